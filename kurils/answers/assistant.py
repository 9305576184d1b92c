"""The answers of `kurils mcp`: the same as the others in brief, short enough for an assistant to take in.

Each carries the sentence to quote (`text`), the weakest certainty of what it tells, the best of its sources, and the
identifiers under which the tool `evidence` gives all the rest. Lists that are too long for one result go on at `next`;
what else found no room is named in `left_out`, and stands there empty.
"""

from __future__ import annotations

from typing import Literal, Optional, TypedDict

from kurils.answers.days import DateForms, DayEvent, Header, SourceLine, Span
from kurils.answers.lists import (
    Certainty,
    ControlKind,
    DocumentState,
    EntryKind,
    Party,
    Standing,
    TitleStatus,
    Track,
)


class Told(TypedDict):
    """What every brief answer carries."""

    kurils: Header
    edition: str
    text: str
    certainty: Optional[Certainty]
    sources: list[SourceLine]
    sources_total: int
    left_out: list[str]


class Listed(Told):
    """A brief answer that is a list, or a part of one."""

    total: int
    next: Optional[int]


class BriefPlaces(TypedDict):
    """Places of which all is the same on one day, and what both sides said of them; null where one had no position."""

    islands: list[str]
    names: list[str]
    holder: Optional[str]
    control_kind: ControlKind
    polity: str
    changing_hands: bool
    title_status: TitleStatus
    title_holder: Optional[str]
    claimants: list[str]
    governing_document: Optional[str]
    governing_article: Optional[str]
    governing_state: Optional[DocumentState]
    also: list[str]
    positions: dict[Party, Optional[str]]
    variants: int
    certainty: Certainty
    evidence: list[str]


class BriefChange(TypedDict):
    """A change that some places share, in words."""

    date: str
    edtf: Optional[str]
    track: Track
    islands: list[str]
    before: str
    after: str
    document: Optional[str]
    evidence: list[str]


class BriefStatusAnswer(Listed):
    """Who held, owned and claimed places on a day, both positions with it; or the changes of a month or year."""

    date: DateForms
    span: Optional[Span]
    islands: list[BriefPlaces]
    changes: list[BriefChange]
    on_this_day: list[DayEvent]


class BriefPosition(TypedDict):
    """One side's position."""

    by: str
    summary: str
    arguments: list[str]
    documents: list[str]
    since: str
    certainty: Certainty
    evidence: str


class BriefOther(TypedDict):
    """What someone else said."""

    by: str
    summary: str
    since: str
    evidence: str


class BriefSides(TypedDict):
    """The positions on some places; null where a side had none on that day."""

    islands: list[str]
    positions: dict[Party, Optional[BriefPosition]]
    others: list[BriefOther]


class BriefCompareAnswer(Listed):
    """Both positions side by side, and what others said; or on which days of a month or year they changed."""

    date: DateForms
    span: Optional[Span]
    islands: list[BriefSides]
    changes: list[str]


class BriefVariant(TypedDict):
    """What some sources give instead of the accepted value."""

    id: str
    of: str
    accepted: str
    value: str
    standing: Standing
    by: str


class BriefExplainAnswer(Listed):
    """Why the answer for one place and day is what it is, and what some sources say instead."""

    date: DateForms
    span: Optional[Span]
    island: Optional[BriefPlaces]
    rule: str
    reasons: list[str]
    variants: list[BriefVariant]
    changes: list[BriefChange]


class BriefEntry(TypedDict):
    """One entry of a timeline."""

    date: str
    to: Optional[str]
    kind: EntryKind
    islands: list[str]
    text: str
    document: Optional[str]
    evidence: list[str]


class BriefTimelineAnswer(Listed):
    """What happened to some places, in order of time."""

    span: Span
    islands: list[str]
    kinds: list[str]
    entries: list[BriefEntry]


BriefDiffAnswer = TypedDict(
    "BriefDiffAnswer",
    {
        "kurils": Header,
        "edition": str,
        "text": str,
        "certainty": Optional[Certainty],
        "sources": list[SourceLine],
        "sources_total": int,
        "left_out": list[str],
        "total": int,
        "next": Optional[int],
        "from": DateForms,
        "to": DateForms,
        "islands": list[str],
        "changes": list[BriefChange],
    },
)
BriefDiffAnswer.__doc__ = "Every change between two days, the later one included."


class BriefDate(TypedDict):
    """One date of a document; where no day is known, as exact as the sources are (EDTF)."""

    event: str
    by: Optional[str]
    date: str


class BriefDocument(TypedDict):
    """One document of a list."""

    id: str
    title: str
    kind: str
    dates: list[BriefDate]
    certainty: Certainty
    sources: list[str]


class BriefDocumentsAnswer(Listed):
    """The documents that a query finds, the best first, or all in order of time."""

    query: str
    documents: list[BriefDocument]


class BriefArticle(TypedDict):
    """An article in our own words."""

    number: str
    summary: str


class BriefReading(TypedDict):
    """How one side reads a document."""

    side: str
    reading: str


class BriefDocumentAnswer(Listed):
    """One document: what it is, its dates, its articles in our own words, and how each side reads it."""

    id: str
    identifier: str
    title: str
    kind: str
    by: list[str]
    dates: list[BriefDate]
    territories: dict[str, str]
    articles: list[BriefArticle]
    readings: list[BriefReading]
    affected_by: list[str]


class BriefLocateAnswer(Told):
    """On which island a point lies, or which is nearest and how far, and who held it on the day."""

    date: DateForms
    island: Optional[str]
    nearest: str
    distance_km: float
    holder: Optional[str]
    title_status: Optional[TitleStatus]
    claimants: list[str]
    governing_document: Optional[str]
    changes: list[BriefChange]


class BriefCitation(TypedDict):
    """A citation in the style asked for."""

    id: str
    of: str
    citation: str


class BriefCiteAnswer(Listed):
    """How to cite documents, sources, or an answer."""

    style: str
    citations: list[BriefCitation]


#: what an identifier may be of
EvidenceOf = Literal[
    "document", "place", "source", "variant", "position",
    "control", "polity", "title", "claims", "governing", "also", "views",
]  # fmt: skip


class EvidenceAnswer(TypedDict):
    """What stands behind one identifier: the row of the record with its certainty, and its sources with the places in
    them.
    """

    kurils: Header
    edition: str
    text: str
    identifier: str
    of: EvidenceOf
    row: dict[str, object]
    certainty: Optional[Certainty]
    sources: list[SourceLine]
    places_in_sources: dict[str, list[str]]
