"""Where the reader of the explorer is: the day, the island, and what the record answers there. Knows no screen."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kurils.dates import today as clock
from kurils.dates.forms import day_before, years_on
from kurils.show.elements import Preformatted

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from kurils.answers.days import Change, CompareAnswer, IslandStatus, StatusAnswer, TimelineAnswer
    from kurils.answers.documents import ExplainAnswer
    from kurils.record import Record
    from kurils.show.elements import Block

    Answer = TypeVar("Answer")

BARS = ("control", "title", "claim")
#: years that the bars span, widest first; 0 is the whole record
ZOOMS = (0, 150, 50, 15, 4, 1)
#: answers kept, so that stepping to and fro asks nothing twice
KEPT = 400


class State:
    """A day and an island of the record, and how to go to others. Every answer comes from `Record`."""

    def __init__(self, record: Record, given: str = "today", island: str | None = None) -> None:
        self.record = record
        self.first: str = record.meta["coverage"]["from"]
        self.last = clock().isoformat()
        self.view = "neutral"
        self.bars = "control"
        self.zoom = 0
        #: what the last movement has to say; empty if nothing
        self.said = ""
        self._answers: dict[tuple[Any, ...], Any] = {}
        self.islands = record.default_territories
        self.at = 0
        if island is not None:
            self.choose(record.resolve(island))
        self.day = self.last
        self.go(given)

    @property
    def island(self) -> str:
        """The id of the chosen island."""
        return self.islands[self.at]

    # movements

    def go(self, given: str) -> None:
        """Go to a date in any form that `--date` takes; of a month or a year to its first day, and say what is in it.

        Raises InvalidDate or DateOutOfCoverage, and stays where it is.
        """
        answer = self.record.status(given, self.islands)
        question = self.record.date(given)
        self.day = answer["span"]["from"] if answer["span"] else question.first.isoformat()
        self.said = ""
        if question.precision != "day":
            days = sorted({change["date"] for change in answer["changes"]})
            key = "explore.span-changes" if days else "explore.span"
            self.said = self.record.wording.tr(key, span=given.strip(), days=self.record.wording.series(days))

    def step(self, count: int) -> None:
        """Go `count` events on, or back where negative; at either end stay, and say so."""
        days = self.steps()
        at = bisect_right(days, self.day) - 1 + count if count > 0 else bisect_left(days, self.day) + count
        self.said = ""
        if 0 <= at < len(days):
            self.day = days[at]
        else:
            edge = self.last if count > 0 else self.first
            self.said = self._say("explore.no-later" if count > 0 else "explore.no-earlier", day=edge)
            self.day = edge

    def year(self, count: int) -> None:
        """Go to the same day `count` years on, or back where negative; never past the record."""
        there = years_on(self.day, count)
        self.day = min(max(there, self.first), self.last)
        self.said = ""
        if self.day != there:
            self.said = self._say("explore.no-later" if count > 0 else "explore.no-earlier", day=self.day)

    def turn(self, count: int) -> None:
        """Choose the island `count` further down the list, around its end."""
        self.at = (self.at + count) % len(self.islands)
        self.said = ""

    def choose(self, id: str) -> None:
        """Choose a place by its id; one that is not listed is added to the list."""
        if id in self.record.territories and id not in self.islands:
            self.islands = self.record.territories
        elif id not in self.islands:
            self.islands = [*self.islands, id]
        self.at = self.islands.index(id)
        self.said = ""

    def toggle_context(self) -> None:
        """List all territories, or those shown unasked alone."""
        here = self.island
        default = self.record.default_territories
        self.islands = self.record.territories if self.islands == default else default
        self.at = self.islands.index(here) if here in self.islands else 0
        self.said = ""

    def turn_view(self) -> None:
        """The next of the neutral view and the two sides' own."""
        views = self.record.views
        self.view = views[(views.index(self.view) + 1) % len(views)]
        self.said = ""

    def turn_bars(self) -> None:
        """The next of the tracks that the bars can show."""
        self.bars = BARS[(BARS.index(self.bars) + 1) % len(BARS)]
        self.said = ""

    def turn_zoom(self, count: int) -> None:
        """Let the bars span fewer years (positive) or more."""
        self.zoom = min(max(self.zoom + count, 0), len(ZOOMS) - 1)
        self.said = ""

    def window(self) -> tuple[str, str]:
        """First and last day that the bars span: the whole record, or as many years as the zoom says around the day."""
        years = ZOOMS[self.zoom]
        first, last = date.fromisoformat(self.first), date.fromisoformat(self.last)
        if not years:
            return self.first, self.last
        half = timedelta(days=round(years * 365.25 / 2))
        middle = date.fromisoformat(self.day)
        begin = max(first, min(middle - half, last - 2 * half))
        return begin.isoformat(), min(last, begin + 2 * half).isoformat()

    # answers

    def steps(self) -> list[str]:
        """The days at which a step stops."""
        return self._kept(("steps", *self.islands), lambda: self.record.steps(self.islands))

    def near(self) -> tuple[str | None, str | None]:
        """The step before this day and the one after it."""
        days = self.steps()
        before, after = bisect_left(days, self.day) - 1, bisect_right(days, self.day)
        return days[before] if before >= 0 else None, days[after] if after < len(days) else None

    def status(self) -> StatusAnswer:
        """Who held, owned and claimed the listed islands on the day."""
        key = ("status", self.day, self.view, *self.islands)
        return self._kept(key, lambda: self.record.status(self.day, self.islands, view=self.view))

    def island_status(self) -> IslandStatus:
        """The same of the chosen island."""
        return self.status()["islands"][self.at]

    def explain(self) -> ExplainAnswer:
        """Why the answer for the chosen island is what it is."""
        key = ("explain", self.day, self.island)
        return self._kept(key, lambda: self.record.explain(self.island, self.day))

    def compare(self) -> CompareAnswer:
        """Both positions on the chosen island."""
        key = ("compare", self.day, self.island)
        return self._kept(key, lambda: self.record.compare(self.day, [self.island]))

    def area(self) -> str:
        """The area of the map that shows the chosen island and the others listed."""
        from kurils.query.map import area_of

        default = self.record.default_territories
        more = self.islands != default
        areas = [area for area in self.record.dispute["areas"] if not more or set(default) < set(area["territories"])]
        return area_of(areas, [*default, self.record.place(self.island).group])["id"]

    def drawn_map(self, columns: int, rows: int) -> list[Block]:
        """The map of the day, so large, with the same in words; days on which it looks the same share one drawing."""
        from kurils.maps.device import best_style
        from kurils.maps.presentation import blocks

        area = self.area()
        answer = self.record.map(self.day, area=area, view=self.view)
        lines = [border["id"] for border in answer["borders"]]
        key = ("map", area, columns, rows, repr((answer["features"], answer["context"], lines)))
        drawn = self._kept(key, lambda: blocks(self.record, answer, (columns, rows), best_style(sys.stdout)))
        # the day and the title stand on the screen already; the words name the day
        return [Preformatted(block.lines, answer["words"]) for block in drawn if isinstance(block, Preformatted)]

    def timeline(self) -> TimelineAnswer:
        """Every spell, document and event of the listed islands."""
        return self._kept(("timeline", *self.islands), lambda: self.record.timeline(self.islands))

    def changes(self) -> list[Change]:
        """What changed on this very day on the listed islands."""
        if self.day <= self.first:
            return []
        key = ("changes", self.day, *self.islands)
        return self._kept(key, lambda: self.record.diff(day_before(self.day), self.day, self.islands)["changes"])

    def documents(self) -> list[str]:
        """The documents of the day: of this day, then what governs and bears on the chosen island, then the others."""
        status = self.status()
        found = [event["id"] for event in status["on_this_day"]]
        found += [entry["document"] for entry in self.loose_events() if entry["document"]]
        for island in (self.island_status(), *status["islands"]):
            if island["governing_document"]:
                found.append(island["governing_document"]["id"])
            found += [bearing["id"] for bearing in island["also"]]
        return list(dict.fromkeys(found))

    def loose_events(self) -> list[Any]:
        """Documents and events of a span of days, as their sources give it, of which this is the first."""
        return [
            entry
            for entry in self.timeline()["entries"]
            if entry["date"] == self.day and entry["edtf"] and entry["kind"] in ("document", "event")
        ]

    def _kept(self, key: tuple[Any, ...], ask: Callable[[], Answer]) -> Answer:
        if key not in self._answers:
            if len(self._answers) >= KEPT:
                self._answers.clear()
            self._answers[key] = ask()
        answer: Answer = self._answers[key]
        return answer

    def _say(self, key: str, **values: str) -> str:
        return self.record.wording.tr(key, **values)
