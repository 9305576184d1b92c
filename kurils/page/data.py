"""What the page carries: answers, stories and steps worked out for every time of the record, documents and sources.

The script in the page looks up and draws; it answers nothing itself.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING
from unicodedata import normalize

from kurils.answers.cited import cited
from kurils.answers.lists import SEARCHED
from kurils.base.asking import command as command_line
from kurils.base.names import TWO
from kurils.base.search import rules
from kurils.base.version import __version__
from kurils.dates import forms
from kurils.dates.vocabulary import BRACKETED_WEEKDAYS, BUDDHIST, MONTH_WORDS, NOISE, THAI_MONTHS, WEEKDAY_WORDS
from kurils.page import answers
from kurils.page.packing import calendar
from kurils.page.story import Story, days
from kurils.query.search import named_places
from kurils.words import phrases
from kurils.words.days import era_day, short_day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from kurils.page.scene import Scene
    from kurils.record import Record
    from kurils.store.rows import DocumentRow

    Row = Mapping[str, Any]

SOURCE = ("title", "publisher", "url", "read")
DOCUMENT = ("id", "short", "kind", "titles", "by", "place", "summary", "note", "certainty", "sources")
#: the words that the script needs
WORDS = (
    "page.", "nobody", "date.", "beyond-record", "compare.", "effect.", "affected.", "article", "certainty.", "of.",
    "brief.on", "era.", "join.", "map.name.", "month.", "month-short.", "noted", "pair", "stopped", "weekday.",
    "timeline.kind.", "reading.", "variant", "rejected",
)  # fmt: skip
#: the tracks whose documents come first in the story
_RESTING = ("control", "polity", "title", "governing", "claims", "also", "views")


def page_data(record: Record, scene: Scene | None) -> dict[str, Any]:
    """Everything that the page needs, as one JSON value; the same record gives the same value."""
    listed = record.section("documents")
    told = [_document(document, record) for document in listed["documents"]]
    letters = {char for row in told for _, text in row["texts"] for char in normalize("NFKC", text) if char > "~"}
    turning = {*listed["main"], *(row["id"] for row in told if row["id"] in record.dispute["told"])}
    main = turning | _resting(record)
    answered = answers.answers(record)
    default = record.default_territories
    data: dict[str, Any] = {
        "program": __version__,
        "language": record.language,
        "command": command_line("status"),
        "meta": {key: record.meta[key] for key in ("version", "coverage")},
        "words": {key: word for key, word in record.section("wording").items() if key.startswith(WORDS)},
        "states": _states(record),
        "sides": record.sides,
        "places": {id: [record.names[id], record.place(id).group] for id in record.names},
        "territories": record.territories,
        "default": default,
        "together": phrases.where(default, record.names, default, record.wording),
        # a name that two places bear leads to neither
        "aliases": {key: id for key, id in record.section("status")["aliases"].items() if TWO not in id},
        "search": rules("".join(sorted(letters)), len(SEARCHED)),
        "answers": answered,
        "headlines": answers.headlines(record, answered),
        "shorts": answers.shorts(record),
        "positions": answers.positions(record),
        "lines": answers.lines(record),
        "bars": answers.bars(record),
        "days": {
            name: days(record, ids, main, turning)
            for name, ids in (("near", record.default_territories), ("all", record.territories))
        },
        "events": {
            day: [{"id": id, "event": event} for id, event, _ in events]
            for day, events in record.section("status")["events"].items()
        },
        "documents": told,
        "chapters": chapters(record),
        "turns": _turns(record),
        "calendar": calendar(),
        "dates": _dates(record),
        "scene": scene.whole(
            [chapter["day"] or record.meta["coverage"]["to"] for chapter in record.dispute["chapters"]]
        )
        if scene
        else None,
    }
    rests = set(cited(data))
    sources = record.section("sources")["sources"]
    data["sources"] = {row["id"]: {key: row[key] for key in SOURCE} for row in sources if row["id"] in rests}
    return data


def _states(record: Record) -> dict[str, str]:
    """Names of states and of everyone else who took a stand; for a state in the program's own words."""
    ids = {*record.actors, *(claim["claimant"] for place in record.places(all=True) for claim in place.rows("claims"))}
    named = {id: record.wording.state(id) for id in sorted(ids)}
    return {id: record.actors.get(id, id) if name == id else name for id, name in named.items()}


def _resting(record: Record) -> set[str]:
    """The documents that a spell of some place rests on."""
    rows = [row for id in record.names for track in _RESTING for row in record.place(id).rows(track)]
    return {id for row in rows for id in (row.get("document"), *(row.get("documents") or ())) if id}


def _searched(document: DocumentRow, record: Record) -> list[list[Any]]:
    """The field and the text of each row of the section `search`; the script makes their keys when one searches."""
    articles = {article["number"]: article["summary"] for article in document["articles"]}
    own: dict[str, Any] = {"id": document["id"], "summary": document["summary"], "note": document["note"]}
    rows = record.section("search")["documents"][document["id"]]
    return [[SEARCHED.index(field), form or own.get(field) or articles[number]] for field, number, _, form in rows]


