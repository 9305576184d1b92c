"""A Parquet file that is tagged: the bytes of its columns as they are, and the new columns behind them.

Only the columns that are asked for are decoded, by `kurils.tagging.parquet.file` in processes of their own: a damaged
file may crash the library that reads it, and this process need not import it.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, BinaryIO

from kurils.base.errors import UsageError, reason_of
from kurils.tagging.job import Bad
from kurils.tagging.parquet import footer as foot
from kurils.tagging.workers import in_order

if TYPE_CHECKING:
    from collections.abc import Generator

    from kurils.tagging.job import Job
    from kurils.tagging.parquet.file import Group
    from kurils.tagging.parquet.thrift import Struct
    from kurils.tagging.stream import Report

#: bytes copied at a time
_BYTES = 1 << 22


def ranges(source: str, rows: int) -> list[tuple[int, int]]:
    """A file cut at row groups into parts of at least so many rows (the last one: fewer); first group, and last + 1."""
    sizes = [foot.rows_of(group) for group in foot.groups_of(_footer(source))]
    found, first, size = [], 0, 0
    for number, more in enumerate(sizes, 1):
        size += more
        if size >= rows or number == len(sizes):
            found.append((first, number))
            first, size = number, 0
    return found or [(0, 0)]


def run(
    source: str,
    target: BinaryIO,
    job: Job,
    report: Report,
    workers: int = 1,
    groups: tuple[int, int] | None = None,
) -> None:
    """Tag a Parquet file, or its row groups from the first of `groups` up to, not including, the second.

    Rows and row groups keep their order; lines of rows that cannot be read are counted from the first row of the file.
    """
    from kurils.tagging.stream import StrictError

    footer = _footer(source)
    theirs = foot.groups_of(footer)
    first, last = groups or (0, len(theirs))
    # some writers leave row groups without rows
    numbers = [number for number in range(first, last) if foot.rows_of(theirs[number])]
    before = sum(foot.rows_of(group) for group in theirs[:first])
    total = max(1, sum(foot.rows_of(theirs[number]) for number in numbers))
    out = _Output(target)
    with open(source, "rb") as stream, closing(_tagged(source, job, numbers, workers)) as tagged:
        for number, group in tagged:
            if number is not None:
                out.add(stream, theirs[number], group.columns)
            if group.note and group.note not in report.notes:
                report.notes.append(group.note)
            report.counts.add(group.counts)
            for bad in group.bad:
                found = Bad(before + bad.line, bad.reason)
                report.on_bad(found)
                if job.strict:
                    raise StrictError(found)
            before += group.counts.rows
            report.on_progress(int(report.counts.rows / total * 1e6), report.counts.rows)
    foot.write_footer(target, footer, out.groups, group.footer, group.arrow_schema)


def _tagged(source: str, job: Job, numbers: list[int], workers: int) -> Generator[tuple[int | None, Group], None, None]:
    """The row groups with their new columns; of none the columns alone."""
    parts: list[int | None] = [*numbers] or [None]
    yield from in_order(_tag_group, parts, (source, job), min(workers, len(parts)), apart=True)


def _tag_group(number: int | None, plan: tuple[str, Job]) -> Group:
    from kurils.tagging.parquet.file import tag_group

    return tag_group(number, *plan)


class _Output:
    """A Parquet file that is written: the columns of another one as they are, and new ones behind them."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._at = target.write(foot.MAGIC)
        self.groups: list[Struct] = []

    def add(self, stream: BinaryIO, group: Struct, columns: foot.Columns) -> None:
        """One row group of the file behind `stream`, with its new columns."""
        start, chunks = self._at, []
        for chunk in foot.chunks_of(group):
            begin, end = foot.extent(chunk)
            chunks.append(foot.moved(chunk, self._at - begin))
            stream.seek(begin)
            self._copy(stream, end - begin)
        chunks += [foot.moved(chunk, self._at - columns.begin) for chunk in columns.chunks]
        self._at += self._target.write(columns.content)
        self.groups.append(foot.grown(group, chunks, start, len(self.groups)))

    def _copy(self, stream: BinaryIO, size: int) -> None:
        while size:
            content = stream.read(min(size, _BYTES))
            if not content:
                raise UsageError("the file is shorter than its footer says").keyed("footer-shorter")
            self._at += self._target.write(content)
            size -= len(content)


def _footer(source: str) -> Struct:
    try:
        with open(source, "rb") as stream:
            return foot.read_footer(stream, source)
    except OSError as error:
        reason = reason_of(error)
        raise UsageError(f"cannot read {source}: {reason}").keyed("cannot-read", path=source, reason=reason) from None
