"""The new columns of a Parquet file, row group by row group; needs the extra `kurils[parquet]`."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.tagging.arrow import arrow
from kurils.tagging.arrowfile import said, tag_rows, tagged_schema
from kurils.tagging.job import Bad, Counts, Job
from kurils.tagging.meanings import find
from kurils.tagging.parquet import footer as foot

if TYPE_CHECKING:
    from kurils.tagging.parquet.thrift import Struct

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
    #: what is to be said of the columns that were taken
    note: str | None


class File:
    """A Parquet file that is read for a job. Raises UsageError when the job does not fit it, or it is damaged."""

    def __init__(self, path: str, job: Job) -> None:
        pa, self._pq, self._path = arrow(), arrow("pyarrow.parquet"), path
        with said(path, "Parquet"):
            whole = self._pq.read_schema(path)
            found = find(whole.names, job)
            self.note = found.note
            self._columns = [whole.names[at] for at in (found.lon, found.lat, *found.date)]
            dates = [name for name in self._columns[2:] if _is_text(whole.field(name).type)]
            metadata = self._pq.read_metadata(path)
            # a text that stands there a thousand times is read once
            once = [name for name in dates if _is_once(metadata, name)]
            self._file = self._pq.ParquetFile(path, metadata=metadata, read_dictionary=once)
            self._job = job._replace(lon=self._columns[0], lat=self._columns[1])
            self._schema = tagged_schema(whole, job)
            self._added = pa.schema([self._schema.field(name) for name in job.names])
            self._arrow_schema = _schema_with((metadata.metadata or {}).get(b"ARROW:schema"), self._added)
            self._compression = "snappy"
            if metadata.num_row_groups and metadata.num_columns:
                name = metadata.row_group(0).column(0).compression
                self._compression = _CODECS.get(name, "snappy")

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def tag(self, number: int) -> Group:
        """Tag a row group, in batches."""
        job, counts, batches, bad = self._job, Counts(), [], []
        with said(self._path, "Parquet"):
            for batch in self._file.iter_batches(_ROWS, row_groups=[number], columns=self._columns):
                before = counts.rows
                tagged, batch_bad = tag_rows(batch, job, counts, before)
                batches.append(tagged.select(list(job.names)))
                bad += batch_bad
            if counts.rows != self._file.metadata.row_group(number).num_rows:
                raise ValueError("it has fewer rows than it says")
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
        return Group(columns, footer, self._arrow_schema, counts, bad, self.note)


#: the names that a footer gives to ways of compressing, and those by which they are asked for; others, as LZ4 before it
#: was settled, are not written any more
_CODECS = {"UNCOMPRESSED": "none", "GZIP": "gzip", "ZSTD": "zstd", "BROTLI": "brotli", "LZ4_RAW": "lz4"}


#: encodings that can be read as a dictionary; those of differences cannot
_ONCE = {"PLAIN", "PLAIN_DICTIONARY", "RLE_DICTIONARY", "RLE", "BIT_PACKED"}


def _is_once(metadata: Any, name: str) -> bool:
    """Whether every row group has the column in an encoding from which a dictionary can be made."""
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        for at in range(group.num_columns):
            column = group.column(at)
            if column.path_in_schema == name and not _ONCE.issuperset(column.encodings):
                return False
    return True


def _is_text(kind: Any) -> bool:
    types = arrow().types
    return bool(types.is_string(kind) or types.is_large_string(kind))


def _schema_with(written: bytes | None, added: Any) -> bytes:
    """The schema that Arrow left in the file, with the new columns; empty where it left none.

    It is not made of the schema that was read: of times in the old form of 12 bytes that would tell another unit than
    the one by which others read them.
    """
    if written is None:
        return b""
    pa = arrow()
    schema = pa.ipc.read_schema(pa.py_buffer(base64.b64decode(written)))
    for field in added:
        schema = schema.append(field)
    return base64.b64encode(schema.serialize().to_pybytes())


#: the file that this worker is at, so that each of its row groups need not open it anew
_at_hand: dict[tuple[str, Job], File] = {}


def tag_group(number: int | None, path: str, job: Job) -> Group:
    """The new columns of one row group of a file, in a worker; of none the columns alone."""
    if (path, job) not in _at_hand:
        while _at_hand:
            _at_hand.popitem()[1].__exit__()
        _at_hand[path, job] = File(path, job)
    file = _at_hand[path, job]
    return file.nothing() if number is None else file.tag(number)
