"""The section `drawing`: everything that a picture shows, as paths of SVG on one plane, made once with the record.

The plane is Lambert's equal-area projection about the middle of the islands, in kilometres; paths are in UNIT parts of
one, whole numbers, so that a map draws them at any size by one `transform`. Rings, which tell of title, lie off the
coast at four distances, since one that suits a map of one island would hide a small one on a map of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.geometry.outline import around, land, united, within
from kurils.geometry.projection import EqualArea
from kurils.geometry.rings import parse_area, parse_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kurils.geometry.rings import Point

#: parts of a kilometre in which paths, rings, and the outlines of the locator are written
UNIT, RING_UNIT, LOCATOR_UNIT = 50, 10, 4
#: level -> kilometres out, kilometres back in, tolerance; levels follow the pixels that a kilometre takes
RINGS = {"a": (1.5, 0.75, 0.06), "b": (3.4, 1.7, 0.2), "m": (6.4, 3.2, 0.4), "c": (12.0, 6.0, 0.9)}
#: the ring around a scattered group as a whole, at the levels b and m
ENVELOPE = (7.2, 5.2)
#: at level a, the nearest, only territories up to this size in square kilometres are ever drawn
NEAREST = 500.0
#: square kilometres from which an island is seen on any map
LARGE = 2600.0
#: pieces of coast that lie nearer than this, in kilometres, are one land
SEAM = 0.1


def build(section: Callable[[str], Mapping[str, Any]]) -> dict[str, Any]:
    """The section, from those of the shapes and of the places."""
    shapes, places = section("shapes"), section("places")
    dispute = section("dispute")
    own = dispute["centre"]
    plane = EqualArea((float(own[0]), float(own[1])) if own else _centre(shapes["polygons"]))
    islands: dict[str, list[list[Point]]] = {}
    for polygon in shapes["polygons"]:
        if polygon["island"]:
            islands.setdefault(polygon["island"], []).extend(_rings(polygon["wkt"], plane))
    groups: dict[str, list[list[Point]]] = {}
    of = {place["id"]: place["territory"] for place in places["islands"]}
    for place in places["islands"]:
        groups.setdefault(place["territory"], []).extend(islands.get(place["id"], []))
    areas = {id: land(rings) for id, rings in groups.items()}
    default = set(dispute["default"])
    around_us = [ring for entry in shapes["land"] for ring in _rings(entry["wkt"], plane)]
    known = land(around_us)
    # of what both lists hold the one that goes farther is drawn
    coasts = [ring for entry in shapes["coasts"] for ring in _rings(entry["wkt"], plane) if not within(ring, known)]
    return {
        "centre": plane.centre,
        "unit": UNIT,
        "ring_unit": RING_UNIT,
        "locator_unit": LOCATOR_UNIT,
        "land": _paths([*around_us, *united(coasts, SEAM)], UNIT),
        "locator": _paths([r for entry in shapes["outlines"] for r in _rings(entry["wkt"], plane)], LOCATOR_UNIT),
        "islands": {id: {"path": _paths(rings, UNIT), "box": _box(rings)} for id, rings in islands.items()},
        "rings": {
            level: {
                id: _paths(_ring(areas, id, level), RING_UNIT, closed=False)
                for id, area in areas.items()
                if level != "a" or area.area < NEAREST
            }
            for level in RINGS
        },
        # islands that are cut in two: the cut is no shore
        "cut": [id for id, rings in islands.items() if _beside(areas, of[id]) and land(rings).area > NEAREST],
        # territories of many small islands: far off, dots around them would be all that is seen
        "faint": [id for id, area in areas.items() if id not in default and _largest(area) < LARGE],
        "lines": {
            entry["id"]: {"path": _paths([line], UNIT, closed=False), "points": [_rounded(point) for point in line]}
            for entry in shapes["lines"]
            for line in [[plane.to_plane(point) for point in parse_line(entry["wkt"])]]
        },
    }


def _ring(areas: Mapping[str, Any], id: str, level: str) -> list[list[Point]]:
    out, back, tolerance = RINGS[level]
    own = areas[id]
    scattered = own.area < NEAREST and len(getattr(own, "geoms", [own])) > 3
    if scattered and level in ("b", "m"):
        out, back = ENVELOPE
    others = land([])
    for other in _beside(areas, id):
        others = others.union(areas[other])
    return around(own, others, out, back, tolerance)


def _beside(areas: Mapping[str, Any], id: str) -> list[str]:
    """The territories that share an edge with one."""
    return [other for other, area in areas.items() if other != id and area.distance(areas[id]) < SEAM]


def _largest(area: Any) -> float:
    return max((float(part.area) for part in getattr(area, "geoms", [area])), default=0.0)


def _centre(polygons: Iterable[Mapping[str, Any]]) -> Point:
    """The middle of all islands, to half a degree."""
    points = [point for polygon in polygons for area in parse_area(polygon["wkt"]) for point in area[0]]
    if not points:
        return 0.0, 0.0
    longitudes, latitudes = [x for x, _ in points], [y for _, y in points]
    return round(min(longitudes) + max(longitudes)) / 2, round(min(latitudes) + max(latitudes)) / 2


def _rings(wkt: str, plane: EqualArea) -> list[list[Point]]:
    return [[plane.to_plane(point) for point in polygon[0]] for polygon in parse_area(wkt)]


def _box(rings: Iterable[Iterable[Point]]) -> list[float]:
    """West, north, east and south of some rings, in kilometres."""
    points = [point for ring in rings for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return [round(value, 1) for value in (min(xs), min(ys), max(xs), max(ys))]


def _rounded(point: Point) -> list[float]:
    return [round(point[0], 1), round(point[1], 1)]


def _paths(lines: Iterable[Sequence[Point]], unit: int, closed: bool = True) -> str:
    """Lines as one path: absolute beginnings, relative steps, whole numbers; points that fall together are one."""
    pieces = []
    for line in lines:
        points = (
            list(dict.fromkeys((round(x * unit), round(y * unit)) for x, y in line)) if closed else _steps(line, unit)
        )
        if len(points) < (3 if closed else 2):
            continue
        before = points[0]
        steps = []
        for point in points[1:]:
            steps.append(f"{point[0] - before[0]} {point[1] - before[1]}")
            before = point
        pieces.append(f"M{points[0][0]} {points[0][1]}l{' '.join(steps).replace(' -', '-')}" + ("z" if closed else ""))
    return "".join(pieces)


def _steps(line: Sequence[Point], unit: int) -> list[tuple[int, int]]:
    points: list[tuple[int, int]] = []
    for x, y in line:
        point = round(x * unit), round(y * unit)
        if not points or points[-1] != point:
            points.append(point)
    return points
