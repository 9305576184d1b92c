"""A map as a page of its own: the picture, the same in words and tables, the sources; no script, no network."""

from __future__ import annotations

import os
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from kurils.maps.presentation import line_basis, notes, title
from kurils.maps.svg import drawing
from kurils.maps.xml import element, joined
from kurils.show.blocks.status import date_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.answers.map import MapAnswer
    from kurils.record import Record

STYLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "page.css")
_AWAY = "noopener noreferrer external"


def page(record: Record, answer: MapAnswer, labels: str = "en") -> str:
    """The page as HTML. Raises UsageError when the answer shows no single day."""
    wording = record.wording
    picture = drawing(record, answer, labels, headed=False)
    with open(STYLE, encoding="utf-8") as stream:
        style = stream.read()
    heading = title(answer, wording)
    day = date_line(answer, wording)
    head = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy(style)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        element("title", f"{heading}, {answer['date']['gregorian']}"),
        f"<style>{style}</style>",
    ]
    body = [
        element("h1", heading),
        element("p", day),
        *(element("p", note, class_="quiet") for note in notes(answer, wording)),
        element("figure", picture),
        element("h2", wording.tr("map.page.words")),
        element("p", answer["words"]),
        element("h2", wording.tr("map.page.islands")),
        _islands(record, answer),
        element("h2", wording.tr("map.page.lines")),
        _lines(record, answer),
        element("h2", wording.tr("map.page.sources")),
        _sources(answer),
        element("p", record.meta["neutrality"], class_="quiet"),
        element("p", f"{answer['attribution']}. {wording.tr('map.page.policy')}", class_="quiet"),
    ]
    return "\n".join(
        ["<!doctype html>", f'<html lang="{record.language}">', "<head>", *head, "</head>", "<body>", "<main>", *body,
         "</main>", "</body>", "</html>", ""]
    )  # fmt: skip


def policy(style: str) -> str:
    """The Content-Security-Policy: nothing from anywhere, but this very style."""
    digest = b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _islands(record: Record, answer: MapAnswer) -> str:
    wording = record.wording
    columns = [wording.tr(f"column.{name}") for name in ("island", "held-by", "title", "claimed-by", "document")]
    names = record.names
    of_group: dict[str, dict[tuple[str, ...], list[str]]] = {}
    for each in answer["features"]:
        kind = wording.tr(f"kind.{each['control_kind']}")
        polity = each["polity"] if each["control_kind"] == "administration" else f"{each['polity']}; {kind}"
        document = each["governing_document"]
        told = (
            f"{wording.state(each['holder'])} ({polity})",
            wording.tr(f"title.{each['title_status']}", holder=wording.state(each["title_holder"])),
            wording.states(each["claimants"]),
            record.titles.get(document, document) if document else wording.tr("nothing-governs"),
        )
        of_group.setdefault(each["group"], {}).setdefault(told, []).append(each["name"])
    rows = [
        [names[group] if len(answers) == 1 else ", ".join(islands), *told]
        for group, answers in of_group.items()
        for told, islands in answers.items()
    ]
    return _table(columns, rows)


def _lines(record: Record, answer: MapAnswer) -> str:
    wording = record.wording
    if not answer["borders"]:
        return element("p", wording.tr("map.page.none"))
    columns = [wording.tr(f"map.column.{name}") for name in ("line", "basis", "since")]
    columns.append(wording.tr("column.document"))
    rows = [
        [border["name"], line_basis(border, wording), border["from"], border["document_title"] or wording.tr("none")]
        for border in answer["borders"]
    ]
    return _table(columns, rows)


def _table(columns: Iterable[str], rows: Iterable[list[str]]) -> str:
    head = element("tr", joined(element("th", column, scope="col") for column in columns))
    lines = [
        element("tr", joined([element("th", row[0], scope="row"), *(element("td", cell) for cell in row[1:])]))
        for row in rows
    ]
    table = joined([element("thead", head), element("tbody", joined(lines, "\n"))])
    return element("div", element("table", table), class_="wide")


def _sources(answer: MapAnswer) -> str:
    items = []
    for source in answer["sources"]:
        name = f"{source['title']}, {source['publisher']}"
        url = source["url"] or ""
        linked = url.startswith(("https://", "http://"))
        named = element("a", name, href=url, rel=_AWAY) if linked else element("span", name)
        items.append(element("li", named))
    return element("ul", joined(items, "\n"))
