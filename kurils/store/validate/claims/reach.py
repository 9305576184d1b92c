"""Which places and days claims and positions have to do with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.store.validate.form.entries import Entries, Entry


def claims_of(entries: Entries, place: str, claimant: str) -> Iterable[dict[str, Any]]:
    """The claims of a state on a place that have a first day."""
    for entry in entries["claims"]:
        values = entry.values
        if values.get("claimant") == claimant and place in (values.get("territories") or ()) and values.get("from"):
            yield values


def dated(documents: Iterable[dict[str, Any]]) -> set[str | None]:
    """The days of documents, ISO, of whatever kind."""
    return {date.get("date") for document in documents for date in document.get("dates") or () if date}


def reach_of(entry: Entry, entries: Entries) -> set[str]:
    """The territories of an entry, and those of its named islands."""
    islands = entries.by_id("islands")
    homes = (str((islands.get(str(id)) or {}).get("territory")) for id in entry.values.get("members") or ())
    return {*(entry.values.get("territories") or ()), *homes}


def turns_of(entry: Entry, names: Iterable[str], entries: Entries) -> set[str | None]:
    """The days on which something of the territories of an entry begins or ends, by some tracks."""
    places = reach_of(entry, entries)
    there = [e.values for name in names for e in entries[name] if places & {*(e.values.get("territories") or ())}]
    return {spell.get(end) for spell in there for end in ("from", "to")}
