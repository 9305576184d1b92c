"""No English is left over: what the answers of sixty days say in each language is read for Latin words.

What stays in Latin letters everywhere: ids, commands, addresses, titles and publishers of sources, titles and names of
another language that are told as such. A core marks each text that it has not translated; the mark excuses its line.
"""

from __future__ import annotations

import re
from io import StringIO

import pytest

import kurils
from kurils.geometry.coordinates import read_point
from kurils.maps.presentation import of_map
from kurils.query.many import turning_days
from kurils.report import write
from kurils.show.blocks import answers
from kurils.show.formats import render

WHOLE, CORES = ("ru", "ja"), ("zh", "ko", "th")
DAYS = 60

#: what is no word of a language: addresses, commands and options, ids, marks and codes, names of formats and programs,
#: Ainu words and what else is told letter by letter
LATIN = re.compile(
    r"https?://\S+|`[^`]*`|(?<![A-Za-z])kurils [^\n|]*|--[a-z]+|[a-z]+ ?[(（]\d+[)）]"
    r"|(?<![A-Za-z])(?:[a-z]+[0-9]*(?:[-_][a-z0-9]+)+|\d{4}-(?:[a-z0-9]+-)*[a-z0-9]+)"
    r"|(?<![A-Za-z])(?:SCAPIN|CAC|PJ|XQP|EDTF|WGS84|GeographicLib|kurils"
    r"|CC0|ODbL|MIT|OpenStreetMap(?: contributors)?|Natural Earth"
    r"|NTV|EU|FZ|OS|Ansei|Kansei|JSON|km²?|ha|nuclear-free"
    r"|iso-3166-2|okato|oktmo|geonames|genc|fips-10-4|RU-SAK|JP-\d+|docs/[a-z]+\.md)(?![A-Za-z])"
    r"|Kunas(?:h?ir[a-zō-]*)(?: Island)?"
    r"|(?<![A-Za-z])[IVX]+(?![A-Za-z])"
)
#: lines that tell words of other languages: a source of the list, numbered or by its id; a title by its language
QUOTED = re.compile(
    r" *(?:- [a-z]{2}(?:-[A-Za-z]+)?[:：] ?"
    r"|- [a-z0-9]+(?:-[a-z0-9]+)+[:：] ?.*(?:https?://.*|[.。]) ?[(（]|\d+\. .*<http)"
)
MARKED = re.compile(r"\\?\[EN\\?\]")
WORD = re.compile(r"[A-Za-z]{2,}")


def spread(record):
    """Sixty days of change, from the first of the record to the last."""
    turning = sorted(set().union(*(turning_days(place) for place in record.places(all=True))))
    return [turning[round(at * (len(turning) - 1) / (DAYS - 1))] for at in range(DAYS)]


