"""What the header of a delimited file says, what is asked of it, and what is appended to each of its records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from kurils.base.errors import UsageError
from kurils.tagging.columns import find_column, refuse_taken, text_of
from kurils.tagging.csvrecords import BOM, Dialect, newline_of, records, value_of
from kurils.tagging.segments import read_legend

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.tagging.job import Job
    from kurils.tagging.points import Tagged


class Plan(NamedTuple):
    """One file's form and the job to be done on it."""

    job: Job
    dialect: Dialect
    #: the places of longitude, latitude and date
    lon: int
    lat: int
    date: int
    #: how many fields a record has
    width: int

    def place(self, name: str) -> int:
        """The place of one of the three columns."""
        return {self.job.lon: self.lon, self.job.lat: self.lat}.get(name, self.date)


def read_header(beginning: bytes, job: Job, delimiter: bytes) -> tuple[Plan, bytes, int]:
    """The plan, the header line with the added names, and how many bytes the header takes.

    Raises UsageError for a file without a header or without one of the columns, and for one that has an added one.
    """
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UsageError("the input is UTF-16", "save it as UTF-8")
    mark = BOM if beginning.startswith(BOM) else b""
    dialect = Dialect(delimiter, newline_of(beginning))
    first = next(records(beginning[len(mark) :], dialect), None)
    if first is None or not first.raw.strip():
        raise UsageError("there is no header line", "the first line must name the columns")
    header = [value_of(field).decode("utf-8", "replace") for field in first.fields]
    asked = ((job.lon, "--lon"), (job.lat, "--lat"), (job.date, "--date"))
    lon, lat, date = (find_column(name, header, option) for name, option in asked)
    refuse_taken(job.names, header)
    line = mark + first.raw + delimiter + cells(job.names, delimiter) + (first.ending or dialect.newline)
    return Plan(job, dialect, lon, lat, date, len(header)), line, len(mark) + len(first.raw) + len(first.ending)


class Labels:
    """What is appended to a record: the delimiter, the fields of its segment, and what ends it."""

    def __init__(self, plan: Plan, ending: bytes) -> None:
        self._plan = plan
        self._ending = ending
        self._delimiter = plan.dialect.delimiter

    def of(self, tagged: Tagged) -> list[bytes]:
        """The labels of tagged points."""
        fields = self._plan.job.fields
        if tagged.km is None:
            found: list[bytes] = _table(fields, self._delimiter, self._ending)[tagged.codes].tolist()
            return found
        found = _table(fields, self._delimiter, self._delimiter)[tagged.codes].tolist()
        return [label + distance + self._ending for label, distance in zip(found, map(_distance, tagged.km.tolist()))]

    def padding(self, width: int) -> bytes:
        """For a record with another number of fields: what it lacks, and empty fields under the added names."""
        lacking = max(0, self._plan.width - width)
        return self._delimiter * (lacking + len(self._plan.job.names)) + self._ending


def _distance(km: float) -> bytes:
    if km > 0:
        return b"%.3f" % km
    return b"0" if km == 0 else b""


_tables: dict[Any, Any] = {}


def _table(fields: tuple[str, ...], delimiter: bytes, ending: bytes) -> Any:
    """Segment -> its label, as an array of bytes objects."""
    segments = read_legend().segments
    key = (id(segments), fields, delimiter, ending)
    if key not in _tables:
        table = np.empty(len(segments), object)
        for segment in segments:
            values = cells([text_of(segment, field) for field in fields], delimiter)
            table[segment.segment] = delimiter + values + ending
        _tables[key] = table
    return _tables[key]


def cells(values: Iterable[str], delimiter: bytes) -> bytes:
    """Fields in a row, quoted where they must be."""
    special = set('"\r\n' + delimiter.decode("latin-1"))
    quoted = ['"' + value.replace('"', '""') + '"' if special.intersection(value) else value for value in values]
    return delimiter.join(value.encode() for value in quoted)
