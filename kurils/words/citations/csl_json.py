"""CSL-JSON: what Zotero, pandoc and every citeproc read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kurils.words.citations import Item

#: what a citation processor would read as markup: `<i>` in a title is text
_MARKUP = re.compile(r"<(?=/?(?:i|b|sub|sup|sc|span)\b)", re.IGNORECASE)


def write(items: list[Item]) -> str:
    """The items as one JSON array."""
    text = json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    return _MARKUP.sub("&lt;", text)
