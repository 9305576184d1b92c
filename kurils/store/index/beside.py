"""What a section says in another language, beside the English one: only what differs is kept.

Polygons, dates, sources and names in every language are most of a section, and the same in each.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def beside(english: Any, own: Any) -> Any:
    """What turns one JSON value into another: a mapping from the keys, or numbers of rows, at which they differ.

    Values that are not of one form are replaced: the new one stands in a list.
    """
    if isinstance(own, dict) and isinstance(english, dict) and list(own) == list(english):
        return {key: beside(english[key], value) for key, value in own.items() if value != english[key]}
    if isinstance(own, list) and isinstance(english, list) and len(own) == len(english):
        pairs = zip(english, own)
        return {str(number): beside(old, new) for number, (old, new) in enumerate(pairs) if old != new}
    return [own]


def together(english: Any, differing: Any) -> Any:
    """The value again, of which `beside` told what differs. Raises LookupError, ValueError where it does not fit."""
    if isinstance(differing, list):
        return differing[0]
    rows = english.copy()
    for key, told in differing.items():
        at = int(key) if isinstance(english, list) else key
        rows[at] = together(english[at], told)
    return rows
