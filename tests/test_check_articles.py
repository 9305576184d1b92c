"""Articles of a document: none stands twice, under whatever number."""

from __future__ import annotations

import pytest

from kurils.store.validate.documents import check_documents
from tests.in_memory import reported


def told(*articles, asked="repeated"):
    document = {
        "id": "1850-pact", "kind": "treaty", "by": [], "titles": {"en": "Pact"}, "short": {"en": "Pact"},
        "dates": [{"event": "signed", "date": "1850-03-01"}], "territories": {}, "members": [], "effects": [],
        "articles": [{"number": number, "summary": {"en": said}, "territories": {}} for number, said in articles],
    }  # fmt: skip
    found, messages = reported(check_documents, {"documents": [document]})
    return [message for (*_, code), message in zip(found, messages, strict=True) if code == asked]


@pytest.mark.parametrize("other", ["2(c)", "2(C)", "2 (c)", "2c", "2.c", "Art. 2(c)", "Article 2(c)", "02(c)", "2(с)"])
def test_a_number_is_the_same_however_it_is_written(other):
    """With brackets or without, in capitals, with what it is called, in letters that look alike."""
    assert told(("2(c)", "A cession."), (other, "Another.")) == [f"the article {other!r} is given twice"]


def test_numbers_may_be_roman():
    """A whole one is; the letter of a clause is none."""
    assert told(("2", "A line."), ("II", "A port.")) == ["the article 'II' is given twice"]
    assert told(("2", "A line."), ("3", "A port."), ("IV", "Peace."), ("2(i)", "Trade."), ("preamble", "Aims.")) == []


def test_no_two_articles_say_the_same():
    """One of them is the other under another number; of articles without words nothing is asked."""
    assert told(("1", "A line."), ("2", "A line.")) == ["the articles '1' and '2' have the same `summary`"]
    assert told(("1", ""), ("2", "")) == []


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        (("1", "2(a)", "2(c)", "10"), 0),
        (("preamble", "2", "letters", "2(b)", "3"), 0),
        (("2", "1"), 1),
        (("99", "letters", "3"), 1),
    ],
)
def test_articles_stand_in_the_order_of_their_numbers(numbers, wrong):
    """What has no number may stand anywhere."""
    assert len(told(*((number, f"On {number}.") for number in numbers), asked="order")) == wrong
