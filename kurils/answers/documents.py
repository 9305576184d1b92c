"""The answers about documents, sources and citations, and the error of JSON mode. See `kurils.answers.days`."""

from __future__ import annotations

from typing import Literal, Optional, TypedDict

from kurils.answers.days import Change, DateForms, Header, IslandStatus, OpenSpan, SourceLine, Span, Variant
from kurils.answers.lists import (
    Attested,
    Certainty,
    DocumentClass,
    DocumentState,
    EffectKind,
    Read,
    SearchedField,
    Side,
    Touch,
)


class DocumentDate(TypedDict):
    """One date of a document, as the sources give it and in three calendars."""

    event: str
    by: Optional[str]
    date: str
    edtf: Optional[str]
    written: Optional[str]
    calendar: Optional[str]
    julian: Optional[str]
    japanese: Optional[str]
    certainty: Certainty
    note: Optional[str]
    sources: list[str]
    locators: dict[str, str]


class FoundIn(TypedDict):
    """Where in a document a query was found."""

    field: SearchedField
    number: Optional[str]
    text: str


class DocumentLine(TypedDict):
    """One document in a list; `dates` maps events to days, or to EDTF where no day is known."""

    id: str
    title: str
    kind: str
    dates: dict[str, str]
    islands: list[str]
    found: Optional[FoundIn]


class NearDocument(TypedDict):
    """A document that may have been meant."""

    id: str
    title: str


class DocumentsAnswer(TypedDict):
    """The documents that were asked for, in order of time, those that a query finds by how well; never cut. `near` is
    what may have been meant by a query that finds nothing."""

    kurils: Header
    query: str
    documents: list[DocumentLine]
    near: list[NearDocument]


Signatory = TypedDict("Signatory", {"for": str, "name": str, "office": Optional[str]})
Signatory.__doc__ = "Who signed, and for whom."


class Article(TypedDict):
    """An article of a document in our own words, and which territories it deals with, and how."""

    number: str
    summary: str
    territories: dict[str, Touch]
    certainty: Optional[Certainty]
    sources: list[str]
    locators: dict[str, str]
    note: Optional[str]


class Effect(TypedDict):
    """What one document did to another; in `affected_by` the `document` is the one that did it."""

    kind: EffectKind
    document: str
    note: Optional[str]


Governs = TypedDict(
    "Governs",
    {
        "territories": list[str],
        "members": list[str],
        "from": str,
        "to": Optional[str],
        "article": Optional[str],
        "state": DocumentState,
        "why": str,
    },
)
Governs.__doc__ = "A spell in which the document governs some places."


class Reading(TypedDict):
    """How one side reads a document, and what the other side answers."""

    document: str
    side: str
    reading: str
    rebuttal: Optional[str]
    certainty: Certainty
    sources: list[str]
    locators: dict[str, str]
    note: Optional[str]


class DocumentVariant(Variant):
    """A disagreement about a document, with the places, the boundary (`at`) and the days (`window`) it is about."""

    locators: dict[str, str]
    territories: list[str]
    members: list[str]
    document: Optional[str]
    claimant: Optional[str]
    at: Optional[str]
    window: Optional[OpenSpan]


WholeDocument = TypedDict(
    "WholeDocument",
    {
        "id": str,
        "kind": str,
        "class": DocumentClass,
        "titles": dict[str, str],
        "title": str,
        "short": str,
        "by": list[str],
        "signatories": list[Signatory],
        "place": Optional[str],
        "languages": Optional[str],
        "dates": list[DocumentDate],
        "articles": list[Article],
        "territories": dict[str, Touch],
        "members": list[str],
        "effects": list[Effect],
        "affected_by": list[Effect],
        "governs": list[Governs],
        "readings": list[Reading],
        "variants": list[DocumentVariant],
        "summary": str,
        "note": Optional[str],
        "certainty": Certainty,
        "sources": list[str],
        "locators": dict[str, str],
    },
)
WholeDocument.__doc__ = "Everything that the record says of one document."


class DocumentAnswer(TypedDict):
    """One document, whole: dates, parties, articles in our words, effects both ways, readings, variants."""

    kurils: Header
    document: WholeDocument
    sources: list[SourceLine]
    places_in_sources: dict[str, list[str]]


class ExplainAnswer(TypedDict):
    """Why the answer for one place and day is what it is, with the variants and the rejected claims."""

    kurils: Header
    date: DateForms
    span: Optional[Span]
    #: null where something changes within the span
    island: Optional[IslandStatus]
    changes: list[Change]
    rule: str
    reasons: list[str]
    readings: list[Reading]
    variants: list[Variant]
    rejected: list[Variant]
    sources: list[SourceLine]
    places_in_sources: dict[str, list[str]]


class Term(TypedDict):
    """A word of the answers in one language; `certainty` and `sources` say where it was seen, null for English."""

    language: str
    form: str
    certainty: Optional[Attested]
    sources: list[str]


class GlossaryWord(TypedDict):
    """A word of the answers, in every language, and what it means; `see` are ids of words to read on."""

    id: str
    word: str
    also: list[str]
    terms: list[Term]
    means: str
    see: list[str]
    sources: list[str]


class GlossaryAnswer(TypedDict):
    """What the words of the answers mean: one that was asked for, or all."""

    kurils: Header
    query: str
    words: list[GlossaryWord]
    sources: list[SourceLine]


class SourceRecord(TypedDict):
    """A source of the bibliography; `cited` counts the statements that name it, `family` decides independence."""

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
    cited: int


class SourcesAnswer(TypedDict):
    """The sources that were asked for, in order of their ids, and how many independent families they are."""

    kurils: Header
    query: str
    families: int
    sources: list[SourceRecord]


class Citation(TypedDict):
    """How to cite one document, source or answer, in every style."""

    id: str
    of: Literal["document", "source", "answer"]
    text: str
    bibtex: str
    ris: str
    csl: dict[str, object]


class CiteAnswer(TypedDict):
    """How to cite documents and sources, in the order asked for."""

    kurils: Header
    style: str
    citations: list[Citation]


class ErrorBody(TypedDict):
    """What went wrong: a stable code, the message, and what to do about it."""

    code: str
    message: str
    hint: Optional[str]


class ErrorAnswer(TypedDict):
    """What is printed on stdout instead of an answer when `--format json` fails."""

    error: ErrorBody
