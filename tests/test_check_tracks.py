"""The rules of the tracks, each by itself: a day too early, the day, a day too late.

The record is made here of entries in memory, sound but for what a test puts in its place; a problem is told by the list
and the number of its entry.
"""

from __future__ import annotations

import pytest

from kurils.answers.lists import CONTROL_KINDS, TITLE_STATUS
from kurils.store.validate.tracks import GAPLESS, check_tracks
from tests.in_memory import reported

ALWAYS = {"from": "1800-01-01", "to": None}
SPELL = {"territories": ["alpha"], **ALWAYS}
SOUND = {
    "territories": [{"id": "alpha"}],
    "polities": [{"id": "islanders", "state": None}, {"id": "a", "state": "arland"}, {"id": "b", "state": "borland"}],
    "control": [{**SPELL, "holder": None, "kind": "none"}],
    "polity": [{**SPELL, "polity": "islanders"}],
    "title": [{**SPELL, "status": "none", "holder": None, "document": None}],
    "governing": [{**SPELL, "document": None, "state": None}],
}
DISPUTE = {"sides": ["arland", "borland"], "default": ["alpha"]}


def found(dispute=None, coverage="1800-01-01", **lists):
    """The problems of the sound record with other entries in some lists: (list, number, code), and their messages."""
    record = {"coverage": {"from": coverage}}
    return reported(check_tracks, {**SOUND, **lists}, {**DISPUTE, **(dispute or {})}, record)


def problems(**lists):
    return found(**lists)[0]


def spells(name, *days, **fields):
    """Spells of a track by their days, each otherwise as the sound one."""
    return [{**SOUND[name][0], **fields, "from": begin, "to": end} for begin, end in days]


def test_the_record_of_these_tests_is_sound():
    """So that each test tells what one change does."""
    assert problems() == []


# --- each day is held once


@pytest.mark.parametrize("name", GAPLESS)
@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([("1800-01-01", "1850-01-01"), ("1850-01-01", None)], []),
        # the first spell holds the first day of the record, or one before it does
        ([("1799-12-31", None)], [(0, "overlap")]),
        ([("1800-01-02", None)], [(0, "gap")]),
        # the next begins on the day on which the one before has ended
        ([("1800-01-01", "1850-01-01"), ("1850-01-02", None)], [(1, "gap")]),
        ([("1800-01-01", "1850-01-01"), ("1849-12-31", None)], [(1, "overlap")]),
        # in order of time, wherever they stand
        ([("1850-01-01", None), ("1800-01-01", "1850-01-01")], []),
        # an open spell has none after it, and the last one is open
        ([("1800-01-01", None), ("1850-01-01", None)], [(1, "overlap")]),
        ([("1800-01-01", "1850-01-01"), ("1850-01-01", "1900-01-01")], [(1, "gap")]),
        ([("1800-01-01", "1850-01-01")], [(0, "gap")]),
        # after an overlap it goes on from the end of the later spell
        ([("1800-01-01", "1850-01-01"), ("1840-01-01", "1860-01-01"), ("1860-01-01", None)], [(1, "overlap")]),
    ],
)
def test_a_single_track_has_one_spell_a_day(name, days, expected):
    """No gap and no overlap, from the first day of the record to this one; each is told of the spell that makes it."""
    assert problems(**{name: spells(name, *days)}) == [(name, number, code) for number, code in expected]


def test_a_gap_and_an_overlap_are_told_with_their_days():
    """What is missing, or how long the spell before lasts."""
    days = [("1800-01-02", "1850-01-01"), ("1849-01-01", None), ("1860-01-01", "1870-01-01")]
    assert found(title=spells("title", *days))[1] == [
        "title of alpha: nothing from 1800-01-01 to 1800-01-02",
        "title of alpha: begins on 1849-01-01, but the spell before it lasts to 1850-01-01",
        "title of alpha: begins on 1860-01-01, but the spell before it lasts to this day",
        "title of alpha: nothing from 1870-01-01 on",
    ]


