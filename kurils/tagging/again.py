"""One file as one task that may be done again: after its worker was lost its outputs may stand there already.

Which of them are its own is known by a second name: a hard link to the unfinished file, that the sweep at the end
removes. Another's file that came there meanwhile has no such name and is not replaced; on a file system without hard
links nothing is.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from kurils.base.files import UNFINISHED, folder_of
from kurils.tagging.task import Done, tag_task

if TYPE_CHECKING:
    from kurils.tagging.files import Files, Replacing
    from kurils.tagging.job import Job


def again(files: Files, job: Job, replacing: Replacing) -> Done:
    """Tag one file, in a worker, whether or not a worker that was lost has done so before."""
    if files.force:
        return tag_task(files, job, replacing)
    for path in (files.target, files.bad, files.legend):
        if path is not None and os.path.lexists(path):
            _remove_own(path, files.mark)

    def named(path: str, force: bool, mark: str) -> _Named:
        return _Named(replacing(path, force, mark), path, mark)

    return tag_task(files, job, named)


class _Named:
    """An output whose unfinished file gets a second name."""

    def __init__(self, inner: Any, path: str, mark: str) -> None:
        self.inner, self.path, self.mark = inner, path, mark
        self.stack = ExitStack()

    def __enter__(self) -> Any:
        stream = self.stack.enter_context(self.inner)
        if self.inner.beside is not None:
            # where there are no hard links, an output of its own is refused as another's is
            with suppress(OSError):
                os.link(self.inner.beside, _second_name(self.path, self.mark) + os.urandom(6).hex())
        return stream

    def __exit__(self, *error: Any) -> bool | None:
        return self.stack.__exit__(*error)


def _second_name(path: str, mark: str) -> str:
    known = sha256(os.fsencode(os.path.basename(path))).hexdigest()[:16]
    return os.path.join(folder_of(path), f"{UNFINISHED}{mark}own-{known}-")


def _remove_own(path: str, mark: str) -> None:
    """Remove an output that an earlier try of this run has put in its place."""
    folder, start = os.path.split(_second_name(path, mark))
    found = os.lstat(path)
    for name in os.listdir(folder):
        if name.startswith(start) and os.path.samestat(os.lstat(os.path.join(folder, name)), found):
            os.unlink(path)
            return
