"""The stamp of a file that the program wrote: by which program, from which edition of the record, and its own checksum.

The stamp is one line of text, wherever the kind of file has room for one. The checksum is the SHA-256 of the whole file
with 64 zeros in its own place (in PNG also in that of the check digits behind it), so that any change shows. It tells
what was changed by accident; whoever changes a file on purpose can stamp it anew.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from typing import NamedTuple

_NONE = "0" * 64
_BEGIN = b"kurils-stamp: "
_STAMP = re.compile(
    _BEGIN + rb"kurils (?P<program>[\w.+-]{1,80}); record (?P<record>[\w.+-]{1,80}) "
    rb"sha256:(?P<of_record>[0-9a-f]{64});(?P<listed> listed in datapackage\.json;)? "
    rb"file sha256:(?P<of_file>[0-9a-f]{64})"
)
_PNG = b"\x89PNG\r\n\x1a\n"
#: what stands around the line at the end of a file, by the kind of file
_AROUND = {
    "svg": "\n<!-- {} -->\n",
    "html": "\n<!-- {} -->\n",
    "md": "\n<!-- {} -->\n",
    "markdown": "\n<!-- {} -->\n",
    "qml": "\n<!-- {} -->\n",
    "sql": "\n-- {}\n",
}
#: kinds of files with room for a stamp, by their ending: a comment, a member of the object, a part, a text of metadata
KINDS = frozenset((*_AROUND, "geojson", "gpkg", "htm", "json", "parquet", "png"))


class Edition(NamedTuple):
    """A program and a record: their versions, and the checksum of the record (that of its `MANIFEST`)."""

    program: str
    record: str
    sha256: str


class Stamp(NamedTuple):
    """What a file says of itself, and whether that is so."""

    edition: Edition
    sha256: str
    as_written: bool
    #: whether a `datapackage.json` beside it names it
    listed: bool


def line(edition: Edition, listed: bool = False) -> str:
    """The stamp of a file that is not whole yet; of a `listed` one a `datapackage.json` beside it has the name."""
    about = f"kurils {edition.program}; record {edition.record} sha256:{edition.sha256}"
    return f"kurils-stamp: {about};{' listed in datapackage.json;' * listed} file sha256:{_NONE}"


def stamped(content: bytes, kind: str, edition: Edition, listed: bool = False) -> bytes:
    """The content with its stamp; `kind` is the ending of the file. As it is where the kind has no room for one.

    A content that holds the `line` already, as those of databases do, only gets its checksum.
    """
    if not _blank(content):
        text = line(edition, listed)
        if kind in _AROUND:
            content = content.rstrip(b"\n") + _AROUND[kind].format(text).encode()
        elif kind in ("json", "geojson"):
            content = content.rstrip()[:-1].rstrip() + f',\n"stamp": "{text}"\n}}\n'.encode()
        elif kind == "png":
            # before the last part, which is empty and has no length
            content = content[:-12] + _chunk(text.encode()) + content[-12:]
        else:
            return content
    return _filled(content, _checksum(content).encode())


def stamp_of(content: bytes) -> Stamp | None:
    """The stamp of a file, None where it has none."""
    found = _last(content)
    if found is None:
        return None
    edition = Edition(*(found[name].decode() for name in ("program", "record", "of_record")))
    said = found["of_file"].decode()
    return Stamp(edition, said, _checksum(content) == said, found["listed"] is not None)


def _last(content: bytes) -> re.Match[bytes] | None:
    """The last stamp: a page may hold pictures that have their own."""
    end = len(content)
    while (begin := content.rfind(_BEGIN, 0, end)) >= 0:
        if found := _STAMP.match(content, begin):
            return found
        end = begin + len(_BEGIN) - 1
    return None


def _blank(content: bytes) -> bool:
    found = _last(content)
    return found is not None and found["of_file"] == _NONE.encode()


def _checksum(content: bytes) -> str:
    """That of the content without its own, and without the check digits that a PNG has for the part with it."""
    found = _last(content)
    assert found is not None
    start, end = found.span("of_file")
    after = end + 4 if content.startswith(_PNG) else end
    whole = memoryview(content)
    sum = hashlib.sha256(whole[:start])
    sum.update(_NONE.encode() + b"\0" * (after - end))
    sum.update(whole[after:])
    return sum.hexdigest()


def _filled(content: bytes, digest: bytes) -> bytes:
    found = _last(content)
    assert found is not None
    start, end = found.span("of_file")
    if not content.startswith(_PNG):
        return content[:start] + digest + content[end:]
    begin = content.rindex(b"tEXt", 0, start)
    part = content[begin:start] + digest
    return content[:begin] + part + struct.pack(">I", zlib.crc32(part)) + content[end + 4 :]


def _chunk(text: bytes) -> bytes:
    """A part of a PNG that holds a text; its keyword is one of those that the format knows."""
    part = b"tEXtComment\0" + text
    return struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part))
