"""What bears on a place beside what governs it: its standing, its days, the places it touches, and its articles."""

from __future__ import annotations

import pytest

from kurils.store.validate.beside.standing import check_beside
from tests.in_memory import reported

SIDES = {"sides": ["arland", "borland"]}
BOTH = ["arland", "borland"]


def document(id, kind="treaty", by=BOTH, dates=(), touch="named", places=("isle",), **facts):
    days = [{"event": event, "date": day} for event, day in dates]
    return {"id": id, "kind": kind, "by": [*by], "dates": days, "territories": dict.fromkeys(places, touch), **facts}


PACT = document("1850-pact", dates=[("signed", "1850-03-01"), ("in_force", "1851-06-01"), ("ended", "1880-01-01")])
LAW = document("1860-law", "law", ["arland"], [("issued", "1860-06-01")])
SAID = document("1870-note", "note", ["arland"], [("delivered", "1870-06-01")])
#: what governs otherwise, so that nothing is asked of it
FRAME = document("1800-frame", dates=[("signed", "1800-01-01"), ("in_force", "1800-01-01")], places=("isle", "rock"))


def spell(begin, end=None, places=("isle",), **facts):
    return {"from": begin, "to": end, "territories": [*places], **facts}


def beside(id, state, begin, end=None, places=("isle",), article=None, **facts):
    return spell(begin, end, places, document=id, state=state, article=article, **facts)


def told(documents, also, **lists):
    """The codes of what is reported of `also` and of the rest, in their order."""
    return [code for _, _, code in reported(check_beside, {"documents": documents, "also": also, **lists}, SIDES)[0]]


PENDING = beside("1850-pact", "signed", "1850-03-01", "1851-06-01")
FORCE = beside("1850-pact", "in-force", "1851-06-01", "1880-01-01")


def test_what_is_told_as_it_was_is_sound():
    """Pending, then in force; an act of law is domestic, a note declared."""
    assert told([PACT], [PENDING, FORCE]) == []
    assert told([LAW, SAID], [beside("1860-law", "domestic", "1860-06-01")]) == []
    assert told([LAW, SAID], [beside("1870-note", "declared", "1870-06-01")]) == []
    assert told([], [beside("1850-lost", "executed", "1850-03-01")]) == []


@pytest.mark.parametrize("name", ["governing", "also"])
def test_what_is_said_is_declared_and_an_act_of_law_is_domestic(name):
    """In whichever list."""
    for id, state, code in (("1860-law", "declared", "not-declared"), ("1870-note", "domestic", "not-domestic")):
        entry = beside(id, state, "1860-06-01" if id == "1860-law" else "1870-06-01")
        lists = {"also": [], "governing": [entry]} if name == "governing" else {"also": [entry]}
        assert told([LAW, SAID], lists.pop("also"), **lists) == [code]


def test_what_is_said_is_pending_only_where_it_came_into_force():
    """A declaration may be ratified like a treaty, and then is."""
    days = [("signed", "1895-06-08")]
    for dates, state, found in (
        (days, "declared", []), (days, "signed", ["not-pending"]), ([*days, ("in_force", "1895-12-01")], "signed", []),
    ):  # fmt: skip
        talks = document("1895-declaration", "declaration", dates=dates)
        force = [beside("1895-declaration", "in-force", "1895-12-01")] if len(dates) > 1 else []
        assert (
            told([talks], [beside("1895-declaration", state, "1895-06-08", "1895-12-01", to_edtf="1895"), *force])
            == found
        )


def test_nothing_is_in_force_between_the_sides_without_one_of_them():
    """But orders, and what has a day of force, which third states may give it."""

    def force(by, kind="agreement", **dates):
        days = [("signed", "1860-06-01"), *dates.items()]
        pact = document("1860-terms", kind, by, days)
        return told([pact], [beside("1860-terms", "in-force", "1860-06-01")])

    assert force(BOTH) == force([*BOTH, "empire"]) == force(["arland", "empire"], in_force="1860-06-01") == []
    assert force(["arland", "empire"]) == force(["empire"]) == ["not-in-force"]
    order = document("1860-order", "order", ["empire"], [("issued", "1860-06-01")])
    assert told([order], [beside("1860-order", "in-force", "1860-06-01")]) == []


def test_what_is_domestic_is_of_a_side_or_a_holder():
    """An order of third states is in force between states."""
    for by, holder, found in (("empire", None, ["not-domestic"]), ("empire", "empire", []), ("arland", None, [])):
        order = document("1860-order", "order", [by], [("issued", "1860-06-01")], "bears")
        held = [spell("1800-01-01", holder=holder)]
        assert told([order], [beside("1860-order", "domestic", "1860-06-01")], control=held) == found


