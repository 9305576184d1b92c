"""The answer of `explain`: the rule, each track with its evidence, both readings, and every dissent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.present.blocks import Block, Heading, Items, Paragraph
from kurils.present.documents import readings, sources
from kurils.present.status import document_phrase

if TYPE_CHECKING:
    from kurils.answers import ExplainAnswer, Variant
    from kurils.wording import Wording

CSV_COLUMNS = ("id", "of", "accepted", "value", "standing", "by", "why", "sources")


def rows(answer: ExplainAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row a variant or rejected claim."""
    table: list[list[str | None]] = [
        [v["id"], v["of"], v["accepted"], v["value"], v["standing"], v["by"], v["why"], ";".join(v["sources"])]
        for v in (*answer["variants"], *answer["rejected"])
    ]
    return CSV_COLUMNS, table


def blocks(answer: ExplainAnswer, wording: Wording, actors: dict[str, str]) -> list[Block]:
    """The reasons for people."""
    island = answer["island"]
    governing = island["governing_document"]
    document = document_phrase(governing, wording) if governing else wording.tr("nothing-governs")
    result: list[Block] = [
        Heading(f"{island['name']}, {answer['date']['gregorian']}: {document}", 1),
        Heading(wording.tr("heading.rule")),
        Paragraph(answer["rule"]),
        Heading(wording.tr("heading.reasons")),
        Items([("", reason) for reason in answer["reasons"]]),
    ]
    if answer["readings"]:
        found = readings(list(answer["readings"]), wording, actors)
        result += [Heading(wording.tr("heading.readings")), Items(found)]
    for name, dissent in (("variants", answer["variants"]), ("rejected", answer["rejected"])):
        if dissent:
            result += [Heading(wording.tr(f"heading.{name}")), Items([_dissent(v, wording) for v in dissent])]
    return [*result, *sources(answer["sources"], wording)]


def _dissent(variant: Variant, wording: Wording) -> tuple[str, str]:
    parts = {key: variant[key] for key in ("value", "by", "accepted")}
    line = wording.tr("differ.line", of=wording.tr(f"of.{variant['of']}"), **parts)
    return variant["id"], f"{line}. {variant['why']}"
