"""The footer of a Parquet file: where its columns lie, and how columns are added without touching those that are there.

The bytes of the user's columns are copied as they are; only their places change. Names of fields are those of the
Parquet format, https://github.com/apache/parquet-format (parquet.thrift).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.base.errors import UsageError
from kurils.tagging.parquet.thrift import (
    BINARY,
    I16,
    I32,
    I64,
    LIST,
    STRUCT,
    Items,
    Struct,
    ThriftError,
    Value,
    read_struct,
)
from kurils.tagging.parquet.thrift import write_struct as _bytes

if TYPE_CHECKING:
    from typing import BinaryIO

MAGIC = b"PAR1"
_ARROW_SCHEMA = b"ARROW:schema"
#: field of SchemaElement: how many follow below it
_CHILDREN = 5


class FileMetaData:
    """Fields of FileMetaData."""

    SCHEMA, NUM_ROWS, ROW_GROUPS, KEY_VALUE_METADATA, COLUMN_ORDERS, ENCRYPTION = 2, 3, 4, 5, 7, 8


class RowGroup:
    """Fields of RowGroup."""

    COLUMNS, TOTAL_BYTE_SIZE, NUM_ROWS, FILE_OFFSET, TOTAL_COMPRESSED_SIZE, ORDINAL = 1, 2, 3, 5, 6, 7


class ColumnChunk:
    """Fields of ColumnChunk; those of the page index point to bytes that are not copied."""

    FILE_PATH, FILE_OFFSET, META_DATA = 1, 2, 3
    PAGE_INDEX = (4, 5, 6, 7)
    ENCRYPTION = (8, 9)


class ColumnMetaData:
    """Fields of ColumnMetaData; Bloom filters lie elsewhere in the file and are not copied."""

    TOTAL_UNCOMPRESSED_SIZE, TOTAL_COMPRESSED_SIZE, DATA_PAGE_OFFSET, INDEX_PAGE_OFFSET, DICTIONARY_PAGE_OFFSET = (
        6, 7, 9, 10, 11,
    )  # fmt: skip
    BLOOM_FILTER = (14, 15)


class _Shape(NamedTuple):
    """Fields of a structure that are looked at here, with their types: those that it has and those that it may have."""

    needed: dict[int, Any]
    others: dict[int, Any] = {}  # noqa: RUF012


_META = _Shape(
    dict.fromkeys(
        (
            ColumnMetaData.TOTAL_UNCOMPRESSED_SIZE,
            ColumnMetaData.TOTAL_COMPRESSED_SIZE,
            ColumnMetaData.DATA_PAGE_OFFSET,
        ),
        I64,
    ),
    {ColumnMetaData.INDEX_PAGE_OFFSET: I64, ColumnMetaData.DICTIONARY_PAGE_OFFSET: I64},
)
_CHUNK = _Shape({ColumnChunk.FILE_OFFSET: I64}, {ColumnChunk.META_DATA: _META})
_GROUP = _Shape({RowGroup.COLUMNS: [_CHUNK], RowGroup.NUM_ROWS: I64})
#: a list holds the one shape of its values
_FOOTER = _Shape(
    {FileMetaData.SCHEMA: [_Shape({}, {_CHILDREN: I32})], FileMetaData.ROW_GROUPS: [_GROUP]},
    {FileMetaData.KEY_VALUE_METADATA: [_Shape({1: BINARY})], FileMetaData.COLUMN_ORDERS: [_Shape({})]},
)


class Columns(NamedTuple):
    """Some columns of one row group: their bytes, where these began, and their chunks as the footer has them."""

    content: bytes
    begin: int
    chunks: list[Struct]


def parse(content: bytes, name: str) -> Struct:
    """The FileMetaData of a file that is in memory."""
    from io import BytesIO

    return read_footer(BytesIO(content), name)


def read_footer(stream: BinaryIO, name: str) -> Struct:
    """The FileMetaData of a file. Raises UsageError when it is no Parquet file, or one that is encrypted."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 8))
    end = stream.read(8)
    if size < 12 or end[4:] != MAGIC:
        if end[4:] == b"PARE":
            raise UsageError(f"{name} is encrypted").keyed("encrypted", path=name)
        raise UsageError(f"{name} is no Parquet file").keyed("no-parquet", path=name)
    (length,) = struct.unpack("<I", end[:4])
    stream.seek(max(0, size - 8 - length))
    try:
        footer = read_struct(stream.read(length))
    except ThriftError:
        footer = {}
    if not _is_sound(footer):
        damaged = UsageError(f"{name} is no Parquet file: its footer cannot be read")
        raise damaged.keyed("no-footer", path=name)
    chunks = [chunk for group in groups_of(footer) for chunk in chunks_of(group)]
    if FileMetaData.ENCRYPTION in footer or any(field in chunk for chunk in chunks for field in ColumnChunk.ENCRYPTION):
        raise UsageError(f"{name} is encrypted").keyed("encrypted", path=name)
    if any(ColumnChunk.FILE_PATH in chunk or ColumnChunk.META_DATA not in chunk for chunk in chunks):
        raise UsageError(f"{name} only tells of other files", "tag those").keyed(
            "parquet-parts", "tag-those", path=name
        )
    places = [extent(chunk) for chunk in chunks]
    # each column has its bytes for itself, or a small file could become a great one
    if any(end > size for _, end in places) or sum(end - begin for begin, end in places) > size:
        raise UsageError("the file is shorter than its footer says").keyed("footer-shorter")
    return footer


