"""How holders and claims look where there is no colour: patterns of dots and letters that tell them apart.

Japan is drawn full, Russia with every second dot, a place that no state held as an outline; where another state claims
the place, slanting stripes run through the pattern. Letters are those of the holders, small ones those of claimants.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kurils.maps.scene import Look

#: a letter for each state, so that a map reads without colour
LETTERS = {"japan": "J", "russia": "R", "netherlands": "N", "united-kingdom": "U", "france": "F"}
#: what a line of each state is drawn with; a claimed one with the small letter of its claimant
LINES = {"agreed": "+", "demarcated": "#", "de-facto": "x"}
#: blocks: a filled character of each holder, plain and claimed by another; all of code page 437
BLOCKS = {"japan": ("█", "▓"), "russia": ("▒", "░"), None: ("·", ":"), "mixed": ("=", "%")}


def dot(look: Look, x: int, y: int) -> bool:
    """Whether a dot inside an island of that look is drawn."""
    if look.kind == "mixed":
        return x % 3 == 0
    stripe = (x + y) % 4
    if look.holder == "japan":
        return not (look.others and stripe == 0)
    if look.holder == "russia":
        return stripe < 2 if look.others else (x + y) % 2 == 0
    if look.holder is None:
        return bool(look.others) and (x + y) % 5 == 0 and x % 2 == 0
    return y % 2 == 0


def letter(look: Look, x: int, y: int) -> str:
    """The letter of a place inside an island: its holder's, on every third slant that of another claimant."""
    if look.others and (x + y) % 3 == 0:
        return line_letter(look.others[(x + y) // 3 % len(look.others)])
    if look.kind == "mixed":
        return "m"
    return LETTERS.get(look.holder or "", (look.holder or "o")[:1].upper()) if look.holder else "o"


def block(look: Look, x: int, y: int) -> str:
    """The full block of a place inside an island."""
    plain, claimed = BLOCKS.get("mixed" if look.kind == "mixed" else look.holder, ("+", "*"))
    return claimed if look.others and (x + y) % 2 == 0 else plain


def line_letter(state: str) -> str:
    """The small letter of a claimant."""
    return LETTERS.get(state, state[:1]).lower()


def line_mark(state: str, by: str | None) -> str:
    """The character that a boundary line is drawn with."""
    return line_letter(by) if state == "claimed" and by else LINES.get(state, "·")


def role(look: Look) -> str:
    """The role that colours an island: its holder, or nobody."""
    return look.holder or "nobody"
