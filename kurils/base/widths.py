"""Width of a text on a terminal, cutting and wrapping it, and keeping control characters out of the output."""

from __future__ import annotations

#: bidirectional controls could make a line read as something that it does not say
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """The text without control characters: none of them may reach a terminal from data."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if c in "\n\t" else c for c in text if c in "\n\t" or (c not in _BIDI and _printable(c)))


def _printable(char: str) -> bool:
    import unicodedata

    return unicodedata.category(char) not in ("Cc", "Cs")


def width_of(text: str) -> int:
    """Columns that a terminal uses for the text."""
    if text.isascii():
        return len(text)
    return sum(map(_char_width, text))


def _char_width(char: str) -> int:
    import unicodedata

    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def pad(text: str, width: int) -> str:
    """The text filled with blanks to the width."""
    return text + " " * max(0, width - width_of(text))


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns, but of one at least.

    A longer word of a script written without blanks is cut; an address or an id never is, and makes its line longer.
    """
    width = max(width, 1)
    lines: list[str] = []
    line, used = "", 0
    for whole in text.split():
        word, size = whole, width_of(whole)
        if line and used + 1 + size > width:
            lines.append(line)
            line, used = "", 0
        if size > width and (whole.isascii() or "://" in whole):
            lines += [line] if line else []
            line, used = whole, size
            continue
        while size > width:
            head, word = _cut(word, width - used - (1 if line else 0))
            lines.append(f"{line} {head}" if line else head)
            line, used, size = "", 0, width_of(word)
        line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    return [*lines, line] if line or not lines else lines


def _cut(word: str, width: int) -> tuple[str, str]:
    used = 0
    for at, char in enumerate(word):
        used += _char_width(char)
        if used > max(width, 1):
            return word[: max(at, 1)], word[max(at, 1) :]
    return word, ""
