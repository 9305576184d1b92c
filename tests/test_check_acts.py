"""What happens to which kind of document: each rule with what is nearly the same and may be said."""

from __future__ import annotations

import pytest

from kurils.answers.lists import EVENT_KINDS, INSTRUMENT_KINDS
from kurils.store.validate.acts import (
    AFTER_ALL,
    CALLED,
    CONCLUDED,
    EXPLAINED,
    HAPPENING,
    LASTING,
    OCCURRING,
    OF_ONE,
    STANDING,
    check_acts,
)
from tests.in_memory import reported

BOTH = ["arland", "borland"]


def acts(*dates, noted=False, **facts):
    """Codes of what is reported of one document with events and their days."""
    note = {"en": "As it was."} if noted else None
    listed = [{"event": event, "date": day, "note": note} for event, day in dates]
    document = {"id": "1850-pact", "kind": "statement", "by": BOTH, "dates": [*listed, None], **facts}
    return [code for *_, code in reported(check_acts, {"documents": [document]})[0]]


@pytest.mark.parametrize("event", HAPPENING)
def test_what_happens_to_a_document_is_of_its_kind(event):
    """A treaty is not issued, nor a speech in force; the note of a date may say how a paper came out of talks."""
    for kind in (*INSTRUMENT_KINDS, *EVENT_KINDS):
        # whether what happens to a text can happen to an event is told of elsewhere
        begun = [("signed", "1850-01-01")]
        begun += [("occurred", "1850-01-01")] if kind in OCCURRING and event != "occurred" else []
        note = {"en": "By several."}
        told = acts((event, "1850-01-01"), *begun, kind=kind, note=note)
        begins = kind in HAPPENING["occurred"] or len(begun) < 2
        assert told == ["no-event"] * ((kind not in HAPPENING[event]) + (not begins)), kind
        explained = [] if event in EXPLAINED else told
        assert acts((event, "1850-01-01"), *begun, kind=kind, note=note, noted=True) == explained


def test_an_event_has_a_day_on_which_it_occurred():
    """An administration may begin with the order for it; a text does not occur."""
    for kind in OCCURRING:
        assert acts(("occurred", "1850-01-01"), kind=kind) == acts(kind=kind) == []
        assert acts(("concluded", "1850-01-01"), kind=kind) == ["no-event"]
    assert acts(("issued", "1850-01-01"), kind="administration") == []


@pytest.mark.parametrize("kind", CONCLUDED)
def test_a_treaty_is_of_several(kind):
    """Where one stands for all, a note says so, of the document or of a date."""
    event = "occurred" if kind in OCCURRING else "published"
    assert acts((event, "1850-01-01"), kind=kind) == acts((event, "1850-01-01"), kind=kind, by=[]) == []
    assert acts((event, "1850-01-01"), kind=kind, by=["arland"]) == ["one-side"]
    explained = [] if kind in STANDING else ["one-side"]
    assert acts((event, "1850-01-01"), kind=kind, by=["arland"], noted=True) == explained
    assert acts((event, "1850-01-01"), kind=kind, by=["arland"], note={"en": "With its cities."}) == explained
    assert acts(("published", "1850-01-01"), by=["arland"]) == []


def test_the_note_of_one_of_its_dates_says_who_stands_for_several():
    dates = [{"event": "signed", "date": "1850-01-01", "note": {"en": "For all."}},
             {"event": "published", "date": "1850-02-01", "note": None}]  # fmt: skip
    for listed, found in ((dates, []), (dates[1:], ["one-side"])):
        document = {"id": "1850-pact", "kind": "treaty", "by": ["arland"], "dates": listed}
        assert [code for *_, code in reported(check_acts, {"documents": [document]})[0]] == found


def test_nobody_exchanges_with_himself():
    days = [("signed", "1850-01-01"), ("exchanged", "1850-01-02")]
    assert acts(*days, kind="declaration") == []
    assert acts(*days, kind="declaration", by=["arland"]) == ["one-side"]


ISSUED = [{"event": "issued", "date": "1850-01-01"}]


@pytest.mark.parametrize("kind", OF_ONE)
def test_a_letter_is_of_one(kind):
    """A joint one has a note that says whose it is."""
    assert acts(("issued", "1850-01-01"), kind=kind, by=["arland"]) == []
    assert acts(("issued", "1850-01-01"), kind=kind) == ["two-sides"]
    assert acts(("issued", "1850-01-01"), kind=kind, note={"en": "Signed by both."}) == []
    states = [{"id": "arland", "names": {"en": "Arland"}}, {"id": "borland", "names": {"en": "Borland"}}]
    for note, codes in (("Both Arlandish and of Borland.", []), ("In Arland.", ["two-sides"])):
        joint = {"id": "1850-a", "kind": kind, "by": ["arland", "borland"], "note": {"en": note}, "dates": ISSUED}
        assert [code for *_, code in reported(check_acts, {"states": states, "documents": [joint]})[0]] == codes
    assert acts(("issued", "1850-01-01")) == []


