"""What a variant is about, and the accepted value beside it: places, a document, and days on which it is printed."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from kurils.answers.lists import CONTROL_KINDS, DATE_EVENTS, DOCUMENT_STATES, TITLE_STATUS
from kurils.base.errors import KurilsError
from kurils.dates.civil import MONTHS
from kurils.dates.edtf import span as edtf_span
from kurils.store.validate.variants import OPEN, day_of, spells_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.store.validate.form.entries import Entries, Entry

#: fields of which the record has one word of a list, or a state
WORDS = {
    "control.kind": CONTROL_KINDS,
    "title.status": TITLE_STATUS,
    "governing.state": DOCUMENT_STATES,
    "control.holder": ("none",),
    "title.holder": ("none",),
}
#: years between two values of one event, at most
YEARS = 5
#: days by which a text may reach back before its day
BACK = 366
#: field -> which of `document`, places and `window` it is told of: with (True), without (False) or either way
ABOUT: dict[str, tuple[bool | None, ...]] = {
    "title": (True, False, False),
    "name": (False, True, False),
    "area": (False, True, False),
    "claim.content": (None, True, True),
}
#: fields that are told in words of their own
TOLD = ("content", "claim.content", "title", "name")
_LONE = {*CONTROL_KINDS, *TITLE_STATUS, *DOCUMENT_STATES}
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}))?")
_ID_DAY = re.compile(rf"-(?:(\d{{1,2}})-)?({'|'.join(MONTHS).lower()})(?:-(\d{{4}}))?(?:-|$)")
#: events by whose words nothing else is called
_ID_EVENT = re.compile(r"-(in-force|exchanged|ratified|promulgated|denounced|published|issued)(?:-|$)")
_ID_YEAR = re.compile(r"-(\d{4}(?:-\d\d-\d\d)?)$")


def check_accepted(entries: Entries) -> None:
    """Report variants of nothing that the record has there, and accepted values that are not those of their days."""
    documents = entries.by_id("documents")
    territory_of = {
        id: values.get("territory") for name in ("territories", "islands") for id, values in entries.by_id(name).items()
    }
    known = _days_of_record(entries)
    for entry in entries["variants"]:
        document = documents.get(str(entry.values.get("document")))
        _check_about(entry)
        _check_id(entry, territory_of)
        _check_days(entry, known)
        _check_turn(entry, entries)
        _check_words(entry, entries)
        _check_claimant(entry, entries)
        if document is not None:
            _check_document(entry, document, territory_of)


def _texts(values: dict[str, Any], *keys: str) -> str:
    return " | ".join(str(values.get(key)) for key in keys)


def _days_of_record(entries: Entries) -> set[str | None]:
    spells = ("control", "polity", "title", "claims", "governing", "also", "views", "positions")
    days = {entry.values.get(end) for name in spells for entry in entries[name] for end in ("from", "to")}
    days |= {act.get("date") for entry in entries["documents"] for act in entry.values.get("dates") or () if act}
    return days


def _named(text: str) -> Iterator[str]:
    """The days that a text names, ISO, those with their year."""
    yield from _ISO.findall(text)
    for day, month, year in _DAY.findall(text):
        if year:
            yield f"{year}-{MONTHS.index(month) + 1:02d}-{int(day):02d}"


def _is_dated(of: str) -> bool:
    return of in DATE_EVENTS or of.endswith((".from", ".to"))


def _check_about(entry: Entry) -> None:
    """A title is a document's, a name and an area are a place's; an end of a spell is a day, and a claim somebody's."""
    values, of = entry.values, str(entry.values.get("of"))
    has = (
        bool(values.get("document")),
        bool(values.get("territories") or values.get("members")),
        bool(values.get("window")),
    )
    for what, there, due in zip(("`document`", "`territories`", "`window`"), has, ABOUT.get(of, ()), strict=False):
        if due is not None and there != due:
            entry.at.problem("no-variant", f"a variant of {of!r} {'needs' if due else 'has no'} {what}")
    if of == "content" and not has[0] and not has[2]:
        entry.at.problem(
            "no-variant", "a variant of content needs a `document` or a `window`, on whose days it is told"
        )
    for key in ("accepted", "value") if of in TOLD else ():
        if values.get(key) in _LONE:
            entry.at.problem("no-variant", f"{values[key]!r} is a word of a track, and {of!r} is told in a sentence")
    if of == "area" and not re.search(r"\d", _texts(values, "value")):
        entry.at.problem("no-variant", f"{values.get('value')} is no area")
    if of.endswith((".from", ".to")) and not values.get("at"):
        entry.at.problem("no-boundary", f"a variant of {of!r} says in `at` which day of the record it is about")
    if values.get("at") and "." not in of:
        entry.at.problem("no-boundary", f"a variant of {of!r} is of no end of a spell, and has no `at`")
    if bool(values.get("claimant")) != of.startswith("claim."):
        needs = "is of nobody's claim, and has no" if values.get("claimant") else "needs a"
        entry.at.problem("no-variant", f"a variant of {of!r} {needs} `claimant`")


