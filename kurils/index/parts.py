"""The file form of a section: one part a line, `key TAB JSON`, decoded when it is asked for.

An answer for one day needs a tenth of what its section holds. A part with a `/` in its key belongs to a table
(`sources/frus-1945v06-d470` is one row of `sources`), so that single rows can be decoded alone.
"""

from __future__ import annotations

# the class behind collections.abc.Mapping, without the package that imports it: every start would pay for that
from _collections_abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


class Parts(Mapping):  # type: ignore[type-arg]
    """A read-only mapping over the texts of its values, each decoded once."""

    __slots__ = ("_texts", "_values")

    def __init__(self, texts: dict[str, Any]) -> None:
        #: JSON texts, or Parts
        self._texts = texts
        self._values: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        try:
            return self._values[key]
        except KeyError:
            text = self._texts[key]
            value = self._values[key] = decode(text) if isinstance(text, str) else text
            return value

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def read_parts(text: str) -> Parts:
    """The parts of a section from the text of its file. Raises ValueError when a line is no part."""
    top: dict[str, Any] = {}
    for line in text.split("\n"):
        key, tab, value = line.partition("\t")
        if not tab:
            raise ValueError(f"not a part: {line[:40]!r}")
        table, slash, row = key.partition("/")
        if slash:
            top.setdefault(table, {})[row] = value
        else:
            top[key] = value
    return Parts({key: Parts(value) if isinstance(value, dict) else value for key, value in top.items()})


def write_parts(section: dict[str, Any], tables: tuple[str, ...]) -> str:
    """The text of a section's file; each row of the `tables` becomes a part of its own."""
    import json

    def line(key: str, value: Any) -> str:
        return f"{key}\t{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"

    lines = []
    for key, value in section.items():
        if key in tables:
            lines += [line(f"{key}/{row}", item) for row, item in value.items()]
        else:
            lines.append(line(key, value))
    return "\n".join(lines)


_scan: Any = None


class _Plain:
    """What the scanner of the `json` module is told: no hooks, nothing but the standard types."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = float


def decode(text: str) -> Any:
    """The value of a JSON text that starts with it and ends with it. Raises ValueError for any other text.

    It is what `json.loads` does, through the same compiled scanner, without importing `json`: that imports `re`, and
    both together take longer than all the rest of a `status`. Where the scanner is missing, or asks for more than it
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


def _scanner() -> Any:
    try:
        from _json import make_scanner

        return make_scanner(_Plain)  # type: ignore[arg-type]
    except (ImportError, AttributeError, TypeError):
        import json

        return lambda text, _: (json.loads(text), len(text))
