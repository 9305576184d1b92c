"""Plain text, for pipes, files and screen readers: no colour, no lines drawn, wrapped to the width."""

from __future__ import annotations

import os

from kurils.base.widths import clean, pad, width_of, wrap
from kurils.show.elements import Columns, Heading, Items, Paragraph, Preformatted, Table, bands

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from kurils.show.elements import Block

DEFAULT_WIDTH = 80
GAP = 2
NARROWEST = 8


def output_width() -> int:
    """The width asked for by COLUMNS, else 80."""
    try:
        return max(40, int(os.environ["COLUMNS"]))
    except (KeyError, ValueError):
        return DEFAULT_WIDTH


def write(blocks: list[Block], stream: TextIO, width: int | None = None) -> None:
    """Write the blocks, one empty line between them; nothing stands behind a heading but its matter."""
    lines = lay_out(blocks, width or output_width())
    stream.write("\n".join(line.rstrip() for line in lines) + "\n")


def lay_out(blocks: list[Block], width: int) -> list[str]:
    """The blocks as lines of at most `width` columns."""
    lines: list[str] = []
    for block in blocks:
        if lines and not lines[-1].endswith(":"):
            lines.append("")
        lines += _draw(block, width)
    return lines


def _draw(block: Block, width: int) -> list[str]:
    if isinstance(block, Heading):
        return wrap(clean(block.text), width) if block.level == 1 else wrap(clean(block.text) + ":", width)
    if isinstance(block, Paragraph):
        return wrap(clean(block.text), width)
    if isinstance(block, Items):
        return [line for label, text in block.items for line in _item(label, text, width)]
    if isinstance(block, Table):
        return _table(block, width)
    if isinstance(block, Preformatted):
        lines = ["".join(cell.text for cell in line) for line in block.at(width)]
        return [*map(clean, lines), *(wrap(clean(block.words), width) if block.words else ())]
    return _columns(block, width)


def _item(label: str, text: str, width: int) -> list[str]:
    body = f"{label}: {text}" if label and text else label or text
    lines = wrap(clean(body), width - 4)
    return ["  - " + lines[0], *("    " + line for line in lines[1:])]


def _table(table: Table, width: int) -> list[str]:
    cells = [[clean(cell.text) for cell in row] for row in table.rows]
    columns = [clean(column) for column in table.columns]
    widths = column_widths([columns, *cells], width)
    rule = (" " * GAP).join("-" * size for size in widths)
    lines = [*_row(columns, widths), rule]
    for row in cells:
        lines += _row(row, widths)
    return lines


def _row(row: list[str], widths: list[int]) -> list[str]:
    """One row of a table, as many lines high as its highest cell."""
    parts = [wrap(text, size) for text, size in zip(row, widths)]
    height = max(map(len, parts))
    columns = [[pad(line, size) for line in part + [""] * (height - len(part))] for part, size in zip(parts, widths)]
    return [(" " * GAP).join(line) for line in zip(*columns)]


def column_widths(rows: list[list[str]], width: int) -> list[int]:
    """A width for each column: its widest cell where all fit, else the widest columns give way first."""
    widths = [max(width_of(row[at]) for row in rows) for at in range(len(rows[0]))]
    least = [
        max(NARROWEST, max((width_of(w) for row in rows for w in row[at].split()), default=1))
        for at in range(len(widths))
    ]
    room = width - GAP * (len(widths) - 1)
    while sum(widths) > room:
        able = [at for at, size in enumerate(widths) if size > min(least[at], room // len(widths))]
        if not able:
            break
        widest = max(able, key=lambda at: widths[at])
        widths[widest] -= 1
    return widths


def _columns(block: Columns, width: int) -> list[str]:
    parts = block.parts
    room = (width - 3 * (len(parts) - 1)) // len(parts)
    if room < 50:
        lines: list[str] = []
        for title, inner in parts:
            heading = clean(title.text)
            lines += [*([""] if lines else []), heading, "-" * width_of(heading), *lay_out(inner, width)]
        return lines
    rows = [[[clean(title.text), "-" * room] for title, _ in parts]]
    for band in bands(block):
        rows.append([lay_out(blocks, room) for blocks in band])
    lines = []
    for number, row in enumerate(rows):
        if number > 1:
            lines.append(" | ".join(" " * room for _ in row))
        for at in range(max(map(len, row))):
            lines.append(" | ".join(pad(column[at] if at < len(column) else "", room) for column in row))
    return lines
