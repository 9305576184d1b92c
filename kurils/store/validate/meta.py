"""What the record says of itself and of its sources: days that can be, languages that are there, years of books."""

from __future__ import annotations

import datetime
import os
import re
from typing import TYPE_CHECKING, Any

from kurils.base.errors import KurilsError
from kurils.base.resources import PACKAGE
from kurils.dates.edtf import span as edtf_span
from kurils.store.validate.governing import days_of

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries, Entry

#: ISO 639-1, and beside it what sources of islands in the Pacific are written in
LANGUAGES = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee
    el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is
    it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms
    mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk
    sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi
    yo za zh zu ain
    """.split()  # noqa: SIM905 (a letter code a line is no better to read)
)
#: lists of what is dated by its `from`
SPELLS = ("control", "polity", "title", "claims", "governing", "also", "views", "positions", "borders")
#: years by which what tells of the background of a thing is older than it
BACKGROUND = 20
#: years by which a source may be older than what the record covers
OLDER = 100
#: ends of names that no host has that others can reach
_NOWHERE = ("invalid", "test", "localhost", "local", "internal")
_LABEL = r"(?!-)[\w-]+(?<!-)"
_HOST = re.compile(rf"https?://((?:{_LABEL}\.)+{_LABEL}(?<=[^.]{{2}})\.?)(?::(\d{{1,5}}))?(?:[/?#]\S*)?", re.IGNORECASE)
_LAST_PORT = 65535
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]\d\d|20\d\d)(?!\d)")


def latest_day() -> str:
    """Today where it is latest on earth, so that a check says the same in every time zone."""
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=14)).date().isoformat()


def check_meta(entries: Entries) -> None:
    """Report a coverage that cannot be, languages that are announced only, and sources that cannot be so."""
    coverage = entries.record.get("coverage") or {}
    first, last = coverage.get("from"), coverage.get("to")
    if entries.record_at and first and last:
        if last > latest_day():
            entries.record_at.problem("future", f"`coverage.to` is {last}: nothing was checked after today")
        version = entries.record.get("version") or ""
        months = re.match(r"(\d{4})\.(\d\d)\b", version)
        month = "-".join(months.groups()) if months else last[:7]
        if month < last[:7]:
            entries.record_at.problem("older-version", f"version {version} tells of days up to {last}")
        seen = max((code["seen"] for code in _codes(entries) if code.get("seen")), default="")
        if months and month < seen[:7]:
            entries.record_at.problem("older-version", f"version {version} has codes that were seen on {seen}")
        if month > latest_day()[:7]:
            entries.record_at.problem("future", f"version {version} is one of a month that has not come yet")
    for language in entries.record.get("languages") or ():
        if entries.record_at and not os.path.isfile(os.path.join(PACKAGE, "words", "locale", f"{language}.yaml")):
            entries.record_at.problem(
                "no-language", f"`languages` names {language!r}, in which the program has no words"
            )
    _check_dispute_languages(entries)
    for entry in entries["sources"]:
        _check_source(entry, first, last)
    _check_older(entries)


def _codes(entries: Entries) -> list[dict[str, Any]]:
    given = (entry for name in ("territories", "islands", "states") for entry in entries[name])
    return [code for entry in given for code in entry.values.get("codes") or () if code]


def _check_older(entries: Entries) -> None:
    """A source tells of what was, or was to come within a year; of what a thing rests on it may tell long before.

    What is older still is worth a `note`.
    """
    years = {
        id: until.year
        for id, source in entries.by_id("sources").items()
        if source.get("year") and (until := edtf_span(source["year"])[1])
    }
    documents = entries.by_id("documents")
    first = {id: min(days_of(document), default="") for id, document in documents.items()}

    def look(entry: Entry, part: dict[str, Any], day: str | None, before: int = 1) -> None:
        noted = before > 1 and entry.values.get("note")
        for source in part.get("sources") or () if day and not noted else ():
            if years.get(source, 9999) < int(str(day)[:4]) - before:
                message = f"{source} is of {years[source]}, and cited for a day of {str(day)[:4]}"
                entry.at.problem("older-source", message)

    for entry in entries["documents"]:
        values = entry.values
        for date in values.get("dates") or ():
            look(entry, date or {}, (date or {}).get("date"))
        for part in (values, *(values.get("articles") or ())):
            look(entry, part or {}, first.get(str(values.get("id"))), BACKGROUND)
    for entry in entries["readings"]:
        look(entry, entry.values, first.get(str(entry.values.get("document"))))
    for name in SPELLS:
        for entry in entries[name]:
            look(entry, entry.values, entry.values.get("from"), BACKGROUND)


def _check_dispute_languages(entries: Entries) -> None:
    """Names of places are in languages that there are, and the dispute's own are among these."""
    for name in ("territories", "islands"):
        for entry in entries[name]:
            kinds = (str(kind) for kind in entry.values.get("names") or ())
            for kind in (kind for kind in kinds if {*kind.split("_")} - LANGUAGES - {"kana"}):
                entry.at.problem("no-language", f"names.{kind} is of no language of ISO 639, nor how one is read")
    there = {
        kind.removeprefix("en_")
        for name in ("territories", "islands")
        for entry in entries[name]
        for kind in entry.values.get("names") or ()
    }
    for language in entries.dispute.get("languages") or ():
        if entries.dispute_at and there and language not in there:
            entries.dispute_at.problem("no-language", f"`languages` names {language!r}, in which no place has a name")


def _check_source(entry: Entry, covered: str | None, last: str | None) -> None:
    """It is of a time in which it can tell of what the record covers, and has an address that others can reach.

    Its title speaks of no time after it, but for the next year, of which a plan may be.
    """
    year, language, url = (entry.values.get(key) for key in ("year", "language", "url"))
    latest = max(last or "", latest_day())
    if year:
        try:
            first, until = edtf_span(year)
        except KurilsError:
            first = until = None
        oldest = int((covered or latest)[:4]) - OLDER
        if (first and (first.year < oldest or first.isoformat() > latest)) or (until and until.year > int(latest[:4])):
            entry.at.problem("impossible", f"the year {year} cannot be that of a source: it is of {oldest} to {latest}")
        # a number beyond the time of the record is no year
        told = [said for said in _YEAR.findall(str(entry.values.get("title"))) if said <= latest[:4]]
        if until and told and int(max(told)) > until.year + 1:
            entry.at.problem("later-date", f"its title tells of {max(told)}, and it is of {year}: mend one of the two")
    if language and language not in LANGUAGES:
        entry.at.problem("no-language", f"{language!r} is no language of ISO 639 in which a page is written")
    found = _HOST.fullmatch(url) if url else None
    nowhere = found and (found[1].rstrip(".").rpartition(".")[2].lower() in _NOWHERE or int(found[2] or 0) > _LAST_PORT)
    if url and (not found or nowhere):
        entry.at.problem("bad-address", f"{url!r} is no address of a page: https://HOST/…")
