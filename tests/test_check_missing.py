"""What is missing beside what governs: each standing of what has one, and what goes with what governs."""

from __future__ import annotations

import pytest

from kurils.store.validate.beside.missing import check_missing
from tests.in_memory import reported
from tests.test_check_beside import BOTH, FORCE, LAW, PACT, PENDING, SAID, SIDES, beside, document, spell


def told(documents, also, **lists):
    """The codes of what is reported of all lists, in their order."""
    return [code for _, _, code in reported(check_missing, {"documents": documents, "also": also, **lists}, SIDES)[0]]


#: something, so that the record tells of what bears beside
SOMETHING = beside("1870-something", "declared", "1870-06-01", places=["far"])


def test_what_is_in_force_was_pending_and_what_was_pending_comes_into_force():
    """A treaty that governs elsewhere, and only bears on this place, is told of from its force."""
    assert told([PACT], [FORCE]) == ["missing-signed"]
    assert told([PACT], [PENDING]) == ["missing-force"]
    governing = [spell("1851-06-01", "1880-01-01", ["rock"], document="1850-pact", state="in-force", article=None)]
    bears = {**PACT, "territories": {"isle": "bears"}}
    assert told([bears], [FORCE], governing=governing) == []
    assert told([bears], [FORCE]) == ["missing-signed"]
    assert told([PACT], [], governing=[{**governing[0], "territories": ["isle"]}]) == []


def test_the_act_by_which_the_holder_took_over_bears_on_the_place():
    """Not one of another, of another day or about another place, nor one that is no act of law."""

    def held(law=LAW, holder="arland", begin="1860-06-01", name="control"):
        control = [spell("1800-01-01", None if name == "polity" else begin, holder=holder)]
        lists = {"control": control, name: [*(control if name == "control" else []), spell(begin, holder=holder)]}
        return told([law, SAID], [beside("1870-note", "declared", "1870-06-01")], **lists)

    assert held() == held(name="polity") == ["missing-act"]
    assert held(holder="borland") == held(holder=None) == held(begin="1860-06-02") == []
    assert held({**LAW, "kind": "note"}) == held({**LAW, "territories": {"isle": "bears"}}) == held({**LAW, "by": BOTH})
    assert held({**LAW, "kind": "note"}) == []
    both = [beside("1870-note", "declared", "1870-06-01"), beside("1860-law", "domestic", "1860-06-01")]
    assert told([LAW, SAID], both, control=[spell("1860-06-01", holder="arland")]) == []


def test_the_act_of_the_holder_governs_where_nothing_else_does_from_its_day():
    """Not that of another, of another day, about another place, or one that is no act of law."""

    def governs(law=LAW, holder="arland", begin="1860-06-01", document=None):
        control = [spell("1800-01-01", holder=holder)]
        governing = [spell(begin, document=document, state=None, article=None)]
        found = told(
            [law, SAID], [SOMETHING, beside("1860-law", "domestic", "1860-06-01")], control=control, governing=governing
        )
        return "missing-act" in found

    assert governs()
    assert not any([governs(holder="borland"), governs(begin="1860-06-02"), governs({**LAW, "kind": "note"})])
    assert not any([governs({**LAW, "by": BOTH}), governs({**LAW, "territories": {"isle": "bears"}})])
    assert not governs(document="1870-note")


def test_a_record_that_tells_of_nothing_beside_is_asked_for_nothing():
    """Of what governs alone it may tell."""
    assert told([PACT, LAW], [], control=[spell("1860-06-01", holder="arland")]) == []
    force = spell("1851-06-01", document="1850-pact", state="in-force")
    assert told([PACT], [], governing=[force]) == []
    assert told([PACT], [SOMETHING], governing=[{**force, "to": "1880-01-01"}]) == ["missing-signed"]


