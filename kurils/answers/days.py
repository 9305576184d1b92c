"""The answers: JSON values whose keys are the contract with scripts. Keys are only ever added, and never left out.

They are plain mappings, typed here, so that an answer is at once what Python callers get, what renderers draw and what
`--format json` prints. `kurils schema` derives a JSON Schema from these types; docs/json-output.md explains them.
Days are ISO 8601 texts in the Gregorian calendar; ranges are [from, to), `to` null while open.
"""

from __future__ import annotations

from typing import Optional, TypedDict, Union

from kurils.answers.lists import (
    Certainty,
    ControlKind,
    DocumentState,
    EntryKind,
    Party,
    Read,
    Standing,
    TitleStatus,
    Track,
    View,
)

Span = TypedDict("Span", {"from": str, "to": str})
OpenSpan = TypedDict("OpenSpan", {"from": str, "to": Optional[str]})
Coverage = TypedDict("Coverage", {"from": str, "to": str})


class Header(TypedDict):
    """What every answer begins with: its kind, its version, and how far the record was checked."""

    answer: str
    version: int
    coverage: Coverage
    beyond_record: bool


class DateForms(TypedDict):
    """A date as given and in three calendars; `japanese` is null before 1790, all but Gregorian for a month or year."""

    given: str
    gregorian: str
    julian: Optional[str]
    japanese: Optional[str]


class SourceLine(TypedDict):
    """A source as cited in an answer."""

    id: str
    title: str
    publisher: str
    url: Optional[str]
    read: Read


Control = TypedDict(
    "Control",
    {
        "holder": Optional[str],
        "kind": ControlKind,
        "from": str,
        "to": Optional[str],
        "from_edtf": Optional[str],
        "to_edtf": Optional[str],
        "changing_hands": bool,
        "polity": str,
        "polity_from": str,
        "polity_to": Optional[str],
        "certainty": Certainty,
        "note": Optional[str],
        "sources": list[str],
    },
)
Control.__doc__ = "Who in fact ran the place, as which polity of the day, and in what manner."

Title = TypedDict(
    "Title",
    {
        "status": TitleStatus,
        "holder": Optional[str],
        "document": Optional[str],
        "article": Optional[str],
        "from": str,
        "to": Optional[str],
        "certainty": Certainty,
        "note": Optional[str],
        "sources": list[str],
    },
)
Title.__doc__ = "Who owned the place under an instrument in force between the states."

Claim = TypedDict(
    "Claim",
    {
        "claimant": str,
        "from": str,
        "from_edtf": Optional[str],
        "to": Optional[str],
        "to_edtf": Optional[str],
        "summary": str,
        "documents": list[str],
        "certainty": Certainty,
        "note": Optional[str],
        "sources": list[str],
    },
)
Claim.__doc__ = "One state's claim to the place for itself."

Bearing = TypedDict(
    "Bearing",
    {
        "id": str,
        "title": str,
        "article": Optional[str],
        "state": DocumentState,
        "why": str,
        "from": str,
        "to": Optional[str],
        "certainty": Certainty,
        "sources": list[str],
    },
)
Bearing.__doc__ = "A document that governs the place, or bears on it, on that day."


Ungoverned = TypedDict(
    "Ungoverned",
    {"why": str, "from": str, "to": Optional[str], "certainty": Certainty, "sources": list[str]},
)
Ungoverned.__doc__ = "Why no document governed the place on that day, and on what evidence."


class Variant(TypedDict):
    """A value that some sources give instead of the accepted one, and why it is not accepted."""

    id: str
    of: str
    accepted: str
    value: str
    standing: Standing
    by: str
    why: str
    sources: list[str]


class IslandStatus(TypedDict):
    """One place on one day; `brief` says it in one sentence that can be quoted."""

    id: str
    group: str
    name: str
    holder: Optional[str]
    brief: str
    control: Control
    title: Title
    claimants: list[str]
    claims: list[Claim]
    governing_document: Optional[Bearing]
    ungoverned: Optional[Ungoverned]
    also: list[Bearing]
    variants: list[Variant]


class ControlValue(TypedDict):
    """Who in fact ran a place, before a change or from it on; `text` says it in words, as in all such values."""

    holder: Optional[str]
    kind: ControlKind
    text: str


class PolityValue(TypedDict):
    """As which polity of the day a place was run."""

    polity: str
    text: str


