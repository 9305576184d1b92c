"""A raster of dots for a terminal: shapes are filled and stroked into it, then read out as characters.

Three styles: `braille` has 2 x 4 dots to a character, `block` 1 x 2, `ascii` takes the same dots as braille but writes
one letter for them. A character is taken to be twice as high as wide, so dots are square in every style.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kurils.geometry.rings import Point

#: style -> dots across and down in a character
DOTS = {"braille": (2, 4), "block": (1, 2), "ascii": (2, 4)}
#: bits of the braille characters of Unicode by row and column of the dot
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


class Canvas:
    """Dots with layers. A layer is a number; 0 is empty, and a higher layer hides a lower one."""

    def __init__(self, columns: int, rows: int, style: str) -> None:
        self.columns, self.rows, self.style = columns, rows, style
        self.across, self.down = DOTS[style]
        self.width, self.height = columns * self.across, rows * self.down
        #: the layer of each dot, row by row
        self.land = [bytearray(self.width) for _ in range(self.height)]
        #: which of these dots lie on the rim of a shape
        self.rim = [bytearray(self.width) for _ in range(self.height)]

    def spans(self, rings: Iterable[Sequence[Point]]) -> Iterator[tuple[int, int, int]]:
        """Row, first and last-but-one dot of every stretch inside closed rings, by the even-odd rule.

        Coordinates are dots, y downwards; a dot counts by its centre.
        """
        crossings: dict[int, list[float]] = {}
        for ring in rings:
            for edge in pairwise(ring):
                (ax, ay), (bx, by) = edge if edge[0][1] <= edge[1][1] else edge[::-1]
                if ay == by:
                    continue
                slope = (bx - ax) / (by - ay)
                for row in range(max(0, ceil(ay - 0.5)), min(self.height, ceil(by - 0.5))):
                    crossings.setdefault(row, []).append(ax + (row + 0.5 - ay) * slope)
        for row, found in crossings.items():
            found.sort()
            for begin, end in zip(found[::2], found[1::2]):
                first, last = max(0, ceil(begin - 0.5)), min(self.width, ceil(end - 0.5))
                if first < last:
                    yield row, first, last

    def fill(self, rings: Iterable[Sequence[Point]], layer: int) -> set[tuple[int, int]]:
        """Fill closed rings with a layer; returns the characters touched."""
        touched: set[tuple[int, int]] = set()
        for row, first, last in self.spans(rings):
            line = self.land[row]
            for column in range(first, last):
                line[column] = max(line[column], layer)
            down = row // self.down
            touched.update((column, down) for column in range(first // self.across, (last - 1) // self.across + 1))
        return touched

    def stroke(self, points: Sequence[Point], layer: int) -> set[tuple[int, int]]:
        """Draw a line one dot wide; returns the characters touched."""
        touched = set()
        for column, row in self.dots_along(points):
            touched.add((column // self.across, row // self.down))
            if layer >= self.land[row][column]:
                self.land[row][column] = layer
                self.rim[row][column] = 1
        return touched

    def dots_along(self, points: Sequence[Point]) -> list[tuple[int, int]]:
        """The dots that a line passes, each once, in order."""
        passed: dict[tuple[int, int], None] = {}
        for (ax, ay), (bx, by) in pairwise(points):
            steps = max(1, ceil(max(abs(bx - ax), abs(by - ay)) * 1.5))
            if steps > 8 * (self.width + self.height):
                continue
            for step in range(steps + 1):
                x, y = int((ax + (bx - ax) * step / steps) // 1), int((ay + (by - ay) * step / steps) // 1)
                if 0 <= x < self.width and 0 <= y < self.height:
                    passed[x, y] = None
        return list(passed)

    def layer_at(self, column: int, row: int) -> int:
        """The highest layer within a character, 0 where it is empty."""
        lines = self.land[row * self.down : (row + 1) * self.down]
        return max(max(line[column * self.across : (column + 1) * self.across]) for line in lines)

    def character(self, column: int, row: int, shown: Callable[[int, int, int, bool], bool]) -> str:
        """The braille character of a place; `shown` says of a dot (layer, x, y, on the rim) whether it is drawn."""
        bits = 0
        for down in range(4):
            y = row * 4 + down
            for across in range(2):
                x = column * 2 + across
                layer = self.land[y][x]
                if layer and shown(layer, x, y, bool(self.rim[y][x])):
                    bits |= _BITS[down][across]
        return chr(0x2800 + bits) if bits else " "

    def half(self, column: int, row: int) -> tuple[int, int]:
        """The layers of the upper and the lower half of a character of the style `block`."""
        return self.land[2 * row][column], self.land[2 * row + 1][column]
