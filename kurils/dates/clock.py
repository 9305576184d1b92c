"""The current day, or the one that KURILS_TODAY names (for tests and for reports that can be repeated)."""

from __future__ import annotations

import os

from kurils.base.quick import date

VARIABLE = "KURILS_TODAY"


def iso_day(text: str) -> date | None:
    """The day of a text in the exact form YYYY-MM-DD; None for any other text, or when there is no such day."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return None
    year, month, day = text[:4], text[5:7], text[8:]
    if not (year.isdigit() and month.isdigit() and day.isdigit()):
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def today() -> date:
    """Today by the local clock, unless KURILS_TODAY replaces it."""
    text = os.environ.get(VARIABLE)
    if not text:
        return date.today()
    day = iso_day(text)
    if day is None or day.year == 9999:  # the day after the last one that there is would be asked for
        from kurils.base.errors import InvalidDate, Said

        reason = Said(f"{VARIABLE} must be a day like 2026-02-28", "why.today-variable", variable=VARIABLE)
        hint = Said(f"correct or unset {VARIABLE}", "error.hint.correct-or-unset", variable=VARIABLE)
        raise InvalidDate(text, reason, hint)
    return day
