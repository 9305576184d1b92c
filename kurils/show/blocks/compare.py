"""The answer of `compare`: for each island a column for each party, then everyone else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.asking import command as command_line
from kurils.show.elements import Block, Cell, Columns, Fact, Facts, Heading, Items, Paragraph
from kurils.words import days
from kurils.words.phrases import said_since

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

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


def blocks(answer: CompareAnswer, wording: Wording, wanted: Collection[str] = ()) -> list[Block]:
    """Both positions for people, or the parts that are `wanted`; islands on which everything is the same together."""
    result: list[Block] = []
    if answer["changes"]:
        return _changes(answer, wording)
    groups: dict[str, list[IslandPositions]] = {}
    for island in answer["islands"]:
        key = repr((island["positions"], island["others"]))
        groups.setdefault(key, []).append(island)
    for alike in groups.values():
        island, date = alike[0], answer["date"]["gregorian"]
        names = wording.series(each["name"] for each in alike)
        result.append(Heading(wording.tr("compare.title", island=names, date=days.span(date, wording)), 1))
        if not wanted or "positions" in wanted:
            result.append(_columns(island["positions"], wording, answer["documents"]))
        if island["others"] and not wanted:
            said = {
                wording.tr("compare.other", by=wording.state(entry["by"]), since=entry["since"]): ""
                for entry in island["others"]
            }
            fact = Fact(wording.tr("heading.others"), list(said), apart=False)
            command = command_line("compare", *(each["id"] for each in alike), date, "--part", "others")
            result.append(Facts([fact, Fact(wording.tr("part.ask"), [command])]))
        if "others" in wanted:
            others = [
                (wording.tr("compare.other", by=wording.state(entry["by"]), since=entry["since"]),
                 entry["summary"])
                for entry in island["others"]
            ]  # fmt: skip
            result.append(Heading(wording.tr("heading.others")))
            result.append(Items(others) if others else Paragraph(wording.tr("part.empty")))
    return result


def _changes(answer: CompareAnswer, wording: Wording) -> list[Block]:
    span, first = days.span(answer["date"]["gregorian"], wording), answer["changes"][0]
    said: dict[tuple[str, str, str | None], list[str]] = {}
    for change in answer["changes"]:
        said.setdefault((change["date"], change["by"], change["after"]), []).extend(change["islands"])
    items = [
        (
            wording.tr("compare.change", date=day, by=wording.state(by), islands=wording.series(islands)),
            text or wording.tr("compare.silent"),
        )
        for (day, by, text), islands in said.items()
    ]
    return [
        Heading(wording.tr("compare.changes", span=span), 1),
        Items(items),
        Paragraph(wording.tr("ask.compare", command=command_line("compare", first["date"])), "dim"),
    ]


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
