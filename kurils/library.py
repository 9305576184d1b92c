"""What the record holds, asked without a day: its places and straits, documents, sources and words."""

from __future__ import annotations

from kurils.base.errors import KurilsError
from kurils.store.contents import Contents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.answers.documents import CiteAnswer, DocumentAnswer, DocumentsAnswer, GlossaryAnswer, SourcesAnswer
    from kurils.answers.places import IslandAnswer, IslandsAnswer, StraitsAnswer

#: the sections of the record in which sources are cited
_CITING = ("documents", "tracks", "positions", "variants", "places", "names", "glossary", "shapes", "actors")


class Library(Contents):
    """The part of the record's face that needs no clock; days are asked of `kurils.record.Record`."""

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
            id,
            self.section("tracks"),
            self.section("positions")["readings"],
            self.section("variants")["variants"],
            self.cite,
        )

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
        return cite(self.meta, documents, sources, self.actors, ids, style)
