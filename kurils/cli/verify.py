"""`kurils verify`: whether a file is as it was written, and from which edition."""

from __future__ import annotations

from typing import Annotated

import typer

from kurils.base.errors import ExitCode
from kurils.cli import options
from kurils.cli.output import emit
from kurils.show.blocks.answers import of_verify


def command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Reports, pictures, pages, exports, or their folders.")
    ],
    format: options.FormatOption = "table",
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """Say whether files are as they were written, and from which edition of the record. Exit code 3 if one is not.

    Reports, charts, maps, pages and exports carry the edition, its checksum and their own. That tells what was changed
    or damaged on the way; it is no signature.

    \b
    Examples:
      kurils verify my-record/report.html
      kurils verify my-record/kurils-csv my-record/chart.png
    """
    record = options.record_in(lang)
    answer = record.verify(files)
    emit(of_verify(record, answer), format, output, force)
    if not all(found["as_written"] for found in answer["files"]):
        raise typer.Exit(ExitCode.DATA)
