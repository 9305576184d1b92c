"""Texts that stand twice, in nearly the same words: reported; texts of one kind of event that sound alike: not."""

from __future__ import annotations

import pytest

from kurils.store.validate.copies import check_copies
from tests.in_memory import reported

TEXT = "The government of Arland informed Borland of the customs administration that it had put on the northern isle."
OTHER = (
    "The parliament of Borland discussed fisheries, and nothing was concluded on the northern isle in the same summer."
)


def found(name, key, one, two, **more):
    rows = [{"id": "1850-pact", key: {"en": one}}, {"id": "1851-pact", key: {"en": two}, **more}]
    return reported(check_copies, {name: rows})


@pytest.mark.parametrize(("name", "key"), [("documents", "summary"), ("readings", "reading"), ("readings", "rebuttal")])
def test_most_of_a_text_does_not_stand_in_another(name, key):
    """With a word changed, or another sentence behind it, it is the same text; a note says what is another."""
    for two in (TEXT, TEXT.replace("The government", "A ministry"), f"{TEXT} {OTHER}", TEXT.upper()):
        assert found(name, key, TEXT, two)[0] == [(name, 1, "repeated")]
        assert found(name, key, TEXT, two, note={"en": "Sent twice, to both ministries."})[0] == []
    for two in (OTHER, f"{OTHER} {OTHER}", "", TEXT[:20]):
        assert found(name, key, TEXT, two)[0] == []
    half = TEXT.split()[:9] + OTHER.split()
    assert found(name, key, TEXT, " ".join(half))[0] == []


def test_a_note_that_is_copied_too_explains_nothing():
    note = {"en": "In force on signature."}
    rows = [{"id": id, "summary": {"en": TEXT}, "note": note} for id in ("1850-pact", "1851-pact")]
    told, messages = reported(check_copies, {"documents": rows})
    assert told == [("documents", 1, "repeated")]
    assert "stands in 1850-pact" in messages[0]


def test_texts_that_are_not_there_are_no_copies():
    assert reported(check_copies, {"documents": [{"id": "a"}, {"id": "b", "summary": None}, {"id": "c"}]})[0] == []


def test_whoever_answers_a_reading_says_something_else():
    rows = [
        {"document": "a", "side": "arland", "reading": {"en": TEXT}, "rebuttal": {"en": said}} for said in (TEXT, OTHER)
    ]
    told, messages = reported(check_copies, {"readings": rows[:1]})
    assert told == [("readings", 0, "repeated")]
    assert "whoever answers" in messages[0]
    assert reported(check_copies, {"readings": rows[1:]})[0] == []
