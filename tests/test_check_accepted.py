"""What a variant is about, and the accepted value beside it: each rule with what is nearly the same and may be said."""

from __future__ import annotations

import pytest

from kurils.store.validate.accepted import WORDS, check_accepted
from tests.in_memory import reported

SPAN = {"territories": ["isle"], "members": [], "from": "1850-01-01", "to": "1860-01-01"}
LISTS = {
    "documents": [
        {"id": "1850-pact", "dates": [{"event": "signed", "date": "1850-05-02", "sources": ["a"]}, None],
         "territories": {"isle": "named"}, "sources": ["b"], "articles": [{"sources": ["c"]}, None]},
    ],
    "territories": [{"id": "isle"}, {"id": "far"}],
    "islands": [{"id": "rock", "territory": "isle"}],
    "states": [{"id": "arland", "names": {"en": "Arland"}}, {"id": "borland", "names": {"en": "Borland"}}],
    "control": [{**SPAN, "holder": "arland", "kind": "military-occupation"},
                {**SPAN, "from": "1860-01-01", "to": None, "holder": None, "kind": "mixed"}],
    "title": [{**SPAN, "to": None, "holder": None, "status": "unsettled"}],
    "claims": [{**SPAN, "claimant": "arland"}],
    "governing": [{**SPAN, "to": None, "document": "1850-pact", "state": "in-force"}],
}  # fmt: skip
WINDOW = {"from": "1850-01-01", "to": "1855-01-01"}


def codes(said=False, lists=LISTS, **variant):
    """The codes of what is reported of one variant beside the record above, or what is said."""
    told, messages = reported(
        check_accepted, {**lists, "variants": [{"id": "v", "sources": ["a"], "value": "x", **variant}]}
    )
    return messages if said else [code for *_, code in told]


@pytest.mark.parametrize("of", ["control.from", "title.to", "claim.from"])
def test_a_variant_of_an_end_says_which_day_it_is_about(of):
    whose = {"claimant": "arland"} if of.startswith("claim") else {}
    assert codes(of=of, territories=["isle"], accepted="1850", at="1850-01-01", **whose) == []
    assert codes(of=of, territories=["isle"], accepted="1850", **whose) == ["no-boundary"]


def test_a_title_is_of_a_document_and_an_area_of_places():
    about = {"accepted": "something"}
    assert codes(of="title", document="1850-pact", **about) == []
    assert codes(of="title", territories=["isle"], **about) == ["no-variant"] * 2
    assert codes(of="title", document="1850-pact", window=WINDOW, **about) == ["no-variant"]
    for of in ("name", "area"):
        assert codes(of=of, territories=["isle"], **{**about, "value": "12 km"}) == []
        assert codes(of=of, document="1850-pact", **{**about, "value": "12 km"}) == ["no-variant"] * 2
    assert codes(of="area", territories=["isle"], **about) == ["no-variant"], "no number"
    assert codes(of="content", document="1850-pact", **about) == []
    assert codes(of="content", territories=["isle"], window=WINDOW, **about) == []
    assert codes(of="content", territories=["isle"], **about) == ["no-variant"], "of no document and no day"


def test_a_claim_is_somebodys_and_nothing_else_is():
    claim = {"of": "claim.content", "territories": ["isle"], "window": WINDOW, "accepted": "all of it"}
    assert codes(**claim, claimant="arland") == []
    assert codes(**claim) == ["no-variant"]
    assert codes(**{**claim, "of": "content"}, claimant="arland") == ["no-variant"]
    assert codes(**claim, claimant="borland") == ["no-claim"]
    assert codes(**{**claim, "accepted": "no claim"}, claimant="borland") == []
    assert codes(**{**claim, "window": {"from": "1861-01-01", "to": None}}, claimant="arland") == ["no-claim"]
    assert codes(**{**claim, "members": ["rock"], "territories": []}, claimant="arland") == []


