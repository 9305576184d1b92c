"""The rows of an answer, with the columns and in the order that were asked for (`--fields`, `--sort`)."""

from __future__ import annotations

from kurils.base.errors import NoSuchValue, UsageError
from kurils.show.formats import Presentation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from kurils.show.elements import Block


def chosen(presentation: Presentation, format: str, fields: str | None, sort: str | None) -> Presentation:
    """The presentation with its rows sorted by the column `sort` (`-name`: the largest first), and of these the columns
    `fields`, names with commas between them. With fields every format shows the rows: JSON a list of objects.

    Raises UsageError for an answer that has no rows, and NoSuchValue for a column that it does not have.
    """
    if presentation.rows is None:
        raise UsageError("this answer has no rows", "leave --fields and --sort out").keyed("no-rows", "no-rows")
    columns, rows = presentation.rows()
    wanted = columns if fields is None else tuple(name.strip() for name in fields.split(",") if name.strip())
    if not wanted:
        none = UsageError("no field is named", f"fields: {', '.join(columns)}")
        raise none.keyed("no-field", "fields", known=[*columns])
    for name in wanted:
        _check(name, columns)
    if sort is not None:
        name = sort.removeprefix("-")
        _check(name, columns)
        table = list(rows)
        order = _order(table, columns.index(name), sort.startswith("-"))
        rows = [table[at] for at in order]
        records = presentation.answer[presentation.records] if presentation.records else None
        if fields is None and isinstance(records, list) and len(records) == len(table):
            # the answer itself, a record a row: in every format it is the same one in another order
            presentation.answer[presentation.records] = [records[at] for at in order]
            return presentation
    at = [columns.index(name) for name in wanted]
    picked: Iterable[list[str | None]] = ([row[place] for place in at] for row in rows)
    objects = (_object(wanted, row) for row in picked)
    if format == "ndjson":
        return Presentation({"rows": objects}, records="rows")
    # for any other format they are one value or one table; the formats that rows do not have are refused by name
    return Presentation(
        list(objects) if format in ("json", "yaml") else [],
        blocks=lambda: _blocks(wanted, picked),
        rows=lambda: (wanted, picked),
    )


def _check(name: str, columns: Iterable[str]) -> None:
    if name not in columns:
        raise NoSuchValue(f"no field is called {name!r}", name, "fields", columns)


def _order(table: list[list[str | None]], at: int, backwards: bool) -> list[int]:
    """The numbers of the rows in the order of a column: as numbers where all are, empty cells last."""
    cells = [row[at] or "" for row in table]
    full = [number for number, cell in enumerate(cells) if cell]
    try:
        values: dict[int, Any] = {number: float(cells[number]) for number in full}
    except ValueError:
        values = {number: cells[number].casefold() for number in full}
    full.sort(key=values.__getitem__, reverse=backwards)
    return full + [number for number, cell in enumerate(cells) if not cell]


def _object(columns: tuple[str, ...], row: list[str | None]) -> dict[str, Any]:
    return {name: _number(cell) if numeric(name) else cell for name, cell in zip(columns, row)}


def numeric(column: str) -> bool:
    """Whether the cells of a column are numbers in every row, which JSON and YAML write as such."""
    return column in ("line", "latitude", "longitude", "cited") or column.endswith(("_km", "_km2"))


def _number(cell: str | None) -> int | float | None:
    if not cell:
        return None
    return int(cell) if cell.isdigit() else float(cell)


def _blocks(columns: tuple[str, ...], rows: Iterable[list[str | None]]) -> list[Block]:
    from kurils.show.elements import Cell, Table

    return [Table(list(columns), [[Cell(cell or "") for cell in row] for row in rows])]
