"""The shores that a line passes: of what length and width it can be, and whose the land on its two sides is."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, radians
from typing import TYPE_CHECKING, NamedTuple

from kurils.base.errors import DataInvalid
from kurils.geometry.rings import parse_area, parse_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.geometry.rings import Point
    from kurils.store.validate.entries import Entries, Entry

OPEN = "9999-12-31"
#: kilometres of a degree of a great circle
DEGREE = 111.19
#: part by which the length that is told may differ from that of the points
LENGTH = 0.02
#: a strait may be so much narrower elsewhere than where its line passes
NARROWER = 1.6
#: what a line between the land of two states rests on, by its own state
TRACKS = {"agreed": "title", "demarcated": "title", "de-facto": "control"}


class Shore(NamedTuple):
    """A stretch of shore: its list, its id or that of its island, its points and the box about them."""

    kind: str
    id: str
    points: list[Point]
    box: tuple[float, float, float, float]


def check_shores(entries: Entries) -> None:
    """Report lines that are longer or narrower than they can be, and borders with one state's land on both sides."""
    shores = [*_shores(entries)]
    passed: dict[str, set[tuple[str, str]]] = {}
    for entry in entries["lines"]:
        near = _check_figures(entry, shores)
        if near is not None:
            passed[str(entry.values.get("id"))] = near
    for entry in entries["borders"]:
        if entry.values.get("line") in passed:
            _check_sides(entry, passed[entry.values["line"]], entries)
            _check_claimant(entry, passed[entry.values["line"]], entries)


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


def _check_figures(entry: Entry, shores: list[Shore]) -> set[tuple[str, str]] | None:
    """The length is that of the points; no strait is narrower than its line's distance from both shores allows.

    Gives back the shores (list, id) that are as near as the strait is narrow, None for a line through no strait.
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
    reach = told["narrowest_km"] * NARROWER / 2
    if not (reach > 0 and shores):
        return None
    near: set[tuple[str, str]] = set()
    for shore in shores:
        if shore[:2] not in near and any(_near(a, b, shore, reach) for a, b in edges):
            near.add(shore[:2])
    if not near:
        entry.at.problem(
            "impossible", f"narrowest_km: {told['narrowest_km']:g}; its line stays too far from every shore for that"
        )
        return None
    return near


def _check_sides(entry: Entry, passed: set[tuple[str, str]], entries: Entries) -> None:
    """Along a line that two states agreed, or kept in fact, each of them has land."""
    day, track = entry.values.get("from"), TRACKS.get(str(entry.values.get("state")))
    between = [state for state in entry.values.get("between") or () if state]
    if not day or not track or len(between) != 2:
        return
    islands, coasts = entries.by_id("islands"), entries.dispute.get("coasts") or {}
    places = {(islands.get(id) or {}).get("territory") for kind, id in passed if kind == "polygons"}
    holders = {coasts.get(id) for kind, id in passed if kind == "coasts"}
    for spell in entries[track]:
        values = spell.values
        there = values.get("from") and values["from"] <= day < (values.get("to") or OPEN)
        if there and places & {*(values.get("territories") or ())}:
            holders.add(values.get("holder"))
    for state in between:
        # where no coast is told of, the other shore may be that of anyone
        if coasts and state not in holders:
            told = f"no shore that {entry.values['line']} passes is {state}'s on {day}, by `{track}` and `coasts`"
            entry.at.problem("no-shore", told)


def _check_claimant(entry: Entry, passed: set[tuple[str, str]], entries: Entries) -> None:
    """A line that one state claims parts what it claims from what it does not."""
    day, by = entry.values.get("from"), entry.values.get("by")
    if not day or not by or entry.values.get("state") != "claimed":
        return
    islands, coasts = entries.by_id("islands"), entries.dispute.get("coasts") or {}
    claimed = {
        place
        for spell in entries["claims"]
        if spell.values.get("claimant") == by and spell.values.get("from")
        if spell.values["from"] <= day < (spell.values.get("to") or OPEN)
        for place in spell.values.get("territories") or ()
    }
    own = {
        coasts[id] == by if kind == "coasts" else (islands.get(id) or {}).get("territory") in claimed
        for kind, id in passed
        if kind == "polygons" or (kind == "coasts" and id in coasts)
    }
    if coasts and own != {True, False}:
        told = "all" if own == {True} else "none"
        entry.at.problem("no-shore", f"{by} claims {told} of the shores that {entry.values['line']} passes on {day}")


def _near(a: Point, b: Point, shore: Shore, reach: float) -> bool:
    """Whether a point of a shore is so many kilometres from an edge of a line, or less."""
    south, north = sorted((a[1], b[1]))
    west, east = sorted((a[0], b[0]))
    high = reach / DEGREE
    wide = high / cos(radians(max(abs(south), abs(north))))
    west, south, east, north = west - wide, south - high, east + wide, north + high
    box = shore.box
    if box[0] > east or box[2] < west or box[1] > north or box[3] < south:
        return False
    return any(
        south <= point[1] <= north and west <= point[0] <= east and _from_edge(point, a, b) <= reach
        for point in shore.points
    )


def _from_edge(point: Point, a: Point, b: Point) -> float:
    """Kilometres from a point to an edge, on a plane about it; good to a few parts in a thousand at such distances."""
    scale = cos(radians(point[1]))
    dx, dy = (b[0] - a[0]) * scale, b[1] - a[1]
    px, py = (point[0] - a[0]) * scale, point[1] - a[1]
    along = min(max((px * dx + py * dy) / ((dx * dx + dy * dy) or 1), 0), 1)
    return hypot(px - along * dx, py - along * dy) * DEGREE


def _km(a: Point, b: Point) -> float:
    return hypot((b[0] - a[0]) * cos(radians((a[1] + b[1]) / 2)), b[1] - a[1]) * DEGREE
