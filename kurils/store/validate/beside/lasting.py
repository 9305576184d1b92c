"""From when to when a document bears on a place: from an act of its own on, until it ends or is overtaken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.store.validate.beside.spells import HELD, LAWS, OVER, Bearing, places_of
from kurils.store.validate.governing import day_of, days_of
from kurils.store.validate.instruments import ENDING
from kurils.store.validate.statements import OPEN, meet

if TYPE_CHECKING:
    from kurils.store.validate.beside.spells import Values
    from kurils.store.validate.form.entries import Entry

#: the acts by which a document comes to stand as it does, the surest first; those of the first line of any that has one
BEGINS = {
    "signed": (("signed",),),
    "in-force": (("in_force",), ("exchanged",), ("issued",), ("signed",)),
}
#: effects by which nothing ends
STANDING = ("confirms", "executes", "rests-on", "answers")
#: tracks with which what is in force beside may end
TURNS = ("governing", "title")


def check_begin(entry: Entry, document: Values, record: Bearing) -> None:
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


def check_end(entry: Entry, document: Values, record: Bearing) -> None:
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


def check_law(entry: Entry, document: Values, record: Bearing) -> None:
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
