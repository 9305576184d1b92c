"""The picture that stands for the page where its address is shared: headline and map of today, 1200 x 630 pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.maps.extents import headline
from kurils.maps.frame import Room
from kurils.maps.plate import day, definitions
from kurils.maps.svg import headline_of, map_parts
from kurils.maps.theme import theme
from kurils.maps.xml import element, joined
from kurils.words.days import in_words

if TYPE_CHECKING:
    from kurils.record import Record

WIDTH, HEIGHT, EDGE = 1200, 630, 44
_XLINK = {"xmlns": "http://www.w3.org/2000/svg", "xmlns:xlink": "http://www.w3.org/1999/xlink"}


def card(record: Record) -> str:
    """The picture as SVG: the last day of the record, in light colours."""
    answer = record.map(record.meta["coverage"]["to"])
    shown = day(record, answer, theme("light", record.dispute["looks"], record.language))
    colours, parts, y = shown.theme, [], EDGE + 12.0
    when = f"{record.wording.tr('page.title')} · {in_words(answer['date']['gregorian'], record.wording)}"
    parts.append(element("text", when, x=EDGE, y=y, font_size=21, fill=colours.muted))
    for line in headline(headline_of(record, answer), 35.0, WIDTH - 2 * EDGE, bold=True):
        y += 45
        parts.append(element("text", line, x=EDGE, y=y, font_size=35, font_weight="700", font_family=colours.serif,
                             fill=colours.ink))  # fmt: skip
    room = Room(EDGE, y + 22, WIDTH - 2 * EDGE, HEIGHT - y - 22 - 40)
    parts += map_parts(record, shown, room, "", inset=False)
    credit = record.wording.tr("page.credit", attribution=record.meta["attribution"])
    parts.append(element("text", credit, x=EDGE, y=HEIGHT - 14, font_size=15, fill=colours.muted))
    paper = element("rect", width=WIDTH, height=HEIGHT, fill=colours.bg)
    content = joined([definitions(shown.drawing, parts), paper, *parts])
    return element(
        "svg", content, **_XLINK, viewBox=f"0 0 {WIDTH} {HEIGHT}", width=WIDTH, height=HEIGHT, font_family=colours.sans,
        **{"xml:lang": record.language},
    )  # fmt: skip
