"""The answer of `status`: a table, why each document governs, what else bears on the day, what happened on it."""

from __future__ import annotations

from kurils.show.elements import Block, Cell, Heading, Items, Paragraph, Table

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
    if answer["kurils"]["beyond_record"]:
        result.append(Paragraph(wording.tr("beyond-record", day=answer["kurils"]["coverage"]["to"]), "warn"))
    return result


def blocks(answer: StatusAnswer, wording: Wording, titles: dict[str, str]) -> list[Block]:
    """The answer for people. `titles` maps document ids to short titles."""
    result: list[Block] = [Heading(date_line(answer, wording), 1)]
    if answer["view"] != "neutral":
        result.append(Paragraph(wording.tr(f"view.{answer['view']}"), "warn"))
    if answer["kurils"]["beyond_record"]:
        result.append(Paragraph(wording.tr("beyond-record", day=answer["kurils"]["coverage"]["to"]), "warn"))
    if answer["changes"]:
        from kurils.show.blocks.changes import change_table

        result.append(Heading(wording.tr("heading.changes", span=answer["date"]["gregorian"])))
        result.append(change_table(answer["changes"], wording, titles))
        result.append(Paragraph(wording.tr("ask.status", day=answer["changes"][0]["date"]), "dim"))
        return result
    islands = answer["islands"]
    result.append(_table(islands, wording))
    span = _moving(islands)
    for name, bounds in span:
        result.append(Paragraph(f"{name}: {wording.tr('changing-hands', span=bounds)}", "warn"))
    whys = _grouped(islands, lambda island: [g] if (g := island["governing_document"]) else [], wording)
    if whys:
        result += [Heading(wording.tr("heading.why")), Items(whys)]
    also = _grouped(islands, lambda island: island["also"], wording)
    if also:
        result += [Heading(wording.tr("heading.also")), Items(also)]
    if answer["on_this_day"]:
        events = [("", f"{titles.get(e['id'], e['id'])}: {wording.tr('event.' + e['event'])} [{e['id']}]")
                  for e in answer["on_this_day"]]  # fmt: skip
        result += [Heading(wording.tr("heading.on-this-day")), Items(events)]
    differ = _differences(islands, wording)
    if differ:
        day = answer["date"]["gregorian"]
        result.append(Paragraph(differ, "dim"))
        result.append(Paragraph(wording.tr("ask.explain", island=islands[0]["id"], day=day), "dim"))
    return result


def date_line(answer: Mapping[str, Any], wording: Wording) -> str:
    """The date in its calendars, each named."""
    from kurils.base.quick import date
    from kurils.dates import long_form

    forms = answer["date"]
    if forms["julian"] is None:
        return wording.tr("date.on", long=forms["gregorian"])
    parts = [wording.tr("date.on", long=long_form(date.fromisoformat(forms["gregorian"])))]
    parts.append(wording.tr("date.julian", date=forms["julian"]))
    if forms["japanese"]:
        parts.append(forms["japanese"])
    return " = ".join(parts)


def document_phrase(bearing: Bearing, wording: Wording) -> str:
    """A document as one phrase: title, article, state."""
    article = f", {wording.tr('article', number=bearing['article'])}" if bearing["article"] else ""
    return f"{bearing['title']}{article} ({wording.tr('document-state.' + bearing['state'])})"


def title_phrase(island: IslandStatus, wording: Wording) -> str:
    """The state of title as one phrase."""
    title = island["title"]
    return wording.tr(f"title.{title['status']}", holder=wording.state(title["holder"]))


def holder_phrase(island: IslandStatus, wording: Wording) -> str:
    """The holder; the kind of control is added when it is not a settled administration."""
    control = island["control"]
    if control["kind"] == "administration":
        return wording.state(control["holder"])
    kind = wording.tr(f"kind.{control['kind']}")
    if control["holder"] is None:
        return f"{wording.state(None)} ({control['polity']})" if control["kind"] == "none" else kind
    return f"{wording.state(control['holder'])} ({kind})"


def _table(islands: Iterable[IslandStatus], wording: Wording) -> Table:
    columns = [wording.tr(f"column.{name}") for name in ("island", "held-by", "title", "claimed-by", "document")]
    table = []
    for island in islands:
        governing = island["governing_document"]
        table.append([
            Cell(island["name"], "place"),
            Cell(holder_phrase(island, wording), island["holder"] or ""),
            Cell(title_phrase(island, wording), island["title"]["holder"] or ""),
            Cell(wording.states(island["claimants"]), island["claimants"][0] if len(island["claimants"]) == 1 else ""),
            Cell(document_phrase(governing, wording) if governing else wording.tr("nothing-governs")),
        ])  # fmt: skip
    return Table(columns, table)


def _moving(islands: Iterable[IslandStatus]) -> list[tuple[str, str]]:
    moving = []
    for island in islands:
        control = island["control"]
        if control["changing_hands"]:
            bounds = [text for text in (control["from_edtf"], control["to_edtf"]) if text and len(text) > 10]
            moving.append((island["name"], " and ".join(bounds)))
    return moving


def _grouped(
    islands: list[IslandStatus], pick: Callable[[IslandStatus], list[Bearing]], wording: Wording
) -> list[tuple[str, str]]:
    """The documents of several islands, each once for the islands that share it and the reason."""
    groups: dict[tuple[str, str], list[str]] = {}
    for island in islands:
        for bearing in pick(island):
            groups.setdefault((document_phrase(bearing, wording), bearing["why"]), []).append(island["name"])
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
