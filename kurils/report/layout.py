"""The answer of `report` as a page: plain texts in the order and the groups in which the templates lay them out.

Nothing here is markup; the templates escape every text. A page is made of mappings and lists, so that it reads the
same from the template of Markdown and from that of HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.base.version import __version__
from kurils.query.report import SECTIONS
from kurils.query.report_numbers import by_claimant
from kurils.report import brief
from kurils.report.parts import around, differences, documents, marks_of, positions
from kurils.words import phrases
from kurils.words.days import beyond_record, in_calendars, in_words
from kurils.words.sentences import opening_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kurils.answers.days import IslandStatus
    from kurils.answers.map import MapAnswer
    from kurils.answers.report import ReportAnswer, ReportDay, ReportStoryDay
    from kurils.record import Record
    from kurils.words.wording import Wording

    Page = dict[str, Any]
    Marks = Callable[[list[str]], list[dict[str, Any]]]


#: the order of a report for which none was asked: what one looks at stands before what one looks up
ORDER = ("map", "situation", "positions", "documents", "around", "differences", "citation", "bibliography")


def page(record: Record, answer: ReportAnswer) -> Page:
    """The page of a report: headline, summary, dates, warnings, sections, and what stands at its foot."""
    words, full, days = record.wording, answer["full"], [answer["from"]]
    sources = [source["id"] for source in answer["bibliography"] or ()] if full else answer["brief"]["sources"]
    numbers = {id: number for number, id in enumerate(sources, 1)}

    def marks(sources: list[str]) -> list[dict[str, Any]]:
        return marks_of(sources, numbers)

    if answer["kind"] == "range":
        days.append(answer["to"])
    names = [name for name in ORDER if name in answer["sections"]]
    if answer["sections"] != list(SECTIONS):
        names = answer["sections"]
    joined = not full and {"around", "situation"} <= set(names)
    sections = []
    for name in names:
        body = _body(name, answer, record, marks)
        # an area that shows nothing, as in a record without polygons, has no map; a count needs no heading of its own
        if (name == "map" and not body) or (name == "around" and joined):
            continue
        own = "" if full or name not in _SHORT else ".short"
        sections.append({"name": name, "title": words.tr(f"report.section.{name}{own}"), "body": body})
    beyond = beyond_record(answer["kurils"], words)
    summary = answer["summary"]
    day = answer["kind"] == "day" and summary
    return {
        "language": record.language,
        "full": full,
        "tight": False,
        "range": answer["kind"] == "range",
        "title": answer["title"],
        "headline": summary["headlines"][0] if day and summary else answer["title"],
        "summary": words.sentences(summary["sentences"]) if summary else "",
        "dates": [in_calendars(day, words, weekday=False) for day in days],
        "warnings": [beyond] if beyond else [],
        "around": brief.around(answer, words) if joined else "",
        "sections": sections,
        "neutrality": record.meta["neutrality"],
        # its first sentence stands at the foot of every page
        "neutrality_short": opening_of(record.meta["neutrality"], words),
        "credit": answer["map"][0]["attribution"] if answer["map"] else "",
        "notes": [_in(record.meta["names"], record.language), words.tr("report.licences")] if full else [],
        "made": words.tr("report.foot", program=__version__, record=record.meta["version"],
                         day=in_words(record.meta["coverage"]["to"], words)),
    }  # fmt: skip


#: sections that are called otherwise where they hold less
_SHORT = ("documents", "differences", "bibliography")


def _body(name: str, answer: ReportAnswer, record: Record, marks: Marks) -> Any:
    """What a section holds: everything in a full report, else what there is room for."""
    words, full = record.wording, answer["full"]
    if name == "map":
        return [_map(shown, words, record.names, marks) for shown in answer["map"] or ()]
    if name == "situation":
        return _situation(answer, record, marks)
    if name == "citation":
        return _citation(answer, words)
    if name == "bibliography":
        every = {source["id"]: source for source in answer["bibliography"] or ()}
        return [_source(every[id], words, full) for id in (every if full else answer["brief"]["sources"])]
    if name == "around" and not full:
        return brief.around(answer, words)
    if name == "documents" and full:
        listed = {document["id"] for document in answer["documents"] or ()}
        others = [document for document in brief.documents(answer, record, marks) if document["id"] not in listed]
        return {**documents(answer, record, marks), "grounds": others}
    made = {"positions": positions, "around": around, "differences": differences}
    return made[name](answer, record, marks) if full else getattr(brief, name)(answer, record, marks)


def _in(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or texts["en"]


def _situation(answer: ReportAnswer, record: Record, marks: Marks) -> dict[str, Any]:
    words, situation, full = record.wording, answer["situation"], answer["full"]
    assert situation is not None
    titles = [""] if answer["kind"] == "day" else ["report.at-begin", "report.at-end"]
    days = [
        _day(day, words.tr(title, day=in_words(day["date"]["gregorian"], words)) if title else "", record, marks, full)
        for day, title in zip(situation["days"], titles)
    ]
    return {
        "days": days,
        "range": answer["kind"] == "range",
        "islands": answer["islands"],
        "marked": [day["date"]["gregorian"] for day in situation["days"]],
        "full": full,
        "chart_title": words.tr("report.chart" if answer["kind"] == "day" else "report.chart.range"),
        "story": [_story(day, record, marks) for day in situation["story"]] if full else [],
        "told": None if full else brief.story(answer, record, marks),
    }


def _day(day: ReportDay, title: str, record: Record, marks: Marks, full: bool) -> dict[str, Any]:
    words, islands = record.wording, day["islands"]
    moving = []
    for island in islands:
        if told := phrases.changing_hands(island["control"], words):
            moving.append(words.labelled(island["name"], told))
    return {
        "title": title,
        "name": words.tr("report.table", day=in_words(day["date"]["gregorian"], words)),
        "evidence_name": words.tr("report.evidence"),
        "warnings": moving,
        "table": [
            {
                "island": island["name"],
                "held": phrases.holder(island, words),
                "holder": island["holder"] or "",
                "title": phrases.owner(island, words),
                "claimed": words.states(island["claimants"]),
                "document": phrases.governing(island["governing_document"], words),
            }
            for island in islands
        ],
        "evidence": _evidence(islands, words, marks) if full else [],
        "acts": acts_of_day(day["on_this_day"], record) if full else [],
        "acts_title": words.tr("heading.on-this-day"),
    }  # fmt: skip


def acts_of_day(acts: Any, record: Record) -> list[str]:
    """Each document and what happened to it on that day."""
    told: dict[str, list[str]] = {}
    for act in acts:
        told.setdefault(act["title"], []).append(phrases.event(act["event"], act["by"], record.wording))
    words = record.wording
    return [words.labelled(title, words.series(events)) for title, events in told.items()]


def _evidence(islands: list[IslandStatus], words: Wording, marks: Marks) -> list[dict[str, Any]]:
    """Each track, its spell, certainty and sources; islands for which they are the same stand in one row."""
    rows: dict[str, dict[str, Any]] = {}

    def add(island: IslandStatus, track: str, value: str, spell: str, entry: Any) -> None:
        key = repr((track, value, spell, entry["certainty"], entry["sources"]))
        row = rows.setdefault(key, {
            "track": track, "islands": [], "value": value, "spell": spell,
            "certainty": words.tr(f"certainty.{entry['certainty']}"), "marks": marks(entry["sources"]),
        })  # fmt: skip
        row["islands"].append(island["name"])

    for island in islands:
        control = island["control"]
        polity = control["polity"]
        value = words.noted(phrases.holder(island, words), polity) if control["holder"] else polity
        spell = words.spell(control["from_edtf"] or control["from"], control["to"])
        add(island, words.tr("track.control"), value, spell, control)
    for island in islands:
        title = island["title"]
        spell = words.spell(title["from"], title["to"])
        add(island, words.tr("track.title"), phrases.owner(island, words), spell, title)
    for island, claim in by_claimant(islands):
        spell = words.spell(claim["from_edtf"] or claim["from"], claim["to"])
        track = words.noted(words.tr("track.claim"), words.state(claim["claimant"]))
        add(island, track, claim["summary"], spell, claim)
    for island in islands:
        found = island["governing_document"]
        if found:
            spell = words.spell(found["from"], found["to"])
            add(island, words.tr("track.governing"), phrases.governing(found, words), spell, found)
    for row in rows.values():
        row["islands"] = phrases.everywhere(row["islands"], len(islands), words)
    return list(rows.values())


def _story(day: ReportStoryDay, record: Record, marks: Marks) -> dict[str, Any]:
    words, names, titles, forms = record.wording, record.names, record.titles, day["date"]
    return {
        "title": in_words(forms["gregorian"], words),
        "dates": in_calendars(forms, words),
        "changes": [
            {
                "track": words.tr(f"track.{change['track']}"),
                "sentence": change["sentence"],
                "notes": [
                    note["text"]
                    if note["islands"] == change["islands"]
                    else words.labelled(words.series(names[id] for id in note["islands"]), note["text"])
                    for note in change["notes"]
                ],
                "document": words.tr(
                    "report.story.document", document=words.clauses(titles[id] for id in change["documents"])
                )
                if change["documents"] and change["track"] != "governing"
                else "",
                "marks": marks(change["sources"]),
            }
            for change in day["changes"]
        ],
        "acts": acts_of_day(day["on_this_day"], record),
    }


def _map(shown: MapAnswer, words: Wording, names: dict[str, str], marks: Marks) -> dict[str, Any]:
    """The map in words and as tables; the picture is added by the format that can show one."""
    return {
        "title": words.tr("report.map.title", day=in_words(shown["date"]["gregorian"], words)),
        "answer": shown,
        "words": shown["words"],
        "table": _drawn(shown, words, names),
        "lines_name": words.tr("report.map.lines"),
        "lines": [
            {
                "name": border["name"],
                "basis": phrases.line_basis(border, words),
                "document": phrases.document(border["document_title"], border["article"], None, words),
                "marks": marks(border["sources"]),
            }
            for border in shown["borders"]
        ],
    }


def _drawn(shown: MapAnswer, words: Wording, names: dict[str, str]) -> list[dict[str, str]]:
    """One row a territory; where its islands differ, one row for those that agree."""
    groups: dict[tuple[str, ...], list[str]] = {}
    sizes: dict[str, int] = {}
    for feature in shown["features"]:
        held = phrases.control(feature["holder"], feature["control_kind"], feature["polity"], words)
        title = phrases.title(feature["title_status"], feature["title_holder"], words)
        key = (feature["group"], held, title, words.states(feature["claimants"]))
        groups.setdefault(key, []).append(feature["name"])
        sizes[feature["group"]] = sizes.get(feature["group"], 0) + 1
    return [
        {
            "island": names[group] if len(drawn) == sizes[group] else words.series(drawn),
            "held": held,
            "title": title,
            "claimed": claimed,
        }
        for (group, held, title, claimed), drawn in groups.items()
    ]


def _source(source: Any, words: Wording, full: bool) -> dict[str, Any]:
    parts = [source["author"], source["title"], source["publisher"], source["year"]]
    carries = words.tr("report.carries", text=source["carries"]) if source["carries"] and full else ""
    if full:
        parts.append(source["reference"])
    # titles and publishers stay in their own language, and so do their stops
    text = " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in (*parts, carries) if part)
    url = source["url"] or ""
    return {
        "number": source["number"],
        "id": source["id"],
        "text": text,
        # only addresses of the web become links, whatever the record holds
        "url": url if url.lower().startswith(("https://", "http://")) else "",
        "read": words.tr(f"report.read.{source['read']}"),
    }


def _citation(answer: ReportAnswer, words: Wording) -> dict[str, Any]:
    citation = answer["citation"]
    assert citation is not None
    checked = words.tr("report.cite.checked", version=citation["record_version"], day=citation["checked_to"])
    return {
        "text": citation["text"],
        "rows": [
            (words.tr("report.cite.program"), f"{citation['program']} {citation['program_version']}"),
            (words.tr("report.cite.record"), checked),
            (words.tr("report.cite.made"), citation["made"]),
        ],
        "command": citation["command"],
        "bibtex": citation["bibtex"].rstrip("\n"),
    }