@pytest.mark.parametrize("state", ["in-force", "domestic", "executed"])
def test_what_governs_no_more_and_has_not_ended_goes_on_bearing(state):
    """Unless title passes on that day; what ended it may be another document, or a span."""
    order = document("1846-order", "order", ["allies"], [("issued", "1846-01-01")])

    def until(end, *also, documents=(), title=(), edtf=None, dates=()):
        first = spell("1846-01-01", end, document="1846-order", state=state, to_edtf=edtf)
        governing = [first, spell(end, document=None, state=None)]
        own = {**order, "dates": [*order["dates"], *({"event": event, "date": day} for event, day in dates)]}
        return told([own, *documents], [SOMETHING, *also], governing=governing, title=[*title])

    wrong = [] if state == "executed" else ["missing-act"]
    assert until("1850-01-01") == wrong
    assert until("1850-01-01", beside("1846-order", state, "1850-01-01")) == until("1850-01-01", edtf="1850") == []
    assert until("1850-01-01", dates=[("ended", "1850-01-01")]) == []
    assert until("1850-01-01", title=[spell("1846-01-01", "1850-01-01")]) == []
    for kind, found in (("ends", []), ("replaces", []), ("amends", wrong)):
        other = document("1850-other", "order", ["allies"], [("issued", "1850-01-01")], places=["far"],
                         effects=[{"kind": kind, "document": "1846-order"}])  # fmt: skip
        assert until("1850-01-01", documents=[other]) == found


@pytest.mark.parametrize(("kind", "found"), [("executes", 1), ("rests-on", 1), ("amends", 0)])
def test_what_an_order_rests_on_bears_where_it_governs(kind, found):
    """Where it touches the place; what a treaty rests on is of the past."""
    terms = document("1845-terms", "agreement", dates=[("signed", "1845-01-01")])
    order = document("1846-order", "order", ["allies"], [("issued", "1846-01-01")],
                     effects=[None, {"kind": kind, "document": "1845-terms"}])  # fmt: skip
    governing = [spell("1846-01-01", document="1846-order", state="in-force")]
    assert told([terms, order], [SOMETHING], governing=governing) == ["missing-act"] * found
    assert told([{**terms, "territories": {}}, order], [SOMETHING], governing=governing) == []
    assert told([terms, {**order, "kind": "treaty"}], [SOMETHING], governing=governing) == []
    assert told([terms, order], [beside("1845-terms", "in-force", "1845-01-01")], governing=governing) == []


@pytest.mark.parametrize(("effect", "kind", "by", "state", "found"), [
    ("confirms", "declaration", BOTH, "in-force", 1),
    ("confirms", "declaration", BOTH, "domestic", 1),
    ("confirms", "statement", BOTH, "in-force", 0),
    ("confirms", "declaration", ["arland"], "in-force", 0),
    ("amends", "declaration", BOTH, "in-force", 0),
    ("amends", "order", ["arland"], "domestic", 1),
    ("amends", "order", ["arland"], "in-force", 0),
    ("executes", "order", ["arland"], "domestic", 0),
])  # fmt: skip
def test_what_confirms_or_amends_what_governs_bears_beside(effect, kind, by, state, found):
    """What both sides confirm it by, and the order that amends an act of law, while it governs."""
    effects = [{"kind": effect, "document": "1860-law"}]

    def of(day):
        other = document("1865-other", kind, by, [("issued", day)], effects=effects)
        return told([LAW, other], [SOMETHING], governing=[spell("1860-06-01", None, document="1860-law", state=state)])

    assert of("1865-01-01") == ["missing-act"] * found
    assert of("1860-05-31") == []


def test_a_treaty_in_force_is_pending_before_and_in_force_after():
    """From its exchange where no more is known; what comes into force as it is signed is never pending."""
    assert told([PACT], [PENDING, FORCE]) == told([PACT], [SOMETHING]) == []
    exchanged = {
        **PACT,
        "dates": [{**day, "event": "exchanged"} if day["event"] == "in_force" else day for day in PACT["dates"]],
    }
    assert told([exchanged], [PENDING, FORCE]) == []
    assert told([exchanged], [FORCE]) == ["missing-signed"]
    at_once = document("1850-pact", dates=[("signed", "1850-03-01"), ("in_force", "1850-03-01")])
    assert told([at_once], [beside("1850-pact", "in-force", "1850-03-01")]) == []
    for wrong in ({"from": "1851-06-02"}, {"state": "executed"}):
        assert told([PACT], [PENDING, {**FORCE, **wrong}]) == ["missing-force"]