def test_talks_do_not_last_for_years():
    """A settlement does, and what a note explains."""
    days = [("occurred", "1850-01-01"), ("concluded", "1851-01-03")]
    signed = ("signed", "1853-01-01")
    for kind in LASTING:
        assert acts(*days, kind=kind) == ["too-long"], kind
        assert acts(*days, kind=kind, noted=True) == acts(days[0], ("concluded", "1851-01-02"), kind=kind) == []
        assert acts(days[0], signed, kind=kind) == []
    assert acts(*days, kind="settlement") == []


def test_a_text_is_made_known_soon():
    """Or a note says why so late; that it ends late is no matter."""
    signed = ("signed", "1850-01-01")
    late = "1852-01-04"
    for event in ("published", "in_force", "ratified", "delivered"):
        assert acts(signed, (event, late), kind="agreement") == ["too-long"]
        assert acts(signed, (event, late), kind="agreement", noted=True) == []
        assert acts(signed, (event, "1852-01-03"), kind="agreement") == []
    assert acts(signed, ("ended", "1899-07-17"), kind="agreement") == []


def test_each_date_is_explained_by_its_own_note():
    """One that is explained, or has no day, hides none behind it."""
    signed = {"event": "signed", "date": "1850-01-01"}
    late = {"event": "ratified", "date": "1853-01-01"}
    for first in ({**late, "note": {"en": "So."}}, {**late, "date": None}):
        for second, found in ((None, []), ({**late, "event": "in_force"}, ["too-long"])):
            document = {"id": "1850-pact", "kind": "treaty", "by": BOTH, "dates": [signed, first, second]}
            assert [code for *_, code in reported(check_acts, {"documents": [document]})[0]] == found


def test_a_thing_is_made_before_anything_else_happens_to_it():
    """On the day on which it is made it may be ratified too."""
    for event in AFTER_ALL:
        late = (event, "1850-01-01")
        assert "no-event" in acts(late, kind="declaration"), event
        assert acts(late, ("signed", "1850-01-01"), kind="declaration") == []
        assert acts(late, ("signed", "1849-12-01"), kind="declaration") == []
        assert "no-event" in acts(late, ("signed", "1850-01-02"), kind="declaration")
    assert acts(("published", "1850-01-01")) == []


@pytest.mark.parametrize("event", ["in_force", "promulgated"])
def test_what_is_in_force_was_signed_or_issued(event):
    """An order from the higher place may be known from its day of force alone."""
    day = (event, "1850-02-01")
    assert acts(day, kind="declaration") == ["no-event"]
    assert acts(day, kind="order", by=["arland"]) == []
    for made in ("signed", "issued", "delivered"):
        assert acts(day, (made, "1850-01-01"), kind="declaration") == []


def test_a_document_is_what_its_title_calls_it():
    """By a word with a capital letter at its beginning; what it is about stands behind."""

    def called(title, kind):
        return acts(("signed", "1850-01-01"), kind=kind, note={"en": "."}, titles={"en": title})

    assert called("Treaty of Alpha", "treaty") == called("Peace Treaty of Alpha", "treaty") == []
    for kind in ("convention", "law", "statement"):
        assert called("Treaty of Alpha", kind) == called("First secret Treaty of Alpha", kind) == ["other-kind"]
        assert called("Arland ends the Treaty of Alpha", kind) == called("A treaty of Alpha", kind) == []
    for word, kinds in CALLED.items():
        for kind in {*kinds} - {*OCCURRING}:
            assert called(f"{word} on the isle", kind) == [], (word, kind)


def test_what_is_published_is_secret_no_more():
    days = [("signed", "1850-01-01"), ("published", "1850-06-01")]
    for secret, codes in (("1850-06-01", []), ("1850-05-31", []), ("1850-06-02", ["order"])):
        assert acts(*days, ("secret_until", secret), kind="agreement") == codes


def test_a_message_says_what_happened_and_where_a_note_helps():
    """What can be explained, and what cannot."""

    def said(kind, by, *events):
        dates = [{"event": event, "date": "1850-01-01"} for event in events]
        return reported(check_acts, {"documents": [{"id": "1850-pact", "kind": kind, "by": by, "dates": dates}]})[1]

    noted = ", or say in the date's `note` how it was"
    assert said("treaty", BOTH, "issued") == [f"a treaty is not issued: mend one of the two{noted}"]
    assert said("speech", ["arland"], "issued", "in_force") == ["a speech is not in_force: mend one of the two"]
    assert said("raid", BOTH, "concluded") == ["a raid has a day on which it `occurred`; this one was concluded"]
    assert said("declaration", BOTH, "published", "in_force") == [
        "a declaration that was in_force was signed, issued or delivered, and no date says when"
    ]
