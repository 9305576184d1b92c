"""`kurils` and `python -m kurils`: run the command line, and never show a traceback."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Answer the command line and exit with its code. A closed pipe is silent and ends with 0."""
    arguments = sys.argv[1:] = [_decoded(word) for word in sys.argv[1:]]
    for stream in (sys.stdout, sys.stderr):
        if (stream.encoding or "").lower().replace("-", "") != "utf8":
            # a Windows or C-locale stream cannot print 択捉 or Итуруп
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        from kurils.fastpath import answered

        done = answered(arguments)
        if done is None:
            # nearly all that is imported stays: looking for garbage less often saves a twentieth of the start, and not
            # looking at all would cost memory
            gc.set_threshold(20_000, *gc.get_threshold()[1:])
            from kurils.cli.app import run

            done = run(arguments)
        code = done
        if code == 0:
            sys.stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        from kurils.cli.output import silence_stdout

        silence_stdout()
        code = 0
    except OSError as error:
        sys.stderr.write(f"kurils: reading or writing stopped: {error.strerror or error}\n")
        code = 2
    except Exception as error:
        sys.stderr.write(f"kurils: unexpected {type(error).__name__}: {error} (please report it)\n")
        if os.environ.get("KURILS_DEBUG"):
            raise
        code = 1
    if code:
        _drop_what_cannot_be_written()
    sys.exit(code)


def _drop_what_cannot_be_written() -> None:
    """What is left for a full disk would otherwise be tried again at the exit, which Python tells in its own words."""
    try:
        sys.stdout.flush()
    except OSError:
        from kurils.cli.output import silence_stdout

        silence_stdout()


def _decoded(word: str) -> str:
    """An argument as UTF-8, also where the locale (C, POSIX) made Python read its bytes otherwise."""
    if word.isascii() or word.isprintable():
        return word
    try:
        return os.fsencode(word).decode("utf-8")
    except UnicodeError:
        return word


if __name__ == "__main__":
    main()
