"""Command lines that answers offer: each asks the same record as the one that was asked."""

from __future__ import annotations

#: the folder that `--data` named on the command line of this run, or None; what `KURILS_DATA` says holds by itself
data: str | None = None


def command(*words: object) -> str:
    """A command line of the program, with `--data FOLDER` where that was given."""
    asked = ["kurils", *(str(word) for word in words if word != "")]
    if data is not None:
        asked += ["--data", as_argument(data)]
    return " ".join(asked)


def as_argument(path: str) -> str:
    """A path as it is written on a command line: one word for the shell, and no option."""
    from shlex import quote

    return quote(f"./{path}" if path.startswith("-") else path)
