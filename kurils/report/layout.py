"""The answer of `report` as a page: plain texts in the order and the groups in which the templates lay them out.

Nothing here is markup; the templates escape every text. A page is made of mappings and lists, so that it reads the
same from the template of Markdown and from that of HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.query.report_numbers import by_claimant
from kurils.report.parts import around, differences, documents, marks_of, positions
from kurils.words import phrases
from kurils.words.days import beyond_record, in_calendars, in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from kurils.answers.days import IslandStatus
    from kurils.answers.map import MapAnswer
    from kurils.answers.report import ReportAnswer, ReportDay, ReportStoryDay
    from kurils.record import Record
    from kurils.words.wording import Wording

    Page = dict[str, Any]
    Marks = Callable[[list[str]], list[dict[str, Any]]]


def page(record: Record, answer: ReportAnswer) -> Page:
    """The page of a report: title, dates, warnings, sections, and what stands at its foot."""
    words = record.wording
    numbers = {source["id"]: source["number"] for source in answer["bibliography"] or ()}

    def marks(sources: list[str]) -> list[dict[str, Any]]:
        return marks_of(sources, numbers)

    beyond = beyond_record(answer["kurils"], words)
    makers: dict[str, Callable[[], Any]] = {
        "situation": lambda: _situation(answer, record, marks),
        "map": lambda: [_map(shown, words, record.names, marks) for shown in answer["map"] or ()],
        "documents": lambda: documents(answer, record, marks),
        "positions": lambda: positions(answer, record, marks),
        "around": lambda: around(answer, record, marks),
        "differences": lambda: differences(answer, record, marks),
        "bibliography": lambda: [_source(source, words) for source in answer["bibliography"] or ()],
        "citation": lambda: _citation(answer, words),
    }
    sections = [
        {"name": name, "title": words.tr(f"report.section.{name}"), "body": makers[name]()}
        for name in answer["sections"]
    ]
    days = [answer["from"]] if answer["kind"] == "day" else [answer["from"], answer["to"]]
    return {
        "language": record.language,
        "title": answer["title"],
        "dates": [in_calendars(day, words) for day in days],
        "warnings": [beyond] if beyond else [],
        # an area that shows nothing, as in a record without polygons, has no map
        "sections": [section for section in sections if section["name"] != "map" or section["body"]],
        "notes": [record.meta["neutrality"], _in(record.meta["names"], record.language), words.tr("report.licences")],
        "made": words.tr("report.made", program=_version(), record=record.meta["version"]),
    }


def _in(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or texts["en"]


def _version() -> str:
    from kurils.base.version import __version__

    return __version__


def _situation(answer: ReportAnswer, record: Record, marks: Marks) -> dict[str, Any]:
    words, situation = record.wording, answer["situation"]
    assert situation is not None
    titles = [""] if answer["kind"] == "day" else ["report.at-begin", "report.at-end"]
    days = [
        _day(day, words.tr(title, day=in_words(day["date"]["gregorian"])) if title else "", record, marks)
        for day, title in zip(situation["days"], titles)
    ]
    return {
        "days": days,
        "range": answer["kind"] == "range",
        "story": [_story(day, record, marks) for day in situation["story"]],
    }


def _day(day: ReportDay, title: str, record: Record, marks: Marks) -> dict[str, Any]:
    words, islands = record.wording, day["islands"]
    moving = []
    for island in islands:
        if told := phrases.changing_hands(island["control"], words):
            moving.append(f"{island['name']}: {told}")
    return {
        "title": title,
        "name": words.tr("report.table", day=in_words(day["date"]["gregorian"])),
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
        "briefs": [island["brief"] for island in islands],
        "evidence": _evidence(islands, words, marks),
        "acts": acts_of_day(day["on_this_day"], record),
        "acts_title": words.tr("heading.on-this-day"),
    }  # fmt: skip


def acts_of_day(acts: Any, record: Record) -> list[str]:
    """Each document and what happened to it on that day."""
    told: dict[str, list[str]] = {}
    for act in acts:
        told.setdefault(act["title"], []).append(phrases.event(act["event"], act["by"], record.wording))
    return [f"{title}: {', '.join(events)}" for title, events in told.items()]


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
        value = f"{phrases.holder(island, words)} – {control['polity']}" if control["holder"] else control["polity"]
        spell = words.spell(control["from_edtf"] or control["from"], control["to"])
        add(island, words.tr("track.control"), value, spell, control)
    for island in islands:
        title = island["title"]
        spell = words.spell(title["from"], title["to"])
        add(island, words.tr("track.title"), phrases.owner(island, words), spell, title)
    for island, claim in by_claimant(islands):
        spell = words.spell(claim["from_edtf"] or claim["from"], claim["to"])
        track = f"{words.tr('track.claim')} ({words.state(claim['claimant'])})"
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
        "title": in_words(forms["gregorian"]),
        "name": words.tr("report.story.table", day=in_words(forms["gregorian"])),
        "dates": in_calendars(forms, words),
        "changes": [
            {
                "track": words.tr(f"track.{change['track']}"),
                "islands": ", ".join(names[id] for id in change["islands"]),
                "before": change["before"]["text"],
                "after": change["after"]["text"],
                "became": words.tr(
                    "report.story.became", before=change["before"]["text"], after=change["after"]["text"]
                ),
                "sentence": change["sentence"],
                "notes": [
                    note["text"]
                    if note["islands"] == change["islands"]
                    else f"{', '.join(names[id] for id in note['islands'])}: {note['text']}"
                    for note in change["notes"]
                ],
                "document": words.tr(
                    "report.story.document", document="; ".join(titles[id] for id in change["documents"])
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
        "title": words.tr("report.map.title", day=in_words(shown["date"]["gregorian"])),
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
        "attribution": shown["attribution"],
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
            "island": names[group] if len(drawn) == sizes[group] else ", ".join(drawn),
            "held": held,
            "title": title,
            "claimed": claimed,
        }
        for (group, held, title, claimed), drawn in groups.items()
    ]


def _source(source: Any, words: Wording) -> dict[str, Any]:
    parts = [source["author"], source["title"], source["publisher"], source["year"], source["reference"]]
    carries = words.tr("report.carries", text=source["carries"]) if source["carries"] else ""
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
