"""Dated points from a stream, one after the other: lines of `LAT LON [DATE]`, a table, or GeoJSON; `kurils locate -`.

Tables, dates and degrees are read as `kurils tag` reads them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from kurils.base.errors import KurilsError, Said, UsageError, quoted
from kurils.geometry.coordinates import Place, on_earth, read_point
from kurils.tagging.csvplan import spans_for
from kurils.tagging.csvrecords import cut, ragged, records, value_of, wrong_quotes
from kurils.tagging.numbers import degrees_of
from kurils.tagging.points import shown
from kurils.tagging.reading import Decoded, Reading, encoding_of
from kurils.tagging.stream import Incomplete, begun, blocks
from kurils.tagging.tables import Table, decoded, is_table, read_table, told
from kurils.tagging.texts import check_form, read_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kurils.dates import HistoricalDate
    from kurils.tagging.job import Job
    from kurils.tagging.meanings import Found

    Say = Callable[[str], None]


#: where a line of plain points ends, as in a table: not at the page marks and separators at which Python ends one too
_ENDS = re.compile(r"\r\n|\r|\n")


class Line(NamedTuple):
    """One point of the input: its line from 1, and the point and date on it, or what is wrong with it."""

    number: int
    point: Place | None
    #: None where none is given
    date: HistoricalDate | None
    #: whether a date was to be expected
    dated: bool
    problem: str | KurilsError


def read_lines(
    source: BinaryIO, job: Job, reading: Reading, say: Callable[[str], None], need_date: bool
) -> Iterator[Line]:
    """The points of a stream; blank lines and comments are passed over. `say` is told what was taken for what.

    A first line that names a latitude and a longitude, or has no digit, is a header. With `need_date` a table in which
    something looks like dates, but no column is known as one, is refused. Raises UsageError for that, and for a header
    without latitude or longitude.
    """
    if job.date_format is not None:
        check_form(job.date_format)
    peek = getattr(source, "peek", None)
    encoding = encoding_of(reading.encoding, peek(4) if peek else b"")
    if encoding.startswith(("utf-16", "utf-32")):
        source, reading = Decoded(source, encoding), reading._replace(encoding=None)  # type: ignore[assignment]
        encoding = "utf-8"

    def make(beginning: bytes, last: bool) -> Table | None:
        table = read_table(beginning, job, reading, "csv", last) if beginning.strip(b"\xef\xbb\xbf \r\n") else None
        if table is None and not last:
            raise Incomplete
        return table

    beginning, table = begun(source, make)
    if beginning.lstrip(b"\xef\xbb\xbf \t\r\n\x1e").startswith(b"{"):
        _refuse_of_tables(job, reading)
        yield from _features(source, beginning, job, say, need_date)
    elif table is not None and (job.lat or job.lon or job.date or is_table(table, job)):
        yield from _rows(source, beginning, table, job, say, need_date, told(table, reading, "csv"))
    else:
        yield from _plain(source, beginning, encoding, job)


def _refuse_of_tables(job: Job, reading: Reading) -> None:
    """Raise UsageError for an option that says something of a table, where the input is GeoJSON."""
    of_tables = {"--lat": job.lat, "--lon": job.lon, "--delimiter": reading.delimiter, "--encoding": reading.encoding,
                 "--quote": reading.quote}  # fmt: skip
    for option, value in of_tables.items():
        if value is not None:
            raise UsageError(f"{option} is for csv, tsv").keyed("is-for", option=option, other="csv, tsv")


def _plain(source: BinaryIO, beginning: bytes, encoding: str, job: Job) -> Iterator[Line]:
    """Lines with a point and perhaps a date."""
    number = 0
    for block in blocks(source, beginning, lambda content: content.rfind(b"\n") + 1):
        lines = _ENDS.split(block.decode(encoding, "replace"))
        for line in lines[:-1] if not lines[-1] else lines:
            number += 1
            text = line.lstrip("\ufeff").strip()
            if not text or text.startswith("#"):
                continue
            try:
                point, rest = read_point(text.replace('"', " "))
                yield Line(number, point, read_date(rest, job.date_format) if rest else None, False, "")
            except KurilsError as error:
                yield Line(number, None, None, False, error)


def _rows(
    source: BinaryIO, beginning: bytes, table: Table, job: Job, say: Any, need_date: bool, form: str | None
) -> Iterator[Line]:
    """The rows of a table."""
    found = table.find(beginning, job, None if need_date else True)
    for note in filter(None, (form, found.note)):
        say(note)
    if not found.date:
        _say_no_date(table.header, say)
    dialect = table.dialect
    skip = table.before + len(table.line) + len(table.ending)
    number = 1 + beginning[:skip].count(dialect.newline)
    for block in blocks(source, beginning[skip:], lambda content: cut(content, dialect)):
        for record in records(block, dialect):
            wrong = wrong_quotes(record, dialect)
            comment = record.raw.startswith(b"#") and len(record.fields) != len(table.header)
            if wrong or (record.raw.strip() and not comment):
                fields = [value_of(field, dialect) for field in record.fields]
                if wrong:
                    yield Line(number, None, None, True, wrong[0])
                elif len(fields) != len(table.header):
                    yield Line(number, None, None, True, ragged(record.raw, len(fields), len(table.header), dialect))
                else:
                    yield _row(number, fields, table, found, job)
            number += record.raw.count(dialect.newline) + record.ending.count(dialect.newline)


def _row(number: int, fields: list[bytes], table: Table, found: Found, job: Job) -> Line:
    try:
        lat, lon = (
            _degrees(fields[at], axis, table.header[at], table.dialect.encoding)
            for axis, at in (("latitude", found.lat), ("longitude", found.lon))
        )
        point = on_earth(lat, lon - 360 if 180 < lon <= 360 else lon)
        texts = [decoded(fields[at], table.dialect).strip() for at in found.date]
        if not "".join(texts):
            return Line(number, point, None, bool(found.date), "")
        date = spans_for(job.date_format, table.dialect.encoding, found.parts).read("\x1f".join(texts))
        return Line(number, point, date, True, "")
    except KurilsError as error:
        return Line(number, None, None, bool(found.date), error)


def _degrees(field: bytes, axis: str, name: str, encoding: str) -> float:
    value = float(degrees_of([field], axis, encoding)[0])
    if value != value:  # noqa: PLR0124
        text = shown(field.decode(encoding, "replace"))
        wrong = UsageError(f"{name} is no {axis}: {text}")
        raise wrong.keyed("row", row=Said("", f"row.no.{axis}", name=name, text=text))
    return value


def _say_no_date(names: Sequence[str], say: Say) -> None:
    columns = [*map(quoted, names[:12])]
    say(Said(f"no column is known as a date; there are: {', '.join(columns)}", "note.no-date", columns=columns))


def _features(source: BinaryIO, beginning: bytes, job: Job, say: Any, need_date: bool) -> Iterator[Line]:
    """The points of GeoJSON."""
    from kurils.tagging.geojsonfile import LARGEST, read

    content = bytearray(beginning)
    for block in blocks(source, b"", len):
        content += block
        if len(content) > LARGEST:
            break
    features = read(bytes(content), job, None if need_date else True)
    dated = bool(features.plan.names.date)
    if not dated and features.rows:
        _say_no_date([name for name in features.rows[0] if name.isprintable()], say)
    for note in features.notes:
        say(note)
    for feature, (lon, lat), texts in zip(features.features, features.points, features.dates):
        if lon != lon:  # noqa: PLR0124
            yield Line(feature.line, None, None, dated, Said("the geometry is no point", "row.no-point"))
            continue
        try:
            date = features.plan.spans().read(texts) if texts.strip("\x1f ") else None
            yield Line(feature.line, on_earth(lat, lon), date, dated, "")
        except KurilsError as error:
            yield Line(feature.line, None, None, dated, error)
