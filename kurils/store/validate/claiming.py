"""Claims and positions agree with all else: with what they rest on and turn on, with title, and with their own view."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kurils.dates.edtf import span as edtf_span
from kurils.store.validate.governing import DEALS
from kurils.store.validate.statements import OPEN, meet
from kurils.store.validate.tracks import check_cover, spells_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.store.validate.form.entries import Entries, Entry

#: years within which a claim that goes on is heard of
HEARD_OF = 100


def check_claiming(entries: Entries) -> None:
    """Report claims on the acts of another, title without a claim, and views that give away what their side claims."""
    documents = entries.by_id("documents")
    sides = {side for side in entries.dispute.get("sides") or () if side}
    for entry in entries["claims"]:
        _check_acts(entry, documents, sides)
    for name, holder, status in (("title", "holder", "status"), ("views", "title_holder", "title_status")):
        for entry in entries[name]:
            values = entry.values
            # a view tells of its own side only; what it says of the other is that side's to claim
            of = values.get(holder) if name == "title" or values.get("view") == values.get(holder) else None
            if of and values.get("from") and (name == "views" or values.get(status) == "agreed"):
                _check_claimed(entry, str(of), entries)
            # what two left undivided each of them claims
            for side in sorted(sides) if name == "title" and values.get(status) == "undivided" else ():
                if values.get("from") and side in ((documents.get(str(values.get("document"))) or {}).get("by") or ()):
                    _check_claimed(entry, side, entries)
    for entry in entries["views"]:
        _check_given(entry, entries)
        _check_open(entry, entries)
    for entry in entries["claims"]:
        _check_given_up(entry, entries)
    for entry in entries["claims"]:
        _check_turns(entry, entries, documents)
        _check_agreed_away(entry, entries, documents)
        _check_still(entry, entries, documents)
        _check_together(entry, entries, documents, sides)
        _check_named(entry, entries, documents)
        _check_put(entry, entries, documents)
        if entry.values.get("claimant") in sides:
            _check_reach(entry, entries, documents)
    for entry in entries["positions"]:
        if entry.values.get("side"):
            _check_side(entry, entries, documents)
        _check_reasons(entry)
    _check_whole(entries)


def _check_acts(entry: Entry, documents: dict[str, dict[str, Any]], sides: set[str]) -> None:
    """A claim rests on acts of the claimant, of others with it, or of third parties; not on one of its opponent."""
    claimant = entry.values.get("claimant")
    known = [documents[id] for id in entry.values.get("documents") or () if id in documents]
    if claimant and known and not any(claimant in (document.get("by") or ()) for document in known):
        told = ", ".join(document["id"] for document in known)
        entry.at.problem("no-act", f"a claim of {claimant} rests on acts of others alone: {told}")
    for document in known if claimant in sides else ():
        parties = {*(document.get("by") or ())}
        if parties and parties <= sides - {claimant}:
            other = ", ".join(sorted(parties))
            entry.at.problem("no-act", f"a claim of {claimant} rests on {document['id']}, an act of {other} alone")


def _claims(entries: Entries, place: str, claimant: str) -> Iterable[dict[str, Any]]:
    for entry in entries["claims"]:
        values = entry.values
        if values.get("claimant") == claimant and place in (values.get("territories") or ()) and values.get("from"):
            yield values


def _check_claimed(entry: Entry, holder: str, entries: Entries) -> None:
    """Who has title claims the place, on all days."""
    for place in entry.values.get("territories") or ():
        due, end = entry.values["from"], entry.values.get("to") or OPEN
        for claim in sorted(_claims(entries, str(place), holder), key=lambda claim: claim["from"]):
            if claim["from"] <= due:
                due = max(due, claim.get("to") or OPEN)
        if due < end:
            whose = f"is {holder}'s by title" if entry.values.get("status") != "undivided" else "is left undivided"
            entry.at.problem("no-claim", f"{place} {whose} on {due}, and {holder} does not claim it")


def _check_given(entry: Entry, entries: Entries) -> None:
    """No side claims what is the other's alone by its own view."""
    view, holder = entry.values.get("view"), entry.values.get("title_holder")
    if not view or not holder or view == holder:
        return
    for place in entry.values.get("territories") or ():
        if any(meet(claim, entry.values) for claim in _claims(entries, str(place), str(view))):
            entry.at.problem("claimed", f"by this view {place} is {holder}'s, and {view} claims it on these days")


def _check_open(entry: Entry, entries: Entries) -> None:
    """Who claims a place does not give its title as renounced or open."""
    view, status = entry.values.get("view"), entry.values.get("title_status")
    for place in entry.values.get("territories") or () if status in ("renounced", "unsettled") else ():
        if any(meet(claim, entry.values) for claim in _claims(entries, str(place), str(view))):
            entry.at.problem(
                "claimed", f"by this view title of {place} is {status}, and {view} claims it on these days"
            )
            return


