"""`kurils check`: validate the record, or a folder with one."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from kurils.base import asking
from kurils.base.asking import as_argument
from kurils.base.errors import ExitCode, Said
from kurils.base.resources import data_root
from kurils.cli import asked, manners, options, voice
from kurils.cli.output import complain, emit
from kurils.query.check import check
from kurils.show.blocks.check import of_check
from kurils.store.manifest import NAME, write


def command(
    folder: Annotated[
        Optional[str], typer.Argument(metavar="[FOLDER]", show_default=False, help="A folder with a record.")
    ] = None,
    write_manifest: Annotated[
        bool, typer.Option("--write-manifest", help="Write MANIFEST into the folder, once the record was looked at.")
    ] = False,
    format: options.FormatOption = "table",
    lang: options.LangOption = "en",
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """Check the record: every problem as `file:line: id: message`, then what the record holds. Exit code 3 if broken.

    What no rule can see (a source swapped, a certainty lowered) is compared with the MANIFEST of the folder.

    \b
    Examples:
      kurils check
      kurils check my-record --format json
      kurils check my-record --write-manifest
    """
    if folder is not None and asking.data is not None:
        raise asked.not_both("FOLDER", "--data")
    wording = voice.words(lang)
    manners.now.language = lang
    answer = check(folder)
    root = folder or data_root()
    if write_manifest and all(problem["file"] == NAME for problem in answer["problems"]):
        write(root, force)
        answer = check(folder)
    elif write_manifest:
        complain(Said("no MANIFEST was written: mend the problems first", "check.not-written"))
    emit(of_check(answer, wording, f"kurils check {as_argument(root)} --write-manifest"), format, output, force)
    if answer["problems"]:
        raise typer.Exit(ExitCode.DATA)
