"""The protocol over stdin and stdout, a message a line: every request is answered, what is none too, before it ends.

The library's own lets go of what it cannot read, and at the end of stdin of what it has not answered; and threads that
wait at a pipe keep it from ending when it is told to.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter
from contextlib import suppress
from threading import Semaphore, Thread
from typing import TYPE_CHECKING, Any

import anyio
from mcp.shared.message import SessionMessage
from mcp.types import JSONRPCError, JSONRPCNotification, JSONRPCRequest, JSONRPCResponse, jsonrpc_message_adapter

from kurils.assist.reply import short
from kurils.base.streams import reader

if TYPE_CHECKING:
    from mcp.server import Server

#: characters of a message; over HTTP the library takes as many
LONGEST = 4 << 20
#: lines that are read ahead
_AHEAD = 16
#: seconds between two looks at what is not yet answered, and looks without an answer after which none is waited for
_LOOK, _LOOKS = 0.02, 250
_PARSE_ERROR, _INVALID_REQUEST = -32700, -32600


class Answers:
    """Where answers are written, at once and by whoever has one: the other side is alone, and may be slow."""

    def __init__(self, scope: anyio.CancelScope) -> None:
        #: requests by their ids, until they are answered
        self.due: Counter[Any] = Counter()
        #: what ended the reading or the writing
        self.fault: OSError | None = None
        self._scope = scope

    async def send(self, item: SessionMessage, /) -> None:
        """Write a message."""
        message = item.message
        if isinstance(message, JSONRPCError) and isinstance(message.error.data, str):
            # a method that there is not, as it was asked for
            message = message.model_copy(
                update={"error": message.error.model_copy(update={"data": short(message.error.data)})}
            )
        self.write(message.model_dump_json(by_alias=True, exclude_unset=True))
        if isinstance(message, (JSONRPCResponse, JSONRPCError)):
            self.answered(message.id)

    def write(self, line: str) -> None:
        """Write a line; when that cannot be, all ends."""
        try:
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
        except OSError as error:
            self.fail(error)

    def fail(self, error: OSError) -> None:
        """End all."""
        self.fault = error
        self._scope.cancel()

    def answered(self, id: Any) -> None:
        """No more is due to a request."""
        self.due[id] -= 1
        if self.due[id] <= 0:
            del self.due[id]

    async def settled(self) -> None:
        """Wait for answers as long as there come some."""
        looks, left = 0, -1
        while self.due and looks < _LOOKS:
            looks, left = (looks + 1 if self.due.total() == left else 0), self.due.total()
            await anyio.sleep(_LOOK)

    async def aclose(self) -> None:
        """Nothing: stdout is not ours to close."""

    async def __aenter__(self) -> Answers:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None


class Lines:
    """The lines of stdin, of a very long one a little more than a message may have; a thread waits for them."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._queue: asyncio.Queue[str | OSError | None] = asyncio.Queue()
        self._room = Semaphore(_AHEAD)
        Thread(target=self._read, daemon=True).start()

    async def next(self) -> str | None:
        """The next line, None at the end. Raises OSError where stdin cannot be read."""
        line = await self._queue.get()
        self._room.release()
        if isinstance(line, OSError):
            raise line
        return line

    def _hand_on(self, line: str | OSError | None) -> None:
        self._room.acquire()
        self._loop.call_soon_threadsafe(self._queue.put_nowait, line)

    def _read(self) -> None:
        # a loop that has ended takes no more
        with suppress(RuntimeError):
            try:
                # not `sys.stdin`, in which nobody may wait when the interpreter ends
                stream = reader(sys.stdin.fileno(), encoding="utf-8", errors="replace")
                while line := stream.readline(LONGEST + 1):
                    self._hand_on(line)
                    while len(line) > LONGEST and line[-1] != "\n":
                        line = stream.readline(LONGEST + 1)
                self._hand_on(None)
            except OSError as error:
                self._hand_on(error)


async def run(server: Server[Any]) -> None:
    """Answer until stdin ends and all is answered. Raises OSError where stdin or stdout cannot be used."""
    lines = Lines(asyncio.get_running_loop())
    with anyio.CancelScope() as scope:
        answers = Answers(scope)
        send, receive = anyio.create_memory_object_stream[SessionMessage | Exception](0)

        async def ask() -> None:
            async with send:
                try:
                    while (line := await lines.next()) is not None:
                        if (message := _message(line, answers)) is not None:
                            await send.send(message)
                    await answers.settled()
                except OSError as error:
                    answers.fail(error)

        async with anyio.create_task_group() as group:
            group.start_soon(ask)
            await server.run(receive, answers, server.create_initialization_options())
    if answers.fault is not None:
        raise answers.fault


def _message(line: str, answers: Answers) -> SessionMessage | None:
    """The message in a line; None, and an answer where one is due, for what is none."""
    if not line.strip():
        return None
    if len(line) > LONGEST:
        _refuse(answers, None, _INVALID_REQUEST, f"a message is longer than {LONGEST:,} characters")
        return None
    try:
        message = jsonrpc_message_adapter.validate_json(line, by_name=False)
    except ValueError:
        _refuse_what(line, answers)
        return None
    if isinstance(message, JSONRPCNotification) and '"id"' in line and "id" in json.loads(line):
        # one that no id can be
        _refuse_what(line, answers)
        return None
    if isinstance(message, JSONRPCRequest):
        answers.due[message.id] += 1
    elif isinstance(message, JSONRPCNotification) and message.method == "notifications/cancelled":
        given_up = (message.params or {}).get("requestId")
        # what no id can be, nobody asked under; the library says so on stderr
        if not isinstance(given_up, (str, int)):
            return None
        answers.answered(given_up)
    return SessionMessage(message)


def _refuse_what(line: str, answers: Answers) -> None:
    """Answer what is no message, unless nobody waits for an answer."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        _refuse(answers, None, _PARSE_ERROR, "Parse error")
        return
    if not isinstance(found, dict):
        _refuse(answers, None, _INVALID_REQUEST, "Invalid request")
    elif "id" in found and not {"result", "error"} & found.keys():
        id = found["id"]
        _refuse(answers, id if isinstance(id, str) or type(id) is int else None, _INVALID_REQUEST, "Invalid request")
    elif "method" not in found:
        _refuse(answers, None, _INVALID_REQUEST, "Invalid request")


def _refuse(answers: Answers, id: str | int | None, code: int, message: str) -> None:
    answers.write(json.dumps({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": message}}))
