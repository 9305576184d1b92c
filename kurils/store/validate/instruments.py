"""What a document says of itself agrees: its reach with its articles, its kind with its acts, parties with signers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kurils.answers.lists import EVENT_KINDS
from kurils.store.validate.governing import DEALS, day_of
from kurils.store.validate.names.english import english_names
from kurils.store.validate.statements import OPEN

if TYPE_CHECKING:
    from collections.abc import Container

    from kurils.store.validate.form.entries import Entries, Entry

#: kinds of documents that are ratified
RATIFIED = ("treaty", "convention", "agreement", "protocol", "declaration", "charter", "exchange-of-notes")
#: kinds of documents that exist once they are signed; others may be agreed on in other ways
SIGNED = ("treaty", "convention")
#: kinds that are texts: they are signed, issued, published, and do not take place
WRITTEN = (*SIGNED, "declaration", "charter", "law", "constitution", "decree", "instruction", "memorandum", "letter")
#: what only a text can undergo, beside what only the ratified ones can
OF_TEXTS = ("signed", "promulgated", "denounced", "secret_until")
#: kinds that are said, and are in force only where they have a day of it
SAID = ("declaration", "statement", "communique", "note", "letter", "speech", "memorandum", "proposal")
#: kinds of events by which one gives up what another then holds
GIVEN_UP = ("hand-over", "surrender", "removal", "demarcation")
#: kinds that are the act of one actor
DOMESTIC = ("law", "constitution", "decree", "cabinet-act")
#: what articles are called; what is exchanged beside them, such as letters, is called otherwise
NUMBERED = re.compile(r"\d|[IVXLC]+\b")
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]\d\d|20\d\d)(?!\d)")
#: years between the first and the last signature of one person, at most
LIFETIME = 60
#: effects that end a document, within a year of which it ends by its own dates
ENDING = ("ends", "replaces")
#: effects that leave a document in force
LEAVING = ("confirms", "amends", "executes", "rests-on", "answers", "suspends", "reopens")
#: effects on what is in force, or was; what is signed may be carried out before
ON_FORCE = ("suspends", "reopens", "denounces")


def check_instruments(entries: Entries) -> None:
    """Report a reach, a kind, signers and effects that a document contradicts itself, and uses of it after its end."""
    documents, others = entries.by_id("documents"), entries.by_id("others")
    sides = {side for side in entries.dispute.get("sides") or () if side}
    named = {form: id for id, place in entries.by_id("territories").items() for form in english_names(place)}
    names = re.compile("|".join(rf"\b{re.escape(form)}\b" for form in sorted(named, reverse=True)) or "(?!)")
    for entry in entries["documents"]:
        _check_reach(entry)
        _check_spoken_of(entry, names, named)
        _check_acts(entry)
        _check_signers(entry, sides, others)
        _check_effects(entry, documents)
    _check_persons(entries)
    _check_titles(entries)
    for name in ("governing", "also", "views"):
        for entry in entries[name]:
            _check_end(entry, documents)
            _check_standing(entry, documents)
    for entry in entries["control"]:
        _check_taken(entry, documents, sides)
    territory_of = {id: island.get("territory") for id, island in entries.by_id("islands").items()}
    for name in ("control", "polity", "title", "claims", "governing", "also", "views", "positions"):
        for entry in entries[name]:
            for member in entry.values.get("members") or ():
                if territory_of.get(member) in (entry.values.get("territories") or ()):
                    entry.at.problem("repeated", f"{member} is of {territory_of[member]}, which the entry names itself")
    for name in ("claims", "positions"):
        for entry in entries[name]:
            _check_relied(entry, documents, territory_of, every=name == "claims")


def _check_reach(entry: Entry) -> None:
    """A place that an article names, the document names, if it deals with it at all."""
    whole, weaker = entry.values.get("territories") or {}, False
    for article in entry.values.get("articles") or ():
        for place, touch in ((article or {}).get("territories") or {}).items():
            number = str(article.get("number"))
            # what is exchanged beside a text, such as letters, may name what the text does not
            deals = whole.get(place) in DEALS or (place in whole and NUMBERED.match(number))
            if touch == "named" and deals and whole[place] != "named":
                told = f"article {number} names {place}, and the document touches it {whole[place]!r}"
                entry.at.problem("weaker-reach", told)
                weaker = True
            if touch == "disputed" and whole.get(place) == "named":
                told = f"whether article {number} touches {place} is disputed, and the document is to name it"
                entry.at.problem("weaker-reach", told)
                weaker = True

    if not weaker:
        _check_told_alike(entry, whole)


def _check_told_alike(entry: Entry, whole: dict[str, Any]) -> None:
    """A document touches each place of its articles as one of them does; where all only bear on it, it may name it."""
    by_place: dict[str, set[str]] = {}
    numbered: set[str] = set()
    for article in entry.values.get("articles") or ():
        for place, touch in ((article or {}).get("territories") or {}).items():
            by_place.setdefault(place, set()).add(str(touch))
            # what is exchanged beside a text, such as letters, may deal with what the text does not
            numbered |= {place} if NUMBERED.match(str(article.get("number"))) else set()
    bearing = set().union(*by_place.values()) == {"bears"}
    for place in sorted(numbered):
        touches = by_place[place]
        if whole.get(place) and whole[place] not in touches and not (bearing and whole[place] == "named"):
            told = f"it touches {place} {whole[place]!r}, and its articles {' or '.join(sorted(touches))!r}"
            entry.at.problem("other-reach", f"{told}: mend one of them")


def _check_spoken_of(entry: Entry, names: re.Pattern[str], named: dict[str, str]) -> None:
    """An article touches the places that its summary names, or is no article of this number."""
    for article in entry.values.get("articles") or ():
        said = str(((article or {}).get("summary") or {}).get("en") or "")
        for place, form in sorted({named[form]: form for form in names.findall(said)}.items()):
            if place not in (article.get("territories") or {}):
                told = f"article {article.get('number')} speaks of {form}, and its `territories` lack {place}"
                entry.at.problem("missing-place", f"{told}: say how it touches it, or mend the summary")


def _check_acts(entry: Entry) -> None:
    acts = {date.get("event") for date in entry.values.get("dates") or () if date}
    kind = entry.values.get("kind")
    if kind and kind not in RATIFIED and acts & {"ratified", "exchanged"}:
        entry.at.problem("not-ratified", f"a {kind} is not ratified: {', '.join(RATIFIED)} are")
    if kind in SIGNED and acts and "signed" not in acts:
        entry.at.problem("not-signed", f"a {kind} is signed; this one has {', '.join(sorted(map(str, acts)))} only")
    for act in sorted(acts & {"occurred", "concluded"}) if kind in WRITTEN else ():
        entry.at.problem("no-event", f"a {kind} does not take place: {act} is said of events, `ended` of texts")
    if kind in DOMESTIC and len(entry.values.get("by") or ()) > 1:
        told = f"a {kind} is the act of one; `by` names {', '.join(map(str, entry.values['by']))}"
        entry.at.problem("two-sides", told)
    for act in sorted(acts & {*OF_TEXTS}) if kind in EVENT_KINDS else ():
        entry.at.problem("no-event", f"a {kind} is an event, and no text that could be {act}")


def _check_persons(entries: Entries) -> None:
    """Nobody signs longer than a life lasts, or for two: people of one name are told apart by their names."""
    first: dict[str, tuple[str, str, str]] = {}
    for entry in sorted(entries["documents"], key=lambda entry: str(entry.values.get("id"))):
        id = str(entry.values.get("id"))
        for person in entry.values.get("signatories") or ():
            name, actor = str((person or {}).get("name")), str((person or {}).get("for"))
            year, began, other = first.setdefault(name, (id[:4], id, actor))
            if year.isdigit() and id[:4].isdigit() and int(id[:4]) - int(year) > LIFETIME:
                entry.at.problem("other-time", f"{name} signed {began} {int(id[:4]) - int(year)} years before this")
            if person and actor != other:
                entry.at.problem("two-sides", f"{name} signs for {actor} here, and for {other} in {began}")


def _check_titles(entries: Entries) -> None:
    """Documents of one title are of one kind, such as two communiqués; short titles tell all of them apart.

    No title speaks of a time after the document, but for the next year, of which a plan may be.
    """
    titled: dict[tuple[str, str, str], tuple[str, str]] = {}
    # a number beyond the time of the record is no year
    covered = str((entries.record.get("coverage") or {}).get("to") or "2100")[:4]
    for entry in entries["documents"]:
        id, kind = str(entry.values.get("id")), str(entry.values.get("kind"))
        last = max((str(date.get("date") or "") for date in entry.values.get("dates") or () if date), default="")
        for key in ("titles", "short"):
            for language, title in (entry.values.get(key) or {}).items():
                other, its_kind = titled.setdefault((key, language, title), (id, kind))
                if title and other != id and (its_kind != kind or key == "short"):
                    told = f"{key}.{language} is that of {other} too, which is of the kind {its_kind!r}"
                    entry.at.problem("repeated", told)
                years = [int(year) for year in _YEAR.findall(title or "") if year <= covered]
                if years and last and min(years) > int(last[:4]) + 1:
                    entry.at.problem("later-date", f"{key}.{language} tells of {min(years)}; its last day is {last}")


def _check_signers(entry: Entry, sides: set[str], others: Container[str]) -> None:
    """Where it is told who signed or spoke for several, each of the two sides that is a party has somebody who did.

    Where several others have, so has the last one, but where some body signed for more than itself.
    """
    signed = {str(person.get("for")) for person in entry.values.get("signatories") or () if person}
    parties = {party for party in entry.values.get("by") or () if party}
    # one name alone may be all that is known
    several = len(entry.values.get("signatories") or ()) > 1
    missing = parties - signed
    if len(missing) > 1 or len(parties & signed) < 2 or any(actor in others for actor in signed):
        missing &= sides
    for party in sorted(missing) if several else ():
        told = f"nobody signed for {party}: `signatories` are of {', '.join(sorted(signed))}"
        entry.at.problem("no-signatory", told)


def _check_effects(entry: Entry, documents: dict[str, dict[str, Any]]) -> None:
    dates = [date for date in entry.values.get("dates") or () if date]
    begun = {date.get("date") for date in dates if date.get("event") not in ("ended", "denounced")}
    for effect in entry.values.get("effects") or ():
        target = documents.get(str((effect or {}).get("document")))
        ended = day_of(target, "ended") if target else None
        if ended and ended in begun and effect["kind"] in LEAVING:
            told = f"{effect['kind']} {effect['document']}, which ended on that day ({ended}) by its own dates"
            entry.at.problem("ended-effect", told)
        last = max((str(date.get("date") or "") for date in dates), default="")
        force = day_of(target, "in_force") if target else None
        if force and last and effect["kind"] in ON_FORCE and last < force:
            told = f"{effect['kind']} {effect['document']}, which came into force on {force}, after {last}"
            entry.at.problem("not-in-force", told)
        acts = {date.get("event") for date in (*dates, *((target or {}).get("dates") or ())) if date}
        if target and effect["kind"] == "denounces" and "denounced" not in acts:
            told = f"denounces {effect['document']}, and neither of them has a date on which it was `denounced`"
            entry.at.problem("no-event", told)
        if ended and last and effect["kind"] in ENDING and last[:4] < str(int(ended[:4]) - 1):
            told = f"{effect['kind']} {effect['document']}, which ended on {ended} by its own dates, long after {last}"
            entry.at.problem("ended-effect", told)


def _check_end(entry: Entry, documents: dict[str, dict[str, Any]]) -> None:
    """What is in force is so on each day of a spell."""
    document = documents.get(str(entry.values.get("document")))
    ended, last = day_of(document, "ended") if document else None, entry.values.get("to")
    denounced = day_of(document, "denounced") if document else None
    if entry.values.get("state") == "in-force" and denounced and not ended and denounced < (last or OPEN):
        told = f"{entry.values['document']} was denounced on {denounced}, and no date says that it `ended`"
        entry.at.problem("not-in-force", told)
    if entry.values.get("state") == "in-force" and ended and ended < (last or OPEN):
        told = f"{entry.values['document']} ended on {ended}; the spell lasts to {last or 'this day'}"
        entry.at.problem("not-in-force", told)


def _check_standing(entry: Entry, documents: dict[str, dict[str, Any]]) -> None:
    """What is domestic is the act of one; what came into force is no more than declared; and the other way round."""
    id, state = str(entry.values.get("document")), entry.values.get("state")
    document = documents.get(id)
    if document is None:
        return
    parties = [party for party in document.get("by") or () if party]
    if state == "domestic" and len(parties) > 1:
        entry.at.problem("not-domestic", f"{id} is by {', '.join(parties)}: what binds several is not domestic")
    in_force = day_of(document, "in_force")
    if state == "declared" and in_force:
        entry.at.problem("not-declared", f"{id} came into force on {in_force}: it is no mere declaration")
    if state == "in-force" and in_force and in_force > str(entry.values.get("from") or in_force):
        entry.at.problem(
            "not-in-force", f"{id} came into force on {in_force}, and here it is from {entry.values['from']}"
        )
    if state == "in-force" and not in_force and document.get("kind") in SAID:
        entry.at.problem("not-in-force", f"{id} is a {document['kind']} without a day of force: it is `declared`")


def _check_taken(entry: Entry, documents: dict[str, dict[str, Any]], sides: set[str]) -> None:
    """Nobody comes to hold a place by what others do alone, but for what they give up, or allot by a text."""
    holder, id = entry.values.get("holder"), str(entry.values.get("document"))
    document = documents.get(id) or {}
    parties = {party for party in document.get("by") or () if party}
    others = holder and parties and holder not in parties
    opposed = holder in sides and parties <= sides
    if others and document.get("kind") not in GIVEN_UP and (opposed or document.get("kind") in EVENT_KINDS):
        told = ", ".join(sorted(parties))
        entry.at.problem("no-act", f"{holder} holds the place by {id}, an act of {told} alone")


def _check_relied(
    entry: Entry, documents: dict[str, dict[str, Any]], territory_of: dict[str, str | None], every: bool
) -> None:
    """What a claim relies on, or somebody who is no side, touches a place that is spoken of; of what a side's position
    names something does. Each place of a position is touched by some of what it names.
    """
    places = [*(entry.values.get("territories") or ()), *(entry.values.get("members") or ())]
    known, apart = [str(id) for id in entry.values.get("documents") or () if str(id) in documents], []
    touched: set[str] = set()
    for id in known:
        reach = {*(documents[id].get("territories") or ()), *(documents[id].get("members") or ())}
        own = {place for place in places if place in reach or territory_of.get(place) in reach}
        touched |= own
        if not own:
            apart.append(id)
    if places and not every and not entry.values.get("by") and len(apart) < len(known):
        apart = []
    for id in apart if places else ():
        entry.at.problem("no-reach", f"{id} touches none of the places {'claimed' if every else 'of the position'}")
    beyond = [place for place in places if place not in touched]
    if known and touched and beyond and not every:
        told = f"none of the documents that it names touches {', '.join(beyond)}"
        entry.at.problem("no-reach", f"{told}: name one that does, or leave the place out")