def test_the_first_that_tells_of_it_at_the_place_is_named():
    """By its line in the file."""
    parts = [{**FORCE, "to": "1860-01-01"}, {**FORCE, "from": "1860-01-01"}]
    pending = [{**PENDING, "to": "1851-01-01"}, {**PENDING, "from": "1851-01-01"}]
    for also, code in ((parts, "missing-signed"), (pending, "missing-force")):
        found = reported(check_missing, {"documents": [PACT], "also": [SOMETHING, *also]}, SIDES)[0]
        assert found == [("also", 1, code)]


@pytest.mark.parametrize(("days", "found"), [
    (["1860-05-31"], 0),
    (["1860-06-01"], 1),
    (["1869-12-31"], 1),
    (["1870-01-01"], 0),
    (["1865-01-01", "1871-01-01"], 1),
    (["1860-01-01", "1865-01-01"], 0),
])  # fmt: skip
def test_what_confirms_what_governs_does_so_while_it_governs(days, found):
    """From its first day on; that it ended is no such day."""
    dates = [("signed", day) for day in days]
    protocol = document(
        "1860-protocol", "protocol", dates=dates, effects=[{"kind": "confirms", "document": "1860-law"}]
    )
    governing = [spell("1860-06-01", "1870-01-01", document="1860-law", state="in-force", to_edtf="1870")]
    assert told([LAW, protocol], [SOMETHING], governing=governing) == ["missing-act"] * found


def test_what_lies_beneath_an_order_bears_with_what_that_confirms():
    """Down to the last; a document on which nothing of it rests does not."""
    first = document("1843-talks", "communique", ["allies"], [("issued", "1843-01-01")])
    terms = document("1845-terms", "declaration", ["allies"], [("issued", "1845-01-01")],
                     effects=[{"kind": "confirms", "document": "1843-talks"}])  # fmt: skip
    order = document("1846-order", "order", ["allies"], [("issued", "1846-01-01")],
                     effects=[{"kind": "rests-on", "document": "1845-terms"}])  # fmt: skip
    governing = [spell("1846-01-01", document="1846-order", state="in-force")]
    both = [beside("1845-terms", "declared", "1845-01-01"), beside("1843-talks", "declared", "1843-01-01")]

    def said(*also, documents=(first, terms, order)):
        return told(documents, [SOMETHING, *also], governing=governing)

    assert said() == said(both[0]) == said(both[1]) == ["missing-act"]
    assert said(*both) == said(both[0], documents=({**first, "territories": {}}, terms, order)) == []
    assert said(both[0], documents=(first, {**terms, "effects": []}, order)) == []


@pytest.mark.parametrize(("state", "by", "found"), [
    ("domestic", ["arland"], 1), ("domestic", ["borland"], 0), ("in-force", ["arland"], 0),
])  # fmt: skip
def test_an_act_of_law_that_governs_is_told_with_what_it_rests_on(state, by, found):
    """Of the same state."""
    edict = document("1859-edict", "decree", by, [("issued", "1859-01-01")])
    law = {**LAW, "effects": [{"kind": "rests-on", "document": "1859-edict"}]}
    governing = [spell("1860-06-01", document="1860-law", state=state)]
    assert told([edict, law], [SOMETHING], governing=governing) == ["missing-act"] * found
    assert told([edict, law], [beside("1859-edict", "domestic", "1859-01-01")], governing=governing) == []


