"""Documents: which there are, and one of them whole."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kurils.answers.cited import cited, located
from kurils.base.errors import UnknownId, UsageError
from kurils.dates import forms
from kurils.query.envelope import header

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
        Reading,
    )
    from kurils.store.rows import ActRow, DocumentRow


def documents(
    meta: dict[str, Any],
    all: list[DocumentRow],
    query: str = "",
    *,
    kinds: Iterable[str] = (),
    groups: Iterable[str] = (),
    first: str = "",
    last: str = "9999-12-31",
) -> DocumentsAnswer:
    """The documents whose id, title, summary, people or articles hold every word of the query, in order of time.

    Raises UsageError for a kind that there is not.
    """
    words = query.casefold().split()
    wanted, places = set(kinds), set(groups)
    _check_kinds(wanted)
    found = [
        document
        for document in all
        if all_in(words, document)
        and (not wanted or document["kind"] in wanted or document["class"] in wanted)
        and (not places or places & set(document["territories"]))
        and any(first <= act["date"] <= last for act in document["dates"])
    ]
    return {"kurils": header("documents", meta), "query": query, "documents": [line(document) for document in found]}


def _check_kinds(wanted: set[str]) -> None:
    from kurils.answers.lists import DOCUMENT_CLASSES, EVENT_KINDS, INSTRUMENT_KINDS

    known = (*DOCUMENT_CLASSES, *INSTRUMENT_KINDS, *EVENT_KINDS)
    for kind in sorted(wanted):
        if kind not in known:
            import difflib

            near = difflib.get_close_matches(kind, known, 3, 0.5)
            hint = f"did you mean {' or '.join(near)}?" if near else f"kinds: {', '.join(known)}"
            raise UsageError(f"no kind of document is called {kind!r}", hint)


def all_in(words: list[str], document: DocumentRow) -> bool:
    """Whether each word stands somewhere in the document."""
    if not words:
        return True
    text = searched(document)
    return all(word in text for word in words)


def searched(document: DocumentRow) -> str:
    """The text of a document in which words are looked for: without case, so that a word to find must be so too."""
    people = [person["name"] for person in document["signatories"]]
    articles = [article["summary"] for article in document["articles"]]
    parts = [document["id"], document["short"], document["kind"], document["summary"], *document["titles"].values()]
    return " ".join([*parts, *people, *articles]).casefold()


def line(document: DocumentRow) -> DocumentLine:
    """A document in a list."""
    return {
        "id": document["id"],
        "title": document["title"],
        "kind": document["kind"],
        "dates": {_event(act): act["edtf"] or act["date"] for act in document["dates"]},
        "islands": list(document["territories"]),
    }


def _event(act: ActRow) -> str:
    return f"{act['event']}/{act['by']}" if act["by"] else str(act["event"])


def document(
    meta: dict[str, Any],
    all: list[DocumentRow],
    id: str,
    tracks: Mapping[str, list[dict[str, Any]]],
    readings: list[Reading],
    variants: list[DocumentVariant],
    cite: Callable[[set[str]], list[SourceLine]],
) -> DocumentAnswer:
    """One document with everything the record says of it. Raises UnknownId with suggestions."""
    record = find(all, id)
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


def find(all: list[DocumentRow], id: str) -> DocumentRow:
    """The document of that id. Raises UnknownId with suggestions."""
    import difflib

    wanted = id.strip().lower()
    for record in all:
        if record["id"] == wanted:
            return record
    ids = [record["id"] for record in all]
    near = [known for known in ids if wanted and wanted in known][:3] or difflib.get_close_matches(wanted, ids, 3, 0.5)
    raise UnknownId("document", id, tuple(near), "kurils documents lists them")


def with_calendars(act: ActRow) -> DocumentDate:
    """A date of the record with its Julian and Japanese forms; of an imprecise one they stay empty."""
    precise = act["edtf"] is None
    shown = forms(date.fromisoformat(act["date"])) if precise else {"julian": None, "japanese": None}
    return {**act, "julian": shown["julian"], "japanese": shown["japanese"]}
