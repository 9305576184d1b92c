"""Editions of figures, which their sources can have, and days on which codes were seen: of one code there is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kurils.dates.edtf import span as edtf_span

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries, Entry

#: years by which an edition may be older than all its sources before a `note` says how they have it
OLDER = 60
_YEAR = re.compile(r"\d{4}(?!\d)")


def check_editions(entries: Entries) -> None:
    """Report editions that their sources cannot have, old ones without a note, and codes last seen on two days."""
    sources = entries.by_id("sources")
    seen: dict[tuple[str, str], str] = {}
    for name in ("territories", "islands", "totals"):
        for entry in entries[name]:
            for key in ("areas", "heights"):
                for figure in entry.values.get(key) or ():
                    _check_edition(entry, key, figure or {}, sources)
    for name in ("territories", "islands", "states"):
        for entry in entries[name]:
            for code in entry.values.get("codes") or ():
                _check_seen(entry, code or {}, seen)


def _check_edition(entry: Entry, key: str, figure: dict[str, Any], sources: dict[str, dict[str, Any]]) -> None:
    found = _YEAR.match(figure.get("edition") or "")
    cited = [sources.get(str(id)) or {} for id in figure.get("sources") or ()]
    spans = [edtf_span(source["year"]) for source in cited if source.get("year")]
    first = [begin.year for begin, _ in spans if begin]
    last = [end.year for _, end in spans if end]
    if not found or not spans:
        return
    told = f"{key}: {figure.get('value')} of the edition {figure['edition']}"
    if len(last) == len(cited) and int(found[0]) > max(last):
        entry.at.problem("impossible", f"{told}, and its sources are of {max(last)} at the latest: mend one of them")
    if first and int(found[0]) < min(first) - OLDER and not figure.get("note"):
        message = f"{told}, and its sources of {min(first)}: mend it, or say in a `note` how they have so old a figure"
        entry.at.problem("no-note", message)


def _check_seen(entry: Entry, code: dict[str, Any], seen: dict[tuple[str, str], str]) -> None:
    """A code that stands at several places is one, and was looked up last on one day."""
    scheme, value, day = (code.get(key) for key in ("scheme", "code", "seen"))
    if scheme and value and day and seen.setdefault((scheme, value), day) != day:
        told = f"{scheme} {value} was seen on {seen[scheme, value]} elsewhere, and on {day} here"
        entry.at.problem("shared-code", f"{told}: give it one day, the last")
