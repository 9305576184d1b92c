"""Why the answer for one place and one day is what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.answers.cited import cited, located
from kurils.query.changes import changes_between
from kurils.query.envelope import date_forms, header, span_of, within
from kurils.query.status import island_status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from typing import Any

    from kurils.answers.days import IslandStatus, SourceLine, Variant
    from kurils.answers.documents import DocumentVariant, ExplainAnswer, Reading
    from kurils.dates import HistoricalDate
    from kurils.store.rows import DocumentRow
    from kurils.store.tracks import Place

_SHOWN = ("id", "of", "accepted", "value", "standing", "by", "why", "sources")


def explain(
    section: Mapping[str, Any],
    place: Place,
    question: HistoricalDate,
    readings: list[Reading],
    variants: list[DocumentVariant],
    cite: Callable[[set[str]], list[SourceLine]],
    today: date,
    documents: Iterable[DocumentRow] = (),
) -> ExplainAnswer:
    """The status of the place, the rule that picks its document, both readings of it, and every dissent that bears.

    A month or a year in which nothing changes is explained with every document that has a date within it; otherwise
    its changes are listed. `documents` are those of the record. `rule` and `reasons` are still empty: see
    `kurils.words.reasons`.
    """
    day, last, beyond = within(section["meta"], question, today)
    if changes := changes_between([place], day, last):
        return {
            "kurils": header("explain", section["meta"], beyond),
            "date": date_forms(question),
            "span": span_of(question, day, last),
            "island": None,
            "changes": changes,
            "rule": "",
            "reasons": [],
            "readings": [],
            "variants": [],
            "rejected": [],
            "sources": cite(set(cited(changes))),
            "places_in_sources": {},
        }
    status = island_status(section, place, day)
    governing = status["governing_document"]
    read = [reading for reading in readings if governing and reading["document"] == governing["id"]]
    acted = {document["id"] for document in documents if _acted(document, place, day, last)}
    bearing = [variant for variant in variants if _bears(variant, place, status, day, acted)]
    dissent = [_shown(variant) for variant in bearing]
    rests = cited(read, dissent, status["control"], status["title"], status["claims"], governing, status["ungoverned"])
    return {
        "kurils": header("explain", section["meta"], beyond),
        "date": date_forms(question),
        "span": span_of(question, day, last),
        "island": status,
        "changes": [],
        "rule": "",
        "reasons": [],
        "readings": read,
        "variants": [variant for variant in dissent if variant["standing"] == "variant"],
        "rejected": [variant for variant in dissent if variant["standing"] == "rejected"],
        "sources": cite(set(rests)),
        "places_in_sources": located(*place.singles(day), place.all_on("claims", day), read, bearing),
    }


def _acted(document: DocumentRow, place: Place, first: str, last: str) -> bool:
    """Whether the document touches the place and has a date, or a span that its sources give, within these days."""
    if place.group not in document["territories"]:
        return False
    from kurils.dates import edtf

    for act in document["dates"]:
        begin, end = edtf.span(act["edtf"]) if act["edtf"] else (None, None)
        if (begin.isoformat() if begin else act["date"]) <= last and first <= (end.isoformat() if end else act["date"]):
            return True
    return False


def _bears(variant: DocumentVariant, place: Place, status: IslandStatus, day: str, acted: set[str]) -> bool:
    """Whether a dissent belongs to this place and day, or to a document that governs it, bears on it, or acted then."""
    documents = {bearing["id"] for bearing in (status["governing_document"], *status["also"]) if bearing} | acted
    here = place.group in variant["territories"] or place.id in variant["members"]
    if variant["window"]:
        begin, end = variant["window"]["from"], variant["window"]["to"]
        places = variant["territories"] or variant["members"]
        return (here if places else variant["document"] in documents) and begin <= day and (end is None or day < end)
    if here and variant["at"]:
        return any(variant["id"] == shown["id"] for shown in status["variants"]) or variant["document"] in documents
    if variant["document"] is None:
        # a disagreement about the place on any day: its name, its area
        return here and not variant["at"]
    return variant["document"] in documents and (here or not variant["territories"])


def _shown(variant: DocumentVariant) -> Variant:
    return {key: variant[key] for key in _SHOWN}  # type: ignore[return-value, literal-required]
