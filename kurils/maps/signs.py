"""The signs of control, title and claim, the same on maps, in legends, tables, charts and on the page.

Held: a fill. Occupied: dots on a tint. Claimed without holding: stripes in the claimant's colour, leaning its way.
Owned by agreement: a ring off the coast in the owner's deep colour; undivided: in both; unsettled or renounced: in
dots. Stripes and dots are real lines within a clip path, not patterns, which blur in print and differ between programs.
"""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from kurils.maps.xml import Raw, element, joined, use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kurils.maps.frame import Box, Frame
    from kurils.maps.theme import Theme

#: pixels: distance of stripes along x, width of a stripe and of the gap it stands in
STRIPE, STRIPE_WIDTH, STRIPE_GAP = 14.2, 2.4, 4.4
#: pixels: distance and size of dots
DOT, DOT_SIZE = 4.8, 2.1
#: pixels between the hairlines of print without colour
HAIR = 4.0


class Held(NamedTuple):
    """What decides how a place is drawn."""

    holder: str | None
    kind: str
    #: who claims it without holding it
    others: tuple[str, ...]

    @property
    def occupied(self) -> bool:
        """Whether it is under military occupation."""
        return self.kind == "military-occupation"


def island(theme: Theme, held: Held, shape: str, box: Box, frame: Frame, clip: str, edge: bool = True) -> Raw:
    """A place: `shape` is the id of its path, `box` its extent on the plane, `clip` a new id.

    `edge` is False for land that is cut in two, whose cut is no shore.
    """
    ink = theme.of(held.holder)
    outline = {}
    if edge:
        width = 1.1 if held.occupied else 0.7
        colour = ink.fill if held.occupied else ink.deep
        outline = {"stroke": colour, "stroke_width": frame.px(width), "stroke_linejoin": "round"}
    parts = [use(shape, fill=ink.tint if held.occupied else ink.fill, **outline)]
    inside = patterns(theme, held, tuple(side * frame.unit for side in box), frame.px)
    if inside:
        parts.append(element("clipPath", use(shape), id=clip))
        parts.append(element("g", joined(inside), clip_path=f"url(#{clip})", fill="none"))
    return joined(parts)


def patterns(theme: Theme, held: Held, box: Sequence[float], px: object) -> list[Raw]:
    """The dots, hairs and stripes of a place within a box; `px` turns pixels into the lengths of the box."""
    size = px if callable(px) else float
    ink = theme.of(held.holder)
    parts = []
    if held.occupied:
        parts.append(
            element("path", d=dots(box, size(DOT)), stroke=ink.fill, stroke_width=size(DOT_SIZE),
                    stroke_linecap="round", stroke_dasharray=f"0 {size(DOT)}")
        )  # fmt: skip
    elif ink.hairs:
        parts.append(element("path", d=hairs(box, size(HAIR), ink.hairs), stroke=theme.on_fill, stroke_width=size(1.0)))
    stripes = [(theme.of(state), diagonals(box, theme.of(state).slant, size(STRIPE))) for state in held.others]
    parts += [element("path", d=path, stroke=theme.gap, stroke_width=size(STRIPE_GAP)) for _, path in stripes]
    parts += [element("path", d=path, stroke=one.fill, stroke_width=size(STRIPE_WIDTH)) for one, path in stripes]
    return parts


def ring(
    theme: Theme, status: str, owners: Sequence[str], shapes: Sequence[str], line: str, frame: Frame, scale: float
) -> Raw:
    """The ring of a title: `shapes` are the ids of the land, `line` that of the ring, drawn at `scale` of the plane.

    `owners` is who owns it by agreement, or both where it was left undivided. Nothing where there is no title.
    """
    if status == "none":
        return Raw("")
    return joined([light(theme, shapes, frame), ring_line(theme, status, owners, line, frame, scale)])


def light(theme: Theme, shapes: Sequence[str], frame: Frame, **more: str) -> Raw:
    """The light gap between the coasts of a territory and its ring."""
    off = {"a": 0.75, "b": 1.7, "m": 3.2, "c": 6.0}[frame.level] * frame.k - 0.6
    return element("g", joined(map(use, shapes)), fill="none", stroke=theme.gap,
                   stroke_width=frame.px(2 * min(3.0, max(1.2, off))), stroke_linejoin="round", **more)  # fmt: skip


def ring_line(theme: Theme, status: str, owners: Sequence[str], line: str, frame: Frame, scale: float) -> Raw:
    """The ring itself."""
    far = frame.level == "c"
    usual = {"fill": "none", "stroke_linejoin": "round", "transform": f"scale({scale:g})"}

    def px(pixels: float) -> float:
        return round(frame.px(pixels) / scale, 1)

    if status in ("agreed", "undivided") and owners:
        width = px(1.5 if far else 2.0)
        parts = [use(line, **usual, stroke=theme.of(owners[0]).deep, stroke_width=width, stroke_linecap="round")]
        if len(owners) > 1:
            other = theme.of(owners[1]).deep
            parts.append(use(line, **usual, stroke=other, stroke_width=width, stroke_dasharray=f"{px(10)} {px(10)}"))
    else:
        dotted = {"stroke_width": px(1.3 if far else 1.7), "stroke_dasharray": f"0 {px(3.2 if far else 4.2)}"}
        parts = [use(line, **usual, stroke=theme.unset, stroke_linecap="round", **dotted)]
    return joined(parts)


