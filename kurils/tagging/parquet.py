"""Parquet and Arrow files, row group by row group; needs the extra `kurils[parquet]`.

Of a Parquet file only the three columns that are asked for are decoded. The bytes of all columns are copied, as they
were encoded and compressed, and the new columns are put behind them.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from kurils.errors import UsageError
from kurils.tagging import footer as foot
from kurils.tagging.arrow import arrow, tag_columns
from kurils.tagging.job import Bad, Counts, Job
from kurils.tagging.points import why_bad
from kurils.tagging.workers import in_order

if TYPE_CHECKING:
    from kurils.tagging.stream import Report
    from kurils.tagging.thrift import Struct

#: rows handed to the kernel at a time
_ROWS = 1 << 18
#: bytes copied at a time
_BYTES = 1 << 22


class Source(NamedTuple):
    """A file and a job on it, as workers get it."""

    path: str
    job: Job


class Group(NamedTuple):
    """The new columns of one row group, the counts, and the rows that could not be read (counted from 1)."""

    columns: foot.Columns
    #: of a file that holds only the new columns
    footer: Struct
    #: the schema of the whole output, in the form in which Arrow leaves it in a file
    arrow_schema: bytes
    counts: Counts
    bad: list[Bad]


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
    group: Group | None = None
    try:
        with open(source, "rb") as stream:
            for number, group in in_order(tag_group, numbers, Source(source, job), min(workers, len(numbers))):
                out.add(stream, theirs[number], group.columns)
                report.counts.add(group.counts)
                for bad in group.bad:
                    found = Bad(before + bad.line, bad.reason)
                    report.on_bad(found)
                    if job.strict:
                        raise StrictError(found)
                before += group.counts.rows
                report.on_progress(int(report.counts.rows / total * 1e6), report.counts.rows)
        if group is None:
            group = _file(Source(source, job)).encoded([], Counts(), [])
    finally:
        forget()
    foot.write_footer(target, footer, out.groups, group.footer, group.arrow_schema)


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
                raise UsageError("the file is shorter than its footer says")
            self._at += self._target.write(content)
            size -= len(content)


def tag_group(number: int, source: Source) -> Group:
    """The new columns of one row group of a file."""
    return _file(source).tag(number)


class _File:
    """A Parquet file that is read for a job. Raises UsageError when the job does not fit it."""

    def __init__(self, path: str, job: Job) -> None:
        pa, self._pq = arrow(), _parquet()
        try:
            self._file = self._pq.ParquetFile(path)
        except pa.ArrowException as error:
            raise UsageError(f"{path} cannot be read as Parquet: {str(error).splitlines()[0]}") from None
        self._job = job
        self._schema = tagged_schema(self._file.schema_arrow, job)
        self._added = pa.schema([self._schema.field(name) for name in job.names])
        metadata, self._compression = self._file.metadata, "snappy"
        if metadata.num_row_groups and metadata.num_columns:
            name = metadata.row_group(0).column(0).compression.lower()
            self._compression = "none" if name == "uncompressed" else name

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def tag(self, number: int) -> Group:
        """Tag a row group, in batches."""
        job, counts, batches, bad = self._job, Counts(), [], []
        for batch in self._file.iter_batches(_ROWS, row_groups=[number], columns=[job.lon, job.lat, job.date]):
            before = counts.rows
            tagged, batch_bad = tag_rows(batch, job, counts, before)
            batches.append(tagged.select(list(job.names)))
            bad += batch_bad
        return self.encoded(batches, counts, bad)

    def encoded(self, batches: list[Any], counts: Counts, bad: list[Bad]) -> Group:
        """The new columns as a Parquet file has them. They have no statistics: nobody looks for one segment by them."""
        pa = arrow()
        out = pa.BufferOutputStream()
        with self._pq.ParquetWriter(out, self._added, compression=self._compression, write_statistics=False) as writer:
            if batches:
                writer.write_table(pa.Table.from_batches(batches, self._added), row_group_size=counts.rows)
        content = out.getvalue().to_pybytes()
        footer = foot.parse(content, "the new columns")
        chunks = [chunk for group in foot.groups_of(footer) for chunk in foot.chunks_of(group)]
        begin, end = (foot.extent(chunks[0])[0], foot.extent(chunks[-1])[1]) if chunks else (0, 0)
        columns = foot.Columns(content[begin:end], begin, chunks)
        return Group(columns, footer, base64.b64encode(self._schema.serialize().to_pybytes()), counts, bad)


#: the file that this process is at, so that each of its row groups need not open it anew
_at_hand: dict[Source, _File] = {}


def _file(source: Source) -> _File:
    if source not in _at_hand:
        forget()
        _at_hand[source] = _File(*source)
    return _at_hand[source]


def forget() -> None:
    """Close the file that this process is at."""
    while _at_hand:
        _at_hand.popitem()[1].__exit__()


def _footer(source: str) -> Struct:
    with open(source, "rb") as stream:
        return foot.read_footer(stream, source)


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
