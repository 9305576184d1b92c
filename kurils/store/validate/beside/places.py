"""At which places a document bears, and by which of its articles: alike wherever places stand alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.store.validate.beside.spells import TOLD, Bearing, places_of
from kurils.store.validate.governing import DEALS
from kurils.store.validate.statements import OPEN

if TYPE_CHECKING:
    from kurils.store.validate.beside.spells import Documents, Values
    from kurils.store.validate.form.entries import Entries, Entry

#: tracks by which two places stand alike
ALIKE = ("title", "control")


def check_places(entry: Entry, document: Values, record: Bearing) -> None:
    """What deals with a place does so wherever places stand alike; what only bears on it, where the same governs."""
    begin, end = entry.values["from"], entry.values.get("to") or OPEN
    reach, here = document.get("territories") or {}, places_of(entry)
    for place in reach:
        turns = {begin, *record.turns(("governing", "title"), place)}
        for day in sorted(day for day in turns if day and begin <= day < end):
            if any(e.values["from"] <= day < (e.values.get("to") or OPEN) for e in record.of(document["id"], place)):
                continue
            other = next((each for each in here if _alike(each, place, reach, day, record)), None)
            if other:
                told = f"{document['id']} touches {place} as it does {other}, where it bears on {day}"
                entry.at.problem("missing-place", f"{told}: name both, or say otherwise what it touches")
                return


def _alike(other: str, place: str, reach: Values, day: str, record: Bearing) -> bool:
    """Whether a document touches two places alike that stand alike on a day."""
    touches = {reach.get(other), reach[place]}
    tracks = () if touches <= {*DEALS} else ("governing",) if len(touches) == 1 else None
    return tracks is not None and all(record.alike(name, place, other, day) for name in (*ALIKE, *tracks))


def check_articles(entries: Entries, documents: Documents) -> None:
    """A document bears on a place by one article, and by an article everywhere if anywhere.

    Where it is told which places its articles touch, it is one that touches some; or a note says why another.
    """
    first: dict[tuple[str, str], Any] = {}
    given = {e.values.get("document") for name in TOLD for e in entries[name] if e.values.get("article")}
    for name in ("title", *TOLD):
        for entry in entries[name]:
            id, article = entry.values.get("document"), entry.values.get("article")
            if id and id in given and not article:
                entry.at.problem("missing-article", f"`article` is missing: {id} bears on other places or days by one")
            articles = [one for one in (documents.get(str(id)) or {}).get("articles") or () if one]
            touching = [str(one.get("number")) for one in articles if one.get("territories")]
            there = article in [one.get("number") for one in articles]
            if touching and there and article not in touching and not entry.values.get("note"):
                told = f"article {article} of {id} touches no place; {', '.join(touching)} do"
                entry.at.problem("wrong-article", f"{told}: mend one of them, or say why in a `note`")
            for place in places_of(entry) if id and article else ():
                known = first.setdefault((str(id), place), article)
                if known != article:
                    told = f"{id} bears on {place} by article {known} on other days, and by {article} here"
                    entry.at.problem("other-article", told)
                    break