@pytest.mark.parametrize(
    ("id", "of", "value", "wrong"),
    [
        ("isle-from-3-may-1850", "control.from", "1850-05-03", 0),
        ("isle-from-3-may-1850", "control.from", "1850-05-04", 1),
        ("isle-from-3-may-1850", "control.from", "1851-05-03", 1),
        ("pact-3-may", "control.from", "1850-05-15 (3 May, Old Style)", 0),
        ("pact-3-may", "control.from", "1850-05-03", 0),
        ("pact-of-3-may-again", "control.from", "1850-06-15", 1),
        ("pact-may-1850", "control.from", "1850-05", 0),
        ("pact-may-1850", "control.kind", "held from May 1850", 0),
        ("pact-may-1850", "control.from", "1850-06", 1),
        ("pact-1850", "control.from", "1850-07-01", 0),
        ("pact-1850", "control.from", "1851-07-01", 1),
        ("pact-1850-07-01", "control.from", "1850-07-02", 1),
        ("pact-1850", "control.kind", "mixed", 0),
        ("far-from-1850", "control.from", "1850-07-01", 1),
        ("rock-from-1850", "control.from", "1850-07-01", 0),
        ("isle-far-from-1850", "control.from", "1850-07-01", 1),
        ("one-held-from-1850", "control.from", "1850-07-01", 0),
        ("two-held-from-1850", "control.from", "1850-07-01", 1),
        ("islet-from-1850", "control.from", "1850-07-01", 0),
    ],
)
def test_an_id_tells_of_the_places_and_the_day_of_its_variant(id, of, value, wrong):
    accepted = "military-occupation" if of == "control.kind" else "1850"
    found = codes(id=id, of=of, territories=["isle"], at="1850-01-01", accepted=accepted, value=value)
    assert found == ["other-id"] * wrong


@pytest.mark.parametrize(
    ("window", "wrong"),
    [
        ({"from": "1850-05-02", "to": "1860-01-01"}, 0),
        ({"from": "1850-01-01", "to": None}, 0),
        ({"from": "1850-05-03", "to": "1860-01-02"}, 2),
        ({"from": "1853-01-01", "to": "1854-01-01"}, 0),
        ({"from": "1850-09-20", "to": "1855-11-30"}, 0),
    ],
)
def test_a_window_begins_and_ends_with_something_that_is_dated(window, wrong):
    """Or with a year, or on a day that the variant names itself."""
    said = {"accepted": "held from 20 September 1850", "value": "held to 1855-11-30"}
    assert codes(of="content", territories=["isle"], window=window, **said) == ["no-event"] * wrong


def test_two_values_of_one_event_are_not_far_apart():
    event = {"of": "signed", "document": "1850-pact", "accepted": "1850-05-02"}
    assert codes(**event, value="1855") == codes(**event, value="nobody knows") == []
    assert codes(**event, value="1856") == ["no-variant"]
    assert codes(**event, value="1844 (by a slip)") == codes(**event, value="1840/1850") == ["no-variant"]
    assert codes(**event, value="1845") == codes(**event, value="1851/1860") == []
    assert codes(**{**event, "accepted": "nobody knows"}, value="1850") == []
    assert codes(**event, id="pact-1851", value="1850") == ["other-id"]
    assert codes(**event, id="pact-in-force", value="1850") == ["other-id"]
    assert codes(**event, id="talks-ended", value="1850") == codes(**event, id="signed", value="1850") == []


def test_at_is_a_day_on_which_the_track_turns_and_is_the_one_that_is_accepted():
    kind = {"of": "control.kind", "territories": ["isle"], "value": "mixed"}
    assert codes(**kind, at="1860-01-01", accepted="military occupation to 1 January 1860") == []
    assert codes(**kind, at="1860-01-02", accepted="military occupation") == ["no-boundary"]
    assert codes(**kind, at="1860-01-01", accepted="military occupation to 2 January 1860") == ["not-accepted"]
    assert codes(**kind, at="1860-01-01", accepted="military occupation to 1859-12-31") == ["not-accepted"]
    claim = {"of": "claim.content", "territories": ["isle"], "claimant": "arland", "window": WINDOW, "accepted": "all"}
    assert codes(**claim, at="1860-01-01") == []
    assert codes(**claim, at="1855-01-01") == ["no-boundary"]
    title = {"of": "title.status", "territories": ["isle"], "window": WINDOW, "accepted": "unsettled"}
    assert codes(**title, at="1850-01-01") == []
    assert codes(**title, at="1860-01-01") == ["no-boundary"]


