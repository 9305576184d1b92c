"""What `dispute.yaml` says of pictures can be drawn: boxes, the middle of maps, looks, days of posters and scales."""

from __future__ import annotations

import math
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kurils.answers.lists import POSTER_DAYS
from kurils.base.errors import DataInvalid
from kurils.geometry.projection import EqualArea
from kurils.geometry.rings import parse_area
from kurils.store.validate.form.fields import Check, fields, need, real
from kurils.store.validate.form.looks import check_looks
from kurils.store.validate.land.scenery import check_scenery

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.geometry.rings import Point
    from kurils.store.validate.form.entries import Entries, Entry
    from kurils.store.validate.form.fields import At

#: how far from the middle of maps their plane is used, and how small a part of it is drawn at least, in kilometres
FARTHEST, SMALLEST = 5_000.0, 1.0
#: the same of boxes in degrees
_LEAST_DEGREES = 0.01
_KM_PER_DEGREE = 111.2

#: years between a chapter and a document that it rests on, at most
GENERATION = 25


def box(across: tuple[str, str], up: tuple[str, str], most: tuple[float, float], least: float, unit: str) -> Check:
    """A box by its edges, the lower number of each pair first; `most` are the largest numbers across and up."""
    edges = fields({edge: need(real) for edge in (*across, *up)})

    def check(value: Any, at: At) -> dict[str, float]:
        found: dict[str, float] = edges(value, at)
        if len(found) != len((*across, *up)) or None in found.values():
            return found
        for (low, high), limit in zip((across, up), most):
            if not -limit <= found[low] <= limit or not -limit <= found[high] <= limit:
                at.problem("bad-box", f"`{low}` and `{high}` lie between -{limit:g} and {limit:g} {unit}")
            elif found[high] - found[low] < least:
                at.problem("bad-box", f"`{low}` is less than `{high}`, by {least:g} {unit} at least")
        return found

    return check


#: degrees on the earth, and kilometres east and south of the middle of maps
DEGREES = box(("west", "east"), ("south", "north"), (180, 90), _LEAST_DEGREES, "degrees")
PLANE = box(("west", "east"), ("north", "south"), (FARTHEST, FARTHEST), SMALLEST, "km")


def check_pictures(entries: Entries) -> None:
    """Report days that cannot be drawn or do not follow one another, a middle far away, sides that look alike."""
    at, dispute = entries.dispute_at, entries.dispute
    if at is None:
        return
    coverage = entries.record.get("coverage") or {}
    first, last = coverage.get("from") or "", coverage.get("to") or "9999-12-31"
    for name in ("poster", "cuts"):
        _check_days(name, dispute.get(name) or (), first, last, at)
    if len(dispute.get("poster") or ()) > POSTER_DAYS:
        at.problem("too-many", f"`poster` has {len(dispute['poster'])} days; there is room for {POSTER_DAYS}")
    _check_days("positions_from", filter(None, [dispute.get("positions_from")]), first, last, at)
    for name in ("chapters", "moments"):
        for entry in entries[name]:
            _check_days("day", filter(None, [entry.values.get("day")]), first, last, entry.at)
    check_chapters(entries)
    _check_middle(entries, at)
    check_looks(entries)
    check_scenery(entries)
    _check_moments(entries)
    for entry in entries["areas"]:
        _check_area(entry, entries)


def _check_days(name: str, days: Iterable[str], first: str, last: str, at: At) -> None:
    given = [day for day in days if day]
    for day in given:
        if not first <= day <= last:
            at.problem("outside", f"`{name}`: {day} is outside the coverage ({first} to {last})")
    if given != sorted(set(given)):
        at.problem("order", f"the days of `{name}` do not follow one another: {', '.join(given)}")


def check_chapters(entries: Entries) -> None:
    """A chapter rests on documents of its time: after the day of the one before it, and before that of the next."""
    documents = entries.by_id("documents")
    dated = [entry for entry in entries["chapters"] if entry.values.get("day")]
    turns = ["", *(entry.values["day"] for entry in dated), "9999-12-31"]
    for entry, before, after in zip(dated, turns, turns[2:]):
        for id in entry.values.get("documents") or ():
            dates = (documents.get(str(id)) or {}).get("dates") or ()
            days = [date["date"] for date in dates if date and date.get("date")]
            near = any(abs(int(day[:4]) - int(entry.values["day"][:4])) <= GENERATION for day in days)
            if days and not (near and any(before < day < after for day in days)):
                told = f"{id} is of {min(days)}, not of the time of the chapter, which is of {entry.values['day']}"
                entry.at.problem("other-time", told)


