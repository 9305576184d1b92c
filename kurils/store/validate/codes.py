"""Identifiers of places and states elsewhere: in the form of their scheme, of one thing, and seen on a day that was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kurils.store.validate.meta import latest_day

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries, Entry

#: scheme -> the form of its codes, as those who give them out say; a scheme that does not stand here has any form
FORMS = {
    "iso-3166-1": "[A-Z]{2}",
    "iso-3166-2": "[A-Z]{2}-[A-Z0-9]{1,3}",
    "fips-10-4": "[A-Z]{2}[0-9]{0,2}",
    "genc": "[A-Z]{3}",
    "cow": "[0-9]{1,3}",
    "okato": r"\d\d(?: \d{3}){0,3}",
    "oktmo": r"\d\d(?: \d{3}){0,3}",
    "japan-municipality": "[0-9]{5,6}",
    "geonames": "[1-9][0-9]*",
    "osm-relation": "[1-9][0-9]*",
    "osm-way": "[1-9][0-9]*",
    "osm-node": "[1-9][0-9]*",
    "wikidata": "Q[1-9][0-9]*",
    "natural-earth": "[A-Z][0-9]{2}",
}


def check_codes(entries: Entries) -> None:
    """Report codes that their scheme does not know, that two places share, or that are of another state."""
    of_state = {
        id: code.get("code")
        for id, state in entries.by_id("states").items()
        for code in state.get("codes") or ()
        if code and code.get("scheme") == "iso-3166-1"
    }
    seen: dict[tuple[str, str], tuple[Any, str]] = {}
    named: dict[tuple[str, str], str] = {}
    for name in ("territories", "islands", "states"):
        for entry in entries[name]:
            for code in entry.values.get("codes") or ():
                if code and code.get("scheme") and code.get("code"):
                    nation = code["scheme"].partition("-")[0]
                    if nation in entries.by_id("states") and code.get("side") != nation:
                        entry.at.problem("bad-code", f"{code['code']} of the scheme {code['scheme']} is {nation}'s")
                    _check_code(entry, code, of_state)
                    _check_shared(entry, code, seen)
                    _check_one(entry, code, named)


def _check_code(entry: Entry, code: dict[str, Any], of_state: dict[str, Any]) -> None:
    scheme, value, side = code["scheme"], code["code"], code.get("side")
    if scheme in FORMS and not re.fullmatch(FORMS[scheme], value):
        entry.at.problem("bad-code", f"{value!r} has not the form of a code of {scheme}: {FORMS[scheme]}")
    country = of_state.get(str(side))
    if scheme == "iso-3166-2" and country and not value.startswith(f"{country}-"):
        entry.at.problem("bad-code", f"{value} is no code of {side}, whose codes begin with {country}-")
    if code.get("seen") and code["seen"] > latest_day():
        entry.at.problem("future", f"{scheme} {value} was not seen on {code['seen']}, which has not come yet")


def _check_shared(entry: Entry, code: dict[str, Any], seen: dict[tuple[str, str], tuple[Any, str]]) -> None:
    """A code of several places is that of something that covers them, which every one of them calls the same."""
    id = str(entry.values.get("id"))
    what = (code.get("side"), code.get("names"), code.get("covers"))
    before, owner = seen.setdefault((code["scheme"], code["code"]), (what, id))
    if owner == id and before != what:
        entry.at.problem("shared-code", f"{code['scheme']} {code['code']} stands here for two things: mend one of them")
    elif owner != id and (before != what or not (code.get("names") or code.get("covers"))):
        other = "`side`, `names` and `covers` of a code are the same wherever it stands"
        entry.at.problem("shared-code", f"{code['scheme']} {code['code']} is a code of {owner} too: {other}")


def _check_one(entry: Entry, code: dict[str, Any], named: dict[tuple[str, str], str]) -> None:
    """What is called the same, and covers the same, has one code in a scheme."""
    if code.get("names") or code.get("covers"):
        what = code["scheme"], repr((code.get("side"), code.get("names"), code.get("covers")))
        before = named.setdefault(what, code["code"])
        if before != code["code"]:
            other = f"what has the same `names` and `covers` is {before} elsewhere"
            entry.at.problem("shared-code", f"{code['scheme']} {code['code']}: {other}")
