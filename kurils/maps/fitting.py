"""What captions say where room is short: in more lines or in fewer, without their second name, or somewhat aside.

All captions of a map are arranged together, since one gives way to another. The name of a place is always written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.maps.captions import SAID, Caption, anchor_of, room_of, rows_of
from kurils.maps.extents import text_width, wrapped
from kurils.maps.naming import apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from kurils.maps.frame import Frame
    from kurils.maps.obstacles import Obstacles
    from kurils.maps.plate import Day

#: pixels by which a caption may be moved from its anchor, nearest first
SHIFTS = sorted(
    ((float(x), float(y)) for x in range(-24, 25, 6) for y in range(-24, 25, 4)),
    key=lambda shift: (shift[0] ** 2 + (1.5 * shift[1]) ** 2, shift),
)
#: what it costs, in pixels of such a move, to break lines, to join them, to put a second name under the first one, to
#: leave it out, and to say less
BROKEN, JOINED, UNDER, WITHOUT, LESS = 5.0, 7.0, 4.0, 18.0, 60.0


def arranged(
    day: Day, frame: Frame, captions: Mapping[str, Caption], anchors: Mapping[str, Any], obstacles: Obstacles,
    join: Callable[[list[str]], str], small: float = 0.0, reach: float = 24.0,
) -> dict[str, Caption]:  # fmt: skip
    """The captions as there is room for them; `join` makes one text of several, `reach` is how far one may be moved."""
    known = {id: anchor for id in captions if (anchor := anchor_of(day, frame, id, anchors))}
    # until its turn comes, each place keeps the room of its bare name
    rooms = {
        id: room_of(day, frame, Caption(apart(captions[id].text)[0], []), anchor, small) for id, anchor in known.items()
    }
    found: dict[str, Caption] = {}
    for id, anchor in known.items():
        others = [room for other, room in rooms.items() if other != id]
        forms = list(_forms(captions[id], frame, anchor, obstacles, join, small))
        ways = sorted(
            (cost + max(abs(x), abs(y)), number, form._replace(shift=(x, y)))
            for number, (cost, form) in enumerate(forms)
            for x, y in SHIFTS
            if max(abs(x), abs(y)) <= reach
        )
        spots = [(way, rows_of(day, frame, way, anchor, small)) for *_, way in ways]
        found[id] = next(
            (
                way
                for free in (obstacles.free, obstacles.clear)
                for way, rows in spots
                if all(free(row, others) for row in rows)
            ),
            forms[-1][1],
        )
        rooms[id] = room_of(day, frame, found[id], anchor, small)
    return found


def _forms(
    caption: Caption, frame: Frame, anchor: Any, obstacles: Obstacles, join: Callable[[list[str]], str], small: float
) -> Iterator[tuple[float, Caption]]:
    """What a caption may say and what that costs; the bare name last."""
    own, other = apart(caption.text)
    x, y = frame.at(*anchor["at"])
    most = obstacles.breadth(x, y - 14, y + 30, anchor["end"])
    for name, cost in ((caption.text, 0.0), *(((own, WITHOUT),) if other else ())):
        yield cost, caption._replace(text=name)
        if len(caption.lines) > 1:
            yield cost + LESS, caption._replace(text=name, lines=caption.lines[:1])
        if caption.lines and not caption.inline:
            for width in (most, _widest(caption, small) * 0.75):
                lines = [part for line in caption.lines for part in wrapped(line, SAID - small, width)]
                if len(caption.lines) < len(lines) <= len(caption.lines) + 1:
                    yield cost + BROKEN, Caption(name, lines)
            if len(caption.lines) > 1:
                yield cost + JOINED, Caption(name, [join(caption.lines)])
    if other and not caption.lines:
        yield UNDER, Caption(own, [other])
    for name, cost in ((caption.text, LESS + 10), (own, LESS + 30)):
        yield cost, Caption(name, [])


def _widest(caption: Caption, small: float) -> float:
    return max(text_width(line, SAID - small) for line in caption.lines)
