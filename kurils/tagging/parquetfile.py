"""The new columns of a Parquet file, row group by row group; needs the extra `kurils[parquet]`."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.base.errors import UsageError
from kurils.tagging import footer as foot
from kurils.tagging.arrow import arrow
from kurils.tagging.arrowfile import tag_rows, tagged_schema
from kurils.tagging.job import Bad, Counts, Job

if TYPE_CHECKING:
    from kurils.tagging.thrift import Struct

#: rows handed to the kernel at a time
_ROWS = 1 << 18


class Group(NamedTuple):
    """The new columns of one row group, the counts, and the rows that could not be read (counted from 1)."""

    columns: foot.Columns
    #: of a file that holds only the new columns
    footer: Struct
    #: the schema of the whole output, in the form in which Arrow leaves it in a file
    arrow_schema: bytes
    counts: Counts
    bad: list[Bad]


class File:
    """A Parquet file that is read for a job. Raises UsageError when the job does not fit it."""

    def __init__(self, path: str, job: Job) -> None:
        pa, self._pq = arrow(), _pyarrow_parquet()
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

    def __enter__(self) -> File:
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
        return self._encoded(batches, counts, bad)

    def nothing(self) -> Group:
        """The new columns of no rows."""
        return self._encoded([], Counts(), [])

    def _encoded(self, batches: list[Any], counts: Counts, bad: list[Bad]) -> Group:
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


#: the file that this worker is at, so that each of its row groups need not open it anew
_at_hand: dict[tuple[str, Job], File] = {}


def tag_group(number: int, path: str, job: Job) -> Group:
    """The new columns of one row group of a file, in a worker."""
    if (path, job) not in _at_hand:
        while _at_hand:
            _at_hand.popitem()[1].__exit__()
        _at_hand[path, job] = File(path, job)
    return _at_hand[path, job].tag(number)


def _pyarrow_parquet() -> Any:
    arrow()
    import pyarrow.parquet

    return pyarrow.parquet
