"""`kurils islands`: the list of the islands with their figures."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from kurils.cli import asked, options
from kurils.cli.output import emit
from kurils.show.blocks.answers import of_islands


def command(
    group: Annotated[
        Optional[list[str]],
        typer.Option(
            "--group",
            "-g",
            metavar="GROUP",
            show_default=False,
            help="Only the islands of this territory, by any name; again for more.",
        ),
    ] = None,
    all: options.AllOption = False,
    format: options.FormatOption = "table",
    seq: options.SeqOption = False,
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """List the islands and islets: published and computed areas, centres, distances.

    \b
    Examples:
      kurils islands
      kurils islands --group habomai
      kurils islands --all --format geojson -o islands.geojson
    """
    record = options.record_in(lang)
    presentation = of_islands(record, record.islands(group or (), all=all))
    emit(presentation, asked.format_in(format, seq), output, force)
