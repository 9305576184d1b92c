"""The whole record as files, for spreadsheets, databases and GIS.

`EXPORTS` is the one registry: a format is one module with `files(record)`, which gives names and contents: texts, or
bytes where the format is none of text, and perhaps what the descriptor beside them says of each. A format whose first
file is all of it (`SINGLE`) can be that file alone.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kurils.base.errors import NoSuchValue, UsageError
from kurils.base.stamps import KINDS, stamped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.record import Record

#: format -> module below kurils.export
EXPORTS: dict[str, str] = {
    "csv": "package",
    "geojson": "features",
    "geoparquet": "geoparquet",
    "gpkg": "gpkg",
    "json": "whole",
    "lpf": "lpf",
}
#: format -> the ending of the file that is all of it
SINGLE = {"gpkg": ".gpkg", "json": ".json", "lpf": ".json"}
#: formats of one file, with nothing beside it that could be missing
_ALONE = ("json",)
USUAL = "csv"


def files(record: Record, format: str, alone: bool = False) -> Iterator[tuple[str, str | bytes]]:
    """Name and content of every file of an export, one by one, with the stamp that `kurils verify` reads.

    The last is a descriptor that names each with its checksum, so that one that is missing is noticed. With `alone` the
    first file comes alone. Raises UsageError for a format that is none, and MissingExtra for one that needs an extra
    which is not installed.
    """
    from importlib import import_module

    from kurils.export.package import DESCRIPTOR, descriptor, resource

    if format not in EXPORTS:
        raise NoSuchValue(f"no export has the format {format!r}", format, "formats", EXPORTS)
    edition = record.edition
    listed = not alone and format not in _ALONE
    resources = []
    for name, content, *about in import_module(f"kurils.export.{EXPORTS[format]}").files(record):
        kind = os.path.splitext(name)[1].lstrip(".")
        # tables of CSV have no room for a stamp
        whole = stamped(_bytes(content), kind, edition, listed) if kind in KINDS else content
        if listed:
            resources.append(resource(name, _bytes(whole), *about))
        yield name, whole
        if alone:
            return
    if listed:
        yield DESCRIPTOR, stamped(_bytes(descriptor(record, resources)), "json", edition)


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content


def format_for(path: str, format: str | None) -> tuple[str, bool]:
    """The format of an export to that path, and whether the path is that of a single file and not of a folder.

    Without a `format` the ending of the path chooses. Raises UsageError when both contradict one another.
    """
    ending = os.path.splitext(path.rstrip("/"))[1].casefold()
    fitting = [name for name, end in SINGLE.items() if end == ending]
    if format is None:
        return (fitting[0], True) if fitting else (USUAL, False)
    if format in EXPORTS and fitting and format not in fitting:
        own = f"{os.path.splitext(path)[0]}{SINGLE[format]}" if format in SINGLE else f"kurils-{format}"
        other = UsageError(f"{path} has the name of a file of another format than {format}", f"such as -o {own}")
        raise other.keyed("other-format", "such-as", path=path, format=format, example=f"-o {own}")
    return format, bool(fitting)
