"""A map as an SVG picture: headline, date, map with inset and locator, legend; no script, nothing from outside."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from kurils.base.version import __version__
from kurils.dates import today
from kurils.maps import captions as words_on
from kurils.maps import ground, legend
from kurils.maps.captions import Caption
from kurils.maps.extents import headline
from kurils.maps.fitting import arranged
from kurils.maps.frame import Room
from kurils.maps.naming import caption_names, locator_names, scenery_names
from kurils.maps.obstacles import of as obstacles_of
from kurils.maps.plate import box_of, day, definitions, framed, plate
from kurils.maps.scene import one_day
from kurils.maps.theme import theme
from kurils.maps.xml import Raw, element, joined, number
from kurils.words.days import in_calendars
from kurils.words.headline import Headline
from kurils.words.labels import Labels
from kurils.words.wording import capital

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kurils.answers.map import MapAnswer
    from kurils.maps.frame import Frame
    from kurils.maps.ground import Written
    from kurils.maps.plate import Day
    from kurils.record import Record

WIDTH, MARGIN = 960.0, 24.0
#: the map is as high as its islands need in this width, within these bounds
LOWEST, HIGHEST = 420.0, 780.0
INSET, LOCATOR = (284.0, 216.0), (138.0, 114.0)
#: kilometres from which an islet carries its name in an inset
NAMED = 1.5
#: how high the heading of an inset is
HEADING = 20.0
#: a map that reaches farther than this, in kilometres, has no room for an inset and says little at each island
REGION = 500.0
#: an inset as narrow as this has no room for more than the name of what it shows
NARROW = 120.0
#: pixels by which the letters of islets are smaller
ISLETS = 3.5
#: narrower maps, in pixels, say names only
SMALL = 640.0
_XLINK = {"xmlns:xlink": "http://www.w3.org/1999/xlink"}


def svg(record: Record, answer: MapAnswer, labels: str = "", colours: str = "light") -> str:
    """The picture as a whole XML document. Raises UsageError when the answer shows no single day."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + drawing(record, answer, labels, colours=colours) + "\n"


def drawing(record: Record, answer: MapAnswer, labels: str = "", *, headed: bool = True, colours: str = "light") -> Raw:
    """The `svg` element alone, for a page; without headline and date when the page says them itself."""
    one_day(answer)
    shown = day(record, answer, theme(colours, record.dispute["looks"], record.language))
    box = box_of(shown, shown.area)
    wide = WIDTH - 2 * MARGIN
    high = min(HIGHEST, max(LOWEST, (wide - 20) * (box[3] - box[1]) / (box[2] - box[0]) + 20))
    parts, top = _head(record, shown, headed)
    room = Room(MARGIN, top, wide, round(high))
    parts += map_parts(record, shown, room, labels)
    parts.append(
        element("rect", x=room.left, y=room.top, width=room.width, height=room.height, rx=3, fill="none",
                stroke=shown.theme.geo, stroke_width=1)
    )  # fmt: skip
    bottom = room.bottom + 20
    short = Labels(record.wording, record.section("status")["called"], answer["date"]["gregorian"])
    found, bottom = legend.drawn(shown, legend.signs(shown, short, answer["features"]), MARGIN, bottom, wide)
    parts += found
    credit = record.wording.tr("map.credit", attribution=answer["attribution"], version=__version__)
    parts.append(
        element("text", credit, x=MARGIN, y=bottom + 14, font_size=10.5, fill=shown.theme.muted, class_="credit")
    )
    height = ceil(bottom + 28)
    head = [
        element("title", record.wording.series([shown.area["name"], answer["date"]["gregorian"]]), id="map-title"),
        element("desc", answer["words"], id="map-words"),
        definitions(shown.drawing, parts),
        element("rect", width=number(WIDTH), height=height, fill=shown.theme.bg, class_="paper"),
    ]
    return element(
        "svg", joined([*head, *parts, ""], "\n"), xmlns="http://www.w3.org/2000/svg", **_XLINK,
        viewBox=f"0 0 {number(WIDTH)} {height}", width=number(WIDTH), height=height, role="img",
        aria_labelledby="map-title map-words", font_family=shown.theme.sans, **{"xml:lang": record.language},
    )  # fmt: skip


