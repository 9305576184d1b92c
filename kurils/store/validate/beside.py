"""What bears on a place beside what governs it: from when, to when, at which places, and in which standing.

A document that is told of at one place and one time is told of alike wherever it is alike: that is what is asked here.
Whether it is worth telling of at all is left to the record.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kurils.store.validate.governing import DEALS, day_of, days_of
from kurils.store.validate.instruments import DOMESTIC, ENDING, SAID, SIGNED
from kurils.store.validate.statements import OPEN, meet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.store.validate.form.entries import Entries, Entry

    Values = dict[str, Any]
    Documents = dict[str, Values]

#: where it is told which documents bear on a place, for the parties themselves
TOLD = ("governing", "also")
#: the acts by which a document comes to stand as it does, the surest first; those of the first line of any that has one
BEGINS = {
    "signed": (("signed",),),
    "in-force": (("in_force",), ("exchanged",), ("issued",), ("signed",)),
}
#: acts after which a document stands less than before, or not at all
OVER = ("ended", "denounced", "secret_until")
#: acts of law, by one of which another act of the same state ends
LAWS = (*DOMESTIC, "order", "resolution", "charter", "administration")
#: effects by which nothing ends
STANDING = ("confirms", "executes", "rests-on", "answers")
#: effects on what has come into force
CARRIED = ("rests-on", "amends", "replaces", "ends")
#: tracks with which what bears on a place may end: what is in force with what governs, an act of one with who holds it
TURNS = ("governing", "title")
HELD = ("control", "polity")
#: tracks by which two places stand alike, and what is the same of them then
ALIKE = ("title", "control")
SAME = {"title": ("status", "holder"), "control": ("holder", "kind"), "governing": ("document", "state")}


def check_beside(entries: Entries) -> None:
    """Report standings, days, places and articles that what bears on a place cannot have, and what is missing there."""
    documents = entries.by_id("documents")
    sides = {*(entries.dispute.get("sides") or ())}
    record = Bearing(entries, documents)
    for name in TOLD:
        for entry in entries[name]:
            document = documents.get(str(entry.values.get("document")))
            if document is not None:
                _check_kind(entry, document, sides)
                _check_ruler(entry, document, sides | record.holders)
    for entry in entries["also"]:
        document = documents.get(str(entry.values.get("document")))
        if document is None or not entry.values.get("from"):
            continue
        _check_executed(entry, document, record)
        _check_begin(entry, document, record)
        _check_end(entry, document, record)
        _check_law(entry, document, record)
        _check_title(entry, document, record, sides)
        _check_spent(entry, document, entries)
        _check_places(entry, document, record)
    _check_articles(entries, documents)


class Bearing:
    """The spells of each track by place, and what acts on each document."""

    def __init__(self, entries: Entries, documents: Documents) -> None:
        self._spells: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for name in (*TOLD, "title", *HELD):
            for entry in entries[name]:
                for place in entry.values.get("territories") or () if entry.values.get("from") else ():
                    self._spells[name, str(place)].append(entry)
        for spells in self._spells.values():
            spells.sort(key=lambda entry: str(entry.values["from"]))
        #: (kind of effect, document that has it) by the document that is acted on
        self.acting: dict[str, list[tuple[str, Values]]] = defaultdict(list)
        for document in documents.values():
            for effect in document.get("effects") or ():
                if effect:
                    self.acting[str(effect.get("document"))].append((str(effect.get("kind")), document))
        self.documents = documents
        #: documents that are told of anywhere
        self.told = {str(entry.values.get("document")) for name in TOLD for entry in entries[name]}
        self.sides = {str(side) for side in entries.dispute.get("sides") or () if side}
        #: whoever held any place on any day
        self.holders = {str(entry.values["holder"]) for entry in entries["control"] if entry.values.get("holder")}

    def spells(self, name: str, place: str) -> list[Entry]:
        """The spells of a track of a place, in order of time."""
        return self._spells.get((name, place), [])

    def on(self, name: str, place: str, day: str) -> Values | None:
        """The spell of a track on a day."""
        found = (e.values for e in self.spells(name, place) if e.values["from"] <= day < (e.values.get("to") or OPEN))
        return next(found, None)

    def of(self, id: str, place: str) -> list[Entry]:
        """All that tells of one document at a place, in whatever standing."""
        return [e for name in TOLD for e in self.spells(name, place) if e.values.get("document") == id]

    def alike(self, name: str, place: str, other: str, day: str) -> bool:
        """Whether two places stand alike on a day, by one track."""
        one, two = self.on(name, place, day), self.on(name, other, day)
        return one is not None and two is not None and all(one.get(key) == two.get(key) for key in SAME[name])

    def turns(self, names: Iterable[str], place: str) -> set[str | None]:
        """The days on which a spell of one of the tracks begins or ends at a place."""
        return {e.values.get(end) for name in names for e in self.spells(name, place) for end in ("from", "to")}


def places_of(entry: Entry) -> list[str]:
    """The ids of the territories of an entry."""
    return [str(place) for place in entry.values.get("territories") or ()]


def _check_kind(entry: Entry, document: Values, sides: set[str]) -> None:
    """What is said is declared, an act of law is domestic: neither becomes the other by being told of elsewhere.

    Nothing is in force between the sides that one of them had no part in, but what has a day of force, and orders.
    """
    state, kind = entry.values.get("state"), document.get("kind")
    if state == "domestic" and kind in SAID:
        entry.at.problem("not-domestic", f"{document['id']} is a {kind}, and no act of law: it is `declared`")
    if state == "declared" and kind and kind not in SAID:
        entry.at.problem("not-declared", f"{document['id']} is of the kind {kind!r}: it does more than declare")
    missing = sides - {*(document.get("by") or ())}
    if state == "in-force" and missing and kind != "order" and not day_of(document, "in_force", "exchanged"):
        told = f"{document['id']} has no day of force, and {', '.join(sorted(missing))} is no party to it"
        entry.at.problem("not-in-force", f"{told}: it is `signed` at most")
    if state == "signed" and kind in LAWS:
        entry.at.problem("not-pending", f"{document['id']} is an act of law: it is `domestic`, and waits for nobody")
    if state == "signed" and kind in SAID and not day_of(document, "in_force", "exchanged"):
        entry.at.problem("not-pending", f"{document['id']} is a {kind} that nothing was to follow: it is `declared`")


def _check_ruler(entry: Entry, document: Values, rulers: set[str]) -> None:
    """What is domestic is of a state that holds a place, or says that it is its own."""
    parties = {*(document.get("by") or ())}
    if entry.values.get("state") == "domestic" and rulers and parties and not parties & rulers:
        told = f"{document['id']} is by {', '.join(sorted(parties))}, which holds no place and is no side"
        entry.at.problem("not-domestic", f"{told}: it is in force, or declared")


def _check_executed(entry: Entry, document: Values, record: Bearing) -> None:
    """What has ended governs where its boundary stands, and bears on nothing beside; what ended was in force before."""
    state, id = entry.values.get("state"), document["id"]
    if state == "executed":
        entry.at.problem("not-executed", f"{id} has ended: it can govern still, by what it brought about, and no more")
    force, end = day_of(document, "in_force") or day_of(document, "exchanged"), entry.values.get("to") or OPEN
    # that it is so no longer is asked of whatever bears on a place
    if state == "signed" and force and end < force:
        entry.at.problem("not-pending", f"{id} is pending until it is in force, on {force}, and here until {end}")
    if state == "signed" and not force and day_of(document, "ended"):
        entry.at.problem("not-pending", f"{id} ended on {day_of(document, 'ended')}: it was more than signed before")
    for kind, other in record.acting[id] if state == "signed" and not force else ():
        first = min(days_of(other), default=OPEN)
        if kind in CARRIED and other.get("kind") in SIGNED and other.get("by") == document.get("by") and first < end:
            told = f"{kind} it: it was more than signed before"
            entry.at.problem("not-pending", f"{other['id']} of {first}, a {other['kind']} of the same parties, {told}")
            return


def _check_begin(entry: Entry, document: Values, record: Bearing) -> None:
    """It bears from the act by which it stands so, from its confirmation, or from when it governs no more."""
    begin, id = entry.values["from"], document["id"]
    if entry.values.get("from_edtf"):
        return
    steps = BEGINS.get(str(entry.values.get("state")), ())
    own = next((day for events in steps if (day := day_of(document, *events))), None)
    days = {own} if own else {*days_of(document, *OVER)}
    # what a side has said bears from then
    if entry.values.get("state") != "declared" or not {*(document.get("by") or ())} & record.sides:
        days |= {day for kind, other in record.acting[id] if kind == "confirms" for day in days_of(other, *OVER)}
    for place in places_of(entry):
        governed = {e.values.get("to") for e in record.spells("governing", place) if e.values.get("document") == id}
        if begin not in days | governed:
            told = f"{id} came to stand so on {own or min(days_of(document), default='no day')}"
            entry.at.problem("no-event", f"{told}, and here it begins on {begin}: mend `from`")
            return


def _check_end(entry: Entry, document: Values, record: Bearing) -> None:
    """It ends by itself, by what acts on it, with what governs the place or, an act of one, with how it is held."""
    end, id = entry.values.get("to"), document["id"]
    parties, ended = {*(document.get("by") or ())}, day_of(document, "ended")
    if end and ended and end > ended:
        entry.at.problem("ended-effect", f"{id} ended on {ended}, and bears on the place here until {end}")
    if not end or entry.values.get("to_edtf") or end in {*days_of(document)}:
        return
    acts = {day for kind, other in record.acting[id] if kind not in STANDING for day in days_of(other)}
    alone, domestic = len(parties) == 1, entry.values.get("state") == "domestic"
    laws = [
        other
        for other in record.documents.values()
        if alone and domestic and parties == {*(other.get("by") or ())} and other.get("kind") in LAWS
    ]
    # by what governs, what several agreed or said may end; an act of law does with how the place is held
    names = ("title", *HELD) if domestic else (*TURNS, *HELD) if alone else TURNS
    for place in places_of(entry):
        later = {day for law in laws if place in (law.get("territories") or ()) for day in days_of(law)}
        if end not in acts | later | record.turns(names, place):
            told = f"on {end} nothing is dated of {id} or of what acts on it, and {place} stands as before"
            entry.at.problem("no-event", f"{told}: mend `to`")
            return


def _check_law(entry: Entry, document: Values, record: Bearing) -> None:
    """An act of law that is known to end bears until then, or until the place is another's.

    What executes it bears no longer, what it rests on as long, and none of one side on what both then leave undivided.
    """
    end, parties, id = entry.values.get("to"), {*(document.get("by") or ())}, document["id"]
    if entry.values.get("state") != "domestic" or len(parties) != 1:
        return
    over = _over(document, record)
    if end and not entry.values.get("to_edtf") and over and end < over:
        for place in places_of(entry):
            held, title = record.on("control", place, end) or {}, record.on("title", place, end) or {}
            if not {held.get("holder"), title.get("holder")} - {None, *parties}:
                told = f"{id} is over on {over}, and {place} is nobody else's on {end}"
                entry.at.problem("no-event", f"{told}: it bears on it until then")
                return
    for effect in document.get("effects") or ():
        law = record.documents.get(str((effect or {}).get("document"))) or {}
        last = _over(law, record) if (effect or {}).get("kind") == "executes" else None
        if last and {*(law.get("by") or ())} == parties and (end or OPEN) > last:
            entry.at.problem("overtaken", f"{id} executes {law['id']}, which is over on {last}: it bears until then")
    resting = [other for kind, other in record.acting[id] if kind == "rests-on"]
    for place in places_of(entry):
        for other in resting:
            spells = [e.values for e in record.of(other["id"], place) if e.values.get("state") == "domestic"]
            last = max((spell.get("to") or OPEN for spell in spells), default="")
            if end and end < last and {*(other.get("by") or ())} == parties:
                entry.at.problem("no-event", f"{other['id']} rests on {id}, and bears on {place} until {last}")
                return
        before = record.on("title", place, entry.values["from"]) or {}
        for title in (e.values for e in record.spells("title", place)):
            left = title.get("status") == "undivided" and before.get("status") != "undivided"
            if left and entry.values["from"] < title["from"] and meet(title, entry.values):
                told = f"{place} is left undivided from {title['from']}: no act of {', '.join(parties)} alone"
                entry.at.problem("overtaken", f"{told} bears on it then")
                return


def _over(document: Values, record: Bearing) -> str | None:
    """The first day on which a document ended, by itself or by another."""
    days = {day for kind, other in record.acting[str(document.get("id"))] if kind in ENDING for day in days_of(other)}
    return min(days | {day_of(document, "ended") or OPEN} - {OPEN}, default=None)


def _check_title(entry: Entry, document: Values, record: Bearing, sides: set[str]) -> None:
    """What the parties agreed or said beside a title by agreement, or an undivided one, bears no longer than that."""
    parties = {*(document.get("by") or ())}
    if entry.values.get("state") == "domestic" or not parties or not parties <= sides:
        return
    for place in places_of(entry):
        begin = end = entry.values["from"]
        for title in record.spells("title", place):
            if title.values.get("status") in ("agreed", "undivided") and title.values["from"] <= end:
                end = max(end, title.values.get("to") or OPEN)
        if begin < end < (entry.values.get("to") or OPEN):
            told = f"title of {place} by agreement is over on {end}"
            entry.at.problem("overtaken", f"{told}: what bore on it, such as {document['id']}, does so until then")
            return


def _check_spent(entry: Entry, document: Values, entries: Entries) -> None:
    """What fixed title is in force beside as long as it fixes any, and where it governs it is in force then too."""
    id, end = document["id"], entry.values.get("to") or OPEN
    if entry.values.get("state") != "in-force":
        return
    fixed = [e.values.get("to") or OPEN for e in entries["title"] if e.values.get("document") == id]
    if fixed and max(fixed) < end:
        entry.at.problem("overtaken", f"{id} fixes title of no place from {max(fixed)} on: it is in force until then")
    for spell in entries["governing"]:
        executed = spell.values.get("document") == id and spell.values.get("state") == "executed"
        if executed and meet(spell.values, entry.values):
            told = f"{id} is executed from {spell.values['from']}, where it governs"
            entry.at.problem("not-in-force", f"{told}, and is in force here on the same days")
            return


def _check_places(entry: Entry, document: Values, record: Bearing) -> None:
    """What deals with a place does so wherever places stand alike; what only bears on it, where the same governs."""
    begin, end = entry.values["from"], entry.values.get("to") or OPEN
    reach, here = document.get("territories") or {}, places_of(entry)
    for place in reach:
        turns = {begin, *record.turns(("governing", "title"), place)}
        for day in sorted(day for day in turns if day and begin <= day < end):
            if any(e.values["from"] <= day < (e.values.get("to") or OPEN) for e in record.of(document["id"], place)):
                continue
            other = next((each for each in here if _alike(each, place, reach, day, record)), None)
            if other:
                told = f"{document['id']} touches {place} as it does {other}, where it bears on {day}"
                entry.at.problem("missing-place", f"{told}: name both, or say otherwise what it touches")
                return


def _alike(other: str, place: str, reach: Values, day: str, record: Bearing) -> bool:
    """Whether a document touches two places alike that stand alike on a day."""
    touches = {reach.get(other), reach[place]}
    tracks = () if touches <= {*DEALS} else ("governing",) if len(touches) == 1 else None
    return tracks is not None and all(record.alike(name, place, other, day) for name in (*ALIKE, *tracks))


def _check_articles(entries: Entries, documents: Documents) -> None:
    """A document bears on a place by one article, and by an article everywhere if anywhere.

    Where it is told which places its articles touch, it is one that touches some; or a note says why another.
    """
    first: dict[tuple[str, str], Any] = {}
    given = {e.values.get("document") for name in TOLD for e in entries[name] if e.values.get("article")}
    for name in ("title", *TOLD):
        for entry in entries[name]:
            id, article = entry.values.get("document"), entry.values.get("article")
            if id and id in given and not article:
                entry.at.problem("missing-article", f"`article` is missing: {id} bears on other places or days by one")
            articles = [one for one in (documents.get(str(id)) or {}).get("articles") or () if one]
            touching = [str(one.get("number")) for one in articles if one.get("territories")]
            there = article in [one.get("number") for one in articles]
            if touching and there and article not in touching and not entry.values.get("note"):
                told = f"article {article} of {id} touches no place; {', '.join(touching)} do"
                entry.at.problem("wrong-article", f"{told}: mend one of them, or say why in a `note`")
            for place in places_of(entry) if id and article else ():
                known = first.setdefault((str(id), place), article)
                if known != article:
                    told = f"{id} bears on {place} by article {known} on other days, and by {article} here"
                    entry.at.problem("other-article", told)
                    break
