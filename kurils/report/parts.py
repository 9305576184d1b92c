"""Documents, positions, neighbours and differences of a report as parts of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.base.asking import command as command_line
from kurils.dates import through
from kurils.words import phrases
from kurils.words.days import era_day, in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from kurils.answers.days import PositionEntry
    from kurils.answers.report import ReportAnswer, ReportDocument
    from kurils.record import Record
    from kurils.words.wording import Wording

    Marks = Callable[[list[str]], list[dict[str, Any]]]


def marks_of(sources: list[str], numbers: dict[str, int]) -> list[dict[str, Any]]:
    """The numbers of the sources in rising order, with what stands before each: three or more in a row as a span."""
    found = sorted({numbers[id] for id in sources if id in numbers})
    marks: list[dict[str, Any]] = []
    for at, number in enumerate(found):
        before, after = found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None
        if before == number - 1 and after == number + 1:
            continue
        run = at > 1 and before == number - 1 and found[at - 2] == number - 2
        marks.append({"number": number, "before": "–" if run else ", " if marks else ""})
    return marks


def documents(answer: ReportAnswer, record: Record, marks: Marks) -> dict[str, Any]:
    """Three lists: what governs, what also bears, and the rest of the range."""
    found = answer["documents"] or []
    ranks = [document["roles"][0]["role"] if document["roles"] else "" for document in found]
    whole = [
        (rank, _document(document, number, len(answer["islands"]), record, marks))
        for number, (rank, document) in enumerate(zip(ranks, found), 1)
        if rank
    ]
    inside = (answer["from"]["gregorian"], answer["to"]["gregorian"])
    return {
        "governing": [document for rank, document in whole if rank == "governs"],
        "bearing": [document for rank, document in whole if rank == "also"],
        "rest": [_line(document, inside, record, marks) for document in found if not document["roles"]],
    }


def _document(document: ReportDocument, number: int, asked: int, record: Record, marks: Marks) -> dict[str, Any]:
    words = record.wording
    other = {language: title for language, title in document["titles"].items() if language != record.language}
    return {
        "number": number,
        "title": document["title"],
        "id": document["id"],
        "titles": [{"language": language, "text": title} for language, title in other.items()],
        "roles": [_role(role, document["short"], asked, record, marks) for role in document["roles"]],
        "dates_name": words.tr("report.document.dates"),
        "dates": [
            {
                "event": phrases.event(act["event"], act["by"], words),
                "gregorian": act["edtf"] or act["date"],
                "julian": act["julian"] or "",
                "japanese": era_day(act["japanese"], words, table=True) if act["japanese"] else "",
                "certainty": words.tr(f"certainty.{act['certainty']}"),
                "marks": marks(act["sources"]),
            }
            for act in document["dates"]
        ],
        "articles": [
            {
                "label": phrases.article(article["number"], words, document["short"]),
                "text": article["summary"],
                "marks": marks(article["sources"]),
            }
            for article in document["articles"]
        ],
        "summary": document["summary"],
        "marks": marks(document["sources"]),
        "note": document["note"] or "",
        "readings": [
            {
                "by": words.tr("reading.by", side=words.state(reading["side"])),
                "side": reading["side"] if reading["side"] in record.sides else "",
                "reading": reading["reading"],
                "rebuttal": reading["rebuttal"] or "",
                "rebuttal_by": words.tr("reading.rebuttal"),
                "marks": marks(reading["sources"]),
            }
            for reading in document["readings"]
        ],
    }


def _role(role: Any, title: str, asked: int, record: Record, marks: Marks) -> dict[str, Any]:
    words = record.wording
    names = [record.names[id] for id in role["islands"]]
    return {
        "label": words.tr("report.governs" if role["role"] == "governs" else "report.also"),
        "islands": phrases.everywhere(names, asked, words),
        "phrase": phrases.role(role, words, title),
        "why": role["why"],
        "certainty": words.tr(f"certainty.{role['certainty']}"),
        "marks": marks(role["sources"]),
    }


def _line(document: ReportDocument, inside: tuple[str, str], record: Record, marks: Marks) -> dict[str, Any]:
    """A document of the range in one row: its acts in the range, its title, what it did."""
    acts = [act for act in document["dates"] if inside[0] <= act["date"] <= inside[1]]
    return {
        **act_words(acts, record),
        "title": document["short"],
        "id": document["id"],
        "summary": document["summary"],
        "marks": marks(document["sources"]),
    }


def act_words(acts: Any, record: Record) -> dict[str, str]:
    """When something happened to a document, and what: of several acts the first day, and then each with its own."""
    words, told = record.wording, []
    for act in acts:
        event = "" if act["event"] == "occurred" else phrases.event(act["event"], act["by"], words)
        told.append((event, act["edtf"] or act["date"]))
    if len(told) == 1:
        return {"when": told[0][1], "acts": told[0][0]}
    return {"when": told[0][1], "acts": words.clauses(f"{event} {day}".strip() for event, day in told)}


def positions(answer: ReportAnswer, record: Record, marks: Marks) -> list[dict[str, Any]]:
    """For each day both sides, in the order of the alphabet; islands on which everything is the same stand together."""
    words = record.wording
    days = []
    for day in answer["positions"] or ():
        groups: dict[str, list[Any]] = {}
        for island in day["islands"]:
            groups.setdefault(repr((island["positions"], island["others"])), []).append(island)
        shown = []
        for islands in groups.values():
            sides = islands[0]["positions"]
            shown.append({
                "islands": words.series(island["name"] for island in islands),
                "sides": [
                    {"state": words.state(side), "side": side,
                     "entry": _position(sides[side], day["documents"], words, marks)}
                    for side in record.sides
                ],
                "others": [
                    {"by": words.tr("compare.other", by=words.state(other["by"]),
                                    since=other["since"]),
                     "summary": other["summary"], "marks": marks(other["sources"])}
                    for other in islands[0]["others"]
                ],
            })  # fmt: skip
        title = (
            "" if answer["kind"] == "day" else words.tr("report.on-day", day=in_words(day["date"]["gregorian"], words))
        )
        days.append({"title": title, "groups": shown})
    return days


def _position(
    entry: PositionEntry | None, titles: dict[str, str], words: Wording, marks: Marks
) -> dict[str, Any] | None:
    if entry is None:
        return None
    return {
        "summary": entry["summary"],
        "since": phrases.said_since(entry, words),
        "arguments": entry["arguments"],
        "documents": [titles.get(id, id) for id in entry["documents"]],
        "note": entry["note"] or "",
        "marks": marks(entry["sources"]),
    }


def around(answer: ReportAnswer, record: Record, marks: Marks) -> dict[str, Any]:
    """The neighbours on each side, and how they were chosen."""
    words, found = record.wording, answer["around"]
    assert found is not None
    sides = []
    told: set[str] = set()
    for when in ("before", "same-day", "after"):
        entries = []
        for entry in found["entries"]:
            if entry["when"] == when:
                # a document that acted on both sides is summed up once
                summary = "" if entry["id"] in told else entry["summary"]
                told.add(entry["id"])
                shown = {"title": entry["title"], "id": entry["id"], "summary": summary}
                entries.append({**act_words(entry["acts"], record), **shown, "marks": marks(entry["sources"])})
        if entries:
            sides.append({"title": words.tr(f"report.around.{when}"), "entries": entries})
    key = "report.around.intro" if sides else "report.around.none"
    last = through(found["from"], found["to"])[1]
    intro = words.tr(
        key, shown=len(found["entries"]), found=found["found"], years=found["years"],
        command=command_line("timeline", "--all", "--from", found["from"], "--to", last),
    )  # fmt: skip
    return {"intro": intro, "sides": sides}


def differences(answer: ReportAnswer, record: Record, marks: Marks) -> dict[str, Any]:
    """Variants and rejected claims, each with the accepted value, who says otherwise, and why it is not accepted."""
    words = record.wording
    found = answer["differences"]
    assert found is not None
    lists = []
    for kind, entries in (("variants", found["variants"]), ("rejected", found["rejected"])):
        shown = [
            {
                "of": words.tr(f"of.{entry['of']}"),
                "about": about(entry, len(answer["islands"]), record),
                "accepted": words.word("value", entry["accepted"]),
                "value": words.word("value", entry["value"]),
                "by": entry["by"],
                "why": entry["why"],
                "marks": marks(entry["sources"]),
            }
            for entry in entries
        ]
        if shown:
            lists.append({"title": words.tr(f"report.differ.{kind}"), "entries": shown})
    return {"lists": lists, "none": words.tr("report.differ.none")}


def about(entry: Any, asked: int, record: Record) -> str:
    """What a disagreement is about: its document, or else its claimant and the islands that it touches."""
    id: str | None = entry["document"]
    if id:
        return record.titles.get(id, id)
    places = phrases.everywhere([record.names[island] for island in entry["islands"]], asked, record.wording)
    return record.wording.series([*([record.wording.state(entry["claimant"])] if entry["claimant"] else []), places])