def test_an_act_of_law_waits_for_nobody():
    """It is in force at home, or over."""
    decree = document("1860-decree", "decree", ["arland"], [("signed", "1860-06-01")])
    assert told([decree], [beside("1860-decree", "signed", "1860-06-01")]) == ["not-pending"]
    assert told([decree], [beside("1860-decree", "domestic", "1860-06-01")]) == []


def test_what_has_ended_bears_no_longer():
    """An act of law may live on to this day in what took its place."""
    law = {**LAW, "dates": [*LAW["dates"], {"event": "ended", "date": "1870-01-01"}]}
    turn = {"title": [spell("1880-01-01")]}
    for end, found in (("1870-01-01", []), ("1880-01-01", ["ended-effect"]), (None, [])):
        assert told([law], [beside("1860-law", "domestic", "1860-06-01", end)], **turn) == found


def test_what_has_ended_bears_on_nothing_beside():
    """It may govern by what it brought about; what ended or came into force was more than signed."""
    assert "not-executed" in told([PACT], [PENDING, FORCE, beside("1850-pact", "executed", "1880-01-01")])
    # that it is not pending after its force is asked of whatever bears on a place
    for end, pending in (("1851-06-01", False), ("1851-05-31", True), ("1851-06-02", False), (None, False)):
        found = told([PACT], [{**PENDING, "to": end, "to_edtf": "1851"}, FORCE])
        assert ("not-pending" in found) is pending
    for dates, found in (((), []), ((("ended", "1880-01-01"),), ["not-pending"])):
        rules = document("1867-rules", "agreement", dates=[("signed", "1867-03-30"), *dates])
        assert told([rules], [beside("1867-rules", "signed", "1867-03-30", "1880-01-01")] if dates else []) == found


@pytest.mark.parametrize("day", ["1860-05-31", "1860-06-02", "1870-06-01"])
def test_it_begins_by_the_act_by_which_it_stands_so(day):
    """By its confirmation too, or where it governs no more; of a span nothing is asked."""
    assert told([LAW, SAID], [beside("1860-law", "domestic", day)]) == ["no-event"]
    assert told([LAW], [beside("1860-law", "domestic", day, from_edtf="1860~")]) == []
    confirms = {**SAID, "effects": [{"kind": "confirms", "document": "1860-law"}, None]}
    assert told([LAW, confirms], [beside("1860-law", "domestic", "1870-06-01")]) == []
    governed = spell("1860-06-01", day, document="1860-law", state="domestic")
    assert told([LAW], [beside("1860-law", "domestic", day)], governing=[governed]) == []
    elsewhere = {**governed, "territories": ["rock"]}
    assert "no-event" in told([LAW], [beside("1860-law", "domestic", day)], governing=[elsewhere])


def test_what_is_in_force_is_so_from_its_force():
    """From the exchange where that is all that is known; a later promulgation begins nothing."""
    dates = [("signed", "1850-03-01"), ("exchanged", "1851-06-01"), ("promulgated", "1851-09-01")]
    pact = document("1850-pact", dates=dates)
    assert told([pact], [PENDING, {**FORCE, "to": None}]) == []
    assert told([pact], [PENDING, {**FORCE, "from": "1851-09-01", "to": None}]) == ["no-event"]


def test_it_ends_by_itself_by_what_acts_on_it_or_with_how_the_place_stands():
    """An act of one also with who holds the place, or by another law of the same; a span is not looked at."""

    def ends(day, documents=(LAW,), **lists):
        id, state = documents[0]["id"], "domestic" if documents[0] is LAW else "in-force"
        begin = min(date["date"] for date in documents[0]["dates"])
        return told(documents, [beside(id, state, begin, day)], **lists)

    assert ends("1870-06-01") == ends("1870-06-01", (LAW, SAID)) == ["no-event"]
    for kind, wrong in (("ends", []), ("amends", []), ("confirms", ["no-event"]), ("executes", ["no-event"])):
        assert ends("1870-06-01", (LAW, {**SAID, "effects": [{"kind": kind, "document": "1860-law"}]})) == wrong
    later = {**LAW, "id": "1870-law", "dates": [{"event": "issued", "date": "1870-06-01"}]}
    assert ends("1870-06-01", (LAW, later)) == []
    assert ends("1870-06-01", (LAW, {**later, "territories": {"rock": "named"}})) == ["no-event"]
    assert ends("1870-06-01", (LAW, {**later, "by": ["borland"]})) == ["no-event"]
    rules = document("1860-rules", "agreement", dates=[("signed", "1860-06-01")])
    for name in ("governing", "title", "control", "polity"):
        turn = {name: [spell("1870-06-01"), spell("1800-01-01", "1870-06-01", ["rock"])]}
        # the law of one lives on under what others agree on
        assert ends("1870-06-01", **turn) == (["no-event"] if name == "governing" else [])
        assert ends("1870-06-01", (rules,), **turn) == ([] if name in ("governing", "title") else ["no-event"])
    assert told([LAW], [beside("1860-law", "domestic", "1860-06-01", "1870-06-01", to_edtf="1870~")]) == []


