"""Whether there is the memory for a server. Its library ends a process that finds none, with words of its own."""

from __future__ import annotations

from kurils.base.apart import called
from kurils.base.errors import KurilsError
from kurils.base.extras import require
from kurils.base.memory import is_tight, taken

#: bytes for what a server takes while it answers, besides all that it loads
SPARE = 24 << 20


def refuse_short(over_http: bool) -> None:
    """Raise KurilsError where memory is short, and a server cannot be made in another process that may have no more.

    Raises MissingExtra where its library is not installed.
    """
    require("mcp", "serving assistants", "mcp")
    if is_tight():
        called(_tried, f"{taken()} {over_http:d}".encode())


def _tried(asked: bytes) -> bytes:
    """Nothing, if a server can be made here with what its parent has taken already, and some more."""
    from resource import RLIMIT_AS, getrlimit, setrlimit

    theirs, over_http = map(int, asked.split())
    soft, hard = getrlimit(RLIMIT_AS)
    setrlimit(RLIMIT_AS, (max(0, soft - SPARE - max(0, theirs - taken())), hard))
    try:
        from kurils.assist import server, wire  # noqa: F401

        made = server.server()
        if over_http:
            import uvicorn  # noqa: F401

            made.streamable_http_app(stateless_http=True, json_response=True)
    except KurilsError as error:
        if error.key == "memory":
            raise
        # a record that is damaged is told of where it is used
    return b""
