"""Reading Japanese dates: Ansei 1-12-21, Kansei 12-i4-1, M38.9.5, 安政元年十二月二十一日, 메이지 38년."""

from __future__ import annotations

import re

from kurils.base.errors import InvalidDate, Said
from kurils.dates.tables import Era, eras
from kurils.dates.text import fold
from kurils.dates.vocabulary import ERA_LETTERS, ERA_NAMES, romanised

HINT = Said("write it like Ansei 1-12-21, Kansei 12-i4-1, or 安政元年十二月二十一日", "error.hint.era-date")

_DIGITS = "〇一二三四五六七八九"
NUMERAL = "[〇零一二三四五六七八九十廿卅百千壱弐参拾]"
#: other characters for the same numerals
_SAME = str.maketrans({"零": "〇", "廿": "二十", "卅": "三十", "拾": "十", "壱": "一", "弐": "二", "参": "三"})
#: the order of Russian books, and of Thai ones
_RUSSIAN = re.compile(
    r"(?:([0-9]+)-?й день )?(?:((?:доп|вст|вис)\w*\.? )?([0-9]+)-?го месяца )?([0-9]+)-?(?:го года|й год|го г\.) (\w+)"
)
_THAI = re.compile(r"(?:(?:วัน)?ที่ ?([0-9]+) )?(?:เดือน ?([0-9]+) )?(?:รัชศก|ปี)(\D+?) ?(?:ปี)?ที่ ?([0-9]+)")

_names: dict[str, Era] = {}


def read_japanese(given: str, text: str) -> tuple[Era, int, str | None, int | None] | None:
    """Era, year, month label (`4`, `i4`) and day, as far as given; None when the text is no Japanese date.

    `text` is the given text as `normalise` returns it.
    """
    found = _era(text)
    if found is None:
        if re.search("[年月日元閏]", text) and not re.match(f"[0-9]|{NUMERAL}+ ?[年月日]", text):
            raise InvalidDate(given, Said("the name of the era is not known", "why.era-name"), HINT)
        return None
    era, rest = found
    shape = re.fullmatch("([0-9]{1,4})(?:-(i?)([0-9]{1,2})(?:-([0-9]{1,2}))?)?", _numbers(rest))
    if shape is None:
        if not rest:
            raise InvalidDate(given, Said("the year of the era is missing", "why.era-year"), HINT)
        parts = Said(f"{era.name} must be followed by year, month and day", "why.era-parts", era=era.name)
        raise InvalidDate(given, parts, HINT)
    year, intercalary, month, day = shape.groups()
    label = None if month is None else f"{intercalary}{int(month)}"
    return era, int(year), label, None if day is None else int(day)


def _era(text: str) -> tuple[Era, str] | None:
    """The era of a text, and its year, month and day as they stand behind its name."""
    if not _names:
        _names.update({fold(era.name): era for era in eras()})
        _names.update({era.kanji: era for era in eras()})
        _names.update({name: _names[fold(printed)] for name, printed in ERA_NAMES.items()})
    if text[:2] in _names:
        return _names[text[:2]], text[2:].lstrip(" -.,")
    letter = re.match(r"([a-z明大昭平令])[. ]?(?=[0-9元]{1,2}(?:[-./][0-9]{1,2}[-./][0-9]{1,2}$| ?年))", text)
    if letter is not None and letter.group(1) in ERA_LETTERS:
        return _names[fold(ERA_LETTERS[letter.group(1)])], text[letter.end() :]
    turned = _turned(text)
    if turned is not None:
        return turned
    lead = re.split(f"[0-9元]|{NUMERAL}", text)[0]
    era = _named(lead)
    return None if era is None else (era, text[len(lead) :])


def _named(word: str) -> Era | None:
    """The era of a name in Latin or Cyrillic letters, hangul or Thai."""
    name = romanised(word.strip(" -.,"))
    return _names.get(name) or _names.get(fold(name))


def _turned(text: str) -> tuple[Era, str] | None:
    """A date whose day comes first and whose era comes last: 5-й день 9-го месяца 38-го года Мэйдзи."""
    russian, thai = _RUSSIAN.fullmatch(text), _THAI.fullmatch(text)
    if russian is not None:
        day, leap, month, year, name = russian.groups()
    elif thai is not None:
        (day, month, name, year), leap = thai.groups(), None
    else:
        return None
    era = _named(name)
    if era is None or (day and not month):
        return None
    return era, "-".join(part for part in (year, month and ("i" if leap else "") + month, day) if part)


def _numbers(rest: str) -> str:
    """`元年十二月二十一日`, `1. 12. 21` or `1 12 21` as `1-12-21`; what is neither stays unreadable."""
    text = rest.replace("元", "1").replace("正月", "1月").replace("朔", "1").strip(" .")
    text = numerals(text)
    text = re.sub("(?:閏|윤|intercalary|int|leap|uruu|i)[-. ]*(?=[0-9])", "i", text)
    text = re.sub("(?<=[0-9]) ?[年月日]$", "", text)
    return re.sub(" *[-./年月] *| +", "-", text)


def numerals(text: str) -> str:
    """The text with its kanji numerals as digits."""
    return re.sub(NUMERAL + "+", _value, text)


def _value(match: re.Match[str]) -> str:
    """A kanji numeral, written with 千, 百 and 十 or digit by digit; `?` when it is neither."""
    text = match.group().translate(_SAME)
    if not re.search("[十百千]", text):
        return "".join(str(_DIGITS.index(character)) for character in text)
    digit = "([一二三四五六七八九]?)"
    shape = re.fullmatch(f"(?:{digit}(千))?(?:{digit}(百))?(?:{digit}(十))?{digit}", text)
    if shape is None:
        return "?"
    # where there is none, it is found at 0
    value = _DIGITS.index(shape[7])
    for group, worth in ((1, 1000), (3, 100), (5, 10)):
        if shape[group + 1]:
            value += (_DIGITS.index(shape[group]) if shape[group] else 1) * worth
    return str(value)
