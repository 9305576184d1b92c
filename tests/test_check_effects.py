"""What one document does to another, and what it cannot do: with what is nearly the same and may be said."""

from __future__ import annotations

import pytest

from kurils.answers.lists import EFFECTS, EVENT_KINDS, INSTRUMENT_KINDS
from kurils.store.validate.effects import BINDING, HAVING, UNDERGOING, UNDOING, check_effects
from tests.in_memory import reported


def document(**facts):
    return {"id": "pact", "kind": "agreement", "by": ["arland", "borland"], "territories": {"isle": "named"}, **facts}


def dates(**events):
    return [{"event": event, "date": day} for event, day in events.items()]


def does(effect, own=None, target=None, note=None, *others):
    """The codes of what is reported of one effect of a document of 1860 on one of 1850."""
    there = {"id": "first", "titles": {"en": "Pact of Alpha"}, "dates": dates(signed="1850-03-01"), **(target or {})}
    acting = {"dates": dates(signed="1860-03-01"), **(own or {})}
    given = [{"kind": effect, "document": "first", "note": {"en": note} if note else None}]
    listed = [document(**there), document(**acting, effects=given), *others]
    return [code for *_, code in reported(check_effects, {"documents": listed})[0]]


@pytest.mark.parametrize(
    ("act", "on", "note", "wrong"),
    [
        ("1850-03-01", "1850-03-01", False, 0),
        ("1850-03-01", "1850-02-01", False, 0),
        ("1850-03-01", "1850-03-02", False, 1),
        # what is about to be signed may be changed before, and a note says so
        ("1850-03-01", "1850-04-01", True, 0),
        ("1850-03-01", "1850-04-02", True, 1),
        # the document lasts to 1899, and does nothing in that time
        ("1850-03-01", "1875-05-07", False, 1),
        ("1850-03-01", "1875-05-07", True, 1),
    ],
)
def test_a_document_acts_on_none_that_comes_after_its_own_acts(act, on, note, wrong):
    """That it ended, or was denounced, is no act of its own."""
    effect = {"kind": "amends", "document": "later", "note": {"en": "A draft of it."} if note else None}
    pact = document(dates=dates(signed=act, denounced="1898-01-01", ended="1899-07-17"), effects=[effect])
    later = document(id="later", dates=dates(signed=on))
    told = reported(check_effects, {"documents": [pact, later]})[0]
    assert [code for *_, code in told if code == "later-effect"] == ["later-effect"] * wrong


def test_a_document_that_only_ended_acts_until_then():
    """Where nothing else is known of it."""
    pact = document(dates=dates(ended="1899-07-17"), effects=[{"kind": "amends", "document": "later"}])
    for day, wrong in (("1899-07-17", 0), ("1899-07-18", 1)):
        told = reported(check_effects, {"documents": [pact, document(id="later", dates=dates(signed=day))]})[0]
        assert [code for *_, code in told] == ["later-effect"] * wrong


def test_effects_stand_once_and_in_no_ring():
    """A document has none on itself, which is told of elsewhere."""
    there = document(id="first", dates=dates(signed="1860-03-01"), effects=[{"kind": "answers", "document": "pact"}])
    effect = {"kind": "confirms", "document": "first", "note": {"en": "Both."}}
    own = document(dates=dates(signed="1860-03-01"), effects=[effect, {**effect, "note": None}, None])
    told = [code for *_, code in reported(check_effects, {"documents": [there, own]})[0]]
    assert sorted(told) == ["repeated", "ring", "ring", "ring"]
    alone = document(dates=dates(signed="1860-03-01"), effects=[{"kind": "amends", "document": "pact"}])
    assert reported(check_effects, {"documents": [alone]})[0] == []