def _is_sound(footer: Struct) -> bool:
    """Whether a footer has what the format says, of the types that it says, and no less than nothing of anything."""
    if not _fits(Value(STRUCT, footer), _FOOTER):
        return False
    schema, groups = footer[FileMetaData.SCHEMA].value.values, groups_of(footer)
    chunks = [chunk for group in groups for chunk in chunks_of(group) if ColumnChunk.META_DATA in chunk]
    return (
        bool(schema)
        and _CHILDREN in schema[0]
        and all(rows_of(group) >= 0 for group in groups)
        and all(0 <= begin <= end for begin, end in map(extent, chunks))
    )


def _fits(value: Value, shape: Any) -> bool:
    if isinstance(shape, list):
        if value.type != LIST or not isinstance(value.value, Items):
            return False
        each, found = value.value
        # an empty list says nothing of what it would hold
        return not found or (each == STRUCT and all(_fits(Value(each, one), shape[0]) for one in found))
    if not isinstance(shape, _Shape):
        return bool(value.type == shape)
    if value.type != STRUCT or not shape.needed.keys() <= value.value.keys():
        return False
    fields = {**shape.needed, **shape.others}
    return all(_fits(value.value[field], fields[field]) for field in fields.keys() & value.value.keys())


def groups_of(footer: Struct) -> list[Struct]:
    """The row groups."""
    found: list[Struct] = footer[FileMetaData.ROW_GROUPS].value.values
    return found


def chunks_of(group: Struct) -> list[Struct]:
    """The columns of a row group."""
    found: list[Struct] = group[RowGroup.COLUMNS].value.values
    return found


def rows_of(group: Struct) -> int:
    """How many rows a row group has."""
    return int(group[RowGroup.NUM_ROWS].value)


def extent(chunk: Struct) -> tuple[int, int]:
    """Where the bytes of a column begin and end."""
    meta: Struct = chunk[ColumnChunk.META_DATA].value
    begin = meta[ColumnMetaData.DATA_PAGE_OFFSET].value
    for field in (ColumnMetaData.INDEX_PAGE_OFFSET, ColumnMetaData.DICTIONARY_PAGE_OFFSET):
        # some writers give 0 for none
        if field in meta and 0 < meta[field].value < begin:
            begin = meta[field].value
    return begin, begin + meta[ColumnMetaData.TOTAL_COMPRESSED_SIZE].value


