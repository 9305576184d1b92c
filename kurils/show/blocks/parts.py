"""Long answers in parts, so that a person can ask for those of interest (`--part`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.errors import NoSuchValue
from kurils.show.elements import Block, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kurils.words.wording import Wording

#: the parts of each answer that has parts, in order
DOCUMENT = (
    "summary", "dates", "titles", "parties", "signatories", "place", "languages", "reaches", "articles", "effects",
    "governs", "readings", "variants", "note", "sources",
)  # fmt: skip
EXPLAIN = ("rule", "reasons", "readings", "variants", "rejected", "sources")


def check(wanted: Iterable[str], known: tuple[str, ...]) -> tuple[str, ...]:
    """The parts wanted, in their usual order. Raises UsageError for one that the answer does not have."""
    asked = set(wanted)
    for part in sorted(asked - set(known)):
        raise NoSuchValue(f"this answer has no part {part!r}", part, "parts", known)
    return tuple(part for part in known if part in asked)


def chosen(parts: dict[str, list[Block]], wanted: Collection[str], wording: Wording) -> list[Block]:
    """The blocks of the parts wanted, or of all; a part that was asked for and is empty says so."""
    blocks: list[Block] = []
    for part, content in parts.items():
        if content and (not wanted or part in wanted):
            blocks += content
        elif part in wanted:
            blocks += [Heading(wording.tr(f"heading.{part}")), Paragraph(wording.tr("part.empty"))]
    return blocks
