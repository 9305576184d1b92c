"""A command line run in this process, and what must never come of one."""

from __future__ import annotations

import contextlib
import csv
import gc
import io
import json
import os
import sys
import unicodedata
from typing import NamedTuple

from fuzz import Find
from kurils.__main__ import main

#: code 130 and those of signals are for processes
CODES = (0, 1, 2, 3, 4)


class Answer(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    out: bytes
    err: str


def ask(words: list[str], stdin: bytes = b"") -> Answer:
    """Run a command line as `kurils` would. Raises Find for what escapes it."""
    streams = [io.TextIOWrapper(io.BytesIO(content), "utf-8", newline="") for content in (stdin, b"", b"")]
    before, kept = dict(os.environ), (sys.argv, sys.stdin, sys.stdout, sys.stderr)
    sys.argv = ["kurils", *words]
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        main()
    except SystemExit as stop:
        code = int(stop.code or 0)
    except BaseException as error:
        raise Find(f"{type(error).__name__} reached the user: {error}") from error
    finally:
        sys.argv, sys.stdin, sys.stdout, sys.stderr = kept
        os.environ.clear()
        os.environ.update(before)
        gc.unfreeze()
    for stream in streams[1:]:
        with contextlib.suppress(ValueError):
            stream.flush()
    out, err = (stream.buffer.getvalue() for stream in streams[1:])  # type: ignore[attr-defined]
    return Answer(code, out, err.decode("utf-8", "surrogateescape"))


def judge(words: list[str], answer: Answer) -> None:
    """Raise Find for an answer that no command may give."""
    code, out, err = answer
    if code not in CODES:
        raise Find(f"exit code {code}")
    if "kurils: unexpected " in err or "Traceback" in err:
        raise Find(err.strip())
    # a row that cannot be read under --strict, and nothing else, ends in 1 without being a fault
    if code == 1 and "--strict" not in words:
        raise Find(f"exit code 1: {err.strip()}")
    for line in err.splitlines():
        if not line.startswith("kurils: "):
            raise Find(f"a line on stderr that is no message: {line!r}")
    # the problems of a record are the answer of `check`
    if code and not err and not (code == 3 and "check" in words):
        raise Find(f"exit code {code}, and nothing said")
    _seen(err, "stderr")
    # colours and links are ours where they are asked for
    if any("always" in word for word in words):
        return
    # what `tag` prints is its user's
    if "tag" not in words and (_format(words) is not None or not out.startswith((b"\x89PNG", b"<"))):
        _seen(out.decode("utf-8", "surrogateescape").replace("\r\n", "\n").replace("\x1e", ""), "stdout")
    _read(words, answer)


def _seen(text: str, where: str) -> None:
    for char in text:
        if char.isprintable() or char in "\n\u00a0\u3000\u200c\u200d":
            continue
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            at = text.index(char)
            raise Find(f"{char!r} on {where}: {text[max(0, at - 30) : at + 30]!r}")


def _format(words: list[str]) -> str | None:
    from kurils.cli.output import format_asked

    return format_asked(words)


def _read(words: list[str], answer: Answer) -> None:
    """What was asked for as JSON must be JSON, errors too; what was asked for as CSV must be a table."""
    code, out, _ = answer
    if {"-o", "--output", "--help", "-h", "help", "--version", "-V", "config"} & set(words) or any(
        word.startswith(("-o", "--out", "--show-completion", "--install-completion")) for word in words
    ):
        return
    format, text = _format(words), out.decode("utf-8", "surrogateescape")
    try:
        if format == "json" and (code or text) and words[:1] not in (["export"], ["tag"], ["config"]):
            _json(text)
        elif format == "ndjson":
            for line in text.split("\n")[:-1]:
                _json(line)
        elif format == "csv" and not code:
            widths = {len(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)}
            if len(widths) > 1:
                raise Find(f"a table with rows of {sorted(widths)} cells")
    except (ValueError, csv.Error) as error:
        raise Find(f"no {format}: {error}: {text[:200]!r}") from error


def _json(text: str) -> None:
    """One value, or one a line, as of many dates and points."""
    try:
        json.loads(text)
    except ValueError:
        for line in text.splitlines():
            json.loads(line)