@pytest.mark.parametrize("status", ["agreed", "undivided", "unsettled"])
def test_what_the_sides_agreed_beside_a_title_by_agreement_bears_no_longer_than_that(status):
    """An act of law and one of third states go on, as does what began after; one such title may follow another."""
    rules = document("1860-rules", "agreement", dates=[("signed", "1860-06-01")])
    title = [spell("1850-01-01", "1865-01-01", status=status), spell("1865-01-01", "1870-01-01", status=status)]
    wrong = [] if status == "unsettled" else ["overtaken"]

    def over(end, document=rules, state="in-force", begin="1860-06-01"):
        return told([document], [beside(document["id"], state, begin, end)], title=[*title, spell("1870-01-01")])

    assert over("1870-01-01") == over("1865-01-01") == []
    assert over(None) == wrong
    assert over(None, LAW, "domestic") == over(None, {**rules, "by": [*BOTH, "empire"]}) == []
    signed = {**rules, "dates": [{"event": "signed", "date": "1870-01-01"}]}
    assert over(None, signed, begin="1870-01-01") == []


def test_what_fixed_title_is_in_force_as_long_as_it_fixes_any():
    """And not while it is executed where it governs; what never fixed title may be in force for longer."""
    pact = {**PACT, "dates": PACT["dates"][:2]}

    def over(end, fixes="1850-pact", governs=None, state="in-force"):
        lists = {"title": [spell("1851-06-01", "1880-01-01", ["rock"], document=fixes, status="renounced")]}
        if governs:
            lists["governing"] = [spell("1870-01-01", None, ["rock"], document=governs, state=state, article=None)]
        turn = [spell("1880-01-01", places=["isle"])]
        found = told(
            [pact], [PENDING, {**FORCE, "to": end}], control=[], **{**lists, "title": [*lists["title"], *turn]}
        )
        return [code for code in found if code in ("overtaken", "not-in-force")]

    assert over("1880-01-01") == over(None, "1860-other") == over(None, "1860-other", "1850-pact") == []
    assert over(None) == ["overtaken"]
    assert over("1880-01-01", governs="1850-pact", state="executed") == ["not-in-force"]
    assert over("1880-01-01", governs="1860-other", state="executed") == []


def test_it_bears_wherever_it_deals_with_a_place_that_stands_alike():
    """What only bears on places does so where the same governs; a place that stands otherwise may be left out."""

    def named(places, touch="named", other="named", control="arland", governs="1800-frame"):
        law = {**LAW, "territories": {"isle": touch, "rock": other}}
        lists = {
            "title": [spell("1800-01-01", places=["isle", "rock"], status="none", holder=None)],
            "control": [spell("1800-01-01", holder="arland"), spell("1800-01-01", None, ["rock"], holder=control)],
            "governing": [
                spell("1800-01-01", document="1800-frame", state="in-force", article=None),
                spell("1800-01-01", None, ["rock"], document=governs, state="in-force", article=None),
            ],
        }
        return told([law, FRAME], [beside("1860-law", "domestic", "1860-06-01", places=places)], **lists)

    assert named(["isle", "rock"]) == named(["isle"], control=None) == named(["isle"], other="bears") == []
    assert named(["isle"]) == named(["isle"], other="by-group") == named(["isle"], governs="1801-other")[:1]
    assert named(["isle"]) == named(["isle"], "bears", "bears") == ["missing-place"]
    assert named(["isle"], "bears", "bears", governs="1801-other") == []


