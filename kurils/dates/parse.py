"""Reading a date that a user gives, in any of the three calendars, whole or in part. Nothing is ever guessed."""

from __future__ import annotations

from kurils.base.quick import date
from kurils.dates.clock import iso_day


class HistoricalDate:
    """A date as it was given, its calendar, its precision, and the Gregorian days `first` to `last` that it covers."""

    __slots__ = ("calendar", "first", "given", "last", "precision")

    def __init__(self, given: str, calendar: str, precision: str, first: date, last: date) -> None:
        self.given = given
        #: gregorian, julian or japanese
        self.calendar = calendar
        #: day, month or year
        self.precision = precision
        self.first = first
        #: the same as `first` when the precision is a day
        self.last = last

    def __repr__(self) -> str:
        return f"<HistoricalDate {self.given!r} {self.calendar} {self.precision} {self.first} to {self.last}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, HistoricalDate):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[str, str, str, date, date]:
        return self.given, self.calendar, self.precision, self.first, self.last


def parse(given: str, today: date) -> HistoricalDate:
    """Read `1905-09-05`, `1855-01-26 OS`, `Ansei 1-12-21`, `安政元年十二月二十一日`, `today`, or a part like `1855-02`.

    Days are Gregorian, also before 1582, unless marked OS or named by a Japanese era. Raises InvalidDate for what no
    calendar has or what could be read in two ways, DateOutOfCoverage for Japanese dates before 1790.
    """
    day = iso_day(given)
    if day is not None:
        return HistoricalDate(given, "gregorian", "day", day, day)
    from kurils.dates.text import normalise

    text = normalise(given)
    if text == "today":
        return HistoricalDate(given.strip(), "gregorian", "day", today, today)
    return read(given.strip(), text)


def read(given: str, text: str, short_months: bool = False) -> HistoricalDate:
    """Read a normalised text; `short_months` allows `26 Jan 1855`, for dates whose calendar is known."""
    from kurils.dates.japanese import japanese_span
    from kurils.dates.japanese_text import read_japanese
    from kurils.dates.western import read_western, span, split_mark

    japanese = read_japanese(given, text)
    if japanese is not None:
        era, era_year, label, day = japanese
        first, last = japanese_span(given, era, era_year, label, day)
        return HistoricalDate(given, "japanese", _precision(label, day), first, last)
    core, marked = split_mark(text)
    calendar = marked or "gregorian"
    year, month, day = read_western(given, core, calendar, short_months)
    first, last = span(given, calendar, year, month, day)
    return HistoricalDate(given, calendar, _precision(month, day), first, last)


def _precision(month: object, day: object) -> str:
    return "year" if month is None else "month" if day is None else "day"
