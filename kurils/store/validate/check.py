"""One call that reads a folder, checks everything and gives back the record or the problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.store.loading import load_folder
from kurils.store.validate.accepted import check_accepted
from kurils.store.validate.acts import check_acts
from kurils.store.validate.agreeing import check_agreeing
from kurils.store.validate.bearing import check_bearing
from kurils.store.validate.beside.missing import check_missing
from kurils.store.validate.beside.standing import check_beside
from kurils.store.validate.calendar import check_calendar
from kurils.store.validate.claims.claiming import check_claiming
from kurils.store.validate.codes import check_codes
from kurils.store.validate.copies import check_copies
from kurils.store.validate.days import check_days
from kurils.store.validate.documents import check_documents
from kurils.store.validate.editions import check_editions
from kurils.store.validate.effects import check_effects
from kurils.store.validate.evidence import check_evidence
from kurils.store.validate.existence import check_existence
from kurils.store.validate.form.dispute import check_dispute
from kurils.store.validate.form.entries import Entries, apply_schema
from kurils.store.validate.form.references import check_references
from kurils.store.validate.form.spans import check_spans
from kurils.store.validate.governing import check_governing
from kurils.store.validate.holding import check_holding
from kurils.store.validate.instruments import check_instruments
from kurils.store.validate.land.geography import check_geography
from kurils.store.validate.land.members import check_members
from kurils.store.validate.land.sums import check_sums
from kurils.store.validate.lines.borders import check_borders
from kurils.store.validate.lines.lasting import check_lasting
from kurils.store.validate.lines.parting import check_parting
from kurils.store.validate.lines.shores import check_shores
from kurils.store.validate.lines.widths import check_widths
from kurils.store.validate.meta import check_meta
from kurils.store.validate.names.called import check_called
from kurils.store.validate.names.kana import check_readings
from kurils.store.validate.names.leading import check_leading
from kurils.store.validate.names.naming import check_naming
from kurils.store.validate.names.spelling import check_spelling
from kurils.store.validate.names.tongues import check_tongues
from kurils.store.validate.precision import check_precision
from kurils.store.validate.statements import check_statements
from kurils.store.validate.times import check_times
from kurils.store.validate.titling import check_titling
from kurils.store.validate.tracks import check_tracks
from kurils.store.validate.translated.texts import check_texts
from kurils.store.validate.variants import check_variants
from kurils.store.validate.voices import check_voices

if TYPE_CHECKING:
    from kurils.store.problems import Problem


def _check_courses(entries: Entries) -> None:
    """Where lines run, by which several rules go."""
    courses = check_shores(entries)
    check_lasting(entries, courses)
    check_parting(entries, courses)


#: what looks at the entries, in the order in which it does
CHECKS = (
    check_references,
    check_spans,
    check_dispute,
    check_evidence,
    check_documents,
    check_tracks,
    check_days,
    check_precision,
    check_statements,
    check_copies,
    check_voices,
    check_agreeing,
    check_claiming,
    check_holding,
    check_titling,
    check_instruments,
    check_acts,
    check_effects,
    check_existence,
    check_members,
    check_geography,
    check_borders,
    _check_courses,
    check_widths,
    check_sums,
    check_naming,
    check_called,
    check_leading,
    check_spelling,
    check_tongues,
    check_readings,
    check_codes,
    check_editions,
    check_variants,
    check_accepted,
    check_meta,
    check_governing,
    check_bearing,
    check_beside,
    check_missing,
    check_times,
    check_texts,
)


def check_folder(root: str) -> tuple[Entries, list[Problem]]:
    """Read and check the record below `root`: its entries, and every problem sorted by file and line."""
    files, problems = load_folder(root)
    entries = apply_schema(files)
    for check in CHECKS:
        try:
            check(entries)
        except Exception:
            # what a check rests on may be the very thing that was found wrong before it
            if not problems and not entries.problems:
                raise
    return entries, sorted({*problems, *entries.problems, *check_calendar(root)})
