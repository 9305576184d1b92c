"""What lies under and around the islands on a map: sea, degrees, land, the scale, and where in the world it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kurils.maps.extents import text_width
from kurils.maps.frame import Frame, Room
from kurils.maps.xml import Raw, element, joined, number, use
from kurils.words.numbers import line_of_degrees

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from kurils.geometry.projection import EqualArea
    from kurils.maps.naming import Written as Name
    from kurils.maps.theme import Theme
    from kurils.words.wording import Wording

#: kilometres of the scale bar by the pixels to a kilometre above which it is taken
BARS = ((4.5, 10), (1.6, 20), (0.7, 50), (0.5, 100), (0.0, 200))
#: degrees between meridians and parallels, likewise
STEPS = ((0.9, 1), (0.0, 5))
#: pixels to a kilometre of the locator
LOCATOR_SCALE = 0.027


class Written(NamedTuple):
    """A text of a map and the room that it takes."""

    drawn: Raw
    room: Room


def base(theme: Theme, frame: Frame, room: Room, degrees: bool = True) -> tuple[Raw, Raw]:
    """Sea, and the land with its degrees; the second belongs into the group of the plane."""
    sea = element("rect", x=room.left, y=room.top, width=room.width, height=room.height, fill=theme.sea, class_="sea")
    grid = ""
    if degrees:
        grid = element("path", d="".join(degrees_of(frame)), fill="none", stroke=theme.grat, stroke_width=frame.px(0.8),
                       class_="grat")  # fmt: skip
    land = use("k-land", fill=theme.land, stroke=theme.coast, stroke_width=frame.px(0.8), stroke_linejoin="round",
               class_="land")  # fmt: skip
    return sea, joined([grid, land])


def degree_names(theme: Theme, frame: Frame, taken: list[Room], wording: Wording) -> Iterator[Written]:
    """The degrees at the right and the lower edge, where nothing else stands."""
    room, (longitudes, latitudes), size = frame.room, _near(frame), 11.5
    for latitude in latitudes:
        there = _crossing(lambda lon: frame.at(lon, latitude)[0], room.right - 2, longitudes)  # noqa: B023
        if there is not None:
            y = frame.at(there, latitude)[1] - 4
            text = line_of_degrees(latitude, "latitude", wording)
            spot = Room(room.right - 5 - text_width(text, size), y - size, text_width(text, size), size + 3)
            if y > room.top + 22 and y < room.bottom - 26 and not any(spot.meets(other, 2) for other in taken):
                yield Written(label(theme, text, room.right - 5, y, size, "end", fill=theme.geo, kind="g"), spot)
    for longitude in longitudes:
        there = _crossing(lambda lat: frame.at(longitude, lat)[1], room.bottom - 2, latitudes)  # noqa: B023
        if there is not None:
            x = frame.at(longitude, there)[0] + 4
            text = line_of_degrees(longitude, "longitude", wording)
            spot = Room(x, room.bottom - 6 - size, text_width(text, size), size + 3)
            if room.left + 30 < x < room.right - 60 and not any(spot.meets(other, 4) for other in taken):
                yield Written(label(theme, text, x, room.bottom - 6, size, "start", fill=theme.geo, kind="g"), spot)


def scale_bar(theme: Theme, frame: Frame, left: float, bottom: float, wording: Wording) -> Written:
    """A bar of a round length in the lower left corner."""
    length = next(length for least, length in BARS if frame.k > least)
    size, text = length * frame.k, wording.tr("unit.km", number=length)
    path = f"M{number(left)} {number(bottom - 4)}v4h{number(size)}v-4"
    parts = [
        element("path", d=path, fill="none", stroke=theme.sea, stroke_width=4, stroke_linejoin="round"),
        element("path", d=path, fill="none", stroke=theme.ink, stroke_width=1.2),
        label(theme, text, left + size + 5, bottom + 1, 11.5, "start"),
    ]
    return Written(joined(parts), Room(left - 4, bottom - 12, size + 12 + text_width(text, 11.5), 18))


def locator(
    theme: Theme,
    room: Room,
    plane: EqualArea,
    unit: int,
    shown: tuple[float, float, float, float],
    names: Iterable[Name],
    clip: str,
    scale: float = LOCATOR_SCALE,
) -> Raw:
    """A small map of the region, on which a frame says what the map shows."""
    middle = (shown[0] + shown[2]) / 2, (shown[1] + shown[3]) / 2
    x, y = room.left + room.width * 0.62 - scale * middle[0], room.top + room.height * 0.5
    y -= scale * middle[1]
    box = {"x": room.left, "y": room.top, "width": room.width, "height": room.height, "rx": 3}
    parts = [
        element("clipPath", element("rect", **box), id=clip),
        element("rect", **box, fill=theme.bg),
        use("k-locator", fill=theme.land, stroke=theme.coast, stroke_width=round(0.5 * unit / scale, 1),
            stroke_linejoin="round", transform=f"translate({x:.1f} {y:.1f}) scale({scale / unit:.5f})"),
        element("rect", x=round(x + scale * shown[0], 1), y=round(y + scale * shown[1], 1),
                width=round(scale * (shown[2] - shown[0]), 1),
                height=round(scale * (shown[3] - shown[1]), 1), fill="none", stroke=theme.ink,
                stroke_width=1.6),
    ]  # fmt: skip
    parts += _locator_names(theme, room, [(name, *_moved(plane.to_plane(name.at), x, y, scale)) for name in names])
    inside = element("g", joined(parts), clip_path=f"url(#{clip})")
    return joined([inside, element("rect", **box, fill="none", stroke=theme.geo, stroke_width=1)])


def _moved(point: tuple[float, float], x: float, y: float, scale: float) -> tuple[float, float]:
    return x + scale * point[0], y + scale * point[1]


#: where a name of the locator may stand beside its place, in pixels, the best first
_ASIDE = tuple((x, y) for y in (0.0, -4.0, 4.0, -8.0, 8.0, 12.0) for x in (0.0, 6.0, -6.0, 12.0, -12.0, 20.0))


def _locator_names(theme: Theme, room: Room, names: Iterable[tuple[Name, float, float]]) -> Iterator[Raw]:
    """The names of states and towns inside the locator, none on another; one that has no room is left out."""
    taken: list[Room] = []
    for name, px, py in names:
        bold, size = "600" if name.kind == "state" else None, 11.5
        at = px + 5 if name.kind == "city" else px
        wide = text_width(name.text, size, bool(bold))
        left = at - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[name.end]
        for dx, dy in _ASIDE:
            spot = Room(left + dx, py + dy - 5, wide, 10)
            if room.holds(spot) and not any(spot.meets(other, 1) for other in taken):
                if name.kind == "city":
                    yield element("circle", cx=round(px, 1), cy=round(py, 1), r=2, fill=theme.ink)
                taken.append(spot)
                yield label(theme, name.text, at + dx, py + dy + 4, size, name.end, halo=theme.bg, weight=bold,
                            kind="loc")  # fmt: skip
                break


def label(
    theme: Theme,
    text: str,
    x: float,
    y: float,
    size: float,
    end: str,
    *,
    fill: str = "",
    halo: str = "",
    weight: str | None = None,
    kind: str = "lab",
    **more: Any,
) -> Raw:
    """A text with a halo, so that it reads on whatever lies under it."""
    return element(
        "text", text, x=round(x, 1), y=round(y, 1), font_size=size, text_anchor=end, fill=fill or theme.ink,
        stroke=halo or theme.sea, stroke_width=3.4, stroke_linejoin="round", paint_order="stroke", font_weight=weight,
        class_=kind, **more,
    )  # fmt: skip


def _step(frame: Frame) -> int:
    return next(step for least, step in STEPS if frame.k > least)


def degrees_of(frame: Frame) -> Iterator[str]:
    """Meridians and parallels across the frame as paths of the plane."""
    longitudes, latitudes = _near(frame)
    for longitude in longitudes:
        yield from _course(((longitude, at / 4) for at in range(latitudes[0] * 4, latitudes[-1] * 4 + 1)), frame)
    for latitude in latitudes:
        yield from _course(((at / 4, latitude) for at in range(longitudes[0] * 4, longitudes[-1] * 4 + 1)), frame)


def _near(frame: Frame) -> tuple[range, range]:
    """The meridians and the parallels that a map may show: within some thousand kilometres of its middle."""
    step, (longitude, latitude) = _step(frame), frame.centre
    west, south = round(longitude) // step * step - 45, round(latitude) // step * step - 25
    return range(west, west + 91, step), range(max(-85, south), min(86, south + 51), step)


def _course(points: Iterable[tuple[float, float]], frame: Frame) -> Iterator[str]:
    room, k, unit = frame.room, frame.k, frame.unit
    piece: list[str] = []
    for point in points:
        x, y = frame.at(*point)
        near = room.left - 40 < x < room.right + 40 and room.top - 40 < y < room.bottom + 40
        if near:
            at = f"{round((x - frame.x) / k * unit)} {round((y - frame.y) / k * unit)}"
            piece.append(("L" if piece else "M") + at)
        elif len(piece) > 1:
            yield "".join(piece)
            piece = []
        else:
            piece = []
    if len(piece) > 1:
        yield "".join(piece)


def _crossing(of: Callable[[float], float], wanted: float, degrees: range) -> float | None:
    """At how many degrees a course, which runs one way there, passes a pixel; None where it does not."""
    before = None
    for quarter in range(degrees[0] * 4, degrees[-1] * 4 + 1):
        at, value = quarter / 4, of(quarter / 4)
        if before is not None and (before[1] - wanted) * (value - wanted) <= 0:
            part = (wanted - before[1]) / (value - before[1]) if value != before[1] else 0.0
            return before[0] + (at - before[0]) * part
        before = at, value
    return None
