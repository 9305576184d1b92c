"""Rebuild the letters that PNG maps are drawn with: parts of Noto Sans and Noto Sans CJK JP with the glyphs they need.

    python scripts/build_fonts.py NotoSans-Regular.ttf NotoSans-Bold.ttf NotoSansCJK-Regular.ttc

Needs fontTools. The sources are those of Debian's fonts-noto-core and fonts-noto-cjk; both are under the SIL Open Font
License 1.1 (LICENSES/OFL-1.1.txt), and so are the parts. The glyphs are those of European scripts with Cyrillic, and
of every name and title that the record has in Japanese. Run it when the record has new names: a test says when.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from kurils.maps.letters import CHARACTERS, FOLDER, FONTS, is_cjk
from kurils.record import load

EUROPEAN = (
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x400, 0x460), 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D,
    0x2026, 0x2032, 0x2033, 0x2116,
)  # fmt: skip
KANA = (*range(0x3001, 0x3004), *range(0x300C, 0x3010), *range(0x3041, 0x3097), *range(0x30A1, 0x30FF))


def texts_of(value: Any) -> set[str]:
    """Every character of the texts in some data, however deep."""
    if isinstance(value, str):
        return set(value)
    if isinstance(value, dict):
        value = list(value.values())
    return set().union(*map(texts_of, value)) if isinstance(value, list) else set()


def needed() -> set[str]:
    """The Chinese characters and kana of all names of the record, and of the program's own words."""
    record = load()
    names = [
        [entry["names"] for entry in [*record.section("places")[kind]]]
        for kind in ("territories", "islands", "straits")
    ]
    words = [list(record.wording.words.values()), [entry["names"] for entry in record.section("actors")["polities"]]]
    return {char for char in texts_of([names, words]) if is_cjk(char)} | {chr(code) for code in KANA}


def build(source: str, target: str, characters: set[str]) -> set[str]:
    """Write a part of a font; returns the characters that it holds."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(source, fontNumber=0 if source.endswith("c") else -1)
    options = subset.Options(layout_features=["kern", "ccmp", "locl"], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    options.hinting, options.notdef_outline, options.desubroutinize = False, True, True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(char) for char in characters])
    cutter.subset(font)
    font.save(target)
    return {chr(code) for code in font.getBestCmap()}


def main(sources: list[str]) -> None:
    """Build every font and the list of their characters."""
    european, japanese = {chr(code) for code in EUROPEAN}, needed()
    held: set[str] = set()
    for source, name in zip(sources, FONTS, strict=True):
        held |= build(source, os.path.join(FOLDER, name), japanese if "cjk" in name else european)
        print(f"{name}: {os.path.getsize(os.path.join(FOLDER, name))} bytes")
    with open(CHARACTERS, "w", encoding="utf-8") as stream:
        stream.write("".join(sorted(held)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
