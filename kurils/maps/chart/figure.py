"""The rows of some places over a scale of time, with their names: the body of the chart and of reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kurils.maps.chart.bars import ROW, Bars, axis, heights_of, rows_of
from kurils.maps.chart.gutter import drawn, labels_of, needed, places_of
from kurils.maps.chart.scale import Scale
from kurils.maps.extents import text_width
from kurils.maps.xml import Raw, element
from kurils.words.days import in_words, short_day
from kurils.words.labels import Labels
from kurils.words.phrases import document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kurils.maps.chart.gutter import Label
    from kurils.maps.theme import Theme
    from kurils.record import Record
    from kurils.store.tracks import Place

#: pixels for the names of rows on the left, and at most where they are long
GUTTER, MOST = 216.0, 300.0
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
    gutter = gutter_of(record, places)
    scale = Scale(cuts(record), steps, left + gutter, left + width)
    bars = Bars(theme, scale, sides, lambda at: Labels(wording, called, at))
    rows = rows_of(places, sides)
    heights, y = heights_of(rows, top, 7)
    marked = [scale.x(day) for day in days]
    parts = [*bars.ground(top - 3, y + 3), *bars.rows(rows, heights, marked)]
    for row, at, name in zip(rows, heights, labels_of(record, rows, len(places))):
        parts += drawn(theme, name, left, gutter, round(at + ROW[row.track] / 2 + 4.3, 1))
    parts += axis(theme, scale, y + 3, steps, lambda text, year: text if year else short_day(text, wording, year=False),
                  lambda kind, length: wording.count(f"chart.{kind}", length), marked)  # fmt: skip
    bottom = y + AXIS
    if documents:
        more, bottom = _documents(record, places, theme, scale, (left, gutter), bottom + 6)
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


def gutter_of(record: Record, places: Sequence[Place]) -> float:
    """How many pixels the names of rows take on the left."""
    names = labels_of(record, rows_of(places, record.dispute["sides"]), len(places))
    return min(MOST, max(GUTTER, needed([*names, *_documents_named(record, places)])))


def _documents_named(record: Record, places: Sequence[Place]) -> list[Label]:
    """What stands beside the rows of documents."""
    head = record.wording.tr("chart.row.document")
    return [
        ("" if number else head, places_of(record, [place.id for place in group], len(places)))
        for number, group in enumerate(_governed(places))
    ]


def _governed(places: Sequence[Place]) -> list[list[Place]]:
    """The places that the same documents governed."""
    found: dict[str, list[Place]] = {}
    for place in places:
        key = repr([(spell["document"], spell["from"], spell["to"]) for spell in place.rows("governing")])
        found.setdefault(key, []).append(place)
    return list(found.values())


def _documents(
    record: Record, places: Sequence[Place], theme: Theme, scale: Scale, edge: tuple[float, float], top: float
) -> tuple[list[Raw], float]:
    """Which document governed: a box a spell, with its short title where there is room."""
    parts: list[Raw] = []
    y = top
    for group, name in zip(_governed(places), _documents_named(record, places)):
        base = y + 13
        parts += drawn(theme, name, *edge, base)
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
                fitting = next(((text, size) for size in (11.5, 10.5) for text in texts
                                if text_width(text, size) < width - 8), None)  # fmt: skip
                if fitting:
                    parts.append(element("text", fitting[0], x=round(x + 5, 1), y=base, font_size=fitting[1],
                                         fill=theme.ink))  # fmt: skip
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
