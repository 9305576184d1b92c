"""The five rules of the governing document one by one, and what `check` says of spells that they do not give.

docs/method.md gives the rules; `test_governing_rules` holds the record to them. Here documents and spells are made in
memory: the day before, the day, the day after.
"""

from __future__ import annotations

import pytest

from kurils.store.problems import Problem
from kurils.store.validate.governing import Act, Day, act_of, check_governing, day_of, derive
from tests.in_memory import entries_of

SIDES = {"arland", "borland"}


def act(id, **facts):
    """A treaty of both sides that names the place, but for what is given."""
    usual = {"touch": "named", "by": ["arland", "borland"], "kind": "treaty", "between_states": True}
    days = dict.fromkeys(("signed", "issued", "in_force", "ended"))
    return Act(id, **{**usual, **days, **facts})


def governs(day, *acts, status="none", document=None, spent=(), holder=None, polity_from=None, known=()):
    """What the rules give on a day, of a place whose title and polity are given."""
    title = {"status": status, "document": document}
    place = Day(title, set(spent), holder, polity_from)
    return derive(day, place, list(acts), SIDES, {document["id"]: document for document in known})


@pytest.mark.parametrize("status", ["agreed", "undivided"])
def test_first_the_instrument_that_fixes_the_title(status):
    """In force to the day before it ended, executed from then on; whatever else is in force beside it."""
    other = act("other", in_force="1860-01-01")
    pact = {"id": "pact", "dates": [{"event": "ended", "date": "1900-01-01"}]}
    for day, state in (("1850-01-01", "in-force"), ("1899-12-31", "in-force"), ("1900-01-01", "executed")):
        assert governs(day, other, status=status, document="pact", known=[pact]) == ("pact", state)
    assert governs("1999-01-01", status=status, document="pact", known=[{"id": "pact", "dates": []}])[1] == "in-force"
    assert governs("1999-01-01", status=status, document="pact") == ("pact", "in-force")


def test_then_the_instrument_in_force_that_deals_with_the_place():
    """From the day of its entry into force to the day before its end; one that only bears on the day does not."""
    pact = act("pact", signed="1850-01-01", in_force="1851-01-01", ended="1900-01-01", by=["arland", "corland"])
    found = {
        day: governs(day, pact, status=status)
        for status in ("none", "renounced", "unsettled")
        for day in ("1850-12-31", "1851-01-01", "1899-12-31", "1900-01-01")
    }
    assert list(found.values()) == [(None, None), ("pact", "in-force"), ("pact", "in-force"), (None, None)]
    touches = ("named", "by-group", "disputed", "by-position", "bears")
    dealing = [touch for touch in touches if governs("1860-01-01", pact._replace(touch=touch))[0]]
    assert dealing == ["named", "by-group", "disputed", "by-position"]


def test_what_is_no_instrument_between_states_or_fixed_the_title_before_does_not_govern_so():
    """A decree in force, and a treaty of which only the boundary was left."""
    pact = act("pact", in_force="1851-01-01")
    assert governs("1860-01-01", pact._replace(between_states=False)) == (None, None)
    assert governs("1860-01-01", pact, spent=["pact"]) == (None, None)
    assert governs("1860-01-01", pact, spent=["other"]) == ("pact", "in-force")


def test_of_several_the_one_that_names_the_place_then_the_one_of_both_sides_then_the_later():
    """Its group, or a reach that is disputed, counts as its name."""
    early, late = act("early", in_force="1850-01-01"), act("late", in_force="1851-01-01")
    others = late._replace(id="others", by=["arland", "corland"])
    near = late._replace(id="near", touch="by-position")

    def first(*acts):
        return governs("1860-01-01", *acts)[0]

    assert first(early, late) == first(late, early) == "late"
    assert first(early, others) == "early"
    assert first(others, near) == "others"
    for touch in ("by-group", "disputed"):
        assert first(near, early._replace(touch=touch)) == "early"


def test_an_order_is_in_force_from_its_issue():
    """Any other document only by its entry into force; an order that has one, from that."""
    order = act("order", kind="order", issued="1850-01-01")
    assert [governs(day, order)[0] for day in ("1849-12-31", "1850-01-01")] == [None, "order"]
    assert governs("1860-01-01", order._replace(kind="treaty")) == (None, None)
    assert governs("1850-06-01", order._replace(in_force="1851-01-01")) == (None, None)


