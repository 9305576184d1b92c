"""`kurils check`: validate the record, or a folder with one."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from kurils.base.errors import ExitCode
from kurils.cli import manners, options, voice
from kurils.cli.output import emit
from kurils.query.check import check
from kurils.show.blocks.check import of_check


def command(
    folder: Annotated[
        Optional[str], typer.Argument(metavar="[FOLDER]", show_default=False, help="A folder with a record.")
    ] = None,
    format: options.FormatOption = "table",
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """Check the record: every problem as `file:line: id: message`, then what the record holds. Exit code 3 if broken.

    \b
    Examples:
      kurils check
      kurils check my-record --format json
    """
    wording = voice.words(lang)
    manners.now.language = lang
    answer = check(folder)
    emit(of_check(answer, wording), format, output, force)
    if answer["problems"]:
        raise typer.Exit(ExitCode.DATA)
