"""`kurils status`: who held, who claimed, which document governed."""

from __future__ import annotations

from typing import Annotated

import typer

from kurils.cli import options
from kurils.cli.output import emit
from kurils.present.answers import of_status


def command(
    islands: options.Places = None,
    date: options.DateOption = None,
    all: options.AllOption = False,
    brief: Annotated[
        bool, typer.Option("--brief", "-b", help="One sentence an island, fit to be quoted.")
    ] = False,
    view: options.ViewOption = "neutral",
    format: options.FormatOption = "table",
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """Say who held and who claimed each island on a day, and under which document.

    \b
    Examples:
      kurils status --date 1905-09-05
      kurils status etorofu "Ansei 1-12-21"
      kurils status --all --date 1945-09-02 --format csv
      kurils status shikotan --brief --view russia
    """
    record = options.record_in(lang)
    places, day = options.places_and_date(record, islands, date)
    emit(of_status(record, record.status(day, places, all=all, view=view), brief), format, output, force)
