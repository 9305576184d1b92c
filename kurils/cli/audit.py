"""`kurils audit`: what is printed by default, and on what it rests."""

from __future__ import annotations

from typing import Annotated

import typer

from kurils.cli import options
from kurils.cli.output import emit
from kurils.show.blocks.answers import of_audit


def command(
    islands: options.Places = None,
    all: options.AllOption = False,
    weak: Annotated[
        bool, typer.Option("--weak", help="Only what hangs on one page, on one source, or on nothing.")
    ] = False,
    format: options.FormatOption = "table",
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """List what is printed of the islands by default, with its sources, how each was read, and what hangs on one.

    \b
    Examples:
      kurils audit --weak
      kurils audit iturup --format csv -o audit.csv
    """
    record = options.record_in(lang)
    emit(of_audit(record, record.audit(islands or (), all=all, weak=weak)), format, output, force)