def test_a_track_without_any_spell_of_a_place_is_a_gap():
    """It has no line to be told of."""
    assert found(title=[]) == ([("spells/", 1, "gap")], ["title of alpha: nothing from 1800-01-01 on"])
    two = [{"id": "alpha"}, {"id": "beta"}]
    assert found(territories=two, **{name: spells(name, ("1800-01-01", None)) for name in GAPLESS})[1] == [
        f"{name} of beta: nothing from 1800-01-01 on" for name in GAPLESS
    ]


def test_a_named_island_that_has_control_of_its_own_has_it_every_day():
    """As a territory has; of the other tracks it needs none."""
    own = {**SOUND["control"][0], "territories": [], "members": ["isle"]}
    whole = [*SOUND["control"], own]
    assert problems(control=whole) == []
    assert found(control=[*SOUND["control"], {**own, "from": "1800-01-02"}])[1] == [
        "control of isle: nothing from 1800-01-01 to 1800-01-02"
    ]
    ended = [*SOUND["control"], {**own, "to": "1850-01-01"}, {**own, "from": "1849-01-01"}]
    assert problems(control=ended) == [("control", 2, "overlap")]


@pytest.mark.parametrize(("name", "key"), [("views", "view"), ("positions", "side")])
def test_each_side_has_a_view_and_a_position_of_each_default_territory_every_day(name, key):
    """Once any side has one; positions from a day that the dispute names. Those of one side do not fill for the other.

    A position of others, who are no side, asks for nothing.
    """
    title = {"title_status": "none", "title_holder": None, "title_document": None, "document": None, "state": None}
    both = [{**SPELL, **title, key: side} for side in ("arland", "borland")]
    word = name.removesuffix("s")
    assert problems(**{name: both}) == []
    assert found(**{name: both[:1]})[1] == [f"{word} of borland on alpha: nothing from 1800-01-01 on"]
    assert found(**{name: both[1:]})[1] == [f"{word} of arland on alpha: nothing from 1800-01-01 on"]
    assert problems(**{name: [both[0], {**both[1], "from": "1800-01-02"}]}) == [(name, 1, "gap")]
    assert problems(**{name: [*both, {**both[0], "from": "1850-01-01"}]}) == [(name, 2, "overlap")]
    assert problems(dispute={"default": []}, **{name: both[:1]}) == []
    later = [{**row, "from": "1900-01-01"} for row in both]
    due = "1900-01-01" if name == "positions" else "1800-01-01"
    assert bool(problems(dispute={"positions_from": "1900-01-01"}, **{name: later})) == (due < "1900-01-01")
    assert problems(positions=[{**SPELL, "side": None, "by": "third"}]) == []


# --- one spell


def test_a_spell_is_of_a_place_or_of_a_line():
    """Of territories, or of named islands."""
    claim = {"claimant": "arland", **ALWAYS}
    for of, expected in (
        ({"territories": ["alpha"]}, []), ({"members": ["isle"]}, []), ({"territories": [], "members": ["isle"]}, []),
        ({}, ["no-place"]), ({"territories": [], "members": []}, ["no-place"]), ({"line": "narrow"}, []),
    ):  # fmt: skip
        assert [code for _, _, code in problems(claims=[{**claim, **of}])] == expected


@pytest.mark.parametrize("kind", CONTROL_KINDS)
def test_settled_control_has_a_holder_and_no_other_has(kind):
    """Administration and occupation are someone's; a trading post, or nothing, is nobody's control."""
    settled = kind in ("administration", "military-occupation")
    for holder in (None, "arland"):
        known = {} if kind == "none" else {"document": "post"}
        control = [{**SPELL, "holder": holder, "kind": kind, **known}]
        told, messages = found(control=control, polity=[{**SPELL, "polity": "a" if holder else "islanders"}])
        assert told == ([] if settled == bool(holder) else [("control", 0, "kind-holder")])
        assert all(("needs a holder" if settled else "has no holder") in message for message in messages)


