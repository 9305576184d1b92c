"""What the rows of the prepared record hold, so that a misspelt field is found when the code is checked.

For type checkers: whoever imports this at run time pays for `typing`, which a `status` must not. Days are ISO texts;
a spell holds from its first day (`from`) up to, not including, the day `to`, which is None while it is open. YAML and
what is built from it before it is prepared stay plain mappings.
"""

from __future__ import annotations

from typing import Any, Literal, Optional, TypedDict

from kurils.answers.documents import Article, Effect, Signatory
from kurils.answers.lists import Certainty, ControlKind, DocumentState, TitleStatus, Touch

ControlRow = TypedDict(
    "ControlRow",
    {
        "holder": Optional[str],
        "kind": ControlKind,
        "from": str,
        "to": Optional[str],
        "from_edtf": Optional[str],
        "to_edtf": Optional[str],
        "certainty": Certainty,
        "note": Optional[str],
        "sources": list[str],
        "locators": dict[str, str],
        "document": Optional[str],
    },
)
ControlRow.__doc__ = "A spell of control: who in fact ran the place."

PolityRow = TypedDict(
    "PolityRow",
    {
        "polity": str,
        "polity_id": str,
        "from": str,
        "to": Optional[str],
        "certainty": Certainty,
        "sources": list[str],
        "locators": dict[str, str],
    },
)
PolityRow.__doc__ = "A spell of a polity of the day, by name and by id."

TitleRow = TypedDict(
    "TitleRow",
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
        "locators": dict[str, str],
    },
)
TitleRow.__doc__ = "A spell of title: who owned the place under an instrument in force between the states."

ClaimRow = TypedDict(
    "ClaimRow",
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
        "locators": dict[str, str],
        #: first day, summary, note and documents of each phase, in order of time
        "phases": list[tuple[str, str, Optional[str], list[str]]],
    },
)
ClaimRow.__doc__ = "A claim of one state, as a whole and by its phases."

GoverningRow = TypedDict(
    "GoverningRow",
    {
        "document": Optional[str],
        "article": Optional[str],
        "state": Optional[DocumentState],
        "why": str,
        "from": str,
        "to": Optional[str],
        "certainty": Certainty,
        "sources": list[str],
        "locators": dict[str, str],
    },
)
GoverningRow.__doc__ = "A spell in which one document governs the place, or none does; also of those that bear on it."

ViewRow = TypedDict(
    "ViewRow",
    {
        "view": str,
        "title_status": TitleStatus,
        "title_holder": Optional[str],
        "title_document": Optional[str],
        "title_article": Optional[str],
        "document": Optional[str],
        "article": Optional[str],
        "state": Optional[DocumentState],
        "why": str,
        "from": str,
        "to": Optional[str],
        "certainty": Certainty,
        "sources": list[str],
        "locators": dict[str, str],
    },
)
ViewRow.__doc__ = "Title and governing document as one side gives them, for some days."

Window = TypedDict("Window", {"from": str, "to": Optional[str]})


class DissentRow(TypedDict):
    """What decides whether a variant is shown on a day."""

    id: str
    of: str
    at: Optional[str]
    window: Optional[Window]
    claimant: Optional[str]


class ActRow(TypedDict):
    """One date of a document."""

    event: str
    date: str
    edtf: Optional[str]
    by: Optional[str]
    written: Optional[str]
    calendar: Optional[str]
    certainty: Certainty
    sources: list[str]
    locators: dict[str, str]
    note: Optional[str]


DocumentRow = TypedDict(
    "DocumentRow",
    {
        "id": str,
        "kind": str,
        "class": Literal["instrument", "event"],
        "titles": dict[str, str],
        "title": str,
        "short": str,
        "by": list[str],
        "signatories": list[Signatory],
        "place": Optional[str],
        "languages": Optional[str],
        "dates": list[ActRow],
        "articles": list[Article],
        "territories": dict[str, Touch],
        "members": list[str],
        "effects": list[Effect],
        "summary": str,
        "note": Optional[str],
        "certainty": Certainty,
        "sources": list[str],
        "locators": dict[str, str],
    },
)
DocumentRow.__doc__ = "A document or an event, in one language."

PositionRow = TypedDict(
    "PositionRow",
    {
        "side": Optional[str],
        "by": Optional[str],
        "territories": list[str],
        "members": list[str],
        "from": str,
        "to": Optional[str],
        "from_edtf": Optional[str],
        "to_edtf": Optional[str],
        "since": str,
        "until": Optional[str],
        "summary": str,
        "arguments": list[str],
        "documents": list[str],
        "certainty": Certainty,
        "sources": list[str],
        "locators": dict[str, str],
        "note": Optional[str],
    },
)
PositionRow.__doc__ = "What one side, or somebody else (`by`), said of some places, in one stretch of days."

#: a row of a track that is named at run time only
AnyRow = dict[str, Any]
