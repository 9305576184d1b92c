"""CSL-JSON: what Zotero, pandoc and every citeproc read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from kurils.base.jsontext import seen

if TYPE_CHECKING:
    from kurils.words.citations import Item
    from kurils.words.wording import Wording


#: what a citation processor would take for its own markup; a blank lets it be read as it stands
_MARKUP = re.compile(r"<(?=/?(?:i|b|u|em|strong|sub|sup|sc|span)\b)", re.IGNORECASE)


def write(items: list[Item], _: Wording) -> str:
    """The items as one JSON array."""
    return seen(_MARKUP.sub("< ", json.dumps(items, ensure_ascii=False, indent=2))) + "\n"
