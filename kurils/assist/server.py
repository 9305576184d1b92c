"""The server of the Model Context Protocol: tools and resources over stdin and stdout, or over HTTP where told so.

What a question is refused with is a result that says so, with its code and what to do; the protocol's own errors are
left for what is no question. Nothing is written to stdout but the protocol.
"""

from __future__ import annotations

import json
import logging
import signal
import socket
import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any

from kurils.assist.reply import short
from kurils.assist.tools import TOOLS, answered, gives, takes
from kurils.base.errors import KurilsError, Said, UsageError, reason_of, visible
from kurils.base.extras import loading
from kurils.base.names import PREFIX, identifier, plain_id
from kurils.base.version import __version__
from kurils.record import load

with loading("mcp", "serving assistants", "mcp"):
    from mcp import MCPError, types
    from mcp.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcp.server import ServerRequestContext

    from kurils.assist.ending import Ending

    Context = ServerRequestContext[Any]

__all__ = ["listen", "serve", "server"]

#: so many documents stand on one page of the list of resources
PAGE = 200
#: seconds that answers which are on their way have when it is told to end
_PATIENCE = 3
#: digits of the number of a page
_DIGITS = 9


def instructions() -> str:
    """What a client tells its model of this server."""
    meta = load().meta
    return (
        f"{meta['neutrality']} Edition {meta['version']}, checked to {meta['coverage']['to']}. Quote an answer with "
        "its certainty, the positions of both sides and the day of check; where beyond_record is true, say that "
        "nothing so late was checked. Control, title and claim are three things: do not say that a state owns what "
        "it holds. Results are short; `next` goes on, and the tool evidence gives the sources behind an identifier."
    )


async def _list_tools(_: Context, __: types.PaginatedRequestParams | None) -> types.ListToolsResult:
    reads = types.ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    return types.ListToolsResult(
        tools=[
            types.Tool(
                name=tool.name,
                title=tool.title,
                description=tool.description,
                input_schema=takes(tool),
                output_schema=gives(tool),
                annotations=reads,
            )
            for tool in TOOLS
        ]
    )


async def _call_tool(_: Context, params: types.CallToolRequestParams) -> types.CallToolResult:
    try:
        reply = answered(params.name, params.arguments or {})
    except KurilsError as error:
        return _refused(error)
    return types.CallToolResult(
        content=[types.TextContent(text=_plain(reply.text))], structured_content=_plain(reply.object)
    )


def _plain(told: Any) -> Any:
    """What is told without characters that hide: a question is told again as it was asked, and a model reads it."""
    if isinstance(told, str):
        return "\n".join(map(visible, told.split("\n")))
    if isinstance(told, dict):
        return {key: _plain(value) for key, value in told.items()}
    return [_plain(value) for value in told] if isinstance(told, (list, tuple)) else told


def _refused(error: KurilsError) -> types.CallToolResult:
    hint = None if error.hint is None else short(error.hint)
    message = short(error.message)
    body = {"error": {"code": error.code, "message": message, "hint": hint}}
    told = types.TextContent(text=f"{error.code}: {message}" + (f" ({hint})" if hint else ""))
    return types.CallToolResult(content=[told], structured_content=body, is_error=True)


async def _list_resources(_: Context, params: types.PaginatedRequestParams | None) -> types.ListResourcesResult:
    documents = load().documents()["documents"]
    cursor = params.cursor if params and params.cursor else "0"
    # what has more digits than any page is not read: Python refuses to, in its own words
    if not cursor.isdecimal() or len(cursor) > _DIGITS or int(cursor) >= len(documents):
        raise MCPError(types.INVALID_PARAMS, f"no page of resources begins at {short(cursor)!r}")
    start = int(cursor)
    stop = start + PAGE
    return types.ListResourcesResult(
        resources=[
            types.Resource(
                uri=identifier(document["id"]),
                name=document["id"],
                title=document["title"],
                description=document["kind"],
                mime_type="application/json",
            )
            for document in documents[start:stop]
        ],
        next_cursor=str(stop) if stop < len(documents) else None,
    )


async def _list_templates(_: Context, __: types.PaginatedRequestParams | None) -> types.ListResourceTemplatesResult:
    return types.ListResourceTemplatesResult(
        resource_templates=[
            types.ResourceTemplate(
                uri_template=f"{PREFIX}{{+id}}",
                name="evidence",
                title="What stands behind an identifier",
                description="A document whole; of a spell, position, place, variant or source its row and sources.",
                mime_type="application/json",
            )
        ]
    )


