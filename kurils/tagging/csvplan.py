"""What the header of a delimited file says, what is asked of it, and what is appended to each of its records."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from kurils.base.errors import UsageError
from kurils.show.formats.to_csv import cell
from kurils.tagging.columns import refuse_taken, text_of
from kurils.tagging.points import Names
from kurils.tagging.segments import all_segments
from kurils.tagging.tables import read_table, told
from kurils.tagging.texts import Spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.tagging.csvrecords import Dialect
    from kurils.tagging.job import Job
    from kurils.tagging.points import Tagged
    from kurils.tagging.reading import Reading


class Plan(NamedTuple):
    """One file's form and the job to be done on it."""

    job: Job
    dialect: Dialect
    #: the places of longitude and latitude, and of the date: one, or those of a year, a month and a day
    lon: int
    lat: int
    dates: tuple[int, ...]
    #: whether the date stands in parts
    parts: bool
    #: how many fields a record has
    width: int
    names: Names

    def place(self, name: str) -> int:
        """The place of one of the columns."""
        known = {self.names.lon: self.lon, self.names.lat: self.lat, **dict(zip(self.names.date, self.dates))}
        return known[name]

    def spans(self) -> Spans:
        """What reads the dates."""
        return spans_for(self.job.date_format, self.dialect.encoding, self.parts)


@lru_cache(8)
def spans_for(form: str | None, encoding: str, parts: bool = False) -> Spans:
    """What reads dates of a kind; kept, so that a date is read once a process."""
    return Spans(form, encoding, parts)


class Begun(NamedTuple):
    """What the header told: the plan, the header with the added names, the bytes it takes, and what is to be said."""

    plan: Plan
    header: bytes
    skip: int
    notes: list[str]


def read_header(beginning: bytes, job: Job, reading: Reading, kind: str, last: bool = True) -> Begun | None:
    """What the beginning of a delimited file tells; None when there must be more of it to know.

    Raises UsageError for a file without a header or without one of the columns, and for one that has an added one.
    """
    table = read_table(beginning, job, reading, kind, last)
    if table is None and not last:
        return None
    if table is None:
        none = UsageError("there is no header line", "the first line must name the columns")
        raise none.keyed("no-header", "no-header")
    header, dialect = table.header, table.dialect
    found = table.find(beginning, job)
    refuse_taken(job.names, header)
    names = Names(header[found.lon], header[found.lat], tuple(header[at] for at in found.date))
    plan = Plan(job, dialect, found.lon, found.lat, found.date, found.parts, len(header), names)
    line = table.line + dialect.delimiter + cells(job.names, dialect) + (table.ending or dialect.newline)
    skip = table.before + len(table.line) + len(table.ending)
    notes = [note for note in (told(table, reading, kind), found.note) if note]
    return Begun(plan, beginning[: table.before] + line, skip, notes)


class Labels:
    """What is appended to a record: the delimiter, the fields of its segment, and what ends it."""

    def __init__(self, plan: Plan, ending: bytes) -> None:
        self._plan = plan
        self._ending = ending
        self._dialect = plan.dialect
        self._delimiter = plan.dialect.delimiter

    def of(self, tagged: Tagged) -> list[bytes]:
        """The labels of tagged points."""
        fields = self._plan.job.fields
        if tagged.km is None:
            found: list[bytes] = _table(fields, self._dialect, self._ending)[tagged.codes].tolist()
            return found
        found = _table(fields, self._dialect, self._delimiter)[tagged.codes].tolist()
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


def _table(fields: tuple[str, ...], dialect: Dialect, ending: bytes) -> Any:
    """Segment -> its label, as an array of bytes objects; the last one, -1, is that of rows that could not be read."""
    segments = all_segments()
    key = (id(segments[1]), len(segments), fields, dialect, ending)
    if key not in _tables:
        table = np.empty(len(segments), object)
        for number, segment in enumerate(segments):
            values = cells([cell(text_of(segment, field)) for field in fields], dialect)
            table[number] = dialect.delimiter + values + ending
        _tables[key] = table
    return _tables[key]


def cells(values: Iterable[str], dialect: Dialect) -> bytes:
    """Fields in a row, quoted where they must be; where no field is, what would need it is replaced by a comma."""
    delimiter = dialect.delimiter.decode("latin-1")
    special = set('"\r\n' + delimiter)
    if dialect.quotes:
        texts = ['"' + value.replace('"', '""') + '"' if special.intersection(value) else value for value in values]
    else:
        texts = [value.replace(delimiter, "|" if delimiter == "," else ",") for value in values]
    # an article of somebody's record may have letters that the encoding of the rows has not
    return dialect.delimiter.join(text.encode(dialect.encoding, "backslashreplace") for text in texts)
