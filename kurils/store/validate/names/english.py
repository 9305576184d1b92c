"""The English names of a place, one by one."""

from __future__ import annotations

import re
from typing import Any

#: a printed name, with the other in brackets
_BOTH = re.compile(r"([^()]+) \(([^()]+)\)")


def english_names(place: dict[str, Any]) -> set[str]:
    """Those of its `names`, and both of the one in print, which has them as `A (B)`."""
    names = place.get("names") or {}
    forms = {str(form["form"]) for kind in names if kind.startswith("en") for form in names[kind] or () if form}
    printed = (place.get("name") or {}).get("en") or ""
    both = _BOTH.fullmatch(printed)
    return forms | {*(both.groups() if both else (printed,))} - {""}
