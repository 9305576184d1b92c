"""Borders: by whom, by what, on the line of their strait, and for as long as what drew them lasts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kurils.store.validate.lines.lasting import straits_of
from kurils.store.validate.names.english import english_names
from kurils.store.validate.statements import meet

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries, Entry

OPEN = "9999-12-31"
#: the kind of the acts that mark a line on the ground
DEMARCATION = "demarcation"


def check_borders(entries: Entries) -> None:
    """Report borders of a state that takes no part, on a wrong line, or on days that their document does not give."""
    sides = {side for side in entries.dispute.get("sides") or () if side}
    named = {strait["line"]: strait.get("names") for strait in entries.by_id("straits").values() if strait.get("line")}
    for entry in entries["lines"]:
        told = entry.values.get("straits")
        if told and named.get(str(entry.values.get("id")), told) != told:
            entry.at.problem("wrong-line", "`straits` has other names than the strait whose line it is")
    _check_straits(entries)
    _check_washed(entries)
    for entry in entries["borders"]:
        _check_parties(entry, sides)
        _check_line(entry, entries)
        _check_title(entry, entries)
        _check_claim(entry, entries)
        _check_grounds(entry, entries)
        _check_marked(entry, entries)
        _check_kept(entry, entries)
        _check_relied(entry, entries)
    _check_turns(entries)


def _check_straits(entries: Entries) -> None:
    """A line is that of one strait, and the one line that has its names is that of a strait."""
    owners: dict[str, str] = {}
    for entry in entries["straits"]:
        own, id = entry.values.get("line"), str(entry.values.get("id"))
        if own and owners.setdefault(own, id) != id:
            entry.at.problem("wrong-line", f"{own} is the line of {owners[own]} already")
        names = entry.values.get("names")
        alike = [id for id, line in entries.by_id("lines").items() if names and line.get("straits") == names]
        if not own and len(alike) == 1:
            entry.at.problem("wrong-line", f"{alike[0]} has the names of this strait: name it as its `line`")


def _check_washed(entries: Entries) -> None:
    """A strait that is called after an island lies by it: `between` names the island, its territory or a member."""
    islands = entries.by_id("islands")
    called: dict[str, set[str]] = {}
    for name in ("territories", "islands"):
        for id, place in entries.by_id(name).items():
            near = {id, *map(str, place.get("members") or ()), str(place.get("territory") or id)}
            forms = {
                form
                for each in near
                for form in english_names(islands.get(each) or entries.by_id("territories").get(each) or {})
            }
            for form in english_names(place):
                called.setdefault(form, set()).update(forms)
    for entry in entries["straits"]:
        shores = (entry.values.get("between") or {}).get("en") or ""
        for name in (*(entry.values.get("names") or {}).values(), *(entry.values.get("aliases") or ())):
            head = re.split(r"[\s-]", name or "")[0]
            # of `between` that names no place of the record nothing is known
            known = head in called and any(_holds(shores, form) for form in called)
            if known and not any(_holds(shores, form) for form in called[head]):
                told = f"{name!r} has the name of {head}, and `between` says {shores}"
                entry.at.problem("wrong-name", f"{told}: name the island there, or take out the name")


def _holds(text: str, form: str) -> bool:
    return re.search(rf"\b{re.escape(form)}\b", text) is not None


def _check_parties(entry: Entry, sides: set[str]) -> None:
    values = entry.values
    between = [state for state in values.get("between") or () if state]
    if values.get("state") == "claimed" and not values.get("by"):
        entry.at.problem("no-claimant", "a claimed line says `by` whom")
    if values.get("state") != "claimed" and values.get("by"):
        entry.at.problem("claimant", "`by` is for claimed lines only")
    if values.get("by") and values["by"] not in between:
        entry.at.problem("no-party", f"{values['by']} claims the line and is not among those it lies between")
    if values.get("state") == "agreed" and not values.get("document"):
        entry.at.problem("no-document", "a line called agreed names the document")
    if between != sorted(between) or len(between) > 2:
        entry.at.problem("order", "`between` names two states, in the order of the alphabet")
    for state in between:
        if sides and state not in sides:
            entry.at.problem("no-party", f"a line between {state}, which is no party: `sides` does not name it")


def _check_line(entry: Entry, entries: Entries) -> None:
    """A border runs in a strait of its line, where it runs in one; what is marked on the ground does not."""
    values = entry.values
    line, strait = str(values.get("line")), values.get("strait")
    own = straits_of(line, entries)
    if (own and strait not in own) or (strait and not own and line in entries.by_id("lines")):
        told = f"{line} is the line of {' and '.join(sorted(own)) or 'no strait'}, not of {strait}"
        entry.at.problem("wrong-line", told if own else f"{told}: name the strait in its `straits` if it lies there")
    if values.get("state") == "demarcated" and strait:
        entry.at.problem("not-marked", "a line through a strait is not marked on the ground: it is agreed")


def _check_title(entry: Entry, entries: Entries) -> None:
    """A line that an article drew with title stands as long as all title that the article fixed."""
    document, article, state = (entry.values.get(key) for key in ("document", "article", "state"))
    fixed = [
        title.values
        for title in entries["title"]
        if document and title.values.get("document") == document and title.values.get("status") == "agreed"
    ]
    if state == "agreed" and document and not fixed:
        entry.at.problem("no-title", f"{document} fixed no title, and so agreed on no line: by what else is it drawn?")
    if not fixed or state == "claimed":
        return
    if state == "de-facto":
        entry.at.problem("not-de-facto", f"{document} fixed title in force: its line is agreed, demarcated or claimed")
        return
    spells = [title for title in fixed if title.get("article") == article and title.get("from")]
    if not spells:
        entry.at.problem("no-title", f"{document} fixed no title by article {article!r}, which drew no line then")
        return
    begin = max(spell["from"] for spell in spells)
    end = min(spell.get("to") or OPEN for spell in spells)
    from_, to = entry.values.get("from"), entry.values.get("to") or OPEN
    others = [other.values for other in entries["borders"] if other.values.get("line") == entry.values.get("line")]
    drawn = [other for other in others if other.get("state") in ("agreed", "demarcated")]
    if from_ != begin and not any(other.get("to") == from_ for other in drawn):
        entry.at.problem("title-differs", f"the line is agreed from {from_}, title by the same article from {begin}")
    if to != end and not any(other.get("from") == to for other in drawn):
        told = "on with no end" if end == OPEN else f"to {end}"
        entry.at.problem("title-differs", f"the line is agreed to {to}, title by the same article {told}")


def _check_claim(entry: Entry, entries: Entries) -> None:
    """Who claims a line claims, on all its days, some land."""
    values = entry.values
    if values.get("state") != "claimed" or not values.get("by") or not values.get("from"):
        return
    due, end = values["from"], values.get("to") or OPEN
    claims = [claim.values for claim in entries["claims"] if claim.values.get("claimant") == values["by"]]
    for claim in sorted(claims, key=lambda claim: str(claim.get("from"))):
        if claim.get("from") and claim["from"] <= due:
            due = max(due, claim.get("to") or OPEN)
    if due < end:
        entry.at.problem("no-claim", f"{values['by']} claims this line on {due}, and no land on that day")


def _check_grounds(entry: Entry, entries: Entries) -> None:
    """Who claims a line by the instrument that drew it names that, and the article that did; or an act of its own."""
    values = entry.values
    document, article, line = (values.get(key) for key in ("document", "article", "line"))
    if values.get("state") != "claimed" or not document:
        return
    agreed = [other.values for other in entries["borders"] if other.values.get("state") == "agreed"]
    here = {str(other.get("document")): other.get("article") for other in agreed if other.get("line") == line}
    if document in here and article != here[document]:
        entry.at.problem("wrong-article", f"{document} drew this line by article {here[document]}, not {article}")
    elsewhere = sorted({str(other.get("line")) for other in agreed if other.get("document") == document})
    parties = (entries.by_id("documents").get(str(document)) or {}).get("by") or ()
    if document not in here and (elsewhere or (here and parties and [*parties] != [values.get("by")])):
        own = f"{document} drew {' and '.join(elsewhere) or 'no line'}"
        told = f"{own}, and {' and '.join(sorted(here)) or 'no other'} drew {line}"
        entry.at.problem("wrong-line", f"{told}: name the document by which this line is claimed")


def _check_marked(entry: Entry, entries: Entries) -> None:
    """What is marked on the ground was marked by an act of its own: no treaty sets stones."""
    document = str(entry.values.get("document"))
    kind = (entries.by_id("documents").get(document) or {}).get("kind")
    if entry.values.get("state") == "demarcated" and kind and kind != DEMARCATION:
        told = f"{document} is a {kind}, and marked nothing on the ground: the line is agreed, or marked by another act"
        entry.at.problem("not-marked", told)
    between = {*(entry.values.get("between") or ())}
    acts = [
        act["id"]
        for act in entries.by_id("documents").values()
        if act.get("kind") == DEMARCATION and between and between <= {*(act.get("by") or ())}
    ]
    # of a record that holds no such act nothing is asked
    if entry.values.get("state") == "demarcated" and not entry.values.get("document") and acts:
        told = f"a line called demarcated names the act by which it was marked: {' or '.join(acts)}"
        entry.at.problem("no-document", told)


def _check_relied(entry: Entry, entries: Entries) -> None:
    """Who claims a line does so by what it claims land by, or by what governs the land in its own view, then."""
    values, by = entry.values, entry.values.get("by")
    document = values.get("document")
    if values.get("state") != "claimed" or not by or not document:
        return
    claims = [e.values for e in entries["claims"] if e.values.get("claimant") == by and meet(e.values, values)]
    views = [e.values for e in entries["views"] if e.values.get("view") == by and meet(e.values, values)]
    articles = {view.get("article") for view in views if view.get("document") == document}
    relied = {id for claim in claims for id in claim.get("documents") or ()} | {view.get("document") for view in views}
    if relied - {None} and document not in relied:
        told = f"{by} relies on {document} in no claim and no view of these days"
        entry.at.problem("no-claim", f"{told}: name what it claims the land by")
    if articles and values.get("article") not in articles:
        told = " or ".join(sorted(map(str, articles)))
        entry.at.problem("wrong-article", f"by its view article {told} of {document} is what bears, and here another")


def _check_kept(entry: Entry, entries: Entries) -> None:
    """What is kept in fact by a document is kept from a day of it."""
    document = entries.by_id("documents").get(str(entry.values.get("document"))) or {}
    days = {date.get("date") for date in document.get("dates") or () if date}
    begin = entry.values.get("from")
    if entry.values.get("state") == "de-facto" and days and begin not in days and not entry.values.get("from_edtf"):
        told = f"{document['id']} has no day of {begin}, from which the line is kept in fact"
        entry.at.problem("no-event", f"{told}: mend one of them, or name no document")


def _check_turns(entries: Entries) -> None:
    """With the next entry of a line it stands otherwise, or by another instrument."""
    ends = {
        (entry.values.get("line"), entry.values.get("by"), entry.values["to"]): entry.values
        for entry in entries["borders"]
        if entry.values.get("to")
    }
    for entry in entries["borders"]:
        line, by, begin = (entry.values.get(key) for key in ("line", "by", "from"))
        before = ends.get((line, by, begin))
        if not (line and begin and before and before.get("state")) or before["state"] != entry.values.get("state"):
            continue
        grounds = [(each.get("document"), each.get("article")) for each in (before, entry.values)]
        # of a line that was marked anew it is known by which act
        unknown = before["state"] == "demarcated" and not all(document for document, _ in grounds)
        if grounds[0] == grounds[1] or unknown:
            told = f"the line was {before['state']} before {begin} too: nothing changes"
            entry.at.problem("no-change", told)
