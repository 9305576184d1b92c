"""The bibliography: which sources there are, and how often the record cites each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kurils.answers.cited import cited
from kurils.base.errors import NoSuchValue
from kurils.base.search import within_bounds
from kurils.query.envelope import header

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kurils.answers.documents import SourceRecord, SourcesAnswer

#: the keys by which sources can be filtered
FILTERS = ("kind", "side", "read", "family")
#: what answers say of a source, in this order
KEYS = (
    "id", "title", "publisher", "author", "year", "url", "reference", "language", "kind", "side", "family", "carries",
    "read", "plan",
)  # fmt: skip


def sources(
    meta: dict[str, Any],
    all: list[dict[str, Any]],
    sections: Iterable[Mapping[str, Any]],
    query: str = "",
    **filters: Iterable[str],
) -> SourcesAnswer:
    """The sources whose id, title, publisher, author, carried text or address hold every word of the query.

    `filters` are those of `FILTERS`, each with the values wanted. `sections` are the parts of the record in which
    citations are counted. Raises NoSuchValue for a value that no source has, UsageError for far too long a query.
    """
    words = within_bounds(query).casefold().split()
    wanted = {name: set(values) for name, values in filters.items()}
    for name, values in wanted.items():
        known = sorted({source[name] for source in all})
        for value in values - set(known):
            raise NoSuchValue(f"no source has the {name} {value!r}", value, "there are", known)
    found = [
        source
        for source in all
        if all_in(words, source) and not any(values and source[name] not in values for name, values in wanted.items())
    ]
    counts = citations(sections)
    records: list[SourceRecord] = [
        {**{key: source[key] for key in KEYS}, "cited": counts.get(source["id"], 0)}  # type: ignore[typeddict-item]
        for source in found
    ]
    return {
        "kurils": header("sources", meta),
        "query": query,
        "families": len({record["family"] for record in records}),
        "sources": records,
    }


def all_in(words: list[str], source: dict[str, Any]) -> bool:
    """Whether each word stands somewhere in the source."""
    parts = [source[key] or "" for key in ("id", "title", "publisher", "author", "carries", "reference", "url")]
    text = " ".join(parts).casefold()
    return all(word in text for word in words)


def citations(sections: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Source id -> how many statements of the record name it."""
    return Counter(id for section in sections for id in cited(section))
