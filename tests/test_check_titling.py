"""Title and the views of it: a status has what brings it about, and a view has a standing, a turn and every day."""

from __future__ import annotations

import pytest

from kurils.store.validate.titling import check_titling
from tests.in_memory import reported

BOTH = ["arland", "borland"]
DISPUTE = {"sides": BOTH, "default": ["isle"]}


def document(id="1850-pact", kind="treaty", by=BOTH, dates=(("in_force", "1850-05-01"),), **facts):
    days = [{"event": event, "date": day, "note": None} for event, day in dates]
    return {"id": id, "kind": kind, "by": [*by], "dates": [None, *days], "effects": [], **facts}


def title(status, begin="1800-01-01", document=None, places=("isle",), end=None):
    return {"from": begin, "to": end, "territories": [*places], "status": status, "document": document}


def view(status="none", begin="1800-01-01", end=None, side="arland", fixes=None, places=("isle",), **facts):
    values = {"view": side, "title_status": status, "title_document": fixes, "document": None, "state": None}
    return {"from": begin, "to": end, "territories": [*places], **values, **facts}


def codes(documents=(), record=None, **lists):
    return [code for *_, code in reported(check_titling, {"documents": [*documents], **lists}, DISPUTE, record)[0]]


@pytest.mark.parametrize(("status", "by", "found"), [
    ("agreed", BOTH, []),
    ("agreed", ["arland", "empire"], ["no-party"]),
    ("undivided", BOTH, []),
    ("undivided", ["arland"], ["no-party"]),
    ("undivided", ["arland", "empire"], ["no-party"]),
    ("renounced", ["arland", "empire"], []),
    ("renounced", ["empire"], ["no-party"]),
])  # fmt: skip
def test_an_instrument_has_the_parties_of_what_it_brings_about(status, by, found):
    """Title is agreed, or left undivided, by both sides; given up by one of them. A view may see others agree on it."""
    pact = document(by=by)
    assert codes([pact], title=[title(status, document="1850-pact")]) == found
    seen = [view(status, begin="1850-05-01", fixes="1850-pact", document="1850-pact", state="in-force")]
    assert codes([pact], views=seen) == ([] if status == "agreed" else found)


def test_unsettled_comes_after_what_settled_and_none_before():
    """A place that nothing ever settled may be unsettled throughout."""
    for name, made in (("title", title), ("views", view)):
        key = {"document": "1850-pact"} if name == "title" else {"fixes": "1850-pact", "document": "1850-pact",
                                                                "state": "in-force"}  # fmt: skip
        agreed = made("agreed", begin="1850-05-01", end="1880-01-01", **key)

        def told(first, last, made=made, agreed=agreed, name=name):
            turn = [title("agreed", "1880-01-01")] if name == "views" else []
            spells = [made(first, end="1850-05-01"), agreed, made(last, begin="1880-01-01")]
            found = codes([document()], **{"title": turn, name: spells})
            return [code for code in found if code.endswith("settled")]

        assert told("none", "unsettled") == []
        assert told("unsettled", "unsettled") == ["not-settled"]
        assert told("none", "none") == ["was-settled"]
        assert codes(**{name: [made("unsettled")]}) == codes(**{name: [made("none")]}) == []


def test_a_view_of_no_document_has_no_state():
    """And one of a document has that of the day."""
    assert codes(views=[view(state="in-force")]) == ["half-governing"]
    signed = document(dates=[("signed", "1849-01-01"), ("in_force", "1850-05-01")])
    for begin, state, found in (
        ("1850-05-01", "in-force", []), ("1850-04-30", "in-force", ["not-in-force"]), ("1849-01-01", "signed", []),
        ("1850-05-01", "signed", ["not-pending"]),
    ):  # fmt: skip
        assert codes([signed], views=[view(begin=begin, document="1850-pact", state=state)]) == found


def test_title_is_not_agreed_by_what_never_came_into_force():
    """By what did later it may be so from its signature."""
    for dates, found in (((("signed", "1849-01-01"),), ["not-in-force"]),
                         ((("signed", "1849-01-01"), ("in_force", "1850-05-01")), [])):  # fmt: skip
        seen = view("agreed", "1849-01-01", fixes="1850-pact", document="1850-pact", state="signed")
        assert codes([document(dates=dates)], views=[seen]) == found


