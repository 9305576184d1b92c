"""Where results and messages go: results to stdout or a file, everything else to stderr."""

from __future__ import annotations

import os
import sys
from io import StringIO

from kurils.base.errors import visible
from kurils.base.names import MARK
from kurils.cli import manners, voice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TextIO

    from kurils.base.errors import KurilsError
    from kurils.base.stamps import Edition
    from kurils.show.formats import Presentation

#: lines that are longer are hard to read, however wide the terminal is
WIDEST = 120


def terminal_width(stream: TextIO) -> int | None:
    """The width for the terminal behind the stream: its own, up to what the configuration says, else up to 120; None
    when it is none (or COLUMNS says otherwise).
    """
    if "COLUMNS" in os.environ:
        return None
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return None
    return max(40, min(int(manners.setting("width") or WIDEST), columns))


def selected(presentation: Presentation, format: str) -> Presentation:
    """The presentation with the columns and in the order that `--fields` and `--sort` ask for, if they do."""
    if manners.now.fields is None and manners.now.sort is None:
        return presentation
    from kurils.show.fields import chosen

    return chosen(presentation, format, manners.now.fields, manners.now.sort)


def terminal_looks(stream: TextIO, format: str) -> tuple[Mapping[str, str] | None, bool]:
    """The colours of the states of the record in use, or None for a text without colours, and whether with links."""
    if format != "table" or not manners.wants_color(stream):
        return None, False
    from kurils.cli.links import wanted
    from kurils.show.formats.to_terminal import palette_of
    from kurils.store.contents import Contents

    return palette_of(Contents().dispute), wanted(stream)


def emit(presentation: Presentation, format: str, path: str | None = None, force: bool = False) -> None:
    """Write the presentation to stdout, through a pager where it is longer than the terminal, or to a file that is
    written beside and renamed when whole.
    """
    presentation = selected(presentation, format)
    if path is None or path == "-":
        out = sys.stdout
        palette, links = terminal_looks(out, format)
        if not out.isatty() or _comes_bit_by_bit(presentation):
            _render(presentation, format, out, terminal_width(out), palette=palette, links=links)
        else:
            written = StringIO()
            _render(presentation, format, written, terminal_width(out), palette=palette, links=links)
            _show(written.getvalue())
        out.flush()
        return
    if format == "geojson":
        # a layer that is handed on, as a map is
        from kurils.record import load

        drawn = StringIO()
        _render(presentation, format, drawn, None)
        emit_stamped(drawn.getvalue(), format, lambda: load().edition, path, force)
        return
    from kurils.base.files import replacing

    with replacing(path, force) as stream:
        _render(presentation, format, stream, 100)


class _Watched:
    """A stream that knows whether a text in English went through it in place of one in the language asked for."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.marked = False

    def write(self, text: str) -> int:
        """Write to the stream."""
        self.marked = self.marked or MARK in text
        return self._stream.write(text)


def _render(presentation: Presentation, format: str, stream: TextIO, width: int | None, **looks: Any) -> None:
    """Draw the presentation; below it what the mark of an English text means, where people meet one."""
    from kurils.show.formats import render

    if manners.now.language == "en" or format not in manners.READ_BY_PEOPLE:
        render(presentation, format, stream, width=width, **looks)
        return
    watched = _Watched(stream)
    render(presentation, format, watched, width=width, **looks)  # type: ignore[arg-type]
    if watched.marked:
        stream.write("\n" + voice.words(manners.now.language).tr("untranslated", mark=MARK.strip()) + "\n")


def _comes_bit_by_bit(presentation: Presentation) -> bool:
    """Whether there are answers to lines that are still being typed, which nobody wants to wait for."""
    records = presentation.records
    return records is not None and not isinstance(presentation.answer[records], (list, tuple))


def _show(text: str) -> None:
    """Write a text to the terminal, through a pager where it is longer."""
    from kurils.cli import pager

    if not pager.show(text):
        sys.stdout.write(text)


def emit_text(text: str, path: str | None = None, force: bool = False) -> None:
    """Write a text of a form of its own (BibTeX, JSON Schema) to stdout or to a file."""
    if path in (None, "-") and sys.stdout.isatty():
        _show(text)
        return
    from kurils.base.files import replacing

    with replacing("-" if path is None else path, force) as stream:
        stream.write(text)


def emit_bytes(content: bytes, path: str, force: bool = False) -> None:
    """Write bytes (a picture) to a file."""
    from kurils.base.files import replacing

    with replacing(path, force) as stream:
        stream.buffer.write(content)


def emit_stamped(
    content: str | bytes, kind: str, edition: Callable[[], Edition], path: str | None, force: bool
) -> None:
    """Write what is handed on: to a file with the stamp that `kurils verify` reads, to stdout as it is.

    `kind` is the ending of such files.
    """
    if path in (None, "-"):
        if isinstance(content, str):
            emit_text(content, path, force)
        else:
            emit_bytes(content, "-", force)
        return
    from kurils.base.stamps import stamped

    emit_bytes(stamped(content.encode() if isinstance(content, str) else content, kind, edition()), str(path), force)


def emit_drawing(
    drawing: str, edition: Callable[[], Edition], path: str | None, force: bool = False, zoom: int = 2
) -> None:
    """Write an SVG as a PNG picture with its stamp, and say which letters it lacks. Raises MissingExtra."""
    from kurils.maps.letters import lack
    from kurils.maps.png import from_svg

    emit_stamped(from_svg(drawing, zoom), "png", edition, path, force)
    if lacking := lack(drawing):
        tell(lacking)


def terminal_rows(stream: TextIO) -> int | None:
    """The rows of the terminal behind the stream, or None when it is none (or LINES says otherwise)."""
    try:
        return int(os.environ["LINES"]) if "LINES" in os.environ else os.get_terminal_size(stream.fileno()).lines
    except (OSError, ValueError, AttributeError):
        return None


def silence_stdout() -> None:
    """After the reader of a pipe has gone: let nothing more be written, and nothing be said about it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


