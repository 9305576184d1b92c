"""How a server ends: when it is told to, quietly, and with the code that says by what."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Ending:
    """Signals that ask to end, from the moment that it is made. None raises: a library could catch what it raised."""

    def __init__(self) -> None:
        self._first: Callable[[], None] | None = None
        self._told = 0
        for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
            number = getattr(signal, name, None)
            # one that is ignored stays so (`nohup`)
            if number is not None and signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, self._meet)

    @contextmanager
    def first(self, leave_off: Callable[[], None]) -> Iterator[None]:
        """Meanwhile the first that comes has this done, and the next ends at once; without it each does.

        Nothing is unfinished then, and a pipe at which somebody waits need not move.
        """
        self._first = leave_off
        yield
        if self._told:
            os._exit(128 + self._told)

    def _meet(self, number: int, _: object) -> None:
        if self._told or self._first is None:
            os._exit(128 + (self._told or number))
        self._told = number
        self._first()
