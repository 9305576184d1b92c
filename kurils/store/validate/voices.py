"""Whose words they are: documents are read by both sides or by neither, and answered by the other; positions of a side
call places as that side does, and those of others rest on what they said themselves.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from kurils.store.validate.governing import day_of, days_of
from kurils.store.validate.statements import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.store.validate.form.entries import Entries, Entry

#: positions of which one without documents is odd
SEVERAL = 2
#: where a part of a sentence ends that speaks of somebody by name
_PART = re.compile(r"[.;:,]\s")
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_LAST_WORD = re.compile(r"\s\S+$")


def check_voices(entries: Entries) -> None:
    """Report readings and positions that are given to one and told as another's, or of one side alone."""
    sides = [side for side in entries.dispute.get("sides") or () if side]
    _check_read(entries, sides)
    named = {id: speaks_of(state) for id, state in entries.by_id("states").items() if id in sides}
    for entry in entries["readings"]:
        _check_answer(entry, named)
    documents = entries.by_id("documents")
    for entry in entries["positions"]:
        _check_own(entry, documents, sides)
        _check_ended(entry, documents)
    _check_named(entries["positions"], documents)
    said = [*_said(entries["positions"])]
    for id, place in entries.by_id("territories").items():
        _check_called(id, place, said)


def _check_read(entries: Entries, sides: list[str]) -> None:
    """A document of which a reading is told has one of each side."""
    read: dict[str, dict[str, Entry]] = {}
    for entry in entries["readings"]:
        read.setdefault(str(entry.values.get("document")), {}).setdefault(str(entry.values.get("side")), entry)
    for document, readers in read.items():
        missing = [side for side in sides if side not in readers]
        if missing:
            told = f"{document} is read by {', '.join(readers)}, and not by {', '.join(missing)}"
            next(iter(readers.values())).at.problem("one-side", f"{told}: give its reading too, or that none was found")


def _check_answer(entry: Entry, said: dict[str, re.Pattern[str]]) -> None:
    """Whoever answers the reading of a side is not that side: the first of the two that is named is the other."""
    side, answer = entry.values.get("side"), (entry.values.get("rebuttal") or {}).get("en") or ""
    if side not in said:
        return
    for part in _PART.split(answer):
        named = {id for id, pattern in said.items() if pattern.search(part)}
        if named:
            if named == {side}:
                told = f"`rebuttal` speaks of {side} first, and `side` is {side}"
                entry.at.problem("other-side", f"{told}: it is what the other side answers; mend one of them")
            return


def _check_own(entry: Entry, documents: dict[str, dict[str, Any]], sides: list[str]) -> None:
    """Somebody who is no side relies on something of its own, or was asked by what a side did alone."""
    by, known = entry.values.get("by"), [documents.get(str(id)) for id in entry.values.get("documents") or ()]
    parties = [{*(document.get("by") or ())} for document in known if document]
    if by and parties and not any(by in of or (len(of) == 1 and of <= {*sides}) for of in parties):
        told = f"{by} is a party to none of {', '.join(map(str, entry.values['documents']))}"
        entry.at.problem("no-party", f"{told}: name what it said, or whoever said it")


def _check_ended(entry: Entry, documents: dict[str, dict[str, Any]]) -> None:
    """What others hold by an act of theirs alone ends with it, unless they said something later."""
    by, end = entry.values.get("by"), entry.values.get("to") or OPEN
    known = [documents[str(id)] for id in entry.values.get("documents") or () if id in documents]
    own = [document for document in known if by and by in (document.get("by") or ())]
    for document in own:
        ended = day_of(document, "ended")
        later = any(day >= str(ended) for other in own if other is not document for day in days_of(other))
        if ended and len(document["by"]) == 1 and ended < end and not later:
            until = entry.values.get("to") or "this day"
            told = f"{document['id']}, its own act, ended on {ended}, and it is held until {until}"
            entry.at.problem("after-it-ended", f"{told}: mend `to`, or name what {by} said later")


def _check_named(positions: list[Entry], documents: dict[str, dict[str, Any]]) -> None:
    """Who names documents in several positions does so in all, or says in a `note` why not.

    A position that begins with what its holder did on that day names it.
    """
    named: dict[object, list[bool]] = defaultdict(list)
    for entry in positions:
        named[entry.values.get("side") or entry.values.get("by")].append(bool(entry.values.get("documents")))
    for entry in positions:
        who, begin = entry.values.get("side") or entry.values.get("by"), str(entry.values.get("from") or "")
        if entry.values.get("documents") or not who:
            continue
        places = {*(entry.values.get("territories") or ())}
        for id, document in documents.items() if begin else ():
            touched = places & {*(document.get("territories") or ())}
            if touched and who in (document.get("by") or ()) and begin in days_of(document):
                told = f"it begins on {begin}, and names no document: {id}, of {who}, is of that day"
                entry.at.problem("no-document", f"{told} and touches {', '.join(sorted(touched))}")
                break
        else:
            if len(named[who]) > SEVERAL and named[who].count(False) == 1 and not entry.values.get("note"):
                told = f"{who} names documents in all its other positions, and none here"
                entry.at.problem("no-document", f"{told}: name them, or say in a `note` why there are none")


def _said(positions: list[Entry]) -> Iterator[tuple[str, str, Entry]]:
    """What the sides say in their positions: the side, an English text, and where it stands."""
    for entry in positions:
        texts = [entry.values.get("summary"), *((one or {}).get("text") for one in entry.values.get("arguments") or ())]
        for text in texts if entry.values.get("side") else ():
            yield str(entry.values["side"]), str((text or {}).get("en") or ""), entry


def _check_called(id: str, place: dict[str, Any], said: list[tuple[str, str, Entry]]) -> None:
    """A side calls a place by its own name of it, and by one, wherever it speaks; both together are nobody's."""
    names, both = place.get("names") or {}, (place.get("name") or {}).get("en") or "\0"
    kinds = [{str(form["form"]) for form in names[kind] or () if form} for kind in names if kind.startswith("en_")]
    seen = Counter(form for forms in kinds for form in forms)
    forms = ["|".join(sorted(re.escape(form) for form in each if seen[form] == 1)) for each in kinds]
    patterns = [re.compile(rf"\b(?:{each})\b") for each in forms if each]
    found: dict[str, list[tuple[Entry, int]]] = defaultdict(list)
    for side, text, entry in said if len(patterns) > 1 else ():
        if any(form in text for form in seen):
            own = text.replace(both, "")
            found[side] += [(entry, n) for n, pattern in enumerate(patterns) if pattern.search(own)]
    for side, uses in found.items():
        usual = max(range(len(patterns)), key=lambda number: sum(number == n for _, n in uses))
        for entry, n in uses:
            if n != usual:
                told = f"{side} calls {id} by another of its names in the other positions"
                entry.at.problem("other-side", f"{told}: mend the name, or whose position it is")


def speaks_of(state: dict[str, Any]) -> re.Pattern[str]:
    """How an English text speaks of a state: by its names, and by what its forces are called after."""
    return re.compile("|".join(rf"\b{re.escape(form)}\w*" for form in sorted({*_forms(state)})) or "(?!)")


def _forms(state: dict[str, Any]) -> Iterator[str]:
    for given in ({"name": state.get("names"), "forces": state.get("forces")}, *(state.get("called") or ())):
        for key in ("name", "short", "forces"):
            text = _ARTICLE.sub("", ((given or {}).get(key) or {}).get("en") or "")
            # `Soviet forces`
            form = _LAST_WORD.sub("", text) if key == "forces" else text
            if form:
                yield form
