"""Notes on a line of time: each stands above its day, on a stalk, as low as nothing is in its way."""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import TYPE_CHECKING, NamedTuple

from kurils.maps.extents import balanced, text_width
from kurils.maps.frame import Room
from kurils.maps.xml import Raw, element

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.maps.theme import Theme

#: pixels: how wide notes may be, their letters, their lines, and what stays free above the line
WIDTHS, SIZE, LINE, GAP = (176.0, 140.0, 112.0), 12.5, 16.0, 12.0


class Note(NamedTuple):
    """A note: where its day lies, the day in words, and what happened."""

    x: float
    day: str
    text: str


class Placed(NamedTuple):
    """A note in its room, to the left or the right of its stalk; heights count upwards, as negative y."""

    note: Note
    lines: list[str]
    room: Room
    right: bool


def place(notes: Iterable[Note], left: float, right: float, lift: float = 0.0) -> list[Placed]:
    """A room for each note between two edges, so that none meets another or its stalk, and the whole stays low.

    Along the line the notes stand to the left of their stalks, or to the right, and change sides at most four times: of
    all such ways the lowest is taken. `lift` keeps as many pixels free above the line.
    """
    ordered = sorted(notes, key=lambda note: note.x)
    count = len(ordered)
    best: list[Placed] = []
    lowest, least = float("inf"), float("inf")
    for width in WIDTHS:
        ways = [_sides(note, width) for note in ordered]
        # turns at one place undo one another: each way to turn is tried once
        patterns = {
            tuple(sum(turn <= number for turn in turns) % 2 for number in range(count)): None
            for turns in combinations_with_replacement(range(count + 1), 4)
        }
        for sides in patterns:
            chosen = [ways[number][side] for number, side in enumerate(sides)]
            if any(each.room.left < left or each.room.right > right for each in chosen):
                continue
            found = _stacked(chosen, lift, lowest)
            high, all = max((-each.room.top for each in found), default=0.0), -sum(each.room.top for each in found)
            if len(found) == count and (high, all) < (lowest, least):
                best, lowest, least = found, high, all
    return best


def _sides(note: Note, width: float) -> tuple[Placed, Placed]:
    """A note to the left and to the right of its stalk, on the line."""
    lines = balanced(note.text, SIZE, width)
    wide = max(text_width(note.day, SIZE, True), *(text_width(line, SIZE) for line in lines))
    left, right = (Room(x, 0.0, wide, LINE * (len(lines) + 1)) for x in (note.x - 6 - wide, note.x + 6))
    return Placed(note, lines, left, False), Placed(note, lines, right, True)


def _stacked(waiting: list[Placed], lift: float, most: float) -> list[Placed]:
    """The notes on their sides, each above all whose stalks it covers; fewer than all where that cannot be.

    It is given up when it grows as high as `most`.
    """
    placed: list[Placed] = []
    while waiting:
        # those whose stalk no other waiting note must stand above can stand now
        free = next((each for each in waiting if not any(_covers(each, o) for o in waiting if o is not each)), None)
        if free is None:
            return placed
        waiting.remove(free)
        bottom = -GAP - lift
        while True:
            room = free.room._replace(top=bottom - free.room.height)
            way = free._replace(room=room)
            below = [other for other in placed if room.meets(other.room, 4)]
            pierced = [other for other in placed if _covers(way, other) and other.room.top < room.bottom + 4]
            if not below and not pierced:
                break
            bottom = min(other.room.top for other in [*below, *pierced]) - 6
        placed.append(way)
        if -way.room.top > most:
            return []
    return placed


def _covers(each: Placed, other: Placed) -> bool:
    """Whether the stalk of another note would pass through the room of one that stands no higher."""
    return each.room.left - 5 < other.note.x < each.room.right + 5


def drawn(theme: Theme, placed: Iterable[Placed], base: float) -> list[Raw]:
    """The notes above the line `base`."""
    parts = []
    for each in placed:
        x, top = each.note.x, base + each.room.top
        parts.append(element("path", d=f"M{x:.1f} {top:.1f}V{base:.1f}", stroke=theme.ink, stroke_width=1.2))
        parts.append(element("circle", cx=round(x, 1), cy=round(base, 1), r=2.2, fill=theme.ink))
        at, end = (each.room.left, "start") if each.right else (each.room.right, "end")
        for number, line in enumerate([each.note.day, *each.lines]):
            parts.append(
                element("text", line, x=round(at, 1), y=round(top + LINE * number + 11, 1), font_size=SIZE,
                        text_anchor=end, font_weight=None if number else "700", fill=theme.ink)
            )  # fmt: skip
    return parts
