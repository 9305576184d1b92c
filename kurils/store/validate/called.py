"""Names that lead to a place or a document and are not its own: held against the codes, the days and one another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kurils.base.names import name_key

if TYPE_CHECKING:
    from kurils.store.validate.entries import Entries

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")


def check_called(entries: Entries) -> None:
    """Report names of a time that ends before it begins, of other places than the code of that name, and titles of two
    documents or of another year.
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
    _check_titled(entries)


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
    listed: dict[str, int] = {}
    for entry in entries["titled"]:
        id = str(entry.values.get("document"))
        if id in listed:
            entry.at.problem("repeated", f"further titles of {id} stand on line {listed[id]} already")
        listed.setdefault(id, entry.at.line)
        dates = (documents.get(id) or {}).get("dates") or ()
        years = {str(date["date"])[:4] for date in dates if date and date.get("date")}
        for form in entry.values.get("forms") or ():
            others = {*_YEAR.findall(form or "")} - years
            if others and years:
                entry.at.problem("other-year", f"{form!r} is a title of {id}, of which nothing is dated {min(others)}")
