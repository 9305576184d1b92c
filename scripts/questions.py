"""Questions in SQL for docs/datasette.md: asks the GeoPackage of the record and prints question and answer.

The document calls it through cog: `make docs` writes the answers anew, and a test checks that they still are.
"""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from kurils.export.gpkg import database
from kurils.record import load


@lru_cache(maxsize=1)
def _whole() -> bytes:
    return database(load())


def ask(sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The names of the columns and the rows of a query."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "kurils.gpkg")
        path.write_bytes(_whole())
        with contextlib.closing(sqlite3.connect(path)) as connection:
            found = connection.execute(sql)
            return [column[0] for column in found.description], found.fetchall()


def show(sql: str) -> None:
    """Print a query and its answer as Markdown."""
    query = sql.strip()
    print(f"```sql\n{query}\n```\n")
    columns, rows = ask(query)
    print("|".join(["", *(f" {column} " for column in columns), ""]))
    print("|".join(["", *("---" for _ in columns), ""]))
    for row in rows:
        print("|".join(["", *(f" {'' if cell is None else _cell(cell)} " for cell in row), ""]))
    print()


def _cell(value: Any) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")
