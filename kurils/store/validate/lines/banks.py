"""The land along a line: which shores it passes, on which side they lie, and whose they are on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.store.validate.form.entries import Entries

OPEN = "9999-12-31"
#: what a line rests on, by its own state
TRACKS = {"agreed": "title", "demarcated": "title", "de-facto": "control", "claimed": "claims"}

#: a shore that a line passes: its list and its id, of a polygon that of its island
Passed = tuple[str, str]


class Course(NamedTuple):
    """The shores that a line passes, which of them lie on its left and right, and whether it goes through a strait.

    Land that is much nearer to the line than half the width of its strait is on neither side: the line does not count
    it. A line without a width goes through no strait that is known.
    """

    near: frozenset[Passed]
    left: frozenset[Passed]
    right: frozenset[Passed]
    through: bool


def stands(values: dict[str, Any], day: str) -> bool:
    """Whether a spell or a border lasts on a day."""
    return bool(values.get("from")) and values["from"] <= day < (values.get("to") or OPEN)


class Land:
    """The spells of the record by shore: of an island itself, and of the territory that it belongs to."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        self._territories = {id: island.get("territory") for id, island in entries.by_id("islands").items()}
        #: whose the coasts around are
        self.coasts: dict[str, Any] = entries.dispute.get("coasts") or {}

    def is_of(self, spell: dict[str, Any], shore: Passed) -> bool:
        """Whether a spell is of a shore, which it never is of a coast."""
        kind, id = shore
        of = (spell.get("members") or (), spell.get("territories") or ())
        return kind == "polygons" and (id in of[0] or self._territories.get(id, "") in of[1])

    def spells(self, track: str, shores: Iterable[Passed]) -> list[dict[str, Any]]:
        """The spells of any of some shores."""
        known = [*shores]
        return [e.values for e in self._entries[track] if any(self.is_of(e.values, shore) for shore in known)]

    def on(self, track: str, shore: Passed, day: str) -> list[dict[str, Any]]:
        """The spells of a shore on a day; those of the island itself come before those of its territory."""
        there = [spell for spell in self.spells(track, [shore]) if stands(spell, day)]
        return sorted(there, key=lambda spell: not spell.get("members"))