def _check_given_up(entry: Entry, entries: Entries) -> None:
    """Where title turns on the day on which a claim ends, it begins to be agreed or renounced; by its own view too."""
    values, end = entry.values, entry.values.get("to")
    if not end or values.get("to_edtf"):
        return
    for place in values.get("territories") or ():
        begun = [e.values for e in entries["title"] if place in (e.values.get("territories") or ())]
        own = [e.values for e in entries["views"] if place in (e.values.get("territories") or ())]
        here = [spell.get("status") for spell in begun if spell.get("from") == end]
        seen = [
            spell.get("title_status")
            for spell in own
            if spell.get("view") == values.get("claimant") and spell.get("from") == end
        ]
        if seen and not {*seen} & {"agreed", "renounced"}:
            told = (
                f"the claim on {place} ends on {end}, from which by the view of {values['claimant']} title is {seen[0]}"
            )
            entry.at.problem("not-given-up", told)
        if here and not {*here} & {"agreed", "renounced"}:
            entry.at.problem("not-given-up", f"the claim on {place} ends on {end}, from which title is {here[0]}")


def _check_agreed_away(entry: Entry, entries: Entries, documents: dict[str, dict[str, Any]]) -> None:
    """Who agrees that a place is another's, or renounces it, gives up the claim that it had until then.

    It may raise a new one later, but not by that very instrument.
    """
    values, by = entry.values, entry.values.get("claimant")
    for place in values.get("territories") or () if values.get("from") else ():
        for title in (e.values for e in entries["title"] if place in (e.values.get("territories") or ())):
            id, status, begin = str(title.get("document")), title.get("status"), title.get("from")
            away = status == "renounced" or (status == "agreed" and title.get("holder") != by)
            if not away or by not in ((documents.get(id) or {}).get("by") or ()) or not meet(values, title):
                continue
            if values["from"] <= begin or id in (values.get("documents") or ()):
                how = "renounced" if status == "renounced" else f"agreed to be {title.get('holder')}'s"
                entry.at.problem("not-given-up", f"{place} is {how} by {id} from {begin}, and {by} claims it then")
                return


def _check_still(entry: Entry, entries: Entries, documents: dict[str, dict[str, Any]]) -> None:
    """Who claims a place to this day, and has no title to it, has done so within the last hundred years."""
    values, last = entry.values, str((entries.record.get("coverage") or {}).get("to") or "")[:4]
    days = [str(day) for day in _days(documents[id] for id in values.get("documents") or () if id in documents) if day]
    if values.get("to") or not days or not last.isdigit() or int(max(days)[:4]) >= int(last) - HEARD_OF:
        return
    places = _reach(entry, entries)
    titles = (e.values for e in entries["title"] if places & {*(e.values.get("territories") or ())})
    if not any(title.get("holder") == values.get("claimant") and not title.get("to") for title in titles):
        told = f"the last that it rests on is of {max(days)}, and {values.get('claimant')} claims the place to this day"
        entry.at.problem("no-act", f"{told}: name a later document, or mend `to`")


def _check_together(entry: Entry, entries: Entries, documents: dict[str, dict[str, Any]], sides: set[str]) -> None:
    """What several third states did together is the claim of each of them."""
    values, places = entry.values, _reach(entry, entries)
    for id in values.get("documents") or () if values.get("claimant") not in sides else ():
        by = {*((documents.get(str(id)) or {}).get("by") or ())} & {*entries.by_id("states")}
        for state in sorted(by - sides) if values.get("claimant") in by else ():
            claims = (e for e in entries["claims"] if e.values.get("claimant") == state)
            if not any(places & _reach(e, entries) and meet(e.values, values) for e in claims):
                entry.at.problem("no-claim", f"{id} is an act of {state} too, which does not claim the place then")


def _check_reach(entry: Entry, entries: Entries, documents: dict[str, dict[str, Any]]) -> None:
    """What a side claims a place by, it claims every other place by with which that deals; a proposal only asks."""
    values, by = entry.values, entry.values.get("claimant")
    own = [documents[id] for id in values.get("documents") or () if id in documents]
    for document in own if values.get("from") else ():
        if document.get("by") != [by] or document.get("kind") == "proposal":
            continue
        first = max(min((str(day) for day in _days([document]) if day), default=""), values["from"])
        for place, touch in (document.get("territories") or {}).items():
            claims = _claims(entries, str(place), str(by)) if touch in DEALS and touch != "disputed" else ()
            on = any(claim["from"] <= first < (claim.get("to") or OPEN) for claim in claims)
            if touch in DEALS and touch != "disputed" and not on:
                told = f"{document['id']}, on which it rests, deals with {place} too, which {by} does not claim"
                entry.at.problem("no-claim", f"{told} on {first}")
                return


