"""A map, or an inset of one, as SVG elements: land, shores, lines and grid cut at its frame, names in free places."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from kurils.geometry.trim import Frame, thin, trim_line, trim_ring
from kurils.maps import colours
from kurils.maps.canvas import Canvas
from kurils.maps.graticule import graticule
from kurils.maps.labels import INK, TAKEN, Cell, Field, Spot
from kurils.maps.names import layouts
from kurils.maps.xml import Raw, element, joined, number, text_width, use

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from kurils.geometry.rings import Point
    from kurils.maps.colours import Palette
    from kurils.maps.names import Name
    from kurils.maps.scene import Line, Path, Scene

#: pixels of a cell of the grid in which names find their places
CELL = 6
#: points nearer than this many pixels to the one before are left out
LEAST = 0.45
#: cost for a name to cover a shore that is only drawn for orientation, and a line of degrees
SHORE_COST = 2
#: name kind -> size of its letters and of its second line
SIZES = {"territory": (15.5, 12), "island": (12, 0), "land": (14, 0), "sea": (13.5, 0), "cape": (11.5, 0)}
#: letters stand on whatever they cover in a rim of paper
HALO: dict[str, Any] = {
    "stroke": colours.PAPER, "stroke_width": 2.6, "stroke_linejoin": "round", "paint_order": "stroke",
    "stroke_opacity": 0.85,
}  # fmt: skip


class Panel:
    """A frame of the scene at a place of the picture, so many pixels wide."""

    def __init__(self, scene: Scene, frame: Frame, left: float, top: float, width: float, name: str) -> None:
        self.scene, self.frame, self.left, self.top, self.name = scene, frame, left, top, name
        self.scale = width / (frame.right - frame.left)
        self.width, self.height = width, (frame.high - frame.low) * self.scale
        columns, rows = int(self.width // CELL), int(self.height // CELL)
        self.field = Field(columns, rows - rows % 2, tall=1)
        #: the cells of each island and coast, by id
        self.cells: dict[str, set[Cell]] = {}
        #: the lines that cross the frame
        self.lines: list[Line] = []

    def point(self, point: Point) -> Point:
        """A point of the plane in pixels of the picture."""
        return (
            self.left + (point[0] - self.frame.left) * self.scale,
            self.top + (self.frame.high - point[1]) * self.scale,
        )

    def draw(self) -> list[Raw]:
        """Everything but names and figures."""
        box = {"x": self.left, "y": self.top, "width": self.width, "height": self.height}
        parts = [element("rect", **box, fill=colours.SEA, class_="sea")]
        degrees = "".join(
            _path(thin(map(self.point, degree.course), 6)) for degree in graticule(self.scene.plane, self.frame)
        )
        parts.append(element("path", d=degrees, fill="none", stroke=colours.GRID, stroke_width=0.8, class_="grid"))
        for coast in self.scene.coasts:
            self._note(coast.id, coast.rings, SHORE_COST)
            path = self._rings(coast.rings)
            if path:
                parts.append(element("path", d=path, fill=colours.COAST, fill_rule="evenodd", class_="coast"))
                shore = self._open(coast.shores)
                edge = {"fill": "none", "stroke": colours.SHORE, "stroke_width": 0.8}
                parts.append(element("path", d=shore, **edge, class_="shore"))
        parts += self._lands()
        lines = [part for line in sorted(self.scene.lines, key=_claims_first) for part in self._line(line)]
        if lines:
            clip = element("clipPath", element("rect", **box), id=f"{self.name}-frame")
            parts.append(element("g", joined([clip, *lines]), clip_path=f"url(#{self.name}-frame)"))
        parts.append(element("rect", **box, fill="none", stroke=colours.SOFT, stroke_width=1, class_="frame"))
        return parts

    def names(self, names: Iterable[Name], smaller: float = 0) -> list[Raw]:
        """The names that find a place, as text elements."""
        everything = {cell for land in self.scene.lands for cell in self.cells.get(land.feature["id"], ())}
        parts: list[Raw] = []
        for name in names:
            parts += self._name(name, everything, smaller)
        return parts

    def corner(self, width: float, height: float, order: str) -> Point | None:
        """The top left of a free corner for a box of so many pixels, which is then taken."""
        columns, rows = ceil(width / CELL) + 2, ceil(height / CELL) + 2
        spot = self.field.corner(columns, rows, order)
        if spot is None:
            return None
        self.field.mark(spot.column, spot.row, TAKEN, columns, rows)
        x = self.left + CELL if spot.column == 0 else self.left + self.width - width - CELL
        y = self.top + CELL if spot.row == 0 else self.top + self.height - height - CELL
        return x, y

    def _lands(self) -> list[Raw]:
        parts: list[Raw] = []
        for land in self.scene.lands:
            feature, look = land.feature, land.look
            self._note(feature["id"], land.rings, INK)
            path = self._rings(land.rings)
            if not path:
                continue
            shape = f"{self.name}-{feature['id']}"
            # one path, used for land, stripes and rim; a rim of its own only where the land is cut
            whole = len(land.shores) == len(land.rings)
            stroke, dashes = self.scene.palette.rim(look)
            edge = {
                "fill": "none", "stroke": stroke, "stroke_width": 1.1, "stroke_dasharray": dashes,
                "stroke_linejoin": "round", "stroke_linecap": "round", "class_": f"rim {look.title_holder or 'open'}",
            }  # fmt: skip
            inside = [element("title", feature["name"]), element("defs", element("path", d=path, id=shape))]
            fill, kind = self.scene.palette.land(look), colours.kind(look)
            inside.append(use(shape, fill=fill, fill_rule="evenodd", class_=f"land {kind}"))
            if not whole:
                # closes the seam along the cut
                seam = use(shape, fill="none", stroke=fill, stroke_width=0.8, class_=f"seam {kind}")
                inside.append(seam)
            inside += [
                use(shape, fill=f"url(#stripes-{state})", fill_rule="evenodd") for state in colours.stripes(look)
            ]
            inside.append(use(shape, **edge) if whole else element("path", d=self._open(land.shores), **edge))
            parts.append(element("g", joined(inside)))
        return parts

    def _line(self, line: Line) -> list[Raw]:
        border = line.border
        pieces = [list(map(self.point, piece)) for piece in trim_line(line.course, self.frame)]
        if not pieces:
            return []
        self.lines.append(line)
        for piece in pieces:
            self._note_line(piece)
        path = "".join(_path(piece) for piece in pieces)
        by = border["by"] if border["state"] == "claimed" else None
        return [*line_elements(self.scene.palette, path, border["state"], by, border["name"])]

    def figures(self) -> list[Raw]:
        """The figures of the degrees along the lower and the left edge, where nothing stands."""
        parts = []
        for meridian, degree, course in graticule(self.scene.plane, self.frame):
            x, y = self.point(course[0])
            low = self.top + self.height
            if meridian and abs(y - low) < 1:
                place, written = (x + 3, low - 5), f"{degree:g}° E"
            elif not meridian and abs(x - self.left) < 1:
                place, written = (self.left + 4, y - 3), f"{degree:g}° N"
            else:
                continue
            column = int((place[0] - self.left) // CELL)
            row = min(int((place[1] - self.top) // CELL) - 1, self.field.rows - 2)
            size = (ceil(text_width(written, 9.5) / CELL) + 1, 2)
            free = row >= 0 and column + size[0] <= self.field.columns
            if free and self.field.covered(column, row, *size) < INK:
                self.field.mark(column, row, TAKEN, *size)
                parts.append(element("text", written, x=place[0], y=place[1], font_size=9.5, fill=colours.SOFT,
                                     class_="figure", **HALO))  # fmt: skip
        return parts

    def _name(self, name: Name, everything: set[Cell], smaller: float) -> list[Raw]:
        size, second = SIZES[name.kind]
        size -= smaller
        targets = {cell for id in name.targets for cell in self.cells.get(id, ())}
        best: tuple[float, Spot, list[tuple[str, float]], Cell] | None = None
        for penalty, texts in layouts(name):
            large = 1 if texts[0] == name.text else 2
            lines = [(text, size if at < large else second) for at, text in enumerate(texts)]
            width = max(text_width(text, letters, bold=name.kind == "territory") for text, letters in lines)
            cells = (ceil(width / CELL), ceil(sum(letters * 1.25 for _, letters in lines) / CELL))
            found = self._spot(name, cells, targets, everything)
            if found and (best is None or found[0] + penalty < best[0]):
                best = (found[0] + penalty, found[1], lines, cells)
        if best is None:
            return []
        _, spot, lines, (columns, rows) = best
        self.field.mark(spot.column - 1, spot.row, TAKEN, columns + 2, rows)
        x, y = self.left + spot.column * CELL, self.top + spot.row * CELL
        parts = []
        if name.kind == "cape":
            px, py = self.point(self.scene.plane.to_plane(name.points[0]))
            parts.append(element("circle", cx=px, cy=py, r=2.2, fill=colours.INK, class_="dot"))
        for text, letters in lines:
            y += letters
            parts.append(_label(text, x, y, letters, name.kind, bold=letters == size))
            y += letters * 0.25
        return parts

    def _spot(self, name: Name, cells: Cell, targets: set[Cell], everything: set[Cell]) -> tuple[float, Spot] | None:
        """The best place for a name of so many cells, its cost first."""
        columns, rows = cells
        if name.kind == "land":
            inside = self.field.inside(targets, columns, rows)
            return (0, inside) if inside else self.field.near(targets, cells, 3, gap=1)
        if not name.points:
            reach = 9 if name.kind == "territory" else 4
            others = everything - targets
            found = self.field.near(targets, cells, reach, others, 1, limit=SHORE_COST)
            return found or self.field.near(targets, cells, reach, others, 1)
        for point in name.points:
            x, y = self.point(self.scene.plane.to_plane(point))
            column, row = int((x - self.left) // CELL), int((y - self.top) // CELL)
            if not (0 <= column < self.field.columns and 0 <= row < self.field.rows):
                continue
            if name.kind == "cape":
                return self.field.near({(column, row)}, cells, 4, gap=1)
            left = min(max(1, column - columns // 2), self.field.columns - columns - 1)
            top = min(max(1, row - rows // 2), self.field.rows - rows - 1)
            if left > 0 and top > 0 and self.field.covered(left - 1, top - 1, columns + 2, rows + 2) == 0:
                return 0, Spot(left, top)
        return None

    def _note(self, id: str, rings: list[Path], cost: int) -> None:
        """Note which cells of the field some land takes."""
        canvas = Canvas(self.field.columns, self.field.rows // 2, "block")
        cells = [[((x - self.left) / CELL, (y - self.top) / CELL) for x, y in map(self.point, ring)]
                 for ring in (trim_ring(ring, self.frame) for ring in rings) if ring]  # fmt: skip
        if not cells:
            return
        found = {(x, row) for row, first, last in canvas.spans(cells) for x in range(first, last)}
        for ring in cells:
            found.update(canvas.dots_along(ring))
        self.cells[id] = found
        for x, y in found:
            self.field.mark(x, y, cost)

    def _note_line(self, piece: Path) -> None:
        canvas = Canvas(self.field.columns, self.field.rows // 2, "block")
        for x, y in canvas.dots_along([((x - self.left) / CELL, (y - self.top) / CELL) for x, y in piece]):
            self.field.mark(x, y, INK)

    def _rings(self, rings: list[Path]) -> str:
        trimmed = (trim_ring(ring, self.frame) for ring in rings)
        return "".join(_ring(list(map(self.point, ring))) for ring in trimmed if ring)

    def _open(self, shores: list[Path]) -> str:
        pieces = (piece for shore in shores for piece in trim_line(shore, self.frame))
        return "".join(_path(thin(map(self.point, piece), LEAST)) for piece in pieces)


def _claims_first(line: Line) -> bool:
    return line.border["state"] != "claimed"


def line_elements(palette: Palette, path: str, state: str, by: str | None, title: str = "") -> list[Raw]:
    """A boundary line: a claimed one as dots on a band of its claimant's colour, the others in ink."""
    width, dashes = colours.LINES[state]
    told = [element("title", title)] if title else []
    shared = {"d": path, "fill": "none", "stroke_linecap": "round", "stroke_linejoin": "round"}
    if by:
        tone = palette.tone(by)
        under = element("path", **shared, stroke=tone.land, stroke_width=7, class_=f"band {by}")
        over = element(
            "path", **shared, stroke=tone.dark, stroke_width=width, stroke_dasharray=dashes, class_=f"claim {by}"
        )
    else:
        shared["stroke_linecap"] = "butt"
        under = element(
            "path", **shared, stroke=colours.PAPER, stroke_width=width + 2, stroke_opacity=0.75, class_="halo"
        )
        over = element("path", **shared, stroke=colours.INK, stroke_width=width, stroke_dasharray=dashes, class_="line")
    return [element("g", joined([*told, under, over]), class_=f"border {state}")]


def _label(text: str, x: float, y: float, size: float, kind: str, bold: bool) -> Raw:
    style: dict[str, Any] = {"fill": colours.INK, "class_": "label"}
    if kind == "sea":
        style = {"fill": "#4d7a99", "font_style": "italic", "letter_spacing": 0.6, "class_": "name-sea"}
    elif kind == "land":
        style = {"fill": colours.SOFT, "class_": "name-land"}
    elif bold and kind == "territory":
        style["font_weight"] = "bold"
    halo = {} if kind in ("sea", "land") else HALO
    return element("text", text, x=x, y=y, font_size=size, **style, **halo)


def _ring(points: list[Point]) -> str:
    """A closed ring as a path; an islet too small to be thinned keeps all its points."""
    kept = thin(points, LEAST)[:-1]
    return _path(kept if len(kept) > 2 else points[:-1]) + "Z"


def _path(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
