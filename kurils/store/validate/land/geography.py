"""Places: each island in its one territory, with its own shape, its own names; figures are those of `figures`."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from math import isfinite
from typing import TYPE_CHECKING, Any

from kurils.base.errors import DataInvalid
from kurils.base.kanji import usual
from kurils.base.names import bare, name_key
from kurils.geometry.rings import is_anticlockwise, parse_area, parse_line
from kurils.store.validate.land.chain import check_chain
from kurils.store.validate.land.figures import check_figures
from kurils.store.validate.land.outlines import check_outlines
from kurils.store.validate.lines.crossing import crossing
from kurils.store.validate.lines.ways import check_ways

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.geometry.rings import Area, Point, Ring
    from kurils.store.validate.form.entries import Entries, Entry

#: lists of what has a name and is no place of a record -> what it is, where no `kind` says so
ELSEWHERE = {
    "states": "a state", "polities": "a polity", "others": "somebody else", "locator": "a place", "scenery": "a sea",
    "straits": "a strait",
}  # fmt: skip
#: what stands between the words of a name
_WORDS = re.compile(r"[\W_]+|\b(?i:island|islands|isle)\b")
#: English words that any place may be called by
GENERIC = re.compile(
    r"(?i)(?:(?:the|all|both|these|other|every)\s*)*(?:islands?|islets?|chain|group|territor(?:y|ies))?"
)


def check_geography(entries: Entries) -> None:
    """Report islands that are lost or shared, shapes that are none, names of two places, and impossible figures."""
    _check_members(entries)
    _check_names(entries)
    drawn: list[tuple[str, Entry, Area]] = []
    known = entries.dispute.get("known")
    if known and None in known.values():
        # a box that lacks an edge, which is told where it stands
        known = None
    for name in ("polygons", "coasts", "land", "outlines", "lines"):
        for entry in entries[name]:
            area = _check_shape(entry, known if name in ("polygons", "lines") else None)
            if area and name != "lines":
                drawn.append((name, entry, area))
    shapes, coasts = (
        {str(entry.values.get("id")): area for name, entry, area in drawn if name == of}
        for of in ("polygons", "coasts")
    )
    check_outlines(drawn, known)
    _check_overlaps(entries, {**coasts, **shapes})
    check_figures(entries, shapes, known)
    check_ways(entries, shapes)
    check_chain(entries, shapes)


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
    for entry in entries["territories"]:
        for shape in entry.values.get("polygon") or ():
            island = islands.get(owners.get(str(shape), "")) or {}
            if island.get("territory") not in (None, entry.values.get("id")):
                entry.at.problem("wrong-polygon", f"the polygon {shape!r} is that of {island['id']}, which it is not")
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
        printed = (entry.values.get("name") or {}).values()
        for form in filter(None, (id, *forms, *printed)):
            owners[_without_words(form)].add(id)
        for form in filter(None, (id, *forms, *printed, *(entry.values.get("aliases") or ()))):
            owners[name_key(form)].add(id)
        aliases += [(name_key(alias), alias, entry) for alias in entry.values.get("aliases") or () if alias]
    for entry in entries["called"]:
        for form in filter(None, entry.values.get("forms") or ()):
            owners[name_key(form)].update(map(str, entry.values.get("places") or ()))
    elsewhere: dict[str, str] = {name_key(name): what for what, name in _elsewhere(entries) if name}
    for key, alias, entry in aliases:
        id = str(entry.values.get("id"))
        # several names of one place, one behind the other, are a name of it
        words = [owners.get(name_key(word), set()) for word in _WORDS.split(alias) if name_key(word)]
        meant = owners[key] | owners.get(_without_words(alias), set()) | (set.intersection(*words) if words else set())
        others = {other for other in meant if other != id and group[other] != id and other != group[id]}
        if others:
            entry.at.problem("shared-name", f"the alias {alias!r} leads to {', '.join(sorted(others))} too")
        if GENERIC.fullmatch(alias):
            entry.at.problem("shared-name", f"the alias {alias!r} is a word for any place, and no name of one")
        if key in elsewhere:
            entry.at.problem(
                "shared-name", f"the alias {alias!r} is the name of {elsewhere[key]}, and no place of its own"
            )
    _check_written(entries, group)
    _check_read(entries, group)


def _without_words(form: str) -> str:
    """A name as the look-up has it: without the words for what is named, in the characters of today."""
    return name_key(bare(usual(bare(form))))


def _elsewhere(entries: Entries) -> Iterator[tuple[str, str | None]]:
    """What else has a name on the maps or in the answers, and is no territory and no island, with each of its names."""
    for kind, what in ELSEWHERE.items():
        for entry in entries[kind]:
            names = [*(entry.values.get("names") or {}).values(), *(entry.values.get("aliases") or ())]
            # land that is named where territories are is theirs
            for name in names if not entry.values.get("territories") else ():
                yield f"a {entry.values['kind']}" if entry.values.get("kind") else what, name
    for entry in entries["coasts"]:
        for name in (entry.values.get("name") or {}).values():
            yield "a coast", str(name).partition(" (")[0]


def _check_written(entries: Entries, group: dict[str, str]) -> None:
    """Places that are written alike, but an island and its territory, are read differently or say so in a `note`."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in (*entries["territories"], *entries["islands"]):
        for kind, names in (entry.values.get("names") or {}).items():
            for name in names or () if not kind.endswith("_kana") else ():
                form = (name or {}).get("form") or ""
                other = first.setdefault((kind, form), entry)
                ids = [str(each.values.get("id")) for each in (other, entry)]
                # the main island bears the name of its territory
                own = ids[0] == ids[1] or group[ids[1]] == ids[0]
                if form and not own and not _told_apart(other, entry, kind, form):
                    told = f"{form!r} is the name of {ids[0]} too; say so in the `note` of both names"
                    entry.at.problem("shared-name", told)


