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
        #: day, month, year, or span for any other stretch of days
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


#: today, as it is said in the six languages
_TODAY = ("today", "сегодня", "今日", "本日", "今天", "오늘", "วันนี้")


def parse(given: str, today: date) -> HistoricalDate:
    """Read a date as sources print it, in the six languages: `docs/dates.md` lists the forms.

    A part, like `1855-02`, and an EDTF span, like `1945-08-28/1945-09-05`, are read too.

    Days are Gregorian, also before 1582, unless marked OS or named by a Japanese era. Raises InvalidDate for what no
    calendar has, what could be read in two ways, and for two notations that name different days, and
    DateOutOfCoverage for Japanese dates before 1790.
    """
    day = iso_day(given)
    if day is not None:
        return HistoricalDate(given, "gregorian", "day", day, day)
    from kurils.dates.text import normalise

    text = normalise(given)
    if text in _TODAY:
        return HistoricalDate(given.strip(), "gregorian", "day", today, today)
    return read(given.strip(), text)


def read(given: str, text: str) -> HistoricalDate:
    """Read a normalised text."""
    from kurils.dates.dual import reading_of
    from kurils.dates.edtf import stretch

    found = stretch(given, text)
    if found is not None:
        return HistoricalDate(given, "gregorian", *found)
    reading = reading_of(given, text)
    return HistoricalDate(given, reading.calendar, reading.precision, reading.first, reading.last)
