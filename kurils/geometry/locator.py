"""Where a point lies: on which island or coast, how far from the nearest shore, near which line and on which side.

Pure Python over WKT texts. What is worked out for one point (rings, shores) is kept for the next, so that thousands of
points cost milliseconds each; for many more there are shapely and whole columns of points.
"""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, radians
from typing import TYPE_CHECKING, NamedTuple

from kurils.geometry.distance import Nearest, Shore, about_km, at_least_km, geodesic_km, point_to_line, point_to_shore
from kurils.geometry.rings import Area, Bounds, Point, Ring, bounds, contains, parse_area, parse_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: kilometres; nearer to the end of a line than this, the foot of a perpendicular is the end itself
_END_KM = 0.001
#: degrees from a line at which the land beside it is looked for, about a kilometre
_ASIDE = 0.009


class LinePlace(NamedTuple):
    """How a point lies to a line: the shortest way, whether it meets the line between its ends, and on which side."""

    km: float
    #: where the shortest way meets the line, longitude and latitude
    foot: Point
    #: False when the point lies beyond an end of the line
    beside: bool
    #: seen along the line: `left`, `right`, or None on the line or beyond its ends
    side: str | None


class _Land(NamedTuple):
    area: Area
    box: Bounds
    #: built when first measured to
    shore: list[Shore]


class Locator:
    """Islands, coasts and lines, by id, from their WKT texts; longitude comes first in every point."""

    def __init__(self, islands: Mapping[str, str], coasts: Mapping[str, str], lines: Mapping[str, str]) -> None:
        self.islands = {id: _land(wkt) for id, wkt in islands.items()}
        self.coasts = {id: _land(wkt) for id, wkt in coasts.items()}
        self.lines: dict[str, Ring] = {id: parse_line(wkt) for id, wkt in lines.items()}
        self._line_shores = {id: Shore(((points,),)) for id, points in self.lines.items()}
        self._beside: dict[str, dict[str, str]] = {}

    def island_at(self, point: Point) -> str | None:
        """The island on whose land the point is; the shore counts as land."""
        return _holding(self.islands, point)

    def coast_at(self, point: Point) -> str | None:
        """The coast of the surrounding land (Hokkaido, Kamchatka, …) on which the point is."""
        return _holding(self.coasts, point)

    def nearest_island(self, point: Point) -> tuple[str, Nearest]:
        """The island whose shore is nearest and the way there; of length 0 on land. ValueError without islands."""
        return _nearest(self.islands, point)

    def nearest_land(self, point: Point, island: str) -> str:
        """The island, which is the nearest, or the coast that is nearer still."""
        candidates = {island: self.islands[island], **self.coasts}
        return _nearest(candidates, point)[0]

    def to_land(self, point: Point) -> float:
        """Kilometres to the nearest shore of an island or coast."""
        return _nearest({**self.islands, **self.coasts}, point)[1].km

    def nearest_line(self, point: Point, ids: Iterable[str]) -> str | None:
        """Which of the lines named is nearest; None when none is named."""
        return min(dict.fromkeys(ids), key=lambda id: about_km(point, self._line_shores[id]), default=None)

    def to_line(self, point: Point, id: str) -> LinePlace:
        """How the point lies to one line."""
        line, way = self.lines[id], point_to_line(point, self._line_shores[id])
        beside = all(geodesic_km(way.end, end) > _END_KM for end in (line[0], line[-1]))
        return LinePlace(way.km, way.end, beside, _side(line, point, way.end) if beside else None)

    def beside(self, id: str) -> dict[str, str]:
        """The islands or coasts along most of the `left` and of the `right` of a line, seen along it."""
        if id not in self._beside:
            along: dict[str, dict[str, float]] = {"left": {}, "right": {}}
            for (ax, ay), (bx, by) in pairwise(self.lines[id]):
                shrink = cos(radians((ay + by) / 2))
                dx, dy = (bx - ax) * shrink, by - ay
                length = hypot(dx, dy)
                step = _ASIDE / length
                for side, sign in (("left", 1), ("right", -1)):
                    point = ((ax + bx) / 2 - sign * dy * step / shrink, (ay + by) / 2 + sign * dx * step)
                    land = self.nearest_land(point, self.nearest_island(point)[0])
                    along[side][land] = along[side].get(land, 0.0) + length
            self._beside[id] = {side: max(found, key=lambda land: found[land]) for side, found in along.items()}
        return self._beside[id]


def _land(wkt: str) -> _Land:
    area = parse_area(wkt)
    return _Land(area, bounds(area), [])


def _holding(lands: Mapping[str, _Land], point: Point) -> str | None:
    x, y = point
    for id, (area, box, _) in lands.items():
        if box.west <= x <= box.east and box.south <= y <= box.north and contains(area, x, y):
            return id
    return None


def _nearest(lands: Mapping[str, _Land], point: Point) -> tuple[str, Nearest]:
    best: tuple[str, Nearest] | None = None
    order = sorted((at_least_km(point, land.box), n, id, land) for n, (id, land) in enumerate(lands.items()))
    for least, _, id, land in order:
        if best is not None and least > best[1].km:
            break
        if not land.shore:
            land.shore.append(Shore(land.area))
        way = point_to_shore(point, land.shore[0])
        if best is None or way.km < best[1].km:
            best = (id, way)
    if best is None:
        raise ValueError("no land to measure to")
    return best


def _side(line: Ring, point: Point, foot: Point) -> str | None:
    """Left or right of a line, by the direction that it has where the shortest way meets it."""
    shrink = cos(radians(foot[1]))

    def plane(place: Point) -> Point:
        return (place[0] - foot[0]) * shrink, place[1] - foot[1]

    flat = [plane(place) for place in line]
    along_x = along_y = 0.0
    for (ax, ay), (bx, by) in pairwise(flat):
        length = hypot(bx - ax, by - ay)
        # distance of the foot, which is the origin, from this stretch
        part = min(1.0, max(0.0, -(ax * (bx - ax) + ay * (by - ay)) / length**2)) if length else 0.0
        if length and hypot(ax + part * (bx - ax), ay + part * (by - ay)) < 1e-6:
            along_x, along_y = along_x + (bx - ax) / length, along_y + (by - ay) / length
    x, y = plane(point)
    turn = along_x * y - along_y * x
    return None if turn == 0 else ("left" if turn > 0 else "right")
