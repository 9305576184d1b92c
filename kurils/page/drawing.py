"""The shapes of the map as SVG paths: islands, coasts around them, and the lines that may be drawn between them.

One conic projection serves every view; a view is a rectangle of its plane. Units are tenths of a kilometre, y to the
south. Points that no screen could tell apart are left out: the paths are for looking at, not for measuring.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kurils.geometry.projection import Conic
from kurils.geometry.rings import Bounds, bounds, parse_area, parse_line
from kurils.geometry.trim import thin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from kurils.geometry.rings import Area, Point
    from kurils.record import Record

#: units of the drawing in a kilometre
UNIT = 10
#: territory -> least distance between the points kept, in kilometres; the inset shows Habomai larger
LEAST = {"habomai": 0.08, "shikotan": 0.2}
LEAST_OF_THE_FOUR, LEAST_ELSEWHERE = 0.3, 0.8
#: territory that is also drawn enlarged
INSET = "habomai"
#: name on the map -> longitude and latitude in the view of the four, and in that of all; shown where there is room
NAMES: dict[str, tuple[Point, Point]] = {
    "hokkaido": ((144.75, 43.45), (142.3, 43.4)),
    "okhotsk": ((145.0, 44.95), (149.0, 51.0)),
    "pacific": ((148.35, 44.33), (152.0, 45.3)),
    "kamchatka": ((156.9, 51.5), (156.9, 51.7)),
}
#: territory -> where its name stands, and which end of the text: in the view of the four, then in that of all
LABELS: dict[str, tuple[float, float, str, float, float, str]] = {
    "iturup": (147.4, 45.22, "end", 149.1, 44.75, "start"),
    "kunashir": (146.5, 44.22, "start", 145.3, 44.5, "end"),
    "shikotan": (146.95, 43.74, "start", 147.4, 44.0, "start"),
    "habomai": (146.28, 43.27, "start", 146.9, 43.25, "start"),
    "northern-kurils": (150.2, 45.75, "start", 153.2, 48.6, "end"),
    "sakhalin-south": (143.6, 47.9, "start", 143.9, 47.8, "start"),
    "sakhalin-north": (143.9, 52.2, "start", 144.0, 52.2, "start"),
}
#: where the record cuts Sakhalin in two: no shore runs there
CUT = 50.0


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
    views = {"four": _view(plane, near or everything, 0.05, 0.13), "all": _view(plane, everything, 0.04, 0.06)}
    inset = [area for island, area in areas.values() if places[island] == INSET]
    if inset:
        views["inset"] = _view(plane, inset, 0.12, 0.12)
    return {
        "unit_km": UNIT,
        "inset": INSET,
        "views": {name: list(view) for name, view in views.items()},
        "islands": [
            {
                "id": island,
                "group": places[island],
                "path": _area_path(plane, area, _least(record, places[island])),
                "shore": _shore_path(plane, area, _least(record, places[island])),
            }
            for island, area in areas.values()
        ],
        "coasts": [_area_path(plane, parse_area(entry["wkt"]), LEAST_ELSEWHERE) for entry in shapes["coasts"]],
        "lines": {entry["id"]: _line(plane, parse_line(entry["wkt"])) for entry in shapes["lines"]},
        "labels": _labels(plane, areas, places),
        "names": {
            name: {"four": list(_place(plane, near)), "all": list(_place(plane, far))}
            for name, (near, far) in NAMES.items()
        },
    }


def _least(record: Record, group: str) -> float:
    return LEAST.get(group, LEAST_OF_THE_FOUR if group in record.default_territories else LEAST_ELSEWHERE)


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


def _shore_path(plane: Conic, area: Area, least: float) -> str | None:
    """The shore where it is not the whole outline: without the cut through Sakhalin. None where it is."""
    if all(point[1] != CUT for polygon in area for point in polygon[0]):
        return None
    parts = []
    for polygon in area:
        ring = polygon[0][:-1]
        # begin behind the cut, so that the shore is one line
        start = next((at for at, point in enumerate(ring) if point[1] == CUT and ring[at - 1][1] == CUT), 0)
        run: list[Point] = []
        for point in (*ring[start:], *ring[:start], ring[start]):
            if run and run[-1][1] == point[1] == CUT:
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
    plane: Conic, areas: Mapping[str, tuple[str, Area]], places: Mapping[str, str]
) -> dict[str, dict[str, list[Any]]]:
    """Where the name of each territory stands in each view: x, y and the end of the text that stands there."""
    labels: dict[str, dict[str, list[Any]]] = {}
    for island, area in areas.values():
        group = places[island]
        if group in labels:
            continue
        if group in LABELS:
            near_x, near_y, near_end, far_x, far_y, far_end = LABELS[group]
        else:
            box = bounds(area)
            near_x = far_x = box.east
            near_y = far_y = (box.south + box.north) / 2
            near_end = far_end = "start"
        labels[group] = {
            "four": [*_place(plane, (near_x, near_y)), near_end],
            "all": [*_place(plane, (far_x, far_y)), far_end],
        }
    return labels
