"""Dated spells of one place, found by day. Ranges are [from, to): the first day is in, the last one is not."""

from __future__ import annotations

from bisect import bisect_right

from kurils.base.asking import command as command_line
from kurils.base.errors import DataInvalid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal, overload

    from kurils.store import rows as of

    Spell = of.AnyRow

#: the tracks that have exactly one spell a day
SINGLE = ("control", "polity", "title", "governing")


class Place:
    """The tracks of one place, ready to be asked day by day. Days are ISO texts, which sort as days do."""

    __slots__ = ("_rows", "_spans", "_spells", "_starts", "dissent", "group", "id", "name")

    def __init__(self, id: str, section: Mapping[str, Any]) -> None:
        about = section["places"][id]
        self.id = id
        self.name: str = about["name"]
        self.group: str = about["group"]
        #: the table of all spells; a row is decoded when it is asked for, and stays the same object
        self._spells: Mapping[str, Spell] = section["spells"]
        #: track -> first day, first day after (or None), and key of each spell, in order of time
        self._spans: dict[str, list[tuple[str, str | None, str]]] = section["by_place"][id]
        if self.group != id:
            # what stands of an island only are the tracks in which it differs from its group
            self._spans = {**section["by_place"][self.group], **self._spans}
        #: what decides whether each variant is shown
        self.dissent: list[of.DissentRow] = [section["dissent"][at] for at in section["dissent_of"][id]]
        self._starts = {track: [span[0] for span in self._spans[track]] for track in SINGLE}
        self._rows: dict[str, list[Spell | None]] = {track: [None] * len(self._spans[track]) for track in SINGLE}

    if TYPE_CHECKING:
        # what each track holds; of one that is known at run time only, anything

        @overload
        def on(self, track: Literal["control"], day: str) -> of.ControlRow | None: ...
        @overload
        def on(self, track: Literal["polity"], day: str) -> of.PolityRow | None: ...
        @overload
        def on(self, track: Literal["title"], day: str) -> of.TitleRow | None: ...
        @overload
        def on(self, track: Literal["governing"], day: str) -> of.GoverningRow | None: ...
        @overload
        def on(self, track: str, day: str) -> Any: ...

    def on(self, track: str, day: str) -> Any:
        """The spell of a single track on that day; None before the record."""
        at = bisect_right(self._starts[track], day) - 1
        return (self._rows[track][at] or self._row(track, at)) if at >= 0 else None

    if TYPE_CHECKING:

        @overload
        def following(self, track: Literal["control"], day: str) -> of.ControlRow | None: ...
        @overload
        def following(self, track: str, day: str) -> Any: ...

    def following(self, track: str, day: str) -> Any:
        """The spell of a single track after the one of that day; None when that one is the last."""
        at = bisect_right(self._starts[track], day)
        return self._row(track, at) if at < len(self._starts[track]) else None

    def singles(self, day: str) -> tuple[of.ControlRow, of.PolityRow, of.TitleRow, of.GoverningRow]:
        """The spells of the four single tracks on a day. Raises DataInvalid when one is missing."""
        control, polity = self.on("control", day), self.on("polity", day)
        title, governing = self.on("title", day), self.on("governing", day)
        if not (control and polity and title and governing):
            raise DataInvalid(f"no spell of {self.id} on {day}", f"{command_line('check')} says what is missing")
        return control, polity, title, governing

    if TYPE_CHECKING:

        @overload
        def all_on(self, track: Literal["claims"], day: str) -> list[of.ClaimRow]: ...
        @overload
        def all_on(self, track: Literal["also"], day: str) -> list[of.GoverningRow]: ...
        @overload
        def all_on(self, track: Literal["views"], day: str) -> list[of.ViewRow]: ...
        @overload
        def all_on(self, track: str, day: str) -> Any: ...

    def all_on(self, track: str, day: str) -> Any:
        """The spells of a track that may hold several at once (claims, also, views) on that day."""
        spells = self._spells
        return [spells[key] for first, after, key in self._spans[track] if first <= day and (not after or day < after)]

    if TYPE_CHECKING:

        @overload
        def rows(self, track: Literal["control"]) -> list[of.ControlRow]: ...
        @overload
        def rows(self, track: Literal["title"]) -> list[of.TitleRow]: ...
        @overload
        def rows(self, track: Literal["claims"]) -> list[of.ClaimRow]: ...
        @overload
        def rows(self, track: Literal["governing", "also"]) -> list[of.GoverningRow]: ...
        @overload
        def rows(self, track: str) -> Any: ...

    def rows(self, track: str) -> Any:
        """Every spell of a track, in order of time."""
        return [self._spells[key] for _, _, key in self._spans[track]]

    def boundaries(self, first: str, last: str, tracks: tuple[str, ...] = ()) -> list[str]:
        """The days in (first, last] on which any track of this place changes, or one of those named, in order."""
        days: set[str] = set()
        for track, spans in self._spans.items():
            if track in tracks if tracks else track != "views":
                for begin, after, _ in spans:
                    days.update(day for day in (begin, after) if day and first < day <= last)
        return sorted(days)

    def turns(self) -> set[str]:
        """The days on which any spell of this place begins or has ended, those of the views too."""
        return {day for spans in self._spans.values() for span in spans for day in span[:2] if day}

    def _row(self, track: str, at: int) -> Spell:
        row = self._rows[track][at] = self._spells[self._spans[track][at][2]]
        return row


def phases(claim: of.ClaimRow) -> list[of.ClaimRow]:
    """A claim as spells of its own days: what it said, and which documents it could rely on, from each day on."""
    ends = [*(phase[0] for phase in claim["phases"][1:]), claim["to"]]
    found: list[of.ClaimRow] = []
    for (day, summary, note, documents), end in zip(claim["phases"], ends):
        part = claim.copy()
        part["from"], part["to"], part["summary"], part["note"], part["documents"] = day, end, summary, note, documents
        part["from_edtf"] = claim["from_edtf"] if day == claim["from"] else None
        part["to_edtf"] = claim["to_edtf"] if end == claim["to"] else None
        found.append(part)
    return found


def wordings(claim: of.ClaimRow) -> list[of.ClaimRow]:
    """The same, a spell as long as the claim is worded alike; its documents and note are those of its first day."""
    found: list[of.ClaimRow] = []
    for phase in phases(claim):
        if found and found[-1]["summary"] == phase["summary"]:
            found[-1]["to"], found[-1]["to_edtf"] = phase["to"], phase["to_edtf"]
        else:
            found.append(phase)
    return found


def changing_hands(spell: of.ControlRow, following: of.ControlRow | None, day: str) -> bool:
    """Whether the sources leave open, within an EDTF span of days, if control had already passed on that day."""
    bounds = (spell["from_edtf"], spell["to_edtf"] or (following and following["from_edtf"]))
    return any(span[0] <= day <= span[1] for span in map(days_open, bounds) if span)


def days_open(bound: str | None) -> tuple[str, str] | None:
    """First and last day of an EDTF span; None for a day, a month or a year, and for what is open to one side."""
    if not bound or "/" not in bound:
        return None
    if len(bound) == len("1945-09-03/1945-09-05"):
        # the usual form; reading EDTF would load the parser of dates for every `status`
        return bound[:10], bound[11:]
    from kurils.dates import edtf

    begin, end = edtf.span(bound)
    return (begin.isoformat(), end.isoformat()) if begin and end else None
