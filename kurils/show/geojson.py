"""GeoJSON as RFC 7946 wants it: longitude first, exterior rings anticlockwise and holes clockwise, a `bbox`, no `crs`,
at most seven decimals; and text sequences of it (RFC 8142).

Every GeoJSON that the program writes is put together here.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kurils.base.jsontext import seen
from kurils.geometry.rings import is_anticlockwise, parse_area, parse_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from kurils.geometry.rings import Area, Ring

DECIMALS = 7
#: what a text of a sequence begins with
RECORD_SEPARATOR = "\x1e"
#: on which terms the shapes, and what is said of them, may be handed on
LICENCE = "ODbL-1.0 (polygons), CC0-1.0 (facts)"


def area_geometry(wkts: Iterable[str]) -> dict[str, Any] | None:
    """The polygons of WKT texts as one Polygon or MultiPolygon; None when there is no text."""
    polygons = [_polygon(polygon) for wkt in wkts for polygon in parse_area(wkt)]
    if not polygons:
        return None
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def line_geometry(wkt: str) -> dict[str, Any]:
    """A WKT LINESTRING as a LineString."""
    return {"type": "LineString", "coordinates": [_position(point) for point in parse_line(wkt)]}


def point_geometry(latitude: float, longitude: float) -> dict[str, Any]:
    """A Point."""
    return {"type": "Point", "coordinates": _position((longitude, latitude))}


def feature(id: str, geometry: dict[str, Any] | None, properties: Mapping[str, Any]) -> dict[str, Any]:
    """A feature with its box; one without a geometry has none."""
    box = _box(_positions(geometry))
    return {
        "type": "Feature",
        "id": id,
        **({"bbox": box} if box else {}),
        "geometry": geometry,
        "properties": dict(properties),
    }


def collection(features: Iterable[dict[str, Any]], **members: Any) -> dict[str, Any]:
    """A collection with its box; `members` stand beside it (a name, the attribution, what was asked)."""
    found = list(features)
    corners = [corner for item in found if "bbox" in item for corner in (item["bbox"][:2], item["bbox"][2:])]
    box = _box(corners)
    return {"type": "FeatureCollection", **members, **({"bbox": box} if box else {}), "features": found}


def text_of(value: Mapping[str, Any]) -> str:
    """A GeoJSON object as one line of text."""
    return seen(json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False))


def sequence(whole: Mapping[str, Any]) -> Iterator[str]:
    """The features of a collection as a text sequence; each bears the collection's attribution and licence."""
    borne = {key: whole[key] for key in ("attribution", "licence") if key in whole}
    for item in whole["features"]:
        yield f"{RECORD_SEPARATOR}{text_of({**item, **borne})}\n"


def _polygon(polygon: Area | Any) -> list[list[list[float]]]:
    return [_ring(ring, anticlockwise=n == 0) for n, ring in enumerate(polygon)]


def _ring(ring: Ring, anticlockwise: bool) -> list[list[float]]:
    points = ring if is_anticlockwise(ring) == anticlockwise else ring[::-1]
    return [_position(point) for point in points]


def _position(point: tuple[float, float]) -> list[float]:
    return [round(point[0], DECIMALS), round(point[1], DECIMALS)]


def _positions(geometry: Mapping[str, Any] | None) -> list[Any]:
    """All positions of a geometry, however deep they stand."""
    found: list[Any] = [geometry["coordinates"]] if geometry else []
    while found and isinstance(found[0][0], list):
        found = [item for level in found for item in level]
    return found


def _box(positions: list[Any]) -> list[float] | None:
    if not positions:
        return None
    xs, ys = [position[0] for position in positions], [position[1] for position in positions]
    return [min(xs), min(ys), max(xs), max(ys)]
