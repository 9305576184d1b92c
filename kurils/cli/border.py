"""`kurils border`: the lines between the two states on a day, and the straits."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from kurils.base.errors import UsageError
from kurils.cli import asked, options
from kurils.cli.output import emit
from kurils.show.blocks.answers import of_border, of_straits


def command(
    day: Annotated[
        Optional[list[str]], typer.Argument(metavar="[DATE]", show_default=False, help="The day, as --date.")
    ] = None,
    date: options.DateOption = None,
    straits: Annotated[
        bool, typer.Option("--straits", help="List the straits, and the names that are easily mixed up.")
    ] = False,
    format: options.FormatOption = "table",
    seq: options.SeqOption = False,
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """Say where the line ran on a day, on what basis, and through which straits.

    \b
    Examples:
      kurils border --date 1875-08-22
      kurils border 1945-09-02 --format geojson
      kurils border --straits
    """
    record = options.record_in(lang)
    given = asked.one_date(day, date)
    if straits:
        if given is not None:
            raise UsageError("the straits have no date", "give --straits or a date").keyed("straits", "straits")
        presentation = of_straits(record, record.straits())
    else:
        presentation = of_border(record, record.border("today" if given is None else given))
    emit(presentation, asked.format_in(format, seq), output, force)
