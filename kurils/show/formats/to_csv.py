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
_FORMULA = frozenset("=+-@＝＋－＠")


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
        stream.write(line(map(cell, row)))


def line(cells: Iterable[str]) -> str:
    """One line of CSV with its line feed; a cell with a comma, a quotation mark or a line break is quoted.

    The `csv` module of the standard library would do the same, and import `re` at every start.
    """
    quoted = [cell if _SPECIAL.isdisjoint(cell) else '"' + cell.replace('"', '""') + '"' for cell in cells]
    return (",".join(quoted) if quoted != [""] else '""') + "\n"


def cell(value: str | None) -> str:
    """A value of our own as a cell: what is no text is taken out, and what a spreadsheet would run gets an apostrophe.

    Where a spreadsheet parts cells by semicolons, what stands behind one is a cell too. Rows of a user's file are never
    sent through this: they stay as they are.
    """
    if value is None:
        return ""
    if not value.isprintable():
        from kurils.base.widths import clean

        value = clean(value)
    if _FORMULA.isdisjoint(value):
        return value
    return ";".join(map(_inert, value.split(";")))


def _inert(part: str) -> str:
    bare = part.lstrip()
    if bare[:1] in _FORMULA and not _is_number(bare):
        return part[: len(part) - len(bare)] + "'" + bare
    return part


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True
