"""Variants: another value than the accepted one, which is the one that the record prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kurils.answers.lists import DATE_EVENTS
from kurils.base.errors import KurilsError
from kurils.dates.edtf import span as edtf_span
from kurils.store.validate.form.spans import late_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.store.validate.form.entries import Entries, Entry

OPEN = "9999-12-31"
#: what is told of all days of a window by one word, that stands in a track under this field
HELD = ("control.holder", "title.holder", "title.status", "governing.document")
#: a word of a track, and not a sentence about it
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
#: how a source writes a day, behind it
_BRACKETS = re.compile(r" \([^()]+\)$")
_WORDS = re.compile(r"\w+")
_DAY = re.compile(r"\d{3,4}(?:-\d\d){0,2}")


def check_variants(entries: Entries) -> None:
    """Report variants of nothing, variants that are no other value, and accepted values that are not printed."""
    documents = entries.by_id("documents")
    last = (entries.record.get("coverage") or {}).get("to") or "9999"
    for entry in entries["variants"]:
        of, accepted, value = (str(entry.values.get(key) or "") for key in ("of", "accepted", "value"))
        if _plain(accepted) == _plain(value):
            entry.at.problem("no-variant", f"the variant is the accepted value itself: {value}")
        elif _meet(_span(accepted), _span(value)):
            told = f"{value} and the accepted {accepted} may be the same day"
            entry.at.problem("no-variant", f"{told}: a variant is another, however precise either is")
        for said in (accepted, value):
            _check_calendar(entry, of, said, last)
        document = documents.get(str(entry.values.get("document")))
        if of in DATE_EVENTS:
            _check_event(entry, of, accepted, document)
        elif entry.values.get("at"):
            _check_day(entry, accepted, [(entry.values["at"], None)])
        if of in HELD and entry.values.get("window"):
            _check_window(entry, of, accepted, entries)
    _check_once(entries)


def _check_once(entries: Entries) -> None:
    """Of one event of a document, or one turn of a place, a value stands once: as a variant, or as rejected."""
    said: dict[tuple[object, ...], Entry] = {}
    for entry in entries["variants"]:
        about = [entry.values.get(key) for key in ("of", "document", "at", "value", "claimant")]
        places = [tuple(entry.values.get(key) or ()) for key in ("territories", "members")]
        window = entry.values.get("window") or {}
        key = (*about, *places, window.get("from"), window.get("to"))
        other = said.setdefault(key, entry)
        if other is not entry:
            entry.at.problem("repeated", f"{other.values.get('id')} has this value of the same already")


def _plain(said: str) -> str:
    """A value without what may be written otherwise: case, quotation marks, points, and an article before it."""
    return " ".join(word for word in _WORDS.findall(said.casefold()) if word not in ("a", "an", "the"))


def _span(said: str) -> tuple[str, str] | None:
    """The first and the last day that may be meant by a value, if it is a day or a span."""
    try:
        first, last = edtf_span(day_of(said))
    except KurilsError:
        return None
    return first.isoformat() if first else "", last.isoformat() if last else OPEN


def _meet(one: tuple[str, str] | None, other: tuple[str, str] | None) -> bool:
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


def _check_calendar(entry: Entry, of: str, said: str, last: str) -> None:
    """The value of a date, or of an end of a spell, is a day or a span; what is written as a day anywhere was one."""
    dated = of in DATE_EVENTS or of.endswith((".from", ".to"))
    # a year alone may be so many square kilometres
    if not dated and "-" in said and _span(said):
        told = f"{said} is a day, and {of!r} is none: it is a variant of an event, or of where a spell begins or ends"
        entry.at.problem("a-day", told)
    if not dated and not _DAY.fullmatch(said):
        return
    try:
        edtf_span(day_of(said))
    except KurilsError:
        told = (
            f"{said} is no day or span, as a value of {of!r} is: write 1855-02-07, 1855-02 or 1855/1856 and what else"
        )
        told = f"{told} is said in brackets behind it, or make it a variant of the content"
        entry.at.problem("bad-day", told if dated else f"{said} is no day of the calendar")
        return
    if late_part(day_of(said).removesuffix("/.."), last):
        entry.at.problem("after-coverage", f"{said} is later than the record was checked ({last})")


def day_of(said: str) -> str:
    """The day of a value, without what is said of it in brackets behind it: `1855-02-07 (26 January, Old Style)`."""
    return _BRACKETS.sub("", said)


def _check_event(entry: Entry, event: str, accepted: str, document: dict[str, Any] | None) -> None:
    if document is None:
        if not entry.values.get("document"):
            entry.at.problem("no-document", f"a variant of {event!r} names the document")
        return
    dates = [date for date in document.get("dates") or () if date and date.get("event") == event and date.get("date")]
    if not dates:
        entry.at.problem("no-date", f"{document['id']} has no date {event!r}, of which this would be a variant")
        return
    _check_day(entry, accepted, [(date["date"], date.get("edtf")) for date in dates])


def _check_day(entry: Entry, accepted: str, printed: list[tuple[str, str | None]]) -> None:
    """A day that is accepted is the day, or a span around the day, that is printed."""
    try:
        first, last = edtf_span(day_of(accepted))
    except KurilsError:
        return
    for day, span in printed:
        if span == day_of(accepted):
            return
        if (first is None or first.isoformat() <= day) and (last is None or day <= last.isoformat()):
            return
    told = ", ".join(day for day, _ in printed)
    entry.at.problem("not-accepted", f"{accepted} is called accepted; the record has {told}")


def _check_window(entry: Entry, of: str, accepted: str, entries: Entries) -> None:
    """A value that is accepted is what the track has on each day of the window."""
    track, _, field = of.partition(".")
    window = entry.values["window"]
    if of == "governing.document":
        # with its state behind a comma
        accepted = accepted.partition(",")[0]
    elif not _WORD.fullmatch(accepted):
        return
    for values in spells_of(entry, track, entries):
        begins_in_time = values["from"] < (window.get("to") or OPEN)
        if begins_in_time and (values.get("to") or OPEN) > (window.get("from") or ""):
            held = values.get(field) or "none"
            if held != accepted:
                day = max(values["from"], window.get("from") or "")
                entry.at.problem("not-accepted", f"{accepted} is called accepted; on {day} the record has {held}")
                return


def spells_of(entry: Entry, track: str, entries: Entries) -> Iterator[dict[str, Any]]:
    """The spells of the places of a variant: of named islands their own, or those of their territory."""
    islands = entries.by_id("islands")
    spells = [spell.values for spell in entries[track] if spell.values.get("from")]
    apart = {member for values in spells for member in values.get("members") or ()}
    territories, members = {*(entry.values.get("territories") or ())}, {*(entry.values.get("members") or ())}
    territories |= {(islands.get(str(member)) or {}).get("territory") for member in members - apart}
    for values in spells:
        if territories & {*(values.get("territories") or ())} or members & {*(values.get("members") or ())}:
            yield values
