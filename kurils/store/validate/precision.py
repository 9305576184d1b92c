"""What is known of a day only as a span is known so wherever it stands: of a document, a spell, and the one before."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kurils.dates.edtf import span as edtf_span

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries, Entry

#: what begins by a document; a position relies on some, and of lines it is asked where their shores are
BEGUN = ("control", "title", "claims", "governing", "also", "views")
#: tracks on which one spell of a place ends where the next begins
TRACKS = ("control", "polity", "title", "governing")
#: what is told of an instrument begins on the very day of it
EXACT = ("title", "governing", "also")
#: the first and the last day that may be meant
Span = tuple[str, str]


def check_precision(entries: Entries) -> None:
    """Report days that are told more precisely than by the document, and turns of which two spans are told."""
    documents = entries.by_id("documents")
    covered = (entries.record.get("coverage") or {}).get("from")
    for name in BEGUN:
        for entry in entries[name]:
            _check_begun(entry, documents, name in EXACT)
            _check_over(entry, documents)
    for name in TRACKS:
        _check_turns(entries[name])
        for entry in entries[name]:
            if covered and entry.values.get("from") == covered and entry.values.get("from_edtf"):
                told = "on the first day of the record everything begins that began before"
                entry.at.problem("edtf-differs", f"`from_edtf`: {told}: take it out")


def _span(values: dict[str, Any], day: str, key: str) -> Span:
    """The days that may be meant by a day and the span beside it."""
    told = values.get(key)
    first, last = edtf_span(told) if told else (None, None)
    return (first.isoformat() if first else "", last.isoformat() if last else "9999") if told else (day, day)


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _check_begun(entry: Entry, documents: dict[str, dict[str, Any]], exact: bool) -> None:
    """It may be vaguer than its document, of whose day something else may be told, and is never more precise.

    What is told of the instrument itself (`exact`) is as precise as that.
    """
    values, begin = entry.values, entry.values.get("from")
    ids = [str(id) for id in (values.get("document"), *(values.get("documents") or ())) if id in documents]
    dates = [(id, date) for id in ids for date in documents[id].get("dates") or () if date and date.get("date")]
    there = [(id, date) for id, date in dates if date["date"] == begin]
    if (
        begin
        and there
        and not any(_within(_span(date, begin, "edtf"), _span(values, begin, "from_edtf")) for _, date in there)
    ):
        id, date = there[0]
        told = f"it begins on {values.get('from_edtf') or begin} by {id}, whose day is known as {date['edtf']}"
        entry.at.problem("edtf-differs", f"`from_edtf`: {told}: say the same of both")
    if exact and begin and there:
        own = _span(values, begin, "from_edtf")
        if not any(_within(own, _span(date, begin, "edtf")) for _, date in there):
            known = there[0][1].get("edtf") or begin
            told = f"it begins on {values.get('from_edtf')} by {there[0][0]}, whose day is known as {known}"
            entry.at.problem("edtf-differs", f"`from_edtf`: {told}: say the same of both")


def _check_over(entry: Entry, documents: dict[str, dict[str, Any]]) -> None:
    """What ends with its document ends on a day that is known no better than that of its end."""
    values, end = entry.values, entry.values.get("to")
    document = documents.get(str(values.get("document"))) or {}
    ends = [date for date in document.get("dates") or () if date and date.get("event") == "ended"]
    for date in ends:
        if end and date.get("date") == end and not _within(_span(date, end, "edtf"), _span(values, end, "to_edtf")):
            told = f"it ends on {values.get('to_edtf') or end} with {document['id']}, whose end is known as"
            entry.at.problem("edtf-differs", f"`to_edtf`: {told} {date['edtf']}: say the same of both")


def _check_turns(spells: list[Entry]) -> None:
    """What is told of the end of one spell of a place is told of the beginning of the next.

    A spell of several places may be vaguer than the next one of some of them.
    """
    of_place: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in spells:
        for key in ("territories", "members"):
            for place in entry.values.get(key) or () if entry.values.get("from") else ():
                of_place[key, str(place)].append(entry)
    told: set[tuple[int, int]] = set()
    for (_, place), listed in of_place.items():
        for before, after in pairwise(sorted(listed, key=lambda entry: str(entry.values["from"]))):
            day = before.values.get("to")
            if not day or day != after.values["from"] or (id(before), id(after)) in told:
                continue
            end, begin = _span(before.values, day, "to_edtf"), _span(after.values, day, "from_edtf")
            vaguer = [e for e, own, other in ((before, end, begin), (after, begin, end)) if not _within(own, other)]
            if any(_places(entry) == 1 for entry in vaguer):
                told.add((id(before), id(after)))
                spans = (before.values.get("to_edtf") or day, after.values.get("from_edtf") or day)
                message = (
                    f"{place}: one spell ends on {spans[0]} and the next begins on {spans[1]}: say the same of both"
                )
                after.at.problem("edtf-differs", message)
    for entry in spells:
        for own, theirs in (("from", "to"), ("to", "from")) if _places(entry) > 1 else ():
            _check_alone(entry, own, theirs, of_place, told)


def _check_alone(
    entry: Entry, end: str, other: str, of_place: dict[tuple[str, str], list[Entry]], told: set[tuple[int, int]]
) -> None:
    """A day is told vaguely of several places where it is so of one: not where each has it better by what meets it."""
    day = entry.values.get(end)
    if not day or not entry.values.get(f"{end}_edtf"):
        return
    own, spans = _span(entry.values, day, f"{end}_edtf"), []
    for key in ("territories", "members"):
        for place in entry.values.get(key) or ():
            meeting = [each for each in of_place[key, str(place)] if each.values.get(other) == day]
            if not meeting or any({(id(entry), id(each)), (id(each), id(entry))} & told for each in meeting):
                return
            spans += [_span(each.values, day, f"{other}_edtf") for each in meeting]
    if all(_within(span, own) and not _within(own, span) for span in spans):
        known = (
            f"{entry.values[f'{end}_edtf']} is told here, and of every place a narrower span by the spell next to it"
        )
        entry.at.problem("edtf-differs", f"`{end}_edtf`: {known}: say the same of both")


def _places(entry: Entry) -> int:
    return len(entry.values.get("territories") or ()) + len(entry.values.get("members") or ())
