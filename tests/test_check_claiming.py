"""Claims: on what they rest, with title by agreement, and with what a party's own view gives away."""

from __future__ import annotations

import pytest

from kurils.store.validate.claims.claiming import check_claiming
from tests.in_memory import reported

SPELL = {"territories": ["isle"], "from": "1850-01-01", "to": "1900-01-01"}
CLAIM = {**SPELL, "claimant": "arland", "documents": ["act", "pact"]}
DOCUMENTS = [
    {"id": "act", "by": ["arland"]},
    {"id": "pact", "by": ["arland", "borland"]},
    {"id": "order", "by": ["borland"]},
]
TITLE = {**SPELL, "status": "agreed", "holder": "arland"}
VIEW = {**SPELL, "view": "arland", "title_status": "agreed", "title_holder": "arland"}


def codes(**lists):
    """What is reported of a record with these lists: (list, number, code)."""
    return reported(check_claiming, {"documents": DOCUMENTS, "claims": [CLAIM], **lists})[0]


@pytest.mark.parametrize("status", ["renounced", "unsettled", "agreed", "none"])
def test_who_claims_a_place_does_not_call_its_title_open_or_given_up(status):
    """On the days of the claim, and of its own view; before and after it may."""
    view = {**VIEW, "title_status": status, "title_holder": None}
    found = [("views", 0, "claimed")] if status in ("renounced", "unsettled") else []
    assert codes(views=[view]) == found
    assert codes(views=[{**view, "view": "borland"}]) == codes(views=[{**view, "territories": ["rock"]}]) == []
    after = {**view, "from": "1900-01-02", "to": None}
    assert codes(views=[after]) == []
    given_up = [("claims", 0, "not-given-up")] if status in ("unsettled", "none") else []
    assert codes(views=[{**after, "from": "1900-01-01"}]) == given_up
    assert codes(views=[{**after, "from": "1900-01-01", "view": "borland"}]) == []


@pytest.mark.parametrize("status", ["renounced", "unsettled", "agreed", "none"])
def test_a_claim_that_ends_as_title_turns_is_given_up_or_settled(status):
    """Where title turns on another day, nothing is said of it."""
    turns = {"territories": ["isle"], "from": "1900-01-01", "to": None, "status": status, "holder": None}
    found = [("claims", 0, "not-given-up")] if status in ("unsettled", "none") else []
    assert codes(title=[turns]) == found
    for other in ({"from": "1899-12-31"}, {"from": "1900-01-02"}, {"territories": ["rock"]}):
        assert ("claims", 0, "not-given-up") not in codes(title=[{**turns, **other}])


@pytest.mark.parametrize(
    ("documents", "caught"),
    [
        (["act"], False),
        (["pact"], False),
        (["order", "pact"], False),
        ([], False),
        (["order"], True),
        (["lost"], False),
    ],
)
def test_a_claim_rests_on_an_act_of_the_claimant(documents, caught):
    """Its own, or one that it had a part in; acts of others alone are nobody's claim. None need be named."""
    assert codes(claims=[{**CLAIM, "documents": documents}]) == ([("claims", 0, "no-act")] if caught else [])


def test_a_claim_rests_on_no_act_of_the_other_party_alone():
    """Beside its own acts too; those of both, and of others, it may rest on, and others on whatever they like."""
    acts = [*DOCUMENTS, {"id": "report", "by": ["corland"]}]
    for documents, caught in ((["act", "order"], 1), (["act", "pact"], 0), (["act", "report"], 0), (["act"], 0)):
        for claimant in ("arland", "corland"):
            claim = {
                **CLAIM,
                "claimant": claimant,
                "documents": documents if claimant == "arland" else ["report", "order"],
            }
            sides = {"sides": ["arland", None, "borland"]}
            told = reported(check_claiming, {"documents": acts, "claims": [claim]}, sides)
            assert len(told[0]) == (caught if claimant == "arland" else 0)
            assert told[1] in ([], ["a claim of arland rests on order, an act of borland alone"])


