"""What Russian keeps in one line at a blank: № 1, ст. 2, 1905 г., ст. ст., a word of one letter and what follows it."""

from __future__ import annotations

import re

#: before a number: signs and abbreviations, and short words that stand with a day or a year
_BEFORE = re.compile(r"[\W_]*(?:№|ст|п|пп|ч|гл|разд|с|т|вып|до|по|от|за|на|из|не)\.?")
_NUMBER = re.compile(r"[\d(]|[IVXLC]+\b")
#: behind a number: what it counts, and points of the compass
_BEHIND = re.compile(r"(?:г|гг|в|вв|км|м|чел|ч|мин)\b.*|[%°].*|[сюз]\..*")
_PAIR = re.compile(r"[\W_]*(?:ст|н|с|ю|в|з|т)\.")
_PAIRED = re.compile(r"(?:ст|ш|д|е|к|п)\.")
_LETTER = re.compile(r"[\W_]*[А-Яа-яЁё]")


def together(words: list[str]) -> list[str]:
    """Words, those in one that a line does not end between; no line begins with a dash."""
    whole = words[:1]
    for word in words[1:]:
        if _held(whole[-1].rpartition(" ")[2], word):
            whole[-1] += " " + word
        else:
            whole.append(word)
    return whole


def _held(before: str, after: str) -> bool:
    if after[0] == "—" or _LETTER.fullmatch(before):
        return True
    if _NUMBER.match(after) and _BEFORE.fullmatch(before):
        return True
    if before[-1].isdigit() and _BEHIND.fullmatch(after):
        return True
    return _PAIR.fullmatch(before) is not None and _PAIRED.match(after) is not None
