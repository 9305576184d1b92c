"""Names of places as people type them: one form in which spellings meet, and suggestions for near misses."""

from __future__ import annotations

#: dropped before names are compared
_IGNORED = dict.fromkeys(map(ord, " \t\n-‐‑–—_.,'’ʼ`・·()"))


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


def suggestions(given: str, known: dict[str, str]) -> tuple[str, ...]:
    """Up to three ids whose names are near `given`; `known` maps name keys to ids."""
    import difflib

    close = difflib.get_close_matches(name_key(given), known, 6, 0.6)
    found = list(dict.fromkeys(known[key] for key in close))
    return tuple(found[:3])
