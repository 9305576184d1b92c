"""Evidence: what is called confirmed has two independent sources, and a day is never more precise than its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.base.errors import KurilsError
from kurils.dates.edtf import span as edtf_span
from kurils.dates.written import gregorian_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.store.validate.form.entries import Entries
    from kurils.store.validate.form.fields import At

#: the lists whose entries are dated statements
STATEMENTS = ("documents", "control", "polity", "title", "claims", "governing", "also", "views", "positions", "borders")


def statements(entries: Entries) -> Iterator[tuple[At, dict[str, Any]]]:
    """Every dated statement of the record: spells, positions, documents, and each single date of a document."""
    for name in STATEMENTS:
        for entry in entries[name]:
            yield entry.at, entry.values
            for date in entry.values.get("dates") or () if name == "documents" else ():
                if date:
                    yield entry.at, date


def citing(entries: Entries) -> Iterator[tuple[At, dict[str, Any]]]:
    """Whatever of the argument cites sources: dated statements, articles, variants, readings."""
    yield from statements(entries)
    for name in ("variants", "readings"):
        yield from ((entry.at, entry.values) for entry in entries[name])
    for entry in entries["documents"]:
        yield from ((entry.at, article) for article in entry.values.get("articles") or () if article)


def families(sources: list[str], known: dict[str, dict[str, Any]]) -> set[str]:
    """The independent families that stand behind a list of sources; a plan or a forecast stands behind nothing."""
    usable = (known[id] for id in sources if id in known)
    return {source["family"] for source in usable if source.get("read") != "unseen" and not source.get("plan")}


def check_evidence(entries: Entries) -> None:
    """Report thin evidence, spans that do not hold their day, and days that contradict the source's own calendar."""
    known = entries.by_id("sources")
    named = ((entry.at, entry.values) for entry in entries["called"])
    for at, values in (*statements(entries), *named):
        if values.get("certainty") == "confirmed":
            count = len(families([id for id in values.get("sources") or () if id], known))
            if count < 2:
                at.problem("not-confirmed", f"called confirmed with {count} independent source(s); two are needed")
    for entry in entries["documents"]:
        for date in entry.values.get("dates") or ():
            if date:
                _check_span(entry.at, date.get("date"), date.get("edtf"), date.get("event"))
                _check_written(entry.at, date)
    _check_locators(entries)
    _check_attested(entries, known)
    for name in ("control", "polity", "title", "claims", "governing", "also", "views", "positions", "borders"):
        for entry in entries[name]:
            for end in ("from", "to"):
                _check_span(entry.at, entry.values.get(end), entry.values.get(f"{end}_edtf"), end)
            _check_within(entry.at, entry.values, (entries.record.get("coverage") or {}).get("from"))
    for entry in entries["sources"]:
        if entry.values.get("kind") in ("mirror", "forum") and not entry.values.get("carries"):
            entry.at.problem("no-carries", "a mirror or a forum must say whose text it carries (`carries`)")


def _check_locators(entries: Entries) -> None:
    """Report a place in a source that is not cited there."""
    for at, values in citing(entries):
        for id in values.get("locators") or ():
            if id not in (values.get("sources") or ()):
                at.problem("locator-not-cited", f"`locators` names {id!r}, which `sources` does not")


def _check_attested(entries: Entries, known: dict[str, dict[str, Any]]) -> None:
    """Report a word of another language that is said to be better attested than its sources say."""
    for entry in entries["glossary"]:
        for language, seen in (entry.values.get("attested") or {}).items():
            if not seen:
                continue
            if language == "en" or language not in entry.values["word"]:
                entry.at.problem("attested", f"`attested` speaks of a word in {language!r}, which `word` does not have")
            count = len(families([id for id in seen["sources"] if id], known))
            needed = {"confirmed": 2, "single": 1}.get(seen["certainty"], 0)
            if count < needed:
                said = f"attested {language}: called {seen['certainty']} with {count} independent source(s)"
                entry.at.problem("not-confirmed", f"{said}; {needed} needed")


def _check_span(at: At, day: str | None, span: str | None, what: str | None) -> None:
    if not day or not span:
        return
    first, last = edtf_span(span)
    if (first and day < first.isoformat()) or (last and day > last.isoformat()):
        at.problem("outside-edtf", f"{what}: the day {day} lies outside its own span {span}")


def _check_within(at: At, values: dict[str, Any], covered: str | None) -> None:
    """However vague its ends are, a spell begins in the record and before it ends."""
    begin, end = values.get("from"), values.get("to")
    first, last = edtf_span(values["from_edtf"]) if values.get("from_edtf") else (None, None)
    if first and covered and first.isoformat() < covered:
        at.problem("outside-edtf", f"from: its span {values['from_edtf']} begins before the record ({covered})")
    if last and end and last.isoformat() >= end:
        at.problem("outside-edtf", f"from: its span {values['from_edtf']} reaches to the end of the spell ({end})")
    earliest = edtf_span(values["to_edtf"])[0] if values.get("to_edtf") else None
    if earliest and begin and earliest.isoformat() <= begin:
        at.problem("outside-edtf", f"to: its span {values['to_edtf']} reaches to the beginning of the spell ({begin})")


def _check_written(at: At, date: dict[str, Any]) -> None:
    text, calendar, day = date.get("written"), date.get("calendar"), date.get("date")
    if not text or not calendar or not day:
        if (text is None) != (calendar is None):
            at.problem("half-written", f"{date.get('event')}: `written` and `calendar` go together")
        return
    try:
        first, last = gregorian_of(text, calendar)
    except KurilsError as error:
        at.problem("bad-written", f"{date.get('event')}: {error.message}")
        return
    if not first.isoformat() <= day <= last.isoformat():
        between = first.isoformat() if first == last else f"{first} to {last}"
        at.problem("written-differs", f"{date.get('event')}: {text} ({calendar}) is {between}, not {day}")
