"""Width of a text on a terminal, cutting and wrapping it, and keeping control characters out of the output."""

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
