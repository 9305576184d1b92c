"""What of a report stands on its two pages, chosen by rule: five documents, two disagreements, six sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.query.report_summary import says

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kurils.answers.report import ReportChosen, ReportPositions
    from kurils.record import Record

#: how many documents, disagreements and sources stand in a short report
DOCUMENTS, VARIANTS, SOURCES = 5, 2, 6
#: governing documents beyond this number give way, so that the ground of each side stands in any case
_GOVERNING = 3
#: what a disagreement is about, by how much turns on it; what is not named comes last, and so do days before values
_ABOUT = ("title", "control", "governing", "claim", "content")


def chosen(record: Record, ids: list[str], day: str, today: date) -> list[ReportChosen]:
    """At most five documents: those that govern, the ground of each side, those that both rely on, the others.

    The ground of a side is the document on which it rests title as it gives the answer itself; where a side names
    none, the other's stands all the same.
    """
    found: dict[str, dict[str, Any]] = {}

    def add(id: str | None, article: str | None, part: str, island: str = "", side: str = "", why: str = "") -> None:
        if id is None:
            return
        entry = found.setdefault(id, {"article": article, "part": part, "islands": [], "sides": [], "text": why})
        if island and entry["part"] == part and island not in entry["islands"]:
            entry["islands"].append(island)
        if side and side not in entry["sides"]:
            entry["sides"].append(side)

    islands = record.status(day, ids, today=today)["islands"]
    for island in islands:
        document = island["governing_document"]
        if document and (document["id"] in found or len(found) < _GOVERNING):
            add(document["id"], document["article"], "governs", island["id"], why=document["why"])
    for side in record.sides:
        viewed = record.status(day, ids, view=side, today=today)["islands"]
        grounds = [(island["title"]["document"], island["title"]["article"]) for island in viewed]
        ground = next((each for each in grounds if each[0]), (None, None))
        add(*ground, "ground", side=side)
    positions = record.compare(day, ids, today=today)
    for id in _common(record, positions):
        add(id, None, "both")
    for island in islands:
        for also in island["also"]:
            add(also["id"], also["article"], "also", island["id"], why=also["why"])
    documents = {document["id"]: document for document in record.section("documents")["documents"]}
    return [_chosen(documents[id], entry) for id, entry in list(found.items())[:DOCUMENTS] if id in documents]


def _common(record: Record, positions: Any) -> list[str]:
    """The documents on which both sides rely for one and the same island, in the order in which they name them."""
    common: dict[str, None] = {}
    for island in positions["islands"]:
        named = [entry["documents"] if entry else [] for entry in (island["positions"][side] for side in record.sides)]
        common.update(dict.fromkeys(id for id in named[0] if all(id in each for each in named)))
    return list(common)


def _chosen(document: Any, entry: dict[str, Any]) -> ReportChosen:
    article = next((row for row in document["articles"] if entry["article"] == row["number"]), None)
    return {
        "id": document["id"],
        "title": document["short"],
        "year": document["dates"][0]["date"][:4] if document["dates"] else "",
        **entry,  # type: ignore[typeddict-item]
        "text": entry["text"] or says(document, entry["article"]),
        "sources": list((article or document)["sources"]) or list(document["sources"]),
    }


def two_variants(differences: Any) -> list[str]:
    """The ids of the disagreements that stand first: those of serious sources, about title before control."""

    def rank(pair: tuple[int, Any]) -> tuple[bool, int, int]:
        topic, _, part = pair[1]["of"].partition(".")
        return part in ("from", "to"), _ABOUT.index(topic) if topic in _ABOUT else len(_ABOUT), pair[0]

    found = [[entry for _, entry in sorted(enumerate(differences[kind]), key=rank)] for kind in differences]
    return [entry["id"] for entries in found for entry in entries][:VARIANTS]


def six_sources(statements: Iterable[list[str]]) -> list[str]:
    """The sources that between them carry most of the statements, each given by its sources; of equal ones the first.

    Once every statement is carried, those that carry most stand before the others.
    """
    whole = [list(dict.fromkeys(sources)) for sources in statements if sources]
    order = list(dict.fromkeys(id for sources in whole for id in sources))
    picked: list[str] = []
    open_ = list(whole)
    while len(picked) < min(SOURCES, len(order)):
        rest = [id for id in order if id not in picked]
        wanted = open_ or whole
        best = max(rest, key=lambda id: sum(id in sources for sources in wanted))
        if open_ and not any(best in sources for sources in open_):
            open_ = []
            continue
        picked.append(best)
        open_ = [sources for sources in open_ if best not in sources]
    return sorted(picked, key=order.index)


def statements(answer: Any) -> list[list[str]]:
    """The sources of each statement of a short report, in the order of its text."""
    found: list[list[str]] = []
    if answer["situation"]:
        for island in answer["situation"]["days"][-1]["islands"]:
            tracks = [island["control"], island["title"], *island["claims"], island["governing_document"]]
            found += [track["sources"] for track in tracks if track]
    days: list[ReportPositions] = answer["positions"] or []
    for day in days:
        for island in day["islands"]:
            found += [entry["sources"] for entry in island["positions"].values() if entry]
    found += [document["sources"] for document in answer["brief"]["documents"]]
    if answer["differences"]:
        every = [*answer["differences"]["variants"], *answer["differences"]["rejected"]]
        found += [entry["sources"] for entry in every if entry["id"] in answer["brief"]["variants"]]
    return found
