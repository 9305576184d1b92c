"""The answer of `report`. See `kurils.answers.days`."""

from __future__ import annotations

from typing import Literal, Optional, TypedDict

from kurils.answers.days import (
    DateForms,
    Header,
    IslandPositions,
    IslandStatus,
    SourceLine,
    TrackValue,
    Variant,
)
from kurils.answers.documents import Article, DocumentDate, Reading
from kurils.answers.lists import Certainty, DocumentState, Read, Side, Track
from kurils.answers.map import MapAnswer


class ReportAct(TypedDict):
    """Something that happened to a document on a day."""

    id: str
    title: str
    event: str
    by: Optional[str]
    date: str
    edtf: Optional[str]


class ReportDay(TypedDict):
    """Every island on one day, and what happened on it."""

    date: DateForms
    islands: list[IslandStatus]
    on_this_day: list[ReportAct]


class ReportNote(TypedDict):
    """Why something changed, or what is doubtful about it, for some of the islands."""

    islands: list[str]
    text: str


class ReportChange(TypedDict):
    """One track changing on one day for one or more islands, in one sentence, with what the record notes of it."""

    date: str
    edtf: Optional[str]
    islands: list[str]
    track: Track
    before: TrackValue
    after: TrackValue
    sentence: str
    documents: list[str]
    notes: list[ReportNote]
    sources: list[str]


class ReportStoryDay(TypedDict):
    """A day of a range on which something changed, and the acts of that day."""

    date: DateForms
    changes: list[ReportChange]
    on_this_day: list[ReportAct]


class ReportSituation(TypedDict):
    """The situation on the day, or at both ends of the range and on each day between on which it changed."""

    days: list[ReportDay]
    story: list[ReportStoryDay]


ReportRole = TypedDict(
    "ReportRole",
    {
        "role": Literal["governs", "also"],
        "islands": list[str],
        "article": Optional[str],
        "state": DocumentState,
        "why": str,
        "from": str,
        "to": Optional[str],
        "certainty": Certainty,
        "sources": list[str],
    },
)
ReportRole.__doc__ = "For which islands a document governs, or also bears on the time, under which article and why."


class ReportDocument(TypedDict):
    """A document of a report; without `roles` it only falls into the range. Articles are those that bear on it."""

    id: str
    title: str
    short: str
    titles: dict[str, str]
    kind: str
    by: list[str]
    dates: list[DocumentDate]
    roles: list[ReportRole]
    articles: list[Article]
    readings: list[Reading]
    summary: str
    note: Optional[str]
    certainty: Certainty
    sources: list[str]


class ReportPositions(TypedDict):
    """Both positions on one day, with the titles of the documents that they rely on."""

    date: DateForms
    islands: list[IslandPositions]
    documents: dict[str, str]


class ReportNeighbour(TypedDict):
    """A document or an event near the day or the range, with its acts on that side of it."""

    when: Literal["before", "same-day", "after"]
    id: str
    title: str
    kind: str
    acts: list[ReportAct]
    summary: str
    sources: list[str]


ReportAround = TypedDict(
    "ReportAround", {"years": int, "from": str, "to": str, "found": int, "entries": list[ReportNeighbour]}
)
ReportAround.__doc__ = "What happened within some years: the most relevant of `found` entries, in order of time."


class ReportVariant(Variant):
    """A disagreement, the document or the claimant that it is about, and the islands whose answer it touches."""

    document: Optional[str]
    claimant: Optional[str]
    islands: list[str]


class ReportDifferences(TypedDict):
    """Where serious sources differ, and the claims that the record rejects."""

    variants: list[ReportVariant]
    rejected: list[ReportVariant]


class ReportSource(TypedDict):
    """A source with its number in the report."""

    number: int
    id: str
    title: str
    publisher: str
    author: Optional[str]
    year: Optional[str]
    url: Optional[str]
    reference: Optional[str]
    language: str
    kind: str
    side: Side
    family: str
    carries: Optional[str]
    read: Read
    plan: Optional[Literal["true"]]


class ReportCitation(TypedDict):
    """How to cite the report: made by which program, from which record, on which day, with which command line."""

    program: str
    program_version: str
    record_version: str
    checked_to: str
    made: str
    command: str
    text: str
    bibtex: str
    csl: dict[str, object]


class ReportSummaryAct(ReportAct):
    """Something that happened on the day, and whether its document touches the islands."""

    touches: bool


class ReportChanged(TypedDict):
    """A track that changed, and for which islands."""

    track: Track
    islands: list[str]


class ReportHeld(TypedDict):
    """Who holds islands: since when without a break, and since when in the present manner."""

    holder: Optional[str]
    kind: str
    since: str
    kind_since: str
    changing: bool
    islands: list[str]


class ReportTitle(TypedDict):
    """Whose islands are by agreement, under which document and article, since when."""

    status: str
    holder: Optional[str]
    document: Optional[str]
    article: Optional[str]
    since: str
    islands: list[str]


class ReportClaim(TypedDict):
    """Which state claims islands since when."""

    claimant: str
    since: str
    islands: list[str]


class ReportGoverning(TypedDict):
    """Which document governs islands, and what it, or its article, says."""

    document: Optional[str]
    article: Optional[str]
    text: str
    since: str
    islands: list[str]


class ReportSummary(TypedDict):
    """The summary of a report in sentences, and the fields of the record that they are made of.

    Of a range everything but the headlines and the counts is that of its last day.
    """

    headlines: list[str]
    acts: list[ReportSummaryAct]
    last_change: Optional[str]
    changed: list[ReportChanged]
    counts: dict[str, int]
    days: int
    held: list[ReportHeld]
    titles: list[ReportTitle]
    claims: list[ReportClaim]
    governing: list[ReportGoverning]
    sentences: list[str]


class ReportChosen(TypedDict):
    """A document that matters, the part that it plays, for which islands and for which sides, and what it says."""

    id: str
    title: str
    year: str
    article: Optional[str]
    part: Literal["governs", "ground", "both", "also"]
    islands: list[str]
    sides: list[str]
    text: str
    sources: list[str]


class ReportBrief(TypedDict):
    """What stands on the few pages of a report that is not laid out in full, chosen by rule."""

    documents: list[ReportChosen]
    variants: list[str]
    sources: list[str]


ReportAnswer = TypedDict(
    "ReportAnswer",
    {
        "kurils": Header,
        "kind": Literal["day", "range"],
        "date": Optional[DateForms],
        "from": DateForms,
        "to": DateForms,
        "islands": list[str],
        "sections": list[str],
        "full": bool,
        "title": str,
        "summary": Optional[ReportSummary],
        "situation": Optional[ReportSituation],
        "map": Optional[list[MapAnswer]],
        "documents": Optional[list[ReportDocument]],
        "positions": Optional[list[ReportPositions]],
        "around": Optional[ReportAround],
        "differences": Optional[ReportDifferences],
        "bibliography": Optional[list[ReportSource]],
        "citation": Optional[ReportCitation],
        "brief": ReportBrief,
        "sources": list[SourceLine],
    },
)
ReportAnswer.__doc__ = (
    "A document to hand on, for a day or for a range, its last day included; a section not asked for is null."
)
