"""What happens to which kind of document: a treaty is not issued, a speech is not in force, a landing is not published.

The `note` of a date, or of a document, may explain what history has otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kurils.answers.lists import EVENT_KINDS, INSTRUMENT_KINDS
from kurils.store.validate.instruments import RATIFIED
from kurils.store.validate.statements import OPEN, days_apart
from kurils.store.validate.voices import speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.store.validate.form.entries import Entries, Entry

#: kinds that several conclude with one another
CONCLUDED = ("treaty", "convention", "agreement", "protocol", "exchange-of-letters", "exchange-of-notes",
             "oral-agreement", "communique", "talks", "demarcation", "war")  # fmt: skip
#: those that one may stand for alone, as for a union of states, or hold with its own; then a note says so
STANDING = ("treaty", "talks", "communique", "war")
#: kinds that one person or body gives out, alone
OF_ONE = ("letter", "memorandum", "speech", "instruction", "order", "petition", "map")
#: kinds that are neither said in a room nor held on days
_ON_PAPER = ("report", "map", "court-case", "exchange-of-notes")
#: kinds of acts that set something in force
_SETTING = (*RATIFIED, "law", "constitution", "decree", "order", "cabinet-act", "instruction", "resolution",
            "exchange-of-letters", "oral-agreement", "administration")  # fmt: skip
#: what a document is called in the first words of its title -> what it may be
CALLED = {
    "Treaty": ("treaty",),
    "Convention": ("convention",),
    "Agreement": ("agreement", "oral-agreement"),
    "Protocol": ("protocol",),
    "Declaration": ("declaration", "decree", "statement"),
    "Communiqué": ("communique",),
    "Statement": ("statement", "speech", "declaration", "communique"),
    "Letter": ("letter",),
    "Letters": ("letter", "exchange-of-letters"),
    "Message": ("letter", "note"),
    "Note": ("note",),
    "Notes": ("note", "exchange-of-notes"),
    "Memorandum": ("memorandum",),
    "Proposal": ("proposal", "report"),
    "Speech": ("speech",),
    "Address": ("speech",),
    "Instruction": ("instruction",),
    "Instructions": ("instruction",),
    "Order": ("order", "decree", "cabinet-act", "instruction"),
    "Ordinance": ("order", "decree", "administration"),
    "Decree": ("decree", "order"),
    "Edict": ("decree", "order"),
    "Law": ("law",),
    "Act": ("law",),
    "Constitution": ("constitution",),
    "Resolution": ("resolution", "decree", "cabinet-act"),
    "Report": ("report",),
    "Charter": ("charter",),
    "Map": ("map",),
    "Petition": ("petition", "resolution"),
    "Expedition": ("expedition",),
    "Landing": ("landing",),
    "Occupation": ("occupation",),
    "Visit": ("visit", "talks"),
    "Talks": ("talks",),
}
#: words of a title among which the one stands that says what the document is
_FIRST = 3
_WORD = re.compile(r"[\w'’-]+")
_TEXTS = (*INSTRUMENT_KINDS, "administration")


def _without(kinds: Iterable[str], *others: str) -> tuple[str, ...]:
    return tuple(kind for kind in kinds if kind not in others)


#: what happens -> the kinds to which it does; what is not here, and what is ratified, is told of elsewhere
HAPPENING = {
    "issued": _without(_TEXTS, "treaty", "convention", "agreement", "protocol", "oral-agreement", "constitution"),
    "delivered": _without(INSTRUMENT_KINDS, "law", "constitution", "decree", "cabinet-act", "map", "oral-agreement"),
    "published": _TEXTS,
    "promulgated": (*RATIFIED, "law", "constitution", "decree", "order"),
    # names on a map too
    "in_force": (*_SETTING, "map"),
    "ended": (*_SETTING, "court-case"),
    "denounced": (*RATIFIED, "exchange-of-letters", "statement", "note"),
    "occurred": _without((*INSTRUMENT_KINDS, *EVENT_KINDS), *_ON_PAPER),
}
#: what may happen to what is of another kind too, such as a paper to talks; then the note of the date says so
EXPLAINED = ("issued", "delivered", "published", "occurred")
#: events that begin on a day of their own; an administration may begin with an order
OCCURRING = _without(EVENT_KINDS, "administration")
#: years that what occurs lasts, at most, and after which a text is made known; longer is worth a note
LASTING = {"talks": 1, "visit": 1, "landing": 1, "raid": 1, "surrender": 1, "hand-over": 1, "incident": 1, "rising": 1}
LATER = 2
#: what happens to a thing that is there already; and that takes a text that was made
AFTER_ALL = ("ratified", "exchanged", "denounced", "ended", "concluded", "secret_until")
_TAKING = ("ratified", "exchanged", "in_force", "promulgated", "ended")
_MAKING = ("signed", "issued", "delivered")
#: what makes a text known or brings it into force
_AFTER = ("ratified", "exchanged", "in_force", "promulgated", "issued", "delivered", "published")


def check_acts(entries: Entries) -> None:
    """Report documents to which what happens to them cannot happen, of one where several conclude, and too late."""
    actors = {**entries.by_id("others"), **entries.by_id("states")}
    for entry in entries["documents"]:
        dates = [date for date in entry.values.get("dates") or () if date and date.get("event")]
        kind = str(entry.values.get("kind"))
        for date in dates:
            may = HAPPENING.get(date["event"])
            noted = date.get("note") and date["event"] in EXPLAINED
            if may and entry.values.get("kind") and kind not in may and not noted:
                say = ", or say in the date's `note` how it was" if date["event"] in EXPLAINED else ""
                told = f"a {kind} is not {date['event']}: mend one of the two{say}"
                entry.at.problem("no-event", told)
        _check_called(entry, kind)
        events = {date["event"] for date in dates}
        if kind in OCCURRING and dates and "occurred" not in events:
            entry.at.problem("no-event", f"a {kind} has a day on which it `occurred`; this one was {_list(events)}")
        else:
            _check_made(entry, kind, dates)
        _check_parties(entry, kind, dates, actors)
        _check_time(entry, kind, dates)


def _check_called(entry: Entry, kind: str) -> None:
    """A document is what its title calls it: a Treaty of … is a treaty."""
    title = str((entry.values.get("titles") or {}).get("en"))
    word = next((word for word in _WORD.findall(title)[:_FIRST] if word in CALLED), None)
    if word and entry.values.get("kind") and kind not in CALLED[word]:
        told = f"its title calls it {word}, and it is of the kind {kind!r}: mend one of the two"
        entry.at.problem("other-kind", told)


def _list(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))


def _check_made(entry: Entry, kind: str, dates: list[dict[str, Any]]) -> None:
    """A thing is made before anything else happens to it; what is ratified or in force was signed or issued."""
    first = min((date["date"] for date in dates if date.get("date")), default="")
    then, events = {date["event"] for date in dates if date.get("date") == first}, {date["event"] for date in dates}
    if then and then <= {*AFTER_ALL}:
        told = f"the first of its days is that on which it was {_list(then)}"
        entry.at.problem("no-event", f"{told}: give the day on which it was made, or occurred")
    elif kind in RATIFIED and events & {*_TAKING} and not events & {*_MAKING}:
        told = f"a {kind} that was {_list(events & {*_TAKING})} was signed, issued or delivered, and no date says when"
        entry.at.problem("no-event", told)


def _check_parties(entry: Entry, kind: str, dates: list[dict[str, Any]], actors: dict[str, dict[str, Any]]) -> None:
    """Several conclude a treaty and exchange it, or a note says who; one alone gives an order or writes a letter."""
    parties = entry.values.get("by") or ()
    noted = entry.values.get("note") or any(date.get("note") for date in dates)
    several = kind in CONCLUDED or any(date["event"] == "exchanged" for date in dates)
    if len(parties) == 1 and several and not (noted and kind in STANDING):
        told = f"`by` names {', '.join(parties)} alone, and a {kind} is of several: name them"
        entry.at.problem("one-side", told)
    if len(parties) < 2 or kind not in OF_ONE:
        return
    parts = (entry.values, *dates)
    notes = " ".join(str((part.get("note") or {}).get("en") or "") for part in parts)
    unnamed = [party for party in parties if party in actors and not speaks_of(actors[party]).search(notes)]
    if unnamed or not noted:
        told = f"a {kind} is the act of one; `by` names {', '.join(parties)}"
        entry.at.problem("two-sides", f"{told}, and no `note` names {', '.join(unnamed or parties)} and says how")


def _check_time(entry: Entry, kind: str, dates: list[dict[str, Any]]) -> None:
    """Talks do not last for years, and a text is made known or comes into force soon, but for what a note tells."""
    days = {date["event"]: date["date"] for date in dates if date.get("date")}
    first = min(days.values(), default="")
    secret, published = days.get("secret_until", ""), days.get("published", OPEN)
    if published < secret:
        entry.at.problem("order", f"it is published on {published}, and secret_until {secret}")
    for date in dates:
        day, event = date.get("date"), date["event"]
        if not day or date.get("note"):
            continue
        years = LASTING.get(kind) if event == "concluded" else None
        if years and "occurred" in days and days_apart(days["occurred"], day) > years * 366:
            told = f"a {kind} that occurred on {days['occurred']} is concluded on {day}"
            entry.at.problem("too-long", f"{told}: mend it, or say in the date's `note` why it lasted so long")
        if event in _AFTER and days_apart(first, day) > LATER * 366:
            told = f"{event} on {day}, more than {LATER} years after {first}"
            entry.at.problem("too-long", f"{told}: mend it, or say in the date's `note` why so late")
