"""The program's own words, by key and language. Names of places and documents come from the record instead."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    #: state -> first day, name and forces as a sentence says them, in order of time
    Called = Mapping[str, Sequence[Sequence[str]]]


class Wording:
    """The words of one language; `tr` fills the placeholders in braces."""

    __slots__ = ("_all", "_at_hand", "called", "language")

    def __init__(
        self,
        at_hand: Mapping[str, str],
        language: str,
        all: Callable[[], Mapping[str, str]],
        called: Called | None = None,
    ) -> None:
        #: some of the words, so that whoever needs no others never reads them
        self._at_hand = at_hand
        self._all = all
        self.language = language
        #: what sentences about a day call the states
        self.called = called or {}

    @property
    def words(self) -> Mapping[str, str]:
        """All words, by key."""
        return self._all()

    def tr(self, key: str, **values: Any) -> str:
        """The words of `key`. A missing key is a programming error and says so (KeyError); tests hold all keys."""
        words = self._at_hand.get(key) or self._all()[key]
        return words.format(**values) if values else words

    def count(self, key: str, number: int, **values: Any) -> str:
        """The words of `key` for a number of things; of one thing those of `key.one`."""
        return self.tr(f"{key}.one" if number == 1 else key, count=number, **values)

    def state(self, id: str | None) -> str:
        """A state's name, or the word for nobody."""
        if id is None:
            return self.tr("nobody")
        key = f"state.{id}"
        return self._at_hand.get(key) or self._all().get(key, id)

    def party(self, key: str, id: str, **values: Any) -> str:
        """The words of `key` for one of the two parties: `key.ID` where the record has its own, else `key.party`."""
        own = f"{key}.{id}"
        known = own in self._at_hand or own in self._all()
        return self.tr(own, **values) if known else self.tr(f"{key}.party", state=self.state(id), **values)

    def name_kind(self, kind: str) -> str:
        """What a kind of name is called: that of a language, or the English form of the name in one (`en_xx`)."""
        own = self._all().get(f"name.{kind}")
        return own or self.tr("name.of", kind=kind)

    def side(self, id: str) -> str:
        """Whose public voice it is: a party by its name, or both, a third party, others."""
        return self._all().get(f"side.{id}") or self.state(id)

    def states(self, ids: list[str]) -> str:
        """Names of several states, in the order given, or the word for none."""
        return ", ".join(map(self.state, ids)) or self.tr("none")

    def listed(self, names: Iterable[str]) -> str:
        """Several names in running text: `A`, `A and B`, `A, B and C`."""
        *some, last = list(names) or [""]
        return self.tr("list.and", first=", ".join(some), last=last) if some else last

    def number(self, count: int) -> str:
        """A number as running text writes it: small ones, from two, as a word."""
        return self.words.get(f"headline.number.{count}", str(count))

    def spell(self, first: str, after: str | None) -> str:
        """A spell in print: the last day is included, unlike in data."""
        if after is None:
            return self.tr("spell.open", first=first)
        from kurils.dates.forms import through

        return self.tr("spell.closed", first=first, last=through(first, after)[1])


def called_on(called: Called, state: str, day: str, column: int = 1) -> str:
    """What a sentence about an ISO day calls a state (column 1) or its forces (column 2)."""
    rows = [row for row in called.get(state, ()) if row[0] <= day]
    return rows[-1][column] if rows else state
