"""The same function over many parts, here or in other processes, with the results in order and few parts in flight."""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from kurils.base.errors import KurilsError, UsageError
from kurils.base.holding import asking_to_end, held
from kurils.base.memory import is_no_room, is_tight, too_little

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future, ProcessPoolExecutor

In = TypeVar("In")
Out = TypeVar("Out")
Plan = TypeVar("Plan")

#: parts that wait for each worker
_AHEAD = 2
#: seconds between two looks at whether they are still given work
_LOOK = 2


class WorkerLost(KurilsError):
    """A worker process ended before its work was done, for instance killed for want of memory."""

    code = "worker-lost"


class WorkerCrashed(UsageError):
    """A worker process crashed over its input. `part` is that, or None when nobody knows."""

    code = "worker-crashed"
    part: Any = None


def in_order(
    function: Callable[[In, Plan], Out], parts: Iterable[In], plan: Plan, workers: int = 1, apart: bool = False
) -> Generator[tuple[In, Out], None, None]:
    """Each part with what the function makes of it, in the order of the parts.

    `apart` has a single worker be a process of its own too, for inputs over which a library may crash; a worker needs
    no other. Function, plan and parts must be picklable then. Raises what the function raises, WorkerLost and
    WorkerCrashed; where memory is short, that it is too little.
    """
    from multiprocessing import parent_process

    if workers <= 1 and not (apart and parent_process() is None):
        for part in parts:
            yield part, function(part, plan)
        return
    import threading
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    with from_nowhere():
        _start_tracker()
    # new processes, not copies of this one: the libraries below us have threads and locks
    context = get_context("spawn")
    # workers leave off when this end of the pipe is closed
    theirs, ours = context.Pipe(duplex=False)
    # and tell at the other end of another one what they begin
    flight: _Flight[In] = _Flight(context)
    set_up = (theirs, flight.telling)
    pool = ProcessPoolExecutor(max(1, workers), mp_context=context, initializer=_set_up, initargs=set_up)
    waiting: deque[tuple[int, Future[Out]]] = deque()
    processes: dict[int, Any] = {}
    # how such a thread ends is told by us
    told, threading.excepthook = threading.excepthook, lambda _: None
    try:
        for number, part in enumerate(parts):
            flight.parts[number] = part
            with held(), from_nowhere():
                waiting.append((number, pool.submit(_begin, function, number, part, plan)))
            # not public, and only looked at to tell a crash from a kill
            processes.update(getattr(pool, "_processes", None) or {})
            if len(waiting) > workers * _AHEAD:
                done, future = waiting.popleft()
                result = _result(future, pool)
                yield flight.landed(done), result
        while waiting:
            done, future = waiting.popleft()
            result = _result(future, pool)
            yield flight.landed(done), result
    except BrokenProcessPool:
        ours.close()
        pool.shutdown(wait=True)
        for process in processes.values():
            # gone, or nobody is left to tell it to go
            process.kill()
        raise _what_ended(processes, flight, workers) from None
    except BaseException:
        # what the workers are at is of no use any more, and may take long. They are not killed: one that was half-way
        # through telling a result would leave us waiting for the rest
        ours.close()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        ours.close()
        theirs.close()
        flight.close()
        threading.excepthook = told


class _Flight(Generic[In]):
    """The parts that are not done, and which of them each worker began last."""

    def __init__(self, context: Any) -> None:
        self.parts: dict[int, In] = {}
        #: where a worker tells its number and that of a part: few are under way, for which a pipe has room
        self._begun, self.telling = context.Pipe(duplex=False)
        self._last: dict[int, int] = {}

    def landed(self, number: int) -> In:
        """A part that is done."""
        self._hear()
        return self.parts.pop(number)

    def held_by(self, processes: Iterable[int]) -> In | None:
        """The part that one of these workers was at."""
        self._hear()
        return next((self.parts[self._last[id]] for id in processes if self._last.get(id) in self.parts), None)

    def close(self) -> None:
        """Nothing more is told."""
        self._begun.close()
        self.telling.close()

    def _hear(self) -> None:
        while self._begun.poll():
            process, number = self._begun.recv()
            self._last[process] = number


