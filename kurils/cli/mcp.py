"""`kurils mcp`: answer assistants over the Model Context Protocol."""

from __future__ import annotations

import re
from typing import Annotated, Optional

import typer

from kurils.base.errors import UsageError

#: a port, with a host before it: a name, an address, or one of IPv6 in brackets
_LISTEN = re.compile(
    r"(?:(?:\[(?P<address>[0-9A-Fa-f:.]+(?:%[\w.-]+)?)\]|(?P<host>[\w.-]{0,255})):)?(?P<port>[0-9]{1,5})"
)


def command(
    listen: Annotated[
        Optional[str],
        typer.Option(
            "--listen", metavar="[HOST:]PORT", show_default=False, help="Answer over HTTP there instead of stdin."
        ),
    ] = None,
) -> None:
    """Answer assistants: the record as tools and resources of the Model Context Protocol, over stdin and stdout.

    Clients start it themselves; docs/assistants.md has their configuration. Nothing listens on a network unless
    --listen says so, on this machine only unless it names a host. Needs the optional extra: pip install 'kurils[mcp]'

    \b
    Examples:
      kurils mcp
      kurils mcp --listen 8765
      kurils --data my-record mcp
    """
    place = None if listen is None else _place(listen)
    from kurils.assist.ending import Ending

    # before the libraries are read, which takes a while
    ending = Ending()
    from kurils.assist.trying import refuse_short

    refuse_short(place is not None)
    from kurils.assist.server import listen as over_http
    from kurils.assist.server import serve

    if place is None:
        serve()
    else:
        over_http(*place, ending)


def _place(given: str) -> tuple[str, int]:
    """Host and port of what `--listen` names. Raises UsageError."""
    match = _LISTEN.fullmatch(given)
    if match is None or not 0 < int(match["port"]) < 65536:
        wrong = UsageError(f"--listen cannot be {given[:80]!r}", "a port from 1 to 65535, or HOST:PORT")
        raise wrong.keyed("listen", "listen", given=given[:80])
    return match["address"] or match["host"] or "127.0.0.1", int(match["port"])
