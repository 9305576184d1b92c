"""The rows of some places over a scale of time, with their names: the body of the chart and of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kurils.maps.chart.bars import ROW, Bars, Row, axis, rows_of
from kurils.maps.chart.scale import Scale
from kurils.maps.naming import apart
from kurils.maps.xml import Raw, element, text_width
from kurils.words.days import in_words, short_day
from kurils.words.labels import Labels
from kurils.words.phrases import document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kurils.maps.theme import Theme
    from kurils.record import Record
    from kurils.store.tracks import Place

#: pixels for the names of rows on the left
GUTTER = 216.0
#: pixels under the rows for the axis
AXIS = 52.0


class Figure(NamedTuple):
    """What was drawn, and where it lies: the upper and the lower edge of the rows, the scale, and the end of it all."""

    parts: list[Raw]
    scale: Scale
    top: float
    rows_end: float
    bottom: float


def figure(
    record: Record, places: Sequence[Place], theme: Theme, left: float, top: float, width: float,
    days: Sequence[str] = (), documents: bool = False,
) -> Figure:  # fmt: skip
    """Rows of control, title and claims between `left` and `left + width`; `days`, in order of time, are marked."""
    wording, sides = record.wording, record.dispute["sides"]
    called, steps = record.section("status")["called"], record.steps([place.id for place in places])
    scale = Scale(cuts(record), steps, left + GUTTER, left + width)
    bars = Bars(theme, scale, sides, lambda at: Labels(wording, called, at))
    rows = rows_of(places, sides)
    heights, y, before = [], top, None
    for row in rows:
        y += 7 if before not in (None, (row.track, row.claimant)) else 0
        heights.append(y)
        y += ROW[row.track]
        before = (row.track, row.claimant)
    parts = [*bars.ground(top - 3, y + 3), *bars.rows(rows, heights)]
    parts += _names(record, rows, heights, theme, left, len(places))
    parts += axis(theme, scale, y + 3, steps, lambda text, year: text if year else short_day(text, wording, year=False),
                  lambda kind, length: wording.count(f"chart.{kind}", length))  # fmt: skip
    bottom = y + AXIS
    if documents:
        more, bottom = _documents(record, places, theme, scale, left, bottom + 6)
        parts += more
    free = scale.panels[0].x
    for day in days:
        cursor, free = _cursor(theme, scale, scale.x(day), in_words(day, wording), top, y + 3, free)
        parts += cursor
    return Figure(parts, scale, top, y, bottom)


def cuts(record: Record) -> list[str]:
    """Where the scale of time is cut: as the record says, else at its two ends."""
    coverage = record.meta["coverage"]
    end = f"{int(coverage['to'][:4]) + 1:04}-01-01"
    return [coverage["from"], *record.dispute["cuts"], end]


def _names(record: Record, rows: list[Row], heights: list[float], theme: Theme, left: float, count: int) -> list[Raw]:
    """The names of the rows, and once for each group of them what they tell."""
    wording, parts = record.wording, []
    before = None
    for row, at in zip(rows, heights):
        y = at + ROW[row.track] / 2 + 4.3
        if before != (row.track, row.claimant):
            state = wording.state(row.claimant) if row.claimant else ""
            head = wording.tr(f"chart.row.{row.track}", state=state)
            parts.append(element("text", head, x=left, y=round(y, 1), font_size=12, font_weight="700", fill=theme.ink))
        before = (row.track, row.claimant)
        name = wording.series(apart(record.names[id])[0] for id in row.places)
        if len(row.places) == count > 1:
            name = wording.tr("chart.row.all")
        size = 12.0 if text_width(name, 12.0) < GUTTER - 100 else 11.0
        parts.append(
            element("text", name, x=left + GUTTER - 8, y=round(y, 1), font_size=size, text_anchor="end", fill=theme.ink)
        )
    return parts


def _documents(
    record: Record, places: Sequence[Place], theme: Theme, scale: Scale, left: float, top: float
) -> tuple[list[Raw], float]:
    """Which document governed: a box a spell, with its short title where there is room."""
    found: dict[str, list[Place]] = {}
    for place in places:
        key = repr([(spell["document"], spell["from"], spell["to"]) for spell in place.rows("governing")])
        found.setdefault(key, []).append(place)
    parts: list[Raw] = []
    y = top
    for number, group in enumerate(found.values()):
        base = y + 13
        if not number:
            head = record.wording.tr("chart.row.document")
            parts.append(element("text", head, x=left, y=base, font_size=12, font_weight="700", fill=theme.ink))
        names = record.wording.series(apart(record.names[place.id])[0] for place in group)
        if len(group) == len(places) > 1:
            names = record.wording.tr("chart.row.all")
        parts.append(element("text", names, x=left + GUTTER - 8, y=base, font_size=12, text_anchor="end",
                             fill=theme.ink))  # fmt: skip
        for spell in group[0].rows("governing"):
            for x, width, _ in scale.pieces(spell["from"], spell["to"]):
                if spell["document"] is None:
                    texts = [record.wording.tr("none")]
                else:
                    parts.append(element("rect", x=round(x, 1), y=y, width=round(max(width, 1), 1), height=18,
                                         fill=theme.panel, stroke=theme.muted, stroke_width=0.9))  # fmt: skip
                    title = record.titles.get(spell["document"], spell["document"])
                    texts = [document(title, spell["article"], None, record.wording), title]
                # the article gives way where there is no room for it, and then the title
                fitted = next((text for text in texts if text_width(text, 11.5) < width - 10), "")
                if fitted:
                    parts.append(element("text", fitted, x=round(x + 5, 1), y=base, font_size=11.5, fill=theme.ink))
        y += 22
    return parts, y


def _cursor(
    theme: Theme, scale: Scale, x: float, text: str, top: float, bottom: float, free: float
) -> tuple[list[Raw], float]:
    """A mark at one day, with its date on a flag above that begins at `free` or later; and where the next may begin."""
    wide = text_width(text, 12.0, True) + 14
    left = max(free, min(x - wide / 2, scale.panels[-1].right - wide))
    path = f"M{x:.1f} {top - 10:.1f}V{bottom + 26:.1f}"
    return [
        element("path", d=path, stroke=theme.casing, stroke_width=4.5),
        element("path", d=path, stroke=theme.ink, stroke_width=2),
        element("rect", x=round(left, 1), y=top - 28, width=round(wide, 1), height=19, rx=3, fill=theme.ink),
        element("text", text, x=round(left + wide / 2, 1), y=top - 14, font_size=12, font_weight="700",
                text_anchor="middle", fill=theme.bg),
        element("circle", cx=round(x, 1), cy=bottom, r=5.5, fill=theme.ink, stroke=theme.bg, stroke_width=2),
    ], left + wide + 4  # fmt: skip
