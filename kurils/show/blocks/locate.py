"""The answer of `locate`: where a point lies, who held that place, and on whose side of the day's lines it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.query.locate import FAR_KM
from kurils.show.blocks.changes import change_table
from kurils.show.blocks.status import status_cells, warning
from kurils.show.elements import Block, Cell, Heading, Items, Paragraph, Table
from kurils.words import days, numbers, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from kurils.answers.places import LineSide, LocateAnswer
    from kurils.words.wording import Wording

CSV_COLUMNS = (
    "line", "date", "latitude", "longitude", "island", "group", "nearest", "distance_km", "holder", "polity",
    "control_kind", "claimants", "title_status", "title_holder", "governing_document", "strait", "coast",
)  # fmt: skip


def rows(answers: Iterable[LocateAnswer]) -> tuple[tuple[str, ...], Iterator[list[str | None]]]:
    """One row a point, as they come; lists joined with `;`."""
    return CSV_COLUMNS, map(_csv_row, answers)


def blocks(answer: LocateAnswer, wording: Wording, names: dict[str, str]) -> list[Block]:
    """One point for people; `names` are those of the places."""
    title = wording.tr(
        "locate.title", point=point_words(answer["point"], wording), date=days.in_calendars(answer["date"], wording)
    )
    result: list[Block] = [Heading(title, 1), Paragraph(where(answer, wording, names))]
    if answer["hint"]:
        result.append(Paragraph(wording.tr("locate.hint", point=answer["hint"]), "warn"))
    if answer["distance_km"] > FAR_KM:
        return [*result, Paragraph(wording.tr("locate.far"))]
    result += warning(days.beyond_record(answer["kurils"], wording))
    if answer["strait"]:
        strait = answer["strait"]
        others = wording.clauses(
            name for language, name in strait["names"].items() if language not in ("en", wording.language)
        )
        told = wording.tr(
            "locate.strait", name=strait["name"], names=others, km=numbers.figure(strait["distance_km"], wording)
        )
        result.append(Paragraph(told))
    if answer["changes"]:
        result.append(Paragraph(wording.tr("locate.changes", span=days.span(answer["date"]["gregorian"], wording))))
        return [*result, change_table(answer["changes"], wording)]
    columns = [wording.tr(f"column.{name}") for name in ("island", "held-by", "title", "claimed-by", "document")]
    result.append(Table(columns, [[Cell(answer["name"], "place"), *_status_cells(answer, wording)]]))
    result += warning(phrases.changing_hands(answer["control"], wording) if answer["control"] else "")
    sides = [("", _side(side, wording)) for side in answer["side_of_line"]]
    result.append(Heading(wording.tr("heading.lines-of-day")))
    result.append(Items(sides) if sides else Paragraph(wording.tr("locate.lines.none")))
    if answer["governing_document"]:
        result += [Heading(wording.tr("heading.why")), Paragraph(answer["governing_document"]["why"])]
    return result


def points_blocks(answers: Iterable[LocateAnswer], wording: Wording) -> list[Block]:
    """Several points for people: a row each."""
    columns = [
        wording.tr(f"column.{name}")
        for name in ("line", "point", "date", "nearest", "km", "held-by", "title", "claimed-by")
    ]
    table = []
    for answer in answers:
        on = answer["name"] if answer["island"] else f"({answer['name']})"
        table.append([
            Cell(str(answer["line"] or ""), "id"),
            Cell(point_words(answer["point"], wording)),
            Cell(answer["date"]["gregorian"]),
            Cell(on, "place"),
            Cell(numbers.figure(answer["distance_km"], wording)),
            *_status_cells(answer, wording)[:3],
        ])  # fmt: skip
    return [Table(columns, table), Paragraph(wording.tr("locate.brackets"), "dim")] if table else []


def point_words(point: Any, wording: Wording) -> str:
    """A point with its hemispheres."""
    return numbers.point(point["latitude"], point["longitude"], wording)


def where(answer: LocateAnswer, wording: Wording, names: dict[str, str]) -> str:
    """On which island the point lies, or which is nearest and how far."""
    nearest, name, km = answer["nearest"], answer["name"], numbers.figure(answer["distance_km"], wording)
    if answer["island"]:
        group = names[answer["nearest_group"]]
        key = "locate.on-own" if answer["nearest_group"] == nearest else "locate.on"
        return wording.tr(key, name=name, id=nearest, group=group)
    if answer["coast"]:
        coast = answer["coast"]["name"].partition(" (")[0]
        return wording.tr("locate.coast", coast=coast, name=name, id=nearest, km=km)
    return wording.tr("locate.off", name=name, id=nearest, km=km, shore=point_words(answer["shore"], wording))


def _status_cells(answer: LocateAnswer, wording: Wording) -> list[Cell]:
    if answer["control"] is None:
        return [Cell(wording.tr("locate.several"))] + [Cell("")] * 3
    return status_cells(answer, wording)


def _side(side: LineSide, wording: Wording) -> str:
    kind = "side" if side["side"] else "open"
    return wording.tr(
        f"locate.{kind}.{side['state']}",
        side=wording.state(side["side"]),
        by=wording.state(side["by"]),
        border=side["border"],
        km=numbers.figure(round(side["distance_km"]) if side["distance_km"] >= 10 else side["distance_km"], wording),
    )


def _csv_row(answer: LocateAnswer) -> list[str | None]:
    control, title, governing = answer["control"], answer["title"], answer["governing_document"]
    return [
        str(answer["line"]) if answer["line"] else None, answer["date"]["gregorian"],
        numbers.degrees(answer["point"]["latitude"]), numbers.degrees(answer["point"]["longitude"]),
        answer["island"], answer["group"], answer["nearest"], f"{answer['distance_km']:g}", answer["holder"],
        control and control["polity"], control and control["kind"], ";".join(answer["claimants"]),
        title and title["status"], title and title["holder"], governing and governing["id"],
        answer["strait"] and answer["strait"]["id"], answer["coast"] and answer["coast"]["id"],
    ]  # fmt: skip