def test_then_what_both_sides_have_signed_and_is_not_yet_in_force():
    """From the day of the signature to the day before it enters into force, the latest first; never without that."""
    pact = act("pact", signed="1850-01-01", in_force="1852-01-01")
    later = pact._replace(id="later", signed="1851-01-01", in_force="1853-01-01")
    days = ("1849-12-31", "1850-01-01", "1851-01-01", "1851-12-31", "1852-01-01")
    assert [governs(day, pact, later) for day in days] == [
        (None, None), ("pact", "signed"), ("later", "signed"), ("later", "signed"), ("pact", "in-force"),
    ]  # fmt: skip
    for other in ({"by": ["arland", "corland"]}, {"touch": "bears"}, {"in_force": None}, {"signed": None}):
        assert governs("1850-06-01", pact._replace(**other)) == (None, None)
    assert governs("1850-06-01", act("old", in_force="1840-01-01"), pact) == ("old", "in-force")
    # what is no instrument between states is not in force so, and not to be expected any more
    resolution = pact._replace(between_states=False)
    assert [governs(day, resolution)[1] for day in ("1851-12-31", "1852-01-01")] == ["signed", None]


def test_then_the_act_by_which_the_holder_took_over():
    """Issued by it alone on the first day of its polity; without a holder there is none."""
    decree = act("decree", kind="decree", by=["arland"], between_states=False, issued="1850-01-01")
    held = {"holder": "arland", "polity_from": "1850-01-01"}
    for kind in ("order", "decree", "instruction"):
        assert governs("1860-01-01", decree._replace(kind=kind), **held) == ("decree", "domestic")
    for other in ({"kind": "law"}, {"by": ["arland", "corland"]}, {"by": ["borland"]}, {"issued": "1850-01-02"}):
        assert governs("1860-01-01", decree._replace(**other), **held) == (None, None)
    assert governs("1860-01-01", decree, holder=None, polity_from="1850-01-01") == (None, None)
    pact = act("pact", signed="1859-01-01", in_force="1861-01-01")
    assert governs("1860-01-01", decree, pact, **held) == ("pact", "signed")


@pytest.mark.parametrize(
    ("kind", "by", "between"),
    [
        ("treaty", ["arland", "borland"], True),
        ("treaty", ["arland"], False),
        # of others towards a party
        ("order", ["corland"], True),
        ("order", ["arland"], False),
        ("law", ["corland"], False),
        ("statement", ["arland", "borland"], False),
    ],
)
def test_an_instrument_between_states_has_several_authors_or_one_that_is_no_side(kind, by, between):
    """A law of a third state is none all the same."""
    document = {"id": "one", "kind": kind, "by": by, "dates": []}
    assert act_of(document, "named", SIDES).between_states == between


def test_a_document_has_the_first_of_its_days():
    """Of each event; none where there is none."""
    dates = [
        {"event": "signed", "date": "1850-02-01"}, {"event": "signed", "date": "1850-01-01"},
        {"event": "in_force", "date": "1851-01-01"}, {"event": "issued", "date": "1849-01-01"},
    ]  # fmt: skip
    found = act_of({"id": "one", "kind": "treaty", "by": ["arland"], "dates": dates}, "bears", SIDES)
    assert (found.signed, found.issued, found.in_force, found.ended) == ("1850-01-01", "1849-01-01", "1851-01-01", None)
    assert (found.id, found.touch, found.by, found.kind) == ("one", "bears", ["arland"], "treaty")
    for none in ({}, {"dates": None}, {"dates": [None, {"event": "signed", "date": None}, {"date": "1850-01-01"}]}):
        assert day_of(none, "signed") is None


# --- what `check` says of spells: entries in memory, of which the last spell of `governing` is to be judged


def document(id, *dates, **facts):
    """A treaty of both sides that names the isle, with events and their days; a third text is a note."""
    usual = {"kind": "treaty", "by": ["arland", "borland"], "territories": {"isle": "named"}}
    return {
        "id": id,
        **usual,
        "dates": [{"event": event, "date": day, "note": "".join(note) or None} for event, day, *note in dates],
        **facts,
    }


