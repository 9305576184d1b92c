"""What results for assistants and notebooks say beside the sentence itself: positions, certainty, sources, edition."""

from __future__ import annotations

from kurils.words import brief, changes, days, phrases, timeline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from kurils.answers.days import Change, Header, IslandStatus, SourceLine, StatusAnswer, TimelineEntry
    from kurils.words.wording import Wording


def held(islands: list[IslandStatus], day: str, on: str, wording: Wording, view: str) -> str:
    """Who held, claimed and owned the places: a sentence for all of which the same is to be said."""
    return "\n".join(brief.sentence(group, day, on, wording, view) for group in brief.alike(islands))


def held_on(answer: StatusAnswer, wording: Wording) -> str:
    """The same of an answer of `status`."""
    return held(answer["islands"], brief.day_of(answer), brief.when(answer, wording), wording, answer["view"])


def changed(alike: list[Change], names: Mapping[str, str], titles: Mapping[str, str], wording: Wording) -> str:
    """A change that some places share, with its day."""
    places = wording.listed(names[change["island"]] for change in alike)
    told = changes.told(alike[0], places, wording, titles)
    return wording.tr("assistant.on-day", day=alike[0]["date"], said=changes.sentence([told], wording))


def position(by: str, islands: Iterable[str], summary: str | None, wording: Wording) -> str:
    """What a side, or someone else, said of some places."""
    key = "assistant.position" if summary else "assistant.no-position"
    return wording.tr(key, by=wording.state(by), places=wording.listed(islands), summary=summary)


def entry(found: TimelineEntry, names: Mapping[str, str], whole: list[str], wording: Wording) -> str:
    """One entry of a timeline in a line."""
    return wording.tr(
        "assistant.entry",
        when=timeline.when(found, wording),
        kind=timeline.kind(found, wording),
        places=phrases.where(found["islands"], names, whole, wording),
        text=found["text"],
    )


def dated(title: str, dates: Iterable[Mapping[str, Any]], wording: Wording) -> str:
    """A document with what happened to it, and when."""
    told = [
        wording.tr("assistant.act", event=phrases.event(act["event"], act["by"], wording), day=act["date"])
        for act in dates
    ]
    return wording.tr("assistant.document", title=title, dates=wording.tr("assistant.between").join(told))


def numbered(number: str, summary: str, title: str, wording: Wording) -> str:
    """An article of a document in our own words."""
    return wording.labelled(phrases.article(number, wording, title), summary)


def read(side: str, reading: str, wording: Wording) -> str:
    """How one side reads a document."""
    return wording.tr("assistant.reading", by=wording.state(side), reading=reading)


def edition(meta: Mapping[str, Any], wording: Wording) -> str:
    """Which version of the record answers, and to which day it was checked."""
    return wording.tr("assistant.edition", version=meta["version"], day=meta["coverage"]["to"])


def no_room(parts: list[str], wording: Wording) -> str:
    """Which keys of an answer stand empty for lack of room, and how to have them."""
    return wording.tr("assistant.no-room", parts=wording.listed(parts))


def footer(
    header: Header,
    certainty: str | None,
    sources: list[SourceLine],
    total: int,
    left: tuple[int, int, int] | None,
    meta: Mapping[str, Any],
    wording: Wording,
) -> list[str]:
    """Certainty, sources, edition, day of check; `left` is from where, how far and of how many something was told."""
    lines = [wording.tr("assistant.certainty", certainty=wording.tr(f"certainty.{certainty}"))] if certainty else []
    if sources:
        lines.append(brief.note(sources, meta, wording))
    else:
        lines.append(edition(meta, wording))
    if total > len(sources):
        lines.append(wording.tr("assistant.sources-left", count=len(sources), total=total))
    if header["beyond_record"]:
        lines.append(days.beyond_record(header, wording))
    if left:
        lines.append(wording.tr("assistant.more", first=left[0] + 1, last=left[1], total=left[2], next=left[1]))
    return lines
