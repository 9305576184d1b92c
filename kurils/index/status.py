"""The section behind `status`: only what that answer prints, so that it can be read in a millisecond or two.

Each spell stands once; places hold lists of positions in the tables. A named island inherits what its territory has,
and replaces the control by its own days where the record has them.
"""

from __future__ import annotations

from typing import Any

from kurils.index.names import alias_table

Lists = dict[str, list[dict[str, Any]]]

#: tracks of the section -> the columns that `status` needs
TRACKS = {
    "control": ("holder", "kind", "from", "to", "from_edtf", "to_edtf", "certainty", "note", "sources", "document"),
    "polity": ("polity", "from", "to", "certainty", "sources"),
    "title": ("status", "holder", "document", "article", "from", "to", "certainty", "note", "sources"),
    "claims": (
        "claimant", "from", "from_edtf", "to", "to_edtf", "summary", "documents", "certainty", "note", "sources",
    ),
    "governing": ("document", "article", "state", "why", "from", "to", "certainty", "sources"),
    "also": ("document", "article", "state", "why", "from", "to", "certainty", "sources"),
    "views": (
        "view", "title_status", "title_holder", "title_document", "title_article", "document", "article", "state",
        "why", "from", "to", "certainty", "sources",
    ),
}  # fmt: skip
#: what decides whether a variant is shown; the rest of it is kept apart and read only then
VARIANT = ("id", "of", "at", "window", "claimant")
VARIANT_SHOWN = ("id", "of", "accepted", "value", "standing", "by", "why", "sources")
SOURCE = ("id", "title", "publisher", "url", "read")


def status_section(meta: dict[str, Any], lists: Lists) -> dict[str, Any]:
    """The section as one JSON-able mapping."""
    polities = {polity["id"]: polity["names"]["en"] for polity in lists["polities"]}
    states = {state["id"]: state["names"]["en"] for state in lists["states"]}
    spells: dict[str, list[dict[str, Any]]] = {}
    for track, columns in TRACKS.items():
        spells[track] = [{column: spell.get(column) for column in columns} for spell in lists[track]]
    for spell in spells["polity"]:
        spell["polity"] = polities.get(spell["polity"], spell["polity"])
    spells["variants"] = [{column: variant.get(column) for column in VARIANT} for variant in lists["variants"]]
    places = _places(lists)
    used = {id for rows in (*spells.values(), lists["variants"]) for row in rows for id in row.get("sources") or ()}
    return {
        "meta": meta,
        "states": states,
        "places": places,
        "aliases": alias_table(lists),
        "by_place": {id: _rows_of(id, place["group"], lists) for id, place in places.items()},
        "spells": spells,
        "variants": {row["id"]: {column: row.get(column) for column in VARIANT_SHOWN} for row in lists["variants"]},
        "events": _events(lists["documents"]),
        "documents": {document["id"]: document["short"] for document in lists["documents"]},
        "sources": {
            source["id"]: {column: source.get(column) for column in SOURCE}
            for source in lists["sources"]
            if source["id"] in used
        },
    }


def _places(lists: Lists) -> dict[str, dict[str, Any]]:
    """Territories first, in their order, then the named islands; each with its group and its name in print."""
    places: dict[str, dict[str, Any]] = {}
    for territory in lists["territories"]:
        places[territory["id"]] = {
            "name": territory["name"],
            "group": territory["id"],
            "default": territory.get("default") == "true",
        }
    for island in lists["islands"]:
        places.setdefault(island["id"], {"name": island["name"], "group": island["territory"], "default": False})
    return places


def _rows_of(id: str, group: str, lists: Lists) -> dict[str, list[int]]:
    """For one place, the positions of its spells in each table, in order of time."""
    rows: dict[str, list[int]] = {}
    for track in (*TRACKS, "variants"):
        of_group = [n for n, spell in enumerate(lists[track]) if group in (spell.get("territories") or ())]
        own = [n for n, spell in enumerate(lists[track]) if id in (spell.get("members") or ())]
        chosen = own if own and track in ("control", "polity") else of_group + own
        rows[track] = sorted(chosen, key=lambda n: str(lists[track][n].get("from")))
    return rows


def _events(documents: list[dict[str, Any]]) -> dict[str, list[list[str | None]]]:
    """Day -> the documents and what happened to them on that very day; only days that the sources give as days."""
    events: dict[str, list[list[str | None]]] = {}
    for document in documents:
        for date in document["dates"]:
            if not date["edtf"] and date["certainty"] != "unverified" and date["event"] != "secret_until":
                events.setdefault(date["date"], []).append([document["id"], date["event"], date["by"]])
    return events
