"""What the record holds, asked without a day: its places and straits, documents, sources and words."""

from __future__ import annotations

import os

from kurils.base.errors import KurilsError, UsageError
from kurils.base.names import plain_id
from kurils.store.contents import Contents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from kurils.answers.assistant import EvidenceAnswer
    from kurils.answers.audit import VerifyAnswer
    from kurils.answers.documents import CiteAnswer, DocumentAnswer, DocumentsAnswer, GlossaryAnswer, SourcesAnswer
    from kurils.answers.places import IslandAnswer, IslandsAnswer, StraitsAnswer
    from kurils.base.stamps import Edition
    from kurils.query.evidence import Evidence
    from kurils.query.flat import Position, Spell

#: the sections of the record in which sources are cited
_CITING = ("documents", "tracks", "positions", "variants", "places", "names", "glossary", "shapes", "actors")


class Library(Contents):
    """The part of the record's face that needs no clock; days are asked of `kurils.record.Record`."""

    _evidence: Evidence | None = None

    @property
    def rows_behind(self) -> Evidence:
        """The rows of the record by their identifiers, and those of a place by day; made once."""
        if self._evidence is None:
            from kurils.query.evidence import Evidence

            self._evidence = Evidence(self)
        return self._evidence

    @property
    def edition(self) -> Edition:
        """Versions of program and record, and the checksum of the record: SHA-256 of its manifest."""
        from kurils.base.resources import data_root
        from kurils.base.stamps import Edition
        from kurils.base.version import __version__
        from kurils.store.manifest import checksum

        return Edition(__version__, self.meta["version"], checksum(data_root()))

    def verify(self, paths: Iterable[str | os.PathLike[str]]) -> VerifyAnswer:
        """Whether files are as the program wrote them, and from which edition. Raises UsageError for an unread one."""
        from kurils.query.verify import verify

        return verify(self.meta, self.edition, [os.fspath(path) for path in paths])

    def citation_of(self, answer: Mapping[str, Any], style: str = "text") -> CiteAnswer:
        """How to cite an answer as such: what was asked, the edition of the record, the day of check.

        Raises UsageError for an answer about no day, and for what is none.
        """
        from kurils.query.cite import cite_answer
        from kurils.words.citations.answers import of_answer

        try:
            item = of_answer(answer, self.dispute["title"], self.edition, self.meta, self.names, self.wording)
        except (LookupError, TypeError, AttributeError):
            raise UsageError("this is no answer of this record", "such as record.status('1905-09-05')") from None
        return cite_answer(self.meta, item, style, self.wording)

    def islands(self, groups: Iterable[str] = (), *, all: bool = False) -> IslandsAnswer:
        """The named islands and islets of the territories (the four by default) with names and figures."""
        from kurils.query.places import islands

        chosen = [place.group for place in self.places(groups, all=all)]
        return islands(self.meta, self.dispute, self.section("places"), self.section("figures"), chosen, self.cite)

    def island(self, name: str) -> IslandAnswer:
        """One place whole: names, areas by edition and side, figures, heights, people, codes, members."""
        from kurils.query.places import island

        places, shapes, figures = self.section("places"), self.section("shapes"), self.section("figures")
        id, found_by = self.resolve(name), self.found_by(name)
        return island(self.meta, places, shapes, figures, self.names, id, found_by, self.cite)

    def straits(self) -> StraitsAnswer:
        """The straits with their names in three languages, and the names that are easily mixed up."""
        from kurils.query.border import straits

        return straits(self.meta, self.section("places")["straits"], self.section("shapes"), self.cite)

    def documents(
        self,
        query: str = "",
        *,
        kinds: Iterable[str] = (),
        islands: Iterable[str] = (),
        named: Iterable[str] = (),
        first: str = "",
        last: str = "9999-12-31",
    ) -> DocumentsAnswer:
        """The documents that a query finds, the best first, or all of them in order of time.

        Every word of the query must be found, and every phrase in quotation marks; spelling, accents, old and new kanji
        make no difference, and the name of a place, in any language, is found where the place is named. `islands` keeps
        the documents that touch a place, `named` those that name it; `first` and `last` are ISO days.
        """
        from kurils.query.documents import documents

        return documents(
            self.meta,
            self.section("documents")["documents"],
            self.section("search"),
            self._places_named,
            query,
            kinds=kinds,
            groups=[place.group for place in (self.places(islands) if islands else ())],
            named=[place.id for place in (self.places(named) if named else ())],
            first=first,
            last=last,
        )

    def _places_named(self, word: str) -> list[str]:
        """The places that go by a name, none for a word that is no name or that two places bear."""
        if len(word) < 2 or not self.known(word):
            return []
        try:
            return self.resolve_all(word)
        except KurilsError:
            return []

    def document(self, id: str) -> DocumentAnswer:
        """One document, whole, by its id or a title. Raises UnknownId with suggestions, AmbiguousName for several."""
        from kurils.query.documents import document

        return document(
            self.meta,
            self.section("documents")["documents"],
            self.section("search"),
            plain_id(id),
            self.section("tracks"),
            self.section("positions")["readings"],
            self.section("variants")["variants"],
            self.cite,
        )

    def evidence(self, id: str) -> EvidenceAnswer:
        """What stands behind an identifier (`kurils:iturup/control/1799-02-20`) of a document, place, spell, position,
        variant or source: its row, certainty and sources. Raises UnknownId with suggestions.
        """
        return self.rows_behind.of(id)

    def spells(self, islands: Iterable[str] = (), *, tracks: Iterable[str] = (), all: bool = False) -> list[Spell]:
        """The dated spells of the islands as rows with types; `tracks` are some of `kurils.answers.lists.TRACKS`."""
        from kurils.query.flat import spells

        return spells(self.rows_behind, self.places(islands, all=all), tracks)

    def positions(self, islands: Iterable[str] = (), *, by: Iterable[str] = (), all: bool = False) -> list[Position]:
        """What each side, and everyone else, said of the islands, as rows with types; `by` keeps what some said."""
        from kurils.query.flat import positions

        return positions(self.rows_behind, self.places(islands, all=all), by)

    def frame(self, name: str, library: str | None = None) -> Any:
        """A table of the record (`kurils export`) as a frame of pandas or polars, whichever is installed.

        `name` is that of a table, `library` says which of both. Raises UsageError for another name, or without either.
        """
        from kurils.query.flat import frame

        return frame(self, name, library)

    def glossary(self, word: str = "") -> GlossaryAnswer:
        """What a word of the answers means, or all of them. Raises UnknownId with suggestions."""
        from kurils.query.glossary import glossary

        return glossary(self.meta, self.section("glossary")["glossary"], word, self.cite)

    def sources(
        self,
        query: str = "",
        *,
        kind: Iterable[str] = (),
        side: Iterable[str] = (),
        read: Iterable[str] = (),
        family: Iterable[str] = (),
    ) -> SourcesAnswer:
        """The sources that hold every word of the query, and how many statements cite each."""
        from kurils.query.sources import sources

        cited = [self.section(name) for name in _CITING]
        found = self.section("sources")["sources"]
        return sources(self.meta, found, cited, query, kind=kind, side=side, read=read, family=family)

    def citations(self, ids: Iterable[str], style: str = "text") -> CiteAnswer:
        """How to cite documents and sources, by id; `style` is one of `kurils.words.citations.STYLES`.

        Every citation holds all styles; `style` is checked and kept in the answer. Raises UnknownId with suggestions.
        """
        from kurils.query.cite import cite

        documents, sources = self.section("documents")["documents"], self.section("sources")["sources"]
        return cite(self.meta, documents, sources, self.actors, map(plain_id, ids), style, self.wording)
