"""`kurils timeline`: every spell, document and event in order."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from kurils.cli import asked, options
from kurils.cli.output import emit
from kurils.show.blocks.answers import of_timeline


def command(
    islands: options.Places = None,
    begin: options.FromOption = None,
    end: options.ToOption = None,
    kind: Annotated[
        Optional[list[str]],
        typer.Option(
            "--kind",
            "-k",
            metavar="KIND",
            show_default=False,
            help="control, title, claim, document or event; again for more.",
        ),
    ] = None,
    all: options.AllOption = False,
    format: options.FormatOption = "table",
    seq: options.SeqOption = False,
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """List every spell, document and event of the islands in order of time.

    \b
    Examples:
      kurils timeline --from 1945 --to 1956
      kurils timeline shikotan --kind control --kind title
      kurils timeline --kind document --format csv
    """
    record = options.record_in(lang)
    answer = record.timeline(islands or (), begin=begin, end=end or "today", kinds=kind or (), all=all)
    emit(of_timeline(record, answer), asked.format_in(format, seq), output, force)
