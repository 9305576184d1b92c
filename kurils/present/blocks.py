"""The few shapes that everything printed for people is made of. Renderers draw them; they know no questions.

Texts are plain: nothing in them is markup, whatever brackets they hold. A `role` (`japan`, `russia`, `dim`, `warn`,
`id`) may be coloured by a renderer; it never carries a meaning that the words do not.
"""

from __future__ import annotations


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

    A line is a text, or a list of cells drawn one after the other, each with its role.
    """

    __slots__ = ("lines", "words")

    def __init__(self, lines: list[str] | list[str | list[Cell]], words: str = "") -> None:
        self.lines: list[list[Cell]] = [[Cell(line)] if isinstance(line, str) else line for line in lines]
        self.words = words

    def plain(self) -> list[str]:
        """The lines without their roles."""
        return ["".join(cell.text for cell in line) for line in self.lines]


Block = Heading | Paragraph | Items | Table | Columns | Preformatted
