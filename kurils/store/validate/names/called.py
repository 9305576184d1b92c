"""Names that lead to a place or a document and are not its own: held against the codes, the days and one another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kurils.base.names import name_key

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries

#: between the titles of one document that stand together
PARTS = re.compile(r"\s*[()（）、;；]\s*")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")


def check_called(entries: Entries) -> None:
    """Report names of other places than the code of that name or of another side, and titles of two documents or of
    another year.
    """
    coded = _coded(entries)
    for entry in entries["called"]:
        by, places = entry.values.get("by"), {*map(str, entry.values.get("places") or ())}
        for form in entry.values.get("forms") or ():
            for place, territory, side in coded.get(name_key(form or ""), ()):
                if not places & {place, territory}:
                    entry.at.problem("other-place", f"{form!r} is the name of a code of {place}, which `places` lacks")
                elif by and side not in (by, "none"):
                    entry.at.problem(
                        "other-side", f"{form!r} is the name of a code that {side} gives, and `by` is {by}"
                    )
    _check_whose(entries)
    _check_one_place(entries)
    _check_titled(entries)


def _check_one_place(entries: Entries) -> None:
    """A form leads to the same places wherever it stands, but for what sides mean by a name of several together.

    And a name has days within those of the record.
    """
    own: dict[str, tuple[frozenset[str], str]] = {}
    for entry in (entry for name in ("territories", "islands") for entry in entries[name]):
        for names in (entry.values.get("names") or {}).values():
            for name in names or ():
                form, id = name_key(str((name or {}).get("form") or "")), str(entry.values.get("id"))
                own.setdefault(form, (frozenset([id, str(entry.values.get("territory") or id)]), id))
    said: dict[str, tuple[frozenset[str], object, object]] = {}
    for entry in entries["called"]:
        places = frozenset(map(str, entry.values.get("places") or ()))
        kind, by = entry.values.get("kind"), entry.values.get("by")
        for form in {name_key(form or "") for form in entry.values.get("forms") or ()} - {""}:
            theirs, id = own.get(form, (places, ""))
            if not places & theirs:
                entry.at.problem("other-place", f"{form!r} is the name of {id}, which `places` lacks")
            others, its_kind, its_by = said.setdefault(form, (places, kind, by))
            if others != places and not (kind == its_kind == "whole" and by != its_by):
                told = f"{form!r} leads to {', '.join(sorted(others))} too"
                entry.at.problem("other-place", f"{told}: one form is of the same places, or what sides call a whole")


def _check_whose(entries: Entries) -> None:
    """Whose word a name of several places is: of one side by its own or by others' word, once, or nobody's with a note.

    What was founded, and what old maps have, has days; without any, one side's name of several places is `whole`.
    """
    sides = {side for side in entries.dispute.get("sides") or () if side}
    voices = {id: source.get("side") for id, source in entries.by_id("sources").items()}
    listed: dict[tuple[object, ...], int] = {}
    for entry in entries["called"]:
        kind, by, places, *days = (entry.values.get(key) for key in ("kind", "by", "places", "from", "to"))
        several, dated = len(places or ()) > 1, any(days)
        if kind != "whole":
            if by and not dated and (several or kind == "old-map"):
                told = f"one side's name of several places is `whole`, and what is {kind!r} has its time"
                entry.at.problem("no-days", f"{told}: say in `from` or `to` when it existed, or leave out `by`")
            continue
        if not several and _islands(str((places or [None])[0]), entries) < 2:
            entry.at.problem("one-place", "a name of one place is not `whole`: give its kind, or its other `places`")
        if not by:
            if not entry.values.get("note"):
                entry.at.problem("no-side", "say in `by` whose word it is, or in `note` that it is nobody's")
            continue
        heard = {voices.get(id) for id in entry.values.get("sources") or ()}
        if by in sides and len(heard) == 1 and heard <= sides - {by}:
            told = f"`by` is {by}, and its sources are all of {', '.join(map(str, heard))}"
            entry.at.problem("other-side", f"{told}: cite one that is not, or mend `by`")
        line = listed.setdefault((by, frozenset(places or ()), *days), entry.at.line)
        if line != entry.at.line:
            entry.at.problem("repeated", f"{by} calls these places otherwise on line {line}: put the forms together")


def _islands(place: str, entries: Entries) -> int:
    """How many islands a place is; those around a main one, which bears the id of the place, count for none."""
    members = (entries.by_id("territories").get(place) or {}).get("members") or ()
    return 1 if place in members else len(members)


def _coded(entries: Entries) -> dict[str, list[tuple[str, str, str]]]:
    """The names of codes, and of which place, in which territory, and by which side they are."""
    coded: dict[str, list[tuple[str, str, str]]] = {}
    for entry in (entry for name in ("territories", "islands") for entry in entries[name]):
        place = str(entry.values.get("id"))
        for code in entry.values.get("codes") or ():
            names = (code or {}).get("names") or {}
            for name in {name_key(text) for text in names.values() if text}:
                at = (place, str(entry.values.get("territory") or place), str(code.get("side")))
                coded.setdefault(name, []).append(at)
    return coded


def _check_titled(entries: Entries) -> None:
    documents = entries.by_id("documents")
    titles = _titles(documents)
    listed: dict[str, int] = {}
    forms: dict[str, str] = {}
    for entry in entries["titled"]:
        id = str(entry.values.get("document"))
        if id in listed:
            entry.at.problem("repeated", f"further titles of {id} stand on line {listed[id]} already")
        listed.setdefault(id, entry.at.line)
        dates = (documents.get(id) or {}).get("dates") or ()
        years = {str(date["date"])[:4] for date in dates if date and date.get("date")}
        for form in entry.values.get("forms") or ():
            first = forms.setdefault(name_key(form or ""), id)
            if first != id:
                entry.at.problem("other-title", f"{form!r} is given to {first} already: leave it to one of them")
            others = {*_YEAR.findall(form or "")} - years
            if others and years:
                entry.at.problem("other-year", f"{form!r} is a title of {id}, of which nothing is dated {min(others)}")
            for other in sorted(titles.get(name_key(form or ""), set()) - {id}) if id in documents else ():
                told = f"{form!r} is given to {id}, and is a title of {other}"
                entry.at.problem("other-title", f"{told}: leave it to one of them, or add the year")


def _titles(documents: dict[str, dict[str, Any]]) -> dict[str, set[str]]:
    """Which documents have a title, or another one that stands behind it in brackets, in any language."""
    found: dict[str, set[str]] = {}
    for id, document in documents.items():
        for key in ("titles", "short"):
            for title in (document.get(key) or {}).values():
                for part in {title, *PARTS.split(title or "")} - {"", None}:
                    found.setdefault(name_key(part), set()).add(id)
    return found