def test_what_is_less_than_settled_control_is_known_from_a_document():
    """A trading post is there because something says so; nothing, and settled control, may be so without."""
    for kind, holder, wrong in (("trading-post", None, 1), ("mixed", None, 1), ("none", None, 0),
                                ("administration", "arland", 0)):  # fmt: skip
        control = [{**SPELL, "holder": holder, "kind": kind}]
        told, _ = found(control=control, polity=[{**SPELL, "polity": "a" if holder else "islanders"}])
        assert told == [("control", 0, "no-document")] * wrong


def test_where_nobody_holds_the_polity_is_of_no_state():
    """But for a post that a state keeps there."""
    for kind, wrong in (("none", 1), ("mixed", 1), ("trading-post", 0)):
        control = [{**SPELL, "holder": None, "kind": kind, **({} if kind == "none" else {"document": "post"})}]
        for polity, told in (("a", wrong), ("islanders", 0)):
            codes, _ = found(control=control, polity=[{**SPELL, "polity": polity}])
            assert codes == [("polity", 0, "polity-holder")] * told
    isles = [{"id": "rock", "territory": "alpha"}]
    own = [{"members": ["rock"], **ALWAYS, "polity": "a"}]
    spells = [{**SPELL, "polity": "islanders"}, *own]
    control = [*SOUND["control"], {"members": ["rock"], **ALWAYS, "holder": None, "kind": "none"}]
    assert found(control=control, polity=spells, islands=isles)[0] == [("polity", 1, "polity-holder")]


def test_there_is_no_document_of_nothing():
    """What nobody holds at all, nothing shows that nobody does."""
    for kind, holder, wrong in (("none", None, 1), ("mixed", None, 0), ("administration", "arland", 0)):
        control = [{**SPELL, "holder": holder, "kind": kind, "document": "post"}]
        told, _ = found(control=control, polity=[{**SPELL, "polity": "a" if holder else "islanders"}])
        assert told == [("control", 0, "kind-document")] * wrong


def test_the_polity_of_an_island_with_spells_of_its_own_is_known_on_every_day():
    """As its control is: neither a gap nor two at once."""
    whole = [{**SPELL, "polity": "a"}]
    own = {"members": ["rock"], "polity": "a", "from": SPELL["from"], "to": None}
    isles = [{"id": "rock", "territory": "isle"}]
    assert [code for *_, code in found(polity=[*whole, own], islands=isles)[0] if code in ("gap", "overlap")] == []
    for begin, code in (("1900-01-01", "gap"), (SPELL["from"], None)):
        spells = [*whole, {**own, "from": begin}]
        codes = {each for *_, each in found(polity=spells, islands=isles)[0]} & {"gap", "overlap"}
        assert codes == ({code} if code else set())
    twice = [*whole, own, {**own, "from": "1900-01-01"}]
    assert "overlap" in {code for *_, code in found(polity=twice, islands=isles)[0]}


#: status -> whether such a title has a holder, and a document
SHAPES = {
    "none": (False, False), "agreed": (True, True), "undivided": (False, True), "renounced": (False, True),
    "unsettled": (False, False),
}  # fmt: skip


@pytest.mark.parametrize("status", TITLE_STATUS)
@pytest.mark.parametrize("holder", [None, "arland"])
@pytest.mark.parametrize("document", [None, "pact"])
def test_a_title_has_what_its_status_asks_for(status, holder, document):
    """An agreed one holder and document; what is undivided or renounced its document; without any, neither."""
    wanted = zip(("holder", "document"), SHAPES[status], (holder, document))
    expected = [
        f"title {status!r} {'needs a' if due else 'has no'} {name}" for name, due, given in wanted if due != bool(given)
    ]
    titled = {"status": status, "holder": holder, "document": document}
    assert found(title=[{**SPELL, **titled}]) == ([("title", 0, "title-shape")] * len(expected), expected)


