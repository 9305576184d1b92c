"""Where the texts of an SVG stand: their boxes, as wide as the program measures them; and which of them meet."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree import ElementTree

from kurils.maps.extents import text_width
from kurils.maps.frame import Room

SVG = "{http://www.w3.org/2000/svg}"
#: of the size of letters: how far they reach above and below their line, without the marks of few of them
ABOVE, BELOW = 0.74, 0.16


class Box(NamedTuple):
    """A text and the rectangle that it fills."""

    text: str
    room: Room


def boxes(drawing, shown=lambda element: True):
    """The boxes of all texts of an SVG (a text, or its root); `shown` says of an element whether it is seen at all."""
    root = ElementTree.fromstring(re.sub(r"^<\?xml[^>]*\?>", "", drawing)) if isinstance(drawing, str) else drawing
    found = []

    def walk(element):
        if not shown(element):
            return
        if element.tag.endswith("text"):
            found.append(_box(element))
        for inner in element:
            walk(inner)

    walk(root)
    return [box for box in found if box.text]


def _box(element):
    size, bold = float(element.get("font-size")), int(element.get("font-weight") or 400) > 500
    spacing = float(element.get("letter-spacing") or 0)
    text, wide = element.text or "", text_width(element.text or "", size, bold)
    for part in element:
        text += part.text or ""
        wide += text_width(part.text or "", float(part.get("font-size") or size))
    wide += spacing * len(text)
    x, y = float(element.get("x")), float(element.get("y"))
    left = x - wide * {"middle": 0.5, "end": 1.0}.get(element.get("text-anchor"), 0.0)
    return Box(text, Room(left, y - ABOVE * size, wide, (ABOVE + BELOW) * size))


def meeting(found, gap=0.0):
    """Pairs of texts whose boxes meet."""
    return [
        (one.text, other.text)
        for number, one in enumerate(found)
        for other in found[:number]
        if one.room.meets(other.room, gap)
    ]


def beyond(found, room):
    """Texts that are not wholly inside a rectangle."""
    return [box.text for box in found if not room.holds(box.room)]
