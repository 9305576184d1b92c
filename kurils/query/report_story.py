"""The changes of a range as a narrative: day by day, each change in one sentence with what was before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.query.changes import changes_between
from kurils.query.envelope import day_forms

if TYPE_CHECKING:
    from kurils.answers.days import Change
    from kurils.answers.report import ReportAct, ReportChange, ReportNote, ReportStoryDay
    from kurils.record import Record
    from kurils.store.tracks import Place, Spell

#: how the tracks of the record are called in changes -> in spells
_TRACKS = {"claim": "claims"}


def story(record: Record, places: list[Place], first: str, last: str) -> list[ReportStoryDay]:
    """Every day in (first, last] on which a track of the places changed; places that share a change stand together."""
    days: dict[str, dict[tuple[str, str, str], list[Change]]] = {}
    for change in changes_between(record.section("status"), places, first, last):
        key = (change["track"], repr(change["before"]), repr(change["after"]))
        days.setdefault(change["date"], {}).setdefault(key, []).append(change)
    found = {place.id: place for place in places}
    return [
        {
            "date": day_forms(day),
            "changes": [_change(record, changes, found) for changes in groups.values()],
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


def _change(record: Record, changes: list[Change], places: dict[str, Place]) -> ReportChange:
    one = changes[0]
    track, day = one["track"], one["date"]
    islands = [change["island"] for change in changes]
    of_island = {id: _spells(places[id], one) for id in islands}
    spells = [spell for found in of_island.values() for spell in found]
    before = _text(record, track, _before(places[islands[0]], track, day), one["before"])
    after = _text(record, track, places[islands[0]].on(track, day) if track != "claim" else None, one["after"])
    return {
        "date": day,
        "edtf": next((spell["from_edtf"] for spell in spells if spell["from"] == day and spell.get("from_edtf")), None),
        "islands": islands,
        "track": track,
        "before": one["before"],
        "after": one["after"],
        "before_text": before,
        "after_text": after,
        "sentence": _sentence(record, one, [places[id] for id in islands], spells, before, after),
        "documents": list(dict.fromkeys(change["document"] for change in changes if change["document"])),
        "notes": _notes(of_island, track),
        "sources": list(dict.fromkeys(id for spell in spells for id in spell["sources"])),
    }


def _spells(place: Place, change: Change) -> list[Spell]:
    """The spells that a change begins; of claims also those that it ends."""
    day, track = change["date"], change["track"]
    if track != "claim":
        spell = place.on(track, day)
        return [spell] if spell else []
    gone = set(change["before"] or ()) - set(change["after"] or ())
    come = set(change["after"] or ()) - set(change["before"] or ())
    return [
        row
        for row in place.rows("claims")
        if (row["to"] == day and row["claimant"] in gone) or (row["from"] == day and row["claimant"] in come)
    ]


def _notes(of_island: dict[str, list[Spell]], track: str) -> list[ReportNote]:
    """What the record notes of the spells, or why their document governs; islands that share a text stand together."""
    texts: dict[str, list[str]] = {}
    for id, spells in of_island.items():
        for spell in spells:
            text = spell["why"] if track == "governing" else spell.get("note")
            if text and id not in texts.setdefault(text, []):
                texts[text].append(id)
    return [{"islands": islands, "text": text} for text, islands in texts.items()]


def _before(place: Place, track: str, day: str) -> Spell | None:
    if track == "claim":
        return None
    rows = place.rows(_TRACKS.get(track, track))
    return next((row for row in rows if row["to"] == day), None)


def _text(record: Record, track: str, spell: Spell | None, value: Any) -> str:
    """A value of a track in words."""
    words = record.wording
    if track == "claim":
        return words.states(value)
    if spell is None:
        return words.tr("none")
    if track == "control":
        kind = words.tr(f"kind.{spell['kind']}")
        return f"{words.state(spell['holder'])} ({kind})" if spell["holder"] else kind
    if track == "polity":
        return str(spell["polity"])
    if track == "title":
        return words.tr(f"title.{spell['status']}", holder=words.state(spell["holder"]))
    if spell["document"] is None:
        return words.tr("nothing-governs")
    article = f", {words.tr('article', number=spell['article'])}" if spell["article"] else ""
    state = words.tr(f"document-state.{spell['state']}")
    return f"{record.titles[spell['document']]}{article} ({state})"


def _sentence(record: Record, change: Change, places: list[Place], spells: list[Spell], before: str, after: str) -> str:
    words, track = record.wording, change["track"]
    names = [place.name for place in places]
    where = words.tr("report.list.and").join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    values: dict[str, Any] = {"islands": where, "before": before, "after": after}
    if track == "claim":
        old, new = change["before"] or [], change["after"] or []
        come = [state for state in new if state not in old]
        gone = [state for state in old if state not in new]
        told = [words.tr("report.story.claimed", islands=where, states=words.states(come))] if come else []
        told += [words.tr("report.story.unclaimed", islands=where, states=words.states(gone))] if gone else []
        return " ".join(told)
    if track == "control":
        spell = spells[0]
        polity = places[0].on("polity", change["date"])
        values["holder"] = f"{words.state(spell['holder'])} ({polity['polity']})" if polity else ""
        return words.tr(f"report.story.control.{spell['kind']}", **values)
    return words.tr(f"report.story.{track}", **values)
