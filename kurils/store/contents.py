"""What the record holds and how its places and dates are found: the part of it that asks no question of history.

Sections are read when something needs them, so that `status` never pays for texts or polygons.
"""

from __future__ import annotations

from kurils.base.errors import AmbiguousName, UnknownId, UsageError
from kurils.base.names import LONGEST, TWO, name_key, plain_id, suggestions
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
    from kurils.answers.places import FoundBy
    from kurils.dates import HistoricalDate

_SOURCE = ("id", "title", "publisher", "url", "read")


class Contents:
    """The sections of the record in one language, its places by any name, and dates by any calendar."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._places: dict[str, Place] = {}

    def __reduce__(self) -> tuple[object, ...]:
        # another process reads it anew: what is kept here is read from files, and made of them
        return type(self), (self.language,)

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
        return {actor["id"]: actor["name"] for actor in names}

    @property
    def wording(self) -> Wording:
        """The program's own words."""
        status = self.section("status")
        return Wording(status["words"], self.language, lambda: self.section("wording"), status["called"])

    @property
    def territories(self) -> list[str]:
        """Ids of the seven territories, the four first."""
        return [id for id, place in self.section("status")["places"].items() if place["group"] == id]

    @property
    def default_territories(self) -> list[str]:
        """Ids of the four."""
        return [id for id, place in self.section("status")["places"].items() if place["default"]]

    def resolve(self, name: str) -> str:
        """The id of the one place that goes by that name in any language.

        Raises UnknownId with suggestions, and AmbiguousName for a name of two places, or of several together.
        """
        ids = self.resolve_all(name)
        if len(ids) > 1:
            several = AmbiguousName(name, f"is a name of several together: {', '.join(ids)}", ids)
            raise several.keyed("several", "which", given=name, ids=ids)
        return ids[0]

    def resolve_all(self, name: str) -> list[str]:
        """The ids of the places that a name means: one, or all that it is a name of together.

        Raises UnknownId with suggestions, and AmbiguousName for a name that two places bear.
        """
        found = self._named(name)
        if found is None:
            raise UnknownId("island", name, self._suggestions(name), lists=("islands",))
        return found

    def known(self, name: str) -> bool:
        """Whether a place, or more than one, goes by that name."""
        try:
            return self._named(name) is not None
        except AmbiguousName:
            return True

    def found_by(self, name: str) -> FoundBy | None:
        """The name of the record by which a place is found, when it is none of those that are printed with it."""
        ids = self.resolve_all(name)
        names = self.section("names")
        plain = names["plain"].get(ids[0], ()) if len(ids) == 1 else ()
        rows = [row for row in _rows(names, name) if row[1] == ids and not {*_keys(row[0])} & {*plain}]
        if not rows or {*_keys(name)} & {*plain}:
            return None
        form, _, kind, by, begin, end, note = rows[0]
        return {"form": form, "kind": kind, "by": by, "since": begin, "until": end, "note": note}

    def _named(self, name: str) -> list[str] | None:
        """What a name means, None when nothing is called so."""
        section, name = self.section("status"), plain_id(name)
        if len(name) > LONGEST:
            return None
        if name in section["places"]:
            return [name]
        found: str | None = section["aliases"].get(name_key(name))
        if found is not None and TWO not in found:
            return [found]
        if found is None and not any(map(str.isalnum, name)):
            return None
        rows = _rows(self.section("names"), name)
        meanings = list(dict.fromkeys(tuple(row[1]) for row in rows))
        if not meanings:
            return self._bracketed(name)
        if len(meanings) > 1:
            whose = {tuple(row[1]): row[3] for row in rows}
            states = section["states"]
            told = [
                ", ".join(self.names[id] for id in meaning)
                + (f" as {states[whose[meaning]]} uses it" if whose[meaning] in states else "")
                for meaning in meanings
            ]
            ids = list(dict.fromkeys(id for meaning in meanings for id in meaning))
            raise AmbiguousName(name, f"is the name of {', and of '.join(told)}", ids)
        return list(meanings[0])

    def _bracketed(self, name: str) -> list[str] | None:
        """What `Etorofu (Iturup) Island` means: one place by two names. Raises AmbiguousName when they are two."""
        before, bracket, rest = name.replace("（", "(").replace("）", ")").partition("(")
        inner, closed, after = rest.partition(")")
        if not bracket or not closed or not inner.strip() or not (before + after).strip():
            return None
        outside, inside = self._named(f"{before} {after}".strip()), self._named(inner.strip())
        if outside and inside and outside != inside:
            ids = [*outside, *inside]
            raise AmbiguousName(name, f"names {' and '.join(self.names[id] for id in ids)}", ids)
        return outside or inside

    def _suggestions(self, name: str) -> tuple[str, ...]:
        if len(name) > LONGEST:
            return ()
        names = self.section("names")
        rows = names["rows"]
        return suggestions(name, {key: tuple(rows[found[0]][1]) for key, found in names["sounds"].items()})

    def place(self, name: str) -> Place:
        """The tracks of a place by id or name."""
        id = self.resolve(name)
        if id not in self._places:
            self._places[id] = Place(id, self.section("status"))
        return self._places[id]

    def places(self, names: Iterable[str] = (), *, all: bool = False) -> list[Place]:
        """The places asked for; the four when none is named, all seven territories with `all`."""
        ids = [id for name in names for id in self.resolve_all(name)]
        if all:
            if ids:
                raise UsageError("name islands or ask for all of them, not both").keyed("all-or-some")
            ids = self.territories
        return [self.place(id) for id in dict.fromkeys(ids or self.default_territories)]

    def date(self, given: str | datetime.date, today: datetime.date | None = None) -> HistoricalDate:
        """The date that a text means. Raises InvalidDate or DateOutOfCoverage, UsageError for what is no date."""
        from kurils.dates import parse

        text = given if isinstance(given, str) else _written(given)
        return parse(text, self._clock(today))

    def cite(self, ids: set[str]) -> list[SourceLine]:
        """The sources of these ids, as answers cite them."""
        found = [source for source in self.section("sources")["sources"] if source["id"] in ids]
        return [{key: source[key] for key in _SOURCE} for source in found]  # type: ignore[misc]

    def _clock(self, today: datetime.date | None) -> datetime.date:
        from kurils.dates import today as clock

        return today or clock()


def _written(given: object) -> str:
    """The text of a day that is none. Raises UsageError for what is no day."""
    from kurils.dates.given import DAY, day_text

    text = day_text(given)
    if text is None:
        raise UsageError(f"a date is {DAY}, not {type(given).__name__}", "such as '1905-09-05'")
    return text


def _keys(name: str) -> tuple[str, str]:
    """How a name is spelled, and how it sounds."""
    from kurils.base.names import sound_key

    return name_key(name), sound_key(name)


def _rows(names: Mapping[str, Any], name: str) -> list[Any]:
    """The rows that a name has as it is spelled, else as it sounds."""
    spelled, sound = _keys(name)
    numbers = names["exact"].get(spelled) or names["sounds"].get(sound) or ()
    return [names["rows"][number] for number in numbers]
