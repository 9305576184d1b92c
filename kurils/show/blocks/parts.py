"""Long answers in parts, so that a person can ask for those of interest (`--part`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.asking import command as command_line
from kurils.base.errors import NoSuchValue
from kurils.show.elements import Block, Fact, Facts, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kurils.words.wording import Wording

#: the parts of each answer that has parts, in order
DOCUMENT = (
    "summary", "dates", "titles", "parties", "signatories", "place", "languages", "reaches", "articles", "effects",
    "governs", "readings", "variants", "note", "sources",
)  # fmt: skip
EXPLAIN = ("rule", "reasons", "readings", "variants", "rejected", "sources")
COMPARE = ("positions", "others")
#: stands for every part
ALL = "all"


def check(wanted: Iterable[str], known: tuple[str, ...]) -> tuple[str, ...]:
    """The parts wanted, in their usual order. Raises UsageError for one that the answer does not have."""
    asked = set(wanted)
    if ALL in asked:
        return known
    for part in sorted(asked - set(known)):
        raise NoSuchValue(f"this answer has no part {part!r}", part, "parts", (*known, ALL))
    return tuple(part for part in known if part in asked)


def chosen(parts: dict[str, list[Block]], wanted: Collection[str], wording: Wording) -> list[Block]:
    """The blocks of the parts wanted, in their order; one that is empty says so."""
    blocks: list[Block] = []
    for part, content in parts.items():
        if content and part in wanted:
            blocks += content
        elif part in wanted and len(wanted) < len(parts):
            blocks += [Heading(wording.tr(f"heading.{part}")), Paragraph(wording.tr("part.empty"))]
    return blocks


def more(counts: dict[str, int], asked: tuple[str, ...], wording: Wording) -> list[Block]:
    """What a first screen leaves out, `counts` by part, and the command lines that tell it, which begin as `asked`."""
    left = [
        wording.tr("part.count", word=wording.word("part-word", part), part=part, count=count)
        for part, count in counts.items()
        if count
    ]
    if not left:
        return []
    first = next(part for part, count in counts.items() if count)
    return [
        Facts(
            [
                Fact(wording.tr("part.more"), left, apart=False),
                Fact(wording.tr("part.ask"), [command_line(*asked, "--part", first)]),
                Fact(wording.tr("part.all"), [command_line(*asked, "--part", ALL)]),
            ]
        )
    ]
