"""How long a line lasts: it is in one state on a day, and begins and ends when something does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.store.validate.lines.banks import TRACKS, Land, stands

if TYPE_CHECKING:
    from collections.abc import Callable

    from kurils.store.validate.form.entries import Entries, Entry
    from kurils.store.validate.lines.banks import Course


def check_lasting(entries: Entries, courses: dict[str, Course]) -> None:
    """Report lines that stand twice, and lines that begin or end on a day on which nothing changes.

    `courses` are those of the lines whose shores are known, by the id of the line.
    """
    borders = [entry for entry in entries["borders"] if entry.values.get("from")]
    for n, entry in enumerate(borders):
        for other in borders[:n]:
            _check_once(entry, other.values)
        for other in borders:
            _check_spare(entry, other.values, entries)
    land = Land(entries)
    for entry in borders:
        course = courses.get(str(entry.values.get("line")))
        if course:
            _check_change(entry, course, land, entries)


def _check_once(entry: Entry, other: dict[str, Any]) -> None:
    """On one day a line is in one state; but both sides may claim it, also while it is kept in fact."""
    own = entry.values
    if own.get("line") != other.get("line") or not (stands(own, other["from"]) or stands(other, own["from"])):
        return
    states = {str(own.get("state")), str(other.get("state"))}
    if states == {"claimed", "de-facto"} or (states == {"claimed"} and own.get("by") != other.get("by")):
        return
    told = f"{own.get('line')} is {' and '.join(sorted(states))} on {max(own['from'], other['from'])}"
    entry.at.problem("overlap", f"{told}, by this border and by {other.get('id')}; let one end where the other begins")


def _check_change(entry: Entry, course: Course, land: Land, entries: Entries) -> None:
    """Something changes then on its shores, it follows another line or gives way to one, or its document is of then.

    And what is known of the day, by a span, is known of both.

    A line that is kept in fact and has a document does not begin because another line ends: it begins by the document.
    """
    values, track = entry.values, TRACKS.get(str(entry.values.get("state")))
    if not track:
        return
    spells = [s for s in land.spells(track, course.near) if track != "claims" or s.get("claimant") == values.get("by")]
    document = entries.by_id("documents").get(str(values.get("document")))
    dates = [date for date in (document or {}).get("dates") or () if date]
    if document:
        _check_document(entry, course, land, document)
    days = {day for spell in spells for day in (spell.get("from"), spell.get("to"))}
    if track == "control":
        # another way to hold the same land moves no line
        days = {day for day in days if day and any(_passes(land.spells(track, [shore]), day) for shore in course.near)}
    days |= {date.get("date") for date in dates}
    along = running_along(str(values.get("line")), entries)
    others = [other.values for other in entries["borders"] if other is not entry and along(other.values)]
    ended = [date.get("date") for date in dates if date.get("event") == "ended"]
    for other in others if track == "control" else ():
        if other.get("from") in ended and other.get("state") == "de-facto" and stands(values, other["from"]):
            told = f"{document['id'] if document else ''} ended on {other['from']}, when {other.get('id')} begins"
            entry.at.problem("overlap", f"{told}: the line that rested on it ends there")
    for key, theirs, what in (("from", "to", "begins"), ("to", "from", "ends")):
        day = values.get(key)
        if not day:
            continue
        on = [(each, end) for each in (*spells, *others) for end in ("from", "to") if each.get(end) == day]
        spans = {each.get(f"{end}_edtf") for each, end in on} | {d.get("edtf") for d in dates if d.get("date") == day}
        if spans and values.get(f"{key}_edtf") not in spans:
            told = " or ".join(sorted(str(span or day) for span in spans))
            message = f"`{key}_edtf`: the line {what} with what is told as {told}: say the same of both"
            entry.at.problem("edtf-differs", message)
        if day in days:
            continue
        if key == "from" and document and track == "control":
            told = f"the line begins on {day}, which is no day of its document {document['id']}"
            entry.at.problem("no-change", f"{told}, nor one on which `control` of its shores changes: mend one of them")
        elif not any(other.get(theirs) == day and not _goes_on(values, other) for other in others):
            told = f"the line {what} on {day}, when neither `{track}` of its shores nor another line changes"
            entry.at.problem("no-change", f"{told}: name a `document` of that day or mend `{key}`")


def _passes(spells: list[dict[str, Any]], day: str) -> bool:
    """Whether land passes from one holder to another on a day, by the spells of its control."""
    before, after = ({spell.get("holder") for spell in spells if spell.get(end) == day} for end in ("to", "from"))
    return before != after


def _check_document(entry: Entry, course: Course, land: Land, document: dict[str, Any]) -> None:
    """What a line rests on touches land on its shores, and had not ended before it began, but for what is claimed."""
    values, reach = entry.values, {"territories": document.get("territories") or {}, "members": document.get("members")}
    if course.near and not any(land.is_of(reach, shore) for shore in course.near):
        entry.at.problem(
            "no-reach", f"{document['id']} touches no place on the shores that {values.get('line')} passes"
        )
    ended = [date["date"] for date in document.get("dates") or () if date and date.get("event") == "ended"]
    if values.get("state") != "claimed" and ended and (ended[0] or "") <= values["from"]:
        entry.at.problem("not-in-force", f"{document['id']} ended on {ended[0]}; the line begins on {values['from']}")


def _goes_on(border: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether another border is the same in all that can change on a line."""
    return all(border.get(key) == other.get(key) for key in ("line", "state", "by", "document", "article"))


def _check_spare(entry: Entry, other: dict[str, Any], entries: Entries) -> None:
    """Where a strait has another course on which nothing ever runs, a line does not follow itself."""
    own = entry.values
    if other.get("to") != own["from"] or any(own.get(key) != other.get(key) for key in ("line", "state", "by")):
        return
    lines = entries.by_id("lines")
    straits = (lines.get(str(own.get("line"))) or {}).get("straits")
    run = {border.values.get("line") for border in entries["borders"]}
    # another line of the same state may run there as a part of a longer one
    longer = {border.values.get("line") for border in entries["borders"] if border.values.get("state") == own["state"]}
    joined = {part for id, line in lines.items() if id in longer for part in line.get("joins") or ()}
    courses = [id for id, line in lines.items() if straits and line.get("straits") == straits and not line.get("joins")]
    for spare in (id for id in courses if id not in run | joined):
        told = (
            f"{own['line']} is {own.get('state')} before {own['from']} too, by {other.get('id')}, and no border is on"
        )
        entry.at.problem("no-change", f"{told} {spare}, another course of the strait: let one run there, or drop that")


def running_along(line: str, entries: Entries) -> Callable[[dict[str, Any]], bool]:
    """Whether a border runs along a line: on it, on a part of it or on one that it is a part of, or in its strait."""
    lines, straits = entries.by_id("lines"), straits_of(line, entries)
    parts = {line, *map(str, (lines.get(line) or {}).get("joins") or ())}
    parts |= {id for id, whole in lines.items() if line in (whole.get("joins") or ())}
    there = parts | {id for id in lines if straits & straits_of(id, entries)}
    return lambda border: border.get("line") in there or border.get("strait") in straits


def straits_of(line: str, entries: Entries) -> set[str]:
    """The straits that a line runs through: whose line it or a part of it is, or whose names it has."""
    lines = entries.by_id("lines")
    parts = {line, *map(str, (lines.get(line) or {}).get("joins") or ())}
    names = [named for part in parts if (named := (lines.get(part) or {}).get("straits"))]
    straits = entries.by_id("straits").items()
    return {id for id, strait in straits if strait.get("line") in parts or strait.get("names") in names}
