"""The answer of `status`: a table, why each document governs, what else bears on the day, what happened on it."""

from __future__ import annotations

from kurils.show.elements import Block, Cell, Heading, Items, Paragraph, Table
from kurils.words import days, phrases

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from kurils.answers.days import Bearing, IslandStatus, StatusAnswer
    from kurils.words.wording import Wording

CSV_COLUMNS = (
    "date", "island", "holder", "polity", "claimants", "governing_document", "article", "state", "title_status",
    "title_holder",
)  # fmt: skip
BRIEF_COLUMNS = ("date", "island", "brief")


def rows(answer: StatusAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row an island, lists joined with `;`; of a span in which something changed, its changes."""
    if answer["changes"]:
        from kurils.show.blocks import changes

        return changes.rows(answer["changes"])
    day = answer["date"]["gregorian"]
    table: list[list[str | None]] = []
    for island in answer["islands"]:
        governing = island["governing_document"]
        table.append([
            day, island["id"], island["holder"], island["control"]["polity"], ";".join(island["claimants"]),
            governing and governing["id"], governing and governing["article"], governing and governing["state"],
            island["title"]["status"], island["title"]["holder"],
        ])  # fmt: skip
    return CSV_COLUMNS, table


def brief_rows(answer: StatusAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row an island with its sentence."""
    day = answer["date"]["gregorian"]
    return BRIEF_COLUMNS, [[day, island["id"], island["brief"]] for island in answer["islands"]]


def brief_blocks(answer: StatusAnswer, wording: Wording) -> list[Block]:
    """One paragraph an island, and whether the day is later than the checked record."""
    result: list[Block] = [Paragraph(island["brief"]) for island in answer["islands"]]
    result += warning(days.beyond_record(answer["kurils"], wording))
    return result


def warning(text: str) -> list[Block]:
    """What a reader must be told beside the answer, if anything."""
    return [Paragraph(text, "warn")] if text else []


def blocks(answer: StatusAnswer, wording: Wording, titles: dict[str, str]) -> list[Block]:
    """The answer for people. `titles` maps document ids to short titles."""
    result: list[Block] = [Heading(days.in_calendars(answer["date"], wording), 1)]
    if answer["view"] != "neutral":
        result.append(Paragraph(wording.party("view", answer["view"]), "warn"))
    result += warning(days.beyond_record(answer["kurils"], wording))
    if answer["changes"]:
        from kurils.show.blocks.changes import change_table

        result.append(Heading(wording.tr("heading.changes", span=answer["date"]["gregorian"])))
        result.append(change_table(answer["changes"], wording))
        result.append(Paragraph(wording.tr("ask.status", day=answer["changes"][0]["date"]), "dim"))
        return result
    islands = answer["islands"]
    result.append(_table(islands, wording))
    for island in islands:
        if moving := phrases.changing_hands(island["control"], wording):
            result.append(Paragraph(f"{island['name']}: {moving}", "warn"))
    whys = _grouped(islands, lambda island: [g] if (g := island["governing_document"]) else [], wording)
    if whys:
        result += [Heading(wording.tr("heading.why")), Items(whys)]
    also = _grouped(islands, lambda island: island["also"], wording)
    if also:
        result += [Heading(wording.tr("heading.also")), Items(also)]
    if answer["on_this_day"]:
        events = [("", f"{titles.get(e['id'], e['id'])}: {phrases.event(e['event'], None, wording)} [{e['id']}]")
                  for e in answer["on_this_day"]]  # fmt: skip
        result += [Heading(wording.tr("heading.on-this-day")), Items(events)]
    differ = _differences(islands, wording)
    if differ:
        day = answer["date"]["gregorian"]
        result.append(Paragraph(differ, "dim"))
        result.append(Paragraph(wording.tr("ask.explain", island=islands[0]["id"], day=day), "dim"))
    return result


def status_cells(island: Mapping[str, Any], wording: Wording) -> list[Cell]:
    """Holder, title, claimants and governing document of a place as cells of a table."""
    claimants = island["claimants"]
    return [
        Cell(phrases.holder(island, wording), island["holder"] or ""),
        Cell(phrases.owner(island, wording), island["title"]["holder"] or ""),
        Cell(wording.states(claimants), claimants[0] if len(claimants) == 1 else ""),
        Cell(phrases.governing(island["governing_document"], wording)),
    ]


def _table(islands: Iterable[IslandStatus], wording: Wording) -> Table:
    columns = [wording.tr(f"column.{name}") for name in ("island", "held-by", "title", "claimed-by", "document")]
    table = []
    for island in islands:
        table.append([
            Cell(island["name"], "place"),
            *status_cells(island, wording),
        ])  # fmt: skip
    return Table(columns, table)


def _grouped(
    islands: list[IslandStatus], pick: Callable[[IslandStatus], list[Bearing]], wording: Wording
) -> list[tuple[str, str]]:
    """The documents of several islands, each once for the islands that share it and the reason."""
    groups: dict[tuple[str, str], list[str]] = {}
    for island in islands:
        for bearing in pick(island):
            groups.setdefault((phrases.governing(bearing, wording), bearing["why"]), []).append(island["name"])
    result = []
    for (phrase, why), names in groups.items():
        where = "" if len(names) == len(islands) else f" [{'; '.join(names)}]"
        result.append((f"{phrase}{where}", why))
    return result


def _differences(islands: list[IslandStatus], wording: Wording) -> str:
    """On what sources differ, in one sentence; `explain` gives values and reasons."""
    counts: dict[str, set[str]] = {}
    for island in islands:
        for variant in island["variants"]:
            counts.setdefault(variant["of"], set()).add(variant["id"])
    parts = [f"{wording.tr('of.' + of)} ({len(ids)})" for of, ids in sorted(counts.items())]
    return wording.tr("differ.summary", parts=", ".join(parts)) if parts else ""
