"""The Julian calendar against an independent implementation, and at the ends of the supported years."""

from __future__ import annotations

from datetime import date

import convertdate.julian
import pytest

from kurils.base.errors import InvalidDate
from kurils.dates.julian import from_julian, julian_iso, to_julian


@pytest.mark.slow
def test_every_day_since_1582_agrees_with_convertdate() -> None:
    """From 1582-10-15 to 2030 each day is the Julian day that convertdate gives, and leads back."""
    for ordinal in range(date(1582, 10, 15).toordinal(), date(2031, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        julian = to_julian(day)
        assert julian == convertdate.julian.from_gregorian(day.year, day.month, day.day)
        assert from_julian(*julian) == day


def test_julian_years_have_their_leap_day_every_fourth_year() -> None:
    """29 February 1900 exists in the Julian calendar, 29 February 1901 does not."""
    assert from_julian(1900, 2, 29) == date(1900, 3, 13)
    for text, given in (("1901-2-29 OS", ()), ("29 Feb 1901", ("29 Feb 1901",))):
        with pytest.raises(InvalidDate, match=f"'{text}': February 1901 has 28 days in the Julian calendar"):
            from_julian(1901, 2, 29, *given)


@pytest.mark.parametrize(("year", "month", "day"), [(1855, 13, 1), (1855, 0, 1), (1855, 4, 31), (1855, 1, 0)])
def test_impossible_julian_days_are_refused(year: int, month: int, day: int) -> None:
    """A month or day that the calendar lacks is an error, never the day after."""
    with pytest.raises(InvalidDate):
        from_julian(year, month, day)


def test_the_ends_of_the_gregorian_years() -> None:
    """The first and the last day that can be held convert; Julian days beyond them are refused."""
    assert julian_iso(date.min) == "0001-01-03"
    assert julian_iso(date.max) == "9999-10-19"
    assert from_julian(1, 1, 3) == date.min
    assert from_julian(9999, 10, 19) == date.max
    for beyond in ((1, 1, 2), (9999, 10, 20), (0, 12, 31), (10000, 1, 1)):
        with pytest.raises(InvalidDate, match="0001 to 9999"):
            from_julian(*beyond)


def test_the_last_julian_day_of_russia() -> None:
    """31 January 1918 OS was followed by 14 February 1918, which arithmetic calls 1 February OS."""
    assert from_julian(1918, 1, 31) == date(1918, 2, 13)
    assert from_julian(1918, 2, 1) == date(1918, 2, 14)
