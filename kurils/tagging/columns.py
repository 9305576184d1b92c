"""The columns that tagging adds: which there are, and what each holds for a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kurils.tagging.segments import Segment

#: column -> its value for a segment; ids throughout
FIELDS: dict[str, Callable[[Segment], str | int | tuple[str, ...] | None]] = {
    "segment": lambda segment: segment.segment or None,
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


def find_column(name: str, header: Sequence[str], option: str) -> int:
    """The place of a column. Raises UsageError when it is missing, with near misses, or there twice."""
    places = [at for at, other in enumerate(header) if other == name]
    if len(places) == 1:
        return places[0]
    if places:
        raise UsageError(f"the column {name!r} is there {len(places)} times", f"{option} needs one that is there once")
    import difflib

    close = [other for other in header if other.strip().casefold() == name.strip().casefold()]
    close += [other for other in difflib.get_close_matches(name, header, 3, 0.6) if other not in close]
    hint = f"did you mean {option} {' or '.join(map(repr, close[:3]))}?" if close else _listing(header, option)
    raise UsageError(f"there is no column {name!r}", hint)


def refuse_taken(names: Iterable[str], header: Iterable[str]) -> None:
    """Raise UsageError when a column that would be added is there already."""
    taken = sorted(set(names) & set(header))
    if taken:
        has = f"the input has {'a column' if len(taken) == 1 else 'columns'} {', '.join(map(repr, taken))} already"
        raise UsageError(has, "--prefix kurils_ gives the added ones names of their own")


def _listing(header: Sequence[str], option: str) -> str:
    shown = ", ".join(repr(name) for name in header[:12]) + (", …" if len(header) > 12 else "")
    return f"{option} names it; there are: {shown}" if header else f"{option} names it; there are no columns"
