"""Where the fields of a delimited file begin and end: RFC 4180, and what people make of it.

The bytes of a record are never changed, only looked at. Two ways lead to the same fields: whole blocks at once where
quotation marks stand as the standard has them, and one field after the other everywhere else. A mark opens a quoted
field only where a field begins; two marks inside one stand for one; what follows the closing mark belongs to the field.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kurils.base.errors import Said, UsageError
from kurils.tagging.job import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

QUOTE, LF, CR = 0x22, 0x0A, 0x0D
BOM = b"\xef\xbb\xbf"


class Dialect(NamedTuple):
    """How a table is written."""

    delimiter: bytes = b","
    #: the byte that ends a record: a line feed, or a carriage return in files that end records so
    newline: bytes = b"\n"
    #: whether quotation marks around a field belong to its writing
    quotes: bool = True
    encoding: str = "utf-8"


class Record(NamedTuple):
    """One record: its bytes without what ends it, what ends it, and its fields as they stand there."""

    raw: bytes
    ending: bytes
    fields: list[bytes]


_LINE = re.compile(rb'(?:"[^"]*"|[^"\r\n]+|"(?=[^"]*\Z))*(\r\n|\r|\n|\Z)')


def newline_of(beginning: bytes) -> bytes:
    """The byte that ends the records of a file, from its first bytes: what ends the first line, quoted fields aside."""
    match = _LINE.match(beginning)
    first = match.group(1) if match else b""
    if first != b"\r":
        return b"\n"
    # a line feed outside of quoted fields further on: the carriage return is a slip
    return b"\n" if b"\n" in re.sub(rb'"[^"]*"', b"", beginning) else b"\r"


def records(content: bytes, dialect: Dialect) -> Iterator[Record]:
    """The records of a content, one field after the other; the last one may be unfinished."""
    ends = re.escape(dialect.delimiter + dialect.newline)
    quoted = rb'"[^"]*(?:""[^"]*)*'
    marked = quoted + rb'"(?!")[^' + ends + rb"]*|" + quoted + rb"\Z|" if dialect.quotes else b""
    token = re.compile(rb"(" + marked + rb"[^" + ends + rb"]*)([" + ends + rb"]|\Z)")
    begin, fields = 0, []
    for match in token.finditer(content):
        if match.end() == begin == len(content):
            break
        field, ending = match.groups()
        fields.append(field)
        if ending == dialect.delimiter:
            continue
        raw = content[begin : match.end() - len(ending)]
        if dialect.newline == b"\n" and raw.endswith(b"\r"):
            raw, ending, fields[-1] = raw[:-1], b"\r" + ending, field[:-1]
        yield Record(raw, ending, fields)
        begin, fields = match.end(), []


def value_of(field: bytes, dialect: Dialect) -> bytes:
    """What a field holds: without its marks, two marks inside being one."""
    if not dialect.quotes or not field.startswith(b'"'):
        return field
    closing = re.match(rb'"((?:[^"]|"")*)"?', field)
    assert closing is not None
    return closing.group(1).replace(b'""', b'"') + field[closing.end() :]


_CLOSED = re.compile(rb'"[^"]*(?:""[^"]*)*"')


def wrong_quotes(record: Record, dialect: Dialect) -> tuple[Said, bool] | None:
    """What a quotation mark does in a record that it surely was not meant to do, and whether it takes all that follows.

    None where there is no such mark.
    """
    if not dialect.quotes or b'"' not in record.raw:
        return None
    for field in record.fields:
        if not field.startswith(b'"'):
            continue
        closed = _CLOSED.match(field)
        several = re.search(rb"[\r\n]+[^\r\n]", field) is not None
        if closed is None:
            return Said("a quotation mark is opened and never closed", "row.open-quote"), several
        if several and closed.end() < len(field):
            text = "a quotation mark that is not meant as one takes the lines behind it"
            return Said(text, "row.stray-quote"), False
    return None


def ragged(raw: bytes, count: int, wanted: int, dialect: Dialect) -> Said:
    """That a record has another number of fields than the header; and why that may be, where marks are only signs."""
    text = f"{count} {'field' if count == 1 else 'fields'} instead of {wanted}"
    said = Said(text, "row.fields", count=count, wanted=wanted)
    if dialect.quotes or b'"' not in raw:
        return said
    fields = [field.rstrip(b"\r") for field in raw.split(dialect.delimiter)]
    if not any(field.startswith(b'"') or field.endswith(b'"') for field in fields):
        return said
    return Said(f"{text}; --quote double reads quotation marks", "row.marks", reason=said)


def outside_quotes(content: NDArray[np.uint8], dialect: Dialect) -> NDArray[np.bool_] | None:
    """Which bytes stand outside quoted fields, or None when a mark stands where the standard has none."""
    marks = np.flatnonzero(content == QUOTE)
    opening, closing = marks[::2], marks[1::2]
    ends = (dialect.delimiter[0], dialect.newline[0], QUOTE)
    before = content[opening[opening > 0] - 1]
    behind = closing[closing + 1 < len(content)] + 1
    after = content[behind]
    fine = np.isin(after, ends)
    if dialect.newline == b"\n":
        returns = np.flatnonzero(after == CR)
        fine[returns] = content[np.minimum(behind[returns] + 1, len(content) - 1)] == LF
    if not (np.isin(before, ends).all() and fine.all()):
        return None
    changes = np.zeros(len(content), np.uint8)
    changes[marks] = 1
    found: NDArray[np.bool_] = np.bitwise_xor.accumulate(changes) == 0
    return found


def cut(content: bytes, dialect: Dialect) -> int:
    """How many bytes of the content are whole records. Raises UsageError when the first one does not seem to end."""
    if not dialect.quotes or b'"' not in content:
        size = content.rfind(dialect.newline) + 1
    else:
        view = np.frombuffer(content, np.uint8)
        outside = outside_quotes(view, dialect)
        if outside is not None:
            ends = np.flatnonzero((view == dialect.newline[0]) & outside)
            size = int(ends[-1]) + 1 if len(ends) else 0
        else:
            whole = (one for one in records(content, dialect) if one.ending.endswith(dialect.newline))
            size = sum(len(one.raw) + len(one.ending) for one in whole)
    if not size and len(content) > LONGEST:
        raise endless()
    return size


def endless() -> UsageError:
    """What is said of a record that does not end within the bytes that one may have."""
    reason = f"a line is longer than {LONGEST >> 20} MiB; a quotation mark may have been opened and never closed"
    return UsageError(reason).keyed("endless-line", most=LONGEST >> 20)
