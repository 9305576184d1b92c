"""How to cite: a document or a source of the record -> a CSL item, and from it every other style.

`STYLES` is the one registry: a style is one module with one function from CSL items to a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.base.errors import NoSuchValue

if TYPE_CHECKING:
    from collections.abc import Callable

    from kurils.words.wording import Wording as Wording

#: style -> module below kurils.words.citations, each with `write(items, wording) -> str`
STYLES: dict[str, str] = {
    "text": "plain",
    "bibtex": "bibtex",
    "csl-json": "csl_json",
    "ris": "ris",
}

#: a CSL item: https://resource.citationstyles.org/schema/latest/input/json/csl-data.json
Item = dict[str, Any]


def writer(style: str) -> Callable[[list[Item], Wording], str]:
    """The function that writes CSL items in a style; its text ends with a line break. Raises UsageError."""
    from importlib import import_module

    if style not in STYLES:
        raise NoSuchValue(f"no style is called {style!r}", style, "styles", STYLES)
    write: Callable[[list[Item], Wording], str] = import_module(f"kurils.words.citations.{STYLES[style]}").write
    return write
