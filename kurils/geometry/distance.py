"""Distances on the WGS84 ellipsoid, in kilometres: from a point to a shore, and from one shore to another.

Edges are straight in longitude and latitude, as in GeoJSON (RFC 7946). The nearest edges are found with straight chords
through the earth, whose order agrees with that on the surface to a few parts in a million up to 2 000 km; among the
few that remain, the geodesic of GeographicLib (Karney 2013) decides. The result is exact to about a metre; how good it
is as a fact depends on the polygons. Areas must not reach across the 180th meridian, and none of ours does.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.geometry.rings import Area, Bounds, Point, Ring, bounds, contains

if TYPE_CHECKING:
    from collections.abc import Iterator


#: edges longer than this many degrees are cut, so that a chord stays within some metres of its edge
LONGEST_EDGE = 0.1
_BLOCK = 24
#: part of an edge on either side of the foot of the chord between which the parabola is laid
_STEP = 0.01
_AXIS = 6378.137
_FLATTENING = 1 / 298.257223563
#: kilometres by which a chord may misjudge a distance: sagitta of an edge, and parts of the distance
_SLACK = 0.02
_SLACK_RELATIVE = 2e-5

Vector = tuple[float, float, float]


class Nearest(NamedTuple):
    """A shortest line: its length in kilometres and both its ends, longitude and latitude in degrees."""

    km: float
    start: Point
    end: Point


class _Edge(NamedTuple):
    a: Point
    b: Point
    va: Vector
    vb: Vector


class _Block(NamedTuple):
    centre: Vector
    radius: float
    edges: tuple[_Edge, ...]


class Shore:
    """The edges of an area, in blocks with bounding spheres; build it once for many distances to one area."""

    def __init__(self, area: Area) -> None:
        self.area = area
        self.blocks = tuple(_blocks(area))

    def vertices(self) -> Iterator[Point]:
        """The ends of all edges, those of cut edges too."""
        return (edge.a for block in self.blocks for edge in block.edges)


def geodesic_km(a: Point, b: Point) -> float:
    """The length of the geodesic between two points."""
    return float(_wgs84().Inverse(a[1], a[0], b[1], b[0], _wgs84().DISTANCE)["s12"]) / 1000


def point_to_shore(point: Point, shore: Shore) -> Nearest:
    """The shortest line from a point to an area; of length 0, at the point itself, when the point is on it."""
    if contains(shore.area, *point):
        return Nearest(0.0, point, point)
    _, candidates = _search(point, shore, math.inf)
    return min(_refined(point, edge) for _, edge in candidates)


def shore_to_shore(first: Shore, second: Shore) -> Nearest:
    """The shortest line from one area to another, from the first; of length 0 when one has a vertex in the other."""
    if _boxes_meet(first.area, second.area):
        for one, other in ((first, second), (second, first)):
            for vertex in one.vertices():
                if contains(other.area, *vertex):
                    return Nearest(0.0, vertex, vertex)
    best, found = math.inf, []
    for one, other, swapped in ((first, second, False), (second, first, True)):
        for vertex in one.vertices():
            nearest, candidates = _search(vertex, other, best)
            best = min(best, nearest)
            found += [(chord, vertex, edge, swapped) for chord, edge in candidates]
    limit = _with_slack(best)
    lines = []
    for chord, vertex, edge, swapped in found:
        if chord <= limit:
            line = _refined(vertex, edge)
            lines.append(Nearest(line.km, line.end, line.start) if swapped else line)
    return min(lines)


def point_to_line(point: Point, line: Shore) -> Nearest:
    """The shortest line from a point to a line, which is a Shore whose one ring is open: `Shore(((points,),))`."""
    _, candidates = _search(point, line, math.inf)
    return min(_refined(point, edge) for _, edge in candidates)


def about_km(point: Point, shore: Shore) -> float:
    """From a point to the nearest edge of a shore or line, straight through the earth: good to some metres, and quick.

    Unlike `point_to_shore` it does not ask whether the point is on land.
    """
    return _search(point, shore, math.inf)[0]


def cut_long_edges(ring: Ring, longest: float = LONGEST_EDGE) -> Iterator[tuple[Point, Point]]:
    """The edges of a ring or line, those longer than `longest` degrees cut into equal pieces."""
    for (ax, ay), (bx, by) in pairwise(ring):
        pieces = max(1, math.ceil(max(abs(bx - ax), abs(by - ay)) / longest))
        start = (ax, ay)
        for n in range(1, pieces + 1):
            end = (bx, by) if n == pieces else (ax + (bx - ax) * n / pieces, ay + (by - ay) * n / pieces)
            yield start, end
            start = end


def _blocks(area: Area) -> Iterator[_Block]:
    for polygon in area:
        for ring in polygon:
            edges = [_Edge(a, b, _vector(a), _vector(b)) for a, b in cut_long_edges(ring)]
            for n in range(0, len(edges), _BLOCK):
                part = tuple(edges[n : n + _BLOCK])
                corners = [edge.va for edge in part] + [part[-1].vb]
                centre = tuple(sum(axis) / len(corners) for axis in zip(*corners, strict=True))
                sphere = (centre[0], centre[1], centre[2])
                yield _Block(sphere, max(math.dist(sphere, corner) for corner in corners), part)


def _search(point: Point, shore: Shore, bound: float) -> tuple[float, list[tuple[float, _Edge]]]:
    """The shortest chord to the shore (or `bound`), and all edges about as near as it."""
    p = _vector(point)
    order = sorted((math.dist(p, block.centre) - block.radius, n) for n, block in enumerate(shore.blocks))
    best, found = bound, []
    for least, n in order:
        if least > _with_slack(best):
            break
        for edge in shore.blocks[n].edges:
            chord = _chord(p, edge.va, edge.vb)
            if chord <= _with_slack(best):
                found.append((chord, edge))
                best = min(best, chord)
    limit = _with_slack(best)
    return best, [(chord, edge) for chord, edge in found if chord <= limit]


def at_least_km(point: Point, box: Bounds) -> float:
    """Nothing inside a box of degrees is nearer than this, in kilometres: up to a generous sphere around the box."""
    centre = _vector(((box.west + box.east) / 2, (box.south + box.north) / 2))
    corners = [_vector((x, y)) for x in (box.west, box.east) for y in (box.south, box.north)]
    return math.dist(_vector(point), centre) - 1.05 * max(math.dist(centre, corner) for corner in corners) - 1


def _boxes_meet(first: Area, second: Area) -> bool:
    a, b = bounds(first), bounds(second)
    return a.west <= b.east and b.west <= a.east and a.south <= b.north and b.south <= a.north


def _refined(point: Point, edge: _Edge) -> Nearest:
    """The geodesic from a point to the nearest place of an edge: the foot of the chord, moved to where the squares of
    the geodesics around it, which lie on a parabola, are least."""

    def at(t: float) -> Point:
        return edge.a[0] + (edge.b[0] - edge.a[0]) * t, edge.a[1] + (edge.b[1] - edge.a[1]) * t

    start = _foot(_vector(point), edge.va, edge.vb)
    low, high = max(0.0, start - _STEP), min(1.0, start + _STEP)
    middle = (low + high) / 2
    below, here, above = (geodesic_km(point, at(t)) ** 2 for t in (low, middle, high))
    bend = below - 2 * here + above
    least = middle + (high - low) / 4 * (below - above) / bend if bend > 0 else start
    ends = [at(min(1.0, max(0.0, t))) for t in (least, start)]
    return min(Nearest(geodesic_km(point, end), point, end) for end in ends)


def _chord(p: Vector, a: Vector, b: Vector) -> float:
    """From a point to a segment, through space."""
    t = _foot(p, a, b)
    return math.dist(p, (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])))


def _foot(p: Vector, a: Vector, b: Vector) -> float:
    """Where along a segment, from 0 to 1, it is nearest to a point, through space."""
    dx, dy, dz = b[0] - a[0], b[1] - a[1], b[2] - a[2]
    square = dx * dx + dy * dy + dz * dz
    if not square:
        return 0.0
    return min(1.0, max(0.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy + (p[2] - a[2]) * dz) / square))


def _vector(point: Point) -> Vector:
    """A point of the ellipsoid in earth-centred coordinates, in kilometres."""
    longitude, latitude = math.radians(point[0]), math.radians(point[1])
    e2 = _FLATTENING * (2 - _FLATTENING)
    normal = _AXIS / math.sqrt(1 - e2 * math.sin(latitude) ** 2)
    flat = normal * math.cos(latitude)
    return flat * math.cos(longitude), flat * math.sin(longitude), normal * (1 - e2) * math.sin(latitude)


def _with_slack(km: float) -> float:
    return km * (1 + _SLACK_RELATIVE) + _SLACK


def _wgs84() -> Any:
    from geographiclib.geodesic import Geodesic

    return Geodesic.WGS84
