"""What the completion key offers of the record: ids with what they stand for, names in every script, days of change.

It stands in a section of its own, each list a part, so that a shell waits for no more than the list that it asks for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.store.index.names import forms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: the tracks whose spells begin and end on days of change
TRACKS = ("control", "polity", "title", "claims", "governing", "also", "views")


def candidates_section(lists: Mapping[str, list[dict[str, Any]]], dispute: Mapping[str, Any], main: Iterable[str],
                       languages: list[str], words: Mapping[str, str]) -> dict[str, Any]:  # fmt: skip
    """Lists of `[what is offered, what it stands for]`, all but the names in the order of the record."""
    places = [*lists["territories"], *lists["islands"]]
    named = {place["id"]: place["name"] for place in reversed(places)}
    states = {state["id"]: state["name"] for state in lists["states"]}
    return {
        "islands": [[id, named[id]] for id in dict.fromkeys(place["id"] for place in places)],
        "names": _names(places, lists["called"]),
        "documents": [[document["id"], document["short"]] for document in lists["documents"]],
        "sources": [[source["id"], source["title"]] for source in lists["sources"]],
        "days": _days(lists, named, words),
        "main-days": _main_days(lists["documents"], set(main), words),
        "areas": [[area["id"], area["name"]] for area in dispute["areas"]],
        "views": [["neutral", ""], *([side, states[side]] for side in dispute["sides"])],
        "sides": [*([side, states[side]] for side in dispute["sides"]), ["both", ""], ["third", ""], ["none", ""]],
        "languages": [[language, ""] for language in languages],
        "labels": [[language, ""] for language in ("en", *dispute["languages"], "both")],
        "families": [[family, ""] for family in sorted({source["family"] for source in lists["sources"]})],
    }


def _names(places: list[dict[str, Any]], called: list[dict[str, Any]]) -> list[list[str]]:
    """Every name as it is written, with what it is the name of; one that two places bear cannot be asked by."""
    found: dict[str, set[str]] = {}
    for place in places:
        for form in forms_of(place):
            found.setdefault(form, set()).add(place["name"])
    for each in called:
        for form in each["forms"]:
            found.setdefault(form, set()).add(", ".join(each["places"]))
    return [[form, *meant] for form, meant in sorted(found.items()) if len(meant) == 1]


def _days(
    lists: Mapping[str, list[dict[str, Any]]], named: Mapping[str, str], words: Mapping[str, str]
) -> list[list[str]]:
    """Every day on which a document is dated or a spell begins or ends, and what happened, documents first."""
    told: dict[str, list[str]] = {}
    for document in lists["documents"]:
        for day, text in _acts(document, words):
            told.setdefault(day, []).append(text)
    for track in TRACKS:
        for spell in lists[track]:
            places = ", ".join(named[id] for id in spell.get("members") or spell["territories"])
            phases = [phase[0] for phase in spell.get("phases") or ()]
            for day in filter(None, (spell["from"], spell["to"], *phases)):
                told.setdefault(day, [places])
    more = {day: f" (+{len(texts) - 1})" if len(texts) > 1 else "" for day, texts in told.items()}
    return [[day, told[day][0] + more[day]] for day in sorted(told)]


def _main_days(documents: list[dict[str, Any]], main: set[str], words: Mapping[str, str]) -> list[list[str]]:
    """The first day of each document that the answers turn on, for whoever has typed nothing yet."""
    days = [_acts(document, words)[:1] for document in documents if document["id"] in main]
    return sorted([day, text] for acts in days for day, text in acts)


def _acts(document: Mapping[str, Any], words: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        (act["date"], f"{document['short']}: {words['event.' + act['event']]}")
        for act in document["dates"]
        if act["edtf"] is None
    ]
