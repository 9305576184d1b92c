"""Places: each island in its one territory, with its own shape, its own names, and figures that can be true of it."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from math import cos, hypot, isfinite, radians
from typing import TYPE_CHECKING, Any

from kurils.base.errors import DataInvalid
from kurils.base.names import name_key
from kurils.geometry.rings import is_anticlockwise, parse_area, parse_line
from kurils.store.validate.crossing import crossing

if TYPE_CHECKING:
    from kurils.geometry.rings import Area, Point, Ring
    from kurils.store.validate.entries import Entries, Entry

#: how far an official area may be from that of the shape (lagoons, islets, old surveys, but no wrong digit): of land of
#: at least so many km2, times
TIMES = ((1000.0, 1.1), (100.0, 1.5), (0.0, 3.0))
#: below this, in km2, shapes are too coarse to say anything
SMALL = 1.0
#: square kilometres of a square degree on the equator
DEGREE2 = 12_364.0
#: and kilometres of a degree
KM = 111.2
HIGHEST = 9_000.0
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
#: kilometres of the widest strait on earth
WIDEST = 1_000.0


def check_geography(entries: Entries) -> None:
    """Report islands that are lost or shared, shapes that are none, names of two places, and impossible figures."""
    _check_members(entries)
    _check_names(entries)
    shapes = {}
    for name in ("polygons", "coasts", "land", "outlines", "lines"):
        for entry in entries[name]:
            area = _check_shape(entry, entries.dispute.get("known") if name in ("polygons", "lines") else None)
            if area and name == "polygons":
                shapes[str(entry.values.get("id"))] = area
    _check_overlaps(entries, shapes)
    _check_counted(entries)
    _check_figures(entries, {id: _km2(area) for id, area in shapes.items()})


def _check_members(entries: Entries) -> None:
    islands, polygons = entries.by_id("islands"), entries.by_id("polygons")
    listed: dict[str, list[str]] = defaultdict(list)
    for entry in entries["territories"]:
        own = str(entry.values.get("id"))
        if own in entries.default_territories() and not entry.values.get("members"):
            entry.at.problem("no-island", "a territory of which answers speak unasked has at least one island")
        for member in entry.values.get("members") or ():
            listed[str(member)].append(own)
            island = islands.get(str(member))
            if island and island.get("territory") and island["territory"] != own:
                entry.at.problem("wrong-territory", f"{member} says that it belongs to {island['territory']}")
    for entry in entries["islands"]:
        id = str(entry.values.get("id"))
        if len(listed[id]) != 1:
            found = "of none" if not listed[id] else f"of {' and '.join(listed[id])}"
            entry.at.problem("wrong-territory", f"an island is among the `members` of one territory; this one {found}")
        for shape in entry.values.get("polygon") or ():
            drawn = (polygons.get(str(shape)) or {}).get("island")
            if drawn and drawn != id:
                entry.at.problem("wrong-polygon", f"the polygon {shape!r} is that of {drawn}")
    owners: dict[str, str] = {}
    for entry in entries["islands"]:
        for shape in entry.values.get("polygon") or ():
            if shape in owners:
                entry.at.problem("wrong-polygon", f"the polygon {shape!r} is that of {owners[shape]} already")
            owners.setdefault(str(shape), str(entry.values.get("id")))
    for entry in entries["polygons"]:
        island, own = entry.values.get("island"), str(entry.values.get("id"))
        if island and own in islands and island != own:
            entry.at.problem("wrong-polygon", f"it bears the id of {own} and says that it is that of {island}")


def _check_names(entries: Entries) -> None:
    """A spelling that someone may type leads to one place; what two places really share stands among both `names`."""
    owners: dict[str, set[str]] = defaultdict(set)
    aliases: list[tuple[str, str, Entry]] = []
    group = {str(e.values.get("id")): str(e.values.get("territory")) for e in entries["islands"]}
    group.update({str(e.values.get("id")): str(e.values.get("id")) for e in entries["territories"]})
    for entry in (*entries["territories"], *entries["islands"]):
        id = str(entry.values.get("id"))
        forms = [name.get("form") for names in (entry.values.get("names") or {}).values() for name in names if name]
        for form in filter(None, (id, *forms, *(entry.values.get("aliases") or ()))):
            owners[name_key(form)].add(id)
        aliases += [(name_key(alias), alias, entry) for alias in entry.values.get("aliases") or () if alias]
    for key, alias, entry in aliases:
        id = str(entry.values.get("id"))
        others = {other for other in owners[key] if other != id and group[other] != id and other != group[id]}
        if others:
            entry.at.problem("shared-name", f"the alias {alias!r} leads to {', '.join(sorted(others))} too")


def _check_shape(entry: Entry, known: dict[str, Any] | None) -> Area | None:
    """The area of a polygon that is one; what is wrong with a shape is reported."""
    wkt = entry.values.get("wkt")
    if not wkt:
        return None
    is_line = "joins" in entry.values
    try:
        area: Area = ((parse_line(wkt),),) if is_line else parse_area(wkt)
    except (DataInvalid, ValueError) as error:
        entry.at.problem("geometry", getattr(error, "message", str(error)))
        return None
    for polygon in area:
        for number, ring in enumerate(polygon):
            if not _on_earth(entry, ring, known):
                return None
            if is_line:
                continue
            if len(set(ring)) < 3:
                entry.at.problem("geometry", "a ring of less than three points")
                return None
            if is_anticlockwise(ring) != (number == 0):
                way = "exterior rings run anticlockwise, holes clockwise"
                entry.at.problem("geometry", f"{way}: that at {_told(ring[0])} does not")
    try:
        met = None if is_line else crossing([ring for polygon in area for ring in polygon])
    except DataInvalid as error:
        entry.at.problem("geometry", error.message)
        return None
    if met:
        entry.at.problem("geometry", f"the outline crosses itself near {_told(met)}")
        return None
    return area


def _on_earth(entry: Entry, ring: Ring, known: dict[str, Any] | None) -> bool:
    for x, y in ring:
        if not (isfinite(x) and isfinite(y) and abs(x) <= 180 and abs(y) <= 90):
            entry.at.problem("geometry", f"{_told((x, y))} is not on earth: a point is longitude, then latitude")
            return False
        if known and not (known["west"] <= x <= known["east"] and known["south"] <= y <= known["north"]):
            entry.at.problem("geometry", f"{_told((x, y))} lies outside the box `known` of dispute.yaml")
            return False
    return True


def _told(point: Point) -> str:
    return f"{point[0]:g} {point[1]:g}"


def _check_overlaps(entries: Entries, shapes: dict[str, Area]) -> None:
    """No land is of two islands. Shores may touch."""
    at = {str(entry.values.get("id")): entry.at for entry in entries["polygons"]}
    boxes = sorted((*_box(area), id) for id, area in shapes.items())
    for n, (_, south, east, north, id) in enumerate(boxes):
        for other_west, other_south, _, other_north, other in boxes[n + 1 :]:
            if other_west >= east:
                break
            if other_south < north and south < other_north and _overlap(shapes[id], shapes[other]):
                at[other].problem("geometry", f"it overlaps with the polygon {id!r}")


def _box(area: Area) -> tuple[float, float, float, float]:
    xs = [x for polygon in area for x, _ in polygon[0]]
    ys = [y for polygon in area for _, y in polygon[0]]
    return min(xs), min(ys), max(xs), max(ys)


def _overlap(a: Area, b: Area) -> bool:
    from kurils.geometry.rings import contains

    rings = [ring for area in (a, b) for polygon in area for ring in polygon]
    if crossing(rings, touching=False):
        return True
    of_a, of_b = ({point for polygon in area for ring in polygon for point in ring} for area in (a, b))
    shared = of_a & of_b
    for inner, outer in ((a, b), (b, a)):
        point = next((p for polygon in inner for p in polygon[0] if p not in shared), None)
        if point and contains(outer, *point) and not _on_ring(outer, point):
            return True
    return False


def _on_ring(area: Area, point: Point) -> bool:
    from kurils.store.validate.crossing import side

    return any(
        side(a, b, point) == 0
        and min(a[0], b[0]) <= point[0] <= max(a[0], b[0])
        and min(a[1], b[1]) <= point[1] <= max(a[1], b[1])
        for polygon in area
        for ring in polygon
        for a, b in pairwise(ring)
    )


def _km2(area: Area) -> float:
    """Roughly the size, which is enough to tell a wrong digit."""
    size = 0.0
    for polygon in area:
        middle = cos(radians(sum(y for _, y in polygon[0]) / len(polygon[0])))
        size += sum(x1 * y2 - x2 * y1 for ring in polygon for (x1, y1), (x2, y2) in pairwise(ring)) / 2 * middle
    return abs(size) * DEGREE2


def _check_counted(entries: Entries) -> None:
    """No one was counted after the record was checked, and no strait is an ocean."""
    last = (entries.record.get("coverage") or {}).get("to") or "9999"
    for name in ("islands", "territories", "totals"):
        for entry in entries[name]:
            for figure in entry.values.get("population") or ():
                if figure and figure.get("date") and figure["date"] > last:
                    message = f"people of {figure['date']}; the record was last checked on {last}"
                    entry.at.problem("after-coverage", message)
    for entry in entries["straits"]:
        for width in entry.values.get("widths") or ():
            for figure in _FIGURES.findall((width or {}).get("value") or ""):
                if not 0 < float(figure) <= WIDEST:
                    entry.at.problem("impossible", f"a strait of {figure} km")


def _farthest(known: dict[str, float] | None) -> float:
    """Kilometres across the box of the dispute, from corner to corner, or half the way round the earth."""
    if not known:
        return 20_038.0
    middle = cos(radians((known["south"] + known["north"]) / 2))
    return hypot((known["east"] - known["west"]) * middle, known["north"] - known["south"]) * KM


def _check_figures(entries: Entries, sizes: dict[str, float]) -> None:
    farthest = _farthest(entries.dispute.get("known"))
    members = {str(e.values.get("id")): [str(m) for m in e.values.get("members") or ()] for e in entries["territories"]}
    shapes_of = {
        str(e.values.get("id")): [size for shape in e.values.get("polygon") or () if (size := sizes.get(str(shape)))]
        for e in entries["islands"]
    }
    for name in ("islands", "territories", "totals"):
        for entry in entries[name]:
            places = [str(t) for t in entry.values.get("territories") or ()] or [str(entry.values.get("id"))]
            islands = [m for place in places for m in (members.get(place, [place]) if name != "islands" else [place])]
            whole = sum(size for island in islands for size in shapes_of.get(island, ()))
            drawn = all(shapes_of.get(island) for island in islands)
            times = next(times for least, times in TIMES if whole >= least)
            for area in entry.values.get("areas") or ():
                value = float((area or {}).get("value") or "nan")
                if value <= 0:
                    entry.at.problem("impossible", f"an area of {value:g} km2")
                elif (
                    drawn
                    and whole > SMALL
                    and not whole / times <= value <= whole * times
                    and (name == "islands" or area["of"] != "island")
                ) or (drawn and whole > SMALL and value > whole * times):
                    entry.at.problem("impossible", f"an area of {value:g} km2; its shape has about {whole:.4g}")
            for key, least, most in (("heights", 0, HIGHEST), ("population", 0, 1e8), ("distances", 0, farthest)):
                for figure in entry.values.get(key) or ():
                    value = float((figure or {}).get("value") or "nan")
                    if not least <= value <= most:
                        entry.at.problem("impossible", f"{key}: {value:g} cannot be")
