"""A map with all of its states at once, for a page: every sign, line and name is a layer; classes say which are seen.

An island (`isle`, `data-isle`) has the class `h-STATE` of who holds it, `o` under occupation and `c-STATE` for each
that claims it without holding it; the ring of a territory (`ring`, `data-ring`) has `t-STATUS` and `o-STATE`. Lines
(`data-line`) and names of lines (`data-ll`) are `on` or not; the words at a place (`data-cap`) stand once for each
number of their lines, of which one is `on`. `rules` is the style that goes with it; what is drawn is that of `plate`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kurils.maps import captions as words_on
from kurils.maps import ground
from kurils.maps.captions import Caption, LineName
from kurils.maps.frame import Frame, Room
from kurils.maps.lines import stroke
from kurils.maps.naming import locator_names, scenery_names
from kurils.maps.obstacles import lines as lines_of
from kurils.maps.obstacles import of as obstacles_of
from kurils.maps.plate import box_of, framed, ring_level
from kurils.maps.signs import (
    DOT,
    DOT_SIZE,
    STRIPE,
    STRIPE_GAP,
    STRIPE_WIDTH,
    Held,
    diagonals,
    dots,
    light,
    ring_line,
)
from kurils.maps.svg import framing, inset_of, kept
from kurils.maps.xml import Raw, element, joined, number, use
from kurils.words.labels import Labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from kurils.answers.dispute import Look
    from kurils.answers.map import MapFeature
    from kurils.maps.ground import Written
    from kurils.maps.lines import Course
    from kurils.maps.plate import Day
    from kurils.record import Record


#: pixels: insets wider than this have room for the names of islets
NAMED_FROM = 250.0
#: pixels along the left and the right edge of a page's map in which no word begins or ends
EDGE = 10.0


class Form(NamedTuple):
    """How large a map is drawn, and what there is room for on it."""

    name: str
    width: float
    height: float
    #: width and height of the inset and of the locator, which stands at the right edge in a form without one
    inset: tuple[float, float]
    locator: tuple[float, float]
    #: whether more than the names of the islands is said
    full: bool = True
    #: letters smaller by so many pixels
    small: float = 0.0
    #: pixels to a kilometre of the locator
    locator_scale: float = 0.026
    #: pixels to the left by which the islands stand, so that words have room beside the inset
    left: float = 0.0

    def within(self, region: bool) -> Form:
        """This form with somewhat smaller letters, and nothing moved, on a map of a region."""
        return self._replace(small=self.small + 1, left=0.0) if region else self

    def frame(self, day: Day) -> Frame:
        """The frame of the area of a day in this form."""
        frame = framed(day, day.area, Room(0.0, 0.0, self.width, self.height))
        frame.x -= self.left
        return frame


class Layered(NamedTuple):
    """A map with its layers; `lines` are the line names that it has, in the order of `data-ll`."""

    svg: Raw
    lines: dict[LineName, int]


def layered(
    record: Record,
    day: Day,
    form: Form,
    courses: Mapping[str, Course],
    days: Iterable[tuple[str, Sequence[Course]]],
    captions: Mapping[str, Mapping[int, Caption]],
    states: Mapping[str, set[str]],
) -> Layered:
    """A map of the area of `day` in one form.

    `courses` are all lines that it may show, by key; `days` are days with the lines of each; `captions` those of each
    place by the number of their lines; `states` all classes that an island ever has.
    """
    frame = form.frame(day)
    room = frame.room
    name = f"{form.name}-{day.area['id']}"
    stands = fixed(record, day, form, frame)
    parts = [plate(day, frame, room, name, courses, states)]
    if stands.inset:

        def draw(shown: Day, near: Frame, inner: Room, inset: str, *, degrees: bool) -> Raw:
            return plate(shown, near, inner, inset, courses, states, degrees=degrees)

        tell = form.inset[0] > NAMED_FROM
        parts += inset_of(record, day, frame, stands.inset, "", draw, f"{name}-", tell=tell)
    taken = list(stands.rooms)
    written: list[Raw] = []
    obstacles = obstacles_of(day._replace(courses=[]), frame, taken)
    for id, counted in captions.items():
        for count, caption in counted.items():
            for each in words_on.places(day, frame, {id: caption}, day.area["anchors"], form.small):
                obstacles.taken.append(each.room)
                written.append(element("g", each.drawn, class_="cap", data_cap=id, data_n=count))
    lines: dict[LineName, int] = {}
    # names of lines give way to what stands on every day, not to one another
    for at, on in days if form.full else ():
        crossed = obstacles.more(lines_of(day, frame, on))
        for told in line_names(record, day, at, on):
            if told not in lines and (found := words_on.line_name(day, frame, told, crossed)):
                lines[told] = len(lines)
                written.append(element("g", found.drawn, class_="ll", data_ll=lines[told]))
                taken.append(found.room)
    taken += obstacles.taken
    more: list[Written] = []
    if form.full:
        more += kept(words_on.scenery(day, frame, scenery_names(record, ""), day.area["anchors"], taken), taken)
        more += kept(ground.degree_names(day.theme, frame, taken, record.wording), taken)
    locator = ground.locator(
        day.theme, stands.locator, day.plane, day.drawing["locator_unit"], box_of(day, day.area),
        locator_names(record, ""), f"{name}-locator", form.locator_scale,
    )  # fmt: skip
    parts += [*written, *(each.drawn for each in more), stands.bar.drawn, element("g", locator, class_="locator")]
    svg = element(
        "svg", joined(parts), class_="map", viewBox=f"0 0 {number(form.width)} {number(form.height)}",
        aria_hidden="true", focusable="false",
    )  # fmt: skip
    return Layered(svg, lines)


class Fixed(NamedTuple):
    """What stands on a map on every day: its locator, its inset, the scale, and the rooms of all of it."""

    locator: Room
    inset: Room | None
    bar: Written
    rooms: list[Room]


def fixed(record: Record, day: Day, form: Form, frame: Frame) -> Fixed:
    """The boxes of a map of a form."""
    room, corner, inset = frame.room, Room(0.0, 0.0, *form.locator), None
    if day.area["inset"] and frame.level != "c":
        inset = Room(room.right - form.inset[0] - 8, room.bottom - form.inset[1] - 8, *form.inset)
    elif not form.full:
        corner = Room(room.right - form.locator[0], room.bottom - form.locator[1], *form.locator)
    bar = ground.scale_bar(day.theme, frame, room.left + 14, room.bottom - 14, record.wording)
    # a page is set in the letters of its reader, which may be wider than those that were measured
    edges = [Room(left, room.top, EDGE, room.height) for left in (room.left, room.right - EDGE)]
    boxes = [corner, *([inset, framing(record, day, frame)] if inset else []), bar.room]
    return Fixed(corner, inset, bar, [*boxes, *edges])


def line_names(record: Record, day: Day, at: str, courses: Sequence[Course]) -> list[LineName]:
    """What the lines of one day are."""
    labels = Labels(record.wording, record.section("status")["called"], at)
    return words_on.names_of_lines(day._replace(courses=list(courses)), labels, day.area["anchors"])


def plate(
    day: Day, frame: Frame, room: Room, name: str, courses: Mapping[str, Course], states: Mapping[str, set[str]], *,
    degrees: bool = True,
) -> Raw:  # fmt: skip
    """The map itself with all layers; `name` begins the ids of this plate."""
    sea, land = ground.base(day.theme, frame, room, degrees=False)
    if degrees:
        grid = use(f"k-grid-{day.area['id']}", fill="none", stroke=day.theme.grat, stroke_width=frame.px(0.8))
        land = joined([grid, land])
    groups: dict[str, list[MapFeature]] = {}
    for row in day.features:
        if room.meets(_box(day, frame, row["id"]), 20.0):
            groups.setdefault(row["group"], []).append(row)
    shapes = [land, *(_ring(day, frame, group, rows) for group, rows in groups.items())]
    for group, rows in groups.items():
        shapes.append(_patterns(day, frame, room, rows, f"{name}-{group}", states))
        shapes += [_isle(day, frame, row["id"], f"{name}-{group}", f"{name}-i-{row['id']}", states) for row in rows]
    shapes.append(joined(
        element("g", stroke(day.theme, course, f"k-line-{course.line}", frame.px), class_="line", data_line=key)
        for key, course in courses.items()
    ))  # fmt: skip
    clip = f"{name}-room"
    box_ = {"x": room.left, "y": room.top, "width": room.width, "height": room.height}
    return joined([
        element("clipPath", element("rect", **box_, rx=3), id=clip),
        element("g", joined([sea, element("g", joined(shapes), transform=frame.transform)]), clip_path=f"url(#{clip})"),
    ])  # fmt: skip


def grids(days: Iterable[Day], form: Form) -> Raw:
    """The degrees of some areas, each as one path that all forms use: as far as the largest one sees, and beyond."""
    parts = []
    for day in days:
        seen = form.frame(day)
        frame = Frame(day.plane, day.unit, seen.box, Room(-form.width, -form.height, 3 * form.width, 3 * form.height))
        frame.k, frame.x, frame.y = seen.k, seen.x, seen.y
        parts.append(element("path", d=_relative("".join(ground.degrees_of(frame))), id=f"k-grid-{day.area['id']}"))
    return element("defs", joined(parts))


def _relative(path: str) -> str:
    """A path of absolute whole numbers with relative steps, of which every fourth and the last are kept."""
    pieces = []
    for course in path.split("M")[1:]:
        points = [tuple(map(int, point.split())) for point in course.split("L")]
        kept = [*points[:-1:4], points[-1]]
        steps = [f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(kept)]
        pieces.append(f"M{kept[0][0]} {kept[0][1]}l{' '.join(steps).replace(' -', '-')}")
    return "".join(pieces)


def _box(day: Day, frame: Frame, id: str) -> Room:
    """Where an island lies in a picture."""
    west, north, east, south = day.drawing["islands"][id]["box"]
    x, y = frame.of_plane((west, north))
    return Room(x, y, frame.k * (east - west), frame.k * (south - north))


def _patterns(
    day: Day, frame: Frame, room: Room, rows: Sequence[MapFeature], name: str, states: Mapping[str, set[str]]
) -> Raw:
    """The stripes of each slant and the dots that the islands of a territory ever have, to be used within them."""
    rooms = [_box(day, frame, row["id"]) for row in rows]
    edges = (
        max(room.left, min(each.left for each in rooms)),
        max(room.top, min(each.top for each in rooms)),
        min(room.right, max(each.right for each in rooms)),
        min(room.bottom, max(each.bottom for each in rooms)),
    )
    box = [(edge - origin) / frame.k * frame.unit for edge, origin in zip(edges, (frame.x, frame.y) * 2)]
    seen = {state for row in rows for state in states[row["id"]]}
    slants = {ink.slant for id, ink in day.theme.inks.items() if f"c-{id}" in seen}
    parts = [
        element("path", d=diagonals(box, slant, frame.px(STRIPE)), id=f"{name}-s{'r' if slant > 0 else 'l'}")
        for slant in sorted(slants)
    ]
    if "o" in seen:
        parts.append(element("path", d=dots(box, frame.px(DOT)), id=f"{name}-d"))
    return element("defs", joined(parts))


def _isle(day: Day, frame: Frame, id: str, pattern: str, clip: str, states: Mapping[str, set[str]]) -> Raw:
    shape, cut = f"k-{id}", id in day.drawing["cut"]
    parts = [use(shape, class_="base cut" if cut else "base", stroke_width=None if cut else frame.px(0.7))]
    marks = []
    if "o" in states[id]:
        marks.append(use(f"{pattern}-d", class_="occ", stroke_width=frame.px(DOT_SIZE), stroke_linecap="round",
                         stroke_dasharray=f"0 {frame.px(DOT)}"))  # fmt: skip
        if not cut:
            parts.append(use(shape, class_="rim", stroke_width=frame.px(1.1)))
    sides = [(one, f"{pattern}-s{'r' if ink.slant > 0 else 'l'}") for one, ink in day.theme.inks.items()
             if f"c-{one}" in states[id]]  # fmt: skip
    marks += [use(path, class_=f"gap c-{one}", stroke_width=frame.px(STRIPE_GAP)) for one, path in sides]
    marks += [use(path, class_=f"stripe c-{one}", stroke_width=frame.px(STRIPE_WIDTH)) for one, path in sides]
    if marks:
        parts.append(element("clipPath", use(shape), id=clip))
        parts.append(element("g", joined(marks), clip_path=f"url(#{clip})", class_="marks"))
    return element("g", joined(parts), class_="isle", data_isle=id)


def _ring(day: Day, frame: Frame, group: str, rows: Sequence[MapFeature]) -> Raw:
    """The ring of a territory in each of its forms."""
    level = ring_level(day, frame, group)
    scale = day.unit / day.drawing["ring_unit"]
    line = f"k-ring-{level}-{group}"
    sides = list(day.dispute["sides"])
    parts = [light(day.theme, [f"k-{row['id']}" for row in rows], frame, class_="light")]
    far = frame.level == "c" and group in day.drawing["faint"]
    for status, owners in (("agreed", sides[:1]), ("undivided", sides), *(() if far else (("open", []),))):
        drawn = ring_line(day.theme, status, owners, line, frame, scale)
        parts.append(element("g", drawn, class_=f"t-{status}"))
    return element("g", joined(parts), class_="ring", data_ring=group)


def isle_class(row: Mapping[str, Any]) -> str:
    """The classes of an island as it stands; `row` as in a map answer."""
    held = Held(row["holder"], row["control_kind"], ())
    names = [f"h-{row['holder'] or 'none'}", *(["o"] if held.occupied else [])]
    return " ".join([*names, *(f"c-{state}" for state in row["claimants"] if state != row["holder"])])


def ring_class(row: Mapping[str, Any]) -> str:
    """The classes of a ring."""
    status = row["title_status"]
    kind = status if status in ("none", "agreed", "undivided") else "open"
    return f"t-{kind}" + (f" o-{row['title_holder']}" if row["title_holder"] else "")


def rules(looks: Sequence[Look]) -> str:
    """The style of the layers."""
    found = [
        ".isle .base{fill:var(--none);stroke:var(--none-deep)}.isle .cut{stroke:none}",
        ".isle .rim,.isle .marks>*,.ring>g,g.line,g.ll,g.cap,.ring.t-none{display:none}",
        "g.line.on,g.ll.on,g.cap.on,.isle.o .rim,.isle.o .occ{display:inline}",
        ".isle .rim,.isle .marks{fill:none}.isle use{stroke-linejoin:round}.isle .gap{stroke:var(--gap)}",
        *(
            f".ring.t-{kind}>.light,.ring.t-{kind}>.t-{kind}{{display:inline}}"
            for kind in ("agreed", "undivided", "open")
        ),
    ]
    for look in looks:
        id = look["id"]
        found += [
            f".isle.h-{id} .base{{fill:var(--{id}-fill);stroke:var(--{id}-deep)}}",
            f".isle.h-{id}.o .base{{fill:var(--{id}-tint);stroke:none}}",
            f".isle.h-{id} .rim,.isle.h-{id} .occ,.isle .stripe.c-{id}{{stroke:var(--{id}-fill)}}",
            f".isle.c-{id} .c-{id}{{display:inline}}",
            f".ring.o-{id}>.t-agreed>*{{stroke:var(--{id}-deep)}}",
        ]
    return "".join(found)


def still(svg: str, isles: Mapping[str, str], rings: Mapping[str, str]) -> Raw:
    """A map of one day alone with its layers set: classes of islands and rings; all else that is on it is on."""

    def of_layer(match: re.Match[str]) -> str:
        kind, id = match[1], match[2]
        found = {"isle": isles, "ring": rings}.get(kind, {}).get(id, "on")
        return match[0].replace(f'class="{kind}"', f'class="{kind} {found}"')

    return Raw(re.sub(r'class="(isle|ring|line|ll|cap)" data-\w+="([^"]*)"', of_layer, svg))
