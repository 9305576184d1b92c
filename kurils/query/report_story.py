"""The changes of a range as a narrative: day by day, each change once for the places that share it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.answers.cited import cited
from kurils.query.changes import changes_between, shared, turning
from kurils.query.envelope import day_forms

if TYPE_CHECKING:
    from kurils.answers.days import Change
    from kurils.answers.report import ReportAct, ReportChange, ReportNote, ReportStoryDay
    from kurils.record import Record
    from kurils.store.tracks import Place, Spell


def story(record: Record, places: list[Place], first: str, last: str) -> list[ReportStoryDay]:
    """Every day in (first, last] on which a track of the places changed; places that share a change stand together.

    The changes are not yet told in words: see `kurils.words.report`.
    """
    days: dict[str, list[list[Change]]] = {}
    for changes in shared(changes_between(places, first, last)):
        days.setdefault(changes[0]["date"], []).append(changes)
    found = {place.id: place for place in places}
    return [
        {
            "date": day_forms(day),
            "changes": [_change(changes, found) for changes in groups],
            "on_this_day": acts_on(record, day),
        }
        for day, groups in days.items()
    ]


def acts_on(record: Record, day: str) -> list[ReportAct]:
    """What documents record for that very day."""
    events = record.section("status")["events"].get(day, ())
    return [
        {"id": id, "title": record.titles[id], "event": event, "by": by, "date": day, "edtf": None}
        for id, event, by in events
    ]


def _change(changes: list[Change], places: dict[str, Place]) -> ReportChange:
    one = changes[0]
    of_island = {change["island"]: turning(places[change["island"]], change) for change in changes}
    return {
        "date": one["date"],
        "edtf": one["edtf"],
        "islands": list(of_island),
        "track": one["track"],
        "before": one["before"],
        "after": one["after"],
        "sentence": "",
        "documents": list(dict.fromkeys(change["document"] for change in changes if change["document"])),
        "notes": _notes(of_island, one["track"]),
        "sources": list(dict.fromkeys(cited(changes))),
    }


def _notes(of_island: dict[str, list[Spell]], track: str) -> list[ReportNote]:
    """What the record notes of the spells, or why their document governs; islands that share a text stand together."""
    texts: dict[str, list[str]] = {}
    for id, spells in of_island.items():
        for spell in spells:
            text = spell["why"] if track == "governing" else spell.get("note")
            if text and id not in texts.setdefault(text, []):
                texts[text].append(id)
    return [{"islands": islands, "text": text} for text, islands in texts.items()]
