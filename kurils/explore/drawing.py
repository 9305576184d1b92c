"""Blocks as something that Rich, and so Textual, draws. Every text reaches it as `Text`, never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.base.widths import clean, narrowest, width_of, wrap
from kurils.show.elements import Cell, Columns, Facts, Heading, Items, Marks, Paragraph, Preformatted, Table, bands
from kurils.show.formats.to_terminal import STYLES, style_of

if TYPE_CHECKING:
    from kurils.show.elements import Block
    from kurils.show.formats.to_terminal import Palette


class Drawing:
    """The blocks as one thing that Rich, and so Textual, draws at whatever width it is given.

    `side_by_side` is the narrowest column in which parts still stand beside one another; `palette` gives the styles of
    states, `marks` are those of the language.
    """

    def __init__(
        self,
        blocks: list[Block],
        side_by_side: int = 50,
        palette: Palette | None = None,
        marks: Marks | None = None,
    ) -> None:
        self.blocks = blocks
        self.marks = marks or Marks()
        self.side_by_side = side_by_side
        self.styles = {**STYLES, **(palette or {})}

    def __rich_console__(self, console: Any, options: Any) -> Any:
        """Draw each block, one empty line between them."""
        for number, block in enumerate(self.blocks):
            before = self.blocks[number - 1] if number else None
            # a heading stands close to its matter, the title of the answer apart
            if before is not None and not (isinstance(before, Heading) and before.level > 1):
                yield _text("")
            yield _draw(block, self.styles, options.max_width, self.marks, self.side_by_side)


class _Lines:
    """A text whose lines end where its language lets them, of which Rich knows nothing; its label is bold."""

    def __init__(self, text: str, style: str = "", label: str = "") -> None:
        self.label, self.text, self.style = clean(label), clean(label + text), style

    def __rich_measure__(self, console: Any, options: Any) -> Any:
        """From the widest part that is not parted to the whole text in one line."""
        from rich.measure import Measurement

        least = narrowest(self.text, options.max_width)
        return Measurement(least, width_of(self.text)).with_maximum(options.max_width)

    def __rich_console__(self, console: Any, options: Any) -> Any:
        """The text in lines of the width that there is."""
        from rich.text import Text

        left = len(self.label)
        for line in wrap(self.text, options.max_width):
            drawn = Text(line, style=self.style, overflow="fold")
            drawn.stylize("bold", 0, max(0, min(left, len(line))))
            # where a line ended at a blank, that is gone from it
            left -= len(line) + 1
            yield drawn


def _text(text: str, style: str = "") -> Any:
    from rich.text import Text

    return Text(clean(text), style=style) if text.isascii() else _Lines(text, style)


def _draw(block: Block, styles: Palette, width: int, marks: Marks, side_by_side: int = 50) -> Any:
    from rich.console import Group

    if isinstance(block, Heading):
        return _text(block.text, "bold" if block.level > 1 else "bold underline")
    if isinstance(block, Paragraph):
        return _text(block.text, styles.get(block.role, ""))
    if isinstance(block, Items):
        return _items(block, marks)
    if isinstance(block, Facts):
        joins = (marks.comma, marks.clause)
        return _items(Items([(fact.label, joins[fact.apart].join(fact.texts)) for fact in block.facts]), marks)
    if isinstance(block, Table):
        return _table(block, styles)
    if isinstance(block, Preformatted):
        from rich.text import Text

        lines = [
            Text.assemble(*((clean(cell.text), style_of(cell.role, styles)) for cell in line), no_wrap=True)
            for line in block.at(width)
        ]
        return Group(*lines, *([_text(block.words, "italic")] if block.words else []))
    return _columns(block, styles, width, marks, side_by_side)


def _items(block: Items, marks: Marks) -> Any:
    """Points with a dash each, their lines one under the other."""
    from rich.padding import Padding
    from rich.table import Table as RichTable

    grid = RichTable.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for label, text in block.items:
        grid.add_row("-", _item(label, text, marks))
    return Padding(grid, (0, 0, 0, 2))


def _item(label: str, text: str, marks: Marks) -> Any:
    from rich.text import Text

    if not (label + text).isascii():
        return _Lines(text, label=label + marks.colon if label and text else label)
    line = Text(clean(label), style="bold") if label else Text()
    if label and text:
        line.append(marks.colon, style="bold")
    line.append(clean(text), style="not bold")
    return line


def _table(table: Table, styles: Palette) -> Any:
    from rich import box
    from rich.table import Table as RichTable

    drawn = RichTable(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False)
    for column in table.columns:
        drawn.add_column(_text(column), overflow="fold")
    for row in table.rows:
        drawn.add_row(*(_cell(cell, styles) for cell in row))
    return drawn


def _cell(cell: Cell, styles: Palette) -> Any:
    return _text(cell.text, styles.get(cell.role, ""))


def _columns(block: Columns, styles: Palette, width: int, marks: Marks, side_by_side: int) -> Any:
    from rich import box
    from rich.console import Group
    from rich.panel import Panel
    from rich.table import Table as RichTable
    from rich.text import Text

    room = width // len(block.parts)
    titles = [Text(clean(title.text), f"bold {styles.get(title.role, '')}".strip()) for title, _ in block.parts]
    if room < side_by_side:
        inner = [Group(*_spaced(blocks, styles, width - 4, marks)) for _, blocks in block.parts]
        return Group(*(Panel(part, title=title, box=box.ROUNDED) for title, part in zip(titles, inner)))
    # one frame, a line between the columns, and what answers to one another at the same height
    frame = RichTable(box=box.ROUNDED, expand=True, padding=(0, 1))
    for title in titles:
        frame.add_column(title, ratio=1, overflow="fold")
    for number, band in enumerate(bands(block)):
        if number:
            frame.add_row(*("" for _ in band))
        frame.add_row(*(Group(*_spaced(blocks, styles, room - 4, marks)) for blocks in band))
    return frame


def _spaced(blocks: list[Block], styles: Palette, width: int, marks: Marks) -> list[Any]:
    drawn: list[Any] = []
    for number, block in enumerate(blocks):
        if number and not isinstance(blocks[number - 1], Heading):
            drawn.append(_text(""))
        drawn.append(_draw(block, styles, width, marks))
    return drawn
