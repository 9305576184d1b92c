"""Names of months, lengths of months, and the sentence that says why a day does not exist; Gregorian and Julian."""

from __future__ import annotations

from kurils.base.errors import InvalidDate

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
YEARS = "years run from 0001 to 9999"

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
        raise InvalidDate(given, f"there is no month {month}").keyed("date-month", given=given, number=month)
    if day is None:
        return
    if day < 1:
        raise InvalidDate(given, "days are counted from 1")
    length = days_in_month(calendar, year, month)
    if day <= length:
        return
    name = f"{MONTHS[month - 1]} {year}"
    values: dict[str, Any] = {"given": given, "month": f"{year:04d}-{month:02d}", "days": length}
    if calendar == JULIAN:
        julian = InvalidDate(given, f"{name} has {length} days in the Julian calendar")
        raise julian.keyed("date-days-julian", **values)
    if day <= days_in_month(JULIAN, year, month):
        raise InvalidDate(
            given,
            f"{name} has {length} days; the day exists in the Julian calendar only",
            f"if the Julian day is meant, write {iso(year, month, day)} OS",
        ).keyed("date-julian-only", "date-julian", **values, day=iso(year, month, day))
    raise InvalidDate(given, f"{name} has {length} days").keyed("date-days", **values)
