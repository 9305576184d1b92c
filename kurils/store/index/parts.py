"""The file form of a section of which one answer needs a tenth: its parts are found without decoding the others.

The first line is an index: table -> key -> where the JSON of that part stands in what follows. The parts of the
section itself stand in the table without a name; the rows of its tables are parts of their own.
"""

from __future__ import annotations

import os

from kurils.base.quick import Mapping, decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

#: a place in the file is one number: its start times this, plus its length
_LONGEST = 1 << 24
#: bytes that are read at a time, to find the end of the index
_STEP = 1 << 14


class Parts(Mapping):  # type: ignore[type-arg]
    """A read-only mapping over the JSON texts of its values, each decoded once, when it is asked for."""

    __slots__ = ("_at", "_base", "_read", "_values")

    def __init__(
        self, read: Callable[[int, int], bytes], base: int, at: dict[str, int], tables: dict[str, Any] | None = None
    ) -> None:
        #: gives the bytes from one place up to another
        self._read = read
        #: where the first part starts, from which all places are counted
        self._base = base
        self._at = at
        self._values: dict[str, Any] = tables or {}

    def __getitem__(self, key: str) -> Any:
        try:
            return self._values[key]
        except KeyError:
            start, length = divmod(self._at[key], _LONGEST)
        start += self._base
        value = self._values[key] = decode(self._read(start, start + length).decode())
        return value

    def __contains__(self, key: object) -> bool:
        return key in self._at or key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._at, *self._values)))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def read_parts(content: bytes) -> Parts:
    """The parts of a section from the content of its file. Raises ValueError when it has not the form of one."""
    return _parts(lambda start, end: content[start:end], content[: content.index(b"\n")], len(content))


def open_parts(path: str) -> Parts:
    """The parts of a section's file, read one by one: an answer needs a tenth of them, and memory for no more.

    The file stays open to the end of the process, so that nobody can put another one in its place meanwhile; where the
    system cannot read at a place, all is read at once. Raises OSError, and ValueError as `read_parts`.
    """
    if not hasattr(os, "pread"):
        with open(path, "rb") as stream:
            return read_parts(stream.read())
    handle = os.open(path, os.O_RDONLY)
    try:
        size = os.fstat(handle).st_size
        head = b""
        while b"\n" not in head and (more := os.pread(handle, _STEP, len(head))):
            head += more
        return _parts(lambda start, end: os.pread(handle, end - start, start), head[: head.index(b"\n")], size)
    except BaseException:
        os.close(handle)
        raise


def _parts(read: Callable[[int, int], bytes], line: bytes, length: int) -> Parts:
    """The parts that the index in the first line tells of."""
    index = decode(line.decode())
    try:
        parts, tables, size = index["parts"], index["tables"], index["size"]
    except (KeyError, TypeError):
        raise ValueError("it does not begin with an index") from None
    base = len(line)
    if size != length - base:
        raise ValueError("it is cut off")
    return Parts(read, base, parts, {name: Parts(read, base, rows) for name, rows in tables.items()})


def write_parts(section: dict[str, Any], tables: tuple[str, ...]) -> bytes:
    """The content of a section's file; each row of the `tables` becomes a part of its own."""
    import json

    texts = [b"\n"]
    size = 1

    def placed(values: dict[str, Any]) -> dict[str, int]:
        nonlocal size
        index = {}
        for key, value in values.items():
            text = b"\n" + json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
            if len(text) > _LONGEST:
                raise ValueError(f"the part {key} is too long")
            index[key] = (size + 1) * _LONGEST + len(text) - 1
            texts.append(text)
            size += len(text)
        return index

    parts = placed({key: value for key, value in section.items() if key not in tables})
    index = {"parts": parts, "tables": {name: placed(section[name]) for name in tables}, "size": size}
    return json.dumps(index, separators=(",", ":")).encode() + b"".join(texts)
