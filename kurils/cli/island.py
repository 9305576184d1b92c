"""`kurils island`: one island, whole."""

from __future__ import annotations

from typing import Annotated

import typer

from kurils.cli import asked, options
from kurils.cli.output import emit
from kurils.show.blocks.answers import of_island


def command(
    island: Annotated[list[str], typer.Argument(metavar="ISLAND", help="The island, by id or by any name.")],
    format: options.FormatOption = "table",
    seq: options.SeqOption = False,
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """Show one island whole: names in all languages, areas by edition and side, figures, heights, people, codes.

    \b
    Examples:
      kurils island iturup
      kurils island 歯舞群島
      kurils island zelyony --format json
    """
    record = options.record_in(lang)
    presentation = of_island(record, record.island(" ".join(island)))
    emit(presentation, asked.format_in(format, seq), output, force)