def test_who_has_title_by_agreement_claims():
    """On all its days, by however many claims."""
    assert codes(title=[TITLE]) == []
    halves = [{**CLAIM, "to": "1870-01-01"}, {**CLAIM, "from": "1870-01-01", "to": None}]
    assert codes(title=[TITLE], claims=halves) == codes(title=[TITLE], claims=halves[::-1]) == []
    wrong = [("title", 0, "no-claim")]
    for claims in (
        [], halves[:1], halves[1:], [{**CLAIM, "from": "1850-01-02"}], [{**CLAIM, "to": "1899-12-31"}],
        [{**CLAIM, "claimant": "borland", "documents": []}], [{**CLAIM, "territories": ["reef"]}],
    ):  # fmt: skip
        assert codes(title=[TITLE], claims=claims) == wrong
    assert codes(title=[{**TITLE, "to": None}]) == wrong
    for status in ("undivided", "unsettled", "none"):
        assert codes(title=[{**TITLE, "status": status}], claims=[]) == []


def test_a_view_gives_title_to_a_side_that_claims():
    """Of its own title only; what it says of the other's is for that side to claim."""
    assert codes(views=[VIEW]) == []
    assert codes(views=[VIEW], claims=[]) == [("views", 0, "no-claim")]
    assert codes(views=[{**VIEW, "title_holder": None}], claims=[]) == []
    assert codes(views=[{**VIEW, "title_holder": "borland"}], claims=[]) == []


def test_no_side_claims_what_its_own_view_gives_away():
    """On the days of the view."""
    given = {**VIEW, "title_holder": "borland"}
    assert codes(views=[given]) == [("views", 0, "claimed")]
    assert codes(views=[{**given, "from": "1899-12-31", "to": None}]) == [("views", 0, "claimed")]
    for other in ({"from": "1900-01-01", "to": None}, {"territories": ["reef"]}, {"view": "borland"}):
        claims = [CLAIM, {**CLAIM, "claimant": "borland", "territories": ["isle"], "documents": []}]
        assert codes(views=[{**given, **other}], claims=claims[: 2 if "view" in other else 1]) == []


PACT = {"id": "pact", "by": ["arland", "borland"], "dates": [{"date": "1860-01-01"}]}
AGREED = {"territories": ["isle"], "from": "1860-01-01", "to": None, "status": "agreed", "document": "pact"}


def test_what_the_two_sides_left_undivided_each_of_them_claims():
    """Who is no party to it may claim nothing."""
    undivided = {**AGREED, "to": "1880-01-01", "status": "undivided"}
    both = [{**CLAIM, "documents": []}, {**CLAIM, "claimant": "borland", "documents": []}]
    sides = {"sides": ["arland", "borland"]}

    def told(*claims, by=("arland", "borland")):
        return [
            code
            for *_, code in reported(
                check_claiming, {"documents": [{**PACT, "by": [*by]}], "title": [undivided], "claims": [*claims]}, sides
            )[0]
        ]

    assert told(*both) == told(both[0], by=["arland"]) == []
    assert told(both[0]) == told({**both[1], "to": "1879-12-31"}, both[0]) == ["no-claim"]


def test_who_agrees_that_a_place_is_anothers_gives_up_its_claim():
    """A claim that begins later is another; who is no party to it has agreed to nothing."""
    title = {**AGREED, "holder": "borland"}
    theirs = {**CLAIM, "claimant": "borland", "to": None, "documents": []}

    def told(begin, end, title=title, by=("arland", "borland")):
        claim = {**CLAIM, "from": begin, "to": end, "documents": []}
        lists = {"documents": [{**PACT, "by": [*by]}], "title": [title], "claims": [claim, theirs]}
        return [code for *_, code in reported(check_claiming, lists)[0]]

    assert (
        told("1850-01-01", "1860-01-01") == told("1870-01-01", None) == told("1850-01-01", None, by=["borland"]) == []
    )
    assert told("1850-01-01", None) == told("1850-01-01", "1860-01-02") == ["not-given-up"]
    assert told("1860-01-01", None) == ["not-given-up"]
    assert told("1850-01-01", None, {**title, "territories": ["far"]}) == ["no-claim"]


def test_no_claim_rests_on_that_by_which_its_claimant_gave_the_place_up():
    """Renounced, or agreed to be another's; a party to it may rest on it where it is open, and others anyway."""
    acts = [PACT, {"id": "act", "by": ["arland"], "dates": [{"date": "1870-01-01"}]}]
    theirs = {**CLAIM, "claimant": "borland", "to": None, "documents": []}

    def told(status, *named, by="arland"):
        spell = {**AGREED, "status": status, "holder": "borland" if status == "agreed" else None}
        claim = {**CLAIM, "claimant": by, "from": "1870-01-01", "to": None, "documents": [*named]}
        claims = [claim, *([theirs] if status == "agreed" else [])]
        found = reported(check_claiming, {"documents": acts, "title": [spell], "claims": claims})[0]
        return [code for *_, code in found if code == "not-given-up"]

    assert told("renounced", "pact", "act") == told("agreed", "pact", "act") == ["not-given-up"]
    assert told("unsettled", "pact") == told("agreed", "act") == told("renounced", "pact", by="corland") == []


