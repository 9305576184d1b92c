"""Figures of places that can be true: areas as large as the shapes, distances as far as the points, days that were."""

from __future__ import annotations

import re
from itertools import pairwise
from math import cos, hypot, pi, radians, sqrt
from typing import TYPE_CHECKING, Any

from kurils.dates.edtf import span as edtf_span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kurils.geometry.rings import Area
    from kurils.store.validate.form.entries import Entries, Entry

#: how far an official area may be from that of the shape (lagoons, islets, old surveys, but no wrong digit): of land of
#: at least so many km2, times
TIMES = ((1000.0, 1.1), (50.0, 1.5), (0.0, 3.0))
#: and how far without a `note` that says why
UNSAID = ((1000.0, 1.03), (100.0, 1.05), (10.0, 1.15), (1.0, 1.5))
#: below this, in km2, shapes are coarse: of a rock a figure may differ by any factor that its own `note` explains
SMALL = 0.05
ROCK = 3.0
#: how a note tells an area in square metres
_SQUARE_METRES = re.compile(r"(?i)\b(\d+(?:\.\d+)?|ten|(?:a|one) hundred|(?:a|one) thousand) square met(?:re|er)s")
_WORDS = {"ten": 10.0, "hundred": 100.0, "thousand": 1000.0}
#: how steep an island is at most, from a shore of its size in a circle to its summit, without a `note`, and with one
STEEP, STEEPEST = 1.0, 3.0
#: square kilometres of a square degree on the equator
DEGREE2 = 12_364.0
#: and kilometres of a degree
KM = 111.2
HIGHEST = 9_000.0
#: part by which a distance may differ from that of the points, and kilometres by which any may
FARTHER, NEAR = 0.1, 1.0
#: people of a household, on an average of many
LARGEST = 20
_YEAR = re.compile(r"\d{4}\b")
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
#: kilometres of the widest strait on earth
WIDEST = 1_000.0


def km2(area: Area) -> float:
    """Roughly the size, which is enough to tell a wrong digit."""
    size = 0.0
    for polygon in area:
        middle = cos(radians(sum(y for _, y in polygon[0]) / len(polygon[0])))
        size += sum(x1 * y2 - x2 * y1 for ring in polygon for (x1, y1), (x2, y2) in pairwise(ring)) / 2 * middle
    return abs(size) * DEGREE2


def check_figures(entries: Entries, shapes: Mapping[str, Area], known: dict[str, float] | None) -> None:
    """Report figures that no place can have; `shapes` are those of the polygons by id, `known` is the box."""
    _check_counted(entries)
    _check_sizes(entries, {id: km2(area) for id, area in shapes.items()}, _farthest(known))
    for name in ("islands", "territories"):
        for entry in entries[name]:
            _check_distances(entry, entries, shapes)
            _check_parts(entry)


def _check_counted(entries: Entries) -> None:
    """Nothing was counted or measured after the record was checked, and no strait is an ocean."""
    last = (entries.record.get("coverage") or {}).get("to") or "9999"
    for name in ("islands", "territories", "totals"):
        for entry in entries[name]:
            for figure in entry.values.get("population") or ():
                if figure and figure.get("date") and figure["date"] > last:
                    message = f"people of {figure['date']}; the record was last checked on {last}"
                    entry.at.problem("after-coverage", message)
                span = edtf_span(figure["edtf"]) if figure and figure.get("edtf") else (None, None)
                day = (figure or {}).get("date") or ""
                if (span[0] and day < span[0].isoformat()) or (span[1] and day > span[1].isoformat()):
                    entry.at.problem("outside-edtf", f"people of {day}, which lies outside its own span")
                people, homes = (float((figure or {}).get(key) or "nan") for key in ("value", "households"))
                if homes > 0 and not 1 <= people / homes <= LARGEST:
                    entry.at.problem("impossible", f"{people:g} people in {homes:g} households")
            for area in entry.values.get("areas") or ():
                edition = (area or {}).get("edition") or ""
                if _YEAR.match(edition) and edition > last[: len(edition)]:
                    message = f"an area of {edition}; the record was last checked on {last}"
                    entry.at.problem("after-coverage", message)
    for entry in entries["straits"]:
        for width in entry.values.get("widths") or ():
            figures = _FIGURES.findall((width or {}).get("value") or "")
            if figures != sorted(figures, key=float):
                entry.at.problem("reversed", f"a width from {figures[0]} to {figures[-1]} km")
            for figure in figures:
                if not 0 < float(figure) <= WIDEST:
                    entry.at.problem("impossible", f"a strait of {figure} km")


