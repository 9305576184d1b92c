"""Dated spells of one place, found by day. Ranges are [from, to): the first day is in, the last one is not."""

from __future__ import annotations

from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    Spell = dict[str, Any]

#: the tracks that have exactly one spell a day
SINGLE = ("control", "polity", "title", "governing")


class Place:
    """The tracks of one place, ready to be asked day by day. Days are ISO texts, which sort as days do."""

    __slots__ = ("_rows", "_starts", "group", "id", "name")

    def __init__(self, id: str, section: Mapping[str, Any]) -> None:
        about = section["places"][id]
        self.id = id
        self.name: str = about["name"]
        self.group: str = about["group"]
        spells = section["spells"]
        self._rows: dict[str, list[Spell]] = {
            track: [spells[track][number] for number in numbers] for track, numbers in section["by_place"][id].items()
        }
        self._starts = {track: [spell["from"] for spell in self._rows[track]] for track in SINGLE}

    def on(self, track: str, day: str) -> Spell | None:
        """The spell of a single track on that day; None before the record."""
        at = bisect_right(self._starts[track], day) - 1
        return self._rows[track][at] if at >= 0 else None

    def all_on(self, track: str, day: str) -> list[Spell]:
        """The spells of a track that may hold several at once (claims, also, views) on that day."""
        return [row for row in self._rows[track] if row["from"] <= day and (row["to"] is None or day < row["to"])]

    def rows(self, track: str) -> list[Spell]:
        """Every spell of a track, in order of time; of `variants`, every variant."""
        return self._rows[track]

    def boundaries(self, first: str, last: str) -> list[str]:
        """The days in (first, last] on which any track of this place changes, in order."""
        days: set[str] = set()
        for track, rows in self._rows.items():
            if track not in ("variants", "views"):
                for row in rows:
                    days.update(day for day in (row["from"], row["to"]) if day and first < day <= last)
        return sorted(days)


def changing_hands(spell: Spell, following: Spell | None, day: str) -> bool:
    """Whether the sources leave open, within an EDTF span of days, if control had already passed on that day."""
    for bound in (spell["from_edtf"], spell["to_edtf"] or (following and following["from_edtf"])):
        if not bound or len(bound) <= 10:
            continue
        if len(bound) == 21 and bound[10] == "/":
            # two days, the usual form; reading EDTF would load the parser of dates for every `status`
            if bound[:10] <= day <= bound[11:]:
                return True
        else:
            from kurils.dates import edtf

            begin, end = edtf.span(bound)
            if begin and end and begin.isoformat() <= day <= end.isoformat():
                return True
    return False
