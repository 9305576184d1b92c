"""Rows of bars over time: who held each place, who owned it by agreement, who claimed it. Equal rows are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kurils.maps.extents import text_width
from kurils.maps.frame import Room
from kurils.maps.signs import Held, swatch, title_swatch
from kurils.maps.xml import Raw, element

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from kurils.maps.chart.scale import Scale
    from kurils.maps.theme import Theme
    from kurils.store.tracks import Place
    from kurils.words.labels import Labels

#: pixels: how high a bar of each track is, and its row
HIGH = {"control": 12.0, "title": 15.0, "claim": 8.0}
ROW = {"control": 14.0, "title": 17.0, "claim": 13.0}


class Row(NamedTuple):
    """One row: its track, the claimant of claims, its places, and the spells in it, in order of time."""

    track: str
    claimant: str | None
    places: tuple[str, ...]
    spells: Sequence[Mapping[str, Any]]


def rows_of(places: Sequence[Place], sides: Iterable[str]) -> list[Row]:
    """Who held each place; then title and the claims of each side, places with equal rows together."""
    rows = [Row("control", None, (place.id,), place.rows("control")) for place in places]
    rows += _merged("title", None, places, lambda place: place.rows("title"))
    for side in sides:

        def own(place: Place, side: str = side) -> Sequence[Mapping[str, Any]]:
            return [spell for spell in place.rows("claims") if spell["claimant"] == side]

        rows += _merged("claim", side, places, own)
    return rows


def _merged(
    track: str, claimant: str | None, places: Sequence[Place], of: Callable[[Place], Sequence[Mapping[str, Any]]]
) -> list[Row]:
    found: dict[str, Row] = {}
    for place in places:
        spells = of(place)
        key = repr([(spell["from"], spell["to"], spell.get("status"), spell.get("holder")) for spell in spells])
        row = found.get(key)
        found[key] = row._replace(places=(*row.places, place.id)) if row else Row(track, claimant, (place.id,), spells)
    return list(found.values())


def heights_of(rows: Iterable[Row], top: float, gap: float) -> tuple[list[float], float]:
    """The upper edge of each row, a gap between those of one thing and of another, and the lower edge of the last."""
    heights, y, before = [], top, None
    for row in rows:
        y += gap if before not in (None, (row.track, row.claimant)) else 0
        heights.append(y)
        y += ROW[row.track]
        before = (row.track, row.claimant)
    return heights, y


class Bars:
    """Draws rows of bars between the edges of a scale; `labels` makes the labels of a day, `end` is the last day."""

    def __init__(self, theme: Theme, scale: Scale, sides: Sequence[str], labels: Callable[[str], Labels]) -> None:
        self._theme = theme
        self._scale = scale
        self._sides = sides
        self._labels = labels

    def ground(self, top: float, bottom: float) -> list[Raw]:
        """The panels behind all rows."""
        return [
            element("rect", x=panel.x, y=top, width=panel.width, height=bottom - top, fill=self._theme.band)
            for panel in self._scale.panels
        ]

    def rows(self, rows: Sequence[Row], heights: Sequence[float], marked: Sequence[float] = ()) -> list[Raw]:
        """All rows at their heights; the words of control stand once, since its first row speaks for the others.

        `marked` are where lines cross all rows: words keep off them.
        """
        parts = [part for row, y in zip(rows, heights) for part in self.row(row, y)]
        spoken: set[str] = set()
        for row, y in zip(rows, heights):
            if row.track != "control" or row.track not in spoken:
                parts += self.words(row, y, marked)
            spoken.add(row.track)
        return parts

    def row(self, row: Row, y: float) -> list[Raw]:
        """The bars of a row whose upper edge is `y`."""
        high = HIGH[row.track]
        at = y + (ROW[row.track] - high) / 2
        parts = []
        for spell in row.spells:
            for x, width, _ in self._scale.pieces(spell["from"], spell["to"]):
                parts.append(self._bar(row, spell, Room(x, at, width, high)))
        return parts

    def words(self, row: Row, y: float, marked: Sequence[float] = (), size: float = 11.5) -> list[Raw]:
        """What the bars of a row say, once in each panel and spell, where there is room."""
        theme, parts = self._theme, []
        baseline = y + ROW[row.track] / 2 + size * 0.36
        for spell in row.spells:
            for first, after in self._named(row, spell):
                text = self._word(row, spell, first)
                wide = text_width(text, size, True)
                for x, width, _ in self._scale.pieces(first, after):
                    starts = [x + 5, *(at + 5 for at in marked if at > x)]
                    for start in starts if text else ():
                        crossed = any(start - 3 < at < start + wide + 3 for at in marked)
                        if not crossed and start + wide + 3 < x + width:
                            parts.append(self._written(row, spell, text, start, baseline, size, theme))
                            break
        return parts

    def _named(self, row: Row, spell: Mapping[str, Any]) -> list[tuple[str, str | None]]:
        """The parts of a spell within which its holder is called by one name."""
        if row.track != "control" or not spell["holder"]:
            return [(spell["from"], spell["to"])]
        turns = self._labels(spell["from"]).turns(spell["holder"])
        days = [
            spell["from"],
            *(day for day in turns if spell["from"] < day and (not spell["to"] or day < spell["to"])),
        ]
        return list(zip(days, [*days[1:], spell["to"]]))

    def _word(self, row: Row, spell: Mapping[str, Any], day: str) -> str:
        labels = self._labels(day)
        if row.track == "control":
            return labels.holder(spell["holder"], spell["kind"])
        if row.track == "title":
            return labels.title(spell["status"], spell["holder"])
        return ""

    def _written(
        self, row: Row, spell: Mapping[str, Any], text: str, x: float, y: float, size: float, theme: Theme
    ) -> Raw:
        style: dict[str, Any] = {"fill": theme.ink}
        if row.track == "control":
            plain = spell["holder"] is None or spell["kind"] == "military-occupation"
            style["fill"] = theme.ink if plain else theme.on_fill
            if spell["kind"] == "military-occupation":
                style |= _halo(theme.of(spell["holder"]).tint)
        else:
            style |= _halo(theme.band if spell["status"] == "none" else theme.panel)
        return element("text", text, x=round(x, 1), y=round(y, 1), font_size=size, font_weight="600", **style)

    def _bar(self, row: Row, spell: Mapping[str, Any], room: Room) -> Raw:
        if row.track == "title":
            owners = list(self._sides) if spell["status"] == "undivided" else [spell["holder"]] * bool(spell["holder"])
            return title_swatch(self._theme, spell["status"], owners, *room)
        if row.track == "claim":
            return swatch(self._theme, Held(None, "claim", (row.claimant or "",)), *room)
        return swatch(self._theme, Held(spell["holder"], spell["kind"], ()), *room)


def _halo(colour: str) -> dict[str, Any]:
    return {"stroke": colour, "stroke_width": 3, "paint_order": "stroke", "stroke_linejoin": "round"}


def axis(theme: Theme, scale: Scale, y: float, steps: Iterable[str], say: Callable[[str, bool], str],
         span: Callable[[str, int], str], marked: Sequence[float] = ()) -> list[Raw]:  # fmt: skip
    """Under all rows: round days, a tick for each dated step, and how long each panel is.

    `say` writes a day or a year, `span` a number of days or years; words keep off where lines cross (`marked`).
    """
    from kurils.maps.chart.scale import ticks

    parts, last = [], -1e9
    for panel in scale.panels:
        parts.append(_rule(theme, f"M{panel.x:g} {y:g}h{panel.width:g}"))
        for day, text, year in ticks(panel):
            x, written = scale.x(day), say(text, year)
            parts.append(_rule(theme, f"M{x:.1f} {y:g}v5"))
            wide = text_width(written, 12.0)
            if x - wide / 2 > last + 6 and not any(abs(at - x) < wide / 2 + 3 for at in marked):
                parts.append(element("text", written, x=round(x, 1), y=y + 17, font_size=12, fill=theme.muted,
                                     text_anchor="middle"))  # fmt: skip
                last = x + wide / 2
        kind, length = panel.span
        words, middle = span(kind, length), panel.x + panel.width / 2
        half = text_width(words, 11.5) / 2 + 5
        parts.append(element("text", words, x=round(middle, 1), y=y + 42, font_size=11.5, fill=theme.muted,
                             text_anchor="middle"))  # fmt: skip
        if panel.width > 2 * half + 16:
            bracket = (
                f"M{panel.x + 1:.1f} {y + 35:g}v6m0 -3H{middle - half:.1f}M{middle + half:.1f} {y + 38:g}"
                f"H{panel.right - 1:.1f}m0 -3v6"
            )
            parts.append(element("path", d=bracket, stroke=theme.muted, stroke_width=0.8, fill="none"))
    marks = "".join(f"M{scale.x(day):.1f} {y + 22:g}v5" for day in steps)
    parts.append(element("path", d=marks, stroke=theme.muted, stroke_width=0.8, opacity=0.75))
    return parts


def _rule(theme: Theme, path: str) -> Raw:
    return element("path", d=path, stroke=theme.ink, stroke_width=1, fill="none")
