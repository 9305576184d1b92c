"""The keys of the explorer, once: from here come the bindings, the footer and the help screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.widths import width_of
from kurils.show.elements import Cell

if TYPE_CHECKING:
    from collections.abc import Callable


class Key:
    """Keys as Textual names them, what they do, how they are printed, and the wording that explains them."""

    __slots__ = ("action", "footer", "keys", "shown", "word")

    def __init__(self, keys: str, action: str, shown: str, word: str, footer: int = 0) -> None:
        self.keys = keys
        self.action = action
        #: as printed on the help screen
        self.shown = shown
        #: the wording is `explore.key.<word>`, and of the footer `explore.foot.<word>`
        self.word = word
        #: place in the footer, 1 the last to give way where it is too short; 0 is not in it
        self.footer = footer


#: keys of the main screen, in the order of the help screen; two that belong together share a word
MAIN = (
    Key("left", "step(-1)", "← →", "event", 3),
    Key("right", "step(1)", "", "event"),
    Key("pageup,shift+left", "year(-1)", "PgUp PgDn", "year", 9),
    Key("pagedown,shift+right", "year(1)", "", "year"),
    Key("up", "turn(-1)", "↑ ↓", "island", 4),
    Key("down", "turn(1)", "", "island"),
    Key("home", "edge(-1)", "Home End", "edge"),
    Key("end", "edge(1)", "", "edge"),
    Key("d", "date", "d", "date", 6),
    Key("slash", "search", "/", "search", 5),
    Key("enter", "open", "Enter", "open", 7),
    Key("s,escape", "pane('status')", "s", "status"),
    Key("e", "pane('events')", "e", "events"),
    Key("w", "pane('why')", "w", "why"),
    Key("p", "pane('positions')", "p", "positions"),
    Key("m", "pane('map')", "m", "map"),
    Key("t", "pane('timeline')", "t", "timeline"),
    Key("space,j", "scroll(1)", "Space", "scroll", 8),
    Key("backspace,k", "scroll(-1)", "", "scroll"),
    Key("plus,equals_sign", "zoom(1)", "+ -", "zoom"),
    Key("minus", "zoom(-1)", "", "zoom"),
    Key("b", "bars", "b", "bars"),
    Key("f", "filter", "f", "filter"),
    Key("a", "context", "a", "context"),
    Key("v", "view", "v", "view"),
    Key("question_mark", "keys", "?", "keys", 1),
    Key("q", "quit", "q", "quit", 2),
)

#: the panes, in the order of their tabs, each with its key
PANES = {"status": "s", "events": "e", "why": "w", "positions": "p", "map": "m", "timeline": "t"}


def footer(tr: Callable[[str], str], width: int) -> list[Cell]:
    """The keys to be remembered, as many as find room."""
    shown = [(key, f"{key.shown} {tr('explore.foot.' + key.word)}") for key in MAIN if key.footer]
    while sum(width_of(text) + 2 for _, text in shown) - 2 > width:
        shown.remove(max(shown, key=lambda pair: pair[0].footer))
    line: list[Cell] = []
    for key, text in shown:
        line += [Cell(key.shown, "chosen"), Cell(text[len(key.shown) :] + "  ")]
    return line


def tabs(tr: Callable[[str], str], open: str, width: int, note: str = "") -> list[Cell]:
    """The panes, the open one in brackets and a note behind; where room is short the others are their keys alone."""
    for whole in (True, False):
        line: list[Cell] = []
        for pane, key in PANES.items():
            here = pane == open
            word = f"{key} {tr('explore.pane.' + pane)}" if whole or here else key
            line += [Cell(f"[{word}]", "here") if here else Cell(f" {word} "), Cell(" ")]
        line.append(Cell(note))
        if sum(width_of(cell.text) for cell in line) <= width:
            break
    return line
