"""The shapes of the map as SVG paths: islands, coasts around them, and the lines that may be drawn between them.

One conic projection serves every view; a view is a rectangle of its plane. Units are tenths of a kilometre, y to the
south. Points that no screen could tell apart are left out: the paths are for looking at, not for measuring.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kurils.geometry.projection import Conic
from kurils.geometry.rings import Bounds, bounds, parse_area, parse_line
from kurils.geometry.trim import thin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from kurils.answers.dispute import Anchor, MapArea
    from kurils.geometry.rings import Area, Point
    from kurils.record import Record

#: units of the drawing in a kilometre
UNIT = 10
#: least distance between the points kept, in kilometres: of the territory that the inset shows larger, of small ones
#: and of others of those shown unasked, and elsewhere
LEAST_IN_INSET, LEAST_OF_SMALL, LEAST_NEAR, LEAST_ELSEWHERE = 0.08, 0.2, 0.3, 0.8
#: a territory is small below this size, in degrees
SMALL = 0.5
#: an edge along a parallel for more degrees than this may be a cut
CUT = 0.05


class View(NamedTuple):
    """A rectangle of the drawing: left, top, width, height."""

    left: int
    top: int
    width: int
    height: int


def scene(record: Record) -> dict[str, Any] | None:
    """Everything that the map draws, day by day or always; None when the record has no shapes at all."""
    shapes = record.section("shapes")
    places = {id: record.place(id).group for id in record.names}
    areas = {
        entry["id"]: (entry["island"], parse_area(entry["wkt"]))
        for entry in shapes["polygons"]
        if entry["island"] in places
    }
    if not areas:
        return None
    near = [area for island, area in areas.values() if places[island] in record.default_territories]
    everything = [area for _, area in areas.values()]
    plane = Conic(_box(everything))
    views = {"near": _view(plane, near or everything, 0.05, 0.13), "all": _view(plane, everything, 0.04, 0.06)}
    close = record.dispute["areas"][0]
    inset = [area for island, area in areas.values() if places[island] == close["inset"]]
    if inset:
        views["inset"] = _view(plane, inset, 0.12, 0.12)
    cuts = _cuts(everything)
    wide = max(record.dispute["areas"], key=lambda area: len(area["territories"]))
    least = _least(record, areas.values(), close["inset"])
    scenery = [
        (each["id"], close["anchors"][each["id"]]["at"], wide["anchors"][each["id"]]["at"])
        for each in record.dispute["scenery"]
        if each["id"] in close["anchors"] and each["id"] in wide["anchors"]
    ]
    return {
        "unit_km": UNIT,
        "inset": close["inset"],
        "views": {name: list(view) for name, view in views.items()},
        "islands": [
            {
                "id": island,
                "group": places[island],
                "path": _area_path(plane, area, least[places[island]]),
                "shore": _shore_path(plane, area, least[places[island]], cuts),
            }
            for island, area in areas.values()
        ],
        "coasts": [_area_path(plane, parse_area(entry["wkt"]), LEAST_ELSEWHERE) for entry in shapes["coasts"]],
        "lines": {entry["id"]: _line(plane, parse_line(entry["wkt"])) for entry in shapes["lines"]},
        "labels": _labels(plane, areas, places, close, wide),
        "names": {
            name: {"near": list(_place(plane, _point(near))), "all": list(_place(plane, _point(far)))}
            for name, near, far in scenery
        },
    }


def _least(record: Record, areas: Iterable[tuple[str, Area]], inset: str | None) -> dict[str, float]:
    """Territory -> the least distance between its points that are kept."""
    of_group: dict[str, list[Area]] = {}
    for island, area in areas:
        of_group.setdefault(record.place(island).group, []).append(area)
    found = {}
    for group, own in of_group.items():
        box = _box(own)
        small = max(box.east - box.west, box.north - box.south) < SMALL
        near = LEAST_OF_SMALL if small else LEAST_NEAR
        found[group] = near if group in record.default_territories else LEAST_ELSEWHERE
        if group == inset:
            found[group] = LEAST_IN_INSET
    return found


def _box(areas: Iterable[Area]) -> Bounds:
    boxes = [bounds(area) for area in areas]
    return Bounds(
        min(box.west for box in boxes),
        min(box.south for box in boxes),
        max(box.east for box in boxes),
        max(box.north for box in boxes),
    )


def _view(plane: Conic, areas: Iterable[Area], margin: float, below: float) -> View:
    """The rectangle around the areas with a margin, and one below them, as parts of its longer side."""
    points = [_place(plane, point) for area in areas for polygon in area for point in polygon[0]]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    side = max(right - left, bottom - top)
    room, under = round(side * margin), round(side * below)
    return View(left - room, top - room, right - left + 2 * room, bottom - top + room + under)


def _place(plane: Conic, point: Point) -> tuple[int, int]:
    x, y = plane.to_plane(point)
    return round(x * UNIT), round(-y * UNIT)


def _area_path(plane: Conic, area: Area, least: float) -> str:
    """Every ring as one closed subpath. A ring too small to be thinned keeps three of its points.

    A rock smaller than the unit of the drawing is left out, unless there is nothing else: then it is a dot.
    """
    parts = []
    for polygon in area:
        for ring in polygon:
            flat = [plane.to_plane(point) for point in ring[:-1]]
            kept = thin(flat, least)
            if len(kept) < 3:
                third = max(1, len(flat) // 3)
                kept = flat[::third][:3]
            parts.append(_path([(round(x * UNIT), round(-y * UNIT)) for x, y in kept]))
    drawn = "".join(f"{part}z" for part in parts if part)
    if not drawn:
        x, y = _place(plane, area[0][0][0])
        return f"M{x} {y}h2v2h-2z"
    return drawn


def _cuts(areas: Iterable[Area]) -> set[float]:
    """The latitudes at which the record cuts an island in two, so that two areas have an edge there."""
    seen: Counter[float] = Counter()
    for area in areas:
        edges = [edge for polygon in area for edge in pairwise(polygon[0])]
        seen.update({a[1] for a, b in edges if a[1] == b[1] and abs(a[0] - b[0]) > CUT})
    return {latitude for latitude, times in seen.items() if times > 1}


def _shore_path(plane: Conic, area: Area, least: float, cuts: set[float]) -> str | None:
    """The shore where it is not the whole outline: without the cut through an island. None where it is."""
    if all(point[1] not in cuts for polygon in area for point in polygon[0]):
        return None
    parts = []
    for polygon in area:
        ring = polygon[0][:-1]
        # begin behind the cut, so that the shore is one line
        start = next((at for at, point in enumerate(ring) if point[1] in cuts and ring[at - 1][1] == point[1]), 0)
        run: list[Point] = []
        for point in (*ring[start:], *ring[:start], ring[start]):
            if run and run[-1][1] == point[1] and point[1] in cuts:
                parts.append(run)
                run = []
            run.append(point)
        parts.append(run)
    thinned = [thin(map(plane.to_plane, run), least) for run in parts if len(run) > 1]
    return "".join(_path([(round(x * UNIT), round(-y * UNIT)) for x, y in run]) for run in thinned)


def _line(plane: Conic, line: Iterable[Point]) -> list[Any]:
    """The path of a line, and the box around it: left, top, right, bottom."""
    points = [_place(plane, point) for point in line]
    across, down = [x for x, _ in points], [y for _, y in points]
    return [_path(points), min(across), min(down), max(across), max(down)]


def _path(points: list[tuple[int, int]]) -> str:
    """Points as a path with relative steps, which are shorter to write."""
    x, y = points[0]
    steps = []
    for to_x, to_y in points[1:]:
        if (to_x, to_y) != (x, y):
            steps.append(f"{to_x - x} {to_y - y}")
            x, y = to_x, to_y
    return f"M{points[0][0]} {points[0][1]}l" + " ".join(steps).replace(" -", "-") if steps else ""


def _labels(
    plane: Conic, areas: Mapping[str, tuple[str, Area]], places: Mapping[str, str], close: MapArea, wide: MapArea
) -> dict[str, dict[str, list[Any]]]:
    """Where the name of each territory stands in each view: x, y and the end of the text that stands there."""
    labels: dict[str, dict[str, list[Any]]] = {}
    for island, area in areas.values():
        group, box = places[island], bounds(area)
        if group not in labels:
            beside: Anchor = {
                "at": (box.east, (box.south + box.north) / 2),
                "end": "start",
                "to": None,
                "tall": "false",
            }
            near, far = (area["anchors"].get(group, beside) for area in (close, wide))
            labels[group] = {
                "near": [*_place(plane, _point(near["at"])), near["end"]],
                "all": [*_place(plane, _point(far["at"])), far["end"]],
            }
    return labels


def _point(at: Point) -> Point:
    longitude, latitude = at
    return longitude, latitude
