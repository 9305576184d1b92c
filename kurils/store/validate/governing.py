"""Which document governs: the rules of docs/method.md, from which the spells of `governing` must follow.

Two points that their wording leaves open are settled as the record has them: an instrument that once fixed the title
of a place and no longer does is no candidate for rule 2, and a text whose reach over a place is disputed counts as
naming its group.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.answers.lists import DATE_EVENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kurils.store.validate.form.entries import Entries, Entry

Document = dict[str, Any]
#: a document and its state
Governing = tuple["str | None", "str | None"]

NAMES = ("named", "by-group", "disputed")
DEALS = (*NAMES, "by-position")
#: acts of one government, however solemn, are no instruments between states
BETWEEN_STATES = {"treaty", "convention", "agreement", "protocol", "declaration", "order", "exchange-of-notes"}
ACTS = ("order", "decree", "instruction")
NOTHING: Governing = (None, None)


def day_of(document: Document, *events: str) -> str | None:
    """The first day on which one of the events happened to a document."""
    days = [
        act["date"] for act in document.get("dates") or () if act and act.get("date") and act.get("event") in events
    ]
    return min(days) if days else None


def days_of(document: Document, *without: str) -> Iterator[str]:
    """The days of a document, ISO, but for those of some kinds of acts."""
    for date in document.get("dates") or ():
        if date and date.get("date") and date.get("event") not in without:
            yield date["date"]


class Day(NamedTuple):
    """What the rules ask of one place on one day: title and polity of the day, and what fixed its title before."""

    title: Document
    spent: set[str]
    holder: str | None
    polity_from: str | None


class Act(NamedTuple):
    """What the rules ask of a document that touches the place; days are None where it has no such date."""

    id: str
    touch: str
    by: list[str]
    kind: str
    between_states: bool
    signed: str | None
    issued: str | None
    in_force: str | None
    ended: str | None

    @property
    def begun(self) -> str | None:
        """Since when it is in force; an order from the day of its issue."""
        return self.in_force or (self.issued if self.kind == "order" else None)


def act_of(document: Document, touch: str, sides: set[str]) -> Act:
    """A document as the rules see it. An international one is between states, or of others towards a party."""
    international = len(document["by"]) > 1 or bool(set(document["by"]) - sides)
    days = (day_of(document, event) for event in ("signed", "issued", "in_force", "ended"))
    between = document["kind"] in BETWEEN_STATES and international
    return Act(document["id"], touch, document["by"], document["kind"], between, *days)


def derive(day: str, place: Day, acts: list[Act], sides: set[str], known: dict[str, Document]) -> Governing:
    """(document, state) by the five rules; `acts` are those that touch the place, in order of time.

    Rule 4 looks for the act by which the holder of the day took over on the first day of its polity.
    """
    title = place.title
    if title["status"] in ("agreed", "undivided"):
        fixed = known.get(str(title["document"]))
        ended = day_of(fixed, "ended") if fixed else None
        return title["document"], "in-force" if ended is None or day < ended else "executed"
    dealing = [act for act in acts if act.touch in DEALS]
    candidates = [
        (act.touch in NAMES, sides <= set(act.by), act.begun, act.id)
        for act in dealing
        if act.between_states and act.id not in place.spent
        if act.begun and act.begun <= day and (act.ended is None or day < act.ended)
    ]
    if candidates:
        return max(candidates)[3], "in-force"
    for act in reversed(dealing):
        if sides <= set(act.by) and act.signed and act.in_force and act.signed <= day < act.in_force:
            return act.id, "signed"
    for act in acts:
        if act.kind in ACTS and act.by == [place.holder] and act.issued == place.polity_from:
            return act.id, "domestic"
    return NOTHING


def check_governing(entries: Entries) -> None:
    """Report spells of `governing` that the rules do not give, on the first day on which they do not."""
    sides = {side for side in entries.dispute.get("sides") or () if side}
    known = entries.by_id("documents")
    if len(sides) != 2 or entries.problems:
        return
    documents = sorted(known.values(), key=lambda document: (day_of(document, *DATE_EVENTS) or "", document["id"]))
    for place in entries.by_id("territories"):
        acts = [act_of(one, one["territories"][place], sides) for one in documents if place in one["territories"]]
        _check_place(entries, place, acts, sides, known)


class _Track:
    """The spells of one track of one place, in order of time."""

    def __init__(self, entries: Iterable[Entry], place: str) -> None:
        self.spells = sorted((e for e in entries if place in e.values["territories"]), key=lambda e: e.values["from"])
        self.days = [entry.values["from"] for entry in self.spells]

    def on(self, day: str) -> Entry | None:
        found = bisect_right(self.days, day)
        return self.spells[found - 1] if found else None


def _check_place(entries: Entries, place: str, acts: list[Act], sides: set[str], known: dict[str, Document]) -> None:
    tracks = {name: _Track(entries[name], place) for name in ("governing", "title", "control", "polity")}
    days = {day for track in tracks.values() for day in track.days}
    days.update(day for act in acts for day in act[-4:] if day)
    told: set[int] = set()
    for day in sorted(days):
        governing, title, control, polity = (tracks[name].on(day) for name in tracks)
        if governing is None or title is None or control is None or polity is None or id(governing) in told:
            continue
        before = tracks["title"].spells[: tracks["title"].spells.index(title)]
        spent = {entry.values["document"] for entry in before} - {title.values["document"]}
        facts = Day(title.values, spent, control.values["holder"], polity.values["from"])
        due = derive(day, facts, acts, sides, known)
        if not _follows(governing.values, title.values, due, facts.holder, known):
            told.add(id(governing))
            found = governing.values["document"], governing.values["state"]
            governing.at.problem(
                "not-by-rule",
                f"{place} on {day}: by the rules of docs/method.md {_told(due)} governs, not {_told(found)}",
            )


def _follows(spell: Document, title: Document, due: Governing, holder: str | None, known: dict[str, Document]) -> bool:
    """Whether a spell is what the rules give, or one of the two things that they leave to the record's judgement."""
    found = spell["document"], spell["state"]
    if found == due:
        return True
    document = known.get(str(found[0]))
    if document is None:
        return False
    if due == NOTHING and found[1] == "domestic":
        # which act of the holder it is; but it governs from the day of that act
        return holder is not None and document["by"] == [holder] and _issued(document) == spell["from"]
    # whether a boundary outlived a treaty that no act ended; a note of its entry into force says so
    outlived = (found[1], due[1]) == ("executed", "in-force") and found[0] == due[0] == title["document"]
    begun = [date for date in document["dates"] if date["event"] == "in_force" and date["note"]]
    return outlived and any(date["date"] < spell["from"] for date in begun) and day_of(document, "ended") is None


def _issued(document: Document) -> str | None:
    return day_of(document, "issued", "signed", "promulgated")


def _told(governing: Governing) -> str:
    document, state = governing
    return f"{document!r} ({state})" if document else "nothing"
