"""Text on a terminal with colours: what `to_text` lays out, with codes around it that cannot be seen.

The codes are written here, as every terminal has known them for forty years: importing a library for them would take
twice as long as the whole answer. No text from data reaches the terminal but through `clean`.
"""

from __future__ import annotations

import os

from kurils.show.formats import to_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from kurils.answers.dispute import Dispute
    from kurils.show.elements import Block

    #: roles -> styles of Rich
    Palette = Mapping[str, str]

#: roles -> styles that read on light and on dark; states have theirs from the record, and words always say the same
STYLES = {
    "title": "bold underline",
    "heading": "bold",
    "label": "bold",
    "place": "bold",
    # a map: shores for orientation, seas, its frame, names, and lines agreed or run in practice
    "coast": "dim",
    "sea": "dim italic",
    "frame": "dim",
    "line": "bold",
    "dim": "italic",
    "warn": "bold yellow",
    # of the explorer: the chosen line, and where the reader is
    "chosen": "bold",
    "here": "reverse",
    "": "",
}
#: words of a style -> the code that begins it
_CODES = {"bold": "1", "dim": "2", "italic": "3", "underline": "4", "reverse": "7", "yellow": "33"}
#: values of TERM that know sixteen colours and no more
_FEW = ("ansi", "linux", "cygwin", "vt100", "vt220", "xterm-16color")


def palette_of(dispute: Dispute) -> Palette:
    """The styles of the states of a record."""
    return {look["id"]: f"color({look['terminal']})" for look in dispute["looks"] if look["terminal"] is not None}


def write(blocks: list[Block], stream: TextIO, width: int | None = None, palette: Palette | None = None) -> None:
    """Draw the blocks on a terminal; `palette` gives the styles of states."""
    few = os.environ.get("TERM") in _FEW and not os.environ.get("COLORTERM")
    styles = {**STYLES, **(palette or {})}
    begins: dict[str, str] = {"": ""}

    def paint(text: str, role: str) -> str:
        if role not in begins:
            begins[role] = _beginning(style_of(role, styles), few)
        begin = begins[role]
        return begin + text + to_text.RESET if begin and text else text

    to_text.write(blocks, stream, width, paint)


def style_of(role: str, styles: Palette) -> str:
    """The style of a role, or of several with blanks between them."""
    return styles.get(role) or " ".join(styles.get(part, "") for part in role.split())


def _beginning(style: str, few: bool) -> str:
    codes = ";".join(_CODES.get(word) or _colour(int(word[6:-1]), few) for word in style.split())
    return f"{to_text.ESCAPE}{codes}m" if codes else ""


def _colour(number: int, few: bool) -> str:
    """The code of one of the 256 colours, or of the sixteen that is next to it; 16 to 231 are a cube of six steps."""
    if not few:
        return f"38;5;{number}"
    red, green, blue = (number - 16) // 36 > 2, (number - 16) // 6 % 6 > 2, (number - 16) % 6 > 2
    # the dark blue of sixteen cannot be read on black
    return "94" if (red, green, blue) == (False, False, True) else str(30 + red + 2 * green + 4 * blue)
