"""JSON: the answer as it is, indented, in the order of its keys, one line break at the end."""

from __future__ import annotations

from kurils.base.jsontext import dumps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from kurils.show.formats import Presentation


def write(presentation: Presentation, stream: TextIO) -> None:
    """Write the answer as one JSON value."""
    stream.write(dumps(presentation.answer, 2) + "\n")