def _farthest(known: dict[str, float] | None) -> float:
    """Kilometres across the box of the dispute, from corner to corner, or half the way round the earth."""
    if not known:
        return 20_038.0
    middle = cos(radians((known["south"] + known["north"]) / 2))
    return hypot((known["east"] - known["west"]) * middle, known["north"] - known["south"]) * KM


def _check_sizes(entries: Entries, sizes: dict[str, float], farthest: float) -> None:
    members = {str(e.values.get("id")): [str(m) for m in e.values.get("members") or ()] for e in entries["territories"]}
    shapes_of = {
        str(e.values.get("id")): [size for shape in e.values.get("polygon") or () if (size := sizes.get(str(shape)))]
        for e in entries["islands"]
    }
    _check_insets(entries, members, shapes_of)
    for name in ("islands", "territories", "totals"):
        for entry in entries[name]:
            places = [str(t) for t in entry.values.get("territories") or ()] or [str(entry.values.get("id"))]
            islands = [m for place in places for m in (members.get(place, [place]) if name != "islands" else [place])]
            whole = sum(size for island in islands for size in shapes_of.get(island, ()))
            drawn = all(shapes_of.get(island) for island in islands)
            mains = [
                max((size for member in members.get(place, [place]) for size in shapes_of.get(member, ())), default=0.0)
                for place in places
            ]
            for area in entry.values.get("areas") or ():
                value = float((area or {}).get("value") or "nan")
                if value <= 0:
                    entry.at.problem("impossible", f"an area of {value:g} km2")
                elif value > 0 and drawn and max(whole, value) > SMALL:
                    # without its islets a place has its largest island at least
                    least = sum(mains) if name != "islands" and area.get("of") == "island" else whole
                    _check_size(entry, area, least, whole)
                elif value > 0 and drawn:
                    _check_rock(entry, area, whole)
                _check_square_metres(entry, area or {}, value)
            if name == "islands" and whole > SMALL:
                _check_steep(entry, sqrt(whole / pi) * 1000)
            for key, least, most in (("heights", 0, HIGHEST), ("population", 0, 1e8), ("distances", 0, farthest)):
                for figure in entry.values.get(key) or ():
                    value = float((figure or {}).get("value") or "nan")
                    # what the sea covers is no island, and people are counted one by one
                    odd = (key == "heights" and not value) or (key == "population" and value % 1)
                    if odd or not least <= value <= most:
                        entry.at.problem("impossible", f"{key}: {value:g} cannot be")


def _check_rock(entry: Entry, area: dict[str, Any], size: float) -> None:
    """What is too small for its shape to say much is still about as large, or a note of the figure says why not."""
    value = float(area["value"])
    if not area.get("note") and not size / ROCK <= value <= size * ROCK:
        told = f"an area of {value:g} km2; its shape has about {size:.2g}"
        entry.at.problem("no-note", f"{told}: mend it, or say in a `note` why it differs")


def _check_square_metres(entry: Entry, area: dict[str, Any], value: float) -> None:
    """A note that tells an area in square metres tells the same."""
    for said in _SQUARE_METRES.findall((area.get("note") or {}).get("en") or ""):
        metres = _WORDS.get(said.lower().split()[-1]) or float(said)
        if metres and not 0.5 <= value * 1e6 / metres <= 2:
            entry.at.problem("impossible", f"an area of {value:g} km2, and its `note` says {said} square metres")


