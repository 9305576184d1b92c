"""The answer of `timeline`: bars over time, then every entry in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.show.blocks.bars import bars, states_of
from kurils.show.elements import Block, Cell, Heading, Paragraph, Table
from kurils.words import phrases
from kurils.words.timeline import kind, when

if TYPE_CHECKING:
    from kurils.answers.days import TimelineAnswer, TimelineEntry
    from kurils.answers.dispute import Dispute
    from kurils.words.wording import Wording

CSV_COLUMNS = ("date", "to", "edtf", "kind", "islands", "text", "document", "sources", "state", "value")


def rows(answer: TimelineAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row an entry, lists joined with `;`."""
    table: list[list[str | None]] = [
        [
            entry["date"], entry["to"], entry["edtf"], entry["kind"], ";".join(entry["islands"]), entry["text"],
            entry["document"], ";".join(entry["sources"]), entry["state"], entry["value"],
        ]
        for entry in answer["entries"]
    ]  # fmt: skip
    return CSV_COLUMNS, table


def blocks(
    answer: TimelineAnswer, wording: Wording, names: dict[str, str], whole: list[str], dispute: Dispute
) -> list[Block]:
    """Bars and entries for people; `names` maps island ids to names, `whole` are the default ones."""
    span = answer["span"]
    shown = wording.series(names[id] for id in answer["islands"])
    result: list[Block] = [Heading(wording.tr("timeline.title", islands=shown, first=span["from"], last=span["to"]), 1)]
    if not answer["entries"]:
        return [*result, Paragraph(wording.tr("timeline.empty"))]
    if {"control", "title", "claim"} & {entry["kind"] for entry in answer["entries"]} and span["from"] < span["to"]:
        result += [Heading(wording.tr("heading.bars")), bars(answer, wording, names, whole, states_of(dispute))]
    ids = {id: id for id in answer["islands"]}
    columns = [wording.tr(f"column.{name}") for name in ("date", "kind", "islands", "what")]
    table = [
        [
            Cell(when(entry, wording), "id"),
            Cell(kind(entry, wording)),
            Cell(phrases.places(entry["islands"], ids, whole, wording), "place"),
            Cell(_what(entry), entry["state"] or ""),
        ]
        for entry in answer["entries"]
    ]
    return [*result, Heading(wording.tr("heading.entries")), Table(columns, table)]


def _what(entry: TimelineEntry) -> str:
    return f"{entry['text']} [{entry['document']}]" if entry["kind"] in ("document", "event") else entry["text"]