def _check_named(entry: Entry, entries: Entries, documents: dict[str, dict[str, Any]]) -> None:
    """A claim names what gives its title by agreement, and what governs from a day on which it is put so."""
    values, named = entry.values, {str(id) for id in entry.values.get("documents") or ()}
    if not named:
        return
    places, by = {*(values.get("territories") or ())}, values.get("claimant")
    begins = {values.get("from"), *(part.get("from") for part in values.get("later") or () if part)}
    for name in ("title", "governing"):
        for other in (e.values for e in entries[name] if places & {*(e.values.get("territories") or ())}):
            id = str(other.get("document"))
            titled = other.get("status") == "agreed" and other.get("holder") == by and meet(values, other)
            turned = other.get("from") in begins & _days([documents.get(id) or {}])
            if (titled or turned) and id not in named and by in ((documents.get(id) or {}).get("by") or ()):
                how = f"title is {by}'s" if titled else "the place is governed"
                entry.at.problem("missing-act", f"by {id} {how} from {other['from']}: name it in `documents`")
                return


def _check_put(entry: Entry, entries: Entries, documents: dict[str, dict[str, Any]]) -> None:
    """A claim that is told in phases is put otherwise by what gives its title, and when its title is open again."""
    values, by = entry.values, entry.values.get("claimant")
    begins = {values.get("from"), *(part.get("from") for part in values.get("later") or () if part)}
    for place in values.get("territories") or () if values.get("later") and values.get("from") else ():
        for title in (e.values for e in entries["title"] if place in (e.values.get("territories") or ())):
            document, end = documents.get(str(title.get("document"))) or {}, title.get("to")
            own = title.get("status") == "agreed" and title.get("holder") == by and meet(values, title)
            given = own and title["from"] >= values["from"] and by in (document.get("by") or ())
            if given and not begins & _days([document]):
                told = f"{document['id']} gives {by} title of {place}, and no phase begins on a day of that"
                entry.at.problem("no-phase", f"{told}: mend `later`")
                return
            if own and end and end < (values.get("to") or OPEN) and end not in begins:
                told = f"title of {place} is {by}'s until {end}, and no phase of the claim begins then"
                entry.at.problem("no-phase", f"{told}: mend `later`")
                return


def _days(documents: Iterable[dict[str, Any]]) -> set[str | None]:
    return {date.get("date") for document in documents for date in document.get("dates") or () if date}


def _reach(entry: Entry, entries: Entries) -> set[str]:
    """The territories of an entry, and those of its named islands."""
    islands = entries.by_id("islands")
    homes = (str((islands.get(str(id)) or {}).get("territory")) for id in entry.values.get("members") or ())
    return {*(entry.values.get("territories") or ()), *homes}


def _turns(entry: Entry, names: Iterable[str], entries: Entries) -> set[str | None]:
    """The days on which something of the territories of an entry begins or ends, by some tracks."""
    places = _reach(entry, entries)
    there = [e.values for name in names for e in entries[name] if places & {*(e.values.get("territories") or ())}]
    return {spell.get(end) for spell in there for end in ("from", "to")}


def _given_up(entry: Entry, entries: Entries, documents: dict[str, dict[str, Any]]) -> set[str | None]:
    """The days on which a claim may be given up: when title turns, or what the claimant concluded comes to govern.

    A state that is no side is bound by neither but where it is a party.
    """
    places, by = _reach(entry, entries), entry.values.get("claimant")
    days: set[str | None] = set()
    for name in ("title", "governing"):
        for other in (e.values for e in entries[name] if places & {*(e.values.get("territories") or ())}):
            party = by in ((documents.get(str(other.get("document"))) or {}).get("by") or ())
            if (name == "title" and by in (entries.dispute.get("sides") or (by,))) or (
                party and other.get("state", "in-force") == "in-force"
            ):
                days.add(other.get("from"))
    return days


def _polities(entry: Entry, entries: Entries) -> set[str | None]:
    """The days on which one polity of the claimant follows another in its places."""
    places, by = _reach(entry, entries), entry.values.get("claimant")
    known = {id: polity.get("state") for id, polity in entries.by_id("polities").items()}
    own = [
        e.values
        for e in entries["polity"]
        if places & {*(e.values.get("territories") or ())} and known.get(str(e.values.get("polity")), by) == by
    ]
    return {spell.get("from") for spell in own} & {spell.get("to") for spell in own}


