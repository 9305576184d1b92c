"""`kurils diff`: what changed between two days."""

from __future__ import annotations

from typing import Annotated

import typer

from kurils.cli import asked, options
from kurils.cli.output import emit
from kurils.show.blocks.answers import of_diff


def command(
    begin: Annotated[str, typer.Argument(metavar="D1", help="The earlier day.")],
    end: Annotated[str, typer.Argument(metavar="D2", help="The later day; it is included.")],
    islands: options.Places = None,
    all: options.AllOption = False,
    format: options.FormatOption = "table",
    seq: options.SeqOption = False,
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """List what changed between two days: control, polity, title, claims, governing document.

    \b
    Examples:
      kurils diff 1945-08-27 1946-02-03
      kurils diff 1855 1875 sakhalin-south --format csv
    """
    record = options.record_in(lang)
    presentation = of_diff(record, record.diff(begin, end, islands or (), all=all))
    emit(presentation, asked.format_in(format, seq), output, force)