#: formats of which an error is an object too
_OBJECTS = ("json", "ndjson", "yaml", "geojson", "geojson-seq")


def report_error(error: KurilsError, arguments: list[str]) -> None:
    """One line on stderr; where the answer would have been an object, the error as one on stdout too."""
    format = format_asked(arguments)
    # of lines some of which were answered each is an answer
    if format in _OBJECTS and not (format == "ndjson" and error.code == "bad-lines"):
        from kurils.base.jsontext import dumps

        hint = None if error.hint is None else visible(error.hint)
        body = {
            "error": {"code": error.code, "message": "\n".join(map(visible, error.message.split("\n"))), "hint": hint}
        }
        try:
            sys.stdout.write(("\x1e" if format == "geojson-seq" else "") + dumps(body) + "\n")
            sys.stdout.flush()
        except OSError:
            # what cannot be written may be the very error
            silence_stdout()
    for line in _in_language(error, arguments) or error.lines():
        complain(line)


def _in_language(error: KurilsError, arguments: list[str]) -> list[str]:
    """The error in the language that was asked for; nothing where that is English, or has no words for it."""
    manners.now.asked = language_asked(arguments)
    language = voice.language(format_asked(arguments))
    if language == "en":
        return []
    from kurils.words.errors import told

    return told(error, voice.words(language))


def language_asked(arguments: list[str]) -> str | None:
    """The language that a command line asks for by its option, if any."""
    found = None
    for at, word in enumerate(arguments):
        if word == "--":
            break
        if word.startswith("--lang="):
            found = word[len("--lang=") :]
        elif word == "--lang" and at + 1 < len(arguments):
            found = arguments[at + 1]
    return found


def tell(text: str) -> None:
    """Say something to the person at the terminal, unless `--quiet` asks for silence."""
    if not manners.now.quiet:
        complain(text)


def complain(text: str, indent: str = "") -> None:
    """Say what went wrong: one line on stderr that begins with `kurils:`, in its own words where it has some."""
    sys.stderr.write(f"kurils: {indent}{visible(voice.in_words(text))}\n")


def format_asked(arguments: list[str]) -> str | None:
    """The format that a command line asks for, also when it could not be parsed any further; the last one counts."""
    found, seq = None, False
    for at, word in enumerate(arguments):
        if word == "--":
            break
        if word in ("--json", "--csv"):
            found = word[2:]
        elif word == "--seq":
            seq = True
        elif word.startswith("--format="):
            found = word[len("--format=") :]
        elif word.startswith("-f") and len(word) > 2:
            found = word[2:]
        elif word == "--format" or (word[:1] == "-" and word[1:2] != "-" and word.endswith("f")):
            found = arguments[at + 1] if at + 1 < len(arguments) else found
    return "geojson-seq" if seq and found in (None, "table", "geojson") else found
