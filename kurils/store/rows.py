"""What the rows of the prepared record hold, so that a misspelt field is found when the code is checked.

For type checkers: whoever imports this at run time pays for `typing`, which a `status` must not. Days are ISO texts;
a spell holds from its first day (`from`) up to, not including, the day `to`, which is None while it is open. YAML and
what is built from it before it is prepared stay plain mappings.
"""

from __future__ import annotations

from typing import Any, Literal, Optional, TypedDict

from kurils.answers.documents import Article, Effect, Signatory
from kurils.answers.lists import Certainty, ControlKind, DocumentState, TitleStatus, Touch


class Evidence(TypedDict):
    """On what a row rests: how certain it is, the sources, and where in them it stands."""

    certainty: Certainty
    sources: list[str]
    locators: dict[str, str]


Span = TypedDict("Span", {"from": str, "to": Optional[str]})


class Edtf(TypedDict):
    """The ends of a span as EDTF, where no day is known."""

    from_edtf: Optional[str]
    to_edtf: Optional[str]


class ControlRow(Span, Edtf, Evidence):
    """A spell of control: who in fact ran the place."""

    holder: Optional[str]
    kind: ControlKind
    note: Optional[str]
    document: Optional[str]


class PolityRow(Span, Evidence):
    """A spell of a polity of the day, by name and by id."""

    polity: str
    polity_id: str


class TitleRow(Span, Evidence):
    """A spell of title: who owned the place under an instrument in force between the states."""

    status: TitleStatus
    holder: Optional[str]
    document: Optional[str]
    article: Optional[str]
    note: Optional[str]


class ClaimRow(Span, Edtf, Evidence):
    """A claim of one state, as a whole and by its phases."""

    claimant: str
    summary: str
    documents: list[str]
    note: Optional[str]
    #: first day, summary, note and documents of each phase, in order of time
    phases: list[tuple[str, str, Optional[str], list[str]]]


class GoverningRow(Span, Evidence):
    """A spell in which one document governs the place, or none does; also of those that bear on it."""

    document: Optional[str]
    article: Optional[str]
    state: Optional[DocumentState]
    why: str


class ViewRow(GoverningRow):
    """Title and governing document as one side gives them, for some days."""

    view: str
    title_status: TitleStatus
    title_holder: Optional[str]
    title_document: Optional[str]
    title_article: Optional[str]


class DissentRow(TypedDict):
    """What decides whether a variant is shown on a day."""

    id: str
    of: str
    at: Optional[str]
    window: Optional[Span]
    claimant: Optional[str]


class ActRow(Evidence):
    """One date of a document."""

    event: str
    date: str
    edtf: Optional[str]
    by: Optional[str]
    written: Optional[str]
    calendar: Optional[str]
    note: Optional[str]


Class = TypedDict("Class", {"class": Literal["instrument", "event"]})


class DocumentRow(Class, Evidence):
    """A document or an event, in one language."""

    id: str
    kind: str
    titles: dict[str, str]
    title: str
    short: str
    by: list[str]
    signatories: list[Signatory]
    place: Optional[str]
    languages: Optional[str]
    dates: list[ActRow]
    articles: list[Article]
    territories: dict[str, Touch]
    members: list[str]
    effects: list[Effect]
    summary: str
    note: Optional[str]


class PositionRow(Span, Edtf, Evidence):
    """What one side, or somebody else (`by`), said of some places, in one stretch of days."""

    side: Optional[str]
    by: Optional[str]
    territories: list[str]
    members: list[str]
    since: str
    until: Optional[str]
    summary: str
    arguments: list[str]
    documents: list[str]
    note: Optional[str]


#: a row of a track that is named at run time only
AnyRow = dict[str, Any]