def test_a_document_governs_in_some_state():
    """Both are given, or neither."""
    for document, state, expected in (
        ("pact", "in-force", []), (None, None, []), ("pact", None, ["half-governing"]), (None, "signed",
        ["half-governing"]),
    ):  # fmt: skip
        governing = [{**SPELL, "document": document, "state": state}]
        assert [code for _, _, code in problems(governing=governing)] == expected


# --- claims


def test_claims_of_one_state_on_one_place_follow_one_another():
    """With a pause between them or without; two states may claim at once, and one state two places."""
    first = {**SPELL, "claimant": "arland", "to": "1850-01-01"}
    for other, expected in (
        ({"from": "1849-12-31"}, [("claims", 1, "overlap")]), ({"from": "1850-01-01"}, []),
        ({"from": "1900-01-01"}, []),
        ({"from": "1820-01-01", "claimant": "borland"}, []), ({"from": "1820-01-01", "territories": ["beta"]}, []),
    ):  # fmt: skip
        assert problems(claims=[first, {**first, "to": None, **other}]) == expected


def test_after_an_open_claim_there_is_none():
    """However much later it begins, and in whatever order they stand; it is the later one that is told."""
    open = {**SPELL, "claimant": "arland"}
    later = {**open, "from": "1950-01-01"}
    told, messages = found(claims=[later, open])
    assert told == [("claims", 0, "overlap")]
    assert messages == ["claim of arland on alpha: begins before the one before it has ended"]


def test_claims_on_named_islands_follow_one_another_too():
    """Of each of the islands; a claim on the territory is another one."""
    isles = {"claimant": "arland", **ALWAYS, "members": ["isle", "reef"]}
    assert problems(claims=[isles, {**isles, "from": "1850-01-01", "members": ["reef"]}]) == [("claims", 1, "overlap")]
    assert problems(claims=[isles, {**SPELL, "claimant": "arland", "from": "1850-01-01"}]) == []


# --- polities


def held(*spans):
    """Control and polity of alpha by days: (from, to, holder), (from, to, polity)."""
    rows = {"control": [], "polity": []}
    for begin, end, of in spans:
        if of in ("a", "b", "islanders"):
            rows["polity"].append({**SPELL, "from": begin, "to": end, "polity": of})
        else:
            kind = "administration" if of else "none"
            rows["control"].append({**SPELL, "from": begin, "to": end, "holder": of, "kind": kind})
    return rows


@pytest.mark.parametrize(
    ("turned", "expected"),
    [
        ("1850-01-01", []),
        ("1850-01-02", [("polity", 0, "polity-holder")]),
        ("1849-12-31", [("polity", 1, "polity-holder")]),
    ],
)
def test_the_polity_is_of_the_state_that_holds(turned, expected):
    """It turns on the day on which the holder does."""
    control = [("1800-01-01", "1850-01-01", "arland"), ("1850-01-01", None, "borland")]
    assert problems(**held(*control, ("1800-01-01", turned, "a"), (turned, None, "b"))) == expected


def test_a_state_holds_by_a_polity_of_its_own():
    """And where nobody holds, none of a state runs the place."""
    assert problems(**held(("1800-01-01", None, None), ("1800-01-01", None, "islanders"))) == []
    assert problems(**held(("1800-01-01", None, None), ("1800-01-01", None, "a"))) == [("polity", 0, "polity-holder")]
    told, messages = found(**held(("1800-01-01", None, "arland"), ("1800-01-01", None, "islanders")))
    assert told == [("polity", 0, "polity-holder")]
    assert messages == ["alpha: the polity 'islanders' is of None, but from 1800-01-01 the holder is arland"]


