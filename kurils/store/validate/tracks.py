"""Tracks: for every day of the coverage each one has exactly one answer, and the three agree with one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.answers.lists import SETTLED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.store.validate.form.entries import Entries, Entry

#: tracks that must have exactly one spell for each territory and day
GAPLESS = ("control", "polity", "title", "governing")


def check_tracks(entries: Entries) -> None:
    """Report spells without a place, gaps, overlaps, and contradictions between the tracks."""
    start = (entries.record.get("coverage") or {}).get("from") or "1635-01-01"
    for name in (*GAPLESS, "claims", "also", "views", "positions", "borders"):
        for entry in entries[name]:
            _check_place(entry)
    places = list(entries.by_id("territories"))
    for name in GAPLESS:
        for place in places:
            check_cover(entries, f"{name} of {place}", spells_of(entries[name], "territories", place), start)
    for name in ("control", "polity"):
        for member in sorted({id for entry in entries[name] for id in entry.values.get("members") or () if id}):
            check_cover(entries, f"{name} of {member}", spells_of(entries[name], "members", member), start)
    _check_claims(entries)
    due = entries.dispute.get("positions_from") or start
    for side in filter(None, entries.dispute.get("sides") or ()):
        for place in entries.default_territories():
            if any(entry.values.get("side") for entry in entries["positions"]):
                own = [e for e in entries["positions"] if e.values.get("side") == side]
                check_cover(entries, f"position of {side} on {place}", spells_of(own, "territories", place), due)
            if entries["views"]:
                views = [e for e in entries["views"] if e.values.get("view") == side]
                check_cover(entries, f"view of {side} on {place}", spells_of(views, "territories", place), start)
    for entry in entries["control"]:
        _check_control(entry)
    for entry in entries["title"]:
        check_title_shape(entry)
    for entry in entries["governing"]:
        if (entry.values.get("document") is None) != (entry.values.get("state") is None):
            entry.at.problem("half-governing", "`document` and `state` are both given or both null")
    _check_polities(entries)
    _check_boundaries(entries)


def _check_place(entry: Entry) -> None:
    if not entry.values.get("territories") and not entry.values.get("members") and "line" not in entry.values:
        entry.at.problem("no-place", "one of `territories` and `members` must be given")


def spells_of(entries: Iterable[Entry], key: str, place: str) -> list[Entry]:
    """Those that name a place under a key, in the order of their days."""
    own = [entry for entry in entries if place in (entry.values.get(key) or ()) and entry.values.get("from")]
    return sorted(own, key=lambda entry: str(entry.values["from"]))


def check_cover(entries: Entries, what: str, spells: list[Entry], start: str) -> None:
    """Each day from `start` on is held by exactly one of the spells; the last one is open."""
    due: str | None = start
    for entry in spells:
        first, after = entry.values["from"], entry.values["to"]
        if due is None or first < due:
            entry.at.problem("overlap", f"{what}: begins on {first}, but the spell before it lasts {_until(due)}")
        elif first > due:
            entry.at.problem("gap", f"{what}: nothing from {due} to {first}")
        due = after
    if due is not None:
        message = f"{what}: nothing from {due} on"
        if spells:
            spells[-1].at.problem("gap", message)
        else:
            from kurils.store.problems import Problem

            entries.problems.append(Problem("spells/", 1, "", "gap", message))


def _until(due: str | None) -> str:
    return "to this day" if due is None else f"to {due}"


def _check_claims(entries: Entries) -> None:
    last: dict[tuple[str, str], str | None] = {}
    for entry in sorted(entries["claims"], key=lambda entry: str(entry.values.get("from"))):
        first = entry.values.get("from")
        for place in (*(entry.values.get("territories") or ()), *(entry.values.get("members") or ())):
            key = (str(entry.values.get("claimant")), place)
            if first and key in last and (last[key] is None or first < str(last[key])):
                entry.at.problem("overlap", f"claim of {key[0]} on {place}: begins before the one before it has ended")
            last[key] = entry.values.get("to")


def _check_control(entry: Entry) -> None:
    kind, holder = entry.values.get("kind"), entry.values.get("holder")
    settled = kind in SETTLED
    if kind and settled != (holder is not None):
        rule = "needs a holder" if settled else "has no holder: it is no settled control"
        entry.at.problem("kind-holder", f"control of the kind {kind!r} {rule}")
    document = entry.values.get("document")
    if kind in ("trading-post", "mixed") and not document:
        entry.at.problem("no-document", f"control of the kind {kind!r} names the document from which it is known")
    if kind == "none" and document:
        entry.at.problem("kind-document", f"by {document} nobody holds the place: of nothing there is no document")


def check_title_shape(
    entry: Entry, status_key: str = "status", holder_key: str = "holder", document_key: str = "document"
) -> None:
    """Report a status of title with a holder or a document that it cannot have, or without one that it needs."""
    status, holder, document = (entry.values.get(key) for key in (status_key, holder_key, document_key))
    wanted = {
        "none": (False, False),
        "agreed": (True, True),
        "undivided": (False, True),
        "renounced": (False, True),
        "unsettled": (False, False),
    }.get(str(status))
    if wanted is None:
        return
    for name, value, due in (("holder", holder, wanted[0]), ("document", document, wanted[1])):
        if due != (value is not None):
            entry.at.problem("title-shape", f"title {status!r} {'needs a' if due else 'has no'} {name}")


def _check_polities(entries: Entries) -> None:
    """The polity of a place is of the state that holds it; a named island has that of its territory, or its own."""
    states = {id: polity.get("state") for id, polity in entries.by_id("polities").items()}
    members = {id: island.get("territory") for id, island in entries.by_id("islands").items()}
    for place, group in (*((id, None) for id in entries.by_id("territories")), *members.items()):
        control = spells_of(entries["control"], "members" if group else "territories", place)
        polity = spells_of(entries["polity"], "members", place)
        for entry in polity or spells_of(entries["polity"], "territories", group or place):
            for other in control:
                holder = other.values.get("holder")
                state = states.get(str(entry.values.get("polity")))
                at_once = _meet(entry.values, other.values)
                # a post may be kept where nobody holds the place; an island has the polity of its group for want of one
                inherited = group and not polity
                if at_once and state and not holder and other.values.get("kind") in ("none", "mixed") and not inherited:
                    told = f"the polity {entry.values['polity']!r} is of {state}, and nobody holds the place then"
                    entry.at.problem("polity-holder", f"{place}: {told}")
                if holder and state != holder and at_once:
                    at = other.at if inherited else entry.at
                    at.problem(
                        "polity-holder",
                        f"{place}: the polity {entry.values['polity']!r} is of {state}, "
                        f"but from {other.values['from']} the holder is {holder}",
                    )


def _meet(a: dict[str, Any], b: dict[str, Any]) -> bool:
    end = "9999-12-31"
    return bool(max(a["from"], b["from"]) < min(a["to"] or end, b["to"] or end))


def _check_boundaries(entries: Entries) -> None:
    """A variant of a boundary must name a boundary that a spell of that track has."""
    tracks = {"control": "control", "polity": "polity", "title": "title", "claim": "claims", "governing": "governing"}
    for entry in entries["variants"]:
        track, _, end = str(entry.values.get("of")).partition(".")
        at = entry.values.get("at")
        if not entry.values.get("territories") and not entry.values.get("members") and not entry.values.get("document"):
            entry.at.problem("no-place", "one of `territories`, `members` and `document` must be given")
        if track not in tracks or end not in ("from", "to") or not at:
            continue
        for key in ("territories", "members"):
            for place in entry.values.get(key) or ():
                whose = entry.values.get("claimant") if track == "claim" else None
                spells = [spell.values for spell in spells_of(entries[tracks[track]], key, place)]
                if not any(spell.get(end) == at and whose in (None, spell.get("claimant")) for spell in spells):
                    told = f"no spell of {track} of {place} has the {end!r} day {at}"
                    entry.at.problem("no-boundary", f"{told} for {whose}" if whose else told)
