"""GeoJSON (RFC 7946): a feature a named island and spell, one file a track, for the time slider of a GIS.

`begin` and `end` are the first and the last day, both included; `end` is null while the spell is open. `status.geojson`
holds a feature for every stretch of days on which no track of the island changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.base.names import identifier
from kurils.dates.forms import day_before
from kurils.export.package import POLYGONS
from kurils.query.status import island_status
from kurils.show.features import styled
from kurils.show.geojson import LICENCE, area_geometry, collection, feature, text_of
from kurils.store.tracks import phases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.record import Record
    from kurils.store.tracks import Place

#: file -> what each feature says of a spell of that track: property, and the key of the spell
FILES = {
    "control": {"holder": "holder", "control_kind": "kind", "document": "document"},
    "title": {"title_status": "status", "title_holder": "holder", "document": "document", "article": "article"},
    "claims": {"claimant": "claimant", "summary": "summary", "documents": "documents"},
    "governing": {
        "governing_document": "document", "governing_article": "article", "governing_state": "state", "why": "why",
    },
}  # fmt: skip
_EVIDENCE = {key: key for key in ("from_edtf", "certainty", "sources", "locators")}


def files(record: Record) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """One file a track, and `status.geojson`, with what the descriptor says of them."""
    shapes = geometries(record)
    places = [record.place(id) for id in shapes]
    for name, keys in FILES.items():
        features = [
            _feature(
                place,
                name,
                spell["from"],
                spell["to"],
                shapes[place.id],
                {"spell": _identified(record, place, name, spell), **_said(spell, keys)},
            )
            for place in places
            for spell in _spells(place, name)
        ]
        yield f"{name}.geojson", _collection(record, name, features), POLYGONS
    features = [
        _feature(
            place,
            "status",
            first,
            after,
            shapes[place.id],
            styled(island_status(record.section("status"), place, first)),
        )
        for place in places
        for first, after in stretches(place, record.meta["coverage"]["from"])
    ]
    yield "status.geojson", _collection(record, "status", features), POLYGONS


def geometries(record: Record) -> dict[str, dict[str, Any] | None]:
    """Island id -> its GeoJSON geometry, all its polygons together; the islands in the order of the record."""
    wkts: dict[str, list[str]] = {}
    for polygon in record.section("shapes")["polygons"]:
        wkts.setdefault(polygon["island"], []).append(polygon["wkt"])
    return {id: area_geometry(wkts[id]) for id in sorted(wkts, key=list(record.names).index)}


def stretches(place: Place, start: str) -> Iterator[tuple[str, str | None]]:
    """First day and first day after of each stretch in which no track of the place changes; the last one is open."""
    days = [start, *place.boundaries(start, "9999-12-31")]
    yield from zip(days, [*days[1:], None], strict=True)


def _spells(place: Place, name: str) -> list[Any]:
    """The spells of a track; a claim is cut where it was worded anew or could rely on another document."""
    if name == "claims":
        return [phase for claim in place.rows("claims") for phase in phases(claim)]
    found: list[Any] = place.rows(name)
    return found


def _identified(record: Record, place: Place, table: str, spell: dict[str, Any]) -> str | None:
    """The identifier of the spell, which may be one of the group's."""
    for row in record.rows_behind.all(table, place.id, place.group):
        if row["from"] == spell["from"] and row.get("claimant") == spell.get("claimant"):
            return identifier(row["id"])
    return None


def _said(spell: dict[str, Any], keys: dict[str, str]) -> dict[str, Any]:
    return {name: spell.get(key) for name, key in {**keys, **_EVIDENCE}.items()}


def _feature(
    place: Place, track: str, first: str, after: str | None, shape: dict[str, Any] | None, said: dict[str, Any]
) -> dict[str, Any]:
    last = day_before(after) if after else None
    marks = [said.get("claimant"), said.get("governing_document") if track == "governing" else None]
    about = {"id": place.id, "group": place.group, "name": place.name, "track": track, "begin": first, "end": last}
    id = "/".join([place.id, track, *(mark for mark in marks if mark), first])
    return feature(id, shape, {**about, "identifier": identifier(place.id), **said})


def _collection(record: Record, name: str, features: list[dict[str, Any]]) -> str:
    attribution, note = record.meta["attribution"], record.meta["neutrality"]
    return text_of(collection(features, name=name, attribution=attribution, licence=LICENCE, note=note)) + "\n"
