"""A map in one paragraph of words, for those who cannot see it: who held what, who claimed it, where the line ran.

Told without verbs in a tense, so that it reads for a day of 1800 and for today.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.query.lines import STATES

if TYPE_CHECKING:
    from kurils.answers.days import DateForms, IslandStatus
    from kurils.answers.map import MapBorder
    from kurils.words.wording import Wording


def words(
    date: DateForms, statuses: list[IslandStatus], borders: list[MapBorder], wording: Wording, view: str = "neutral"
) -> str:
    """The paragraph: the places that share one answer stand together, then the lines of the day.

    `view` says whose answer the statuses are.
    """
    groups: dict[str, list[str]] = {}
    for status in statuses:
        groups.setdefault(_answer(status, wording), []).append(status["name"])
    told = [wording.tr("map.words.places", places=_list(names, wording), answer=answer)
            for answer, names in groups.items()]  # fmt: skip
    begin = wording.tr("map.words.day", date=_day(date))
    if view != "neutral":
        begin = wording.tr("map.words.view", date=_day(date), view=wording.tr(f"view.{view}"))
    return " ".join([begin, *told, _lines(borders, wording)])


def line_phrase(border: MapBorder, wording: Wording) -> str:
    """On what basis a line ran: agreed, demarcated, in practice, or claimed by one side."""
    return wording.tr(f"map.line.{border['state']}", by=wording.state(border["by"]))


def claimants_phrase(claimants: list[str], wording: Wording) -> str:
    """Who claimed a place."""
    if not claimants:
        return wording.tr("map.unclaimed")
    return wording.tr("map.claimed", states=_list([wording.state(id) for id in claimants], wording))


def holder_phrase(status: IslandStatus, wording: Wording) -> str:
    """Who in fact held a place, as which polity of the day."""
    control = status["control"]
    if control["kind"] == "administration":
        return wording.tr("map.held", state=wording.state(control["holder"]), polity=control["polity"])
    kind = wording.tr(f"kind.{control['kind']}")
    if control["holder"] is None:
        return wording.tr("map.unheld", polity=control["polity"], kind=kind)
    return wording.tr("map.held-kind", state=wording.state(control["holder"]), polity=control["polity"], kind=kind)


def _answer(status: IslandStatus, wording: Wording) -> str:
    control, title = status["control"], status["title"]
    parts = [holder_phrase(status, wording)]
    if control["changing_hands"]:
        span = " / ".join(text for text in (control["from_edtf"], control["to_edtf"]) if text and len(text) > 10)
        parts.append(wording.tr("changing-hands", span=span))
    parts.append(
        wording.tr("map.title", title=wording.tr(f"title.{title['status']}", holder=wording.state(title["holder"])))
    )
    parts.append(claimants_phrase(status["claimants"], wording))
    return "; ".join(parts)


def _lines(borders: list[MapBorder], wording: Wording) -> str:
    """Each course once, with every basis that it had that day; those outside the map last."""
    if not borders:
        return wording.tr("map.words.no-line")
    firmest = sorted(borders, key=lambda border: STATES.index(border["state"]))
    told: list[str] = []
    for key, inside in (("map.words.lines", True), ("map.words.outside", False)):
        courses: dict[str, list[str]] = {}
        for border in firmest:
            if border["in_area"] == inside:
                courses.setdefault(border["name"], []).append(_basis(border, wording))
        said = [wording.tr("map.words.course", name=name, bases=_list(list(dict.fromkeys(bases)), wording))
                for name, bases in courses.items()]  # fmt: skip
        if said:
            alone = not inside and not told
            told.append(wording.tr("map.words.only-outside" if alone else key, courses="; ".join(said)))
    return " ".join(told)


def _basis(border: MapBorder, wording: Wording) -> str:
    phrase = line_phrase(border, wording)
    if border["document_title"] is None:
        return phrase
    article = f", {wording.tr('article', number=border['article'])}" if border["article"] else ""
    return f"{phrase} ({border['document_title']}{article})"


def _day(date: DateForms) -> str:
    import datetime

    from kurils.dates import long_form

    if date["julian"] is None:
        return date["gregorian"]
    return long_form(datetime.date.fromisoformat(date["gregorian"]))


def _list(names: list[str], wording: Wording) -> str:
    if len(names) < 2:
        return "".join(names)
    return wording.tr("map.list", first=", ".join(names[:-1]), last=names[-1])
