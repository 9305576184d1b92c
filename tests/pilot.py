"""What Textual's pilot sees of the explorer, as text."""

from __future__ import annotations

import html
import re

#: the smallest terminal
LOW = (80, 24)
#: a run of characters on the screen; the title of the picture has no clip-path
TEXT = re.compile(r'<text [^>]*?x="([\d.]+)" y="([\d.]+)"[^>]*?clip-path[^>]*>(.*?)</text>')


def text_of(svg: str, columns: int, lines: int) -> str:
    """The characters of a screenshot where they stand."""
    rows = [[" "] * columns for _ in range(lines)]
    for x, y, text in TEXT.findall(svg):
        row, column = round((float(y) - 18.5) / 24.4), round(float(x) / 12.2)
        if 0 <= row < lines:
            for char in html.unescape(text).replace("\xa0", " "):
                if column < columns:
                    rows[row][column] = char
                column += 1
    return "\n".join("".join(row).rstrip() for row in rows) + "\n"
