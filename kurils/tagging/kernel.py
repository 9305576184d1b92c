"""The kernel: columns of points and days in, one column of segments out.

A raster knows most points; where a shore is near, the polygon decides; which segment a day falls in stands in a table.
Points are taken in chunks that stay in the cache, so that memory does not grow with the number of rows.
"""

from __future__ import annotations

import base64
import threading
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from kurils.base.resources import data_root
from kurils.dates import today
from kurils.geometry.prepared import Prepared
from kurils.store.index import store
from kurils.store.index.grid import MIXED, SHORE
from kurils.tagging.dates import to_days, to_spans
from kurils.tagging.segments import CHANGES, Legend, read_legend

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike, NDArray

    from kurils.geometry.nearest import Shores

    Floats = NDArray[np.float64]
    Days = NDArray[np.int32]
    Codes = NDArray[np.int16]

CHUNK = 1 << 16


class Kernel:
    """What is needed to tag points; made once a process, and shared by its threads."""

    def __init__(self, legend: Legend, grid: Mapping[str, Any], last_day: str) -> None:
        self.legend = legend
        self.first = int(to_days(legend.first))
        self.last = int(to_days(last_day))
        self.checked = int(to_days(legend.checked))
        self._west, self._south = grid["west"], grid["south"]
        self._x_scale, self._y_scale = grid["x_scale"], grid["y_scale"]
        self._size: int = grid["size"]
        self._fine: int = grid["fine"]
        self._cells = _unpacked(grid["cells"])
        self._small_cells = _unpacked(grid["small_cells"])
        # cell -> number of its block of small cells; nearly all of it is never touched and takes no memory
        self._blocks = np.zeros(len(self._cells), np.uint16)
        at_shore = np.flatnonzero(self._cells >= SHORE)
        self._blocks[at_shore] = np.arange(len(at_shore))
        self._prepared = Prepared(legend.polygons)
        self._shores: Shores | None = None
        self._times, self._codes = self._tables()

    def _tables(self) -> tuple[NDArray[np.uint16], Codes]:
        """Day -> number of the time between two changes of anything; island and that number -> segment."""
        segments = self.legend.segments[1:]
        begins = to_days(np.array([segment.begin for segment in segments], dtype=np.str_))
        turns = np.unique(begins)
        days = np.arange(self.first, self.last + 1, dtype=np.int32)
        times = (np.searchsorted(turns, days, side="right") - 1).astype(np.uint16)
        codes = np.zeros((len(self.legend.islands) + 1, len(turns)), np.int16)
        rows = {island: number for number, island in enumerate(self.legend.islands, 1)}
        for segment, begin in zip(segments, begins):
            # segments of an island come in order of time: each overwrites the end of the one before
            codes[rows[segment.island or ""], np.searchsorted(turns, begin) :] = segment.segment
        return times, codes

    def tag(self, x: Floats, y: Floats, days: Days) -> Codes:
        """The segments of points (longitude, latitude, in degrees) on days since 1970-01-01; 0 where there is none."""
        found = np.zeros(len(x), np.int16)
        for begin in range(0, len(x), CHUNK):
            part = slice(begin, begin + CHUNK)
            land, islands = self.on_land(x[part], y[part])
            if len(land):
                found[begin + land] = self.at(islands, days[part][land])
        return found

    def at(self, islands: NDArray[np.uint8], days: Days) -> Codes:
        """The segments of islands, by their numbers from 1, on days; 0 for days outside the record."""
        if not len(self._times):
            # today is before the record begins
            return np.zeros(len(days), np.int16)
        since = days.astype(np.int64) - self.first
        known = (since >= 0) & (since < len(self._times))
        codes: Codes = self._codes[islands, self._times[np.where(known, since, 0)]]
        codes[~known] = 0
        return codes

    def near(self, x: Floats, y: Floats, days: Days, codes: Codes, within_km: float) -> tuple[Codes, Floats]:
        """The same codes, but points at sea up to `within_km` from an island get its segment; and the kilometres.

        0 on land, NaN where no island is near enough, and for days outside the record.
        """
        km = np.where(codes != 0, 0.0, np.nan)
        open = np.flatnonzero((codes == 0) & (days >= self.first) & (days <= self.last))
        found = self.shores().nearest(x[open], y[open], within_km)
        near = np.flatnonzero(found.numbers)
        codes = codes.copy()
        codes[open[near]] = self.at(found.numbers[near], days[open[near]])
        km[open[near]] = found.km[near]
        return codes, km

    def shores(self) -> Shores:
        """The shores, made when first asked for."""
        with _lock:
            if self._shores is None:
                from kurils.geometry.nearest import Shores

                coasts = [coast["wkt"] for coast in store.section("shapes")["coasts"]]
                self._shores = Shores(self.legend.polygons, coasts)
        return self._shores

    def on_land(self, x: Floats, y: Floats) -> tuple[NDArray[np.intp], NDArray[np.uint8]]:
        """Which of the points are on an island, and the number of each one's island, from 1."""
        across = self._on_grid(x, self._west, self._x_scale)
        up = self._on_grid(y, self._south, self._y_scale)
        cell = up.astype(np.intp)
        cell *= self._size
        cell += across.astype(np.intp)
        number = self._cells.take(cell, mode="clip")
        land = np.flatnonzero(number != 0)
        number = number[land]
        unsure = np.flatnonzero(number >= SHORE)
        if not len(unsure):
            return land, number
        at = land[unsure]
        small = self._small(cell[at], across[at], up[at])
        still = np.flatnonzero(small >= SHORE)
        if len(still):
            at = at[still]
            small[still] = self._ask_polygons(small[still], x[at], y[at])
        number[unsure] = small
        kept = np.flatnonzero(number != 0)
        return land[kept], number[kept]

    def _on_grid(self, coordinate: Floats, begin: float, scale: float) -> Floats:
        """Coordinates in cells. What lies outside goes to the rim, which is sea, and so does NaN."""
        place: Floats = coordinate - begin
        with np.errstate(over="ignore"):
            place *= scale
        # unlike maximum and minimum these two drop NaN
        np.fmax(place, 0.0, out=place)
        np.fmin(place, self._size - 1, out=place)
        return place

    def _small(self, cell: NDArray[np.intp], across: Floats, up: Floats) -> NDArray[np.uint8]:
        """What the small cells at the shore say. Multiplying by a power of two is exact."""
        column = (across * self._fine).astype(np.intp) & (self._fine - 1)
        row = (up * self._fine).astype(np.intp) & (self._fine - 1)
        at = self._blocks[cell].astype(np.intp)
        at *= self._fine
        at += row
        at *= self._fine
        at += column
        return self._small_cells.take(at, mode="clip")

    def _ask_polygons(self, cells: NDArray[np.uint8], x: Floats, y: Floats) -> NDArray[np.uint8]:
        """The island of each point in cells that do not know, 0 for none."""
        found = np.zeros(len(cells), np.uint8)
        order = np.argsort(cells, kind="stable")
        ordered = cells[order]
        bounds = [0, *(np.flatnonzero(np.diff(ordered)) + 1).tolist(), len(ordered)]
        for begin, end in pairwise(bounds):
            chosen = order[begin:end]
            cell = int(ordered[begin])
            if cell == MIXED:
                found[chosen] = self._ask_all(x[chosen], y[chosen])
            else:
                number = cell - SHORE
                found[chosen] = self._prepared.on_land(number - 1, x[chosen], y[chosen]) * np.uint8(number)
        return found

    def _ask_all(self, x: Floats, y: Floats) -> NDArray[np.uint8]:
        """The first island that has each point."""
        found = np.zeros(len(x), np.uint8)
        for number, (west, south, east, north) in enumerate(self._prepared.boxes, 1):
            open = np.flatnonzero((found == 0) & (x >= west) & (x <= east) & (y >= south) & (y <= north))
            if len(open):
                on = self._prepared.on_land(number - 1, x[open], y[open])
                found[open[on]] = number
        return found


