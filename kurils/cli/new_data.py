"""`kurils new-data`: the record of another dispute, to be filled in."""

from __future__ import annotations

from typing import Annotated

import typer

from kurils.base import asking
from kurils.base.asking import as_argument
from kurils.base.errors import Said
from kurils.base.folders import write_folder
from kurils.cli import asked, options
from kurils.cli.output import tell
from kurils.store.loading import template


def command(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="The folder to write; it must not exist yet.")],
    force: options.ForceOption = False,
) -> None:
    """Write a small record of an invented dispute into a folder, with comments, to be filled in with a real one.

    It is valid as it stands: `kurils check FOLDER` says so, and every command answers with `--data FOLDER`.

    Once it is filled in and looked at, `kurils check FOLDER --write-manifest` keeps what was reviewed.

    \b
    Examples:
      kurils new-data my-record
      kurils check my-record
      kurils status --data my-record
    """
    if asking.data is not None:
        raise asked.not_both("new-data", "--data")
    names = write_folder(folder, template(), force)
    named = as_argument(folder)
    following = [f"kurils check {named}", f"kurils status --data {named}"]
    text = f"{len(names)} files in {folder}; next: {', '.join(following)}"
    tell(Said(text, "new-data.done", count=len(names), folder=folder, commands=following))
