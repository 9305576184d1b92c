"""How a day is printed: in three calendars, and as the last day of a spell; and ISO days beside a day."""

from __future__ import annotations

from kurils.base.quick import date, timedelta
from kurils.dates.japanese import to_japanese
from kurils.dates.julian import julian_iso

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypedDict

    class Forms(TypedDict):
        """A day in three calendars."""

        gregorian: str
        julian: str
        japanese: str | None


def forms(day: date) -> Forms:
    """The day in the three calendars; `japanese` is None before 1790."""
    return {"gregorian": day.isoformat(), "julian": julian_iso(day), "japanese": to_japanese(day)}


def through(from_: date | str, to: date | str | None) -> tuple[str, str | None]:
    """First and last day of a spell `[from, to)`, the last one included; None when it is open. Takes ISO days too."""
    return str(from_), None if to is None else day_before(str(to))


def day_before(day: str) -> str:
    """The ISO day before an ISO day; the first one that there is has none, and stands for itself."""
    return day if day == "0001-01-01" else (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def day_after(day: str) -> str:
    """The ISO day after an ISO day; the last one that there is has none, and stands for itself."""
    return day if day == "9999-12-31" else (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def years_on(day: str, years: int) -> str:
    """The same day some years on, or back where negative; of 29 February the 28th where the year has none."""
    at = date.fromisoformat(day)
    year = min(max(at.year + years, 1), 9999)
    try:
        return at.replace(year=year).isoformat()
    except ValueError:
        return at.replace(year=year, day=28).isoformat()
