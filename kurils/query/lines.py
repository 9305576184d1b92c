"""The boundary lines of a day, and the days on which they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.answers.lists import BORDER_STATES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from kurils.answers.map import MapLineChange


def lines_on(borders: Iterable[dict[str, Any]], day: str) -> list[dict[str, Any]]:
    """The entries of `borders` that hold on an ISO day, those with the firmest basis first."""
    held = [entry for entry in borders if entry["from"] <= day and (entry["to"] is None or day < entry["to"])]
    return sorted(held, key=lambda entry: BORDER_STATES.index(entry["state"]))


def line_changes(borders: Iterable[dict[str, Any]], first: str, last: str) -> list[MapLineChange]:
    """Every line that begins or ends in (first, last], in order of day; `first` and `last` are ISO days."""
    found: list[MapLineChange] = []
    for entry in borders:
        for end, begins in ((entry["from"], True), (entry["to"], False)):
            if end and first < end <= last:
                found.append({"date": end, "border": entry["id"], "begins": begins})
    return sorted(found, key=lambda change: (change["date"], change["border"]))
