"""A map of one day in one frame: ground, islands with their signs, boundary lines; for a map and for its inset."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kurils.geometry.projection import EqualArea
from kurils.maps import ground
from kurils.maps.frame import Frame, Room
from kurils.maps.lines import Course, courses, stroke
from kurils.maps.signs import Held, island, ring
from kurils.maps.xml import Raw, element, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from kurils.answers.dispute import Dispute, MapArea
    from kurils.answers.map import MapAnswer, MapFeature
    from kurils.maps.frame import Box
    from kurils.maps.theme import Theme
    from kurils.record import Record

#: how far a map reaches beyond its islands where the record gives no frame, as a part of their extent
MARGIN = 0.12


class Day(NamedTuple):
    """What the maps of one day are made of."""

    answer: MapAnswer
    #: the section of that name
    drawing: Mapping[str, Any]
    dispute: Dispute
    area: MapArea
    theme: Theme
    plane: EqualArea
    #: the lines of the day, in the order of drawing
    courses: list[Course]

    @property
    def unit(self) -> int:
        """Parts of a kilometre in which paths are written."""
        return int(self.drawing["unit"])

    @property
    def features(self) -> list[MapFeature]:
        """All islands, those beyond the area first."""
        return [*self.answer["context"], *self.answer["features"]]


def day(record: Record, answer: MapAnswer, theme: Theme) -> Day:
    """Everything for the maps of one answer."""
    drawing, dispute = record.section("drawing"), record.dispute
    area = next(row for row in dispute["areas"] if row["id"] == answer["area"])
    lines = {row["id"]: row for row in record.section("shapes")["lines"]}
    plane = EqualArea(tuple(drawing["centre"]))
    view = answer["view"]
    # as one side gives it, a map shows what that side claims, and not the line of the other
    own = [row for row in answer["borders"] if view == "neutral" or row["state"] != "claimed" or row["by"] == view]
    rows = [*own, *({**row, "state": "pending", "by": None, "from": row["signed"]}
                                  for row in answer.get("pending", ()))]  # fmt: skip
    return Day(answer, drawing, dispute, area, theme, plane, courses(rows, lines))


def box_of(day: Day, area: MapArea) -> Box:
    """The part of the plane that an area shows: its frame, or the box of its islands with a margin."""
    edges = area["frame"]
    if edges:
        return edges["west"], edges["north"], edges["east"], edges["south"]
    wanted = set(area["territories"])
    boxes = [day.drawing["islands"][row["id"]]["box"] for row in day.features if row["group"] in wanted]
    west, north = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, south = max(box[2] for box in boxes), max(box[3] for box in boxes)
    across, down = max(east - west, 8.0) * MARGIN, max(south - north, 8.0) * MARGIN
    return west - across, north - down, east + across, south + down


def framed(day: Day, area: MapArea, room: Room, pad: float = 10.0) -> Frame:
    """The frame of an area in a room of the picture."""
    return Frame(day.plane, day.unit, box_of(day, area), room, pad)


def definitions(drawing: Mapping[str, Any], drawn: Iterable[str]) -> Raw:
    """The paths that a drawing uses, each under an id that begins with `k-`; `drawn` are its parts."""
    used = set(re.findall(r'href="#k-([^"]*)"', "".join(drawn)))
    parts = [("land", drawing["land"]), ("locator", drawing["locator"])]
    parts += [(id, shape["path"]) for id, shape in drawing["islands"].items()]
    parts += [(f"line-{id}", line["path"]) for id, line in drawing["lines"].items()]
    for level, rings in drawing["rings"].items():
        parts += [(f"ring-{level}-{id}", path) for id, path in rings.items()]
    paths = [element("path", d=path, id=f"k-{id}") for id, path in dict(parts).items() if id in used]
    return element("defs", joined(paths))


def plate(day: Day, frame: Frame, room: Room, name: str, *, degrees: bool = True, groups: Iterable[str] = ()) -> Raw:
    """The map itself, clipped to its room; `name` begins the ids of this plate. `groups` alone are drawn, else all."""
    theme = day.theme
    sea, land = ground.base(theme, frame, room, degrees)
    wanted = set(groups)
    features = [row for row in day.features if (not wanted or row["group"] in wanted) and _in_sight(day, frame, row)]
    shapes = [land]
    shapes += [_ring(day, frame, group, row) for group, row in {row["group"]: row for row in features}.items()]
    shapes += [_island(day, frame, row, f"{name}-{row['id']}") for row in features]
    lines = [stroke(theme, course, f"k-line-{course.line}", frame.px) for course in day.courses]
    shapes.append(element("g", joined(lines), class_="lines"))
    clip = f"{name}-room"
    box = {"x": room.left, "y": room.top, "width": room.width, "height": room.height}
    return joined([
        element("clipPath", element("rect", **box, rx=3), id=clip),
        element("g", joined([sea, element("g", joined(shapes), transform=frame.transform)]), clip_path=f"url(#{clip})"),
    ])  # fmt: skip


def _in_sight(day: Day, frame: Frame, row: MapFeature) -> bool:
    """Whether an island, or the ring around it, reaches into the room of a map."""
    west, north, east, south = day.drawing["islands"][row["id"]]["box"]
    (left, top), (right, bottom) = frame.of_plane((west, north)), frame.of_plane((east, south))
    return Room(left, top, right - left, bottom - top).meets(frame.room, 40)


def held(row: MapFeature) -> Held:
    """What decides how an island of an answer is drawn."""
    others = tuple(state for state in row["claimants"] if state != row["holder"])
    return Held(row["holder"], row["control_kind"], others)


def owners(day: Day, row: MapFeature) -> list[str]:
    """Who owns an island by agreement: one state, both parties where it was left undivided, or none."""
    if row["title_status"] == "undivided":
        return list(day.dispute["sides"])
    return [row["title_holder"]] if row["title_holder"] else []


def _island(day: Day, frame: Frame, row: MapFeature, clip: str) -> Raw:
    shape = day.drawing["islands"][row["id"]]
    whole = row["id"] not in day.drawing["cut"]
    drawn = island(day.theme, held(row), f"k-{row['id']}", shape["box"], frame, clip, edge=whole)
    return element("g", joined([element("title", row["name"]), drawn]), data_island=row["id"])


def _ring(day: Day, frame: Frame, group: str, row: MapFeature) -> Raw:
    """The ring of a territory, of whose islands `row` is one: title is a matter of territories."""
    level = ring_level(day, frame, group)
    scale = day.unit / day.drawing["ring_unit"]
    if level == "c" and row["title_status"] not in ("agreed", "undivided") and group in day.drawing["faint"]:
        # dots around many small islands would be all that is seen of them
        return Raw("")
    shapes = [f"k-{each['id']}" for each in day.features if each["group"] == group]
    return ring(day.theme, row["title_status"], owners(day, row), shapes, f"k-ring-{level}-{group}", frame, scale)


def ring_level(day: Day, frame: Frame, group: str) -> str:
    """The level of the ring of a territory in a frame: the nearest one that it has."""
    level = frame.level
    while group not in day.drawing["rings"][level]:
        level = chr(ord(level) + 1) if level == "a" else "b"
    return level
