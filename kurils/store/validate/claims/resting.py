"""What claims rest on: acts of the claimant, of each party to them, on every place with which they deal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.store.validate.claims.reach import claims_of, dated, reach_of
from kurils.store.validate.governing import DEALS
from kurils.store.validate.statements import OPEN, meet

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries, Entry

#: years within which a claim that goes on is heard of
HEARD_OF = 100


def check_resting(entries: Entries, documents: dict[str, dict[str, Any]], sides: set[str]) -> None:
    """Report claims on the acts of others, without what they must name, or not of all that it deals with."""
    for entry in entries["claims"]:
        _check_acts(entry, documents, sides)
        _check_still(entry, entries, documents)
        _check_together(entry, entries, documents, sides)
        _check_named(entry, entries, documents)
        _check_begun(entry, entries, documents)
        if entry.values.get("claimant") in sides:
            _check_reach(entry, entries, documents)


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


def _check_still(entry: Entry, entries: Entries, documents: dict[str, dict[str, Any]]) -> None:
    """Who claims a place to this day, and has no title to it, has done so within the last hundred years."""
    values, last = entry.values, str((entries.record.get("coverage") or {}).get("to") or "")[:4]
    days = [str(day) for day in dated(documents[id] for id in values.get("documents") or () if id in documents) if day]
    if values.get("to") or not days or not last.isdigit() or int(max(days)[:4]) >= int(last) - HEARD_OF:
        return
    places = reach_of(entry, entries)
    titles = (e.values for e in entries["title"] if places & {*(e.values.get("territories") or ())})
    if not any(title.get("holder") == values.get("claimant") and not title.get("to") for title in titles):
        told = f"the last that it rests on is of {max(days)}, and {values.get('claimant')} claims the place to this day"
        entry.at.problem("no-act", f"{told}: name a later document, or mend `to`")


def _check_together(entry: Entry, entries: Entries, documents: dict[str, dict[str, Any]], sides: set[str]) -> None:
    """What several third states did together is the claim of each of them."""
    values, places = entry.values, reach_of(entry, entries)
    for id in values.get("documents") or () if values.get("claimant") not in sides else ():
        by = {*((documents.get(str(id)) or {}).get("by") or ())} & {*entries.by_id("states")}
        for state in sorted(by - sides) if values.get("claimant") in by else ():
            claims = (e for e in entries["claims"] if e.values.get("claimant") == state)
            if not any(places & reach_of(e, entries) and meet(e.values, values) for e in claims):
                entry.at.problem("no-claim", f"{id} is an act of {state} too, which does not claim the place then")


def _check_reach(entry: Entry, entries: Entries, documents: dict[str, dict[str, Any]]) -> None:
    """What a side claims a place by, it claims every other place by with which that deals; a proposal only asks."""
    values, by = entry.values, entry.values.get("claimant")
    own = [documents[id] for id in values.get("documents") or () if id in documents]
    for document in own if values.get("from") else ():
        if document.get("by") != [by] or document.get("kind") == "proposal":
            continue
        first = max(min((str(day) for day in dated([document]) if day), default=""), values["from"])
        for place, touch in (document.get("territories") or {}).items():
            claims = claims_of(entries, str(place), str(by)) if touch in DEALS and touch != "disputed" else ()
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
            turned = other.get("from") in begins & dated([documents.get(id) or {}])
            if (titled or turned) and id not in named and by in ((documents.get(id) or {}).get("by") or ()):
                how = f"title is {by}'s" if titled else "the place is governed"
                entry.at.problem("missing-act", f"by {id} {how} from {other['from']}: name it in `documents`")
                return


def _check_begun(entry: Entry, entries: Entries, documents: dict[str, dict[str, Any]]) -> None:
    """A claim names the act of the claimant on the place that is of the day on which it begins."""
    values, by, places = entry.values, entry.values.get("claimant"), reach_of(entry, entries)
    named = [str(id) for id in values.get("documents") or ()]
    if values.get("from_edtf") or not dated(documents[id] for id in named if id in documents):
        return
    begun = []
    for document in documents.values():
        reach = document.get("territories") or {}
        own = document.get("by") == [by] and any(reach.get(place) in DEALS for place in places)
        if own and values.get("from") in dated([document]):
            begun.append(document["id"])
    if begun and not {*begun} & {*named}:
        told = f"of {values['from']}, on which it begins, is {begun[0]}, an act of {by} on the place"
        entry.at.problem("missing-act", f"{told}: name it in `documents`")
