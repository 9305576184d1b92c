"""Markdown (CommonMark with tables), for reports and web pages; whatever the data holds is escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kurils.base.widths import clean
from kurils.show.elements import Columns, Facts, Heading, Items, Marks, Paragraph, Preformatted, Table

if TYPE_CHECKING:
    from typing import TextIO

    from kurils.show.elements import Block
    from kurils.show.formats import Presentation

_SPECIAL = str.maketrans({char: "\\" + char for char in "\\`*_{}[]<>|#~"})
#: what begins a list, a rule or an underlined heading where a line begins with it
_BEGINS = re.compile(r"^(?:\s*(?=[-+=])|\s*\d{1,9}(?=[.)](?:\s|$)))")
#: what many readers make a link of without any sign of one
_LINKED = re.compile(r"\bwww(?=\.)|\b(?:https?|ftp|mailto|xmpp)(?=:)|(?<=\w)(?=@\w)", re.IGNORECASE)
#: a text that is nothing but an address of the web, which is meant as a link
_ADDRESS = re.compile(r"https?://[^\s<>|]+")


def write(presentation: Presentation, stream: TextIO) -> None:
    """Write the blocks of the presentation."""
    assert presentation.blocks is not None
    stream.write(markdown(presentation.blocks(), marks=presentation.marks()) + "\n")


def markdown(blocks: list[Block], level: int = 0, marks: Marks | None = None) -> str:
    """The blocks as Markdown; `level` is added to that of headings, `marks` are those of the language."""
    return "\n\n".join(_draw(block, level, marks or Marks()) for block in blocks)


def escape(text: str) -> str:
    """The text with everything escaped that Markdown or HTML would read as markup."""
    cleaned = clean(text)
    if _ADDRESS.fullmatch(cleaned):
        return f"<{cleaned}>"
    escaped = _LINKED.sub(r"\g<0>\\", cleaned.replace("&", "&amp;").translate(_SPECIAL))
    return _BEGINS.sub(r"\g<0>\\", escaped)


def _draw(block: Block, level: int, marks: Marks) -> str:
    if isinstance(block, Heading):
        return f"{'#' * min(6, block.level + level)} {escape(block.text)}"
    if isinstance(block, Paragraph):
        return escape(block.text)
    if isinstance(block, Items):
        return "\n".join(_item(label, text, marks) for label, text in block.items)
    if isinstance(block, Facts):
        joins = (marks.comma, marks.clause)
        return "\n".join(_item(fact.label, joins[fact.apart].join(fact.texts), marks) for fact in block.facts)
    if isinstance(block, Table):
        lines = [_row(block.columns), _row(["---"] * len(block.columns), False)]
        return "\n".join([*lines, *(_row([cell.text for cell in row]) for row in block.rows)])
    if isinstance(block, Preformatted):
        fence = "```text\n" + "\n".join(clean(line).replace("```", "'''") for line in block.plain()) + "\n```"
        return f"{fence}\n\n{escape(block.words)}" if block.words else fence
    assert isinstance(block, Columns)
    parts = [
        f"{'#' * min(6, 3 + level)} {escape(title.text)}\n\n{markdown(inner, level + 1, marks)}"
        for title, inner in block.parts
    ]
    return "\n\n".join(parts)


def _item(label: str, text: str, marks: Marks) -> str:
    if label and text:
        return f"- **{escape(label)}**{marks.colon}{escape(text)}"
    return f"- {escape(label or text)}"


def _row(cells: list[str], escaped: bool = True) -> str:
    return "| " + " | ".join(escape(cell) if escaped else cell for cell in cells) + " |"
