"""What is missing beside what governs: pending and in force, the act of the holder, and what goes with what governs.

A record that tells of nothing but what governs is asked for none of it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kurils.store.validate.beside.spells import HELD, LAWS, OVER, TOLD, Bearing, places_of
from kurils.store.validate.governing import DEALS, day_of, days_of
from kurils.store.validate.instruments import ENDING, SAID, SIGNED
from kurils.store.validate.statements import OPEN

if TYPE_CHECKING:
    from kurils.store.validate.beside.spells import Documents, Values
    from kurils.store.validate.form.entries import Entries, Entry

#: by these a holder takes a place over
TAKING = ("order", "decree", "law")
#: what the two sides agree on to confirm what governs
AGREED = ("treaty", "convention", "protocol", "declaration")

#: what lies beneath another document
RESTING = ("executes", "rests-on")
#: what is told of beside what governs
STATED = (*SIGNED, *SAID, *LAWS, "agreement", "protocol", "exchange-of-notes")


def check_missing(entries: Entries) -> None:
    """Report places and days on which a document bears of which nothing is told."""
    documents = entries.by_id("documents")
    sides = {*(entries.dispute.get("sides") or ())}
    if not entries["also"]:
        return
    record = Bearing(entries, documents)
    for entry in entries["governing"]:
        _check_none(entry, documents, record)
        _check_goes_on(entry, documents, record)
        _check_with(entry, documents, record, sides)
    for name in TOLD:
        for entry in entries[name]:
            _check_over(entry, documents, record)
    for entry in entries["also"]:
        _check_answered(entry, documents, record, sides)
    _check_pending(entries, documents, record)
    _check_taken_over(entries, documents, record)


def _check_none(entry: Entry, documents: Documents, record: Bearing) -> None:
    """Nothing governs from a day of which the holder's own act of law on the place is: then that act does."""
    values = entry.values
    for place in places_of(entry) if values.get("from") and not values.get("document") else ():
        control = [e.values for e in record.spells("control", place)]
        holders = {spell.get("holder") for spell in control if spell["from"] <= values["from"] < (spell["to"] or OPEN)}
        for document in documents.values():
            own, reach = [*(document.get("by") or ())], document.get("territories") or {}
            lawful = document.get("kind") in LAWS and len(own) == 1 and {*own} <= holders
            if lawful and reach.get(place) in DEALS and values["from"] in days_of(document):
                told = f"{document['id']}, an act of {own[0]}, which holds {place}, is of {values['from']}"
                entry.at.problem("missing-act", f"{told}, and nothing governs the place from then")


def _check_pending(entries: Entries, documents: Documents, record: Bearing) -> None:
    """What is in force at a place was pending there since it was signed, and what is pending comes into force there.

    A treaty that governs other places, and only bears on this one, may do so from its force on.
    """
    governs = {entry.values.get("document") for entry in entries["governing"]}
    for id, document in documents.items():
        signed, force = day_of(document, "signed"), day_of(document, "in_force") or day_of(document, "exchanged")
        for place, touch in (document.get("territories") or {}).items() if signed and force and signed < force else ():
            own = record.of(id, place)
            states = {entry.values.get("state") for entry in own}
            # a place whose title is open awaits whatever bears on it
            open_ = (record.on("title", place, str(signed)) or {}).get("status") == "unsettled"
            due = touch in DEALS or id not in governs or open_
            if states & {"in-force", "executed"} and "signed" not in states and due:
                told = f"{id} is pending at {place} from {signed} to {force}"
                own[0].at.problem("missing-signed", f"{told}: say so in `also` or `governing`")
            if "signed" in states and not any(
                e.values["from"] == force and e.values["state"] == "in-force" for e in own
            ):
                told = f"{id} is in force from {force}, and at {place} it is only signed"
                own[0].at.problem("missing-force", f"{told}: say in `also` or `governing` that it is in force")


def _check_goes_on(entry: Entry, documents: Documents, record: Bearing) -> None:
    """What another document comes to govern before goes on bearing on the place, where it has not ended then.

    With the title of the place that by which it was held before may be over.
    """
    values, end = entry.values, entry.values.get("to")
    document = documents.get(str(values.get("document")))
    ended = {day_of(document, "ended")} if document else set()
    if document is None or not end or values.get("to_edtf") or values.get("state") in ("signed", "executed"):
        return
    ended |= {day for kind, other in record.acting[document["id"]] if kind in ENDING for day in days_of(other)}
    for place in places_of(entry) if end not in ended else ():
        title = end in {spell.values.get("to") for spell in record.spells("title", place)}
        on = [e for e in record.of(document["id"], place) if e.values["from"] <= end < (e.values.get("to") or OPEN)]
        if not title and not on and record.on("governing", place, end):
            told = f"{document['id']} governs {place} until {end}, and nothing ended it then"
            entry.at.problem("missing-act", f"{told}: say in `also` how long it bears on it, or what ended it")
            return


