"""The answers of `islands` and `island`: the list with its figures, and one place whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.asking import command as command_line
from kurils.base.names import MARK
from kurils.show.elements import Block, Cell, Heading, Items, Paragraph, Table
from kurils.words.names import found_by
from kurils.words.numbers import figure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from kurils.answers.dispute import Dispute
    from kurils.answers.places import IslandAnswer, IslandLine, IslandsAnswer, Name, PublishedArea
    from kurils.words.wording import Wording

FIGURE_COLUMNS = (
    "figure", "value", "unit", "of", "side", "edition", "date", "certainty", "note", "sources",
)  # fmt: skip


#: what the record writes where a source does not say
NOT_STATED = "not stated"


def rows(answer: IslandsAnswer, dispute: Dispute) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row an island or islet."""
    languages, away = dispute["languages"], [f"{each['id']}_km" for each in dispute["references"]]
    columns = (
        "id", "group", "name", *(f"name_{language}" for language in languages),
        *(f"{side}_area_{key}" for side in dispute["sides"] for key in ("km2", "edition")),
        "computed_area_km2", "perimeter_km", "latitude", "longitude", *away,
    )  # fmt: skip
    table: list[list[str | None]] = []
    for line in answer["islands"]:
        figures: Mapping[str, Any] = line["figures"] or {}
        centre: Mapping[str, Any] = figures.get("centre", {})
        table.append([
            line["id"], line["group"], line["name"], *(line["names"].get(language) for language in languages),
            *(area and area[key] for area in line["areas"].values() for key in ("printed", "edition")),
            *(_text(figures.get(key)) for key in ("area_km2", "perimeter_km")),
            _text(centre.get("latitude")), _text(centre.get("longitude")),
            *(_text(figures.get(key)) for key in away),
        ])  # fmt: skip
    return columns, table


def blocks(answer: IslandsAnswer, wording: Wording, dispute: Dispute) -> list[Block]:
    """Areas as each side gives them and as computed, then where the islands lie; territory by territory."""
    areas: list[list[Cell]] = []
    places: list[list[Cell]] = []
    for group in answer["groups"]:
        members = [line for line in answer["islands"] if line["group"] == group["id"]]
        lines = [(line["name"], line) for line in members]
        if len(members) > 1:
            lines.append((wording.tr("islands.together", name=group["name"]), group))
        for name, line in lines:
            areas.append(_area_row(name, line, wording))
        places += [_place_row(line, dispute, wording) for line in members]
    column = {name: wording.tr(f"column.{name}") for name in ("island", "id", "computed-km2", "centre", "shore")}
    away = [wording.tr("column.reference", name=each["short"]) for each in dispute["references"]]
    sides = [wording.state(side) for side in dispute["sides"]]
    example = answer["islands"][0]["id"] if answer["islands"] else ""
    return [
        Heading(wording.tr("islands.title"), 1),
        Heading(wording.tr("islands.areas")),
        Table([column["island"], column["id"], *sides, column["computed-km2"]], areas),
        Paragraph(wording.tr("islands.editions"), "dim"),
        Heading(wording.tr("islands.where")),
        Table([column["island"], column["centre"], *away, column["shore"]], places),
        Paragraph(
            wording.tr("islands.more", all=command_line("islands", "--all"), one=command_line("island", example)), "dim"
        ),
        Paragraph(answer["attribution"], "dim"),
    ]