def map_parts(
    record: Record, shown: Day, room: Room, labels: str, *, inset: bool = True, locator: bool = True, name: str = "map"
) -> list[Raw]:
    """Everything inside the frame of a map: plate, inset, locator, scale and all words; `name` begins its ids."""
    frame = framed(shown, shown.area, room)
    corner, small = Room(room.left, room.top, *LOCATOR), _inset_room(shown, room) if inset else None
    parts = [plate(shown, frame, room, name)]
    if small:
        parts += inset_of(record, shown, frame, small, labels)
    taken = [*filter(None, [corner if locator else None, small])]
    if small:
        taken.append(framing(record, shown, frame))
    parts += [each.drawn for each in words_of(record, shown, frame, taken, labels)]
    if locator:
        box, names = box_of(shown, shown.area), locator_names(record, labels)
        unit = shown.drawing["locator_unit"]
        parts.append(ground.locator(shown.theme, corner, shown.plane, unit, box, names, f"{name}-locator"))
    return parts


def words_of(record: Record, shown: Day, frame: Frame, taken: list[Room], labels: str) -> list[Written]:
    """All words of a map with the room that each takes; `taken` is what stands there already."""
    room, anchors = frame.room, shown.area["anchors"]
    short = Labels(record.wording, record.section("status")["called"], shown.answer["date"]["gregorian"])
    captions = captions_of(record, shown, short, labels, bare=room.width < SMALL)
    written = [ground.scale_bar(shown.theme, frame, room.left + 14, room.bottom - 14, record.wording)]
    obstacles = obstacles_of(shown, frame, [*taken, written[0].room])
    captions = arranged(shown, frame, captions, anchors, obstacles, record.wording.series)
    written += words_on.places(shown, frame, captions, anchors)
    obstacles.taken[:] = taken = [*taken, *(each.room for each in written)]
    for name in words_on.names_of_lines(shown, short, anchors):
        if each := words_on.line_name(shown, frame, name, obstacles):
            written.append(each)
            obstacles.taken.append(each.room)
    taken = obstacles.taken
    for more in (
        words_on.scenery(shown, frame, scenery_names(record, labels), anchors, taken),
        ground.degree_names(shown.theme, frame, taken, record.wording),
    ):
        written += kept(more, taken)
    return written


def framing(record: Record, shown: Day, frame: Frame) -> Room:
    """The box on a map of what its inset shows larger."""
    id = shown.area["inset"]
    area = next((row for row in record.dispute["areas"] if row["territories"] == [id]), shown.area)
    west, north, east, south = box_of(shown, area)
    (left, top), (right, bottom) = frame.of_plane((west, north)), frame.of_plane((east, south))
    return Room(left, top, right - left, bottom - top)


def is_region(shown: Day) -> bool:
    """Whether an area reaches so far that its islands are small."""
    west, _, east, _ = box_of(shown, shown.area)
    return east - west > REGION


def _inset_room(shown: Day, room: Room) -> Room | None:
    """Where the inset stands: in the lower right corner of a map that is near enough to need one and has room."""
    if not shown.area["inset"] or is_region(shown) or room.width < SMALL:
        return None
    return Room(room.right - INSET[0] - 10, room.bottom - INSET[1] - 10, *INSET)


def kept(found: Iterable[Written], taken: list[Room]) -> list[Written]:
    """The texts, each of which takes its room before the next is asked for."""
    kept = []
    for each in found:
        kept.append(each)
        taken.append(each.room)
    return kept


def captions_of(record: Record, shown: Day, short: Labels, labels: str, bare: bool) -> dict[str, Caption]:
    """What stands at each place of the area: its status once, or nothing more where its islands differ.

    `bare` leaves the names alone, on a small map.
    """
    names, region = caption_names(record, labels), is_region(shown)
    asked = shown.answer["features"]
    found: dict[str, Caption] = {}
    for group in shown.answer["territories"]:
        if shown.area["members_of"] == shown.answer["territories"]:
            # a map of islands that are named one by one; its headline says the rest
            break
        told = {tuple(short.tells(row)) for row in asked if row["group"] == group}
        lines = list(told.pop()) if len(told) == 1 and not bare else []
        default = group in record.default_territories
        if region and not default and not bare:
            lines += {short.title("agreed", row["title_holder"]) for row in asked
                      if row["group"] == group and row["title_status"] == "agreed"
                      and row["title_holder"] != row["holder"]}  # fmt: skip
        if not region and lines and not _tall(shown, group):
            lines = [record.wording.series(lines)]
        inline = region and default
        found[group] = Caption(names[group], lines[:1] if inline else lines, inline)
    for group in shown.area["members_of"]:
        for row in asked:
            if row["group"] == group and row["id"] in shown.area["anchors"]:
                found.setdefault(row["id"], Caption(names[row["id"]], []))
    return found


