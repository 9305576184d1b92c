"""When claims are put otherwise, and given up: as title turns, or by what the claimant did then."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kurils.dates.edtf import span as edtf_span
from kurils.store.validate.claims.reach import dated, reach_of, turns_of
from kurils.store.validate.statements import OPEN, meet

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries, Entry


def check_turning(entries: Entries, documents: dict[str, dict[str, Any]]) -> None:
    """Report claims that end or are put otherwise on days of nothing, and phases that are missing."""
    for entry in entries["claims"]:
        _check_turns(entry, entries, documents)
        _check_put(entry, entries, documents)


def _check_turns(entry: Entry, entries: Entries, documents: dict[str, dict[str, Any]]) -> None:
    """A claim is put otherwise, or given up, on a day of what it rests on, or when title or what governs changes.

    It is put otherwise by any act of the claimant on the place too, and when another of its polities runs it. One that
    was heard of for the time of its beginning only ends with that.
    """
    values = entry.values
    own = dated(documents[id] for id in values.get("documents") or () if id in documents)
    places = reach_of(entry, entries)
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
    turns = ends | turns_of(entry, ("title",), entries) | _polities(entry, entries) | dated(acts)
    for part in values.get("later") or ():
        day = (part or {}).get("from")
        if day and day not in turns:
            told = f"`later` begins on {day}, of which there is no act of {by} on the place and no change of title"
            entry.at.problem("no-event", f"{told}: mend its `from`")


def _given_up(entry: Entry, entries: Entries, documents: dict[str, dict[str, Any]]) -> set[str | None]:
    """The days on which a claim may be given up: when title turns, or what the claimant concluded comes to govern.

    A state that is no side is bound by neither but where it is a party.
    """
    places, by = reach_of(entry, entries), entry.values.get("claimant")
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
    places, by = reach_of(entry, entries), entry.values.get("claimant")
    known = {id: polity.get("state") for id, polity in entries.by_id("polities").items()}
    own = [
        e.values
        for e in entries["polity"]
        if places & {*(e.values.get("territories") or ())} and known.get(str(e.values.get("polity")), by) == by
    ]
    return {spell.get("from") for spell in own} & {spell.get("to") for spell in own}


def _check_put(entry: Entry, entries: Entries, documents: dict[str, dict[str, Any]]) -> None:
    """A claim that is told in phases is put otherwise by what gives its title, and when its title is open again."""
    values, by = entry.values, entry.values.get("claimant")
    begins = {values.get("from"), *(part.get("from") for part in values.get("later") or () if part)}
    for place in values.get("territories") or () if values.get("later") and values.get("from") else ():
        for title in (e.values for e in entries["title"] if place in (e.values.get("territories") or ())):
            document, end = documents.get(str(title.get("document"))) or {}, title.get("to")
            own = title.get("status") == "agreed" and title.get("holder") == by and meet(values, title)
            given = own and title["from"] >= values["from"] and by in (document.get("by") or ())
            if given and not begins & dated([document]):
                told = f"{document['id']} gives {by} title of {place}, and no phase begins on a day of that"
                entry.at.problem("no-phase", f"{told}: mend `later`")
                return
            if own and end and end < (values.get("to") or OPEN) and end not in begins:
                told = f"title of {place} is {by}'s until {end}, and no phase of the claim begins then"
                entry.at.problem("no-phase", f"{told}: mend `later`")
                return
