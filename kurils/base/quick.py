"""What the start takes from private parts of the standard library, all in one place, each with its plain way beside it.

A `status` takes 1.7 times as long as an empty program, and 2.4 times by the plain ways: of these `import json` with the
`re` behind it is 0.8 when imported alone, `import datetime` 0.2 (before Python 3.12 it reads two thousand lines only to
replace what they define by the compiled module), `import collections.abc` 0.2 (medians of 25 rounds in turn, CPython
3.11). `KURILS_PLAIN=1` takes the plain ways, by which a test compares the two.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, timedelta
    from typing import Any
else:
    try:
        if os.environ.get("KURILS_PLAIN"):
            raise ImportError
        from _collections_abc import Mapping
        from _datetime import date, timedelta
    except ImportError:
        from collections.abc import Mapping
        from datetime import date, timedelta

__all__ = ["Mapping", "date", "decode", "timedelta"]


class _Plain:
    """What the scanner of the `json` module is told: no hooks, nothing but the standard types."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = float


_scan: Callable[[str, int], tuple[Any, int]] | None = None


def decode(text: str) -> Any:
    """The value of a JSON text without blanks around it. Raises ValueError for any other text.

    It is what `json.loads` does, through the same compiled scanner. Where that is missing, or asks for more than it
    did, `json.loads` is used.
    """
    global _scan
    if _scan is None:
        _scan = _scanner()
    try:
        value, end = _scan(text, 0)
    except StopIteration:
        raise ValueError("not JSON") from None
    if end != len(text):
        raise ValueError(f"something follows the JSON value at character {end}")
    return value


def _scanner() -> Callable[[str, int], tuple[Any, int]]:
    try:
        if os.environ.get("KURILS_PLAIN"):
            raise ImportError
        from _json import make_scanner

        return make_scanner(_Plain)  # type: ignore[arg-type]
    except (ImportError, AttributeError, TypeError):
        return _plain_scan


def _plain_scan(text: str, _: int) -> tuple[Any, int]:
    import json

    if text[:1].isspace() or text[-1:].isspace():
        raise ValueError("blanks around a JSON value")
    return json.loads(text), len(text)
