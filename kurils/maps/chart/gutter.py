"""The names of rows on their left: what a group of rows tells, and of which places each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.maps.extents import fitted, text_width
from kurils.maps.naming import apart
from kurils.maps.xml import Raw, element

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kurils.maps.chart.bars import Row
    from kurils.maps.theme import Theme
    from kurils.record import Record

#: pixels: the letters, the sizes of names where room is short, what stays free behind a name and before it
SIZE, SIZES, EDGE, GAP = 12.0, (12.0, 11.0, 10.5, 10.0), 8.0, 10.0

Label = tuple[str, str]


def labels_of(record: Record, rows: Iterable[Row], count: int) -> list[Label]:
    """For each row what it tells, said once for neighbours that tell the same, and its places; `count` are all."""
    found, before = [], None
    for row in rows:
        state = record.wording.state(row.claimant) if row.claimant else ""
        head = record.wording.tr(f"chart.row.{row.track}", state=state)
        found.append(("" if before == (row.track, row.claimant) else head, places_of(record, row.places, count)))
        before = (row.track, row.claimant)
    return found


def places_of(record: Record, ids: Sequence[str], count: int) -> str:
    """The names of places, or that they are all."""
    if len(ids) == count > 1:
        return record.wording.tr("chart.row.all")
    return record.wording.series(apart(record.names[id])[0] for id in ids)


def needed(labels: Iterable[Label]) -> float:
    """How wide a gutter must be for some labels."""
    wide = [text_width(head, SIZE, True) + GAP + text_width(name, SIZE) + EDGE for head, name in labels]
    return max(wide) + 1


def drawn(theme: Theme, label: Label, left: float, gutter: float, y: float) -> list[Raw]:
    """A label on a base line, its name at the right edge of the gutter and as large as there is room."""
    head, name = label
    parts, room = [], gutter - EDGE
    if head:
        size = fitted(head, room - GAP - text_width(name, SIZES[-1]), SIZES, True)
        room -= text_width(head, size, True) + GAP
        parts.append(element("text", head, x=left, y=y, font_size=size, font_weight="700", fill=theme.ink))
    size = fitted(name, room, SIZES)
    right = left + gutter - EDGE
    return [*parts, element("text", name, x=right, y=y, font_size=size, text_anchor="end", fill=theme.ink)]
