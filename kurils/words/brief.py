"""One sentence about one place on one day, fit to be quoted: who held, claimed and owned it, under which document."""

from __future__ import annotations

from kurils.words.phrases import claimed, document, owner

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kurils.answers.days import IslandStatus, StatusAnswer
    from kurils.words.wording import Wording

#: stands for the date in a sentence that is kept; of the private use area, so that no text holds it
_GAP = "\ue000"


def add_texts(answer: StatusAnswer, wording: Wording, titles: Mapping[str, str]) -> None:
    """Give each place of an answer its sentence, or each change its words; `titles` are those of documents."""
    if answer["changes"]:
        from kurils.words import changes

        changes.add_texts(answer["changes"], wording, titles)
    day = answer["span"]["from"] if answer["span"] else answer["date"]["gregorian"]
    add_briefs(answer["islands"], day, wording, answer["view"])


def add_briefs(islands: Iterable[IslandStatus], day: str, wording: Wording, view: str = "neutral") -> None:
    """Give each place its sentence for an ISO day.

    As one side gives the answer (`view` is not `neutral`) the sentence says so at its beginning.
    """
    date = day_words(day, wording)
    for island in islands:
        island["brief"] = sentence(island, date, wording, view)


def day_words(day: str, wording: Wording) -> str:
    """An ISO day as it stands in the sentence."""
    year, month, number = day.split("-")
    months = wording.tr("brief.months").split()
    return wording.tr("brief.date", day=int(number), month=months[int(month) - 1], year=int(year))


def sentence(island: IslandStatus, date: str, wording: Wording, view: str = "neutral") -> str:
    """The sentence with the date as it is to stand in it."""
    control, governing = island["control"], island["governing_document"]
    held = wording.tr(
        f"brief.held.{control['kind']}", holder=wording.state(control["holder"]), polity=control["polity"]
    )
    if control["changing_hands"]:
        held += wording.tr("brief.changing")
    governed = wording.tr("brief.ungoverned")
    if governing:
        phrase = document(governing["title"], governing["article"], governing["state"], wording)
        governed = wording.tr("brief.governed", document=phrase)
    whole = wording.tr(
        "brief.sentence",
        date=date,
        name=island["name"],
        held=held,
        claimed=claimed(island["claimants"], wording),
        title=owner(island, wording),
        governed=governed,
    )
    return whole if view == "neutral" else wording.party("brief.view", view, sentence=whole)


class Briefs:
    """The sentences of many days: of days between which nothing changes, only the date is put in anew."""

    def __init__(self, wording: Wording, view: str) -> None:
        self._wording, self._view = wording, view
        self._kept: dict[int, tuple[list[IslandStatus], list[list[str]]]] = {}

    def added(self, islands: list[IslandStatus], day: str) -> list[IslandStatus]:
        """The islands with their sentences. The same list must hold the same answers whenever it is given."""
        key = id(islands)
        if key not in self._kept:
            told = [sentence(island, _GAP, self._wording, self._view).split(_GAP) for island in islands]
            self._kept[key] = islands, told
        date = day_words(day, self._wording)
        return [{**island, "brief": date.join(parts)} for island, parts in zip(islands, self._kept[key][1])]
