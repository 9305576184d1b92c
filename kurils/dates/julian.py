"""The Julian calendar (Old Style), by Richards' algorithm over day numbers.

Plain arithmetic for every year, whatever calendar was in civil use: Russia kept the Julian calendar to 1918-01-31 OS.
"""

from __future__ import annotations

from kurils.base.errors import InvalidDate, Said
from kurils.base.quick import date
from kurils.dates.civil import JULIAN, YEARS, iso, require

#: Julian day number of the day before 0001-01-01, which has ordinal 1
_EPOCH = 1721425
_LAST = date.max.toordinal()


def to_julian(day: date) -> tuple[int, int, int]:
    """Year, month and day in the Julian calendar."""
    e = 4 * (day.toordinal() + _EPOCH + 1401) + 3
    h = 5 * (e % 1461 // 4) + 2
    month = (h // 153 + 2) % 12 + 1
    return e // 1461 - 4716 + (14 - month) // 12, month, h % 153 // 5 + 1


def julian_iso(day: date) -> str:
    """The Julian day in ISO form: 1905-08-23 for 1905-09-05."""
    return iso(*to_julian(day))


def from_julian(year: int, month: int, day: int, given: str | None = None) -> date:
    """The Gregorian day of a Julian one; `given` is the text to name in the error when there is no such day."""
    text = given if given is not None else f"{year}-{month}-{day} OS"
    require(text, JULIAN, year, month, day)
    shifted = (month + 9) % 12
    years = year + 4716 - (14 - month) // 12
    ordinal = 1461 * years // 4 + (153 * shifted + 2) // 5 + day - 1 - 1401 - _EPOCH
    if not 1 <= ordinal <= _LAST:
        raise InvalidDate(text, Said(f"{YEARS} in the Gregorian calendar", "why.years-gregorian"))
    return date.fromordinal(ordinal)