def test_a_named_island_has_the_polity_of_its_territory_unless_it_has_its_own():
    """Told of its control in the one case, of its polity in the other; an island without control of its own is not
    asked."""
    islands = [{"id": "isle", "territory": "alpha"}, {"id": "alpha", "territory": "alpha"}]
    isle = {"members": ["isle"], **ALWAYS}
    alpha = held(("1800-01-01", None, "arland"), ("1800-01-01", None, "a"))
    ours = {**isle, "holder": "arland", "kind": "administration"}
    theirs = {**ours, "holder": "borland"}
    polity = {**isle, "polity": "b"}

    def told(control, polities):
        return problems(
            islands=islands,
            control=[*alpha["control"], *control],
            polity=[*alpha["polity"], *polities],
        )

    assert told([], []) == told([ours], []) == told([theirs], [polity]) == told([], [polity]) == []
    assert told([theirs], []) == [("control", 1, "polity-holder")]
    # its control is not told for each polity that others have
    assert told([theirs], [{**polity, "members": ["elsewhere"]}]) == [("control", 1, "polity-holder")]
    assert told([ours], [polity]) == [("polity", 1, "polity-holder")]


# --- variants of a boundary


@pytest.mark.parametrize("key", ["territories", "members"])
@pytest.mark.parametrize(
    ("track", "name"),
    [("control", "control"), ("polity", "polity"), ("title", "title"), ("claim", "claims"), ("governing", "governing")],
)
def test_a_variant_of_a_boundary_names_a_day_on_which_one_is(key, track, name):
    """A first day for `from`, a first day after for `to`; of that track and that place."""
    place = "alpha" if key == "territories" else "isle"
    row = {**SOUND.get(name, [{"claimant": "arland"}])[0], "territories": [], key: [place], "members": []}
    row = {**row, key: [place]}
    rows = [{**row, "from": "1800-01-01", "to": "1850-01-01"}, {**row, "from": "1850-01-01", "to": None}]
    own = rows if key == "territories" else [*SOUND.get(name, []), *rows]
    islands = [{"id": "isle", "territory": "alpha"}]

    def codes(end, at, where=place):
        variant = {"of": f"{track}.{end}", "at": at, key: [where]}
        return [code for _, _, code in problems(**{name: own, "islands": islands, "variants": [variant]})]

    assert codes("from", "1800-01-01") == codes("from", "1850-01-01") == codes("to", "1850-01-01") == []
    assert codes("to", "1800-01-01") == codes("from", "1849-12-31") == ["no-boundary"]
    assert codes("from", "1850-01-01", "elsewhere") == ["no-boundary"]


def test_a_variant_of_a_claim_is_of_that_claimant():
    """Where it names one."""
    claims = [{"claimant": by, "from": day, "to": None, "territories": ["alpha"], "members": []}
              for by, day in (("arland", "1800-01-01"), ("borland", "1850-01-01"))]  # fmt: skip
    for claimant, wrong in (("borland", []), (None, []), ("arland", ["no-boundary"])):
        variant = {"of": "claim.from", "at": "1850-01-01", "territories": ["alpha"], "claimant": claimant}
        assert [code for *_, code in problems(claims=claims, variants=[variant])] == wrong


def test_a_variant_that_names_no_boundary_hides_none_behind_it():
    """Each is looked at."""
    variants = [
        {"of": "content", "document": "pact"},
        {"of": "title.from", "at": "1850-01-01", "territories": ["alpha"]},
    ]
    assert problems(variants=variants) == [("variants", 1, "no-boundary")]


def test_a_record_that_does_not_say_when_it_begins_begins_in_1635():
    """That it must say so is another problem, told elsewhere."""
    told, messages = found(coverage=None)
    assert set(messages) == {f"{name} of alpha: nothing from 1635-01-01 to 1800-01-01" for name in GAPLESS}
    assert len(told) == len(GAPLESS)


def test_other_variants_name_no_boundary():
    """One of a content, or without a day; each is of some place or document."""
    for variant, expected in (
        ({"of": "control.holder", "at": "1850-01-01", "territories": ["alpha"]}, []),
        ({"of": "control.from", "at": None, "territories": ["alpha"]}, []),
        ({"of": "signed", "at": "1850-01-01", "document": "pact"}, []),
        ({"of": "content", "at": None, "members": ["isle"]}, []),
        ({"of": "content", "at": None}, ["no-place"]),
    ):
        assert [code for _, _, code in problems(variants=[variant])] == expected
