"""The kinds of charts, and one of them drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.errors import NoSuchValue, UsageError
from kurils.maps.chart.sheet import pair, poster, timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kurils.record import Record

KINDS = ("timeline", "poster", "pair")


def drawn(
    record: Record, kind: str, islands: Sequence[str], date: str | None, days: Sequence[str] | None, theme: str
) -> str:
    """The SVG of a chart: rows over time, maps of `days`, or one day as each side gives it.

    Raises UsageError for what does not go together, and NoSuchValue for a kind or theme that is none.
    """
    if kind not in KINDS:
        raise NoSuchValue(f"no chart is called {kind!r}", kind, "kinds", KINDS)
    if days is not None and kind != "poster":
        raise UsageError("--days is for --kind poster", "one day: --date D")
    if islands and kind != "timeline":
        raise UsageError(f"a {kind} shows the record's own places", "islands are for --kind timeline")
    if kind == "poster":
        return poster(record, [_day(record, day) for day in days or ()], theme)
    if kind == "pair":
        return pair(record, _day(record, date or "today"), theme)
    return timeline(record, islands, _day(record, date) if date else "", theme)


def _day(record: Record, text: str) -> str:
    """The ISO day that a text means. Raises UsageError for a month or a year, DateOutOfCoverage beyond the record."""
    question = record.date(text)
    if question.precision != "day":
        raise UsageError(f"a chart marks one day, and {text} is more", f"such as {question.first.isoformat()}")
    return question.first.isoformat()
