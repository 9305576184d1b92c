"""The letters that PNG maps are drawn with: parts of Noto fonts that come with the program.

A picture must not depend on the fonts of a machine: where none fits, its names would be left out without a word. The
fonts hold European scripts, Thai, and of Japanese, Chinese and Korean what is drawn on pictures: names, titles, words
(scripts/build_fonts.py makes them). They are under the SIL Open Font License 1.1, see LICENSES/OFL-1.1.txt.
"""

from __future__ import annotations

import os

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fonts")
FONTS = ("labels-regular.ttf", "labels-bold.ttf", "labels-thai.ttf", "labels-cjk.otf", "labels-sc.otf", "labels-kr.otf")
#: of languages that share characters, the font in which theirs have their own shapes
OWN = {"ja": "labels-cjk.otf", "zh": "labels-sc.otf", "ko": "labels-kr.otf"}
#: a line for each font with every character that it holds
CHARACTERS = os.path.join(FOLDER, "characters.txt")
FAMILY = "Noto Sans"


def font_files(language: str = "en") -> list[str]:
    """The paths of the fonts, in the order of preference for a glyph in a language.

    One that has no bold letters of its own has none of the European ones: figures would stand out of its headings.
    """
    own = OWN.get(language)
    names = [name for name in FONTS if "bold" not in name or has_bold(language)]
    return [os.path.join(FOLDER, name) for name in sorted(names, key=lambda name: (name in OWN.values(), name != own))]


def has_bold(language: str) -> bool:
    """Whether there are bold letters for a language."""
    return language not in (*OWN, "th")


def missing(text: str, language: str = "en") -> set[str]:
    """The characters of a text that the fonts do not hold (blanks aside); of a language with a font of its own, those
    that this one and the European ones do not.
    """
    others = {name for name in OWN.values() if name != OWN.get(language)} if language in OWN else set()
    with open(CHARACTERS, encoding="utf-8") as stream:
        held = "".join(line for name, line in zip(FONTS, stream) if name not in others)
    return {char for char in text if not char.isspace() and char not in held}


def lack(text: str) -> str:
    """In one line, what characters of a text the fonts do not hold, and which fonts would; empty when they hold all."""
    import unicodedata

    lacking = sorted(missing(text))
    if not lacking:
        return ""
    named = {unicodedata.name(char, "unknown").split()[0] for char in lacking}
    scripts = sorted(name if name == "CJK" else name.capitalize() for name in named)
    shown = "".join(lacking[:10]) + ("…" if len(lacking) > 10 else "")
    return (
        f"the letters that come with the program lack {shown}; drawn with a font of this machine where there is one, "
        f"such as Noto Sans for {', '.join(scripts)}"
    )


def is_cjk(char: str) -> bool:
    """Whether a character is a kana, a hangul syllable, a Chinese character, or their punctuation."""
    wide = "\u3000" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\uffef"
    return wide or "\uac00" <= char <= "\ud7a3"