def _check_middle(entries: Entries, at: At) -> None:
    """The plane of maps is laid about its middle: nothing may lie at the other end of the earth."""
    centre: Any = entries.dispute.get("centre")
    known: Any = entries.dispute.get("known")
    if not _pair(centre):
        return
    if _whole(known) and not (
        known["west"] <= centre[0] <= known["east"] and known["south"] <= centre[1] <= known["north"]
    ):
        at.problem("far-away", "`centre` lies outside `known`, where the shapes of the record are")
    for polygon in entries["polygons"]:
        if not polygon.values.get("island"):
            continue
        point = _first_point(str(polygon.values.get("wkt")))
        if point and _kilometres(centre, point) > FARTHEST:
            at.problem("far-away", f"`centre` is more than {FARTHEST:,.0f} km from {polygon.values['island']}")
            return


def _first_point(wkt: str) -> list[float] | None:
    try:
        return [float(part) for part in wkt.rpartition("((")[2].partition(",")[0].strip("() ").split()[:2]]
    except ValueError:
        # what is no polygon is told of elsewhere
        return None


def _kilometres(a: list[float], b: list[float]) -> float:
    """About how far apart two points lie, on a sphere."""
    (x, y), (lon, lat) = ([math.radians(part) for part in point] for point in (a, b))
    cosine = math.sin(y) * math.sin(lat) + math.cos(y) * math.cos(lat) * math.cos(x - lon)
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine)))) * _KM_PER_DEGREE


def _check_moments(entries: Entries) -> None:
    """A moment that a chart explains is a day on which something of the record begins or happened."""
    tracks = ("control", "polity", "title", "claims", "governing", "views")
    days = {entry.values.get("from") for name in tracks for entry in entries[name]}
    days |= {date.get("date") for entry in entries["documents"] for date in entry.values.get("dates") or () if date}
    for entry in entries["moments"]:
        if entry.values.get("day") and entry.values["day"] not in days:
            entry.at.problem("no-event", f"nothing of the record stands on {entry.values['day']}")


def _check_area(entry: Entry, entries: Entries) -> None:
    """An inset is of a territory of the area, and the line from a name leads to its own place."""
    shown = [str(id) for id in entry.values.get("territories") or ()]
    inset = entry.values.get("inset")
    if inset and inset not in shown:
        entry.at.problem("no-place", f"`inset` is {inset}, which is not among its `territories`")
    frame: Any = entry.values.get("frame")
    centre: Any = entries.dispute.get("centre")
    for name, anchor in (entry.values.get("anchors") or {}).items() if _whole(frame) and _pair(centre) else ():
        at: Any = (anchor or {}).get("at")
        if _pair(at) and not _on_sheet(at, frame, centre):
            entry.at.problem("wrong-place", f"`anchors` of {name}: `at` lies far outside the `frame` of the area")
    shores = {id: _shore(id, entries) for id in entries.by_id("territories")}
    for name, anchor in (entry.values.get("anchors") or {}).items():
        to = (anchor or {}).get("to")
        if to and shores.get(name):
            ways = {id: _way(to, shore) for id, shore in shores.items() if shore}
            nearest = min(ways, key=ways.__getitem__)
            if ways[nearest] < ways[name]:
                entry.at.problem("wrong-place", f"`anchors` of {name}: `to` lies at {nearest}")


def _whole(box: Any) -> bool:
    return bool(box) and len(box) == 4 and None not in box.values()


def _pair(point: Any) -> bool:
    return bool(point) and len(point) == 2 and None not in point


def _on_sheet(at: list[float], frame: dict[str, float], centre: list[float]) -> bool:
    """Whether a point lies in a frame or half of it beyond: a sheet of another shape shows more than the frame."""
    if _kilometres(centre, at) > FARTHEST:
        return False
    x, y = EqualArea((centre[0], centre[1])).to_plane((at[0], at[1]))
    wide, high = (frame["east"] - frame["west"]) / 2, (frame["south"] - frame["north"]) / 2
    across = frame["west"] - wide <= x <= frame["east"] + wide
    return across and frame["north"] - high <= y <= frame["south"] + high


def _shore(territory: str, entries: Entries) -> list[Point]:
    islands, polygons = entries.by_id("islands"), entries.by_id("polygons")
    members = (entries.by_id("territories").get(territory) or {}).get("members") or ()
    points: list[Point] = []
    for shape in (shape for id in members for shape in (islands.get(str(id)) or {}).get("polygon") or ()):
        with suppress(DataInvalid, ValueError):
            points += [
                point for part in parse_area((polygons.get(str(shape)) or {}).get("wkt") or "") for point in part[0]
            ]
    return points


def _way(point: Point, shore: list[Point]) -> float:
    """In degrees of latitude, on a plane about the point."""
    scale = math.cos(math.radians(point[1]))
    return min(math.hypot((x - point[0]) * scale, y - point[1]) for x, y in shore)
