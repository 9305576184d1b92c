"""Every spell, document and event of some islands, in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.answers.cited import cited
from kurils.answers.lists import ENTRY_KINDS
from kurils.base.errors import NoSuchValue
from kurils.query.envelope import between, header
from kurils.store.tracks import wordings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from typing import Any

    from kurils.answers.days import SourceLine, TimelineAnswer, TimelineEntry
    from kurils.dates import HistoricalDate
    from kurils.store.rows import AnyRow, DocumentRow
    from kurils.store.tracks import Place


def timeline(
    status: Mapping[str, Any],
    documents: list[DocumentRow],
    cite: Callable[[set[str]], list[SourceLine]],
    places: Iterable[Place],
    bounds: tuple[HistoricalDate, HistoricalDate],
    kinds: Iterable[str],
    today: date,
) -> TimelineAnswer:
    """Spells that touch the range, and documents and events whose day lies in it.

    The `text` of an entry is what the record itself says, if anything: see `kurils.words.timeline`.

    Raises UsageError for an unknown kind and for a reversed range.
    """
    chosen, wanted = list(places), list(kinds) or list(ENTRY_KINDS)
    for kind in wanted:
        if kind not in ENTRY_KINDS:
            raise NoSuchValue(f"no kind of entry is called {kind!r}", kind, "kinds", ENTRY_KINDS)
    first, last, beyond = between(status["meta"], *bounds, today)
    entries: list[TimelineEntry] = []
    for kind, track in (("control", "control"), ("title", "title"), ("claim", "claims")):
        if kind in wanted:
            entries += _spells(chosen, kind, track, first, last)
    groups = {place.group for place in chosen}
    for document in documents:
        kind = "event" if document["class"] == "event" else "document"
        if kind in wanted and groups & set(document["territories"]):
            entries += _acts(document, kind, first, last, chosen)
    entries.sort(key=lambda entry: (entry["date"], ENTRY_KINDS.index(entry["kind"]), entry["state"] or ""))
    return {
        "kurils": header("timeline", status["meta"], beyond),
        "span": {"from": first, "to": last},
        "islands": [place.id for place in chosen],
        "kinds": wanted,
        "entries": entries,
        "sources": cite(set(cited(entries))),
    }


def _spells(places: list[Place], kind: str, track: str, first: str, last: str) -> list[TimelineEntry]:
    """Spells of a track, of claims one a wording; islands that share a spell stand in one entry."""
    found: dict[tuple[int, str], TimelineEntry] = {}
    for place in places:
        for whole in place.rows(track):
            spells: list[Any] = wordings(whole) if kind == "claim" else [whole]
            for spell in spells:
                if spell["from"] > last or (spell["to"] is not None and spell["to"] <= first):
                    continue
                key = (id(whole), spell["from"])
                if key in found:
                    found[key]["islands"].append(place.id)
                else:
                    found[key] = _spell(spell, kind, place, spell["from"] != whole["from"])
    return list(found.values())


def _spell(spell: AnyRow, kind: str, place: Place, reworded: bool) -> TimelineEntry:
    return {
        "date": spell["from"],
        "to": spell["to"],
        "edtf": spell.get("from_edtf"),
        "kind": kind,  # type: ignore[typeddict-item]
        "islands": [place.id],
        "text": spell.get("summary", ""),
        "document": spell.get("document") or None,
        "state": spell.get("claimant") or spell.get("holder"),
        "value": "reworded" if reworded else spell.get("status") or spell.get("kind"),
        "by": None,
        "open": spell["to"] is None,
        "sources": list(spell["sources"]),
    }


def _acts(document: DocumentRow, kind: str, first: str, last: str, places: list[Place]) -> list[TimelineEntry]:
    """Each dated act of a document that lies in the range."""
    islands = [place.id for place in places if place.group in document["territories"]]
    acts: list[TimelineEntry] = []
    for act in document["dates"]:
        if act["event"] == "secret_until" or not first <= act["date"] <= last:
            continue
        acts.append(
            {
                "date": act["date"],
                "to": None,
                "edtf": act["edtf"],
                "kind": kind,  # type: ignore[typeddict-item]
                "islands": islands,
                "text": document["short"],
                "document": document["id"],
                "state": None,
                "value": act["event"],
                "by": act["by"],
                "open": False,
                "sources": list(act["sources"]),
            }
        )
    return acts
