"""How wide straits are: what is told is about what their lines have, and a line is as narrow as its parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries, Entry

#: times by which the width that is told may differ from that of a line: by capes and islets that count or do not
WIDER = 1.25
#: and the narrowest place of a line from that of its parts, which are measured on the same shores
SAME = 1.05
_FIGURES = re.compile(r"\d+(?:\.\d+)?")


def check_widths(entries: Entries) -> None:
    """Report widths of straits that none of their lines has, and lines that are not as narrow as their parts."""
    lines = entries.by_id("lines")
    for entry in entries["straits"]:
        names = entry.values.get("names")
        own = [line for id, line in lines.items() if id == entry.values.get("line") or line.get("straits") == names]
        _check_told(entry, sorted(float(line["narrowest_km"]) for line in own if line.get("narrowest_km")))
    for entry in entries["lines"]:
        parts = [lines.get(str(part)) or {} for part in entry.values.get("joins") or ()]
        widths = [float(part["narrowest_km"]) for part in parts if part.get("narrowest_km")]
        told, least = float(entry.values.get("narrowest_km") or "nan"), min(widths, default=0.0)
        # of what is told nothing is asked where a part has no width
        if len(widths) == len(parts) and least and abs(told - least) > (SAME - 1) * least:
            entry.at.problem("impossible", f"narrowest_km: {told:g}; the narrowest of its `joins` has {least:g}")


def _check_told(entry: Entry, measured: list[float]) -> None:
    """One figure is that of the narrowest place, to one shore or another; a range begins there or further."""
    for width in entry.values.get("widths") or ():
        told = [float(figure) for figure in _FIGURES.findall((width or {}).get("value") or "")]
        if not told or not measured:
            continue
        near = any(km / WIDER <= told[0] <= km * WIDER for km in measured)
        if not near and (len(told) == 1 or told[0] < measured[0]):
            lines = " or ".join(f"{km:g}" for km in measured)
            message = f"a width of {told[0]:g} km; on its line the narrowest place has {lines}"
            entry.at.problem("impossible", f"{message}: mend it, or write a range if it is not meant of that place")
