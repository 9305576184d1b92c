"""`kurils documents`: list and search the documents."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from kurils.cli import asked, options
from kurils.cli.output import emit
from kurils.show.blocks.answers import of_documents


def command(
    query: Annotated[
        Optional[list[str]], typer.Argument(metavar="[QUERY]...", show_default=False, help="Words that must all occur.")
    ] = None,
    kind: Annotated[
        Optional[list[str]],
        typer.Option("--kind", "-k", metavar="KIND", show_default=False, help="treaty, note …; instrument, event."),
    ] = None,
    island: Annotated[
        Optional[list[str]],
        typer.Option("--island", "-i", metavar="ISLAND", show_default=False, help="Only those that touch the island."),
    ] = None,
    named: Annotated[
        Optional[list[str]],
        typer.Option("--named", metavar="ISLAND", show_default=False, help="Only those that name the island."),
    ] = None,
    begin: options.FromOption = None,
    end: options.ToOption = None,
    format: options.FormatOption = "table",
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """List the documents, acts and events of the record, or search them: the best hit first, and where it is.

    A query is found in titles, by which name books give them too, in any of six languages, then in the texts. Words in
    quotation marks must stand together. A date that is known to a month or a year is found by any span that touches it.

    \b
    Examples:
      kurils documents
      kurils documents habomai hand over
      kurils documents 日ソ共同宣言
      kurils documents '"hand over" Habomai'
      kurils documents --named habomai --kind treaty --kind declaration
    """
    record = options.record_in(lang)
    first, last = asked.iso_range(record, begin, end)
    answer = record.documents(
        " ".join(query or ()), kinds=kind or (), islands=island or (), named=named or (), first=first, last=last
    )
    emit(of_documents(record, answer), format, output, force)
