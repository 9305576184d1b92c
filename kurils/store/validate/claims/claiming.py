"""Claims agree with title: with that of the record, and with the view of it of who claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.store.validate.claims.reach import claims_of
from kurils.store.validate.claims.resting import check_resting
from kurils.store.validate.claims.stands import check_stands
from kurils.store.validate.claims.turning import check_turning
from kurils.store.validate.statements import OPEN, meet

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries, Entry


def check_claiming(entries: Entries) -> None:
    """Report claims on the acts of another, title without a claim, and views that give away what their side claims."""
    documents = entries.by_id("documents")
    sides = {side for side in entries.dispute.get("sides") or () if side}
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
        _check_agreed_away(entry, entries, documents)
    check_resting(entries, documents, sides)
    check_turning(entries, documents)
    check_stands(entries, documents)


def _check_claimed(entry: Entry, holder: str, entries: Entries) -> None:
    """Who has title claims the place, on all days."""
    for place in entry.values.get("territories") or ():
        due, end = entry.values["from"], entry.values.get("to") or OPEN
        for claim in sorted(claims_of(entries, str(place), holder), key=lambda claim: claim["from"]):
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
        if any(meet(claim, entry.values) for claim in claims_of(entries, str(place), str(view))):
            entry.at.problem("claimed", f"by this view {place} is {holder}'s, and {view} claims it on these days")


def _check_open(entry: Entry, entries: Entries) -> None:
    """Who claims a place does not give its title as renounced or open."""
    view, status = entry.values.get("view"), entry.values.get("title_status")
    for place in entry.values.get("territories") or () if status in ("renounced", "unsettled") else ():
        if any(meet(claim, entry.values) for claim in claims_of(entries, str(place), str(view))):
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