class TitleValue(TypedDict):
    """Who owned a place under an instrument between the states."""

    status: TitleStatus
    holder: Optional[str]
    text: str


class ClaimValue(TypedDict):
    """Which states claimed a place, sorted."""

    claimants: list[str]
    text: str


class GoverningValue(TypedDict):
    """Which document governed a place; all null where none did."""

    id: Optional[str]
    article: Optional[str]
    state: Optional[DocumentState]
    text: str


TrackValue = Union[ControlValue, PolityValue, TitleValue, ClaimValue, GoverningValue]


class Change(TypedDict):
    """One track of one place changing on one day; the form of `before` and `after` goes with the track."""

    island: str
    track: Track
    before: TrackValue
    after: TrackValue
    date: str
    edtf: Optional[str]
    document: Optional[str]
    sources: list[str]


class DayEvent(TypedDict):
    """Something that a document records for that very day."""

    id: str
    event: str


class StatusAnswer(TypedDict):
    """Who held, owned and claimed each place on a day; for a month or year with changes, the changes instead."""

    kurils: Header
    date: DateForms
    span: Optional[Span]
    view: View
    headline: Optional[str]
    islands: list[IslandStatus]
    changes: list[Change]
    on_this_day: list[DayEvent]
    sources: list[SourceLine]


class ProblemLine(TypedDict):
    """Something wrong in the record, and where."""

    file: str
    line: int
    id: str
    code: str
    message: str


class Counts(TypedDict):
    """What the record holds; a statement is a dated one: a spell, a date of a document, a position."""

    documents: int
    sources: int
    statements: int
    statements_with_two_independent_sources: int
    share_with_two_independent_sources: float
    statements_unverified: int
    statements_without_source: int
    citations: int
    citations_with_place: int
    variants: int
    readings: int
    positions: dict[str, int]


class TextShare(TypedDict):
    """How many texts of one list of the record a language has, and of how many."""

    language: str
    standing: str
    list: str
    translated: int
    of: int


class CheckAnswer(TypedDict):
    """The problems of the record, whether it is as reviewed, what it holds, and how much of it in further languages."""

    kurils: Header
    problems: list[ProblemLine]
    manifest: str
    files: int
    counts: Counts
    texts: list[TextShare]


DiffAnswer = TypedDict(
    "DiffAnswer",
    {
        "kurils": Header,
        "from": DateForms,
        "to": DateForms,
        "islands": list[str],
        "changes": list[Change],
        "sources": list[SourceLine],
    },
)
DiffAnswer.__doc__ = "Every change between two days, the later one included."


class TimelineEntry(TypedDict):
    """A spell, a dated act of a document, or an event; `to` is null for what happens on one day and for open spells.

    `value` is the kind of control, the status of title, or what happened to the document, as a word of the record; of a
    claim that goes on in other words it is `reworded`.
    """

    date: str
    to: Optional[str]
    edtf: Optional[str]
    kind: EntryKind
    islands: list[str]
    text: str
    document: Optional[str]
    state: Optional[str]
    value: Optional[str]
    by: Optional[str]
    open: bool
    sources: list[str]


class TimelineAnswer(TypedDict):
    """Every spell, document and event of some islands, in order of time."""

    kurils: Header
    span: Span
    islands: list[str]
    kinds: list[str]
    entries: list[TimelineEntry]
    sources: list[SourceLine]


class PositionEntry(TypedDict):
    """What one side says of a place; `since` is the day from which it has said it."""

    summary: str
    documents: list[str]
    arguments: list[str]
    since: str
    until: Optional[str]
    certainty: Certainty
    note: Optional[str]
    sources: list[str]


class OtherPosition(PositionEntry):
    """What someone else said of a place."""

    by: str


class IslandPositions(TypedDict):
    """The positions on one place on one day."""

    id: str
    group: str
    name: str
    #: both parties, in the order of the alphabet; null before one had a position
    positions: dict[Party, Optional[PositionEntry]]
    others: list[OtherPosition]


class PositionChange(TypedDict):
    """From which day a side, or someone else, said something else of some places; null where it said nothing."""

    date: str
    by: str
    islands: list[str]
    before: Optional[str]
    after: Optional[str]


class CompareAnswer(TypedDict):
    """The two positions side by side, with their documents; for a month or year with changes, the changes instead."""

    kurils: Header
    date: DateForms
    span: Optional[Span]
    islands: list[IslandPositions]
    changes: list[PositionChange]
    documents: dict[str, str]
    sources: list[SourceLine]
