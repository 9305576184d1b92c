"""The words on a map, at the places that the record gives them: the same on every day, so that the eye finds them.

Territories come first and are always written; lines, degrees and the names of lands and seas give way where they would
meet what stands already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kurils.maps.frame import Room
from kurils.maps.ground import Written, label
from kurils.maps.xml import Raw, element, joined, number, text_width
from kurils.maps.xml import text as escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from kurils.answers.dispute import Anchor
    from kurils.maps.frame import Frame
    from kurils.maps.naming import Written as Name
    from kurils.maps.plate import Day
    from kurils.words.labels import Labels

#: pixels: the name of a place, what is said of it, names of lands and lines
NAME, SAID, OTHER = 14.0, 12.5, 12.0
#: from the first letter of Thai on, scripts have no italics, and marks float where letters are spaced
FIRST_UPRIGHT = "\u0e00"


class Caption(NamedTuple):
    """What stands at one place: its name and the lines under it, or after it."""

    text: str
    lines: list[str]
    inline: bool = False


def places(
    day: Day, frame: Frame, captions: Mapping[str, Caption], anchors: Mapping[str, Any], small: float = 0.0
) -> Iterator[Written]:
    """The captions of places at their anchors, with a leader to the place itself; in letters `small` pixels smaller."""
    for id, caption in captions.items():
        anchor = anchors.get(id) or _beside(day, frame, id)
        if anchor is None:
            continue
        x, y = frame.at(*anchor["at"])
        size, said = NAME - small, SAID - small
        lines: list[tuple[str, float, str | None]] = [(caption.text, size, "700")]
        if not caption.inline:
            lines += [(line, said, None) for line in caption.lines]
        tail = ", ".join(caption.lines) if caption.inline else ""
        parts: list[Raw] = []
        if anchor["to"]:
            to = frame.at(*anchor["to"])
            parts.append(_leader(day, (x, y), to, anchor["end"], size, len(lines)))
        row = y
        for text, letters, weight in lines:
            more = element("tspan", tail, font_weight="400", font_size=said) if tail and weight else None
            parts.append(_line(day, text, more, x, row, letters, anchor["end"], weight, id))
            row += letters + 3
        wide = max(text_width(text, letters, bool(weight)) for text, letters, weight in lines)
        wide += text_width(f" {tail}", said) if tail else 0
        left = x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor["end"]]
        yield Written(joined(parts), Room(left, y - size, wide, row - y + 2))


def line_names(
    day: Day, frame: Frame, labels: Labels, anchors: Mapping[str, Any], taken: list[Room]
) -> Iterator[Written]:
    """What the lines are, at their anchors; courses of one anchor stand under one another."""
    rows: dict[str, list[Any]] = {}
    for course in reversed(day.courses):
        anchor = anchors.get(course.line)
        if anchor:
            rows.setdefault(f"{anchor['at']}", []).append((course, anchor))
    for found in rows.values():
        anchor = found[0][1]
        x, y = frame.at(*anchor["at"])
        texts = [labels.line(course.state, course.by, course.since) for course, _ in found]
        wide = max(text_width(text, OTHER) for text in texts)
        left = x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor["end"]]
        spot = Room(left, y - OTHER, wide, 15 * len(texts))
        if not frame.room.holds(spot) or any(spot.meets(other) for other in taken):
            continue
        parts = []
        for number_, ((course, _), text) in enumerate(zip(found, texts)):
            colour = day.theme.of(course.by).deep if course.state == "claimed" else day.theme.ink
            at = y + 15 * number_
            parts.append(label(day.theme, text, x, at, OTHER, anchor["end"], fill=colour, kind="ll"))
        yield Written(joined(parts), spot)


def scenery(
    day: Day, frame: Frame, rows: Iterable[Name], anchors: Mapping[str, Any], taken: list[Room]
) -> Iterator[Written]:
    """Names of lands and seas, where they meet nothing."""
    theme = day.theme
    for row in rows:
        anchor = anchors.get(row.id)
        if anchor is None:
            continue
        x, y = frame.at(*anchor["at"])
        sea = row.kind == "sea"
        size = OTHER + 1 if sea else OTHER
        wide = text_width(row.text, size) * 1.08
        left = x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor["end"]]
        spot = Room(left, y - size, wide, size + 4)
        if not frame.room.holds(spot) or any(spot.meets(other, 2) for other in taken):
            continue
        style: dict[str, Any] = {"letter_spacing": 0.6, "halo": theme.land, "fill": theme.landtxt}
        if sea:
            style = {"letter_spacing": 0.4, "font_style": "italic", "font_family": theme.serif, "fill": theme.geo}
        if any(char >= FIRST_UPRIGHT for char in row.text):
            del style["letter_spacing"]
            style.pop("font_style", None)
        yield Written(label(theme, row.text, x, y, size, anchor["end"], kind="geo", **style), spot)


def _beside(day: Day, frame: Frame, id: str) -> Anchor | None:
    """To the right of the islands of a territory, where the record gives no place for its name."""
    boxes = [day.drawing["islands"][row["id"]]["box"] for row in day.features if row["group"] == id]
    if not boxes:
        return None
    east, middle = max(box[2] for box in boxes), sum(box[1] + box[3] for box in boxes) / len(boxes) / 2
    at = day.plane.to_earth((east + 10 / frame.k, middle))
    return {"at": at, "end": "start", "to": None, "tall": "true"}


def _line(
    day: Day, text: str, more: Raw | None, x: float, y: float, size: float, end: str, weight: str | None, id: str
) -> Raw:
    content = Raw(f"{escaped(text)} {more}") if more else text
    return label(day.theme, content, x, y, size, end, weight=weight, data_place=id)


def _leader(day: Day, at: tuple[float, float], to: tuple[float, float], end: str, size: float, lines: int) -> Raw:
    """From the edge of a caption to its place, with a dot there."""
    below = to[1] > at[1] + lines * (size + 3) + 6
    side = {"start": 1, "middle": 0, "end": -1}[end]
    x = at[0] + side * 14 if below else at[0] - side * 4
    y = at[1] + (lines - 1) * (size + 3) + 5 if below else at[1] - size * 0.32
    path = f"M{number(x)} {number(y)}L{number(to[0])} {number(to[1])}"
    colour = day.theme.ink
    return joined([
        element("path", d=path, stroke=colour, stroke_width=1, fill="none", class_="leader"),
        element("circle", cx=number(to[0]), cy=number(to[1]), r=1.8, fill=colour),
    ])  # fmt: skip
