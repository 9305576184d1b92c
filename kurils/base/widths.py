"""Width of a text on a terminal, wrapping it, and keeping control characters out of the output."""

from __future__ import annotations

#: what parts words: a blank stands for it
_PARTING = frozenset("\t\n\x0b\x0c\r\x85\u2028\u2029")
#: joiners, which some scripts are not written without
_JOINERS = frozenset("\u200c\u200d")


def clean(text: str) -> str:
    """The text without what is no text: control characters, those that turn the direction of a line or that nobody sees
    (tags, marks of order), halves of pairs. None of them may reach a terminal, a page or a picture from data. What
    ends a line becomes a blank.
    """
    if text.isprintable():
        return text
    return "".join(" " if char in _PARTING else char for char in text if char in _PARTING or _is_text(char))


def _is_text(char: str) -> bool:
    import unicodedata

    return char.isprintable() or char in _JOINERS or unicodedata.category(char) not in ("Cc", "Cs", "Cf")


class _Widths(dict[str, int]):
    """The columns of each character, found out when it is first met."""

    def __missing__(self, char: str) -> int:
        import unicodedata

        # vowels and finals of a Korean syllable that is written letter by letter stand in the columns of the first one
        none = unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf") or "\u1160" <= char <= "\u11ff"
        self[char] = width = 0 if none else 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
        return width


_WIDTHS = _Widths()


def width_of(text: str) -> int:
    """Columns that a terminal uses for the text."""
    if text.isascii():
        return len(text)
    return sum(map(_WIDTHS.__getitem__, text))


def pad(text: str, width: int) -> str:
    """The text filled with blanks to the width."""
    return text + " " * max(0, width - width_of(text))


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns, but of one at least, broken where the language of the text breaks lines.

    A longer word of a script written without blanks is cut; an address or an id never is, and makes its line longer.
    """
    if len(text) <= width and text.isascii():
        return [" ".join(text.split())]
    from kurils.base.breaks import fill

    return fill(text, max(width, 1), width_of)


def narrowest(text: str, most: int) -> int:
    """The columns that a text needs at least, so that nothing in it is torn; those of scripts written without blanks
    can be torn and are given `most` at the most.
    """
    if text.isascii():
        return max(map(len, text.split()), default=1)
    from kurils.base.breaks import pieces, words

    needed = 1
    for piece in (piece for word in words(text) for piece in pieces(word)):
        size = width_of(piece)
        needed = max(needed, size if size == len(piece) else min(size, most))
    return needed
