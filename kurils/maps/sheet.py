"""One region of a scene on a grid of characters: land, shores and lines are drawn, then names find their places."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kurils.base.widths import width_of
from kurils.geometry.trim import trim_line, trim_ring
from kurils.maps import patterns
from kurils.maps.canvas import Canvas
from kurils.maps.labels import INK, TAKEN, Field, Spot
from kurils.maps.names import layouts
from kurils.show.elements import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.geometry.rings import Point
    from kurils.geometry.trim import Frame
    from kurils.maps.names import Name
    from kurils.maps.scene import Land, Line, Look, Scene

#: the layer of shores that are only drawn for orientation; islands come above it
SHORE = 1
#: what it costs a label to cover such a shore
SHORE_COST = 4
#: columns below which a wide map says less
SMALL = 60


class Grid:
    """Characters with roles, written one over the other; a wide character fills two columns."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.cells = [[(" ", "")] * columns for _ in range(rows)]

    def write(self, column: int, row: int, text: str, role: str = "") -> None:
        """Write a text; what does not fit is cut."""
        line = self.cells[row]
        for char in text:
            size = width_of(char)
            if not size and column:
                # a mark stands with its letter, which may be two cells wide
                at = column - 1 if line[column - 1][0] else column - 2
                line[at] = (line[at][0] + char, line[at][1])
                continue
            if column + size > self.columns:
                return
            # of a wide character that is half covered nothing stays
            if not line[column][0]:
                line[column - 1] = (" ", line[column - 1][1])
            if column + size < self.columns and not line[column + size][0]:
                line[column + size] = (" ", role)
            line[column : column + size] = [(char, role), *[("", role)] * (size - 1)]
            column += size

    def paste(self, column: int, row: int, lines: Iterable[list[Cell]]) -> None:
        """Write lines of cells, one under the other."""
        for number, line in enumerate(lines):
            at = column
            for cell in line:
                self.write(at, row + number, cell.text, cell.role)
                at += width_of(cell.text)

    def clear(self, column: int, row: int, width: int, height: int) -> None:
        """Make a box empty."""
        for line in range(row, row + height):
            self.write(column, line, " " * width)

    def lines(self) -> list[list[Cell]]:
        """The grid as lines of cells, neighbours of one role joined."""
        result = []
        for row in self.cells:
            line: list[Cell] = []
            for char, role in row:
                if line and (line[-1].role == role or char == " "):
                    line[-1].text += char
                else:
                    line.append(Cell(char, role))
            result.append(line)
        return result