def spell(begin, **fields):
    return {"territories": ["isle"], "from": begin, **fields}


def governing(begin, document=None, state=None, **fields):
    return spell(begin, document=document, state=state, **fields)


NOBODY = {
    "title": [spell("1800-01-01", status="none", document=None)],
    "control": [spell("1800-01-01", holder=None)],
    "polity": [spell("1800-01-01", polity="islanders")],
}
HELD = {"control": [spell("1800-01-01", holder="arland")]}


def fixed(id):
    """A title that an instrument fixes."""
    return {"title": [spell("1800-01-01", status="agreed", document=id)]}


def told(governing, documents=(), sides=("arland", "borland"), places=("isle",), known=(), **tracks):
    """What is said of the spells of `governing`: the number of each, and the message."""
    territories = [{"id": id} for id in places]
    lists = {**NOBODY, **tracks, "governing": governing, "documents": documents, "territories": territories}
    entries = entries_of(lists, {"sides": sides})
    entries.problems.extend(known)
    check_governing(entries)
    new = entries.problems[len(known) :]
    assert {(problem.file, problem.code) for problem in new} <= {("governing", "not-by-rule")}
    return [(problem.line, problem.message) for problem in new]


def days(*arguments, **facts):
    """Of each spell that is reported, the day."""
    return [(line, message.split(":")[0].removeprefix("isle on ")) for line, message in told(*arguments, **facts)]


PACT = document("pact", ("signed", "1850-01-01"), ("in_force", "1851-01-01"), ("ended", "1900-01-01"))
BY_RULE = [
    governing("1800-01-01"), governing("1850-01-01", "pact", "signed"), governing("1851-01-01", "pact", "in-force"),
    governing("1900-01-01"),
]  # fmt: skip


def test_what_the_rules_give_is_not_reported():
    """From one day of a document to the next."""
    assert told(BY_RULE, [PACT]) == []


def test_it_is_told_what_governs_by_the_rules_and_what_does_not():
    """With its state, or as nothing; and the place and the first day on which it is so."""
    wrong = [governing("1800-01-01"), governing("1850-01-01", "pact", "in-force"), governing("1900-01-01")]
    rules = "by the rules of docs/method.md"
    assert told(wrong, [PACT]) == [
        (1, f"isle on 1850-01-01: {rules} 'pact' (signed) governs, not 'pact' (in-force)"),
    ]  # fmt: skip
    assert told(wrong[:1], [PACT])[0][1].endswith("'pact' (signed) governs, not nothing")
    assert told([governing("1800-01-01", "pact", "in-force")], [PACT])[0][1].endswith(
        "nothing governs, not 'pact' (in-force)"
    )


@pytest.mark.parametrize("at", range(3))
def test_each_day_of_a_document_is_asked(at):
    """The day of its signature, of its entry into force and of its end: a spell that runs on is reported then, once."""
    short = [*BY_RULE[: at + 1], *BY_RULE[at + 2 :]]
    assert days(short, [PACT]) == [(at, BY_RULE[at + 1]["from"])]


def test_so_is_the_day_on_which_an_order_was_issued():
    """From which it is in force."""
    order = document("order", ("issued", "1850-01-01"), kind="order")
    assert days([governing("1800-01-01")], [order]) == [(0, "1850-01-01")]
    assert told([governing("1800-01-01"), governing("1850-01-01", "order", "in-force")], [order]) == []


def test_each_spell_is_reported_once():
    """However many days there are on which the rules do not give it, and whether or not others were reported."""
    wrong = [governing(begin, "pact", "executed") for begin in ("1800-01-01", "1850-06-01", "1870-01-01")]
    assert days(wrong, [PACT]) == [(0, "1800-01-01"), (1, "1850-06-01"), (2, "1870-01-01")]


@pytest.mark.parametrize("track", ["title", "control", "polity", "governing"])
def test_a_day_on_which_a_track_says_nothing_is_passed_over(track):
    """What must be said on each day is asked elsewhere; the days after it are asked here all the same."""
    late = {"governing": [governing("1800-01-01")], **NOBODY}
    late[track] = [{**late[track][0], "from": "1870-01-01"}]
    assert days(late.pop("governing"), [PACT], **late) == [(0, "1870-01-01")]


