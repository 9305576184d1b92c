"""The few shapes that everything printed for people is made of. Renderers draw them; they know no questions.

Texts are plain: nothing in them is markup, whatever brackets they hold. A `role` (`japan`, `russia`, `dim`, `warn`,
`id`) may be coloured by a renderer; it never carries a meaning that the words do not.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Marks:
    """What the language sets between a label and its text, and between several texts."""

    __slots__ = ("clause", "colon", "comma")

    def __init__(self, colon: str = ": ", comma: str = ", ", clause: str = "; ") -> None:
        self.colon = colon
        self.comma = comma
        self.clause = clause


class Cell:
    """A text with a role."""

    __slots__ = ("role", "text")

    def __init__(self, text: str, role: str = "") -> None:
        self.text = text
        self.role = role


class Heading:
    """A heading; level 1 is the title of the answer."""

    __slots__ = ("level", "text")

    def __init__(self, text: str, level: int = 2) -> None:
        self.text = text
        self.level = level


class Paragraph:
    """Running text, wrapped to the width."""

    __slots__ = ("role", "text")

    def __init__(self, text: str, role: str = "") -> None:
        self.text = text
        self.role = role


class Items:
    """A list of points; each may begin with a label that a renderer sets off."""

    __slots__ = ("items",)

    def __init__(self, items: list[tuple[str, str]]) -> None:
        #: (label, text); the label may be empty
        self.items = items


class Fact:
    """A short line: a label, and texts that stand one after the other with commas, or each on a line of its own.

    Texts with commas are no more than fit on `most` lines; how many are left out is said by `more`. A text apart that
    takes more than one line gives way to that of `short` in its place, where there are such.
    """

    __slots__ = ("apart", "label", "more", "most", "short", "texts")

    def __init__(
        self,
        label: str,
        texts: list[str],
        *,
        apart: bool = True,
        most: int = 0,
        more: Callable[[int], str] | None = None,
        short: list[str] | None = None,
    ) -> None:
        self.label = label
        self.texts = texts
        self.apart = apart
        self.most = most
        self.more = more or str
        self.short = short or texts


class Facts:
    """Short lines, their texts one under the other."""

    __slots__ = ("facts",)

    def __init__(self, facts: list[Fact]) -> None:
        self.facts = facts


class Table:
    """Columns and rows of cells."""

    __slots__ = ("columns", "rows")

    def __init__(self, columns: list[str], rows: list[list[Cell]]) -> None:
        self.columns = columns
        self.rows = rows


class Columns:
    """Blocks side by side where the width allows, one under the other where it does not; each part has a title."""

    __slots__ = ("parts",)

    def __init__(self, parts: list[tuple[Cell, list[Block]]]) -> None:
        self.parts = parts


class Preformatted:
    """Lines to be drawn as they are (a map, bars over time), with a sentence that says the same in words.

    A line is a text, or a list of cells drawn one after the other, each with its role. `fit` draws the lines for
    another width, for renderers that know theirs.
    """

    __slots__ = ("fit", "lines", "words")

    def __init__(
        self,
        lines: Iterable[str | list[Cell]],
        words: str = "",
        fit: Callable[[int], list[list[Cell]]] | None = None,
    ) -> None:
        self.lines: list[list[Cell]] = [[Cell(line)] if isinstance(line, str) else line for line in lines]
        self.words = words
        self.fit = fit

    def at(self, width: int) -> list[list[Cell]]:
        """The lines for a width, where the block can be drawn for any; else the lines as they are."""
        return self.fit(width) if self.fit else self.lines

    def plain(self) -> list[str]:
        """The lines without their roles."""
        return ["".join(cell.text for cell in line) for line in self.lines]


Block = Heading | Paragraph | Items | Facts | Table | Columns | Preformatted


def bands(block: Columns) -> list[tuple[list[Block], ...]]:
    """What of several columns answers to one another: runs of blocks that begin with a heading, or all at once.

    Columns whose blocks are not of the same kinds in the same order have nothing to align, and are one band.
    """
    columns = [inner for _, inner in block.parts]
    if len({tuple(type(inner) for inner in column) for column in columns}) != 1:
        return [tuple(columns)]
    starts = [n for n, inner in enumerate(columns[0]) if n == 0 or isinstance(inner, Heading)]
    return [tuple(column[a:b] for column in columns) for a, b in zip(starts, [*starts[1:], len(columns[0])])]
