"""Many files at once: by processes of this machine, or by the workers of a dask cluster, with the same function."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from kurils.base.errors import NoSuchValue, OutputError, UsageError, reason_of
from kurils.tagging.files import tag_file
from kurils.tagging.task import Done, checked, naming, swept, tag_task
from kurils.tagging.texts import check_form
from kurils.tagging.workers import WorkerCrashed, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kurils.tagging.files import Files, Replacing
    from kurils.tagging.job import Job

    #: millionths done (-1: nobody knows) and rows done
    Progress = Callable[[int, int], None]

ENGINES = ("processes", "dask")


def check_engine(engine: str, scheduler: str | None) -> None:
    """Raise UsageError for an engine that is none, and for a scheduler without the engine that has one."""
    if engine not in ENGINES:
        raise NoSuchValue(f"no engine is called {engine!r}", engine, "engines", ENGINES)
    if scheduler is None:
        return
    if engine != "dask":
        raise UsageError("--scheduler is for --engine dask").keyed(
            "is-for", option="--scheduler", other="--engine dask"
        )
    # a client that was given anything else says so only when it is taken down
    if not scheduler.rpartition(":")[2].strip("/").isdecimal():
        wrong = UsageError(f"{scheduler!r} is no address of a scheduler", "such as tcp://10.0.0.1:8786")
        raise wrong.keyed("scheduler", "such-as", given=scheduler, example="tcp://10.0.0.1:8786")


def make_folders(tasks: list[Files]) -> None:
    """Make the folders that the outputs go to. Raises OutputError."""
    paths = [path for task in tasks for path in (task.target, task.bad) if path]
    for folder in sorted({os.path.dirname(path) for path in paths} - {""}):
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError as error:
            reason = reason_of(error)
            unmade = OutputError(f"cannot make the folder {folder}: {reason}")
            raise unmade.keyed("cannot-make", path=folder, reason=reason) from None


def tagged(
    tasks: list[Files], job: Job, engine: tuple[str, str | None], replacing: Replacing, on_progress: Progress
) -> Iterator[tuple[Files, Done]]:
    """Do the tasks, one after the other or many at once: each with what came of it, when it is done.

    `engine` is one of ENGINES, and the address of a scheduler or None. Raises what went wrong with a task.
    """
    name, scheduler = engine
    workers, total, rows = tasks[0].workers, len(tasks), 0
    if job.date_format is not None:
        # no fault of a file
        check_form(job.date_format)
    if name == "processes" and 1 in (workers, total):
        for number, task in enumerate(tasks):
            told = partial(_of_all, on_progress, number, total, rows)
            with naming(task.source if total > 1 else None):
                summary = tag_file(task, job, replacing, told)
            rows += summary.counts.rows
            yield task, Done(summary.counts, summary.first, summary.notes)
        return
    alone = [task._replace(workers=1) for task in tasks]
    if name == "dask":
        from kurils.tagging.cluster import by_dask

        found = by_dask(alone, job, replacing, workers, scheduler)
    else:
        found = by_processes(alone, job, replacing, workers)
    for number, (task, done) in enumerate(found, 1):
        rows += done.counts.rows
        on_progress(number * 1_000_000 // total, rows)
        yield task, done


def _of_all(on_progress: Progress, number: int, total: int, before: int, share: int, rows: int) -> None:
    """Progress in one of several files, told as progress in all of them."""
    on_progress(share if share < 0 else (number * 1_000_000 + share) // total, before + rows)


def by_processes(tasks: list[Files], job: Job, replacing: Replacing, workers: int) -> Iterator[tuple[Files, Done]]:
    """The tasks with what came of them, in their order. Raises what went wrong, after which no worker is left."""
    with swept(tasks) as marked:
        function = partial(_in_worker, job=job, replacing=replacing)
        try:
            for task, done in in_order(function, marked, None, min(workers, len(marked)), apart=True):
                yield task, checked(done, task)
        except WorkerCrashed as error:
            with naming(error.part and error.part.source):
                raise


def _in_worker(files: Files, _: None, job: Job, replacing: Replacing) -> Done:
    return tag_task(files, job, replacing)
