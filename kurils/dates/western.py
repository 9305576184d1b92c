"""The Gregorian span of a year, a month or a day that was given in the Gregorian or the Julian calendar."""

from __future__ import annotations

from kurils.base.quick import date
from kurils.dates.civil import JULIAN, days_in_month, require
from kurils.dates.julian import from_julian


def span(given: str, calendar: str, year: int, month: int | None, day: int | None) -> tuple[date, date]:
    """First and last Gregorian day of a year, a month, or a day of the Gregorian or Julian calendar."""
    require(given, calendar, year, month, day)
    begin = (year, month or 1, day or 1)
    end_month = month or 12
    end = (year, end_month, day or days_in_month(calendar, year, end_month))
    if calendar == JULIAN:
        return from_julian(*begin, given), from_julian(*end, given)
    return date(*begin), date(*end)