def _check_id(entry: Entry, territory_of: dict[str, str | None]) -> None:
    """An id begins with the places, or their number, and ends with the day of which it is."""
    values, id = entry.values, str(entry.values.get("id"))
    own = {*(values.get("territories") or ()), *(values.get("members") or ())}
    rest = id
    while own and (place := next((one for one in territory_of if rest.startswith(f"{one}-")), None)):
        rest = rest.removeprefix(f"{place}-")
        if place not in own and territory_of.get(place) not in own:
            entry.at.problem("other-id", f"its id tells of {place}, and its places are {', '.join(sorted(own))}")
    number = id.partition("-")[0]
    if own and number in _NUMBERS and len(own) < _NUMBERS.index(number) + 1:
        entry.at.problem("other-id", f"its id tells of {number}, and its places are {', '.join(sorted(own))}")
    event = _ID_EVENT.search(id)
    if event and values.get("of") in DATE_EVENTS and event[1] != str(values["of"]).replace("_", "-"):
        entry.at.problem("other-id", f"its id tells of {event[1]}, and it is a variant of {values['of']!r}")
    value = str(values.get("value"))
    found, year = _ID_DAY.search(id), _ID_YEAR.search(id)
    if found:
        day, month, of_year = found[1], [one.lower() for one in MONTHS].index(found[2]) + 1, found[3] or ""
        iso = f"{of_year}-{month:02d}" + (f"-{int(day):02d}" if day else "")
        said = f"{day} {MONTHS[month - 1]}" if day else f"{MONTHS[month - 1]} {of_year}"
        if iso not in value and said not in value:
            entry.at.problem("other-id", f"its id tells of {found[0].strip('-')}, and its value is {value}")
    elif year and _is_dated(str(values.get("of"))) and year[1] not in value:
        entry.at.problem("other-id", f"its id tells of {year[1]}, and its value is {value}")


def _check_days(entry: Entry, known: set[str | None]) -> None:
    """A window begins and ends when something happened, or on a day that the variant names; two values lie near."""
    values, of = entry.values, str(entry.values.get("of"))
    window = values.get("window") or {}
    said = {*_named(_texts(values, "accepted", "value"))}
    for end in ("from", "to"):
        day = window.get(end)
        if day and day not in known and day not in said and not day.endswith("-01-01"):
            told = f"its window's `{end}` is {day}, to which nothing in the record is dated"
            entry.at.problem("no-event", f"{told}, and which the variant does not name")
    if of in DATE_EVENTS:
        first = [_first(str(values.get(key))) for key in ("accepted", "value")]
        if first[0] and first[1] and abs(first[0].year - first[1].year) > YEARS:
            told = f"{values['value']} is more than {YEARS} years from {values['accepted']}"
            entry.at.problem("no-variant", f"{told}: that is another event")


def _first(said: str) -> date | None:
    try:
        return edtf_span(day_of(said))[0]
    except KurilsError:
        return None


