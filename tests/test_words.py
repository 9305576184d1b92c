"""Every sentence is made once: what must not be written a second time is searched for in the sources."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_type_hints

import pytest

from kurils.answers.cited import cited
from kurils.answers.documents import DocumentVariant, Reading
from kurils.store import rows
from kurils.store.index.sections import read_wording
from kurils.words import changes, phrases

PACKAGE = Path(__file__).parent.parent / "kurils"
SOURCES = {
    path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8")
    for folder in PACKAGE.iterdir()
    for path in ([folder] if folder.is_file() else folder.rglob("*"))
    if path.suffix in (".py", ".js", ".html", ".md") and "_index" not in path.parts
}


def users(pattern):
    """The files in which a pattern is found."""
    return {name for name, text in SOURCES.items() if re.search(pattern, text)}


@pytest.mark.parametrize(
    ("keys", "made"),
    [
        (r"[\"']kind\.", {"words/phrases.py"}),
        (r"[\"']title\.\{", {"words/phrases.py"}),
        (r"[\"']document-state\.", {"words/phrases.py"}),
        (r"[\"']changing-hands[\"']", {"words/phrases.py"}),
        (r"[\"']nothing-governs[\"']", {"words/phrases.py"}),
        (r"[\"']beyond-record[\"'],", {"words/days.py"}),
        (r"[\"']date\.(on|julian)[\"']", {"words/days.py", "page/build.py", "page/assets/opening.js"}),
        (r"[\"']map\.line\.", {"words/phrases.py"}),
        (r"[\"'](map\.claimed|map\.unclaimed)[\"']", {"words/phrases.py"}),
        (r"[\"']map\.(held|unheld|held-kind)[\"']", {"words/phrases.py"}),
        (r"[\"']brief\.(sentence|held\.)", {"words/brief.py"}),
        (r"[\"']names\.whole[\"']", {"words/phrases.py"}),
        (r"[\"']change\.", {"words/changes.py"}),
        (r"[\"']reason\.", {"words/reasons.py"}),
        (r"[\"']differ\.line[\"']", {"words/phrases.py"}),
        (r"[\"']compare\.since[\"']", {"words/phrases.py", "page/assets/panels.js"}),
    ],
)
def test_a_sentence_is_made_in_one_place(keys, made):
    """Its words are asked for by the modules that make it, and by no other; the list of what a room carries is none."""
    lists = {"store/index/sections.py", "page/data.py"}
    assert users(keys) - lists == made


def test_queries_know_no_words():
    """They answer with ids; whoever asks puts them in words."""
    words = r"(?m)^\s*(from|import) kurils\.words(?!\.citations)|wording\."
    assert {name for name in users(words) if name.startswith("query/")} == set()


def test_no_text_of_an_answer_is_taken_apart():
    """What is told stands in the answer as ids too, so that nobody has to read it back out of a text."""
    parsing = users(r"\.r?partition\(|strip\(\"\(\)|\.split\(\" \(\"")
    rooms = (
        "show/blocks/",
        "show/features.py",
        "maps/",
        "report/",
        "page/",
        "explore/",
        "export/",
        "words/",
        "record.py",
    )
    assert {name for name in parsing if name.startswith(rooms)} == {
        "show/blocks/locate.py",  # the coast of a big island by the name of the island
        "show/blocks/places.py",  # the unit at the end of a key
    }


def test_every_word_is_used():
    """A key that nobody asks for would be translated for nothing."""
    text = "\n".join(SOURCES.values())
    whole = set(re.findall(r"[\"'`]([a-z][a-z0-9_.-]*)[\"'`]", text))
    begun = set(re.findall(r"[\"'`]([a-z][a-z0-9_.-]*\.)(?:\$?\{|[\"'`] ?[+~])", text))
    # a value of a closed list, and an era, is asked for by the list
    begun |= {f"{name}." for name in re.findall(r"\.word\(\s*\"([a-z-]+)\"", text)}
    forms = (".one", ".other", ".several", ".then", ".now", ".many", ".party", ".as-it-is", ".item", ".clause")
    inner = {key for key in read_wording("en") if key.endswith(forms)}
    unused = [
        key for key in set(read_wording("en")) - inner if key not in whole and not any(key.startswith(p) for p in begun)
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("holder", "kind", "polity", "short", "full"),
    [
        ("japan", "administration", "Empire of Japan", "Japan", "Japan (administration)"),
        (
            "russia",
            "military-occupation",
            "Soviet Union",
            "Russia (military occupation)",
            "Russia (military occupation)",
        ),
        (None, "none", "Ainu communities", "nobody (Ainu communities)", "no state"),
        (None, "mixed", "Ainu communities", "mixed, no single holder", "mixed, no single holder"),
    ],
)
def test_control_in_words(record, holder, kind, polity, short, full):
    """An administration goes without saying where room is short, and is named where a change is told."""
    assert phrases.control(holder, kind, polity, record.wording) == short
    assert phrases.control_in_full(holder, kind, record.wording) == full


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_names_in_running_text(record, names, text):
    """A list as a sentence has it."""
    assert record.wording.listed(names) == text


@pytest.mark.parametrize(
    ("day", "island", "told"),
    [
        ("1945-09-01", "kunashir", "control of X passes from Japan to Russia (military occupation)"),
        ("1946-02-02", "kunashir", "Russia goes on holding X, from this day under administration"),
        ("1799-02-20", "iturup", "control of X begins: Japan"),
        ("1754-01-01", "kunashir", "X: trading post, no settled control (sources give 1754)"),
        ("1945-09-02", "iturup", "title to X: unsettled (before: Japan, by agreement)"),
        ("1952-04-28", "iturup", "from this day the record has no claim by Japan to X"),
        ("1945-09-02", "iturup", "Russia now claims X"),
        ("1899-07-17", "iturup", "Treaty of Shimoda goes on governing X, from this day as executed"),
        ("1956-12-12", "habomai", "Joint Declaration of 1956, Art. 9 (in force) now governs X"),
        ("1991-12-26", "iturup", "Russian Federation now runs X"),
        (
            "1945-09-04",
            "habomai",
            "control of X passes from Japan to Russia (military occupation) (sources give 1945-09-03/1945-09-05)",
        ),
    ],
)
def test_a_change_is_told(record, day, island, told):
    """By diff, report, explorer and page alike."""
    eve = record.date(day).first.fromordinal(record.date(day).first.toordinal() - 1).isoformat()
    found = record.diff(eve, day, [island])["changes"]
    assert told in [changes.told(change, "X", record.wording, record.titles) for change in found]


def test_texts_stand_beside_the_ids_that_they_say(record):
    """In every change of the record: an object by track, and never an empty text."""
    keys = {
        "control": ["holder", "kind", "text"],
        "polity": ["polity", "text"],
        "title": ["status", "holder", "text"],
        "claim": ["claimants", "text"],
        "governing": ["id", "article", "state", "text"],
    }
    found = record.diff("1635", "2020", all=True)["changes"]
    assert {change["track"] for change in found} == set(keys)
    for change in found:
        for value in (change["before"], change["after"]):
            assert list(value) == keys[change["track"]]
            assert value["text"]
        assert change["sources"], change


def test_sources_are_walked_in_the_order_of_the_text():
    """Whatever holds them: nested, in lists, none at all."""
    parts = [{"sources": ["b"], "claims": [{"sources": ["a"]}, {"sources": []}]}, None, {"title_sources": ["c", "b"]}]
    assert list(cited(*parts)) == ["b", "a", "c", "b"]
    assert list(cited(None, [], {"sources": []})) == []


TRACKS_OF_ROWS = {
    "control": rows.ControlRow,
    "polity": rows.PolityRow,
    "title": rows.TitleRow,
    "claims": rows.ClaimRow,
    "governing": rows.GoverningRow,
    "also": rows.GoverningRow,
    "views": rows.ViewRow,
}


@pytest.mark.parametrize("track", TRACKS_OF_ROWS)
def test_rows_of_tracks_hold_what_their_types_say(record, track):
    """A field that is missing, or that no type knows, would be found by nobody."""
    found = {frozenset(spell) for id in record.names for spell in record.place(id).rows(track)}
    assert found == {frozenset(get_type_hints(TRACKS_OF_ROWS[track]))}


@pytest.mark.parametrize(
    ("section", "name", "type"),
    [
        ("documents", "documents", rows.DocumentRow),
        ("positions", "positions", rows.PositionRow),
        ("positions", "readings", Reading),
        ("variants", "variants", DocumentVariant),
    ],
)
def test_rows_of_lists_hold_what_their_types_say(record, section, name, type):
    """Documents, positions, readings and variants, and the dates of documents."""
    found = record.section(section)[name]
    assert {frozenset(row) for row in found} == {frozenset(get_type_hints(type))}
    if name == "documents":
        assert {frozenset(act) for row in found for act in row["dates"]} == {frozenset(get_type_hints(rows.ActRow))}


def test_nothing_is_put_together_of_words():
    """Lists, clauses, first letters and the names of months are made in the words of the language, and nowhere else."""
    glued = users(r"[\"'][,;] [\"']\.join|\[:1\]\.upper|join\([\"'][,;] [\"']\)|tr\([^()]*\)\.split\(\)")
    rooms = ("words/", "show/blocks/", "report/", "page/", "explore/")
    assert {name for name in glued if name.startswith(rooms) and "/citations/" not in name} == {
        "words/phrases.py",  # ids, as the command line takes them
        "words/wording.py",  # the one place for capitals
        "show/blocks/bars.py",  # a letter that stands for a state
        "show/blocks/many.py",  # JSON
    }
