"""The answer of `explain`: the rule, each track with its evidence, both readings, and every dissent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.asking import command as command_line
from kurils.show.blocks.documents import readings, sources
from kurils.show.blocks.parts import chosen, more
from kurils.show.elements import Block, Heading, Items, Paragraph
from kurils.words import days
from kurils.words.phrases import dissent, dissent_in_short, governing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

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


def blocks(
    answer: ExplainAnswer, wording: Wording, names: Mapping[str, str], wanted: Collection[str] = ()
) -> list[Block]:
    """The reasons for people, with what others say in short, or the parts of them that are `wanted`."""
    island = answer["island"]
    if island is None:
        from kurils.show.blocks.changes import change_table

        span, first = days.span(answer["date"]["gregorian"], wording), answer["changes"][0]
        return [
            Heading(wording.tr("explain.changes", island=names[first["island"]], span=span), 1),
            change_table(answer["changes"], wording),
            Paragraph(
                wording.tr("ask.explain-day", command=command_line("explain", first["island"], first["date"])), "dim"
            ),
        ]
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
    date = days.span(answer["date"]["gregorian"], wording)
    title = Heading(wording.tr("explain.title", island=island["name"], date=date, document=document), 1)
    if wanted:
        return [title, *chosen(parts, wanted, wording)]
    short: list[Block] = [title, *parts["rule"], *parts["reasons"]]
    for part in ("variants", "rejected"):
        if lines := [("", dissent_in_short(variant, wording)) for variant in answer[part]]:  # type: ignore[literal-required]
            short += [Heading(wording.tr(f"heading.{part}")), Items(lines)]
    counts = {part: len(found) for part, found in items.items() if part != "reasons"}
    asked = ("explain", island["id"], answer["date"]["gregorian"])
    return [*short, *more({**counts, "sources": len(answer["sources"])}, asked, wording)]
