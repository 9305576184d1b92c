"""Write the record of docs/other-disputes: southern Sakhalin alone, taken out of `data/`.

`python scripts/build_other_dispute.py`. The rows are those of our own record that deal with southern Sakhalin, with the
documents and sources that they name. record.yaml, dispute.yaml and positions.yaml of that folder are written by hand.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

from kurils.store.validate.check import check_folder

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "other-disputes" / "southern-sakhalin"
PLACE = "sakhalin-south"
ISLANDS = ("sakhalin-south", "moneron")
LINES = ("la_perouse_soya", "sakhalin_50n")
#: keys that must be there even where they are null
NULLS = {"to", "holder", "document", "state", "strait"}
HEAD = """\
# {what}, of southern Sakhalin alone: rows of our own record, written by scripts/build_other_dispute.py.
# This file takes no position on any claim. {licence}
"""
FACTS, SHAPES = "Licence: CC0 1.0.", "© OpenStreetMap contributors, ODbL 1.0."


def main() -> int:
    """Write the files; 1 if our own record has problems."""
    entries, problems = check_folder(str(ROOT / "data"))
    if problems:
        print(problems[0], file=sys.stderr)
        return 1
    rows = {
        name: [_here(entry.values) for entry in entries[name] if PLACE in (entry.values.get("territories") or ())]
        for name in ("control", "polity", "title", "claims", "governing")
    }
    named = {
        id for track in rows.values() for row in track for id in (row.get("document"), *(row.get("documents") or ()))
    }
    documents = [_document(values, named) for id, values in entries.by_id("documents").items() if id in named]
    places = {
        "territories": [
            _here({**entry, "members": list(ISLANDS)}) for entry in _some(entries, "territories", (PLACE,))
        ],
        "islands": [_clean(entry) for entry in _some(entries, "islands", ISLANDS)],
    }
    borders = [
        {**_clean(entry.values), "strait": None} for entry in entries["borders"] if entry.values["line"] in LINES
    ]
    for border in borders:
        if border.get("document") not in named:
            border["document"], _ = None, border.pop("article", None)
    shapes = {
        "polygons": [_clean(row) for row in _some(entries, "polygons", ISLANDS)],
        "coasts": [_clean(row.values) for row in entries["coasts"] if row.values["id"] != "kamchatka_tip"],
        "lines": [_clean(row) for row in _some(entries, "lines", LINES)],
    }
    states = [_clean(entry.values) for entry in entries["states"]]
    cited = set(_cited([rows, documents, places, borders, shapes, states]))
    sources = [_clean(row) for id, row in entries.by_id("sources").items() if id in cited]
    polities = {row["polity"] for row in rows["polity"]}
    actors = set(_actors(documents))
    _write("actors.yaml", "Who appears", {
        "states": states,
        "polities": [_clean({**row, "state": row["state"]}, "state") for row in _some(entries, "polities", polities)],
        "others": [_clean(entry.values) for entry in entries["others"] if entry.values["id"] in actors],
    })  # fmt: skip
    _write("islands.yaml", "The places", places)
    _write("treaties.yaml", "The documents on which the answers turn", {"documents": documents})
    _write("sources/sources.yaml", "The bibliography", {"sources": sources})
    _write("spells/control.yaml", "Who in fact ran it", {name: rows[name] for name in ("control", "polity")})
    _write("spells/title.yaml", "Who owned it between the states", {"title": rows["title"]})
    _write("spells/claims.yaml", "Who said it was theirs", {"claims": rows["claims"]})
    _write("spells/governing.yaml", "Which document governs", {"governing": rows["governing"], "also": []})
    _write("borders.yaml", "The lines", {"borders": borders, "straits": []})
    for name, content in shapes.items():
        _write(f"{name}.yaml", name.capitalize(), {name: content}, SHAPES)
    return 0


def _some(entries: Any, name: str, ids: Any) -> list[dict[str, Any]]:
    return [row for id, row in entries.by_id(name).items() if id in ids]


def _here(values: dict[str, Any]) -> dict[str, Any]:
    """A row that holds for southern Sakhalin only."""
    found: dict[str, Any] = _clean(values)
    if isinstance(found.get("territories"), list):
        found["territories"] = [PLACE]
    found.pop("treaty_1875_no", None)
    return found


def _document(values: dict[str, Any], named: set[Any]) -> dict[str, Any]:
    """A document, as far as it touches southern Sakhalin and the other documents of this record."""
    found = _here(values)
    found["territories"] = _reach(values["territories"])
    found["members"] = [id for id in values["members"] if id in ISLANDS]
    for article in found.get("articles") or ():
        article["territories"] = _reach(article.get("territories") or {})
    found["effects"] = [effect for effect in found.get("effects") or () if effect["document"] in named]
    return {key: value for key, value in found.items() if value or key in ("territories", "by")}


def _reach(territories: dict[str, str]) -> dict[str, str]:
    return {id: how for id, how in territories.items() if id == PLACE}


def _clean(value: Any, *kept: str) -> Any:
    """A value without what is empty."""
    if isinstance(value, dict):
        return {
            key: _clean(item)
            for key, item in value.items()
            if item not in (None, [], {}) or key in (*NULLS, *kept) or (key == "documents" and item == [])
        }
    return [_clean(item) for item in value] if isinstance(value, list) else value


def _cited(value: Any) -> Any:
    if isinstance(value, dict):
        for key, item in value.items():
            if key in ("sources", "ainu_sources"):
                yield from item
            else:
                yield from _cited(item)
    elif isinstance(value, list):
        for item in value:
            yield from _cited(item)


def _actors(documents: list[dict[str, Any]]) -> Any:
    for document in documents:
        yield from document["by"]
        yield from (signatory["for"] for signatory in document.get("signatories") or ())
        yield from (date["by"] for date in document["dates"] if "by" in date)


def _write(name: str, what: str, content: dict[str, Any], licence: str = FACTS) -> None:
    path = TARGET / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=118)
    path.write_text(HEAD.format(what=what, licence=licence) + text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
