"""What bears on a place does so with the standing that it has, by an article of it, and until it is over."""

from __future__ import annotations

import pytest

from kurils.store.validate.bearing import check_bearing
from kurils.store.validate.documents import BACK, check_documents
from kurils.store.validate.existence import check_existence
from kurils.store.validate.statements import check_statements
from tests.in_memory import reported

SIDES = {"sides": ["arland", "borland"]}
BOTH = ["arland", "borland"]


def document(id, kind="treaty", by=BOTH, dates=(), **facts):
    days = [{"event": event, "date": day} for event, day in dates]
    return {"id": id, "kind": kind, "by": by, "dates": days, "territories": {"isle": "named"}, **facts}


PACT = document("1850-pact", dates=[("signed", "1850-03-01"), ("in_force", "1851-06-01"), ("ended", "1880-01-01")])
LAW = document("1860-law", "law", ["arland"], [("issued", "1860-06-01")])


def bears(name, id, state, begin="1851-06-01", end=None, **facts):
    values = {"from": begin, "to": end, "document": id, "state": state, "territories": ["isle"], "article": None}
    return {name: [{**values, **facts}]}


def codes(documents, check=check_bearing, record=None, **lists):
    told = reported(check, {"documents": documents, **lists}, SIDES, record)[0]
    return [(name, code) for name, _, code in told if name != "documents"] or [code for *_, code in told]


@pytest.mark.parametrize("name", ["governing", "also", "views"])
def test_a_standing_is_one_that_the_document_has(name):
    """None is none; the act of one side binds nobody else; what has not ended is not merely executed."""
    assert codes([PACT], **bears(name, "1850-pact", "in-force", end="1880-01-01")) == []
    assert codes([PACT], **bears(name, "1850-pact", None)) == [(name, "missing-key")]
    assert codes([LAW], **bears(name, "1860-law", "domestic", "1860-06-01")) == []
    assert codes([LAW], **bears(name, "1860-law", "in-force", "1860-06-01")) == [(name, "not-in-force")]
    others = document("1860-order", "order", ["allies"], [("issued", "1860-06-01")])
    assert codes([others], **bears(name, "1860-order", "in-force", "1860-06-01")) == []
    for begin, found in (("1879-12-31", [(name, "not-executed")]), ("1880-01-01", []), ("1880-01-02", [])):
        assert codes([PACT], **bears(name, "1850-pact", "executed", begin)) == found


@pytest.mark.parametrize("name", ["governing", "also", "views"])
def test_what_is_signed_is_in_force_from_the_day_of_its_force(name):
    """The day before it is signed and no more; from that day on it is not that any longer."""
    for day, signed, force in (
        ("1851-05-31", [], ["not-in-force"]),
        ("1851-06-01", [], []),
        ("1851-06-02", ["in-force"], []),
    ):
        assert codes([PACT], **bears(name, "1850-pact", "signed", "1850-03-01", day)) == [
            (name, code) for code in signed
        ]
        assert codes([PACT], **bears(name, "1850-pact", "in-force", day, "1880-01-01")) == [
            (name, code) for code in force
        ]
    by_exchange = document("1850-pact", dates=[("signed", "1850-03-01"), ("exchanged", "1851-06-01")])
    assert codes([by_exchange], **bears(name, "1850-pact", "signed", "1850-03-01", "1851-06-02")) == [
        (name, "in-force")
    ]
    pending = document("1850-pact", dates=[("signed", "1850-03-01")])
    assert codes([pending], **bears(name, "1850-pact", "signed", "1850-03-01")) == []


def test_a_view_of_title_by_agreement_rests_on_what_fixes_it():
    """Where the side gives no title by agreement it may rest on anything, or on nothing."""
    view = bears("views", "1850-pact", "in-force", title_status="agreed", title_document="1850-pact")
    assert codes([PACT], **view) == []
    for other in ("1849-talks", None):
        wrong = {"views": [{**view["views"][0], "document": other}]}
        assert codes([PACT], **wrong) == [("views", "other-document")]
        assert codes([PACT], views=[{**wrong["views"][0], "title_status": "none", "title_document": None}]) == []


@pytest.mark.parametrize("name", ["governing", "also", "views"])
def test_an_article_that_only_bears_on_a_place_is_not_the_one_where_another_deals_with_it(name):
    """Letters beside the articles are no matter."""

    def by(other, touch="named"):
        articles = [
            {"number": "6", "territories": {"isle": "bears"}},
            {"number": other, "territories": {"isle": touch}},
        ]
        return codes([{**PACT, "articles": articles}], **bears(name, "1850-pact", "in-force", article="6"))

    assert by("3(c)") == by("III", "disputed") == [(name, "wrong-article")]
    assert by("exchanged letters") == by("3(c)", "bears") == []


