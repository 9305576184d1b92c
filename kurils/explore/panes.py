"""What stands in each pane of the explorer, as blocks made of answers of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.widths import clean, pad, width_of, wrap
from kurils.explore.happenings import events
from kurils.show.blocks.answers import of_compare, of_explain
from kurils.show.blocks.status import status_cells
from kurils.show.elements import Block, Cell, Heading, Items, Paragraph, Preformatted
from kurils.show.formats.to_text import column_widths
from kurils.words import phrases
from kurils.words.days import in_calendars
from kurils.words.reasons import control_reason, title_reason
from kurils.words.timeline import kind
from kurils.words.wording import capital

if TYPE_CHECKING:
    from collections.abc import Callable

    from kurils.answers.days import IslandStatus, TimelineEntry
    from kurils.explore.state import State
    from kurils.words.wording import Wording

__all__ = ["MAP_BESIDE", "PANES", "entries", "entry_text", "hanging", "heading", "map_of_day"]

#: narrower panes leave the governing document out of the table; it stands below it
WIDE = 108
#: columns of the map beside another pane, and the rows below which a map is not drawn
MAP_BESIDE, MAP_LEAST = 60, 18
GAP = 2


def heading(state: State, width: int) -> str:
    """The day in its calendars; where the line is too short without the day of the week, then without Japan's."""
    forms, wording = state.status()["date"], state.record.wording
    lines = (
        capital(in_calendars(forms, wording)),
        in_calendars(forms, wording, weekday=False),
        in_calendars({**forms, "japanese": None}, wording, weekday=False),
    )
    return next((line for line in lines if width_of(line) <= width), lines[-1])


def status(state: State, width: int, height: int) -> list[Block]:
    """The table of the listed islands, and of the chosen one which document governs and why."""
    return [Preformatted(_table(state, width)), *_about(state.island_status(), state)]


def _table(state: State, width: int) -> list[str | list[Cell]]:
    wording = state.record.wording
    islands = state.status()["islands"]
    columns = ["island", "held-by", "title", "claimed-by", *(["document"] if width >= WIDE else [])]
    head = [Cell(wording.tr(f"column.{name}"), "chosen") for name in columns]
    head[0].text = "  " + head[0].text
    rows = [head, *(_row(island, island["id"] == state.island, len(columns), wording) for island in islands)]
    widths = column_widths([[cell.text for cell in row] for row in rows], width)
    lines: list[str | list[Cell]] = []
    for row in rows:
        parts = [_folded(cell.text, size) for cell, size in zip(row, widths)]
        for at in range(max(map(len, parts))):
            line = []
            for cell, part, size in zip(row, parts, widths):
                line.append(Cell(pad(part[at] if at < len(part) else "", size + GAP), cell.role))
            lines.append(line)
    return lines


def _folded(text: str, width: int) -> list[str]:
    """Lines of a cell; the mark of the chosen island, or its place, is kept."""
    mark = text[:2] if text[:2] in ("▸ ", "  ") else ""
    return [
        (mark if number == 0 else " " * len(mark)) + line
        for number, line in enumerate(wrap(text[len(mark) :], width - len(mark)))
    ]


def _row(island: IslandStatus, chosen: bool, columns: int, wording: Wording) -> list[Cell]:
    name = Cell(("▸ " if chosen else "  ") + island["name"], "place")
    return [name, *status_cells(island, wording)][:columns]


def _about(island: IslandStatus, state: State) -> list[Block]:
    wording = state.record.wording
    tr, governing = wording.tr, island["governing_document"]
    result: list[Block] = []
    if moving := phrases.changing_hands(island["control"], wording):
        result.append(Paragraph(wording.labelled(island["name"], moving), "warn"))
    result.append(Heading(tr("explore.governs", document=phrases.governing(governing, wording))))
    result.append(Paragraph(governing["why"] if governing else tr("rule.none")))
    if island["also"]:
        also = [(phrases.governing(bearing, wording), bearing["why"]) for bearing in island["also"]]
        result += [Heading(tr("heading.also")), Items(also)]
    result += [Heading(tr("column.held-by")), Paragraph(control_reason(island, wording))]
    result += [Heading(tr("column.title")), Paragraph(title_reason(island, wording))]
    return [*result, Heading(tr("explore.quote")), Paragraph(island["brief"])]


def why(state: State, width: int, height: int) -> list[Block]:
    """The reasons, the readings, the variants and the sources: what `explain` prints."""
    blocks = of_explain(state.record, state.explain(), ("all",)).blocks
    assert blocks is not None
    return blocks()


def positions(state: State, width: int, height: int) -> list[Block]:
    """Both positions on the chosen island side by side, then the others: what `compare` prints."""
    blocks = of_compare(state.record, state.compare(), ("all",)).blocks
    assert blocks is not None
    return blocks()


def map_of_day(state: State, width: int, height: int) -> list[Block]:
    """The map of the day in the room that there is, the same in words below it."""
    return state.drawn_map(width, max(height, MAP_LEAST))


#: pane -> its blocks for a width and a height
PANES: dict[str, Callable[[State, int, int], list[Block]]] = {
    "status": status,
    "events": lambda state, width, height: events(state),
    "why": why,
    "positions": positions,
    "map": map_of_day,
}


def entries(state: State, kinds: tuple[str, ...] = ()) -> list[TimelineEntry]:
    """The entries of the timeline, all or of some kinds."""
    return [entry for entry in state.timeline()["entries"] if not kinds or entry["kind"] in kinds]


def entry_text(entry: TimelineEntry, state: State, width: int) -> str:
    """An entry of the timeline, the day in front."""
    wording = state.record.wording
    text = entry["text"]
    if entry["kind"] in ("control", "title", "claim"):
        text = f"◆ {wording.labelled(kind(entry, wording), text)}"
        if entry["to"]:
            text = wording.noted(text, wording.spell(entry["date"], entry["to"]))
    if entry["islands"] != state.islands:
        text += f" [{wording.series(state.record.names[id] for id in entry['islands'])}]"
    day = entry["edtf"] if entry["edtf"] and len(entry["edtf"]) <= 10 else entry["date"]
    return hanging(day, text, width)


def hanging(day: str, text: str, width: int) -> str:
    """A day and a text beside it, wrapped."""
    first, *rest = wrap(clean(text), max(width - 12, 20))
    return "\n".join([f"{day}{' ' * (12 - width_of(day))}{first}", *(" " * 12 + line for line in rest)])
