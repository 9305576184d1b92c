"""The record as one JSON value: every section as the program reads it, nothing left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.jsontext import dumps
from kurils.query.envelope import header

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.record import Record

SECTIONS = ("actors", "places", "shapes", "documents", "tracks", "positions", "variants", "sources")


def files(record: Record) -> Iterator[tuple[str, str]]:
    """One file, `record.json`."""
    whole: dict[str, object] = {"kurils": header("export", record.meta), "record": record.meta}
    for name in SECTIONS:
        whole |= dict(record.section(name))
    yield "record.json", dumps(whole, 1) + "\n"