def test_a_view_names_one_article_of_one_document():
    """Of two documents each has its own."""
    view = {"title_status": "unsettled", "title_document": "1850-pact", "title_article": "2"}
    wrong = [("views", "wrong-article")]
    for article, document, found in (
        ("2", "1850-pact", []), ("3", "1850-pact", wrong), (None, "1850-pact", wrong), ("3", "1860-law", []),
    ):  # fmt: skip
        state = "domestic" if document == "1860-law" else "in-force"
        assert codes([PACT, LAW], **bears("views", document, state, article=article, **view)) == found


def test_an_article_that_deals_with_other_places_is_not_the_one():
    """One that deals with no place, with this one among others, or of a document without articles may be named."""
    articles = [{"number": "1", "territories": {"isle": "named"}}, {"number": "2", "territories": {"rock": "named"}}]
    pact = {**PACT, "articles": [*articles, {"number": "3"}, None]}
    for article, found in (("1", []), ("2", [("also", "wrong-article")]), ("3", []), (None, [])):
        assert codes([pact], **bears("also", "1850-pact", "in-force", article=article)) == found
    both = bears("also", "1850-pact", "in-force", article="2", territories=["isle", "rock"])
    assert codes([pact], **both) == []


@pytest.mark.parametrize("state", ["declared", "signed", "in-force"])
def test_what_was_said_of_a_place_bears_on_it_until_a_treaty_governs(state):
    """Not for a day longer; a decree, a treaty of another place or of before, and a treaty in force end nothing."""
    said = document("1850-talks", "declaration", dates=[("signed", "1850-03-01")])
    treaty = document("1860-treaty", dates=[("in_force", "1860-06-01")])

    def over(end, by=treaty, place="isle", standing="in-force", begin="1850-03-01", first=said):
        beside = bears("also", first["id"], state, begin, end)
        turn = bears("governing", by["id"], standing, "1860-06-01", territories=[place])
        found = codes([said, PACT, treaty, LAW], **beside, **turn)
        return [code for _, code in found if code == "overtaken"]

    assert over("1860-05-31") == over("1860-06-01") == []
    assert over("1860-06-02") == over(None) == ["overtaken"]
    assert over(None, by=LAW, standing="domestic") == over(None, place="rock") == over(None, standing="executed") == []
    assert over(None, begin="1860-06-01") == []
    assert over(None, first=PACT) == ([] if state == "in-force" else ["overtaken"])


def test_an_act_of_one_side_bears_as_long_as_the_other_does_not_hold_the_place():
    """Its own hold, that of nobody or of a third, another place and an act of both are no matter."""

    def over(holder, end=None, begin="1870-01-01", place="isle", by=("arland",)):
        law = {**LAW, "by": [*by]}
        held = {"from": begin, "to": None, "holder": holder, "territories": [place]}
        return codes([law], control=[held], **bears("also", "1860-law", "domestic", "1860-06-01", end))

    assert over("borland") == over("borland", "1870-01-02") == [("also", "not-domestic")]
    assert over("borland", "1870-01-01") == over("borland", place="rock") == over("borland", by=BOTH) == []
    assert over("arland") == over(None) == over("empire") == over("borland", by=["allies"]) == []


@pytest.mark.parametrize("name", ["governing", "also"])
@pytest.mark.parametrize("kind", ["ends", "replaces", "amends"])
def test_what_another_document_ended_is_not_in_force_after_it(name, kind):
    """And is not told of for years, unless it goes on to this day as the act of one side."""
    effects = [{"kind": kind, "document": "1860-law"}, None]
    later = document("1870-pact", dates=[("signed", "1870-01-01"), ("in_force", "1870-05-01"), ("ended", "1999-01-01")],
                     effects=effects)  # fmt: skip
    wrong = [] if kind == "amends" else [(name, "ended-effect")]
    law = {**LAW, "by": BOTH}
    for state, end, found in (
        ("in-force", "1870-05-01", []), ("in-force", "1870-05-02", wrong), ("in-force", None, wrong),
        ("domestic", "1872-12-31", []), ("domestic", "1873-01-01", wrong), ("domestic", None, []),
        ("declared", "1872-12-31", []), ("declared", None, wrong),
        ("executed", "1899-01-01", []), ("executed", None, []),
    ):  # fmt: skip
        assert codes([law, later], **bears(name, "1860-law", state, "1860-06-01", end)) == found


