"""A map as a page of its own: the picture, the same in words and tables, the sources; no script, no network."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from markupsafe import Markup

from kurils.maps.presentation import notes, title
from kurils.maps.svg import drawing
from kurils.maps.theme import variables
from kurils.show.html import environment, rendered, text_in
from kurils.words import phrases
from kurils.words.days import in_calendars
from kurils.words.wording import capital

if TYPE_CHECKING:
    from kurils.answers.map import MapAnswer
    from kurils.record import Record

_FOLDER = os.path.dirname(os.path.abspath(__file__))


def page(record: Record, answer: MapAnswer, labels: str = "") -> str:
    """The page as HTML. Raises UsageError when the answer shows no single day."""
    wording = record.wording
    columns = {
        "island_columns": [f"column.{name}" for name in ("island", "held-by", "title", "claimed-by", "document")],
        "line_columns": [*(f"map.column.{name}" for name in ("line", "basis", "since")), "column.document"],
    }
    return rendered(
        environment(_FOLDER, text_in(record.language)),
        "page.html",
        language=record.language,
        tr=wording.tr,
        heading=title(record, answer),
        light=Markup(variables(record.dispute["looks"], "light")),
        dark=Markup(variables(record.dispute["looks"], "dark")),
        answer=answer,
        day=capital(in_calendars(answer["date"], wording)),
        notes=notes(answer, wording),
        picture=Markup(drawing(record, answer, labels, headed=False, colours="css")),
        islands=_islands(record, answer),
        lines=_lines(record, answer),
        neutrality=record.meta["neutrality"],
        **{name: [wording.tr(key) for key in keys] for name, keys in columns.items()},
    )


def _islands(record: Record, answer: MapAnswer) -> list[list[str]]:
    """A row for the islands of a territory that share an answer."""
    wording = record.wording
    names = record.names
    of_group: dict[str, dict[tuple[str, ...], list[str]]] = {}
    for each in answer["features"]:
        document = each["governing_document"]
        told = (
            phrases.control(each["holder"], each["control_kind"], each["polity"], wording),
            phrases.title(each["title_status"], each["title_holder"], wording),
            wording.states(each["claimants"]),
            phrases.document(record.titles.get(document or ""), None, None, wording),
        )
        of_group.setdefault(each["group"], {}).setdefault(told, []).append(each["name"])
    return [
        [names[group] if len(answers) == 1 else wording.series(islands), *told]
        for group, answers in of_group.items()
        for told, islands in answers.items()
    ]


def _lines(record: Record, answer: MapAnswer) -> list[list[str]]:
    """A row for each line of the day."""
    wording = record.wording
    none = wording.tr("none")
    return [
        [border["name"], phrases.line_basis(border, wording), border["from"], border["document_title"] or none]
        for border in answer["borders"]
    ]