def _tall(shown: Day, group: str) -> bool:
    """Whether there is room for two lines at a place: its caption stands off the land."""
    anchor = shown.area["anchors"].get(group)
    return anchor is not None and anchor["tall"] == "true"


def inset_of(
    record: Record, shown: Day, frame: Frame, small: Room, labels: str, draw: Callable[..., Raw] = plate,
    name: str = "", tell: bool = True,
) -> list[Raw]:  # fmt: skip
    """A territory too small to be seen, larger: in a box, tied to where it lies.

    `draw` draws the map in it, the ids of which begin with `name`; without `tell` its islets have no names.
    """
    id = shown.area["inset"] or ""
    area = next((row for row in record.dispute["areas"] if row["territories"] == [id]), None)
    if area is None:
        return []
    theme_ = shown.theme
    inner = Room(small.left, small.top + HEADING, small.width, small.height - HEADING)
    near = framed(shown, area, inner, 6.0)
    x0, y0, wide, high = framing(record, shown, frame)
    x1, y1 = x0 + wide, y0 + high
    tie = (
        f"M{number(x1)} {number(y0)}L{number(small.left)} {number(small.top)}"
        f"M{number(x1)} {number(y1)}L{number(small.left)} {number(small.bottom)}"
    )
    names = caption_names(record, labels)
    captions = {
        row["id"]: Caption(names[row["id"]], [])
        for row in shown.features
        if row["group"] == id and _wide(shown.drawing["islands"][row["id"]]["box"]) > NAMED and tell
    }
    # the words are drawn over the lines, which have room of their own on the larger map
    islets = obstacles_of(shown._replace(courses=[]), near)
    captions = arranged(shown, near, captions, area["anchors"], islets, record.wording.series, ISLETS, 18.0)
    box = {"x": small.left, "y": small.top, "width": small.width, "height": small.height, "rx": 3}
    title = record.wording.tr("map.inset", name=names[id]) if small.width > NARROW else names[id]
    return [
        element("rect", x=number(x0), y=number(y0), width=number(x1 - x0), height=number(y1 - y0), rx=2, fill="none",
                stroke=theme_.geo, stroke_width=1),
        element("path", d=tie, stroke=theme_.geo, stroke_width=0.7, stroke_dasharray="2 3", fill="none"),
        element("rect", **box, fill=theme_.sea),
        draw(shown, near, inner, f"{name}inset", degrees=False),
        ground.label(theme_, title, small.left + 8, small.top + 15, 12.0, "start", weight="600", kind="inset"),
        *(each.drawn for each in words_on.places(shown, near, captions, area["anchors"], small=ISLETS)),
        element("rect", **box, fill="none", stroke=theme_.geo, stroke_width=1),
    ]  # fmt: skip


def _wide(box: Sequence[float]) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _head(record: Record, shown: Day, headed: bool) -> tuple[list[Raw], float]:
    """Date, headline and what must be known beside them; and where the map begins."""
    if not headed:
        return [], MARGIN
    wording, answer = record.wording, shown.answer
    y, parts = MARGIN + 10, []
    parts.append(_text(shown, capital(in_calendars(answer["date"], wording)), y, 13.0, fill=shown.theme.muted))
    from kurils.maps.presentation import notes

    sentence = headline_of(record, answer)
    for line in headline(sentence, 21.0, WIDTH - 2 * MARGIN, bold=True):
        y += 27
        parts.append(_text(shown, line, y, 21.0, font_weight="700", font_family=shown.theme.serif))
    for note in notes(answer, wording):
        y += 18
        parts.append(_text(shown, note, y, 12.0, fill=shown.theme.muted))
    return parts, y + 14


def headline_of(record: Record, answer: MapAnswer) -> str:
    """The headline of the day of a map: of the places that the record answers for, or of those of its area."""
    default = record.default_territories
    asked = default if set(default) <= set(answer["territories"]) else answer["territories"]
    day = answer["date"]["gregorian"]
    called, now = record.section("status")["called"], day == today().isoformat()
    found = record.status(day, asked, view=answer["view"])["islands"]
    return Headline(record.wording, called, day, now=now).of(found, whole=asked == default)


def _text(shown: Day, content: str, y: float, size: float, **style: object) -> Raw:
    style.setdefault("fill", shown.theme.ink)
    return element("text", content, x=MARGIN, y=y, font_size=size, class_="head", **style)
