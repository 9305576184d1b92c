"""The record as rows with types, for callers who count, filter and join: spells of all tracks, positions, frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional, TypedDict

from kurils.answers.lists import TRACKS, Certainty
from kurils.base.errors import NoSuchValue, UsageError
from kurils.base.names import identifier
from kurils.query.tables import DATES, TABLES, Table, columns, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.query.evidence import Evidence
    from kurils.store.contents import Contents
    from kurils.store.tracks import Place

Spell = TypedDict(
    "Spell",
    {
        "identifier": str,
        "place": str,
        "track": str,
        "from": str,
        "to": Optional[str],
        "from_edtf": Optional[str],
        "to_edtf": Optional[str],
        "holder": Optional[str],
        "kind": Optional[str],
        "polity": Optional[str],
        "status": Optional[str],
        "claimant": Optional[str],
        "document": Optional[str],
        "article": Optional[str],
        "state": Optional[str],
        "documents": list[str],
        "said": Optional[str],
        "certainty": Certainty,
        "sources": list[str],
        "locators": dict[str, str],
    },
)
Spell.__doc__ = """One spell of one track of one place, [from, to), `to` None while it is open.

`holder` is the state that held it (control) or owned it (title), `said` why, what was claimed, or what is to be known.
Keys that the track does not have are None, `documents` empty.
"""

Position = TypedDict(
    "Position",
    {
        "identifier": str,
        "place": str,
        "by": str,
        "from": str,
        "to": Optional[str],
        "summary": str,
        "arguments": list[str],
        "documents": list[str],
        "certainty": Certainty,
        "sources": list[str],
        "locators": dict[str, str],
        "note": Optional[str],
    },
)
Position.__doc__ = "What a side, or someone else (`by`), said of one place in one stretch of days, [from, to)."

_TABLE = {"claim": "claims"}


def spells(behind: Evidence, places: Iterable[Place], tracks: Iterable[str]) -> list[Spell]:
    """The spells of places: of each its own track, else that of its group. Raises NoSuchValue for a track that is none.

    In the order of places, tracks and days.
    """
    wanted = list(tracks) or list(TRACKS)
    for track in wanted:
        if track not in TRACKS:
            raise NoSuchValue(f"no track is called {track!r}", track, "tracks", TRACKS)
    found: list[Any] = []
    for place in places:
        for track in wanted:
            for row in behind.all(_TABLE.get(track, track), place.id, place.group):
                made: dict[str, Any] = {key: row.get(key) for key in Spell.__annotations__}
                made["identifier"], made["place"], made["track"] = identifier(row["id"]), place.id, track
                made["documents"] = row.get("documents") or []
                made["said"] = next((row[key] for key in ("why", "summary", "note") if row.get(key)), None)
                found.append(made)
    return found


def positions(behind: Evidence, places: Iterable[Place], by: Iterable[str]) -> list[Position]:
    """What was said of places, in the order of places and days; `by` keeps what some said."""
    wanted = set(by)
    found: list[Any] = []
    for place in places:
        for row in behind.all("positions", place.id, place.group):
            if not wanted or row["by"] in wanted:
                kept = {key: row.get(key) for key in Position.__annotations__}
                found.append({**kept, "identifier": identifier(row["id"]), "place": place.id})
    return found


def frame(record: Contents, name: str, library: str | None) -> Any:
    """A table of the record as a frame of pandas or polars, whichever is installed, pandas first.

    Days are dates, lists are lists, places in sources are text. Raises NoSuchValue for a table or library that is none,
    and UsageError where neither is installed.
    """
    table = next((table for table in TABLES if table.name == name), None)
    if table is None:
        raise NoSuchValue(f"no table is called {name!r}", name, "tables", [table.name for table in TABLES])
    if library not in (None, *_LIBRARIES):
        raise NoSuchValue(f"no library of frames is called {library!r}", str(library), "libraries", _LIBRARIES)
    for each, make in _LIBRARIES.items():
        if library in (None, each):
            try:
                return make(record, table)
            except ModuleNotFoundError as error:
                if error.name != each:
                    raise
    missing = library or " or ".join(_LIBRARIES)
    raise UsageError(f"a frame needs {missing}", f"pip install {library or next(iter(_LIBRARIES))}")


def _values(record: Contents, table: Table) -> dict[str, list[Any]]:
    rows = list(table.rows(record))
    return {column: [plain(row.get(column)) for row in rows] for column in columns(table, record)}


def _dated(table: Table, column: str) -> bool:
    return f"{table.name}.{column}" in DATES or column in DATES


def _pandas(record: Contents, table: Table) -> Any:
    import pandas as pd

    found = pd.DataFrame(_values(record, table))
    for column in found.columns:
        if _dated(table, column):
            # of seconds: days of nanoseconds begin in 1677
            found[column] = pd.to_datetime(found[column]).astype("datetime64[s]")
    return found


def _polars(record: Contents, table: Table) -> Any:
    import polars as pl

    found = pl.DataFrame(_values(record, table), infer_schema_length=None)
    return found.with_columns(
        pl.col(column).cast(pl.String).str.to_date() for column in found.columns if _dated(table, column)
    )


_LIBRARIES = {"pandas": _pandas, "polars": _polars}