@pytest.mark.parametrize("effect", EFFECTS)
def test_a_document_has_effects_only_on_what_can_undergo_them(effect):
    """Nobody amends an expedition or ends a raid, whatever a note says."""
    target = {"dates": dates(occurred="1858-03-01", denounced="1860-03-01")}
    over = document(id="over", dates=dates(signed="1859-03-01"), effects=[{"kind": "suspends", "document": "first"}])
    for kind in (*INSTRUMENT_KINDS, *EVENT_KINDS):
        own = {"kind": "court-case"} if kind == "court-case" else {}
        told = does(effect, own, {**target, "kind": kind}, "Nobody knows why, of Alpha.", over)
        may = kind in UNDERGOING.get(effect, (kind,))
        suspends = kind in UNDERGOING["suspends"]
        assert told == ["odd-effect"] * ((not may) + (not suspends)), kind
    assert does(effect, {"kind": "raid"}, target, "By force, of Alpha.") == ["odd-effect"] * (effect in HAVING)


@pytest.mark.parametrize("effect", ["ends", "replaces", "amends"])
def test_what_is_only_said_undoes_nothing_that_binds(effect):
    """A declaration may bind, and a note may say why a speech did."""
    for kind in ("statement", "speech", "note"):
        assert does(effect, {"kind": kind}) == ["odd-effect"]
        assert does(effect, {"kind": kind}, None, "Taken as notice, of Alpha.") == []
        assert does(effect, {"kind": kind}, {"kind": "communique"}) == []
        assert does(effect, {"kind": kind}, {"kind": "communique", "dates": dates(in_force="1850-01-01")}) == [
            "odd-effect"
        ]
        assert does("suspends", {"kind": kind}) == []
    assert does(effect, {"kind": "declaration"}) == []
    assert "declaration" not in BINDING


@pytest.mark.parametrize("effect", [*UNDOING, "executes", "rests-on", "confirms", "answers"])
def test_nobody_undoes_or_carries_out_what_others_did(effect):
    """Somebody else may answer it; he may also rest on what several concluded, and confirm it."""
    own = {"by": ["corland"], "dates": dates(signed="1855-12-01", denounced="1856-01-01")}
    one, several = {"by": ["arland"], "dates": dates(signed="1850-03-01")}, {}
    closed = document(id="closing", dates=dates(signed="1851-03-01"), by=["arland"],
                      effects=[{"kind": "ends", "document": "first", "note": {"en": "For a time."}}])  # fmt: skip
    others = [closed] if effect == "reopens" else []
    wrong = [] if effect == "answers" else ["odd-effect"]
    assert does(effect, own, one, None, *others) == wrong
    assert does(effect, own, several, None, *others) == ([] if effect in ("rests-on", "confirms") else wrong)
    assert does(effect, own, one, "As its successor, of Alpha.", *others) == []
    assert does(effect, own, {**one, "signatories": [None, {"for": "corland"}]}, None, *others) == []
    assert does(effect, {**own, "by": []}, one, None, *others) == []
    assert does(effect, {**own, "kind": "court-case"}, {**one, "kind": "court-case"}, None, *others) in (
        [],
        ["odd-effect"],
    )


def test_a_court_ends_the_case_of_another():
    assert does("ends", {"kind": "court-case", "by": ["court"]}, {"kind": "court-case", "by": ["arland"]}) == []
    assert does("ends", {"kind": "order", "by": ["court"]}, {"kind": "order", "by": ["arland"]}) == ["odd-effect"]


def test_nobody_answers_himself_or_changes_alone_what_several_concluded():
    """One of several may hold it to have ended."""
    alone = {"by": ["arland"], "dates": dates(signed="1852-03-01")}
    assert does("answers", alone, {"by": ["arland"]}) == ["odd-effect"]
    assert does("answers", alone, {"by": ["borland"]}) == does("answers", alone, {}) == []
    for effect in ("replaces", "amends"):
        assert does(effect, alone) == ["odd-effect"]
        assert (
            does(effect, alone, {"by": ["arland"]}) == does(effect, alone, {}, "By leave of the other, of Alpha.") == []
        )
    assert does("ends", alone) == []


@pytest.mark.parametrize("effect", ["confirms", "replaces", "rests-on", "ends"])
def test_both_touch_a_place_if_both_touch_any(effect):
    """What is amended may be extended to others."""
    far = {"territories": {"far": "bears"}}
    assert does(effect, far) == ["odd-effect"]
    assert does(effect, {"territories": {"far": "bears", "isle": "bears"}}) == []
    assert does(effect, far, {}, "Far was then one with Isle, of Alpha.") == does(effect, {"territories": {}}) == []
    assert does("amends", far) == []


