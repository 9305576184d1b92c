"""Whether this terminal can show the explorer; if not, why, in words that say what to do."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager

from kurils.base.errors import Said, UsageError
from kurils.explore import MOST_CELLS, SMALLEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: of the variables of Textual those that a user may need, and that can be set to anything
KEPT = ("TEXTUAL_ANIMATIONS", "TEXTUAL_DISABLE_KITTY_KEY")
#: variables that all programs read as numbers
NUMBERS = ("ESCDELAY", "COLUMNS", "LINES")

HINT = Said(
    "kurils status and kurils timeline answer anywhere",
    "error.hint.anywhere",
    both=["kurils status", "kurils timeline"],
)


def fits(columns: int, lines: int) -> bool:
    """Whether a terminal of this size has room for the explorer."""
    return columns >= SMALLEST[0] and lines >= SMALLEST[1]


def refuse_unfit() -> None:
    """Raise UsageError unless stdin, stdout and stderr are a terminal that can be drawn on and is large enough."""
    # Textual draws on stderr, so that one counts too
    if not all(_is_terminal(stream) for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__)):
        none = UsageError("the explorer needs a terminal: its input or output is a file or a pipe", HINT)
        raise none.keyed("explore-terminal")
    kind = os.environ.get("TERM", "")
    if os.name == "posix" and kind in ("", "dumb", "unknown"):
        said = f"TERM={kind}" if kind else Said("TERM is not set", "why.no-term")
        raise UsageError(f"the explorer cannot draw on this terminal ({said})", HINT).keyed("explore-draw", given=said)
    columns, lines = _size()
    if columns * lines > MOST_CELLS:
        size = f"{columns} × {lines}"
        raise UsageError(f"the explorer cannot draw on this terminal ({size})", HINT).keyed("explore-draw", given=size)
    if (columns and columns < SMALLEST[0]) or (lines and lines < SMALLEST[1]):
        needed = f"{SMALLEST[0]} columns and {SMALLEST[1]} lines"
        sizes = {"least_columns": SMALLEST[0], "least_rows": SMALLEST[1], "columns": columns, "rows": lines}
        raise UsageError(
            f"the explorer needs {needed}; this terminal has {columns} and {lines}", f"make it larger; {HINT}"
        ).keyed("explore-small", "larger", hint=HINT, **sizes)


@contextmanager
def without_theirs() -> Iterator[None]:
    """Take what is meant for Textual out of the environment: wishes of people who build programs with it.

    A number, a colour or a file that it cannot use would end this one, and a driver or a theme is code of others.
    """
    theirs = {
        name: value
        for name, value in os.environ.items()
        # NO_COLOR, COLORTERM and the like are for all programs; this number is too, if it is one
        if (name.startswith("TEXTUAL") and name not in KEPT)
        or (name in NUMBERS and not (value.isascii() and value.isdecimal() and len(value) < 7))
    }
    for name in theirs:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(theirs)


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError, OSError):
        return False


def _size() -> tuple[int, int]:
    """Columns and lines; 0 where the terminal does not say."""
    try:
        return tuple(os.get_terminal_size(sys.__stdout__.fileno()))  # type: ignore[union-attr, return-value]
    except (AttributeError, OSError, ValueError):
        return 0, 0
