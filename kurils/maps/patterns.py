"""How holders and claims look where there is no colour: patterns of dots and letters that tell them apart.

The one party is drawn full, the other with every second dot, a place that no state held as an outline; where another
state claims the place, slanting stripes run through the pattern. Letters are those of the holders, small ones those of
claimants.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kurils.answers import dispute
    from kurils.maps.scene import Look

#: what a line of each state is drawn with; a claimed one with the small letter of its claimant
LINES = {"agreed": "+", "demarcated": "#", "de-facto": "x"}
#: blocks: a filled character of a place, plain and claimed by another; all of code page 437
BLOCKS = {"first": ("█", "▓"), "second": ("▒", "░"), "nobody": ("·", ":"), "mixed": ("=", "%"), "other": ("+", "*")}


class Marks:
    """The patterns of the parties and the letters of the states of a record."""

    def __init__(self, sides: Sequence[str], looks: Iterable[dispute.Look]) -> None:
        self._sides = sides
        self._letters = {look["id"]: look["letter"] for look in looks}

    def dot(self, look: Look, x: int, y: int) -> bool:
        """Whether a dot inside an island of that look is drawn."""
        if look.kind == "mixed":
            return x % 3 == 0
        if look.holder is None:
            return bool(look.others) and (x + y) % 5 == 0 and x % 2 == 0
        stripe = (x + y) % 4
        if look.holder == self._sides[0]:
            return not (look.others and stripe == 0)
        if look.holder == self._sides[1]:
            return stripe < 2 if look.others else (x + y) % 2 == 0
        return y % 2 == 0

    def letter(self, look: Look, x: int, y: int) -> str:
        """The letter of a place inside an island: its holder's, on every third slant that of another claimant."""
        if look.others and (x + y) % 3 == 0:
            return self.line_letter(look.others[(x + y) // 3 % len(look.others)])
        if look.kind == "mixed":
            return "m"
        return self._letters.get(look.holder, look.holder[:1].upper()) if look.holder else "o"

    def block(self, look: Look, x: int, y: int) -> str:
        """The full block of a place inside an island."""
        plain, claimed = BLOCKS[self._kind(look)]
        return claimed if look.others and (x + y) % 2 == 0 else plain

    def line_letter(self, state: str) -> str:
        """The small letter of a claimant."""
        return self._letters.get(state, state[:1]).lower()

    def line_mark(self, state: str, by: str | None) -> str:
        """The character that a boundary line is drawn with."""
        return self.line_letter(by) if state == "claimed" and by else LINES.get(state, "·")

    def _kind(self, look: Look) -> str:
        if look.kind == "mixed":
            return "mixed"
        if look.holder is None:
            return "nobody"
        return dict(zip(self._sides, ("first", "second"))).get(look.holder, "other")


def role(look: Look) -> str:
    """The role that colours an island: its holder, or nobody."""
    return look.holder or "nobody"
