"""One sentence about one place on one day, fit to be quoted: who held, claimed and owned it, under which document."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kurils.answers.days import IslandStatus


def brief(island: IslandStatus, day: str, words: dict[str, str], view: str = "neutral") -> str:
    """The sentence, in the words of the keys `brief.*`; `day` is an ISO day.

    As one side gives it (`view` is `japan` or `russia`) it says so at its beginning.
    """
    return sentence(island, day_words(day, words), words, view)


def day_words(day: str, words: dict[str, str]) -> str:
    """An ISO day as it stands in the sentence."""
    year, month, number = day.split("-")
    return words["brief.date"].format(
        day=int(number), month=words["brief.months"].split()[int(month) - 1], year=int(year)
    )


def sentence(island: IslandStatus, date: str, words: dict[str, str], view: str = "neutral") -> str:
    """The sentence with the date as it is to stand in it."""
    control = island["control"]
    holder = control["holder"]
    held = words[f"brief.held.{control['kind']}"].format(
        holder=words.get(f"state.{holder}", holder), polity=control["polity"]
    )
    if control["changing_hands"]:
        held += words["brief.changing"]
    claimants = words["brief.and"].join(words.get(f"state.{id}", id) for id in island["claimants"])
    claimed = words["brief.claimed"].format(claimants=claimants) if claimants else words["brief.unclaimed"]
    governing = island["governing_document"]
    if governing is None:
        governed = words["brief.ungoverned"]
    else:
        article = words["brief.article"].format(number=governing["article"]) if governing["article"] else ""
        state = words[f"document-state.{governing['state']}"]
        governed = words["brief.governed"].format(document=governing["title"], article=article, state=state)
    owner = island["title"]["holder"]
    title = words[f"title.{island['title']['status']}"].format(holder=words.get(f"state.{owner}", owner))
    whole = words["brief.sentence"].format(
        date=date, name=island["name"], held=held, claimed=claimed, title=title, governed=governed
    )
    return whole if view == "neutral" else words[f"brief.view.{view}"].format(sentence=whole)
