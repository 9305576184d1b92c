"""How much room the first page of a printed report has for its map, as its text is measured.

A day has two pages in every language; where the texts of one are long, its letters are somewhat smaller, and the map is
lower. Lengths are points, as in the style of print.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.maps.extents import text_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

#: the width of a page, its height, and that of its first line and of the headings of its parts
WIDE, HIGH, TOP, HEADINGS = 510.0, 765.0, 24.0, 45.0
#: half a page less half the distance of its columns; what a row of a table has around its letters
COLUMN, AROUND = 243.0, 6.0
#: how far lines are apart, to their letters: of a headline, of the summary, of a table
LEAD, BODY, ROW = 1.18, 1.34, 1.3
#: a script with marks above and below needs more for its headlines
TALL = {"th": 1.36}
#: letters of English come out somewhat smaller than they are measured, those of Russian larger, for the whole page
SMALLER = {"en": 25.0, "ru": -30.0}


class Letters(NamedTuple):
    """The sizes of headline, summary and table."""

    head: float
    body: float
    table: float


USUAL, TIGHT = Letters(16.0, 9.0, 8.4), Letters(13.5, 8.2, 7.6)


def spare(shown: dict[str, Any], pictures: Sequence[str], language: str, letters: Letters) -> float:
    """What is left of the first page below its last part; less than nothing where the part does not fit."""
    used = TOP + HEADINGS
    used += len(wrapped(shown["headline"], letters.head, WIDE, True)) * letters.head * TALL.get(language, LEAD) + 5
    used += sum(len(wrapped(text, 8.4, WIDE - 12)) * 11.8 + 8 for text in _warnings(shown))
    used += -(-len(wrapped(shown["summary"], letters.body, COLUMN)) // 2) * letters.body * BODY + 4
    used += sum(_high(picture) * WIDE / 860 + 4 for picture in pictures)
    for section in shown["sections"]:
        if section["name"] == "situation":
            used += _table(section["body"]["days"][0]["table"], letters.table)
    return HIGH + SMALLER.get(language, 0.0) - used


def _warnings(shown: dict[str, Any]) -> list[str]:
    days = [section["body"]["days"][0] for section in shown["sections"] if section["name"] == "situation"]
    return [*shown["warnings"], *(text for day in days for text in day["warnings"])]


def _table(rows: Sequence[dict[str, str]], size: float) -> float:
    """How high a table of some rows is, whose columns share the width by what stands in them."""
    columns = ("island", "held", "title", "claimed", "document")
    widest = [max(text_width(row[key], size, key == "island") for row in rows) + 8 for key in columns]
    lines = 1 if sum(widest) <= WIDE else 2
    return (len(rows) * lines + lines) * size * ROW + (len(rows) + 1) * AROUND


def _high(picture: str) -> float:
    found = re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', picture)
    return float(found[1]) if found else 0.0
