"""Text as people type it, brought into one form before it is read."""

from __future__ import annotations

from kurils.base.errors import InvalidDate, Said

LONGEST = 120
HINT = Said("write 1905-09-05, 5 September 1905, 1855-01-26 OS, or Ansei 1-12-21", "error.hint.date")

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\u2e3a\u2e3b"
_IGNORED = "\u00ad\u200b\u200e\u200f\u2060\ufeff\u0301"
_QUOTES = "\u2018\u2019\u02bc\u02b9\u0060\u00b4"
_BRACKETS = dict(zip("〔〕【】［］⟨⟩", "[][][][]"))
#: old and simplified characters as Japan writes them now, and the letters that Russian dropped in 1918
_SAME = str.maketrans(
    {
        **dict(zip("寬應萬寶曆德祿貳參壹宽应庆宝历贞两號号", "寛応万宝暦徳禄弐参壱寛応慶宝暦貞両日日")),
        **dict(zip("іѣѳѵ", "иефи")),
        **_BRACKETS,
        **{chr(0x0E50 + digit): str(digit) for digit in range(10)},
    }
)
#: what Korean writes behind the numbers of a date
_KOREAN = (("년", "年"), ("월", "月"), ("일", "日"))


def normalise(given: str) -> str:
    """Lower case, plain digits, plain dashes, single blanks; InvalidDate when nothing is left, or far too much."""
    import unicodedata

    if len(given) > LONGEST:
        reason = Said(f"the text is longer than {LONGEST} characters", "why.long", most=LONGEST)
        raise InvalidDate(given[:LONGEST] + "…", reason, HINT)
    text = unicodedata.normalize("NFKC", given)
    for characters, plain in ((_DASHES, "-"), (_IGNORED, ""), (_QUOTES, "'")):
        for character in characters:
            text = text.replace(character, plain)
    text = " ".join(text.lower().translate(_SAME).split())
    if not text:
        raise InvalidDate(given, Said("the text is empty", "why.empty"), HINT)
    if not text.isascii():
        import re

        text = text.replace("원년", "元年")
        for korean, kanji in _KOREAN:
            text = re.sub(f"(?<=[0-9]) ?{korean}(?![가-힣])", kanji, text)
    return text


def fold(name: str) -> str:
    """The letters of a romanised name, the same for every usual spelling: Keiō, Keiou, Keio; Tempo, Tenpō."""
    import unicodedata

    letters = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if "a" <= c <= "z")
    for long, short in (("ou", "o"), ("oo", "o"), ("uu", "u"), ("mp", "np"), ("mb", "nb"), ("mm", "nm")):
        letters = letters.replace(long, short)
    return letters
