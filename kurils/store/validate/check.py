"""One call that reads a folder, checks everything and gives back the record or the problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.store.loading import load_folder
from kurils.store.validate.agreeing import check_agreeing
from kurils.store.validate.borders import check_borders
from kurils.store.validate.calendar import check_calendar
from kurils.store.validate.called import check_called
from kurils.store.validate.claiming import check_claiming
from kurils.store.validate.codes import check_codes
from kurils.store.validate.days import check_days
from kurils.store.validate.dispute import check_dispute
from kurils.store.validate.documents import check_documents
from kurils.store.validate.entries import Entries, apply_schema
from kurils.store.validate.evidence import check_evidence
from kurils.store.validate.existence import check_existence
from kurils.store.validate.geography import check_geography
from kurils.store.validate.governing import check_governing
from kurils.store.validate.instruments import check_instruments
from kurils.store.validate.lasting import check_lasting
from kurils.store.validate.meta import check_meta
from kurils.store.validate.naming import check_naming
from kurils.store.validate.parting import check_parting
from kurils.store.validate.references import check_references
from kurils.store.validate.shores import check_shores
from kurils.store.validate.statements import check_statements
from kurils.store.validate.sums import check_sums
from kurils.store.validate.texts import check_texts
from kurils.store.validate.times import check_times
from kurils.store.validate.tracks import check_tracks
from kurils.store.validate.variants import check_variants
from kurils.store.validate.widths import check_widths

if TYPE_CHECKING:
    from kurils.store.problems import Problem


def check_folder(root: str) -> tuple[Entries, list[Problem]]:
    """Read and check the record below `root`: its entries, and every problem sorted by file and line."""
    files, problems = load_folder(root)
    entries = apply_schema(files)
    check_references(entries)
    check_dispute(entries)
    check_evidence(entries)
    check_documents(entries)
    check_tracks(entries)
    check_days(entries)
    check_statements(entries)
    check_agreeing(entries)
    check_claiming(entries)
    check_instruments(entries)
    check_existence(entries)
    check_geography(entries)
    check_borders(entries)
    courses = check_shores(entries)
    check_lasting(entries, courses)
    check_parting(entries, courses)
    check_widths(entries)
    check_sums(entries)
    check_naming(entries)
    check_called(entries)
    check_codes(entries)
    check_variants(entries)
    check_meta(entries)
    check_governing(entries)
    check_times(entries)
    check_texts(entries)
    return entries, sorted({*problems, *entries.problems, *check_calendar(root)})
