"""`kurils status`: who held, who claimed, which document governed."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from kurils.cli import asked, options
from kurils.cli.output import emit
from kurils.show.blocks.answers import of_status


def command(
    islands: options.Places = None,
    date: options.DateOption = None,
    dates: options.DatesOption = None,
    on: Annotated[
        Optional[str],
        typer.Option(
            "--on",
            metavar="first|last|changes",
            show_default=False,
            help="With --dates-from: days for a year with changes.",
        ),
    ] = None,
    all: options.AllOption = False,
    brief: Annotated[bool, typer.Option("--brief", "-b", help="One sentence an island, fit to be quoted.")] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Why each document governs, and all that bears on the day.")
    ] = False,
    cite: Annotated[
        bool, typer.Option("--cite", help="With --brief: its two best sources, and the record's version.")
    ] = False,
    view: options.ViewOption = "neutral",
    format: options.FormatOption = "table",
    seq: options.SeqOption = False,
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """Say who held and who claimed each island on a day, and under which document.

    Many dates are answered in one go, from a file or from stdin (--date -), one date a line: JSON is one answer a line
    then, and CSV has one header. Lines that cannot be answered are named at the end. Of a month or a year with changes
    CSV has its first day and each day of change (--on changes), or its first or its last day.

    \b
    Examples:
      kurils status --date 1905-09-05
      kurils status etorofu "Ansei 1-12-21"
      kurils status --all --date 1945-09-02 --format csv
      kurils status shikotan 1950-05-05 --brief --cite
      kurils status --dates-from days.txt --format csv
    """
    record, format = options.record_in(lang), asked.format_in(format, seq)
    way = asked.way_of(brief=brief, full=full, cite=cite, format=format)
    source = asked.many_dates(date, dates)
    if source is not None:
        from kurils.cli.dates import answer_all

        many = asked.places_and_date(record, islands, source)[0]
        answer_all(
            record, source, many, all=all, view=view, way=way, on=on, format=format, output=output, force=force
        )  # fmt: skip
        return
    if on is not None:
        raise asked.goes_with("--on", "--dates-from", "kurils status --dates-from years.txt --csv --on last")
    places, day = asked.places_and_date(record, islands, date)
    presentation = of_status(record, record.status(day, places, all=all, view=view), way)
    emit(presentation, format, output, force)
