"""A document or a source of the record as a CSL item, with the types and fields of the published CSL-JSON schema.

`issued` is the day of the document itself: signed, else issued, delivered, promulgated and so on. The day on which a
text that was kept back became public is `available-date`. Imprecise days become parts of dates, spans, or `circa`.
`source` and `URL` lead to one of the sources that tell of the document; the others stand in `kurils document`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kurils.answers.lists import NEITHER_SIDE, READ

if TYPE_CHECKING:
    from kurils.words.citations import Item
    from kurils.words.wording import Wording

    Record = dict[str, Any]

#: kind of a document -> CSL type
DOCUMENT_TYPES = {
    "treaty": "treaty", "convention": "treaty", "agreement": "treaty", "protocol": "treaty",
    "law": "legislation", "constitution": "legislation", "resolution": "legislation",
    "decree": "regulation", "order": "regulation", "instruction": "regulation", "cabinet-act": "regulation",
    "charter": "regulation",
    "court-case": "legal_case", "report": "report", "speech": "speech", "map": "map",
    "letter": "personal_communication", "exchange-of-letters": "personal_communication",
    "note": "personal_communication", "exchange-of-notes": "personal_communication",
    "memorandum": "personal_communication",
}  # fmt: skip
#: kind of a source -> CSL type, when it has an address and when it has none
SOURCE_TYPES = {
    "government": ("webpage", "report"),
    "treaty-collection": ("webpage", "book"),
    "archive": ("document", "manuscript"),
    "diplomatic-papers": ("document", "book"),
    "parliament": ("hearing", "hearing"),
    "scholarship": ("article", "book"),
    "museum": ("webpage", "document"),
    "local-history": ("webpage", "book"),
    "press": ("article-newspaper", "article-newspaper"),
    "encyclopedia": ("entry-encyclopedia", "entry-encyclopedia"),
    "mirror": ("webpage", "document"),
    "private": ("webpage", "document"),
    "forum": ("post", "post"),
    "data": ("dataset", "dataset"),
}
#: the date by which a document goes, the first of these that it has
PRINCIPAL = (
    "signed", "issued", "delivered", "promulgated", "published", "occurred", "ratified", "exchanged", "in_force",
)  # fmt: skip
#: which sources are named first as the one that tells of the document; those of neither side before those of one
_CARRIERS = ("treaty-collection", "diplomatic-papers", "government", "parliament", "archive")
_COMMON = {"between", "regarding"}
_CHAMBER = re.compile(r"\b(House of|Diet|Duma|Parliament|Senate|Congress|Committee)\b")


def of_document(document: Record, sources: dict[str, Record], actors: dict[str, str], wording: Wording) -> Item:
    """A document. `sources` and `actors` are looked up by id; `actors` gives names in print."""
    act = principal(document)
    carrier = _told_by(document, sources, actors)
    event = document["class"] == "event"
    item: Item = {
        "id": document["id"],
        "type": document_type(document),
        "title": document["title"],
        "title-short": document["short"] if document["short"] != document["title"] else None,
        "author": _authors(document, actors),
        "genre": _genre(document["kind"], wording),
        "issued": date_variable(act["edtf"] or act["date"]),
        "available-date": _made_public(document, act),
        "publisher-place": None if event else document["place"],
        "event-place": document["place"] if event else None,
        "source": _told_at(document, carrier) if carrier else None,
        "URL": carrier["url"] if carrier else None,
        "note": _document_note(document, carrier, wording),
    }
    return {key: value for key, value in item.items() if value}


def of_source(source: Record) -> Item:
    """A source of the bibliography."""
    notes = [
        source["reference"],
        source["carries"] and f"carries: {source['carries']}",
        f"kurils source {source['id']}",
    ]
    item: Item = {
        "id": source["id"],
        "type": SOURCE_TYPES[source["kind"]][0 if source["url"] else 1],
        "title": source["title"],
        "author": [{"literal": source["author"]}] if source["author"] else None,
        "issued": date_variable(source["year"]) if source["year"] else None,
        "publisher": source["publisher"],
        "language": source["language"],
        "URL": source["url"],
        "note": "; ".join(note for note in notes if note),
    }
    return {key: value for key, value in item.items() if value}


def _genre(kind: str, wording: Wording) -> str:
    """The kind of a document in words."""
    word = wording.word("document-kind", kind)
    return word if word != kind else kind.replace("-", " ")


def document_type(document: Record) -> str:
    """The CSL type: what several states brought into force together is a treaty, whatever it is called."""
    if document["class"] == "event":
        return "entry"
    events = {act["event"] for act in document["dates"]}
    if len(document["by"]) > 1 and "in_force" in events:
        return "treaty"
    if document["kind"] == "statement" and _CHAMBER.search(document["place"] or ""):
        return "hearing"
    return DOCUMENT_TYPES.get(document["kind"], "document")


def principal(document: Record) -> Record:
    """The date by which the document goes."""

    def order(act: Record) -> tuple[int, str]:
        event = act["event"]
        return (PRINCIPAL.index(event) if event in PRINCIPAL else len(PRINCIPAL), act["date"])

    first: Record = min(document["dates"], key=order)
    return first


def date_variable(edtf: str) -> Item:
    """An EDTF date of the record as a CSL date: parts of one date or of a span, `circa` where it is approximate."""
    bounds = [bound for bound in edtf.split("/") if bound not in ("", "..")]
    parts = [[int(part) for part in re.findall(r"\d+", bound)[:3]] for bound in bounds]
    variable: Item = {"date-parts": parts[:2]}
    if re.search("[~?%]", edtf):
        variable["circa"] = True
    return variable


def _made_public(document: Record, act: Record) -> Item | None:
    for other in document["dates"]:
        if other["event"] in ("secret_until", "published") and other["date"] > act["date"]:
            return date_variable(other["edtf"] or other["date"])
    return None


def _authors(document: Record, actors: dict[str, str]) -> list[Item]:
    signed = document["signatories"]
    if document["kind"] in ("speech", "letter", "statement") and len(signed) == 1:
        return [{"literal": signed[0]["name"]}]
    return [{"literal": actors.get(id, id)} for id in document["by"]]


def _document_note(document: Record, carrier: Record | None, wording: Wording) -> str:
    reference = [carrier["reference"]] if carrier and carrier["reference"] else []
    act = principal(document)
    dates = [wording.tr(f"cite.act.{act['event']}", date=act["written"])] if act["written"] else []
    dates += [
        wording.tr("cite.act.in_force", date=other["date"])
        for other in document["dates"]
        if other["event"] == "in_force"
    ]
    return "; ".join([*reference, *dates, f"kurils document {document['id']}"])


def _told_at(document: Record, carrier: Record) -> str:
    """The source of the document, with the places in it."""
    dates = [date for date in document["dates"] if carrier["id"] in date["locators"]]
    places = [where for part in (document, *dates) if (where := part["locators"].get(carrier["id"]))]
    told = f"{carrier['title']}. {carrier['publisher']}"
    return f"{told}, {'; '.join(dict.fromkeys(places))}" if places else told


def _told_by(document: Record, sources: dict[str, Record], actors: dict[str, str]) -> Record | None:
    """One source of the document: first what can be opened, collections and papers, both sides', called like it."""
    words = (
        set(re.findall(r"\w{5,}", f"{document['titles']['en']} {document['title']} {document['short']}".casefold()))
        - _COMMON
    )
    # the names of its parties, and what is made of them (Japan, Japanese), stand in the titles of many sources
    stems = tuple(name.casefold()[:5] for id in document["by"] for name in actors.get(id, id).split())
    words = {word for word in words if not word.startswith(stems)}

    def rank(source: Record) -> tuple[bool, bool, int, int, bool, int, str]:
        alike = len(words & set(re.findall(r"\w{5,}", source["title"].casefold())))
        return (
            source["url"] is None,
            source["kind"] not in _CARRIERS,
            NEITHER_SIDE.index(source["side"]) if source["side"] in NEITHER_SIDE else len(NEITHER_SIDE),
            -min(alike, 2),
            source["language"] != "en",
            READ.index(source["read"]),
            source["id"],
        )

    ids = dict.fromkeys([*document["sources"], *(id for act in document["dates"] for id in act["sources"])])
    found = [sources[id] for id in ids if id in sources]
    return min(found, key=rank) if found else None
