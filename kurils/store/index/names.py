"""Every known name of every place, in any language -> what it is the name of.

`status` carries the names as they are spelled, and whoever asks by one of them reads nothing more. The section `names`
has the other ways: names by their sound, names of several places together, of old maps, municipalities, settlements and
codes. Its rows are `[form, ids, kind, by, from, to, note]`; its tables `exact` and `sounds` map `name_key` and
`sound_key` to the numbers of rows, and `plain` has the keys of the names that are printed with a place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from kurils.answers.lists import NAME_KINDS
from kurils.base.names import TWO, name_key, sound_key

if TYPE_CHECKING:
    from kurils.store.texts import Texts

#: two names of one place as languages print them
_BOTH = re.compile(r"([^()（）]+?) ?[(（]([^()（）]+)[)）]")
Lists = dict[str, list[dict[str, Any]]]


def alias_table(lists: Lists) -> dict[str, str]:
    """Name keys -> place ids, with `TWO` between those of two places of one name; an id wins over a name."""
    table: dict[str, list[str]] = {}
    places = [*lists["territories"], *lists["islands"]]
    ids = {name_key(place["id"]): place["id"] for place in places}
    for place in places:
        for name in forms_of(place):
            key = name_key(name)
            if key and key not in ids and place["id"] not in table.setdefault(key, []):
                table[key].append(place["id"])
    return {**ids, **{key: TWO.join(found) for key, found in table.items()}}


def names_section(lists: Lists) -> dict[str, Any]:
    """The section `names`."""
    rows: list[list[Any]] = []
    for place in (*lists["territories"], *lists["islands"]):
        for form in dict.fromkeys(forms_of(place)):
            rows.append([form, [place["id"]], "name", None, None, None, None])
    for called in lists["called"]:
        for form in called["forms"]:
            rows.append([form, called["places"], *(called[key] for key in ("kind", "by", "from", "to", "note"))])
    rows += _codes([*lists["territories"], *lists["islands"]], {state["id"] for state in lists["states"]})
    return {
        "rows": rows,
        # on what they rest, for the count of citations
        "evidence": [{"sources": called["sources"]} for called in lists["called"]],
        "exact": _table(rows, name_key),
        "sounds": _table(rows, sound_key),
        "plain": {
            place["id"]: sorted({key(form) for form in [place["id"], *_plain(place)] for key in (name_key, sound_key)})
            for place in (*lists["islands"], *lists["territories"])
        },
    }


def _table(rows: list[list[Any]], key_of: Callable[[str], str]) -> dict[str, list[int]]:
    """Keys -> numbers of the rows of the plainest kind that a key has."""
    table: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        if key := key_of(row[0]):
            table.setdefault(key, []).append(number)
    for numbers in table.values():
        plainest = min(NAME_KINDS.index(rows[number][2]) for number in numbers)
        numbers[:] = [number for number in numbers if rows[number][2] == NAME_KINDS[plainest]]
    return table


def _codes(places: list[dict[str, Any]], states: set[str]) -> list[list[Any]]:
    """Codes, and the names that stand beside them, with every place that has the code."""
    found: dict[tuple[str, str], list[str]] = {}
    first: dict[tuple[str, str], dict[str, Any]] = {}
    for place in places:
        for code in place["codes"]:
            key = code["scheme"], code["code"]
            # a territory of one island has that island's id
            if place["id"] not in found.setdefault(key, []):
                found[key].append(place["id"])
            first.setdefault(key, code)
    rows = []
    for key, ids in found.items():
        code = first[key]
        names = code["names"] if isinstance(code["names"], dict) else {"": code["names"]}
        side = code["side"] if code["side"] in states else None
        for form in filter(None, [code["code"], *names.values()]):
            rows.append([form, ids, "code", side, None, None, f"{code['scheme']} {code['code']}"])
    return rows


def forms_of(place: dict[str, Any]) -> list[str]:
    """Every name of a place, as the record writes it in any language."""
    return [*_plain(place), *(place.get("aliases") or ()), *(place.get("said") or ())]


def with_said(lists: Lists, names: Mapping[str, list[dict[str, str]]], languages: list[Texts]) -> Lists:
    """The territories and islands of `lists`, each with `said`: what further languages print for it.

    `names` has the names of each list by language, in its order. Of two names that stand together each counts by itself
    too, unless it is the name of another place: islets are called after their island.
    """
    owners: dict[str, set[str]] = {}
    for place in (*lists["territories"], *lists["islands"]):
        for form in forms_of(place):
            owners.setdefault(name_key(form), set()).add(place["id"])
    found: Lists = {}
    for name, given in names.items():
        found[name] = []
        for place, spoken in zip(lists[name], given):
            said = []
            for printed in filter(None, (texts.own(spoken) for texts in languages)):
                both = _BOTH.fullmatch(printed)
                parts = both.groups() if both else ()
                said += [printed, *(part for part in parts if owners.get(name_key(part), set()) <= {place["id"]})]
            found[name].append({**place, "said": list(dict.fromkeys(said))})
    return found


def _plain(place: dict[str, Any]) -> list[str]:
    """The names that are printed with a place."""
    forms = [place["name"]]
    for names in (place.get("names") or {}).values():
        for name in names if isinstance(names, list) else [names]:
            forms.append(name["form"] if isinstance(name, dict) else name)
    return forms
