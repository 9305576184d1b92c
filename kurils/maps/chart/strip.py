"""The rows of time as one picture for a page: control, title, claims, the axis, chapters, and a cursor to be moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kurils.maps.chart.bars import ROW, Bars, Row, axis, heights_of, rows_of
from kurils.maps.chart.figure import cuts
from kurils.maps.chart.gutter import drawn, labels_of, needed
from kurils.maps.chart.scale import Scale
from kurils.maps.extents import fitted
from kurils.maps.xml import Raw, element, joined, number
from kurils.words.days import short_day
from kurils.words.labels import Labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kurils.maps.theme import Theme
    from kurils.record import Record

#: pixels: over the rows, for the flag of the cursor; under them, for the axis; the flag
TOP, AXIS, FLAG = 27.0, 48.0, (96.0, 19.0)


class Strip(NamedTuple):
    """The picture, and its scale: first day, day after the last (ordinals), left edge and width of each panel."""

    svg: Raw
    panels: list[list[float]]
    left: float
    width: float


def strip(
    record: Record, theme: Theme, width: float, gutter: float, chapters: Iterable[str], *, control: bool = False
) -> Strip:
    """The rows of the record's own places in a width, their names in `gutter`; `control` draws those rows alone."""
    wording, sides = record.wording, record.dispute["sides"]
    places = [record.place(id) for id in record.default_territories]
    called, steps = record.section("status")["called"], record.steps()
    narrow = gutter < 150
    rows = [row for row in rows_of(places, sides) if row.track == "control" or not control]
    if not narrow:
        gutter = min(1.3 * gutter, max(gutter, needed(labels_of(record, rows, len(places)))))
    scale = Scale(cuts(record), steps, gutter, width - 8, 4.0 if narrow else 8.0)
    bars = Bars(theme, scale, sides, lambda at: Labels(wording, called, at))
    heights, y = heights_of(rows, TOP, 6)
    parts = [*bars.ground(TOP - 3, y + 2), *bars.rows(rows, heights)]
    parts += _names(record, rows, heights, theme, gutter, narrow)
    parts += axis(theme, scale, y + 3, steps, lambda text, year: text if year else short_day(text, wording, year=False),
                  lambda kind, length: wording.count(f"chart.{kind}-short", length) if narrow
                  else wording.count(f"chart.{kind}", length))  # fmt: skip
    marks = "".join(f"M{scale.x(day):.1f} {TOP - 3:g}V{y + 2:.1f}" for day in chapters)
    parts.append(element("path", d=marks, stroke=theme.ink, stroke_width=0.6, stroke_dasharray="1 3", opacity=0.6))
    parts.append(_cursor(theme, y + 3))
    high = y + 3 + AXIS
    svg = element("svg", joined(parts), class_="strip", viewBox=f"0 0 {number(width)} {number(high)}",
                  aria_hidden="true", focusable="false")  # fmt: skip
    return Strip(svg, [[panel.begin, panel.end, panel.x, panel.width] for panel in scale.panels], gutter, width)


def _names(
    record: Record, rows: Sequence[Row], heights: Sequence[float], theme: Theme, gutter: float, narrow: bool
) -> list[Raw]:
    """What the rows tell, and of which places; where there is little room, one of the two."""
    parts: list[Raw] = []
    for row, at, label in zip(rows, heights, labels_of(record, rows, len(record.default_territories))):
        y = round(at + ROW[row.track] / 2 + 4.3, 1)
        if not narrow:
            parts += drawn(theme, label, 0.0, gutter, y)
        elif text := label[1] if row.track == "control" else label[0]:
            size = fitted(text, gutter - 3, (11.5, 11.0, 10.5, 10.0))
            parts.append(element("text", text, x=0, y=y, font_size=size, fill=theme.ink))
    return parts


def _cursor(theme: Theme, bottom: float) -> Raw:
    """A line over all rows and a flag for its day, at the left edge; a script moves both."""
    wide, high = FLAG
    line = [
        element("path", d=f"M0 18V{bottom + 27:g}", stroke=theme.casing, stroke_width=4.5),
        element("path", d=f"M0 18V{bottom + 27:g}", stroke=theme.ink, stroke_width=2),
        element("circle", cx=0, cy=round(bottom, 1), r=5.5, fill=theme.ink, stroke=theme.bg, stroke_width=2),
    ]
    flag = [
        element("rect", width=wide, height=high, rx=3, fill=theme.ink),
        element("text", "", x=wide / 2, y=14, font_size=12, font_weight="700", text_anchor="middle", fill=theme.bg,
                class_="flag-text"),
    ]  # fmt: skip
    return joined([element("g", joined(line), class_="cursor"), element("g", joined(flag), class_="flag")])
