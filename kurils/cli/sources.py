"""`kurils sources`: the bibliography."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from kurils.cli import options
from kurils.cli.output import emit
from kurils.show.blocks.answers import of_sources


def command(
    query: Annotated[
        Optional[list[str]], typer.Argument(metavar="[QUERY]...", show_default=False, help="Words that must all occur.")
    ] = None,
    kind: Annotated[
        Optional[list[str]],
        typer.Option("--kind", "-k", metavar="KIND", show_default=False, help="government, archive, press …"),
    ] = None,
    side: Annotated[
        Optional[list[str]],
        typer.Option("--side", metavar="SIDE", show_default=False, help="Id of a party, both, third, none."),
    ] = None,
    read: Annotated[
        Optional[list[str]],
        typer.Option("--read", metavar="READ", show_default=False, help="whole, part, quoted, unseen."),
    ] = None,
    family: Annotated[
        Optional[list[str]],
        typer.Option("--family", metavar="FAMILY", show_default=False, help="Sources that are not independent."),
    ] = None,
    format: options.FormatOption = "table",
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """List the sources of the record, what was read of each, and how many statements cite it.

    \b
    Examples:
      kurils sources
      kurils sources compendium
      kurils sources --kind treaty-collection --side russia --format csv
    """
    record = options.record_in(lang)
    answer = record.sources(
        " ".join(query or ()), kind=kind or (), side=side or (), read=read or (), family=family or ()
    )
    emit(of_sources(record, answer), format, output, force)
