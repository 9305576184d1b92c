"""`kurils schema`: the JSON Schema of an answer."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from kurils.base.jsontext import dumps
from kurils.cli import options
from kurils.cli.output import emit_text
from kurils.query.schema import schema
from kurils.record import load


def command(
    answer: Annotated[
        Optional[str], typer.Argument(metavar="[ANSWER]", show_default=False, help="status, compare …; all without it.")
    ] = None,
    output: options.OutputOption = None,
    force: options.ForceOption = False,
) -> None:
    """Print the JSON Schema (2020-12) of what `--format json` prints: of one answer, or of all.

    \b
    Examples:
      kurils schema status
      kurils schema -o kurils.schema.json
    """
    emit_text(dumps(schema(load().dispute, answer), 2) + "\n", output, force)
