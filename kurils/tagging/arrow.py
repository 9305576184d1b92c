"""Arrow: a batch of rows in, the same batch with columns appended out. Needs the extra `kurils[parquet]`.

`tag_batch` is pure and safe to import and call in workers of any framework; an empty batch is allowed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from kurils.base.errors import UsageError
from kurils.base.extras import library
from kurils.tagging.columns import DEFAULT, FIELDS, LISTS, refuse_taken, text_of
from kurils.tagging.csvplan import spans_for
from kurils.tagging.dates import MISSING, spans_at, spans_of, to_days
from kurils.tagging.job import Counts, Job
from kurils.tagging.kernel import kernel
from kurils.tagging.meanings import find
from kurils.tagging.points import Points, Tagged, tag_points
from kurils.tagging.segments import all_segments, read_legend
from kurils.tagging.words import Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kurils.tagging.texts import Spans

_Number = TypeVar("_Number", np.float64, np.int32, np.int64)

#: of numpy's times
_NOT_A_TIME = -(2**63)


def tag_batch(
    batch: Any,
    *,
    lon: str = "lon",
    lat: str = "lat",
    date: str = "date",
    fields: tuple[str, ...] = DEFAULT,
    prefix: str = "",
    within: float | None = None,
    dictionary: bool = True,
) -> Any:
    """A `pyarrow.RecordBatch` with columns appended to it: what `kurils tag` writes.

    `lon` and `lat` name columns of numbers, `date` one of dates, timestamps or texts, or up to three of a year, month
    and day, with commas between; a timestamp counts by its date, in UTC if it has a zone. `fields` are those of
    `kurils.tagging.columns.FIELDS`; they come as dictionary
    columns of texts (`segment` as int16), null where there is nothing; as plain texts without `dictionary`, for engines
    that take no dictionaries. `claimants` are lists of texts, empty where there is nothing, null where they change
    within a span of days. Rows that cannot be read get nulls. Raises UsageError for a missing column, one of
    another type, one that is there already, and what is no RecordBatch.
    """
    if not isinstance(batch, arrow().RecordBatch):
        raise UsageError(f"a RecordBatch is wanted, not {type(batch).__name__}", "a Table has its own: to_batches()")
    return tag_columns(batch, Job(lon, lat, date, tuple(fields), prefix, within), Counts(), dictionary)[0]


def tag_columns(batch: Any, job: Job, counts: Counts, dictionary: bool = True) -> tuple[Any, Points, Tagged]:
    """The batch with its new columns, and what was read and found; what is met is added to `counts`."""
    pa = arrow()
    names = batch.schema.names
    found = find(names, job)
    refuse_taken(job.names, names)
    x, y = (_numbers(batch.column(at), names[at]) for at in (found.lon, found.lat))
    if found.parts:
        spans = spans_of(_joined([batch.column(at) for at in found.date]), spans_for(job.date_format, "utf-8", True))
    else:
        spans = _spans(batch.column(found.date[0]), names[found.date[0]], job)
    points = Points(x, y, *spans)
    tagged = tag_points(kernel(), points, job, counts)
    columns = [*batch.columns, *new_columns(tagged, job, dictionary)]
    schema = batch.schema
    for name, column in zip(job.names, columns[len(names) :]):
        schema = schema.append(pa.field(name, column.type))
    return pa.RecordBatch.from_arrays(columns, schema=schema), points, tagged


def new_columns(tagged: Tagged, job: Job, dictionary: bool = True) -> list[Any]:
    """The added columns, in the order of their names; texts as dictionary columns, or plain; lists as lists."""
    pa = arrow()
    columns = []
    for field in job.fields:
        if field == "segment":
            known = (tagged.codes > 0) & (tagged.codes < len(read_legend().segments))
            columns.append(_array(tagged.codes, ~known))
            continue
        if field in LISTS:
            lists = _lists(field)
            # as with "wrap" below
            rows = np.where(tagged.codes < 0, len(lists) - 1, tagged.codes).astype(np.int16)
            columns.append(lists.take(_array(rows, rows < 0)))
            continue
        index_of, words = _dictionary(field)
        # every code is a segment, the last one has the number -1; "wrap" saves the look whether it is
        indices = index_of.take(tagged.codes, mode="wrap")
        # polars reads the number behind a null, too: it must be one of the dictionary
        column = pa.DictionaryArray.from_arrays(_array(np.maximum(indices, 0), indices < 0), words)
        columns.append(column if dictionary else column.dictionary_decode())
    if tagged.km is not None:
        columns.append(_array(tagged.km, np.isnan(tagged.km)))
    return columns


_dictionaries: dict[tuple[int, int, str], tuple[NDArray[np.int16], Any]] = {}


def _dictionary(field: str) -> tuple[NDArray[np.int16], Any]:
    """Segment -> number of its text, -1 for none; and the texts."""
    segments = all_segments()
    key = (id(segments[1]), len(segments), field)
    if key not in _dictionaries:
        texts = [text_of(segment, field) for segment in segments]
        words = sorted({text for text in texts if text})
        numbers = {text: number for number, text in enumerate(words)}
        index_of = np.array([numbers.get(text, -1) for text in texts], np.int16)
        _dictionaries[key] = index_of, _texts(words)
    return _dictionaries[key]


_known_lists: dict[tuple[int, int, str], Any] = {}


def _lists(field: str) -> Any:
    """Segment -> its list, empty where there is nothing; null where it is not the same through a span of days."""
    segments = all_segments()
    key = (id(segments[1]), len(segments), field)
    if key not in _known_lists:
        pa = arrow()
        found = [FIELDS[field](segment) for segment in segments]
        lists = [one if isinstance(one, tuple) else () for one in found]
        ends = np.cumsum([0, *map(len, lists)], dtype=np.int32)
        valid = np.packbits([one is not None for one in found], bitorder="little")
        words = _texts([word for one in lists for word in one])
        buffers = [pa.py_buffer(valid), pa.py_buffer(ends)]
        _known_lists[key] = pa.Array.from_buffers(pa.list_(pa.string()), len(lists), buffers, children=[words])
    return _known_lists[key]


def _array(values: NDArray[Any], missing: NDArray[np.bool_]) -> Any:
    """An Arrow array of numbers, null where they are missing.

    From buffers: `pyarrow.array` looks for pandas, and imports it where it is installed, which takes a quarter of a
    second.
    """
    pa = arrow()
    valid = pa.py_buffer(np.packbits(~missing, bitorder="little"))
    return pa.Array.from_buffers(pa.from_numpy_dtype(values.dtype), len(values), [valid, pa.py_buffer(values)])


def _texts(texts: list[str]) -> Any:
    """An Arrow array of texts, in the same way."""
    pa = arrow()
    encoded = [text.encode() for text in texts]
    ends = np.cumsum([0, *map(len, encoded)], dtype=np.int32)
    return pa.StringArray.from_buffers(len(texts), pa.py_buffer(ends), pa.py_buffer(b"".join(encoded)))


def _values(column: Any, kind: type[_Number], missing: Any) -> NDArray[_Number]:
    """The values of an Arrow array as they lie in memory, `missing` where there are none; `to_numpy` imports pandas."""
    valid, values = column.buffers()[:2]
    size, offset = len(column), column.offset
    if not size:
        return np.empty(0, kind)
    found = np.frombuffer(values, kind, size + offset)[offset:]
    if column.null_count:
        bits = np.unpackbits(np.frombuffer(valid, np.uint8), count=size + offset, bitorder="little")
        found = np.where(bits[offset:].astype(np.bool_), found, kind(missing))
    return found


def _numbers(column: Any, name: str) -> NDArray[np.float64]:
    pa = arrow()
    column = column.dictionary_decode() if pa.types.is_dictionary(column.type) else column
    kind = column.type
    if not (pa.types.is_floating(kind) or pa.types.is_integer(kind) or pa.types.is_decimal(kind)):
        other = UsageError(f"the column {name!r} is no numbers but {kind}")
        raise other.keyed("column-numbers", name=name, kind=str(kind))
    if not pa.types.is_float64(kind):
        column = column.cast(pa.float64(), safe=False)
    numbers = _values(column, np.float64, np.nan)
    # infinite ones are as good as none
    if not np.isfinite(numbers).all():
        numbers = np.where(np.isfinite(numbers), numbers, np.nan)
    return numbers


Days = tuple["NDArray[np.int32]", "NDArray[np.int32] | None"]


def _spans(column: Any, name: str, job: Job) -> Days:
    """First and last days of an Arrow array; of a dictionary each text is read once, however often it stands there."""
    pa = arrow()
    kind = column.type
    if pa.types.is_dictionary(kind):
        first, last = _spans(column.dictionary, name, job)
        if not len(first):
            return np.full(len(column), MISSING), None
        at = _values(column.indices.cast(pa.int32()), np.int32, -1)
        none = at < 0
        days = np.where(none, MISSING, first.take(at, mode="clip"))
        return days, None if last is None else np.where(none, MISSING, last.take(at, mode="clip"))
    if pa.types.is_date32(kind):
        return _values(column, np.int32, MISSING), None
    if pa.types.is_date64(kind) or pa.types.is_timestamp(kind):
        unit = "ms" if pa.types.is_date64(kind) else kind.unit
        return to_days(_values(column, np.int64, _NOT_A_TIME).view(f"datetime64[{unit}]")), None
    if pa.types.is_null(kind):
        return np.full(len(column), MISSING), None
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or kind == getattr(pa, "string_view", pa.string)():
        return _text_spans(column, spans_for(job.date_format, "utf-8"))
    if pa.types.is_integer(kind):
        # 19050905, or 1905
        return _text_spans(column.cast(pa.string()), spans_for(job.date_format, "utf-8"))
    other = UsageError(f"the column {name!r} is no dates, timestamps or texts but {kind}")
    raise other.keyed("column-dates", name=name, kind=str(kind))


def _text_spans(column: Any, spans: Spans) -> Days:
    """Of texts, where they lie in memory: to make numpy texts of them would take the longest one's room for each."""
    pa = arrow()
    column = column.cast(pa.large_string())
    if not len(column):
        return np.zeros(0, np.int32), None
    _, ends, content = column.buffers()
    at = np.frombuffer(ends, np.int64, len(column) + column.offset + 1)[column.offset :]
    begin, end = int(at[0]), int(at[-1])
    text = b"" if content is None else content[begin:end].to_pybytes()
    first, last = spans_at(Words(text), at[:-1] - begin, at[1:] - begin, spans)
    if column.null_count:
        none = column.is_null().to_numpy(zero_copy_only=False)
        first[none] = MISSING
        if last is not None:
            last[none] = MISSING
    return first, last


def _joined(columns: list[Any]) -> list[bytes]:
    """The texts of years, months and days, row by row."""
    lists = [["" if value is None else str(value) for value in column.to_pylist()] for column in columns]
    return ["\x1f".join(texts).encode() for texts in zip(*lists)]


def arrow(module: str = "pyarrow") -> Any:
    """pyarrow, or a module in it. Raises as `library` does."""
    return library(module, "a Parquet or Arrow file", "parquet")
