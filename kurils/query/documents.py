"""Documents: which there are, and one of them whole."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kurils.answers.cited import cited, located
from kurils.base.errors import AmbiguousName, NoSuchValue, UnknownId
from kurils.base.search import LONGEST, within_bounds
from kurils.dates import edtf, forms
from kurils.query.envelope import header
from kurils.query.search import named_places, near, search, titled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from kurils.answers.days import SourceLine
    from kurils.answers.documents import (
        DocumentAnswer,
        DocumentDate,
        DocumentLine,
        DocumentsAnswer,
        DocumentVariant,
        FoundIn,
        Reading,
    )
    from kurils.store.rows import ActRow, DocumentRow


def documents(
    meta: dict[str, Any],
    all: list[DocumentRow],
    section: Mapping[str, Any],
    named_by: Callable[[str], list[str]],
    query: str = "",
    *,
    kinds: Iterable[str] = (),
    groups: Iterable[str] = (),
    named: Iterable[str] = (),
    first: str = "",
    last: str = "9999-12-31",
) -> DocumentsAnswer:
    """The documents that a query finds, the best first, or all in order of time.

    `section` is the prepared section `search`, `named_by` gives the places of a name. `groups` keeps the documents that
    touch one of these territories, `named` those that name one of these places; a date that is a span is found by every
    window that touches it. Raises NoSuchValue for a kind that there is not,
    UsageError for a query that is far too long.
    """
    wanted, places, names = set(kinds), set(groups), set(named)
    _check_kinds(wanted)
    chosen = [
        document
        for document in all
        if (not wanted or document["kind"] in wanted or document["class"] in wanted)
        and (not places or places & set(document["territories"]))
        and (not names or names & named_places(document))
        and any(_touches(act, first, last) for act in document["dates"])
    ]
    if not within_bounds(query).strip():
        found = [line(document) for document in chosen]
        return {"kurils": header("documents", meta), "query": query, "documents": found, "near": []}
    by_id = {document["id"]: document for document in all}
    hits = search(section, chosen, query, named_by)
    likely = [] if hits else near(section, all, query)
    return {
        "kurils": header("documents", meta),
        "query": query,
        "documents": [line(by_id[hit.id], hit.found) for hit in hits],
        "near": [{"id": id, "title": by_id[id]["title"]} for id in likely],
    }


def _touches(act: ActRow, first: str, last: str) -> bool:
    """Whether a window of ISO days touches a date, or the span of one that is no day."""
    if not act["edtf"]:
        return first <= act["date"] <= last
    begin, end = edtf.span(act["edtf"])
    return (begin is None or begin.isoformat() <= last) and (end is None or first <= end.isoformat())


def _check_kinds(wanted: set[str]) -> None:
    from kurils.answers.lists import DOCUMENT_CLASSES, EVENT_KINDS, INSTRUMENT_KINDS

    known = (*DOCUMENT_CLASSES, *INSTRUMENT_KINDS, *EVENT_KINDS)
    for kind in sorted(wanted):
        if kind not in known:
            raise NoSuchValue(f"no kind of document is called {kind!r}", kind, "kinds", known)


def line(document: DocumentRow, found: FoundIn | None = None) -> DocumentLine:
    """A document in a list, and where a query was found in it."""
    return {
        "id": document["id"],
        "title": document["title"],
        "kind": document["kind"],
        "dates": {_event(act): act["edtf"] or act["date"] for act in document["dates"]},
        "islands": list(document["territories"]),
        "found": found,
    }


def _event(act: ActRow) -> str:
    return f"{act['event']}/{act['by']}" if act["by"] else str(act["event"])


def document(
    meta: dict[str, Any],
    all: list[DocumentRow],
    section: Mapping[str, Any],
    id: str,
    tracks: Mapping[str, list[dict[str, Any]]],
    readings: list[Reading],
    variants: list[DocumentVariant],
    cite: Callable[[set[str]], list[SourceLine]],
) -> DocumentAnswer:
    """One document with everything the record says of it, by id or title. Raises UnknownId with suggestions."""
    record = find(all, section, id)
    whole: dict[str, Any] = dict(record)
    whole["dates"] = [with_calendars(act) for act in record["dates"]]
    whole["affected_by"] = [
        {"kind": effect["kind"], "document": other["id"], "note": effect["note"]}
        for other in all
        for effect in other["effects"]
        if effect["document"] == record["id"]
    ]
    whole["governs"] = [
        {key: spell[key] for key in ("territories", "members", "from", "to", "article", "state", "why")}
        for spell in tracks["governing"]
        if spell["document"] == record["id"]
    ]
    whole["readings"] = [reading for reading in readings if reading["document"] == record["id"]]
    whole["variants"] = [variant for variant in variants if variant["document"] == record["id"]]
    answer: Any = {
        "kurils": header("document", meta),
        "document": whole,
        "sources": cite(set(cited(whole))),
        "places_in_sources": located(whole),
    }
    return answer  # type: ignore[no-any-return]


def find(all: list[DocumentRow], section: Mapping[str, Any], name: str) -> DocumentRow:
    """The document of that id, in any case and cut short too, or of that title.

    Raises AmbiguousName when several are called so, UnknownId with suggestions when none is.
    """
    if len(name) > LONGEST:
        raise UnknownId("document", name, lists=("documents",))
    wanted = name.strip().lower().rstrip("…. ")
    for record in all:
        if record["id"] == wanted:
            return record
    ids = titled(section, wanted)
    if len(ids) == 1:
        return next(record for record in all if record["id"] == ids[0])
    if ids:
        raise AmbiguousName(name, "is what several documents are called", ids[:9])
    raise UnknownId("document", name, tuple(near(section, all, name)[:3]), lists=("documents",))


def with_calendars(act: ActRow) -> DocumentDate:
    """A date of the record with its Julian and Japanese forms; of an imprecise one they stay empty."""
    precise = act["edtf"] is None
    shown = forms(date.fromisoformat(act["date"])) if precise else {"julian": None, "japanese": None}
    return {**act, "julian": shown["julian"], "japanese": shown["japanese"]}
