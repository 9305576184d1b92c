"""Arrow: a batch of rows in, the same batch with columns appended out. Needs the extra `kurils[parquet]`.

`tag_batch` is pure and safe to import and call in workers of any framework; an empty batch is allowed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from kurils.errors import MissingExtra, UsageError
from kurils.tagging.columns import DEFAULT, find_column, refuse_taken, text_of
from kurils.tagging.dates import MISSING, to_days
from kurils.tagging.job import Counts, Job
from kurils.tagging.kernel import kernel
from kurils.tagging.points import Points, Tagged, tag_points
from kurils.tagging.segments import read_legend

if TYPE_CHECKING:
    from numpy.typing import NDArray


def tag_batch(
    batch: Any,
    *,
    lon: str = "lon",
    lat: str = "lat",
    date: str = "date",
    fields: tuple[str, ...] = DEFAULT,
    prefix: str = "",
    within: float | None = None,
) -> Any:
    """A `pyarrow.RecordBatch` with columns appended to it: what `kurils tag` writes.

    `lon` and `lat` name columns of numbers, `date` one of dates, timestamps or ISO texts; a timestamp counts by its
    date, in UTC if it has a zone. `fields` are those of `kurils.tagging.columns.FIELDS`; they come as dictionary
    columns of texts (`segment` as int16), null where there is nothing. Rows that cannot be read get nulls. Raises
    UsageError for a missing column, one of another type, and one that is there already.
    """
    return tag_columns(batch, Job(lon, lat, date, tuple(fields), prefix, within), Counts())[0]


def tag_columns(batch: Any, job: Job, counts: Counts) -> tuple[Any, Points, Tagged]:
    """The batch with its new columns, and what was read and found; what is met is added to `counts`."""
    pa = arrow()
    names = batch.schema.names
    asked = ((job.lon, "--lon"), (job.lat, "--lat"), (job.date, "--date"))
    x, y, dates = (batch.column(find_column(name, names, option)) for name, option in asked)
    refuse_taken(job.names, names)
    points = Points(_numbers(x, job.lon), _numbers(y, job.lat), _days(dates, job.date))
    tagged = tag_points(kernel(), points, job, counts)
    columns = [*batch.columns, *new_columns(tagged, job)]
    schema = batch.schema
    for name, column in zip(job.names, columns[len(names) :]):
        schema = schema.append(pa.field(name, column.type))
    return pa.RecordBatch.from_arrays(columns, schema=schema), points, tagged


def new_columns(tagged: Tagged, job: Job) -> list[Any]:
    """The added columns, in the order of their names."""
    pa = arrow()
    nothing = tagged.codes == 0
    columns = []
    for field in job.fields:
        if field == "segment":
            columns.append(pa.array(tagged.codes, pa.int16(), mask=nothing))
            continue
        index_of, words = _dictionary(field)
        indices = index_of[tagged.codes]
        columns.append(pa.DictionaryArray.from_arrays(pa.array(indices, mask=indices < 0), words))
    if tagged.km is not None:
        columns.append(pa.array(tagged.km, pa.float64(), mask=np.isnan(tagged.km)))
    return columns


_dictionaries: dict[tuple[int, str], tuple[NDArray[np.int16], Any]] = {}


def _dictionary(field: str) -> tuple[NDArray[np.int16], Any]:
    """Segment -> number of its text, -1 for none; and the texts."""
    segments = read_legend().segments
    key = (id(segments), field)
    if key not in _dictionaries:
        texts = [text_of(segment, field) for segment in segments]
        words = sorted({text for text in texts if text})
        numbers = {text: number for number, text in enumerate(words)}
        index_of = np.array([numbers.get(text, -1) for text in texts], np.int16)
        _dictionaries[key] = index_of, arrow().array(words, arrow().string())
    return _dictionaries[key]


def _numbers(column: Any, name: str) -> NDArray[np.float64]:
    pa = arrow()
    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.dictionary_decode()
        kind = column.type
    if not (pa.types.is_floating(kind) or pa.types.is_integer(kind) or pa.types.is_decimal(kind)):
        raise UsageError(f"the column {name!r} is no numbers but {kind}")
    numbers = column.cast(pa.float64(), safe=False).to_numpy(zero_copy_only=False)
    # zero-copy columns are read-only, and infinite ones are as good as none
    return np.where(np.isfinite(numbers), numbers, np.nan)


def _days(column: Any, name: str) -> NDArray[np.int32]:
    pa = arrow()
    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.dictionary_decode()
        kind = column.type
    if pa.types.is_date32(kind):
        days = column.cast(pa.int32())
        found: NDArray[np.int32] = days.fill_null(int(MISSING)).to_numpy(zero_copy_only=False)
        return found
    if pa.types.is_date64(kind) or pa.types.is_timestamp(kind):
        return to_days(column.to_numpy(zero_copy_only=False))
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or kind == getattr(pa, "string_view", pa.string)():
        return to_days(np.array([text or "" for text in column.to_pylist()], dtype=np.str_))
    raise UsageError(f"the column {name!r} is no dates, timestamps or texts but {kind}")


def arrow() -> Any:
    """pyarrow. Raises MissingExtra when it is not installed."""
    try:
        import pyarrow
    except ImportError:
        raise MissingExtra("Parquet and Arrow", "parquet") from None
    return pyarrow
