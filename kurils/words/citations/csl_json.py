"""CSL-JSON: what Zotero, pandoc and every citeproc read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kurils.words.citations import Item


def write(items: list[Item]) -> str:
    """The items as one JSON array."""
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
