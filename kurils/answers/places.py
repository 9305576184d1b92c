"""The answers about places, points and lines: typed as those of `kurils.answers.days`, whose rules hold here too.

Figures that a state or a book gives are numbers with the text as printed beside them; figures computed from the
polygons of the record say by which method. Distances are kilometres on the WGS84 ellipsoid, coordinates degrees.
"""

from __future__ import annotations

from typing import Optional, TypedDict

from kurils.answers.days import Bearing, Change, Control, DateForms, Header, SourceLine, Span, Title
from kurils.answers.lists import AreaOf, BorderState, Certainty, NameKind, Party, Side
from kurils.answers.map import Extent, MapLineChange, PendingLine


class Coordinates(TypedDict):
    """A point in degrees."""

    latitude: float
    longitude: float


class Figures(TypedDict):
    """What follows from the polygon of a place. One key more for each reference of the record, `ID_km`, holds the
    distance to that point or to the nearest of those shores; null where the record has none of them."""

    area_km2: float
    perimeter_km: float
    extent: Extent
    centre: Coordinates
    method: str


class Published(TypedDict):
    """A figure that a source gives; `printed` keeps the digits as they were printed."""

    value: float
    printed: str
    unit: str
    side: Side
    certainty: Certainty
    note: Optional[str]
    sources: list[str]


class PublishedArea(Published):
    """An area: of the island alone, with its islets, or of a group; and from which edition of which table."""

    of: AreaOf
    edition: str
    method: str


class PublishedHeight(Published):
    """The height of the highest summit."""

    summit: Optional[str]
    edition: Optional[str]


class PublishedDistance(Published):
    """A distance from somewhere, in words."""

    reference: str


class People(TypedDict):
    """How many lived there on a day; `households` where it was counted."""

    value: int
    date: str
    edtf: Optional[str]
    households: Optional[int]
    place: Optional[str]
    side: Side
    certainty: Certainty
    note: Optional[str]
    sources: list[str]


class Code(TypedDict):
    """A code of an administration, a standard or a gazetteer; `covers` where it covers more or less than the place,
    `seen` the day on which it was last looked up."""

    side: Side
    scheme: str
    code: str
    name: Optional[str]
    covers: Optional[str]
    seen: Optional[str]
    certainty: Certainty
    note: Optional[str]
    sources: list[str]


class Name(TypedDict):
    """A name in one language or script; `certainty` is that of the place where the name has none of its own."""

    form: str
    certainty: Optional[Certainty]
    sources: list[str]
    note: Optional[str]


class IslandLine(TypedDict):
    """One named island or islet in the list."""

    id: str
    group: str
    name: str
    names: dict[str, str]
    #: of the newest edition that each party gives; null where it gives none
    areas: dict[Party, Optional[PublishedArea]]
    figures: Optional[Figures]


class GroupLine(IslandLine):
    """A territory with all its islands together."""

    members: list[str]


class IslandsAnswer(TypedDict):
    """The territories and their named islands and islets; never cut."""

    kurils: Header
    groups: list[GroupLine]
    islands: list[IslandLine]
    attribution: str
    sources: list[SourceLine]


class PolygonLine(TypedDict):
    """Where a polygon comes from and how fine it is."""

    id: str
    note: Optional[str]


class PlaceFigures(TypedDict):
    """Figures of the island alone, and of a territory with all its members."""

    island: Optional[Figures]
    group: Optional[Figures]


class WholeIsland(TypedDict):
    """Everything that the record holds on a place. Names are keyed by language: `en_xx` is the English form of the
    name in the language `xx`, `xx_kana` how it is read."""

    id: str
    group: str
    name: str
    names: dict[str, list[Name]]
    aliases: list[str]
    ainu: Optional[str]
    members: list[str]
    areas: list[PublishedArea]
    heights: list[PublishedHeight]
    population: list[People]
    distances: list[PublishedDistance]
    codes: list[Code]
    figures: PlaceFigures
    polygons: list[PolygonLine]
    treaty_1875_no: Optional[str]
    note: Optional[str]
    sources: list[str]


