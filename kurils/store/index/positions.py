"""Positions cut so that on each day only what had been said by then is shown.

In the YAML a position is one spell with its arguments; an argument that was first made later, or was dropped, carries
its own `from` or `to`, and a document that it relies on has its own days. Here the spell is cut at all of them.
"""

from __future__ import annotations

from typing import Any


def cut_positions(positions: list[dict[str, Any]], documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The positions as shorter spells, each with the arguments and documents of its own days.

    `since` and `until` keep the days of the whole position.
    """
    first_days = {document["id"]: min(act["date"] for act in document["dates"]) for document in documents}
    return [part for position in positions for part in _parts(position, first_days)]


def _parts(position: dict[str, Any], first_days: dict[str, str]) -> list[dict[str, Any]]:
    begin, end = position["from"], position["to"] or "9999-12-31"
    days = {first_days[id] for id in position["documents"] if id in first_days}
    days.update(day for argument in position["arguments"] for day in (argument["from"], argument["to"]) if day)
    cuts = [begin, *sorted(day for day in days if begin < day < end)]
    parts = []
    for number, day in enumerate(cuts):
        last = number + 1 == len(cuts)
        parts.append(
            {
                **position,
                "from": day,
                "from_edtf": position["from_edtf"] if number == 0 else None,
                "to": position["to"] if last else cuts[number + 1],
                "to_edtf": position["to_edtf"] if last else None,
                "since": position["from_edtf"] or begin,
                "until": position["to"],
                "documents": [id for id in position["documents"] if first_days.get(id, begin) <= day],
                "arguments": [
                    argument["text"]
                    for argument in position["arguments"]
                    if (argument["from"] or begin) <= day < (argument["to"] or "9999-12-31")
                ],
            }
        )
    return parts
