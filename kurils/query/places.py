"""The islands themselves: names, published figures with their edition and side, and what follows from the polygons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.answers.cited import cited
from kurils.query.envelope import header

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from kurils.answers.days import SourceLine
    from kurils.answers.dispute import Dispute
    from kurils.answers.places import FoundBy, IslandAnswer, IslandsAnswer

#: what an area counts -> the rows of a territory's table that belong to its island of the same name, and to the whole
ALONE, TOGETHER = ("island",), ("with-islets", "group")


def islands(
    meta: dict[str, Any],
    dispute: Dispute,
    places: Mapping[str, Any],
    figures: Mapping[str, Any],
    groups: Iterable[str],
    cite: Callable[[set[str]], list[SourceLine]],
) -> IslandsAnswer:
    """The territories `groups` in the order of the record, each with its named islands and islets."""
    wanted = set(groups)
    chosen = [territory for territory in places["territories"] if territory["id"] in wanted]
    named = {island["id"]: island for island in places["islands"]}
    group_lines: list[Any] = []
    lines: list[Any] = []
    for territory in chosen:
        line = _line(territory, dispute, territory["id"], territory["areas"], TOGETHER, figures["territories"])
        group_lines.append({**line, "members": territory["members"]})
        for id in territory["members"]:
            areas = [*named[id]["areas"], *(territory["areas"] if id == territory["id"] else ())]
            lines.append(_line(named[id], dispute, territory["id"], areas, (*ALONE, "group"), figures["islands"]))
    newest = [area for line in (*group_lines, *lines) for area in line["areas"].values() if area]
    return {
        "kurils": header("islands", meta),
        "groups": group_lines,
        "islands": lines,
        "attribution": meta["attribution"],
        "sources": cite({id for area in newest for id in area["sources"]}),
    }


def island(
    meta: dict[str, Any],
    places: Mapping[str, Any],
    shapes: Mapping[str, Any],
    figures: Mapping[str, Any],
    names: Mapping[str, str],
    id: str,
    found_by: FoundBy | None,
    cite: Callable[[set[str]], list[SourceLine]],
) -> IslandAnswer:
    """One place whole, by its id. A territory and its island of the same name are told together."""
    territory = next((entry for entry in places["territories"] if entry["id"] == id), None)
    named = next((entry for entry in places["islands"] if entry["id"] == id), None)
    entry: Mapping[str, Any] = territory or named or {}
    group = named["territory"] if named else id
    members = territory["members"] if territory else []
    whole: Any = {
        "id": id,
        "group": group,
        "name": entry["name"],
        "names": {language: [dict(name) for name in forms] for language, forms in entry["names"].items()},
        "aliases": entry["aliases"],
        "ainu": entry["ainu"],
        "members": members,
        "areas": [_published(row, "of", "edition", "method") for row in entry["areas"]],
        "heights": [_published(row, "summit", "edition") for row in entry["heights"]],
        "population": [_people(row) for row in entry["population"]],
        "distances": [{**_published(row), "reference": row["from"]} for row in entry["distances"]],
        "codes": [_code(row) for row in entry["codes"]],
        "figures": {"island": figures["islands"].get(id), "group": figures["territories"].get(id)},
        "polygons": [
            {"id": polygon["id"], "note": polygon["note"]}
            for polygon in shapes["polygons"]
            if polygon["island"] in (members or [id])
        ],
        "treaty_1875_no": named and named["treaty_1875_no"],
        "note": entry["note"],
        "sources": list(dict.fromkeys([*entry["sources"], *entry["ainu_sources"]])),
    }
    return {
        "kurils": header("island", meta),
        "island": whole,
        "names": {place: names[place] for place in dict.fromkeys([group, *members]) if place != id},
        "found_by": found_by,
        "attribution": meta["attribution"],
        "sources": cite(set(cited(whole))),
    }


def newest_area(areas: Iterable[Mapping[str, Any]], side: str, of: Iterable[str]) -> Mapping[str, Any] | None:
    """Of the areas that one side gives of what is asked, the one of the newest edition; the first of equals."""
    wanted = tuple(of)
    own = [area for area in areas if area["side"] == side and area["of"] in wanted]
    return max(own, key=lambda area: _edition(area["edition"]), default=None)


def _edition(edition: str) -> str:
    """Sorts editions: years as they are, `before 2014` below it, one that is not stated below all."""
    if edition[:4].isdigit():
        return f"{edition} "
    year = edition.removeprefix("before ")
    return f"{year}" if year[:4].isdigit() else ""


def _line(
    entry: Mapping[str, Any],
    dispute: Dispute,
    group: str,
    areas: list[dict[str, Any]],
    of: tuple[str, ...],
    figures: Mapping[str, Any],
) -> dict[str, Any]:
    found = {side: newest_area(areas, side, of) for side in dispute["sides"]}
    return {
        "id": entry["id"],
        "group": group,
        "name": entry["name"],
        "names": {key: entry["names"][key][0]["form"] for key in _listed(dispute) if entry["names"].get(key)},
        "areas": {side: area and _published(area, "of", "edition", "method") for side, area in found.items()},
        "figures": figures.get(entry["id"]),
    }


def _listed(dispute: Dispute) -> list[str]:
    """The kinds of names in the list: the English forms of the names in each language, then those names."""
    languages = dispute["languages"]
    return [*(f"en_{language}" for language in languages), *languages]


def _published(row: Mapping[str, Any], *more: str) -> dict[str, Any]:
    """A figure as number and as printed, with whatever else its kind has."""
    return {
        "value": float(row["value"]),
        "printed": row["value"],
        "unit": row["unit"],
        **{key: row[key] for key in more},
        **_evidence(row),
    }


def _people(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "value": int(row["value"]),
        "date": row["date"],
        "edtf": row["edtf"],
        "households": int(row["households"]) if row["households"] else None,
        "place": row["place"],
        **_evidence(row),
    }


def _code(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "scheme": row["scheme"],
        "code": row["code"],
        "name": row.get("name"),
        "covers": row["covers"],
        "seen": row["seen"],
        **_evidence(row),
    }


def _evidence(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in ("side", "certainty", "note", "sources")}
