"""A map in one paragraph of words, for those who cannot see it: who held what, who claimed it, where the line ran.

Told without verbs in a tense, so that it reads for a day of 1800 and for today.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.answers.lists import BORDER_STATES
from kurils.words import days, phrases

if TYPE_CHECKING:
    from kurils.answers.days import DateForms, IslandStatus
    from kurils.answers.map import MapBorder
    from kurils.words.wording import Wording


def map_in_words(
    date: DateForms, statuses: list[IslandStatus], borders: list[MapBorder], wording: Wording, view: str = "neutral"
) -> str:
    """The paragraph: the places that share one answer stand together, then the lines of the day.

    `view` says whose answer the statuses are.
    """
    groups: dict[str, list[str]] = {}
    for status in statuses:
        groups.setdefault(_answer(status, wording), []).append(status["name"])
    told = [wording.tr("map.words.places", places=wording.listed(names), answer=answer)
            for answer, names in groups.items()]  # fmt: skip
    day = date["gregorian"] if date["julian"] is None else days.with_weekday(date["gregorian"], wording)
    begin = wording.tr("map.words.day", date=day)
    if view != "neutral":
        begin = wording.tr("map.words.view", date=day, view=wording.party("view", view))
    return wording.sentences([begin, *told, _lines(borders, wording)])


def _answer(status: IslandStatus, wording: Wording) -> str:
    parts = [phrases.held(status["control"], wording), phrases.changing_hands(status["control"], wording)]
    parts.append(wording.tr("map.title", title=phrases.owner(status, wording)))
    parts.append(phrases.claimed(status["claimants"], wording))
    return wording.clauses(part for part in parts if part)


def _lines(borders: list[MapBorder], wording: Wording) -> str:
    """Each course once, with every basis that it had that day; those outside the map last."""
    if not borders:
        return wording.tr("map.words.no-line")
    firmest = sorted(borders, key=lambda border: BORDER_STATES.index(border["state"]))
    told: list[str] = []
    for key, inside in (("map.words.lines", True), ("map.words.outside", False)):
        courses: dict[str, list[str]] = {}
        for border in firmest:
            if border["in_area"] == inside:
                courses.setdefault(border["name"], []).append(_basis(border, wording))
        said = [wording.tr("map.words.course", name=name, bases=wording.listed(dict.fromkeys(bases)))
                for name, bases in courses.items()]  # fmt: skip
        if said:
            alone = not inside and not told
            told.append(wording.tr("map.words.only-outside" if alone else key, courses=wording.clauses(said)))
    return wording.sentences(told)


def _basis(border: MapBorder, wording: Wording) -> str:
    basis, title = phrases.line_basis(border, wording), border["document_title"]
    if title is None:
        return basis
    return wording.tr(
        "map.words.basis", basis=basis, document=phrases.document(title, border["article"], None, wording)
    )