def test_what_is_executed_has_ended():
    """By its own dates, by another document, or by a note of its force that says how it was outlived."""
    seen = [view(begin="1860-01-01", document="1850-pact", state="executed")]
    assert codes([document()], views=seen) == ["not-executed"]
    assert codes([document(dates=[("in_force", "1850-05-01"), ("ended", "1860-01-01")])], views=seen) == []
    for kind, found in (("replaces", []), ("amends", ["not-executed"])):
        later = document("1860-pact", effects=[None, {"kind": kind, "document": "1850-pact"}])
        assert codes([document(), later], views=seen) == found
    noted = document()
    noted["dates"][1]["note"] = {"en": "The line outlived the treaty."}
    assert codes([noted], views=seen) == []


@pytest.mark.parametrize(("kind", "state", "holder", "found"), [
    ("decree", "domestic", "arland", []),
    ("decree", "domestic", "borland", ["not-domestic"]),
    ("decree", "domestic", None, ["not-domestic"]),
    ("decree", "declared", "arland", ["not-declared"]),
    ("decree", "declared", "borland", []),
    ("note", "declared", "arland", []),
    ("map", "domestic", "arland", ["not-domestic"]),
    ("treaty", "declared", "arland", ["not-declared"]),
])  # fmt: skip
def test_an_act_of_law_of_the_side_is_domestic_where_it_holds_the_place(kind, state, holder, found):
    """Elsewhere it is no more than declared; what is said always is."""
    act = document(kind=kind, by=["arland"], dates=[("issued", "1850-05-01")])
    control = [{"from": "1800-01-01", "to": None, "territories": ["isle"], "holder": holder}]
    seen = [view(begin="1850-05-01", document="1850-pact", state=state)]
    assert codes([act], views=seen, control=control) == found
    assert codes([act], views=seen) == (found if kind in ("map", "treaty") else [])


def test_what_leaves_title_to_nobody_governs_the_place():
    """The view rests on that very document, and the place is governed by it on some day."""
    other = document("1851-rules")

    def seen(tells="1850-pact", governs="1850-pact", status="renounced", places=("isle",)):
        governing = [{"from": "1850-05-01", "to": None, "territories": [*places], "document": governs}]
        spell = view(status, "1850-05-01", fixes="1850-pact", document=tells, state="in-force")
        return codes([document(), other], views=[spell], governing=governing)

    assert seen() == seen(status="undivided") == seen(governs="1851-rules", places=["rock"]) == []
    assert seen("1851-rules") == seen(governs="1851-rules") == ["other-document"]


def test_a_document_is_seen_as_signed_from_its_signature():
    """Not from a day on which something else turns; how it is seen later may turn on anything."""
    pact = document(dates=(("signed", "1850-03-01"), ("in_force", "1851-05-01")))
    turn = [title("unsettled", "1850-04-01")]

    def seen(begin, before=None):
        first = view("unsettled", "1800-01-01", begin, document=before, state="signed" if before else None)
        return codes(
            [pact],
            title=turn,
            views=[first, view("unsettled", begin, "1851-05-01", document="1850-pact", state="signed")],
        )

    assert "no-event" not in seen("1850-03-01")
    assert "no-event" in seen("1850-04-01")
    assert "no-event" not in seen("1850-04-01", "1850-pact")


def test_a_treaty_of_both_sides_turns_the_view_of_either():
    """From the day from which it governs; not one of a side with others, nor a view that rests on nothing."""
    older = document("1840-pact", dates=(("in_force", "1840-05-01"),))

    def seen(end, by=BOTH, rests="1840-pact", state="in-force"):
        governs = {"from": "1850-05-01", "to": None, "territories": ["isle"], "document": "1850-pact", "state": state}
        own = view("unsettled", "1840-05-01", end, document=rests, state="in-force" if rests else None)
        return "overtaken" in codes([older, document(by=by)], governing=[governs], views=[own])

    assert [seen(end) for end in ("1850-05-01", "1850-05-02", None)] == [False, True, True]
    assert not seen(None, by=["arland", "empire"])
    assert not seen(None, rests=None)
    assert not seen(None, rests="1850-pact")
    assert not seen(None, state="signed")


