"""The charts as whole pictures: title, what to know, the drawing, legend and source."""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from kurils.answers.lists import POSTER_DAYS
from kurils.base.errors import UsageError
from kurils.base.version import __version__
from kurils.maps.chart.figure import cuts, figure, gutter_of
from kurils.maps.chart.notes import Note, drawn, place
from kurils.maps.chart.scale import Scale
from kurils.maps.extents import headline, text_width
from kurils.maps.frame import Room
from kurils.maps.legend import Sign
from kurils.maps.plate import day as map_day
from kurils.maps.plate import definitions
from kurils.maps.signs import Held, swatch, title_swatch
from kurils.maps.svg import headline_of, map_parts
from kurils.maps.theme import theme
from kurils.maps.xml import Raw, element, joined, number
from kurils.words.days import in_words, short_day
from kurils.words.wording import capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kurils.answers.map import MapAnswer
    from kurils.maps.theme import Theme
    from kurils.record import Record

WIDTH, MARGIN = 1400.0, 38.0
#: how many columns the days of a poster stand in
COLUMNS = 3
_XLINK = {"xmlns:xlink": "http://www.w3.org/1999/xlink"}


def timeline(record: Record, islands: Sequence[str] = (), day: str = "", colours: str = "light") -> str:
    """The annotated timeline of some places, the four by default; `day` marks one day."""
    shown, places = theme(colours, record.dispute["looks"], record.language), record.places(islands)
    wording, coverage = record.wording, record.meta["coverage"]
    years = int(coverage["to"][:4]) - int(coverage["from"][:4])
    title = record.dispute["title"] if not islands else wording.series(place.name for place in places)
    first = wording.tr("date.year", year=coverage["from"][:4])
    said = wording.tr("chart.said", names=wording.listed([place.name for place in places]), years=years,
                      first=first, last=in_words(coverage["to"], wording))  # fmt: skip
    parts, top = _head(shown, title, said)
    scale = Scale(cuts(record), record.steps(islands), MARGIN + gutter_of(record, places), WIDTH - MARGIN)
    notes = [
        Note(scale.x(row["day"]), short_day(row["day"], wording), row["text"]) for row in record.dispute["moments"]
    ]
    # the date of a marked day stands on a flag above the rows
    found = place(notes, MARGIN, WIDTH - MARGIN, lift=24.0 if day else 0.0)
    high = max((-each.room.top for each in found), default=34.0)
    flag = 6.0
    body = figure(record, places, shown, MARGIN, top + high + flag, WIDTH - 2 * MARGIN, [day] if day else [],
                  documents=True)  # fmt: skip
    parts += drawn(shown, found, top + high + flag - 6)
    parts += body.parts
    legend, bottom = _legend(record, shown, body.bottom + 18)
    parts += legend
    source = wording.tr("chart.source", edition=record.meta["version"], day=in_words(coverage["to"], wording),
                        count=len(record.steps(islands)), attribution=record.meta["attribution"])  # fmt: skip
    return _document(
        shown, title, said, [*parts, _text(shown, source, bottom + 20, 12.5, fill=shown.muted)], bottom + 40
    )


