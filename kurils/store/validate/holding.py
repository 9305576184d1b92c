"""How a place is held: by an act of those days, in the way of that act, and by a state that was there then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.dates.edtf import span as edtf_span
from kurils.store.validate.agreeing import OF_WAR
from kurils.store.validate.governing import DEALS, day_of, days_of
from kurils.store.validate.instruments import SIGNED
from kurils.store.validate.statements import OPEN, meet

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries, Entry

    Values = dict[str, Any]

#: kinds of what else brings a place into the hands of another
TAKING = ("hand-over", "order", "decree")
#: what begins by its documents, also where of the day no more is known than a span
BEGUN_BY = ("control", "title", "claims")


def check_holding(entries: Entries) -> None:
    """Report acts of another time, ways of holding that their act or their group does not have, and polities then."""
    documents = entries.by_id("documents")
    for name in BEGUN_BY:
        for entry in entries[name]:
            _check_in_span(entry, documents)
    territory_of = {id: str(island.get("territory")) for id, island in entries.by_id("islands").items()}
    polities = entries.by_id("polities")
    for entry in entries["control"]:
        _check_act(entry, documents)
        _check_group(entry, entries, territory_of)
        _check_taken(entry, documents, territory_of)
        _check_post(entry, entries, polities)
    _check_following(entries)
    covered = (entries.record.get("coverage") or {}).get("from")
    for entry in entries["polity"]:
        _check_polity(entry, polities)
        _check_holder(entry, entries)
        if entry.values.get("from") not in (None, covered):
            _check_turn(entry, entries, documents, polities)


def _check_in_span(entry: Entry, documents: dict[str, Values]) -> None:
    """Of the acts by which it begins one is of the span that is told of its beginning."""
    values = entry.values
    ids = [str(id) for id in (values.get("document"), *(values.get("documents") or ())) if id in documents]
    if not ids or not values.get("from") or not values.get("from_edtf"):
        return
    first, last = _span(values["from_edtf"], values["from"])
    for id in ids:
        for date in documents[id].get("dates") or ():
            if date and date.get("date"):
                begin, end = _span(date.get("edtf"), date["date"])
                if begin <= last and first <= end:
                    return
    told = f"no date of {', '.join(ids)} lies in {values['from_edtf']}, in which the spell begins"
    entry.at.problem("no-event", f"{told}: mend one of them")


def _span(edtf: Any, day: str) -> tuple[str, str]:
    first, last = edtf_span(edtf) if edtf else (None, None)
    return (first.isoformat() if first else "", last.isoformat() if last else OPEN) if edtf else (day, day)


def _check_act(entry: Entry, documents: dict[str, Values]) -> None:
    """An occupation begins by an act of war; one of which no act is told is inferred."""
    values = entry.values
    document = documents.get(str(values.get("document"))) or {}
    kind = document.get("kind")
    if values.get("kind") == "military-occupation" and kind and kind not in OF_WAR:
        told = f"{document['id']} is of the kind {kind!r}, and no act of war ({', '.join(OF_WAR)})"
        entry.at.problem("other-kind", f"{told}: what begins by it is no military-occupation")
    force = day_of(document, "in_force")
    if values.get("holder") and kind in SIGNED and force and values.get("from") and values["from"] < force:
        told = f"{document['id']} is in force from {force}: nobody comes to hold the place by it before"
        entry.at.problem("not-in-force", f"{told}; name the act by which it was taken over")
    if values.get("kind") == "military-occupation" and not document and values.get("certainty") != "inferred":
        told = f"{values.get('holder')} occupies the place by no act that is told"
        entry.at.problem("no-document", f"{told}: name the `document`, or call it `inferred`")


def _check_taken(entry: Entry, documents: dict[str, Values], territory_of: dict[str, str]) -> None:
    """Who comes to hold a place on the day of an act of its own by which places are taken over does so by that."""
    values, begin, holder = entry.values, entry.values.get("from"), entry.values.get("holder")
    if not begin or not holder or values.get("document") or values.get("from_edtf"):
        return
    places = {*(values.get("territories") or ()), *(territory_of.get(str(one)) for one in values.get("members") or ())}
    for document in documents.values():
        taking = document.get("kind") in (*OF_WAR, *TAKING) and holder in (document.get("by") or ())
        deals = any((document.get("territories") or {}).get(place) in DEALS for place in places)
        if taking and deals and begin in days_of(document):
            told = f"{document['id']}, an act of {holder} on the place, is of {begin}, on which it comes to hold it"
            entry.at.problem("missing-act", f"{told}: name it as `document`")
            return


def _check_group(entry: Entry, entries: Entries, territory_of: dict[str, str]) -> None:
    """A named island of which no act of its own is told is held as its territory is, then or soon after."""
    values = entry.values
    if not values.get("holder") or values.get("document") or not values.get("from"):
        return
    own = values["holder"], values.get("kind")
    for member in values.get("members") or ():
        home = territory_of.get(str(member))
        spells = [e.values for e in entries["control"] if home in (e.values.get("territories") or ())]
        there = {(e.get("holder"), e.get("kind")) for e in spells if meet(e, values)}
        if there and own not in there:
            told = f"{member} is held by {own[0]} as {own[1]}, by no act of its own, and {home} is not on these days"
            entry.at.problem("other-kind", f"{told}: name its `document` or mend one of them")


def _check_post(entry: Entry, entries: Entries, polities: dict[str, Values]) -> None:
    """A trading post is kept by somebody; where several do, or it is not told who, the place is mixed."""
    if entry.values.get("kind") != "trading-post":
        return
    for place in entry.values.get("territories") or ():
        for other in entries["polity"]:
            polity = polities.get(str(other.values.get("polity")))
            here = place in (other.values.get("territories") or ()) and meet(entry.values, other.values)
            if here and polity and not polity.get("state"):
                told = f"{place}: a trading post of nobody: the polity is {polity['id']}, which is of no state"
                entry.at.problem("polity-holder", f"{told}; a place where several stay is `mixed`")
                return


def _check_polity(entry: Entry, polities: dict[str, Values]) -> None:
    """A polity runs a place on days on which it is there."""
    values, polity = entry.values, polities.get(str(entry.values.get("polity"))) or {}
    begin, end = polity.get("from"), polity.get("to")
    if begin and values.get("from") and values["from"] < begin:
        entry.at.problem("before-it-exists", f"{polity['id']} is there from {begin}, and here from {values['from']}")
    if end and values.get("from") and (values.get("to") or OPEN) > end:
        until = values.get("to") or "this day"
        entry.at.problem("after-it-ended", f"{polity['id']} is there until {end}, and here until {until}")


def _check_following(entries: Entries) -> None:
    """A polity does not begin while another of its state is there, unless both run places at once.

    Several may begin together, where one has ended.
    """
    runs: dict[str, list[Values]] = {}
    for spell in entries["polity"]:
        if spell.values.get("from"):
            runs.setdefault(str(spell.values.get("polity")), []).append(spell.values)
    for entry in entries["polities"]:
        id, state = str(entry.values.get("id")), entry.values.get("state")
        begin = str(entry.values.get("from") or "")
        for other in entries.by_id("polities").values() if state and begin else ():
            first, end = other.get("from"), other.get("to")
            # of one without days nothing is known
            there = other.get("state") == state and (first or end) and (first or "") < begin < (end or OPEN)
            both = [(a, b) for a in runs.get(id, ()) for b in runs.get(other["id"], ())]
            if there and other["id"] != id and not any(meet(a, b) for a, b in both):
                told = f"it begins on {begin}, and {other['id']}, of {state} too, is there until {end or 'this day'}"
                entry.at.problem("overlap", f"{told}: one follows the other, or `polity` has both at once")


def _check_holder(entry: Entry, entries: Entries) -> None:
    """Who is called holder beside a polity holds the place."""
    holder = entry.values.get("holder")
    for place in entry.values.get("territories") or () if holder else ():
        for other in entries["control"]:
            here = place in (other.values.get("territories") or ()) and meet(entry.values, other.values)
            if here and other.values.get("holder") != holder:
                held = other.values.get("holder") or "nobody"
                told = f"{place}: {holder} is the holder here, and by `control` {held} is from {other.values['from']}"
                entry.at.problem("polity-holder", told)
                return


def _check_turn(entry: Entry, entries: Entries, documents: dict[str, Values], polities: dict[str, Values]) -> None:
    """Another polity runs a place from when it is held otherwise, an act touches it, or a polity begins or ends."""
    day = entry.values["from"]
    if day in {each.get(end) for each in polities.values() for end in ("from", "to")}:
        return
    for key in ("territories", "members"):
        for place in entry.values.get(key) or ():
            held = (e.values for e in entries["control"] if place in (e.values.get(key) or ()))
            reach = (d for d in documents.values() if key == "members" or place in (d.get("territories") or ()))
            days = {date.get("date") for document in reach for date in document.get("dates") or () if date}
            if day not in days and all(day != spell.get("from") for spell in held):
                told = f"{place}: on {day} nobody else comes to hold it, no act that touches it is dated"
                entry.at.problem("no-event", f"{told}, and no polity begins or ends: mend `from`")
                return