def test_a_view_turns_on_something():
    """On a day of its documents, of a track of the place, or of the claim of its own side; or on a span."""
    spells = {"from": "1860-01-01", "to": "1870-01-01", "territories": ["isle"]}

    def turns(day, places=("isle",), edtf=None, **lists):
        later = view("unsettled", day, places=places, document="1850-pact", state="in-force", from_edtf=edtf)
        first = view("unsettled", "1800-01-01", day, places=places)
        return codes([document()], views=[first, later], **lists)

    assert turns("1850-05-01") == turns("1855-01-01", edtf="1855") == []
    assert turns("1860-01-01") == turns("1855-01-01") == ["no-event"]
    for name in ("title", "governing", "also", "control"):
        status = {"status": "unsettled"} if name == "title" else {}
        assert turns("1860-01-01", **{name: [{**spells, **status}]}) == []
        assert turns("1870-01-01", **{name: [{**spells, **status}]}) == []
        assert turns("1860-01-01", **{name: [{**spells, **status, "territories": ["rock"]}]}) == ["no-event"]
    assert turns("1860-01-01", claims=[{**spells, "claimant": "arland"}]) == []
    assert turns("1860-01-01", claims=[{**spells, "claimant": "borland"}]) == ["no-event"]


def test_a_side_that_has_a_view_of_a_place_has_one_of_every_day():
    """Of the places of which the record speaks unasked it is asked elsewhere."""
    covered = {"coverage": {"from": "1800-01-01"}}
    assert codes(record=covered, views=[view(places=["rock"])]) == []
    assert codes(record=covered, views=[view(places=["rock"], begin="1850-01-01")]) == ["gap"]
    assert codes(record=covered, views=[view(places=["rock"], end="1850-01-01")]) == ["gap"]
    assert codes(record=covered, views=[view(begin="1850-01-01")]) == []


def test_no_view_rests_on_what_the_opponent_did_alone():
    """On an act of both, or of a third, it may."""
    for by, found in ((["borland"], ["no-act"]), (BOTH, []), (["empire"], []), (["borland", "empire"], [])):
        note = document(kind="note", by=by, dates=[("delivered", "1850-05-01")])
        seen = [view(begin="1850-05-01", document="1850-pact", state="declared")]
        assert codes([note], views=seen) == found


def test_what_is_in_force_at_the_place_is_not_executed_there():
    """By what governs it or bears on it, on a day of the view."""
    ended = document(dates=[("in_force", "1850-05-01"), ("ended", "1860-01-01")])
    seen = [view(begin="1860-01-01", document="1850-pact", state="executed")]
    told = {"from": "1850-05-01", "to": None, "territories": ["isle"], "document": "1850-pact", "state": "in-force"}
    for name in ("governing", "also"):
        assert codes([ended], views=seen, **{name: [told]}) == ["not-executed"]
        for other in ({"to": "1860-01-01"}, {"state": "executed"}, {"territories": ["rock"]}, {"document": "1851-law"}):
            assert codes([ended], views=seen, **{name: [{**told, **other}]}) == []


def test_an_act_of_law_waits_for_nobody_in_a_view_either():
    """A treaty does."""
    for kind, found in (("decree", ["not-pending"]), ("treaty", [])):
        act = document(kind=kind, dates=[("signed", "1849-01-01")])
        assert codes([act], views=[view(begin="1849-01-01", document="1850-pact", state="signed")]) == found


def test_each_side_has_a_view_of_its_own():
    """What one saw settled may have been open to the other all the time; and each has one of every day."""
    seen = [view("unsettled", end="1850-05-01"), view("unsettled", "1850-05-01")]
    other = view("agreed", "1850-05-01", side="borland", fixes="1850-pact", document="1850-pact", state="in-force")
    turn = [title("agreed", "1850-05-01")]
    assert codes([document()], title=turn, views=[*seen, other]) == []
    covered = {"coverage": {"from": "1800-01-01"}}
    whole, late = view(places=["rock"]), view(side="borland", begin="1801-01-01", places=["rock"])
    assert codes(record=covered, views=[whole]) == []
    assert codes(record=covered, views=[whole, late]) == codes(record=covered, views=[late]) == ["gap"]
    assert codes(record=covered, views=[view(places=["rock", "reef"], end="1850-01-01")]) == ["gap", "gap"]


def test_a_view_that_is_in_force_with_what_governs_is_sound():
    """Only what is over cannot be in force there too."""
    seen = [view(begin="1850-05-01", document="1850-pact", state="in-force")]
    told = {"from": "1850-05-01", "to": None, "territories": ["isle"], "document": "1850-pact", "state": "in-force"}
    assert codes([document()], views=seen, governing=[told]) == []


