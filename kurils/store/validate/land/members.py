"""Named islands: whoever rests on a document that names some of a territory has these, and a list has its order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kurils.store.validate.names.english import english_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.store.validate.form.entries import Entries, Entry

#: what rests on documents
RESTING = ("control", "polity", "title", "claims", "governing", "also", "views", "positions", "variants")
#: touches by which a document that lists islands of a territory deals with those alone
THOSE_ALONE = ("named", "bears")
#: the key of the number, and the beginning of the id of the treaty in whose list it is
NUMBER, LISTING = "treaty_1875_no", "1875-"


def check_members(entries: Entries) -> None:
    """Report islands that what rests on a document has and the document has not, and numbers of no list."""
    territory_of = {id: island.get("territory") for id, island in entries.by_id("islands").items()}
    documents = entries.by_id("documents")
    for name in RESTING:
        for entry in entries[name]:
            _check_resting(entry, documents, territory_of)
    names = {id: _names(island) for id, island in entries.by_id("islands").items()}
    for entry in entries["documents"]:
        _check_said(entry, names, territory_of)
    _check_numbers(entries)


def _check_resting(entry: Entry, documents: dict[str, dict[str, Any]], territory_of: dict[str, str | None]) -> None:
    """A document that lists islands of a territory deals with those, unless it covers the group or a stretch of it."""
    values = entry.values
    several = [documents[str(id)] for id in values.get("documents") or () if str(id) in documents]
    single = [documents[str(id)] for id in (values.get("document"), values.get("title_document")) if id in documents]
    for member in values.get("members") or ():
        home = str(territory_of.get(str(member)))
        told = [
            f"{document['id']} names {', '.join(listed)} of {home}, and not {member}"
            for document in (*single, *several)
            if (listed := _listed(document, home, territory_of)) and member not in listed
        ]
        # of several documents one is enough
        if told and (single or len(told) == len(several)):
            entry.at.problem("other-member", f"{told[0]}: mend the `members` of one of them")


def _listed(document: dict[str, Any], home: str, territory_of: dict[str, str | None]) -> list[str]:
    """The islands of a territory which are all that the document deals with there; none if it deals with it whole."""
    if (document.get("territories") or {}).get(home) not in THOSE_ALONE:
        return []
    return [str(member) for member in document.get("members") or () if territory_of.get(str(member)) == home]


def _names(island: dict[str, Any]) -> re.Pattern[str] | None:
    """What finds an island by a name of its own in an English text."""
    words = english_names(island) | {alias for alias in island.get("aliases") or () if alias}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b") if words else None


def _check_said(entry: Entry, names: dict[str, re.Pattern[str] | None], territory_of: dict[str, str | None]) -> None:
    """What its own words tell of a single island of a territory is of one that it lists there."""
    members = [str(member) for member in entry.values.get("members") or () if member in names]
    text = " ".join(_texts(entry.values)) if members else ""

    def said(island: str) -> bool:
        found = names[island]
        return found is not None and found.search(text) is not None

    for home in sorted({str(territory_of[member]) for member in members}):
        listed = [member for member in members if territory_of[member] == home]
        # an island that has the name of its territory may not be meant
        rest = [id for id, of in territory_of.items() if of == home and id not in (home, *listed)]
        if not any(map(said, listed)) and (others := [id for id in rest if said(id)]):
            told = f"its words tell of {', '.join(others)}, and of none of its `members` of {home}"
            entry.at.problem("other-member", f"{told}, {', '.join(listed)}: mend one of them")


def _texts(values: dict[str, Any]) -> Iterator[str]:
    parts = [values, *(values.get("articles") or ()), *(values.get("dates") or ())]
    for part in parts:
        for key in ("titles", "short", "place", "summary", "note"):
            yield ((part or {}).get(key) or {}).get("en") or ""


def _check_numbers(entries: Entries) -> None:
    """A number is that of the list: of an island that the treaty names, and in the order in which it does."""
    numbered = {str(e.values.get("id")): e for e in entries["islands"] if e.values.get(NUMBER)}
    treaties = [each for each in entries.by_id("documents").values() if each["id"].startswith(LISTING)]
    treaty = max(treaties, key=lambda each: len(each.get("members") or ()), default={})
    listed = [str(member) for member in treaty.get("members") or ()]
    for id, entry in numbered.items():
        if id not in listed:
            told = f"no treaty of that year names {id} in its `members`"
            entry.at.problem("no-list", f"`{NUMBER}` is {entry.values[NUMBER]}, and {told}: take it out or mend these")
    before = 0.0
    for member in listed:
        if member not in numbered:
            continue
        number = float(numbered[member].values[NUMBER])
        if number not in (before or 1, before + 1):
            told = f"{number:g} comes after {before:g} in the order of `members` of {treaty['id']}"
            numbered[member].at.problem("no-list", f"`{NUMBER}`: {told}: mend one of them")
        before = number
