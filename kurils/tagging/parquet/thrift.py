"""Thrift's compact protocol, as far as the footers of Parquet files use it: read, change, write.

pyarrow shows footers and cannot write one for pages that it did not encode itself. Structures are read without knowing
what their fields mean, so that what a newer writer has added is kept.
"""

from __future__ import annotations

from typing import Any, NamedTuple

TRUE, FALSE, BYTE, I16, I32, I64, DOUBLE, BINARY, LIST, SET, MAP, STRUCT, UUID = range(1, 14)

#: of a number, in whole groups of seven: the longest type has 64
_BITS = 70


class Value(NamedTuple):
    """A value with its type; structures are `Struct`, lists and sets are `Items`, maps lists of pairs."""

    type: int
    value: Any


class Items(NamedTuple):
    """The values of a list, all of one type."""

    type: int
    values: list[Any]


#: number of a field -> its value
Struct = dict[int, Value]


class ThriftError(ValueError):
    """Bytes that are no structure of this protocol."""


def read_struct(content: bytes) -> Struct:
    """The structure that bytes hold. Raises ThriftError."""
    try:
        return _Reader(content).struct()
    except (IndexError, RecursionError):
        raise ThriftError("it ends too early") from None


def write_struct(struct: Struct) -> bytes:
    """The bytes of a structure."""
    out = bytearray()
    _write_struct(out, struct)
    return bytes(out)


class _Reader:
    def __init__(self, content: bytes) -> None:
        self.content = content
        self.at = 0

    def byte(self) -> int:
        self.at += 1
        return self.content[self.at - 1]

    def varint(self) -> int:
        found = shift = 0
        while True:
            byte = self.byte()
            found |= (byte & 0x7F) << shift
            if byte < 0x80:
                return found
            shift += 7
            if shift >= _BITS:
                raise ThriftError("a number has more bits than any type")

    def number(self) -> int:
        found = self.varint()
        return (found >> 1) ^ -(found & 1)

    def bytes(self, size: int) -> bytes:
        self.at += size
        if self.at > len(self.content):
            raise ThriftError("it ends too early")
        return self.content[self.at - size : self.at]

    def struct(self) -> Struct:
        found: Struct = {}
        field = 0
        while True:
            head = self.byte()
            if head == 0:
                return found
            step, kind = head >> 4, head & 15
            field = field + step if step else self.number()
            found[field] = Value(kind, kind == TRUE if kind in (TRUE, FALSE) else self.value(kind))

    def value(self, kind: int) -> Any:
        if kind == STRUCT:
            return self.struct()
        if kind == BINARY:
            return self.bytes(self.varint())
        if kind in (I16, I32, I64):
            return self.number()
        if kind in (LIST, SET):
            head = self.byte()
            size, each = head >> 4, head & 15
            size = self.varint() if size == 15 else size
            return Items(each, [self.value(each) for _ in range(size)])
        if kind == MAP:
            size = self.varint()
            kinds = self.byte() if size else 0
            return kinds, [(self.value(kinds >> 4), self.value(kinds & 15)) for _ in range(size)]
        if kind in (TRUE, FALSE, BYTE):
            return self.byte()
        if kind in (DOUBLE, UUID):
            return self.bytes(8 if kind == DOUBLE else 16)
        raise ThriftError(f"no type has the number {kind}")


def _write_varint(out: bytearray, number: int) -> None:
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)


def _write_number(out: bytearray, number: int) -> None:
    _write_varint(out, number << 1 if number >= 0 else (-number << 1) - 1)


def _write_struct(out: bytearray, struct: Struct) -> None:
    before = 0
    for field, (kind, value) in sorted(struct.items()):
        head = (TRUE if value else FALSE) if kind in (TRUE, FALSE) else kind
        if 0 < field - before < 16:
            out.append((field - before) << 4 | head)
        else:
            out.append(head)
            _write_number(out, field)
        before = field
        if kind not in (TRUE, FALSE):
            _write_value(out, kind, value)
    out.append(0)


def _write_value(out: bytearray, kind: int, value: Any) -> None:
    if kind == STRUCT:
        _write_struct(out, value)
    elif kind == BINARY:
        _write_varint(out, len(value))
        out += value
    elif kind in (I16, I32, I64):
        _write_number(out, value)
    elif kind in (LIST, SET):
        size = len(value.values)
        out.append(min(size, 15) << 4 | value.type)
        if size >= 15:
            _write_varint(out, size)
        for each in value.values:
            _write_value(out, value.type, each)
    elif kind == MAP:
        kinds, pairs = value
        _write_varint(out, len(pairs))
        if pairs:
            out.append(kinds)
        for key, each in pairs:
            _write_value(out, kinds >> 4, key)
            _write_value(out, kinds & 15, each)
    elif kind in (TRUE, FALSE, BYTE):
        out.append(value)
    else:
        out += value
