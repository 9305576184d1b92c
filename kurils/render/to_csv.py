"""CSV (RFC 4180 with line feeds): a header line, then one row a record; nothing is an empty field."""

from __future__ import annotations

import csv

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from kurils.render import Presentation

#: a spreadsheet would run a cell that begins so as a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(presentation: Presentation, stream: TextIO) -> None:
    """Write the rows of the presentation."""
    assert presentation.rows is not None
    columns, rows = presentation.rows()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: str | None) -> str:
    if value is None:
        return ""
    if value.startswith(_FORMULA) and not _is_number(value):
        return "'" + value
    return value


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True
