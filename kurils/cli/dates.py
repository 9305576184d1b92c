"""`kurils status` for many dates, one a line of stdin or of a file: read, ask, write as they come."""

from __future__ import annotations

import sys

from kurils.base.errors import BadLines, KurilsError, NoSuchValue, Problems, UsageError, reason_of
from kurils.cli import manners

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TextIO

    from kurils.answers.days import StatusAnswer
    from kurils.record import Record

#: characters of a line of dates
LONGEST = 1 << 16
FORMATS = ("table", "json", "ndjson", "csv", "markdown")


def answer_all(
    record: Record,
    path: str,
    places: list[str],
    *,
    all: bool = False,
    view: str = "neutral",
    way: str = "short",
    on: str | None = None,
    format: str = "table",
    output: str | None = None,
    force: bool = False,
) -> None:
    """Answer each date of the file `path` (`-` is stdin) and name the lines that could not be answered at the end.

    JSON and NDJSON are one whole answer a line, CSV has one header. `on` says which days of a month or a year with
    changes are answered in its place; in CSV its first day and each day of change, unless it is given. Raises
    UsageError for other formats, and BadLines with the exit code of the first bad line.
    """
    from kurils.base.files import replacing

    if format not in FORMATS:
        raise NoSuchValue(f"many dates have no format {format!r}", format, "they have", FORMATS)
    if manners.now.sort is not None:
        order = UsageError("many dates are answered in the order in which they come", "leave --sort out")
        raise order.keyed("no-sort", "no-sort")
    lines = _Lines(path)
    if on is None and format == "csv":
        # one table has no room for lists of changes
        on = "changes"
    answers = record.status_on(lines.dates(), places, all=all, view=view, on=on)
    with replacing("-" if output is None else output, force, inputs=(path,)) as stream:
        _write(record, answers, lines, way, format, stream)
    if lines.problems.count:
        problem = BadLines(lines.problems, lines.total)
        problem.exit_code = getattr(lines.problems.first[0][1], "exit_code", problem.exit_code)
        raise problem
    if not lines.total:
        example = "echo 1905-09-05 | kurils status --date -"
        empty = UsageError("no date was read", f"one date a line is wanted: {example}")
        raise empty.keyed("no-date-read", "a-date-a-line", example=example)


class _Lines:
    """The dates of an input, the line each stands on, and what was wrong with any; blank lines and # are skipped."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.number = 0
        self.total = 0
        self.problems = Problems()

    def dates(self) -> Iterator[str]:
        """The text of each date."""
        if self.path != "-":
            try:
                with open(self.path, encoding="utf-8-sig", errors="replace") as stream:
                    yield from self._of(stream)
            except OSError as error:
                reason = reason_of(error)
                unread = UsageError(f"cannot read {self.path}: {reason}")
                raise unread.keyed("cannot-read", path=self.path, reason=reason) from None
            return
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
        yield from self._of(sys.stdin)

    def _of(self, stream: TextIO) -> Iterator[str]:
        for number, line in enumerate(iter(lambda: stream.readline(LONGEST + 1), ""), 1):
            if len(line) > LONGEST:
                long = UsageError(f"line {number} is longer than {LONGEST:,} characters", "one date a line is wanted")
                raise long.keyed("long-line", "date-line", line=number, most=LONGEST)
            text = line.strip()
            if text and not text.startswith("#"):
                self.number = number
                self.total += 1
                yield text


def _write(
    record: Record,
    answers: Iterable[StatusAnswer | KurilsError],
    lines: _Lines,
    way: str,
    format: str,
    stream: TextIO,
) -> None:
    draw = _drawer(record, way, format, stream)
    prompt = sys.stdin.isatty() if lines.path == "-" else False
    for answer in answers:
        if isinstance(answer, KurilsError):
            lines.problems.add(lines.number, answer)
            continue
        try:
            draw(answer)
        except KurilsError as error:
            lines.problems.add(lines.number, error)
        if prompt:
            stream.flush()
    stream.flush()


def _drawer(record: Record, way: str, format: str, stream: TextIO) -> Callable[[StatusAnswer], object]:
    """The function that writes one answer."""
    if format in ("json", "ndjson"):
        if manners.now.fields is not None:
            return _object_drawer(record, way, stream)
        from kurils.show.blocks.many import JsonLines

        line = JsonLines().line
        return lambda answer: stream.write(line(answer) + "\n")
    if format == "csv":
        return _csv_drawer(record, way, stream)
    from kurils.cli.output import selected, terminal_looks, terminal_width
    from kurils.show.blocks.answers import of_status
    from kurils.show.formats import render

    file = stream is not sys.stdout
    width = 100 if file else terminal_width(stream)
    palette, links = (None, False) if file else terminal_looks(stream, format)
    begun: list[bool] = []

    def draw(answer: StatusAnswer) -> None:
        if begun:
            stream.write("\n")
        begun.append(True)
        shown = selected(of_status(record, answer, way), format)
        render(shown, format, stream, width=width, palette=palette, links=links)

    return draw


def _object_drawer(record: Record, way: str, stream: TextIO) -> Callable[[StatusAnswer], object]:
    """The rows of each answer as objects, one a line."""
    from kurils.cli.output import selected
    from kurils.show.blocks.answers import of_status
    from kurils.show.formats import render

    def draw(answer: StatusAnswer) -> None:
        render(selected(of_status(record, answer, way), "ndjson"), "ndjson", stream)

    return draw


def _csv_drawer(record: Record, way: str, stream: TextIO) -> Callable[[StatusAnswer], object]:
    """Rows under one header."""
    from kurils.cli.output import selected
    from kurils.show.blocks.answers import of_status
    from kurils.show.formats.to_csv import line, write_lines

    begun: list[bool] = []

    def draw(answer: StatusAnswer) -> None:
        rows_of = selected(of_status(record, answer, way), "csv").rows
        assert rows_of is not None
        columns, rows = rows_of()
        if not begun:
            stream.write(line(columns))
            begun.append(True)
        write_lines(rows, stream)

    return draw
