"""The columns that tagging adds: which there are, and what each holds for a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.errors import UsageError, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kurils.tagging.segments import Segment

#: column -> its value for a segment; ids throughout
FIELDS: dict[str, Callable[[Segment], str | int | tuple[str, ...] | None]] = {
    "segment": lambda segment: segment.segment if segment.segment > 0 and segment.begin else None,
    "island": lambda segment: segment.island,
    "group": lambda segment: segment.group,
    "from": lambda segment: segment.begin,
    "to": lambda segment: segment.end,
    "holder": lambda segment: segment.holder,
    "polity": lambda segment: segment.polity,
    "claimants": lambda segment: segment.claimants,
    "title_status": lambda segment: segment.title_status,
    "title_holder": lambda segment: segment.title_holder,
    "governing_document": lambda segment: segment.governing_document,
    "article": lambda segment: segment.article,
    "state": lambda segment: segment.state,
}
#: columns of lists, where the format has such
LISTS = ("claimants",)
DEFAULT = ("holder", "polity", "claimants", "title_status", "governing_document", "island")
LAYERS = {
    "control": ("island", "holder", "polity"),
    "title": ("island", "title_status", "title_holder", "governing_document"),
    "claim": ("island", "claimants"),
}


def text_of(segment: Segment, field: str) -> str:
    """The value as text: lists joined with `;`, empty where there is none."""
    value = FIELDS[field](segment)
    if isinstance(value, tuple):
        return ";".join(value)
    return "" if value is None else str(value)


def refuse_taken(names: Iterable[str], header: Iterable[str]) -> None:
    """Raise UsageError when a column that would be added is there already."""
    taken = sorted(set(names) & set(header))
    if taken:
        has = f"the input has {'a column' if len(taken) == 1 else 'columns'} {', '.join(map(repr, taken))} already"
        there = UsageError(has, "--prefix kurils_ gives the added ones names of their own")
        raise there.keyed("taken", "own-prefix", columns=[*map(quoted, taken)], count=len(taken))
