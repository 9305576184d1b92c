"""Whose words they are: readings and positions that are given to one and told as another's are reported."""

from __future__ import annotations

import pytest

from kurils.store.validate.voices import check_voices
from tests.in_memory import reported

SIDES = {"sides": ["arland", "borland"]}
STATES = [
    {"id": "arland", "names": {"en": "Arland"}, "forces": {"en": "Arlandish forces"}},
    {"id": "borland", "names": {"en": "Borland"}, "forces": {"en": "Borland's forces"},
     "called": [{"name": {"en": "the Bor Union"}, "forces": {"en": "Unionist forces"}}, None]},
    {"id": "third", "names": {"en": "Third Land"}},
]  # fmt: skip


def found(**lists):
    """(list, number, code) of what is reported."""
    return reported(check_voices, {"states": STATES, **lists}, SIDES)[0]


def reading(side, rebuttal=None, document="pact"):
    return {"document": document, "side": side, "rebuttal": {"en": rebuttal} if rebuttal else None}


def test_a_document_is_read_by_both_sides_or_by_neither():
    pair = [reading("arland"), reading("borland")]
    assert found(readings=pair) == found(readings=[]) == found(readings=[*pair, reading("third")]) == []
    assert found(readings=pair[:1]) == found(readings=[reading("third"), pair[1]]) == [("readings", 0, "one-side")]
    assert found(readings=[*pair, reading("third", document="map")]) == [("readings", 2, "one-side")]


@pytest.mark.parametrize(
    "answer",
    [
        "Borland answers that Arland was not there.",
        "Writers of the Bor Union see it otherwise, and Arland knows.",
        "In 1850, Unionist papers had the island.",
        "Against it: by then Arland had told Borland so.",
        "Nobody was there.",
        None,
    ],
)
def test_a_reading_is_answered_by_the_other_side(answer):
    """The first part of the answer that names a side names the other; whose reading it is may be named with it."""
    readings = [reading("arland", answer), reading("borland"), reading("third", "Arland answers.")]
    assert found(readings=readings) == []


@pytest.mark.parametrize("answer", ["Arland answers: no.", "By then, Arlandish maps had it; Borland knew of them."])
def test_a_side_does_not_answer_itself(answer):
    assert found(readings=[reading("arland", answer), reading("borland")]) == [("readings", 0, "other-side")]


def position(text, side="arland", **more):
    return {"side": side, "summary": {"en": text}, "arguments": [], "documents": [], **more}


def place(**names):
    return {"id": "alpha", "name": {"en": "Alpha (Bet)"}, "names": {k: [{"form": v}] for k, v in names.items()}}


def test_a_side_calls_a_place_by_one_name():
    """Its own; both names together are nobody's, and one name for both is no sign of either."""
    names = [place(en_ar="Alpha", en_bo="Bet", ar="Alfa")]
    own, theirs = [position("All of Alpha is ours.")] * 2, [position("Bet is ours.", "borland")] * 2
    assert found(territories=names, positions=[*own, *theirs]) == []
    assert found(territories=names, positions=[*own, position("Alpha (Bet) is ours, and Betty.")]) == []
    assert found(territories=[place(en_ar="Bet", en_bo="Bet")], positions=[*own, *theirs, position("Bet.")]) == []
    swapped = [*own, position("Bet is ours."), *theirs, position("Alpha is ours.", "borland")]
    assert found(territories=names, positions=swapped) == [("positions", n, "other-side") for n in (2, 5)]
    argued = position("Ours.", arguments=[None, {"text": {"en": "Bet was found by us."}}])
    assert found(territories=names, positions=[*own, argued]) == [("positions", 2, "other-side")]
    assert found(territories=[{"id": "beta"}], positions=own) == []


@pytest.mark.parametrize(
    ("parties", "codes"),
    [
        ([["third", "arland"]], []),
        ([["arland", "borland"], ["third"]], []),
        ([["borland"]], []),
        ([["arland", "borland"]], ["no-party"]),
        ([["fourth"]], ["no-party"]),
        ([], []),
    ],
)
def test_others_rely_on_what_they_said_or_were_asked(parties, codes):
    documents = [{"id": f"d{n}", "by": by} for n, by in enumerate(parties)]
    relied = position("So it is.", None, by="third", documents=[one["id"] for one in documents])
    assert [code for *_, code in found(documents=documents, positions=[relied])] == codes
    assert found(documents=documents, positions=[{**relied, "by": None, "side": "arland"}]) == []


def acts(*, by, day, ended=None, id="act"):
    dates = [None, {"event": "issued", "date": day}, *([{"event": "ended", "date": ended}] if ended else ())]
    return {"id": id, "by": by, "dates": dates, "territories": {"isle": "named"}}


@pytest.mark.parametrize(
    ("until", "parties", "later", "codes"),
    [
        ("1902-01-01", ["third"], None, []),
        ("1902-01-02", ["third"], None, ["after-it-ended"]),
        (None, ["third"], None, ["after-it-ended"]),
        (None, ["third"], "1901-12-31", ["after-it-ended"]),
        (None, ["third"], "1902-01-01", []),
        (None, ["third", "arland"], None, []),
    ],
)
def test_what_others_hold_by_an_act_of_theirs_alone_ends_with_it(until, parties, later, codes):
    """But not where they said something later, or did it together with others."""
    known = [acts(by=parties, day="1900-01-01", ended="1902-01-01")]
    known += [acts(by=["third"], day=later, id="later")] if later else []
    held = position("So it is.", None, by="third", to=until, documents=[one["id"] for one in known])
    assert [code for *_, code in found(documents=known, positions=[held])] == codes
    assert found(documents=known, positions=[{**held, "by": None, "side": "arland"}]) == []


@pytest.mark.parametrize(
    ("day", "by", "place", "codes"),
    [
        ("1900-01-01", "arland", "isle", ["no-document"]),
        ("1900-01-02", "arland", "isle", []),
        ("1900-01-01", "borland", "isle", []),
        ("1900-01-01", "arland", "rock", []),
    ],
)
def test_a_position_that_begins_with_an_act_names_it(day, by, place, codes):
    """Of its holder, on the places of which it speaks."""
    began = position("So it is.", documents=[], territories=[place], note={"en": "Why."}, **{"from": day})
    known = [acts(by=[by], day="1900-01-01")]
    assert [code for *_, code in found(documents=known, positions=[began])] == codes
    assert found(documents=known, positions=[{**began, "documents": ["act"]}]) == []


def test_who_names_documents_in_its_positions_does_so_in_all():
    """Of two it says nothing, and of several without; a note may say why."""
    named, none = position("So.", documents=["act"]), position("So.", documents=[])
    assert found(positions=[named, none, named]) == [("positions", 1, "no-document")]
    for positions in ([named, none], [named, none, none], [none], [named, {**none, "note": {"en": "Why."}}, named]):
        assert found(positions=positions) == []
    assert found(positions=[named, {**none, "side": "borland"}, named]) == []