@pytest.mark.parametrize(
    ("of", "accepted", "wrong"),
    [
        ("control.kind", "military occupation to 1860", 0),
        ("control.kind", "administration to 1860", 1),
        ("control.kind", "nobody knows", 1),
        ("control.holder", "Arland", 0),
        ("control.holder", "arland, by force", 0),
        ("control.holder", "Borland", 1),
        ("control.holder", "no holder", 1),
        ("control.holder", "somebody else", 1),
        ("title.holder", "unsettled, no holder", 0),
        ("title.holder", "Arland", 1),
        ("title.status", "unsettled", 0),
        ("title.status", "agreed", 1),
        ("governing.state", "in-force to this day", 0),
        ("governing.state", "executed", 1),
    ],
)
def test_an_accepted_word_is_the_one_of_the_window(of, accepted, wrong):
    """Written with a hyphen or without, alone or in a sentence."""
    assert of in WORDS
    assert codes(of=of, territories=["isle"], window=WINDOW, accepted=accepted) == ["not-accepted"] * wrong


def test_a_document_that_is_named_touches_the_place_and_is_there_and_a_source_on_it_is_cited():
    content = {"of": "content", "document": "1850-pact", "accepted": "something"}
    assert codes(**content, territories=["isle"], window=WINDOW) == codes(**content, members=["rock"]) == []
    assert codes(**content, territories=["far"], window=WINDOW) == ["no-reach"]
    assert codes(**content, territories=["isle"], window={"from": "1848-01-01", "to": None}) == ["before-it-exists"]
    for source in "abc":
        assert codes(**content, sources=[source]) == []
    assert codes(**content, sources=["d"]) == codes(**content, sources=None) == ["other-source"]
    assert codes(**content, sources=["d"], territories=["isle"], window=WINDOW) == []
    governing = {"of": "governing.document", "document": "1850-pact", "territories": ["far"], "accepted": "1840-act"}
    assert codes(**governing, value="1850-pact") == []
    assert codes(**governing, value="none") == ["other-document"]


@pytest.mark.parametrize("key", ["accepted", "value"])
def test_what_is_told_in_a_sentence_is_no_word_of_a_track(key):
    content = {
        "of": "content",
        "document": "1850-pact",
        "accepted": "it was agreed by both",
        "value": "none was agreed",
    }
    assert codes(**content) == []
    for word in ("none", "agreed", "mixed", "in-force"):
        assert codes(**{**content, key: word}) == ["no-variant"]


def test_a_name_has_no_day_of_a_spell_and_a_kind_is_that_of_all_days():
    name = {"of": "name", "territories": ["isle"], "accepted": "Alpha"}
    assert codes(**name) == []
    assert codes(**name, at="1850-01-01") == ["no-boundary"]
    kind = {"of": "control.kind", "territories": ["isle"], "window": {"from": "1850-01-01", "to": None}}
    assert codes(**kind, accepted="military occupation, then mixed") == []
    assert codes(**kind, accepted="military occupation") == ["not-accepted"]


@pytest.mark.parametrize(
    ("begin", "end", "accepted", "wrong"),
    [
        ("1850-01-01", "1860-01-01", "military occupation", 0),
        ("1850-01-01", "1860-01-02", "military occupation", 1),
        ("1859-12-31", None, "mixed", 1),
        ("1860-01-01", None, "mixed", 0),
        ("1870-01-01", None, "mixed", 0),
    ],
)
def test_a_kind_is_that_of_the_days_of_the_window_and_of_no_other(begin, end, accepted, wrong):
    """Of holders one may be named alone."""
    about = {"territories": ["isle"], "window": {"from": begin, "to": end}}
    dated = {**about, "value": "held from 1859-12-31 to 1860-01-02"}
    assert [code for code in codes(of="control.kind", accepted=accepted, **dated) if code == "not-accepted"] == (
        ["not-accepted"] * wrong
    )
    held = {"territories": ["isle"], "window": {"from": "1850-01-01", "to": None}}
    assert codes(of="control.holder", accepted="Arland", **held) == []


