"""Variants: the value of a date, and of an end of a spell, is a day or a span, as the record and the other have it."""

from __future__ import annotations

import pytest

from kurils.store.validate.variants import check_variants
from tests.in_memory import reported

PACT = {"id": "1850-pact", "dates": [{"event": "in_force", "date": "1850-05-02"}]}


@pytest.mark.parametrize("of", ["in_force", "control.from", "polity.from", "title.to", "claim.from", "claim.to"])
@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("1850-08-07", []),
        ("1850-08", []),
        ("1851~", []),
        ("1851/1852", []),
        ("1850/1851", ["no-variant"]),
        ("1850", ["no-variant"]),
        ("1850-05", ["no-variant"]),
        ("1850-05-02 (20 April, Old Style)", ["no-variant"]),
        ("1851/..", []),
        ("1850-05-14 (2 May, Old Style)", []),
        ("91850-08-07", ["bad-day"]),
        ("850-08-07", ["bad-day"]),
        ("1850-08-07x", ["bad-day"]),
        ("1850-02-30", ["bad-day"]),
        ("1850-02-30 (18 February, Old Style)", ["bad-day"]),
        ("1851/1850", ["bad-day"]),
        ("2 May 1850, Old Style", ["bad-day"]),
        ("no pause", ["bad-day"]),
        ("2999", ["after-coverage"]),
    ],
)
def test_a_variant_of_a_day_is_a_day(of, value, codes):
    """Or a span; what else a source says of it stands in brackets behind it."""
    variant = {"of": of, "document": "1850-pact", "accepted": "1850-05-02", "value": value}
    record = {"coverage": {"from": "1800-01-01", "to": "2000-12-31"}}
    told = reported(check_variants, {"variants": [variant], "documents": [PACT]}, record=record)[0]
    assert [code for _, _, code in told] == codes


@pytest.mark.parametrize(
    ("accepted", "codes"),
    [
        ("1850-05-02", []),
        ("1850-05-02 (20 April, Old Style)", []),
        ("1850", []),
        ("1850-05-03 (20 April, Old Style)", ["not-accepted"]),
        ("early in 1850", ["bad-day"]),
    ],
)
def test_what_is_accepted_is_a_day_too(accepted, codes):
    """And the one that the record prints, whatever stands in brackets behind it."""
    for more in ({"of": "in_force", "document": "1850-pact"}, {"of": "control.from", "at": "1850-05-02"}):
        variant = {**more, "accepted": accepted, "value": "1851-08-07"}
        told = reported(check_variants, {"variants": [variant], "documents": [PACT]})[0]
        assert [code for _, _, code in told] == codes


@pytest.mark.parametrize("of", ["content", "claim.content", "control.kind", "title.holder", "name", "area"])
def test_a_variant_of_anything_else_is_said_in_words(of):
    """And not by a day, of the calendar or none."""
    for value, codes in (("no pause", []), ("1850-08-07", ["a-day"]), ("1850-02-30", ["bad-day"])):
        variant = {"of": of, "accepted": "a pause", "value": value}
        assert [code for _, _, code in reported(check_variants, {"variants": [variant]})[0]] == codes


@pytest.mark.parametrize("value", ["A Pause.", '"a pause"', "the pause", " a  pause "])
def test_what_is_accepted_is_no_variant_of_itself_however_it_is_written(value):
    variant = {"of": "content", "accepted": "a pause", "value": value}
    assert [code for *_, code in reported(check_variants, {"variants": [variant]})[0]] == ["no-variant"]


def test_a_value_of_one_thing_stands_once():
    """Also where it is called rejected once; of another event, document, place, window or day it is another's."""
    one = {"id": "a", "of": "in_force", "document": "1850-pact", "accepted": "1850-05-02", "value": "1850-08-07"}
    again = {**one, "id": "b", "standing": "rejected"}
    told = reported(check_variants, {"variants": [one, again], "documents": [PACT]})
    assert told == ([("variants", 1, "repeated")], ["a has this value of the same already"])
    turn = {**one, "of": "control.holder", "accepted": "nobody at all", "value": "arland", "territories": ["isle"]}
    window = {"from": "1850-01-01", "to": "1851-01-01"}
    for row, more in ((one, {"value": "1850-08-08"}), (turn, {"members": ["islet"]}), (turn, {"window": window}),
                      (turn, {"at": "1850-05-02"}), (turn, {"territories": ["bay"]})):  # fmt: skip
        rows = [row, {**row, "id": "b", **more}]
        assert reported(check_variants, {"variants": rows, "documents": [PACT]})[0] == []


@pytest.mark.parametrize(("accepted", "wrong"), [("none", 0), ("arland", 1), ("borland", 1)])
def test_what_is_accepted_of_named_islands_is_what_they_have(accepted, wrong):
    """By spells of their own, or else by those of their territory."""
    islands = [{"id": "islet", "territory": "isle"}, {"id": "rock", "territory": "isle"}]
    control = [
        {"from": "1800-01-01", "to": None, "holder": "borland", "territories": ["isle"]},
        {"from": "1800-01-01", "to": None, "holder": None, "members": ["islet"]},
    ]
    variant = {"of": "control.holder", "accepted": accepted, "value": "x", "members": ["islet"],
               "window": {"from": "1850-01-01", "to": "1851-01-01"}}  # fmt: skip
    lists = {"variants": [variant], "control": control, "islands": islands}
    assert reported(check_variants, lists)[0] == [("variants", 0, "not-accepted")] * wrong
    of_territory = {**variant, "members": ["rock"]}
    lists = {**lists, "variants": [of_territory]}
    assert reported(check_variants, lists)[0] == [("variants", 0, "not-accepted")] * (accepted != "borland")


@pytest.mark.parametrize("of", ["governing.document", "governing.state", "control.kind", "area", "name"])
@pytest.mark.parametrize(
    ("said", "codes"), [("1850-05-02", ["a-day"]), ("1850-05", ["a-day"]), ("1850", []), ("x", [])]
)
def test_of_what_is_no_day_no_day_is_said(of, said, codes):
    """Neither as accepted nor as the other value."""
    for key, other in (("accepted", "value"), ("value", "accepted")):
        variant = {"of": of, key: said, other: "something else"}
        assert [code for *_, code in reported(check_variants, {"variants": [variant]})[0]] == codes


def test_an_accepted_document_governs_on_the_days_of_the_window():
    """With its state behind a comma; another that governs there is reported."""
    governing = [
        {"from": "1800-01-01", "to": "1850-01-01", "document": None, "territories": ["isle"]},
        {"from": "1850-01-01", "to": None, "document": "1850-pact", "territories": ["isle"]},
    ]

    def found(accepted, begin):
        variant = {"of": "governing.document", "accepted": accepted, "value": "x", "territories": ["isle"],
                   "window": {"from": begin, "to": None}}  # fmt: skip
        return [code for *_, code in reported(check_variants, {"variants": [variant], "governing": governing})[0]]

    assert found("1850-pact, executed", "1850-01-01") == found("1850-pact", "1860-01-01") == []
    assert found("1850-pact, executed", "1849-12-31") == found("1860-pact", "1850-01-01") == ["not-accepted"]
