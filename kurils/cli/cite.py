"""`kurils cite`: how to cite a document or a source."""

from __future__ import annotations

from typing import Annotated

import typer

from kurils.cli import manners, options
from kurils.cli.output import emit, emit_text
from kurils.show.blocks.answers import of_cite
from kurils.words.citations import writer


def command(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of documents or sources.")],
    style: Annotated[
        str, typer.Option("--style", "-s", metavar="text|bibtex|csl-json|ris", help="The form of the citation.")
    ] = "text",
    format: options.FormatOption = "table",
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """Say how to cite documents or sources; other formats than `table` hold every style at once.

    \b
    Examples:
      kurils cite 1855-shimoda
      kurils cite 1951-san-francisco 1905-portsmouth --style bibtex -o kurils.bib
      kurils cite compendium-1 --style ris
    """
    record = options.record_in(lang)
    answer = record.citations(ids, style)
    if format == "table" and manners.now.fields is None and manners.now.sort is None:
        emit_text(writer(style)([citation["csl"] for citation in answer["citations"]]), output, force)
    else:
        emit(of_cite(answer), format, output, force)