def test_who_claims_a_place_to_this_day_has_done_so_within_a_hundred_years():
    """Or has title to it; what is over, or rests on nothing that is dated, is not asked."""
    record = {"coverage": {"to": "1951-06-01"}}

    def told(day, end=None, **lists):
        act = {"id": "act", "by": ["arland"], "dates": [{"date": day}], "territories": {"isle": "named"}}
        claim = {**CLAIM, "territories": ["isle"], "documents": ["act"], "from": "1840-01-01", "to": end}
        return [
            code
            for *_, code in reported(check_claiming, {"documents": [act], "claims": [claim], **lists}, None, record)[0]
        ]

    assert told("1850-12-31") == ["no-act"]
    assert told("1851-01-01") == told(None) == told("1850-12-31", "1850-12-31") == []
    title = {**AGREED, "document": None, "holder": "arland"}
    assert told("1850-12-31", title=[title]) == []
    assert told("1850-12-31", title=[{**title, "to": "1900-01-01"}]) == ["no-act"]


def test_what_third_states_did_together_each_of_them_claims_by():
    """A side may do with others what is its own claim alone."""
    landing = {"id": "landing", "by": ["corland", "dorland", "nobody"], "dates": []}
    states = [{"id": state} for state in ("arland", "corland", "dorland")]
    one = {**CLAIM, "territories": ["isle"], "claimant": "corland", "documents": ["landing"]}

    def told(*claims, sides=("arland", "borland")):
        lists = {"documents": [landing], "states": states, "claims": [*claims]}
        return [code for *_, code in reported(check_claiming, lists, {"sides": [*sides]})[0]]

    assert told(one) == told(one, {**one, "claimant": "dorland", "from": "1900-01-01", "to": None})[:1] == ["no-claim"]
    assert told(one, {**one, "claimant": "dorland"}) == told(one, sides=["corland", "dorland"]) == []


def test_a_claim_names_what_gives_its_title_and_what_governs_as_it_is_put():
    """If it names any; not what its opponent, or nobody of the two, concluded."""

    def told(*named, by=("arland", "borland"), begin="1860-01-01", later=None, name="title", **facts):
        acts = [{"id": "act", "by": ["arland"], "dates": []}, {**PACT, "by": [*by]}]
        spell = {**AGREED, "from": begin, "holder": "arland", "state": "in-force", **facts}
        claim = {**CLAIM, "territories": ["isle"], "documents": [*named], "to": None, "later": [{"from": later}]}
        found = reported(check_claiming, {"documents": acts, "claims": [claim], name: [spell]})[0]
        return [code for *_, code in found if code == "missing-act"]

    assert told("act") == told("act", name="governing", status=None, later="1860-01-01") == ["missing-act"]
    assert told() == told("act", "pact") == told("act", by=["borland"]) == []
    assert told("act", name="governing", status=None) == []
    assert told("act", name="governing", status=None, begin="1860-01-02", later="1860-01-02") == []


def test_a_claim_in_phases_is_put_otherwise_with_its_title():
    """By what gives it, whether signed or in force, and when it is open again; one without phases is not asked."""
    pact = {**PACT, "dates": [{"date": "1859-01-01"}, {"date": "1860-01-01"}]}

    def told(*days, holder="arland", end="1880-01-01", to=None):
        title = {**AGREED, "holder": holder, "to": end}
        after = {**AGREED, "from": "1880-01-01", "status": "unsettled", "document": None}
        claim = {**CLAIM, "territories": ["isle"], "documents": ["pact"], "to": to,
                 "later": [None, *({"from": day} for day in days)]}  # fmt: skip
        lists = {"documents": [pact], "claims": [claim], "title": [title, *([after] if end else [])]}
        return [code for *_, code in reported(check_claiming, lists)[0] if code == "no-phase"]

    assert told("1859-01-01", "1880-01-01") == told("1860-01-01", end=None) == []
    assert told("1880-01-01") == told("1860-01-01") == told("1861-01-01", "1880-01-01") == ["no-phase"]
    assert told("1860-01-01", to="1880-01-01") == told("1870-01-01", holder="borland") == []
    unphased = {**CLAIM, "territories": ["isle"], "documents": ["pact"], "to": None}
    found = reported(
        check_claiming, {"documents": [pact], "claims": [unphased], "title": [{**AGREED, "holder": "arland"}]}
    )
    assert "no-phase" not in [code for *_, code in found[0]]


