"""What the record says of its own dispute: the parties, the places shown unasked, areas of maps, colours, chapters.

The rows of `data/dispute.yaml` as `Record.dispute` gives them, texts in its language; data/README.md explains them.
Points are [longitude, latitude] in degrees.
"""

from __future__ import annotations

from typing import Literal, Optional, TypedDict

Point = tuple[float, float]


class Look(TypedDict):
    """How a state looks; colours are `#rrggbb`, by where they are used and what for."""

    id: str
    letter: str
    #: degrees, of the stripes of its claim
    slant: float
    #: a number of the 256 colours of terminals
    terminal: Optional[int]
    colours: dict[str, dict[str, str]]


class Anchor(TypedDict):
    """Where a name stands on a map, and which end of it; a leader leads `to` the place; `tall` has room for lines."""

    at: Point
    end: Literal["start", "middle", "end"]
    to: Optional[Point]
    tall: Literal["true", "false"]


class Edges(TypedDict):
    """A box of the drawn plane, in kilometres to the east and to the south of its centre."""

    west: float
    north: float
    east: float
    south: float


class Box(TypedDict):
    """A box in degrees."""

    west: float
    south: float
    east: float
    north: float


class MapArea(TypedDict):
    """A part of the map that can be asked for."""

    id: str
    name: str
    territories: list[str]
    inset: Optional[str]
    members_of: list[str]
    anchors: dict[str, Anchor]
    extent: Optional[Box]
    frame: Optional[Edges]


class Scenery(TypedDict):
    """A land, a sea or a cape that has a name on maps; `names` keeps its languages."""

    id: str
    kind: Literal["land", "sea", "cape"]
    names: dict[str, str]
    coasts: list[str]
    territories: list[str]
    points: list[Point]
    areas: list[str]


class Reference(TypedDict):
    """What distances are taken to: a point, or the nearest of some coasts."""

    id: str
    name: str
    short: str
    point: Optional[Point]
    coasts: list[str]


class Chapter(TypedDict):
    """A day of the story that the page plays: its name, a heading, a caption and the documents that this rests on."""

    #: ISO day; None is today
    day: Optional[str]
    name: str
    head: str
    text: str
    documents: list[str]
    #: the part of the map that shows it, the first one where it is None
    area: Optional[str]


class Located(TypedDict):
    """A name on the small map of the region; `names` keeps its languages."""

    names: dict[str, str]
    kind: Literal["state", "city"]
    at: Point
    end: Literal["start", "middle", "end"]


class Moment(TypedDict):
    """A day that the chart explains."""

    day: str
    text: str


class Dispute(TypedDict):
    """All of it."""

    title: str
    sides: list[str]
    #: languages whose names of the places stand beside the English ones
    languages: list[str]
    positions_from: str
    #: ids of the territories of which an answer speaks unasked
    default: list[str]
    #: where all the land is known
    known: Optional[Box]
    #: coast -> the state whose it was
    coasts: dict[str, str]
    #: documents that a reader would miss, though no answer turns on them
    told: list[str]
    #: the middle of drawn maps; of the islands where it is None
    centre: Optional[Point]
    #: days at which the scale of time is cut
    cuts: list[str]
    #: days of the poster
    poster: list[str]
    looks: list[Look]
    areas: list[MapArea]
    scenery: list[Scenery]
    references: list[Reference]
    chapters: list[Chapter]
    locator: list[Located]
    moments: list[Moment]
