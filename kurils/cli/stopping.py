"""What asks a command to end: Ctrl-C, SIGTERM, SIGHUP. The first is obeyed, and what is unfinished taken away."""

from __future__ import annotations

import _thread
import os
import signal
import sys
import time
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

#: seconds that the command has to take away what is unfinished; who asks again after that wants no more of it
_PATIENCE = 5
#: seconds after which a signal is sent again that met a place which no exception may leave
_AGAIN = 0.05


def heed() -> None:
    """Obey what asks to end, for the rest of this process; what is ignored stays so (`nohup`).

    Raises KeyboardInterrupt and SystemExit (129, 143) in the main thread, once: people press Ctrl-C twice, and the
    second must not meet us among what the first has us take away.
    """
    met: list[tuple[int, float]] = []

    def end(number: int, _: object) -> None:
        if not met:
            met.append((number, time.monotonic()))
            if number == signal.SIGINT:
                raise KeyboardInterrupt
            sys.exit(128 + number)
        if time.monotonic() - met[0][1] > _PATIENCE:
            os._exit(128 + number)

    usual = {"SIGINT": signal.default_int_handler, "SIGTERM": signal.SIG_DFL, "SIGHUP": signal.SIG_DFL}
    try:
        for name, handler in usual.items():
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) == handler:
                signal.signal(number, end)
    except ValueError:
        # not the main thread: signals are none of our business
        return
    sys.unraisablehook = _not_lost(met, sys.unraisablehook)


def deaf() -> None:
    """Hear no more of it: all is taken away, and while Python ends it would be the bare signal that ends us."""
    with suppress(ValueError):
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.SIG_IGN)
    # if Ctrl-C left a text that was being evaluated (as classes of named fields are, when a module is loaded), Python
    # keeps in mind that nobody handled it and ends itself by the bare signal; a text that comes to its end clears that
    exec("")


def _not_lost(met: list[tuple[int, float]], others: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Send a signal again that was obeyed where no exception may leave: Python would tell of it, and go on."""

    def hook(unraisable: Any) -> None:
        if not met or not issubclass(unraisable.exc_type, (KeyboardInterrupt, SystemExit)):
            others(unraisable)
            return
        number, _ = met.pop()
        try:
            _thread.start_new_thread(_send, (number,))
        except RuntimeError:
            os._exit(128 + number)

    return hook


def _send(number: int) -> None:
    time.sleep(_AGAIN)
    if os.name == "posix":
        os.kill(os.getpid(), number)
    else:
        _thread.interrupt_main(signal.Signals(number))
