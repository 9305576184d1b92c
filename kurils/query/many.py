"""The same question for many days: what changes at some days of a place only is worked out once for each time between.

A day's answer is put together from what is remembered in some microseconds; it equals that of `query.status` to the
letter, which a test holds for every day.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from kurils.answers.cited import cited
from kurils.base.errors import KurilsError, NoSuchValue
from kurils.dates.forms import day_after, through
from kurils.query.status import island_status, source_lines
from kurils.store.tracks import days_open

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from kurils.answers.days import IslandStatus, SourceLine, StatusAnswer
    from kurils.store.tracks import Place


class Remembered:
    """The answers of some places, by the times between the days on which anything about them may change."""

    def __init__(self, section: Mapping[str, Any], places: Iterable[Place], view: str = "neutral") -> None:
        self.section = section
        self.places = list(places)
        self.view = view
        self._bounds = sorted({day for place in self.places for day in turning_days(place)})
        self._times: dict[int, tuple[list[IslandStatus], list[SourceLine]]] = {}

    def time_of(self, day: str) -> int:
        """The number of the time that an ISO day falls in; two days of one time differ in the date alone."""
        return bisect_right(self._bounds, day)

    def on(self, day: str) -> tuple[list[IslandStatus], list[SourceLine]]:
        """The places on an ISO day, and the sources that they cite; the same two lists for all days of one time."""
        time = self.time_of(day)
        if time not in self._times:
            found = [island_status(self.section, place, day, self.view) for place in self.places]
            self._times[time] = found, source_lines(self.section, cited(found))
        return self._times[time]


#: which days of a month or a year with changes may be answered in its place
ON = ("first", "last", "changes")


def answers_on(
    dates: Iterable[Any], ask: Callable[[Any], StatusAnswer], on: str | None = None
) -> Iterator[StatusAnswer | KurilsError]:
    """What `ask` answers for each date, or the error; for a span with changes the answers of its days, as `on` says.

    Raises UsageError for another `on` than those of `ON`.
    """
    if on not in (None, *ON):
        raise NoSuchValue(f"--on has no value {on!r}", on or "", "values", ON)
    for date in dates:
        try:
            answer = ask(date)
            days = _days(answer, on) if on and answer["changes"] else []
            answers = [ask(day) for day in days] or [answer]
        except KurilsError as error:
            yield error
            continue
        for found in answers:
            found["date"]["given"] = answer["date"]["given"]
            yield found


def _days(answer: StatusAnswer, on: str) -> list[str]:
    """The ISO days of a span that `on` asks for."""
    span = answer["span"]
    assert span is not None
    last = through(span["from"], span["to"])[1] or span["from"]
    days = sorted({span["from"], *(change["date"] for change in answer["changes"])})
    return {"first": days[:1], "last": [last], "changes": days}[on]


def turning_days(place: Place) -> set[str]:
    """Every day from which on something about the place may be answered otherwise than on the day before."""
    days = set(place.turns())
    for row in place.dissent:
        if row["window"]:
            days.update(day for day in (row["window"]["from"], row["window"]["to"]) if day)
    for claim in place.rows("claims"):
        days.update(phase[0] for phase in claim["phases"])
    for spell in place.rows("control"):
        for span in map(days_open, (spell["from_edtf"], spell["to_edtf"])):
            if span:
                days.update((span[0], day_after(span[1])))
    return days
