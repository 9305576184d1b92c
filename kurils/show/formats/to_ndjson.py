"""NDJSON: one record a line where the answer is a list of records, else the whole answer on one line."""

from __future__ import annotations

from kurils.base.jsontext import dumps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from kurils.show.formats import Presentation


def write(presentation: Presentation, stream: TextIO) -> None:
    """Write one JSON value a line."""
    answer = presentation.answer
    records = answer[presentation.records] if presentation.records else [answer]
    for record in records:
        stream.write(dumps(record) + "\n")
