"""The whole record as files of one folder, for spreadsheets, databases and GIS.

`EXPORTS` is the one registry: a format is one module with `files(record)`, which gives names and texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.record import Record

#: format -> module below kurils.export
EXPORTS: dict[str, str] = {
    "csv": "package",
    "geojson": "features",
    "json": "whole",
}


def files(record: Record, format: str) -> Iterator[tuple[str, str]]:
    """Name and text of every file of an export. Raises UsageError for a format that is none."""
    from importlib import import_module

    if format not in EXPORTS:
        raise UsageError(f"no export has the format {format!r}", f"formats: {', '.join(EXPORTS)}")
    found: Iterator[tuple[str, str]] = import_module(f"kurils.export.{EXPORTS[format]}").files(record)
    return found
