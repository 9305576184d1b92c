"""WKT of polygons and lines as plain tuples, and whether a point lies on the land they bound, without any library.

Coordinates are degrees, longitude first. The answer for a point is exact, not a matter of rounding: a point on the
shore counts as land, and every sign that floating point cannot decide is computed once more with fractions.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from math import isfinite
from typing import NamedTuple

from kurils.base.errors import DataInvalid

Point = tuple[float, float]
#: a closed ring: the first point stands again at the end
Ring = tuple[Point, ...]
#: the exterior ring, then the holes
Polygon = tuple[Ring, ...]
#: one or more polygons that do not overlap
Area = tuple[Polygon, ...]

_HEAD = re.compile(r"\s*(POLYGON|MULTIPOLYGON|LINESTRING)\s*(?=\()", re.IGNORECASE)
_RING = re.compile(r"\(([^()]*)\)")
#: relative error of a 2 x 2 determinant of doubles (Shewchuk 1997, "ccwerrboundA")
_UNSURE = 3.3306690738754716e-16


class Bounds(NamedTuple):
    """The smallest box around an area, in degrees."""

    west: float
    south: float
    east: float
    north: float


def parse_area(wkt: str) -> Area:
    """A WKT POLYGON or MULTIPOLYGON as polygons of rings. Raises DataInvalid when it is none, or a ring is open."""
    kind, body = _split(wkt)
    if kind == "LINESTRING":
        raise DataInvalid("a polygon is expected, not a LINESTRING")
    parts = [body] if kind == "POLYGON" else _parts(body)
    area = tuple(tuple(_closed(ring) for ring in _RING.findall(part)) for part in parts)
    if not all(area):
        raise DataInvalid(f"a {kind} without rings: {wkt[:40]!r}")
    return area


def parse_line(wkt: str) -> Ring:
    """A WKT LINESTRING as its points, at least two. Raises DataInvalid when it is none."""
    kind, body = _split(wkt)
    if kind != "LINESTRING":
        raise DataInvalid(f"a LINESTRING is expected, not a {kind}")
    points = _points(body.strip()[1:-1])
    if len(points) < 2:
        raise DataInvalid("a line needs at least two points")
    return points


def bounds(area: Area) -> Bounds:
    """The box around the exterior rings."""
    longitudes = [x for polygon in area for x, _ in polygon[0]]
    latitudes = [y for polygon in area for _, y in polygon[0]]
    return Bounds(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def contains(area: Area, longitude: float, latitude: float) -> bool:
    """Whether the point is on land: inside one of the polygons, outside their holes, or on a shore.

    The even-odd rule over the edges that a ray to the east crosses. A coordinate that is not finite is nowhere.
    """
    if not (isfinite(longitude) and isfinite(latitude)):
        return False
    return any(_in_polygon(polygon, longitude, latitude) for polygon in area)


def is_anticlockwise(ring: Ring) -> bool:
    """Whether the ring runs anticlockwise, as exterior rings do (RFC 7946)."""
    return twice_signed_area(ring) > 0


def twice_signed_area(ring: Ring) -> float:
    """Twice the area in square degrees, positive for an anticlockwise ring; taken from its first point."""
    x0, y0 = ring[0]
    return sum((ax - x0) * (by - y0) - (bx - x0) * (ay - y0) for (ax, ay), (bx, by) in pairwise(ring))


def _in_polygon(polygon: Polygon, x: float, y: float) -> bool:
    inside = False
    for ring in polygon:
        crossings = _crossings(ring, x, y)
        if crossings is None:
            return True
        inside ^= crossings % 2 == 1
    return inside


def _crossings(ring: Ring, x: float, y: float) -> int | None:
    """How many edges a ray to the east crosses, each owning its lower end only; None when the point lies on an edge."""
    count = 0
    ax, ay = ring[0]
    for bx, by in ring[1:]:
        if (ay > y) != (by > y):
            side = _side(ax, ay, bx, by, x, y)
            if side == 0:
                return None
            count += (side > 0) == (by > ay)
        elif y in (ay, by) and _on_level_end(ax, ay, bx, by, x, y):
            return None
        ax, ay = bx, by
    return count


def _on_level_end(ax: float, ay: float, bx: float, by: float, x: float, y: float) -> bool:
    """For an edge that does not cross the height `y` but touches it: whether the point is on it there."""
    if ay == by:
        return min(ax, bx) <= x <= max(ax, bx)
    return x == (ax if ay == y else bx)


def _side(ax: float, ay: float, bx: float, by: float, x: float, y: float) -> int:
    """1 when the point is left of the line from a to b, -1 right of it, 0 on it; exact."""
    left = (ax - x) * (by - y)
    right = (ay - y) * (bx - x)
    determinant = left - right
    if abs(determinant) > _UNSURE * (abs(left) + abs(right)):
        return 1 if determinant > 0 else -1
    fx, fy = Fraction(x), Fraction(y)
    exact = (Fraction(ax) - fx) * (Fraction(by) - fy) - (Fraction(ay) - fy) * (Fraction(bx) - fx)
    return (exact > 0) - (exact < 0)


def _split(wkt: str) -> tuple[str, str]:
    head = _HEAD.match(wkt)
    if head is None:
        raise DataInvalid(f"not a POLYGON, MULTIPOLYGON or LINESTRING in WKT: {wkt[:40]!r}")
    return head.group(1).upper(), wkt[head.end() :]


def _parts(body: str) -> list[str]:
    """The polygons of a MULTIPOLYGON: what stands between brackets of the second level."""
    parts, depth, start = [], 0, 0
    for match in re.finditer(r"[()]", body):
        if match.group() == "(":
            depth += 1
            if depth == 2:
                start = match.start()
        else:
            depth -= 1
            if depth == 1:
                parts.append(body[start : match.end()])
    if depth:
        raise DataInvalid("the brackets of a MULTIPOLYGON do not match")
    return parts


def _closed(text: str) -> Ring:
    ring = _points(text)
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise DataInvalid(f"a ring is not closed: ({text[:40]} ...)")
    return ring


def _points(text: str) -> Ring:
    try:
        numbers = [tuple(map(float, pair.split())) for pair in text.split(",")]
        return tuple((longitude, latitude) for longitude, latitude in numbers)
    except ValueError:
        raise DataInvalid(f"not pairs of numbers: ({text[:40]} ...)") from None
