"""The record as one JSON value: every section as the program reads it, nothing left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.base.jsontext import dumps
from kurils.base.names import identifier
from kurils.query.envelope import header

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.record import Record

SECTIONS = ("actors", "places", "shapes", "documents", "tracks", "positions", "variants", "sources")


def files(record: Record) -> Iterator[tuple[str, str]]:
    """One file, `record.json`."""
    whole: dict[str, object] = {"kurils": header("export", record.meta), "record": record.meta}
    for name in SECTIONS:
        whole |= {key: _identified(rows) for key, rows in record.section(name).items()}
    yield "record.json", dumps(whole, 1) + "\n"


def _identified(rows: Any) -> Any:
    """Rows that have an id with the identifier that it is part of."""
    if not isinstance(rows, list):
        return rows
    return [
        {**row, "identifier": identifier(row["id"])} if isinstance(row, dict) and "id" in row else row for row in rows
    ]
