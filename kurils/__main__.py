"""`kurils` and `python -m kurils`: run the command line, and never show a traceback."""

from __future__ import annotations

import gc
import io
import os
import sys


def main() -> None:
    """Answer the command line and exit with its code. A closed pipe is silent and ends with 0."""
    arguments = sys.argv[1:]
    try:
        arguments = sys.argv[1:] = [_decoded(word) for word in arguments]
        _streams()
        _surroundings()
        if os.environ.get("_KURILS_COMPLETE"):
            from kurils.cli.completing.shells import complete

            sys.exit(complete(os.environ["_KURILS_COMPLETE"]))
        from kurils.cli.manners import reset

        reset()
        arguments = sys.argv[1:] = _with_data(arguments)
        from kurils.fastpath import answered

        done = answered(arguments)
        if done is None:
            # nearly all that is imported stays: looking for garbage less often saves a twentieth of the start, and not
            # looking at all would cost memory
            gc.set_threshold(20_000, *gc.get_threshold()[1:])
            from kurils.cli.stopping import heed

            heed()
            from kurils.cli.app import run

            done = run(arguments)
        code = done
        if code == 0:
            sys.stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except SystemExit as asked:
        # a request to end, perhaps with the terminal gone that the rest would be written to
        code = asked.code if isinstance(asked.code, int) else 1
    except BrokenPipeError:
        from kurils.cli.output import silence_stdout

        silence_stdout()
        code = 0
    except Exception as error:
        try:
            code = _told(error.with_traceback(None) if isinstance(error, MemoryError) else error, arguments)
        except (MemoryError, ImportError, SystemError):
            # too little even to look for the words, in whichever way that shows itself
            os.write(2, b"kurils: there is too little memory for this\n")
            # at once: Python would find none for its own end either, and say so once for each error behind another
            os._exit(1)
        except OSError as fault:
            # the words are in files, and none may be opened any more
            os.write(2, f"kurils: reading or writing stopped: {fault.strerror}\n".encode())
            code = 2
        if code == 1 and os.environ.get("KURILS_DEBUG"):
            raise
    if code:
        _drop_what_cannot_be_written()
    if code > 128:
        from kurils.cli.stopping import deaf

        deaf()
    sys.exit(code)


def _surroundings() -> None:
    """What libraries and the user's environment would have Python do otherwise."""
    # nothing here is a matter for its threads, for each of which it takes memory when it is loaded
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if os.environ.get("HOME") == "":
        # as where it is not set: files of the user's do not lie at the root of the disk
        del os.environ["HOME"]
    if not os.environ.get("KURILS_DEBUG"):
        # of what libraries leave half-made behind an error Python would tell at length, and go on
        sys.unraisablehook = lambda _: None


def _with_data(arguments: list[str]) -> list[str]:
    """The arguments without `--data FOLDER`, which may stand anywhere and holds for this process and its workers."""
    from kurils.base import asking

    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            return [*rest, word, *words]
        if word == "--data" or word.startswith("--data="):
            folder = next(words, "") if word == "--data" else word[len("--data=") :]
            if not folder or folder.startswith("-"):
                from kurils.base.errors import UsageError

                raise UsageError("--data needs a folder", "kurils status --data FOLDER").keyed("data-folder")
            if asking.data not in (None, folder):
                from kurils.cli.once import given_twice

                raise given_twice("--data", str(asking.data), folder)
            os.environ["KURILS_DATA"] = asking.data = folder
        else:
            rest.append(word)
    return rest


def _told(error: Exception, arguments: list[str]) -> int:
    """Tell of what nobody else told, in one line, and in the format asked for; the exit code."""
    from kurils.base.errors import KurilsError
    from kurils.base.files import stopped
    from kurils.base.memory import is_no_room, too_little
    from kurils.cli.output import report_error

    if isinstance(error, KurilsError):
        said = error
    elif is_no_room(error):
        said = too_little()
    elif isinstance(error, OSError):
        said = stopped(error)
    else:
        kind = type(error).__name__
        said = KurilsError(f"unexpected {kind}: {error}", "please report it")
        said.keyed("unexpected", "report-it", kind=kind, reason=str(error))
    try:
        report_error(said, arguments)
    except OSError:
        # a full disk behind stderr too: the code is all that is left to say it with
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    return said.exit_code


def _streams() -> None:
    """Let all that is printed be UTF-8, whatever the locale (Windows, C) says; halves of pairs become escapes.

    Where a stream was closed before we began (`>&-`), its number is taken, so that no file that is opened later gets
    it and what is written to it; it can be neither read nor written, except that messages to stderr go nowhere.
    What is written goes through a buffer, which sees to it that all of it is, or says that it is not; what may not
    block is waited for.
    """
    from kurils.base.streams import reader, writer

    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = getattr(sys, name)
        if stream is None:
            way = os.O_RDONLY if name == "stdout" else os.O_WRONLY
            handle = os.open(os.devnull, way)
            if handle != number:
                os.dup2(handle, number)
                os.close(handle)
            stream = open(number, "r" if name == "stdin" else "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)
        raw = getattr(stream, "buffer", None)
        raw = getattr(raw, "raw", raw)
        if isinstance(raw, io.FileIO):
            # `PYTHONUNBUFFERED`: written to as it is, a full disk would take a part and nobody would look how much
            looks = {"encoding": stream.encoding, "errors": stream.errors}
            if name == "stdin":
                stream = reader(raw.fileno(), **looks)
            else:
                stream = writer(raw.fileno(), False, line_buffering=name == "stderr" or raw.isatty(), **looks)
            setattr(sys, name, stream)
            # where libraries look for the terminal
            setattr(sys, f"__{name}__", stream)
        if name != "stdin" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_what_cannot_be_written() -> None:
    """What is left for a full disk would otherwise be tried again at the exit, which Python tells in its own words."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


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
