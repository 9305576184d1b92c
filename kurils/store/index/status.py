"""The section behind `status`: only what that answer prints, so that it can be read in a millisecond or two.

Each spell stands once; places hold its days and its key in the table of spells. A named island inherits what its
territory has, and replaces the control by its own days where the record has them.
"""

from __future__ import annotations

from typing import Any

from kurils.store.index.names import alias_table

Lists = dict[str, list[dict[str, Any]]]
#: track -> first day, first day after, and key of each spell
Spans = dict[str, list[tuple[str, "str | None", str]]]

#: tracks of the section -> the columns that `status` needs
TRACKS = {
    "control": (
        "holder", "kind", "from", "to", "from_edtf", "to_edtf", "certainty", "note", "sources", "locators", "document",
    ),
    "polity": ("polity", "from", "to", "certainty", "sources", "locators"),
    "title": ("status", "holder", "document", "article", "from", "to", "certainty", "note", "sources", "locators"),
    "claims": (
        "claimant", "from", "from_edtf", "to", "to_edtf", "summary", "documents", "certainty", "note", "sources",
        "locators", "phases",
    ),
    "governing": ("document", "article", "state", "why", "from", "to", "certainty", "sources", "locators"),
    "also": ("document", "article", "state", "why", "from", "to", "certainty", "sources", "locators"),
    "views": (
        "view", "title_status", "title_holder", "title_document", "title_article", "document", "article", "state",
        "why", "from", "to", "certainty", "sources", "locators",
    ),
}  # fmt: skip
#: what decides whether a variant is shown; the rest of it is kept apart and read only then
VARIANT = ("id", "of", "at", "window", "claimant")
VARIANT_SHOWN = ("id", "of", "accepted", "value", "standing", "by", "why", "sources")
SOURCE = ("id", "title", "publisher", "url", "read")


def status_section(meta: dict[str, Any], lists: Lists, default: list[str], sides: list[str]) -> dict[str, Any]:
    """The section as one JSON-able mapping; `default` are the territories of which an answer speaks unasked."""
    polities = {polity["id"]: polity["name"] for polity in lists["polities"]}
    states = {state["id"]: state["name"] for state in lists["states"]}
    spells: dict[str, dict[str, Any]] = {}
    for track, columns in TRACKS.items():
        for number, spell in enumerate(lists[track]):
            spells[f"{track}.{number}"] = row = {column: spell.get(column) for column in columns}
            if track == "polity":
                row["polity_id"] = row["polity"]
                row["polity"] = polities.get(row["polity"], row["polity"])
    places = _places(lists, default)
    used = {id for row in (*spells.values(), *lists["variants"]) for id in row.get("sources") or ()}
    return {
        "meta": meta,
        "sides": sides,
        "states": states,
        "called": {state["id"]: _called(state) for state in lists["states"]},
        "places": places,
        "aliases": alias_table(lists),
        "by_place": _by_place(places, lists),
        "spells": spells,
        "dissent": [{column: row.get(column) for column in VARIANT} for row in lists["variants"]],
        "dissent_of": {id: _touching(id, place["group"], lists["variants"]) for id, place in places.items()},
        "variants": {row["id"]: {column: row.get(column) for column in VARIANT_SHOWN} for row in lists["variants"]},
        "events": _events(lists["documents"]),
        "documents": {document["id"]: document["short"] for document in lists["documents"]},
        "sources": {
            source["id"]: {column: source.get(column) for column in SOURCE}
            for source in lists["sources"]
            if source["id"] in used
        },
    }


def _called(state: dict[str, Any]) -> list[list[str]]:
    """From which day on a state, and its forces, are called what in a sentence, and itself where there is little room.

    The first row holds from the beginning.
    """
    name = state["name"]
    usual = [name, state["forces"] or name, name]
    rows = [["", *usual]]
    for own in state["called"]:
        rows.append([own["from"], own["name"], own["forces"] or usual[1], own["short"] or usual[2]])
        if own["to"]:
            rows.append([own["to"], *usual])
    return rows


def _places(lists: Lists, default: list[str]) -> dict[str, dict[str, Any]]:
    """Territories first, in their order, then the named islands; each with its group and its name in print."""
    places: dict[str, dict[str, Any]] = {}
    for territory in lists["territories"]:
        places[territory["id"]] = {
            "name": territory["name"],
            "group": territory["id"],
            "default": territory["id"] in default,
        }
    for island in lists["islands"]:
        places.setdefault(island["id"], {"name": island["name"], "group": island["territory"], "default": False})
    return places


def _by_place(places: dict[str, dict[str, Any]], lists: Lists) -> dict[str, Spans]:
    """The spans of each place; of an island, those of the tracks in which it differs from its group."""
    found: dict[str, Spans] = {}
    for id, place in places.items():
        spans = {track: _spans_of(id, place["group"], track, lists[track]) for track in TRACKS}
        group = found.get(place["group"], {})
        found[id] = {track: own for track, own in spans.items() if own != group.get(track)}
    return found


def _spans_of(id: str, group: str, track: str, spells: list[dict[str, Any]]) -> list[tuple[str, str | None, str]]:
    """First day, first day after, and key of the spells of one place, in order of time."""
    chosen = _touching(id, group, spells)
    own = [n for n in chosen if id in (spells[n].get("members") or ())]
    if own and track in ("control", "polity"):
        chosen = own
    chosen.sort(key=lambda n: str(spells[n]["from"]))
    return [(spells[n]["from"], spells[n]["to"], f"{track}.{n}") for n in chosen]


def _touching(id: str, group: str, rows: list[dict[str, Any]]) -> list[int]:
    """The positions of the entries that name the group, then of those that name the island only."""
    of_group = [n for n, row in enumerate(rows) if group in (row.get("territories") or ())]
    return of_group + [n for n, row in enumerate(rows) if n not in of_group and id in (row.get("members") or ())]


def _events(documents: list[dict[str, Any]]) -> dict[str, list[list[str | None]]]:
    """Day -> the documents and what happened to them on that very day; only days that the sources give as days."""
    events: dict[str, list[list[str | None]]] = {}
    for document in documents:
        for date in document["dates"]:
            if not date["edtf"] and date["certainty"] != "unverified" and date["event"] != "secret_until":
                events.setdefault(date["date"], []).append([document["id"], date["event"], date["by"]])
    return events
