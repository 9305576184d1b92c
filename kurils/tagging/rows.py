"""One point at a time, in pure Python: the yardstick of the kernel, and the quicker way for a few points."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from kurils.base.errors import KurilsError, UsageError
from kurils.dates.clock import today
from kurils.dates.given import DAY, day_text
from kurils.geometry.locator import Locator
from kurils.tagging.segments import CHANGES, UNREAD, Legend, read_legend
from kurils.tagging.texts import BeforeRecord, read_date

if TYPE_CHECKING:
    import datetime


class Rows:
    """The same answers as the kernel's, without numpy and shapely; see `tag_one`."""

    def __init__(self, legend: Legend) -> None:
        self.legend = legend
        self._island_at = Locator(dict(zip(legend.islands, legend.polygons)), {}, {}).island_at
        self._begins: dict[str, list[str]] = {}
        self._numbers: dict[str, list[int]] = {}
        for segment in legend.segments[1:]:
            assert segment.island is not None
            assert segment.begin is not None
            self._begins.setdefault(segment.island, []).append(segment.begin)
            self._numbers.setdefault(segment.island, []).append(segment.segment)

    def tag(self, lon: float, lat: float, day: str | None, last: str) -> int:
        """The segment of a point on an ISO day, 0 for none; `last` is the last day that is answered."""
        if day is None or not self.legend.first <= day <= last:
            return 0
        island = self._island_at((lon, lat))
        return 0 if island is None else self._numbers[island][bisect_right(self._begins[island], day) - 1]


_rows: dict[int, Rows] = {}


def tag_one(lon: float, lat: float, date: str | datetime.date) -> int:
    """The segment of one dated point, as `tag` gives it; `date` is a date or a text, as `tag` reads it.

    Raises UsageError for a date that is neither.
    """
    legend = read_legend()
    rows = _rows.get(id(legend))
    if rows is None:
        rows = _rows[id(legend)] = Rows(legend)
    try:
        x, y = float(lon), float(lat)
    except (TypeError, ValueError, OverflowError):
        return UNREAD
    if not (abs(y) <= 90 and -180 <= x <= 360):
        return UNREAD
    text = day_text(date)
    if text is None:
        raise UsageError(f"a date is {DAY}, not {type(date).__name__}", "such as '1905-09-05'")
    try:
        found = read_date(text)
    except BeforeRecord:
        return 0
    except KurilsError:
        return UNREAD
    now = today().isoformat()
    first, last = max(found.first.isoformat(), legend.first), min(found.last.isoformat(), now)
    codes = [rows.tag(x, y, day, now) for day in (first, last)] if first <= last else [0]
    return codes[0] if codes[0] == codes[-1] else CHANGES