def test_what_a_side_claims_a_place_by_it_claims_the_others_by():
    """With which it deals; a proposal asks for more, a third state may claim one place of several."""
    act = {"id": "act", "by": ["arland"], "kind": "map", "dates": [{"date": "1850-01-01"}],
           "territories": {"isle": "named", "reef": "by-group", "far": "bears"}}  # fmt: skip
    claim = {**CLAIM, "documents": ["act"], "territories": ["isle"], "to": None}

    def told(*claims, act=act, sides=("arland", "borland")):
        return [
            code
            for *_, code in reported(check_claiming, {"documents": [act], "claims": [*claims]}, {"sides": [*sides]})[0]
        ]

    assert told(claim) == ["no-claim"]
    assert told(claim, {**claim, "territories": ["reef"], "from": "1850-01-02"}) == ["no-claim"]
    assert told(claim, {**claim, "territories": ["reef"], "documents": []}) == told(claim, sides=["borland"]) == []
    for other in ({"kind": "proposal"}, {"by": ["arland", "borland"]}, {"territories": {"isle": "named"}}):
        assert told(claim, act={**act, **other}) == []


ACTS = [
    {"id": "act", "by": ["arland"], "territories": {"isle": "named"}, "dates": [None, {"date": "1850-01-01"}]},
    {"id": "report", "by": ["arland"], "territories": {"isle": "bears"}, "dates": [{"date": "1870-01-01"}]},
    {"id": "order", "by": ["borland"], "territories": {"isle": "named"}, "dates": [{"date": "1880-01-01"}]},
]


def put(claim=None, position=None, dispute=None, **lists):
    """The codes of what is reported of one claim or one position, by what the two sides did."""
    lists = {
        "documents": ACTS,
        "claims": [claim] if claim else [],
        "positions": [position] if position else [],
        **lists,
    }
    return [code for *_, code in reported(check_claiming, lists, dispute)[0]]


def test_a_claim_is_given_up_as_something_changes():
    """On a day of what it rests on, of title, or as what it concluded comes to govern; on a span, or with the time of
    its beginning. An island is asked with the territory that it belongs to.
    """

    def until(end, places=("isle",), **lists):
        return put({**CLAIM, "documents": ["act"], "from": "1840-01-01", "to": end, "territories": [*places]}, **lists)

    assert until("1850-01-01") == until(None) == until("1870-01-01", ()) == []
    voyage = {**CLAIM, "documents": ["act"], "from": "1860-01-01", "from_edtf": "1860", "territories": []}
    islands = [{"id": "rock", "territory": "isle"}]
    for end, found in (("1861-01-01", []), ("1862-01-01", ["no-event"]), ("1850-01-01", []), (None, [])):
        assert put({**voyage, "to": end, "members": ["rock"]}, islands=islands) == found
    assert until("1870-01-01") == until("1880-01-01") == ["no-event"]
    assert put({**CLAIM, "documents": ["act"], "to": "1870-01-01", "to_edtf": "1870"}) == []
    assert put({**CLAIM, "documents": [], "to": "1870-01-01"}) == []
    sides, turn = {"sides": ["arland", "borland"]}, {"from": "1870-01-01", "to": None, "territories": ["isle"]}
    agreed, renounced = {**turn, "status": "agreed"}, {**turn, "status": "renounced"}
    assert until("1870-01-01", title=[agreed]) == until("1870-01-01", title=[renounced], dispute=sides) == []
    assert until("1870-01-01", title=[{**agreed, "territories": ["reef"]}]) == ["no-event"]
    third = {**CLAIM, "documents": ["act"], "from": "1840-01-01", "to": "1870-01-01", "territories": ["isle"]}
    assert put(third, dispute={"sides": ["borland", "corland"]}, title=[agreed]) == ["no-event"]
    # the report is its own, the order its opponent's
    for id, state, found in (
        ("report", "in-force", []),
        ("report", "domestic", ["no-event"]),
        ("report", "signed", ["no-event"]),
        ("order", "in-force", ["no-event"]),
    ):
        assert until("1870-01-01", governing=[{**turn, "document": id, "state": state}]) == found


