"""The shores that a line passes: of what length and width it can be, and whose the land on its two sides is."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, radians
from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.base.errors import DataInvalid
from kurils.geometry.rings import parse_area, parse_line
from kurils.store.validate.lines.banks import TRACKS, Course, Land, stands
from kurils.store.validate.lines.crossing import side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.geometry.rings import Point
    from kurils.store.validate.form.entries import Entries, Entry
    from kurils.store.validate.lines.banks import Passed

#: kilometres of a degree of a great circle
DEGREE = 111.19
#: part by which the length that is told may differ from that of the points
LENGTH = 0.02
#: a strait may be so much narrower elsewhere than where its line passes
NARROWER = 1.6
#: land that is nearer to a line than this part of the width is counted as none by it
COUNTED = 0.4
#: kilometres from a line across land, or through a strait whose width is not told, to land that touches it
TOUCHING = 5.0


class Shore(NamedTuple):
    """A stretch of shore: its list, its id or that of its island, its points and the box about them."""

    kind: str
    id: str
    points: list[Point]
    box: tuple[float, float, float, float]


def check_shores(entries: Entries) -> dict[str, Course]:
    """Report lines that are longer or narrower than they can be, and borders with one state's land on both sides.

    Gives back what each line passes whose shores are found, by its id.
    """
    shores = [*_shores(entries)]
    passed: dict[str, Course] = {}
    for entry in entries["lines"]:
        course = _check_figures(entry, shores)
        if course is not None:
            passed[str(entry.values.get("id"))] = course
    land = Land(entries)
    for entry in entries["borders"]:
        course = passed.get(str(entry.values.get("line")))
        # of a line whose width is not told, and which has land on one side only, nothing is known
        if course and (course.through or (course.left and course.right)):
            _check_sides(entry, course, land)
            _check_claimant(entry, course, land)
    return passed


def _shores(entries: Entries) -> Iterator[Shore]:
    for name in ("polygons", "coasts", "land"):
        for entry in entries[name]:
            try:
                area = parse_area(entry.values.get("wkt") or "")
            except (DataInvalid, ValueError):
                continue
            for polygon in area:
                xs, ys = zip(*polygon[0], strict=True)
                box = min(xs), min(ys), max(xs), max(ys)
                yield Shore(name, str(entry.values.get("island") or entry.values.get("id")), [*polygon[0]], box)


def _check_figures(entry: Entry, shores: list[Shore]) -> Course | None:
    """The length is that of the points; no strait is narrower than its line's distance from both shores allows.

    Gives back the shores that are as near as the strait is narrow, None where there are none.
    """
    told = {key: float(entry.values.get(key) or "nan") for key in ("length_km", "narrowest_km")}
    try:
        line = parse_line(entry.values.get("wkt") or "")
    except (DataInvalid, ValueError):
        return None
    edges = list(pairwise(line))
    length = sum(_km(a, b) for a, b in edges)
    if abs(told["length_km"] - length) > LENGTH * length:
        entry.at.problem("impossible", f"length_km: {told['length_km']:g}; its points make {length:.4g} km")
    width = told["narrowest_km"]
    through = width > 0
    near = _near(edges, shores, width * NARROWER / 2 if through else TOUCHING)
    if through and shores and not near:
        entry.at.problem("impossible", f"narrowest_km: {width:g}; its line stays too far from every shore for that")
    least = width * COUNTED if through else 0.0
    counted = {shore: way for shore, (km, way) in near.items() if km >= least and shore[0] != "land"}
    left = frozenset(shore for shore, way in counted.items() if way > 0)
    right = frozenset(shore for shore, way in counted.items() if way < 0)
    return Course(frozenset(near), left, right, through) if near else None


def _check_sides(entry: Entry, course: Course, land: Land) -> None:
    """Along a line that two states agreed, or kept in fact, each of them has land, as long as it lasts."""
    track = TRACKS.get(str(entry.values.get("state")))
    between = [state for state in entry.values.get("between") or () if state]
    # where no coast is told of, the other shore may be that of anyone
    if not track or track == "claims" or len(between) != 2 or not land.coasts:
        return
    spells = land.spells(track, course.near)
    owners = {land.coasts.get(id) for kind, id in course.near if kind == "coasts"}
    for state in between:
        for day in _days(entry, spells):
            if state not in owners | {spell.get("holder") for spell in spells if stands(spell, day)}:
                told = f"no shore that {entry.values['line']} passes is {state}'s on {day}, by `{track}` and `coasts`"
                entry.at.problem("no-shore", told)
                break


def _check_claimant(entry: Entry, course: Course, land: Land) -> None:
    """A line that one state claims parts what it claims from what it does not, as long as it lasts."""
    by = entry.values.get("by")
    if not by or entry.values.get("state") != "claimed" or not land.coasts:
        return
    spells = [spell for spell in land.spells("claims", course.near) if spell.get("claimant") == by]
    own = {land.coasts[id] == by for kind, id in course.near if kind == "coasts" and id in land.coasts}
    islands = [shore for shore in course.near if shore[0] == "polygons"]
    for day in _days(entry, spells):
        there = [spell for spell in spells if stands(spell, day)]
        claimed = own | {any(land.is_of(spell, shore) for spell in there) for shore in islands}
        if claimed != {True, False}:
            told = "all" if claimed == {True} else "none"
            line = entry.values["line"]
            entry.at.problem("no-shore", f"{by} claims {told} of the shores that {line} passes on {day}")
            return


def _days(entry: Entry, spells: list[dict[str, Any]]) -> list[str]:
    """The first day of a border, and those on which one of these spells begins or ends while it lasts."""
    first = entry.values.get("from")
    changes = {day for spell in spells for day in (spell.get("from"), spell.get("to")) if day}
    return sorted({first} | {day for day in changes if stands(entry.values, day)}) if first else []


def _near(edges: list[tuple[Point, Point]], shores: list[Shore], reach: float) -> dict[Passed, tuple[float, float]]:
    """The shores within so many kilometres of a line: how far each is, and above 0 where it lies left of the line."""
    found: dict[Passed, tuple[float, float]] = {}
    for a, b in edges:
        south, north = sorted((a[1], b[1]))
        west, east = sorted((a[0], b[0]))
        high = reach / DEGREE
        wide = high / cos(radians(max(abs(south), abs(north))))
        west, south, east, north = west - wide, south - high, east + wide, north + high
        for shore in shores:
            box = shore.box
            if box[0] > east or box[2] < west or box[1] > north or box[3] < south:
                continue
            for point in shore.points:
                if south <= point[1] <= north and west <= point[0] <= east:
                    km = from_edge(point, a, b)
                    if km <= reach:
                        least, ways = found.get(shore[:2], (reach, 0.0))
                        found[shore[:2]] = min(least, km), ways + side(a, b, point)
    return found


def from_edge(point: Point, a: Point, b: Point) -> float:
    """Kilometres from a point to an edge, on a plane about it; good to a few parts in a thousand at such distances."""
    scale = cos(radians(point[1]))
    dx, dy = (b[0] - a[0]) * scale, b[1] - a[1]
    px, py = (point[0] - a[0]) * scale, point[1] - a[1]
    along = min(max((px * dx + py * dy) / ((dx * dx + dy * dy) or 1), 0), 1)
    return hypot(px - along * dx, py - along * dy) * DEGREE


def _km(a: Point, b: Point) -> float:
    return hypot((b[0] - a[0]) * cos(radians((a[1] + b[1]) / 2)), b[1] - a[1]) * DEGREE
