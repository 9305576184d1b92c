"""The map and the chart of a report, drawn for the width of its page in the colours that its style sheet sets."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING

from markupsafe import Markup

from kurils.maps import legend
from kurils.maps.chart.figure import figure
from kurils.maps.frame import Room
from kurils.maps.plate import box_of, day, definitions
from kurils.maps.svg import map_parts
from kurils.maps.theme import sans, theme
from kurils.maps.xml import element, joined, number
from kurils.words.days import in_words
from kurils.words.labels import Labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kurils.answers.map import MapAnswer
    from kurils.maps.xml import Raw
    from kurils.record import Record

#: pixels across the page
WIDTH = 860.0
#: the same in points of a printed page
PRINTED = 510.0
#: a map is as high as its islands need, within these bounds
LOWEST, HIGHEST = 320.0, 364.0
#: and where its page has no room for that
SMALLEST = 250.0
_XLINK = {"xmlns:xlink": "http://www.w3.org/1999/xlink"}


def map_picture(record: Record, answer: MapAnswer, name: str, less: float = 0.0) -> Markup:
    """The map of a day with its legend; `name` begins every id in it, so that two can stand on one page.

    It is lower by `less` points of a printed page, as far as its islands can still be seen.
    """
    shown = day(record, answer, theme("css", record.dispute["looks"], record.language))
    box = box_of(shown, shown.area)
    high = min(HIGHEST, max(LOWEST, WIDTH * (box[3] - box[1]) / (box[2] - box[0])))
    high = max(SMALLEST, high - less * WIDTH / PRINTED)
    room = Room(0.5, 0.5, WIDTH - 1, round(high))
    parts = map_parts(record, shown, room, "")
    frame = {"x": room.left, "y": room.top, "width": room.width, "height": room.height}
    parts.append(element("rect", **frame, rx=3, fill="none", stroke=shown.theme.geo, stroke_width=1))
    short = Labels(record.wording, record.section("status")["called"], answer["date"]["gregorian"])
    signs, bottom = legend.drawn(shown, legend.signs(shown, short, answer["features"]), 0.0, high + 14, WIDTH)
    title = record.wording.series([shown.area["name"], answer["date"]["gregorian"]])
    defined = definitions(shown.drawing, parts)
    return _own_ids(_picture(title, answer["words"], [defined, *parts, *signs], bottom, "map", record.language), name)


def chart_picture(record: Record, islands: Sequence[str], days: Sequence[str], name: str) -> Markup:
    """The rows of control, title and claims over time, with the days marked."""
    drawn = figure(
        record, record.places(islands), theme("css", record.dispute["looks"], record.language), 0.0, 30.0, WIDTH, days
    )
    said = record.wording.tr(
        "report.chart.words", day=record.wording.listed(in_words(each, record.wording) for each in days)
    )
    title = record.wording.tr("report.chart" if len(days) == 1 else "report.chart.range")
    return _own_ids(_picture(title, said, drawn.parts, drawn.bottom, "chart", record.language), name)


def _picture(title: str, said: str, parts: Sequence[Raw], bottom: float, name: str, language: str) -> Raw:
    head = [element("title", title, id=f"{name}-title"), element("desc", said, id=f"{name}-words")]
    return element(
        "svg", joined([*head, *parts, ""], "\n"), xmlns="http://www.w3.org/2000/svg", **_XLINK,
        viewBox=f"0 0 {number(WIDTH)} {ceil(bottom)}", width=number(WIDTH), height=ceil(bottom), role="img",
        aria_labelledby=f"{name}-title {name}-words", font_family=sans(language),
    )  # fmt: skip


def _own_ids(svg: str, name: str) -> Markup:
    """The picture with a name before every id and every reference to one."""

    def in_tag(tag: re.Match[str]) -> str:
        marked = re.sub(r'( id="|url\(#|href="#)', rf"\g<1>{name}-", tag[0])
        return re.sub(r'(?<= aria-labelledby=")[^"]*', lambda ids: re.sub(r"\S+", rf"{name}-\g<0>", ids[0]), marked)

    return Markup(re.sub(r"<[^>]+>", in_tag, svg))