def _document(document: DocumentRow, record: Record) -> dict[str, Any]:
    """A document as its window shows it, and the texts in which the search looks."""
    whole = record.document(document["id"])["document"]
    story = Story(record, [], set(), set())
    first = min(document["dates"], key=lambda act: str(act["date"]))
    tr = record.wording.tr
    return {
        **{column: value for column, value in document.items() if column in DOCUMENT},
        "kind": record.wording.word("document-kind", document["kind"]),
        "texts": _searched(document, record),
        "named": sorted(named_places(document)),
        "first": first["edtf"] or first["date"],
        "people": [[person["for"], person["name"]] for person in document["signatories"]],
        "dates": [_date(act, story) for act in document["dates"]],
        "articles": [
            [phrases.article(article["number"], record.wording, document["short"]), article["summary"]]
            for article in document["articles"]
        ],
        "effects": [
            *([f"effect.{effect['kind']}", effect["document"]] for effect in document["effects"]),
            *([f"affected.{effect['kind']}", effect["document"]] for effect in whole["affected_by"]),
        ],
        "readings": [
            {
                **{key: row[key] for key in ("side", "reading", "rebuttal", "sources")},
                "by": tr("reading.by", side=record.wording.state(row["side"])),
            }
            for row in whole["readings"]
        ],
    }


def _date(act: Row, story: Story) -> dict[str, Any]:
    """What happened to a document, and when: a day in three calendars, or the span that the sources give."""
    calendars = forms(date.fromisoformat(act["date"]))
    return {
        "happened": story.happened(act["event"], act["by"]),
        "sure": act["certainty"] != "unverified",
        "day": None if act["edtf"] else act["date"],
        "edtf": act["edtf"],
        "julian": None if act["edtf"] else calendars["julian"],
        "japanese": era_day(calendars["japanese"], story.record.wording, table=True)
        if calendars["japanese"] and not act["edtf"]
        else None,
    }


def chapters(record: Record) -> list[dict[str, Any]]:
    """The chapters with what stands for each on the rail (`when`): its year, its day where two share one, or today."""
    story = record.dispute["chapters"]
    years = Counter((chapter["day"] or "")[:4] for chapter in story)

    def when(day: str | None) -> str:
        if day is None:
            return record.wording.tr("page.today")
        return str(int(day[:4])) if years[day[:4]] == 1 else short_day(day, record.wording)

    return [{**chapter, "day": chapter["day"] or "today", "when": when(chapter["day"])} for chapter in story]


def _turns(record: Record) -> list[str]:
    """The days on which a reader who drags is caught: any beginning or end of control, title or claim, and chapters."""
    rows = [row for id in record.default_territories for track in ("control", "title", "claims")
            for row in record.place(id).rows(track)]  # fmt: skip
    ends = {day for row in rows for day in (row["from"], row["to"]) if day}
    return sorted(ends | {chapter["day"] for chapter in record.dispute["chapters"] if chapter["day"]})


#: language -> what stands behind year, month and day where these are not words
_MARKS = {"ja": "年月日", "zh": "年月日", "ko": "년월일"}


#: the words of COMMON_ERA and of the Buddhist count as the page reads them -> what is to be taken from the year
_COUNTS = {
    "ค.ศ.": 0,
    "คริสต์ศักราช": 0,
    "พ.ศ.": BUDDHIST,
    "พุทธศักราช": BUDDHIST,
    "西暦": 0,
    "公元": 0,
    "서기": 0,
    "ad": 0,
    "ce": 0,
}


def _dates(record: Record) -> dict[str, Any]:
    """What the script needs to read dates as people write them: names of months and days of the week, marks, counts of
    years, calendars, words that say nothing, and today.
    """
    tr = record.wording.tr
    months = {
        tr(f"{form}.{number}").lower().rstrip("."): number
        for form in ("month", "month-alone", "month-short")
        for number in range(1, 13)
    }
    weekdays = {name: number for name, number in WEEKDAY_WORDS.items() if name.isascii()}
    weekdays.update({tr(f"weekday.{number + 1}").lower(): number for number in range(7)})
    bracketed = {f"({letter})": number for letter, number in BRACKETED_WEEKDAYS.items()}
    return {
        "months": {**{name: number for name, number in MONTH_WORDS.items() if len(name) > 2}, **months},
        "spelt": THAI_MONTHS if record.language == "th" else [],
        "marks": list(_MARKS.get(record.language, "")),
        "weekdays": list({**weekdays, **bracketed}.items()),
        "counts": list(_COUNTS.items()),
        "noise": sorted(NOISE),
        "styles": [["os", "julian"], ["o.s.", "julian"], ["ns", "gregorian"], ["n.s.", "gregorian"],
                   ["old style", "julian"], ["new style", "gregorian"]],
        "today": ["today", tr("page.today").lower()],
    }  # fmt: skip
