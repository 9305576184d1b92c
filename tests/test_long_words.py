"""What is far too long to be a name or a question is not sought, and is not repeated whole."""

from __future__ import annotations

import difflib
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import kurils.base.search
import kurils.query.search
import kurils.store.contents
from kurils.base import names
from kurils.base.errors import LONGEST, LONGEST_WORD, BadLines, KurilsError, Problems, UsageError, shortened, visible
from kurils.base.search import LONGEST as LONGEST_QUERY

WORD = "x" * 1_000_000
WORDS = "ab " * 300_000
COMMANDS = (
    "{}", "status {}", "status --date {}", "status --view {}", "status --fields {}", "status --lang {}", "island {}",
    "explain {}", "compare {}", "timeline {}", "timeline --kind {}", "document {}", "documents {}",
    "documents {} --csv", "documents --kind {}", "documents --named {}", "sources {}", "sources --family {}",
    "cite {}", "glossary {}", "cite 1855-shimoda --style {}", "schema {}", "map --area {}", "locate {} 146",
    "export --format {}", "help {}", "diff {} 1905", "status --{}", "report {}", "border {}", "chart --kind {}",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("text", [WORD, WORDS], ids=["a word", "many words"])
@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_repeated_is_cut(cli, monkeypatch, command, text, language):
    """One line that can be read, whatever was given to whatever; in each language."""
    monkeypatch.setenv("KURILS_LANG", language)
    result = cli(*(part.format(text) for part in command.split()))
    lines = result.err.splitlines()
    assert result.code in (2, 4), lines[:1]
    assert len(lines) == 1
    assert len(lines[0]) < 2 * LONGEST


def test_the_object_of_an_error_is_cut_alike(cli):
    """A script reads the same message."""
    error = json.loads(cli("island", WORD, "--json").out)["error"]
    assert error["message"].startswith("no island is called 'xxx")
    assert len(error["message"]) < LONGEST


@pytest.mark.parametrize("text", [WORD, WORDS], ids=["a word", "many words"])
def test_what_is_too_long_is_not_sought(record, monkeypatch, text):
    """Nothing is folded, compared or looked for that is longer than a name or a query may be."""
    seen = []

    def watched(module, name):
        plain = getattr(module, name)
        monkeypatch.setattr(module, name, lambda given, *more: seen.append(len(given)) or plain(given, *more))

    watched(difflib, "get_close_matches")
    watched(kurils.store.contents, "name_key")
    watched(kurils.store.contents, "suggestions")
    watched(kurils.query.search, "key")
    asked = (record.resolve, record.place, record.island, record.document, record.documents, record.evidence,
             record.sources, lambda word: record.citations([word]))  # fmt: skip
    for ask in asked:
        with pytest.raises(KurilsError):
            ask(text)
    assert not record.known(text)
    assert max(seen, default=0) <= LONGEST_QUERY


@pytest.mark.parametrize(("more", "found"), [(0, True), (1, False)])
def test_a_name_may_be_as_long_as_check_lets_it_be(record, monkeypatch, more, found):
    """By one letter more nothing is called."""
    name = "a" * (names.LONGEST + more)
    known = record.section("status")
    monkeypatch.setitem(known["aliases"], name, "iturup")
    assert record.known(name) is found
    with pytest.raises(UsageError) if more else pytest.MonkeyPatch.context():
        record.documents("a" * (LONGEST_QUERY + more))


@example("a" * 7, ["a" * 3], 0.6)
@given(st.text("ab", max_size=40), st.lists(st.text("ab", max_size=8), max_size=5), st.sampled_from([0.5, 0.6, 0.75]))
def test_near_misses_are_those_of_the_whole_comparison(given, known, least):
    """Only what cannot be like any is left out."""
    assert names.close(given, known, 3, least) == difflib.get_close_matches(given, known, 3, least)


def test_the_end_of_a_long_word_is_kept():
    """Of a path it is the name of the file; short words around it stay as they are."""
    path = "/folder" * 100 + "/name.csv"
    told = shortened(f"cannot read {path!r}: it is no table")
    assert told.endswith("/name.csv': it is no table")
    assert "…" in told
    assert max(map(len, told.split())) <= LONGEST_WORD + 1
    assert shortened(path[:LONGEST_WORD]) == path[:LONGEST_WORD]


def test_many_lines_are_all_told():
    """Each is cut by itself."""
    problems = Problems()
    for number in range(1, 40):
        problems.add(number, UsageError(f"no day: {WORD}"))
    lines = BadLines(problems, 50).lines()
    assert len(lines) == 40
    assert all(len(line) < LONGEST for line in lines)


def test_a_query_of_a_few_misspelt_words_is_understood_and_one_of_many_is_not_gone_through(record, monkeypatch):
    """Each costs a comparison with every word of the record."""
    sought = []
    plain = difflib.get_close_matches
    monkeypatch.setattr(difflib, "get_close_matches", lambda *given: sought.append(1) or plain(*given))
    assert "1855-shimoda" in {line["id"] for line in record.documents("treety of shimodo")["near"]}
    sought.clear()
    assert record.documents(" ".join(f"wq{number}zx" for number in range(70)))["documents"] == []
    assert len(sought) <= kurils.query.search.MISSPELT + 1


@pytest.mark.extras
@pytest.mark.parametrize("text", [WORD, WORDS], ids=["a word", "many words"])
def test_arguments_of_tools_are_cut_alike(text):
    """Also one that is none, and the name of a tool."""
    from kurils.assist.tools import TOOLS, answered

    ways = [(tool.name, {name: kind}) for tool in TOOLS for name in tool.takes for kind in (text, [text])]
    for name, asked in [*ways, (text, {}), ("status", {text: 1})]:
        with pytest.raises(KurilsError) as wrong:
            answered(name, asked)
        assert len(visible(wrong.value.line())) < 2 * LONGEST
