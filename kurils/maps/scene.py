"""The answer of `map` and its shapes, laid on a plane in kilometres: islands, coasts, lines, and names to be placed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kurils.base.errors import UsageError
from kurils.geometry.projection import Conic
from kurils.geometry.rings import Bounds, Point, parse_area, parse_line
from kurils.geometry.trim import Frame
from kurils.maps.patterns import Marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kurils.answers.dispute import MapArea
    from kurils.answers.map import MapAnswer, MapBorder, MapFeature
    from kurils.store.contents import Contents


#: an edge along a meridian or parallel for so many degrees, or of any direction so long, is a cut and not a shore
CUT, LONGEST = 0.05, 1.0

Path = list[Point]


class Land(NamedTuple):
    """An island: what the answer says of it, its rings (exterior and holes alike), and the parts that are shores."""

    feature: MapFeature
    rings: list[Path]
    shores: list[Path]

    @property
    def others(self) -> list[str]:
        """Who claims it besides its holder."""
        return [id for id in self.feature["claimants"] if id != self.feature["holder"]]

    @property
    def look(self) -> Look:
        """What decides how it is drawn."""
        return Look(self.feature["holder"], self.feature["control_kind"], tuple(self.others),
                    self.feature["title_status"], self.feature["title_holder"])  # fmt: skip


class Look(NamedTuple):
    """Islands of one look are drawn alike and stand once in the legend."""

    holder: str | None
    kind: str
    others: tuple[str, ...]
    title_status: str
    title_holder: str | None


class Coast(NamedTuple):
    """Land around the islands: its ring, and the parts of it that are shores."""

    id: str
    rings: list[Path]
    shores: list[Path]


class Line(NamedTuple):
    """A boundary line of the day and its course."""

    border: MapBorder
    course: Path


class Scene(NamedTuple):
    """Everything that a picture is made of, in kilometres east and north of the centre of the map."""

    answer: MapAnswer
    plane: Conic
    lands: list[Land]
    coasts: list[Coast]
    lines: list[Line]
    #: the box of the islands asked for, with a margin
    core: Frame
    #: beyond this the record does not know all the land
    known: Frame
    #: the names of the territories
    titles: Mapping[str, str]
    area: MapArea
    marks: Marks

    def title_of(self, group: str) -> str:
        """The name of a territory, as its island of that id or any of its islands has it."""
        return self.titles.get(group, group)

    def frame(self, aspect: float) -> Frame:
        """The part of the plane for a picture of this width to height: all of the core, and more where it fits.

        It is narrower than asked where the record's knowledge of the land ends.
        """
        left, low, right, high = self.core
        width, height = right - left, high - low
        if width / height < aspect:
            left, right = _widened(left, right, height * aspect, self.known.left, self.known.right)
        else:
            low, high = _widened(low, high, width / aspect, self.known.low, self.known.high)
        return Frame(left, low, right, high)


def make_scene(record: Contents, answer: MapAnswer) -> Scene:
    """Lay an answer and the shapes of the record on a plane."""
    shapes, dispute = record.section("shapes"), record.dispute
    area = next(area for area in dispute["areas"] if area["id"] == answer["area"])
    extent = answer["extent"]
    plane = Conic(Bounds(extent["west"], extent["south"], extent["east"], extent["north"]))
    polygons: dict[str, tuple[list[Path], list[Path]]] = {}
    for entry in shapes["polygons"]:
        rings, shores = polygons.setdefault(entry["island"], ([], []))
        found = _shapes(entry["wkt"], plane)
        rings += found[0]
        shores += found[1]
    lands = [Land(feature, *polygons[feature["id"]]) for feature in [*answer["context"], *answer["features"]]]
    courses = {entry["id"]: parse_line(entry["wkt"]) for entry in shapes["lines"]}
    lines = [Line(border, list(map(plane.to_plane, courses[border["line"]]))) for border in answer["borders"]]
    coasts = [Coast(entry["id"], *_shapes(entry["wkt"], plane)) for entry in shapes["coasts"]]
    core = box_of((land.rings for land in lands if land.feature["in_area"]), 0.1)
    known = _known(plane, core, Bounds(**dispute["known"])) if dispute["known"] else core
    marks = Marks(dispute["sides"], dispute["looks"])
    return Scene(answer, plane, lands, coasts, lines, core, known, record.names, area, marks)


def one_day(answer: MapAnswer) -> None:
    """Raises UsageError when something changes within the month or year asked for: a picture shows one day."""
    changes = [*answer["changes"], *answer["border_changes"]]
    if changes:
        days = list(dict.fromkeys(sorted(change["date"] for change in changes)))
        some = [*days[:3], *(["…"] if len(days) > 3 else [])]
        span = answer["date"]["given"]
        error = UsageError(f"a picture shows one day, and something changes within {span}", f"on {', '.join(some)}")
        raise error.keyed("one-day", "one-day", span=span, days=some)


def box_of(shapes: Iterable[Iterable[Path]], margin: float = 0.0) -> Frame:
    """The frame around some shapes, wider on each side by a part of its size."""
    points = [point for rings in shapes for ring in rings for point in ring]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    across, up = (right - left) * margin, (high - low) * margin
    return Frame(left - across, low - up, right + across, high + up)


def _shapes(wkt: str, plane: Conic) -> tuple[list[Path], list[Path]]:
    """The rings of an area on the plane, and the parts of them that are shores."""
    rings: list[Path] = []
    shores: list[Path] = []
    for ring in (ring for polygon in parse_area(wkt) for ring in polygon):
        path = list(map(plane.to_plane, ring))
        rings.append(path)
        begin = 0
        for at, (a, b) in enumerate(pairwise(ring)):
            if _is_cut(a, b):
                shores.append(path[begin : at + 1])
                begin = at + 1
        shores.append(path[begin:])
    return rings, [shore for shore in shores if len(shore) > 1]


def _is_cut(a: Point, b: Point) -> bool:
    across, up = abs(a[0] - b[0]), abs(a[1] - b[1])
    return (across == 0 and up > CUT) or (up == 0 and across > CUT) or max(across, up) > LONGEST


def _known(plane: Conic, core: Frame, box: Bounds) -> Frame:
    """The rectangle of the plane inside the box, and never smaller than the core."""
    steps = [box.south + (box.north - box.south) * n / 8 for n in range(9)]
    near = [
        latitude for latitude in steps if core.low - 200 < plane.to_plane((box.west, latitude))[1] < core.high + 200
    ]
    left = max(plane.to_plane((box.west, latitude))[0] for latitude in near or steps)
    right = min(plane.to_plane((box.east, latitude))[0] for latitude in near or steps)
    middle = (box.west + box.east) / 2
    low, high = (plane.to_plane((middle, latitude))[1] for latitude in (box.south, box.north))
    return Frame(min(left, core.left), min(low, core.low), max(right, core.right), max(high, core.high))


def _widened(begin: float, end: float, size: float, least: float, most: float) -> tuple[float, float]:
    """A span brought to a size on both sides alike, but not beyond its bounds."""
    size = min(size, most - least)
    missing = size - (end - begin)
    begin, end = begin - missing / 2, end + missing / 2
    if begin < least:
        return least, least + size
    if end > most:
        return most - size, most
    return begin, end
