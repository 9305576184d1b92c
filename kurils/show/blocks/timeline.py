"""The answer of `timeline`: bars over time, then every entry in order."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kurils.show.blocks.bars import bars
from kurils.show.elements import Block, Cell, Heading, Paragraph, Table

if TYPE_CHECKING:
    from kurils.answers.days import TimelineAnswer, TimelineEntry
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


def blocks(answer: TimelineAnswer, wording: Wording, names: dict[str, str]) -> list[Block]:
    """Bars and entries for people; `names` maps island ids to names."""
    span = answer["span"]
    shown = ", ".join(names[id] for id in answer["islands"])
    result: list[Block] = [Heading(wording.tr("timeline.title", islands=shown, first=span["from"], last=span["to"]), 1)]
    if not answer["entries"]:
        return [*result, Paragraph(wording.tr("timeline.empty"))]
    if {"control", "title", "claim"} & {entry["kind"] for entry in answer["entries"]} and span["from"] < span["to"]:
        result += [Heading(wording.tr("heading.bars")), bars(answer, wording, names)]
    columns = [wording.tr(f"column.{name}") for name in ("date", "kind", "islands", "what")]
    table = [
        [
            Cell(_when(entry), "id"),
            Cell(wording.tr(f"timeline.kind.{entry['kind']}")),
            Cell(_where(entry, answer["islands"], wording), "place"),
            Cell(_what(entry), entry["state"] or ""),
        ]
        for entry in answer["entries"]
    ]
    return [*result, Heading(wording.tr("heading.entries")), Table(columns, table)]


def _what(entry: TimelineEntry) -> str:
    return f"{entry['text']} [{entry['document']}]" if entry["kind"] in ("document", "event") else entry["text"]


def _when(entry: TimelineEntry) -> str:
    """The day, or the span that the sources give; of a spell also its last day."""
    begin = entry["edtf"] or entry["date"]
    if entry["to"]:
        last = date.fromordinal(date.fromisoformat(entry["to"]).toordinal() - 1)
        return f"{begin} through {last.isoformat()}"
    return f"{begin} on" if entry["open"] else begin


def _where(entry: TimelineEntry, asked: list[str], wording: Wording) -> str:
    if entry["islands"] == asked and len(asked) == 4:
        return wording.tr("names.all-four")
    return ", ".join(entry["islands"])
