"""The scale of time: six or so linear panels with gaps between them, so that a month of many changes can be read.

Half of the width is shared out evenly, half by the square root of the number of dated steps in each panel; the break is
shown, not hidden: each panel says its span. Where the panels are cut is data (`cuts` of dispute.yaml).
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GAP = 8.0


class Panel(NamedTuple):
    """A linear piece of the scale: its first day and the first after it, as ordinals, and where it lies."""

    begin: int
    end: int
    x: float
    width: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def span(self) -> tuple[str, int]:
        """How long it is: `days` or `years`, and how many."""
        days = self.end - self.begin
        return ("days", days) if days < 366 else ("years", round(days / 365.2425))


class Scale:
    """Days (ISO texts) to x, from `left` to `right`."""

    def __init__(self, cuts: Sequence[str], steps: Sequence[str], left: float, right: float, gap: float = GAP) -> None:
        edges = [_ordinal(cut) for cut in cuts]
        days = sorted(map(_ordinal, steps))
        roots = [sqrt(sum(a <= day < b for day in days)) for a, b in pairwise(edges)]
        total, count = sum(roots) or 1.0, len(roots)
        room = right - left - gap * (count - 1)
        x = left
        self.panels: list[Panel] = []
        for a, b, root in zip(edges, edges[1:], roots):
            share = (0.5 / count + 0.5 * root / total) if sum(roots) else 1 / count
            self.panels.append(Panel(a, b, round(x, 1), round(share * room, 1)))
            x += share * room + gap

    def x(self, day: str) -> float:
        """Where a day lies; days outside lie at the ends."""
        at = _ordinal(day)
        panel = next((panel for panel in self.panels if at < panel.end), self.panels[-1])
        part = (min(max(at, panel.begin), panel.end) - panel.begin) / (panel.end - panel.begin)
        return panel.x + part * panel.width

    def pieces(self, begin: str, end: str | None) -> Iterator[tuple[float, float, Panel]]:
        """Where a span [begin, end) lies in each panel that it touches: left, width (at least a pixel), the panel."""
        first, last = _ordinal(begin), _ordinal(end) if end else self.panels[-1].end
        for panel in self.panels:
            a, b = max(first, panel.begin), min(last, panel.end)
            if a < b:
                unit = panel.width / (panel.end - panel.begin)
                x = panel.x + (a - panel.begin) * unit
                yield x, max((b - a) * unit, 1.0), panel


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def ticks(panel: Panel, wide: float = 52.0) -> Iterator[tuple[str, str, bool]]:
    """Round days within a panel: ISO day, what to write (`1860`, or an ISO day), and whether that is a year.

    As many as fit when each takes `wide` pixels.
    """
    kind, length = panel.span
    if kind == "days":
        step = next((step for step in (1, 2, 5, 10, 15) if length / step * wide <= panel.width), 15)
        for at in range(panel.begin, panel.end):
            day = date.fromordinal(at)
            if day.day % step == 0 and day.day < 31 and at - panel.begin > 1 and panel.end - at > 1:
                yield day.isoformat(), day.isoformat(), False
        return
    step = next((step for step in (1, 2, 5, 10, 20, 50, 100) if length / step * wide <= panel.width), 100)
    begin, end = date.fromordinal(panel.begin).year, date.fromordinal(panel.end).year
    for year in range(begin, end + 1):
        at = date(year, 1, 1).toordinal()
        if year % step == 0 and panel.begin <= at < panel.end:
            yield f"{year:04}-01-01", str(year), True
