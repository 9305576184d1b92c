"""The tables of the CSV export as tables of a database, with keys that join, and every citation as a row.

Lists stand as text in the row that has them (`japan;russia`), as in CSV, and once more as rows: `citations` leads from
each statement to its sources, `relied_on` to its documents.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kurils.answers.meanings import meaning
from kurils.export.gpkg.container import Column, Layer
from kurils.query.tables import REFERENCES, TABLES, Table, columns, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.export.gpkg.container import Container, Filled
    from kurils.record import Record

#: columns that hold one ISO day
_DAYS = {"from", "to", "at", "window_from", "window_to", "seen", "document_dates.date"}
#: columns that share a name with a reference and hold a text of their own
_TEXTS = {("documents", "place")}
STATEMENT = Column("statement", "which statement of the record it is; several rows may be parts of one")
CITATIONS = Layer("citations", "Which statement cites which source, and where in it", (
    STATEMENT,
    Column("source", "id of the source", points_to=("sources", "id")),
    Column("locator", "where in the source"),
))  # fmt: skip
RELIED_ON = Layer("relied_on", "Which statement relies on which document", (
    STATEMENT,
    Column("document", "id of the document", points_to=("documents", "id")),
))  # fmt: skip


def add_tables(container: Container, record: Record, own: set[str], before: Filled) -> None:
    """Add every table that is none of `own`, then citations and the documents relied on, of all of them.

    A table is added after those that it points to; `before` is the layer of the places.
    """
    citations: dict[tuple[str, str, str | None], None] = {}
    relied: dict[tuple[str, str], None] = {}
    for table in sorted(TABLES, key=_depth):
        found = list(table.rows(record))
        for row in found:
            for statement, source, locator in cited(row):
                citations[statement, source, locator] = None
            for document in row.get("documents") or ():
                relied[row["statement"], document] = None
        if table.name == before.layer.name:
            container.add(*before)
        elif table.name not in own:
            container.add(layer_of(table, record), [cells(table, record, row) for row in found])
    container.add(CITATIONS, list(citations))
    container.add(RELIED_ON, list(relied))


def cited(row: dict[str, Any]) -> Iterator[tuple[str, str, str | None]]:
    """Statement, source and the place in it, for each source of a row."""
    if "statement" in row:
        locators = row.get("locators") or {}
        for source in row["sources"]:
            yield row["statement"], source, locators.get(source)


def layer_of(table: Table, record: Record) -> Layer:
    """How a table stands in the database."""
    found = [_column(table, name) for name in columns(table, record)]
    return Layer(table.name, table.title, [*found, STATEMENT] if states(table) else found)


def states(table: Table) -> bool:
    """Whether the rows of a table are statements with sources of their own."""
    return "sources" in table.columns


def cells(table: Table, record: Record, row: dict[str, Any]) -> list[str | bool | None]:
    """A row as the database has it."""
    found: list[str | bool | None] = [text_of(row.get(name), name) for name in columns(table, record)]
    found = [cell == "true" if name == "default" else cell for name, cell in zip(columns(table, record), found)]
    return [*found, row["statement"]] if states(table) else found


def _column(table: Table, name: str) -> Column:
    full = f"{table.name}.{name}"
    target = REFERENCES.get(full) or REFERENCES.get(name)
    if target == (table.name, name) or (table.name, name) in _TEXTS:
        target = None
    means = meaning(table.name, name) or meaning(table.name, re.sub("_[a-z]+$", "_*", name)) or ""
    kind = "DATE" if name in _DAYS or full in _DAYS else "BOOLEAN" if name == "default" else "TEXT"
    return Column(name, means, kind, target, unique=table.key == (name,))


def _depth(table: Table) -> int:
    """Tables that others point to come first; the order in which they stand is kept."""
    order = ("actors", "places", "sources", "documents")
    return order.index(table.name) if table.name in order else len(order)
