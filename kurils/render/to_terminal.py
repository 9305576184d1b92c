"""Tables and colours on a terminal, drawn by Rich. Every text reaches it as `Text`, never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.present.blocks import Cell, Columns, Heading, Items, Paragraph, Preformatted, Table
from kurils.render.measure import clean

if TYPE_CHECKING:
    from typing import TextIO

    from kurils.present.blocks import Block

#: roles -> styles that read on light and on dark, and to colour-blind eyes; words always say the same
STYLES = {
    "japan": "magenta",
    "russia": "blue",
    "place": "bold",
    "dim": "italic",
    "warn": "bold yellow",
    "": "",
}
#: text wider than this is hard to read
WIDEST = 120


def write(blocks: list[Block], stream: TextIO, width: int | None = None) -> None:
    """Draw the blocks on a terminal."""
    from rich.console import Console

    console = Console(file=stream, width=width, force_terminal=True, highlight=False, markup=False, emoji=False)
    if width is None and console.width > WIDEST:
        console.width = WIDEST
    for number, block in enumerate(blocks):
        before = blocks[number - 1] if number else None
        # a heading stands close to its matter, the title of the answer apart
        if before is not None and not (isinstance(before, Heading) and before.level > 1):
            console.print()
        console.print(_draw(block, console.width))


def _text(text: str, style: str = "") -> Any:
    from rich.text import Text

    return Text(clean(text), style=style)


def _draw(block: Block, width: int) -> Any:
    from rich.console import Group
    from rich.padding import Padding

    if isinstance(block, Heading):
        return _text(block.text, "bold" if block.level > 1 else "bold underline")
    if isinstance(block, Paragraph):
        return _text(block.text, STYLES.get(block.role, ""))
    if isinstance(block, Items):
        return Group(*(Padding(_item(label, text), (0, 0, 0, 2)) for label, text in block.items))
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Preformatted):
        from rich.text import Text

        lines = [
            Text.assemble(*((clean(cell.text), STYLES.get(cell.role, "")) for cell in line), no_wrap=True)
            for line in block.lines
        ]
        return Group(*lines, *([_text(block.words, "italic")] if block.words else []))
    return _columns(block, width)


def _item(label: str, text: str) -> Any:
    from rich.text import Text

    line = Text(clean(label), style="bold") if label else Text()
    if label and text:
        line.append(": ", style="bold")
    line.append(clean(text), style="not bold")
    return line


def _table(table: Table) -> Any:
    from rich import box
    from rich.table import Table as RichTable

    drawn = RichTable(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False)
    for column in table.columns:
        drawn.add_column(_text(column), overflow="fold")
    for row in table.rows:
        drawn.add_row(*(_cell(cell) for cell in row))
    return drawn


def _cell(cell: Cell) -> Any:
    return _text(cell.text, STYLES.get(cell.role, ""))


def _columns(block: Columns, width: int) -> Any:
    from rich import box
    from rich.console import Group
    from rich.panel import Panel
    from rich.table import Table as RichTable

    room = width // len(block.parts)
    panels = [
        Panel(Group(*_spaced(inner, room - 4)), title=_text(title.text, f"bold {STYLES.get(title.role, '')}".strip()),
              box=box.ROUNDED, padding=(0, 1))
        for title, inner in block.parts
    ]  # fmt: skip
    if room < 50:
        return Group(*panels)
    grid = RichTable.grid(expand=True, padding=(0, 1))
    for _ in panels:
        grid.add_column(ratio=1)
    grid.add_row(*panels)
    return grid


def _spaced(blocks: list[Block], width: int) -> list[Any]:
    drawn: list[Any] = []
    for number, block in enumerate(blocks):
        if number and not isinstance(blocks[number - 1], Heading):
            drawn.append(_text(""))
        drawn.append(_draw(block, width))
    return drawn
