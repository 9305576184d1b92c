"""What the record holds and how its places and dates are found: the part of it that asks no question of history.

Sections are read when something needs them, so that `status` never pays for texts or polygons.
"""

from __future__ import annotations

from kurils.base.errors import UnknownId, UsageError
from kurils.base.names import name_key, suggestions
from kurils.store.index import store
from kurils.store.tracks import Place
from kurils.words.wording import Wording

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping
    from typing import Any

    from kurils.answers.days import SourceLine
    from kurils.answers.dispute import Dispute
    from kurils.dates import HistoricalDate

_SOURCE = ("id", "title", "publisher", "url", "read")


class Contents:
    """The sections of the record in one language, its places by any name, and dates by any calendar."""

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
    def dispute(self) -> Dispute:
        """What the record says of its own dispute: parties, groups, areas of maps, colours, chapters."""
        return self.section("dispute")  # type: ignore[return-value]

    @property
    def sides(self) -> list[str]:
        """Ids of the two parties, in the order of the alphabet."""
        sides: list[str] = self.section("status")["sides"]
        return sides

    @property
    def views(self) -> list[str]:
        """Whose answers can be asked for: the neutral one, or one party's."""
        from kurils.answers.lists import NEUTRAL

        return [NEUTRAL, *self.sides]

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
        return Wording(self.section("status")["words"], self.language, lambda: self.section("wording"))

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

    def known(self, name: str) -> bool:
        """Whether a place goes by that name."""
        section = self.section("status")
        return name in section["places"] or name_key(name) in section["aliases"]

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

    def cite(self, ids: set[str]) -> list[SourceLine]:
        """The sources of these ids, as answers cite them."""
        found = [source for source in self.section("sources")["sources"] if source["id"] in ids]
        return [{key: source[key] for key in _SOURCE} for source in found]  # type: ignore[misc]

    def _clock(self, today: datetime.date | None) -> datetime.date:
        from kurils.dates import today as clock

        return today or clock()
