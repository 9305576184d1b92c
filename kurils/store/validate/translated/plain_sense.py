"""What a translation keeps of the plain sense of its English: every small number, and that something is denied."""

from __future__ import annotations

import re
from functools import cache

from kurils.dates.civil import MONTHS
from kurils.store.validate.names.naming import SCRIPTS

#: words for numbers
_SAID = (
    "no zero", "one first once an a single", "two second twice half halves both pair couple either neither",
    "three third", "four fourth quarter", "five fifth", "six sixth", "seven seventh", "eight eighth", "nine ninth",
    "ten tenth", "eleven eleventh", "twelve twelfth", "thirteen thirteenth", "fourteen fourteenth",
    "fifteen fifteenth", "sixteen sixteenth", "seventeen seventeenth", "eighteen eighteenth", "nineteen nineteenth",
)  # fmt: skip
_UNITS = {word: number for number, words in enumerate(_SAID) for word in words.split()}
_TENS = {
    f"{word}{ending}": 10 * number
    for number, word in enumerate(("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"), 2)
    for ending in ("y", "ieth")
}
_MONTHS = {month.lower()[:letters]: number for number, month in enumerate(MONTHS, 1) for letters in (3, 4, 9)}
_ROMAN = {
    tens + unit: 10 * number + ones
    for number, tens in enumerate(("", "x", "xx"))
    for ones, unit in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    if tens or unit
}
#: a year of an era, beside the one that is compared
_ERA_YEAR = re.compile(r"(?:明治|大正|昭和|平成|令和)\d+年")
_HALF = re.compile(r"\bhal(?:f|ves)\b")
_WORD = re.compile(r"[a-z]+|\d+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'-]*[A-Za-z]")
_NUMERAL = re.compile("[IVXLC]+")
_DECADE = re.compile(r"\b(\d\d)(\d)0s")
_NEGATIVE = re.compile(r"\b[Nn](?:ot|o|ever|or|either)\b|n't\b")
#: a name in romanised Japanese may have the word
_DENIED = re.compile(
    r"\b(?:[A-Z][\w-]+ no|[Nn]o more|[Nn]o later|[Nn]ot (?:later|earlier|more|less)|[Nn]os?\. ?\w+)\b"
    r"|((?<![\w-])(?:[Nn](?:ot|ever|or|either|o))(?![\w-])|n't\b)"
)
#: with what each language denies, and with what it says the opposite instead
DENIALS = {
    "ru": re.compile(
        r"\b(?:не|ни|нет|без|нельзя)\b|\bни(?:к|ч)|\bне(?!кото|скол|обхо|медл|дел|дав|фт|бо|сти|сут|мец|мно)[а-яё]{4,}"
        r"|\bразн|\bрасход|отверг|отказ|отсутств",
        re.IGNORECASE,
    ),
    "ja": re.compile("な[いくかけ]|ず|ぬ|未|不|非|否|まい|ません|なし|無[いくかけ人効条]|反する|自粛"),
    "zh": re.compile("[不未没无非否别勿]"),
    "ko": re.compile("않|없|아니|아닌|못|안 |부인|말|자제|미정|불[가법]|무효"),
    "th": re.compile("ไม่|มิ|ไร้|ปราศจาก|ห้าม"),
}


def other_words(english: str, text: str) -> list[str]:
    """Words in Latin letters that a text has and its English does not, but for numbers in them."""
    words = _LATIN.findall(text)
    if not words:
        return words
    low = english.lower()
    return [word for word in words if word.lower() not in low and not _NUMERAL.fullmatch(word)]


def is_denial(english: str) -> bool:
    """Whether a text denies something, in so many words."""
    return _NEGATIVE.search(english) is not None and any(_DENIED.findall(english))


def in_script(text: str, language: str) -> bool:
    """Whether a text has letters of the script of a language."""
    return SCRIPTS[language].search(text) is not None


def is_affirmed(text: str, language: str) -> bool:
    """Whether a text in the script of a language denies nothing."""
    return language in DENIALS and not DENIALS[language].search(text) and in_script(text, language)


def other_numbers(english: str, text: str, given: set[str], islands: int) -> set[str]:
    """Those of the numbers of a text, of one or two figures, that the English does not have, in figures or in words.

    The number of the islands is what they are called by, and one is often unsaid.
    """
    others = {figure for figure in given if figure and int(figure) not in {1, islands} | _numbers(english)}
    if others and (era := _ERA_YEAR.findall(text)):
        others -= {figure for year in era for figure in re.findall(r"\d+", year)}
    return others


@cache
def _numbers(english: str) -> frozenset[int]:
    """The numbers below a thousand that a text says; of decades the century too, and of tens of thousands how many."""
    found, before = set(), 0
    for word in _WORD.findall(english.lower().replace(",", "")):
        if word.isdecimal():
            number = int(word)
        else:
            number = next((table[word] for table in (_UNITS, _TENS, _ROMAN, _MONTHS) if word in table), 0)
            # sixty-two, two hundred
            found.add(before + number)
        found |= {number, number // 10_000}
        before = number if word in _TENS else 0
    if _HALF.search(english):
        # three and a half, 3.5
        found.add(5)
    for century, tens in _DECADE.findall(english):
        found |= {int(century) + 1, 10 * int(tens)}
    return frozenset(found)
