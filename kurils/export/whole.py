"""The record as one JSON value: every section as the program reads it, nothing left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

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
    yield "record.json", json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
