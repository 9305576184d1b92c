"""Land that reaches far beyond its sheet, cut off near the edge: what draws pixels sets aside room for all of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kurils.geometry.trim import Frame, trim_ring

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.geometry.rings import Point

#: pixels that are left around the sheet, so that no cut edge nor its outline is seen
AROUND = 40.0
_LAND = re.compile(r'(<path d=")([^"]*)(" id="k-land")')
_SHEET = re.compile(r'<svg [^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"')
_PLANE = re.compile(r'<g [^>]*transform="translate\((-?[\d.]+) (-?[\d.]+)\) scale\(([\d.]+)\)"')
#: the ground of a sheet that lies at its corner, and the room of the only map of it: a rectangle with round corners
_PAPER = re.compile(r'<rect width="([\d.]+)" height="([\d.]+)" fill="([^"]*)" class="paper"/>')
_ROOM = re.compile(r'<clipPath id="([\w-]+-room)">\s*<rect ([^>]*)/>\s*</clipPath>')
_GROUP = re.compile(r"<(/?)g\b[^>]*>")
_STEP = re.compile(r"([MLmlz])([^MLmlz]*)")


def cut(drawing: str) -> str:
    """An SVG with the land of its maps cut to what may be seen of it; one without maps as it is.

    A picture may show the plane several times, at several scales: what any of them may show stays.
    """
    land, sheet = _LAND.search(drawing), _SHEET.search(drawing)
    planes = [(float(east), float(south), float(scale)) for east, south, scale in _PLANE.findall(drawing)]
    if not land or not sheet or not planes or not re.fullmatch(r"[MLmlz\d\s.-]*", land[2]):
        return drawing
    wide, high = float(sheet[1]) + AROUND, float(sheet[2]) + AROUND
    frame = Frame(
        min((-AROUND - east) / scale for east, _, scale in planes),
        min((-AROUND - south) / scale for _, south, scale in planes),
        max((wide - east) / scale for east, _, scale in planes),
        max((high - south) / scale for _, south, scale in planes),
    )
    rings = (trim_ring([*ring, ring[0]], frame) for ring in _rings(land[2]))
    path = "".join("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in ring[:-1]) + "z" for ring in rings if ring)
    return f"{drawing[: land.start(2)]}{path}{drawing[land.end(2) :]}"


def opened(drawing: str) -> str:
    """An SVG whose first map is not cut to its room: the paper is laid around it instead, which looks the same.

    To cut, what draws pixels sets aside a sheet as large as all that is in the group, lines far outside included. All
    else, maps beside it or in its corner included, is drawn after it. An SVG without a map stays as it is.
    """
    first, paper = _ROOM.search(drawing), _PAPER.search(drawing)
    if not first or not paper:
        return drawing
    name, told = first.groups()
    room = {key: float(value) for key, value in re.findall(r'(\w+)="([\d.]+)"', told)}
    begin = drawing.find(f'<g clip-path="url(#{name})">', paper.end())
    if begin < 0 or {"x", "y", "width", "height", "rx"} - room.keys():
        return drawing
    end = _end_of_group(drawing, begin)
    content = drawing[begin:end].replace(f' clip-path="url(#{name})"', "", 1)
    (x, y, wide, high, r), (right, down, fill) = (
        (room[key] for key in ("x", "y", "width", "height", "rx")),
        paper.groups(),
    )
    around = (
        f'<path fill="{fill}" fill-rule="evenodd" d="M0 0H{right}V{down}H0z'
        f"M{x + r} {y}h{wide - 2 * r}a{r} {r} 0 0 1 {r} {r}"
        f"v{high - 2 * r}a{r} {r} 0 0 1 -{r} {r}h-{wide - 2 * r}a{r} {r} 0 0 1 -{r} -{r}v-{high - 2 * r}"
        f'a{r} {r} 0 0 1 {r} -{r}z"/>'
    )
    return f"{drawing[: paper.end()]}{content}{around}{drawing[paper.end() : begin]}{drawing[end:]}"


def _end_of_group(drawing: str, begin: int) -> int:
    """Where the group ends that begins there."""
    depth = 0
    for tag in _GROUP.finditer(drawing, begin):
        depth += 0 if tag[0].endswith("/>") else -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(drawing)


def _rings(path: str) -> Iterator[list[Point]]:
    """The closed parts of a path of straight lines, without the repeated first point."""
    x = y = 0.0
    ring: list[Point] = []
    for step, text in _STEP.findall(path):
        numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", text)]
        if step in "Mm" and ring:
            yield ring
            ring = []
        for right, down in zip(numbers[::2], numbers[1::2]):
            # the first point of a path, and each with a capital letter, is no step from the one before
            x, y = (right, down) if step in "ML" else (x + right, y + down)
            ring.append((x, y))
        if step == "z" and ring:
            x, y = ring[0]
    if ring:
        yield ring
