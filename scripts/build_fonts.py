r"""Rebuild the letters that PNG maps are drawn with: parts of Noto fonts with the glyphs that our pictures need.

    apt-get download fonts-noto-core fonts-noto-cjk     # and unpack them with dpkg -x
    python scripts/build_fonts.py NotoSans-Regular.ttf NotoSans-Bold.ttf NotoSansThai-Regular.ttf \
        NotoSansCJK-Regular.ttc

Needs fontTools. The sources are those of Debian's fonts-noto-core and fonts-noto-cjk; all are under the SIL Open Font
License 1.1 (LICENSES/OFL-1.1.txt), and so are the parts. They hold European scripts with Cyrillic, all of Thai with
what sets its marks, and for Japanese, Chinese and Korean, each in its own shapes, every character of what pictures may
say in that language: names, titles of documents, chapters, the program's words. Run it when a test says that one is
missing.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from kurils.maps.extents import WIDTHS
from kurils.maps.letters import CHARACTERS, FOLDER, FONTS, OWN, is_cjk
from kurils.record import Record, load
from kurils.store.index.sections import read_wording, spoken
from kurils.words.languages import IN_CHARACTERS, in_characters

if TYPE_CHECKING:
    from collections.abc import Mapping

EUROPEAN = (
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x400, 0x460), 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D,
    0x2026, 0x202F, 0x2032, 0x2033, 0x2116,
)  # fmt: skip
THAI = range(0xE01, 0xE5C)
#: kana and marks, of which every text needs some
KANA = (*range(0x3001, 0x3004), *range(0x3008, 0x3012), *range(0x3041, 0x3097), *range(0x30A1, 0x30FF))
MARKS = (0x3001, 0x3002, *range(0x3008, 0x3012), 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F, 0x00B7)
#: what the program says on screens alone, by how its keys begin: mistakes, help, counts, checks, settings
UNDRAWN = (
    "error",
    "placeholder",
    "os",
    "check",
    "config",
    "tag",
    "export",
    "new-data",
    "delimiter",
    "row",
    "note",
    "why",
)
#: the faces of the collection
FACES = {"ja": 0, "ko": 1, "zh": 2}


def texts_of(value: Any) -> set[str]:
    """Every character of the texts in some data, however deep."""
    if isinstance(value, str):
        return set(value)
    if isinstance(value, dict):
        value = list(value.values())
    return set().union(*map(texts_of, value)) if isinstance(value, list) else set()


def drawn(language: str) -> set[str]:
    """The characters of what pictures may say in a language, without those of other scripts in the same texts."""
    record = load()
    names = [
        [value for key, value in entry["names"].items() if key.partition("_")[0] == language]
        for kind in ("territories", "islands", "straits")
        for entry in record.section("places")[kind]
    ]
    said: list[Any] = [_words(read_wording(language)) if language in spoken() else []]
    if language == "ja":
        # texts in every language may have names in it
        said += [_words(record.wording.words), dict(record.dispute)]
    if language in record.meta["languages"]:
        own = Record(language)
        said += [
            [entry["name"] for kind in ("territories", "islands") for entry in own.section("places")[kind]],
            [entry["names"].get(language) for entry in own.section("actors")["polities"]],
            [[document["title"], document["short"]] for document in own.section("documents")["documents"]],
            dict(own.dispute),
        ]
    return texts_of([names, said])


def _words(words: Mapping[str, str]) -> list[str]:
    return [text for key, text in words.items() if key.partition(".")[0] not in UNDRAWN]


def needed(language: str) -> set[str]:
    """The characters that the font of a language with one of its own must have."""
    usual = KANA if language == "ja" else MARKS
    numerals = {char for number in range(111) for char in in_characters(str(number))}
    figures = numerals if language in IN_CHARACTERS else set()
    return {char for char in drawn(language) if is_cjk(char)} | set(map(chr, usual)) | figures


def build(source: str, target: str, characters: set[str], face: int = -1) -> set[str]:
    """Write a part of a font; returns the characters that it holds."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(source, fontNumber=face)
    features = ["*"] if "thai" in target else ["kern", "ccmp", "locl"]
    options = subset.Options(layout_features=features, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    options.hinting, options.notdef_outline = False, True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(char) for char in characters])
    cutter.subset(font)
    font.save(target)
    return {chr(code) for code in font.getBestCmap()}


def widths() -> list[str]:
    """The lines of the table of widths; characters as wide as they are high, and hangul, are known without it."""
    from fontTools.ttLib import TTFont

    lines = []
    for name in FONTS:
        if name in OWN.values():
            continue
        font, found = TTFont(os.path.join(FOLDER, name)), dict[int, str]()
        unit = font["head"].unitsPerEm
        for code, glyph in sorted(font.getBestCmap().items()):
            # the Thai font comes with some letters of the European ones
            if "thai" not in name or code in THAI:
                width = round(1000 * font["hmtx"][glyph][0] / unit)
                found[width] = found.get(width, "") + chr(code)
        weight = "bold" if "bold" in name else "regular"
        lines += [f"{weight} {width} {chars}" for width, chars in sorted(found.items())]
    return lines


def main(regular: str, bold: str, thai: str, cjk: str) -> None:
    """Build every font and the list of their characters."""
    european, languages = {chr(code) for code in EUROPEAN}, {name: language for language, name in OWN.items()}
    with open(CHARACTERS, "w", encoding="utf-8") as stream:
        for name in FONTS:
            target, language = os.path.join(FOLDER, name), languages.get(name)
            if language:
                held = build(cjk, target, needed(language), FACES[language])
            elif "thai" in name:
                held = build(thai, target, set(map(chr, THAI)))
            else:
                held = build(bold if "bold" in name else regular, target, european)
            stream.write("".join(sorted(held)) + "\n")
            print(f"{name}: {len(held)} characters, {os.path.getsize(target)} bytes")
    with open(WIDTHS, "w", encoding="utf-8") as stream:
        # the usual weight first: it holds for what has no bold letters
        stream.write("".join(f"{line}\n" for line in sorted(widths(), key=lambda line: line.startswith("bold"))))


if __name__ == "__main__":
    main(*sys.argv[1:])
