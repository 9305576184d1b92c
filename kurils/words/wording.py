"""The program's own words, by key and language. Names of places and documents come from the record instead.

A sentence is one template with named values. Where a language declines names, its templates say in which case a value
stands, `{holder:gen}`, and the table `cases` of its file has the forms; a list is declined name by name.
"""

from __future__ import annotations

from kurils.words.languages import BLANK_BETWEEN, CASES, plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    #: state -> first day, name and forces as a sentence says them, in order of time
    Called = Mapping[str, Sequence[Sequence[str]]]

#: two stops behind a letter, and no third one
_DOUBLE_STOP = r"(?<=[^\W\d_])\.\.(?!\.)"
#: where Thai meets Latin letters or figures, or stands behind a bracket
_MET = r"(?<=[\u0e01-\u0e4e])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9)])(?=[\u0e01-\u0e4e])"


class Wording:
    """The words of one language; `tr` fills the placeholders in braces."""

    __slots__ = ("_all", "_at_hand", "_declining", "called", "language")

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
        self._declining = language in CASES
        self.language = language
        #: what sentences about a day call the states
        self.called = called or {}

    @property
    def words(self) -> Mapping[str, str]:
        """All words, by key."""
        return self._all()

    def has(self, key: str) -> bool:
        """Whether there are words of that key."""
        return key in self._at_hand or key in self._all()

    def tr(self, key: str, **values: Any) -> str:
        """The words of `key`. A missing key is a programming error and says so (KeyError); tests hold all keys."""
        words = self._at_hand.get(key)
        if words is None:
            words = self._all()[key]
        if not values:
            return words
        if self._declining and ":" in words:
            values = {name: _Declined(value, self) if isinstance(value, str) else value
                      for name, value in values.items()}  # fmt: skip
        text = words.format(**values)
        if ".." in text:
            import re

            # a value that ends with the stop of an abbreviation, at the end of a sentence
            text = re.sub(_DOUBLE_STOP, ".", text)
        if self.language in BLANK_BETWEEN:
            import re

            text = re.sub(_MET, " ", text)
        return text

    def count(self, key: str, number: int, /, **values: Any) -> str:
        """The words of `key` for a number of things, in the form that the language has for so many."""
        count: int | str = number
        if number >= 1000:
            from kurils.words.numbers import figure

            count = figure(number, self)
        return self.tr(f"{key}.{plural(self.language, number)}", **{"count": count, **values})

    def declined(self, name: str, case: str) -> str:
        """A name in a case; as it is where the language has no other form of it."""
        if isinstance(name, _Listed):
            return str(self.listed(self.declined(each, case) for each in name.names))
        key = f"case.{case}.{name}"
        return self._at_hand.get(key) or self._all().get(key, name)

    def state(self, id: str | None) -> str:
        """A state's name, or the word for nobody."""
        if id is None:
            return self.tr("nobody")
        key = f"state.{id}"
        return self._at_hand.get(key) or self._all().get(key, id)

    def party(self, key: str, id: str, **values: Any) -> str:
        """The words of `key` for one of the two parties: `key.ID` where the record has its own, else `key.party`."""
        own = f"{key}.{id}"
        return self.tr(own if self.has(own) else f"{key}.party", state=self.state(id), **values)

    def name_kind(self, kind: str) -> str:
        """What a kind of name is called: that of a language, or the English form of the name in one (`en_xx`)."""
        own = self._all().get(f"name.{kind}")
        return own or self.tr("name.of", kind=kind)

    def side(self, id: str) -> str:
        """Whose public voice it is: a party by its name, or both, a third party, others."""
        return self._all().get(f"side.{id}") or self.state(id)

    def word(self, list: str, value: str) -> str:
        """A value of a closed list in words, or as it is where it has none: `word("source-kind", "archive")`."""
        if " " in value:
            return value  # words already, and no reason to read all there are
        key = f"{list}.{value}"
        return self._at_hand.get(key) or self._all().get(key, value)

    def states(self, ids: Iterable[str]) -> str:
        """Names of several states, in the order given, or the word for none."""
        return self.series(map(self.state, ids)) or self.tr("none")

    def listed(self, names: Iterable[str]) -> str:
        """Several names in running text: `A`, `A and B`, `A, B and C`."""
        some = list(names)
        if len(some) < 2:
            return some[0] if some else ""
        first = self.series(some[:-1])
        text = self.tr("list.two" if len(some) == 2 else "list.end", first=first, last=some[-1])
        return _Listed(text, some) if self._declining else text

    def series(self, names: Iterable[str]) -> str:
        """Several names where there is little room: `A, B, C`."""
        return self.tr("join.comma").join(names)

    def linked(self, clauses: Iterable[str]) -> str:
        """Clauses that run on as one: `they held Iturup, the islets were changing hands`."""
        return self.tr("join.and-clause").join(clauses)

    def clauses(self, clauses: Iterable[str]) -> str:
        """Several clauses of one sentence, and other things that hold commas themselves."""
        return self.tr("join.clause").join(clauses)

    def sentences(self, sentences: Iterable[str]) -> str:
        """Several whole sentences one after another."""
        return self.tr("join.sentence").join(sentences)

    def labelled(self, name: str, text: str) -> str:
        """What something is called, and what is said of it: `Iturup: changing hands`."""
        return self.tr("pair", name=name, text=text)

    @property
    def colon(self) -> str:
        """What stands between something and what is said of it, with the blank that the language sets after it."""
        return self.labelled("", "")

    def noted(self, text: str, *notes: str | None) -> str:
        """A text with what is to be said of it in brackets, where anything is."""
        told = [note for note in notes if note]
        return self.tr("noted", text=text, note=self.clauses(told)) if told else text

    def stopped(self, text: str) -> str:
        """A text as a sentence: with its stop, where it has none yet."""
        return text if text.endswith((".", "?", "!", "。", "？", "！", "…")) else self.tr("stopped", text=text)

    def number(self, count: int) -> str:
        """A number as running text writes it: small ones, from two, as a word."""
        return self._at_hand.get(f"headline.number.{count}") or self._all().get(f"headline.number.{count}", str(count))

    def spell(self, first: str, after: str | None) -> str:
        """A spell in print: the last day is included, unlike in data."""
        if after is None:
            return self.tr("spell.open", first=first)
        from kurils.dates.forms import through

        return self.tr("spell.closed", first=first, last=through(first, after)[1])


class _Listed(str):
    """Several names as one text, for a template that asks for another case of each."""

    names: list[str]

    def __new__(cls, text: str, names: list[str]) -> _Listed:
        made = super().__new__(cls, text)
        made.names = names
        return made


class _Declined:
    """A value of a template that may ask for a case of it."""

    __slots__ = ("_name", "_wording")

    def __init__(self, name: str, wording: Wording) -> None:
        self._name = name
        self._wording = wording

    def __format__(self, case: str) -> str:
        return self._wording.declined(self._name, case) if case else str(self._name)


def capital(text: str) -> str:
    """A text with its first letter as a capital, where its script has capitals."""
    return text[:1].upper() + text[1:]


def called_on(called: Called, state: str, day: str, column: int = 1) -> str:
    """What a sentence about an ISO day calls a state (column 1) or its forces (column 2)."""
    rows = [row for row in called.get(state, ()) if row[0] <= day]
    return rows[-1][column] if rows else state