def test_what_is_answered_or_carried_out_is_not_long_past():
    for years, wrong in ((5, 0), (6, 1)):
        day = {"dates": dates(issued=f"{1850 + years}-01-01")}
        own = {"by": ["corland"], **day}
        assert does("answers", own) == does("executes", day) == ["odd-effect"] * wrong
        assert does("executes", day, {}, "Only then, of Alpha.") == does("confirms", day) == []
        assert does("confirms", day, {"kind": "talks"}, "Nobody knows why, of Alpha.") == ["odd-effect"] * wrong


@pytest.mark.parametrize("effect", ["ends", "replaces", "amends"])
def test_what_is_changed_after_half_a_century_is_worth_a_note(effect):
    for years, wrong in ((50, 0), (51, 1)):
        own = {"dates": dates(signed=f"{1850 + years}-01-01")}
        assert does(effect, own) == ["odd-effect"] * wrong
        assert does(effect, own, {}, "It stood all the time, of Alpha.") == does("confirms", own) == []


def test_what_is_over_is_not_changed_and_what_was_not_closed_not_reopened():
    """In the year of its end what is left may be wound up; what stood for long may have lapsed by itself."""
    over = document(id="over", dates=dates(signed="1855-03-01"), effects=[{"kind": "ends", "document": "first"}])
    assert does("amends", None, {}, None, over) == ["odd-effect"]
    assert does("amends", {"dates": dates(signed="1855-12-31")}, {}, None, over) == []
    assert does("amends", {"dates": dates(signed="1856-01-01")}, {}, None, over) == ["odd-effect"]
    again = document(id="again", dates=dates(signed="1870-03-01"), effects=[{"kind": "ends", "document": "first"}])
    undated = {**again, "id": "undated", "dates": []}
    for others in ((over, again), (over, undated)):
        assert does("amends", None, {}, None, *others) == ["odd-effect"]
    assert does("amends", None, {"dates": dates(signed="1850-03-01", ended="1859-12-31")}) == ["odd-effect"]
    assert does("amends", None, {}, "What was left of it, of Alpha.", over) == does("amends") == []
    soon = {"dates": dates(signed="1854-01-01")}
    assert does("reopens", soon) == ["odd-effect"]
    assert does("reopens", soon, {}, "It had lapsed, of Alpha.") == does("reopens") == []
    assert does("reopens", {"dates": dates(signed="1855-03-02")}, {}, None, over) == []
    assert does("reopens", {"dates": dates(signed="1855-03-01")}, {}, None, over) == ["odd-effect"]


@pytest.mark.parametrize(
    ("note", "wrong"),
    [
        ("Art. 1.", 0),
        ("Arts 1 and 3.", 0),
        ("By Arts. 1, 3 and II of it.", 0),
        ("Arts 1 and 4.", 1),
        ("Art. 4, as is told.", 1),
        ("As is told in Warsaw Art. 4.", 0),
    ],
)
def test_the_articles_that_a_note_names_one_of_the_two_has(note, wrong):
    """But for those of a third document, whose name stands before them."""
    articles = [{"number": "1"}, {"number": "Annex II"}, None]
    assert does("confirms", {"articles": [{"number": "3"}]}, {"articles": articles}, note) == ["odd-effect"] * wrong


def test_what_others_ended_or_denounced_was_so_on_their_day_and_by_them():
    """A note says how it ended otherwise; what nobody ended may have run out."""

    def over(event, effect, note=None, **date):
        ending = document(id="over", by=["arland"], dates=dates(issued="1855-03-01", published="1855-03-05"),
                          effects=[{"kind": effect, "document": "pact"}])  # fmt: skip
        act = {"event": event, "date": "1855-03-05", "note": {"en": note} if note else None, **date}
        pact = document(dates=[*dates(signed="1850-03-01"), act])
        return [code for *_, code in reported(check_effects, {"documents": [pact, ending]})[0]]

    for event, effect in (("ended", "ends"), ("denounced", "denounces")):
        assert over(event, effect) == over(event, effect, by="arland") == []
        assert over(event, effect, date="1855-03-06") == ["no-event"]
        assert over(event, effect, "It ran out.", date="1855-03-06") == []
        assert over(event, effect, by="borland") == over(event, effect, "By word.", by="borland") == ["no-party"]
        assert over(event, "confirms", date="1899-01-01", by="borland") == []