def poster(record: Record, days: Sequence[str] | None = None, colours: str = "light") -> str:
    """Maps of up to six days beside one another, each with its headline. Raises UsageError for more, or none."""
    chosen = record.dispute["poster"] if days is None else list(days)
    if days is None and not chosen:
        # as the record of another dispute that is being filled in: it need not have any
        none = UsageError("this record names no days for a poster", "--days D,D,…")
        raise none.keyed("no-poster-days")
    if not 1 <= len(chosen) <= POSTER_DAYS:
        many = UsageError(f"a poster holds 1 to {POSTER_DAYS} days, not {len(chosen)}", "--days D,D,…")
        raise many.keyed("poster-days", most=POSTER_DAYS, given=len(chosen))
    shown = theme(colours, record.dispute["looks"], record.language)
    title = record.dispute["title"]
    parts, top = _head(shown, title, record.wording.tr("chart.poster.said"))
    columns = min(COLUMNS, len(chosen) if len(chosen) < COLUMNS else -(-len(chosen) // 2) if len(chosen) > 4 else 2)
    wide = (WIDTH - 2 * MARGIN - 24 * (columns - 1)) / columns
    bottom = top
    area = record.dispute["areas"][0]["id"]
    maps = [record.map(day, area=area) for day in chosen]
    for first in range(0, len(maps), columns):
        row = maps[first : first + columns]
        parts_of_row, bottom = _maps(record, shown, row, bottom, wide, 24.0, f"p{first}")
        parts += parts_of_row
        bottom += 26
    legend, bottom = _legend(record, shown, bottom + 12)
    parts += [*legend, _credit(record, shown, bottom + 20)]
    return _document(shown, title, title, [definitions(record.section("drawing"), parts), *parts], bottom + 40)


def pair(record: Record, day: str, colours: str = "light") -> str:
    """One day as each side gives it: control and claims are the same, title and governing document are its own."""
    shown, wording = theme(colours, record.dispute["looks"], record.language), record.wording
    title = wording.tr("chart.pair.title", date=in_words(day, wording))
    parts, top = _head(shown, title, wording.tr("chart.pair.said"))
    wide = (WIDTH - 2 * MARGIN - 36) / 2
    area = record.dispute["areas"][0]["id"]
    maps = [record.map(day, area=area, view=side) for side in record.dispute["sides"]]
    made, bottom = _maps(record, shown, maps, top, wide, 36.0, "v")
    legend, bottom = _legend(record, shown, bottom + 26)
    parts += [*made, *legend, _credit(record, shown, bottom + 20)]
    return _document(shown, title, title, [definitions(record.section("drawing"), parts), *parts], bottom + 40)


def _maps(
    record: Record, shown: Theme, maps: Sequence[MapAnswer], top: float, wide: float, gap: float, name: str
) -> tuple[list[Raw], float]:
    """Maps beside one another, each with its date, or whose view it is, and its headline; and where they end."""
    said = [headline(headline_of(record, answer), 15.0, wide) for answer in maps]
    high = 34 + 20 * max(map(len, said))
    parts = []
    for at, (answer, lines) in enumerate(zip(maps, said)):
        x, y = MARGIN + at * (wide + gap), top + 14
        view, day = answer["view"], answer["date"]["gregorian"]
        heading = in_words(day, record.wording) if view == "neutral" else capital(_whose(record, view))
        parts.append(_text(shown, heading, y, 14.0, x=x, font_weight="700"))
        for line in lines:
            y += 20
            parts.append(_text(shown, line, y, 15.0, x=x, font_family=shown.serif))
        room = Room(x, top + high, wide, round(wide * 0.72))
        parts += map_parts(record, map_day(record, answer, shown), room, "", inset=False, locator=False,
                           name=f"{name}-{at}")  # fmt: skip
        parts.append(element("rect", x=number(x), y=number(room.top), width=number(wide), height=number(room.height),
                             rx=3, fill="none", stroke=shown.geo, stroke_width=1))  # fmt: skip
    return parts, top + high + round(wide * 0.72)


def _whose(record: Record, view: str) -> str:
    return record.wording.tr("view.party", state=record.wording.state(view))


def _legend(record: Record, shown: Theme, top: float) -> tuple[list[Raw], float]:
    """The signs of control, claim and title, in rows."""
    wording, sides = record.wording, record.dispute["sides"]

    def box(held: Held) -> Sign:
        return Sign("", partial(swatch, shown, held, width=26, height=14))

    signs = []
    for side in sides:
        state = wording.state(side)
        signs.append(box(Held(side, "administration", ()))._replace(text=wording.tr("legend.held.administration",
                                                                                    state=state)))  # fmt: skip
    signs.append(box(Held(None, "none", ()))._replace(text=wording.tr("legend.held.none")))
    for side in sides:
        text = wording.tr("legend.held.military-occupation", state=wording.state(side))
        signs.append(box(Held(side, "military-occupation", ()))._replace(text=text))
    for side in sides:
        text = wording.tr("legend.claimed", state=wording.state(side))
        signs.append(box(Held(None, "claim", (side,)))._replace(text=text))
    for side in sides:
        text = wording.tr("chart.legend.agreed", state=wording.state(side))
        signs.append(Sign(text, partial(title_swatch, shown, "agreed", [side], width=26, height=14)))
    signs.append(Sign(wording.tr("chart.legend.unsettled"),
                      partial(title_swatch, shown, "unsettled", [], width=26, height=14)))  # fmt: skip
    parts: list[Raw] = [element("path", d=f"M{MARGIN} {top - 6}H{WIDTH - MARGIN}", stroke=shown.rule, stroke_width=1)]
    x, y = MARGIN, top + 8
    for sign in signs:
        wide = 26 + 8 + text_width(sign.text, 13.0) + 22
        if x + wide > WIDTH - MARGIN:
            x, y = MARGIN, y + 24
        parts.append(sign.draw(x, y))
        parts.append(_text(shown, sign.text, y + 12, 13.0, x=x + 34))
        x += wide
    return parts, y + 22


def _credit(record: Record, shown: Theme, y: float) -> Raw:
    text = record.wording.tr("map.credit", attribution=record.meta["attribution"], version=__version__)
    return _text(shown, text, y, 12.5, fill=shown.muted)


def _head(shown: Theme, title: str, said: str) -> tuple[list[Raw], float]:
    y, parts = MARGIN, []
    for line in headline(title, 34.0, WIDTH - 2 * MARGIN, bold=True):
        y += 34
        parts.append(_text(shown, line, y, 34.0, font_weight="700", font_family=shown.serif))
        y += 6
    for line in headline(said, 16.0, WIDTH - 2 * MARGIN):
        y += 23
        parts.append(_text(shown, line, y, 16.0))
    return parts, y + 26


def _text(shown: Theme, content: str, y: float, size: float, **style: object) -> Raw:
    style.setdefault("fill", shown.ink)
    style.setdefault("x", MARGIN)
    style["x"] = number(float(str(style["x"])))
    return element("text", content, y=number(y), font_size=size, **style)


def _document(shown: Theme, title: str, said: str, parts: list[Raw], height: float) -> str:
    high = ceil(height)
    paper = element("rect", width=number(WIDTH), height=high, fill=shown.bg)
    head = [element("title", title, id="chart-title"), element("desc", said, id="chart-words"), paper]
    whole = element(
        "svg", joined([*head, *parts, ""], "\n"), xmlns="http://www.w3.org/2000/svg", **_XLINK,
        viewBox=f"0 0 {number(WIDTH)} {high}", width=number(WIDTH), height=high, role="img",
        aria_labelledby="chart-title chart-words", font_family=shown.sans, **{"xml:lang": shown.language},
    )  # fmt: skip
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + whole + "\n"
