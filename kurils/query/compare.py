"""The two positions side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.answers.cited import cited
from kurils.base.asking import command as command_line
from kurils.base.errors import DataInvalid
from kurils.query.envelope import date_forms, header, span_of, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from typing import Any

    from kurils.answers.days import CompareAnswer, PositionChange, PositionEntry, SourceLine
    from kurils.dates import HistoricalDate
    from kurils.store.rows import PositionRow
    from kurils.store.tracks import Place


def compare(
    meta: dict[str, Any],
    sides: list[str],
    titles: dict[str, str],
    positions: list[PositionRow],
    places: Iterable[Place],
    question: HistoricalDate,
    cite: Callable[[set[str]], list[SourceLine]],
    today: date,
) -> CompareAnswer:
    """What the two parties, `sides`, and others said of each place on a day; a side that said nothing yet is None.

    A month or a year is answered if nobody says anything else in it; otherwise the changes are listed. Raises
    DateOutOfCoverage for days before the record or after today.
    """
    day, last, beyond = within(meta, question, today)
    chosen = list(places)
    changes = _changes(positions, chosen, day, last)
    islands: list[Any] = []
    documents: set[str] = set()
    for place in [] if changes else chosen:
        held = [entry for entry in positions if _holds(entry, place, day)]
        entries: dict[str, Any] = {side: _entry(held, side) for side in sides}
        others: list[Any] = [{"by": entry["by"], **_position(entry)} for entry in held if entry["by"]]
        said: list[Any] = [entry for entry in entries.values() if entry] + others
        for entry in said:
            documents.update(entry["documents"])
        islands.append(
            {
                "id": place.id,
                "group": place.group,
                "name": place.name,
                "positions": entries,
                "others": sorted(others, key=lambda other: (other["by"], other["since"])),
            }
        )
    return {
        "kurils": header("compare", meta, beyond),
        "date": date_forms(question),
        "span": span_of(question, day, last),
        "islands": islands,
        "changes": changes,
        "documents": {id: titles[id] for id in sorted(documents) if id in titles},
        "sources": cite(set(cited(islands))),
    }


def _changes(positions: list[PositionRow], places: list[Place], first: str, last: str) -> list[PositionChange]:
    """What anyone said otherwise from a day after `first` up to `last`, islands of which the same is said together."""
    days = sorted({day for entry in positions for day in (entry["from"], entry["to"]) if day and first < day <= last})
    groups: dict[tuple[str, str, str | None, str | None], list[str]] = {}
    for place in places:
        before = _said(positions, place, first)
        for day in days:
            after = _said(positions, place, day)
            for by in sorted({*before, *after}):
                # the same words on other grounds are no other answer
                if before.get(by) != after.get(by):
                    groups.setdefault((day, by, before.get(by), after.get(by)), []).append(place.id)
            before = after
    return [
        {"date": day, "by": by, "islands": islands, "before": before, "after": after}
        for (day, by, before, after), islands in sorted(groups.items(), key=lambda group: group[0][:2])
    ]


def _said(positions: list[PositionRow], place: Place, day: str) -> dict[str, str]:
    return {entry["by"] or entry["side"] or "": entry["summary"] for entry in positions if _holds(entry, place, day)}


def _holds(entry: PositionRow, place: Place, day: str) -> bool:
    touches = place.group in entry["territories"] or place.id in entry["members"]
    return touches and entry["from"] <= day and (entry["to"] is None or day < entry["to"])


def _entry(held: list[PositionRow], side: str) -> PositionEntry | None:
    own = [entry for entry in held if entry["side"] == side]
    if len(own) > 1:
        raise DataInvalid(f"two positions of {side} on one day", f"{command_line('check')} says where")
    return _position(own[0]) if own else None


def _position(entry: PositionRow) -> PositionEntry:
    return {
        "summary": entry["summary"],
        "documents": entry["documents"],
        "arguments": entry["arguments"],
        "since": entry["since"],
        "until": entry["until"],
        "certainty": entry["certainty"],
        "note": entry["note"],
        "sources": entry["sources"],
    }
