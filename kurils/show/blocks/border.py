"""The answers of `border` and `border --straits`: the lines of a day, and the straits with the names that mislead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.asking import command as command_line
from kurils.show.blocks.status import warning
from kurils.show.elements import Block, Cell, Heading, Items, Paragraph, Table
from kurils.words import days, phrases
from kurils.words.numbers import figure
from kurils.words.wording import capital

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from kurils.answers.dispute import Dispute
    from kurils.answers.places import BorderAnswer, BorderLine, Strait, StraitsAnswer
    from kurils.words.wording import Wording

CSV_COLUMNS = (
    "date", "id", "state", "by", "from", "to", "document", "article", "strait", "name", "summary", "certainty",
    "sources",
)  # fmt: skip
CHANGE_COLUMNS = ("date", "border", "event")


def rows(answer: BorderAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row a line; of a span in which the lines change, one row a change."""
    if answer["changes"]:
        changes: list[list[str | None]] = [
            [change["date"], change["border"], "begins" if change["begins"] else "ends"] for change in answer["changes"]
        ]
        return CHANGE_COLUMNS, changes
    table: list[list[str | None]] = [
        [
            answer["date"]["gregorian"], line["id"], line["state"], line["by"], line["from"], line["to"],
            line["document"], line["article"], line["strait"], line["name"], line["summary"], line["certainty"],
            ";".join(line["sources"]),
        ]
        for line in answer["borders"]
    ]  # fmt: skip
    return CSV_COLUMNS, table


def blocks(answer: BorderAnswer, wording: Wording, names: Mapping[str, str]) -> list[Block]:
    """The lines of a day for people; `names` are those of the places."""
    result: list[Block] = [Heading(wording.tr("border.title", date=days.in_calendars(answer["date"], wording)), 1)]
    result += warning(days.beyond_record(answer["kurils"], wording))
    if answer["changes"]:
        result.append(Heading(wording.tr("heading.changes", span=days.span(answer["date"]["gregorian"], wording))))
        result.append(_changes(answer, wording))
        result.append(
            Paragraph(
                wording.tr("border.ask", command=command_line("border", "--date", answer["changes"][0]["date"])), "dim"
            )
        )
        return result
    result += _absent(answer, wording)
    if answer["borders"]:
        columns = [wording.tr(f"column.{name}") for name in ("line", "state", "basis")]
        result.append(Table(columns, [_row(line, answer, wording) for line in answer["borders"]]))
    if answer["pending"]:
        pending = [
            (
                "",
                wording.tr(
                    "border.pending",
                    name=line["name"],
                    document=_document(line, answer, wording),
                    signed=line["signed"],
                    in_force=line["in_force"],
                ),
            )
            for line in answer["pending"]
        ]
        result += [Heading(wording.tr("heading.pending")), Items(pending)]
    for id in answer["undivided"]:
        result.append(Paragraph(wording.tr("border.undivided", name=names[id]), "warn"))
    if answer["borders"]:
        told = [(line["name"], _told(line, wording)) for line in answer["borders"]]
        result += [Heading(wording.tr("heading.lines")), Items(told)]
    if answer["straits"]:
        straits = [(_names(strait, wording, kana=True), _about(strait, wording)) for strait in answer["straits"]]
        result += [Heading(wording.tr("heading.straits")), Items(straits)]
        result += _false_friends(answer["straits"], wording)
    if answer["borders"]:
        result.append(Paragraph(wording.tr("border.drawn"), "dim"))
    return result


