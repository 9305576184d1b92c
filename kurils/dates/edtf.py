"""The forms of EDTF (ISO 8601-2) that the record uses: 1754, 1855-09, 1945-09-03, 1798~, 1945-09-03/1945-09-05, a/..

A user may give them too, and besides `194X`, `1945-09-XX`, and what people write for them: 1940s, circa 1798, 1798年頃.
"""

from __future__ import annotations

from kurils.base.errors import InvalidDate, Said
from kurils.base.quick import date
from kurils.dates.civil import GREGORIAN, parts
from kurils.dates.western import span as span_of

#: approximate, uncertain, both
QUALIFIERS = "~?%"
HINT = Said(
    "write 1754, 1855-09, 1945-09-03, 1798~, 1945-09-03/1945-09-05, 1956-12-12/.. or ../1855", "error.hint.edtf"
)


def span(text: str) -> tuple[date | None, date | None]:
    """First and last day; None for an open end. Qualifiers do not widen the span: `1798~` is the year 1798."""
    begin, slash, end = text.partition("/")
    if not slash:
        return _part(text, begin)
    if begin == end == "..":
        raise InvalidDate(text, Said("both ends are open", "why.both-open"), HINT)
    first = None if begin == ".." else _part(text, begin)[0]
    last = None if end == ".." else _part(text, end)[1]
    if first is not None and last is not None and first > last:
        raise InvalidDate(text, Said("it ends before it begins", "why.ends-before"), HINT)
    return first, last


def stretch(given: str, text: str) -> tuple[str, date, date] | None:
    """The precision (day, month, year or span), first and last day of a text that is no plain date; None for others.

    `text` is normalised. An open end is the first or the last day that there is; the record cuts it.
    """
    import re

    from kurils.dates.vocabulary import APPROXIMATE_BEHIND, APPROXIMATELY

    core = re.sub(f"^(?:{APPROXIMATELY}) *|(?<=[0-9年月]) *(?:{APPROXIMATE_BEHIND})$", "", text)
    if core != text and core:
        from kurils.dates.dual import reading_of

        reading = reading_of(given, core)
        return reading.precision, reading.first, reading.last
    found = _decade(given, text)
    if found is not None:
        return "span", *found
    part = r"[0-9]{4}(?:-[0-9]{2}){0,2}[~?%]?"
    if re.fullmatch(f"(?:{part}|\\.\\.)/(?:{part}|\\.\\.)", text):
        first, last = span(text)
        return "span", first or date.min, last or date.max
    plain = re.sub("(?:-xx){1,2}$", "", text)
    if plain == text and not re.fullmatch(part, text):
        return None
    if plain == text and text[-1] not in QUALIFIERS:
        return None
    return ("year", "month", "day")[plain.count("-")], *_part(given, plain)


def _decade(given: str, text: str) -> tuple[date, date] | None:
    """The ten years of 194x, 1940s, 1940-е годы, 1940年代; the hundred of 19xx. `1900s` may be either."""
    import re

    match = re.fullmatch("([0-9]{2})([0-9x])x", text)
    if match is not None:
        begin, years = (int(match[1]) * 100, 100) if match[2] == "x" else (int(match[1] + match[2]) * 10, 10)
    else:
        match = re.fullmatch(
            "(?:the |в )?([0-9]{3}0)(?:'?s|-?(?:е|х)(?: гг?\\.?| годы| годах| годов)?|年代|연대)", text
        )
        if match is None:
            return None
        begin, years = int(match[1]), 10
        if begin % 100 == 0:
            reason, ways = (
                Said("ten years or a hundred may be meant", "why.decade"),
                [f"{begin // 10}X", f"{begin // 100}XX"],
            )
            raise InvalidDate(given, reason, Said("write " + " or ".join(ways), "error.hint.write", near=ways))
    return span_of(given, GREGORIAN, begin, None, None)[0], span_of(given, GREGORIAN, begin + years - 1, None, None)[1]


def _part(text: str, part: str) -> tuple[date, date]:
    """The span of a year, a month or a day."""
    fields = (part[:-1] if part[-1:] in QUALIFIERS else part).split("-")
    digits = all(field.isascii() and field.isdigit() for field in fields)
    if not digits or [len(field) for field in fields] not in ([4], [4, 2], [4, 2, 2]):
        raise InvalidDate(text, Said("it is no EDTF date of a known form", "why.edtf"), HINT)
    return span_of(text, GREGORIAN, *parts(fields))