def test_a_claim_begins_by_a_document_that_is_there():
    """As late as the span of its first day; on the first day of the record too, where it may name none."""

    def begun(begin, span=None, documents=("1850-pact", "1860-law"), name="claims"):
        entry = {"from": begin, "from_edtf": span, "to": None, "documents": documents}
        record = {"coverage": {"from": "1830-01-01", "to": "1999-12-31"}}
        return codes([PACT, LAW], check_existence, record, **{name: [entry]})

    assert begun("1850-03-01") == begun("1855-01-01") == begun("1840-01-01", documents=()) == []
    assert begun("1850-02-28") == begun("1850-03-01", documents=["1860-law"]) == [("claims", "before-it-exists")]
    assert begun("1850-01-01", "1850") == begun("1830-01-01", documents=()) == []
    assert begun("1830-01-01") == [("claims", "before-it-exists")]
    assert begun("1849-01-01", "1849") == [("claims", "before-it-exists")]
    # of what is about to be signed a side may speak a month before
    assert begun("1850-01-29", name="positions") == []
    assert begun("1850-01-28", name="positions") == [("positions", "before-it-exists")]


@pytest.mark.parametrize(("day", "wrong"), [("1850-03-02", 0), ("1850-03-01", 1), ("1879-12-31", 0), ("1880-01-01", 1)])
def test_a_phase_of_a_claim_begins_while_the_claim_lasts(day, wrong):
    """Not on its first day, nor when it has ended; an argument may end with its position."""
    spell = {"from": "1850-03-01", "to": "1880-01-01", "documents": [], "territories": ["isle"]}
    told = codes([], check_statements, claims=[{**spell, "later": [{"from": day}]}])
    assert told.count(("claims", "outside")) == wrong
    for end, outside in (("from", wrong), ("to", int(day == "1850-03-01"))):
        told = codes([], check_statements, positions=[{**spell, "arguments": [{end: day}]}])
        assert told.count(("positions", "outside")) == outside


def test_force_comes_a_little_before_the_issue_at_most():
    """And never before what the document rests on or carries out."""

    def law(force, **facts):
        dates = [("issued", "1860-06-01"), ("in_force", force)]
        found = codes([document("1860-law", "law", ["arland"], dates, **facts), PACT], check_documents)
        return [code for code in found if code == "order"]

    assert BACK == 31
    assert law("1860-06-01") == law("1860-05-01") == law("1861-01-01") == []
    assert law("1860-04-30") == ["order"]
    late = {**PACT, "id": "1860-pact", "dates": [{"event": "signed", "date": "1860-05-20"}]}
    for kind, found in (("rests-on", ["order"]), ("executes", ["order"]), ("answers", [])):
        effects = [{"kind": kind, "document": "1860-pact"}]
        dates = [("issued", "1860-06-01"), ("in_force", "1860-05-19")]
        told = codes([document("1860-law", "law", ["arland"], dates, effects=effects), late], check_documents)
        assert [code for code in told if code == "order"] == found


def test_a_state_promulgates_after_it_ratifies():
    """Whenever the other does."""

    def pact(**days):
        acts = [{"event": event, "date": day, "by": by} for event, (day, by) in days.items()]
        acts.append({"event": "ratified", "date": "1850-04-01", "by": "borland"})
        return codes([{**document("1850-pact"), "dates": acts}], check_documents)

    assert pact(ratified=("1850-05-01", "arland"), promulgated=("1850-05-01", "arland")) == []
    assert pact(ratified=("1850-05-01", "arland"), promulgated=("1850-04-30", "arland")) == ["order"]
    assert pact(ratified=("1850-05-01", "arland"), promulgated=("1850-04-02", "borland")) == []


def test_a_side_speaks_for_itself():
    """Its positions stand under `side`, not among those of others."""
    for by, wrong in (("empire", []), (None, []), ("arland", ["a-side"])):
        told = codes(
            [], check_statements, positions=[{"from": "1850-03-01", "to": None, "by": by, "territories": ["isle"]}]
        )
        assert [code for _, code in told] == wrong


def test_no_two_documents_have_one_summary():
    """A copy under another id may have another title, and lack a day."""
    one = {**PACT, "titles": {"en": "Pact"}, "summary": {"en": "It drew a line."}}
    for other, wrong in (({"summary": {"en": "It drew a line."}}, ["repeated"]), ({"summary": {"en": "More."}}, []),
                         ({"summary": None}, [])):  # fmt: skip
        copy = {**LAW, "titles": {"en": "Law"}, **other}
        assert codes([one, copy], check_statements) == wrong
