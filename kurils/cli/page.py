"""`kurils page`: the whole record as one page that works without a network."""

from __future__ import annotations

import sys

from kurils.base.errors import UsageError
from kurils.cli import options
from kurils.cli.output import emit_text


def command(
    output: options.OutputOption = None,
    force: options.ForceOption = False,
    lang: options.LangOption = "en",
) -> None:
    """Write the explorer with its map and time slider as one HTML file, to mail or to put on any server.

    It needs nothing but a browser: the record is inside, and nothing is fetched or sent.

    \b
    Examples:
      kurils page -o kurils.html
      kurils page -o kurils.html --force
    """
    from kurils.page.build import build_page

    if output is None and sys.stdout.isatty():
        raise UsageError("the page is too long for a terminal", "name a file: kurils page -o kurils.html")
    emit_text(build_page(options.record_in(lang)), output, force)
