"""What changes on a day that is known changes by something that is dated to it: no day of a track hangs in the air."""

from __future__ import annotations

import pytest

from kurils.store.validate.days import BEGUN, BEGUN_BY, ENDED, UNWRITTEN, check_days
from tests.in_memory import reported

RECORD = {"coverage": {"from": "1800-01-01", "to": "1999-12-31"}}
PACT = {"id": "1850-pact", "dates": [{"event": "signed", "date": "1850-03-01"}, None, {"event": "in_force"}]}
OTHER = {"id": "1860-law", "dates": [{"event": "in_force", "date": "1860-06-01"}]}


def found(**lists):
    """(list, number, code) of what is reported."""
    return reported(check_days, {"documents": [PACT, OTHER], **lists}, record=RECORD)[0]


def spell(name, begin, document=None, **facts):
    """A spell of a list by one document, which claims name in a list."""
    by = {"documents": [document] if document else []} if name in ("claims", "positions") else {"document": document}
    by |= {"side": "arland"} if name == "positions" else {}
    return {name: [{"from": begin, **by, **facts}]}


@pytest.mark.parametrize("name", BEGUN_BY)
def test_a_spell_begins_on_a_day_of_the_document_by_which_it_does(name):
    """The day before, the day after and the day of another document are reported."""
    assert found(**spell(name, "1850-03-01", "1850-pact")) == []
    for day in ("1850-02-28", "1850-03-02", "1860-06-01"):
        assert found(**spell(name, day, "1850-pact")) == [(name, 0, "no-event")]
    (message,) = reported(check_days, {"documents": [PACT], **spell(name, "1850-03-02", "1850-pact")})[1]
    assert message.startswith("no date of 1850-pact is of 1850-03-02, on which the spell begins")


@pytest.mark.parametrize("name", BEGUN)
def test_others_begin_on_a_day_of_any_document(name):
    """A document begins to bear on a place when another ends, so its own day is not asked."""
    turn = [{"from": "1800-01-01", "to": "1860-06-01", "territories": ["isle"]}] if name == "also" else []
    assert found(**{"governing": turn, **spell(name, "1860-06-01", "1850-pact", territories=["isle"])}) == []
    for day in ("1860-05-31", "1860-06-02"):
        assert {*found(**spell(name, day, "1850-pact"))} == {(name, 0, "no-event")}
        assert found(**spell(name, day)) == [(name, 0, "no-event")]


@pytest.mark.parametrize("name", [*BEGUN_BY, *BEGUN])
def test_a_span_and_the_first_day_of_the_record_need_no_day(name):
    """Nor does what is not there; a document that is not there is told of elsewhere."""
    assert found(**spell(name, "1850-01-01", "1850-pact", from_edtf="1850")) == []
    assert found(**spell(name, "1800-01-01", "1850-pact")) == []
    assert found(**spell(name, None, "1850-pact")) == []
    assert found(**spell(name, "1850-03-01", "1849-lost")) == []


def test_control_and_claims_may_begin_by_no_document():
    """As a rising or a usage does; title does not."""
    for name in UNWRITTEN:
        assert found(**spell(name, "1855-01-01")) == []
    assert found(**spell("title", "1855-01-01")) == [("title", 0, "no-event")]


def test_a_claim_goes_on_by_something_that_is_dated_too():
    """Each later part begins on the day of a document, its own or another."""
    claim = {"from": "1850-03-01", "documents": ["1850-pact"]}
    assert found(claims=[{**claim, "later": [{"from": "1860-06-01"}, None, {"from": None}]}]) == []
    assert found(claims=[{**claim, "later": [{"from": "1860-06-02"}]}]) == [("claims", 0, "no-event")]


@pytest.mark.parametrize("name", ENDED)
def test_what_ends_ends_by_something_that_is_dated(name):
    """On the day of any document, or at a span; what goes on to this day has no end."""
    whole = {"from": "1800-01-01", "side": "arland"}
    for end in ("1850-03-01", "1860-06-01", None):
        assert found(**{name: [{**whole, "to": end}]}) == []
    for end in ("1850-02-28", "1850-03-02"):
        assert found(**{name: [{**whole, "to": end}]}) == [(name, 0, "no-event")]
        assert found(**{name: [{**whole, "to": end, "to_edtf": "1850-02/1850-03"}]}) == []


def test_what_others_say_begins_where_it_was_seen():
    """In a source, which need be no document of the dispute."""
    assert found(positions=[{"by": "corland", "from": "1855-01-01"}]) == []
    assert found(positions=[{"side": "arland", "from": "1855-01-01"}]) == [("positions", 0, "no-event")]


def test_positions_begin_on_the_day_from_which_both_parties_have_one():
    """Which need be no day of a document for them; for whatever else it must be one."""
    dispute = {"positions_from": "1855-01-01"}
    for name, wrong in (("positions", 0), ("views", 1), ("title", 1)):
        lists = {"documents": [PACT], **spell(name, "1855-01-01")}
        assert len(reported(check_days, lists, dispute, RECORD)[0]) == wrong


def test_each_spell_is_looked_at_and_each_of_its_documents_counts():
    """One that needs no day is no end of the looking; one of several documents is enough."""
    spans = {"document": "1850-pact", "from": "1850-01-01", "from_edtf": "1850"}
    wrong = {"document": "1850-pact", "from": "1850-03-02"}
    assert found(control=[spans, wrong]) == [("control", 1, "no-event")]
    claim = {"documents": ["1850-pact", "1860-law"], "from": "1860-06-01"}
    assert found(claims=[claim]) == []
    assert found(documents=[PACT, {"id": "1870-talks", "dates": None}], **spell("views", "1850-03-01")) == []


def test_what_bears_beside_what_governs_begins_with_one_of_both():
    """By itself, by what acts on it, or where what governs changes there; not on the day of a stranger."""
    isle = {"territories": ["isle"]}
    governing = [{**isle, "from": "1800-01-01", "to": "1860-06-01"}]
    beside = {"document": "1850-pact", "from": "1860-06-01"}
    assert found(governing=governing, also=[{**isle, **beside}]) == []
    wrong = [("also", 0, "no-event")]
    assert found(governing=governing, also=[{"territories": ["far"], **beside}]) == wrong
    assert found(also=[{**isle, **beside}]) == wrong
    assert found(also=[{**isle, **beside, "from": "1850-03-01"}]) == []
    assert found(also=[{**isle, **beside, "from_edtf": "1860"}]) == []
    acting = {**OTHER, "effects": [None, {"kind": "confirms", "document": "1850-pact"}]}
    assert found(documents=[PACT, acting], also=[{**isle, **beside}]) == []
    member = {"members": ["rock"], **beside}
    assert found(governing=[{"members": ["rock"], "from": "1860-06-01"}], also=[member]) == []