async def _read_resource(_: Context, params: types.ReadResourceRequestParams) -> types.ReadResourceResult:
    record, id = load(), plain_id(params.uri)
    try:
        known = id in record.titles
        answer: Any = record.document(id) if known else record.evidence(id)
    except KurilsError as error:
        hint = None if error.hint is None else short(error.hint)
        raise MCPError(types.INVALID_PARAMS, short(error.line()), {"code": error.code, "hint": hint}) from None
    text = json.dumps(answer, ensure_ascii=False)
    return types.ReadResourceResult(
        contents=[types.TextResourceContents(uri=visible(params.uri), mime_type="application/json", text=text)]
    )


def server() -> Server[Any]:
    """The server, which answers from the record in use."""
    return Server(
        "kurils",
        version=__version__,
        title=load().dispute["title"],
        instructions=instructions(),
        on_list_tools=_list_tools,
        on_call_tool=_call_tool,
        on_list_resources=_list_resources,
        on_list_resource_templates=_list_templates,
        on_read_resource=_read_resource,
    )


#: what ends where a peer has gone, or all is told to
_ENDED = ("ClientDisconnect", "KeyboardInterrupt", "CancelledError")
#: seconds in which what was told last is not told again: where peers hold all descriptors each try of one more fails
_QUIET = 60


class _Told(logging.Handler):
    """What the libraries have to say, as one line like all of ours: of a traceback its last, of an end nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._last = "", 0.0

    def emit(self, record: logging.LogRecord) -> None:
        """Say it on stderr."""
        error = record.exc_info[1] if record.exc_info else None
        kind = type(error).__name__ if error else ""
        lines = record.getMessage().strip().splitlines() or [""]
        said = lines[-1 if lines[0].startswith("Traceback") else 0]
        if {kind, said.partition(":")[0].rpartition(".")[2]} & {*_ENDED}:
            return
        if error:
            said += f" ({reason_of(error) if isinstance(error, OSError) else kind})"
        before, when = self._last
        if said != before or monotonic() - when > _QUIET:
            self._last = said, monotonic()
            print(f"kurils: {short(said)}", file=sys.stderr, flush=True)


def _tell_of_libraries() -> None:
    logging.basicConfig(handlers=[_Told()], level=logging.WARNING)


def serve() -> None:
    """Answer over stdin and stdout until stdin ends."""
    import anyio

    from kurils.assist import wire

    _tell_of_libraries()
    anyio.run(wire.run, server())


def listen(host: str, port: int, ending: Ending) -> None:
    """Answer over HTTP at `http://HOST:PORT/mcp` until told to end. Raises UsageError where nobody can listen."""
    import uvicorn

    class Listening(uvicorn.Server):
        """The library's own, which leaves the signals to us: it hands them on when it has ended, one after another."""

        @contextmanager
        def capture_signals(self) -> Iterator[None]:
            """Nothing is captured."""
            yield

    _tell_of_libraries()
    app = server().streamable_http_app(host=host, stateless_http=True, json_response=True)
    shown = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    config = uvicorn.Config(app, log_level="warning", log_config=None, timeout_graceful_shutdown=_PATIENCE)
    listening = Listening(config)

    def leave_off() -> None:
        # what streams and peers that stay are cut off with is nobody's fault
        logging.disable()
        # and not its flag alone: streams that are open look at whether this was called
        listening.handle_exit(signal.SIGTERM, None)

    with _bound(host, port, shown) as opened, ending.first(leave_off):
        print(f"kurils: listening on http://{visible(shown)}/mcp", file=sys.stderr, flush=True)
        listening.run(sockets=[opened])


def _bound(host: str, port: int, shown: str) -> socket.socket:
    """A socket that listens there; what cannot be is told by us and not by the server behind it."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address, family=family)
    except (OSError, ValueError) as error:
        # of a name that no name can be Python speaks of its encoding
        named = getattr(error, "strerror", None)
        reason = reason_of(error) if named else Said("it is no name of a machine", "why.no-machine")
        deaf = UsageError(f"cannot listen on {shown}: {reason}", "another port, or a host of this machine")
        raise deaf.keyed("cannot-listen", "cannot-listen", place=shown, reason=reason) from None
