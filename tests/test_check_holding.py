"""How a place is held: by acts of those days, in the way of the act or of the group, and by a polity that is there."""

from __future__ import annotations

import pytest

from kurils.store.validate.holding import BEGUN_BY, check_holding
from tests.in_memory import reported

POLITIES = [
    {"id": "kingdom", "state": "arland", "from": None, "to": "1850-01-01"},
    {"id": "republic", "state": "arland", "from": "1850-01-01", "to": None},
    {"id": "islanders", "state": None, "from": None, "to": None},
]


def document(id="1848-landing", kind="landing", day="1848-05-01", edtf=None, places=("isle",)):
    dates = [None, {"event": "occurred", "date": day, "edtf": edtf}]
    return {"id": id, "kind": kind, "dates": dates, "territories": dict.fromkeys(places, "named")}


def spell(begin, end=None, places=("isle",), key="territories", **facts):
    return {"from": begin, "to": end, key: [*places], **facts}


def codes(documents=(), said=False, **lists):
    """The codes of what is reported, or what is said."""
    record = {"coverage": {"from": "1800-01-01"}}
    islands = [{"id": "rock", "territory": "isle"}]
    lists = {"documents": [*documents], "polities": POLITIES, "islands": islands, **lists}
    told, messages = reported(check_holding, lists, None, record)
    return messages if said else [code for *_, code in told]


@pytest.mark.parametrize("name", BEGUN_BY)
def test_of_the_acts_by_which_it_begins_one_is_of_the_span_of_its_beginning(name):
    """By its own span too; without a span it is asked elsewhere."""

    def begun(day, span="1848", own=None):
        row = spell("1848-05-01", document="1848-landing", from_edtf=span)
        if name == "claims":
            row = {**row, "document": None, "documents": ["1848-landing", "1848-lost"]}
        return codes([document(day=day, edtf=own)], **{name: [row]})

    assert begun("1848-01-01") == begun("1848-12-31") == begun("1849-01-01", None) == []
    assert begun("1847-12-31") == begun("1849-01-01") == ["no-event"]
    assert (
        begun("1849-01-01", own="1848/1849") == begun("1900-01-01", "1848/..") == begun("1799-01-01", "../1848") == []
    )
    assert codes([], **{name: [spell("1848-05-01", from_edtf="1848", document="1848-lost")]}) == []


def test_an_occupation_begins_by_an_act_of_war():
    """Or is inferred; administration may begin by any act, or by none."""

    def by(kind, held="military-occupation", certainty="confirmed"):
        documents = [document(kind=kind)] if kind else []
        row = spell("1848-05-01", kind=held, holder="arland", certainty=certainty, document=kind and "1848-landing")
        return codes(documents, control=[row])

    assert by("landing") == by("surrender") == by("occupation") == by(None, certainty="inferred") == []
    assert by("decree") == by("letter") == ["other-kind"]
    assert by(None) == ["no-document"]
    assert by("decree", "administration") == by(None, "administration") == []


def test_nobody_comes_to_hold_a_place_by_a_treaty_before_its_force():
    """By a hand-over, or by what needs no force, one may; and side by side, with no holder."""

    def by(kind, begin, holder="arland"):
        act = {**document(kind=kind), "dates": [{"event": "signed", "date": "1848-05-01"},
                                                {"event": "in_force", "date": "1849-05-01"}]}  # fmt: skip
        return codes([act], control=[spell(begin, kind="administration", holder=holder, document="1848-landing")])

    assert by("treaty", "1849-05-01") == by("hand-over", "1848-05-01") == by("treaty", "1848-05-01", None) == []
    assert by("treaty", "1848-05-01") == by("convention", "1849-04-30") == ["not-in-force"]


def test_an_island_without_an_act_of_its_own_is_held_as_its_territory():
    """On one of its days at least; one that nobody holds, or that has an act, may differ."""

    def island(holder, kind, end=None, document=None, certainty="inferred"):
        group = [spell("1848-05-01", "1849-01-01", holder="arland", kind="military-occupation", certainty="inferred")]
        group.append(spell("1849-01-01", holder="arland", kind="administration"))
        facts = {"holder": holder, "kind": kind, "certainty": certainty, "document": document}
        return codes(
            [globals()["document"]()], control=[*group, spell("1848-05-01", end, ["rock"], "members", **facts)]
        )

    assert island("arland", "military-occupation", "1849-01-01") == island("arland", "administration") == []
    assert island("arland", "administration", "1849-01-01") == island("borland", "administration") == ["other-kind"]
    assert island(None, "none") == island("borland", "military-occupation", document="1848-landing") == []


def test_a_trading_post_is_kept_by_a_state():
    """Where nobody is told of, or several, the place is mixed."""

    def post(polity, kind, places=("isle",)):
        control = [spell("1800-01-01", "1850-01-01", kind=kind, holder=None)]
        return codes(control=control, polity=[spell("1800-01-01", "1850-01-01", places, polity=polity)])

    assert post("kingdom", "trading-post") == post("islanders", "mixed") == post("unknown", "trading-post") == []
    assert post("islanders", "trading-post", ["rock"]) == []
    assert post("islanders", "trading-post") == ["polity-holder"]


