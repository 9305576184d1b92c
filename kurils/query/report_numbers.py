"""The numbers of a report's sources: in the order in which its text cites them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kurils.answers.report import ReportSource

_KEYS = (
    "id", "title", "publisher", "author", "year", "url", "reference", "language", "kind", "side", "family", "carries",
    "read",
)  # fmt: skip


def cited_by(answer: Any) -> list[str]:
    """The ids of the sources that the sections cite, in the order of the text, each once."""
    found: dict[str, None] = {}
    for section in answer["sections"]:
        if section in _WALKS and answer[section] is not None:
            found.update(dict.fromkeys(_WALKS[section](answer[section])))
    return list(found)


def bibliography(sources: Iterable[dict[str, Any]], cited: list[str]) -> list[ReportSource]:
    """The sources cited, numbered from 1."""
    by_id = {source["id"]: source for source in sources}
    known = [by_id[id] for id in cited if id in by_id]
    return [
        {"number": number, **{key: source[key] for key in _KEYS}}  # type: ignore[typeddict-item]
        for number, source in enumerate(known, 1)
    ]


def by_claimant(islands: Any) -> list[tuple[Any, Any]]:
    """Every island with each of its claims, in the order of the claimants."""
    pairs = [(island, claim) for island in islands for claim in island["claims"]]
    return sorted(pairs, key=lambda pair: pair[1]["claimant"])


def _situation(situation: Any) -> Iterator[str]:
    begin, *end = situation["days"]
    yield from _day(begin)
    for entry in situation["story"]:
        for change in entry["changes"]:
            yield from change["sources"]
    for day in end:
        yield from _day(day)


def _day(day: Any) -> Iterator[str]:
    for track in ("control", "title"):
        for island in day["islands"]:
            yield from island[track]["sources"]
    for _, claim in by_claimant(day["islands"]):
        yield from claim["sources"]
    for island in day["islands"]:
        if island["governing_document"]:
            yield from island["governing_document"]["sources"]


def _maps(maps: Any) -> Iterator[str]:
    for shown in maps:
        for border in shown["borders"]:
            yield from border["sources"]


def _documents(documents: Any) -> Iterator[str]:
    for document in documents:
        for role in document["roles"]:
            yield from role["sources"]
        yield from document["sources"]
        if document["roles"]:
            for act in document["dates"]:
                yield from act["sources"]
        for part in (*document["articles"], *document["readings"]):
            yield from part["sources"]


def _positions(positions: Any) -> Iterator[str]:
    for day in positions:
        for island in day["islands"]:
            for entry in (*island["positions"].values(), *island["others"]):
                if entry:
                    yield from entry["sources"]


def _around(around: Any) -> Iterator[str]:
    for entry in around["entries"]:
        yield from entry["sources"]


def _differences(differences: Any) -> Iterator[str]:
    for variant in (*differences["variants"], *differences["rejected"]):
        yield from variant["sources"]


_WALKS = {
    "situation": _situation,
    "map": _maps,
    "documents": _documents,
    "positions": _positions,
    "around": _around,
    "differences": _differences,
}
