"""The record as Python callers and commands ask it: one object, one method a question, each with its answer.

Sections are read when a question needs them, so that `status` never pays for texts or polygons.
"""

from __future__ import annotations

from kurils.errors import UnknownId, UsageError
from kurils.index import store
from kurils.names import name_key, suggestions
from kurils.query.tracks import Place
from kurils.wording import Wording

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping
    from typing import Any

    from kurils.answers import (
        CompareAnswer,
        DiffAnswer,
        DocumentAnswer,
        DocumentsAnswer,
        ExplainAnswer,
        SourceLine,
        StatusAnswer,
        TimelineAnswer,
    )
    from kurils.dates import HistoricalDate

_SOURCE = ("id", "title", "publisher", "url", "read")


class Record:
    """The record in one language.

    Days are given as text in any form that `--date` takes (`1905-09-05`, `1855-01-26 OS`, `Ansei 1-12-21`) or as
    `datetime.date`; places by id or by any known name. Errors are `KurilsError`s that write their own message:
    `InvalidDate`, `DateOutOfCoverage`, `UnknownId`, `DataInvalid`.
    """

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._places: dict[str, Place] = {}

    def section(self, name: str) -> Mapping[str, Any]:
        """A section of the prepared record, read once."""
        return store.section(name, self.language)

    @property
    def meta(self) -> dict[str, Any]:
        """Version, coverage, languages and the notes of the record."""
        meta: dict[str, Any] = self.section("status")["meta"]
        return meta

    @property
    def titles(self) -> dict[str, str]:
        """Short titles of all documents, by id."""
        titles: dict[str, str] = self.section("status")["documents"]
        return titles

    @property
    def names(self) -> dict[str, str]:
        """Names of all places, by id, both names together."""
        return {id: place["name"] for id, place in self.section("status")["places"].items()}

    @property
    def actors(self) -> dict[str, str]:
        """Names of states and of everyone else who took a stand, by id."""
        section = self.section("actors")
        names = [*section["states"], *section["others"]]
        return {actor["id"]: actor["names"].get(self.language) or actor["names"]["en"] for actor in names}

    @property
    def wording(self) -> Wording:
        """The program's own words."""
        return Wording(self.section("wording"), self.language)

    @property
    def territories(self) -> list[str]:
        """Ids of the seven territories, the four first."""
        return [id for id, place in self.section("status")["places"].items() if place["group"] == id]

    @property
    def default_territories(self) -> list[str]:
        """Ids of the four."""
        return [id for id, place in self.section("status")["places"].items() if place["default"]]

    def resolve(self, name: str) -> str:
        """The id of the place that goes by that name in any language. Raises UnknownId with suggestions."""
        if name in self.section("status")["places"]:
            return name
        aliases: dict[str, str] = self.section("status")["aliases"]
        id = aliases.get(name_key(name))
        if id is None:
            raise UnknownId("island", name, suggestions(name, aliases), "kurils islands lists them")
        return id

    def place(self, name: str) -> Place:
        """The tracks of a place by id or name."""
        id = self.resolve(name)
        if id not in self._places:
            self._places[id] = Place(id, self.section("status"))
        return self._places[id]

    def places(self, names: Iterable[str] = (), *, all: bool = False) -> list[Place]:
        """The places asked for; the four when none is named, all seven territories with `all`."""
        ids = [self.resolve(name) for name in names]
        if all:
            if ids:
                raise UsageError("name islands or ask for all of them, not both")
            ids = self.territories
        return [self.place(id) for id in dict.fromkeys(ids or self.default_territories)]

    def date(self, given: str | datetime.date, today: datetime.date | None = None) -> HistoricalDate:
        """The date that a text means. Raises InvalidDate or DateOutOfCoverage."""
        from kurils.dates import parse

        text = given if isinstance(given, str) else given.isoformat()[:10]
        return parse(text, self._clock(today))

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

        `islands` are ids or names, the four by default; `all` adds the context territories; `view` is `neutral`,
        `russia` or `japan` and changes title, governing document and why only.
        """
        from kurils.query.status import VIEWS, status

        if view not in VIEWS:
            raise UsageError(f"no view is called {view!r}", f"views: {', '.join(VIEWS)}")
        now = self._clock(today)
        places = self.places(islands, all=all)
        return status(self.section("status"), self.date(date, now), places, now, view)

    def cite(self, ids: set[str]) -> list[SourceLine]:
        """The sources of these ids, as answers cite them."""
        found = [source for source in self.section("sources")["sources"] if source["id"] in ids]
        return [{key: source[key] for key in _SOURCE} for source in found]  # type: ignore[misc]

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

        now = self._clock(today)
        places = self.places(islands, all=all)
        return diff(self.section("status"), self.date(begin, now), self.date(end, now), places, now)

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
        """Every spell, document and event of the islands; `kinds` are those of `kurils.query.timeline.KINDS`."""
        from kurils.query.timeline import timeline

        now = self._clock(today)
        bounds = (self.date(begin or self.meta["coverage"]["from"], now), self.date(end, now))
        documents = self.section("documents")["documents"]
        places = self.places(islands, all=all)
        return timeline(self.section("status"), documents, self.cite, places, bounds, kinds, now, self.wording)

    def compare(
        self, date: str | datetime.date = "today", islands: Iterable[str] = (), *, today: datetime.date | None = None
    ) -> CompareAnswer:
        """The Russian and the Japanese position on each island on a day, and what others said."""
        from kurils.query.compare import compare

        now = self._clock(today)
        positions = self.section("positions")["positions"]
        places = self.places(islands)
        return compare(self.meta, self.titles, positions, places, self.date(date, now), self.cite, now)

    def explain(
        self, island: str, date: str | datetime.date = "today", *, today: datetime.date | None = None
    ) -> ExplainAnswer:
        """Why the answer for one island and day is what it is, with the variants and the rejected claims."""
        from kurils.query.explain import explain

        now = self._clock(today)
        readings = self.section("positions")["readings"]
        variants = self.section("variants")["variants"]
        question = self.date(date, now)
        place = self.place(island)
        return explain(self.section("status"), place, question, readings, variants, self.cite, now, self.wording)

    def documents(
        self,
        query: str = "",
        *,
        kinds: Iterable[str] = (),
        islands: Iterable[str] = (),
        first: str = "",
        last: str = "9999-12-31",
    ) -> DocumentsAnswer:
        """The documents that hold every word of the query; `first` and `last` are ISO days."""
        from kurils.query.documents import documents

        groups = [self.place(name).group for name in islands]
        found = self.section("documents")["documents"]
        return documents(self.meta, found, query, kinds=kinds, groups=groups, first=first, last=last)

    def document(self, id: str) -> DocumentAnswer:
        """One document, whole. Raises UnknownId with suggestions."""
        from kurils.query.documents import document

        return document(
            self.meta,
            self.section("documents")["documents"],
            id,
            self.section("tracks"),
            self.section("positions")["readings"],
            self.section("variants")["variants"],
            self.cite,
        )

    def _clock(self, today: datetime.date | None) -> datetime.date:
        from kurils.dates import today as clock

        return today or clock()

    def holder_on(self, island: str, date: str | datetime.date) -> str | None:
        """The state that in fact held a place on a day, or None; for loops over many days and places."""
        day = date if isinstance(date, str) and len(date) == 10 else self.date(date).first.isoformat()
        spell = self.place(island).on("control", day)
        return spell["holder"] if spell else None


def load(language: str = "en") -> Record:
    """The record: the packaged one, or that of the folder named by `KURILS_DATA`."""
    return Record(language)
