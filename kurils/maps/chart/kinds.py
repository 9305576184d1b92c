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
        poster_only = UsageError("--days is for --kind poster", "one day: --date D")
        raise poster_only.keyed("is-for", "a-day", option="--days", other="--kind poster")
    if date is not None and kind == "poster":
        several = UsageError("--date is for --kind timeline|pair", "--days D,D,…")
        raise several.keyed("is-for", option="--date", other="--kind timeline|pair")
    if islands and kind != "timeline":
        own = UsageError(f"a {kind} shows the record's own places", "islands are for --kind timeline")
        raise own.keyed("own-places", "islands-timeline", kind=kind)
    if kind == "poster":
        return poster(record, None if days is None else [_day(record, day) for day in days], theme)
    if kind == "pair":
        return pair(record, _day(record, date or "today"), theme)
    return timeline(record, islands, _day(record, date) if date else "", theme)


def _day(record: Record, text: str) -> str:
    """The ISO day that a text means. Raises UsageError for a month or a year, DateOutOfCoverage beyond the record."""
    question = record.date(text)
    if question.precision != "day":
        example = question.first.isoformat()
        more = UsageError(f"a chart marks one day, and {text} is more", f"such as {example}")
        raise more.keyed("chart-day", "such-as", given=text, example=example)
    return question.first.isoformat()
