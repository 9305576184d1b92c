"""`kurils document`: one document, whole."""

from __future__ import annotations

from typing import Annotated

import typer

from kurils.cli import asked, manners, options
from kurils.cli.output import emit
from kurils.show.blocks.answers import of_document


def command(
    id: Annotated[
        list[str],
        typer.Argument(metavar="ID", help="The document's id, YEAR-slug, or a title; kurils documents lists them."),
    ],
    part: options.PartOption = None,
    format: options.FormatOption = "table",
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """Show one document whole: dates in three calendars, parties, articles in our words, effects, readings, sources.

    \b
    Examples:
      kurils document 1855-shimoda
      kurils document Treaty of St Petersburg
      kurils document 1956-joint-declaration --format markdown
      kurils document 1951-san-francisco --part articles --part readings
    """
    record = options.record_in(lang)
    presentation = of_document(record, record.document(" ".join(id)), part or ())
    asked.refuse_parts(part, format, manners.now.fields is not None)
    emit(presentation, format, output, force)