def straits_rows(answer: StraitsAnswer, dispute: Dispute) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row a strait."""
    languages = dispute["languages"]
    columns = (
        "id", "name", *(f"name_{language}" for language in languages), "between", "computed_width_km",
        "published_widths_km", "note", "sources",
    )  # fmt: skip
    table: list[list[str | None]] = [
        [
            strait["id"], strait["name"], *(strait["names"].get(language) for language in languages), strait["between"],
            _number(strait["computed_width_km"]),
            ";".join(f"{width['printed']} ({width['side']})" for width in strait["widths"]),
            strait["note"], ";".join(strait["sources"]),
        ]
        for strait in answer["straits"]
    ]  # fmt: skip
    return columns, table


def straits_blocks(answer: StraitsAnswer, wording: Wording) -> list[Block]:
    """The straits for people: what is easily mixed up, then names and widths, then all other notes."""
    columns = [wording.tr(f"column.{name}") for name in ("strait", "between", "computed-km", "published-km")]
    table = [
        [
            Cell(_names(strait, wording), "place"),
            Cell(strait["between"]),
            Cell(figure(strait["computed_width_km"], wording) if strait["computed_width_km"] else "-"),
            Cell(wording.clauses(_width(width, wording) for width in strait["widths"]) or "-"),
        ]
        for strait in answer["straits"]
    ]
    notes = [(strait["name"], strait["note"] or "") for strait in answer["straits"] if not _is_friend(strait, wording)]
    notes = [note for note in notes if note[1]]
    result: list[Block] = [Heading(wording.tr("straits.title"), 1), *_false_friends(answer["straits"], wording)]
    result += [Heading(wording.tr("heading.straits")), Table(columns, table)]
    if notes:
        result += [Heading(wording.tr("heading.notes")), Items(notes)]
    return result


def _absent(answer: BorderAnswer, wording: Wording) -> list[Block]:
    """What is to be said where no line is agreed, or none at all."""
    if any(line["state"] in ("agreed", "demarcated") for line in answer["borders"]):
        return []
    first = answer["first_agreed"]
    day = answer["span"]["from"] if answer["span"] else answer["date"]["gregorian"]
    if first and day < first:
        return [Paragraph(wording.tr("border.before-first", day=first))]
    return [Paragraph(wording.tr("border.no-agreed" if answer["borders"] else "border.none"))]


def _row(line: BorderLine, answer: BorderAnswer, wording: Wording) -> list[Cell]:
    return [
        Cell(line["name"], "place"),
        Cell(phrases.line_basis(line, wording), line["by"] or ""),
        Cell(_document(line, answer, wording)),
    ]


def _document(line: Mapping[str, Any], answer: BorderAnswer, wording: Wording) -> str:
    id = line["document"]
    if id is None:
        return wording.tr("border.no-document")
    return phrases.document(answer["documents"][id], line["article"], None, wording)


def _told(line: BorderLine, wording: Wording) -> str:
    spell = wording.spell(line["from"], line["to"])
    edtf = [text for text in (line["from_edtf"], line["to_edtf"]) if text]
    spell = wording.noted(spell, wording.series(edtf))
    told = wording.tr("border.about", state=phrases.line_basis(line, wording), spell=spell, summary=line["summary"])
    certainty = "" if line["certainty"] == "confirmed" else f" [{wording.tr('certainty.' + line['certainty'])}]"
    return wording.sentences(filter(None, [told, line["note"]])) + certainty


def _names(strait: Strait, wording: Wording, kana: bool = False) -> str:
    """The name of a strait in the language of the answer, then in the others."""
    names = {language: name for language, name in strait["names"].items() if language not in ("en", wording.language)}
    if kana and strait["kana"] and "ja" in names:
        names["ja"] += f" {strait['kana']}"
    return wording.clauses([strait["name"], *names.values()])


def _about(strait: Strait, wording: Wording) -> str:
    parts = [strait["between"]]
    if strait["computed_width_km"]:
        parts.append(wording.tr("strait.computed", km=figure(strait["computed_width_km"], wording)))
    if strait["widths"]:
        widths = wording.clauses(_width(width, wording) for width in strait["widths"])
        parts.append(wording.tr("strait.published", widths=widths))
    return wording.sentences(map(wording.stopped, parts))


def _width(width: Mapping[str, Any], wording: Wording) -> str:
    side = wording.side(width["side"]) if width["side"] else ""
    return wording.noted(wording.tr("strait.width", km=figure(width["printed"], wording)), side, width["note"])


def _is_friend(strait: Strait, wording: Wording) -> bool:
    """Whether the record says of a strait that its name is easily mixed up."""
    return (strait["note"] or "").startswith(wording.tr("strait.false-friend"))


def _false_friends(straits: list[Strait], wording: Wording) -> list[Block]:
    """Straits whose names mislead; the record's own notes say how."""
    found = [
        (strait["name"], (strait["note"] or "").removeprefix(wording.tr("strait.false-friend")).strip())
        for strait in straits
        if _is_friend(strait, wording)
    ]
    if not found:
        return []
    told = [(name, capital(text)) for name, text in found]
    return [Heading(wording.tr("heading.false-friends")), Items(told)]


def _changes(answer: BorderAnswer, wording: Wording) -> Table:
    columns = [wording.tr(f"column.{name}") for name in ("date", "line", "what")]
    return Table(
        columns,
        [
            [
                Cell(change["date"], "id"),
                Cell(change["border"]),
                Cell(wording.tr("border.begins" if change["begins"] else "border.ends")),
            ]
            for change in answer["changes"]
        ],
    )


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:g}"
