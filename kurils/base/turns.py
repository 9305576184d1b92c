"""One after another: who reads a file, changes what it says and writes it again has its folder alone meanwhile."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager

from kurils.base.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: seconds that are waited for others, who need some thousandths each
PATIENCE = 10.0


@contextmanager
def alone_in(folder: str, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the folder until the end of the block. It is the folder itself that is locked, so nothing is left in it.

    Where the system or the file system has no such locks (Windows), nobody waits. Raises UsageError where others hold
    it for longer than `patience` seconds.
    """
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        end = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > end:
                    busy = UsageError(f"another program is at work in {folder}", "try again later")
                    raise busy.keyed("busy", "later", path=folder) from None
                time.sleep(0.01)
            except OSError:
                break
            else:
                break
        yield
    finally:
        # the lock goes with it
        os.close(handle)
