"""A date as one field of a table has it -> the days that it covers. What has two readings is refused with both.

Read are the forms of `kurils.dates`, and what files add to them: a time of day behind a day, also in intervals, ends of
intervals that lack what they share with the beginning, a form of the user's own, and three columns.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from kurils.base.errors import DateOutOfCoverage, InvalidDate, KurilsError, Said, UsageError
from kurils.dates import HistoricalDate, parse, today
from kurils.dates.clock import iso_day

if TYPE_CHECKING:
    from collections.abc import Sequence

#: what stands between a day and its time, the time, and the zone; without colons (ISO 8601, basic) only behind a T
_TIME = re.compile(
    r"(?P<day>\S*[^\sTt])(?:"
    r"(?:[Tt]| +)(?P<h>\d{1,2}):(?P<m>\d\d)(?::(?P<s>\d\d)(?:[.,]\d+)?)?(?P<half> ?[AaPp]\.?[Mm]\.?)?"
    r"|[Tt](?P<h2>\d\d)(?:(?P<m2>\d\d)(?:(?P<s2>\d\d)(?:[.,]\d+)?)?)?)"
    r"(?: ?(?:[Zz]|UTC|GMT|[-+−]\d\d(?::?[0-5]\d)?))?"
)
_CLOCK = re.compile(r"\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:[Zz]|[-+]\d\d(?::?\d\d)?)?")
_YEAR_LAST = re.compile(r"(?:0?[1-9]|1[0-2])([/.-])(?:0?[1-9]|1[0-2])\1\d{4}", re.ASCII)
_SHORT_END = re.compile(r"\d{4}-\d\d-\d\d */ *\d\d(?:-\d\d)?|\d{4}-\d\d */ *\d\d", re.ASCII)
_TWO = re.compile(r"\d{4}-\d\d-\d\d[ ,;]+\d{4}-\d\d")
_BEFORE_CHRIST = re.compile(
    r"[-−]\d{1,9}(?:-\d\d?(?:-\d\d?)?)?|0000(?:-\d\d(?:-\d\d)?)?"
    r"|(?:紀元前|公元前|기원전).*\d.*|.*\d.*?(?:\bB\.? ?C\.?(?: ?E\.?)?|до н\. ?э\.?|ก่อนคริสต.*)",
    re.IGNORECASE,
)
#: the codes of strptime that say which day, and those that may stand beside them
_CODES = re.compile(r"%[%YmdjbBHIMSfpzZaA]")
_MONTHS = re.compile("%[mbB]")
_DAYS = re.compile("%[dj]")


class BeforeRecord(DateOutOfCoverage):
    """A date before the year 1, which no record here reaches."""


def read_date(text: str, form: str | None = None) -> HistoricalDate:
    """The days of a text; `form` is one of strptime. Raises InvalidDate, BeforeRecord, and DateOutOfCoverage for days
    of an era that the calendar's table lacks.
    """
    given = " ".join(text.split())
    if not given:
        raise InvalidDate("", Said("it is empty", "why.empty"))
    if len(given) > 100:
        raise InvalidDate(given[:30] + "…", Said("it is longer than 100 characters", "why.long", most=100))
    if form is not None:
        return _in_form(given, form)
    day = iso_day(given)
    if day is not None:
        return HistoricalDate(given, "gregorian", "day", day, day)
    begin, slash, end = given.partition("/")
    if slash and "/" not in end and ("T" in given or _SHORT_END.fullmatch(given)):
        return _interval(given, begin.strip(), end.strip())
    return _one(given, given)


def read_parts(fields: Sequence[str]) -> HistoricalDate:
    """The days of a year, a month and a day in fields of their own; the last ones may be empty or not there."""
    given = "-".join(fields)
    numbers: list[int] = []
    for number, field in enumerate(field.strip() for field in fields):
        match = re.fullmatch(r"([-−]?)(\d{1,9})(?:\.0*)?", field, re.ASCII)
        if match is None:
            if not field and number and not any(rest.strip() for rest in fields[number:]):
                break
            number_less = Said(f"{field!r} is no number", "why.no-number", text=field)
            raise InvalidDate(given, number_less if field else Said("it is empty", "why.empty"))
        numbers.append(-int(match.group(2)) if match.group(1) else int(match.group(2)))
    if numbers[0] <= 0:
        raise BeforeRecord(f"{given} is before the record begins").keyed("before", given=given)
    if numbers[0] > 9999:
        raise InvalidDate(given, Said(f"there is no year {numbers[0]} here", "why.no-year", year=str(numbers[0])))
    return _span(given, *numbers)


def check_form(form: str) -> None:
    """Raise UsageError for a form that strptime would not read, or that tells no year."""
    if "%y" in form:
        short = UsageError("%y, a year of two digits, does not tell 1905 from 2005", "write years with four digits, %Y")
        raise short.keyed("two-digit-year", "four-digit-year")
    rest, codes = _CODES.sub("", form), [code for code in _CODES.findall(form) if code != "%%"]
    # a code that is there twice is none of strptime's either
    day_alone = _DAYS.search(form) and not (_MONTHS.search(form) or "%j" in form)
    if len({*codes}) < len(codes) or "%" in rest or "%Y" not in form or day_alone:
        known = "%Y %m %d %b %B %j %H %I %M %S %f %p %z %Z %a %A"
        wrong = UsageError(f"{form!r} is no form of a date", f"such as %d.%m.%Y or %m/%d/%Y; the codes are {known}")
        raise wrong.keyed("no-form", "forms", given=form, known=known)


def _in_form(given: str, form: str) -> HistoricalDate:
    try:
        found = datetime.strptime(given, form)
    except ValueError:
        # the form of ISO 8601 is no other's, and a time may stand behind a day
        day, timed = iso_day(given) if not form.startswith("%Y") else None, _TIME.fullmatch(given)
        if day is not None:
            return HistoricalDate(given, "gregorian", "day", day, day)
        if timed is None or "%H" in form or "%I" in form:
            raise InvalidDate(given, Said(f"it is not of the form {form}", "why.not-form", form=form)) from None
        return _timed(timed, given, _in_form(timed["day"], form))
    with_month, with_day = _MONTHS.search(form) or "%j" in form, _DAYS.search(form)
    return _span(given, found.year, *((found.month, found.day) if with_day else (found.month,) if with_month else ()))


def _span(given: str, year: int, month: int | None = None, day: int | None = None) -> HistoricalDate:
    """The days of a Gregorian year, month or day. Raises InvalidDate for one that there is not."""
    try:
        first = date(year, month or 1, day or 1)
        if day is not None:
            return HistoricalDate(given, "gregorian", "day", first, first)
        year, month = (year, month or 12) if month is None or month < 12 else (year, 12)
        last = date(year, 12, 31) if month == 12 else date.fromordinal(date(year, month + 1, 1).toordinal() - 1)
    except ValueError:
        raise InvalidDate(given, Said("there is no such day", "why.no-day")) from None
    return HistoricalDate(given, "gregorian", "year" if (first.month, month) == (1, 12) else "month", first, last)


def _one(text: str, given: str) -> HistoricalDate:
    """A day, a month or a year, alone."""
    timed = _TIME.fullmatch(text)
    if timed is not None:
        return _timed(timed, given, _one(timed["day"], given))
    if _TWO.match(text):
        hint = Said("a span is written 1945-08-20/1945-09-10", "error.hint.span")
        raise InvalidDate(given, Said("two dates stand there", "why.two-dates"), hint)
    if _BEFORE_CHRIST.fullmatch(text):
        raise BeforeRecord(f"{given} is before the record begins").keyed("before", given=given)
    try:
        found = parse(text, today())
    except InvalidDate as error:
        if _YEAR_LAST.fullmatch(text) and error.hint is not None and " or " in error.hint:
            both = f"{error.hint}; of a file --date-format %d.%m.%Y or %m/%d/%Y says which"
            hint = Said(both, "error.hint.confused-file", way=error.hint)
            raise InvalidDate(given, Said("day and month could be confused", "why.confused"), hint) from None
        raise
    return HistoricalDate(given, found.calendar, found.precision, found.first, found.last)


def _timed(match: re.Match[str], given: str, found: HistoricalDate) -> HistoricalDate:
    """The day behind which a time stands. Raises InvalidDate when either is none."""
    if found.precision != "day":
        raise InvalidDate(given, Said("a time of day stands behind what is no day", "why.time-behind-no-day"))
    hour, minute, second = (int(match[name] or match.groupdict().get(f"{name}2") or 0) for name in "hms")
    if hour > (12 if match["half"] else 24) or minute > 59 or second > 60 or (hour == 24 and minute + second):
        raise InvalidDate(given, Said("there is no such time of day", "why.no-time"))
    return found


def _interval(given: str, begin: str, end: str) -> HistoricalDate:
    """From the first day of what stands before the slash to the last of what stands behind it (ISO 8601)."""
    one = _one(begin, given)
    if _CLOCK.fullmatch(end):
        # one day from one time to another
        end = f"{one.first.isoformat()}T{end}"
    timed = _TIME.fullmatch(end)
    day = timed["day"] if timed else end
    # an end may lack what it has in common with the beginning: 1945-08-20/30
    whole = one.first.isoformat()
    if re.fullmatch(r"\d\d(?:-\d\d)?", day, re.ASCII) and one.precision == "day":
        end = whole[: -len(day)] + end
    elif re.fullmatch(r"\d\d", day, re.ASCII) and one.precision == "month":
        end = whole[:5] + end
    two = _one(end, given)
    if two.last < one.first:
        raise InvalidDate(given, Said("it ends before it begins", "why.ends-before"))
    precision = "day" if one.first == two.last else "span"
    return HistoricalDate(given, "gregorian", precision, one.first, two.last)


#: counted from 1970-01-01, as numpy counts days: no day, and any day before the record
MISSING, BEFORE = -(2**31), -(2**31) + 1
_EPOCH = date(1970, 1, 1).toordinal()
#: dates that are kept in mind: columns of days repeat them
_KEPT = 1 << 18


class Spans:
    """Texts -> first day * 2**32 + the number of days behind it, from memory where they were met before."""

    def __init__(self, form: str | None = None, encoding: str = "utf-8", parts: bool = False) -> None:
        self.form, self.encoding, self.parts = form, encoding, parts
        self.known: dict[bytes, int] = {}

    def read(self, text: str) -> HistoricalDate:
        """One text; a year, month and day come with the sign U+001F between them. Raises KurilsError."""
        fields = text.split("\x1f")
        return read_parts(fields) if self.parts else read_date(text, self.form)

    def of(self, texts: list[bytes]) -> list[int]:
        """What the texts are."""
        known = self.known
        found = list(map(known.get, texts))
        if None not in found:
            return found  # type: ignore[return-value]
        if len(known) > _KEPT:
            known.clear()
        for text in dict.fromkeys(text for text, one in zip(texts, found) if one is None):
            known[text] = self._packed(text)
        return [known[text] if one is None else one for text, one in zip(texts, found)]

    def _packed(self, text: bytes) -> int:
        try:
            found = self.read(text.decode(self.encoding))
        except BeforeRecord:
            return BEFORE << 32
        except (KurilsError, UnicodeDecodeError):
            return MISSING << 32
        return ((found.first.toordinal() - _EPOCH) << 32) + (found.last - found.first).days

    def why(self, text: str) -> Said:
        """Why a text could not be read, without the text."""
        try:
            self.read(text)
        except KurilsError as error:
            reason = error.values.get("reason")
            # what an error says of a date, without the date
            line = error.line().rpartition("': ")[2] or error.line()
            if not isinstance(reason, Said):
                return Said(line, "row.why", why=error)
            return Said(line, "noted", text=reason, note=error.hint) if error.hint else reason
        return Said("it cannot be read", "row.unread")
