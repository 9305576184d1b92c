"""A map as an SVG picture: title, date, map with inset, legend, scale, attribution; no script, nothing from outside."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from kurils.maps import colours
from kurils.maps.labels import TAKEN
from kurils.maps.names import member_names, names_on
from kurils.maps.panel import CELL, HALO, Panel, line_elements
from kurils.maps.presentation import notes, title
from kurils.maps.scene import box_of, make_scene, one_day
from kurils.maps.xml import Raw, element, joined, number, text_width
from kurils.words import phrases
from kurils.words.days import in_calendars

if TYPE_CHECKING:
    from kurils.answers.map import MapAnswer
    from kurils.maps.colours import Palette
    from kurils.maps.scene import Look, Scene
    from kurils.record import Record
    from kurils.words.wording import Wording

WIDTH, MARGIN = 960.0, 24.0
#: the map is at least so wide for its height, and at most so high
ASPECT, HIGHEST = 1.36, 860.0
FONTS = (
    "'Noto Sans', 'DejaVu Sans', 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans CJK JP', 'Noto Sans JP', "
    "'Hiragino Sans', 'Yu Gothic', Meiryo, sans-serif"
)
LENGTHS = (500, 200, 100, 50, 20, 10, 5, 2, 1)
#: how high the heading of the inset is
HEADING = 22.0
_XLINK = {"xmlns:xlink": "http://www.w3.org/1999/xlink"}


def svg(record: Record, answer: MapAnswer, labels: str = "en") -> str:
    """The picture as a whole XML document. Raises UsageError when the answer shows no single day."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + drawing(record, answer, labels) + "\n"


def drawing(record: Record, answer: MapAnswer, labels: str = "en", headed: bool = True) -> Raw:
    """The `svg` element alone, for a page; without title and date when the page says them itself."""
    one_day(answer)
    wording = record.wording
    scene = make_scene(record, answer)
    names = names_on(scene, record, labels)
    frame = scene.frame(ASPECT)
    aspect = (frame.right - frame.left) / (frame.high - frame.low)
    wide = min(WIDTH - 2 * MARGIN, HIGHEST * aspect)
    width = max(wide + 2 * MARGIN, 720.0)
    parts, top = _head(record, answer, width) if headed else ([], MARGIN)
    left = (width - wide) / 2
    panel = Panel(scene, frame, left, top, wide, "map")
    parts += panel.draw()
    parts += _inset(scene, panel, record, wording, labels)
    parts += _scale(panel)
    parts += panel.figures()
    parts += panel.names(names)
    legend, bottom = _legend(scene, panel, wording, width, top + panel.height + 26)
    parts += legend
    drawn_to = record.dispute["drawn_to"]
    if drawn_to is not None and scene.plane.to_earth(((frame.left + frame.right) / 2, frame.high))[1] > drawn_to:
        bottom += 4
        said = wording.tr("map.not-drawn")
        parts.append(element("text", said, x=MARGIN, y=bottom + 8, font_size=11, fill=colours.SOFT, class_="soft"))
        bottom += 12
    credit = f"{answer['attribution']} · {wording.tr('map.made', version=_version())}"
    parts.append(element("text", credit, x=MARGIN, y=bottom + 14, font_size=10.5, fill=colours.SOFT, class_="soft"))
    height = ceil(bottom + 26)
    paper = element("rect", width=width, height=height, fill=colours.PAPER, class_="paper")
    head = [
        element("title", f"{title(record, answer)}, {answer['date']['gregorian']}", id="map-title"),
        element("desc", answer["words"], id="map-words"),
        *_patterns(scene),
    ]
    body = joined([*head, paper, *parts, ""], "\n")
    return element(
        "svg", body, xmlns="http://www.w3.org/2000/svg", **_XLINK, viewBox=f"0 0 {number(width)} {height}",
        width=number(width), height=height, role="img", aria_labelledby="map-title map-words", font_family=FONTS,
    )  # fmt: skip


def _version() -> str:
    from kurils.base.version import __version__

    return __version__


def _head(record: Record, answer: MapAnswer, width: float) -> tuple[list[Raw], float]:
    """Title, date and notes; and where the map begins."""
    wording = record.wording
    parts: list[Raw] = []
    y = MARGIN
    for content, size, bold in (
        (title(record, answer), 21.0, True),
        (in_calendars(answer["date"], wording), 13.5, False),
    ):
        for line in _wrapped(content, size, width - 2 * MARGIN, bold):
            y += size * 1.05
            parts.append(
                element("text", line, x=MARGIN, y=y, font_size=size, fill=colours.INK, class_="ink",
                        font_weight="bold" if bold else None)
            )  # fmt: skip
            y += size * 0.4
    for note in notes(answer, wording):
        y += 12.5
        parts.append(element("text", note, x=MARGIN, y=y, font_size=12, fill=colours.SOFT, class_="soft"))
        y += 5
    return parts, y + 8


def _inset(scene: Scene, panel: Panel, record: Record, wording: Wording, labels: str) -> list[Raw]:
    group = scene.area["inset"]
    islands = [land for land in scene.lands if land.feature["group"] == group]
    if group is None or not islands:
        return []
    core = box_of((land.rings for land in islands), 0.08)
    width = min(300.0, panel.width * 0.33)
    height = width * (core.high - core.low) / (core.right - core.left) + HEADING
    place = panel.corner(width, height, "br bl tl tr")
    if place is None:
        return []
    left, top = place
    inner = Panel(scene, core, left, top + HEADING, width, "inset")
    box = {"x": left, "y": top, "width": width, "height": HEADING}
    heading = wording.tr("map.inset", name=scene.title_of(group))
    parts = inner.draw()
    parts += [
        element("rect", **box, fill=colours.PAPER, stroke=colours.SOFT, stroke_width=1, class_="paper frame"),
        element("text", heading, x=left + 7, y=top + 15, font_size=12.5, font_weight="bold", fill=colours.INK,
                class_="ink"),
    ]  # fmt: skip
    parts += inner.names(member_names(scene, record, group, labels), smaller=1.5)
    return parts + _scale(inner, above=True)