def _check_turns(entry: Entry, entries: Entries, documents: dict[str, dict[str, Any]]) -> None:
    """A claim is put otherwise, or given up, on a day of what it rests on, or when title or what governs changes.

    It is put otherwise by any act of the claimant on the place too, and when another of its polities runs it. One that
    was heard of for the time of its beginning only ends with that.
    """
    values = entry.values
    own = _days(documents[id] for id in values.get("documents") or () if id in documents)
    places = _reach(entry, entries)
    if not places or not own:
        return
    end, last = values.get("to"), edtf_span(values["from_edtf"])[1] if values.get("from_edtf") else None
    ends = own | _given_up(entry, entries, documents)
    if last:
        ends.add((last + timedelta(days=1)).isoformat())
    if end and not values.get("to_edtf") and end not in ends:
        told = f"on {end} nothing is dated of what the claim rests on, title does not change"
        entry.at.problem("no-event", f"{told}, and nothing of the claimant comes to govern the place: mend `to`")
    by = values.get("claimant")
    acts = [d for d in documents.values() if by in (d.get("by") or ()) and places & {*(d.get("territories") or ())}]
    begun = [d for d in acts if d["by"] == [by] and any((d["territories"]).get(place) in DEALS for place in places)]
    begun = [d for d in begun if values.get("from") in _days([d])]
    if begun and not values.get("from_edtf") and not any(d["id"] in (values.get("documents") or ()) for d in begun):
        told = f"of {values['from']}, on which it begins, is {begun[0]['id']}, an act of {by} on the place"
        entry.at.problem("missing-act", f"{told}: name it in `documents`")
    turns = ends | _turns(entry, ("title",), entries) | _polities(entry, entries) | _days(acts)
    for part in values.get("later") or ():
        day = (part or {}).get("from")
        if day and day not in turns:
            told = f"`later` begins on {day}, of which there is no act of {by} on the place and no change of title"
            entry.at.problem("no-event", f"{told}: mend its `from`")


def _check_side(entry: Entry, entries: Entries, documents: dict[str, dict[str, Any]]) -> None:
    """A side takes another stand on a day of what it names, or when something changes, and names acts of its own.

    With an act of its own that does not deal with the place it may do so too; one that does it names.
    """
    values, begin, side = entry.values, entry.values.get("from"), entry.values["side"]
    named = [documents[id] for id in values.get("documents") or () if id in documents]
    sides = {other for other in entries.dispute.get("sides") or () if other}
    if named and all(document.get("by") and {*document["by"]} <= sides - {side} for document in named):
        told = ", ".join(document["id"] for document in named)
        entry.at.problem("no-act", f"a position of {side} names acts of its opponent alone: {told}")
    first = entries.dispute.get("positions_from") or (entries.record.get("coverage") or {}).get("from")
    places = {*(values.get("territories") or ())}
    acts = [d for d in documents.values() if side in (d.get("by") or ())]
    if not begin or begin == first or values.get("from_edtf") or not acts:
        return
    apart = [d for d in acts if not any((d.get("territories") or {}).get(place) in DEALS for place in places)]
    if begin not in _days(named) | _days(apart) | _turns(entry, ("title", "governing", "claims", "polity"), entries):
        told = f"of what it names nothing is of {begin}, on which it begins"
        entry.at.problem("no-event", f"{told}: name the act of {side} by which it took this stand, or mend `from`")


def _check_whole(entries: Entries) -> None:
    """A side that says what it holds of a place says so of every day; those told of unasked are asked elsewhere."""
    start = entries.dispute.get("positions_from") or (entries.record.get("coverage") or {}).get("from")
    sides = sorted({str(e.values["side"]) for e in entries["positions"] if e.values.get("side")})
    for side in sides if start else ():
        own = [entry for entry in entries["positions"] if entry.values.get("side") == side]
        named = {str(place) for entry in own for place in entry.values.get("territories") or ()}
        for place in sorted(named - {*entries.default_territories()}):
            check_cover(entries, f"position of {side} on {place}", spells_of(own, "territories", place), str(start))


def _check_reasons(entry: Entry) -> None:
    """Where a position gives new reasons in its course, one that it gives no more gives way to one of these."""
    reasons = [reason for reason in entry.values.get("arguments") or () if reason]
    begun = {reason.get("from") for reason in reasons} - {None}
    for reason in reasons:
        if begun and reason.get("to") and reason["to"] not in begun:
            told = f"a reason ends on {reason['to']}, and no other begins then"
            entry.at.problem("no-reason", f"{told}: say what is argued instead, or mend its `to`")