def test_a_claim_names_the_act_of_its_first_day():
    """Of the claimant alone, and with which it deals with the place; of a span nothing is asked."""

    def told(*named, begin="1850-01-01", edtf=None, **facts):
        acts = [{**ACTS[0], **facts}, ACTS[2], {**ACTS[1], "id": "early", "dates": [{"date": "1840-01-01"}]}]
        claim = {**CLAIM, "from": begin, "from_edtf": edtf, "to": None, "documents": [*named], "territories": ["isle"]}
        return put(claim, documents=acts)

    assert told("early") == ["missing-act"]
    assert told("act") == told("early", begin="1850-01-02") == told("early", edtf="1850") == told() == []
    for other in ({"by": ["borland"]}, {"by": ["arland", "borland"]}, {"territories": {"isle": "bears"}}):
        assert told("early", **other) == []


def test_a_claim_is_put_otherwise_by_an_act_of_the_claimant():
    """Whether the claim names it or not; on a day of its opponent's only with title or polity."""

    def later(day, **lists):
        claim = {**CLAIM, "documents": ["act"], "from": "1840-01-01", "to": None, "later": [None, {"from": day}]}
        return put(claim, **lists)

    assert later("1850-01-01") == later("1870-01-01") == later(None) == []
    assert later("1880-01-01") == ["no-event"]
    turn = {"from": "1880-01-01", "to": None, "territories": ["isle"], "document": "pact", "state": "in-force"}
    assert later("1880-01-01", title=[turn]) == []
    # one polity of the claimant follows another
    polities = [
        {"id": "kingdom", "state": "arland"},
        {"id": "republic", "state": "arland"},
        {"id": "empire", "state": "borland"},
    ]
    before = {"from": "1800-01-01", "to": "1880-01-01", "territories": ["isle"]}
    for first, last, found in (
        ("kingdom", "republic", []),
        ("kingdom", "empire", ["no-event"]),
        ("empire", "kingdom", ["no-event"]),
    ):
        polity = [{**before, "polity": first}, {**turn, "polity": last}]
        assert later("1880-01-01", polity=polity, polities=polities) == found
    # what governs then by the order of another is no turn of the claim
    for by, found in ((["arland", "borland"], []), (["borland"], ["no-event"])):
        pact = {"id": "pact", "by": by, "dates": [{"date": "1879-01-01"}]}
        assert later("1880-01-01", governing=[turn], documents=[*ACTS, pact]) == found
    assert later("1880-01-01", control=[{"from": "1880-01-01", "territories": ["isle"]}]) == ["no-event"]


def test_a_side_takes_another_stand_on_a_day_of_what_it_names():
    """Or of a change, or of an act of its own on other places; its first stand begins where positions are asked for."""

    def stands(day, named=(), by="side", edtf=None, places=("isle",), **lists):
        position = {by: "arland", "territories": [*places], "from": day, "from_edtf": edtf, "documents": [*named]}
        dispute = {"positions_from": "1845-01-01", "sides": ["arland", "borland"], "default": [*places]}
        return put(None, position, dispute, **lists)

    assert stands("1850-01-01", ["act"]) == stands("1845-01-01") == stands(None) == []
    assert stands("1850-01-01") == stands("1880-01-01", ["act"]) == ["no-event"]
    # the act of 1870 only bears on the place
    assert stands("1870-01-01", ["act"]) == []
    assert (
        stands("1850-01-01", places=["reef"])
        == stands("1880-01-01", edtf="1880")
        == stands("1880-01-01", by="by")
        == []
    )
    assert stands("1880-01-01", ["order", "act"]) == []
    assert stands("1880-01-01") == ["no-event"]
    for name in ("title", "governing", "polity"):
        assert stands("1880-01-01", **{name: [{"from": "1880-01-01", "to": None, "territories": ["isle"]}]}) == []


def test_a_position_names_more_than_acts_of_the_opponent():
    """Its own, or those of others; a position of a third state may name any."""
    others = [*ACTS, {"id": "survey", "by": ["corland"], "dates": []}]

    def names(*named, by="side"):
        position = {by: "arland", "territories": ["isle"], "from": "1845-01-01", "documents": [*named]}
        dispute = {"positions_from": "1845-01-01", "sides": ["arland", "borland"], "default": ["isle"]}
        return put(None, position, dispute, documents=others)

    assert names("order") == ["no-act"]
    assert names() == names("order", "act") == names("order", "survey") == names("order", by="by") == []


