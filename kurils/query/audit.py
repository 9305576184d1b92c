"""What is printed by default, on which sources each of it rests, and what hangs on one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.answers.cited import cited
from kurils.query.envelope import header

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kurils.answers.audit import AuditAnswer, Hangs, Statement
    from kurils.answers.days import SourceLine
    from kurils.store.rows import ActRow, DocumentRow, PositionRow
    from kurils.store.tracks import Place

#: the tracks of a place whose spells `status` prints
TRACKS = ("control", "polity", "title", "claims", "governing")
#: the tracks of which a spell names a document
NAMING = ("control", "title", "governing", "also")


def audit(
    meta: dict[str, Any],
    places: Iterable[Place],
    positions: Iterable[PositionRow],
    documents: Iterable[DocumentRow],
    sources: Iterable[dict[str, Any]],
    cite: Callable[[set[str]], list[SourceLine]],
    weak: bool = False,
) -> AuditAnswer:
    """What `status` and `compare` print of the places: spells, positions of a side, dates of the documents named there.

    With `weak` only those that hang on one page, on one source, or on nothing. The `text` of a statement is what the
    record itself says, if anything: see `kurils.words.audit`.
    """
    chosen = list(places)
    known = {source["id"]: source for source in sources}
    found: dict[object, Statement] = {}
    for place in chosen:
        for track in TRACKS:
            for spell in place.rows(track):
                _add(found, (track, id(spell)), track, spell, place, known)
        for entry in positions:
            if entry["side"] and (place.group in entry["territories"] or place.id in entry["members"]):
                # a position is cut where its arguments change; its sources are those of the whole
                key = ("position", entry["side"], entry["since"], entry["summary"])
                _add(found, key, "position", entry, place, known)
    named = {spell["document"] for place in chosen for track in NAMING for spell in place.rows(track)}
    for document in documents:
        if document["id"] in named:
            for act in document["dates"]:
                _add_act(
                    found, document, act, [place for place in chosen if place.group in document["territories"]], known
                )
    statements = sorted(found.values(), key=lambda one: (one["from"], one["track"], one["islands"]))
    shown = [one for one in statements if one["hangs_on"]] if weak else statements
    return {
        "kurils": header("audit", meta),
        "islands": [place.id for place in chosen],
        "weak": weak,
        "statements": shown,
        "counts": {
            "statements": len(statements),
            "two_families": sum(one["hangs_on"] is None for one in statements),
            "one_source": sum(one["hangs_on"] == "one-source" for one in statements),
            "one_page": sum(one["hangs_on"] == "one-page" for one in statements),
            "nothing": sum(one["hangs_on"] == "nothing" for one in statements),
        },
        "sources": cite(set(cited(shown))),
    }


def _add(
    found: dict[object, Statement], key: object, track: str, row: Any, place: Place, known: Mapping[str, dict[str, Any]]
) -> None:
    if key in found:
        statement = found[key]
        statement["to"] = row["to"]
        if place.id not in statement["islands"]:
            statement["islands"].append(place.id)
        return
    state = row["state"] if track == "governing" else None
    used = [known[id] for id in row["sources"] if id in known]
    families = {source["family"] for source in used if _usable(source)}
    found[key] = {
        "track": {"claims": "claim"}.get(track, track),  # type: ignore[typeddict-item]
        "islands": [place.id],
        "from": row["from"],
        "to": row["to"],
        "state": row.get("side") or row.get("claimant") or row.get("holder") or row.get("by"),
        "value": row.get("polity") or row.get("status") or row.get("kind") or state,
        "document": row.get("document") or None,
        "article": row.get("article"),
        "text": row.get("summary") or "",
        "certainty": row["certainty"],
        "families": len(families),
        "hangs_on": _hangs_on(used, families),
        "read": {source["id"]: source["read"] for source in used},
        "sources": row["sources"],
        "locators": row["locators"],
    }


def _add_act(
    found: dict[object, Statement],
    document: DocumentRow,
    act: ActRow,
    places: list[Place],
    known: Mapping[str, dict[str, Any]],
) -> None:
    """A date of a document as a statement of its day."""
    row = {**act, "from": act["date"], "to": None, "document": document["id"], "status": act["event"]}
    for place in places:
        _add(found, (document["id"], act["event"], act["by"]), "document", row, place, known)


def _usable(source: dict[str, Any]) -> bool:
    """Whether a source bears out anything: it was seen, and tells of what had happened."""
    return source["read"] != "unseen" and not source["plan"]


def _hangs_on(used: list[dict[str, Any]], families: set[str]) -> Hangs | None:
    if len(families) >= 2:
        return None
    pages = sum(map(_usable, used))
    return "nothing" if not pages else "one-page" if pages == 1 else "one-source"
