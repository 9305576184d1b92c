"""Where islands lie: where they say, by those of their territory, the largest of which is its main one, in a chain."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, inf, radians
from typing import TYPE_CHECKING

from kurils.store.validate.land.figures import km2
from kurils.store.validate.land.members import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kurils.geometry.rings import Area, Point
    from kurils.store.validate.form.entries import Entries, Entry

#: kilometres of a degree
KM = 111.2
#: islands of a list that make a chain, whose ends tell its direction
LEAST = 3
#: degrees by which a middle may differ that is told in hundredths
ROUNDED = 0.006
#: part of the length of a main island in which the islets around it lie
BESIDE = 0.3
#: and part of its size that they have at most
ISLET = 0.01


def check_chain(entries: Entries, shapes: Mapping[str, Area]) -> None:
    """Report islands that lie by those of another territory, or not where they or their number in a list put them.

    `shapes` are the polygons by id. Islands of a list are compared along the way from its first to its last; those of
    one number lie as they like.
    """
    _check_near(entries, shapes)
    _check_middles(entries, shapes)
    middles: dict[int, list[tuple[Entry, Point]]] = {}
    for entry in entries["islands"]:
        number = str(entry.values.get(NUMBER) or "")
        drawn = [shapes[str(shape)] for shape in entry.values.get("polygon") or () if str(shape) in shapes]
        if number.isdecimal() and drawn:
            middles.setdefault(int(number), []).append((entry, _middle(drawn)))
    order = sorted(middles)
    if len(order) < LEAST:
        return
    ends = [_mean([point for _, point in middles[number]]) for number in (order[0], order[-1])]
    scale = cos(radians((ends[0][1] + ends[1][1]) / 2))
    way = (ends[1][0] - ends[0][0]) * scale, ends[1][1] - ends[0][1]
    length = hypot(*way)
    if not length:
        return

    def along(point: Point) -> float:
        """Kilometres from the first of the list."""
        return ((point[0] - ends[0][0]) * scale * way[0] + (point[1] - ends[0][1]) * way[1]) / length * KM

    for earlier, later in pairwise(order):
        for entry, point in middles[later]:
            for other, before in middles[earlier]:
                if along(point) <= along(before):
                    id = other.values.get("id")
                    told = f"it lies before {id} along the chain, and its number, {later}, comes after {earlier}"
                    entry.at.problem("wrong-place", f"{told}: mend the polygon of one of them, or its `{NUMBER}`")


def _check_middles(entries: Entries, shapes: Mapping[str, Area]) -> None:
    """The shape of an island lies where that says; if one island says where, each that has a shape does."""
    told = any(entry.values.get("middle") for entry in entries["islands"])
    for entry in entries["islands"] if told else ():
        drawn = [shapes[str(shape)] for shape in entry.values.get("polygon") or () if str(shape) in shapes]
        given = entry.values.get("middle")
        if not drawn:
            continue
        east, north = _middle(drawn)
        if not given:
            entry.at.problem("no-middle", f"`middle` is missing: that of its shape is [{east:.2f}, {north:.2f}]")
        elif abs(east - given[0]) > ROUNDED or abs(north - given[1]) > ROUNDED:
            where = f"the middle of its shape is [{east:.2f}, {north:.2f}], and `middle` is {given}"
            entry.at.problem("wrong-place", f"{where}: mend its polygon, or that")


def _check_near(entries: Entries, shapes: Mapping[str, Area]) -> None:
    """The island that bears the id of its territory is the largest; each other one lies by those of its territory."""
    drawn: dict[str, tuple[Entry, str, list[Point], float]] = {}
    for entry in entries["islands"]:
        own = [shapes[str(shape)] for shape in entry.values.get("polygon") or () if str(shape) in shapes]
        shore = [point for area in own for polygon in area for point in polygon[0]]
        if shore:
            id, territory = str(entry.values.get("id")), str(entry.values.get("territory"))
            drawn[id] = entry, territory, shore, sum(map(km2, own))
    _check_beside(entries, shapes, {id: row[2] for id, row in drawn.items()})
    for id, (entry, territory, shore, size) in drawn.items():
        others = {other: row for other, row in drawn.items() if other != id}
        larger = [other for other, row in others.items() if row[1] == territory and row[3] > size]
        if id == territory and larger:
            told = f"its shape is smaller than that of {larger[0]}, and it is the main island of {territory}"
            entry.at.problem("wrong-place", f"{told}: mend the polygon of one of them")
        if id == territory or not any(row[1] == territory for row in others.values()):
            continue
        nearest = _nearest(shore, {other: row[2] for other, row in others.items()})
        home = others[nearest][1]
        # groups are drawn by law, not by distance alone: its `note` may say why it is not of the one that it lies by
        if home != territory and not _named(others[nearest][0], entry):
            told = f"its shape lies by {nearest}, which is of {home}, and not by an island of {territory}"
            why = f"say why in its `note`, with the name of {nearest}"
            entry.at.problem("wrong-place", f"{told}: mend its polygon or its `territory`, or {why}")


def _check_beside(entries: Entries, shapes: Mapping[str, Area], shores: dict[str, list[Point]]) -> None:
    """Islets of a main island, which bears the id of the territory, lie around it."""
    sizes = {id: sum(map(km2, drawn)) for id, drawn in _drawn(entries, shapes)}
    for entry in entries["islands"]:
        main, id = str(entry.values.get("territory")), str(entry.values.get("id"))
        if main not in shores or not shores.get(id) or sizes[id] > sizes[main] * ISLET:
            continue
        west, south, east, north = _box(shores[main])
        scale = cos(radians(south))
        reach = hypot((east - west) * scale, north - south) * BESIDE
        drawn = [shapes[str(shape)] for shape in entry.values.get("polygon") or () if str(shape) in shapes]
        main_entry = next(each for each in entries["islands"] if each.values.get("id") == main)
        far = [
            part[0][0]
            for area in drawn
            for part in area
            if min(hypot((x - part[0][0][0]) * scale, y - part[0][0][1]) for x, y in shores[main]) > reach
        ]
        if far and not _named(main_entry, entry):
            told = f"a part of it, at {far[0][0]:g} {far[0][1]:g}, lies further from {main} than its shape may"
            entry.at.problem("wrong-place", f"{told}: mend one of the two, or say why in its `note`, with that name")


def _drawn(entries: Entries, shapes: Mapping[str, Area]) -> Iterator[tuple[str, list[Area]]]:
    for entry in entries["islands"]:
        own = [shapes[str(shape)] for shape in entry.values.get("polygon") or () if str(shape) in shapes]
        yield str(entry.values.get("id")), own


def _named(other: Entry, entry: Entry) -> bool:
    """Whether the note of an island names another one."""
    name, note = ((of.values.get(key) or {}).get("en") or "" for of, key in ((other, "name"), (entry, "note")))
    return bool(name) and name in note


def _nearest(shore: list[Point], others: dict[str, list[Point]]) -> str:
    """Which of some shores is nearest, by their points."""
    scale = cos(radians(shore[0][1]))
    gaps = sorted((_gap(shore, other, scale), id) for id, other in others.items())
    best = inf, ""
    for gap, id in gaps:
        if gap > best[0]:
            break
        best = min(best, (min(hypot((x - x2) * scale, y - y2) for x, y in shore for x2, y2 in others[id]), id))
    return best[1]


def _gap(shore: list[Point], other: list[Point], scale: float) -> float:
    """How far two shores are apart at least, in degrees of latitude: as far as their boxes."""
    (west, south, east, north), (west2, south2, east2, north2) = map(_box, (shore, other))
    return hypot(max(west2 - east, west - east2, 0.0) * scale, max(south2 - north, south - north2, 0.0))


def _box(points: list[Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _middle(drawn: list[Area]) -> Point:
    west, south, east, north = _box([point for area in drawn for polygon in area for point in polygon[0]])
    return (west + east) / 2, (south + north) / 2


def _mean(points: list[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
