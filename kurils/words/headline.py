"""The headline of a day: who held the places asked for, who else claimed them, and what agreement said. One sentence.

Swapping two states in the answer gives the mirror sentence: nothing in it knows one state from another. In the past
tense, but for today. Only what the answer for each place says is used, so that every word can be traced.
"""

from __future__ import annotations

from kurils.words.languages import SMALL_BEHIND_COLON
from kurils.words.wording import called_on, capital

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from kurils.answers.days import IslandStatus, StatusAnswer
    from kurils.words.wording import Called, Wording


class Headlines:
    """The headlines of many answers of `status`; that of days between which nothing changes is made once.

    `whole` are the places that the record answers for when none is named, `today` is an ISO day.
    """

    def __init__(self, wording: Wording, whole: list[str], today: str) -> None:
        self._wording, self._whole, self._today = wording, whole, today
        self._renamed = sorted({row[0] for rows in wording.called.values() for row in rows})
        self._kept: dict[tuple[int, int, bool], tuple[list[IslandStatus], str]] = {}

    def add(self, answer: StatusAnswer) -> None:
        """Give the answer its headline; where something changes there is none."""
        islands, view = answer["islands"], answer["view"]
        if not islands:
            return
        day = answer["span"]["from"] if answer["span"] else answer["date"]["gregorian"]
        now = day == self._today
        key = id(islands), sum(first <= day for first in self._renamed), now
        if key not in self._kept:
            whole = [island["id"] for island in islands] == self._whole
            said = Headline(self._wording, self._wording.called, day, now=now).of(islands, whole=whole)
            if view != "neutral":
                names = [island["name"] for island in islands]
                said = self._wording.party("brief.view", view, sentence=behind_colon(said, names, self._wording))
            self._kept[key] = islands, said
        answer["headline"] = self._kept[key][1]


def behind_colon(headline: str, names: Iterable[str], wording: Wording) -> str:
    """A headline as it goes on behind a colon: where the language does so in small letters, but for a name."""
    if wording.language not in SMALL_BEHIND_COLON or headline.startswith(tuple(names)):
        return headline
    return headline[:1].lower() + headline[1:]


class Headline:
    """Makes the sentence of one day; `called` names states by day."""

    def __init__(self, wording: Wording, called: Called, day: str, *, now: bool = False) -> None:
        self._wording = wording
        self._called = called
        self._day = day
        self._tense = "now" if now else "then"

    def of(self, islands: list[IslandStatus], *, whole: bool = False) -> str:
        """The sentence; `whole` where the islands are those that the record answers for when none is named."""
        self._all = islands
        self._whole = whole and len(islands) > 1
        held = self._wording.linked(self._held())
        values = {"held": held, "claimed": self._claimed(), "owned": self._owned()}
        return capital(self._wording.tr("headline.sentence", **values))

    def _held(self) -> list[str]:
        groups = _grouped(self._all, _manner)
        clauses = []
        for number, ((holder, kind, changing), group) in enumerate(groups.items(), 1):
            everyone, last = len(groups) == 1, number == len(groups)
            if changing:
                one = "one" if len(group) == 1 else "many"
                clauses.append(self._say(f"changing.{one}", places=self._subject(group, last)))
                continue
            polities = sorted({island["control"]["polity"] for island in group})
            values = {
                "holder": self._name(holder) if holder else "",
                "forces": self._name(holder, 2) if holder else "",
                "polity": self._wording.listed(polities),
                "places": self._subject(group, last),
            }
            if kind == "none" and everyone and self._whole:
                values["places"] = self._counted("the-islands", group)
                clauses.append(self._say("held.home", **values))
            else:
                clauses.append(self._say(f"held.{kind}", **values))
        return clauses

    def _claimed(self) -> str:
        # while control passes, nobody is the holder beside whom others claim
        holders = {None if island["control"]["changing_hands"] else island["holder"] for island in self._all}
        holder = next(iter(holders)) if len(holders) == 1 else None
        groups = _grouped(self._all, lambda island: tuple(island["claimants"]))
        told = groups
        if holder and any(holder in claimants and len(claimants) > 1 for claimants in groups):
            # what nobody but the holder claimed goes without saying
            told = {claimants: group for claimants, group in groups.items() if claimants != (holder,)}
        clauses = []
        for number, (claimants, group) in enumerate(told.items(), 1):
            others = [state for state in claimants if state != holder]
            places = self._object(group, last=number == len(told) == len(groups))
            if not claimants:
                clauses.append(self._say("claimed.nobody", places=places))
            elif not others:
                clauses.append(self._say("claimed.holder", places=places))
            elif holder in claimants:
                key = "beyond" if len(others) == 1 else "beyond-many"
                clauses.append(self._say(f"claimed.{key}", states=self._states(others), places=places))
            else:
                key = {1: "only", 2: "both"}.get(len(claimants), "several")
                clauses.append(self._say(f"claimed.{key}", states=self._states(claimants), places=places))
        return self._wording.linked(clauses)

    def _owned(self) -> str:
        groups = _grouped(self._all, lambda island: (island["title"]["status"], island["title"]["holder"]))
        if len(groups) > 1:
            return self._say("owned.differs")
        ((status, owner),) = groups
        number = "one" if len(self._all) == 1 else "many"
        return self._say(f"owned.{status}.{number}", owner=self._name(owner) if owner else "")

    def _subject(self, group: list[IslandStatus], last: bool) -> str:
        """The places of a group as the first clause names them; the last group of several may be the others."""
        if self._whole and len(group) == len(self._all):
            return self._counted("all-islands", group)
        if self._whole and last and len(group) > 1:
            return self._counted("others", group)
        return self._wording.listed(island["name"] for island in group)

    def _object(self, group: list[IslandStatus], last: bool) -> str:
        """The places of a group, which the first clause has named already when they are all."""
        if len(group) < len(self._all):
            return self._subject(group, last)
        if len(group) == 1:
            return self._wording.tr("headline.it")
        if self._whole and any(len(island["claimants"]) > 1 for island in group):
            return self._counted("all", group)
        return self._wording.tr("headline.them")

    def _counted(self, key: str, group: list[IslandStatus]) -> str:
        """Several places by their number: `all four islands`."""
        number = len(group)
        return self._wording.count(f"headline.{key}", number, number=self._wording.number(number))

    def _states(self, ids: Iterable[str]) -> str:
        return self._wording.listed(self._name(id) for id in ids)

    def _name(self, state: str, column: int = 1) -> str:
        """What a sentence about the day calls a state (column 1) or its forces (column 2)."""
        return called_on(self._called, state, self._day, column)

    def _say(self, key: str, **values: str) -> str:
        return self._wording.tr(f"headline.{key}.{self._tense}", **values)


def _manner(island: IslandStatus) -> tuple[str | None, str, bool]:
    control = island["control"]
    return (None, "", True) if control["changing_hands"] else (control["holder"], control["kind"], False)


def _grouped(islands: list[IslandStatus], key: Callable[[IslandStatus], Any]) -> dict[Any, list[IslandStatus]]:
    groups: dict[Any, list[IslandStatus]] = {}
    for island in islands:
        groups.setdefault(key(island), []).append(island)
    return groups
