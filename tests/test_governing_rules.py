"""The governing document of every day follows from the documents by the five rules, and `check` holds the record to it.

docs/method.md gives the rules, `kurils.store.validate.governing` follows them.
"""

from __future__ import annotations

import pathlib

import pytest

from kurils.store.validate.check import check_folder
from kurils.store.validate.governing import Act, Day, act_of, check_governing, derive

DATA = pathlib.Path(__file__).parent.parent / "data"


@pytest.fixture(scope="module")
def checked():
    entries, problems = check_folder(str(DATA))
    assert problems == []
    return entries


def caught(entries):
    """What the rules say against the entries; it is not kept."""
    check_governing(entries)
    found = [(problem.file, problem.line, problem.code) for problem in entries.problems]
    entries.problems.clear()
    return found


def test_the_rules_give_the_table(checked):
    """On every day on which anything changes, in every territory, rule and table agree."""
    assert len(checked["governing"]) > 30
    assert caught(checked) == []


def silent(entries, changes):
    """The spells of `governing` that could be changed so and stay unreported: (document, change)."""
    found = []
    for entry in entries["governing"]:
        own = dict(entry.values)
        for change in changes(entry.values):
            entry.values.update(change)
            lines = {line for _, line, code in caught(entries) if code == "not-by-rule"}
            if not lines or ("document" in change and entry.at.line not in lines):
                found.append((own["document"], *change.values()))
            entry.values.update(own)
    return found


def test_no_other_document_passes_for_the_one_that_governs(checked):
    """Whichever spell names the document of the spell before it or after it is reported on its line."""
    used = [entry.values["document"] for entry in checked["governing"] if entry.values["document"]]
    beside = {id: {used[n - 1], used[(n + 1) % len(used)]} - {id} for n, id in enumerate(used)}

    def changes(spell):
        return [{"document": id} for id in sorted(beside.get(spell["document"], ()))]

    assert silent(checked, changes) == []


def test_nothing_does_not_pass_for_a_document(checked):
    """A document that governs cannot be left out; which act of the holder does is left to the record's judgement."""

    def changes(spell):
        return [{"document": None, "state": None}] if spell["state"] not in (None, "domestic") else []

    assert silent(checked, changes) == []


def test_no_other_state_passes(checked):
    """In force, executed, signed and domestic are told apart by the days of the document.

    Whether a boundary outlived a treaty that no act ended is the one thing that the record itself must say: that of
    1875 over northern Sakhalin.
    """

    def changes(spell):
        states = {"in-force", "executed", "signed", "domestic"} - {spell["state"]}
        return [{"state": state} for state in sorted(states)] if spell["state"] else []

    assert silent(checked, changes) == [("1875-st-petersburg", "in-force")]


def test_a_spell_that_begins_late_is_reported(checked):
    """The day of each change follows from a day of a document: the spell before it does not hold on it."""
    spells = [entry.values for entry in checked["governing"]]
    changing = [
        spell
        for spell in spells
        if any(old["to"] == spell["from"] and old["document"] != spell["document"] for old in spells)
    ]

    def changes(spell):
        return [{"from": f"{spell['from'][:4]}-12-31"}] if spell["document"] and spell in changing else []

    # the day from which a boundary outlived its treaty is the record's own judgement
    assert silent(checked, changes) == [("1875-st-petersburg", "1945-12-31")]


# --- the rules, one by one: documents in memory, the day before, the day, the day after

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
