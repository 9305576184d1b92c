"""Signals that ask a process to end, held back over the few lines that must not be cut in two."""

from __future__ import annotations

from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def asking_to_end() -> set[int]:
    """The numbers of the signals by which a process is asked to end, as far as the system has them."""
    import signal

    return {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}


@contextmanager
def held() -> Iterator[None]:
    """Let what asks the process to end wait until the lines inside are done; then it is given as it came.

    Processes that are started inside have these signals blocked. Outside the main thread nothing is held, since no
    signal is handled there.
    """
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    met: list[int] = []
    # noted, because other threads of this process may not block them; blocked for processes that are started here
    before = {number: signal.signal(number, lambda number, _: met.append(number)) for number in asking_to_end()}
    can_block = hasattr(signal, "pthread_sigmask")
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, before) if can_block else set()
    try:
        yield
    finally:
        if can_block:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for number, handler in before.items():
            # None: set by something else than Python
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
    for number in met[:1]:
        signal.raise_signal(number)
