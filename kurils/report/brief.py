"""The sections of a short report: what its few pages have room for, chosen by rules that favour neither side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.maps.extents import text_width
from kurils.report.parts import about
from kurils.words.days import in_words
from kurils.words.phrases import in_article, places
from kurils.words.sentences import sentences_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kurils.answers.report import ReportAnswer
    from kurils.record import Record
    from kurils.words.wording import Wording

    Marks = Callable[[list[str]], list[dict[str, Any]]]

#: arguments of a side in one block, and lines that positions, documents and disagreements of a page may fill
ARGUMENTS, LINES = 3, 34
#: letters of a line in half a page, in the column of what a document says, and in a whole line
_HALF, _COLUMN, _WHOLE = 60, 74, 125
#: letters of a line in the column of titles
_TITLE = 22
#: how wide a letter of English is, to its size
LETTER = 0.52
#: letters of what a document says from which only its first sentences stand
_SAYS = 190
#: the tracks whose changes a short report tells, the first first where there is room for some only
TRACKS = ("control", "title", "claim")
CHANGES = 30


def story(answer: ReportAnswer, record: Record, marks: Marks) -> dict[str, Any]:
    """The changes of control, title and claim of a range in order of time, and how many others there are."""
    situation, words = answer["situation"], record.wording
    assert situation is not None
    changes = [change for day in situation["story"] for change in day["changes"]]
    told = sorted((change for change in changes if change["track"] in TRACKS), key=lambda c: TRACKS.index(c["track"]))
    kept = sorted(told[:CHANGES], key=lambda change: change["date"])
    counts: dict[str, int] = {}
    for change in changes:
        if change not in kept:
            counts[change["track"]] = counts.get(change["track"], 0) + 1
    rest = words.listed(words.count(f"report.sum.count.{track}", number) for track, number in counts.items())
    return {
        "changes": [
            {"when": change["edtf"] or change["date"], "sentence": change["sentence"],
             "documents": words.stopped(words.clauses(record.titles[id] for id in change["documents"]))
             if change["documents"] else "",
             "marks": marks(change["sources"])}
            for change in kept
        ],
        "rest": words.tr("report.story.rest", changes=rest) if counts else "",
    }  # fmt: skip


def positions(answer: ReportAnswer, record: Record, marks: Marks) -> list[dict[str, Any]]:
    """Both positions with as many arguments from each; islands of which both say the same stand together."""
    words, days = record.wording, []
    # the page of a day holds the documents and the disagreements too
    taken = _taken(answer, words) if answer["kind"] == "day" else 0
    for day in answer["positions"] or ():
        groups: dict[str, list[Any]] = {}
        for island in day["islands"]:
            groups.setdefault(repr(island["positions"]), []).append(island)
        entries = [[islands[0]["positions"][side] for side in record.sides] for islands in groups.values()]
        shown = [
            {
                "islands": words.series(island["name"] for island in islands),
                "sides": [
                    {
                        "side": side,
                        "state": words.state(side),
                        "summary": entry["summary"] if entry else words.tr("compare.none"),
                        "marks": marks(entry["sources"]) if entry else [],
                        "arguments": entry["arguments"][:number] if entry else [],
                    }
                    for side, entry in zip(record.sides, pair)
                ],
            }
            for islands, pair, number in zip(groups.values(), entries, numbers(entries, LINES - taken))
        ]
        title = (
            "" if answer["kind"] == "day" else words.tr("report.on-day", day=in_words(day["date"]["gregorian"], words))
        )
        days.append({"title": title, "groups": shown})
    return days


def numbers(entries: list[list[Any]], lines: int) -> list[int]:
    """How many arguments each side gets in each block: as many as the other, and as many as the lines hold.

    `entries` are the positions of both sides, block by block; where one has no argument the other shows none.
    """
    most = [min(len(entry["arguments"]) if entry else 0 for entry in pair) for pair in entries]
    for room in range(ARGUMENTS, 0, -1):
        found = [min(number, room) for number in most]
        if sum(_lines(pair, number) for pair, number in zip(entries, found)) <= lines:
            return found
    return [0] * len(entries)


def _lines(pair: list[Any], number: int) -> int:
    def lines(entry: Any) -> int:
        return _long([entry["summary"], *entry["arguments"][:number]], _HALF) if entry else 1

    return 2 + max(map(lines, pair))


def _taken(answer: ReportAnswer, words: Wording) -> int:
    """The lines that documents and disagreements fill."""
    brief, found = answer["brief"], answer["differences"] or {"variants": [], "rejected": []}
    differ = [entry["value"] + entry["accepted"] + entry["why"] + entry["by"] + " " * 30
              for entry in (*found["variants"], *found["rejected"]) if entry["id"] in brief["variants"]]  # fmt: skip
    told = 0
    for document in brief["documents"]:
        title, part = _long([document["title"]], _TITLE), len(document["islands"]) % 4 or 1
        told += max(_long([opening(document["text"], document["part"], words)], _COLUMN), title, part)
    return told + _long(differ, _WHOLE)


def _long(texts: list[str], letters: int) -> int:
    return sum(1 + _letters(text) // letters for text in texts)


def _letters(text: str) -> int:
    """How many letters of English take the room of a text."""
    return len(text) if text.isascii() else int(text_width(text, 1.0) / LETTER)


def opening(text: str, part: str, words: Wording) -> str:
    """The first sentences of what a document says; why it governs is told whole, for it may weigh two readings."""
    if part == "governs" or _letters(text) <= _SAYS:
        return text
    kept = ""
    for sentence in sentences_of(text, words):
        if kept and _letters(kept) + _letters(sentence) > _SAYS:
            return f"{kept}\u00a0…"
        kept = words.sentences(filter(None, [kept, sentence]))
    return kept


def documents(answer: ReportAnswer, record: Record, marks: Marks) -> list[dict[str, Any]]:
    """The documents that matter, each with its part here and what it says."""
    words = record.wording
    return [
        {
            "year": document["year"].lstrip("0"),
            "title": in_article(document["title"], document["article"], words)
            if document["article"]
            else document["title"],
            "id": document["id"],
            "part": _part(document, record),
            "text": document["text"] if answer["full"] else opening(document["text"], document["part"], words),
            "marks": marks(document["sources"]),
        }
        for document in answer["brief"]["documents"]
    ]


def _part(document: Any, record: Record) -> str:
    words = record.wording
    states = words.listed(map(words.state, document["sides"]))
    islands = places(document["islands"], record.names, record.default_territories, words)
    part = words.tr(f"report.part.{document['part']}", islands=islands, states=states)
    with_ground = states and document["part"] != "ground"
    return words.tr("report.part.and", part=part, states=states) if with_ground else part


def differences(answer: ReportAnswer, record: Record, marks: Marks) -> list[dict[str, Any]]:
    """Two disagreements: the value that others give, the one accepted, what it is about, and why."""
    words, found = record.wording, answer["differences"]
    assert found is not None
    every = {entry["id"]: entry for entry in (*found["variants"], *found["rejected"])}
    return [
        {
            "what": words.tr(
                "report.differ.not",
                value=words.word("value", every[id]["value"]),
                accepted=words.word("value", every[id]["accepted"]),
            ),
            "of": words.series([words.tr(f"of.{every[id]['of']}"), about(every[id], len(answer["islands"]), record)]),
            "why": every[id]["why"],
            "by": every[id]["by"],
            "marks": marks(every[id]["sources"]),
        }
        for id in answer["brief"]["variants"]
    ]


def around(answer: ReportAnswer, words: Any) -> str:
    """How many documents and events lie near the day or range."""
    found = answer["around"]
    assert found is not None
    return str(words.count("report.around.short", found["years"], found=found["found"]))
