"""The words on a map, at the places that the record gives them: the same on every day, so that the eye finds them.

Territories come first and are always written; lines, degrees and the names of lands and seas give way where they would
meet what stands already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kurils.maps.extents import leading, text_width, wrapped
from kurils.maps.frame import Room
from kurils.maps.ground import Written, label
from kurils.maps.xml import Raw, element, joined, number
from kurils.maps.xml import text as escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from kurils.answers.dispute import Anchor
    from kurils.maps.frame import Frame
    from kurils.maps.naming import Written as Name
    from kurils.maps.obstacles import Obstacles
    from kurils.maps.plate import Day
    from kurils.words.labels import Labels

#: pixels: the name of a place, what is said of it, names of lands and lines
NAME, SAID, OTHER = 14.0, 12.5, 12.0
#: from the first letter of Thai on, scripts have no italics, and marks float where letters are spaced
FIRST_UPRIGHT = "\u0e00"


class Caption(NamedTuple):
    """What stands at one place: its name and the lines under it, or after it; `shift` moves it, in pixels."""

    text: str
    lines: list[str]
    inline: bool = False
    shift: tuple[float, float] = (0.0, 0.0)


def places(
    day: Day, frame: Frame, captions: Mapping[str, Caption], anchors: Mapping[str, Any], small: float = 0.0
) -> Iterator[Written]:
    """The captions of places at their anchors, with a leader to the place itself; in letters `small` pixels smaller."""
    for id, caption in captions.items():
        anchor = anchor_of(day, frame, id, anchors)
        if anchor is None:
            continue
        (x, y), size, said = _begin(frame, anchor, caption), NAME - small, SAID - small
        lines = [] if caption.inline else caption.lines
        tail = ", ".join(caption.lines) if caption.inline else ""
        parts: list[Raw] = []
        if anchor["to"]:
            to = frame.at(*anchor["to"])
            parts.append(_leader(day, (x, y), to, anchor["end"], size, len(lines) + 1))
        more = element("tspan", tail, font_weight="400", font_size=said) if tail else None
        parts.append(_line(day, caption.text, more, x, y, size, anchor["end"], "700", id))
        row, step = y, leading(day.theme.language)
        for number_, line in enumerate(lines):
            row += (said if number_ else size) + 3 + step
            parts.append(_line(day, line, None, x, row, said, anchor["end"], None, id))
        yield Written(joined(parts), room_of(day, frame, caption, anchor, small))


def anchor_of(day: Day, frame: Frame, id: str, anchors: Mapping[str, Any]) -> Anchor | None:
    """Where the record puts the name of a place, or beside its islands; None where it has none."""
    return anchors.get(id) or _beside(day, frame, id)


def room_of(day: Day, frame: Frame, caption: Caption, anchor: Anchor, small: float = 0.0) -> Room:
    """The room that a caption takes at its anchor."""
    rows = rows_of(day, frame, caption, anchor, small)
    left, top = min(row.left for row in rows), rows[0].top
    return Room(left, top, max(row.right for row in rows) - left, rows[-1].bottom - top)


def rows_of(day: Day, frame: Frame, caption: Caption, anchor: Anchor, small: float = 0.0) -> list[Room]:
    """The rooms of its lines, each as wide as its own words: an island may reach in beside a short one."""
    (x, y), size, said = _begin(frame, anchor, caption), NAME - small, SAID - small
    lines, step = ([] if caption.inline else caption.lines), leading(day.theme.language)
    name = text_width(caption.text, size, True)
    if caption.inline and caption.lines:
        name += text_width(f" {', '.join(caption.lines)}", said)
    before, row = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor["end"]], said + 3 + step
    top = y - size - step / 2
    rooms = [Room(x - name * before, top, name, size + 5 + step)]
    for line in lines:
        wide = text_width(line, said)
        rooms.append(Room(x - wide * before, rooms[-1].bottom, wide, row))
    return rooms


def _begin(frame: Frame, anchor: Anchor, caption: Caption) -> tuple[float, float]:
    x, y = frame.at(*anchor["at"])
    return x + caption.shift[0], y + caption.shift[1]


class LineName(NamedTuple):
    """What stands at the anchor of some lines, and which end of it: a text and its colour for each of them."""

    at: tuple[float, float]
    end: str
    texts: tuple[tuple[str, str], ...]


def names_of_lines(day: Day, labels: Labels, anchors: Mapping[str, Any]) -> list[LineName]:
    """What the lines of a day are; courses of one anchor stand under one another."""
    rows: dict[str, list[Any]] = {}
    for course in reversed(day.courses):
        anchor = anchors.get(course.line)
        if anchor:
            rows.setdefault(f"{anchor['at']}", []).append((course, anchor))
    return [
        LineName(tuple(found[0][1]["at"]), found[0][1]["end"], tuple(
            (labels.line(course.state, course.by, course.since),
             day.theme.of(course.by).deep if course.state == "claimed" else day.theme.ink)
            for course, _ in found
        ))
        for found in rows.values()
    ]  # fmt: skip


#: how far the name of a line may stand from its anchor, in pixels, the nearest first
_AWAY = sorted(
    ((float(x), float(y)) for x in range(-40, 41, 10) for y in range(-40, 41, 8)),
    key=lambda away: (abs(away[0]) + abs(away[1]), away),
)


def line_name(day: Day, frame: Frame, name: LineName, obstacles: Obstacles) -> Written | None:
    """The name of lines where it meets nothing, in more lines where it is too wide; None where it has no room."""
    (x, y), end = frame.at(*name.at), name.end
    widest = max(text_width(text, OTHER) for text, _ in name.texts)
    most, step = obstacles.breadth(x, y - OTHER, y + 15, end), 15 + leading(day.theme.language)
    for dx, dy in _AWAY:
        for width in (widest + 0.1, widest * 0.8, widest * 0.65, most):
            lines = [(line, colour) for text, colour in name.texts for line in wrapped(text, OTHER, width)]
            if len(lines) > 2 * len(name.texts):
                continue
            wide = max(text_width(line, OTHER) for line, _ in lines)
            left = x + dx - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[end]
            if obstacles.free(spot := Room(left, y + dy - OTHER, wide, step * len(lines))):
                parts = [
                    label(day.theme, line, x + dx, y + dy + step * number_, OTHER, end, fill=colour, kind="ll")
                    for number_, (line, colour) in enumerate(lines)
                ]
                return Written(joined(parts), spot)
    return None


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
    step = size + 3 + leading(day.theme.language)
    below = to[1] > at[1] + lines * (size + 3) + 6
    side = {"start": 1, "middle": 0, "end": -1}[end]
    x = at[0] + side * 14 if below else at[0] - side * 4
    y = at[1] + (lines - 1) * step + 5 if below else at[1] - size * 0.32
    path = f"M{number(x)} {number(y)}L{number(to[0])} {number(to[1])}"
    colour = day.theme.ink
    return joined([
        element("path", d=path, stroke=colour, stroke_width=1, fill="none", class_="leader"),
        element("circle", cx=number(to[0]), cy=number(to[1]), r=1.8, fill=colour),
    ])  # fmt: skip