class FoundBy(TypedDict):
    """A name of the record, what it is the name of, whose word it is, and when that existed."""

    form: str
    kind: NameKind
    by: Optional[str]
    since: Optional[str]
    until: Optional[str]
    note: Optional[str]


class IslandAnswer(TypedDict):
    """One place, whole; `names` gives the names of its group and members. `found_by` is the name of the record by which
    it was found, null when that is one of those printed with it."""

    kurils: Header
    island: WholeIsland
    names: dict[str, str]
    found_by: Optional[FoundBy]
    attribution: str
    sources: list[SourceLine]


class CoastLine(TypedDict):
    """Land around that is not of the record."""

    id: str
    name: str


class StraitNear(TypedDict):
    """A strait in which a point lies, and how far from its median line."""

    id: str
    name: str
    names: dict[str, str]
    distance_km: float


class LineSide(TypedDict):
    """One kind of line of the day, and whose side of it a point is on; null where the line leaves that open.

    `border` is the nearest line of that kind, `by` whose claim a claimed line is.
    """

    state: BorderState
    by: Optional[str]
    side: Optional[str]
    border: str
    document: Optional[str]
    distance_km: float


class LocateAnswer(TypedDict):
    """On which island a point lies, or which is nearest; `island` and `group` are null off the islands.

    Holder, control, title, claimants and governing document are those of `nearest`, which is the island itself on
    land. In a month or year in which they change, `changes` lists how, and they are null. `line` is the number of the
    line of an input.
    """

    kurils: Header
    line: Optional[int]
    date: DateForms
    span: Optional[Span]
    point: Coordinates
    island: Optional[str]
    group: Optional[str]
    distance_km: float
    nearest: str
    nearest_group: str
    name: str
    shore: Coordinates
    coast: Optional[CoastLine]
    holder: Optional[str]
    control: Optional[Control]
    title: Optional[Title]
    claimants: list[str]
    governing_document: Optional[Bearing]
    strait: Optional[StraitNear]
    side_of_line: list[LineSide]
    changes: list[Change]
    hint: Optional[str]
    sources: list[SourceLine]


class LocatePointsAnswer(TypedDict):
    """Several points; in JSON one object a line, each a whole answer."""

    kurils: Header
    points: list[LocateAnswer]


class StraitWidth(TypedDict):
    """A width that a source gives, as printed (`24-43` is a range)."""

    printed: str
    unit: str
    side: Optional[Side]
    between: Optional[str]
    certainty: Certainty
    note: Optional[str]
    sources: list[str]


class Strait(TypedDict):
    """A strait with its names in three languages, its widths, and what its names are mixed up with."""

    id: str
    name: str
    names: dict[str, str]
    kana: Optional[str]
    aliases: list[str]
    between: str
    line: Optional[str]
    computed_width_km: Optional[float]
    widths: list[StraitWidth]
    note: Optional[str]
    certainty: Certainty
    sources: list[str]


BorderLine = TypedDict(
    "BorderLine",
    {
        "id": str,
        "state": BorderState,
        "by": Optional[str],
        "between": list[str],
        "from": str,
        "to": Optional[str],
        "from_edtf": Optional[str],
        "to_edtf": Optional[str],
        "document": Optional[str],
        "article": Optional[str],
        "strait": Optional[str],
        "line": str,
        "name": str,
        "length_km": Optional[float],
        "summary": str,
        "note": Optional[str],
        "certainty": Certainty,
        "sources": list[str],
    },
)
BorderLine.__doc__ = "A line between the two states on a day: in which state it was, on which basis, and where it ran."


class BorderAnswer(TypedDict):
    """The lines between the two states on a day. `undivided` names territories through which no line ran because both
    states held them in common; `first_agreed` is the day from which the first agreed line was in force."""

    kurils: Header
    date: DateForms
    span: Optional[Span]
    borders: list[BorderLine]
    pending: list[PendingLine]
    undivided: list[str]
    first_agreed: Optional[str]
    straits: list[Strait]
    changes: list[MapLineChange]
    documents: dict[str, str]
    attribution: str
    sources: list[SourceLine]


class StraitsAnswer(TypedDict):
    """The straits of the record, and the names that are easily mixed up."""

    kurils: Header
    straits: list[Strait]
    sources: list[SourceLine]
