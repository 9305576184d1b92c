"""JSON text of an answer, as the `json` module of the standard library writes it, without importing that.

`json` imports `re`, and both take a third of the time in which a `status` is answered; the indented form is written by
Python code there too, and by a slower one. A test compares the two on every kind of value.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: what must not stand in a JSON string as it is
_ESCAPES = {
    **{code: f"\\u{code:04x}" for code in range(0x20)},
    **{ord(char): "\\" + name for char, name in zip('"\\\b\f\n\r\t', '"\\bfnrt')},
}
_WORDS = {None: "null", True: "true", False: "false"}


def dumps(value: Any, indent: int | None = None) -> str:
    """The text of `json.dumps(value, ensure_ascii=False, indent=indent)`, for mappings with text keys, lists, tuples,
    texts, finite numbers, true, false and null; TypeError for anything else. What cannot be seen is escaped.
    """
    if indent is None:
        return _text(value, ", ", "", "")
    return _text(value, ",", "\n", " " * indent)


def _text(value: Any, comma: str, line: str, step: str) -> str:
    """`line` is the line feed and the indentation of the value's own level; empty when all stands on one line."""
    if isinstance(value, str):
        return _string(value)
    if value is None or value is True or value is False:
        return _WORDS[value]
    inner = line + step
    if isinstance(value, dict):
        if not value:
            return "{}"
        items = [f"{_string(key)}: {_text(item, comma, inner, step)}" for key, item in value.items()]
        return "{" + inner + (comma + inner).join(items) + line + "}"
    if isinstance(value, (list, tuple)):
        if not value:
            return "[]"
        items = [_text(item, comma, inner, step) for item in value]
        return "[" + inner + (comma + inner).join(items) + line + "]"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float) and value - value == 0:
        return float.__repr__(value)
    raise TypeError(f"not a JSON value: {value!r}")


def _string(text: str) -> str:
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    escaped = text.translate(_ESCAPES)
    return f'"{escaped}"' if escaped.isprintable() else '"' + "".join(map(_char, escaped)) + '"'


def seen(text: str) -> str:
    """A JSON text of the `json` module with what cannot be seen in its strings escaped, as `dumps` does it."""
    # line feeds stand between its parts, never in its strings
    return "\n".join(line if line.isprintable() else "".join(map(_char, line)) for line in text.split("\n"))


def _char(char: str) -> str:
    """A character, or its escape where it could not be seen, or would turn the line that it stands in."""
    if char.isprintable() or char in "\u00a0\u3000":
        return char
    code = ord(char)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
