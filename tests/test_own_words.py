"""Words of the program that a dispute says in its own way: which it may, and with which values."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kurils.store.loading import parse_yaml
from kurils.store.validate.check import check_folder
from kurils.store.validate.form.own_words import SAYABLE, sayable
from kurils.store.validate.form.wording import _free
from kurils.words.languages import PLURALS

HERE = Path(__file__).parent.parent
ENGLISH = HERE / "kurils" / "words" / "locale" / "en.yaml"


@pytest.fixture
def said(toy_folder):
    """Write words into the toy dispute; gives the line of the first, and what `check` says of that file."""

    def write(words: str):
        path = toy_folder / "dispute.yaml"
        before, after = path.read_text(encoding="utf-8").split("looks:", 1)
        path.write_text(f"{before}  words:\n    {words}\nlooks:{after}", encoding="utf-8")
        line = before.count("\n") + 2
        return line, [problem for problem in check_folder(str(toy_folder))[1] if problem.file == "dispute.yaml"]

    return write


@pytest.fixture(scope="module")
def english():
    """The program's own words in English."""
    return parse_yaml("en.yaml", ENGLISH.read_bytes(), [])


@pytest.mark.parametrize(
    "words",
    [
        'title.renounced: {en: "renounced by Arland"}',
        'border.title: {en: "Lines between Arland and Borland: {date}", ru: "Линии: {date}"}',
        'page.area.close: {en: "Two islands"}',
        'name.en_de: {en: "English, from the German name"}',
        'view.arland: {en: "as the Arlanders give it"}',
        'view.arland: {en: "as {state} gives it"}',
        'brief.view.borland: {en: "Borland says: {sentence}"}',
    ],
)
def test_words_that_speak_of_the_dispute_are_its_own(said, words):
    """What the lines are between, what places are called, what a party is called in one sentence."""
    assert said(words)[1] == []


@pytest.mark.parametrize(
    "key",
    [
        "state.arland",  # `states` name them
        "headline.number.2",
        "headline.held.none.then",
        "headline.owned.unsettled.one.then",
        "month.1",
        "list.two",
        "join.comma",
        "sentence.abbreviations",
        "report.around.none",
        "short.events.one",
        "value.none",
        "case.gen.Arland",
        "map.name.mainland.en",
        "name.ru",
        "name.of",
        "view.party",
        "view",
        "nothing.there",
        "cases",
    ],
)
def test_a_key_that_no_dispute_may_say_is_named_with_its_line(said, key):
    """It would say something else in every answer, or nothing at all."""
    line, problems = said(f'{key}: {{en: "something"}}')
    assert [(problem.line, problem.id, problem.code) for problem in problems] == [(line, f"words/{key}", "unknown-key")]
    assert repr(key) in problems[0].message


def test_a_form_for_one_party_is_that_of_a_party(said):
    """Norland is none of the two."""
    line, (problem,) = said('view.norland: {en: "as Norland gives it"}')
    assert (problem.line, problem.code) == (line, "unknown-party")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ('title.renounced: {en: "renounced by {state}"}', "there is no value {state}"),
        ('border.title: {en: "Lines between the two"}', "the value {date} is missing"),
        ('border.title: {en: "Lines: {day}"}', "the value {date} is missing"),
        ('border.title: {en: "{date}, {date.year}"}', "there is no value {date.year}"),
        ('border.title: {en: "{date!r}"}', "no value {date!r}"),
        ('border.title: {en: "{date}: {0}"}', "there is no value {0}"),
        ('border.title: {en: "{date} }"}', "a brace stands alone"),
        ('border.title: {en: "Lines: {date}", ru: "Линии"}', "in 'ru': the value {date} is missing"),
        ('border.title: {en: "{date:gen}"}', "the language has no case 'gen'"),
        ('view.arland: {en: "as {party} gives it"}', "there is no value {party}"),
        ('brief.view.arland: {en: "as Arland gives it"}', "the value {sentence} is missing"),
        ('name.en_de: {en: "{kind}"}', "there is no value {kind}"),
    ],
)
def test_its_words_have_the_values_of_those_they_replace(said, words, says):
    """No more, no fewer, and nothing else in braces."""
    line, problems = said(words)
    assert {(problem.line, problem.code) for problem in problems} == {(line, "placeholder")}
    assert any(says in problem.message for problem in problems)


def test_a_view_in_a_form_of_its_own_is_told(cli, toy_folder):
    """With or without the name of the state in it."""
    path = toy_folder / "dispute.yaml"
    text = path.read_text(encoding="utf-8")
    for words in ("as {state} has it, so to say", "as the Arlanders have it, so to say"):
        path.write_text(text.replace("looks:", f'  words:\n    view.arland: {{en: "{words}"}}\nlooks:', 1), "utf-8")
        result = cli("status", "--view", "arland", "--data", toy_folder)
        assert (result.code, result.err) == (0, "")
        assert "so to say" in result.out


def test_what_a_dispute_may_say_is_the_same_in_every_language(english):
    """They differ from language to language, and nobody would find out that one was forgotten."""
    for key in sayable(english):
        base, _, form = key.rpartition(".")
        assert not (form in PLURALS["en"] and f"{base}.other" in english), key
        # nor values that one language needs and another has no use for
        assert not _free(key), key
    for key in SAYABLE:
        assert any(each.startswith(key) for each in english), f"the program has no {key}"


def test_the_readme_of_the_data_lists_what_may_be_said():
    """All of it, so that a record of one's own can be written by it."""
    readme = (HERE / "data" / "README.md").read_text(encoding="utf-8")
    assert [key for key in SAYABLE if f"`{key}`" not in readme] == []


@pytest.mark.parametrize("folder", ["data", "docs/other-disputes/southern-sakhalin"])
def test_our_own_disputes_say_none_but_those(folder):
    """In the file itself; the check of the record holds the values."""
    words = yaml.safe_load((HERE / folder / "dispute.yaml").read_text(encoding="utf-8"))["dispute"]["words"]
    assert words
    assert check_folder(str(HERE / folder))[1] == []
