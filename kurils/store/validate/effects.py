"""What one document does to another: to one that is there and can undergo it, by those whose it is, for places of both.

What history has otherwise, the `note` of an effect may explain, if it names something of the other document: a year, an
article, a name. But no note lets a document act on one of a later time, or on one to which that cannot happen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.answers.lists import EVENT_KINDS, INSTRUMENT_KINDS
from kurils.store.validate.governing import days_of
from kurils.store.validate.instruments import RATIFIED, SAID
from kurils.store.validate.statements import OPEN, days_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.store.validate.form.entries import Entries, Entry

#: what happens to a document when it does no more
UNDONE = ("ended", "denounced")
#: days by which a document may act on one that is about to be signed, where a note says so
BEFORE = 31
#: years within which something is answered or carried out, and after which it may be reopened unclosed
YEARS = 5
#: years after which what is changed or ended had hardly lasted
LASTED = 50
#: effects that undo or change what somebody did
UNDOING = ("ends", "replaces", "amends", "suspends", "denounces", "reopens")
#: those that nobody has alone on what several concluded; each of them may denounce it, or hold it to have ended
TOGETHER = ("replaces", "amends")
#: those that take an act that binds; what is only said has them on nothing that does
BY_ACTS = ("replaces", "amends", "ends")
ONLY_SAID = (*(kind for kind in SAID if kind != "declaration"), "oral-agreement", "report", "petition", "talks")
#: acts that bind, beside what has a day of force
BINDING = (*(kind for kind in RATIFIED if kind != "declaration"), "law", "constitution", "decree", "order")
#: what somebody else may rest on or confirm, since it is there for all
OF_ALL = ("rests-on", "confirms")
_ORDERED = (*INSTRUMENT_KINDS, "administration")
_LASTING = (*_ORDERED, "trading-post", "settlement", "occupation", "rising", "incident", "war", "talks")
#: effect -> kinds of documents and events that can undergo it
UNDERGOING = {
    "amends": _ORDERED,
    "replaces": _ORDERED,
    "rests-on": _ORDERED,
    "executes": INSTRUMENT_KINDS,
    "confirms": (*INSTRUMENT_KINDS, "talks", "expedition"),
    "denounces": RATIFIED,
    "ends": _LASTING,
    "suspends": (*_LASTING, "visit"),
    "reopens": (*_LASTING, "visit"),
}
#: effect -> kinds that have it; those that are not here all may have
HAVING = {
    "amends": _ORDERED,
    "replaces": _ORDERED,
    "confirms": (*INSTRUMENT_KINDS, "talks", "visit"),
    "denounces": INSTRUMENT_KINDS,
    "ends": (*_ORDERED, "hand-over", "surrender", "occupation", "war", "removal", "talks"),
    "suspends": (*_ORDERED, "occupation", "war", "landing"),
    "reopens": (*INSTRUMENT_KINDS, "talks", "visit"),
}
#: articles that a text names, with the name of the document in front of them if it has one
_ARTICLES = re.compile(r"(\b[A-Z]\w+ )?\bArt(?:s?\.?|icles?) ((?:\d+|[IVXLC]+\b)(?:(?:, | and )(?:\d+|[IVXLC]+\b))*)")
_NUMBER = re.compile(r"\d+|[IVXLC]+")
#: a name, in a note
_NAME = re.compile(r"\b[A-Z]\w{4,}")

Document = dict[str, Any]


class _Effect(NamedTuple):
    """One document, what it does, to which, and whether a note explains that."""

    entry: Entry
    kind: str
    target: Document
    note: str

    @property
    def explained(self) -> bool:
        """Whether its note names a year, an article or a name of the document on which it is."""
        articles = [article for article in self.target.get("articles") or () if article]
        numbers = {number for one in articles for number in _NUMBER.findall(str(one.get("number")))}
        named = {number for _, given in _ARTICLES.findall(self.note) for number in _NUMBER.findall(given)}
        if named & numbers or any(day[:4] in self.note for day in days_of(self.target)):
            return True
        texts = [self.target.get("titles"), self.target.get("short"), self.target.get("summary")]
        said = " ".join(str((text or {}).get("en")) for text in (*texts, *(one.get("summary") for one in articles)))
        return any(name in said for name in _NAME.findall(self.note))

    def told(self, message: str, explained: bool = True) -> None:
        if explained and self.explained:
            return
        say = "; mend it, or let its `note` say how, and name something of it" if explained else ""
        self.entry.at.problem("odd-effect", f"{self.kind} {self.target['id']}{message}{say}")


def check_effects(entries: Entries) -> None:
    """Report effects on a document of a later day, in a ring, or that a document cannot have on that one."""
    documents = entries.by_id("documents")
    effects = [
        _Effect(
            entry,
            str(effect.get("kind")),
            documents[str(effect.get("document"))],
            (effect.get("note") or {}).get("en") or "",
        )
        for entry in entries["documents"]
        for effect in entry.values.get("effects") or ()
        if effect and effect.get("document") in documents and effect.get("document") != entry.values.get("id")
    ]
    doing = {(effect.entry.values.get("id"), effect.target["id"]) for effect in effects}
    over: dict[str, list[str]] = defaultdict(list)
    for effect in effects:
        if effect.kind in ("ends", "replaces", "suspends"):
            over[effect.target["id"]].append(_first(effect.entry.values))
    for effect in effects:
        own = effect.entry.values.get("id")
        _check_later(effect)
        _check_kinds(effect)
        _check_articles(effect)
        if (effect.target["id"], own) in doing:
            effect.entry.at.problem("ring", f"{own} and {effect.target['id']} have an effect on one another")
        _check_time(effect, over[effect.target["id"]])
        _check_whose(effect)
        _check_ground(effect)
    for entry in entries["documents"]:
        _check_undone(entry, [effect for effect in effects if effect.target is entry.values])
        given = [(one.get("kind"), one.get("document")) for one in entry.values.get("effects") or () if one]
        if len(set(given)) != len(given):
            entry.at.problem("repeated", "an effect is given twice")


def _check_later(effect: _Effect) -> None:
    """It is there when the document acts: what is about to be signed may be changed or relied on before, by a note."""
    made = max(days_of(effect.entry.values, *UNDONE), default="") or _first(effect.entry.values) or OPEN
    begun = _first(effect.target)
    if begun > made and (not effect.note or days_apart(made, begun) > BEFORE):
        told = f"{effect.kind} {effect.target['id']}, which is of a later day ({begun})"
        effect.entry.at.problem("later-effect", told)


def _check_kinds(effect: _Effect) -> None:
    """What lasts can be ended, what was ordered changed, what was said confirmed; what only says so does not bind."""
    kind, own = effect.target.get("kind"), effect.entry.values.get("kind")
    if not kind or not own:
        return
    if kind not in UNDERGOING.get(effect.kind, (kind,)):
        effect.told(f", which is of the kind {kind!r}, to which that does not happen", explained=False)
    if own not in HAVING.get(effect.kind, (own,)):
        effect.told(f", and is of the kind {own!r}, which does no such thing", explained=False)
    binds = kind in BINDING or any(_days_of(effect.target, "in_force"))
    if own in ONLY_SAID and binds and effect.kind in BY_ACTS:
        effect.told(f": a {own} alone does not undo a {kind}")


def _check_articles(effect: _Effect) -> None:
    """Articles that its note names, and not as those of a third document, one of the two has."""
    had = {
        number
        for document in (effect.entry.values, effect.target)
        for article in document.get("articles") or ()
        for number in _NUMBER.findall(str((article or {}).get("number")))
    }
    for named, numbers in _ARTICLES.findall(effect.note):
        lacking = [number for number in _NUMBER.findall(numbers) if number not in had]
        if lacking and not named:
            effect.told(f": its note names article {', '.join(lacking)}, which neither of the two has", explained=False)


def _check_whose(effect: _Effect) -> None:
    """Who did it undoes or carries it out, and nobody alone what several concluded; nobody answers himself."""
    own, theirs = effect.entry.values, {*(effect.target.get("by") or ())}
    by = {*(own.get("by") or ())}
    if effect.kind == "answers":
        if by == theirs and len(by) == 1:
            effect.told(f", which is of {', '.join(by)} too: it would answer itself")
        return
    acting = theirs | {str(person.get("for")) for person in effect.target.get("signatories") or () if person}
    alone = (effect.kind in OF_ALL and len(theirs) > 1) or "court-case" in (own.get("kind"), effect.target.get("kind"))
    if by and theirs and not by & acting and not alone:
        effect.told(f", an act of {', '.join(sorted(theirs))}, and not of {', '.join(sorted(by))}")
    elif effect.kind in TOGETHER and len(by) == 1 and len(theirs) > 1:
        effect.told(f", which {', '.join(sorted(theirs))} concluded; {', '.join(by)} alone does not")


def _check_ground(effect: _Effect) -> None:
    """Where both touch places, they have one in common; what is amended may be extended to others."""
    own, theirs = ({*(one.get("territories") or ())} for one in (effect.entry.values, effect.target))
    if own and theirs and not own & theirs and effect.kind != "amends":
        effect.told(f", which touches {', '.join(sorted(theirs))}: no place that this document touches")


def _check_time(effect: _Effect, over: list[str]) -> None:
    """What is answered or carried out is not long past; what had ended is not changed; what is reopened was closed."""
    first, last = _first(effect.entry.values), max(days_of(effect.target), default="")
    if not first or not last:
        return
    years = int(first[:4]) - int(last[:4])
    late = years > YEARS
    if late and effect.kind == "confirms" and effect.target.get("kind") in EVENT_KINDS:
        effect.told(f", an event of {last}, more than {YEARS} years before ({first})", explained=False)
    if late and effect.kind in ("answers", "executes"):
        effect.told(f" of {last}, more than {YEARS} years before ({first})")
    if years > LASTED and effect.kind in BY_ACTS:
        effect.told(f" of {last}, more than {LASTED} years before ({first})")
    ended = min((*_days_of(effect.target, "ended"), *(day for day in over if day)), default="")
    if ended and int(ended[:4]) < int(first[:4]) and effect.kind in ("amends", "suspends", "executes"):
        effect.told(f", which was over on {ended}, before {first}")
    if effect.kind == "reopens" and not late and not (ended and ended < first):
        effect.told(f" of {last}, which nothing in the record had closed before {first}")


def _check_undone(entry: Entry, effects: list[_Effect]) -> None:
    """What others ended or denounced was so on a day of theirs, if no note says how, and by one whose act that was."""
    for event, kinds in (("ended", ("ends", "replaces")), ("denounced", ("denounces",))):
        by = [effect.entry.values for effect in effects if effect.kind in kinds]
        days = {day for one in by for day in days_of(one)}
        parties = {party for one in by for party in one.get("by") or ()}
        ids = ", ".join(str(one["id"]) for one in by)
        for date in entry.values.get("dates") or ():
            if not date or date.get("event") != event or not days:
                continue
            if date.get("date") and date["date"] not in days and not date.get("note"):
                entry.at.problem("no-event", f"{event} on {date['date']}, which is no day of {ids}, by which it was")
            if date.get("by") and parties and date["by"] not in parties:
                entry.at.problem("no-party", f"{event} by {date['by']}, and {ids} is by {', '.join(sorted(parties))}")


def _days_of(document: Document, event: str) -> Iterator[str]:
    dates = (date for date in document.get("dates") or () if date and date.get("date"))
    return (date["date"] for date in dates if date.get("event") == event)


def _first(document: Document) -> str:
    return min(days_of(document), default="")
