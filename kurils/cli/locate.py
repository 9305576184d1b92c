"""`kurils locate`: on which island a point lies, or which is nearest, and who held it."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from kurils.base.asking import as_argument
from kurils.base.errors import BadLines, KurilsError, Problems, Said, UsageError
from kurils.cli import asked, options
from kurils.cli.output import emit, tell
from kurils.geometry.coordinates import read_point
from kurils.show.blocks.answers import of_locate, of_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.answers.places import LocateAnswer
    from kurils.record import Record
    from kurils.tagging.job import Job
    from kurils.tagging.reading import Reading

#: -44.5 is a number here, not an option
SETTINGS = {"ignore_unknown_options": True}
_OPTION = re.compile("-[A-Za-z]|--")
_EXAMPLE = "kurils locate 44.03 145.86; - reads points from stdin"


def command(
    point: Annotated[
        Optional[list[str]],
        typer.Argument(metavar="LAT LON", show_default=False, help="The point, in degrees; - reads lines from stdin."),
    ] = None,
    date: options.DateOption = None,
    lat: Annotated[
        Optional[str],
        typer.Option("--lat", metavar="NAME", show_default=False, help="Column of a table: the latitude."),
    ] = None,
    lon: Annotated[
        Optional[str],
        typer.Option("--lon", metavar="NAME", show_default=False, help="Column of a table: the longitude."),
    ] = None,
    date_column: Annotated[
        Optional[str],
        typer.Option("--date-column", metavar="NAME", show_default=False, help="Column of a table: the date."),
    ] = None,
    date_format: options.DateFormatOption = None,
    delimiter: options.DelimiterOption = None,
    encoding: options.EncodingOption = None,
    quote: options.QuoteOption = None,
    format: options.FormatOption = "table",
    seq: options.SeqOption = False,
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """Say on which island a point lies, or which is nearest and how far, who held it, and on which side of the line.

    Points are written 44.03 145.86, 44.03N 145.86E or 44°2'N 145°52'E. From stdin: a point a line, with a date behind
    it if the line has one of its own, a table whose header names the columns, as for tag, or GeoJSON; JSON is one
    object a line then. --date stands for dates that are not there. Lines that cannot be answered are named at the end.

    \b
    Examples:
      kurils locate 44.03 145.86 --date 1905-09-05
      kurils locate 43.3965N 145.858E
      kurils locate - --format ndjson < points.csv
    """
    record = options.record_in(lang)
    format = asked.format_in(format, seq)
    words = point or []
    unknown = next((word for word in words if _OPTION.match(word)), None)
    if unknown is not None:
        wrong = UsageError(f"no such option: {unknown}", "kurils locate --help lists them")
        raise wrong.keyed("option", "help", given=unknown, command="kurils locate")
    if not words:
        raise UsageError("no point is given", _EXAMPLE).keyed("no-point", "locate")
    if words == ["-"]:
        # numpy, which one point does without
        from kurils.tagging.job import Job
        from kurils.tagging.reading import reading_of

        job = Job(lon, lat, date_column, date_format=date_format)
        _from_stdin(record, job, reading_of(delimiter, encoding, quote), date, (format, output, force))
        return
    of_table = {"--lat": lat, "--lon": lon, "--date-column": date_column, "--date-format": date_format,
                "--delimiter": delimiter, "--encoding": encoding, "--quote": quote}  # fmt: skip
    for option, value in of_table.items():
        if value is not None:
            raise asked.goes_with(option, "-", f"kurils locate - {option} {as_argument(value)} < points.csv")
    place, rest = read_point(" ".join(words))
    given = asked.one_date([rest] if rest else None, date)
    question = record.date("today" if given is None else given)
    emit(of_locate(record, record.locator().locate(place, question)), format, output, force)


def _from_stdin(
    record: Record, job: Job, reading: Reading, date: str | None, out: tuple[str, str | None, bool]
) -> None:
    """Answer every line that can be answered, then say which could not."""
    from kurils.tagging.pointlines import read_lines

    format, output, force = out
    problems, seen = Problems(), 0

    def answers() -> Iterator[LocateAnswer]:
        nonlocal seen
        locator = record.locator()
        for line in read_lines(sys.stdin.buffer, job, reading, tell, date is None):
            seen += 1
            try:
                if line.point is None:
                    problems.add(line.number, line.problem)
                elif line.date is None and line.dated and date is None:
                    empty = Said("the date is empty; --date D would stand for it", "why.date-empty")
                    problems.add(line.number, empty)
                else:
                    question = line.date or record.date(date or "today")
                    yield locator.locate(line.point, question, line.number)
            except KurilsError as error:
                problems.add(line.number, error)

    if date is not None:
        record.date(date)
    if sys.stdin is None:
        raise UsageError("stdin is closed", _EXAMPLE).keyed("stdin-closed", "locate")
    found = answers()
    # one object a line, as they come; what is drawn as a whole waits for all of them
    streamed = format in ("json", "ndjson", "csv")
    rows = found if streamed else list(found)
    # without any, what is printed is the error
    if streamed or rows:
        emit(of_points(record, rows), "ndjson" if format == "json" else format, output, force)
    if not seen:
        raise UsageError("no point was read from stdin", _EXAMPLE).keyed("no-point-read", "locate")
    if problems.count:
        error = BadLines(problems, seen)
        if problems.count == seen:
            raise error
        for text in (error.first, *error.more()):
            tell(text)