def test_one_note_of_its_force_says_how_it_was_outlived():
    """Of several days of force, as of several parts."""
    pact = document(dates=[("in_force", "1850-05-01"), ("in_force", "1851-05-01")])
    seen = [view(begin="1860-01-01", document="1850-pact", state="executed")]
    assert codes([pact], views=seen) == ["not-executed"]
    pact["dates"][2]["note"] = {"en": "The line outlived the treaty."}
    assert codes([pact], views=seen) == []


@pytest.mark.parametrize(("holder", "by", "state", "found"), [
    ("arland", ["arland"], "declared", ["not-declared"]),
    ("arland", BOTH, "declared", []),
    ("arland", ["empire"], "declared", []),
    ("borland", ["arland"], "domestic", ["not-domestic"]),
    ("borland", ["empire"], "domestic", []),
    ("borland", ["arland"], "in-force", []),
])  # fmt: skip
def test_only_its_own_act_of_law_is_asked_who_holds_the_place(holder, by, state, found):
    """And only by who holds this place, on a day of the view."""
    act = document(kind="decree", by=by, dates=[("issued", "1850-05-01")])
    seen = [view(begin="1850-05-01", document="1850-pact", state=state)]
    held = {"from": "1850-05-01", "to": None, "territories": ["isle"], "holder": holder}
    assert codes([act], views=seen, control=[held]) == found
    other = "borland" if holder == "arland" else "arland"
    apart = [
        {**held, "territories": ["rock"], "holder": other},
        {**held, "from": "1800-01-01", "to": "1850-05-01", "holder": other},
    ]
    assert codes([act], views=seen, control=[held, *apart]) == found


def test_a_view_that_names_no_instrument_for_its_title_may_rest_on_any():
    """As may one in which title is agreed, by an instrument that governs no more."""
    governing = [{"from": "1850-05-01", "to": None, "territories": ["isle"], "document": "1851-rules"}]
    documents = [document(), document("1851-rules")]
    for status, fixes, found in (
        ("renounced", None, []),
        ("agreed", "1851-rules", []),
        ("renounced", "1851-rules", ["other-document"]),
    ):
        seen = view(status, "1850-05-01", fixes=fixes, document="1850-pact", state="in-force")
        assert codes(documents, views=[seen], governing=governing) == found


def test_where_days_are_missing_between_two_views_the_turn_is_not_asked():
    """The gap is told of elsewhere."""
    for end, found in (("1855-01-01", ["no-event"]), ("1854-12-31", [])):
        assert codes(views=[view("unsettled", end=end), view("unsettled", "1855-01-01")]) == found
        unknown = view("unsettled", "1855-01-01", document="1850-lost", state="signed")
        assert codes(views=[view("unsettled", end=end), unknown]) == found


@pytest.mark.parametrize(("after", "state", "end", "found"), [
    ("unsettled", "in-force", None, ["not-in-force"]),
    ("unsettled", "in-force", "1880-01-01", []),
    ("unsettled", "executed", None, []),
    ("agreed", "in-force", None, []),
])  # fmt: skip
def test_a_treaty_is_in_force_nowhere_once_title_by_it_is_open(after, state, end, found):
    """Where it fixes title elsewhere it is executed from then; where other title follows it may go on."""
    titles = [title("agreed", "1850-05-01", "1850-pact", end="1880-01-01"), title(after, "1880-01-01")]
    bears = {"from": "1850-05-01", "to": end, "territories": ["far"], "document": "1850-pact", "state": state}
    for name in ("governing", "also"):
        assert codes([document()], title=titles, **{name: [bears]}) == found


@pytest.mark.parametrize(("by", "state", "seen", "found"), [
    (["arland"], "domestic", None, ["other-document"]),
    (["arland"], "domestic", "1840-map", ["other-document"]),
    (["arland"], "domestic", "1850-pact", []),
    (["borland"], "domestic", "1840-map", []),
    (BOTH, "signed", "1840-map", ["other-document"]),
    (BOTH, "signed", None, []),
    (BOTH, "in-force", "1840-map", []),
])  # fmt: skip
def test_a_side_sees_a_place_under_its_own_act_and_what_it_signed(by, state, seen, found):
    """As long as it sees nothing agreed; what is only signed may be nothing to one that rested on nothing."""
    law = document("1850-pact", "law" if len(by) == 1 else "treaty", by, [("signed", "1850-05-01")])
    chart = document("1840-map", "statement", ["arland"], [("issued", "1840-01-01")])
    governing = [{**title("none", "1850-05-01", "1850-pact"), "state": state}]
    kind = {None: None, "1840-map": "declared", "1850-pact": "domestic"}[seen]
    control = [{**title(None), "holder": "arland"}]
    views = [view(begin="1850-05-01", document=seen, state=kind)]

    def told(views):
        return codes([law, chart], views=views, governing=governing, control=control)

    assert told(views) == found
    assert [code for code in told([{**views[0], "to": "1850-05-01", "from": "1845-01-01"}]) if "other" in code] == []
    before = [view(begin="1840-01-01", end="1850-05-01", document="1840-map", state="declared")]
    if by == BOTH and state == "signed":
        assert "other-document" in told([*before, *views])


