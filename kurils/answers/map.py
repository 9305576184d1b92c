"""The answer of `map`. See `kurils.answers.days`."""

from __future__ import annotations

from typing import Optional, TypedDict

from kurils.answers.days import Change, DateForms, Header, SourceLine, Span
from kurils.answers.lists import BorderState, Certainty, ControlKind, TitleStatus, View


class MapFeature(TypedDict):
    """One island on the map of a day; `in_area` is false for those drawn only because the frame reaches them."""

    id: str
    group: str
    name: str
    in_area: bool
    holder: Optional[str]
    control_kind: ControlKind
    polity: str
    changing_hands: bool
    claimants: list[str]
    title_status: TitleStatus
    title_holder: Optional[str]
    governing_document: Optional[str]


MapBorder = TypedDict(
    "MapBorder",
    {
        "id": str,
        "line": str,
        "strait": Optional[str],
        "name": str,
        "state": BorderState,
        "by": Optional[str],
        "between": list[str],
        "in_area": bool,
        "from": str,
        "to": Optional[str],
        "document": Optional[str],
        "document_title": Optional[str],
        "article": Optional[str],
        "summary": str,
        "note": Optional[str],
        "certainty": Certainty,
        "sources": list[str],
    },
)
MapBorder.__doc__ = (
    "A boundary line of the day: its course, on what basis it ran, and who claims it where one side does."
)


class PendingLine(TypedDict):
    """A line that was signed and not yet in force."""

    id: str
    line: str
    document: str
    article: Optional[str]
    signed: str
    in_force: str
    name: str


class MapLineChange(TypedDict):
    """A boundary line that begins or ends on a day."""

    date: str
    border: str
    begins: bool


class Extent(TypedDict):
    """A box in degrees."""

    west: float
    south: float
    east: float
    north: float


class MapAnswer(TypedDict):
    """What a map of one day shows; `words` says the same as the picture. Shapes are in its GeoJSON."""

    kurils: Header
    date: DateForms
    span: Optional[Span]
    view: View
    area: str
    territories: list[str]
    extent: Extent
    features: list[MapFeature]
    context: list[MapFeature]
    borders: list[MapBorder]
    pending: list[PendingLine]
    changes: list[Change]
    border_changes: list[MapLineChange]
    words: str
    attribution: str
    sources: list[SourceLine]
