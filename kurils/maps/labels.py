"""Where names go on a map: near what they name, off what must be seen, off one another. Knows cells, no geography."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

#: how much a cell of each kind costs when a label covers it; a place with INK or TAKEN in it is refused
FREE, SHADE, INK, TAKEN = 0, 1, 1000, 10000
_FAR = 10**6

Cell = tuple[int, int]


class Spot(NamedTuple):
    """The place of a label or box: its first column and row."""

    column: int
    row: int


class Field:
    """A grid of cells with costs; labels and boxes are placed in it one after the other.

    `tall` says how many columns' widths a row is high: 2 for characters, 1 for squares.
    """

    def __init__(self, columns: int, rows: int, tall: int = 2) -> None:
        self.columns, self.rows, self.tall = columns, rows, tall
        self.cost = [[FREE] * columns for _ in range(rows)]
        self._sums: list[list[int]] | None = None
        self._far: dict[frozenset[Cell], list[list[int]]] = {}

    def mark(self, column: int, row: int, cost: int, width: int = 1, height: int = 1) -> None:
        """Raise the cost of some cells."""
        self._sums = None
        for y in range(max(0, row), min(self.rows, row + height)):
            line = self.cost[y]
            for x in range(max(0, column), min(self.columns, column + width)):
                line[x] = max(line[x], cost)

    def covered(self, column: int, row: int, width: int, height: int) -> int:
        """The cost of all cells in a box, which must lie inside."""
        sums = self._sums or self._integrate()
        right, low = column + width, row + height
        return sums[low][right] - sums[row][right] - sums[low][column] + sums[row][column]

    def corner(self, width: int, height: int, order: str = "tl br tr bl") -> Spot | None:
        """The first corner (t, b, l, r) where a box covers nothing dearer than shade; None when there is none."""
        for name in order.split():
            column = 0 if name[1] == "l" else self.columns - width
            row = 0 if name[0] == "t" else self.rows - height
            if column >= 0 and row >= 0 and self.covered(column, row, width, height) < INK:
                return Spot(column, row)
        return None

    def near(
        self,
        targets: Iterable[Cell],
        size: Cell,
        reach: int,
        others: Iterable[Cell] = (),
        gap: int = 2,
        limit: int = INK,
    ) -> tuple[float, Spot] | None:
        """The best place for a label, its cost first: `gap` columns off its target cells and at most `reach` away.

        `size` is its columns and rows. A place nearer to `others` than to its own target costs more, as does covering
        shade; where a cell costs `limit` or more nothing is placed. None when there is no place.
        """
        own = frozenset(targets)
        if not own:
            return None
        width, height = size
        mine, theirs = self._distances(own), self._distances(frozenset(others) - own)
        left, right = min(x for x, _ in own), max(x for x, _ in own)
        top, low = min(y for _, y in own), max(y for _, y in own)
        middle, centre = (top + low) / 2, (left + right) / 2
        best: tuple[float, int, int] | None = None
        for row in range(max(0, top - height - reach), min(self.rows - height, low + reach) + 1):
            for column in range(max(0, left - width - reach), min(self.columns - width, right + reach) + 1):
                covered = self.covered(column, row, width, height)
                if covered >= limit:
                    continue
                rim = _rim(column, row, width, height)
                distance = min(mine[y][x] for x, y in rim)
                if distance > reach:
                    continue
                foreign = min(theirs[y][x] for x, y in rim)
                cost = covered * 0.5 + 2 * abs(distance - gap) + max(0, distance + 2 - foreign) * 2
                # level with the middle of its island, and rather to the right of it
                cost += abs(row + (height - 1) / 2 - middle) * self.tall * 0.1
                cost += abs(column + (width - 1) / 2 - centre) * 0.02 + (5 if column < left else 0)
                if best is None or (cost, row, column) < best:
                    best = (cost, row, column)
        return (best[0], Spot(best[2], best[1])) if best else None

    def inside(self, targets: Iterable[Cell], width: int, height: int) -> Spot | None:
        """The place of a label in the middle of its own land: wholly on the target cells, nothing dearer than shade."""
        own = set(targets)
        if not own:
            return None
        x, y = sum(x for x, _ in own) / len(own), sum(y for _, y in own) / len(own)
        best: tuple[float, int, int] | None = None
        for column, row in own:
            box = {(column + dx, row + dy) for dx in range(width) for dy in range(height)}
            if box <= own and self.covered(column, row, width, height) < INK:
                far = abs(column + width / 2 - x) + self.tall * abs(row + height / 2 - y)
                far += 3 * self.covered(column, row, width, height)
                if best is None or (far, row, column) < best:
                    best = (far, row, column)
        return Spot(best[2], best[1]) if best else None

    def _integrate(self) -> list[list[int]]:
        sums = [[0] * (self.columns + 1)]
        for line in self.cost:
            total, above, row = 0, sums[-1], [0]
            for at, cost in enumerate(line):
                total += cost
                row.append(above[at + 1] + total)
            sums.append(row)
        self._sums = sums
        return sums

    def _distances(self, cells: frozenset[Cell]) -> list[list[int]]:
        """Of every cell, how many columns' widths it is off the nearest of some cells, along rows and columns."""
        if cells not in self._far:
            self._far[cells] = self._measured(cells)
        return self._far[cells]

    def _measured(self, cells: frozenset[Cell]) -> list[list[int]]:
        far = [[0 if (x, y) in cells else _FAR for x in range(self.columns)] for y in range(self.rows)]
        if not cells:
            return far
        for y in range(self.rows):
            line = far[y]
            for x in range(self.columns):
                above = far[y - 1][x] + self.tall if y else _FAR
                before = line[x - 1] + 1 if x else _FAR
                line[x] = min(line[x], above, before)
        for y in range(self.rows - 1, -1, -1):
            line = far[y]
            for x in range(self.columns - 1, -1, -1):
                below = far[y + 1][x] + self.tall if y + 1 < self.rows else _FAR
                after = line[x + 1] + 1 if x + 1 < self.columns else _FAR
                line[x] = min(line[x], below, after)
        return far


def _rim(column: int, row: int, width: int, height: int) -> list[Cell]:
    """Cells along the rim of a box, every second one of the long sides."""
    right, low = column + width - 1, row + height - 1
    across = [*range(column, right, 2), right]
    return [(x, y) for x in across for y in {row, low}] + [(x, (row + low) // 2) for x in (column, right)]