class Sheet:
    """A frame of the scene drawn on so many columns and rows."""

    def __init__(self, scene: Scene, frame: Frame, columns: int, rows: int, style: str) -> None:
        self.scene, self.frame, self.style = scene, frame, style
        self.canvas = Canvas(columns, rows, style)
        self.grid = Grid(columns, rows)
        self.field = Field(columns, rows)
        #: the cells of each island and coast, by id
        self.cells: dict[str, set[tuple[int, int]]] = {}
        self.lines: dict[tuple[int, int], list[Line]] = {}
        self._scale = self.canvas.width / (frame.right - frame.left)
        for coast in scene.coasts:
            self._raster(coast.id, coast.rings, coast.shores, 0, SHORE)
        for number, land in enumerate(scene.lands):
            self._raster(land.feature["id"], land.rings, land.shores, SHORE + 1 + number, SHORE + 1 + number)
        for line in scene.lines:
            self._course(line)
        self._draw()

    def dot(self, point: Point) -> Point:
        """A point of the plane as dots from the top left."""
        return (point[0] - self.frame.left) * self._scale, (self.frame.high - point[1]) * self._scale

    def shown(self) -> list[Land]:
        """The islands of which anything is seen, in the order of the scene."""
        return [land for land in self.scene.lands if self.cells.get(land.feature["id"])]

    def place(self, names: Iterable[Name]) -> list[Name]:
        """Write each name near what it names, where it covers nothing; returns those that found no place."""
        left = []
        everything = {cell for land in self.shown() for cell in self.cells[land.feature["id"]]}
        for name in self._brief(list(names)):
            if not self._place(name, everything):
                left.append(name)
        return left

    def _brief(self, names: list[Name]) -> list[Name]:
        """On a small map of a large area, the names without the note that most territories share."""
        if self.canvas.columns >= SMALL or len(self.scene.answer["territories"]) < 5:
            return names
        shared = Counter(name.note for name in names if name.kind == "territory").most_common(1)
        return [name._replace(note="", said="") if (name.note, name.kind) == (shared[0][0], "territory") else name
                for name in names]  # fmt: skip

    def _place(self, name: Name, everything: set[tuple[int, int]]) -> bool:
        targets = {cell for id in name.targets for cell in self.cells.get(id, ())}
        if name.points:
            return any(self._place_at(name, point) for point in name.points)
        best: tuple[float, Spot, list[str], int] | None = None
        for penalty, lines in layouts(name):
            width = max(map(width_of, lines))
            if name.kind == "land":
                inside = self.field.inside(targets, width + 2, len(lines))
                if inside:
                    best = (0, inside._replace(column=inside.column + 1), lines, width)
                    break
            found = self._near(name, targets, everything, (width, len(lines)))
            if found and (best is None or found[0] + penalty < best[0]):
                best = (found[0] + penalty, found[1], lines, width)
        if best is None:
            return False
        self._write(best[1], best[2], best[3], name.kind)
        return True

    def _near(
        self, name: Name, targets: set[tuple[int, int]], everything: set[tuple[int, int]], size: tuple[int, int]
    ) -> tuple[float, Spot] | None:
        """A place beside its own land; on a shore drawn for orientation only when there is none elsewhere."""
        reach = 8 if name.kind == "territory" else 3
        found = self.field.near(targets, size, reach, everything - targets, limit=SHORE_COST)
        return found or self.field.near(targets, size, reach, everything - targets)

    def _place_at(self, name: Name, point: Point) -> bool:
        """A sea's name around its point; a cape's beside it, with a mark on the point itself."""
        x, y = self.dot(self.scene.plane.to_plane(point))
        column, row = int(x // self.canvas.across), int(y // self.canvas.down)
        if not (0 <= column < self.canvas.columns and 0 <= row < self.canvas.rows):
            return False
        width = width_of(name.text)
        if name.kind == "cape":
            found = self.field.near({(column, row)}, (width, 1), 6)
            spot = found and found[1]
        else:
            left = min(max(0, column - width // 2), self.canvas.columns - width)
            free = (
                left >= 0
                and self.field.covered(max(0, left - 1), row, min(width + 2, self.canvas.columns - max(0, left - 1)), 1)
                == 0
            )
            spot = Spot(left, row) if free else None
        if spot:
            if name.kind == "cape":
                self.grid.write(column, row, "^", "label")
            self._write(spot, [name.text], width, name.kind)
        return spot is not None

    def _write(self, spot: Spot, lines: list[str], width: int, kind: str) -> None:
        for number, text in enumerate(lines):
            role = {"territory": "label", "island": "", "cape": "coast", "land": "coast", "sea": "sea"}[kind]
            self.grid.write(spot.column, spot.row + number, text, role if number == 0 else "")
        # a column of air on both sides
        self.field.mark(spot.column - 1, spot.row, TAKEN, width + 2, len(lines))

    def _course(self, line: Line) -> None:
        """Note the cells that a line passes; where a firmer one passes close by, both share that one's cells."""
        passed: dict[tuple[int, int], None] = {}
        for piece in trim_line(line.course, self.frame):
            for x, y in self.canvas.dots_along(list(map(self.dot, piece))):
                passed[x // self.canvas.across, y // self.canvas.down] = None
        own = []
        for x, y in passed:
            close = [
                (x + dx, y + dy) for dy in (-1, 0, 1) for dx in (-2, -1, 0, 1, 2) if (x + dx, y + dy) in self.lines
            ]
            if not close:
                own.append((x, y))
            for cell in close:
                if line not in self.lines[cell]:
                    self.lines[cell].append(line)
        for cell in own:
            self.lines[cell] = [line]

    def _raster(self, id: str, rings: list[list[Point]], edges: list[list[Point]], layer: int, rim: int) -> None:
        trimmed = [ring for ring in (trim_ring(ring, self.frame) for ring in rings) if ring]
        if not trimmed:
            return
        dots = [list(map(self.dot, ring)) for ring in trimmed]
        touched: set[tuple[int, int]] = set()
        for edge in edges:
            for piece in trim_line(edge, self.frame):
                touched |= self.canvas.stroke(list(map(self.dot, piece)), rim)
        if layer:
            touched |= self.canvas.fill(dots, layer)
        else:
            for row, first, last in self.canvas.spans(dots):
                columns = range(first // self.canvas.across, (last - 1) // self.canvas.across + 1)
                touched.update((column, row // self.canvas.down) for column in columns)
        self.cells[id] = touched
        for column, row in touched:
            self.field.mark(column, row, INK if layer else SHORE_COST)

    def _draw(self) -> None:
        looks = {SHORE + 1 + number: land.look for number, land in enumerate(self.scene.lands)}
        for row in range(self.canvas.rows):
            for column in range(self.canvas.columns):
                layer = self.canvas.layer_at(column, row)
                if layer:
                    char = self._character(column, row, layer, looks)
                    self.grid.write(column, row, char, patterns.role(looks[layer]) if layer > SHORE else "coast")
        for number, ((column, row), lines) in enumerate(self.lines.items()):
            if self.canvas.layer_at(column, row) <= SHORE:
                border = lines[number % len(lines)].border
                mark = self.scene.marks.line_mark(border["state"], border["by"])
                self.grid.write(column, row, mark, border["by"] or "line")
                self.field.mark(column, row, INK)

    def _character(self, column: int, row: int, layer: int, looks: dict[int, Look]) -> str:
        canvas = self.canvas
        if self.style == "braille":
            return canvas.character(
                column,
                row,
                lambda dot, x, y, rim: rim or dot <= SHORE or self.scene.marks.dot(looks[dot], x, y),
            )
        if self.style == "ascii":
            return "." if layer <= SHORE else self.scene.marks.letter(looks[layer], column, row)
        upper, lower = canvas.half(column, row)
        if layer <= SHORE:
            return ":"
        if upper > SHORE and lower > SHORE:
            return self.scene.marks.block(looks[layer], column, row)
        return "▀" if upper > SHORE else "▄"
