"""`kurils glossary`: what the words of the answers mean."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from kurils.cli import options
from kurils.cli.output import emit
from kurils.show.blocks.answers import of_glossary


def command(
    word: Annotated[
        Optional[list[str]], typer.Argument(metavar="[WORD]...", show_default=False, help="A word; all without one.")
    ] = None,
    format: options.FormatOption = "table",
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """Say what a word of the answers means: executed, unsettled, undivided, declared, spell, EDTF …

    \b
    Examples:
      kurils glossary executed
      kurils glossary military occupation
      kurils glossary --format csv
    """
    record = options.record_in(lang)
    emit(of_glossary(record, record.glossary(" ".join(word or ()))), format, output, force)
