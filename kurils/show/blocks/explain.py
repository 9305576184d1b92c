"""The answer of `explain`: the rule, each track with its evidence, both readings, and every dissent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.show.blocks.documents import readings, sources
from kurils.show.blocks.parts import chosen
from kurils.show.elements import Block, Heading, Items, Paragraph
from kurils.words.phrases import dissent, governing

if TYPE_CHECKING:
    from collections.abc import Collection

    from kurils.answers.documents import ExplainAnswer
    from kurils.words.wording import Wording

CSV_COLUMNS = ("id", "of", "accepted", "value", "standing", "by", "why", "sources")


def rows(answer: ExplainAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row a variant or rejected claim."""
    table: list[list[str | None]] = [
        [v["id"], v["of"], v["accepted"], v["value"], v["standing"], v["by"], v["why"], ";".join(v["sources"])]
        for v in (*answer["variants"], *answer["rejected"])
    ]
    return CSV_COLUMNS, table


def blocks(answer: ExplainAnswer, wording: Wording, wanted: Collection[str] = ()) -> list[Block]:
    """The reasons for people, or the parts of them that are `wanted`."""
    island = answer["island"]
    document = governing(island["governing_document"], wording)
    items = {
        "reasons": [("", reason) for reason in answer["reasons"]],
        "readings": readings(answer["readings"], wording),
        "variants": [(variant["id"], dissent(variant, wording)) for variant in answer["variants"]],
        "rejected": [(variant["id"], dissent(variant, wording)) for variant in answer["rejected"]],
    }
    parts: dict[str, list[Block]] = {"rule": [Heading(wording.tr("heading.rule")), Paragraph(answer["rule"])]}
    for part, found in items.items():
        parts[part] = [Heading(wording.tr(f"heading.{part}")), Items(found)] if found else []
    parts["sources"] = sources(answer["sources"], wording, answer["places_in_sources"])
    title = Heading(f"{island['name']}, {answer['date']['gregorian']}: {document}", 1)
    return [title, *chosen(parts, wanted, wording)]
