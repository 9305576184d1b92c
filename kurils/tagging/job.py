"""What one run of `kurils tag` is asked to do, and what it counts. Both travel between processes."""

from __future__ import annotations

from typing import NamedTuple

from kurils.base.errors import NoSuchValue, UsageError
from kurils.tagging.columns import DEFAULT, FIELDS, LAYERS

#: bytes: a record of CSV that is longer has surely a quotation mark that was never closed
LONGEST = 16 * 1024 * 1024


class Job(NamedTuple):
    """Which columns are read and which are added."""

    #: names of columns; None is found by its usual names or by meaning. Of the date up to three, with commas between
    lon: str | None = None
    lat: str | None = None
    date: str | None = None
    #: of `kurils.tagging.columns.FIELDS`
    fields: tuple[str, ...] = DEFAULT
    #: put before the names of the added columns
    prefix: str = ""
    #: kilometres from an island within which a point at sea is answered as that island, or None
    within: float | None = None
    #: the form of the dates, as strptime has it
    date_format: str | None = None
    #: stop at the first row that cannot be read
    strict: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the added columns."""
        added = (*self.fields, "distance_km") if self.within is not None else self.fields
        return tuple(self.prefix + name for name in added)


class Bad(NamedTuple):
    """A row that could not be read: its line, counted from 1, and why."""

    line: int
    reason: str


class Fatal(Bad):
    """A row after which the rest of the input cannot be read."""

    __slots__ = ()


class Counts:
    """What was met: all rows, and those of each kind."""

    __slots__ = ("bad", "beyond", "changes", "comments", "matched", "outside", "rows")

    def __init__(self) -> None:
        self.rows = 0
        #: on an island, or near enough to one
        self.matched = 0
        self.bad = 0
        #: of a month, a year or an interval inside which something changes
        self.changes = 0
        #: lines of comment, kept as they are; no rows
        self.comments = 0
        #: dated before the record begins or after today
        self.outside = 0
        #: matched, and dated later than the day up to which the record was checked
        self.beyond = 0

    def add(self, other: Counts) -> None:
        """Add what another part has met."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


class Part(NamedTuple):
    """One part of a stream, tagged."""

    content: bytes
    counts: Counts
    #: lines are counted from the beginning of the part
    bad: list[Bad]


def chosen_fields(fields: str | None, layer: str | None, emit: str) -> tuple[str, ...]:
    """The fields that `--fields`, `--layer` and `--emit` ask for. Raises UsageError when they contradict each other."""
    if emit not in ("fields", "segment"):
        raise NoSuchValue(f"nothing is called {emit!r} that could be emitted", emit, "emit", ("fields", "segment"))
    given = [name for name, value in (("--fields", fields), ("--layer", layer)) if value is not None]
    if emit == "segment":
        given.append("--emit segment")
    if len(given) > 1:
        raise UsageError(f"{' and '.join(given)} cannot go together").keyed("not-both", both=given)
    if emit == "segment":
        return ("segment",)
    if layer is not None:
        if layer not in LAYERS:
            raise NoSuchValue(f"no layer is called {layer!r}", layer, "layers", LAYERS)
        return LAYERS[layer]
    if fields is None:
        return DEFAULT
    chosen = tuple(dict.fromkeys(word.strip() for word in fields.split(",") if word.strip()))
    unknown = [name for name in chosen if name not in FIELDS]
    if unknown or not chosen:
        named = ", ".join(map(repr, unknown)) or repr(fields)
        raise NoSuchValue(f"no field is called {named}", unknown[0] if unknown else fields, "fields", FIELDS)
    return chosen
