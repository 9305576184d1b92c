"""What a search finds, the days of a document, and the documents that it leads to."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from kurils.base.errors import KurilsError
from kurils.base.names import TWO, name_key
from kurils.words import phrases
from kurils.words.days import with_weekday

if TYPE_CHECKING:
    from kurils.explore.state import State

#: places that a search shows at most
PLACES = 6


def search(state: State, query: str) -> list[tuple[str, str, str]]:
    """What a text finds: `day`, `place` or `document`, its id, and a line; documents named so before the others."""
    return [*_day(state, query), *_places(state, query), *_documents(state, query)]


def _day(state: State, query: str) -> list[tuple[str, str, str]]:
    if not any(char.isdigit() or char in "元年" for char in query):
        return []
    try:
        state.record.status(query, state.islands)
        first = state.record.date(query).first
    except KurilsError:
        return []
    day = max(first.isoformat(), state.first)
    return [("day", query, state.record.wording.tr("explore.search.day", day=with_weekday(day, state.record.wording)))]


def _places(state: State, query: str) -> list[tuple[str, str, str]]:
    wanted = name_key(query)
    if len(wanted) < (2 if wanted.isascii() else 1):
        return []
    aliases: dict[str, str] = state.record.section("status")["aliases"]
    names = state.record.names
    ids = [id for key, borne in aliases.items() if wanted in key for id in borne.split(TWO)]
    if state.record.known(query):
        with contextlib.suppress(KurilsError):
            ids += state.record.resolve_all(query)
    order = {id: number for number, id in enumerate(names)}
    shown = sorted(dict.fromkeys(ids), key=lambda id: order[id])[:PLACES]
    return [("place", id, state.record.wording.tr("explore.search.place", name=names[id])) for id in shown]


def _documents(state: State, query: str) -> list[tuple[str, str, str]]:
    titles = state.record.titles
    return [
        ("document", line["id"], f"{min(line['dates'].values())[:10]:<10}  {titles[line['id']]} [{line['id']}]")
        for line in state.record.documents(query)["documents"]
    ]


def days_of(state: State, id: str) -> list[tuple[str, str]]:
    """The days of a document that can be gone to, in order, each with what happened on it."""
    acts = sorted(state.record.document(id)["document"]["dates"], key=lambda act: act["date"])
    words: dict[str, list[str]] = {}
    for act in acts:
        if state.first <= act["date"] <= state.last:
            words.setdefault(act["date"], []).append(phrases.event(act["event"], act["by"], state.record.wording))
    return [(day, state.record.wording.series(said)) for day, said in words.items()]


def related(state: State, id: str) -> list[tuple[str, str]]:
    """The documents that one acts on and that act on it: id, and a line that says how."""
    document = state.record.document(id)["document"]
    found: dict[str, str] = {}
    for how, effects in (("effect", document["effects"]), ("affected", document["affected_by"])):
        for effect in effects:
            other = effect["document"]
            line = state.record.wording.tr(f"{how}.{effect['kind']}", document=state.record.titles.get(other, other))
            found.setdefault(other, f"{line} [{other}]")
    return list(found.items())
