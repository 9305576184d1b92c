"""Names of places as people type them: forms in which spellings meet, and suggestions for near misses.

`name_key` joins spellings that differ in case, accents and punctuation. `sound_key` joins more: it drops the words that
say what a place is (Island, Ostrov, -jima, 島, 섬, เกาะ), and lets romanisations, old and new characters meet.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: letters of a name; nothing is called by more
LONGEST = 200

#: stands between two ids for a name that two places bear
TWO = "|"

#: put before a text in English where there is none in the language asked for
MARK = "[EN] "

#: dropped before names are compared
_IGNORED = dict.fromkeys(map(ord, " \t\n-‐‑–—_.,'’ʼʹ′`´ʻ\"“”«»・·()"))

#: words that say what is named; the ends of Japanese names are words only behind a hyphen or a blank
_LATIN = (
    "islands island isles isle islets islet isl is i the of "
    "ostrova ostrov o-va o-v ova ov o insel inseln ile iles île îles isla islas isola "
    "group archipelago chain rocks to do jima shima dao seom shoto gunto retto gundo jedo"
)
_CYRILLIC = "остров острова острову острове островов о о-в о-ва ов ова о-вов группа архипелаг остр"
_WORDS = frozenset(f"{_LATIN} {_CYRILLIC}".split())
#: ends of names in scripts without blanks, the longest first; and beginnings, in Thai
_ENDS = (
    "群島", "諸島", "列島", "半島", "ぐんとう", "しょとう", "れっとう", "とう", "じま", "しま", "島",
    " 군도", " 제도", " 열도", "군도", "제도", "열도", "섬", "도",
)  # fmt: skip
_BEGINNINGS = ("หมู่เกาะ", "เกาะ")

#: what the romanisations of one sound become, in this order; Cyrillic endings of adjectives and genitives likewise
_SOUNDS = (
    ("tsch", "s"), ("tch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "h"), ("ph", "f"), ("zh", "z"),
    ("ts", "t"), ("dz", "z"), ("yo", "e"), ("jo", "e"), ("ou", "u"), ("oo", "u"), ("hu", "fu"), ("w", "v"), ("j", "i"),
    ("y", "i"), ("ff", "v"), ("ё", "е"), ("ъ", ""), ("ь", ""), ("ѣ", "е"), ("і", "и"), ("й", "и"),
)  # fmt: skip
_ENDINGS = (
    ("skogo", "ski"), ("skii", "ski"), ("ego", "i"), ("ogo", "i"), ("ova", "ov"), ("eva", "ev"), ("ina", "in"),
    ("ona", "on"), ("ии", "и"), ("ыи", "и"), ("ского", "ски"), ("ого", "и"), ("его", "и"), ("ова", "ов"), ("ева", "ев"),
    ("ина", "ин"), ("она", "он"),
)  # fmt: skip
#: Thai writes long and short vowels alike in foreign names, and silences letters
_THAI = {ord("ี"): "ิ", ord("ู"): "ุ", ord("์"): "", ord("็"): "", ord("่"): "", ord("้"): "", ord("ั"): "ะ"}
#: the fewest letters that are a name by themselves
_SHORTEST = 2


#: what the stable identifiers of documents, places, spells and positions begin with, in every export
PREFIX = "kurils:"


def identifier(id: str) -> str:
    """The stable identifier of what has this id in the record: it is never given to anything else."""
    return f"{PREFIX}{id}"


def plain_id(given: str) -> str:
    """The id that an identifier stands for; anything else as it is."""
    given = given.strip()
    return given[len(PREFIX) :] if given[: len(PREFIX)].lower() == PREFIX else given


def name_key(name: str) -> str:
    """The form in which two spellings of one name are equal: no case, accents of Latin and Cyrillic, or punctuation."""
    if name.isascii():
        return name.casefold().translate(_IGNORED)
    import unicodedata

    folded = unicodedata.normalize("NFKC", name).casefold()
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFD", folded)
        stripped = "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f")
        folded = unicodedata.normalize("NFC", stripped)
    return folded.translate(_IGNORED)


def bare(name: str) -> str:
    """The name without the words that say what it is the name of: `Shibotsu-jima`, `о-в Итуруп`, `択捉島`.

    A name that would be nothing then, or a single character, keeps them.
    """
    import re

    words = re.split(r"[\s\-‐‑–_.,、]+", name.casefold().strip())
    # `о-в` and `o-va` fall apart at their hyphen
    joined = re.sub(r"(?<![^\W\d_])(o|о)[-‐‑–.]?\s?(va|vov|v|ва|вов|в)(?![^\W\d_])", " ", " ".join(words))
    kept = " ".join(word for word in joined.split() if _plain(word) not in _WORDS)
    name = kept if len(kept) >= _SHORTEST else " ".join(words)
    for beginning in _BEGINNINGS:
        if name.startswith(beginning) and len(name) > len(beginning) + 1:
            name = name[len(beginning) :].strip()
    for end in _ENDS:
        if name.endswith(end) and len(name) >= len(end) + _SHORTEST:
            return name[: -len(end)].strip()
    return name


def sound_key(name: str) -> str:
    """The form in which names of one sound are equal, whatever romanisation, generic word or character is used."""
    from kurils.base.kanji import usual

    key = name_key(bare(usual(name))).translate(_THAI)
    for written, sound in _SOUNDS:
        key = key.replace(written, sound)
    key = "".join(char for at, char in enumerate(key) if at == 0 or char != key[at - 1])
    for ending, base in _ENDINGS:
        if key.endswith(ending) and len(key) > len(ending) + _SHORTEST:
            key = key[: -len(ending)] + base
    return key


def _plain(word: str) -> str:
    """A word without its accents: `Tō`, `Île`."""
    if word.isascii():
        return word
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFD", word) if not "\u0300" <= c <= "\u036f")


def close(given: str, known: Iterable[str], count: int = 3, least: float = 0.6) -> list[str]:
    """Those of the known texts that are most like the given one, the likest first; `least`, 0 to 1, is how like.

    What is too long to be as like as that to any of them is not compared: that would take long.
    """
    import difflib

    texts = list(known)
    # two texts are as like as twice their common letters to all their letters; at the very bound they are compared
    if len(given) * least > (2 - least) * max(map(len, texts), default=0) + 1e-9:
        return []
    return difflib.get_close_matches(given, texts, count, least)


def suggestions(given: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Up to three ids for a name that is not known; `known` maps sound keys to ids.

    First the places one of whose names stands within what was given (`Shana harbour, Etorofu`), then those that are
    spelled like it.
    """
    import re

    words = [sound_key(word) for word in re.split(r"[\s,;/()、，（）]+", given) if len(word) > 2]
    meant = [id for word in sorted(words, key=len, reverse=True) for id in known.get(word, ())]
    key = sound_key(given)
    inside = [
        id for name in sorted(known, key=len, reverse=True) if len(name) > 4 and name in key for id in known[name]
    ]
    like = close(key, known, 6)
    found = list(dict.fromkeys([*meant, *inside, *(id for name in like for id in known[name])]))
    return tuple(found[:3])
