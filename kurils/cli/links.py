"""Links on a terminal (OSC 8): where they are known, and how they are taken out again."""

from __future__ import annotations

import os

from kurils.show.formats.to_terminal import LINK, LINK_END

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

#: values of TERM_PROGRAM and beginnings of TERM of terminals that know links
_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "mintty", "contour")
_TERMS = ("xterm-kitty", "xterm-ghostty", "wezterm", "foot", "alacritty", "contour", "rio")
#: variables that a terminal which knows links sets
_SIGNS = ("WT_SESSION", "KITTY_WINDOW_ID", "WEZTERM_PANE", "DOMTERM")
#: since when VTE (GNOME's terminal and others) and tmux know them; before, VTE could fall over them
_VTE_SINCE, _TMUX_SINCE = 5001, (3, 4)
#: digits of a number of a version that are read: Python refuses to read thousands
_DIGITS = 9


def wanted(stream: TextIO) -> bool:
    """Whether what is coloured is to have links too: on a terminal that knows them, never elsewhere.

    `FORCE_HYPERLINK` decides for a terminal: 0 is no, any other value yes. Where nobody knows, there are none.
    """
    environment = os.environ
    if not stream.isatty() or environment.get("TERM") == "dumb":
        return False
    forced = environment.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    term, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "")
    if program == "tmux":
        return _version(environment.get("TERM_PROGRAM_VERSION", "")) >= _TMUX_SINCE
    # what runs inside another program has the signs of the terminal around it
    if environment.get("TMUX") or term.startswith(("screen", "tmux")):
        return False
    if program in _PROGRAMS or term.startswith(_TERMS) or any(environment.get(sign) for sign in _SIGNS):
        return True
    vte = environment.get("VTE_VERSION", "")
    return vte.isdecimal() and int(vte[:_DIGITS]) >= _VTE_SINCE


def _version(text: str) -> tuple[int, ...]:
    """The first two numbers of a version such as `3.4a`."""
    parts = ["".join(c for c in part if c.isdecimal()) for part in text.split(".")[:2]]
    return tuple(int(part[:_DIGITS]) if part else 0 for part in parts)


def unlinked(text: str) -> str:
    """A text without the links in it; what is seen stays."""
    return "".join(part.partition(LINK_END)[2] if at else part for at, part in enumerate(text.split(LINK)))