@pytest.mark.parametrize(
    ("begin", "end", "wrong"),
    [
        ("1860-01-01", None, 0),
        ("1860-01-02", None, 1),
        ("1840-01-01", "1850-01-01", 0),
        ("1840-01-01", "1849-01-01", 1),
    ],
)
def test_a_claim_is_made_on_a_day_of_the_window_or_at_its_edge(begin, end, wrong):
    claim = {"of": "claim.content", "territories": ["isle"], "claimant": "arland", "accepted": "all of it"}
    told = codes(**claim, window={"from": begin, "to": end}, value="to 1860-01-02")
    assert told == ["no-claim"] * wrong


def test_a_claim_without_an_end_is_made_to_this_day():
    claim = {"of": "claim.content", "territories": ["isle"], "claimant": "arland", "accepted": "all of it"}
    lists = {**LISTS, "claims": [{**SPAN, "to": None, "claimant": "arland"}]}
    assert codes(lists=lists, **claim, window={"from": "1900-01-01", "to": None}) == []


def test_a_named_island_has_its_name_in_an_id():
    """And of what a document touches, one of the places is enough, an island too."""
    days = {"of": "control.from", "at": "1850-01-01", "accepted": "1850", "value": "1850-07-01", "members": ["rock"]}
    assert codes(id="rock-from-1850", **days) == []
    assert codes(id="far-from-1850", **days) == ["other-id"]
    about = {"of": "content", "document": "1850-pact", "accepted": "something", "window": WINDOW}
    assert codes(**about, territories=["isle", "far"]) == []
    pact = {**LISTS["documents"][0], "territories": {}, "members": ["rock"]}
    lists = {**LISTS, "documents": [pact]}
    assert codes(lists=lists, **about, members=["rock"]) == []
    assert codes(lists=lists, **about, members=["reef"]) == ["no-reach"]


@pytest.mark.parametrize(("begin", "wrong"), [("1849-05-01", 0), ("1849-04-30", 1)])
def test_a_window_begins_no_longer_than_a_year_before_its_document(begin, wrong):
    """Before the first of its days."""
    pact = LISTS["documents"][0]
    late = {**pact, "dates": [*pact["dates"], {"event": "in_force", "date": "1852-05-02"}]}
    about = {"of": "content", "document": "1850-pact", "territories": ["isle"], "accepted": f"from {begin}"}
    for documents in ([pact], [late]):
        found = codes(lists={**LISTS, "documents": documents}, **about, window={"from": begin, "to": None})
        assert found == ["before-it-exists"] * wrong
    told = codes(True, {**LISTS, "documents": [late]}, **about, window={"from": begin, "to": None})
    assert told == [f"its window begins on {begin}, and 1850-pact is of 1850-05-02"] * wrong


def test_a_message_says_what_is_asked_for():
    """What is needed or too much, and what the record has there."""
    about = {"accepted": "something"}
    assert codes(True, of="title", territories=["isle"], **about) == [
        "a variant of 'title' needs `document`", "a variant of 'title' has no `territories`"
    ]  # fmt: skip
    claim = {"of": "claim.content", "territories": ["isle"], "window": WINDOW, **about}
    assert codes(True, **claim) == ["a variant of 'claim.content' needs a `claimant`"]
    assert codes(True, **{**claim, "of": "content"}, claimant="arland") == [
        "a variant of 'content' is of nobody's claim, and has no `claimant`"
    ]
    assert codes(True, id="pact-1850", of="signed", document="1850-pact", **{**about, "value": "1851"}) == [
        "its id tells of 1850, and its value is 1851"
    ]
    kind = {"of": "control.kind", "territories": ["isle"], "window": WINDOW}
    told = "is called accepted; on the days of the window the record has"
    assert codes(True, **kind, accepted="administration to 1860") == [f"administration {told} military-occupation"]
    holder = {"of": "control.holder", "territories": ["far"], "window": WINDOW}
    assert codes(True, **holder, accepted="somebody") == [f"somebody {told} nothing"]
