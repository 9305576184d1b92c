"""What bears on a place beside what governs it: in which standing, from when, to when, and at which places.

A document that is told of at one place and one time is told of alike wherever it is alike: that is what is asked here.
Whether it is worth telling of at all is left to the record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.store.validate.beside.lasting import check_begin, check_end, check_law
from kurils.store.validate.beside.places import check_articles, check_places
from kurils.store.validate.beside.spells import LAWS, TOLD, Bearing, places_of
from kurils.store.validate.governing import day_of, days_of
from kurils.store.validate.instruments import SAID, SIGNED
from kurils.store.validate.statements import OPEN, meet

if TYPE_CHECKING:
    from kurils.store.validate.beside.spells import Values
    from kurils.store.validate.form.entries import Entries, Entry

#: effects on what has come into force
CARRIED = ("rests-on", "amends", "replaces", "ends")


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
        check_begin(entry, document, record)
        check_end(entry, document, record)
        check_law(entry, document, record)
        _check_title(entry, document, record, sides)
        _check_spent(entry, document, entries)
        check_places(entry, document, record)
    check_articles(entries, documents)


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