def island_rows(answer: IslandAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row a figure: published ones with side and edition, computed ones without."""
    island: Mapping[str, Any] = answer["island"]
    table: list[list[str | None]] = []
    kinds = (("area", "areas"), ("height", "heights"), ("distance", "distances"), ("people", "population"))
    for name, key in kinds:
        for row in island[key]:
            table.append([
                name, row.get("printed") or str(row["value"]), row.get("unit"), row.get("of"), row["side"],
                row.get("edition"), row.get("edtf") or row.get("date"), row["certainty"], row["note"],
                ";".join(row["sources"]),
            ])  # fmt: skip
    for of, figures in island["figures"].items():
        if figures:
            for key in (key for key in figures if key.endswith(("_km2", "_km"))):
                unit = key.rpartition("_")[2]
                name = f"computed {key.rpartition('_')[0]}"
                table.append([name, _text(figures[key]), unit, of, None, None, None, None, figures["method"], None])
    return FIGURE_COLUMNS, table


def island_blocks(answer: IslandAnswer, wording: Wording, dispute: Dispute) -> list[Block]:
    """One place for people."""
    island, names = answer["island"], answer["names"]
    result: list[Block] = [Heading(f"{island['name']} [{island['id']}]", 1)]
    if answer["found_by"]:
        result.append(Paragraph(found_by(answer["found_by"], wording)))
    if island["group"] != island["id"]:
        group = f"{names[island['group']]} [{island['group']}]"
        result.append(Paragraph(wording.tr("island.group", group=group)))
    if island["treaty_1875_no"]:
        result.append(Paragraph(wording.tr("island.treaty-no", number=island["treaty_1875_no"])))
    result += [Heading(wording.tr("heading.names")), _names(answer, wording)]
    if island["ainu"]:
        result += [Heading(wording.tr("heading.origin")), Paragraph(island["ainu"])]
    if island["areas"]:
        result += [Heading(wording.tr("heading.areas")), *_areas(island["areas"], wording)]
    result += [Heading(wording.tr("heading.computed")), *_figures(answer, wording, dispute)]
    if island["distances"]:
        distances = [
            (
                wording.tr("island.distance", km=figure(row["printed"], wording), reference=row["reference"]),
                _marks(row, wording),
            )
            for row in island["distances"]
        ]
        result += [Heading(wording.tr("heading.published-distances")), Items(distances)]
    result += _heights(answer, wording) + _people(answer, wording) + _codes(answer, wording)
    if island["members"]:
        result += [Heading(wording.tr("heading.members"))]
        result.append(Items([("", f"{names.get(id, island['name'])} [{id}]") for id in island["members"]]))
    notes = dict.fromkeys(polygon["note"] or wording.tr("figures.detail-unknown") for polygon in island["polygons"])
    polygon = [*notes, answer["attribution"]] if notes else [wording.tr("figure.none")]
    result += [Heading(wording.tr("heading.polygon")), Items([("", text) for text in polygon])]
    if island["note"]:
        result += [Heading(wording.tr("heading.note")), Paragraph(island["note"])]
    return [
        *result,
        Paragraph(
            wording.tr("island.ask", command=command_line("status", island["id"], "--date", "1905-09-05")), "dim"
        ),
    ]


def _area_row(name: str, line: IslandLine, wording: Wording) -> list[Cell]:
    published = []
    for side, area in line["areas"].items():
        edition = _stated(area["edition"], wording) if area else ""
        published.append(Cell(wording.noted(figure(area["printed"], wording), edition) if area else "-", side))
    figures = line["figures"]
    return [
        Cell(name, "place"),
        Cell(line["id"], "id"),
        *published,
        Cell(_figure(figures and figures["area_km2"], wording)),
    ]


def _place_row(line: IslandLine, dispute: Dispute, wording: Wording) -> list[Cell]:
    figures: Mapping[str, Any] | None = line["figures"]
    if figures is None:
        return [Cell(line["name"], "place"), *(Cell("-") for _ in range(2 + len(dispute["references"])))]
    centre = {axis: f"{figures['centre'][axis]:.3f}" for axis in ("latitude", "longitude")}
    return [
        Cell(line["name"], "place"),
        Cell(f"{centre['latitude']} {centre['longitude']}"),
        *(Cell(_km(figures[f"{each['id']}_km"], wording)) for each in dispute["references"]),
        Cell(figure(f"{figures['perimeter_km']:.1f}", wording)),
    ]


def _names(answer: IslandAnswer, wording: Wording) -> Items:
    island = answer["island"]
    lines = [
        (wording.name_kind(language), wording.clauses(_name(name, wording) for name in forms))
        for language, forms in island["names"].items()
    ]
    if island["aliases"]:
        lines.append((wording.tr("name.aliases"), wording.series(island["aliases"])))
    return Items(lines)


def _name(name: Name, wording: Wording) -> str:
    marks = [wording.tr(f"certainty.{name['certainty']}")] if name["certainty"] else []
    marks += [name["note"]] if name["note"] else []
    return wording.noted(name["form"], *marks)


def _areas(areas: list[PublishedArea], wording: Wording) -> list[Block]:
    """The areas in a table, then how each was taken and what is to be said of it."""
    columns = [wording.tr(f"column.{key}") for key in ("published-km2", "of", "side", "edition", "certainty")]
    table = [
        [
            Cell(figure(area["printed"], wording)),
            Cell(wording.tr(f"of.{area['of']}")),
            Cell(_side(area, wording), area["side"]),
            Cell(_edition(area, wording)),
            Cell(wording.tr(f"certainty.{area['certainty']}")),
        ]
        for area in areas
    ]
    told: dict[str, list[str]] = {}
    for area in areas:
        method = _stated(area["method"], wording)
        *before, last = [part.rstrip(".") for part in (method, area["note"]) if part] or [""]
        if last:
            text = wording.sentences([*map(wording.stopped, before), last])
            told.setdefault(text, []).append(figure(area["printed"], wording))
    return [
        Table(columns, table),
        *([Items([(wording.clauses(of), text) for text, of in told.items()])] if told else []),
    ]


def _figures(answer: IslandAnswer, wording: Wording, dispute: Dispute) -> list[Block]:
    figures = answer["island"]["figures"]
    lines = [
        (label, _figure_line(found, wording, dispute))
        for label, found in (
            (wording.tr("figure.alone"), figures["island"]),
            (wording.tr("figure.together"), figures["group"]),
        )
        if found
    ]
    if not lines:
        return [Paragraph(wording.tr("figure.none"))]
    method = (figures["island"] or figures["group"] or {"method": ""})["method"]
    return [Items(lines), Paragraph(method, "dim")]


def _figure_line(figures: Mapping[str, Any], wording: Wording, dispute: Dispute) -> str:
    shape = wording.tr(
        "figure.line",
        area=_figure(figures["area_km2"], wording),
        perimeter=_figure(figures["perimeter_km"], wording),
        **{side: f"{figures['extent'][side]:.4f}" for side in ("south", "north", "west", "east")},
        **{axis: f"{figures['centre'][axis]:.4f}" for axis in ("latitude", "longitude")},
    )
    away = [
        wording.tr("figure.reference", km=_km(figures[f"{each['id']}_km"], wording), name=each["name"])
        for each in dispute["references"]
    ]
    return wording.clauses([shape, wording.series(away)]) if away else shape


def _heights(answer: IslandAnswer, wording: Wording) -> list[Block]:
    heights = answer["island"]["heights"]
    if not heights:
        return []
    columns = [wording.tr(f"column.{key}") for key in ("value", "summit", "side", "edition", "certainty", "note")]
    table = [
        [
            Cell(wording.tr(f"unit.{row['unit']}", number=figure(row["printed"], wording))),
            Cell(row["summit"] or "-"),
            Cell(_side(row, wording), row["side"]),
            Cell(row["edition"] or "-"),
            Cell(wording.tr(f"certainty.{row['certainty']}")),
            Cell(row["note"] or "-"),
        ]
        for row in heights
    ]
    return [Heading(wording.tr("heading.heights")), Table(columns, table)]


def _people(answer: IslandAnswer, wording: Wording) -> list[Block]:
    people = answer["island"]["population"]
    if not people:
        return []
    columns = [wording.tr(f"column.{key}") for key in ("day", "people", "households", "side", "certainty", "where")]
    table = [
        [
            Cell(row["edtf"] or row["date"], "id"),
            Cell(figure(row["value"], wording)),
            Cell(figure(row["households"], wording) if row["households"] else "-"),
            Cell(_side(row, wording), row["side"]),
            Cell(wording.tr(f"certainty.{row['certainty']}")),
            Cell(wording.clauses(text for text in (row["place"], row["note"]) if text) or "-"),
        ]
        for row in people
    ]
    return [Heading(wording.tr("heading.people")), Table(columns, table)]


def _codes(answer: IslandAnswer, wording: Wording) -> list[Block]:
    codes = answer["island"]["codes"]
    if not codes:
        return []
    columns = [wording.tr(f"column.{key}") for key in ("scheme", "code", "side", "covers", "certainty", "seen")]
    table = [
        [
            Cell(row["scheme"]),
            Cell(row["code"], "id"),
            Cell(_side(row, wording), row["side"]),
            Cell(wording.clauses(text for text in (row["name"], row["covers"], row["note"]) if text) or "-"),
            Cell(wording.tr(f"certainty.{row['certainty']}")),
            Cell(row["seen"] or "-"),
        ]
        for row in codes
    ]
    return [Heading(wording.tr("heading.codes")), Table(columns, table)]


def _side(row: Mapping[str, Any], wording: Wording) -> str:
    return wording.side(row["side"])


def _edition(row: Mapping[str, Any], wording: Wording) -> str:
    return _stated(row["edition"], wording) or wording.tr("edition.not-stated")


def _stated(text: str, wording: Wording) -> str:
    """An edition or a method; nothing where the record says, in whatever language, that it is not stated."""
    plain = text.removeprefix(MARK)
    return "" if plain in (NOT_STATED, wording.words.get(f"value.{NOT_STATED}")) else text


def _marks(row: Mapping[str, Any], wording: Wording) -> str:
    marks = [_side(row, wording), wording.tr(f"certainty.{row['certainty']}"), row["note"]]
    return wording.clauses(text for text in marks if text)


def _text(value: float | None) -> str | None:
    return None if value is None else f"{value:.10f}".rstrip("0").rstrip(".")


def _figure(value: float | None, wording: Wording) -> str:
    return figure(_text(value) or "-", wording)


def _km(value: float | None, wording: Wording) -> str:
    """Kilometres as people want them: one decimal, two where it is near."""
    if value is None:
        return "-"
    return figure(f"{value:.2f}" if value < 10 else f"{value:.1f}", wording)
