"""Rings around islands at a distance from their coast, for drawing: bays are closed, so that no stroke knots in them.

Works on a plane in kilometres. Loads shapely when first asked; the record is prepared with it, drawing does without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from kurils.geometry.rings import Point

#: how far a cut between two territories is drawn out on both sides, in kilometres: beyond any ring
_FAR = 200.0


def land(rings: Iterable[Sequence[Point]]) -> BaseGeometry:
    """Exterior rings on the plane as one geometry."""
    from shapely.geometry import Polygon

    from kurils.geometry.engine import shapely

    return shapely.unary_union([Polygon(ring).buffer(0) for ring in rings if len(ring) > 3])


def around(own: BaseGeometry, beside: BaseGeometry, out: float, back: float, tolerance: float) -> list[list[Point]]:
    """The lines of a ring around `own`: `out` km off its coast, then `back` km towards it, thinned to `tolerance`.

    Where `beside`, other land, shares an edge with it, the two have one ring, which is cut in the prolongation of that
    edge; the cut itself is no part of it.
    """
    from kurils.geometry.engine import shapely

    edge = own.boundary.intersection(beside.buffer(0.05)) if not beside.is_empty else None
    if edge is None or edge.length < 1:
        grown = own.buffer(out, quad_segs=6).buffer(-back, quad_segs=6)
        return _lines(shapely.unary_union([part.exterior for part in _parts(grown.simplify(tolerance))]))
    grown = own.union(beside).buffer(out, quad_segs=6).buffer(-back, quad_segs=6).simplify(tolerance)
    shore = shapely.unary_union([part.exterior for part in _parts(grown)])
    half = _side_of(edge, own)
    return _lines(shapely.line_merge(shore.intersection(half)))


def united(rings: Iterable[Sequence[Point]], seam: float) -> list[list[Point]]:
    """The exterior rings of several pieces of land as one, where they lie less than `seam` km apart."""
    whole = land(rings).buffer(seam).buffer(-seam)
    return [[(float(x), float(y)) for x, y in part.exterior.coords] for part in _parts(whole)]


def within(ring: Sequence[Point], whole: BaseGeometry) -> bool:
    """Whether most of an area lies inside another."""
    own = land([ring])
    return bool(own.intersection(whole).area > own.area / 2)


def _side_of(edge: BaseGeometry, own: BaseGeometry) -> BaseGeometry:
    """The half of the plane in which `own` lies, cut along the straight line through the ends of an edge."""
    from shapely.geometry import LineString, Polygon

    west, _, east, _ = edge.bounds
    points = sorted((x, y) for part in getattr(edge, "geoms", [edge]) for x, y in part.coords)
    (x0, y0), (x1, y1) = points[0], points[-1]
    slope = (y1 - y0) / (x1 - x0) if x1 > x0 else 0.0
    begin = (west - _FAR, y0 - slope * (x0 - west + _FAR))
    end = (east + _FAR, y1 + slope * (east + _FAR - x1))
    # an edge along a parallel sags on the plane: between its ends the cut follows it
    cut = LineString([begin, *points, end])
    below = Polygon([*cut.coords, (end[0], end[1] + 5000), (begin[0], begin[1] + 5000)]).buffer(0)
    above = Polygon([*cut.coords, (end[0], end[1] - 5000), (begin[0], begin[1] - 5000)]).buffer(0)
    return below if below.intersection(own).area > above.intersection(own).area else above


def _parts(whole: BaseGeometry) -> list[Any]:
    return [part for part in getattr(whole, "geoms", [whole]) if part.geom_type == "Polygon" and not part.is_empty]


def _lines(whole: BaseGeometry) -> list[list[Point]]:
    parts = getattr(whole, "geoms", [whole])
    return [[(float(x), float(y)) for x, y in part.coords] for part in parts if part.length > 0]
