"""A report: one answer made of the answers to the other questions, for a day or for a range of days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.base.asking import command as command_line
from kurils.base.errors import NoSuchValue, UsageError
from kurils.query.envelope import between, day_forms, header
from kurils.query.report_around import around
from kurils.query.report_brief import chosen, six_sources, statements, two_variants
from kurils.query.report_documents import report_documents
from kurils.query.report_numbers import bibliography, cited_by
from kurils.query.report_story import acts_on, story
from kurils.query.report_summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kurils.answers.map import MapAnswer
    from kurils.answers.report import (
        ReportAnswer,
        ReportCitation,
        ReportDay,
        ReportDifferences,
        ReportPositions,
        ReportVariant,
    )
    from kurils.dates import HistoricalDate
    from kurils.record import Record
    from kurils.store.tracks import Place

#: what a report may hold, in the order in which it stands unless asked otherwise
SECTIONS = ("situation", "map", "documents", "positions", "around", "differences", "bibliography", "citation")
#: how many years before and after count as "around"
YEARS = 10


def sections_of(names: Iterable[str]) -> list[str]:
    """The sections asked for, each once; all of them when none is named. Raises UsageError that lists them."""
    wanted = [name.strip() for name in names if name.strip()]
    for name in wanted:
        if name not in SECTIONS:
            raise NoSuchValue(f"no section of a report is called {name!r}", name, "sections", SECTIONS)
    return list(dict.fromkeys(wanted)) or list(SECTIONS)


def report(
    record: Record,
    bounds: tuple[HistoricalDate, HistoricalDate],
    places: list[Place],
    sections: list[str],
    years: int,
    today: date,
    full: bool = False,
) -> ReportAnswer:
    """The report on the places from the first day of the one bound to the last day of the other, that day included.

    Whether it is laid out in full or on its few pages changes no section. Its own sentences are still missing: see
    `kurils.words.report`.

    Raises UsageError for a reversed range or for years that are not 1 to 100, DateOutOfCoverage for days before the
    record or after today.
    """
    if not 1 <= years <= 100:
        wide = UsageError(f"cannot look {years} years around", "from 1 to 100 years")
        raise wide.keyed("years-around", "years-around", years=years)
    first, last, beyond = between(record.meta, *bounds, today)
    ends = [first] if first == last else [first, last]
    told = story(record, places, first, last) if len(ends) > 1 else []
    ids = [place.id for place in places]
    forms = [_forms(day, bound.given) for day, bound in zip((first, last), bounds)]
    answer: Any = {
        "kurils": header("report", record.meta, beyond),
        "kind": "day" if first == last else "range",
        "date": forms[0] if first == last else None,
        "from": forms[0],
        "to": forms[1],
        "islands": ids,
        "sections": sections,
        "full": full,
        "title": "",
        "summary": None,
        **dict.fromkeys(SECTIONS),
        "sources": [],
    }
    if "situation" in sections:
        answer["situation"] = {"days": [_day(record, ids, day, today) for day in ends], "story": told}
    if "map" in sections:
        answer["map"] = _maps(record, places, ends, today)
    if "documents" in sections:
        answer["documents"] = report_documents(record, places, first, last)
    if "positions" in sections:
        answer["positions"] = [_positions(record, ids, day, today) for day in ends]
    if "around" in sections:
        answer["around"] = around(record, places, first, last, years, today)
    if "differences" in sections:
        days = [*dict.fromkeys([first, *(entry["date"]["gregorian"] for entry in told), last])]
        answer["differences"] = _differences(record, ids, days, today)
    if "situation" in sections:
        answer["summary"] = summary(record, places, first, last, told, today)
    answer["brief"] = {
        "documents": chosen(record, ids, last, today) if "documents" in sections else [],
        "variants": two_variants(answer["differences"]) if answer["differences"] else [],
        "sources": [],
    }
    cited = cited_by(answer)
    if "bibliography" in sections:
        answer["bibliography"] = bibliography(record.section("sources")["sources"], cited)
        answer["brief"]["sources"] = six_sources(statements(answer))
    if "citation" in sections:
        answer["citation"] = _citation(record, answer, years, today)
    answer["sources"] = record.cite(set(cited))
    whole: ReportAnswer = answer
    return whole


def _forms(day: str, given: str) -> Any:
    """The day in its calendars; `given` keeps what was asked for."""
    return {**day_forms(day), "given": given}


def _day(record: Record, ids: list[str], day: str, today: date) -> ReportDay:
    return {
        "date": day_forms(day),
        "islands": record.status(day, ids, today=today)["islands"],
        "on_this_day": acts_on(record, day),
    }


def _maps(record: Record, places: list[Place], ends: list[str], today: date) -> list[MapAnswer]:
    """The map of each day, of the smallest area that shows the places; none for a record without polygons."""
    from kurils.query.map import area_of

    if not record.section("shapes")["polygons"]:
        return []
    area = area_of(record.dispute["areas"], {place.group for place in places})["id"]
    return [record.map(day, area=area, today=today) for day in ends]


def _positions(record: Record, ids: list[str], day: str, today: date) -> ReportPositions:
    found = record.compare(day, ids, today=today)
    return {"date": day_forms(day), "islands": found["islands"], "documents": found["documents"]}


def _differences(record: Record, ids: list[str], days: list[str], today: date) -> ReportDifferences:
    """What `explain` lists as variants and as rejected for any of the islands on any of the days, each once."""
    about = {
        variant["id"]: {"document": variant["document"], "claimant": variant["claimant"]}
        for variant in record.section("variants")["variants"]
    }
    found: dict[str, dict[str, ReportVariant]] = {"variants": {}, "rejected": {}}
    for day in days:
        for id in ids:
            explained = record.explain(id, day, today=today)
            for kind, entries in found.items():
                for variant in explained[kind]:  # type: ignore[literal-required]
                    fresh: Any = {**variant, **about[variant["id"]], "islands": []}
                    entry = entries.setdefault(variant["id"], fresh)
                    if id not in entry["islands"]:
                        entry["islands"].append(id)
    return {kind: list(entries.values()) for kind, entries in found.items()}  # type: ignore[return-value]


def _citation(record: Record, answer: Any, years: int, today: date) -> ReportCitation:
    from kurils.base.version import __version__

    days = [answer["from"]["gregorian"], answer["to"]["gregorian"]]
    return {
        "program": "kurils",
        "program_version": __version__,
        "record_version": record.meta["version"],
        "checked_to": record.meta["coverage"]["to"],
        "made": today.isoformat(),
        "command": _command(record, answer, days, years),
        "text": "",
        "bibtex": "",
        "csl": {},
    }


def _command(record: Record, answer: Any, days: list[str], years: int) -> str:
    """The command line that makes the report again, whatever day it is then."""
    words: list[object] = ["report"]
    words.append(f"--date {days[0]}" if days[0] == days[1] else f"--from {days[0]} --to {days[1]}")
    if answer["islands"] == record.territories != record.default_territories:
        words.append("--all")
    elif answer["islands"] != record.default_territories:
        words.append(f"--islands {','.join(answer['islands'])}")
    if answer["sections"] != list(SECTIONS):
        words.append(f"--sections {','.join(answer['sections'])}")
    if years != YEARS:
        words.append(f"--years {years}")
    if answer["full"]:
        words.append("--full")
    if record.language != "en":
        words.append(f"--lang {record.language}")
    return command_line(*words)
