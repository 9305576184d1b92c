"""The answer of `compare`: for each island a column for each party, then everyone else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.show.elements import Block, Cell, Columns, Heading, Items, Paragraph
from kurils.words.phrases import said_since

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kurils.answers.days import CompareAnswer, IslandPositions, PositionEntry
    from kurils.words.wording import Wording

CSV_COLUMNS = ("date", "island", "by", "summary", "since", "documents", "arguments", "certainty", "sources")


def rows(answer: CompareAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row an island and side; lists joined with `;`, arguments with ` | `."""
    table: list[list[str | None]] = []
    for island in answer["islands"]:
        for by, entry in [*island["positions"].items(), *((other["by"], other) for other in island["others"])]:
            if entry is not None:
                table.append([
                    answer["date"]["gregorian"], island["id"], by, entry["summary"], entry["since"],
                    ";".join(entry["documents"]), " | ".join(entry["arguments"]), entry["certainty"],
                    ";".join(entry["sources"]),
                ])  # fmt: skip
    return CSV_COLUMNS, table


def blocks(answer: CompareAnswer, wording: Wording) -> list[Block]:
    """Both positions for people; islands on which everything is the same stand together."""
    result: list[Block] = []
    groups: dict[str, list[str]] = {}
    islands: dict[str, IslandPositions] = {}
    for island in answer["islands"]:
        key = repr((island["positions"], island["others"]))
        groups.setdefault(key, []).append(island["name"])
        islands.setdefault(key, island)
    for key, names in groups.items():
        island = islands[key]
        date = answer["date"]["gregorian"]
        result.append(Heading(wording.tr("compare.title", island=", ".join(names), date=date), 1))
        result.append(_columns(island["positions"], wording, answer["documents"]))
        if island["others"]:
            others = [
                (wording.tr("compare.other", by=wording.state(entry["by"]), since=entry["since"]),
                 entry["summary"])
                for entry in island["others"]
            ]  # fmt: skip
            result += [Heading(wording.tr("heading.others")), Items(others)]
    return result


def _columns(positions: Mapping[str, PositionEntry | None], wording: Wording, titles: dict[str, str]) -> Columns:
    """Both sides with the same sections, so that what answers to one another stands at the same height."""
    entries = positions.values()
    shown = [key for key in ("arguments", "documents", "note") if any(entry and entry[key] for entry in entries)]
    return Columns([
        (Cell(wording.state(side), side), _position(entry, shown, wording, titles))
        for side, entry in positions.items()
    ])  # fmt: skip


def _position(entry: PositionEntry | None, shown: list[str], wording: Wording, titles: dict[str, str]) -> list[Block]:
    if entry is None:
        return [Paragraph(wording.tr("compare.none"))]
    blocks: list[Block] = [
        Paragraph(entry["summary"]),
        Paragraph(said_since(entry, wording), "dim"),
    ]
    items = {
        "arguments": entry["arguments"],
        "documents": [f"{titles.get(id, id)} [{id}]" for id in entry["documents"]],
        "note": [entry["note"]] if entry["note"] else [],
    }
    for key in shown:
        found = [("", text) for text in items[key]] or [("", wording.tr("compare.nothing"))]
        blocks += [Heading(wording.tr(f"heading.{key}"), 3), Items(found)]
    return blocks
