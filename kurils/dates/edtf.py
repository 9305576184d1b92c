"""The forms of EDTF (ISO 8601-2) that the record uses: 1754, 1855-09, 1945-09-03, 1798~, 1945-09-03/1945-09-05, a/.."""

from __future__ import annotations

from kurils.base.errors import InvalidDate
from kurils.base.quick import date
from kurils.dates.civil import GREGORIAN, parts
from kurils.dates.western import span as span_of

#: approximate, uncertain, both
QUALIFIERS = "~?%"
HINT = "write 1754, 1855-09, 1945-09-03, 1798~, 1945-09-03/1945-09-05, 1956-12-12/.. or ../1855"


def span(text: str) -> tuple[date | None, date | None]:
    """First and last day; None for an open end. Qualifiers do not widen the span: `1798~` is the year 1798."""
    begin, slash, end = text.partition("/")
    if not slash:
        return _part(text, begin)
    if begin == end == "..":
        raise InvalidDate(text, "both ends are open", HINT)
    first = None if begin == ".." else _part(text, begin)[0]
    last = None if end == ".." else _part(text, end)[1]
    if first is not None and last is not None and first > last:
        raise InvalidDate(text, "it ends before it begins", HINT)
    return first, last


def qualified(text: str) -> bool:
    """Whether any part is marked approximate or uncertain."""
    return any(mark in text for mark in QUALIFIERS)


def _part(text: str, part: str) -> tuple[date, date]:
    """The span of a year, a month or a day."""
    fields = (part[:-1] if part[-1:] in QUALIFIERS else part).split("-")
    digits = all(field.isascii() and field.isdigit() for field in fields)
    if not digits or [len(field) for field in fields] not in ([4], [4, 2], [4, 2, 2]):
        raise InvalidDate(text, "it is no EDTF date of a known form", HINT)
    return span_of(text, GREGORIAN, *parts(fields))