def told(record, days):
    """What the commands say of the days, as (command, text): each day its status in one of three forms and the
    positions, the other commands by turns, and once what no day changes.
    """
    islands, point = record.territories, read_point("44.02 146.0")[0]
    titles = list(record.titles)
    locator = record.locator()

    def text(presentation):
        stream = StringIO()
        render(presentation, "table", stream, width=1000 if record.language in WHOLE else 2000)
        return stream.getvalue()

    for number, day in enumerate(days):
        way = ("short", "full", "brief")[number % 3]
        yield f"status {day} --{way}", text(answers.of_status(record, record.status(day, all=True), way))
        parts = (("all",), ())[number % 2]
        yield f"compare {day}", text(answers.of_compare(record, record.compare(day), parts))
        island, id = islands[number % len(islands)], titles[number * len(titles) // len(days)]
        if number % 2:
            yield f"document {id}", text(answers.of_document(record, record.document(id), parts and ("all",)))
        else:
            yield f"explain {island} {day}", text(answers.of_explain(record, record.explain(island, day), parts))
        if number % 12 == 0:
            yield f"border {day}", text(answers.of_border(record, record.border(day)))
            yield f"locate {day}", text(answers.of_locate(record, locator.locate(point, record.date(day))))
            yield f"diff {day}", text(answers.of_diff(record, record.diff(days[0], day)))
        if number % 30 == 0:
            yield f"map {day}", text(of_map(record, record.map(day), labels=record.language))
            yield f"report {day}", write(record, record.report(day), "markdown")
    yield "timeline", text(answers.of_timeline(record, record.timeline(begin="1940", end="1960")))
    yield "documents", text(answers.of_documents(record, record.documents()))
    yield "islands", text(answers.of_islands(record, record.islands(all=True)))
    yield "island", text(answers.of_island(record, record.island(islands[1])))
    yield "border --straits", text(answers.of_straits(record, record.straits()))
    yield "glossary", text(answers.of_glossary(record, record.glossary("")))


def left(record, days):
    """The lines with words that no language but English has, as `command: words in line`."""
    ids = re.compile(
        rf"(?<![A-Za-z])(?:{'|'.join(sorted(record.section('status')['places'], key=len, reverse=True))})(?![A-Za-z])"
    )
    found = []
    for command, said in told(record, days):
        for line in said.split("\n"):
            if WORD.search(line) is None or "│" in line or MARKED.search(line) or QUOTED.match(line):
                continue
            words = WORD.findall(ids.sub(" ", LATIN.sub(" ", line)))
            if words:
                found.append(f"{command}: {' '.join(words)} | {line.strip()[:200]}")
    return found


@pytest.mark.parametrize("language", [*WHOLE, *CORES])
def test_no_english_is_left_over(language):
    """A whole language has none; a core marks what it has: each of the three reads a third of the days."""
    record = kurils.load(language)
    days = spread(record)
    shown = days if language in WHOLE else days[CORES.index(language) :: len(CORES)]
    assert left(record, shown) == []


#: figures with a point that Russian has too: degrees, which are pasted, and parts of articles, versions, addresses
POINTED = re.compile(
    r"https?://\S+|kurils [^\n|]*|\d+\.\d+(?: до \d+\.\d+)?\s(?:[сю]\.\sш|[вз]\.\sд)|\d\d\.\d{3} 1\d\d\.\d{3}"
    r"|(?:ст\.|ч\.|статья|часть)\s\d+(?:\(?\d*\.?\d+\)?)|(?:CC0|ODbL) 1\.0|kurils \d+\.\d+"
)


def test_russian_figures_have_a_comma():
    """A point stands in degrees alone, which are to be pasted into `locate`, and where it belongs to a name."""
    record = kurils.load("ru")
    found = []
    for command, said in told(record, spread(record)[::4]):
        for line in said.split("\n"):
            plain = POINTED.sub(" ", line)
            if re.search(r"(?<![\d.])\d+\.\d+(?![\d.])", plain) and not QUOTED.match(line):
                found.append(f"{command}: {line.strip()[:200]}")
    assert found == []


#: a colon, a semicolon or a comma of European scripts behind a character of Chinese or Japanese
HALF = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff）」』》][:;,](?= |$)")


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_marks_are_those_of_the_script(language):
    """Headings, labels and lists of every answer, with the marks that Chinese and Japanese have; sources aside."""
    record = kurils.load(language)
    found = [
        f"{command}: {line.strip()[:200]}"
        for command, said in told(record, spread(record)[::6])
        for line in said.split("\n")
        if HALF.search(line) and "http" not in line and not MARKED.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Под контролем: Россия (since 1945)", ["since"]),
        ("Определяет   1945-general-order-1: Общий приказ № 1, п. I(b)", []),
        ("Версии       kurils explain habomai 1945-09-05", []),
        ("Источники: https://example.org/The_treaty", []),
        ("  - ja: 1945 The treaty", None),
    ],
)
def test_the_test_itself(line, words):
    """What it finds, what it lets pass, and a line that tells words of another language."""
    assert (None if QUOTED.match(line) else WORD.findall(LATIN.sub(" ", line))) == words
