"""The answer of `map`: the drawn map with its words, and rows of data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.asking import command as command_line
from kurils.show.elements import Block, Heading, Paragraph, Preformatted
from kurils.show.formats import Presentation
from kurils.words.days import beyond_record, in_calendars, span
from kurils.words.phrases import line_basis
from kurils.words.wording import capital

if TYPE_CHECKING:
    from kurils.answers.map import MapAnswer, MapLineChange
    from kurils.record import Record
    from kurils.words.wording import Wording

CSV_COLUMNS = (
    "date", "island", "group", "name", "holder", "polity", "control_kind", "changing_hands", "claimants",
    "governing_document", "title_status", "title_holder",
)  # fmt: skip


def blocks(
    record: Record, answer: MapAnswer, size: tuple[int, int], style: str = "braille", labels: str = ""
) -> list[Block]:
    """The map for people: title, date in its calendars, the picture and the same in words.

    `size` is the columns and rows of the picture. Raises UsageError when they are too few.
    """
    from kurils.maps.names import names_on
    from kurils.maps.scene import make_scene
    from kurils.maps.terminal import draw

    wording = record.wording
    result: list[Block] = [Heading(title(record, answer), 1), Paragraph(capital(in_calendars(answer["date"], wording)))]
    result += [Paragraph(text, "warn") for text in notes(answer, wording)]
    if answer["changes"] or answer["border_changes"]:
        return result + _changes(answer, record)
    scene = make_scene(record, answer)
    names = names_on(scene, record, labels)
    return [*result, Preformatted([*draw(scene, names, wording, *size, style), ""], answer["words"])]


def of_map(
    record: Record, answer: MapAnswer, size: tuple[int, int] = (80, 26), style: str = "braille", labels: str = ""
) -> Presentation:
    """The presentation of a `map` answer; its picture has `size` columns and rows and is drawn in `style`."""
    from kurils.show import features
    from kurils.show.blocks import changes

    return Presentation(
        answer,
        wording=record.wording,
        blocks=lambda: blocks(record, answer, size, style, labels),
        rows=lambda: changes.rows(answer["changes"]) if answer["changes"] else rows(answer),
        features=lambda: features.of_map(record, answer),
        records="changes" if answer["changes"] else "features",
    )


def title(record: Record, answer: MapAnswer) -> str:
    """What the map shows."""
    return next(area["name"] for area in record.dispute["areas"] if area["id"] == answer["area"])


def notes(answer: MapAnswer, wording: Wording) -> list[str]:
    """What a reader must know beside the date: another view than the neutral one, a day after the record's last."""
    found = []
    if answer["view"] != "neutral":
        found.append(wording.party("view", answer["view"]))
    beyond = beyond_record(answer["kurils"], wording)
    return [*found, beyond] if beyond else found


def rows(answer: MapAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row an island of the area, lists joined with `;`."""
    return CSV_COLUMNS, [
        [
            answer["date"]["gregorian"], each["id"], each["group"], each["name"], each["holder"], each["polity"],
            each["control_kind"], str(each["changing_hands"]).lower(), ";".join(each["claimants"]),
            each["governing_document"], each["title_status"], each["title_holder"],
        ]
        for each in answer["features"]
    ]  # fmt: skip


def _changes(answer: MapAnswer, record: Record) -> list[Block]:
    from kurils.show.blocks.changes import change_table
    from kurils.show.elements import Items

    wording = record.wording
    result: list[Block] = [Heading(wording.tr("heading.changes", span=span(answer["date"]["gregorian"], wording)))]
    if answer["changes"]:
        result.append(change_table(answer["changes"], wording))
    moved = [(change["date"], _moved(change, record)) for change in answer["border_changes"]]
    if moved:
        result += [Heading(wording.tr("map.heading.lines")), Items(moved)]
    day = min(change["date"] for change in [*answer["changes"], *answer["border_changes"]])
    return [*result, Paragraph(wording.tr("map.ask-day", command=command_line("map", "--date", day)), "dim")]


def _moved(change: MapLineChange, record: Record) -> str:
    """A line that begins or ends, by its name and on what basis it ran."""
    from kurils.query.border import name_of

    shapes, wording = record.section("shapes"), record.wording
    border = next(entry for entry in shapes["borders"] if entry["id"] == change["border"])
    straits = {strait["id"]: strait for strait in record.section("places")["straits"]}
    name = name_of(border, {line["id"]: line for line in shapes["lines"]}, straits)
    line = wording.tr("map.words.course", name=name, bases=line_basis(border, wording))
    return wording.tr("map.line-begins" if change["begins"] else "map.line-ends", line=line)