def test_each_place_is_asked_for_itself():
    """A document that does not touch it does not govern it; spells of several places are asked in each."""
    rock = [{**row, "territories": ["rock"]} for row in (governing("1800-01-01"), *(NOBODY[t][0] for t in NOBODY))]
    both = {name: [NOBODY[name][0], own] for name, own in zip(NOBODY, rock[1:], strict=True)}
    assert told([*BY_RULE, rock[0]], [PACT], places=("isle", "rock"), **both) == []
    touching = {**PACT, "territories": {"isle": "named", "rock": "by-position"}}
    (found,) = told([*BY_RULE, rock[0]], [touching], places=("isle", "rock"), **both)
    assert (found[0], found[1].split(":")[0]) == (4, "rock on 1850-01-01")
    shared = {name: [{**NOBODY[name][0], "territories": ["isle", "rock"]}] for name in NOBODY}
    spells = [{**row, "territories": ["isle", "rock"]} for row in BY_RULE]
    assert told(spells, [touching], places=("isle", "rock"), **shared) == []
    found = told(spells, [PACT], places=("isle", "rock"), **shared)
    assert [(line, message.split(":")[0]) for line, message in found] == [
        (1, "rock on 1850-01-01"),
        (2, "rock on 1851-01-01"),
    ]


def test_nothing_is_asked_of_a_record_that_has_other_faults_or_not_two_sides():
    """The rules speak of two; and what did not pass is nothing to reason from."""
    fault = Problem("f", 1, "", "code", "message")
    wrong = [governing("1800-01-01")]
    assert len(told(wrong, [PACT])) == 1
    assert len(told(wrong, [PACT], sides=("arland", None, "borland"))) == 1
    for facts in ({"known": [fault]}, {"sides": ("arland",)}, {"sides": ("arland", "borland", "corland")}):
        assert told(wrong, [PACT], **facts) == []
    assert told(wrong, [PACT], sides=None) == []


def test_an_instrument_that_no_longer_fixes_the_title_governs_no_more():
    """Though it is in force; unless it is named still, by a title that was given up in it. Before, it governs."""
    pact = document("pact", ("in_force", "1850-01-01"))

    def title(status, document):
        earlier = spell("1850-01-01", status="agreed", document="pact")
        later = spell("1900-01-01", status=status, document=document)
        return [NOBODY["title"][0], earlier, later]

    nothing = [governing("1800-01-01"), governing("1850-01-01", "pact", "in-force"), governing("1900-01-01")]
    assert told(nothing, [pact], title=title("unsettled", None)) == []
    assert told(nothing[:2], [pact], title=title("renounced", "pact")) == []
    assert days(nothing[:2], [pact], title=title("unsettled", None)) == [(1, "1900-01-01")]
    assert days(nothing, [pact], title=title("renounced", "pact")) == [(2, "1900-01-01")]
    # what fixes the title later only is in force before
    first = document("pact", ("in_force", "1840-01-01"))
    spells = [governing("1800-01-01"), governing("1840-01-01", "pact", "in-force"), governing("1900-01-01")]
    assert told(spells, [first], title=title("unsettled", None)) == []


def test_documents_are_taken_in_order_of_time_then_of_their_ids():
    """Of two that were signed and are not in force the last counts, of two acts of the holder the first."""
    a, b = (document(id, ("signed", "1850-01-01"), ("in_force", "1999-01-01")) for id in "ab")
    spells = [governing("1800-01-01"), governing("1850-01-01", "b", "signed"), governing("1999-01-01", "b", "in-force")]
    assert told(spells, [a, b]) == told(spells, [b, a]) == []
    # a was ratified later, b earlier than it was signed
    early = document("b", ("exchanged", "1849-01-01"), ("signed", "1850-01-01"), ("in_force", "1999-01-01"))
    assert told([spells[0], governing("1850-01-01", "a", "signed"), spells[2]], [a, early]) == []
    # one without a day comes before all others
    undated = document("z")
    assert told(spells, [undated, a, b]) == []


