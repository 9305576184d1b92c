"""What has a name on maps lies where it can: coasts have one name, seas are water, and cities stand on land."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kurils.base.errors import DataInvalid
from kurils.geometry.rings import contains, parse_area
from kurils.store.validate.lines.shores import from_edge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.geometry.rings import Area, Point
    from kurils.store.validate.form.entries import Entries, Entry

#: kilometres from the coarse outlines of a locator map at which a city by the sea may lie
COARSE = 50.0


def check_scenery(entries: Entries) -> None:
    """A coast has one name, and what distances are taken to is where its name stands."""
    named: dict[str, str] = {}
    references = entries.by_id("references")
    _check_cities(entries)
    for entry in entries["scenery"]:
        id = str(entry.values.get("id"))
        for coast in entry.values.get("coasts") or ():
            other = named.setdefault(str(coast), id)
            if other != id:
                entry.at.problem("repeated", f"the coast {coast} is called {other} already")
        if entry.values.get("kind") == "sea":
            _check_sea(entry, entries)
        coasts = (references.get(id) or {}).get("coasts")
        if coasts and entry.values.get("coasts") and sorted(coasts) != sorted(entry.values["coasts"]):
            entry.at.problem("no-place", "it has other `coasts` than what of `references` has its id")


def _check_sea(entry: Entry, entries: Entries) -> None:
    """The name of a sea is written on water."""
    points = [point for point in entry.values.get("points") or () if point and None not in point]
    for land in (*entries["polygons"], *entries["coasts"]):
        with suppress(DataInvalid, ValueError):
            area = parse_area(str(land.values.get("wkt"))) if points else ()
            for x, y in points:
                if area and contains(area, x, y):
                    entry.at.problem("wrong-place", f"`points`: {x}, {y} lies on the land of {land.values.get('id')}")


def _check_cities(entries: Entries) -> None:
    """A city of the locator map stands on the land of its outlines, or by it: they are coarse."""
    cities = [entry for entry in entries["locator"] if entry.values.get("kind") == "city" and entry.values.get("at")]
    areas: list[Area] = []
    for outline in entries["outlines"] if cities else ():
        with suppress(DataInvalid, ValueError):
            areas.append(parse_area(str(outline.values.get("wkt"))))
    for entry in cities:
        at: Any = entry.values["at"]
        if areas and None not in at and not any(contains(area, *at) for area in areas):
            way = min(_ways((at[0], at[1]), areas))
            if way > COARSE:
                city = (entry.values.get("names") or {}).get("en")
                told = f"{city} lies in the sea, {way:.0f} km from the `outlines` of the locator map"
                entry.at.problem("wrong-place", f"`at`: {told}: mend it, or add its island to them")


def _ways(point: Point, areas: list[Area]) -> Iterator[float]:
    rings = (ring for area in areas for polygon in area for ring in polygon)
    return (from_edge(point, a, b) for ring in rings for a, b in pairwise(ring))