def _check_with(entry: Entry, documents: Documents, record: Bearing, sides: set[str]) -> None:
    """Beside what governs stands what an order rests on, what the sides confirm it by, and law that amends it."""
    governing = documents.get(str(entry.values.get("document")))
    if governing is None or not entry.values.get("from"):
        return
    due: list[tuple[Values, str]] = []
    if governing.get("kind") == "order" and entry.values.get("state") == "in-force":
        due += [(other, "is beneath") for other in _beneath(governing, documents, (*RESTING, "confirms"))]
    domestic = entry.values.get("state") == "domestic"
    if domestic:
        own = (
            other for other in _beneath(governing, documents, ("rests-on",)) if other.get("by") == governing.get("by")
        )
        due += [(other, "is beneath") for other in own]
    begin, end = entry.values["from"], entry.values.get("to") or OPEN
    for kind, other in record.acting[governing["id"]]:
        parties, day = {*(other.get("by") or ())}, min(days_of(other, *OVER), default="")
        both = kind == "confirms" or (kind == "amends" and sides <= {*(governing.get("by") or ())})
        agreed = both and sides <= parties and other.get("kind") in AGREED
        law = kind == "amends" and domestic and other.get("kind") in TAKING
        if begin <= day < end and (agreed or law):
            due.append((other, kind))
    for other, how in due:
        for place in places_of(entry):
            if place in (other.get("territories") or ()) and not record.of(other["id"], place):
                told = f"{other['id']} touches {place} and {how} {governing['id']}, which governs it"
                entry.at.problem("missing-act", f"{told}: say in `also` that it bears on it")
                return


def _beneath(document: Values, documents: Documents, kinds: tuple[str, ...]) -> list[Values]:
    """What a document rests on, and what that rests on in turn."""
    found: list[Values] = []
    asked = [document]
    while asked:
        for effect in asked.pop().get("effects") or ():
            other = documents.get(str((effect or {}).get("document")))
            if other and effect.get("kind") in kinds and other not in (document, *found):
                found.append(other)
                asked.append(other)
    return found


def _check_over(entry: Entry, documents: Documents, record: Bearing) -> None:
    """What is told of ended other documents of the place: they are told of for the time before.

    And an act of law by which another ended is told of where that was, as long as nothing between states governs.
    """
    document = documents.get(str(entry.values.get("document")))
    if document is None:
        return
    for effect in (one for one in document.get("effects") or () if one):
        other = documents.get(str(effect.get("document"))) or {}
        if effect.get("kind") not in ENDING or other.get("kind") not in STATED or other["id"] in record.told:
            continue
        place = next((one for one in places_of(entry) if (other.get("territories") or {}).get(one) in DEALS), None)
        if place:
            said = f"{document['id']} ended {other['id']}, which deals with {place}"
            entry.at.problem("missing-act", f"{said}: say in `also` that it bore on it until then")
    by = document.get("by")
    for kind, other in record.acting[document["id"]] if document.get("kind") in LAWS else ():
        day = min(days_of(other), default="")
        if (
            kind not in ENDING
            or other.get("kind") not in LAWS
            or other.get("by") != by
            or day != entry.values.get("to")
        ):
            continue
        for place in places_of(entry):
            governing = record.on("governing", place, day) or {}
            between = governing.get("document") and governing.get("state") != "domestic"
            deals = (other.get("territories") or {}).get(place) in DEALS
            if deals and not between and not record.of(other["id"], place):
                said = f"{other['id']} ended {document['id']} on {day}, and deals with {place} as well"
                entry.at.problem("missing-act", f"{said}: say in `also` that it bears on it from then")
                return


def _check_answered(entry: Entry, documents: Documents, record: Bearing, sides: set[str]) -> None:
    """What one side said of a place is told with what the other answered, and what it answered itself."""
    values = entry.values
    document = documents.get(str(values.get("document"))) or {}
    parties = {*(document.get("by") or ())}
    if values.get("state") != "declared" or len(parties & sides) != 1:
        return
    effects = [(str(one.get("document")), one.get("kind")) for one in document.get("effects") or () if one]
    asked = [documents[id] for id, kind in effects if kind == "answers" and id in documents]
    replies = [other for kind, other in record.acting[document["id"]] if kind == "answers"]
    for place in places_of(entry):
        # who answers in turn may have the last word
        due = _of_others(asked, place, parties, sides) or _of_others(replies, place, parties, sides)
        if due and not any(record.of(other["id"], place) for other in due):
            ids = " or ".join(other["id"] for other in due)
            told = f"{document['id']} is told of at {place}, and not the other side of the exchange"
            entry.at.problem("one-sided", f"{told}: tell of {ids} too")
            return


def _of_others(documents: list[Values], place: str, parties: set[str], sides: set[str]) -> list[Values]:
    """Those of the documents that are of the other sides alone, and deal with a place."""
    return [
        other
        for other in documents
        if (other.get("territories") or {}).get(place) in DEALS and {*(other.get("by") or "?")} <= sides - parties
    ]


def _check_taken_over(entries: Entries, documents: Documents, record: Bearing) -> None:
    """The act of law by which the holder took a place over, or ran it anew, governs the place or bears on it."""
    issued: dict[str | None, list[Values]] = defaultdict(list)
    for document in documents.values():
        if document.get("kind") in TAKING and len(document.get("by") or ()) == 1:
            issued[day_of(document, "issued")].append(document)
    for name in HELD:
        for entry in entries[name]:
            begin = entry.values.get("from")
            for place in places_of(entry):
                holder = (record.on("control", place, str(begin)) or {}).get("holder")
                for document in issued.get(begin, ()):
                    deals = (document.get("territories") or {}).get(place) in DEALS
                    if document["by"] == [holder] and deals and not record.of(document["id"], place):
                        told = f"by {document['id']} {holder} took {place} over, or ran it anew, on {begin}"
                        entry.at.problem("missing-act", f"{told}: say in `also` or `governing` that it bears on it")
