"""Days known only as a span: no spell is told more precisely than its document, or otherwise than its neighbour."""

from __future__ import annotations

import pytest

from kurils.store.validate.precision import BEGUN, EXACT, TRACKS, check_precision
from tests.in_memory import reported

DAY, SPAN = "1850-03-01", "1850-03"


def begun(name, own, *spans, day=DAY, **facts):
    """What is reported of a spell that begins on the day with a span of its own, by documents with these spans."""
    dates = [[None, {"date": "1849-01-01", "edtf": "1849"}, {"date": DAY, "edtf": span}] for span in spans]
    documents = [{"id": f"1850-{n}", "dates": each} for n, each in enumerate(dates)]
    ids = [document["id"] for document in documents]
    by = {"documents": [*ids, "1850-lost"]} if name == "claims" else {"document": ids[0] if ids else None}
    return reported(check_precision, {"documents": documents, name: [{"from": day, "from_edtf": own, **by, **facts}]})


@pytest.mark.parametrize("name", BEGUN)
def test_a_spell_is_told_no_more_precisely_than_the_document_by_which_it_begins(name):
    """As vaguely, or more so: the act may be known to the day, and not when its hold was taken."""
    for own, span in ((SPAN, SPAN), (None, None), ("1850-03~", SPAN), (SPAN, "1850-03~")):
        assert begun(name, own, span) == ([], [])
    # what is told of the instrument itself is no vaguer either
    vaguer = [(name, 0, "edtf-differs")] if name in EXACT else []
    for own, span in ((SPAN, None), ("1850", SPAN), ("../1850", SPAN), ("1850/..", "1850"), ("../1851", "../1850")):
        assert begun(name, own, span)[0] == vaguer
    told = ["`from_edtf`: it begins on 1850-03 by 1850-0, whose day is known as 1850/1950: say the same of both"]
    assert begun(name, SPAN, "1850/1950") == ([(name, 0, "edtf-differs")], told)
    for own, span in ((None, SPAN), ("1850-03-01/1850-03-30", SPAN), (SPAN, "../1850"), ("1850", "1850/..")):
        assert begun(name, own, span)[0] == [(name, 0, "edtf-differs")]
    assert f"it begins on {DAY} by" in begun(name, None, SPAN)[1][0]


@pytest.mark.parametrize("name", BEGUN)
def test_other_days_of_a_document_are_no_matter(name):
    """Nor is a spell without a document, or without a day."""
    for passed in (begun(name, None, SPAN, day="1850-03-02"), begun(name, None), begun(name, None, SPAN, day=None)):
        assert passed == ([], [])


def test_of_several_documents_one_may_give_the_day():
    """Which a claim relies on; a position begins with others."""
    assert begun("claims", None, SPAN, None) == begun("claims", None, None, SPAN) == ([], [])
    assert begun("claims", None, SPAN, SPAN)[0] == [("claims", 0, "edtf-differs")]
    assert begun("positions", None, SPAN) == ([], [])


def turn(name, end, begin, before=("isle",), after=("isle",), key="territories", **facts):
    """What is reported of two spells of some places, of which one ends when the other begins."""
    spells = [
        {key: [*after], "from": DAY, "to": None, "from_edtf": begin, **facts},
        {key: [*before], "from": "1800-01-01", "to": DAY, "to_edtf": end},
        {key: [*before], "from": None},
    ]
    return reported(check_precision, {name: spells})


@pytest.mark.parametrize("name", TRACKS)
@pytest.mark.parametrize("key", ["territories", "members"])
def test_where_one_spell_ends_and_the_next_begins_one_span_is_told(name, key):
    """Of both; spells that do not meet, or are of other places, have their own."""
    for span in (None, SPAN, "../1850"):
        assert turn(name, span, span, key=key) == ([], [])
    told = ["isle: one spell ends on 1850-03 and the next begins on 1850-03-01: say the same of both"]
    assert turn(name, SPAN, None, key=key) == ([(name, 0, "edtf-differs")], told)
    for end, begin in ((None, SPAN), (SPAN, "1850"), ("1850", SPAN), ("1850-02/1850-03", "1850-03/1850-04")):
        assert turn(name, end, begin, key=key)[0] == [(name, 0, "edtf-differs")]
    assert turn(name, SPAN, None, after=["far"], key=key) == ([], [])
    assert turn(name, SPAN, None, key=key, **{"from": "1850-03-02"}) == ([], [])
    assert turn(name, "1850-03~", SPAN, key=key) == ([], [])


def test_a_spell_of_several_places_may_be_vaguer_than_that_of_one():
    """Whose day is known; not more precise, nor where of each place the day is known."""
    for name in TRACKS:
        both = {"before": ["isle", "far"], "after": ["isle", "far"]}
        assert turn(name, SPAN, SPAN, **both) == turn(name, "1850-03~", SPAN, **both) == ([], [])
        assert turn(name, SPAN, None, **both)[0] == [(name, 1, "edtf-differs")]
        assert turn(name, None, SPAN, **both)[0] == [(name, 0, "edtf-differs")]
        assert turn(name, SPAN, None, before=["isle", "far"]) == ([], [])
        assert turn(name, None, SPAN, after=["isle", "far"]) == ([], [])
        assert turn(name, None, SPAN, before=["isle", "far"])[0] == [(name, 0, "edtf-differs")]
        assert len(turn(name, SPAN, None, after=["isle", "far"])[0]) == 1


@pytest.mark.parametrize("name", BEGUN)
def test_a_spell_is_told_no_more_precisely_than_the_end_of_its_document(name):
    """Where it ends on that day; another day, and another act of the day, are no matter."""

    def over(own, span, event="ended", day=DAY):
        documents = [{"id": "1840-pact", "dates": [None, {"event": event, "date": DAY, "edtf": span}]}]
        row = {"from": "1840-01-01", "to": day, "to_edtf": own, "document": "1840-pact"}
        return reported(check_precision, {"documents": documents, name: [row]})[0]

    assert over(SPAN, SPAN) == over(None, None) == over("1850", SPAN) == over(None, SPAN, day="1850-03-02") == []
    assert over(None, SPAN, "signed") == over(None, SPAN, day=None) == []
    assert over(None, SPAN) == over("1850-03-01/1850-03-02", SPAN) == [(name, 0, "edtf-differs")]


@pytest.mark.parametrize("name", TRACKS)
def test_of_the_first_day_of_the_record_no_span_is_told(name):
    """Everything begins on it that began before."""
    for covered, found in ((DAY, [(name, 0, "edtf-differs")]), ("1800-01-01", [])):
        record = {"coverage": {"from": covered}}
        assert reported(check_precision, {name: [{"from": DAY, "from_edtf": SPAN}]}, None, record)[0] == found
