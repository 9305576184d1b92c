"""Where lines run: along the parts that they join, and beside islands, each of which is held and claimed as one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kurils.base.errors import DataInvalid
from kurils.geometry.rings import contains, parse_line
from kurils.store.validate.lines.shores import TOUCHING, from_edge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kurils.geometry.rings import Area, Point
    from kurils.store.validate.form.entries import Entries, Entry

#: kilometres from a line in which most points of a part of it lie, if its strait has no width
ALONG = 5.0


def check_ways(entries: Entries, shapes: Mapping[str, Area]) -> None:
    """Report lines that stay away from their parts, and lines across land through the middle of one island.

    `shapes` are those of the polygons by id. Lines with a width run through straits, which their shores tell.
    """
    lines = {str(entry.values.get("id")): _line(entry) for entry in entries["lines"]}
    widths = {id: float(line.get("narrowest_km") or 0) for id, line in entries.by_id("lines").items()}
    for entry in entries["lines"]:
        own = lines[str(entry.values.get("id"))]
        for part in entry.values.get("joins") or ():
            points = lines.get(str(part)) or []
            reach = widths.get(str(part)) or ALONG
            near = [point for point in points if own and _distance(point, own) <= reach]
            if own and points and 2 * len(near) < len(points):
                entry.at.problem("wrong-line", f"it joins {part}, and runs elsewhere: {part} is no part of it")
        if entry.values.get("narrowest_km"):
            continue
        for polygon, area in shapes.items():
            if any(_is_inside(point, area) for point in _middles(own)):
                told = f"it runs through {polygon}, which is held as one"
                entry.at.problem("wrong-line", f"{told}: mend its points, or divide the island where it runs")


def _line(entry: Entry) -> list[Point]:
    try:
        return [*parse_line(entry.values.get("wkt") or "")]
    except (DataInvalid, ValueError):
        return []


def _middles(line: list[Point]) -> Iterator[Point]:
    """The corners of a line and the middles of its edges."""
    yield from line
    yield from (((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in pairwise(line))


def _distance(point: Point, line: list[Point]) -> float:
    return min(from_edge(point, a, b) for a, b in pairwise(line))


def _is_inside(point: Point, area: Area) -> bool:
    """Whether a point is on land, and further from its shore than what touches it."""
    if not contains(area, *point):
        return False
    return min(_distance(point, [*ring]) for polygon in area for ring in polygon) > TOUCHING