def test_places_that_come_to_stand_alike_are_asked_then():
    """From the day on which the same document governs both, while it bears on one of them."""
    law = {**LAW, "territories": {"isle": "bears", "rock": "bears"}}
    both = ["isle", "rock"]
    lists = {
        "title": [spell("1800-01-01", places=both, status="none", holder=None)],
        "control": [spell("1800-01-01", places=both, holder="arland")],
        "governing": [
            spell("1800-01-01", document="1800-frame", state="in-force", article=None),
            spell("1800-01-01", "1870-01-01", ["rock"], document=None, state=None),
            spell("1870-01-01", None, ["rock"], document="1800-frame", state="in-force", article=None),
        ],
    }
    for end, found in (("1870-01-01", []), ("1870-01-02", ["missing-place"]), (None, ["missing-place"])):
        alone = beside("1860-law", "domestic", "1860-06-01", end, to_edtf="1870" if end else None)
        assert told([law, FRAME], [alone], **lists) == found


def test_a_document_bears_on_a_place_by_one_article():
    """On other places it may by another; but by none nowhere, if by one anywhere."""
    pact = {**PACT, "territories": {"isle": "named", "rock": "named"}}

    def by(first, second, place="isle"):
        pending, force = {**PENDING, "article": first}, {**FORCE, "article": second, "territories": [place]}
        found = told([pact], [pending, force])
        return [code for code in found if code.endswith("article")]

    assert by("2", "2") == by(None, None) == by("2", "3", "rock") == []
    assert by("2", "3") == ["other-article"]
    assert by("2", None) == by(None, "2") == by("2", None, "rock") == ["missing-article"]


def test_the_article_is_one_that_touches_places_where_any_is_told_to():
    """Or a note says why another bears on the place; of an article that is not there it is told elsewhere."""
    articles = [{"number": "2", "territories": {"rock": "named"}}, {"number": "7"}, None]

    def by(number, places=articles, **facts):
        return told(
            [{**LAW, "articles": places}], [beside("1860-law", "domestic", "1860-06-01", article=number, **facts)]
        )

    assert by("7") == ["wrong-article"]
    assert by("2") == by(None) == by("9") == by("7", articles[1:]) == by("7", note={"en": "As the whole law."}) == []


def test_what_stands_as_it_does_by_its_exchange_was_pending_before():
    """No shorter than to the day of its force, which is that of the exchange."""
    days = [("signed", "1850-03-01"), ("exchanged", "1851-06-01")]
    pact = document("1850-pact", dates=days)
    early = {**PENDING, "to": "1851-05-31", "to_edtf": "1851"}
    assert told([pact], [PENDING]) == []
    assert told([pact], [early]) == told([PACT], [early]) == ["not-pending"]


def test_only_what_confirms_it_lets_it_begin_anew_and_only_where_it_governed_itself():
    """What amends it does not, nor that another document governs no more."""
    for kind, found in (("confirms", []), ("amends", ["no-event"])):
        other = {**SAID, "effects": [{"kind": kind, "document": "1860-law"}]}
        assert told([LAW, other], [beside("1860-law", "domestic", "1870-06-01")]) == found
    for id, found in (("1860-law", []), ("1800-frame", ["no-event"])):
        governed = spell("1850-06-01", "1865-01-01", document=id, state="domestic")
        assert told([LAW], [beside("1860-law", "domestic", "1865-01-01")], governing=[governed])[-1:] == found


def test_it_is_told_since_when_a_document_stands_so():
    """By its act, or from its first day where it has none for that, or by none."""

    def since(*dates, state="in-force"):
        act = document("1850-pact", dates=dates)
        messages = reported(
            check_beside, {"documents": [act], "also": [beside("1850-pact", state, "1890-01-01")]}, SIDES
        )[1]
        return [message.partition(", and")[0] for message in messages if "came to stand" in message]

    first = "1850-pact came to stand so on"
    assert since(("signed", "1849-01-01"), ("in_force", "1851-06-01")) == [f"{first} 1851-06-01"]
    assert since(("published", "1852-01-01"), ("delivered", "1850-01-01")) == [f"{first} 1850-01-01"]
    assert since() == [f"{first} no day"]


@pytest.mark.parametrize(("spells", "end", "found"), [
    ([("1850-01-01", "1870-01-01")], "1870-01-01", []),
    ([("1850-01-01", "1870-01-01")], "1870-01-02", ["overtaken"]),
    ([("1850-01-01", None)], None, []),
    ([("1865-01-01", None), ("1850-01-01", "1865-01-01")], None, []),
    ([("1840-01-01", "1860-06-01")], None, []),
    ([("1860-06-02", "1870-01-01")], None, []),
])  # fmt: skip
def test_a_title_by_agreement_is_that_of_the_day_on_which_the_document_begins(spells, end, found):
    """With those that follow it, in whatever order they stand."""
    rules = document("1860-rules", "agreement", dates=[("signed", "1860-06-01")])
    title = [spell(first, last, status="agreed") for first, last in spells]
    assert told([rules], [beside("1860-rules", "in-force", "1860-06-01", end, to_edtf=end)], title=title) == found


