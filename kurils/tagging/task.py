"""One file as one task: what came of it, done again from its beginning where a worker is lost.

Its output appears when it is whole, and what killed workers leave beside it is swept away at the end.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from kurils.base.errors import BadRow, KurilsError, MissingExtra, OutputError, Said, UsageError
from kurils.base.files import UNFINISHED, folder_of
from kurils.tagging.files import tag_file
from kurils.tagging.job import Counts
from kurils.tagging.workers import go_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.tagging.files import Files, Replacing
    from kurils.tagging.job import Bad, Job


class Done(NamedTuple):
    """A file that was tagged: what was met, and the first rows that could not be read; or why it could not be."""

    counts: Counts
    first: list[Bad]
    #: what is to be said of how the file was read
    notes: list[str]
    error: KurilsError | None = None


def tag_task(files: Files, job: Job, replacing: Replacing) -> Done:
    """Tag one file, in a worker. A fault that comes from the file or the job is an answer: trying again cannot help."""
    try:
        summary = tag_file(files, job, replacing, lambda share, rows: go_on())
    except OutputError:
        raise
    except KurilsError as error:
        return Done(Counts(), [], [], error)
    return Done(summary.counts, summary.first, summary.notes)


def checked(done: Done, files: Files) -> Done:
    """What came of a task, one of several. Raises why it could not be done."""
    if done.error is not None:
        with naming(files.source):
            raise done.error
    return done


@contextmanager
def naming(path: str | None) -> Iterator[None]:
    """Let what is wrong with one of several files be told with its name; None where it is known without."""
    try:
        yield
    except (UsageError, BadRow) as error:
        if path is None or isinstance(error, (OutputError, MissingExtra)) or path in error.message:
            raise
        reason = Said(error.message, error.key and f"error.{error.key}", **error.values)
        hint = error.hint
        if hint and error.hint_key:
            hint = Said(hint, f"error.hint.{error.hint_key}", **error.values)
        KurilsError.__init__(error, f"{path}: {reason}", hint)
        error.hint = hint
        error.keyed(error.key and "in-file", path=path, reason=reason)
        raise


@contextmanager
def swept(tasks: list[Files]) -> Iterator[list[Files]]:
    """The tasks with a mark on their unfinished outputs; those that are left at the end are removed."""
    import secrets

    mark = secrets.token_hex(4) + "-"
    marked = [task._replace(mark=mark) for task in tasks]
    try:
        yield marked
    finally:
        paths = [path for task in marked for path in (task.target, task.bad, task.legend) if path]
        for folder in {folder_of(path) for path in paths if path != "-"}:
            for name in os.listdir(folder) if os.path.isdir(folder) else ():
                if name.startswith(UNFINISHED + mark):
                    with suppress(OSError):
                        os.unlink(os.path.join(folder, name))
