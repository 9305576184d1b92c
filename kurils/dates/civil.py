"""Names of months, lengths of months, and the sentence that says why a day does not exist; Gregorian and Julian."""

from __future__ import annotations

from kurils.base.errors import InvalidDate, Said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

GREGORIAN = "gregorian"
JULIAN = "julian"

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
YEARS = Said("years run from 0001 to 9999", "why.years")

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in_month(calendar: str, year: int, month: int) -> int:
    """The length of a month that exists."""
    if month != 2 or year % 4:
        return _LENGTHS[month - 1]
    if calendar == JULIAN or year % 100 or year % 400 == 0:
        return 29
    return 28


def parts(fields: list[str]) -> tuple[int, int | None, int | None]:
    """Year, month and day of one to three fields of digits."""
    year, month, day = [*fields, "", ""][:3]
    return int(year), int(month) if month else None, int(day) if day else None


def iso(year: int, month: int, day: int) -> str:
    """The ISO form of a day of any calendar."""
    return f"{year:04d}-{month:02d}-{day:02d}"


def require(given: str, calendar: str, year: int, month: int | None = None, day: int | None = None) -> None:
    """Raise InvalidDate, with the reason, unless the year, month or day exists in the calendar."""
    if not 1 <= year <= 9999:
        raise InvalidDate(given, YEARS)
    if month is None:
        return
    if not 1 <= month <= 12:
        raise InvalidDate(given, Said(f"there is no month {month}", "why.no-month", label=str(month)))
    if day is None:
        return
    if day < 1:
        raise InvalidDate(given, Said("days are counted from 1", "why.from-one"))
    length = days_in_month(calendar, year, month)
    if day <= length:
        return
    name = f"{MONTHS[month - 1]} {year}"
    values: dict[str, Any] = {"month": f"{year:04d}-{month:02d}", "days": length}
    if calendar == JULIAN:
        raise InvalidDate(given, Said(f"{name} has {length} days in the Julian calendar", "why.days-julian", **values))
    if day <= days_in_month(JULIAN, year, month):
        julian_day = iso(year, month, day)
        raise InvalidDate(
            given,
            Said(f"{name} has {length} days; the day exists in the Julian calendar only", "why.julian-only", **values),
            Said(f"if the Julian day is meant, write {julian_day} OS", "error.hint.date-julian", day=julian_day),
        )
    raise InvalidDate(given, Said(f"{name} has {length} days", "why.days", **values))
