"""Arrow IPC files (Feather), batch by batch, and what both Arrow and Parquet need: the extra `kurils[parquet]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from kurils.base.errors import UsageError
from kurils.tagging.arrow import arrow, tag_columns
from kurils.tagging.job import Bad, Counts, Job
from kurils.tagging.points import why_bad

if TYPE_CHECKING:
    from kurils.tagging.stream import Report


def run(source: str, target: BinaryIO, job: Job, report: Report) -> None:
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


def tag_rows(batch: Any, job: Job, counts: Counts, before: int = 0) -> tuple[Any, list[Bad]]:
    """A batch, tagged, and its rows that could not be read; `before` rows came before it."""
    tagged, points, found = tag_columns(batch, job, counts)
    bad = []
    for row in found.bad.tolist():
        reason = why_bad(points, row, job, lambda name, row=row: _shown(batch.column(name)[row]))  # type: ignore[misc]
        bad.append(Bad(before + row + 1, reason))
    return tagged, bad


def _shown(scalar: Any) -> str:
    """A value as Python writes it; the number behind it where Python has no such day."""
    try:
        return str(scalar.as_py())
    except (OverflowError, ValueError):
        return str(scalar.value)


def tagged_schema(schema: Any, job: Job) -> Any:
    """The schema of the output. Raises UsageError when the input's does not fit the job."""
    pa = arrow()
    empty = pa.RecordBatch.from_arrays([pa.nulls(0, field.type) for field in schema], schema=schema)
    return tag_columns(empty, job, Counts())[0].schema
