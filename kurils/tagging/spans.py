"""One file of text that several workers tag: they read their spans of it themselves, and leave what comes of them in
files of their own, which are put together in order. Bytes that went through pipes would cost as much as tagging them.
"""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from tempfile import TemporaryDirectory, mkstemp
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from kurils.base.errors import UsageError
from kurils.tagging.job import Bad, Counts
from kurils.tagging.workers import go_on, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kurils.tagging.job import Part

#: blocks that a worker gets at a time
_BLOCKS = 8
#: bytes copied at a time
_BYTES = 1 << 22


class Span(NamedTuple):
    """Blocks of a file, each of whole records: where the first one begins, and their sizes in bytes."""

    start: int
    sizes: list[int]


class Plan(NamedTuple):
    """What workers are told of all spans."""

    #: of the file
    path: str
    #: where they leave what they make
    folder: str
    #: tags one block, by a plan of its own
    tag: Callable[[bytes, Any], Part]
    plan: Any
    newline: bytes


class Done(NamedTuple):
    """A span that was tagged: the file that holds it, what was met, and how many lines it had."""

    path: str
    counts: Counts
    #: lines are counted from the beginning of the span
    bad: list[Bad]
    lines: int


def spans(start: int, sizes: Iterable[int]) -> Iterator[Span]:
    """Blocks, some at a time; the first one begins at `start`."""
    some: list[int] = []
    for size in sizes:
        some.append(size)
        if len(some) == _BLOCKS:
            yield Span(start, some)
            start, some = start + sum(some), []
    if some:
        yield Span(start, some)


def tag_spans(
    found: Iterable[Span], target: BinaryIO, plan: Plan, workers: int
) -> Iterator[tuple[int, int, Counts, list[Bad]]]:
    """Tag and write the spans: of each its bytes, its lines, what was met, and the rows that could not be read.

    What workers leave lies below the folder of the plan, and nothing stays there.
    """
    with (
        TemporaryDirectory(prefix=".kurils-", dir=plan.folder) as folder,
        closing(in_order(tag_span, found, plan._replace(folder=folder), workers)) as done,
    ):
        for span, one in done:
            with open(one.path, "rb") as stream:
                shutil.copyfileobj(stream, target, _BYTES)
            os.unlink(one.path)
            yield sum(span.sizes), one.lines, one.counts, one.bad


def tag_span(span: Span, plan: Plan) -> Done:
    """Tag a span, in a worker."""
    counts, lines = Counts(), 0
    bad: list[Bad] = []
    handle, path = mkstemp(dir=plan.folder)
    with open(plan.path, "rb") as source, os.fdopen(handle, "wb") as out:
        source.seek(span.start)
        for size in span.sizes:
            go_on()
            content = source.read(size)
            if len(content) < size:
                raise UsageError(f"{plan.path} became shorter while it was read").keyed("shorter", path=plan.path)
            part = plan.tag(content, plan.plan)
            out.write(part.content)
            counts.add(part.counts)
            bad += [type(one)(lines + one.line, one.reason) for one in part.bad]
            lines += content.count(plan.newline)
    return Done(path, counts, bad, lines)
