"""Title and the views of it: what each status means, and from when a side can see it so."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kurils.store.validate.beside.spells import LAWS, TOLD, places_of
from kurils.store.validate.existence import Documents, check_state
from kurils.store.validate.governing import day_of
from kurils.store.validate.instruments import ENDING, SAID
from kurils.store.validate.statements import meet
from kurils.store.validate.tracks import check_cover, spells_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.store.validate.form.entries import Entries, Entry

    Values = dict[str, Any]

#: list -> its keys of the status, the document, the article of that and who sees it so
TITLES = {
    "title": ("status", "document", "article", ""),
    "views": ("title_status", "title_document", "title_article", "view"),
}
#: the statuses that an instrument brings about
SETTLING = ("agreed", "undivided", "renounced")
#: standings of what one state does without the other
UNILATERAL = ("declared", "domestic")
#: tracks that tell of a place what a view of it may turn on
TURNS = ("title", "governing", "also", "control")


def check_titling(entries: Entries) -> None:
    """Report statuses that nothing or the wrong instrument brought about, and views that turn on nothing."""
    documents = Documents(entries)
    sides = {*(entries.dispute.get("sides") or ())}
    for name, (status, document, article, _) in TITLES.items():
        for entry in entries[name]:
            known = documents.known.get(str(entry.values.get(document)))
            if known:
                _check_parties(entry, str(entry.values.get(status)), known, sides, name == "title")
                _check_deals(entry, str(entry.values.get(status)), known, entry.values.get(article))
    for name in TITLES:
        for *_, track in _tracks(entries, name):
            _check_settled(track, TITLES[name][0])
    for *_, track in _tracks(entries, "title"):
        _check_lost(track, entries)
    start = (entries.record.get("coverage") or {}).get("from")
    for entry in entries["views"]:
        _check_standing(entry, documents, entries)
        _check_renounced(entry, entries)
        _check_overtaken(entry, documents, entries, sides)
    for view, place, track in _tracks(entries, "views"):
        _check_own(view, place, track, documents, entries, sides)
        for before, after in pairwise(track):
            _check_turn(before, after, documents, entries)
    if start:
        _check_whole(entries, start)


def _tracks(entries: Entries, name: str) -> Iterator[tuple[str, str, list[Entry]]]:
    """Each side and place, and its spells in order of time."""
    who = TITLES[name][-1]
    for side in sorted({str(entry.values.get(who)) for entry in entries[name]}):
        own = [entry for entry in entries[name] if str(entry.values.get(who)) == side]
        for place in sorted({place for entry in own for place in places_of(entry)}):
            yield side, place, spells_of(own, "territories", place)


def _check_parties(entry: Entry, status: str, document: Values, sides: set[str], neutral: bool) -> None:
    """Two sides agree by an instrument of both, by a view by one of several, of which who has title is one; who gives a
    place up is a party to that by which it does.
    """
    parties = {*(document.get("by") or ())}
    # by its own view a side may have title by what others agreed
    both = status == "undivided" or (status == "agreed" and neutral)
    if both and len(sides) == 2 and len(parties) > 1 and not sides <= parties:
        missing = ", ".join(sorted(sides - parties))
        entry.at.problem("no-party", f"title is {status!r} by {document['id']}, to which {missing} is no party")
    if status in ("agreed", "undivided") and len(parties) == 1:
        told = f"title is {status!r} by {document['id']}, an act of {', '.join(parties)} alone"
        entry.at.problem("no-party", told)
    holder = entry.values.get("title_holder")
    if status == "agreed" and holder and parties and holder not in parties:
        told = f"by this view title is {holder}'s by {document['id']}, to which {holder} is no party"
        entry.at.problem("no-party", told)
    if status == "renounced" and sides and parties and not sides & parties:
        entry.at.problem("no-party", f"title is 'renounced' by {document['id']}, to which no side is a party")


def _check_deals(entry: Entry, status: str, document: Values, article: Any) -> None:
    """What settles title of a place deals with it, and so does the article; what only bears on it settles nothing."""
    parts = [one for one in document.get("articles") or () if one and one.get("number") == article]
    reaches = [reach for one in (document, *parts) if (reach := one.get("territories"))]
    for place in places_of(entry) if status in SETTLING else ():
        if any(reach.get(place) == "bears" for reach in reaches):
            told = f"{document['id']}{f', article {article},' if article else ''} only bears on {place}"
            entry.at.problem("no-reach", f"{told}: title of it is not {status!r} by that")
            return


def _check_settled(track: list[Entry], key: str) -> None:
    """`none` is said before an instrument has settled title, `unsettled` after one did, or where none ever does."""
    known = [entry.values.get(key) for entry in track]
    first = next((number for number, status in enumerate(known) if status in SETTLING), len(track))
    for number, entry in enumerate(track):
        if known[number] == "none" and {*known[:number]} - {"none"}:
            entry.at.problem("was-settled", "title is 'none' after it was more: what is open again is 'unsettled'")
        if known[number] == "unsettled" and number < first < len(track):
            entry.at.problem("not-settled", "title is 'unsettled' before anything settled it: that is 'none'")


def _check_lost(track: list[Entry], entries: Entries) -> None:
    """Where title by a treaty is open again, it is in force no more: elsewhere what it brought about may stand."""
    for before, after in pairwise(entry.values for entry in track):
        id, day = before.get("document"), after["from"]
        if not id or before.get("status") not in ("agreed", "undivided") or after.get("status") != "unsettled":
            continue
        for entry in (e for name in TOLD for e in entries[name] if e.values.get("document") == id):
            if entry.values.get("state") == "in-force" and meet(entry.values, {"from": day, "to": None}):
                told = f"title by {id} is open from {day} at {', '.join(places_of(track[0]))}"
                entry.at.problem("not-in-force", f"{told}: it is in force until then, and `executed` where it fixes")


def _check_own(
    view: str, place: str, track: list[Entry], documents: Documents, entries: Entries, sides: set[str]
) -> None:
    """A side to which nothing is agreed yet sees the place under its own act of law, or what it signed, that governs.

    What is only signed may be nothing to one that rested on nothing before.
    """
    rested = False
    for entry in track:
        rested = rested or bool(entry.values.get("document"))
        if entry.values.get("title_status") == "agreed":
            continue
        for spell in (e.values for e in entries["governing"] if _stands(e, entry, place)):
            id, state = spell.get("document"), spell.get("state")
            parties = {*((documents.known.get(str(id)) or {}).get("by") or ())}
            own = state == "domestic" and parties == {view}
            pending = state == "signed" and len(sides) > 1 and sides <= parties and rested
            if (own or pending) and entry.values.get("document") != id:
                told = f"{id}, which {view} {'issued' if own else 'signed'}, governs {place} then ({state})"
                entry.at.problem("other-document", f"{told}: the view of {view} is of it")
                return


def _check_standing(entry: Entry, documents: Documents, entries: Entries) -> None:
    """A view tells of documents as they stand: of no document nothing; of an act of its side as it holds the place."""
    values = entry.values
    id, state = values.get("document"), values.get("state")
    if not id and state:
        entry.at.problem("half-governing", f"`state` is {state}, of no document")
    document = documents.known.get(str(id))
    if document is None:
        return
    check_state(entry, documents)
    _check_kind(entry, document, entries)
    force = day_of(document, "in_force", "exchanged", "issued")
    if values.get("title_status") == "agreed" and state == "signed" and not force:
        entry.at.problem("not-in-force", f"{id} never came into force: title by it is none by agreement")
    if values.get("title_status") in SETTLING and id == values.get("title_document") and state in UNILATERAL:
        said = f"{id} is {state}: title is not {values['title_status']!r} by what one says, or lays down for itself"
        entry.at.problem("not-in-force", said)
    for place in places_of(entry) if state == "executed" else ():
        told = [e.values for name in TOLD for e in entries[name] if _stands(e, entry, place)]
        if any(spell.get("document") == id and spell.get("state") == "in-force" for spell in told):
            entry.at.problem(
                "not-executed", f"{id} is in force at {place} on these days, by what governs or bears on it"
            )
    if state == "executed" and not day_of(document, "ended") and not _ended(str(id), documents):
        entry.at.problem("not-executed", f"{id} has not ended, by its own dates or by another document: it is in force")


def _ended(id: str, documents: Documents) -> bool:
    """Whether another document ended it, or a note of its force says that it was outlived by what it brought about."""
    effects = (effect for each in documents.known.values() for effect in each.get("effects") or () if effect)
    noted = (date for date in documents.known[id].get("dates") or () if date and date.get("event") == "in_force")
    ended = any(effect.get("document") == id and effect.get("kind") in ENDING for effect in effects)
    return ended or any(date.get("note") for date in noted)


def _check_kind(entry: Entry, document: Values, entries: Entries) -> None:
    """An act of law of the side is domestic where it holds the place, and elsewhere declared, as is what is said.

    No view rests on what its opponent did alone.
    """
    state, view, id, kind = entry.values.get("state"), entry.values.get("view"), document["id"], document.get("kind")
    sides = {*(entries.dispute.get("sides") or ())}
    parties = {*(document.get("by") or ())}
    if parties and parties <= sides - {view}:
        entry.at.problem("no-act", f"the view of {view} rests on {id}, an act of {', '.join(sorted(parties))} alone")
    if state == "signed" and kind in LAWS:
        entry.at.problem("not-pending", f"{id} is an act of law, and waits for nobody: it is domestic or declared")
    if state == "domestic" and kind not in LAWS:
        entry.at.problem("not-domestic", f"{id} is of the kind {kind!r}, and no act of law")
    if state == "declared" and kind and kind not in (*LAWS, *SAID):
        entry.at.problem("not-declared", f"{id} is of the kind {kind!r}: it does more than declare")
    if kind not in LAWS or parties != {view}:
        return
    for place in places_of(entry):
        holders = {e.values.get("holder") for e in entries["control"] if _stands(e, entry, place)}
        if state == "declared" and holders == {view}:
            entry.at.problem("not-declared", f"{view} holds {place} then: its own act of law is domestic there")
            return
        if state == "domestic" and holders and view not in holders:
            entry.at.problem("not-domestic", f"{view} does not hold {place} then: its own act of law is declared there")
            return


def _stands(spell: Entry, entry: Entry, place: str) -> bool:
    """Whether a spell of a place lasts on a day of an entry."""
    return place in places_of(spell) and meet(spell.values, entry.values)


def _check_renounced(entry: Entry, entries: Entries) -> None:
    """Where a view follows an instrument that gives the place to none of the sides, that is what governs it."""
    values = entry.values
    status, fixes, told = (values.get(key) for key in ("title_status", "title_document", "document"))
    if status not in ("renounced", "undivided") or not fixes:
        return
    if told != fixes:
        entry.at.problem("other-document", f"by this view {fixes} leaves title {status!r}, and `document` is {told}")
    for place in places_of(entry):
        spells = [e.values for e in entries["governing"] if _stands(e, entry, place)]
        if spells and fixes not in {spell.get("document") for spell in spells}:
            governs = ", ".join(sorted({str(spell.get("document")) for spell in spells}))
            entry.at.problem("other-document", f"{place} is {status!r} by {fixes}, and {governs} governs it then")
            return


def _check_overtaken(entry: Entry, documents: Documents, entries: Entries, sides: set[str]) -> None:
    """What both sides agreed, and what governs from its force, takes the place of another document in the view
    of either; a side that denies it rests on none.
    """
    values = entry.values
    if not values.get("document"):
        return
    for spell in (
        e.values for e in entries["governing"] if any(_stands(e, entry, place) for place in places_of(entry))
    ):
        id, begin = spell.get("document"), spell["from"]
        agreed = sides and sides <= {*((documents.known.get(str(id)) or {}).get("by") or ())}
        if agreed and spell.get("state") == "in-force" and begin > values["from"] and values["document"] != id:
            told = f"{id}, to which both sides are parties, governs from {begin}, and the view rests on"
            entry.at.problem("overtaken", f"{told} {values['document']} until {values.get('to') or 'this day'}")
            return


def _check_turn(before: Entry, after: Entry, documents: Documents, entries: Entries) -> None:
    """A side sees a place otherwise from a day of what it now rests on, with its claim, or as something turns there."""
    values, day = after.values, after.values["from"]
    if values.get("from_edtf") or before.values.get("to") != day:
        return
    own = {values.get("document"), values.get("title_document")}
    dates = [date for id in own if id in documents.known for date in documents.known[id].get("dates") or () if date]
    days = {date.get("date") for date in dates}
    if values.get("state") == "signed" and before.values.get("document") != values.get("document"):
        signed = day_of(documents.known.get(str(values.get("document"))) or {}, "signed")
        if signed and day != signed:
            after.at.problem("no-event", f"{values['document']} was signed on {signed}, and is seen as such from {day}")
            return
    taken_up = values.get("state") in UNILATERAL and before.values.get("document") != values.get("document")
    if taken_up and min((str(one) for one in days if one), default="") > before.values["from"] and day not in days:
        told = f"the view rests on {values['document']} from {day}, which is no day of that"
        after.at.problem("no-event", f"{told}: mend `from`")
        return
    for place in places_of(after):
        claims = [e for e in entries["claims"] if e.values.get("claimant") == values.get("view")]
        lists = [*(entries[name] for name in TURNS), claims]
        there = [e.values for listed in lists for e in listed if place in places_of(e)]
        if day not in days | {spell.get(end) for spell in there for end in ("from", "to")}:
            told = f"nothing of {place} turns on {day}, and no document on which the view rests is of that day"
            after.at.problem("no-event", f"{told}: mend `from`")
            return


def _check_whole(entries: Entries, start: str) -> None:
    """A side that has a view of a place has one of every day."""
    asked = entries.default_territories()
    for view, place, track in _tracks(entries, "views"):
        if place not in asked:
            check_cover(entries, f"view of {view} on {place}", track, start)
