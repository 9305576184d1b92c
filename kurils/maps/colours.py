"""Colours of maps in files: apart for every kind of colour vision, and apart in grey when printed without colour.

Japan is light orange, Russia a darker blue; whoever claims a place besides its holder runs stripes of its own colour
through it. The rim of an island says who owned it under an instrument in force: solid in that state's dark colour, or
dashed where no instrument settles it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kurils.maps.scene import Look


class Tone(NamedTuple):
    """The colours of a state: of its land, of its rim and lines, and the slant of its stripes in degrees."""

    land: str
    dark: str
    slant: int


TONES = {
    "japan": Tone("#fbcf9f", "#9a3c00", 45),
    "russia": Tone("#5f9bd0", "#0b3f6e", -45),
    "netherlands": Tone("#a8d8b9", "#12673b", 0),
    "united-kingdom": Tone("#d9b8dc", "#6b2c73", 90),
    "france": Tone("#c9cfa0", "#5c6310", 20),
}
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


def tone(state: str) -> Tone:
    """The colours of a state."""
    return TONES.get(state, OTHER)


def land(look: Look) -> str:
    """The colour of a place by its holder."""
    if look.kind == "mixed":
        return MIXED
    return tone(look.holder).land if look.holder else NOBODY


def kind(look: Look) -> str:
    """The class of a place in a style sheet: its holder, `mixed`, or `nobody`."""
    return "mixed" if look.kind == "mixed" else look.holder or "nobody"


def rim(look: Look) -> tuple[str, str | None]:
    """The colour and the dashes of the rim, by title."""
    if look.title_status == "agreed" and look.title_holder:
        return tone(look.title_holder).dark, None
    return RIM, UNSETTLED


def stripes(look: Look) -> list[str]:
    """The states whose stripes run through a place, those of a mixed one included."""
    return list(look.others)
