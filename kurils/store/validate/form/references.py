"""Ids: each is given once, and each that is named exists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kurils.answers.lists import NEITHER_SIDE
from kurils.base.errors import KurilsError
from kurils.dates.parse import parse

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries

#: the view that is no party's
NEUTRAL = "neutral"
#: any day stands for today, where it is asked only whether a text is a date
FIRST_DAY = date(2000, 1, 1)
#: the lists whose entries have an id, and what an entry is called in a message
IDENTIFIED = {
    "documents": "document",
    "sources": "source",
    "states": "state",
    "others": "actor",
    "polities": "polity",
    "territories": "territory",
    "islands": "island",
    "variants": "variant",
    "glossary": "word",
    "lines": "line",
    "borders": "border",
    "polygons": "polygon",
    "coasts": "coast",
    "straits": "strait",
    "looks": "look",
    "areas": "area",
    "scenery": "scenery",
    "references": "reference",
}


def check_references(entries: Entries) -> None:
    """Report repeated ids, sources given twice under two ids, and ids that nothing has."""
    known: dict[str, list[str]] = {}
    for name, kind in IDENTIFIED.items():
        first: dict[str, str] = {}
        for entry in entries[name]:
            id = entry.values.get("id")
            if not isinstance(id, str):
                continue
            if id in first:
                entry.at.problem("duplicate-id", f"the {kind} id {id!r} is used twice (first at {first[id]})")
            first.setdefault(id, f"{entry.at.file}:{entry.at.line}")
        known[kind] = list(first)
    known["place"] = known["territory"] + known["island"]
    known["actor"] = known["actor"] + known["state"]
    known["party"] = [side for side in entries.dispute.get("sides") or () if side]
    known["side"] = [*known["party"], *NEITHER_SIDE]
    ids = {kind: frozenset(names) for kind, names in known.items()}
    for kind, id, at in entries.references:
        if id not in ids.get(kind, ()):
            close = at.near(id, known.get(kind, ()))
            hint = f"; did you mean {close[0]!r}?" if close else ""
            if not hint and kind in ("party", "side"):
                hint = f"; allowed: {', '.join(known[kind])}"
            at.problem(f"unknown-{kind}", f"no {kind} has the id {id!r}{hint}")
    _check_addresses(entries)
    _check_meant(entries)


def _check_meant(entries: Entries) -> None:
    """Report ids and names that mean something else to whoever types them: a view, a date, a document."""
    documents = entries.by_id("documents")
    for entry in entries["states"]:
        id = entry.values.get("id")
        if id in (NEUTRAL, *NEITHER_SIDE):
            entry.at.problem("taken", f"the id {id!r} has a meaning of its own: a view, or no side")
    for name in ("territories", "islands"):
        for entry in entries[name]:
            id = str(entry.values.get("id"))
            if id in documents:
                entry.at.problem("taken", f"the id {id!r} is that of a document")
            forms = [form.get("form") for names in (entry.values.get("names") or {}).values() for form in names if form]
            for form in filter(None, (id, *(entry.values.get("aliases") or ()), *forms)):
                if _is_date(form):
                    entry.at.problem("taken", f"{form!r} is a date to whoever types it, and no name")


def _is_date(text: str) -> bool:
    try:
        parse(text, FIRST_DAY)
    except KurilsError:
        return False
    return True


def _check_addresses(entries: Entries) -> None:
    first: dict[str, str] = {}
    for entry in entries["sources"]:
        url = entry.values.get("url")
        if not isinstance(url, str):
            continue
        key = url.split("://", 1)[-1].removeprefix("www.").rstrip("/")
        if key in first:
            entry.at.problem("duplicate-url", f"the address stands already under {first[key]!r}; cite that source")
        first.setdefault(key, entry.values["id"] or "")
