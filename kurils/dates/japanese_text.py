"""Reading Japanese dates: Ansei 1-12-21, Kansei 12-i4-1, Meiji 38, 安政元年十二月二十一日, 寛政12年閏4月1日."""

from __future__ import annotations

import re

from kurils.base.errors import InvalidDate
from kurils.dates.tables import Era, eras
from kurils.dates.text import fold, normalise

HINT = "write it like Ansei 1-12-21, Kansei 12-i4-1, or 安政元年十二月二十一日"

_DIGITS = "〇一二三四五六七八九"
_NUMERAL = "[〇零一二三四五六七八九十廿卅壱弐参拾]"
#: other characters for the same numerals
_SAME = str.maketrans({"零": "〇", "廿": "二十", "卅": "三十", "拾": "十", "壱": "一", "弐": "二", "参": "三"})

_names: dict[str, Era] = {}


def read_japanese(given: str, text: str) -> tuple[Era, int, str | None, int | None] | None:
    """Era, year, month label (`4`, `i4`) and day, as far as given; None when the text is no Japanese date.

    `text` is the given text as `normalise` returns it.
    """
    found = _era(text)
    if found is None:
        if re.search("[年月日元閏]", text) and not re.match("[0-9]", text):
            raise InvalidDate(given, "the name of the era is not known", HINT)
        return None
    era, rest = found
    shape = re.fullmatch("([0-9]{1,4})(?:-(i?)([0-9]{1,2})(?:-([0-9]{1,2}))?)?", _numbers(rest))
    if shape is None:
        reason = f"{era.name} must be followed by year, month and day" if rest else "the year of the era is missing"
        raise InvalidDate(given, reason, HINT)
    year, intercalary, month, day = shape.groups()
    label = None if month is None else f"{intercalary}{int(month)}"
    return era, int(year), label, None if day is None else int(day)


def era_named(word: str) -> Era | None:
    """The era of a name alone, in any usual spelling: Ansei, Man'en, Keiō, 安政."""
    try:
        found = _era(normalise(word))
    except InvalidDate:
        return None
    return found[0] if found and not found[1] else None


def _era(text: str) -> tuple[Era, str] | None:
    """The era that a text begins with, and what follows its name."""
    if not _names:
        _names.update({fold(era.name): era for era in eras()})
        _names.update({era.kanji: era for era in eras()})
    if not text[:2].isascii() and text[:2] in _names:
        return _names[text[:2]], text[2:].lstrip(" -.,")
    lead = re.split(f"[0-9元]|{_NUMERAL}", text, maxsplit=1)[0]
    era = _names.get(fold(lead))
    return None if era is None else (era, text[len(lead) :])


def _numbers(rest: str) -> str:
    """`元年十二月二十一日`, `1. 12. 21` or `1 12 21` as `1-12-21`; what is neither stays unreadable."""
    text = rest.replace("元", "1").replace("正月", "1月").replace("朔", "1")
    text = re.sub(_NUMERAL + "+", _value, text)
    text = re.sub("(?:閏|intercalary|int|leap|uruu|i)[-. ]*(?=[0-9])", "i", text)
    text = re.sub("(?<=[0-9]) ?[年月日]$", "", text)
    return re.sub(" *[-./年月] *| +", "-", text)


def _value(match: re.Match[str]) -> str:
    """A kanji numeral up to 99, written with 十 or digit by digit; `?` when it is neither."""
    text = match.group().translate(_SAME)
    if "十" not in text:
        return "".join(str(_DIGITS.index(character)) for character in text)
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones or "〇" in tens + ones:
        return "?"
    return str((_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0))