def test_a_side_that_says_what_it_holds_of_a_place_says_so_of_every_day():
    """From the first day of positions on; of the places of which the record speaks unasked it is asked elsewhere."""

    def of(place, begin="1845-01-01", end=None):
        position = {"side": "arland", "territories": [place], "from": begin, "to": end, "from_edtf": begin[:4]}
        return put(None, position, {"positions_from": "1845-01-01", "default": ["isle"]})

    assert of("reef") == of("isle", end="1850-01-01") == []
    assert of("reef", end="1850-01-01") == of("reef", "1850-01-01") == ["gap"]


def test_a_reason_that_is_given_no_more_gives_way_to_another():
    """Where the position has new ones in its course; elsewhere one may fall away."""

    def reasons(*spans):
        arguments = [{"from": first, "to": last} for first, last in spans]
        return put(
            None, {"by": "corland", "territories": ["isle"], "from": "1850-01-01", "arguments": [None, *arguments]}
        )

    assert reasons((None, "1860-01-01"), ("1860-01-01", None)) == reasons((None, "1860-01-01"), (None, None)) == []
    assert reasons(("1860-01-01", None), (None, None)) == []
    assert reasons((None, "1860-01-02"), ("1860-01-01", None)) == ["no-reason"]


def everything(dispute=None, record=None, **lists):
    """The codes and the messages of what is reported."""
    found, messages = reported(check_claiming, {"documents": [PACT], **lists}, dispute, record)
    return [code for *_, code in found], messages


SIDES = {"sides": ["arland", None, "borland"]}
OWN, THEIRS = {**CLAIM, "documents": []}, {**CLAIM, "claimant": "borland", "documents": []}


def test_it_is_told_how_a_place_is_held_that_nobody_claims():
    """By title, or undivided; no side is asked for a claim to what is agreed to be the other's."""
    undivided = {**AGREED, "to": "1880-01-01", "status": "undivided"}
    left = "isle is left undivided on 1860-01-01, and borland does not claim it"
    assert everything(SIDES, title=[undivided], claims=[OWN])[1] == [left]
    agreed = {**undivided, "status": "agreed", "holder": "arland"}
    held = "isle is arland's by title on 1860-01-01, and arland does not claim it"
    assert everything(SIDES, title=[agreed], claims=[])[1] == [held]
    for status in ("agreed", "none", "unsettled"):
        assert everything(SIDES, title=[{**agreed, "status": status}], claims=[OWN])[0] == []
    assert everything(SIDES, views=[{**VIEW, "title_status": "none"}], claims=[])[0] == ["no-claim"]


def test_a_claim_that_ends_within_a_span_or_elsewhere_is_not_asked_for_its_title():
    """Of other places nothing is said by a view."""
    turn = {"territories": ["isle"], "from": "1900-01-01", "to": None, "status": "unsettled", "holder": None}
    assert everything(title=[turn], claims=[OWN])[0] == ["not-given-up"]
    assert everything(title=[turn], claims=[{**OWN, "to_edtf": "1900"}])[0] == []
    elsewhere = {**turn, "territories": ["reef"], "view": "arland", "title_status": "unsettled", "title_holder": None}
    assert everything(views=[elsewhere], claims=[OWN])[0] == []


def test_it_is_told_how_a_place_was_given_up():
    """Whichever of several spells of title did it."""
    early = {**AGREED, "from": "1850-01-01", "to": "1860-01-01", "status": "none", "document": None}
    claims = [{**OWN, "to": None}, {**THEIRS, "to": None}]
    for status, holder, how in (("agreed", "borland", "agreed to be borland's"), ("renounced", None, "renounced")):
        codes, messages = everything(title=[early, {**AGREED, "status": status, "holder": holder}], claims=claims)
        assert set(codes) == {"not-given-up"}
        assert f"isle is {how} by pact from 1860-01-01, and arland claims it then" in messages


def test_a_claim_by_islands_turns_with_the_territory_that_they_belong_to():
    """And not with another."""
    act = {"id": "act", "by": ["arland"], "dates": [{"date": "1840-01-01"}], "territories": {"isle": "named"}}
    claim = {**CLAIM, "documents": ["act"], "territories": [], "members": ["rock"], "to": None}
    lists = {"documents": [act], "islands": [{"id": "rock", "territory": "isle"}]}
    turn = {"from": "1870-01-01", "to": None, "territories": ["isle"], "status": "unsettled"}
    for place, found in (("isle", []), ("reef", ["no-event"])):
        claims = [{**claim, "later": [{"from": "1870-01-01"}]}]
        assert everything(**lists, title=[{**turn, "territories": [place]}], claims=claims)[0] == found


