"""The answer of `timeline`: bars over time, then every entry in order."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kurils.present.blocks import Block, Cell, Heading, Paragraph, Preformatted, Table
from kurils.render.measure import pad, width_of

if TYPE_CHECKING:
    from kurils.answers import TimelineAnswer, TimelineEntry
    from kurils.wording import Wording

CSV_COLUMNS = ("date", "to", "edtf", "kind", "islands", "text", "document", "sources")
#: what a bar is drawn with: a letter for each holder, so that it reads without colour
MARKS = {"japan": "J", "russia": "R", None: "."}
BAR = 58


def rows(answer: TimelineAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row an entry, lists joined with `;`."""
    table: list[list[str | None]] = [
        [
            entry["date"], entry["to"], entry["edtf"], entry["kind"], ";".join(entry["islands"]), entry["text"],
            entry["document"], ";".join(entry["sources"]),
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
    if "control" in answer["kinds"] and span["from"] < span["to"]:
        result += [Heading(wording.tr("heading.bars")), _bars(answer, wording, names)]
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


def _bars(answer: TimelineAnswer, wording: Wording, names: dict[str, str]) -> Preformatted:
    """One bar an island: who held it over the range, a letter for each holder."""
    first = date.fromisoformat(answer["span"]["from"]).toordinal()
    last = date.fromisoformat(answer["span"]["to"]).toordinal()
    label = max(width_of(names[id]) for id in answer["islands"]) + 2
    size = max(20, min(BAR, 79 - label))
    step = max(1, last - first) / size
    lines: list[str | list[Cell]] = []
    words = []
    for id in answer["islands"]:
        spells = [entry for entry in answer["entries"] if entry["kind"] == "control" and id in entry["islands"]]
        bar = [Cell(pad(names[id], label), "place")]
        for at in range(size):
            day = date.fromordinal(int(first + at * step)).isoformat()
            holder = next((s["state"] for s in spells if s["date"] <= day and (not s["to"] or day < s["to"])), None)
            mark = MARKS.get(holder, "?")
            if len(bar) > 1 and bar[-1].role == (holder or "dim"):
                bar[-1].text += mark
            else:
                bar.append(Cell(mark, holder or "dim"))
        lines.append(bar)
    begin, end = answer["span"]["from"], answer["span"]["to"]
    lines.append(" " * label + begin + " " * max(1, size - len(begin) - len(end)) + end)
    words.append(", ".join(f"{mark} = {wording.state(holder)}" for holder, mark in MARKS.items()))
    return Preformatted(lines, "; ".join(words))