def test_a_view_gives_title_by_agreement_to_a_party_of_it():
    """Whoever else agreed."""
    for holder, found in (("arland", []), ("borland", ["no-party"]), (None, [])):
        seen = [view("agreed", "1850-05-01", fixes="1850-pact", document="1850-pact", state="in-force",
                     title_holder=holder)]  # fmt: skip
        assert codes([document(by=["arland", "empire"])], views=seen) == found


@pytest.mark.parametrize("name", ["title", "views"])
def test_what_one_state_did_alone_agrees_nothing(name):
    """Nor leaves it undivided; it may renounce."""
    for status, by, found in (
        ("agreed", ["arland"], 1), ("undivided", ["borland"], 1), ("agreed", BOTH, 0), ("renounced", ["arland"], 0),
    ):  # fmt: skip
        spells = {
            "title": [title(status, "1850-05-01", "1850-pact")],
            "views": [view(status, "1850-05-01", fixes="1850-pact", document="1850-pact", state="in-force")],
        }
        told = codes([document(by=by)], **{name: spells[name]})
        assert told.count("no-party") == found


@pytest.mark.parametrize(("state", "found"), [("declared", 1), ("domestic", 1), ("in-force", 0), ("signed", 0)])
def test_a_side_has_title_by_what_binds_another(state, found):
    """What is declared or laid down at home settles nothing; where title is open it may be told of."""
    seen = view("agreed", "1850-05-01", fixes="1850-pact", document="1850-pact", state=state)
    told = f"1850-pact is {state}: title is not 'agreed'"
    messages = reported(check_titling, {"documents": [document()], "views": [seen]}, DISPUTE)[1]
    assert sum(message.startswith(told) for message in messages) == found
    messages = reported(
        check_titling,
        {"documents": [document()], "views": [{**seen, "title_status": "none", "title_document": None}]},
        DISPUTE,
    )[1]
    assert not any("title is not" in message for message in messages)


@pytest.mark.parametrize(("touch", "within", "found"), [
    ("bears", "named", 1), ("named", "bears", 1), ("named", "named", 0), ("disputed", "disputed", 0),
    ("named", None, 0),
])  # fmt: skip
def test_what_settles_title_of_a_place_deals_with_it(touch, within, found):
    """As does its article; what only bears on it may be told of where nothing is settled."""
    reach = {"isle": within} if within else {}
    articles = [{"number": "1", "territories": reach}, {"number": "2", "territories": {"isle": "bears"}}]
    pact = document(territories={"isle": touch}, articles=articles)
    for status in ("agreed", "none"):
        spells = [{**title(status, "1850-05-01", "1850-pact"), "article": "1"}]
        assert codes([pact], title=spells).count("no-reach") == (found if status == "agreed" else 0)
        seen = view(status, "1850-05-01", fixes="1850-pact", document="1850-pact", state="in-force", title_article="1")
        assert codes([pact], views=[seen]).count("no-reach") == (found if status == "agreed" else 0)


@pytest.mark.parametrize(("first", "day", "state", "found"), [
    ("1850-05-01", "1850-05-01", "declared", []),
    ("1850-05-01", "1860-01-01", "declared", ["no-event"]),
    ("1850-05-01", "1860-01-01", "domestic", ["no-event"]),
    ("1790-01-01", "1860-01-01", "declared", []),
])  # fmt: skip
def test_a_side_rests_on_what_was_said_or_laid_down_from_that_day(first, day, state, found):
    """Of what is older than its view before it may come to do so with anything that turns."""
    act = document(kind="law", by=["arland"], dates=[("issued", first)])
    views = [view(end=day), view(begin=day, document="1850-pact", state=state)]
    held = [{**title(None, day), "holder": "arland" if state == "domestic" else "borland"}]
    assert codes([act], views=views, title=[title("none", end=day), title("none", day)], control=held) == found