@pytest.mark.parametrize(("ends", "end", "found"), [
    (["1870-01-01", "1880-01-01"], "1880-01-01", []),
    (["1880-01-01", "1870-01-01"], "1880-01-02", ["overtaken"]),
    (["1870-01-01", None], None, []),
])  # fmt: skip
def test_what_fixes_title_of_several_places_is_in_force_for_the_last(ends, end, found):
    """And it is told how long that is."""
    rules = document("1860-rules", dates=[("signed", "1860-06-01")])
    title = [spell("1860-06-01", last, [place], document="1860-rules") for last, place in zip(ends, ("rock", "reef"))]
    lists = {
        "documents": [rules],
        "title": title,
        "also": [beside("1860-rules", "in-force", "1860-06-01", end, to_edtf=end)],
    }
    told, messages = reported(check_beside, lists, SIDES)
    assert [code for *_, code in told] == found
    assert all("title of no place from 1880-01-01 on" in message for message in messages)


def test_each_place_may_have_an_entry_of_its_own():
    """With the same days; where one ends before, the other place is missing from when it stands alike."""
    law = {**LAW, "territories": {"isle": "named", "rock": "named"}}
    both = ["isle", "rock"]
    lists = {
        "title": [spell("1800-01-01", places=both, status="none", holder=None)],
        "control": [spell("1800-01-01", places=both, holder="arland")],
        "governing": [spell("1800-01-01", "1870-01-01", both, document=None, state=None),
                      spell("1870-01-01", None, both, document=None, state=None)],
    }  # fmt: skip

    def apart(begin="1860-06-01", end=None):
        own = [beside("1860-law", "domestic", "1860-06-01")]
        other = beside("1860-law", "domestic", begin, end, ["rock"], from_edtf=begin, to_edtf=end)
        return told([law], [*own, other], **lists)

    assert apart() == apart(end="1870-01-02") == []
    assert apart(end="1870-01-01") == apart("1860-06-02") == ["missing-place"]


def test_a_place_of_which_nothing_is_told_stands_like_none():
    """Not even like one that nothing governs."""
    law = {**LAW, "territories": {"isle": "bears", "rock": "bears"}}
    both = ["isle", "rock"]
    lists = {
        "title": [spell("1800-01-01", places=both, status="none", holder=None)],
        "control": [spell("1800-01-01", places=both, holder="arland")],
    }
    for places, found in ((both, ["missing-place"]), (["isle"], []), (["rock"], [])):
        governing = [spell("1800-01-01", None, places, document=None, state=None)]
        assert told([law], [beside("1860-law", "domestic", "1860-06-01")], governing=governing, **lists) == found


def test_another_article_is_told_of_once_for_an_entry():
    """Of however many places it is."""
    pact = {**PACT, "territories": {"isle": "named", "rock": "named"}}
    spells = [
        {**one, "article": article, "territories": ["isle", "rock"]} for one, article in ((PENDING, "2"), (FORCE, "3"))
    ]
    assert told([pact], spells) == ["other-article"]


def test_an_act_of_law_bears_until_it_ends_or_the_place_is_anothers():
    """Of one that nothing ended it is asked elsewhere; of a span nothing."""
    repeal = document("1870-law", "law", ["arland"], [("issued", "1870-06-01")], effects=[
        {"kind": "replaces", "document": "1860-law"}], places=["far"])  # fmt: skip

    def until(end, documents=(LAW, repeal), holder="arland", title="arland", **facts):
        control = [spell("1800-01-01", "1865-01-01", holder="arland"), spell("1865-01-01", holder=holder)]
        titles = [spell("1800-01-01", "1865-01-01", holder=None), spell("1865-01-01", holder=title)]
        also = [beside("1860-law", "domestic", "1860-06-01", end, **facts)]
        return told(documents, also, control=control, title=titles)

    assert until("1865-01-01") == until("1865-01-01", holder=None, title=None) == ["no-event"]
    assert until("1865-01-01", holder="borland") == until("1865-01-01", title="borland") == []
    assert until("1870-06-01") == until("1865-01-01", (LAW,)) == until("1865-01-01", to_edtf="1865") == []


