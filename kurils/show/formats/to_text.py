"""Text for pipes, files, screen readers and terminals: no frames, wrapped to the width, coloured where it is asked for.

Colour is put around texts that have their place already, so that the same words stand in the same columns without it.
"""

from __future__ import annotations

import os

from kurils.base.widths import clean, narrowest, width_of, wrap
from kurils.show.elements import Columns, Fact, Facts, Heading, Items, Marks, Paragraph, Preformatted, Table, bands

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from kurils.show.elements import Block

DEFAULT_WIDTH, WIDEST = 80, 1000
#: the narrowest columns that still stand beside one another
SIDE_BY_SIDE = 38
#: with what a colour begins on a terminal, and how it ends
ESCAPE, RESET = "\x1b[", "\x1b[0m"
GAP = 2
NARROWEST = 8
#: running text in a last column (more than three lines of it) is not read in less, and how far to the right it then
#: stands below the others
READABLE, INDENT = 20, 4
#: columns up to which a name or a date of a script without blanks is kept whole in a table
TORN = 14


class Pen:
    """What the lines are written with: the marks of the language, and what colours a text of a role, where anything."""

    __slots__ = ("_paint", "marks", "plain")

    def __init__(self, paint: Callable[[str, str], str] | None = None, marks: Marks | None = None) -> None:
        self.plain = paint is None
        self.marks = marks or Marks()
        self._paint = paint

    def __call__(self, text: str, role: str) -> str:
        """The text with what colours it around it."""
        return text if self._paint is None else self._paint(text, role)


def output_width() -> int:
    """The width asked for by COLUMNS, else 80; what no screen or paper has is taken for a slip."""
    try:
        return max(40, min(WIDEST, int(os.environ["COLUMNS"])))
    except (KeyError, ValueError):
        return DEFAULT_WIDTH


def write(
    blocks: list[Block],
    stream: TextIO,
    width: int | None = None,
    paint: Callable[[str, str], str] | None = None,
    finish: Callable[[str], str] | None = None,
    marks: Marks | None = None,
) -> None:
    """Write the blocks, one empty line between them; nothing stands behind a heading but its matter. `paint` may put
    what colours a text of a role around it, `finish` into a line what takes no room; `marks` are those of the language.
    """
    lines = [line.rstrip() for line in lay_out(blocks, width or output_width(), Pen(paint, marks))]
    stream.write("\n".join(map(finish, lines) if finish else lines) + "\n")


def lay_out(blocks: list[Block], width: int, pen: Pen | None = None) -> list[str]:
    """The blocks as lines of at most `width` columns."""
    paint = pen or Pen()
    lines: list[str] = []
    for block in blocks:
        if lines and not lines[-1].removesuffix(RESET).endswith((":", "：")):
            lines.append("")
        lines += _draw(block, width, paint)
    return lines


def _draw(block: Block, width: int, paint: Pen) -> list[str]:
    if isinstance(block, Heading):
        if block.level == 1:
            return _painted(clean(block.text), width, paint, "title")
        return _painted(clean(block.text) + paint.marks.colon.rstrip(), width, paint, "heading")
    if isinstance(block, Paragraph):
        return _painted(clean(block.text), width, paint, block.role)
    if isinstance(block, Items):
        return [line for label, text in block.items for line in _item(label, text, width, paint)]
    if isinstance(block, Facts):
        return _facts(block, width, paint)
    if isinstance(block, Table):
        return _table(block, width, paint)
    if isinstance(block, Preformatted):
        lines = ["".join(paint(clean(cell.text), cell.role) for cell in line) for line in block.at(width)]
        return [*lines, *(_painted(clean(block.words), width, paint, "dim") if block.words else ())]
    return _columns(block, width, paint)


def _painted(text: str, width: int, paint: Pen, role: str) -> list[str]:
    return [paint(line, role) for line in wrap(text, width)]


def _item(label: str, text: str, width: int, paint: Pen) -> list[str]:
    body = f"{label}{paint.marks.colon}{text}" if label and text else label or text
    lines = wrap(clean(body), width - 4)
    if label and not paint.plain:
        lines = _set_off(lines, clean(f"{label}{paint.marks.colon.rstrip()}" if text else label), paint)
    return ["  - " + lines[0], *("    " + line for line in lines[1:])]


def _facts(block: Facts, width: int, paint: Pen) -> list[str]:
    """Labels in a column of their own, texts beside them."""
    labels = [clean(fact.label) for fact in block.facts]
    left = max(map(width_of, labels)) + GAP
    drawn = []
    for label, fact in zip(labels, block.facts):
        room = width - left
        texts = [clean(text) for text in fact.texts]
        if fact.apart:
            texts = [text if width_of(text) <= room else clean(short) for text, short in zip(texts, fact.short)]
            lines = [line for text in texts for line in wrap(text, room)]
        else:
            lines = _filled(texts, fact, room, paint.marks.comma)
        for at, line in enumerate(lines):
            begin = label if at == 0 else ""
            drawn.append(paint(begin, "label") + " " * (left - width_of(begin)) + line)
    return drawn


def _filled(texts: list[str], fact: Fact, width: int, comma: str) -> list[str]:
    """Texts with commas on as many lines as the fact may have; what is left out is counted in their place."""
    stop = comma.rstrip()
    gap = comma[len(stop) :]
    for shown in range(len(texts), -1, -1):
        left = len(texts) - shown
        parts = [*texts[:shown], *([fact.more(left)] if left else [])]
        lines: list[str] = []
        for at, part in enumerate(parts):
            text = part if at == len(parts) - 1 else f"{part}{stop}"
            if lines and width_of(lines[-1]) + len(gap) + width_of(text) <= width:
                lines[-1] += f"{gap}{text}"
            else:
                lines.append(text)
        if not fact.most or len(lines) <= fact.most:
            break
    return lines


