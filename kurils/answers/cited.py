"""The sources that an answer, or any part of one, cites."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


def cited(*parts: Any) -> Iterator[str]:
    """The ids under every `sources` of the parts, in the order in which they stand, as often as they do.

    Parts are values of an answer or of the record: mappings, lists of them, or None.
    """
    for part in parts:
        if isinstance(part, (list, tuple)):
            yield from cited(*part)
        elif hasattr(part, "items"):
            for key, value in part.items():
                if key == "sources" or key.endswith("_sources"):
                    yield from value
                elif value.__class__ is not str:
                    yield from cited(value)
