"""Documents: their days stand in order, their id carries their year, their articles stay within their reach."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Container

    from kurils.store.validate.form.entries import Entries, Entry

#: `earlier <= later`
ORDER = (
    ("signed", "in_force"), ("signed", "exchanged"), ("signed", "ratified"), ("signed", "promulgated"),
    ("ratified", "exchanged"), ("ratified", "in_force"), ("ratified", "promulgated"),
    ("signed", "published"), ("signed", "delivered"), ("issued", "published"),
    ("signed", "denounced"), ("signed", "ended"), ("in_force", "ended"), ("issued", "ended"), ("occurred", "concluded"),
)  # fmt: skip
#: what only those can do whose act it is
OWN_ACTS = ("signed", "signatory", "ratified", "exchanged", "in_force", "promulgated", "issued", "denounced")
#: what a body may do for parties of which it is made
SIGNING = ("signed", "signatory")
#: what two parties do only when both have ratified
BOTH = ("exchanged", "in_force")
PAIR = 2
#: years within which somebody who acts on a document beside its parties has an act of its own
TIME = 10
#: what happens to a document once, whoever does it
ONCE = ("signed", "in_force", "ended", "occurred", "concluded")
LONG_TITLE = 48
#: what numbers of articles are written with or without, letters that look like others, and the first Roman numerals
_WRITTEN = re.compile(r"\bart(?:icle|\.)?|[\s().,-]+")
_LOOK_ALIKE = str.maketrans("асеорхі", "aceopxi")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
#: days by which what is issued may be in force before
BACK = 31


class _Known(NamedTuple):
    """The two sides, and the years in which each actor has an act of its own."""

    sides: set[str]
    years: dict[str, set[int]]

    @classmethod
    def of(cls, entries: Entries) -> _Known:
        years: dict[str, set[int]] = {}
        for entry in entries["documents"]:
            days = {int(date["date"][:4]) for date in entry.values.get("dates") or () if date and date.get("date")}
            for actor in entry.values.get("by") or ():
                years.setdefault(str(actor), set()).update(days)
        return cls({side for side in entries.dispute.get("sides") or () if side}, years)


def check_documents(entries: Entries) -> None:
    """Report documents whose days, id, title or articles contradict one another."""
    others, documents = entries.by_id("others"), entries.by_id("documents")
    territory_of = {id: island.get("territory") for id, island in entries.by_id("islands").items()}
    known = _Known.of(entries)
    for entry in entries["documents"]:
        dates = [date for date in entry.values.get("dates") or () if date and date.get("date")]
        _check_year(entry, dates)
        _check_days(entry, dates)
        _check_force(entry, dates, documents)
        reach = entry.values.get("territories") or {}
        for article in entry.values.get("articles") or ():
            for place in (article or {}).get("territories") or {}:
                if place not in reach:
                    entry.at.problem(
                        "article-reach", f"Art. {article['number']} touches {place}, the document does not"
                    )
        for member in entry.values.get("members") or ():
            home = territory_of.get(member)
            if home and home not in reach:
                entry.at.problem("member-reach", f"`members` names {member} of {home}, which its `territories` do not")
        title = (entry.values.get("titles") or {}).get("en", "")
        short = (entry.values.get("short") or {}).get("en", title)
        if len(short) > LONG_TITLE:
            entry.at.problem("no-short", f"a short title of at most {LONG_TITLE} letters is needed for tables")
        _check_articles(entry)
        _check_parties(entry, dates, others, known)
        for effect in entry.values.get("effects") or ():
            if effect and effect.get("document") == entry.values.get("id"):
                entry.at.problem("self-effect", "a document cannot have an effect on itself")


def _check_parties(entry: Entry, dates: list[dict[str, Any]], others: Container[str], known: _Known) -> None:
    """Whoever signs, ratifies or denounces a document is one of those whose act it is.

    Others act on it only where they may: a court or such a body ends it, members of a body hand over for it, and such a
    body signs for more than two parties. Of those that are no states an act of their own is known of the same time.
    """
    parties = entry.values.get("by") or ()
    joint = any(party in others for party in parties)
    acting = [(str(date.get("event")), date.get("by"), date["date"]) for date in dates]
    made = min((day for *_, day in acting), default="")
    signers = [person for person in entry.values.get("signatories") or () if person]
    acting += [("signatory", signer.get("for"), made) for signer in signers]
    for act, actor, day in acting:
        if not actor or actor in parties:
            continue
        apart = actor in others if act == "ended" else joint and act not in OWN_ACTS and actor not in known.sides
        apart = apart or (act in SIGNING and actor in others and len(parties) > 2)
        if not apart:
            court = " and no body of `others`, such as a court" if act == "ended" else ""
            told = f"{act} by {actor}, whose act it is not: `by` names {', '.join(parties)}{court}"
            entry.at.problem("no-party", told)
        elif (
            actor in others and day and not any(abs(int(day[:4]) - year) <= TIME for year in known.years.get(actor, ()))
        ):
            told = f"{act} by {actor}, of which the record has no act within {TIME} years of {day}"
            entry.at.problem("no-party", f"{told}: `by` names {', '.join(parties)}")


def _check_year(entry: Entry, dates: list[dict[str, Any]]) -> None:
    year = (entry.values.get("id") or "")[:4]
    if dates and year and year not in {date["date"][:4] for date in dates}:
        entry.at.problem("id-year", f"no date of the document is of {year}, the year of its id")
    for date in dates if year.isdigit() else ():
        # what is delivered in one year may have been signed in the one before
        if date["date"][:4] < f"{int(year) - 1:04}":
            entry.at.problem(
                "id-year", f"{date.get('event')} ({date['date']}) is long before {year}, the year of its id"
            )


def _check_force(entry: Entry, dates: list[dict[str, Any]], documents: dict[str, dict[str, Any]]) -> None:
    """What is in force a little before it is issued is so by its own words; never before what it rests on is there.

    And a state promulgates what it has ratified.
    """
    force = [act["date"] for act in dates if act.get("event") == "in_force"]
    made = [act["date"] for act in dates if act.get("event") in ("signed", "issued")]
    if force and made and (datetime.date.fromisoformat(min(made)) - datetime.date.fromisoformat(force[0])).days > BACK:
        told = f"in_force ({force[0]}) is more than {BACK} days before it was made ({min(made)})"
        entry.at.problem("order", told)
    for effect in entry.values.get("effects") or ():
        target = documents.get(str((effect or {}).get("document"))) or {}
        days = [act["date"] for act in target.get("dates") or () if act and act.get("date")]
        if force and days and effect["kind"] in ("rests-on", "executes") and force[0] < min(days):
            told = f"in_force ({force[0]}) comes before {target['id']} ({min(days)}), which it {effect['kind']}"
            entry.at.problem("order", told)
    ratified = {act.get("by"): act["date"] for act in dates if act.get("event") == "ratified"}
    for act in dates:
        done = ratified.get(act.get("by")) if act.get("event") == "promulgated" else None
        if done and act["date"] < done:
            entry.at.problem("order", f"promulgated ({act['date']}) comes before ratified ({done}) by {act['by']}")


def _check_days(entry: Entry, dates: list[dict[str, Any]]) -> None:
    seen: set[tuple[str, str | None]] = set()
    for date in dates:
        event = str(date.get("event"))
        key = (event, None if event in ONCE else date.get("by"))
        if key in seen:
            entry.at.problem("repeated", f"the date {key[0]!r} is given twice; other values go into variants.yaml")
        seen.add(key)
    for earlier, later in ORDER:
        first = [date["date"] for date in dates if date.get("event") == earlier]
        for date in dates:
            if date.get("event") == later and first and date["date"] < min(first):
                entry.at.problem("order", f"{later} ({date['date']}) comes before {earlier} ({min(first)})")
    ratified = max((date["date"] for date in dates if date.get("event") == "ratified"), default="")
    several = len(entry.values.get("by") or ()) > PAIR
    for date in dates:
        if date.get("event") in BOTH and date["date"] < ratified and not several:
            told = f"{date['event']} ({date['date']}) comes before the last ratification ({ratified})"
            entry.at.problem("order", f"{told}: mend one of them")


def _check_articles(entry: Entry) -> None:
    """No article stands twice, however its number is written, and whatever number its words are given.

    And they stand in the order of their numbers.
    """
    numbers: dict[str, int] = {}
    summaries: dict[str, str] = {}
    before = 0
    for at, article in enumerate(one for one in entry.values.get("articles") or () if one and one.get("number")):
        number, said = str(article["number"]), (article.get("summary") or {}).get("en")
        if numbers.setdefault(_plain(number), at) != at:
            entry.at.problem("repeated", f"the article {number!r} is given twice")
        elif said and summaries.setdefault(said, number) != number:
            entry.at.problem("repeated", f"the articles {summaries[said]!r} and {number!r} have the same `summary`")
        digits = re.match(r"\d+", number)
        found = int(digits[0]) if digits else before
        if found < before:
            entry.at.problem("order", f"the article {number!r} stands behind {before}: mend its number, or its place")
        before = found


def _plain(number: str) -> str:
    """The number of an article without what may be written otherwise: case, blanks, brackets, Roman numerals."""
    found = _WRITTEN.sub("", normalize("NFKC", number).casefold().translate(_LOOK_ALIKE)).lstrip("0") or number
    return str(_ROMAN.index(found) + 1) if found in _ROMAN else found
