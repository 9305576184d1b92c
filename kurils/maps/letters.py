"""The letters that PNG maps are drawn with: parts of Noto Sans and Noto Sans CJK JP that come with the program.

A picture must not depend on the fonts of a machine: where none fits, its names would be left out without a word. The
fonts hold the European scripts and every Japanese name of the record (scripts/build_fonts.py makes them). They are
under the SIL Open Font License 1.1, see LICENSES/OFL-1.1.txt.
"""

from __future__ import annotations

import os

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fonts")
#: in the order of preference for a glyph
FONTS = ("labels-regular.ttf", "labels-bold.ttf", "labels-cjk.otf")
#: a text with every character that the fonts hold
CHARACTERS = os.path.join(FOLDER, "characters.txt")
FAMILY = "Noto Sans"


def font_files() -> list[str]:
    """The paths of the fonts."""
    return [os.path.join(FOLDER, name) for name in FONTS]


def missing(text: str) -> set[str]:
    """The characters of a text that the fonts do not hold (blanks aside)."""
    with open(CHARACTERS, encoding="utf-8") as stream:
        held = stream.read()
    return {char for char in text if not char.isspace() and char not in held}


def is_cjk(char: str) -> bool:
    """Whether a character is a kana, a Chinese character, or their punctuation."""
    return "\u3000" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\uffef"
