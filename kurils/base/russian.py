"""What Russian keeps in one line at a blank: № 1, ст. 2, 1905 г., 2 сентября, В. В. Атласов, ст. ст., 21-й день.

And a word of one letter with what follows it.
"""

from __future__ import annotations

import re

#: before a number: signs and abbreviations, and short words that stand with a day or a year
_BEFORE = re.compile(r"[\W_]*(?:№|ст|п|пп|ч|гл|разд|с|т|вып|до|по|от|за|на|из|не)\.?")
_NUMBER = re.compile(r"[\d(]|[IVXLC]+\b")
#: behind a number: what it counts, and points of the compass
_BEHIND = re.compile(
    r"(?:г|гг|в|вв|км|м|чел|ч|мин)\b.*|[%°].*|[сюз]\..*|\([a-z]\).*|год[ауе]?\b.*|годом\b.*"
    r"|(?:янв|февр|мар|апр|ма[яй]|июн|июл|авг|сент|окт|нояб|дек).*"
)
#: before a name, initials and what an island is called by; an ordinal before what it counts
_INITIAL = re.compile(r"[\W_]*(?:[А-ЯЁ]|о|о-в|им)\.")
_NAME = re.compile(r"[А-ЯЁ]")
_ORDINAL = re.compile(r"[\W_]*\d+-(?:го|й|я|е|ю|му|м|х)")
_PAIR = re.compile(r"[\W_]*(?:ст|н|с|ю|в|з|т)\.")
_PAIRED = re.compile(r"(?:ст|ш|д|е|к|п)\.")
_LETTER = re.compile(r"[\W_]*[А-Яа-яЁё]")


def tied(text: str) -> str:
    """A text in which blanks forbid a break where no line is to end, for whatever breaks the lines itself."""
    first, *others = text.split(" ")
    made, before = [first], first
    for word in others:
        made += ["\u00a0" if before and word and held(before, word) else " ", word]
        before = word
    return "".join(made)


def held(before: str, after: str) -> bool:
    """Whether no line ends at the blank between two words; none begins with a dash."""
    if after[0] == "—" or _LETTER.fullmatch(before):
        return True
    if _NUMBER.match(after) and _BEFORE.fullmatch(before):
        return True
    if (before[-1].isdigit() or before[-1] in "°′″") and _BEHIND.fullmatch(after):
        return True
    if _ORDINAL.fullmatch(before) or (_INITIAL.fullmatch(before) and _NAME.match(after)):
        return True
    return _PAIR.fullmatch(before) is not None and _PAIRED.match(after) is not None