def _set_off(lines: list[str], label: str, paint: Pen) -> list[str]:
    """Paint the label with which the lines begin, over however many of them it runs; wrapping changes blanks only."""
    left = len("".join(label.split()))
    done = []
    for line in lines:
        at = 0
        while left and at < len(line):
            left -= not line[at].isspace()
            at += 1
        done.append((paint(line[:at], "label") if at else "") + line[at:])
    return done


def _table(table: Table, width: int, paint: Pen) -> list[str]:
    cells = [[clean(cell.text) for cell in row] for row in table.rows]
    columns = [clean(column) for column in table.columns]
    widths = column_widths([columns, *cells], width)
    fits = _fits(widths, width)
    if not fits or (widths[-1] < READABLE and max((width_of(row[-1]) for row in cells), default=0) > 3 * READABLE):
        before = column_widths([columns[:-1], *(row[:-1] for row in cells)], width) if len(columns) > 1 else []
        if before and _fits(before, width):
            return _stacked(table, columns, cells, before, width, paint)
        if not fits:
            return _records(table, width, paint)
    lines = [*_row(columns, widths, paint, ["heading"] * len(columns)), _rule(widths, paint)]
    for row, texts in zip(table.rows, cells):
        lines += _row(texts, widths, paint, [cell.role for cell in row])
    return lines


def _fits(widths: list[int], width: int) -> bool:
    return sum(widths) + GAP * (len(widths) - 1) <= width


def _rule(widths: list[int], paint: Pen) -> str:
    return (" " * GAP).join(paint("-" * size, "frame") for size in widths)


def _stacked(
    table: Table, columns: list[str], cells: list[list[str]], widths: list[int], width: int, paint: Pen
) -> list[str]:
    """A table whose last column has no room beside the others: it stands below them, a little to the right."""
    indent = " " * INDENT
    lines = _row(columns[:-1], widths, paint, ["heading"] * len(widths))
    lines += [indent + paint(columns[-1], "heading"), _rule(widths, paint)]
    for row, texts in zip(table.rows, cells):
        lines += _row(texts[:-1], widths, paint, [cell.role for cell in row[:-1]])
        if texts[-1] not in ("", "-"):
            lines += [indent + paint(line, row[-1].role) for line in wrap(texts[-1], width - INDENT)]
    return lines


def _records(table: Table, width: int, paint: Pen) -> list[str]:
    """A table of which no line has room: its rows one under the other, each cell with the name of its column."""
    lines: list[str] = []
    for row in table.rows:
        facts = [Fact(column, [cell.text]) for column, cell in zip(table.columns, row) if cell.text]
        lines += [*([""] if lines else []), *_facts(Facts(facts), width, paint)]
    return lines


def _row(row: list[str], widths: list[int], paint: Pen, roles: list[str]) -> list[str]:
    """One row of a table, as many lines high as its highest cell."""
    parts = [wrap(text, size) for text, size in zip(row, widths)]
    height = max(map(len, parts))
    columns = [
        [paint(line, role) + " " * (size - width_of(line)) for line in part + [""] * (height - len(part))]
        for part, size, role in zip(parts, widths, roles)
    ]
    return [(" " * GAP).join(line) for line in zip(*columns)]


def column_widths(rows: list[list[str]], width: int) -> list[int]:
    """A width for each column: its widest cell where all fit, else the widest columns give way first.

    No column is made narrower than its longest word, so that all may be wider than `width` together; what stands
    together in scripts without blanks gives way.
    """
    widths = [max(width_of(row[at]) for row in rows) for at in range(len(rows[0]))]
    least = [max(NARROWEST, *(narrowest(row[at], TORN) for row in rows)) for at in range(len(widths))]
    room = width - GAP * (len(widths) - 1)
    while sum(widths) > room:
        able = [at for at, size in enumerate(widths) if size > least[at]]
        if not able:
            break
        widest = max(able, key=lambda at: widths[at])
        widths[widest] -= 1
    return widths


def _columns(block: Columns, width: int, paint: Pen) -> list[str]:
    parts = block.parts
    room = (width - 3 * (len(parts) - 1)) // len(parts)
    if room < SIDE_BY_SIDE:
        lines: list[str] = []
        for title, inner in parts:
            heading = clean(title.text)
            rule = paint("-" * width_of(heading), "frame")
            lines += [*([""] if lines else []), paint(heading, f"heading {title.role}"), rule]
            lines += lay_out(inner, width, paint)
        return lines
    rows = [[[paint(clean(title.text), f"heading {title.role}"), paint("-" * room, "frame")] for title, _ in parts]]
    rows += [[lay_out(blocks, room, paint) for blocks in band] for band in bands(block)]
    lines, between = [], paint(" | ", "frame")
    for number, row in enumerate(rows):
        if number > 1:
            lines.append(between.join(" " * room for _ in row))
        for at in range(max(map(len, row))):
            lines.append(between.join(_padded(column[at] if at < len(column) else "", room) for column in row))
    return lines


def _padded(line: str, width: int) -> str:
    """A painted line filled with blanks to the width: what colours it takes no room."""
    plain = "".join(part.partition("m")[2] if at else part for at, part in enumerate(line.split(ESCAPE)))
    return line + " " * (width - width_of(plain))
