"""Every spell, document and event of some islands, in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.errors import NoSuchValue, UsageError
from kurils.query.envelope import header, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from typing import Any

    from kurils.answers.days import SourceLine, TimelineAnswer, TimelineEntry
    from kurils.dates import HistoricalDate
    from kurils.store.tracks import Place, Spell
    from kurils.words.wording import Wording

KINDS = ("control", "title", "claim", "document", "event")


def timeline(
    status: Mapping[str, Any],
    documents: list[dict[str, Any]],
    cite: Callable[[set[str]], list[SourceLine]],
    places: Iterable[Place],
    bounds: tuple[HistoricalDate, HistoricalDate],
    kinds: Iterable[str],
    today: date,
    wording: Wording,
) -> TimelineAnswer:
    """Spells that touch the range, and documents and events whose day lies in it.

    Raises UsageError for an unknown kind and for a reversed range.
    """
    chosen, wanted = list(places), list(kinds) or list(KINDS)
    for kind in wanted:
        if kind not in KINDS:
            raise NoSuchValue(f"no kind of entry is called {kind!r}", kind, "kinds", KINDS)
    if bounds[0].first > bounds[1].last:
        raise UsageError(
            f"the range is reversed: {bounds[0].given} is after {bounds[1].given}", "give the earlier day as --from"
        )
    first = within(status["meta"], bounds[0], today)[0]
    _, last, beyond = within(status["meta"], bounds[1], today)
    entries: list[TimelineEntry] = []
    for kind, track in (("control", "control"), ("title", "title"), ("claim", "claims")):
        if kind in wanted:
            entries += _spells(chosen, kind, track, first, last, wording)
    groups = {place.group for place in chosen}
    for document in documents:
        kind = "event" if document["class"] == "event" else "document"
        if kind in wanted and groups & set(document["territories"]):
            entries += _acts(document, kind, first, last, chosen, wording)
    entries.sort(key=lambda entry: (entry["date"], KINDS.index(entry["kind"]), entry["text"]))
    cited = {id for entry in entries for id in entry["sources"]}
    return {
        "kurils": header("timeline", status["meta"], beyond),
        "span": {"from": first, "to": last},
        "islands": [place.id for place in chosen],
        "kinds": wanted,
        "entries": entries,
        "sources": cite(cited),
    }


def _spells(places: list[Place], kind: str, track: str, first: str, last: str, wording: Wording) -> list[TimelineEntry]:
    """Spells of a track; islands that share a spell stand in one entry."""
    found: dict[int, TimelineEntry] = {}
    for place in places:
        for spell in place.rows(track):
            if spell["from"] > last or (spell["to"] is not None and spell["to"] <= first):
                continue
            if id(spell) in found:
                found[id(spell)]["islands"].append(place.id)
                continue
            found[id(spell)] = {
                "date": spell["from"],
                "to": spell["to"],
                "edtf": spell.get("from_edtf"),
                "kind": kind,  # type: ignore[typeddict-item]
                "islands": [place.id],
                "text": _WORDS[kind](spell, wording),
                "document": spell.get("document") or None,
                "state": spell.get("claimant") or spell.get("holder"),
                "value": spell.get("status") or spell.get("kind"),
                "open": spell["to"] is None,
                "sources": list(spell["sources"]),
            }
    return list(found.values())


def _control_words(spell: Spell, wording: Wording) -> str:
    kind = wording.tr(f"kind.{spell['kind']}")
    return kind if spell["holder"] is None else f"{wording.state(spell['holder'])}: {kind}"


def _title_words(spell: Spell, wording: Wording) -> str:
    return wording.tr(f"title.{spell['status']}", holder=wording.state(spell["holder"]))


def _claim_words(spell: Spell, wording: Wording) -> str:
    state, summary = wording.state(spell["claimant"]), str(spell["summary"])
    return summary if state in summary else f"{state}: {summary}"


_WORDS = {"control": _control_words, "title": _title_words, "claim": _claim_words}


def _acts(
    document: dict[str, Any], kind: str, first: str, last: str, places: list[Place], wording: Wording
) -> list[TimelineEntry]:
    """Each dated act of a document that lies in the range."""
    islands = [place.id for place in places if place.group in document["territories"]]
    acts: list[TimelineEntry] = []
    for act in document["dates"]:
        if act["event"] == "secret_until" or not first <= act["date"] <= last:
            continue
        by = f" ({wording.state(act['by'])})" if act["by"] else ""
        happened = wording.tr(f"event.{act['event']}")
        text = document["short"] if act["event"] == "occurred" else f"{document['short']}: {happened}{by}"
        acts.append(
            {
                "date": act["date"],
                "to": None,
                "edtf": act["edtf"],
                "kind": kind,  # type: ignore[typeddict-item]
                "islands": islands,
                "text": text,
                "document": document["id"],
                "state": None,
                "value": act["event"],
                "open": False,
                "sources": list(act["sources"]),
            }
        )
    return acts
