"""What bears on a place: with the standing that a document has on the day, by an article of it, and until it is over.

What governs, what stands beside it and what a side holds to govern are looked at alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.store.validate.governing import DEALS, day_of
from kurils.store.validate.instruments import ENDING, NUMBERED, SIGNED
from kurils.store.validate.statements import OPEN, meet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kurils.store.validate.form.entries import Entries, Entry

    Documents = Mapping[str, dict[str, Any]]

#: lists of documents that bear on places, with their standing
BEARING = ("governing", "also", "views")
#: standings that end when another document ends the document
BINDING = ("in-force", "signed")
#: standings that end when a later treaty governs the place, and what is in force and no treaty
PASSING = ("declared", "signed", "in-force")
#: years after which nothing is told any more of what has ended; some things are wound up by and by
WOUND_UP = 2


def check_bearing(entries: Entries) -> None:
    """Report documents that bear on a place with a standing that they do not have, by another article, or too long."""
    documents = entries.by_id("documents")
    sides = {side for side in entries.dispute.get("sides") or () if side}
    for name in BEARING:
        for entry in entries[name]:
            document = documents.get(str(entry.values.get("document")))
            if document is not None and entry.values.get("from"):
                _check_standing(entry, document, sides)
                _check_article(entry, document)
    for entry in entries["views"]:
        _check_fixed(entry)
    for entry in entries["also"]:
        document = documents.get(str(entry.values.get("document")))
        if document is not None and entry.values.get("from"):
            _check_overtaken(entry, document, entries, documents)
            _check_held(entry, document, entries, sides)
    for name in ("governing", "also"):
        for entry in entries[name]:
            if entry.values.get("from"):
                _check_ended(entry, documents)


def _check_standing(entry: Entry, document: dict[str, Any], sides: set[str]) -> None:
    """What bears has a standing; what one side did is in force for itself alone; `executed` is what has ended."""
    state, id, parties = entry.values.get("state"), document["id"], {*(document.get("by") or ())}
    if state is None:
        entry.at.problem("missing-key", f"`state` is missing: it says how {id} bears on the place")
    if state == "in-force" and len(parties) == 1 and parties <= sides:
        entry.at.problem("not-in-force", f"{id} is an act of {', '.join(parties)} alone: it is `domestic`")
    force = day_of(document, "in_force") or day_of(document, "exchanged")
    if state == "signed" and force and (entry.values.get("to") or OPEN) > force:
        entry.at.problem("in-force", f"{id} came into force on {force}; until then it is `signed`")
    if state == "in-force" and force and entry.values["from"] < force:
        entry.at.problem("not-in-force", f"{id} came into force on {force}; before, it is `signed`")
    ended = day_of(document, "ended")
    if state == "executed" and ended and entry.values["from"] < ended:
        entry.at.problem("not-executed", f"{id} is in force until {ended}; it is `executed` from then on")


def _check_fixed(entry: Entry) -> None:
    """While a side gives title to a state by agreement, the document is the one that fixes it."""
    view = entry.values
    fixes, told = view.get("title_document"), view.get("document")
    if view.get("title_status") == "agreed" and fixes and told != fixes:
        entry.at.problem("other-document", f"by this view {fixes} fixes title by agreement, and `document` is {told}")
    if told and told == fixes and view.get("article") != view.get("title_article"):
        numbers = f"{view.get('title_article')} and `article` is {view.get('article')}"
        entry.at.problem("wrong-article", f"by {told} `title_article` is {numbers}: one article bears on the place")


def _check_article(entry: Entry, document: dict[str, Any]) -> None:
    """An article that deals with other places of the document is not the one for these; nor one that only bears on a
    place where another deals with it. Letters that were exchanged are beside the articles.
    """
    number = str(entry.values.get("article"))
    articles = {str(one.get("number")): one.get("territories") or {} for one in document.get("articles") or () if one}
    reach, places = articles.get(number), [*(entry.values.get("territories") or ())]
    if not reach:
        return
    apart = not {*places} & {*reach}
    for place in places:
        found = [other for other, touched in articles.items() if place in touched] if apart else []
        if reach.get(place) == "bears":
            found = [one for one, touched in articles.items() if touched.get(place) in DEALS and NUMBERED.match(one)]
        if found:
            told = f"{document['id']} touches {place} in {', '.join(found)}, not in {number}"
            entry.at.problem("wrong-article", told)


def _check_overtaken(entry: Entry, document: dict[str, Any], entries: Entries, documents: Documents) -> None:
    """What was said of a place, or signed and no more, bears on it until a later treaty governs it."""
    values = entry.values
    if values.get("state") not in PASSING or (values["state"] == "in-force" and document.get("kind") in SIGNED):
        return
    for spell in entries["governing"]:
        began, later = spell.values.get("from"), documents.get(str(spell.values.get("document"))) or {}
        treaty = later.get("kind") in SIGNED and spell.values.get("state") == "in-force"
        if not treaty or not began or not _places(values) & _places(spell.values):
            continue
        if values["from"] < began < (values.get("to") or OPEN):
            told = f"{later['id']}, a {later['kind']}, governs the place from {began}"
            entry.at.problem("overtaken", f"{told}: what is {values['state']} before bears on it until then")


def _check_held(entry: Entry, document: dict[str, Any], entries: Entries, sides: set[str]) -> None:
    """An act of one side bears on a place as long as the other does not hold it."""
    parties = {*(document.get("by") or ())}
    if entry.values.get("state") != "domestic" or not parties or not parties <= sides:
        return
    for spell in entries["control"]:
        holder = spell.values.get("holder")
        if holder not in sides - parties or not spell.values.get("from"):
            continue
        if {*(entry.values.get("territories") or ())} & {*(spell.values.get("territories") or ())} and meet(
            entry.values, spell.values
        ):
            told = f"{holder} holds the place from {spell.values['from']}"
            entry.at.problem("not-domestic", f"{told}: an act of {', '.join(sorted(parties))} bears on it until then")


def _check_ended(entry: Entry, documents: Documents) -> None:
    """What another document ends or replaces is not in force after it, and not told of for years."""
    id, state, end = str(entry.values.get("document")), entry.values.get("state"), entry.values.get("to")
    for other in documents.values():
        days = [
            date["date"]
            for date in other.get("dates") or ()
            if date and date.get("date") and date.get("event") not in ("ended", "denounced")
        ]
        kinds = [one["kind"] for one in other.get("effects") or () if one and str(one.get("document")) == id]
        if not days or not any(kind in ENDING for kind in kinds):
            continue
        late = state in BINDING and (end or OPEN) > max(days)
        # an act of law may live on in what took its place; what is only said does not
        if not late and state != "executed" and (end or state == "declared"):
            late = (end or OPEN)[:4] > str(int(max(days)[:4]) + WOUND_UP)
        if late:
            told = f"{other['id']} ended it ({max(days)}), and it is {state} here until {end or 'this day'}"
            entry.at.problem("ended-effect", told)


def _places(values: dict[str, Any]) -> set[str]:
    return {*(values.get("territories") or ()), *(values.get("members") or ())}