def _scale(panel: Panel, above: bool = False) -> list[Raw]:
    """A bar of a round length in the lower left corner, or `above` in the upper right one."""
    for length in LENGTHS:
        size = length * panel.scale
        if 28 <= size <= panel.width * (0.25 if above else 0.2):
            x, y = panel.left + 12, panel.top + panel.height - 26
            if above:
                x, y = panel.left + panel.width - size - 46, panel.top - HEADING / 2
            path = f"M{number(x)} {number(y - 4)}v8M{number(x)} {number(y)}h{number(size)}m0 -4v8"
            if not above:
                panel.field.mark(0, panel.field.rows - 6, TAKEN, ceil((size + 60) / CELL), 6)
            return [
                element("path", d=path, fill="none", stroke=colours.PAPER, stroke_width=4, class_="halo"),
                element("path", d=path, fill="none", stroke=colours.INK, stroke_width=1.4, class_="line"),
                element("text", f"{length} km", x=x + size + 6, y=y + 4, font_size=11, fill=colours.INK,
                        class_="label", **HALO),
            ]  # fmt: skip
    return []


def _legend(scene: Scene, panel: Panel, wording: Wording, width: float, top: float) -> tuple[list[Raw], float]:
    """What colours, stripes, rims and lines mean, in two columns; and where it ends."""
    entries = [
        (_swatch(scene.palette, look, rim=False), phrases.look(look.holder, look.kind, look.others, wording))
        for look in _looks(scene, panel)
    ]
    rims = {(look.title_status == "agreed" and look.title_holder) or None: look for look in _looks(scene, panel, True)}
    for holder, look in sorted(rims.items(), key=lambda item: item[0] or "~"):
        key = "map.legend.title-agreed" if holder else "map.legend.title-open"
        entries.append((_swatch(scene.palette, look, rim=True), wording.tr(key, holder=wording.state(holder))))
    seen: dict[tuple[str, str | None], None] = {}
    for line in panel.lines:
        seen[line.border["state"], line.border["by"]] = None
    order = list(colours.LINES)
    for state, by in sorted(seen, key=lambda item: (order.index(item[0]), item[1] or "")):
        sample = joined(line_elements(scene.palette, "M2 8H34", state, by if state == "claimed" else None))
        basis = phrases.line_basis({"state": state, "by": by}, wording)
        entries.append((sample, wording.tr("map.legend.line", basis=basis)))
    rows = ceil(len(entries) / 2)
    column = (width - 2 * MARGIN) / 2
    parts = []
    for at, (sample, said) in enumerate(entries):
        x, y = MARGIN + (at // rows) * column, top + (at % rows) * 22 - 10
        words = element("text", said, x=44, y=12.5, font_size=12.5, fill=colours.INK, class_="ink")
        parts.append(element("g", joined([sample, words]), transform=f"translate({number(x)} {number(y)})"))
    return parts, top + rows * 22


def _looks(scene: Scene, panel: Panel, titles: bool = False) -> list[Look]:
    """The looks of the islands that are seen, each once for what the legend tells of it."""
    found: dict[tuple[object, ...], Look] = {}
    for land in scene.lands:
        if panel.cells.get(land.feature["id"]):
            look = land.look
            title_key = (look.title_status == "agreed", look.title_holder)
            found.setdefault(title_key if titles else (look.holder, look.kind == "mixed", look.others), look)
    return sorted(found.values(), key=lambda look: (look.holder or "~", look.others))


def _swatch(palette: Palette, look: Look, rim: bool) -> Raw:
    stroke, dashes = palette.rim(look) if rim else ("none", None)
    box = {"x": 2, "y": 1, "width": 32, "height": 14}
    fill = colours.PAPER if rim else palette.land(look)
    kind = "paper" if rim else f"land {colours.kind(look)}"
    parts = [element("rect", **box, fill=fill, class_=kind)]
    if not rim:
        parts += [element("rect", **box, fill=f"url(#stripes-{state})") for state in colours.stripes(look)]
        if look.holder is None:
            stroke = colours.SHORE
    parts.append(element("rect", **box, fill="none", stroke=stroke, stroke_width=1.4 if rim else 0.8,
                         stroke_dasharray=dashes,
                         class_=f"rim {look.title_holder or 'open'}" if rim else "shore"))  # fmt: skip
    return joined(parts)


def _patterns(scene: Scene) -> list[Raw]:
    """The stripes of every state that claims a place it does not hold."""
    states = sorted({state for land in scene.lands for state in land.others})
    parts = []
    for state in states:
        tone = scene.palette.tone(state)
        line = element("path", d="M0 4H8", stroke=tone.land, stroke_width=2.6, class_=f"stripe {state}")
        parts.append(
            element("pattern", line, id=f"stripes-{state}", width=8, height=8, patternUnits="userSpaceOnUse",
                    patternTransform=f"rotate({-tone.slant:g})")
        )  # fmt: skip
    return [element("defs", joined(parts))] if parts else []


def _wrapped(content: str, size: float, width: float, bold: bool) -> list[str]:
    lines = [""]
    for word in content.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size, bold) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
