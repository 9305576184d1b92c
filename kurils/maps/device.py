"""What a terminal can show: how many columns and rows of map, and with which characters."""

from __future__ import annotations

import locale
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

#: rows that the title, the words and the prompt take beside the map
AROUND = 9
DEFAULT_COLUMNS, FILE_COLUMNS, WIDEST = 80, 100, 120
#: rows of a map to its columns, where the terminal does not say how high it is
SLOPE = 0.34
LEAST_ROWS = 18


def picture_size(stream: TextIO, to_file: bool, rows: int | None) -> tuple[int, int]:
    """Columns and rows of a map on this stream; `rows` are those of the terminal, None when it has none.

    `COLUMNS` decides over the terminal, as everywhere. A map may be higher than a low terminal, which scrolls, but
    not when that is lower than the least map: then its rows are returned, and the drawing refuses them.
    """
    columns = FILE_COLUMNS if to_file else _columns(stream)
    natural = round(columns * SLOPE)
    if rows is None or to_file:
        return columns, natural
    if rows < LEAST_ROWS:
        return columns, rows
    return columns, max(LEAST_ROWS, min(natural, rows - AROUND))


def best_style(stream: TextIO) -> str:
    """The finest style that the stream can be trusted to show: braille, half blocks, or plain letters.

    The text console of Linux and the old console of Windows have no braille in their fonts; a locale that is not
    UTF-8 has neither braille nor blocks. Files and pipes get braille.
    """
    if not stream.isatty():
        return "braille"
    if os.name == "nt":
        return "braille" if os.environ.get("WT_SESSION") else "block"
    if locale.getpreferredencoding(False).lower().replace("-", "") != "utf8":
        return "ascii"
    return "block" if os.environ.get("TERM") == "linux" else "braille"


def _columns(stream: TextIO) -> int:
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked[:9]):
        return min(WIDEST, int(asked[:9]))
    try:
        return min(WIDEST, os.get_terminal_size(stream.fileno()).columns)
    except (OSError, ValueError, AttributeError):
        return DEFAULT_COLUMNS
