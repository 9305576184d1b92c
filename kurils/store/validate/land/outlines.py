"""Outlines as surveys draw them: no point twice in a row, no spike, and coarse ones along the shores of the fine."""

from __future__ import annotations

from itertools import pairwise
from math import atan2, cos, degrees, floor, hypot, radians
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kurils.geometry.rings import Area, Point, Ring
    from kurils.store.validate.form.entries import Entry

#: kilometres of a degree
KM = 111.2
#: degrees of the narrowest cape between two long edges, and kilometres of their length a degree, before it is a spike
NARROW, SPIKE = 3.0, 12.0
#: and the same of the coarsest outlines: degrees, and kilometres
BLUNT, FAR_OUT = 10.0, 150.0
#: degrees of a long edge, in either direction
LONG = 0.05
#: kilometres by which the outlines of a locator map may miss the shores of the other shapes
ASTRAY = 12.0
#: part of their points of which that is so: one has a lake that the other has not
ALLOWED = 0.25
#: degrees of a cell in which shores are looked up, of latitude; of longitude it is `WIDE` times as much
CELL, WIDE = 0.25, 3


def check_outlines(drawn: list[tuple[str, Entry, Area]], known: dict[str, Any] | None) -> None:
    """Report points twice in a row, spikes, and coarse outlines away from all shores inside the box `known`.

    `drawn` is every shape with its list and its entry.
    """
    shores: dict[tuple[int, int], list[Point]] = {}
    for name, entry, area in drawn:
        for ring in (ring for polygon in area for ring in polygon):
            _check_points(entry, ring)
            for point in ring if known and name in ("polygons", "coasts", "land") else ():
                shores.setdefault(_cell(point), []).append(point)
    if not known:
        return
    for entry, area in ((entry, area) for name, entry, area in drawn if name == "outlines" and shores):
        for ring in (ring for polygon in area for ring in polygon):
            inside = [
                (x, y) for x, y in ring[1:] if known["west"] < x < known["east"] and known["south"] < y < known["north"]
            ]
            astray = [point for point in inside if not _is_by(point, shores)]
            if len(astray) > ALLOWED * len(inside):
                told = f"{len(astray)} points, the first {astray[0][0]:g} {astray[0][1]:g}, are more than {ASTRAY:g} km"
                message = f"{told} from every shore of the other shapes, which are all that there are inside `known`"
                entry.at.problem("geometry", message)


def _check_points(entry: Entry, ring: Ring) -> None:
    """A spike is a point to which two long edges lead, and hardly apart."""
    before: Point | None = None
    for a, b in pairwise((*ring, *ring[1:2])):
        if a == b:
            entry.at.problem("geometry", f"the point {a[0]:g} {a[1]:g} stands twice in a row")
            return
        long = abs(a[0] - b[0]) > LONG or abs(a[1] - b[1]) > LONG
        if long and before and _is_spike(before, a, b):
            told = f"a spike at {a[0]:g} {a[1]:g}: no shore goes so far out and straight back"
            entry.at.problem("geometry", f"{told}: mend it, or draw the land on both sides of its tip")
            return
        before = a if long else None


def _is_spike(before: Point, at: Point, after: Point) -> bool:
    scale = cos(radians(at[1]))
    ways = [((x - at[0]) * scale, y - at[1]) for x, y in (before, after)]
    apart = abs(degrees(atan2(ways[0][1], ways[0][0]) - atan2(ways[1][1], ways[1][0])))
    apart = min(apart, 360 - apart)
    km = min(hypot(*way) for way in ways) * KM
    return (apart < NARROW and km > SPIKE * apart) or (apart < BLUNT and km > FAR_OUT)


def _cell(point: Point) -> tuple[int, int]:
    return floor(point[0] / (CELL * WIDE)), floor(point[1] / CELL)


def _is_by(point: Point, shores: dict[tuple[int, int], list[Point]]) -> bool:
    column, row = _cell(point)
    scale = cos(radians(point[1]))
    return any(
        hypot((x - point[0]) * scale, y - point[1]) * KM <= ASTRAY
        for c in (column - 1, column, column + 1)
        for r in (row - 1, row, row + 1)
        for x, y in shores.get((c, r), ())
    )
