"""Claims agree with all else: with what they rest on, with title by agreement, and with the claimant's own view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.store.validate.statements import OPEN, _meet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.store.validate.entries import Entries, Entry


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
    for entry in entries["views"]:
        _check_given(entry, entries)


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
            entry.at.problem("no-claim", f"{place} is {holder}'s by title on {due}, and {holder} does not claim it")


def _check_given(entry: Entry, entries: Entries) -> None:
    """No side claims what is the other's alone by its own view."""
    view, holder = entry.values.get("view"), entry.values.get("title_holder")
    if not view or not holder or view == holder:
        return
    for place in entry.values.get("territories") or ():
        if any(_meet(claim, entry.values) for claim in _claims(entries, str(place), str(view))):
            entry.at.problem("claimed", f"by this view {place} is {holder}'s, and {view} claims it on these days")