def test_of_the_last_of_its_documents_a_claim_is_heard():
    """Which is told; title elsewhere is no reason to be silent."""
    record = {"coverage": {"to": "1990-01-01"}}
    acts = [{"id": f"act-{year}", "by": ["arland"], "dates": [{"date": f"{year}-01-01"}]} for year in (1840, 1860)]
    claim = {**CLAIM, "documents": ["act-1860", "act-1840"], "to": None}
    told = "the last that it rests on is of 1860-01-01, and arland claims the place to this day"
    assert everything(None, record, documents=acts, claims=[claim])[1] == [
        f"{told}: name a later document, or mend `to`"
    ]
    assert everything(None, {"coverage": {"to": "1959-06-01"}}, documents=acts, claims=[claim])[0] == []
    mine = {**AGREED, "document": None, "holder": "arland", "territories": ["reef"]}
    claims = [claim, {**claim, "territories": ["reef"], "documents": []}]
    assert everything(None, record, documents=acts, claims=claims, title=[mine])[0] == ["no-act"]
    assert everything(None, None, documents=acts, claims=[claim])[0] == []


def test_third_states_claim_the_place_that_they_went_to_together():
    """A claim on another place is none on this; who rests on an act of others has one of its own."""
    landing = {"id": "landing", "by": ["corland", "dorland"], "dates": []}
    lists = {"documents": [landing], "states": [{"id": state} for state in ("corland", "dorland")]}
    one = {**OWN, "claimant": "corland", "documents": ["landing"]}
    other = {**one, "claimant": "dorland", "documents": []}
    assert everything(SIDES, **lists, claims=[one, {**other, "territories": ["reef"]}])[0] == ["no-claim"]
    assert everything(SIDES, **lists, claims=[one, other])[0] == []
    assert everything(SIDES, **lists, claims=[{**OWN, "documents": ["landing"]}])[0] == ["no-act"]


def test_a_side_claims_the_other_place_from_the_first_day_of_the_act():
    """And still does; where the reach of an act is disputed it is asked for nothing."""
    dates = [{"date": "1855-01-01"}, {"date": "1850-01-01"}, {"date": None}, None]
    act = {"id": "act", "by": ["arland"], "kind": "map", "dates": dates,
           "territories": {"far": "disputed", "isle": "named", "reef": "by-group"}}  # fmt: skip
    rule = {"id": "rule", "by": ["arland", "borland"], "dates": [{"date": "1850-01-01"}]}
    lists = {"documents": [act, rule]}
    claim = {**CLAIM, "documents": ["rule", "act"], "to": None}
    other = {**claim, "documents": [], "territories": ["reef"]}
    assert everything(SIDES, **lists, claims=[claim, other])[0] == []
    for dates in ({"from": "1850-01-02"}, {"from": "1840-01-01", "to": "1850-01-01"}):
        assert everything(SIDES, **lists, claims=[claim, {**other, **dates}])[0] == ["no-claim"]


def test_it_is_told_for_what_a_claim_must_name_a_document():
    """For title, or for what governs the place; what is so of another place is not asked."""
    act = {"id": "act", "by": ["arland"], "dates": []}
    claim = {**CLAIM, "documents": ["act"], "from": "1860-01-01", "to": None}
    spell = {**AGREED, "holder": "arland"}
    by_title = "by pact title is arland's from 1860-01-01: name it in `documents`"
    assert everything(documents=[act, PACT], title=[spell], claims=[claim])[1] == [by_title]
    governing = {**spell, "status": None, "holder": None, "state": "in-force"}
    governs = "by pact the place is governed from 1860-01-01: name it in `documents`"
    assert everything(documents=[act, PACT], governing=[governing], claims=[claim])[1] == [governs]
    reef = {**governing, "territories": ["reef"]}
    assert everything(documents=[act, PACT], governing=[reef], claims=[claim])[0] == []


