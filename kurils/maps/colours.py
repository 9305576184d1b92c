"""Colours of maps in files: apart for every kind of colour vision, and apart in grey when printed without colour.

The record says which states have which (`looks` of dispute.yaml). Whoever claims a place besides its holder runs
stripes of its own colour through it. The rim of an island says who owned it under an instrument in force: solid in that
state's dark colour, or dashed where no instrument settles it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.answers import dispute
    from kurils.maps.scene import Look


class Tone(NamedTuple):
    """The colours of a state: of its land, of its rim and lines, and the slant of its stripes in degrees."""

    land: str
    dark: str
    slant: float


OTHER = Tone("#cfcfcf", "#444444", 0)
NOBODY, MIXED = "#ffffff", "#e2dde8"
SEA, GRID, COAST, SHORE = "#eef4f8", "#cfdde6", "#ece8de", "#9c968a"
INK, SOFT, PAPER, RIM = "#1c2126", "#56616b", "#ffffff", "#3a3f45"
#: dashes of a rim where title is not agreed
UNSETTLED = "3 2"
#: width and dashes of each kind of line
LINES = {
    "agreed": (2.4, None),
    "demarcated": (2.4, "13 3 2.4 3"),
    "de-facto": (2.2, "8 5"),
    "claimed": (2.6, "0.1 5.2"),
}


class Palette:
    """The colours of the states of a record; a state without any is grey."""

    def __init__(self, looks: Iterable[dispute.Look]) -> None:
        self._looks = {look["id"]: look for look in looks}

    def tone(self, state: str) -> Tone:
        """The colours of a state."""
        look = self._looks.get(state)
        own = look["colours"].get("map") if look else None
        return Tone(own["land"], own["dark"], look["slant"]) if look and own else OTHER

    def land(self, look: Look) -> str:
        """The colour of a place by its holder."""
        if look.kind == "mixed":
            return MIXED
        return self.tone(look.holder).land if look.holder else NOBODY

    def rim(self, look: Look) -> tuple[str, str | None]:
        """The colour and the dashes of the rim, by title."""
        if look.title_status == "agreed" and look.title_holder:
            return self.tone(look.title_holder).dark, None
        return RIM, UNSETTLED

    def dark_rules(self) -> str:
        """The rules of a style sheet that give the states other colours on a dark page."""
        rules = []
        for id, look in self._looks.items():
            own = look["colours"].get("map_dark")
            if own:
                rules += [
                    f"  svg .{name}.{id} {{ {property}: {own[role]}; }}"
                    for name, property, role in (
                        ("land", "fill", "land"), ("seam", "stroke", "land"), ("stripe", "stroke", "stripe"),
                        ("rim", "stroke", "rim"), ("band", "stroke", "band"), ("claim", "stroke", "claim"),
                    )
                ]  # fmt: skip
        return "\n".join(rules)


def kind(look: Look) -> str:
    """The class of a place in a style sheet: its holder, `mixed`, or `nobody`."""
    return "mixed" if look.kind == "mixed" else look.holder or "nobody"


def stripes(look: Look) -> list[str]:
    """The states whose stripes run through a place, those of a mixed one included."""
    return list(look.others)
