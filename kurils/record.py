"""The record as Python callers and commands ask it: one object, one method a question, each with its answer.

Where things lie, and how places and dates are found, is `kurils.store.contents`.
"""

from __future__ import annotations

from kurils.base.errors import KurilsError, NoSuchValue, UsageError
from kurils.library import Library

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from kurils.answers.audit import AuditAnswer
    from kurils.answers.days import Change, CompareAnswer, DiffAnswer, StatusAnswer, TimelineAnswer
    from kurils.answers.documents import (
        ExplainAnswer,
    )
    from kurils.answers.map import MapAnswer
    from kurils.answers.places import BorderAnswer, LocateAnswer
    from kurils.answers.report import ReportAnswer
    from kurils.query.locate import Questions


class Record(Library):
    """The record in one language.

    Days are given as text in any form that `--date` takes (`1905-09-05`, `1855-01-26 OS`, `Ansei 1-12-21`) or as
    `datetime.date`; places by id or by any known name. Errors are `KurilsError`s that write their own message:
    `InvalidDate`, `DateOutOfCoverage`, `UnknownId`, `DataInvalid`.
    """

    def status(
        self,
        date: str | datetime.date = "today",
        islands: Iterable[str] = (),
        *,
        all: bool = False,
        view: str = "neutral",
        today: datetime.date | None = None,
    ) -> StatusAnswer:
        """Who held, owned and claimed each island on a day, and under which document.

        `islands` are ids or names, the four by default; `all` adds the context territories; `view` is `neutral`
        or one of `sides` and changes title, governing document and why only.
        """
        from kurils.query.status import status
        from kurils.words.brief import add_texts
        from kurils.words.headline import Headlines

        self._check_view(view)
        now = self._clock(today)
        places = self.places(islands, all=all)
        answer = status(self.section("status"), self.date(date, now), places, now, view)
        add_texts(answer, self.wording, self.titles)
        Headlines(self.wording, self.default_territories, now.isoformat()).add(answer)
        return answer

    def status_on(
        self,
        dates: Iterable[str | datetime.date],
        islands: Iterable[str] = (),
        *,
        all: bool = False,
        view: str = "neutral",
        on: str | None = None,
        today: datetime.date | None = None,
    ) -> Iterator[StatusAnswer | KurilsError]:
        """`status` for many days, one answer a date in their order; what is wrong with a date comes in its place.

        A month or a year in which something changes has one answer that lists the changes; with `on` it has that of
        its `first` day, of its `last`, or one for the first day and one for each day of `changes`.
        """
        from kurils.query.many import Remembered, answers_on
        from kurils.query.status import status
        from kurils.words import changes
        from kurils.words.brief import Briefs
        from kurils.words.headline import Headlines

        self._check_view(view)
        now, section, places = self._clock(today), self.section("status"), self.places(islands, all=all)
        remembered, briefs = Remembered(section, places, view), Briefs(self.wording, view)
        headlines = Headlines(self.wording, self.default_territories, now.isoformat())
        for answer in answers_on(
            dates, lambda date: status(section, self.date(date, now), places, now, view, remembered), on
        ):
            if isinstance(answer, KurilsError):
                yield answer
                continue
            if answer["changes"]:
                changes.add_texts(answer["changes"], self.wording, self.titles)
            else:
                headlines.add(answer)
                answer["islands"] = briefs.added(answer)
            yield answer

    def diff(
        self,
        begin: str | datetime.date,
        end: str | datetime.date,
        islands: Iterable[str] = (),
        *,
        all: bool = False,
        today: datetime.date | None = None,
    ) -> DiffAnswer:
        """Every change after the first day and up to the second."""
        from kurils.query.diff import diff
        from kurils.words.changes import add_texts

        now = self._clock(today)
        places = self.places(islands, all=all)
        answer = diff(self.section("status"), self.date(begin, now), self.date(end, now), places, now)
        add_texts(answer["changes"], self.wording, self.titles)
        return answer

    def timeline(
        self,
        islands: Iterable[str] = (),
        *,
        begin: str | datetime.date | None = None,
        end: str | datetime.date = "today",
        kinds: Iterable[str] = (),
        all: bool = False,
        today: datetime.date | None = None,
    ) -> TimelineAnswer:
        """Every spell, document and event of the islands; `kinds` are some of `kurils.answers.lists.ENTRY_KINDS`."""
        from kurils.query.timeline import timeline
        from kurils.words.timeline import add_texts

        now = self._clock(today)
        bounds = (self.date(begin or self.meta["coverage"]["from"], now), self.date(end, now))
        documents = self.section("documents")["documents"]
        places = self.places(islands, all=all)
        answer = timeline(self.section("status"), documents, self.cite, places, bounds, kinds, now)
        add_texts(answer["entries"], self.wording)
        return answer

    def steps(
        self,
        islands: Iterable[str] = (),
        *,
        begin: str | datetime.date | None = None,
        end: str | datetime.date = "today",
        all: bool = False,
        today: datetime.date | None = None,
    ) -> list[str]:
        """The ISO days on which anything changes for the islands or a key document is dated: where a reader stops."""
        from kurils.query.steps import steps

        now = self._clock(today)
        first = self.date(begin or self.meta["coverage"]["from"], now).first.isoformat()
        last = self.date(end, now).last.isoformat()
        told = self.section("positions")
        documents = self.section("documents")["documents"]
        return steps(documents, told["positions"], told["readings"], self.places(islands, all=all), first, last)

    def compare(
        self, date: str | datetime.date = "today", islands: Iterable[str] = (), *, today: datetime.date | None = None
    ) -> CompareAnswer:
        """The positions of both parties on each island on a day, and what others said."""
        from kurils.query.compare import compare

        now = self._clock(today)
        positions = self.section("positions")["positions"]
        places = self.places(islands)
        return compare(self.meta, self.sides, self.titles, positions, places, self.date(date, now), self.cite, now)

    def explain(
        self, island: str, date: str | datetime.date = "today", *, today: datetime.date | None = None
    ) -> ExplainAnswer:
        """Why the answer for one island and day is what it is, with the variants and the rejected claims."""
        from kurils.query.explain import explain
        from kurils.words import changes
        from kurils.words.brief import add_briefs
        from kurils.words.reasons import reasons, rule

        now = self._clock(today)
        readings = self.section("positions")["readings"]
        variants = self.section("variants")["variants"]
        question = self.date(date, now)
        place = self.place(island)
        status, documents = self.section("status"), self.section("documents")["documents"]
        answer = explain(status, place, question, readings, variants, self.cite, now, documents)
        told = answer["island"]
        if told is None:
            changes.add_texts(answer["changes"], self.wording, self.titles)
            return answer
        add_briefs([told], max(question.first.isoformat(), self.meta["coverage"]["from"]), self.wording)
        answer["rule"], answer["reasons"] = rule(told, self.wording), reasons(told, self.wording)
        return answer

    def map(
        self,
        date: str | datetime.date = "today",
        *,
        area: str | None = None,
        view: str = "neutral",
        today: datetime.date | None = None,
    ) -> MapAnswer:
        """What a map of one day shows: islands with holders and claimants, the lines of the day, and all in words.

        `area` is the id of one of `dispute["areas"]`, the first where none is given; `view` as in `status`.
        """
        from kurils.query.map import area_called, map_of
        from kurils.words.changes import add_texts
        from kurils.words.maps import map_in_words

        self._check_view(view)
        now = self._clock(today)
        shapes, straits = self.section("shapes"), self.section("places")["straits"]
        shown, question = area_called(self.dispute, area), self.date(date, now)
        documents = self.section("documents")["documents"]
        answer = map_of(self.section("status"), shapes, straits, documents, question, shown, now, self.cite, view)
        if answer["changes"] or answer["border_changes"]:
            add_texts(answer["changes"], self.wording, self.titles)
        else:
            day = answer["span"]["from"] if answer["span"] else answer["date"]["gregorian"]
            told = self.status(day, answer["territories"], view=view, today=now)["islands"]
            answer["words"] = map_in_words(answer["date"], told, answer["borders"], self.wording, view)
        return answer

    def report(
        self,
        date: str | datetime.date | None = None,
        islands: Iterable[str] = (),
        *,
        begin: str | datetime.date | None = None,
        end: str | datetime.date | None = None,
        sections: Iterable[str] = (),
        years: int = 10,
        all: bool = False,
        full: bool = False,
        today: datetime.date | None = None,
    ) -> ReportAnswer:
        """A document to hand on: of a day (a month or a year is a range), or of the range `begin` to `end`.

        `sections` are those of `kurils.query.report.SECTIONS`, in the order wanted; `years`, 1 to 100, is how far
        "around" reaches. `kurils.report.write` lays the answer out as Markdown or HTML: on two pages (of a range on
        six), or with everything that it holds if `full`.
        """
        from kurils.query.report import report, sections_of
        from kurils.words.report import add_texts

        if date is not None and (begin or end):
            example = "--date D, or --from D --to D"
            raise UsageError("give a date or a range, not both", example).keyed("date-or-range", "date-or-range")
        now = self._clock(today)
        wanted = sections_of(sections)
        if begin or end:
            first, last = self.date(begin or self.meta["coverage"]["from"], now), self.date(end or "today", now)
        else:
            first = last = self.date("today" if date is None else date, now)
        answer = report(self, (first, last), self.places(islands, all=all), wanted, years, now, full)
        add_texts(answer, self.wording, self.names, self.titles, self.default_territories)
        return answer

    def locator(self, today: datetime.date | None = None) -> Questions:
        """What answers `locate` for many points without reading the record again."""
        from kurils.query.locate import Questions
        from kurils.words.changes import add_texts

        shapes, places = self.section("shapes"), self.section("places")

        def tell(changes: list[Change]) -> None:
            add_texts(changes, self.wording, self.titles)

        owners = self.dispute["coasts"]
        return Questions(self.section("status"), shapes, places, owners, self._clock(today), tell)

    def locate(
        self,
        latitude: float,
        longitude: float,
        date: str | datetime.date = "today",
        *,
        today: datetime.date | None = None,
    ) -> LocateAnswer:
        """On which island a point lies, or which is nearest and how far, and who held it. Raises InvalidPoint."""
        from kurils.geometry.coordinates import on_earth

        return self.locator(today).locate(on_earth(latitude, longitude), self.date(date, today))

    def border(self, date: str | datetime.date = "today", *, today: datetime.date | None = None) -> BorderAnswer:
        """The lines between the two states on a day, with their basis and the straits they run through."""
        from kurils.query.border import border

        now = self._clock(today)
        straits, documents = self.section("places")["straits"], self.section("documents")["documents"]
        places = self.places(all=True)
        question = self.date(date, now)
        shapes = self.section("shapes")
        return border(self.meta, self.titles, shapes, straits, documents, places, question, self.cite, now)

    def audit(self, islands: Iterable[str] = (), *, all: bool = False, weak: bool = False) -> AuditAnswer:
        """What is printed by default of the islands, and on what it rests; `weak`: only what hangs on one source."""
        from kurils.query.audit import audit
        from kurils.words.audit import add_texts

        places, positions = self.places(islands, all=all), self.section("positions")["positions"]
        documents, sources = self.section("documents")["documents"], self.section("sources")["sources"]
        answer = audit(self.meta, places, positions, documents, sources, self.cite, weak)
        add_texts(answer["statements"], self.wording, self.titles)
        return answer

    def _check_view(self, view: str) -> None:
        if view not in self.views:
            raise NoSuchValue(f"no view is called {view!r}", view, "views", tuple(self.views))

    def holder_on(self, island: str, date: str | datetime.date) -> str | None:
        """The state that in fact held a place on a day, or None.

        None before the record begins and after today; of a month or a year the first day counts. Raises what `date` and
        `place` raise.
        """
        place, today = self.place(island), self._clock(None)
        day = self.date(date).first
        spell = place.on("control", day.isoformat()) if day <= today else None
        return spell["holder"] if spell else None


def load(language: str = "en") -> Record:
    """The record: the packaged one, or that of the folder named by `KURILS_DATA`."""
    return Record(language)
