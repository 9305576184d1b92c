"""The whole record as files of one folder, for spreadsheets, databases and GIS.

`EXPORTS` is the one registry: a format is one module with `files(record)`, which gives names and contents:
texts, or bytes where the format is none of text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.errors import NoSuchValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.record import Record

#: format -> module below kurils.export
EXPORTS: dict[str, str] = {
    "csv": "package",
    "geojson": "features",
    "geoparquet": "geoparquet",
    "json": "whole",
}


def files(record: Record, format: str) -> Iterator[tuple[str, str | bytes]]:
    """Name and content of every file of an export, one by one.

    Raises UsageError for a format that is none, and MissingExtra for one that needs an extra which is not installed.
    """
    from importlib import import_module

    if format not in EXPORTS:
        raise NoSuchValue(f"no export has the format {format!r}", format, "formats", EXPORTS)
    found: Iterator[tuple[str, str | bytes]] = import_module(f"kurils.export.{EXPORTS[format]}").files(record)
    return found
