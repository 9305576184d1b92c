"""Days of the tracks: what changes on a day that is known changes by something that is dated to it.

A spell whose sources give no more than a span says so by its EDTF, and is not looked at; nor is the first day of the
record, on which everything begins that began before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.store.validate.governing import days_of

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries

#: spells that begin by the document which they name, on a day of it
BEGUN_BY = ("control", "title", "claims")
#: those that may begin by nothing that is a document
UNWRITTEN = ("control", "claims")
_SAY = "give the document its date, or the spell its"
#: spells that may begin by another document, which ends or brings in what they speak of
BEGUN = ("governing", "also", "views", "borders", "positions")
#: those after which nothing need begin, so that the end is not seen by what follows
ENDED = ("claims", "also", "borders", "positions")


def check_days(entries: Entries) -> None:
    """Report spells, and parts of claims, that begin on a day to which nothing is dated."""
    days = {id: set(days_of(document)) for id, document in entries.by_id("documents").items()}
    known = {day for dated in days.values() for day in dated}
    covered = (entries.record.get("coverage") or {}).get("from")
    for name in (*BEGUN_BY, *BEGUN):
        # on which everything begins that began before
        first = (covered, entries.dispute.get("positions_from") if name == "positions" else covered)
        for entry in entries[name]:
            begin = entry.values.get("from")
            own = [days[id] for id in _named(entry.values) if id in days]
            if not begin or begin in first or entry.values.get("from_edtf") or _seen(name, entry.values):
                continue
            if name in BEGUN_BY and own and not any(begin in dated for dated in own):
                told = f"no date of {', '.join(_named(entry.values))} is of {begin}, on which the spell begins"
                entry.at.problem("no-event", f"{told}; {_SAY} `from_edtf`")
            elif begin not in known and name not in UNWRITTEN:
                told = f"it begins on {begin}, to which no document of the record is dated"
                entry.at.problem("no-event", f"{told}; {_SAY} `from_edtf`")
    for name in ENDED:
        for entry in entries[name]:
            end = entry.values.get("to")
            if end and end not in known and not entry.values.get("to_edtf") and not _seen(name, entry.values):
                told = f"it ends on {end}, to which no document of the record is dated"
                entry.at.problem("no-event", f"{told}; {_SAY} `to_edtf`")
    _check_beside(entries, days, covered)
    for entry in entries["claims"]:
        for later in entry.values.get("later") or ():
            day = (later or {}).get("from")
            if day and day not in known:
                entry.at.problem("no-event", f"`later` begins on {day}, to which no document of the record is dated")


def _check_beside(entries: Entries, days: dict[str, set[str]], covered: str | None) -> None:
    """What bears on a place beside what governs begins by itself, by what acts on it, or with what governs."""
    acting: dict[str, set[str]] = {}
    for entry in entries["documents"]:
        for effect in entry.values.get("effects") or ():
            acting.setdefault(str((effect or {}).get("document")), set()).update(days_of(entry.values))
    for entry in entries["also"]:
        begin, id = entry.values.get("from"), str(entry.values.get("document"))
        if not begin or entry.values.get("from_edtf") or id not in days:
            continue
        own = _places(entry.values)
        turns = {spell.values.get(end) for spell in entries["governing"] for end in ("from", "to")
                 if own & _places(spell.values)}  # fmt: skip
        if begin not in days[id] | acting.get(id, set()) | turns | {covered}:
            told = f"on {begin} nothing is dated of {id} or of what acts on it, and what governs does not change"
            entry.at.problem("no-event", f"{told}: mend `from` or `document`")


def _places(values: dict[str, Any]) -> set[str]:
    return {*(values.get("territories") or ()), *(values.get("members") or ())}


def _seen(name: str, values: dict[str, Any]) -> bool:
    """What others say has the days of the sources in which it was seen, which need be no documents of the dispute."""
    return name == "positions" and not values.get("side")


def _named(values: dict[str, Any]) -> list[str]:
    return [str(id) for id in (values.get("document"), *(values.get("documents") or ())) if id]