def test_the_act_by_which_the_holder_took_over_governs_from_the_first_day_of_its_polity():
    """Of the polity and the holder of the day, not of those before; of two acts of a day the first by id."""
    one, two = (document(id, ("issued", "1850-01-01"), kind="decree", by=["arland"]) for id in ("one", "two"))
    taken = {
        "control": [*NOBODY["control"], spell("1850-01-01", holder="arland")],
        "polity": [*NOBODY["polity"], spell("1850-01-01", polity="arland")],
    }
    spells = [governing("1800-01-01"), governing("1850-01-01", "one", "domestic")]
    assert told(spells, [two, one], **taken) == []
    assert days([spells[0], governing("1850-01-01", "two", "domestic")], [two, one], **taken) == [(1, "1850-01-01")]
    assert days(spells[:1], [one], **taken) == [(0, "1850-01-01")]


def judged(*arguments, **facts):
    """Whether a spell from 1860 on is let pass, after one that the record leaves open."""
    spells = [governing("1860-01-01", *arguments)]
    return not told(spells, **facts)


@pytest.mark.parametrize("event", ["issued", "signed", "promulgated"])
def test_which_act_of_the_holder_governs_is_left_to_the_record(event):
    """From the day of that act on, if it is the holder's alone and the rules give nothing."""
    act = document("act", (event, "1860-01-01"), kind="law", by=["arland"])
    asked = {"documents": [act], **HELD}
    assert judged("act", "domestic", **asked)
    assert not judged("other", "domestic", **asked)
    for state in ("in-force", "signed", "executed"):
        assert not judged("act", state, **asked)
    assert not judged("act", "domestic", documents=[act])
    assert not judged("act", "domestic", documents=[act], control=[spell("1800-01-01", holder="borland")])
    assert not judged("act", "domestic", **{**asked, "documents": [{**act, "by": ["arland", "borland"]}]})
    for day in ("1859-12-31", "1860-01-02"):
        assert not judged(
            "act", "domestic", documents=[{**act, "dates": document("act", (event, day))["dates"]}], **HELD
        )
    # where the rules give something it is not left
    treaty = document("treaty", ("in_force", "1850-01-01"))
    assert not judged("act", "domestic", **{**asked, "documents": [act, treaty]})


def test_any_other_day_of_an_act_does_not_begin_its_rule():
    """It was delivered, or published."""
    act = document("act", ("published", "1860-01-01"), kind="law", by=["arland"])
    assert not judged("act", "domestic", documents=[act], **HELD)


def test_whether_a_boundary_outlived_a_treaty_that_no_act_ended_is_left_to_the_record():
    """If a note stands at its entry into force, before the spell; it is executed then, and governs still."""
    noted = document("pact", ("in_force", "1850-01-01", "It was never ended."))
    asked = {"documents": [noted], **fixed("pact")}
    assert judged("pact", "executed", **asked)
    assert judged("pact", "in-force", **asked)
    assert not judged("pact", "signed", **asked)
    assert not judged("pact", "domestic", **asked)
    for dates in (
        [("in_force", "1850-01-01")],
        [("signed", "1850-01-01", "A note."), ("in_force", "1850-01-01")],
        [("in_force", "1860-01-01", "A note of the day on which the spell begins.")],
        [("in_force", "1850-01-01", "A note."), ("ended", "1999-01-01")],
    ):
        assert not judged("pact", "executed", documents=[document("pact", *dates)], **fixed("pact")), dates
    several = document("pact", ("in_force", "1850-01-01", "A note."), ("in_force", "1870-01-01", "Another."))
    assert judged("pact", "executed", documents=[several], **fixed("pact"))


def test_only_the_instrument_that_fixes_the_title_can_be_outlived():
    """Not another one, and not one in force by rule 2."""
    noted = document("pact", ("in_force", "1850-01-01", "A note."))
    other = {**noted, "id": "other"}
    assert not judged("other", "executed", documents=[noted, other], **fixed("pact"))
    assert judged("pact", "in-force", documents=[noted])
    assert not judged("pact", "executed", documents=[noted])
    assert not judged("pact", "executed", documents=[noted, other], **fixed("other"))
