"""What a label must keep off: the edge of its map, boxes and labels that stand already, islands, boundary lines."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kurils.maps.frame import Room

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kurils.maps.frame import Frame
    from kurils.maps.lines import Course
    from kurils.maps.plate import Day

#: pixels: the squares into which points are sorted, and how far apart they are along a line
SQUARE, STEP = 32.0, 4.0

Point = tuple[float, float]


class Obstacles:
    """Rooms and points that labels of one map keep off; rooms may be added."""

    def __init__(self, room: Room, taken: Iterable[Room] = (), points: Iterable[Point] = ()) -> None:
        self.room, self.taken = room, list(taken)
        self._squares = [_sorted(points, room)]

    def more(self, points: Iterable[Point]) -> Obstacles:
        """The same with some points more; what is taken they share."""
        both = Obstacles(self.room)
        both.taken, both._squares = self.taken, [*self._squares, _sorted(points, self.room)]
        return both

    def clear(self, spot: Room, more: Iterable[Room] = (), gap: float = 2.0) -> bool:
        """Whether a label may stand there as far as rooms are concerned: inside, and on none; `more` stand for now."""
        return self.room.holds(spot) and not any(
            spot.meets(other, gap) for each in (self.taken, more) for other in each
        )

    def free(self, spot: Room, more: Iterable[Room] = ()) -> bool:
        """Whether a label may stand there: on no room, no island and no line."""
        return self.clear(spot, more) and not any(
            spot.left - 1 < x < spot.right + 1 and spot.top + 1 < y < spot.bottom - 1
            for column in range(int(spot.left // SQUARE), int(spot.right // SQUARE) + 1)
            for row in range(int(spot.top // SQUARE), int(spot.bottom // SQUARE) + 1)
            for squares in self._squares
            for x, y in squares.get((column, row), ())
        )

    def breadth(self, x: float, top: float, bottom: float, end: str) -> float:
        """How wide a label may be that begins (`start`) or ends (`end`) at a place, as far as rooms are concerned."""
        beside = [each for each in self.taken if each.top < bottom and top < each.bottom]
        if end == "end":
            return x - max([self.room.left + 4, *(each.right + 4 for each in beside if each.right < x)])
        right = min([self.room.right - 4, *(each.left - 4 for each in beside if each.left > x)])
        return right - x if end == "start" else 2 * min(right - x, x - self.room.left - 4)


def _sorted(points: Iterable[Point], room: Room) -> dict[tuple[int, int], list[Point]]:
    found: dict[tuple[int, int], list[Point]] = {}
    for x, y in points:
        if room.left <= x <= room.right and room.top <= y <= room.bottom:
            found.setdefault((int(x // SQUARE), int(y // SQUARE)), []).append((x, y))
    return found


def of(day: Day, frame: Frame, taken: Iterable[Room] = ()) -> Obstacles:
    """The obstacles of a map of one day: its islands and lines beside what is taken."""
    return Obstacles(frame.room, taken, [*_islands(day, frame), *lines(day, frame, day.courses)])


def _islands(day: Day, frame: Frame) -> Iterator[Point]:
    for row in day.features:
        shape = day.drawing["islands"][row["id"]]
        west, north, east, south = shape["box"]
        (left, top), (right, bottom) = frame.of_plane((west, north)), frame.of_plane((east, south))
        if Room(left, top, right - left, bottom - top).meets(frame.room):
            for ring in _rings(shape["path"]):
                yield from _dense([frame.of_plane((x / day.unit, y / day.unit)) for x, y in ring])


def lines(day: Day, frame: Frame, courses: Iterable[Course]) -> Iterator[Point]:
    """Points along some lines."""
    for course in courses:
        yield from _dense([frame.of_plane(point) for point in day.drawing["lines"][course.line]["points"]])


def _dense(points: list[Point]) -> Iterator[Point]:
    """Points along a course, none farther from the next than a few pixels."""
    yield from points[:1]
    for (x0, y0), (x1, y1) in pairwise(points):
        parts = int(max(abs(x1 - x0), abs(y1 - y0)) // STEP) + 1
        for part in range(1, parts + 1):
            yield x0 + (x1 - x0) * part / parts, y0 + (y1 - y0) * part / parts


@lru_cache(maxsize=256)
def _rings(path: str) -> list[list[Point]]:
    """The corners of a path of absolute beginnings and relative steps."""
    rings = []
    for written in path.split("M")[1:]:
        numbers = [int(number) for number in re.findall(r"-?\d+", written)]
        x, y = numbers[:2]
        ring: list[Point] = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2]):
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append([*ring, ring[0]])
    return rings