def _check_steep(entry: Entry, radius: float) -> None:
    """No island rises higher than its shore is far, in metres, but a rock of which that is said."""
    for height in entry.values.get("heights") or ():
        value = float((height or {}).get("value") or "nan")
        if value > radius * (STEEPEST if height and height.get("note") else STEEP):
            told = f"heights: {value:g} m, on an island of about {2 * radius:.0f} m from shore to shore"
            entry.at.problem("impossible", f"{told}: mend it, or say in its `note` how it is so steep")


def _check_insets(entries: Entries, members: dict[str, list[str]], shapes_of: dict[str, list[float]]) -> None:
    """What is too small to be seen is the smallest that there is."""
    sizes = {place: sum(size for id in ids for size in shapes_of.get(id, ())) for place, ids in members.items()}
    for entry in entries["areas"]:
        inset = entry.values.get("inset")
        for place in entry.values.get("territories") or ():
            if inset and 0 < sizes.get(str(place), 0.0) < sizes.get(str(inset), 0.0):
                entry.at.problem(
                    "wrong-place", f"`inset`: {inset} is no place too small to be seen; {place} is smaller"
                )
                break


def _check_size(entry: Entry, area: dict[str, Any], least: float, most: float) -> None:
    """An area is about that of the shape; what differs by more than surveys do says why."""
    value = float(area["value"])
    for limits, unless in ((TIMES, None), (UNSAID, area.get("note"))):
        times = next((times for size, times in limits if most >= size), None)
        if times and not unless and not least / times <= value <= most * times:
            told = f"an area of {value:g} km2; its shape has about {most:.4g}"
            if limits is TIMES:
                entry.at.problem("impossible", told)
            else:
                entry.at.problem("no-note", f"{told}: mend it, or say in its `note` why it differs")
            return


def _check_parts(entry: Entry) -> None:
    """In a part of a place are no more people and households than in all of it, on the same day by the same side."""
    people = [figure for figure in entry.values.get("population") or () if figure]
    whole = {(figure.get("side"), figure.get("date")): figure for figure in people if not figure.get("place")}
    for figure in people:
        all_of_it = whole.get((figure.get("side"), figure.get("date")))
        if not figure.get("place") or not all_of_it:
            continue
        for key in ("value", "households"):
            part, most = (float(each.get(key) or "nan") for each in (figure, all_of_it))
            if part > most:
                told = f"{figure['place'].get('en')} has {part:g} of them, the whole {most:g}"
                entry.at.problem("impossible", f"population, {key}: {told}")


def _check_distances(entry: Entry, entries: Entries, shapes: Mapping[str, Area]) -> None:
    """What is told of the way from a point of `references` is about that to the nearest shore of the place."""
    members = entry.values.get("members") or [entry.values.get("id")]
    islands = [entries.by_id("islands").get(str(member)) or {} for member in members]
    drawn = [shapes[shape] for island in islands for shape in island.get("polygon") or () if shape in shapes]
    shore = [point for area in drawn for polygon in area for point in polygon[0]]
    references = [(r.get("name") or {}, r.get("point")) for r in entries.by_id("references").values()]
    for figure in entry.values.get("distances") or ():
        begin, told = ((figure or {}).get("from") or {}).get("en") or "", float((figure or {}).get("value") or "nan")
        named = [(name.get("en") or "", point) for name, point in references if (name.get("en") or "-") in begin]
        for name, point in [*named, (begin, (figure or {}).get("point"))]:
            if not (point and shore):
                continue
            scale = cos(radians(point[1]))
            found = min(hypot((x - point[0]) * scale, y - point[1]) for x, y in shore) * KM
            if abs(told - found) > max(found * FARTHER, NEAR):
                message = f"distances: {told:g} km from {name}; the points make {found:.4g}"
                entry.at.problem("impossible", message)