def test_an_act_on_one_of_the_places_is_of_the_first_day_of_a_claim_on_several():
    """The first of them is told."""
    acts = [
        {"id": id, "by": ["arland"], "territories": {"isle": "named"}, "dates": [{"date": day}]}
        for id, day in (("early", "1840-01-01"), ("act", "1850-01-01"), ("report", "1850-01-01"))
    ]
    claim = {**CLAIM, "documents": ["early"], "territories": ["isle", "reef"], "to": None}
    told = "of 1850-01-01, on which it begins, is act, an act of arland on the place: name it in `documents`"
    assert everything(documents=acts, claims=[claim])[1] == [told]


def test_positions_are_asked_from_the_first_day_of_the_record_where_no_other_is_given():
    """Each side for itself; without any first day none is asked."""
    record, about = {"coverage": {"from": "1845-01-01"}}, {"sides": ["arland", None, "borland"], "default": ["isle"]}
    mine = {"side": "arland", "territories": ["reef"], "from": "1845-01-01", "to": "1850-01-01", "documents": []}
    theirs = {**mine, "side": "borland", "from": "1850-01-01", "to": None, "from_edtf": "1850"}
    lists = {"documents": [{**PACT, "dates": [{"date": "1845-06-01"}]}]}
    assert everything(about, record, **lists, positions=[mine])[0] == ["gap"]
    assert everything(about, record, **lists, positions=[mine, theirs])[0] == ["gap", "gap"]
    assert everything(about, None, **lists, positions=[{**mine, "from_edtf": "1845"}])[0] == []
    assert everything(about, record, **lists, positions=[{**mine, "from": "1846-01-01"}])[0] == [
        "no-event",
        "gap",
        "gap",
    ]
    pinned = {**about, "positions_from": "1846-01-01"}
    assert everything(pinned, record, **lists, positions=[{**mine, "from": "1846-01-01", "to": None}])[0] == []


def test_an_act_of_the_side_on_one_of_its_places_is_named_and_one_of_others_is_no_act_of_it():
    """What it did elsewhere it may do without naming it."""

    def acts(by, *touches):
        reach = dict(zip(("isle", "reef"), touches, strict=True))
        return [{"id": "act", "by": by, "territories": reach, "dates": [{"date": "1850-01-01"}]},
                {"id": "other", "by": ["arland"], "territories": {}, "dates": []}]  # fmt: skip

    position = {"side": "arland", "territories": ["isle", "reef"], "from": "1850-01-01", "documents": []}
    about = {"positions_from": "1845-01-01", "sides": ["arland", "borland"], "default": ["isle", "reef"]}
    for by, touches, found in (
        (["arland"], ("named", "bears"), ["no-event"]), (["arland"], ("bears", "bears"), []),
        (["borland"], ("bears", "bears"), ["no-event"]),
    ):  # fmt: skip
        assert everything(about, documents=acts(by, *touches), positions=[position])[0] == found


def test_a_claim_in_phases_turns_by_what_concerns_its_own_place():
    """Not by an act of the claimant elsewhere, by polities elsewhere, or with title elsewhere."""
    acts = [ACTS[0], {**ACTS[1], "territories": {"reef": "named"}}]
    claim = {**CLAIM, "documents": ["act"], "from": "1840-01-01", "to": None, "later": [{"from": "1870-01-01"}]}
    assert put(claim, documents=acts) == ["no-event"]
    polity = [{"from": first, "to": last, "territories": ["reef"], "polity": "kingdom"}
              for first, last in (("1800-01-01", "1870-01-01"), ("1870-01-01", None))]  # fmt: skip
    assert put(claim, documents=acts, polity=polity, polities=[{"id": "kingdom", "state": "arland"}]) == ["no-event"]
    pact = {**PACT, "dates": [{"date": "1860-01-01"}]}
    phased = {**CLAIM, "from": "1860-01-01", "documents": ["pact"], "to": None, "later": [{"from": "1880-01-01"}]}
    own = {**AGREED, "holder": "arland", "to": "1880-01-01"}
    reef = {**own, "territories": ["reef"], "to": "1870-01-01"}
    both = [phased, {**phased, "territories": ["reef"], "later": None, "to": "1870-01-01", "to_edtf": "1870"}]
    assert "no-phase" not in everything(documents=[pact], title=[own, reef], claims=both)[0]
    late = {**phased, "from": "1859-06-01", "later": [{"from": "1880-01-01"}]}
    assert everything(documents=[pact], title=[own], claims=[late])[0] == ["no-phase"]
    assert everything(documents=[pact], title=[{**own, "from": "1859-06-01"}], claims=[late])[0] == ["no-phase"]
