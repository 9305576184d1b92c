"""Many points at sea -> the nearest island of each and how far it is, on the WGS84 ellipsoid, to about a metre.

The few edges that may be nearest are found on a Mercator plane, whose scale is the same in all directions; the chord
through the earth decides among them; Vincenty's formula (1975) gives the length of the geodesic to the place found.
Edges are straight in longitude and latitude, as everywhere in this package. `distance` is the yardstick, for one point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kurils.geometry.distance import cut_long_edges
from kurils.geometry.prepared import Prepared
from kurils.geometry.rings import parse_area

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_AXIS = 6378.137
_FLATTENING = 1 / 298.257223563
_E2 = _FLATTENING * (2 - _FLATTENING)
#: degrees; edges are cut to it, so that they are straight enough in every projection
_LONGEST = 0.02
#: on the plane, where the earth has radius 1: how much farther than the nearest edge another may seem to be
_SLACK = 3e-6
_CHUNK = 1 << 15


class Nearest(NamedTuple):
    """The number of the nearest island, from 1, and the kilometres to it; 0 and NaN where none is near enough."""

    numbers: NDArray[np.uint8]
    km: Floats


class Shores:
    """The shores of islands in a fixed order, and the other land around, where a point is not at sea."""

    def __init__(self, islands: Sequence[str], other_land: Sequence[str]) -> None:
        from kurils.geometry.engine import shapely

        edges: list[tuple[float, float, float, float]] = []
        numbers: list[int] = []
        for number, wkt in enumerate(islands, 1):
            for polygon in parse_area(wkt):
                for ring in polygon:
                    for (ax, ay), (bx, by) in cut_long_edges(ring, _LONGEST):
                        edges.append((ax, ay, bx, by))
                        numbers.append(number)
        self._numbers = np.array(numbers, np.uint8)
        self._edges = np.array(edges, np.float64).reshape(-1, 4)
        self._begins = _in_space(self._edges[:, 0], self._edges[:, 1])
        self._ends = _in_space(self._edges[:, 2], self._edges[:, 3])
        ends = [_on_plane(self._edges[:, n], self._edges[:, n + 1]) for n in (0, 2)]
        self._tree: Any = shapely.STRtree(shapely.linestrings(np.stack(ends, axis=1)))
        self._other = Prepared(other_land)

    def nearest(self, x: Floats, y: Floats, within_km: float) -> Nearest:
        """The nearest island of each point that is not on other land; at most `within_km` (up to 500) away."""
        numbers, km = np.zeros(len(x), np.uint8), np.full(len(x), np.nan)
        if not len(self._edges):
            return Nearest(numbers, km)
        reach = within_km / 100 + 0.1
        west, south = self._edges[:, ::2].min() - 2 * reach, self._edges[:, 1::2].min() - reach
        east, north = self._edges[:, ::2].max() + 2 * reach, self._edges[:, 1::2].max() + reach
        for begin in range(0, len(x), _CHUNK):
            part = slice(begin, begin + _CHUNK)
            px, py = x[part], y[part]
            near = np.flatnonzero((px >= west) & (px <= east) & (py >= south) & (py <= north))
            near = near[~self._elsewhere(px[near], py[near])]
            if len(near):
                found, far = self._measure(px[near], py[near], within_km)
                numbers[begin + near], km[begin + near] = found, far
        return Nearest(numbers, km)

    def _elsewhere(self, x: Floats, y: Floats) -> NDArray[np.bool_]:
        on = np.zeros(len(x), np.bool_)
        for number in range(len(self._other)):
            on |= self._other.on_land(number, x, y)
        return on

    def _measure(self, x: Floats, y: Floats, within_km: float) -> Nearest:
        from kurils.geometry.engine import shapely

        points = shapely.points(_on_plane(x, y))
        numbers, km = np.zeros(len(x), np.uint8), np.full(len(x), np.nan)
        # the scale of the plane is over 1 everywhere, and below 3 up to 70 degrees north
        (which, _), rough = self._tree.query_nearest(
            points, max_distance=3 * within_km / _AXIS + _SLACK, return_distance=True, all_matches=False
        )
        if not len(which):
            return Nearest(numbers, km)
        # towards the pole the scale grows: in parts of itself, by no more than the distance on the plane
        reach = rough * (1 + rough) + _SLACK
        at, edges = self._tree.query(points[which], predicate="dwithin", distance=reach)
        p = _in_space(x[which], y[which])
        chords, shares = _to_segments(p[at], self._begins[edges], self._ends[edges])
        order = np.lexsort((edges, chords, at))
        first = order[np.flatnonzero(np.diff(at[order], prepend=-1))]
        best, share = edges[first], shares[first]
        ax, ay, bx, by = self._edges[best].T
        far = geodesic_km(x[which], y[which], ax + (bx - ax) * share, ay + (by - ay) * share)
        close = far <= within_km
        numbers[which[close]], km[which[close]] = self._numbers[best[close]], far[close]
        return Nearest(numbers, km)


def geodesic_km(ax: Floats, ay: Floats, bx: Floats, by: Floats) -> Floats:
    """Kilometres between points that are not on opposite sides of the earth (Vincenty's inverse formula)."""
    u1 = np.arctan((1 - _FLATTENING) * np.tan(np.radians(ay)))
    u2 = np.arctan((1 - _FLATTENING) * np.tan(np.radians(by)))
    difference = np.radians(bx - ax)
    turned = difference
    for _ in range(12):
        cross = np.cos(u1) * np.sin(u2) - np.sin(u1) * np.cos(u2) * np.cos(turned)
        sine = np.hypot(np.cos(u2) * np.sin(turned), cross)
        cosine = np.sin(u1) * np.sin(u2) + np.cos(u1) * np.cos(u2) * np.cos(turned)
        arc = np.arctan2(sine, cosine)
        some = np.where(sine > 0, sine, 1.0)
        azimuth = np.cos(u1) * np.cos(u2) * np.sin(turned) / some
        squared = 1 - azimuth**2
        middle = cosine - 2 * np.sin(u1) * np.sin(u2) / np.where(squared > 0, squared, 1.0)
        c = _FLATTENING / 16 * squared * (4 + _FLATTENING * (4 - 3 * squared))
        before = turned
        turned = difference + (1 - c) * _FLATTENING * azimuth * (
            arc + c * sine * (middle + c * cosine * (2 * middle**2 - 1))
        )
        if np.abs(turned - before).max(initial=0.0) < 1e-13:
            break
    minor = _AXIS * (1 - _FLATTENING)
    u = squared * (_AXIS**2 - minor**2) / minor**2
    a = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)))
    b = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)))
    change = (
        b
        * sine
        * (middle + b / 4 * (cosine * (2 * middle**2 - 1) - b / 6 * middle * (4 * sine**2 - 3) * (4 * middle**2 - 3)))
    )
    result: Floats = minor * a * (arc - change)
    return result


def _on_plane(x: Floats, y: Floats) -> Floats:
    """Mercator's projection of the ellipsoid, the axis being 1."""
    sine = np.sin(np.radians(np.clip(y, -89.0, 89.0)))
    e = np.sqrt(_E2)
    return np.stack([np.radians(x), np.arctanh(sine) - e * np.arctanh(e * sine)], axis=-1)


def _in_space(x: Floats, y: Floats) -> Floats:
    """Earth-centred coordinates, in kilometres."""
    longitude, latitude = np.radians(x), np.radians(y)
    normal = _AXIS / np.sqrt(1 - _E2 * np.sin(latitude) ** 2)
    flat = normal * np.cos(latitude)
    up = normal * (1 - _E2) * np.sin(latitude)
    return np.stack([flat * np.cos(longitude), flat * np.sin(longitude), up], axis=-1)


def _to_segments(p: Floats, a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """From each point to its segment: the distance, and which share of the segment lies before the foot."""
    along = b - a
    square = np.einsum("ij,ij->i", along, along)
    share = np.einsum("ij,ij->i", p - a, along) / np.where(square > 0, square, 1.0)
    share = np.clip(share, 0.0, 1.0)
    return np.linalg.norm(p - (a + along * share[:, None]), axis=1), share