def moved(chunk: Struct, step: int) -> Struct:
    """The same column, `step` bytes further on."""
    meta = dict(chunk[ColumnChunk.META_DATA].value)
    for field in (
        ColumnMetaData.DATA_PAGE_OFFSET, ColumnMetaData.INDEX_PAGE_OFFSET, ColumnMetaData.DICTIONARY_PAGE_OFFSET,
    ):  # fmt: skip
        if field in meta and meta[field].value > 0:
            meta[field] = Value(I64, meta[field].value + step)
    for field in ColumnMetaData.BLOOM_FILTER:
        meta.pop(field, None)
    found = {field: value for field, value in chunk.items() if field not in ColumnChunk.PAGE_INDEX}
    found[ColumnChunk.META_DATA] = Value(STRUCT, meta)
    if found[ColumnChunk.FILE_OFFSET].value > 0:
        found[ColumnChunk.FILE_OFFSET] = Value(I64, found[ColumnChunk.FILE_OFFSET].value + step)
    return found


def grown(group: Struct, chunks: list[Struct], begin: int, ordinal: int) -> Struct:
    """The row group with these columns instead of its own: all that it had, moved, and more."""
    found = dict(group)
    found[RowGroup.COLUMNS] = Value(LIST, Items(STRUCT, chunks))
    sizes = {
        RowGroup.TOTAL_BYTE_SIZE: ColumnMetaData.TOTAL_UNCOMPRESSED_SIZE,
        RowGroup.TOTAL_COMPRESSED_SIZE: ColumnMetaData.TOTAL_COMPRESSED_SIZE,
    }
    for field, part in sizes.items():
        if field in found:
            found[field] = Value(I64, sum(chunk[ColumnChunk.META_DATA].value[part].value for chunk in chunks))
    if RowGroup.FILE_OFFSET in found:
        found[RowGroup.FILE_OFFSET] = Value(I64, begin)
    if RowGroup.ORDINAL in found:
        found[RowGroup.ORDINAL] = Value(I16, ordinal)
    return found


def write_footer(stream: BinaryIO, footer: Struct, groups: list[Struct], added: Struct, arrow_schema: bytes) -> None:
    """Write the footer of the file with the columns of `added`, the footer of a file that holds only those.

    `arrow_schema` takes the place of the one that Arrow left in the file, if it did.
    """
    found = dict(footer)
    root, *fields = footer[FileMetaData.SCHEMA].value.values
    # a list is one field with two below it; the root counts those right below itself
    added_root, *more = added[FileMetaData.SCHEMA].value.values
    root = {**root, _CHILDREN: Value(I32, root[_CHILDREN].value + added_root[_CHILDREN].value)}
    found[FileMetaData.SCHEMA] = Value(LIST, Items(STRUCT, [root, *fields, *more]))
    found[FileMetaData.NUM_ROWS] = Value(I64, sum(rows_of(group) for group in groups))
    found[FileMetaData.ROW_GROUPS] = Value(LIST, Items(STRUCT, groups))
    if FileMetaData.COLUMN_ORDERS in found:
        orders = footer[FileMetaData.COLUMN_ORDERS].value.values + added[FileMetaData.COLUMN_ORDERS].value.values
        found[FileMetaData.COLUMN_ORDERS] = Value(LIST, Items(STRUCT, orders))
    if FileMetaData.KEY_VALUE_METADATA in found:
        found[FileMetaData.KEY_VALUE_METADATA] = _with_arrow_schema(footer, arrow_schema)
    content = _bytes(found)
    stream.write(content + struct.pack("<I", len(content)) + MAGIC)


def _with_arrow_schema(footer: Struct, arrow_schema: bytes) -> Value:
    pairs: Any = footer[FileMetaData.KEY_VALUE_METADATA].value.values
    changed = [
        {**pair, 2: Value(BINARY, arrow_schema)} if pair[1].value == _ARROW_SCHEMA else pair for pair in pairs
    ]  # fmt: skip
    return Value(LIST, Items(STRUCT, changed))
