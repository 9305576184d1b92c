"""The documents of a report: those that govern, those that also bear on the time, and those of the range."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.query.documents import with_calendars

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.answers.documents import Reading
    from kurils.answers.report import ReportDocument, ReportRole
    from kurils.record import Record
    from kurils.store.rows import DocumentRow
    from kurils.store.tracks import Place

_ROLES = {"governing": "governs", "also": "also"}
_SHOWN = ("role", "islands", "article", "state", "why", "from", "to", "certainty", "sources")


def report_documents(record: Record, places: list[Place], first: str, last: str) -> list[ReportDocument]:
    """First those that govern any of the places between the two ISO days, then those that also bear, then the rest.

    The rest are the documents and events that touch the places and have a dated act in the range; a day has none.
    """
    roles = _roles(places, first, last)
    groups = {place.group for place in places}
    readings = record.section("positions")["readings"]
    found: list[tuple[tuple[int, str, str], ReportDocument]] = []
    for document in record.section("documents")["documents"]:
        own = roles.get(document["id"], [])
        inside = [act["date"] for act in document["dates"] if first <= act["date"] <= last]
        if not own and not (first < last and inside and groups & set(document["territories"])):
            continue
        rank = 2 if not own else 1 if own[0]["role"] == "also" else 0
        begin = min(inside, default="") if rank == 2 else min(role["from"] for role in own)
        shown = _document(document, own, groups, readings if rank == 0 else [])
        found.append(((rank, begin, document["id"]), shown))
    return [document for _, document in sorted(found, key=lambda entry: entry[0])]


def _roles(places: list[Place], first: str, last: str) -> dict[str, list[ReportRole]]:
    """Document -> its roles between the two days, `governs` first; places that share a spell stand together."""
    roles: dict[str, dict[tuple[str, ...], ReportRole]] = {}
    for track, role in _ROLES.items():
        for place in places:
            for row in place.rows(track):
                ended = row["to"] is not None and row["to"] <= first
                if row["document"] is None or row["from"] > last or ended:
                    continue
                key = (role, row["from"], str(row["article"]), row["state"], row["why"])
                known = roles.setdefault(row["document"], {})
                shown = {"role": role, "islands": [], **row}
                fresh: Any = {name: shown[name] for name in _SHOWN}
                known.setdefault(key, fresh)["islands"].append(place.id)
    return {id: list(known.values()) for id, known in roles.items()}


def _document(
    document: DocumentRow, roles: list[ReportRole], groups: set[str], readings: Iterable[Reading]
) -> ReportDocument:
    cited = {role["article"] for role in roles}
    articles = [
        article
        for article in document["articles"]
        if article["number"] in cited or (roles and groups & set(article["territories"]))
    ]
    return {
        "id": document["id"],
        "title": document["title"],
        "short": document["short"],
        "titles": document["titles"],
        "kind": document["kind"],
        "by": document["by"],
        "dates": [with_calendars(act) for act in document["dates"]],
        "roles": roles,
        "articles": articles,
        "readings": [reading for reading in readings if reading["document"] == document["id"]],
        "summary": document["summary"],
        "note": document["note"],
        "certainty": document["certainty"],
        "sources": document["sources"],
    }
