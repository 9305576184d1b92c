"""The layers of the GeoPackage: spells and places as polygons, borders as lines, events as points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kurils.answers.cited import cited
from kurils.answers.meanings import meaning
from kurils.export.features import stretches
from kurils.export.gpkg import attributes
from kurils.export.gpkg.container import Column, Filled, Layer
from kurils.geometry.shapes import Boxed, gathered_wkb, inner_point, line_wkb, point_wkb
from kurils.query.status import island_status
from kurils.query.tables import TABLES, text_of
from kurils.show.features import styled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kurils.answers.days import IslandStatus
    from kurils.record import Record

_DAYS = {"from", "to"}
#: what stands of a status in a spell, under the names that it has in all GeoJSON
_SAID = (
    "holder", "polity", "control_kind", "claimants", "title_status", "title_holder", "governing_document",
    "governing_article", "governing_state",
)  # fmt: skip
_MEANINGS = {
    "governing_document": "id of the document that governed the place; null when none did",
    "governing_article": "the article of that document",
    "governing_state": "in-force, executed, signed, or domestic",
    "claimants": "ids of the states that then claimed the place for themselves, joined with ;",
}
_POINTS = {
    "island": ("places", "id"),
    "group": ("places", "id"),
    "holder": ("actors", "id"),
    "title_holder": ("actors", "id"),
    "governing_document": ("documents", "id"),
}
#: a name that is no part of another word
_WHOLE = r"(?<![\w-]){}(?![\w-])"
#: the tracks of a status whose sources a spell of the layer cites
_PARTS = ("control", "title", "claims", "governing_document", "ungoverned")


def polygons(record: Record) -> dict[str, list[str]]:
    """Place -> the WKT of its polygons: of an island its own, of a territory those of all its members."""
    found: dict[str, list[str]] = {}
    for polygon in record.section("shapes")["polygons"]:
        island = polygon["island"]
        for id in dict.fromkeys((island, record.place(island).group)):
            found.setdefault(id, []).append(polygon["wkt"])
    return found


def places(record: Record) -> Filled:
    """Territories and islands with their polygons; every table that has a `place` joins here."""
    table = next(table for table in TABLES if table.name == "places")
    layer, areas = attributes.layer_of(table, record), polygons(record)
    rows = [tuple(attributes.cells(table, record, row)) for row in table.rows(record)]
    return Filled(
        layer._replace(geometry="MULTIPOLYGON"), rows, [gathered_wkb(areas.get(str(row[0]), [])) for row in rows]
    )


def spells(record: Record) -> Filled:
    """An island in a stretch of days in which nothing about it changed; `to` is the first day after."""
    rows: list[tuple[Any, ...]] = []
    shapes: list[Boxed | None] = []
    islands = dict.fromkeys(polygon["island"] for polygon in record.section("shapes")["polygons"])
    areas: dict[str, list[str]] = {id: [] for id in islands}
    for polygon in record.section("shapes")["polygons"]:
        areas[polygon["island"]].append(polygon["wkt"])
    for id in sorted(islands, key=list(record.names).index):
        place, shape = record.place(id), gathered_wkb(areas[id])
        for first, after in stretches(place, record.meta["coverage"]["from"]):
            status = island_status(record.section("status"), place, first)
            said = styled(status)
            rows.append((
                f"{id}/{first}", id, place.group, place.name, first, after,
                *(text_of(said[name]) for name in _SAID), text_of(sources_of(status)),
            ))  # fmt: skip
            shapes.append(shape)
    columns = [_column(name) for name in ("id", "island", "group", "name", "from", "to", *_SAID, "sources")]
    layer = Layer("spells", "Who held, owned and claimed each island, and when", columns, "MULTIPOLYGON")
    return Filled(layer, rows, shapes)


def _column(name: str) -> Column:
    means = _MEANINGS.get(name) or meaning("spells", name) or ""
    return Column(name, means, "DATE" if name in _DAYS else "TEXT", _POINTS.get(name), name == "id")


def sources_of(status: IslandStatus) -> list[str]:
    """The sources of control, title, claims and governing document, each once."""
    return list(dict.fromkeys(cited([status[part] for part in _PARTS])))  # type: ignore[literal-required]


def claimants(filled: Filled) -> Filled:
    """The claimants of each spell as rows."""
    layer = Layer("spell_claimants", "The states that claimed an island in a spell, one a row", (
        Column("spell", "id of the spell", points_to=("spells", "id")),
        Column("claimant", "id of the state that claimed it", points_to=("actors", "id")),
    ))  # fmt: skip
    at = [column.name for column in filled.layer.columns].index("claimants")
    return Filled(layer, [(row[0], one) for row in filled.rows for one in (row[at] or "").split(";") if one], [])


def borders(record: Record) -> Filled:
    """The lines between the states, each for the days on which it was agreed, run in practice, or claimed."""
    table = next(table for table in TABLES if table.name == "borders")
    layer = attributes.layer_of(table, record)
    lines = {line["id"]: line["wkt"] for line in record.section("shapes")["lines"]}
    found = list(table.rows(record))
    rows = [tuple(attributes.cells(table, record, row)) for row in found]
    return Filled(layer._replace(geometry="MULTILINESTRING"), rows, [line_wkb(lines[row["line"]]) for row in found])


def events(record: Record) -> Filled:
    """A point a document and place, where the record says that it was made or happened on a place of its own.

    The point lies on the island, not on the spot.
    """
    areas = polygons(record)
    rows: list[tuple[Any, ...]] = []
    shapes: list[Boxed | None] = []
    groups = {id: record.place(id).group for id in areas}
    named = [
        (form, ids[0])
        for form, ids, kind, *_ in record.section("names")["rows"]
        if kind in ("name", "settlement") and len(ids) == 1 and ids[0] in areas
    ]
    for document in record.section("documents")["documents"]:
        for id in _places_in(document, named, groups):
            first = min(document["dates"], key=lambda act: act["date"])
            rows.append((
                document["id"], document["title"], document["kind"], first["date"], first["edtf"], id,
                document["place"], text_of(document["sources"]),
            ))  # fmt: skip
            point = inner_point(areas[id])
            shapes.append((point_wkb(point), (*point, *point)))
    columns = (
        Column("document", "id of the document or event", points_to=("documents", "id")),
        Column("title", "its title"),
        Column("kind", "what it was"),
        Column("date", "its first day", "DATE"),
        Column("edtf", "that day as exactly as the source has it, in EDTF; empty when it is a plain day"),
        Column("place", "id of the place on which the point lies", points_to=("places", "id")),
        Column("where", "where it was, in words; the point lies on the island, not on the spot"),
        Column("sources", "ids of the sources, joined with ;"),
    )
    return Filled(Layer("events", "Events on the islands, as points on the island", columns, "POINT"), rows, shapes)


def _places_in(document: dict[str, Any], named: Iterable[tuple[str, str]], groups: Mapping[str, str]) -> list[str]:
    """The places that the text of where a document was made names, islands rather than their territory.

    Only those that the document touches: a name may be that of another place too.
    """
    text: str = document["place"] or ""
    found = dict.fromkeys(
        id
        for form, id in named
        if form in text and groups[id] in document["territories"] and re.search(_WHOLE.format(re.escape(form)), text)
    )
    below = {groups[id] for id in found if groups[id] != id}
    return [id for id in found if id not in below]
