"""`kurils page`: the whole record as one page that works without a network."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Optional

import typer

from kurils.base.errors import UsageError
from kurils.cli import options
from kurils.cli.output import emit_drawing, emit_stamped


def command(
    output: options.OutputOption = None,
    card: Annotated[
        Optional[str],
        typer.Option("--card", metavar="FILE.png", show_default=False, help="Write the picture for previews too."),
    ] = None,
    address: Annotated[
        Optional[str],
        typer.Option("--url", metavar="URL", show_default=False, help="Where the page will stand, for previews."),
    ] = None,
    force: options.ForceOption = False,
    lang: options.LangOption = "en",
) -> None:
    """Write the explorer with its map and timeline as one HTML file, to mail or to put on any server.

    It needs nothing but a browser: the record is inside, and nothing is fetched or sent. Services that show a preview
    of a shared address want a picture: --card writes it, to be put beside the page, and --url says where both will
    stand.

    \b
    Examples:
      kurils page -o kurils.html
      kurils page -o kurils.html --force
      kurils page -o k.html --card card.png --url https://example.org/k.html
    """
    from kurils.page.build import build_page

    if output is None and sys.stdout.isatty():
        example = "kurils page -o kurils.html"
        long = UsageError("the page is too long for a terminal", f"name a file: {example}")
        raise long.keyed("page-long", "name-a-file", example=example)
    if card is not None and os.path.splitext(card)[1].lower() != ".png":
        other = UsageError(f"a card is a PNG picture, and {card} does not end in .png", "kurils page --card card.png")
        raise other.keyed("card-png", path=card)
    if address is not None and not address.startswith(("https://", "http://")):
        wrong = UsageError(f"{address} is no address on the web", "an address begins with https://")
        raise wrong.keyed("no-address", "https", given=address)
    record = options.record_in(lang)
    if card is not None:
        from kurils.page.card import card as picture

        emit_drawing(picture(record), lambda: record.edition, card, force, zoom=1)
    built = build_page(record, os.path.basename(card) if card else "", address or "")
    emit_stamped(built, "html", lambda: record.edition, output, force)
