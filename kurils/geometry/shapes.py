"""WKT -> shapely, loaded when first asked: for unions, cuts, overlaps and many points at once.

For one point `rings.contains` gives the same answer a hundred times sooner, since importing shapely is the whole cost.
Prepared shapes are never handed out: preparing one and sharing it between threads can end the process (a known fault
of GEOS).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kurils.base.errors import DataInvalid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapely.geometry.base import BaseGeometry


@lru_cache(maxsize=128)
def to_shape(wkt: str) -> BaseGeometry:
    """The shapely geometry of a WKT text; coordinates are degrees, longitude first. Raises DataInvalid for bad WKT."""
    from kurils.geometry.engine import shapely

    try:
        return shapely.from_wkt(wkt)
    except shapely.errors.ShapelyError as error:
        raise DataInvalid(f"not WKT: {wkt[:40]!r}: {error}") from None


def to_wkb(wkt: str) -> bytes:
    """The geometry as well-known binary, little-endian, every coordinate bit by bit. Raises DataInvalid for bad WKT."""
    from kurils.geometry.engine import shapely

    return bytes(shapely.to_wkb(to_shape(wkt), byte_order=1))


Boxed = tuple[bytes, tuple[float, float, float, float]]


def gathered_wkb(wkts: Iterable[str]) -> Boxed | None:
    """Areas as one multipolygon in little-endian WKB, with its box (west, south, east, north); None without any."""
    from kurils.geometry.engine import shapely

    parts = [part for wkt in wkts for part in shapely.get_parts(to_shape(wkt))]
    return _boxed(shapely.multipolygons(parts)) if parts else None


def line_wkb(wkt: str) -> Boxed:
    """A line as a multiline in little-endian WKB, with its box."""
    from kurils.geometry.engine import shapely

    return _boxed(shapely.multilinestrings(shapely.get_parts(to_shape(wkt))))


def point_wkb(point: tuple[float, float]) -> bytes:
    """A point (longitude, latitude) in little-endian WKB."""
    from kurils.geometry.engine import shapely

    return bytes(shapely.to_wkb(shapely.points(point), byte_order=1))


def inner_point(wkts: Iterable[str]) -> tuple[float, float]:
    """Longitude and latitude of a point well inside the largest of some areas, never at sea."""
    from kurils.geometry.engine import shapely

    parts = [part for wkt in wkts for part in shapely.get_parts(to_shape(wkt))]
    point = shapely.point_on_surface(max(parts, key=shapely.area))
    return round(point.x, 5), round(point.y, 5)


def _boxed(geometry: BaseGeometry) -> Boxed:
    from kurils.geometry.engine import shapely

    west, south, east, north = map(float, geometry.bounds)
    return bytes(shapely.to_wkb(geometry, byte_order=1)), (west, south, east, north)


def holds(wkt: str, longitude: float, latitude: float) -> bool:
    """Whether the point is on the land of the geometry, its shore included: the yardstick of `rings.contains`."""
    from kurils.geometry.engine import shapely

    return bool(shapely.intersects_xy(to_shape(wkt), longitude, latitude))


def cut_at_latitude(wkt: str, latitude: float) -> tuple[str, str]:
    """The parts of an area south and north of a parallel, as WKT, exterior rings anticlockwise; both own the cut."""
    from kurils.geometry.engine import shapely

    west, south, east, north = to_shape(wkt).bounds
    halves = (
        shapely.box(west - 1, min(south, latitude) - 1, east + 1, latitude),
        shapely.box(west - 1, latitude, east + 1, max(north, latitude) + 1),
    )
    return anticlockwise(to_shape(wkt).intersection(halves[0])), anticlockwise(to_shape(wkt).intersection(halves[1]))


def anticlockwise(geometry: BaseGeometry) -> str:
    """A polygon or multipolygon as WKT with exterior rings anticlockwise and five decimals (about a metre) at most."""
    from shapely.geometry import MultiPolygon
    from shapely.geometry.polygon import orient

    parts = [orient(part) for part in getattr(geometry, "geoms", [geometry]) if part.geom_type == "Polygon"]
    shape = parts[0] if len(parts) == 1 else MultiPolygon(parts)
    return to_wkt(shape)


def to_wkt(geometry: BaseGeometry) -> str:
    """A geometry as WKT with at most five decimals and none that say nothing."""
    from kurils.geometry.engine import shapely

    return str(shapely.to_wkt(geometry, rounding_precision=5, trim=True))
