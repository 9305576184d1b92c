"""True sessions for the documents: runs a command line of `kurils` and prints it with its output.

The documents call it through cog: `make docs` writes them anew, and a test checks that they still say what the
program says. The clock, the width and the colours are fixed, so that the output is the same everywhere.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import sys
import tempfile

#: the clock of all documents
TODAY = "2026-11-22"


def run(command: str, width: int = 100, encoding: str = "utf-8") -> tuple[int, str, str]:
    """Exit code, stdout (in an encoding) and stderr of a `kurils …` command line, run in this process."""
    words = shlex.split(command)
    if words[:1] != ["kurils"]:
        raise ValueError(f"not a kurils command: {command}")
    saved, environment = sys.argv, dict(os.environ)
    os.environ.update(KURILS_TODAY=TODAY, COLUMNS=str(width), NO_COLOR="1", TERM="dumb", LC_ALL="C")
    # no settings of whoever writes the documents; those that an example makes are gone with it
    settings = tempfile.TemporaryDirectory()
    os.environ["XDG_CONFIG_HOME"] = settings.name
    for name in ("KURILS_DATA", "KURILS_LANG", "KURILS_PAGER"):
        os.environ.pop(name, None)
    printed, told = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(stream, encoding="utf-8", newline="") for stream in (printed, told))
    try:
        sys.argv = words
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            from kurils.__main__ import main

            try:
                main()
            except SystemExit as stop:
                code = stop.code if isinstance(stop.code, int) else 0
    finally:
        sys.argv = saved
        os.environ.clear()
        os.environ.update(environment)
        settings.cleanup()
    out.flush()
    err.flush()
    return code, printed.getvalue().decode(encoding), told.getvalue().decode("utf-8")


def session(command: str, *, width: int = 100, lines: int | None = None) -> str:
    """The command and what it printed, as a fenced block; `lines` cuts the output with an ellipsis.

    A command may end with `| grep WORD`, which keeps the lines that hold the word, or `| iconv -f NAME`, which decodes.
    """
    asked, _, word = command.partition(" | grep ")
    asked, _, encoding = asked.partition(" | iconv -f ")
    code, out, err = run(asked, width, encoding or "utf-8")
    text = (out + err).rstrip("\n")
    shown = [line for line in text.splitlines() if word in line]
    if lines is not None and len(shown) > lines:
        shown = [*shown[:lines], "…"]
    end = f"\n[exit {code}]" if code else ""
    return "```console\n$ " + command + "\n" + "\n".join(shown) + end + "\n```\n"


def help_page(command: str) -> str:
    """The help of one command as a fenced block."""
    return session(f"kurils {command} --help".replace("  ", " "))
