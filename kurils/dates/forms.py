"""How a day is printed: in three calendars, and as the last day of a spell."""

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
    if to is None:
        return str(from_), None
    end = date.fromisoformat(to) if isinstance(to, str) else to
    return str(from_), (end - timedelta(days=1)).isoformat()
