"""What parts of the record say of the same days agrees: title and views, articles and places, control and polities."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kurils.store.validate.statements import OPEN, meet
from kurils.store.validate.tracks import spells_of

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries, Entry

#: list -> where it names a document, its article, and its state (nowhere: it binds both)
ARTICLES = {
    "title": (("document", "article", ""),),
    "governing": (("document", "article", "state"),),
    "views": (("document", "article", "state"), ("title_document", "title_article", "")),
}
#: states of a document under which its articles say what holds for a place
BINDING = (None, "signed", "in-force", "executed")
#: statuses that an instrument fixes
FIXED = ("agreed", "undivided", "renounced")
#: kinds of documents by which an occupation begins
OF_WAR = ("landing", "surrender", "occupation")


def check_agreeing(entries: Entries) -> None:
    """Report a title against the view of it, articles that do not touch a place, occupations of what is one's own."""
    for place in entries.by_id("territories"):
        titles, views, governing, control = (
            spells_of(entries[name], "territories", place) for name in ("title", "views", "governing", "control")
        )
        for title in titles:
            for other in views:
                _check_view(place, title.values, other)
            for other in governing:
                if meet(title.values, other.values):
                    _check_one_article(place, title.values, other, ("document", "article"))
            for other in control:
                if meet(title.values, other.values):
                    _check_occupied(place, title.values, other)
            _check_nothing(place, title, views)
        for before, after in pairwise(spells_of(entries["polity"], "territories", place)):
            same = before.values.get("polity") == after.values.get("polity")
            if same and before.values.get("to") == after.values["from"]:
                told = f"{place}: it was under {after.values['polity']} before {after.values['from']} too"
                after.at.problem("no-change", f"{told}: nothing changes")
        for before, after in pairwise(control):
            _check_turn(place, before.values, after)
    _check_kinds(entries)
    _check_one_polity(entries)
    documents = entries.by_id("documents")
    for name, keys in ARTICLES.items():
        for entry in entries[name]:
            for document, article, state in keys:
                known = documents.get(str(entry.values.get(document)))
                if known is not None and entry.values.get(state) in BINDING:
                    _check_article(entry, known, article)


def _check_view(place: str, title: dict[str, Any], view: Entry) -> None:
    """Where a party reads the very agreement otherwise, nothing is agreed; on whatever days it has it hold."""
    said, holder = view.values.get("title_holder"), title.get("holder")
    same = view.values.get("title_document") == title.get("document")
    if same and title.get("status") == "agreed" == view.values.get("title_status") and said != holder:
        message = f"{place}: by {title['document']} title is agreed to be {holder}'s; here it is {said}'s"
        view.at.problem("title-view", message)
    seen, state = view.values.get("title_status"), view.values.get("state")
    # while it is in force, or was, nobody who goes by it says that nothing was agreed
    bound = state in ("in-force", "executed") and view.values.get("document") == title.get("document")
    otherwise = (same and seen in FIXED) or (bound and meet(title, view.values))
    if title.get("status") in FIXED and title.get("document") and seen != title["status"] and otherwise:
        told = f"{place}: by {title['document']} title is {title['status']!r}; here it is {seen!r}"
        view.at.problem("title-view", told)
    _check_one_article(place, title, view, ("title_document", "title_article"))


def _check_nothing(place: str, title: Entry, views: list[Entry]) -> None:
    """While both parties say that nothing was agreed yet, title is `none`."""
    silent = [view.values for view in views if view.values.get("title_status") == "none"]
    for number, view in enumerate(silent):
        for other in silent[:number]:
            begin = max(title.values["from"], view["from"], other["from"])
            end = min(part.get("to") or OPEN for part in (title.values, view, other))
            if view.get("view") != other.get("view") and begin < end and title.values.get("status") != "none":
                told = f"{place}: both parties say of {begin} that nothing was agreed, and title is"
                title.at.problem("title-view", f"{told} {title.values.get('status')!r}")
                return


def _check_one_article(place: str, title: dict[str, Any], entry: Entry, keys: tuple[str, str]) -> None:
    document, article = (entry.values.get(key) for key in keys)
    if document and document == title.get("document") and article != title.get("article"):
        told = f"{place}: title rests on {document}, article {title.get('article')}; here on article {article}"
        entry.at.problem("other-article", told)


def _check_occupied(place: str, title: dict[str, Any], control: Entry) -> None:
    holder, kind = control.values.get("holder"), control.values.get("kind")
    if holder and kind == "military-occupation" and title.get("holder") == holder:
        control.at.problem("own-occupied", f"{place}: {holder} occupies what is its own by {title['document']}")


def _check_turn(place: str, before: dict[str, Any], after: Entry) -> None:
    """With a spell of control another holds the place, or holds it otherwise."""
    same = all(before.get(key) == after.values.get(key) for key in ("holder", "kind"))
    # who lived there side by side may go on doing so under a treaty
    told_apart = before.get("holder") or before.get("kind") == "none"
    if same and told_apart and before.get("to") == after.values["from"]:
        who = before.get("holder") or "nobody"
        told = f"{place}: {who} held it in the same way before {after.values['from']}: nothing changes"
        after.at.problem("no-change", told)


def _check_kinds(entries: Entries) -> None:
    """An act by which a state holds places makes it hold them in one way; one of war, as an occupation."""
    kinds: dict[tuple[str, str], str] = {}
    documents = entries.by_id("documents")
    for entry in entries["control"]:
        document, holder, kind = (entry.values.get(key) for key in ("document", "holder", "kind"))
        act = (documents.get(str(document)) or {}).get("kind")
        if act in OF_WAR and kind and kind != "military-occupation":
            entry.at.problem(
                "other-kind", f"{document} is of the kind {act!r}: what begins by it is military-occupation"
            )
        if document and holder and kind:
            first = kinds.setdefault((document, holder), kind)
            if first != kind:
                entry.at.problem("other-kind", f"by {document} {holder} holds other places as {first!r}")


def _check_one_polity(entries: Entries) -> None:
    """On one day a state is one polity, wherever it holds."""
    states = {id: polity.get("state") for id, polity in entries.by_id("polities").items()}
    spells = [entry for entry in entries["polity"] if states.get(entry.values.get("polity") or "")]
    spells = sorted((entry for entry in spells if entry.values.get("from")), key=lambda entry: entry.values["from"])
    for number, entry in enumerate(spells):
        own, state = entry.values["polity"], states[entry.values["polity"]]
        for other in spells[:number]:
            theirs = other.values["polity"]
            if theirs != own and states[theirs] == state and meet(entry.values, other.values):
                told = f"{state} is {own!r} here from {entry.values['from']}, and {theirs!r} elsewhere"
                entry.at.problem("two-polities", told)
                break


def _check_article(entry: Entry, document: dict[str, Any], key: str) -> None:
    """The article is one that touches the places, where any article of the document does."""
    number = entry.values.get(key)
    for place in entry.values.get("territories") or ():
        articles = [each for each in document.get("articles") or () if each]
        found = [str(each.get("number")) for each in articles if place in (each.get("territories") or {})]
        if found and number is None:
            told = f"`{key}` is missing: {document['id']} touches {place} in {', '.join(found)}"
            entry.at.problem("missing-article", told)
        elif found and number not in found:
            told = f"{document['id']} touches {place} in {', '.join(found)}, not in {number}"
            entry.at.problem("wrong-article", told)