def swatch(theme: Theme, held: Held, x: float, y: float, width: float, height: float) -> Raw:
    """The sign of control and claim as a small box, for legends, tables and bars."""
    ink = theme.of(held.holder)
    fill, stroke = (ink.tint, ink.fill) if held.occupied else (ink.fill, ink.deep)
    if held.kind == "claim":
        fill, stroke = theme.panel, theme.of(held.others[0]).fill
    box = {"x": round(x, 1), "y": round(y, 1), "width": round(max(width, 0.5), 1), "height": round(height, 1)}
    parts = [element("rect", **box, fill=fill)]
    inner = (x + 0.9, y + 0.9, x + width - 0.9, y + height - 0.9)
    if inner[2] > inner[0]:
        # in a bar stripes stand closer, so that a short one still shows some
        close = Held(held.holder, held.kind, ())
        parts += patterns(theme, close, inner, float)
        for state in held.others:
            other = theme.of(state)
            path = diagonals(inner, other.slant, 9.2)
            if held.kind != "claim":
                parts.append(element("path", d=path, stroke=theme.gap, stroke_width=STRIPE_GAP, fill="none"))
            parts.append(element("path", d=path, stroke=other.fill, stroke_width=2.3, fill="none"))
    parts.append(element("rect", **box, fill="none", stroke=stroke, stroke_width=0.9))
    return element("g", joined(parts), fill="none")


def title_swatch(theme: Theme, status: str, owners: Sequence[str], x: float, y: float, width: float,
                 height: float) -> Raw:  # fmt: skip
    """The sign of title as a small box; nothing where there is no title."""
    if status == "none":
        return Raw("")
    box = {"x": round(x + 1, 1), "y": round(y + 1, 1), "width": round(max(width - 2, 0.5), 1),
           "height": round(height - 2, 1), "rx": 2, "stroke_width": 2}  # fmt: skip
    if status == "agreed" and owners:
        return element("rect", **box, fill=theme.panel, stroke=theme.of(owners[0]).deep)
    if status == "undivided" and len(owners) > 1:
        first = element("rect", **box, fill=theme.panel, stroke=theme.of(owners[0]).deep)
        return joined([first, element("rect", **box, fill="none", stroke=theme.of(owners[1]).deep,
                                      stroke_dasharray="6 6")])  # fmt: skip
    return element("rect", **box, fill=theme.panel, stroke=theme.unset, stroke_dasharray="2.2 3")


def diagonals(box: Sequence[float], slant: int, step: float) -> str:
    """Stripes across a box, `step` apart along x: leaning right for a slant of 1, left for -1; one phase everywhere."""
    x0, y0, x1, y1 = box
    low, high = (x0 + y0, x1 + y1) if slant > 0 else (x0 - y1, x1 - y0)
    pieces = []
    for number in range(ceil(low / step), floor(high / step) + 1):
        at = number * step
        if slant > 0:
            left, right = max(x0, at - y1), min(x1, at - y0)
            ends = (left, at - left, right, at - right)
        else:
            left, right = max(x0, at + y0), min(x1, at + y1)
            ends = (left, left - at, right, right - at)
        if right - left > step * 0.02:
            pieces.append("M{:g} {:g}L{:g} {:g}".format(*(round(end, 1) for end in ends)))
    return "".join(pieces)


def dots(box: Sequence[float], step: float) -> str:
    """Rows across a box on which dashes of no length are dots; every other row is moved by half a step."""
    x0, y0, x1, y1 = box
    pieces = []
    for row in range(ceil(y0 / (step / 2)), floor(y1 / (step / 2)) + 1):
        x = floor(x0 / step) * step + (step / 2 if row % 2 else 0)
        pieces.append(f"M{round(x, 1):g} {round(row * step / 2, 1):g}H{round(x1, 1):g}")
    return "".join(pieces)


def hairs(box: Sequence[float], step: float, way: str) -> str:
    """Hairlines across a box, `horizontal` or `vertical`."""
    x0, y0, x1, y1 = (round(side, 1) for side in box)
    if way == "horizontal":
        return "".join(f"M{x0:g} {round(n * step, 1):g}H{x1:g}" for n in range(ceil(y0 / step), floor(y1 / step) + 1))
    return "".join(f"M{round(n * step, 1):g} {y0:g}V{y1:g}" for n in range(ceil(x0 / step), floor(x1 / step) + 1))
