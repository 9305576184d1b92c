"""Reading Gregorian and Julian dates with the year first (1905-09-05, 1905/9/5, 1905.9) or the month in words."""

from __future__ import annotations

import re

from kurils.base.errors import InvalidDate
from kurils.base.quick import date
from kurils.dates.civil import GREGORIAN, JULIAN, MONTHS, WEEKDAYS, YEARS, days_in_month, iso, parts, require
from kurils.dates.julian import from_julian
from kurils.dates.text import HINT

FOUR_DIGITS = "a year is written with four digits"

_MARKS = {
    "os": JULIAN,
    "oldstyle": JULIAN,
    "julian": JULIAN,
    "стст": JULIAN,
    "ns": GREGORIAN,
    "newstyle": GREGORIAN,
    "gregorian": GREGORIAN,
    "нст": GREGORIAN,
}
_MARK = r"[ ,(]*(?<![a-zа-я])(o\.? ?s|n\.? ?s|old style|new style|julian|gregorian|ст\. ?ст|н\. ?ст)\.?\)?$"


def split_mark(text: str) -> tuple[str, str | None]:
    """The text without its calendar mark (OS, NS, Julian …), and the calendar that the mark names."""
    match = re.search(_MARK, text)
    if match is None or match.start() == 0:
        return text, None
    return text[: match.start()], _MARKS[re.sub("[. ]", "", match.group(1))]


def span(given: str, calendar: str, year: int, month: int | None, day: int | None) -> tuple[date, date]:
    """First and last Gregorian day of a year, a month, or a day of the Gregorian or Julian calendar."""
    require(given, calendar, year, month, day)
    begin = (year, month or 1, day or 1)
    end_month = month or 12
    end = (year, end_month, day or days_in_month(calendar, year, end_month))
    if calendar == JULIAN:
        return from_julian(*begin, given), from_julian(*end, given)
    return date(*begin), date(*end)


def read_western(
    given: str, text: str, calendar: str, short_months: bool = False
) -> tuple[int, int | None, int | None]:
    """Year, month and day, as far as given; InvalidDate for every form that could be read in two ways.

    `text` is normalised and carries no mark. `short_months` also reads `26 Jan 1855`, for the record's own fields.
    """
    if re.search("[a-z]", text):
        return _words(given, text, calendar, short_months)
    match = re.fullmatch("([0-9]{4})年 ?([0-9]{1,2})月(?: ?([0-9]{1,2})日)?", text)
    if match is None:
        match = re.fullmatch(r"([0-9]+)(?: ?([-/.]) ?([0-9]+)(?: ?\2 ?([0-9]+))?)?", text)
    if match is None:
        raise InvalidDate(given, _unreadable(text), HINT)
    fields = [group for group in match.groups() if group and group.isdigit()]
    if len(fields[0]) != 4:
        raise _no_year_first(given, fields)
    if any(len(field) > 2 for field in fields[1:]):
        raise InvalidDate(given, "a month and a day have one or two digits", HINT)
    if "年" in text and int(fields[0]) < 1873:
        reason = "without an era it may be lunar, for Japan used the Gregorian calendar from 1873 on"
        raise InvalidDate(given, reason, f"write {'-'.join(f.zfill(2) for f in fields)}, or name the era")
    return parts(fields)


def _unreadable(text: str) -> str:
    """Why a text that is no date was refused."""
    if re.match("[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]", text):
        return "a time of day stands behind it"
    if re.search(r"/ ?[0-9]{4}|\.\.|[~?%]", text):
        return "it looks like a span or an uncertain date; one day, month or year is wanted"
    if text.startswith("-"):
        return YEARS
    return "the form is not known"


def _no_year_first(given: str, fields: list[str]) -> InvalidDate:
    """The error for a date that does not begin with a year of four digits, with the day that may have been meant."""
    first, last = fields[0], fields[-1]
    if len(fields) == 1 and len(first) == 8:
        hint = f"write {first[:4]}-{first[4:6]}-{first[6:]}" if "00" < first[4:6] < "13" else HINT
        return InvalidDate(given, "year, month and day must be separated", hint)
    if len(fields) == 1 and len(first) == 6:
        return InvalidDate(given, "year and month must be separated", HINT)
    if len(first) > 4:
        return InvalidDate(given, YEARS, HINT)
    if len(fields) < 3 or len(last) != 4:
        return InvalidDate(given, FOUR_DIGITS, HINT)
    a, b, year = int(first), int(fields[1]), int(last)
    meant = [iso(year, month, day) for day, month in ((a, b), (b, a)) if 1 <= month <= 12 and 1 <= day <= 31]
    reason = "day and month could be confused; the year comes first"
    return InvalidDate(given, reason, "write " + " or ".join(dict.fromkeys(meant)) if meant else HINT)


def _words(given: str, text: str, calendar: str, short_months: bool) -> tuple[int, int | None, int | None]:
    """A date with its month in English: 5 September 1905, September 5, 1905, Tuesday 5 September 1905."""
    tokens = re.findall("[a-z]+|[0-9]+|[^a-z0-9 ,.]", re.sub("(?<=[0-9])(?:st|nd|rd|th)(?![a-z])", "", text))
    weekday = tokens.pop(0) if tokens[0].capitalize() in WEEKDAYS else None
    words = [token for token in tokens if token.isalpha()]
    month, whole = _month(words[0]) if len(words) == 1 else (0, False)
    numbers = [token for token in tokens if token.isdigit()]
    year = numbers.pop(-1 if tokens[-1] == numbers[-1] and len(tokens[-1]) > 2 else 0) if numbers else ""
    if not month or len(numbers) > 1 or len(words) + len(numbers) + 1 != len(tokens) or year in tokens[1:-1]:
        raise InvalidDate(given, _unreadable(text), HINT)
    if len(year) != 4 or any(len(number) > 2 for number in numbers):
        raise InvalidDate(given, FOUR_DIGITS, HINT)
    day = int(numbers[0]) if numbers else None
    if not whole and not short_months:
        name = f"{day or ''} {MONTHS[month - 1]} {year}".lstrip()
        raise InvalidDate(given, "the month is abbreviated", f"write {name}, or numbers with the year first")
    if weekday is not None and day is not None:
        right = WEEKDAYS[span(given, calendar, int(year), month, day)[0].weekday()]
        if right.lower() != weekday:
            raise InvalidDate(given, f"that day was a {right}", "leave the weekday away, or correct the day")
    return int(year), month, day


def _month(word: str) -> tuple[int, bool]:
    """The number of a month, 0 when there is none, and whether its name is written in full."""
    for number, name in enumerate(MONTHS, 1):
        if word == name.lower():
            return number, True
        if word in (name[:3].lower(), name[:4].lower()):
            return number, False
    return 0, False
