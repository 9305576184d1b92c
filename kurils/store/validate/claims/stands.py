"""The stands of each side: taken on days of what they name, told of every day, with reasons that follow one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.store.validate.claims.reach import dated, turns_of
from kurils.store.validate.governing import DEALS
from kurils.store.validate.tracks import check_cover, spells_of

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries, Entry


def check_stands(entries: Entries, documents: dict[str, dict[str, Any]]) -> None:
    """Report positions that begin on no day of anything, days without one, and reasons that end unreplaced."""
    for entry in entries["positions"]:
        if entry.values.get("side"):
            _check_side(entry, entries, documents)
        _check_reasons(entry)
    _check_whole(entries)


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
    if begin not in dated(named) | dated(apart) | turns_of(entry, ("title", "governing", "claims", "polity"), entries):
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
