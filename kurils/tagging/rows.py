"""One point at a time, in pure Python: the yardstick of the kernel, and the quicker way for a few points."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from kurils.dates.clock import iso_day, today
from kurils.geometry.rings import Area, Bounds, bounds, contains, parse_area
from kurils.tagging.segments import Legend, read_legend

if TYPE_CHECKING:
    import datetime


class Rows:
    """The same answers as the kernel's, without numpy and shapely; see `tag_one`."""

    def __init__(self, legend: Legend) -> None:
        self.legend = legend
        areas: list[Area] = [parse_area(wkt) for wkt in legend.polygons]
        self._lands: list[tuple[str, Area, Bounds]] = [
            (island, area, bounds(area)) for island, area in zip(legend.islands, areas)
        ]
        self._begins: dict[str, list[str]] = {}
        self._numbers: dict[str, list[int]] = {}
        for segment in legend.segments[1:]:
            assert segment.island is not None
            assert segment.begin is not None
            self._begins.setdefault(segment.island, []).append(segment.begin)
            self._numbers.setdefault(segment.island, []).append(segment.segment)

    def island_at(self, lon: float, lat: float) -> str | None:
        """The island on whose land, or shore, the point is; the first in the order of the record."""
        for island, area, box in self._lands:
            if box.west <= lon <= box.east and box.south <= lat <= box.north and contains(area, lon, lat):
                return island
        return None

    def tag(self, lon: float, lat: float, day: str | None, last: str) -> int:
        """The segment of a point on an ISO day, 0 for none; `last` is the last day that is answered."""
        if day is None or not self.legend.first <= day <= last:
            return 0
        island = self.island_at(lon, lat)
        return 0 if island is None else self._numbers[island][bisect_right(self._begins[island], day) - 1]


_rows: dict[int, Rows] = {}


def tag_one(lon: float, lat: float, date: str | datetime.date) -> int:
    """The segment of one dated point, 0 where there is none; `date` is an ISO day or timestamp, or a date."""
    legend = read_legend()
    rows = _rows.get(id(legend))
    if rows is None:
        rows = _rows[id(legend)] = Rows(legend)
    text = date if isinstance(date, str) else date.isoformat()
    return rows.tag(lon, lat, written_day(text), today().isoformat())


def written_day(text: str) -> str | None:
    """The ISO day that a date or timestamp is written with; None for any other text."""
    day = iso_day(text[:10])
    if day is None:
        return None
    behind = text[10:]
    return text[:10] if not behind or (behind[0] in "Tt " and behind[1:2].isdigit() and behind.isascii()) else None
