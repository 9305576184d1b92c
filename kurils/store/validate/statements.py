"""What a statement may not be whatever the days: of a state that takes no part, twice, or against itself."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kurils.store.validate.tracks import check_title_shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.store.validate.form.entries import Entries, Entry

OPEN = "9999-12-31"


def check_statements(entries: Entries) -> None:
    """Report parties that are none, views without shape, repetitions, and parts outside of the whole."""
    sides = {side for side in entries.dispute.get("sides") or () if side}
    states = entries.by_id("states")
    looks = {entry.values.get("id") for entry in entries["looks"]}
    for name, key in (("title", "holder"), ("views", "title_holder")):
        for entry in entries[name]:
            holder = entry.values.get(key)
            if holder in states and holder not in sides:
                entry.at.problem("no-party", f"title of {holder!r}, which is no party: `sides` names {_list(sides)}")
    for entry in entries["claims"]:
        claimant = entry.values.get("claimant")
        if claimant in states and claimant not in looks:
            entry.at.problem("no-claimant", f"`looks` of dispute.yaml does not name {claimant!r}, which claims here")
    for entry in entries["views"]:
        check_title_shape(entry, "title_status", "title_holder", "title_document")
    _check_phases(entries)
    _check_called(entries)
    _check_once(entries)
    _check_ends(entries)


def _list(ids: Iterable[str]) -> str:
    return ", ".join(sorted(ids))


def _check_phases(entries: Entries) -> None:
    for entry in entries["claims"]:
        _check_within(entry, [part.get("from") for part in entry.values.get("later") or () if part], "later", True)
    for entry in entries["positions"]:
        for argument in entry.values.get("arguments") or ():
            for end in ("from", "to"):
                _check_within(entry, [(argument or {}).get(end)], "arguments", end == "from")


def _check_within(entry: Entry, days: list[str | None], what: str, begins: bool) -> None:
    """The days stand in order, inside the spell; what begins does so before the spell has ended."""
    given = [day for day in days if day]
    begin, end = entry.values.get("from"), entry.values.get("to") or OPEN
    for day in given:
        if begin and (not begin < day <= end or (begins and day == end)):
            entry.at.problem("outside", f"`{what}` begins or ends on {day}, outside the spell ({begin} to {end})")
    if given != sorted(set(given)):
        entry.at.problem("order", f"the days of `{what}` do not follow one another: {', '.join(given)}")


def _check_called(entries: Entries) -> None:
    """What a state is called on which days: in order, without overlap."""
    for entry in entries["states"]:
        due = ""
        for span in entry.values.get("called") or ():
            if not span or not span.get("from"):
                continue
            if span["from"] < due:
                entry.at.problem("overlap", f"`called` from {span['from']} begins before the one before it has ended")
            due = span.get("to") or OPEN


def _places(values: dict[str, Any]) -> Iterable[str]:
    return (*(values.get("territories") or ()), *(values.get("members") or ()))


def _check_once(entries: Entries) -> None:
    """Documents, readings, `also` and positions stand once."""
    seen: dict[Any, str] = {}
    for entry in entries["documents"]:
        title = (entry.values.get("titles") or {}).get("en")
        days = tuple(
            sorted((d["date"], d.get("event")) for d in entry.values.get("dates") or () if d and d.get("date"))
        )
        _once(seen, ("document", title, days), entry, "the document stands already, with the same title and days")
        summary = (entry.values.get("summary") or {}).get("en")
        if summary:
            _once(seen, ("summary", summary), entry, "the document stands already, with the same summary")
    for entry in entries["readings"]:
        key = ("reading", entry.values.get("document"), entry.values.get("side"))
        _once(seen, key, entry, f"the reading of {key[1]} by {key[2]} is given already")
    spans: dict[Any, list[Entry]] = defaultdict(list)
    for entry in entries["also"]:
        for place in _places(entry.values):
            spans["also", place, entry.values.get("document")].append(entry)
    sides = {side for side in entries.dispute.get("sides") or () if side}
    for entry in entries["positions"]:
        if entry.values.get("by") and entry.values.get("side"):
            told = f"a position is that of one: of {entry.values['side']} by `side`, or of {entry.values['by']} by `by`"
            entry.at.problem("two-sides", told)
        if entry.values.get("by") in sides:
            told = (
                f"{entry.values['by']} is a side of the dispute: what it holds stands under `side`, for all days once"
            )
            entry.at.problem("a-side", told)
        for place in _places(entry.values):
            if entry.values.get("by"):
                spans["position", place, entry.values["by"]].append(entry)
    for (what, place, of), found in spans.items():
        due = ""
        for entry in sorted(found, key=lambda entry: str(entry.values.get("from"))):
            if str(entry.values.get("from")) < due:
                entry.at.problem("overlap", f"{what} of {of} for {place}: begins before the one before it has ended")
            due = max(due, entry.values.get("to") or OPEN)
    for entry in entries["governing"]:
        for place in _places(entry.values):
            for other in spans.get(("also", place, entry.values.get("document")), ()):
                if meet(entry.values, other.values) and entry.values.get("document"):
                    other.at.problem("repeated", f"{other.values['document']} governs {place} on days of this spell")


def _once(seen: dict[Any, str], key: Any, entry: Entry, message: str) -> None:
    if key in seen:
        entry.at.problem("repeated", f"{message} (first at {seen[key]})")
    seen.setdefault(key, f"{entry.at.file}:{entry.at.line}")


def days_apart(first: str, last: str) -> int:
    """Days from one ISO day to another, negative where that comes before it."""
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days


def meet(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Whether two spells have a day in common."""
    if not a.get("from") or not b.get("from"):
        return False
    return bool(max(a["from"], b["from"]) < min(a["to"] or OPEN, b["to"] or OPEN))


def _check_ends(entries: Entries) -> None:
    """What governs beside another document ends on a day on which something happened."""
    days = {
        day
        for name in ("governing", "title", "control", "polity")
        for entry in entries[name]
        for day in (entry.values.get("from"), entry.values.get("to"))
    }
    days |= {date.get("date") for entry in entries["documents"] for date in entry.values.get("dates") or () if date}
    for entry in entries["also"]:
        end = entry.values.get("to")
        if end and end not in days:
            told = f"it ends on {end}, a day on which no document and no spell of control or title begins or ends"
            entry.at.problem("no-event", told)
