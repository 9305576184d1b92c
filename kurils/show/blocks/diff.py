"""The answer of `diff`: one table of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.show.blocks.changes import change_table
from kurils.show.elements import Block, Heading, Paragraph

if TYPE_CHECKING:
    from kurils.answers.days import DiffAnswer
    from kurils.words.wording import Wording


def blocks(answer: DiffAnswer, wording: Wording, usual: list[str]) -> list[Block]:
    """The changes between two days for people."""
    first, last = answer["from"]["gregorian"], answer["to"]["gregorian"]
    heading = Heading(wording.tr("diff.title", first=first, last=last), 1)
    if not answer["changes"]:
        return [heading, Paragraph(wording.tr("diff.empty"))]
    return [heading, change_table(answer["changes"], wording, usual)]
