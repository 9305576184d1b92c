"""The section `figures`: what follows from the polygons, computed once when the record is prepared.

Areas, shores, extents, centres and distances of every island, and of every territory together. It takes some seconds,
so that the questions which read it take none.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kurils.geometry.figures import Reference


@cache
def _of_island(wkt: str, references: tuple[Reference, ...]) -> Mapping[str, Any]:
    """The figures of a polygon, which are the same in every language for which the record is prepared."""
    from kurils.geometry.figures import island_figures

    return island_figures(wkt, references)


def build(section: Callable[[str], Mapping[str, Any]]) -> dict[str, Any]:
    """The section, from those of places, shapes, dispute and wording: figures by island and by territory.

    An island or a territory without a polygon has none.
    """
    from kurils.geometry.figures import Reference, group_figures

    places, shapes, words = section("places"), section("shapes"), section("wording")
    coasts = {coast["id"]: coast["wkt"] for coast in shapes["coasts"]}
    references = [
        Reference(each["id"], each["point"] and tuple(each["point"]), tuple(coasts[id] for id in each["coasts"]))
        for each in section("dispute")["references"]
    ]
    method = words["figures.method"]
    islands: dict[str, Any] = {}
    for polygon in shapes["polygons"]:
        if polygon["island"]:
            islands[polygon["island"]] = {
                **_of_island(polygon["wkt"], tuple(references)),
                "method": method.format(detail=polygon["note"] or words["figures.detail-unknown"]),
            }
    drawn = {polygon["island"]: polygon for polygon in shapes["polygons"]}
    territories: dict[str, Any] = {}
    for territory in places["territories"]:
        members = [id for id in territory["members"] if id in islands]
        if members:
            notes = dict.fromkeys(drawn[id]["note"] or words["figures.detail-unknown"] for id in members)
            territories[territory["id"]] = {
                **group_figures([drawn[id]["wkt"] for id in members], [islands[id] for id in members], references),
                "method": method.format(detail="; ".join(notes)),
            }
    return {"islands": islands, "territories": territories}
