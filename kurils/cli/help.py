"""`kurils help`: the help of a command, or a page on something else."""

from __future__ import annotations

import sys
from typing import Annotated, Optional

import typer

from kurils.base.errors import NoSuchValue
from kurils.cli import COMMANDS, options, topics
from kurils.cli.output import emit_text, terminal_width


def command(
    topic: Annotated[
        Optional[str],
        typer.Argument(metavar="[COMMAND|TOPIC]", show_default=False, help="A command, environment or exit-codes."),
    ] = None,
    lang: options.LangOption = "en",
) -> None:
    """Show the help of a command, or a page on the environment or the exit codes.

    \b
    Examples:
      kurils help
      kurils help status
      kurils help environment
    """
    from kurils.show.formats.to_text import output_width

    if topic in topics.TOPICS:
        from kurils.cli.helping import of_topic

        emit_text(of_topic(topic, min(100, terminal_width(sys.stdout) or output_width())))
    elif topic is None or topic in COMMANDS:
        from kurils.cli.app import help_of

        emit_text(help_of(topic))
    else:
        raise NoSuchValue(f"there is no help on {topic!r}", topic, "there is on", (*topics.TOPICS, *COMMANDS))