def test_what_executes_an_act_of_law_bears_no_longer_than_that():
    """Of the same state, and where that is known to have ended."""
    rules = document("1862-rules", "resolution", ["arland"], [("issued", "1862-01-01")],
                     effects=[None, {"kind": "executes", "document": "1860-law"}])  # fmt: skip
    over = {**LAW, "dates": [*LAW["dates"], {"event": "ended", "date": "1870-01-01"}]}

    def until(end, law=over):
        return told([law, rules], [beside("1862-rules", "domestic", "1862-01-01", end, to_edtf=end and "1870")])

    assert until("1870-01-01") == until(None, LAW) == until(None, {**over, "by": ["borland"]}) == []
    assert until("1870-01-02") == until(None) == ["overtaken"]


def test_what_another_act_rests_on_bears_as_long_as_that():
    """At the same place, and of the same state."""
    charter = document("1862-charter", "charter", ["arland"], [("issued", "1862-01-01")],
                       effects=[{"kind": "rests-on", "document": "1860-law"}])  # fmt: skip

    def until(end, charter=charter, places=("isle",)):
        governing = [spell("1862-01-01", "1870-01-01", places, document="1862-charter", state="domestic", article=None)]
        return told([LAW, charter], [beside("1860-law", "domestic", "1860-06-01", end)], governing=governing,
                    title=[spell("1800-01-01", "1865-01-01"), spell("1865-01-01")])  # fmt: skip

    assert until("1865-01-01") == ["no-event"]
    assert (
        until(None) == until("1865-01-01", {**charter, "by": ["borland"]}) == until("1865-01-01", places=["far"]) == []
    )


def test_an_act_of_one_bears_no_more_on_what_both_leave_undivided():
    """One that begins while it is undivided may; so may what both agreed."""
    rules = document("1860-rules", "agreement", dates=[("signed", "1860-06-01")])
    title = [spell("1800-01-01", "1865-01-01", status="none"), spell("1865-01-01", status="undivided")]

    def until(end, document=LAW, state="domestic", title=title):
        return told([document], [beside(document["id"], state, "1860-06-01", end)], title=title)

    assert until(None) == ["overtaken"]
    assert until("1865-01-01") == until(None, rules, "in-force") == []
    assert until(None, title=[spell("1800-01-01", "1865-01-01", status="undivided"), title[1]]) == []


def test_what_a_side_has_said_bears_from_then():
    """What third states said may come to bear by a confirmation."""
    confirms = document("1875-terms", "note", ["borland"], [("delivered", "1875-01-01")],
                        effects=[{"kind": "confirms", "document": "1870-note"}])  # fmt: skip
    late = beside("1870-note", "declared", "1875-01-01")
    assert told([SAID, confirms], [late]) == ["no-event"]
    assert told([{**SAID, "by": ["empire"]}, confirms], [late]) == []


def test_what_one_side_has_said_is_not_over_by_a_law_of_its_own():
    """An act of law is."""
    law = document("1880-law", "law", ["arland"], [("issued", "1880-01-01")])
    assert told([SAID, law], [beside("1870-note", "declared", "1870-06-01", "1880-01-01")]) == ["no-event"]
    assert told([LAW, law], [beside("1860-law", "domestic", "1860-06-01", "1880-01-01")]) == []


@pytest.mark.parametrize(("effect", "kind", "by", "day", "found"), [
    ("rests-on", "treaty", BOTH, "1855-01-01", 1),
    ("amends", "convention", BOTH, "1855-01-01", 1),
    ("confirms", "treaty", BOTH, "1855-01-01", 0),
    ("rests-on", "letter", BOTH, "1855-01-01", 0),
    ("rests-on", "treaty", ["arland", "empire"], "1855-01-01", 0),
    ("rests-on", "treaty", BOTH, "1860-01-01", 0),
])  # fmt: skip
def test_what_a_later_treaty_rests_on_is_pending_no_more(effect, kind, by, day, found):
    """Of the same parties, where its day of force was not seen."""
    pact = document("1850-pact", dates=[("signed", "1850-03-01")])
    later = document("1855-later", kind, by, [("signed", day)], places=["far"],
                     effects=[{"kind": effect, "document": "1850-pact"}])  # fmt: skip
    pending = {**PENDING, "to": "1860-01-01", "to_edtf": "1860"}
    assert told([pact, later], [pending]) == ["not-pending"] * found
    assert told([pact, later], [{**pending, "state": "in-force"}]) == []
