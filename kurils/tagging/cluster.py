"""Many files on many machines: by the workers of a dask cluster. Needs the extra `kurils[dask]`."""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from kurils.base.errors import KurilsError, UsageError
from kurils.base.extras import library
from kurils.base.memory import is_tight
from kurils.tagging.again import again
from kurils.tagging.job import Counts
from kurils.tagging.plan import refuse_existing
from kurils.tagging.segments import fingerprint
from kurils.tagging.task import Done, checked, swept
from kurils.tagging.workers import WorkerLost, from_nowhere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.tagging.files import Files, Replacing
    from kurils.tagging.job import Job

#: seconds for a call of the scheduler, and after that for its answer
_CALL, _ANSWER = 20, 10
#: how often a file is tried again where reading or writing it failed, as on file systems that many machines share
_RETRIES = 2


class SchedulerLost(KurilsError):
    """The dask scheduler could not be reached, or went away."""

    code = "scheduler-lost"


def by_dask(
    tasks: list[Files], job: Job, replacing: Replacing, workers: int, scheduler: str | None = None
) -> Iterator[tuple[Files, Done]]:
    """The tasks with what came of them, as they come: by a cluster of this machine, or the one at an address.

    All machines must see the files under the same absolute paths. Raises SchedulerLost, WorkerLost when a file was
    taken up by several workers that were lost, and what went wrong with a file.
    """
    refuse_existing(tasks)
    with swept([_absolute(task) for task in tasks]) as marked, _client(workers, scheduler) as client:
        function = partial(_in_worker, job=job, replacing=replacing, expected=fingerprint())
        futures = client.map(function, marked, pure=False, retries=_RETRIES)
        asked = dict(zip(futures, marked))
        try:
            for future in _distributed().as_completed(futures, loop=client.loop):
                task = asked[future]
                yield task, checked(_result(future, task.source), task)
        finally:
            client.cancel(futures)


def _in_worker(files: Files, job: Job, replacing: Replacing, expected: str) -> Done:
    """Tag one file, in a worker, unless it would be answered from another record than this one's."""
    if fingerprint() != expected:
        hint = "install the same kurils, with the same data, on all of them"
        error = UsageError("a dask worker has another version of the record", hint)
        return Done(Counts(), [], [], error)
    return again(files, job, replacing)


def _result(future: Any, path: str) -> Done:
    from concurrent.futures import CancelledError

    try:
        done: Done = future.result()
    except _distributed().KilledWorker:
        raise WorkerLost(f"several workers were lost over {path}", "they may lack memory, or kurils") from None
    except CancelledError:
        raise SchedulerLost("the dask scheduler went away", "the files that are there are whole") from None
    except ImportError as error:
        raise UsageError(f"the dask workers cannot run this: {error}", "install kurils[dask] on them") from None
    return done


def _distributed() -> Any:
    """dask.distributed. Raises as `library` does."""
    return library("distributed", "--engine dask", "dask")


@contextmanager
def _client(workers: int, scheduler: str | None) -> Iterator[Any]:
    """A client of a cluster; one of this machine ends with it."""
    import logging

    distributed = _distributed()
    # what users should know they are told by us, in one line
    for name in [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == "distributed"]:
        # each of its parts has a level of its own
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    with _quiet():
        if scheduler is None:
            import dask

            # one thread each: the work is not made faster by threads, and processes are what can be lost and replaced.
            # Dask lets workers give back every bit of memory at once; to take it again for each block of a text file
            # takes twice as long as all else
            keep = dask.config.set({"distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": None})
            with keep, _ctrl_c_is_ours(), from_nowhere():
                cluster = _started(distributed, workers)
            # workers that are lost are started anew
            with from_nowhere(), cluster, distributed.Client(cluster, set_as_default=False) as client:
                yield client
            return
        with _reached(distributed, scheduler) as client:
            yield client


def _started(distributed: Any, workers: int) -> Any:
    """A cluster of this machine. Raises WorkerLost where its processes do not start, however the library says so."""
    import logging

    try:
        return distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL + 1
        )
    except MemoryError:
        raise
    except Exception as error:
        reason = str(error).strip().split("\n")[0] or type(error).__name__
        hint = "there may be too little memory, or too many open files; try fewer --workers"
        raise WorkerLost(f"the workers of this machine do not start: {reason}", hint) from None


def _reached(distributed: Any, scheduler: str) -> Any:
    """A client of the scheduler at an address. Raises SchedulerLost."""

    class Client(distributed.Client):  # type: ignore[misc]
        """One that is closed by us: half-made, it would wait for nobody when Python ends, and say so at length."""

        def __del__(self) -> None:
            pass

    # whoever takes the call and says nothing is waited for without end: its own timeout ends with the call
    made: SimpleQueue[Any] = SimpleQueue()

    def make() -> None:
        try:
            made.put(Client(scheduler, timeout=_CALL, set_as_default=False))
        except Exception as error:
            made.put(error)

    Thread(target=make, daemon=True).start()
    try:
        client = made.get(timeout=_CALL + _ANSWER)
    except Empty:
        client = TimeoutError(f"nothing was said in {_CALL + _ANSWER} s")
    if not isinstance(client, Exception):
        return client
    if isinstance(client, MemoryError) and is_tight():
        raise client
    # each way to talk to a scheduler has faults of its own: a TypeError is said where TLS is not set up, and what
    # another server sends may be taken for a number of bytes that no memory has
    reason = str(client).strip().split("\n")[0] or type(client).__name__
    raise SchedulerLost(f"no dask scheduler answers at {scheduler}", reason) from None


@contextmanager
def _quiet() -> Iterator[None]:
    """Warnings of the libraries below are for developers."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def _ctrl_c_is_ours() -> Iterator[None]:
    """Processes that are started here pass over Ctrl-C, which goes to all of a terminal; the first one acts on it."""
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _absolute(files: Files) -> Files:
    """With paths that mean the same in another working folder."""
    return files._replace(
        source=os.path.abspath(files.source),
        target=os.path.abspath(files.target),
        bad=files.bad and os.path.abspath(files.bad),
        legend=files.legend and os.path.abspath(files.legend),
    )
