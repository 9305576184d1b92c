"""Parquet and Arrow files, row group by row group; needs the extra `kurils[parquet]`.

`part` tags some row groups of one file into a new file: what workers, and other machines, are given to do.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from kurils.errors import UsageError
from kurils.tagging.arrow import arrow, tag_columns
from kurils.tagging.job import Bad, Counts, Job
from kurils.tagging.points import why_bad
from kurils.tagging.workers import in_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from kurils.tagging.stream import Report

#: rows handed to the kernel, and held in memory, at a time
_ROWS = 1 << 18


class Source(NamedTuple):
    """A file and a job on it, as workers get it."""

    path: str
    job: Job


class Group(NamedTuple):
    """One row group, tagged: an Arrow stream, the counts, and the rows that could not be read (counted from 1)."""

    content: Any
    counts: Counts
    bad: list[Bad]
    rows: int


def part(source: str, target: str, first: int, last: int, job: Job) -> Counts:
    """Tag the row groups `first` up to, not including, `last` of a Parquet file into a new file; pure, for workers.

    The new file appears under its name when it is whole; doing the same part twice gives the same file.
    """
    counts = Counts()
    beside = f"{target}.{os.getpid()}.part"
    try:
        with (
            _parquet().ParquetFile(source) as file,
            _writer(beside, tagged_schema(file.schema_arrow, job), file, job) as writer,
        ):
            for number in range(first, last):
                group = tag_group(number, Source(source, job), file)
                counts.add(group.counts)
                writer.write_table(group.content)
        os.replace(beside, target)
    finally:
        if os.path.exists(beside):
            os.unlink(beside)
    return counts


def run(source: str, target: BinaryIO, job: Job, report: Report, workers: int = 1) -> None:
    """Tag a whole Parquet file; rows and row groups keep their order."""
    from kurils.tagging.stream import StrictError

    pq = _parquet()
    try:
        file = pq.ParquetFile(source)
    except arrow().ArrowInvalid as error:
        raise UsageError(f"{source} is no Parquet file: {error}") from None
    with file, _writer(target, tagged_schema(file.schema_arrow, job), file, job) as writer:
        total = file.metadata.num_rows
        before = 0
        work: Callable[[int, Source], Group] = tag_group if workers > 1 else lambda n, plan: tag_group(n, plan, file)
        for _, group in in_order(work, range(file.num_row_groups), Source(source, job), workers):
            writer.write_table(group.content)
            report.counts.add(group.counts)
            for bad in group.bad:
                found = Bad(before + bad.line, bad.reason)
                report.on_bad(found)
                if job.strict:
                    raise StrictError(found)
            before += group.rows
            report.on_progress(int(before / max(total, 1) * 1e6), report.counts.rows)


def tag_group(number: int, source: Source, file: Any = None) -> Group:
    """One row group of a file, tagged in batches."""
    pa = arrow()
    counts, bad, batches, rows = Counts(), [], [], 0
    opened = file or _parquet().ParquetFile(source.path)
    try:
        for batch in opened.iter_batches(_ROWS, row_groups=[number]):
            tagged, batch_bad = tag_rows(batch, source.job, counts, rows)
            batches.append(tagged)
            bad += batch_bad
            rows += batch.num_rows
        schema = tagged_schema(opened.schema_arrow, source.job)
    finally:
        if file is None:
            opened.close()
    return Group(pa.Table.from_batches(batches, schema), counts, bad, rows)


def tag_rows(batch: Any, job: Job, counts: Counts, before: int = 0) -> tuple[Any, list[Bad]]:
    """A batch, tagged, and its rows that could not be read; `before` rows came before it."""
    tagged, points, found = tag_columns(batch, job, counts)
    bad = []
    for row in found.bad.tolist():
        reason = why_bad(points, row, job, lambda name, row=row: str(batch.column(name)[row].as_py()))  # type: ignore[misc]
        bad.append(Bad(before + row + 1, reason))
    return tagged, bad


def tagged_schema(schema: Any, job: Job) -> Any:
    """The schema of the output. Raises UsageError when the input's does not fit the job."""
    pa = arrow()
    empty = pa.RecordBatch.from_arrays([pa.nulls(0, field.type) for field in schema], schema=schema)
    return tag_columns(empty, job, Counts())[0].schema


def _writer(target: Any, schema: Any, file: Any, job: Job) -> Any:
    """A writer with the compression of the input, and statistics for the user's columns only."""
    own = [name for name in schema.names if name not in job.names]
    compression = "snappy"
    if file.metadata.num_row_groups:
        group = file.metadata.row_group(0)
        if group.num_columns:
            compression = group.column(0).compression.lower()
    return _parquet().ParquetWriter(
        target, schema, write_statistics=own, compression="none" if compression == "uncompressed" else compression
    )


def run_arrow(source: str, target: BinaryIO, job: Job, report: Report) -> None:
    """Tag a whole Arrow IPC file (Feather), batch by batch."""
    from kurils.tagging.stream import StrictError

    pa = arrow()
    with pa.memory_map(source) as stream:
        try:
            reader = pa.ipc.open_file(stream)
        except pa.ArrowInvalid as error:
            raise UsageError(f"{source} is no Arrow IPC file: {error}") from None
        with pa.ipc.new_file(target, tagged_schema(reader.schema, job)) as writer:
            before = 0
            for number in range(reader.num_record_batches):
                tagged, bad_rows = tag_rows(reader.get_batch(number), job, report.counts, before)
                writer.write_batch(tagged)
                for bad in bad_rows:
                    report.on_bad(bad)
                    if job.strict:
                        raise StrictError(bad)
                before += tagged.num_rows
                report.on_progress(int((number + 1) / reader.num_record_batches * 1e6), report.counts.rows)


def _parquet() -> Any:
    arrow()
    import pyarrow.parquet

    return pyarrow.parquet
