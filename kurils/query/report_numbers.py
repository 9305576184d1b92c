"""The numbers of a report's sources: in the order in which its text cites them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.answers.cited import cited
from kurils.query.sources import KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kurils.answers.report import ReportSource


def cited_by(answer: Any) -> list[str]:
    """The ids of the sources that the sections cite, in the order of the text, each once."""
    found: dict[str, None] = {}
    for section in answer["sections"]:
        if section in _TEXTS and answer[section] is not None:
            found.update(dict.fromkeys(cited(_TEXTS[section](answer[section]))))
            if section == "documents":
                found.update(dict.fromkeys(cited(answer["brief"]["documents"])))
    return list(found)


def bibliography(sources: Iterable[dict[str, Any]], cited: list[str]) -> list[ReportSource]:
    """The sources cited, numbered from 1."""
    by_id = {source["id"]: source for source in sources}
    known = [by_id[id] for id in cited if id in by_id]
    return [
        {"number": number, **{key: source[key] for key in KEYS}}  # type: ignore[typeddict-item]
        for number, source in enumerate(known, 1)
    ]


def by_claimant(islands: Any) -> list[tuple[Any, Any]]:
    """Every island with each of its claims, in the order of the claimants."""
    pairs = [(island, claim) for island in islands for claim in island["claims"]]
    return sorted(pairs, key=lambda pair: pair[1]["claimant"])


def _situation(situation: Any) -> list[Any]:
    begin, *end = situation["days"]
    return [_day(begin), [entry["changes"] for entry in situation["story"]], *map(_day, end)]


def _day(day: Any) -> list[Any]:
    islands = day["islands"]
    tracks = [[island[track] for island in islands] for track in ("control", "title")]
    claims = [claim for _, claim in by_claimant(islands)]
    return [*tracks, claims, [island["governing_document"] for island in islands]]


def _documents(documents: Any) -> list[Any]:
    return [
        [
            document["roles"],
            {"sources": document["sources"]},
            document["dates"] if document["roles"] else [],
            document["articles"],
            document["readings"],
        ]
        for document in documents
    ]


#: section -> the parts of it that cite sources, in the order of the text
_TEXTS: dict[str, Callable[[Any], list[Any]]] = {
    "situation": _situation,
    "map": lambda maps: [shown["borders"] for shown in maps],
    "documents": _documents,
    "positions": lambda days: [day["islands"] for day in days],
    "around": lambda around: around["entries"],
    "differences": lambda differences: [differences["variants"], differences["rejected"]],
}
