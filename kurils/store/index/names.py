"""Every known name of every place, in any language -> the place's id."""

from __future__ import annotations

from typing import Any

from kurils.base.names import name_key


def alias_table(lists: dict[str, list[dict[str, Any]]]) -> dict[str, str]:
    """Name keys -> place ids. An id wins over a name, a territory over an island, the earlier entry over the later."""
    table: dict[str, str] = {}
    places = [*lists["territories"], *lists["islands"]]
    for place in places:
        table.setdefault(name_key(place["id"]), place["id"])
    for place in places:
        for name in _forms(place):
            key = name_key(name)
            if key:
                table.setdefault(key, place["id"])
    return table


def _forms(place: dict[str, Any]) -> list[str]:
    forms = [place["name"], *(place.get("aliases") or ())]
    for names in (place.get("names") or {}).values():
        for name in names if isinstance(names, list) else [names]:
            forms.append(name["form"] if isinstance(name, dict) else name)
    return forms
