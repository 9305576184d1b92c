"""The figures of an island that follow from its polygon: area, shore length, extent, centre and distances.

They are computed, never sourced: beside them the record keeps what each state's own tables say. Areas and lengths are
taken on the WGS84 ellipsoid with GeographicLib (Karney 2013); edges are straight in longitude and latitude (RFC 7946).
"""

from __future__ import annotations

from functools import lru_cache
from math import asin, atan2, cos, degrees, hypot, radians, sin
from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.geometry.distance import Shore, cut_long_edges, point_to_shore, shore_to_shore
from kurils.geometry.rings import Area, Point, Ring, bounds, is_anticlockwise, parse_area

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Extent(NamedTuple):
    """The southernmost and northernmost latitude, the westernmost and easternmost longitude, in degrees."""

    south: float
    north: float
    west: float
    east: float


class Centre(NamedTuple):
    """A point in degrees; the centre of a crescent may lie at sea."""

    latitude: float
    longitude: float


class Reference(NamedTuple):
    """What distances are taken to: a point, or the nearest of some coasts in WKT; `id` names the distance."""

    id: str
    point: Point | None
    coasts: tuple[str, ...]


#: `area_km2` and `perimeter_km` (of the shore at the detail of the polygon; a finer one has a longer shore), `extent`
#: and `centre` in degrees, and `ID_km` for each reference (None where none of its coasts is known)
Figures = dict[str, Any]


def area_km2(area: Area) -> float:
    """The area in square kilometres, holes taken out."""
    total = 0.0
    for polygon in area:
        exterior, *holes = (abs(_measure(ring)[0]) for ring in polygon)
        total += exterior - sum(holes)
    return total / 1e6


def perimeter_km(area: Area) -> float:
    """The length of all shores in kilometres, those of holes too."""
    return sum(_measure(ring)[1] for polygon in area for ring in polygon) / 1000


def extent(area: Area) -> Extent:
    """How far the area reaches in the four directions."""
    box = bounds(area)
    return Extent(box.south, box.north, box.west, box.east)


def centre(area: Area) -> Centre:
    """The centre of mass of the land, brought back to the surface; holes are taken out.

    Taken on the sphere, where it is half the sum of each edge's angle times its normal (Brock 1975); the ellipsoid
    would move it by metres.
    """
    total = [0.0, 0.0, 0.0]
    for polygon in area:
        for ring, sign in ((ring, 1 if n == 0 else -1) for n, ring in enumerate(polygon)):
            turn = sign if is_anticlockwise(ring) else -sign
            for start, end in cut_long_edges(ring):
                (ax, ay, az), (bx, by, bz) = _direction(start), _direction(end)
                dx, dy, dz = bx - ax, by - ay, bz - az
                normal = (ay * dz - az * dy, az * dx - ax * dz, ax * dy - ay * dx)
                sine = hypot(*normal)
                if sine:
                    for n in range(3):
                        total[n] += turn * normal[n] * asin(sine) / sine
    x, y, z = total
    return Centre(degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x)))


def distance_km(shore: Shore, reference: Reference) -> float | None:
    """Kilometres from a shore to a point or to the nearest of some coasts; None when none of these is known."""
    if reference.point is not None:
        return point_to_shore(reference.point, shore).km
    return min((shore_to_shore(shore, _coast(coast)).km for coast in reference.coasts), default=None)


def island_figures(wkt: str, references: Iterable[Reference] = ()) -> Figures:
    """All figures of one polygon in WKT.

    Pure: the same texts give the same figures. About 0.1 s for a large island and a long coast.
    """
    area = parse_area(wkt)
    shore = Shore(area)
    away = {f"{reference.id}_km": distance_km(shore, reference) for reference in references}
    return {
        **_shape(area),
        **{key: None if km is None else round(km, 2) for key, km in away.items()},
    }


def group_figures(
    wkts: Iterable[str], members: Iterable[Mapping[str, Any]], references: Iterable[Reference]
) -> Figures:
    """The figures of several islands together, from their polygons in WKT and their own figures.

    Areas and shores add up, the extent is that of all, and a distance is that of the nearest member.
    """
    own = list(members)
    away = {key: [figures[key] for figures in own] for key in (f"{reference.id}_km" for reference in references)}
    return {
        **_shape(tuple(polygon for wkt in wkts for polygon in parse_area(wkt))),
        **{key: min((km for km in all if km is not None), default=None) for key, all in away.items()},
    }


def _shape(area: Area) -> Figures:
    """Square kilometres, kilometres of shore, degrees to five and to four decimals."""
    return {
        "area_km2": _area_rounded(area_km2(area)),
        "perimeter_km": round(perimeter_km(area), 1),
        "extent": {name: round(value, 5) for name, value in extent(area)._asdict().items()},
        "centre": {name: round(value, 4) for name, value in centre(area)._asdict().items()},
    }


@lru_cache(maxsize=4)
def _coast(wkt: str) -> Shore:
    return Shore(parse_area(wkt))


def _area_rounded(size: float) -> float:
    """Two decimals, or four digits for an islet."""
    return round(size, 2) if size >= 10 else float(f"{size:.4g}")


@lru_cache(maxsize=4096)
def _measure(ring: Ring) -> tuple[float, float]:
    """Signed area in square metres and length in metres of one closed ring, which is asked for both and by groups."""
    from geographiclib.geodesic import Geodesic

    polygon = Geodesic.WGS84.Polygon()
    for (longitude, latitude), _ in cut_long_edges(ring):
        polygon.AddPoint(latitude, longitude)
    _, perimeter, area = polygon.Compute(reverse=False, sign=True)
    return float(area), float(perimeter)


def _direction(point: Point) -> tuple[float, float, float]:
    longitude, latitude = radians(point[0]), radians(point[1])
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)