@pytest.mark.parametrize(("governs", "other", "found"), [(BOTH, BOTH, 1), (BOTH, ["arland"], 0), (["arland"], BOTH, 0)])
def test_what_the_sides_amend_their_treaty_by_bears_where_that_governs(governs, other, found):
    """On the days on which it governs."""
    pact = {**PACT, "by": [*governs], "dates": PACT["dates"][:2]}

    def of(day):
        treaty = document("1870-treaty", "treaty", other, [("signed", day), ("in_force", day)],
                          effects=[{"kind": "amends", "document": "1850-pact"}], touch="bears")  # fmt: skip
        force = spell("1851-06-01", document="1850-pact", state="in-force")
        return told([pact, treaty], [SOMETHING, PENDING], governing=[force])

    assert of("1870-01-01") == ["missing-act"] * found
    assert of("1851-05-31") == []


def test_a_place_whose_title_is_open_awaits_what_bears_on_it():
    """Where title is settled, a treaty that governs elsewhere bears from its force on."""
    elsewhere = [spell("1851-06-01", "1880-01-01", ["rock"], document="1850-pact", state="in-force", article=None)]
    bears = {**PACT, "territories": {"isle": "bears"}}
    for status, found in (("agreed", []), ("none", []), ("unsettled", ["missing-signed"])):
        title = [spell("1800-01-01", status=status)]
        assert told([bears], [FORCE], governing=elsewhere, title=title) == found
        assert told([bears], [PENDING, FORCE], governing=elsewhere, title=title) == []


def test_what_is_told_of_was_preceded_by_what_it_ended():
    """If that deals with the place; it may be told of at another. What happened is no document that bears."""

    def said(kind="agreement", effect="ends", touch="named", *also):
        rules = document("1840-rules", kind, dates=[("signed", "1840-01-01")], touch=touch)
        pact = {**PACT, "effects": [None, {"kind": effect, "document": "1840-rules"}]}
        return told([rules, pact], [PENDING, FORCE, *also])

    assert said() == said(effect="replaces") == said("declaration") == ["missing-act"] * 2
    assert said(effect="amends") == said(touch="bears") == said("talks") == []
    assert said("agreement", "ends", "named", beside("1840-rules", "in-force", "1840-01-01", places=["far"])) == []


def test_an_act_of_law_that_ended_another_is_told_of_where_that_was():
    """If it deals with the place, and nothing between states governs it by then."""
    old = beside("1860-law", "domestic", "1860-06-01", "1870-06-01")

    def said(*also, governs=None, state=None, by=("arland",), touch="named", kind="law"):
        law = document("1870-law", kind, by, [("issued", "1870-06-01")], touch,
                       effects=[{"kind": "replaces", "document": "1860-law"}])  # fmt: skip
        governing = [spell("1800-01-01", document=governs, state=state)]
        return told([LAW, law], [old, *also], governing=governing)

    assert said() == said(governs="1850-charter", state="domestic") == ["missing-act"]
    assert said(beside("1870-law", "domestic", "1870-06-01")) == said(governs="1850-pact", state="signed") == []
    assert said(by=["borland"]) == said(touch="bears") == said(kind="statement") == []


def test_what_one_side_said_is_told_with_what_the_other_said_of_it():
    """One answer is enough, and who answers may have the last word."""
    note, reply = (
        document(id, "note", [by], [("delivered", f"{id[:4]}-01-01")], effects=effects)
        for id, by, effects in (
            ("1870-note", "arland", []),
            ("1871-reply", "borland", [{"kind": "answers", "document": "1870-note"}]),
        )
    )
    again = document("1872-again", "note", ["arland"], [("delivered", "1872-01-01")],
                     effects=[{"kind": "answers", "document": "1871-reply"}])  # fmt: skip
    first, second = (beside(each["id"], "declared", f"{each['id'][:4]}-01-01") for each in (note, reply))

    def said(*also, reply=reply):
        return told([note, reply, again], [SOMETHING, *also])

    assert said(first) == said(second) == ["one-sided"]
    assert said() == said(first, second) == said(first, reply={**reply, "territories": {"isle": "bears"}}) == []
    assert said(first, reply={**reply, "by": ["empire"]}) == []