def _told_apart(one: Entry, other: Entry, kind: str, form: str) -> bool:
    read = [
        {name.get("form") for name in (entry.values.get("names") or {}).get(f"{kind}_kana") or () if name}
        for entry in (one, other)
    ]
    noted = [
        any(name.get("note") for name in entry.values["names"][kind] if name and name.get("form") == form)
        for entry in (one, other)
    ]
    return all(noted) or (all(read) and not read[0] & read[1])


def _check_read(entries: Entries, group: dict[str, str]) -> None:
    """No two places are read alike in kana, and no two straits are called alike."""
    seen: dict[tuple[str, str], str] = {}
    for name in ("territories", "islands"):
        for entry in entries[name]:
            own = str(entry.values.get("id"))
            for form in (entry.values.get("names") or {}).get("ja_kana") or ():
                other = seen.setdefault(("place", (form or {}).get("form") or ""), own)
                # the main island bears the name of its territory
                if other != own and group[own] != other:
                    entry.at.problem("shared-name", f"{form['form']!r} is how {other} is read")
    for entry in entries["straits"]:
        own, names = str(entry.values.get("id")), entry.values.get("names") or {}
        for form in {*names.values(), *(entry.values.get("aliases") or ()), entry.values.get("ja_kana")} - {None}:
            other = seen.setdefault(("strait", name_key(form)), own)
            if other != own:
                entry.at.problem("shared-name", f"{form!r} is a name of the strait {other} too")


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
    at = {str(entry.values.get("id")): entry.at for name in ("coasts", "polygons") for entry in entries[name]}
    boxes = sorted((*_box(area), id) for id, area in shapes.items())
    for n, (_, south, east, north, id) in enumerate(boxes):
        for other_west, other_south, _, other_north, other in boxes[n + 1 :]:
            if other_west >= east:
                break
            if other_south < north and south < other_north and _overlap(shapes[id], shapes[other]):
                at[other].problem("geometry", f"it overlaps with {id!r}")


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
    from kurils.store.validate.lines.crossing import side

    return any(
        side(a, b, point) == 0
        and min(a[0], b[0]) <= point[0] <= max(a[0], b[0])
        and min(a[1], b[1]) <= point[1] <= max(a[1], b[1])
        for polygon in area
        for ring in polygon
        for a, b in pairwise(ring)
    )