def _check_turn(entry: Entry, entries: Entries) -> None:
    """`at` is a day on which the track turns, and the only one that the accepted value names."""
    values, (track, _, field) = entry.values, str(entry.values.get("of")).partition(".")
    at = values.get("at")
    if not at:
        return
    if field and field not in ("from", "to"):
        ends = {spell.get(end) for spell in spells_of(entry, _list_of(track), entries) for end in ("from", "to")}
        if at not in ends:
            entry.at.problem("no-boundary", f"`at` is {at}, on which no spell of {track} of its places begins or ends")
    for day in sorted({*_named(str(values.get("accepted")))} - {at}):
        entry.at.problem("not-accepted", f"{day} is called accepted, and `at` is {at}")


def _list_of(track: str) -> str:
    return "claims" if track == "claim" else track


def _check_words(entry: Entry, entries: Entries) -> None:
    """Where the accepted value names what such a field may hold, the record has that on days of the window."""
    values, of = entry.values, str(entry.values.get("of"))
    window = values.get("window") or {}
    if of not in WORDS or not window.get("from"):
        return
    track, _, field = of.partition(".")
    held = {
        str(spell.get(field) or "none")
        for spell in spells_of(entry, track, entries)
        if spell["from"] < (window.get("to") or OPEN) and (spell.get("to") or OPEN) > window["from"]
    }
    words: dict[str, tuple[str, ...]] = {word: (word, word.replace("-", " ")) for word in WORDS[of]}
    if field == "holder":
        words["none"] = ("none", "no holder", "nobody")
        for id, state in entries.by_id("states").items():
            words[id] = (id, str((state.get("names") or {}).get("en")))
    accepted = str(values.get("accepted"))
    named = {word for word, forms in words.items() if any(re.search(rf"\b{re.escape(f)}\b", accepted) for f in forms)}
    # of the state of a document both may be told, before the turn and after it
    wrong = named - held or (held - named if of in ("control.kind", "title.status") else set())
    if wrong or not named:
        told = f"{', '.join(sorted(wrong)) or accepted} is called accepted; on the days of the window the record has"
        entry.at.problem("not-accepted", f"{told} {', '.join(sorted(held)) or 'nothing'}")


def _check_claimant(entry: Entry, entries: Entries) -> None:
    """Whose claim it is, he has one on one of the places then, if the accepted value does not deny it."""
    values = entry.values
    claimant, window = values.get("claimant"), values.get("window") or {}
    if not claimant or not window.get("from") or str(values.get("accepted")).startswith("no "):
        return
    for spell in spells_of(entry, "claims", entries):
        if (
            spell.get("claimant") == claimant
            and spell["from"] <= (window.get("to") or OPEN)
            and (spell.get("to") or OPEN) >= window["from"]
        ):
            return
    entry.at.problem("no-claim", f"{claimant} claims none of its places on the days of the window")


def _check_document(entry: Entry, document: dict[str, Any], territory_of: dict[str, str | None]) -> None:
    """What a document is said to do to a place it touches, not long before its day; of itself a source on it tells."""
    values, of = entry.values, str(entry.values.get("of"))
    own = {*(values.get("territories") or ()), *(values.get("members") or ())}
    reach = {*(document.get("territories") or ()), *(document.get("members") or ())}
    id = document["id"]
    if of.startswith("governing."):
        if of == "governing.document" and id not in _texts(values, "accepted", "value"):
            entry.at.problem("other-document", f"neither value is {id}")
    elif own and not any(place in reach or territory_of.get(place) in reach for place in own):
        entry.at.problem("no-reach", f"{id} touches none of {', '.join(sorted(own))}")
    days = [act["date"] for act in document.get("dates") or () if act and act.get("date")]
    begin = (values.get("window") or {}).get("from")
    if begin and days and (date.fromisoformat(min(days)) - date.fromisoformat(begin)).days > BACK:
        entry.at.problem("before-it-exists", f"its window begins on {begin}, and {id} is of {min(days)}")
    parts = (document, *(document.get("dates") or ()), *(document.get("articles") or ()))
    there = {source for part in parts if part for source in part.get("sources") or ()}
    if not own and there and not there & {*(values.get("sources") or ())}:
        told = f"none of its sources tells of {id} there"
        entry.at.problem("other-source", f"{told}: cite one that stands with the document, or mend `document`")
