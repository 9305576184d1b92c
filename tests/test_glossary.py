"""The words of the answers are explained, in one place, in any form in which they are asked for."""

from __future__ import annotations

import json
import re

import pytest

from kurils.answers.lists import (
    CERTAINTY,
    CONTROL_KINDS,
    DOCUMENT_STATES,
    LANGUAGES,
    READ,
    STANDINGS,
    TITLE_STATUS,
    TOUCH,
)
from kurils.base.names import name_key
from kurils.store.index.store import build

#: values of the answers that are no words of their own: nothing is to be explained, or another word says it
PLAIN = {"none", "bears"}


def test_every_word_of_the_answers_is_explained(record):
    """Each value of each closed list, as answers print it, and each title of the first screen."""
    values = (*CONTROL_KINDS, *TITLE_STATUS, *DOCUMENT_STATES, *CERTAINTY, *STANDINGS, *READ, *TOUCH)
    words = ("control", "title", "claim", "governing document", "also bears", "spell", "EDTF", "changing hands")
    printed = [record.wording.tr(f"certainty.{value}") for value in CERTAINTY]
    printed += [record.wording.tr(f"touch.{value}") for value in TOUCH if value not in PLAIN]
    for word in (*(value for value in values if value not in PLAIN), *words, *printed):
        assert len(record.glossary(word)["words"]) == 1, word


def test_a_word_is_found_in_any_form(record):
    """Its plural, the form in a table, the id, any case."""
    for form in ("Military occupation", "military-occupation", "occupied", "OCCUPATION"):
        assert record.glossary(form)["words"][0]["id"] == "military-occupation"


def test_no_form_leads_to_two_words(record):
    """Each is of one word only."""
    words = record.glossary()["words"]
    forms = [form.casefold() for word in words for form in {word["word"], *word["also"]}]
    assert len(forms) == len(set(forms))
    assert [word["word"].casefold() for word in words] == sorted(word["word"].casefold() for word in words)


def test_a_word_that_is_none_gets_those_that_are_near(cli):
    """One line, exit 4 as for any id."""
    result = cli("glossary", "exected")
    assert (result.code, result.out) == (4, "")
    assert "did you mean executed" in result.err


def test_one_word_is_told_with_words_to_read_on(cli):
    """Each of which can be asked."""
    out = cli("glossary", "executed").out
    assert out.startswith("executed\n")
    for id in re.findall(r"kurils glossary ([a-z-]+)", out):
        assert cli("glossary", id).code == 0


def test_a_source_stands_where_the_meaning_rests_on_one(record, cli):
    """And is cited as by any answer."""
    answer = json.loads(cli("glossary", "undivided", "--format", "json").out)
    assert answer["words"][0]["sources"] == ["compendium-2"]
    assert "compendium-2" in [source["id"] for source in answer["sources"]]
    assert "Source: Joint Compendium" in cli("glossary", "undivided").out


def test_every_word_has_its_form_in_every_language(record):
    """Of each, where it was seen in use; what no source is named for is called unverified."""
    for word in record.glossary()["words"]:
        assert [term["language"] for term in word["terms"]] == list(LANGUAGES), word["id"]
        for term in word["terms"]:
            assert bool(term["sources"]) == (term["certainty"] in ("confirmed", "single")), (word["id"], term)


@pytest.mark.parametrize("word", ["実効支配", "контроль", "实际控制", "실효지배", "การควบคุม", "КОНТРОЛЬ", "지배"])
def test_a_word_is_found_in_any_language(record, word):
    """With blanks and case as they come."""
    assert [found["id"] for found in record.glossary(word)["words"]] == ["control"]


def test_the_other_languages_are_told_with_what_is_unverified(cli):
    """And with the sources in which the others were seen."""
    out = cli("glossary", "control").out
    assert "русский: контроль (unverified)" in out
    assert "日本語: 実効支配 [ja-wikipedia-hoppo-ryodo]" in out
    assert "English" not in out
    assert "In other languages" not in cli("glossary", "EDTF").out


def test_no_form_of_any_language_leads_to_two_words(record):
    """Each is of one word only."""
    first = {}
    for word in record.section("glossary")["glossary"]:
        for form in word["forms"]:
            assert first.setdefault(name_key(form), word["id"]) == word["id"], form


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("certainty: single, sources: [first]", "certainty: confirmed, sources: [first]", "called confirmed with 1"),
        ("certainty: single, sources: [first]", "certainty: single", "called single with 0"),
        ("certainty: single", "certainty: inferred", "'inferred' is not allowed here"),
        ("ja: {certainty", "ko: {certainty", "speaks of a word in 'ko'"),
        ("ja: {certainty", "en: {certainty", "speaks of a word in 'en'"),
        ("also: {ja:", "also: {jp:", "'jp' is not allowed here"),
    ],
)
def test_a_word_is_no_better_attested_than_its_sources_are(toy_folder, cli, old, new, says):
    """Two families confirm, one is one, and only what `word` has is attested."""
    text = (
        "glossary:\n  - id: control\n    word: {en: control, ja: 実効支配}\n    also: {ja: [支配]}\n"
        "    attested:\n      ja: {certainty: single, sources: [first]}\n    means: {en: Who ran it.}\n"
    )
    (toy_folder / "glossary.yaml").write_text(text, encoding="utf-8")
    assert "glossary.yaml:" not in cli("check", toy_folder).out
    (toy_folder / "glossary.yaml").write_text(text.replace(old, new), encoding="utf-8")
    out = cli("check", toy_folder).out
    assert "glossary.yaml:" in out
    assert says in out


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("see: [position]", "see: [no-such-word]", "no word has the id"),
        ("  - id: title\n", "  - id: control\n", "is used twice"),
        ("    means:\n", "    meaning:\n", "means"),
    ],
)
def test_a_glossary_with_a_mistake_is_refused(toy_folder, cli, old, new, says):
    """As any file of the record, with file and line."""
    text = (
        "glossary:\n  - id: control\n    word: {en: control}\n    means:\n      en: Who ran it.\n    see: [position]\n"
        "  - id: title\n    word: {en: title}\n    means: {en: Who owned it.}\n"
        "  - id: position\n    word: {en: position}\n    means: {en: What was said.}\n"
    )
    (toy_folder / "glossary.yaml").write_text(text.replace(old, new, 1))
    result = cli("check", toy_folder)
    assert result.code == 3
    assert "glossary.yaml:" in result.out
    assert says in result.out
    (toy_folder / "glossary.yaml").write_text(text)
    assert [word["id"] for word in build(str(toy_folder), "en")["glossary"]["glossary"]] == [
        "control", "title", "position",
    ]  # fmt: skip


def test_a_record_without_a_glossary_has_no_words(toy):
    """It may be left out."""
    assert toy.glossary()["words"] == []
