"""The answer of `status`: on one screen, or in full with why each document governs and what else bears on the day."""

from __future__ import annotations

from kurils.answers.cited import best
from kurils.base.asking import command as command_line
from kurils.show.elements import Block, Cell, Fact, Facts, Heading, Items, Paragraph, Table
from kurils.words import brief, days, phrases
from kurils.words.wording import capital

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
#: of all that happened on a day as many documents are told on one screen, and on how many lines what bears on it
MOST_EVENTS, MOST_LINES = 5, 3
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


def brief_rows(
    answer: StatusAnswer, wording: Wording, meta: Mapping[str, Any] | None = None
) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row an island with its sentence, and with the note of its sources where `meta` of the record is given."""
    day = answer["date"]["gregorian"]
    table: list[list[str | None]] = [[day, island["id"], island["brief"]] for island in answer["islands"]]
    if meta is None:
        return BRIEF_COLUMNS, table
    for row, island in zip(table, answer["islands"]):
        row.append(_note([island], answer, wording, meta))
    return (*BRIEF_COLUMNS, "sources"), table


def brief_blocks(answer: StatusAnswer, wording: Wording, meta: Mapping[str, Any] | None = None) -> list[Block]:
    """A paragraph for the islands of which it says the same, and whether the day is later than the checked record.

    With `meta` of the record each is followed by the best sources for it.
    """
    day, on = brief.day_of(answer), brief.when(answer, wording)
    result: list[Block] = []
    for islands in brief.alike(answer["islands"]):
        result.append(Paragraph(brief.sentence(islands, day, on, wording, answer["view"])))
        if meta is not None:
            result.append(Paragraph(_note(islands, answer, wording, meta)))
    result += warning(days.beyond_record(answer["kurils"], wording))
    return result


def _note(islands: list[IslandStatus], answer: StatusAnswer, wording: Wording, meta: Mapping[str, Any]) -> str:
    return brief.note(best(islands, answer["sources"]), meta, wording)


def warning(text: str) -> list[Block]:
    """What a reader must be told beside the answer, if anything."""
    return [Paragraph(text, "warn")] if text else []


def blocks(answer: StatusAnswer, wording: Wording, titles: dict[str, str], usual: list[str]) -> list[Block]:
    """The answer on one screen: table, headline, ids to ask on with.

    `titles` maps document ids to short titles; `usual` are the places of which the answer is when none is named.
    """
    notes = [days.beyond_record(answer["kurils"], wording)]
    if answer["view"] != "neutral":
        notes.insert(0, wording.party("view", answer["view"]))
    result: list[Block] = [Heading(capital(days.in_calendars(answer["date"], wording)), 1)]
    result += warning(wording.clauses(filter(None, notes)))
    if answer["changes"]:
        return [*result, *_changes(answer, wording, usual)]
    islands = answer["islands"]
    documents = [island["governing_document"] for island in islands]
    alike = len({document and document["id"] for document in documents}) == 1
    columns = ["island", "held-by", "title", "claimed-by", *([] if alike else ["document"])]
    rows = [[Cell(island["name"], "place"), *_short_cells(island, wording)][: len(columns)] for island in islands]
    result.append(Table([wording.tr(f"column.{name}") for name in columns], rows))
    if answer["headline"]:
        result.append(Paragraph(answer["headline"]))

    def more(count: int) -> str:
        return wording.tr("short.ids", count=count)

    governs = {_line(document, wording): "" for document in documents if document}
    facts = [Fact(wording.tr("short.governs"), list(governs) or [phrases.governing(None, wording)])]
    events = _events(answer, wording, titles)
    also = {bearing["id"]: "" for island in islands for bearing in island["also"]}
    also = {id: "" for id in also if id not in {document and document["id"] for document in documents}}
    if also:
        # where much happened, what bears on every other day too gives way
        most = MOST_LINES if len(governs) + len(events[0]) < MOST_EVENTS else MOST_LINES - 1
        facts.append(Fact(wording.tr("short.also"), list(also), apart=False, most=most, more=more))
    if events[0]:
        facts.append(Fact(wording.tr("short.on-day"), events[0], short=events[1]))
    moving = [phrases.changing_hands(island["control"], wording) for island in islands]
    if any(moving):
        lines = [wording.labelled(island["name"], line) for island, line in zip(islands, moving) if line]
        facts.append(Fact(wording.tr("short.moving"), lines))
    if differ := {variant["id"]: "" for island in islands for variant in island["variants"]}:
        disputed = max(islands, key=lambda island: len(island["variants"]))
        day = answer["date"]["gregorian"]
        command = command_line("explain", disputed["id"], day)
        said = [wording.count(key, len(differ), command=command) for key in ("short.differ", "short.differ-brief")]
        facts.append(Fact(wording.tr("short.differ.label"), said[:1], short=said[1:]))
    for name, command in _commands(answer, usual).items():
        facts.append(Fact(wording.tr(f"short.{name}"), [command]))
    return [*result, Facts(facts)]


def _commands(answer: StatusAnswer, usual: list[str]) -> dict[str, str]:
    """The command lines that ask on, for the same places and time."""
    ids, day = [island["id"] for island in answer["islands"]], answer["date"]["gregorian"]
    places = [] if ids == usual else ["--all"] if ids[: len(usual)] == usual and len(ids) > len(usual) else ids
    view = [] if answer["view"] == "neutral" else ["--view", answer["view"]]
    compared = [] if places == ["--all"] else places
    return {
        "full": command_line("status", "--full", *places, day, *view),
        "sides": command_line("compare", *compared, day),
    }


def _line(document: Bearing, wording: Wording) -> str:
    return wording.tr("short.title", id=document["id"], document=phrases.governing(document, wording))


def _events(answer: StatusAnswer, wording: Wording, titles: dict[str, str]) -> tuple[list[str], list[str]]:
    """What happened on the day, a document a line, with titles and without; of many the first."""
    found: dict[str, list[str]] = {}
    for event in answer["on_this_day"]:
        told = found.setdefault(event["id"], [])
        if (said := phrases.event(event["event"], None, wording)) not in told:
            told.append(said)
    both: tuple[list[str], list[str]] = ([], [])
    for id, told in found.items():
        events = wording.series(told)
        both[0].append(wording.tr("short.event", document=titles.get(id, id), events=events, id=id))
        both[1].append(wording.tr("short.title", id=id, document=events))
    left = len(found) - MOST_EVENTS
    for lines in both:
        if left > 0:
            lines[MOST_EVENTS - 1 :] = [wording.count("short.events", left + 1)]
    return both


def _changes(answer: StatusAnswer, wording: Wording, usual: list[str]) -> list[Block]:
    from kurils.show.blocks.changes import change_table

    return [
        Heading(wording.tr("heading.changes", span=days.span(answer["date"]["gregorian"], wording))),
        change_table(answer["changes"], wording, usual),
        Paragraph(
            wording.tr("ask.status", command=command_line("status", "--date", answer["changes"][0]["date"])), "dim"
        ),
    ]


def full_blocks(answer: StatusAnswer, wording: Wording, titles: dict[str, str], usual: list[str]) -> list[Block]:
    """The answer with every reason. `titles` maps document ids to short titles."""
    result: list[Block] = [Heading(capital(days.in_calendars(answer["date"], wording)), 1)]
    if answer["view"] != "neutral":
        result.append(Paragraph(wording.party("view", answer["view"]), "warn"))
    result += warning(days.beyond_record(answer["kurils"], wording))
    if answer["changes"]:
        return [*result, *_changes(answer, wording, usual)]
    islands = answer["islands"]
    result.append(_table(islands, wording))
    for island in islands:
        if moving := phrases.changing_hands(island["control"], wording):
            result.append(Paragraph(wording.labelled(island["name"], moving), "warn"))
    whys = _grouped(islands, _governing, wording)
    if whys:
        result += [Heading(wording.tr("heading.why")), Items(whys)]
    also = _grouped(islands, _also, wording)
    if also:
        result += [Heading(wording.tr("heading.also")), Items(also)]
    if answer["on_this_day"]:
        events = [("", f"{_happened(event, wording, titles)} [{event['id']}]") for event in answer["on_this_day"]]
        result += [Heading(wording.tr("heading.on-this-day")), Items(events)]
    differ = _differences(islands, wording)
    if differ:
        day = answer["date"]["gregorian"]
        result.append(Paragraph(differ, "dim"))
        result.append(
            Paragraph(
                wording.tr("ask.explain", command=command_line("explain", islands[0]["id"], "--date", day)), "dim"
            )
        )
    return result


def _happened(event: Mapping[str, Any], wording: Wording, titles: dict[str, str]) -> str:
    title, what = titles.get(event["id"], event["id"]), phrases.event(event["event"], None, wording)
    return wording.tr("timeline.act", document=title, event=what)


def _short_cells(island: IslandStatus, wording: Wording) -> list[Cell]:
    """As `status_cells`, the kind of control by one word and the document by its id."""
    held, *others = status_cells(island, wording)[:3]
    control, document = island["control"], island["governing_document"]
    if control["kind"] in ("military-occupation", "trading-post"):
        held.text = wording.tr(f"short.held.{control['kind']}", holder=wording.state(control["holder"]))
    return [held, *others, Cell(document["id"] if document else wording.tr("none"), "id")]


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


def _governing(island: IslandStatus, wording: Wording) -> list[tuple[str, str]]:
    """The governing document and why it governs, or why none does."""
    governing, ungoverned = island["governing_document"], island["ungoverned"]
    if governing:
        return [(phrases.governing(governing, wording), governing["why"])]
    return [(phrases.governing(None, wording), ungoverned["why"])] if ungoverned else []


def _also(island: IslandStatus, wording: Wording) -> list[tuple[str, str]]:
    """What else bears on the day, and why."""
    return [(phrases.governing(bearing, wording), bearing["why"]) for bearing in island["also"]]


def _grouped(
    islands: list[IslandStatus], pick: Callable[[IslandStatus, Wording], list[tuple[str, str]]], wording: Wording
) -> list[tuple[str, str]]:
    """What is told of several islands, each once for the islands that share it and the reason."""
    groups: dict[tuple[str, str], list[str]] = {}
    for island in islands:
        for told in pick(island, wording):
            groups.setdefault(told, []).append(island["name"])
    result = []
    for (phrase, why), names in groups.items():
        where = "" if len(names) == len(islands) else f" [{wording.clauses(names)}]"
        result.append((f"{phrase}{where}", why))
    return result


def _differences(islands: list[IslandStatus], wording: Wording) -> str:
    """On what sources differ, in one sentence; `explain` gives values and reasons."""
    counts: dict[str, set[str]] = {}
    for island in islands:
        for variant in island["variants"]:
            counts.setdefault(variant["of"], set()).add(variant["id"])
    parts = [
        wording.tr("differ.count", of=wording.tr(f"of.{of}"), count=len(ids)) for of, ids in sorted(counts.items())
    ]
    return wording.tr("differ.summary", parts=wording.series(parts)) if parts else ""
