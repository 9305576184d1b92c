"""Where results and messages go: results to stdout or a file, everything else to stderr."""

from __future__ import annotations

import os
import sys

from kurils.base.errors import OutputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from kurils.base.errors import KurilsError
    from kurils.show.formats import Presentation


def wants_color(stream: TextIO) -> bool:
    """Whether the stream is a terminal that may be drawn on in colour.

    `NO_COLOR` (set and not empty) and `TERM=dumb` say no; `FORCE_COLOR` and `CLICOLOR_FORCE` say yes elsewhere too.
    """
    environment = os.environ
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    if environment.get("FORCE_COLOR") not in (None, "", "0") or environment.get("CLICOLOR_FORCE") not in (
        None,
        "",
        "0",
    ):
        return True
    return stream.isatty()


def terminal_width(stream: TextIO) -> int | None:
    """The width of the terminal behind the stream, or None when it is none (or COLUMNS says otherwise)."""
    if "COLUMNS" in os.environ:
        return None
    try:
        return max(40, min(120, os.get_terminal_size(stream.fileno()).columns))
    except (OSError, ValueError, AttributeError):
        return None


def emit(presentation: Presentation, format: str, path: str | None = None, force: bool = False) -> None:
    """Write the presentation to stdout, or to a file that is written beside and renamed when whole."""
    from kurils.show.formats import render

    if path is None or path == "-":
        out = sys.stdout
        color = format == "table" and wants_color(out)
        render(presentation, format, out, width=terminal_width(out), color=color)
        out.flush()
        return
    with replacing(path, force) as stream:
        render(presentation, format, stream, width=100)


def emit_text(text: str, path: str | None = None, force: bool = False) -> None:
    """Write a text of a form of its own (BibTeX, JSON Schema) to stdout or to a file."""
    if path is None or path == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    with replacing(path, force) as stream:
        stream.write(text)


def terminal_rows(stream: TextIO) -> int | None:
    """The rows of the terminal behind the stream, or None when it is none (or LINES says otherwise)."""
    try:
        return int(os.environ["LINES"]) if "LINES" in os.environ else os.get_terminal_size(stream.fileno()).lines
    except (OSError, ValueError, AttributeError):
        return None


def emit_bytes(content: bytes, path: str, force: bool = False) -> None:
    """Write bytes (a picture) to a file; `-` is refused, since a terminal cannot show them."""
    if path == "-":
        raise OutputError("a picture needs a file", "give it a name: -o map.png")
    with replacing(path, force) as stream:
        stream.buffer.write(content)


class replacing:
    """A text file that appears under its name only when everything was written; an existing one needs `force`.

    Bytes go to the `buffer` of its stream. Until then it is called `.kurils-` and `mark`, by which it can be found when
    a process that wrote it was killed.
    """

    def __init__(self, path: str, force: bool = False, mark: str = "") -> None:
        self.path = path
        self.mark = mark
        if os.path.isdir(path):
            raise OutputError(f"cannot write {path}: it is a folder")
        if os.path.exists(path) and not force:
            raise OutputError(f"{path} exists already", "--force replaces it")

    def __enter__(self) -> TextIO:
        import tempfile

        folder = os.path.dirname(os.path.abspath(self.path))
        try:
            handle, self.beside = tempfile.mkstemp(prefix=f".kurils-{self.mark}", dir=folder, text=False)
        except OSError as error:
            raise OutputError(f"cannot write {self.path}: {error.strerror or error}") from None
        self.stream = os.fdopen(handle, "w", encoding="utf-8", newline="")
        return self.stream

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        try:
            self.stream.close()
            if kind is None:
                mask = os.umask(0)
                os.umask(mask)
                os.chmod(self.beside, 0o666 & ~mask)
                os.replace(self.beside, self.path)
                return
        except BaseException:
            # a full disk at the last byte, or an interrupt
            if os.path.exists(self.beside):
                os.unlink(self.beside)
            raise
        os.unlink(self.beside)


def silence_stdout() -> None:
    """After the reader of a pipe has gone: let nothing more be written, and nothing be said about it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_folder(folder: str, files: Iterable[tuple[str, str | bytes]], force: bool = False) -> list[str]:
    """Write texts or bytes under their names into a folder that appears only when all are there. Returns the names.

    An existing folder is refused without `force`; with it, one that holds anything but files which this export writes
    is refused too, so that a slip of the hand cannot delete somebody's work. Raises OutputError.
    """
    import shutil
    import tempfile

    target = os.path.abspath(folder)
    if os.path.lexists(target) and not os.path.isdir(target):
        raise OutputError(f"cannot write {folder}: it is a file")
    occupied = os.path.isdir(target) and os.listdir(target)
    if occupied and not force:
        raise OutputError(f"{folder} exists already", "--force replaces it")
    try:
        beside = tempfile.mkdtemp(prefix=".kurils-", dir=os.path.dirname(target))
    except OSError as error:
        raise OutputError(f"cannot write {folder}: {error.strerror or error}") from None
    try:
        names = []
        for name, content in files:
            with open(os.path.join(beside, name), "wb") as stream:
                stream.write(content if isinstance(content, bytes) else content.encode("utf-8"))
            names.append(name)
        foreign = sorted(set(os.listdir(target)) - set(names)) if occupied else []
        if foreign:
            raise OutputError(f"{folder} holds other files too, such as {foreign[0]}", "name another folder")
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(beside, 0o777 & ~mask)
        if os.path.isdir(target):
            shutil.rmtree(target)
        os.replace(beside, target)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return names


def report_error(error: KurilsError, arguments: list[str]) -> None:
    """One line on stderr; in JSON mode also the error as a JSON value on stdout."""
    if wants_json(arguments):
        import json

        body = {"error": {"code": error.code, "message": error.message, "hint": error.hint}}
        sys.stdout.write(json.dumps(body, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    for line in error.line().splitlines():
        sys.stderr.write(f"kurils: {line}\n")


def wants_json(arguments: list[str]) -> bool:
    """Whether the command line asks for JSON, also when it could not be parsed any further."""
    for at, word in enumerate(arguments):
        if word in ("--format=json", "-fjson") or (
            word in ("--format", "-f") and arguments[at + 1 : at + 2] == ["json"]
        ):
            return True
    return False
