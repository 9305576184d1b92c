"""Segments: an island and a time in which nothing changes about it. Their numbers are what tagging is about.

Number 0 is no match: a point at sea or elsewhere, a day outside the record, or no point at all. The numbers belong to
one version of the record; the legend that goes with a tagged file says what they mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kurils.base.resources import data_root
from kurils.store.index import store
from kurils.store.tracks import Place

if TYPE_CHECKING:
    from typing import Any

#: a change in any of these begins a new segment
TRACKS = ("control", "polity", "title", "claims", "governing")


class Segment(NamedTuple):
    """One island during one time `[begin, end)`, and the ids of who and what held there; None where there is none."""

    segment: int
    island: str | None
    group: str | None
    #: ISO days; `end` is None while the segment is open
    begin: str | None
    end: str | None
    holder: str | None
    polity: str | None
    #: None only where they changed, in what `merged` makes
    claimants: tuple[str, ...] | None
    title_status: str | None
    title_holder: str | None
    governing_document: str | None
    article: str | None
    state: str | None


#: what stands for no match
NOTHING = Segment(0, None, None, None, None, None, None, (), None, None, None, None, None)
#: what stands for a row that could not be read, and for a span of days in which not all stayed as it was: numbers that
#: count from the end of `legend()`, as an index does
UNREAD, CHANGES = -1, -2
_NO_ANSWER = (NOTHING._replace(segment=CHANGES), NOTHING._replace(segment=UNREAD))


class Legend(NamedTuple):
    """All segments in the order of their numbers, and the geometry that they belong to."""

    #: the first is NOTHING; those of an island stand together, in order of time
    segments: tuple[Segment, ...]
    #: ids of the islands that have a polygon, in the order in which a point is looked for on them
    islands: tuple[str, ...]
    #: WKT, one an island
    polygons: tuple[str, ...]
    #: the first day of the record
    first: str
    #: the day up to which the record was checked
    checked: str


_known: dict[str, Legend] = {}


def legend() -> tuple[Segment, ...]:
    """What each number means: `legend()[n]` is segment `n`, and `legend()[0]` stands for no match.

    `legend()[-1]` stands for what could not be read, and `legend()[-2]` for spans of days in which something changes.
    """
    return (*read_legend().segments, *_NO_ANSWER)


_merged: dict[tuple[int, int, int], Segment] = {}


def merged(begin: int, end: int) -> int:
    """The number of what stayed the same through segments of one island, from one to another: a segment of its own, in
    which what changed is None.
    """
    segments = read_legend().segments
    key = (id(segments), begin, end)
    if key not in _merged:
        some = segments[begin : end + 1]
        same: Any = (values[0] if all(value == values[0] for value in values) else None for values in zip(*some))
        _merged[key] = Segment(*same)._replace(segment=len(segments) + len(_merged))
    return _merged[key].segment


def all_segments() -> tuple[Segment, ...]:
    """The segments, those that `merged` made, and at last what stands for rows that could not be read."""
    return (*read_legend().segments, *_merged.values(), _NO_ANSWER[1])


def read_legend() -> Legend:
    """The legend of the record in use, worked out once. Raises DataInvalid when the record is broken."""
    root = data_root()
    if root not in _known:
        status, shapes = store.section("status"), store.section("shapes")
        wkts = {polygon["island"]: polygon["wkt"] for polygon in shapes["polygons"] if polygon["island"]}
        first = status["meta"]["coverage"]["from"]
        found = [NOTHING]
        for island in wkts:
            _add(found, Place(island, status), first)
        _known[root] = Legend(tuple(found), tuple(wkts), tuple(wkts.values()), first, status["meta"]["coverage"]["to"])
    return _known[root]


def fingerprint() -> str:
    """A text that is the same for two records only if they give the same answers to all points and days."""
    from hashlib import sha256

    return sha256(repr(read_legend()).encode()).hexdigest()


def _add(found: list[Segment], place: Place, first: str) -> None:
    """Append the segments of one place."""
    begins = [first, *place.boundaries(first, "9999-12-31", TRACKS)]
    for begin, end in zip(begins, [*begins[1:], None]):
        control, polity, title, governing = place.singles(begin)
        claimants = sorted({claim["claimant"] for claim in place.all_on("claims", begin)})
        found.append(
            Segment(
                len(found), place.id, place.group, begin, end,
                control["holder"], polity["polity_id"], tuple(claimants),
                title["status"], title["holder"],
                governing["document"], governing["article"], governing["state"],
            )
        )  # fmt: skip
