"""The spells of each track by place, with what acts on each document: what rules of what bears on a place ask."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kurils.store.validate.instruments import DOMESTIC
from kurils.store.validate.statements import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.store.validate.form.entries import Entries, Entry

    Values = dict[str, Any]
    Documents = dict[str, Values]

#: where it is told which documents bear on a place, for the parties themselves
TOLD = ("governing", "also")
#: acts after which a document stands less than before, or not at all
OVER = ("ended", "denounced", "secret_until")
#: acts of law, by one of which another act of the same state ends
LAWS = (*DOMESTIC, "order", "resolution", "charter", "administration")
#: tracks with which an act of one may end: who holds the place, and how it runs it
HELD = ("control", "polity")
#: what is the same of two places that stand alike by a track
SAME = {"title": ("status", "holder"), "control": ("holder", "kind"), "governing": ("document", "state")}


class Bearing:
    """The spells of each track by place, and what acts on each document."""

    def __init__(self, entries: Entries, documents: Documents) -> None:
        self._spells: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for name in (*TOLD, "title", *HELD):
            for entry in entries[name]:
                for place in entry.values.get("territories") or () if entry.values.get("from") else ():
                    self._spells[name, str(place)].append(entry)
        for spells in self._spells.values():
            spells.sort(key=lambda entry: str(entry.values["from"]))
        #: (kind of effect, document that has it) by the document that is acted on
        self.acting: dict[str, list[tuple[str, Values]]] = defaultdict(list)
        for document in documents.values():
            for effect in document.get("effects") or ():
                if effect:
                    self.acting[str(effect.get("document"))].append((str(effect.get("kind")), document))
        self.documents = documents
        #: documents that are told of anywhere
        self.told = {str(entry.values.get("document")) for name in TOLD for entry in entries[name]}
        self.sides = {str(side) for side in entries.dispute.get("sides") or () if side}
        #: whoever held any place on any day
        self.holders = {str(entry.values["holder"]) for entry in entries["control"] if entry.values.get("holder")}

    def spells(self, name: str, place: str) -> list[Entry]:
        """The spells of a track of a place, in order of time."""
        return self._spells.get((name, place), [])

    def on(self, name: str, place: str, day: str) -> Values | None:
        """The spell of a track on a day."""
        found = (e.values for e in self.spells(name, place) if e.values["from"] <= day < (e.values.get("to") or OPEN))
        return next(found, None)

    def of(self, id: str, place: str) -> list[Entry]:
        """All that tells of one document at a place, in whatever standing."""
        return [e for name in TOLD for e in self.spells(name, place) if e.values.get("document") == id]

    def alike(self, name: str, place: str, other: str, day: str) -> bool:
        """Whether two places stand alike on a day, by one track."""
        one, two = self.on(name, place, day), self.on(name, other, day)
        return one is not None and two is not None and all(one.get(key) == two.get(key) for key in SAME[name])

    def turns(self, names: Iterable[str], place: str) -> set[str | None]:
        """The days on which a spell of one of the tracks begins or ends at a place."""
        return {e.values.get(end) for name in names for e in self.spells(name, place) for end in ("from", "to")}


def places_of(entry: Entry) -> list[str]:
    """The ids of the territories of an entry."""
    return [str(place) for place in entry.values.get("territories") or ()]