@pytest.mark.parametrize(("polity", "begin", "end", "found"), [
    ("kingdom", "1800-01-01", "1850-01-01", []),
    ("kingdom", "1800-01-01", "1850-01-02", ["after-it-ended"]),
    ("kingdom", "1800-01-01", None, ["after-it-ended"]),
    ("republic", "1850-01-01", None, []),
    ("republic", "1849-12-31", None, ["before-it-exists"]),
    ("islanders", "1800-01-01", None, []),
])  # fmt: skip
def test_a_polity_runs_a_place_on_days_on_which_it_is_there(polity, begin, end, found):
    """Of one without days nothing is known."""
    control = [spell("1800-01-01", "1849-12-31"), spell("1849-12-31")]
    assert codes(control=control, polity=[spell(begin, end, polity=polity)]) == found


def test_who_is_holder_beside_a_polity_holds_the_place():
    """On all its days."""
    control = [spell("1800-01-01", "1848-05-01", holder=None), spell("1848-05-01", holder="arland")]
    for begin, holder, found in (
        ("1848-05-01", "arland", []), ("1848-05-01", "borland", ["polity-holder"]), ("1800-01-01", None, []),
        ("1800-01-01", "arland", ["polity-holder"]),
    ):  # fmt: skip
        assert codes(control=control, polity=[spell(begin, polity="islanders", holder=holder)]) == found


def test_another_polity_comes_with_an_event():
    """With another hold on the place, an act that touches it, or the day of a polity; on the first day all begins."""

    def turns(day, key="territories", places=("isle",), reach=("isle",)):
        control = [
            spell("1800-01-01", "1845-01-01"),
            spell("1845-01-01"),
            spell("1846-01-01", None, ["rock"], "members"),
        ]
        polity = [spell(day, None, places, key, polity="islanders")]
        return codes([document(places=reach)], control=control, polity=polity)

    assert turns("1800-01-01") == turns("1845-01-01") == turns("1848-05-01") == turns("1850-01-01") == []
    assert turns("1846-01-01") == turns("1848-05-02") == turns("1848-05-01", reach=["far"]) == ["no-event"]
    assert turns("1846-01-01", "members", ["rock"]) == turns("1848-05-01", "members", ["rock"]) == []
    assert turns("1845-01-01", "members", ["rock"]) == ["no-event"]


def test_who_holds_what_and_until_when_is_told():
    """A spell without an end lasts to this day, and a place without a holder is held by nobody."""
    island = spell("1848-05-01", None, ["rock"], "members", holder="arland", kind="administration")
    group = [spell("1848-05-01", holder="borland", kind="administration")]
    assert "rock is held by arland as administration" in codes(said=True, control=[island, *group])[0]
    control = [spell("1800-01-01", "1848-05-01", holder=None), spell("1848-05-01", holder="borland")]
    for begin, held in (("1800-01-01", "nobody"), ("1848-05-01", "borland")):
        run = [spell(begin, polity="islanders", holder="arland")]
        assert f"by `control` {held} is from {begin}" in codes(said=True, control=control, polity=run)[0]
    for end, until in (("1851-01-01", "1851-01-01"), (None, "this day")):
        run = [spell("1800-01-01", end, polity="kingdom")]
        assert codes(said=True, polity=run) == [f"kingdom is there until 1850-01-01, and here until {until}"]


@pytest.mark.parametrize(("kind", "by", "day", "touch", "found"), [
    ("landing", "arland", "1848-05-01", "named", 1), ("hand-over", "arland", "1848-05-01", "by-group", 1),
    ("order", "arland", "1848-05-01", "named", 1), ("order", "arland", "1848-05-02", "named", 0),
    ("order", "borland", "1848-05-01", "named", 0), ("order", "arland", "1848-05-01", "bears", 0),
    ("speech", "arland", "1848-05-01", "named", 0),
])  # fmt: skip
def test_a_holder_takes_a_place_over_by_its_act_of_that_day(kind, by, day, touch, found):
    """Or an island of the place; whoever holds it from some day of a span may do so by none."""
    act = {**document(kind=kind, day=day), "by": [by], "territories": {"isle": touch}}
    row = {"kind": "administration", "holder": "arland", "certainty": "inferred"}
    for spells in (spell("1848-05-01", **row), spell("1848-05-01", places=["rock"], key="members", **row)):
        assert codes([act], control=[spells]).count("missing-act") == found
        assert "missing-act" not in codes([act], control=[{**spells, "document": "1848-landing"}])
        assert "missing-act" not in codes([act], control=[{**spells, "from_edtf": "1848"}])
    assert "missing-act" not in codes([act], control=[spell("1848-05-01", **{**row, "holder": None})])


@pytest.mark.parametrize(("begin", "end", "found"), [
    ("1850-01-01", None, []),
    ("1849-12-31", None, ["overlap", "overlap"]),
    ("1840-01-01", "1850-01-01", ["overlap"]),
    (None, "1860-01-01", ["overlap"]),
    (None, None, []),
])  # fmt: skip
def test_polities_of_a_state_follow_one_another(begin, end, found):
    """Those that begin together may overlap, and those of which the spells have both at once, and those of others."""
    rival = {"id": "rival", "state": "arland", "from": begin, "to": end}
    assert codes(polities=[*POLITIES, rival]) == found
    for state in ("borland", None):
        assert codes(polities=[*POLITIES, {**rival, "state": state}]) == []
    both = [spell("1800-01-01", "1850-01-01", polity="kingdom"), spell("1850-01-01", polity="republic")]
    there = [spell(begin or "1800-01-01", end, ["rock"], "members", polity="rival")]
    control = [spell("1800-01-01", "1849-12-31"), spell("1849-12-31")]
    assert "overlap" not in codes(polities=[*POLITIES, rival], control=control, polity=both + there)
