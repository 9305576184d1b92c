"""How a table is written, found from its beginning: encoding, delimiter, quotation marks, comments, and the header."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, NamedTuple

from kurils.base.errors import Said, UsageError, quoted
from kurils.tagging.csvrecords import BOM, Dialect, newline_of, records, value_of
from kurils.tagging.meanings import by_meaning, find
from kurils.tagging.reading import DELIMITERS, SEVERAL, Reading, delimiter_of, encoding_of

if TYPE_CHECKING:
    from kurils.tagging.job import Job
    from kurils.tagging.meanings import Found

_TRIED = (",", ";", "\t", "|")
#: those that are tried when a header is not UTF-8, to say what may be meant
_LIKELY = ("cp1251", "cp932", "gb18030", "cp949", "euc_jp", "cp874", "koi8_r", "cp1252")
#: how compressed files begin
_PACKED = {
    "gzip": (b"\x1f\x8b\x08", "gunzip -c a.csv.gz"),
    "zstd": (b"\x28\xb5\x2f\xfd", "zstd -dc a.csv.zst"),
    "xz": (b"\xfd7zXZ\0", "xz -dc a.csv.xz"),
    "bzip2": (b"BZh91AY&SY", "bzip2 -dc a.csv.bz2"),
}
#: values of a column that are looked at for a hint
_SAMPLE = 20


class Table(NamedTuple):
    """How a table is written."""

    dialect: Dialect
    header: list[str]
    #: bytes before the line of the header, and of that line with what ends it
    before: int
    line: bytes
    ending: bytes
    #: why a name of the header could not be decoded, or None; it matters only when no such name is wanted
    undecoded: UsageError | None

    def find(self, beginning: bytes, job: Job, date_may_lack: bool | None = False) -> Found:
        """The columns of a job. Raises UsageError as `find` does, or because names cannot be decoded."""
        try:
            return find(self.header, job, lambda place: self.sample(beginning, place), date_may_lack)
        except UsageError as error:
            raise self.undecoded or error from None

    def sample(self, beginning: bytes, place: int) -> list[str]:
        """Some values of a column."""
        rows = records(beginning[self.before + len(self.line) + len(self.ending) :], self.dialect)
        found = [row.fields[place] for row, _ in zip(rows, range(_SAMPLE)) if len(row.fields) == len(self.header)]
        return [decoded(value_of(field, self.dialect), self.dialect) for field in found]


def decoded(text: bytes, dialect: Dialect) -> str:
    """A text of the table, to be shown or compared."""
    return text.decode(dialect.encoding, "replace")


def read_table(beginning: bytes, job: Job, reading: Reading, kind: str, last: bool = True) -> Table | None:
    """How a table is written, from its first bytes; None when these are too few to tell, or are all and hold no header.

    Raises UsageError for what is no text.
    """
    encoding = encoding_of(reading.encoding, b"")
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UsageError("the input is UTF-16", "--encoding utf-16 says so").keyed("utf-16", "utf-16")
    if beginning.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise UsageError(
            "the input is a spreadsheet, not text", "save it as CSV UTF-8, or give it as a file: points.xlsx"
        ).keyed("spreadsheet-text", "spreadsheet-text")
    packed = next((name for name, (sign, _) in _PACKED.items() if beginning.startswith(sign)), None)
    if packed is not None:
        piped = f"{_PACKED[packed][1]} | kurils tag -"
        pressed = UsageError(f"the input is compressed ({packed})", f"unpack it: {piped}")
        raise pressed.keyed("compressed", "unpack", how=packed, command=piped)
    at = len(BOM) if beginning.startswith(BOM) else 0
    lead, comment = at, None
    newline = newline_of(beginning[at:])
    said = None
    while True:
        end = beginning.find(newline, at)
        line = beginning[at : end if end >= 0 else len(beginning)].rstrip(b"\r\n")
        if end < 0 and not last:
            return None
        if line.lower().startswith(b"sep=") and len(line) == 5 and at == lead and end >= 0:
            said = line[4:].decode("latin-1")
        elif line.startswith(b"#") and end >= 0:
            comment = (at, line)
        elif not line.strip() and end >= 0:
            pass
        else:
            break
        at = end + 1
    reading = reading._replace(delimiter=delimiter_of(reading.delimiter) or said)
    dialect = Dialect(b",", newline, reading.quote != "none", encoding)
    table = _table(beginning, at, reading, dialect, kind, job)
    if comment is not None and (table is None or not _knows(table.header, job)):
        under = _table(beginning[:at], comment[0], reading, dialect, kind, job)
        if under is not None and _knows(under.header, job):
            table = under
    if table is None:
        return None
    whole = table.before + len(table.line) + len(table.ending)
    return table if last or whole < len(beginning) else None


def _table(beginning: bytes, at: int, reading: Reading, dialect: Dialect, kind: str, job: Job) -> Table | None:
    """The table whose header begins at a place, by the delimiter that makes most of it."""
    found: list[tuple[bool, int, Table]] = []
    tried = (reading.delimiter,) if reading.delimiter else ("\t",) if kind == "tsv" else _TRIED
    for delimiter in tried:
        if delimiter == "|" and dialect.encoding in SEVERAL - {"utf-8"} and not dialect.encoding.startswith("euc"):
            continue
        one = dialect._replace(delimiter=delimiter.encode(dialect.encoding))
        # TSV knows no quotation marks, but many write them; its header tells
        if delimiter == "\t" and reading.quote is None and not beginning[at:].startswith(b'"'):
            one = one._replace(quotes=b'\t"' in beginning[at:].split(dialect.newline, 1)[0])
        record = next(records(beginning[at:], one), None)
        if record is None or not record.raw.strip():
            return None
        comment = record.raw.startswith(b"#")
        fields = [record.fields[0].lstrip(b"# "), *record.fields[1:]] if comment else record.fields
        raw = [value_of(field, one) for field in fields]
        names = [decoded(name, one) for name in raw]
        undecoded = _undecoded(raw, one)
        names = [name.strip() for name in names] if comment else names
        found.append((_knows(names, job), len(names), Table(one, names, at, record.raw, record.ending, undecoded)))
    best = max(found, key=lambda one: one[:2])
    return best[2]


def _undecoded(names: list[bytes], dialect: Dialect) -> UsageError | None:
    """Why the names of a header cannot be decoded, with the encoding in which some of them are known; or None."""
    try:
        for name in names:
            name.decode(dialect.encoding)
    except UnicodeDecodeError as error:
        bad = name[error.start : error.start + 1].hex()
        hint = Said("--encoding says what it is, such as cp1251, shift_jis, gb18030, euc_kr", "error.hint.encoding")
        for encoding in _LIKELY:
            found = [decoded(name, dialect._replace(encoding=encoding)) for name in names]
            known = [name for name in found if any(by_meaning([name], axis)[0] for axis in ("latitude", "longitude"))]
            if known:
                columns = [*map(quoted, known[:2])]
                text = f"--encoding {encoding} would read {', '.join(columns)}"
                hint = Said(text, "error.hint.encoding-would", encoding=encoding, columns=columns)
                break
        other = UsageError(f"the header is no {dialect.encoding.upper()}: byte 0x{bad}", hint)
        return other.keyed("header-encoding", encoding=dialect.encoding.upper(), byte=bad)
    return None


def _knows(header: list[str], job: Job) -> bool:
    """Whether a header has a longitude and a latitude."""
    for axis, asked in (("longitude", job.lon), ("latitude", job.lat)):
        try:
            if not (asked in header if asked is not None else by_meaning(header, axis)[0]):
                return False
        except UsageError:
            pass
    return True


def is_table(table: Table, job: Job) -> bool:
    """Whether what was taken for a header is one: it names the places, or has no digit."""
    return _knows(table.header, job) or not any(sign.isdigit() for sign in "".join(table.header))


def told(table: Table, reading: Reading, kind: str) -> Said | None:
    """What is to be said of what was found, or None where it was to be expected."""
    usual = "\t" if kind == "tsv" else ","
    text = table.dialect.delimiter.decode()
    if reading.delimiter is not None or text == usual:
        return None
    name = next(name for name, one in DELIMITERS.items() if one == text)
    return Said(f"read as separated by {name}s", "note.separated", delimiter=Said(name, f"delimiter.{name}"))
