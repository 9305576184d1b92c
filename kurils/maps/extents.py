"""How much room a text takes: measured with the letters that come with the program, before anything is drawn.

The letters of other machines differ a little: widths are those of Noto Sans and some percent more, so that what fits by
this measure fits with the usual faces too.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache

from kurils.base.breaks import fill, pieces, words
from kurils.maps.letters import FOLDER

#: a line for each weight and width (thousandths of the size) with the characters that have it (scripts/build_fonts.py)
WIDTHS = os.path.join(FOLDER, "widths.txt")
#: by how much other faces may be wider, and Thai in bold letters than in the usual ones
ROOMY, BOLDER = 1.05, 1.06
#: hangul syllables, and letters that no font of ours holds
_SYLLABLE, _UNKNOWN = 0.92, 0.62
#: after these a line of Chinese or Japanese may end as after a word
MARKS = frozenset("，、。；：）」》")
#: of a script with marks over and under its letters, pixels that its lines are farther apart
MARKS_ABOVE = {"th": 2.0}


@cache
def _table(bold: bool) -> dict[str, float]:
    found: dict[str, float] = {}
    with open(WIDTHS, encoding="utf-8", newline="") as stream:
        for line in stream.read().split("\n"):
            weight, width, chars = line.split(" ", 2) if line else ("", "0", "")
            # what has no bold form of its own keeps its place in bold texts
            if weight == "regular" or (bold and weight):
                more = BOLDER if bold and weight == "regular" else 1.0
                found.update(dict.fromkeys(chars, int(width) / 1000 * more * ROOMY))
    return found


@cache
def _width(char: str, bold: bool) -> float:
    known = _table(bold).get(char)
    if known is not None:
        return known
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    if "\uac00" <= char <= "\ud7a3":
        return _SYLLABLE
    return 1.0 if unicodedata.east_asian_width(char) in ("W", "F") else _UNKNOWN * ROOMY


def text_width(content: str, size: float, bold: bool = False) -> float:
    """How wide a text is in a sans-serif face of a size; rather too wide than too narrow."""
    return size * sum(_width(char, bold) for char in content)


#: what stays with the next word: Russian words of one letter, the name of an era before its year; and a dash stays with
#: the word before it
_BOUND = re.compile(r"(?<![^\W])([а-яё]|ค\.ศ\.|พ\.ศ\.|№) (?=\w)| (?=[–—] )", re.IGNORECASE)


#: a phrase of Japanese: what is written in other letters and the hiragana behind it, with its marks
_PHRASE = re.compile(r"[^ぁ-ん、。）：；]*[ぁ-ん]*[、。）：；]*")
_HIRAGANA = re.compile(r"[ぁ-ん]")
_GLUE = "\u2060"
#: the other name of a place in brackets, which Korean writes without a blank, may have a line of its own
_BRACKETED = re.compile(r"(?<=[가-힣])\(")
#: a phrase that is wider than this part of a line may be broken; a heading has no last line that is narrower than this
LONG, SHORT = 0.8, 0.15


def bound(content: str, most: float = 0.0) -> str:
    """The text with marks that forbid a break where a line of its language does not end.

    Japanese ends lines between phrases; one of more than `most` characters is broken where it must be.
    """
    if content.isascii():
        return content
    content = _BOUND.sub(lambda match: (match[1] or "") + "\u00a0", content)
    content = _BRACKETED.sub("\u200b(", content)
    if most < 2 or not _HIRAGANA.search(content):
        return content
    return "".join(_GLUE.join(part) if len(part) <= most else part for part in _PHRASE.findall(content))


def wrapped(content: str, size: float, width: float, bold: bool = False) -> list[str]:
    """A text in lines of a width, broken where its language breaks lines."""
    lines = fill(bound(content, width / size * LONG), width, lambda part: text_width(part, size, bold))
    return [line.replace(_GLUE, "") for line in lines]


def balanced(content: str, size: float, width: float, bold: bool = False) -> list[str]:
    """A text in as few lines as a width needs, as equal as they can be, so that none is left with a word alone."""
    lines = wrapped(content, size, width, bold)
    # what was whole stays whole
    parts = [part for word in words(bound(content, width / size * LONG)) for part in pieces(word)]
    low, high = min(width, max((text_width(part, size, bold) for part in parts), default=0.0)), width
    while len(lines) > 1 and high - low > size / 2:
        middle = (low + high) / 2
        found = wrapped(content, size, middle, bold)
        fits = len(found) == len(lines) and all(text_width(line, size, bold) <= middle for line in found)
        low, high, lines = (low, middle, found) if fits else (middle, high, lines)
    return lines


def headline(content: str, size: float, width: float, bold: bool = False) -> list[str]:
    """A text in lines of a width, in equal ones where the last would hold next to nothing.

    Lines of Chinese and Japanese, whose words nothing parts, end after a mark where they can.
    """
    lines = wrapped(content, size, width, bold)
    if len(lines) > 1 and text_width(lines[-1], size, bold) < width * SHORT:
        lines = balanced(content, size, width, bold)
    if len(lines) == 1 or not any("\u4e00" <= char <= "\u9fff" for char in content):
        return lines
    narrower = (wrapped(content, size, width * (1 - part / 25), bold) for part in range(1, 12))
    return max([lines, *(found for found in narrower if len(found) == len(lines))], key=_marked)


def _marked(lines: list[str]) -> int:
    return sum(line[-1:] in MARKS for line in lines[:-1])


def leading(language: str) -> float:
    """Pixels that lines of small letters stand farther apart in the script of a language than usual."""
    return MARKS_ABOVE.get(language, 0.0)


def fitted(content: str, room: float, sizes: tuple[float, ...], bold: bool = False) -> float:
    """The first of some sizes in which a text fits into a room, else the size in which it just does."""
    for size in sizes:
        if text_width(content, size, bold) <= room:
            return size
    return max(round(room / text_width(content, 1.0, bold), 1), 1.0)
