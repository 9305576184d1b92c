"""The form of a text in which words are looked for, and whether a word stands in it.

`key` makes the form. A page that searches by itself gets keys that were made here, and needs three steps for a query:
its own key, the words of that, and `holds` for each of them; `rules` gives it the tables.

A key has blanks around every word. Scripts that write without blanks keep a run of characters as one word.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from kurils.base.errors import UsageError
from kurils.base.kanji import usual

#: letters of a query, and of a title
LONGEST = 500

#: words that mean the same in titles, and one character for two names of Russia: 日魯, 日露
_SAME_WORDS = {"saint": "st", "sankt": "st", "санкт": "с"}
_SAME_CHARACTERS = str.maketrans({"魯": "露", "ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l"})
#: words that no document lacks: a query need not find them
COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "between",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "и",
        "в",
        "на",
        "о",
        "об",
        "от",
        "по",
        "с",
        "между",
    ]
)
#: the fewest letters of a word of which the ending may differ: Russian inflects
_INFLECTED = 6
#: characters of scripts that write without blanks, or put them where they please
_RUN = "ぁ-ゖゝゞァ-ヺー㐀-䶿一-鿿豈-﫿가-힣฀-๿"


def fold(text: str) -> str:
    """The text without case, width, accents and macrons, and with one character for old and new kanji and for kana."""
    text = usual(unicodedata.normalize("NFKC", text).casefold()).translate(_SAME_CHARACTERS)
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f"))


def key(text: str) -> str:
    """The words of a text, in the form in which they are compared, with a blank before, between and behind them."""
    folded = re.sub("['’ʼʹ`´]", "", fold(text))
    # no stop, dot or bracket parts what is written without blanks: 樺太・千島交換条約
    folded = re.sub(f"(?<=[{_RUN}])[^\\w\\s{_RUN}]+(?=[{_RUN}])", "", folded)
    words = re.findall(f"[{_RUN}]+|[^\\W_{_RUN}]+", folded)
    return f" {' '.join(_SAME_WORDS.get(word, word) for word in words)} " if words else " "


def words(query: str) -> list[str]:
    """The words of a query that must be found; all of them when none but common ones are there."""
    found = key(query).split()
    return [word for word in found if word not in COMMON] or found


def within_bounds(query: str) -> str:
    """The query itself. Raises UsageError where it is so long that looking for its words would take long."""
    if len(query) > LONGEST:
        wrong = UsageError(f"the query is longer than {LONGEST} characters", "some of its words will do")
        raise wrong.keyed("query", "query", most=LONGEST)
    return query


def holds(text_key: str, word: str) -> bool:
    """Whether a word, or a word that begins so, stands in a key.

    Words of one to three letters must be whole; a Russian word of six or more may end otherwise; what is written
    without blanks is found anywhere.
    """
    if re.match(f"[{_RUN}]", word):
        return word in text_key.replace(" ", "")
    if len(word) <= 3 and not word.isdigit():
        return f" {word} " in text_key
    if "а" <= word[0] <= "я" and len(word) >= _INFLECTED:
        word = word[:-2]
    return f" {word}" in text_key


def rules(characters: str, fields: int) -> dict[str, Any]:
    """What a script needs to make the key of a query and to compare it: `folds`, what each of the characters becomes
    that stand in the texts, where it becomes another; `same`, words for words; `common`, words that need not be found;
    `run`, the characters that are written without blanks, as in a regular expression; `fields`, how many fields a
    document has."""
    every = sorted({*characters, *characters.lower()})
    folded = {char: fold(char) for char in every if fold(char) != char}
    return {"folds": folded, "same": _SAME_WORDS, "common": sorted(COMMON), "run": _RUN, "fields": fields}
