"""`kurils mcp`: answer assistants over the Model Context Protocol."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from kurils.base.errors import UsageError


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
    from kurils.assist.server import listen as over_http
    from kurils.assist.server import serve

    if place is None:
        serve()
    else:
        over_http(*place)


def _place(given: str) -> tuple[str, int]:
    """Host and port of what `--listen` names. Raises UsageError."""
    host, _, port = given.rpartition(":")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise UsageError(f"--listen cannot be {given!r}", "a port from 1 to 65535, or HOST:PORT")
    return host.strip("[]") or "127.0.0.1", int(port)