def _what_ended(processes: dict[int, Any], flight: _Flight[Any], workers: int) -> KurilsError:
    """Why the workers are gone: a crash over a part, or somebody's wish; or too little memory, where that is short."""
    crashed = [number for number, process in processes.items() if _crashed(process.exitcode)]
    if is_tight():
        # of each process, so that fewer of them would not help
        return too_little()
    if not crashed:
        return WorkerLost("a worker process was lost", "try fewer --workers" if workers > 1 else "try again")
    hint = "write it anew with the program that it comes from"
    error = WorkerCrashed("a library crashed over the file: it is damaged, or made to do harm", hint)
    error.part = flight.held_by(crashed)
    return error.keyed("crashed", "write-anew")


def _result(future: Future[Out], pool: ProcessPoolExecutor) -> Out:
    """What a worker made. Raises BrokenProcessPool also when the thread that gives out the work is gone, which nobody
    else notices: for want of memory, or of room for another thread.
    """
    from concurrent.futures import wait
    from concurrent.futures.process import BrokenProcessPool

    # not public, as the processes are not
    keeper = getattr(pool, "_executor_manager_thread", None)
    while not wait([future], _LOOK).done:
        if keeper is not None and not keeper.is_alive() and not future.done():
            raise BrokenProcessPool
    return future.result()


def _crashed(code: int | None) -> bool:
    """Whether a process ended by its own fault and not by somebody's wish."""
    import signal

    names = ("SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE", "SIGILL")
    return code is not None and -code in {getattr(signal, name) for name in names if hasattr(signal, name)}


def _start_tracker() -> None:
    """Start what sweeps up after processes that are killed, before anything is made that it has to know of.

    It is deaf to the signals of a keyboard by itself, but not to that of a closed terminal, which comes to all. What it
    finds left over it removes, and nobody hears what it has to say of it.
    """
    import signal
    from multiprocessing import resource_tracker

    if not hasattr(signal, "pthread_sigmask"):
        return
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
    resource_tracker.ensure_running()
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)


#: what a Python that is started with `-c` does before all else: it forgets the current folder, lets nobody hear what
#: it, or a library that crashes, writes to stderr, and runs what follows
_FORGET = (
    "import os, sys; os.environ.get('KURILS_DEBUG') or os.dup2(os.open(os.devnull, os.O_WRONLY), 2); "
    "sys.path[:] = filter(None, sys.path); del sys.argv[1]; exec(sys.argv.pop(1))"
)


@contextmanager
def from_nowhere() -> Iterator[None]:
    """Processes that are started here import nothing from the current folder, which may be that of somebody else; and
    what they write to stderr goes nowhere.

    Python starts them with `-c`, and would look there first. To tell it otherwise, 3.10 knows of `-I` alone, which
    drops all that a user set up with the environment; and with `-E`, which is handed on, the environment is not looked
    at. So the program that Python wants to run comes after one of ours, which none of its options can undo.
    """
    import os
    from multiprocessing import util

    # not public: if Python ever calls it otherwise, the environment is still there
    flags: Callable[[], list[str]] = getattr(util, "_args_from_interpreter_flags", list)
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    setattr(util, "_args_from_interpreter_flags", lambda: [*flags(), "-c", _FORGET])  # noqa: B010
    try:
        yield
    finally:
        setattr(util, "_args_from_interpreter_flags", flags)  # noqa: B010
        if before is None:
            os.environ.pop("PYTHONSAFEPATH", None)
        else:
            os.environ["PYTHONSAFEPATH"] = before


class Stopped(KurilsError):
    """The work of this process is not wanted any more."""

    code = "stopped"


_stopped = False
#: where this worker tells which part it begins
_telling: Any = None


def _begin(function: Callable[[In, Plan], Out], number: int, part: In, plan: Plan) -> Out:
    import os

    _telling.send((os.getpid(), number))
    try:
        return function(part, plan)
    except Exception as error:
        # here, where it is known while what it was raised; the other process hears only of the last of its errors
        if not isinstance(error, KurilsError) and is_no_room(error):
            raise too_little() from None
        raise


def go_on() -> None:
    """Raise Stopped when what this worker does is not wanted any more; for work that takes long."""
    if _stopped:
        raise Stopped("stopped")


def _set_up(pipe: Any, telling: Any) -> None:
    """Ctrl-C goes to all processes of a terminal, and only the first one acts on it; none is to outlive that one."""
    import signal
    import threading

    global _telling
    _telling = telling
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, asking_to_end())
    threading.Thread(target=_leave_off, args=(pipe,), daemon=True).start()


def _leave_off(pipe: Any) -> None:
    import os
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    global _stopped
    parent = parent_process()
    if parent is not None and parent.sentinel not in wait([pipe, parent.sentinel]):
        _stopped = True
        wait([parent.sentinel])
    os._exit(1)
