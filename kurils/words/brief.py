"""A sentence about places on one day, fit to be quoted: who held, claimed and owned them, under which document.

Where the sides differ on the word for the control of that day, a second sentence says so.
"""

from __future__ import annotations

from kurils.words.days import in_words, month_in_words
from kurils.words.phrases import document
from kurils.words.wording import called_on, capital

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from kurils.answers.days import IslandStatus, SourceLine, StatusAnswer
    from kurils.words.wording import Wording

#: stands for the time in a sentence that is kept; of the private use area, so that no text holds it
_GAP = "\ue000"


def add_texts(answer: StatusAnswer, wording: Wording, titles: Mapping[str, str]) -> None:
    """Give each place of an answer its sentence, or each change its words; `titles` are those of documents."""
    if answer["changes"]:
        from kurils.words import changes

        changes.add_texts(answer["changes"], wording, titles)
    add_briefs(answer["islands"], day_of(answer), wording, answer["view"], when(answer, wording))


def add_briefs(
    islands: Iterable[IslandStatus], day: str, wording: Wording, view: str = "neutral", time: str | None = None
) -> None:
    """Give each place its sentence for an ISO day; `time` is that day, or the time around it, in words.

    As one side gives the answer (`view` is not `neutral`) the sentence says so at its beginning.
    """
    on = time or on_day(in_words(day, wording), wording)
    for island in islands:
        island["brief"] = sentence([island], day, on, wording, view)


def day_of(answer: StatusAnswer) -> str:
    """The ISO day that an answer holds for, of a span its first."""
    return answer["span"]["from"] if answer["span"] else answer["date"]["gregorian"]


def on_day(date: str, wording: Wording) -> str:
    """A day, as `in_words` gives it, at the beginning of the sentence."""
    return wording.tr("brief.on", date=date)


def when(answer: StatusAnswer, wording: Wording) -> str:
    """The time that an answer holds for at the beginning of its sentence: a day, a month, a year, or longer."""
    written, span = answer["date"]["gregorian"], answer["span"]
    if span is None:
        return on_day(in_words(written, wording), wording)
    if len(written) == len("1905"):
        return wording.tr("brief.in-year", year=int(written))
    if len(written) == len("1905-09"):
        return capital(wording.tr("brief.in-month", month=month_in_words(written, wording)))
    from kurils.dates.forms import through

    first, last = (in_words(day, wording) for day in through(span["from"], span["to"]) if day)
    return wording.tr("brief.from-to", first=first, last=last)


def sentence(islands: list[IslandStatus], day: str, on: str, wording: Wording, view: str = "neutral") -> str:
    """The sentence about places of which all that it says is the same; `on` is the time as it begins with."""
    one = islands[0]
    control, governing, title = one["control"], one["governing_document"], one["title"]
    number = "one" if len(islands) == 1 else "many"

    def name(state: str | None, column: int = 1) -> str:
        return called_on(wording.called, state, day, column) if state else ""

    places = wording.listed(island["name"] for island in islands)
    clauses = [
        wording.tr(
            f"brief.held.{control['kind']}",
            holder=name(control["holder"]),
            forces=name(control["holder"], 2),
            polity=control["polity"],
            places=places,
        )
    ]
    if control["changing_hands"]:
        clauses.append(wording.tr("brief.changing"))
    claimants = wording.listed(map(name, one["claimants"]))
    them = wording.tr("headline.it" if number == "one" else "headline.them")
    claimed = "brief.unclaimed" if not one["claimants"] else f"brief.claimed.{min(len(one['claimants']), 2)}"
    clauses.append(wording.tr(claimed, claimants=claimants, places=them))
    clauses.append(wording.tr(f"headline.owned.{title['status']}.{number}.then", owner=name(title["holder"])))
    governed = wording.tr(f"brief.ungoverned.{number}")
    if governing:
        phrase = document(governing["title"], governing["article"], None, wording)
        governed = wording.tr(f"brief.governed.{governing['state']}", document=phrase)
    whole = wording.tr("brief.sentence", on=on, said=wording.tr("brief.join").join([*clauses, governed]))
    if view != "neutral":
        whole = wording.party("brief.view", view, sentence=whole)
    return wording.sentences([whole, *_words_for_control(one, wording)])


def _words_for_control(island: IslandStatus, wording: Wording) -> list[str]:
    """What others call the kind of control, each in a sentence."""
    return [
        wording.tr("brief.word", value=wording.word("value", variant["value"]), by=variant["by"])
        for variant in island["variants"]
        if variant["of"] == "control.kind" and variant["standing"] == "variant"
    ]


def note(sources: Iterable[SourceLine], meta: Mapping[str, Any], wording: Wording) -> str:
    """On which sources a sentence rests, and on which version of the record."""
    lines = [wording.series(filter(None, (each["title"], each["publisher"], each["url"]))) for each in sources]
    return wording.tr(
        "brief.sources", sources=wording.clauses(lines), version=meta["version"], day=meta["coverage"]["to"]
    )


def alike(islands: Iterable[IslandStatus]) -> list[list[IslandStatus]]:
    """The places in groups of which one sentence says everything, in order of their first."""
    groups: dict[Any, list[IslandStatus]] = {}
    for island in islands:
        control, title, governing = island["control"], island["title"], island["governing_document"]
        said = (
            *(control["holder"], control["kind"], control["polity"], control["changing_hands"]),
            *(tuple(island["claimants"]), title["status"], title["holder"]),
            governing and (governing["id"], governing["article"], governing["state"]),
            tuple(variant["id"] for variant in island["variants"] if variant["of"] == "control.kind"),
        )
        groups.setdefault(said, []).append(island)
    return list(groups.values())


class Briefs:
    """The sentences of many answers: of days between which nothing changes, only the time is put in anew."""

    def __init__(self, wording: Wording, view: str) -> None:
        self._wording, self._view = wording, view
        self._renamed = sorted({row[0] for rows in wording.called.values() for row in rows})
        self._kept: dict[tuple[int, int], tuple[list[IslandStatus], list[list[str]]]] = {}

    def added(self, answer: StatusAnswer) -> list[IslandStatus]:
        """The islands with their sentences. The same list must hold the same answers whenever it is given."""
        islands, day = answer["islands"], day_of(answer)
        key = id(islands), sum(first <= day for first in self._renamed)
        if key not in self._kept:
            told = [sentence([island], day, _GAP, self._wording, self._view).split(_GAP) for island in islands]
            self._kept[key] = islands, told
        time = when(answer, self._wording)
        return [{**island, "brief": time.join(parts)} for island, parts in zip(islands, self._kept[key][1])]
