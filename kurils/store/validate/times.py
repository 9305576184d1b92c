"""Texts in their time: what a dated text says had happened by its first day, or stands behind "later:".

A note that tells of a later year, or names a later document, would be printed as if it had been known on every day of
its spell. Variants and readings are told from any time and are not looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.dates.civil import MONTHS
from kurils.dates.edtf import span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.store.validate.form.entries import Entries
    from kurils.store.validate.form.fields import At

#: a year, with the month and the day before it where they are given
_DATE = re.compile(rf"(?:(\d{{1,2}}) )?(?:({'|'.join(MONTHS)}) )?\b(1[6-9]\d\d|20\d\d)\b(?!-\d\d-)")
#: what is said of a later time, to the end of its sentence
_LATER = re.compile(r"[Ll]ater:.*?(?:\.(?=\s+[A-Z])|$)")
#: a time that is counted from whenever the text was written
_RELATIVE = re.compile(
    r"\b(?:(?:this|last|next) (?:spring|summer|autumn|winter|year|month|week)|recently|lately|now|nowadays|currently"
    r"|today|at present|yesterday|tomorrow|ago)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"[^"]*"')
_ID = re.compile(r"\b\d{4}-[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class Dated(NamedTuple):
    """A text of the record, and the last day by which what it says must have happened."""

    at: At
    where: str
    text: str
    day: str


def unmarked(text: str) -> str:
    """The text without what it says to be of a later time."""
    return _LATER.sub("", text)


def dates_in(text: str) -> Iterator[str]:
    """The first day, ISO, of every date that a text names."""
    for day, month, year in _DATE.findall(text):
        number = MONTHS.index(month) + 1 if month else 1
        yield f"{year}-{number:02d}-{int(day) if day and month else 1:02d}"


def check_times(entries: Entries) -> None:
    """Report texts that tell of a later time unmarked, or count time from nowhere."""
    first_days = {
        id: min(dates)
        for id, document in entries.by_id("documents").items()
        if (dates := [date["date"] for date in document.get("dates") or () if date and date.get("date")])
    }
    for at, where, text, day in dated_texts(entries):
        said = unmarked(text)
        for found in sorted({found for found in dates_in(said) if found > day}):
            at.problem("later-date", f"{where} of {day} tells of {found} unmarked; write `later:` before it")
        for id in _ID.findall(said):
            if first_days.get(id, "") > day:
                at.problem("later-document", f"{where} of {day} names {id}, which is of {first_days[id]}")
    for at, where, text in texts(entries):
        if relative := _RELATIVE.search(_QUOTED.sub("", text)):
            at.problem(
                "relative-time", f"{where} says {relative[0]!r}; say when, as a reader of any year understands it"
            )


def dated_texts(entries: Entries) -> Iterator[Dated]:
    """The English texts of spells and positions, each with its first day."""
    for name in ("control", "polity", "title", "governing", "also", "views", "claims", "positions"):
        for entry in entries[name]:
            values = entry.values
            for part in (values, *(later for later in values.get("later") or () if later)):
                day = _known_by(part.get("from"), part.get("from_edtf"))
                for key in ("summary", "why", "note"):
                    if day and (text := _english(part.get(key))):
                        yield Dated(entry.at, key, text, day)
            for argument in values.get("arguments") or ():
                day = (argument or {}).get("from") or _known_by(values.get("from"), values.get("from_edtf"))
                if day and (text := _english((argument or {}).get("text"))):
                    yield Dated(entry.at, "an argument", text, day)


def texts(entries: Entries) -> Iterator[tuple[At, str, str]]:
    """Those texts, and what documents and borders say in English."""
    yield from ((at, where, text) for at, where, text, _ in dated_texts(entries))
    for name in ("documents", "borders"):
        for entry in entries[name]:
            values = entry.values
            for part in (values, *(values.get("dates") or ()), *(values.get("articles") or ())):
                for key in ("summary", "note"):
                    if text := _english((part or {}).get(key)):
                        yield entry.at, key, text


def _known_by(day: Any, edtf: Any) -> str | None:
    """The last day of a span that the sources give, or the day itself."""
    last = span(edtf)[1] if isinstance(edtf, str) else None
    return last.isoformat() if last else day if isinstance(day, str) else None


def _english(text: Any) -> str:
    return text.get("en") or "" if isinstance(text, dict) else ""