@pytest.mark.parametrize(
    ("note", "wrong"),
    [
        ("It was so.", 1),
        ("The pact of Alpha.", 0),
        ("That of 1850.", 0),
        ("That of 1849.", 1),
        ("That of 1859.", 1),
        ("That of 1851, by its force.", 0),
        ("By Article 2.", 0),
        ("By Art. 3.", 0),
        ("By its Second Part on Gamma.", 0),
        ("Beyond Omega.", 1),
    ],
)
def test_a_note_explains_an_effect_if_it_names_something_of_the_other_document(note, wrong):
    """A year, an article or a name; the article may be one that says how, in the document itself."""
    articles = [{"number": "2", "summary": {"en": "On Gamma."}}, {"number": "3"}, None]
    own = {"territories": {"far": "bears"}}
    days = dates(signed="1850-03-01", in_force="1851-06-01")
    assert does("confirms", own, {"articles": articles, "dates": days}, note) == ["odd-effect"] * wrong


def test_a_document_acts_until_the_last_of_its_own_acts():
    """A treaty may confirm, as it comes into force, what was signed after it."""
    effect = {"kind": "confirms", "document": "later"}
    pact = document(dates=dates(signed="1850-03-01", in_force="1852-06-01", ended="1899-07-17"), effects=[effect])
    for day, wrong in (("1852-06-01", 0), ("1852-06-02", 1)):
        told = reported(check_effects, {"documents": [pact, document(id="later", dates=dates(signed=day))]})[0]
        assert [code for *_, code in told] == ["later-effect"] * wrong


def test_what_lasted_is_answered_soon_after_its_last_day():
    talks = {"kind": "talks", "dates": dates(occurred="1850-03-01", concluded="1854-03-01")}
    for year, wrong in ((1859, 0), (1860, 1)):
        own = {"by": ["corland"], "dates": dates(issued=f"{year}-01-01")}
        assert does("answers", own, talks) == ["odd-effect"] * wrong


def test_of_a_document_without_a_kind_or_a_day_less_is_asked():
    """Both are told of elsewhere."""
    both = {"by": ["arland", "corland"], "dates": dates(signed="1852-03-01")}
    for effect in ("amends", "ends", "denounces", "confirms", "answers"):
        for missing in ({"kind": None}, {"dates": []}):
            assert does(effect, {**both, **missing}) == does(effect, both, missing) == []


def test_only_what_others_ended_is_asked_for_their_day():
    """Not what stands beside it."""
    ending = document(id="over", dates=dates(issued="1855-03-01"), effects=[{"kind": "ends", "document": "pact"}])
    pact = document(dates=dates(signed="1850-03-01", ended="1855-03-01"))
    lapsed = document(id="lapsed", dates=dates(signed="1850-03-01", ended="1852-01-01"))
    assert reported(check_effects, {"documents": [pact, lapsed, ending]})[0] == []


def test_a_message_says_how_to_mend_it():
    """By a note where that can explain it; and whose act it was."""
    there = document(id="first", by=["arland"], dates=dates(signed="1850-03-01"))

    def said(kind, **own):
        acting = document(dates=dates(signed="1852-03-01"), effects=[{"kind": kind, "document": "first"}], **own)
        return reported(check_effects, {"documents": [there, acting]})[1]

    assert said("answers", by=["arland"]) == [
        "answers first, which is of arland too: it would answer itself; mend it, or let its `note` say how, and name "
        "something of it"
    ]
    raid = document(id="first", kind="raid", dates=dates(occurred="1850-03-01"))
    acting = document(dates=dates(signed="1852-03-01"), effects=[{"kind": "amends", "document": "first"}])
    found = reported(check_effects, {"documents": [raid, acting]})[1]
    assert found == ["amends first, which is of the kind 'raid', to which that does not happen"]
