"""Text as people type it, brought into one form before it is read."""

from __future__ import annotations

from kurils.base.errors import InvalidDate

LONGEST = 80
HINT = "write 1905-09-05, 1855-01-26 OS, or Ansei 1-12-21"

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\u2e3a\u2e3b"
_IGNORED = "\u200b\u200e\u200f\u2060\ufeff"
_QUOTES = "\u2018\u2019\u02bc\u02b9\u0060\u00b4"
_OLD_KANJI = str.maketrans("寬應萬寶曆德祿貳參壹", "寛応万宝暦徳禄弐参壱")


def normalise(given: str) -> str:
    """Lower case, plain digits, plain dashes, single blanks; InvalidDate when nothing is left, or far too much."""
    import unicodedata

    if len(given) > LONGEST:
        raise InvalidDate(given[:LONGEST] + "…", f"the text is longer than {LONGEST} characters", HINT)
    text = unicodedata.normalize("NFKC", given)
    for characters, plain in ((_DASHES, "-"), (_IGNORED, ""), (_QUOTES, "'")):
        for character in characters:
            text = text.replace(character, plain)
    text = " ".join(text.lower().translate(_OLD_KANJI).split())
    if not text:
        raise InvalidDate(given, "the text is empty", HINT)
    return text


def fold(name: str) -> str:
    """The letters of a romanised name, the same for every usual spelling: Keiō, Keiou, Keio; Tempo, Tenpō."""
    import unicodedata

    letters = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if "a" <= c <= "z")
    for long, short in (("ou", "o"), ("oo", "o"), ("uu", "u"), ("mp", "np"), ("mb", "nb"), ("mm", "nm")):
        letters = letters.replace(long, short)
    return letters
