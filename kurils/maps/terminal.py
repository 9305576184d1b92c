"""A map drawn with characters, whole: frame, legend, inset, scale and attribution around the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.errors import NoSuchValue, UsageError
from kurils.base.widths import width_of, wrap
from kurils.maps import patterns
from kurils.maps.labels import TAKEN
from kurils.maps.scene import box_of
from kurils.maps.sheet import Grid, Sheet
from kurils.show.elements import Cell
from kurils.words import phrases

if TYPE_CHECKING:
    from kurils.maps.names import Name
    from kurils.maps.scene import Look, Scene
    from kurils.words.wording import Wording

STYLES = ("braille", "block", "ascii")
#: the least room for a map that can be read
LEAST_COLUMNS, LEAST_ROWS = 60, 18
_LEAST = {"least_columns": LEAST_COLUMNS, "least_rows": LEAST_ROWS}
#: lengths that a scale bar may have, in kilometres
LENGTHS = (500, 200, 100, 50, 20, 10, 5, 2, 1)
#: columns for legend and inset beside a map that leaves room there
SIDE = 29

Lines = list[list[Cell]]


def draw(scene: Scene, names: list[Name], wording: Wording, columns: int, rows: int, style: str) -> Lines:
    """The map as lines of cells, at most so many columns; so many rows, and some more when the legend finds no room.

    Raises UsageError when there is no room for a map.
    """
    if style not in STYLES:
        raise NoSuchValue(f"no style is called {style!r}", style, "styles", STYLES)
    if columns < LEAST_COLUMNS or rows < LEAST_ROWS:
        raise UsageError(
            f"the terminal is too small for a map: {columns} x {rows}",
            f"a map needs {LEAST_COLUMNS} x {LEAST_ROWS}; or write it to a file: -o map.svg",
        ).keyed("map-small", "map-small", columns=columns, rows=rows, **_LEAST)
    across, down = columns - 2, rows - 2
    core = (scene.core.right - scene.core.left) / (scene.core.high - scene.core.low)
    # a low map has room beside it for legend and inset
    room = across - SIDE if across - SIDE >= 2 * down * core else across
    frame = scene.frame(room / (2 * down))
    aspect = (frame.right - frame.left) / (frame.high - frame.low)
    wide = min(room, round(2 * down * aspect))
    if 0 < across - wide < SIDE:
        # the known land ends before the map is as wide as the page: lower it, until they have that room too
        wide = across - SIDE
        down = max(LEAST_ROWS - 2, round(wide / aspect / 2))
        rows = down + 2
    side = across - wide
    sheet = Sheet(scene, frame, wide, down, style)
    legend = legend_lines(sheet, wording, max(0, side - 2))
    most = (side - 3, down - len(legend) - 1) if side else (min(38, max(26, wide * 3 // 10)), down // 2 + 1)
    inset = _inset(scene, wording, most, style)
    page = Grid(columns, rows)
    boxes: list[tuple[int, int, Lines]] = []
    below: Lines = []
    beside = 1
    for box, corners in ((legend, "tl tr bl br"), (inset, "br bl tr tl")):
        if not box:
            continue
        width, height = _size(box)
        if side and beside + height <= down + 1:
            boxes.append((wide + 3, beside if box is legend else down + 1 - height, box))
            beside += height + 1
        elif spot := sheet.field.corner(width + 2, height, corners):
            sheet.field.mark(spot.column, spot.row, TAKEN, width + 2, height)
            boxes.append((spot.column + 2, spot.row + 1, box))
        else:
            below += box
    sheet.place(names)
    page.paste(1, 1, sheet.grid.lines())
    for column, row, box in boxes:
        page.clear(column, row, *_size(box))
        page.paste(column, row, box)
    credit = _border(page, sheet, wording)
    return [*page.lines(), *credit, *below]


def legend_lines(sheet: Sheet, wording: Wording, width: int = 0) -> Lines:
    """What the patterns and lines on the sheet mean, wrapped to a width where one is given."""
    lines: Lines = []
    looks: dict[tuple[object, ...], Look] = {}
    for land in sheet.shown():
        look = land.look
        looks.setdefault((look.holder, look.kind == "mixed", look.others), look)
    for look in sorted(looks.values(), key=lambda look: (look.holder or "~", look.others)):
        said = phrases.look(look.holder, look.kind, look.others, wording)
        lines += _entry(Cell(_sample(sheet.style, sheet.scene.marks, look), patterns.role(look)), said, width)
    seen = {}
    for found in sheet.lines.values():
        for line in found:
            seen[line.border["state"], line.border["by"]] = line.border
    order = list(patterns.LINES)
    for state, by in sorted(seen, key=lambda key: (order.index(key[0]) if key[0] in order else 9, key[1] or "")):
        mark = sheet.scene.marks.line_mark(state, by)
        said = wording.tr("map.legend.line", basis=phrases.line_basis({"state": state, "by": by}, wording))
        lines += _entry(Cell(mark * 4, by or "line"), said, width)
    return lines


def _entry(sample: Cell, said: str, width: int) -> Lines:
    first, *rest = wrap(said, width - 6) if width else [said]
    return [[sample, Cell(f" {first}")], *([Cell(" " * 5 + line)] for line in rest)]


def _sample(style: str, marks: patterns.Marks, look: Look) -> str:
    if style == "ascii":
        return "".join(marks.letter(look, x, 0) for x in range(1, 5))
    if style == "block":
        return "".join(marks.block(look, x, 0) for x in range(4))
    from kurils.maps.canvas import Canvas

    canvas = Canvas(4, 1, style)
    canvas.fill([[(0, 0), (8, 0), (8, 4), (0, 4), (0, 0)]], 1)
    outline = look.holder is None
    return "".join(
        canvas.character(
            column, 0, lambda _, x, y, rim: marks.dot(look, x, y) or (outline and (y in (0, 3) or x in (0, 7)))
        )
        for column in range(4)
    )


def _inset(scene: Scene, wording: Wording, most: tuple[int, int], style: str) -> Lines:
    """The territory that is too small to be seen on the map, larger and in a frame of its own; empty without one.

    `most` is how many columns and rows it may have.
    """
    islands = [land for land in scene.lands if land.feature["group"] == scene.area["inset"]]
    if not islands:
        return []
    core = box_of((land.rings for land in islands), 0.06)
    aspect = (core.right - core.left) / (core.high - core.low)
    columns = min(most[0] - 2, 40)
    rows = round(columns / aspect / 2)
    if rows + 2 > most[1]:
        rows = max(5, most[1] - 2)
        columns = min(columns, round(rows * 2 * aspect))
    sheet = Sheet(scene, core, columns, rows, style)
    page = Grid(columns + 2, rows + 2)
    page.paste(1, 1, sheet.grid.lines())
    title = next(land.feature for land in islands)
    name = wording.tr("map.inset", name=scene.title_of(title["group"]))
    _frame(page, 0, columns + 1, rows + 1, style)
    if width_of(name) + 4 > columns:
        name = scene.title_of(title["group"])
    page.write(2, 0, f" {name} ", "label")
    _scale_bar(page, sheet, wording, 1, columns - 1, rows + 1)
    return page.lines()


def _border(page: Grid, sheet: Sheet, wording: Wording) -> Lines:
    """The frame, with the scale and the attribution in its lower edge; returns what has no room there."""
    bottom = page.rows - 1
    wide = sheet.canvas.columns
    _frame(page, 0, page.columns - 1, bottom, sheet.style)
    if wide < page.columns - 2:
        corner = "+" if sheet.style == "ascii" else "┬"
        page.write(wide + 1, 0, corner, "frame")
        page.write(wide + 1, bottom, corner if corner == "+" else "┴", "frame")
        for row in range(1, bottom):
            page.write(wide + 1, row, "|" if sheet.style == "ascii" else "│", "frame")
    credit = _credit(sheet)
    after = _scale_bar(page, sheet, wording, 2, min(wide, page.columns - width_of(credit) - 4), bottom)
    if after > 2:
        page.write(page.columns - width_of(credit) - 4, bottom, f" {credit} ", "frame")
        return []
    _scale_bar(page, sheet, wording, 2, wide, bottom)
    return [[Cell(credit, "frame")]]


def _credit(sheet: Sheet) -> str:
    """Who made the shapes."""
    text = sheet.scene.answer["attribution"]
    return text.replace("©", "(c)") if sheet.style == "ascii" else text


def _scale_bar(page: Grid, sheet: Sheet, wording: Wording, column: int, most: int, row: int) -> int:
    """A bar of a round length with its kilometres; returns the column after it."""
    width = sheet.frame.right - sheet.frame.left
    per_column = width / sheet.canvas.columns
    for length in LENGTHS:
        size = round(length / per_column)
        text = f" {wording.tr('unit.km', number=length)} "
        if 2 <= size <= sheet.canvas.columns * 0.3 and column + size + width_of(text) + 2 <= most:
            ends = "|-|" if sheet.style == "ascii" else "├─┤"
            page.write(column, row, f" {ends[0]}{ends[1] * max(0, size - 2)}{ends[2]}{text}", "frame")
            return column + size + width_of(text) + 1
    return column


def _frame(page: Grid, left: int, right: int, bottom: int, style: str) -> None:
    corners, across, up = ("++++", "-", "|") if style == "ascii" else ("┌┐└┘", "─", "│")
    page.write(left, 0, corners[0] + across * (right - left - 1) + corners[1], "frame")
    page.write(left, bottom, corners[2] + across * (right - left - 1) + corners[3], "frame")
    for row in range(1, bottom):
        page.write(left, row, up, "frame")
        page.write(right, row, up, "frame")


def _size(lines: Lines) -> tuple[int, int]:
    return max(sum(width_of(cell.text) for cell in line) for line in lines), len(lines)
