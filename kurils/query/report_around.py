"""What happened around a day or a range: the most relevant documents and events of the years before and after."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kurils.answers.lists import TOUCH
from kurils.dates.forms import day_after, years_on

if TYPE_CHECKING:
    from kurils.answers.report import ReportAct, ReportAround, ReportNeighbour
    from kurils.record import Record
    from kurils.store.rows import DocumentRow
    from kurils.store.tracks import Place

#: how many entries stand on each side of the day or range
LIMIT = 8
#: how much a document counts that turned a track of some territory, and how much by the way it touches the places
_TURNED = 3
_TOUCH = {touch: 1 if touch == "bears" else 2 for touch in TOUCH}
#: tracks whose spells name the document that turned them
_TURNING = ("control", "title", "governing", "also")


def around(record: Record, places: list[Place], first: str, last: str, years: int, today: date) -> ReportAround:
    """The documents and events within `years` of the day or range.

    On each side the `LIMIT` most relevant, and of equal ones the nearest; everything that happened on the very day of
    a report on a day. A document that acted on both sides stands on both.
    """
    begin = max(years_on(first, -years), record.meta["coverage"]["from"])
    end = min(years_on(last, years), today.isoformat())
    turned = _turning(record)
    groups = {place.group for place in places}
    sides: dict[str, list[tuple[int, int, ReportNeighbour]]] = {"before": [], "same-day": [], "after": []}
    for document in record.section("documents")["documents"]:
        weight = _TURNED * (document["id"] in turned)
        weight += max((_TOUCH[document["territories"][id]] for id in groups & set(document["territories"])), default=0)
        if not weight:
            continue
        for when, acts in _acts(document, first, last, begin, end).items():
            near = min(_distance(act["date"], first, last) for act in acts)
            sides[when].append((-weight, near, _neighbour(document, when, acts)))
    entries: list[ReportNeighbour] = []
    for when, found in sides.items():
        found.sort(key=lambda entry: (entry[0], entry[1], entry[2]["id"]))
        chosen = found if when == "same-day" else found[:LIMIT]
        entries += sorted((entry[2] for entry in chosen), key=lambda entry: (entry["acts"][0]["date"], entry["id"]))
    count = sum(map(len, sides.values()))
    return {"years": years, "from": begin, "to": day_after(end), "found": count, "entries": entries}


def _turning(record: Record) -> set[str]:
    """The documents on which a track of some territory turns."""
    tracks = record.section("tracks")
    return {spell["document"] for track in _TURNING for spell in tracks[track] if spell.get("document")}


def _acts(document: DocumentRow, first: str, last: str, begin: str, end: str) -> dict[str, list[ReportAct]]:
    """The acts of a document before, on, and after the day; those inside a longer range stand elsewhere."""
    sides: dict[str, list[ReportAct]] = {}
    for act in document["dates"]:
        day = act["date"]
        if not begin <= day <= end or act["event"] == "secret_until" or (first < last and first <= day <= last):
            continue
        when = "before" if day < first else "after" if day > last else "same-day"
        sides.setdefault(when, []).append(
            {"id": document["id"], "title": document["short"], "event": act["event"], "by": act["by"], "date": day,
             "edtf": act["edtf"]}
        )  # fmt: skip
    for acts in sides.values():
        acts.sort(key=lambda act: act["date"])
    return sides


def _neighbour(document: DocumentRow, when: str, acts: list[ReportAct]) -> ReportNeighbour:
    sources = list(document["sources"])
    for act in document["dates"]:
        if any(shown["date"] == act["date"] and shown["event"] == act["event"] for shown in acts):
            sources += [id for id in act["sources"] if id not in sources]
    return {
        "when": when,  # type: ignore[typeddict-item]
        "id": document["id"],
        "title": document["short"],
        "kind": document["kind"],
        "acts": acts,
        "summary": document["summary"],
        "sources": sources,
    }


def _distance(day: str, first: str, last: str) -> int:
    at = date.fromisoformat(day)
    return max((date.fromisoformat(first) - at).days, (at - date.fromisoformat(last)).days, 0)
