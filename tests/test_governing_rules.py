"""The governing document of every day follows from the documents by the five rules, and `check` holds the record to it.

docs/method.md gives the rules, `kurils.store.validate.governing` follows them; one by one they stand in
`test_check_governing`.
"""

from __future__ import annotations

import pathlib

import pytest

from kurils.store.validate.check import check_folder
from kurils.store.validate.governing import check_governing

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
