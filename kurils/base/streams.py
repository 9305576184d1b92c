"""Streams of descriptors that may not block: what reads or writes them waits, as if they did.

A pipe or a terminal is shared with whoever handed it on, and some (servers in node, ssh) leave it set not to block.
Python then takes "nothing at the moment" for the end of an input, and a full pipe for a disk that is full.
"""

from __future__ import annotations

import io

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


#: the descriptor of messages, stderr
MESSAGES = 2


class Patient(io.FileIO):
    """A descriptor that is read when there is something to read, and written when there is room."""

    # made of `readinto`, where what is C's own would end at the first pause
    read = io.RawIOBase.read  # type: ignore[assignment]
    readall = io.RawIOBase.readall

    def readinto(self, buffer: Any) -> int:
        """Read into a buffer; the bytes that were read, 0 at the end."""
        done: int | None
        while (done := super().readinto(buffer)) is None:
            self._wait(writing=False)
        return done

    def write(self, content: Any) -> int:
        """Write as much as there is room for; the bytes that were written."""
        done: int | None
        while (done := super().write(content)) is None:
            self._wait(writing=True)
        return done

    def _wait(self, writing: bool) -> None:
        import select

        if not hasattr(select, "poll"):
            # Windows, where only sockets can be waited for and pipes block
            import time

            time.sleep(0.01)
            return
        poll = select.poll()
        poll.register(self, select.POLLOUT if writing else select.POLLIN)
        poll.poll()


class Heard(Patient):
    """One that is written to for whoever may listen: what nobody reads any more is gone, and no fault."""

    def write(self, content: Any) -> int:
        """Write as much as there is room for, or all where the reader has gone; the bytes that were written."""
        try:
            return super().write(content)
        except BrokenPipeError:
            return len(content)


def writer(handle: int, closefd: bool = True, **looks: Any) -> io.TextIOWrapper:
    """A text stream that writes a descriptor through a buffer; `looks` are those of `io.TextIOWrapper`.

    Messages that nobody reads any more are no reason to end otherwise.
    """
    kind = Heard if handle == MESSAGES else Patient
    return io.TextIOWrapper(io.BufferedWriter(kind(handle, "w", closefd)), **looks)


def reader(handle: int, **looks: Any) -> io.TextIOWrapper:
    """A text stream that reads a descriptor, which stays open, through a buffer; likewise."""
    return io.TextIOWrapper(io.BufferedReader(Patient(handle, "r", closefd=False)), **looks)
