"""`kurils report`: a document to hand on, in Markdown or HTML."""

from __future__ import annotations

import os
from typing import Annotated, Optional

import typer

from kurils.base.errors import NoSuchValue, UsageError
from kurils.base.files import Destination
from kurils.cli import asked, options
from kurils.cli.output import emit, emit_stamped
from kurils.query.report import YEARS, sections_of
from kurils.show.formats import FORMATS as ANSWER_FORMATS
from kurils.show.formats import Presentation

#: how a file ends -> its format
ENDINGS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".json": "json"}
#: the formats that lay the report out, then those that print the answer itself
FORMATS = ("markdown", "html", *(name for name, (_, needed) in ANSWER_FORMATS.items() if needed == "answer"))


def command(
    places: options.Places = None,
    date: options.DateOption = None,
    begin: options.FromOption = None,
    end: options.ToOption = None,
    islands: Annotated[
        Optional[str],
        typer.Option("--islands", "-i", metavar="A,B", show_default=False, help="Islands by any name, with commas."),
    ] = None,
    all: options.AllOption = False,
    sections: Annotated[
        Optional[str],
        typer.Option(
            "--sections",
            metavar="A,B",
            show_default=False,
            help="Which parts, in which order: situation, map, documents, positions, around, differences, "
            "bibliography, citation.",
        ),
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="With everything: all evidence, arguments, documents, variants and sources.")
    ] = False,
    years: Annotated[int, typer.Option("--years", metavar="N", help="How far `around` reaches.")] = YEARS,
    format: Annotated[
        Optional[str],
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            show_default=False,
            help="markdown (default), html, json, yaml, ndjson; otherwise by the ending of the file.",
        ),
    ] = None,
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """Write a report to hand on: two pages for a day, six for a range, or with --full everything that stands behind it.

    Summary, map, chart, table, both positions with equal room, the documents that matter, what sources disagree on, the
    sources. Of a range it tells its changes of control, title and claim. The HTML loads nothing; print it to get a PDF.

    \b
    Examples:
      kurils report --date 1905-09-05
      kurils report --date 1956-12-12 --islands shikotan,habomai -o report.html
      kurils report --from 1945 --to 1956 -o report.md
      kurils report --date 1956-12-12 --full -o appendix.html
      kurils report --date 1905-09-05 --sections situation,bibliography
    """  # fmt: skip
    chosen = format_of(format, output)
    if output not in (None, "-"):
        Destination(str(output), force)  # refuses a target that cannot be written before anything is worked out
    if years != YEARS and "around" not in sections_of((sections or "").split(",")):
        raise asked.goes_with("--years", "--sections around")
    record = options.record_in(lang)
    words = [*(places or ()), *(name for name in (islands or "").split(",") if name.strip())]
    names, day = asked.places_and_date(record, [word.strip() for word in words], date)
    given = None if (begin or end) and day == "today" and date is None else day
    answer = record.report(
        given, names, begin=begin, end=end, sections=(sections or "").split(","), years=years, all=all, full=full
    )
    if chosen in ("markdown", "html"):
        from kurils.report import write

        emit_stamped(write(record, answer, chosen), chosen, lambda: record.edition, output, force)
    else:
        emit(Presentation(answer), chosen, output, force)


def format_of(format: str | None, path: str | None) -> str:
    """The format asked for, or that of the file's ending; Markdown on stdout. Raises UsageError."""
    if format is not None:
        if format not in FORMATS:
            raise NoSuchValue(f"a report has no format {format!r}", format, "it has", FORMATS)
        return format
    if path in (None, "-"):
        return "markdown"
    ending = os.path.splitext(str(path))[1].lower()
    if ending == ".pdf":
        page = os.path.splitext(os.path.basename(str(path)))[0] + ".html"
        raise UsageError(
            "a report is not written as PDF", f"-o {page}, open it in a browser, and print it to PDF on A4"
        ).keyed("report-pdf", "report-pdf", path=page)
    if ending not in ENDINGS:
        hint = f"{', '.join(ENDINGS)}, or give --format"
        unknown = UsageError(f"cannot tell the format from the ending of {path}", hint)
        raise unknown.keyed("ending", "endings", path=path, known=[*ENDINGS])
    return ENDINGS[ending]
