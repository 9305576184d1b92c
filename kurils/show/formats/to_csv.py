"""CSV (RFC 4180 with line feeds): a header line, then one row a record; nothing is an empty field."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from kurils.show.formats import Presentation

#: what a cell that is not quoted cannot hold
_SPECIAL = frozenset(',"\n\r')
#: a spreadsheet would run a cell that begins so as a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(presentation: Presentation, stream: TextIO) -> None:
    """Write the rows of the presentation."""
    assert presentation.rows is not None
    write_rows(*presentation.rows(), stream)


def write_rows(columns: Iterable[str], rows: Iterable[Iterable[str | None]], stream: TextIO) -> None:
    """Write a header line and rows; what a spreadsheet would run as a formula is written as text."""
    stream.write(line(columns))
    write_lines(rows, stream)


def write_lines(rows: Iterable[Iterable[str | None]], stream: TextIO) -> None:
    """Write rows without a header."""
    for row in rows:
        stream.write(line(map(_cell, row)))


def line(cells: Iterable[str]) -> str:
    """One line of CSV with its line feed; a cell with a comma, a quotation mark or a line break is quoted.

    The `csv` module of the standard library would do the same, and import `re` at every start.
    """
    quoted = [cell if _SPECIAL.isdisjoint(cell) else '"' + cell.replace('"', '""') + '"' for cell in cells]
    return (",".join(quoted) if quoted != [""] else '""') + "\n"


def _cell(value: str | None) -> str:
    if value is None:
        return ""
    if not value.isprintable():
        from kurils.base.widths import clean

        value = clean(value)
    if value.startswith(_FORMULA) and not _is_number(value):
        return "'" + value
    return value


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True
