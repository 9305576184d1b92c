"""Text on a terminal with colours: what `to_text` lays out, with codes around it that cannot be seen.

The codes are written here, as every terminal has known them for forty years: importing a library for them would take
twice as long as the whole answer. No text from data reaches the terminal but through `clean`.
"""

from __future__ import annotations

import os

from kurils.show.formats import to_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from kurils.show.elements import Block

#: roles -> styles that read on light and on dark, and to colour-blind eyes; words always say the same
STYLES = {
    # orange and sky blue of the 256 colours: apart for every kind of colour vision, legible on black and on white
    "japan": "color(166)",
    "russia": "color(32)",
    "netherlands": "color(36)",
    "united-kingdom": "color(36)",
    "france": "color(36)",
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


def write(blocks: list[Block], stream: TextIO, width: int | None = None) -> None:
    """Draw the blocks on a terminal."""
    few = os.environ.get("TERM") in _FEW and not os.environ.get("COLORTERM")
    begins: dict[str, str] = {"": ""}

    def paint(text: str, role: str) -> str:
        if role not in begins:
            begins[role] = _beginning(style_of(role), few)
        begin = begins[role]
        return begin + text + to_text.RESET if begin and text else text

    to_text.write(blocks, stream, width, paint)


def style_of(role: str) -> str:
    """The style of a role, or of several with blanks between them."""
    return STYLES.get(role) or " ".join(STYLES.get(part, "") for part in role.split())


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
