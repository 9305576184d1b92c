"""The days on which a reader who walks through the record stops."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.answers.documents import Reading
    from kurils.store.rows import DocumentRow, PositionRow
    from kurils.store.tracks import Place

#: the tracks whose spells name documents
_NAMING = ("control", "title", "claims", "governing", "also")


def steps(
    documents: Iterable[DocumentRow],
    positions: Iterable[PositionRow],
    readings: Iterable[Reading],
    places: Iterable[Place],
    first: str,
    last: str,
) -> list[str]:
    """The days in [first, last] on which a track of a place or a side's position changes, or a key document is dated.

    Days are ISO texts, in order. `first` and `last` are among them only if something happens on them.
    """
    chosen = list(places)
    days: set[str] = set()
    for place in chosen:
        days.update(place.boundaries("", last))
    for position in positions:
        if position["side"] and any(_touches(position, place) for place in chosen):
            days.update(day for day in (position["from"], position["to"]) if day)
    key = key_documents(chosen, readings)
    for document in documents:
        if document["id"] in key:
            days.update(act["date"] for act in document["dates"] if act["event"] != "secret_until")
    return sorted(day for day in days if first <= day <= last)


def key_documents(places: Iterable[Place], readings: Iterable[Reading]) -> set[str]:
    """The documents that a track of one of the places names, and those of which the record holds a side's reading."""
    key = {reading["document"] for reading in readings}
    for place in places:
        for track in _NAMING:
            for spell in place.rows(track):
                key.update(id for id in (spell.get("document"), *(spell.get("documents") or ())) if id)
    return key


def _touches(position: PositionRow, place: Place) -> bool:
    return place.group in position["territories"] or place.id in position["members"]