def _unpacked(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(zlib.decompress(base64.b64decode(text)), np.uint8)


_lock = threading.Lock()
_kernels: dict[tuple[str, str], Kernel] = {}


def kernel() -> Kernel:
    """The kernel for the record in use, up to today."""
    key = (data_root(), today().isoformat())
    if key not in _kernels:
        with _lock:
            if key not in _kernels:
                _kernels[key] = Kernel(read_legend(), store.section("grid"), key[1])
    return _kernels[key]


def tag(lon: ArrayLike, lat: ArrayLike, date: Any) -> Codes:
    """The segment of each dated point, as int16; 0 where there is none. `kurils.tagging.legend()` says what they mean.

    `lon` and `lat` are degrees; `date` holds `numpy.datetime64`, `datetime.date`s or texts, of timestamps the date. All
    three are arrays of one shape, or single values that go for all. Points that are NaN, infinite or off the globe, and
    dates that cannot be read, get -1; days before the record and after today get 0, as the sea does. A month, a year or
    an interval gets -2 where something changes in it. Raises TypeError for other kinds of dates, ValueError when the
    shapes do not fit.
    """
    from kurils.tagging.job import Counts, Job
    from kurils.tagging.points import Points, tag_points

    first, last = to_spans(date)
    columns = np.broadcast_arrays(_numbers(lon), _numbers(lat), first, first if last is None else last)
    flat = [np.ascontiguousarray(column).ravel() for column in columns]
    points = Points(flat[0], flat[1], flat[2], None if last is None else flat[3])
    codes = tag_points(kernel(), points, Job(), Counts()).codes
    codes[codes >= len(read_legend().segments)] = CHANGES
    return codes.reshape(columns[0].shape)


def _numbers(values: Any) -> Floats:
    """An array of numbers, NaN where one is masked or cannot be read."""
    try:
        found: Floats = np.asarray(np.ma.filled(np.asanyarray(values, np.float64), np.nan))
    except (TypeError, ValueError, OverflowError):
        return np.asarray(np.vectorize(_number, otypes=[np.float64])(np.asarray(values, object)))
    return found


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        return float("nan")
