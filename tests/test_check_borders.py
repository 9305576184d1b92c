"""Borders: whose, on which line, for how long and by what; and the figures of a line, which its points must bear out.

The border of these tests is sound: agreed in a treaty, on the line of its strait, as long as the title by its article.
"""

from __future__ import annotations

from math import cos, hypot, radians

import pytest

from kurils.store.validate.lines.borders import check_borders
from kurils.store.validate.lines.shores import check_shores
from tests.in_memory import entries_of, reported

BORDER = {
    "id": "pact-line", "line": "middle", "strait": "narrow", "from": "1851-06-01", "to": "1900-01-01",
    "state": "agreed", "by": None, "between": ["arland", "borland"], "document": "pact", "article": "1",
}  # fmt: skip
TITLE = {"from": "1851-06-01", "to": "1900-01-01", "status": "agreed", "document": "pact", "article": "1"}
SOUND = {
    "borders": [BORDER],
    "title": [TITLE],
    "straits": [{"id": "narrow", "line": "middle"}, {"id": "wide", "line": "outer"}, {"id": "bare", "line": None}],
    "lines": [{"id": "middle"}, {"id": "outer"}, {"id": "both", "joins": ["middle", "outer"]}],
}
#: what is marked on the ground lies on land
MARKED = {"state": "demarcated", "line": "inland", "strait": None}
CLAIM = {"state": "claimed", "by": "arland", "document": None, "article": None, "to": None}


def found(sides=("arland", "borland"), **lists):
    """What is reported of the sound record with other entries in some lists: (list, number, code), and the messages."""
    return reported(check_borders, {**SOUND, **lists}, {"sides": sides})


def codes(*others, **facts):
    """The codes of what is reported of the border with other facts, and of other borders."""
    told = found(borders=[{**BORDER, **facts}, *others])[0]
    return [code for _, number, code in told if number == 0]


def test_the_border_of_these_tests_is_sound():
    """So that each test tells what one change does."""
    assert found() == ([], [])


# --- whose


def test_a_claimed_line_says_by_whom_and_no_other_does():
    """By one of those between whom it lies."""
    claims = [{"claimant": "arland", "from": "1800-01-01", "to": None}]
    assert found(borders=[{**BORDER, **CLAIM}], claims=claims) == ([], [])
    assert found(borders=[{**BORDER, **CLAIM, "by": None}], claims=claims) == (
        [("borders", 0, "no-claimant")],
        ["a claimed line says `by` whom"],
    )
    assert codes(by="arland") == ["claimant"]
    assert codes(by="corland") == ["claimant", "no-party"]
    third = [{"claimant": "corland", "from": "1800-01-01", "to": None}]
    assert found(borders=[{**BORDER, **CLAIM, "by": "corland"}], claims=third) == (
        [("borders", 0, "no-party")],
        ["corland claims the line and is not among those it lies between"],
    )


def test_an_agreed_line_names_the_document():
    """A line in practice need not; nor does one that was marked on the ground."""
    assert codes(document=None) == ["no-document"]
    assert codes(document=None, state="de-facto") == codes(document=None, **MARKED) == []


def test_a_line_through_a_strait_is_not_marked_on_the_ground():
    """A line across land is."""
    assert codes(**MARKED) == []
    assert found(borders=[{**BORDER, "state": "demarcated"}]) == (
        [("borders", 0, "not-marked")],
        ["a line through a strait is not marked on the ground: it is agreed"],
    )


def test_a_line_lies_between_two_parties_in_the_order_of_the_alphabet():
    """No third, and none that is no side where the record has sides."""
    assert codes(between=["borland", "arland"]) == ["order"]
    assert codes(between=["arland", "borland", "borland"]) == ["order"]
    assert codes(between=["arland", None, "borland"]) == []
    assert found(borders=[{**BORDER, "between": ["arland", "corland"]}]) == (
        [("borders", 0, "no-party")],
        ["a line between corland, which is no party: `sides` does not name it"],
    )
    assert found((), borders=[{**BORDER, "between": ["arland", "corland"]}]) == ([], [])
    assert found((None,), borders=[{**BORDER, "between": ["arland", "corland"]}]) == ([], [])
    assert found(("arland", None, "borland")) == ([], [])
    assert codes(between=None) == []


def test_what_is_marked_on_the_ground_was_marked_by_an_act_of_its_own():
    """No treaty sets stones; of a document that the record does not hold nothing is known."""
    documents = [{"id": "pact", "kind": "treaty"}, {"id": "stones", "kind": "demarcation"}]
    title = {"title": [TITLE, {**TITLE, "document": "other"}]}
    for document, messages in (
        ("stones", []),
        ("other", []),
        ("pact", ["pact is a treaty, and marked nothing on the ground: the line is agreed, or marked by another act"]),
    ):
        border = {**BORDER, **MARKED, "document": document}
        assert found(borders=[border], documents=documents, **title)[1] == messages


def test_what_is_marked_on_the_ground_names_its_act():
    """If the record has one of its parties; an act of others, or of one of them, marked no line of theirs."""
    border = {**BORDER, **MARKED, "document": None, "article": None}
    for parties, codes in ((BORDER["between"], ["no-document"]), (BORDER["between"][:1], []), ([], [])):
        act = {"id": "stones", "kind": "demarcation", "by": parties}
        assert [code for *_, code in found(borders=[border], documents=[act])[0]] == codes


def test_with_the_next_entry_of_a_line_something_changes():
    """Its state, or the instrument or article by which it stands; another claimant has a line of its own."""
    before = {**BORDER, **MARKED, "to": "1870-01-01", "document": None, "article": None}
    after = {**before, "from": "1870-01-01", "to": None}

    def told(**facts):
        reports = found(borders=[before, {**after, **facts}])[0]
        return [number for _, number, code in reports if code == "no-change"]

    assert told() == [1]
    assert told(document="stones") == [1]
    assert told(state="de-facto") == told(**{"from": "1871-01-01"}) == told(line="other") == []
    claimed = {**before, "state": "claimed", "by": "arland"}
    for by, numbers in (("arland", [1]), ("borland", [])):
        reports = found(borders=[claimed, {**claimed, "from": "1870-01-01", "to": None, "by": by}])[0]
        assert [number for _, number, code in reports if code == "no-change"] == numbers
    named = {**before, "document": "stones"}
    again = {**named, "from": "1870-01-01", "to": None, "document": "posts"}
    assert "no-change" not in [code for *_, code in found(borders=[named, again])[0]]


# --- on which line


def test_a_border_runs_on_the_line_of_its_strait():
    """Or on one of its own, or on one that joins it with others; never on that of another strait alone."""
    assert found(borders=[{**BORDER, "line": "outer"}]) == (
        [("borders", 0, "wrong-line")],
        ["outer is the line of wide, not of narrow"],
    )
    assert codes(line="middle", strait=None) == ["wrong-line"]
    for line, strait in (
        ("outer", "wide"), ("own", "narrow"), ("own", "bare"), ("own", None), ("both", "narrow"), ("both", "wide"),
    ):  # fmt: skip
        assert codes(line=line, strait=strait) == []
    owned = [{"id": "narrow", "line": "middle"}, {"id": "wide", "line": "outer"}, {"id": "whole", "line": "both"}]
    for strait, expected in (("narrow", []), ("wide", []), ("whole", [])):
        told = found(borders=[{**BORDER, "line": "both", "strait": strait}], straits=owned)[0]
        assert [code for _, _, code in told] == expected
    assert codes(line="inland", strait=None) == []
    assert found(borders=[{**BORDER, "line": "inland"}], lines=[{"id": "inland"}]) == (
        [("borders", 0, "wrong-line")],
        ["inland is the line of no strait, not of narrow: name the strait in its `straits` if it lies there"],
    )
    beside = [{"id": "beside", "straits": {"en": "Narrow"}}]
    owned = [{"id": "narrow", "line": "middle", "names": {"en": "Narrow"}}, SOUND["straits"][1]]
    for strait, expected in (("narrow", []), ("wide", ["wrong-line"]), (None, ["wrong-line"])):
        told = found(borders=[{**BORDER, "line": "beside", "strait": strait}], straits=owned, lines=beside)[0]
        assert [code for _, _, code in told] == expected
    owned = [{"id": "narrow", "line": "middle"}, {"id": "wide", "line": "outer"}, {"id": "whole", "line": "both"}]
    elsewhere = [{"id": "both", "joins": ["outer"]}]
    assert found(borders=[{**BORDER, "line": "both"}], straits=owned, lines=elsewhere)[0] == [
        ("borders", 0, "wrong-line")
    ]
    assert found(borders=[{**BORDER, "line": "both", "strait": "bare"}], straits=[*owned, SOUND["straits"][2]])[0] == [
        ("borders", 0, "wrong-line")
    ]


def test_a_line_has_the_names_of_the_strait_whose_line_it_is():
    """If it tells any; of a line of no strait nothing is asked."""
    names = {"en": "Narrow Strait"}

    def named(line, strait, id="middle"):
        straits = [{"id": "narrow", "line": "middle", "names": strait}, {"id": "bare", "line": None, "names": {}}]
        return found(straits=straits, lines=[{"id": id, "straits": line}])

    assert named(names, names) == named(None, names) == named({"en": "Other"}, names, "outer") == ([], [])
    assert named({"en": "Other"}, names) == (
        [("lines", 0, "wrong-line")],
        ["`straits` has other names than the strait whose line it is"],
    )
    assert found(None) == ([], [])


# --- for how long


@pytest.mark.parametrize("state", [{}, MARKED], ids=["agreed", "demarcated"])
@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({}, []),
        ({"from": "1851-05-31"}, ["title-differs"]),
        ({"from": "1851-06-02"}, ["title-differs"]),
        ({"to": "1899-12-31"}, ["title-differs"]),
        ({"to": "1900-01-02"}, ["title-differs"]),
        ({"to": None}, ["title-differs"]),
        ({"from": "1851-06-02", "to": None}, ["title-differs", "title-differs"]),
    ],
)
def test_a_line_stands_as_long_as_the_title_by_its_article(days, expected, state):
    """A day before, the day, a day after."""
    assert codes(**state, **days) == expected


def test_it_is_told_how_long_that_is():
    """With the days of both."""
    assert found(borders=[{**BORDER, "from": "1851-06-02", "to": None}])[1] == [
        "the line is agreed from 1851-06-02, title by the same article from 1851-06-01",
        "the line is agreed to 9999-12-31, title by the same article to 1900-01-01",
    ]
    assert found(title=[{**TITLE, "to": None}])[1] == [
        "the line is agreed to 1900-01-01, title by the same article on with no end"
    ]
    assert found(borders=[{**BORDER, "to": None}], title=[{**TITLE, "to": None}]) == ([], [])


def test_another_border_on_the_same_line_may_hold_before_or_after():
    """If it was agreed or marked, ends on the day on which this one begins, or begins on the day on which it ends."""
    before = {**BORDER, "from": "1851-06-01", "to": "1870-01-01", "article": None, "document": None}
    after = {**before, "from": "1870-01-01", "to": "1900-01-01"}
    late, early = {"from": "1870-01-01"}, {"to": "1870-01-01"}
    for state in ("agreed", "demarcated"):
        assert codes({**before, "state": state}, **late) == []
        assert codes({**after, "state": state}, **early) == []
    for other in ({"state": "de-facto"}, {"line": "outer"}):
        assert codes({**before, **other}, **late) == codes({**after, **other}, **early) == ["title-differs"]
    assert codes({**before, "to": "1869-12-31"}, **late) == ["title-differs"]
    assert codes({**after, "from": "1870-01-02"}, **early) == ["title-differs"]
    assert codes(before, **early) == codes(after, **late) == ["title-differs"]


def test_of_several_titles_by_an_article_the_days_of_all_count():
    """From the last that begins to the first that ends; those of other articles, and without a day, do not."""
    others = [
        {**TITLE, "from": "1852-01-01", "to": None}, {**TITLE, "from": "1853-01-01", "article": "2"},
        {**TITLE, "from": None, "to": "1860-01-01"}, {**TITLE, "from": "1854-01-01", "document": "other"},
        {**TITLE, "from": "1855-01-01", "status": "undivided"},
    ]  # fmt: skip
    border = {**BORDER, "from": "1852-01-01"}
    assert found(borders=[border], title=[TITLE, *others]) == ([], [])
    ends = [{**TITLE, "to": "1890-01-01"}, {**TITLE, "to": "1880-01-01"}]
    assert found(borders=[{**BORDER, "to": "1880-01-01"}], title=ends) == ([], [])


def test_a_line_of_a_document_that_fixed_title_rests_on_the_article_that_did():
    """Unless it is only claimed; a line in practice is what such a document does not draw."""
    assert found(borders=[{**BORDER, "article": "2"}]) == (
        [("borders", 0, "no-title")],
        ["pact fixed no title by article '2', which drew no line then"],
    )
    assert found(borders=[{**BORDER, "state": "de-facto"}]) == (
        [("borders", 0, "not-de-facto")],
        ["pact fixed title in force: its line is agreed, demarcated or claimed"],
    )
    claims = [{"claimant": "arland", "from": "1800-01-01", "to": None}]
    claimed = {**BORDER, **CLAIM, "document": "pact", "article": "2"}
    assert found(borders=[claimed], claims=claims) == ([], [])
    for title in ({**TITLE, "document": "other"}, {**TITLE, "status": "unsettled"}):
        for facts in ({"article": "2"}, {"from": "1800-01-01"}):
            assert found(borders=[{**BORDER, **facts, **MARKED}], title=[title]) == ([], [])
            assert found(borders=[{**BORDER, **facts}], title=[title])[0] == [("borders", 0, "no-title")]
        assert found(borders=[{**BORDER, "state": "de-facto"}], title=[title]) == ([], [])


def test_who_claims_a_line_by_the_instrument_that_drew_it_names_its_article():
    """And not an instrument that drew another line only; one that drew none may be named for any."""
    claims = [{"claimant": "arland", "from": "1800-01-01", "to": None}]

    def grounds(drawn=(BORDER,), **facts):
        # a claim that follows the agreed line
        claim = {**BORDER, **CLAIM, "from": "1900-01-01", **facts}
        told, messages = found(borders=[claim, *drawn], claims=claims)
        return [code for _, number, code in told if number == 0], messages

    assert grounds(document="pact", article="1") == grounds() == ([], [])
    assert grounds(document="pact", article="2") == (
        ["wrong-article"], ["pact drew this line by article 1, not 2"]
    )  # fmt: skip
    other = {**BORDER, "line": "outer", "strait": "wide", "document": "treaty", "article": "5"}
    codes, messages = grounds((BORDER, other), document="treaty", article="5")
    assert codes == ["wrong-line"]
    assert "treaty drew outer, and pact drew middle: name the document by which this line is claimed" in messages
    for drawn in ((BORDER,), (BORDER, {**other, "state": "de-facto"})):
        assert grounds(drawn, document="treaty", article="5")[0] == []
    assert grounds((BORDER, {**other, "line": "middle"}), document="treaty", article="5")[0] == []
    assert grounds((BORDER, {**other, "document": None}), document=None, article=None)[0] == []
    # what is no claim rests on title, of which other rules tell
    assert "wrong-article" not in grounds(state="agreed", by=None, document="pact", article="2")[0]


# --- by what claim


def test_a_line_is_claimed_by_what_drew_it_or_by_an_act_of_the_claimant():
    """Not by what drew another line, nor, where one was drawn, by what drew none."""
    documents = [{"id": "law", "by": ["arland"]}, {"id": "terms", "by": ["arland", "borland"]}, {"id": "pact"}]
    claims = [{"claimant": "arland", "from": "1800-01-01", "to": None}]

    def by(document, line="middle", drawn=(BORDER,)):
        entry = {**BORDER, **CLAIM, "line": line, "strait": "narrow" if line == "middle" else "wide",
                 "document": document, "article": "1" if document == "pact" else None}  # fmt: skip
        told = found(borders=[entry, *drawn], claims=claims, documents=documents)[0]
        return [code for _, number, code in told if number == 0 and code != "title-differs"]

    assert by("pact") == by("law") == by("law", "outer") == by("terms", "outer") == by("terms", drawn=()) == []
    assert by("pact", "outer") == by("terms") == ["wrong-line"]


def test_a_line_is_claimed_by_what_land_is_claimed_by():
    """Or by what governs the land in the view of the claimant, and by the article that does; on one of its days."""
    claim = {"claimant": "arland", "from": "1800-01-01", "to": None, "documents": ["law"]}
    view = {"view": "arland", "from": "1850-01-01", "to": None, "document": "terms", "article": "2"}

    def by(document, article=None, **facts):
        entry = {**BORDER, **CLAIM, "document": document, "article": article}
        lists = {"claims": [{**claim, **facts}], "views": [view], "title": []}
        return [code for *_, code in found(borders=[entry], **lists)[0]]

    assert by("law") == by("terms", "2") == by(None) == []
    assert by("note") == by("law", documents=["note"]) == ["no-claim"]
    assert by("terms", "3") == by("terms") == ["wrong-article"]
    assert found(borders=[{**BORDER, **CLAIM, "document": "law"}], claims=[{**claim, "documents": []}])[0] == []


def test_what_is_kept_in_fact_by_a_document_is_kept_from_a_day_of_it():
    """Or from a span; a line may be kept without any."""
    order = {"id": "order", "dates": [None, {"date": "1945-09-27"}]}

    def kept(begin, document="order", **facts):
        entry = {
            **BORDER,
            "state": "de-facto",
            "from": begin,
            "to": None,
            "document": document,
            "article": None,
            **facts,
        }
        return [code for *_, code in found(borders=[entry], documents=[order], title=[])[0]]

    assert kept("1945-09-27") == kept("1945-09-02", None) == kept("1945-09-02", from_edtf="1945-09") == []
    assert kept("1945-09-02") == ["no-event"]


def claimed(*days, **facts):
    """What is reported of a line that Arland claims from 1851 to 1900, which claims some land on these days."""
    claims = [{"claimant": "arland", "from": begin, "to": end} for begin, end in days]
    border = {**BORDER, **CLAIM, "to": "1900-01-01", **facts}
    return found(borders=[border], claims=claims)


def test_who_claims_a_line_claims_some_land_on_each_of_its_days():
    """By one claim or by several, in whatever order they stand; the first day without is told."""
    for days in (
        [("1851-06-01", "1900-01-01")],
        [("1800-01-01", None)],
        [("1870-01-01", "1900-01-01"), ("1851-06-01", "1870-01-01")],
        [("1851-06-01", "1880-01-01"), ("1852-01-01", "1853-01-01"), ("1880-01-01", "1900-01-01")],
        [(None, None), ("1851-06-01", "1900-01-01")],
    ):
        assert claimed(*days) == ([], [])
    for days, first in (
        ([], "1851-06-01"),
        ([("1851-06-02", None)], "1851-06-01"),
        ([("1851-06-01", "1899-12-31")], "1899-12-31"),
        ([("1851-06-01", "1870-01-01"), ("1870-01-02", None)], "1870-01-01"),
        ([(None, None)], "1851-06-01"),
    ):
        assert claimed(*days) == (
            [("borders", 0, "no-claim")],
            [f"arland claims this line on {first}, and no land on that day"],
        )
    assert claimed(("1851-06-01", "1950-01-01"), to=None)[1][0].startswith("arland claims this line on 1950-01-01")


def test_the_claims_of_another_do_not_count_and_other_lines_need_none():
    """Nor does a line without its first day, or by nobody: that is reported elsewhere."""
    others = [{"claimant": "borland", "from": "1800-01-01", "to": None}]
    assert found(borders=[{**BORDER, **CLAIM}], claims=others)[0] == [("borders", 0, "no-claim")]
    assert claimed(**{"from": None}) == ([], [])
    assert found(claims=[]) == ([], [])
    assert found(borders=[{**BORDER, **CLAIM, "by": None}])[0] == [("borders", 0, "no-claimant")]


# --- what a strait is called


def called(name, between="Alpha and Beta", **facts):
    """What is reported of a strait of that name and alias between two places; gamma is a group with one island."""
    places = {
        "territories": [
            {"id": "gamma", "name": {"en": "Gamma"}, "members": ["rock"]},
            {"id": "alpha", "name": {"en": "Alpha (Arufa)"}, "names": {"ja": [{"form": "\u30a2"}], "en_ja": [None]}},
        ],
        "islands": [
            {"id": "rock", "territory": "gamma", "name": {"en": "Rock"}, "names": {"en_ja": [{"form": "Iwa"}]}},
            {"id": "beta", "territory": "beta", "name": {"en": "Beta"}},
        ],
    }
    strait = {"id": "narrow", "names": {"en": "Narrow", **facts}, "aliases": [name, None], "between": {"en": between}}
    return reported(check_borders, {**places, "straits": [strait]})


def test_a_strait_is_called_after_an_island_that_it_washes():
    """By any English name of it, of its group or of a member; `between` says which it does wash."""
    for passed in ("Alpha Strait", "Arufa-suido", "Beta Channel", "Betamax", "Middle Rock", "Rocky Strait", None, ""):
        assert called(passed) == ([], [])
    told = ["'Rock Strait' has the name of Rock, and `between` says Alpha and Beta: name the island there, or take out "
            "the name"]  # fmt: skip
    assert called("Rock Strait") == ([("straits", 0, "wrong-name")], told)
    assert called("Iwa-suido")[0] == [("straits", 0, "wrong-name")]
    assert called("Gamma Strait")[0] == [("straits", 0, "wrong-name")]
    assert called("", de="Rock-Stra\u00dfe")[0] == [("straits", 0, "wrong-name")]
    for between in ("Beta and Gamma", "Beta and Iwa", "Beta (and Rock)"):
        for name in ("Rock Strait", "Gamma Strait"):
            assert called(name, between) == ([], [])
    # where it lies cannot be told from names that the record does not have
    for between in ("two capes", "Rockall and Betaland", ""):
        assert called("Rock Strait", between) == ([], [])


# --- what a line measures

#: a degree of latitude, and one of longitude on the 60th parallel, in kilometres
NORTH, EAST = 111.19, 111.19 * cos(radians(60))


def line(wkt, coast=None, **figures):
    """What is reported of the figures of a line, near a coast."""
    coasts = [{"id": "coast", "wkt": coast}] if coast else []
    return reported(check_shores, {"lines": [{"id": "line", "wkt": wkt, **figures}], "coasts": coasts})


@pytest.mark.parametrize(
    ("wkt", "length"),
    [
        ("LINESTRING (150 44, 150 46)", 2 * NORTH),
        ("LINESTRING (150 60, 151 60)", EAST),
        ("LINESTRING (150 45, 151 45)", NORTH * cos(radians(45))),
        ("LINESTRING (150 60, 150 61, 150 60)", 2 * NORTH),
        ("LINESTRING (150 59.5, 151 60.5)", hypot(NORTH, EAST)),
    ],
)
def test_the_length_of_a_line_is_that_of_its_points(wkt, length):
    """To two parts in a hundred, more or less."""
    for part, code in ((0.981, None), (1.0, None), (1.019, None), (0.979, "impossible"), (1.021, "impossible")):
        told, messages = line(wkt, length_km=str(length * part))
        assert [each[2] for each in told] == ([code] if code else [])
        assert all(f"its points make {length:.4g} km" in message for message in messages)
    assert line(wkt) == line(wkt, length_km=None) == ([], [])
    assert line("LINESTRING (", length_km="1") == line(None, length_km="1") == ([], [])


#: a coast whose westernmost point lies on the 60th parallel; the line runs west of it, from south to north
COAST = "POLYGON ((151 60, 152 59.99, 152 60.01, 151 60))"


def test_a_strait_is_as_narrow_as_its_line_is_near_a_shore():
    """Half its width to each shore, or up to 1.6 times that, since it may be narrower elsewhere."""
    west = "LINESTRING (150 55, 150 65)"
    for width, code in ((EAST * 2, None), (EAST * 2 / 1.59, None), (EAST * 2 / 1.61, "impossible")):
        told, messages = line(west, COAST, narrowest_km=str(width))
        assert [each[2] for each in told] == ([code] if code else [])
        assert messages == (
            [f"narrowest_km: {width:g}; its line stays too far from every shore for that"] if code else []
        )
    for width in (None, "0", "-10"):
        assert line(west, COAST, narrowest_km=width) == ([], [])
    assert len(line(west, COAST, narrowest_km="0.5")[0]) == 1
    assert line(west, narrowest_km="1") == ([], [])


@pytest.mark.parametrize(
    ("wkt", "km"),
    [
        # beyond either end, and beside the middle, in whatever direction it runs
        ("LINESTRING (150 60, 140 60)", EAST),
        ("LINESTRING (140 60, 150 60)", EAST),
        ("LINESTRING (151 61, 151 65)", NORTH),
        ("LINESTRING (151 65, 151 61)", NORTH),
        ("LINESTRING (151 59, 151 55)", NORTH),
        ("LINESTRING (150 65, 150 55)", EAST),
        ("LINESTRING (149 60, 151 62)", 2 * EAST * NORTH / hypot(EAST, NORTH)),
        ("LINESTRING (140 40, 140 50, 150 60, 150 70)", EAST),
        # neither north nor east of it, and from an edge that has no length
        ("LINESTRING (150 59.2, 140 59.2)", hypot(EAST, 0.8 * NORTH)),
        ("LINESTRING (140 59.2, 150 59.2)", hypot(EAST, 0.8 * NORTH)),
        ("LINESTRING (150 59.2, 150 59.2)", hypot(EAST, 0.8 * NORTH)),
    ],
)
def test_how_near_is_measured_to_the_nearest_place_of_the_line(wkt, km):
    """On its edges or at its ends."""
    for part, said in ((1.02, 0), (0.98, 1)):
        # a width whose reach is so much
        assert len(line(wkt, COAST, narrowest_km=str(km * part * 2 / 1.6))[0]) == said


@pytest.mark.parametrize("name", ["polygons", "coasts", "land"])
def test_every_shore_counts(name):
    """Of islands, of the land around and of land that nothing is said of; what is no polygon is passed over."""
    lines = [{"id": "line", "wkt": "LINESTRING (150 55, 150 65)", "narrowest_km": "70"}]
    far = "POLYGON ((170 60, 171 59.5, 171 60.5, 170 60))"
    shores = [{"wkt": None}, {"wkt": "POLYGON (("}, {"wkt": far}]
    assert len(reported(check_shores, {"lines": lines, name: shores})[0]) == 1
    assert reported(check_shores, {"lines": lines, name: [*shores, {"wkt": COAST}]}) == ([], [])
    assert reported(check_shores, {"lines": lines, name: shores[:2]}) == ([], [])
    # of a lake, the shore around it
    lake = f"{COAST[:-1]}, (151.9 60, 151.91 59.999, 151.91 60.001, 151.9 60))"
    assert reported(check_shores, {"lines": lines, name: [{"wkt": lake}]}) == ([], [])


def test_shores_are_found_at_any_longitude():
    """Also where degrees of longitude are fewer than those of latitude."""
    coast = "POLYGON ((11 60, 12 59.99, 12 60.01, 11 60))"
    assert line("LINESTRING (10 55, 10 65)", coast, narrowest_km="70") == ([], [])


# --- whose land a line passes: an island that is Arland's, and opposite the coast of Borland

PASSED = {
    "lines": [{"id": "middle", "wkt": "LINESTRING (150 55, 150 65)", "narrowest_km": "70"}],
    "polygons": [{"id": "shape", "island": "rock", "wkt": COAST}],
    "coasts": [{"id": "main", "wkt": "POLYGON ((149 60, 148 60.01, 148 59.99, 149 60))"}],
    "islands": [{"id": "rock", "territory": "isle"}],
}
HELD = {"territories": ["isle"], "holder": "arland", "from": "1800-01-01", "to": None}
CLAIMED = {"territories": ["isle"], "claimant": "arland", "from": "1800-01-01", "to": None}
OWNERS = {"main": "borland"}
#: days of a spell, and the first of the line from 1 June 1851 to 1 January 1900 on which it does not last, if any
DAYS = [
    ("1851-06-01", None, None), ("1800-01-01", "1900-01-01", None), ("1851-05-31", None, None),
    ("1851-06-02", None, "1851-06-01"), ("1800-01-01", "1851-06-01", "1851-06-01"), (None, None, "1851-06-01"),
    ("1800-01-01", "1851-06-02", "1851-06-02"), ("1851-06-01", "1899-12-31", "1899-12-31"),
]  # fmt: skip


def passing(owners=OWNERS, lists=None, **facts):
    """What is reported of a border on that line, of title, control and claims."""
    return reported(check_shores, {**PASSED, "borders": [{**BORDER, **facts}], **(lists or {})}, {"coasts": owners})


@pytest.mark.parametrize(("state", "track"), [("agreed", "title"), ("demarcated", "title"), ("de-facto", "control")])
def test_each_state_has_land_along_a_line_between_them(state, track):
    """By title if it was agreed, by control if it is kept in fact; from its first day to its last."""
    other = "control" if track == "title" else "title"

    def missing(day):
        told = f"no shore that middle passes is arland's on {day}, by `{track}` and `coasts`"
        return [("borders", 0, "no-shore")], [told]

    missed = missing("1851-06-01")
    for begin, end, day in DAYS:
        lists = {track: [{**HELD, "from": begin, "to": end}]}
        assert passing(lists=lists, state=state) == (missing(day) if day else ([], []))
    both = [{**HELD, "to": "1870-01-01"}, {**HELD, "from": "1870-01-01"}]
    assert passing(lists={track: both}, state=state) == ([], [])
    # the first day is told, and not each on which something else happens
    both[1:] = [{**HELD, "from": "1870-01-01", "to": "1880-01-01", "holder": "borland"}]
    assert passing(lists={track: both}, state=state) == missing("1870-01-01")
    assert passing(lists={other: [HELD]}, state=state) == missed
    for facts in ({"territories": ["far"]}, {"territories": None}, {"holder": "borland"}, {"holder": None}):
        assert passing(lists={track: [{**HELD, **facts}]}, state=state) == missed
    nowhere = {track: [HELD], "islands": []}
    assert passing(lists=nowhere, state=state) == missed


def test_a_coast_counts_as_its_owners_if_the_line_passes_it():
    """A distant one does not; where no coast has an owner nothing is asked, nor of a line between less than two."""
    title = {"title": [HELD]}
    found = [("borders", 0, "no-shore")]
    assert passing({"main": "arland"}, title)[0] == passing({"other": "borland"}, title)[0] == found
    distant = {**title, "coasts": [{"id": "main", "wkt": "POLYGON ((139 60, 138 60.01, 138 59.99, 139 60))"}]}
    assert passing(lists=distant)[0] == found
    for owners in (None, {}):
        assert passing(owners) == ([], [])
    for facts in ({"from": None}, {"between": ["arland"]}, {"between": None}, {"state": "other"}, {"line": "unknown"}):
        assert passing({"main": "corland"}, **facts) == ([], [])
    assert len(passing({"main": "corland"}, between=["arland", None, "borland"])[0]) == 2


def claiming(by="arland", owners=OWNERS, lists=None, **facts):
    """What is reported of a line that a state claims: the messages."""
    return passing(owners, lists, **{"state": "claimed", "by": by, **facts})[1]


def test_a_claimed_line_passes_land_that_is_claimed_and_land_that_is_not():
    """On each of its days, the claimant's own coast counting as claimed."""
    none, every = (f"arland claims {told} of the shores that middle passes on 1851-06-01" for told in ("none", "all"))
    for begin, end, day in DAYS:
        expected = [none.replace("1851-06-01", day)] if day else []
        assert claiming(to="1900-01-01", lists={"claims": [{**CLAIMED, "from": begin, "to": end}]}) == expected
    claims = {"claims": [CLAIMED]}
    assert claiming(owners={"main": "arland"}, lists=claims) == [every]
    assert claiming(owners={"main": "arland"}) == []
    for facts in ({"territories": ["far"]}, {"territories": None}, {"claimant": "borland"}):
        assert claiming(lists={"claims": [{**CLAIMED, **facts}]}) == [none]
    assert claiming(lists={**claims, "islands": []}) == [none]
    assert claiming("borland") == []


def test_of_a_line_across_land_both_sides_are_asked_if_they_are_known():
    """Without a width of which to take the half; one side alone may be all that the record has."""
    across = {"lines": [{"id": "middle", "wkt": "LINESTRING (150.99 59.99, 150.99 60.01)"}], "claims": [CLAIMED]}
    other = {"id": "other", "island": "stone", "wkt": "POLYGON ((150.98 60, 149 60.01, 149 59.99, 150.98 60))"}
    islands = [*PASSED["islands"], {"id": "stone", "territory": "isle"}]
    both = {**across, "polygons": [*PASSED["polygons"], other], "islands": islands}
    assert claiming(lists=both) == ["arland claims all of the shores that middle passes on 1851-06-01"]
    assert claiming(lists={**both, "polygons": [other]}) == claiming(lists=across) == []


def test_land_of_which_nothing_is_told_is_neither():
    """A coast without an owner, and land that is only drawn."""
    every = "arland claims all of the shores that middle passes on 1851-06-01"
    claims = {"claims": [CLAIMED]}
    assert claiming(owners={"other": "borland"}, lists=claims) == [every]
    drawn = {**claims, "coasts": [], "land": [{"id": "main", "wkt": PASSED["coasts"][0]["wkt"]}]}
    assert claiming(lists=drawn) == [every]
    for owners in (None, {}):
        assert claiming(owners=owners, lists=claims) == []
    for facts in ({"from": None}, {"by": None}, {"state": "other"}):
        assert claiming(**{"owners": {"main": "arland"}, "lists": claims, **facts}) == []


# --- which shores a line passes, and on which side


def test_a_line_goes_through_a_strait_if_its_width_is_told():
    """As a number above nothing."""
    for width, through in (("0.5", True), ("10", True), ("0", False), ("-1", False), (None, False)):
        line = {"id": "line", "wkt": "LINESTRING (150 59.9, 150 60.1)", "narrowest_km": width}
        rock = {"id": "rock", "island": "rock", "wkt": "POLYGON ((150.001 60, 150.1 60, 150.1 61, 150.001 60))"}
        assert check_shores(entries_of({"lines": [line], "polygons": [rock]}))["line"].through is through


def courses(shores, wkt="LINESTRING (150 59.9, 150 60.1)", width=None):
    """The shores near a line, and those on its left and right, by id."""
    lists = {"lines": [{"id": "line", "wkt": wkt, "narrowest_km": width}]}
    for name, id, east in shores:
        # a long shore whose nearest point lies on the 60th parallel
        ring = f"{150 + east} 60, {150 + 3 * east} 60, {150 + 3 * east} 75, {150 + east} 60"
        lists.setdefault(name, []).append({"id": id, "island": id, "wkt": f"POLYGON (({ring}))"})
    course = check_shores(entries_of(lists)).get("line")
    return course and tuple({id for _, id in part} for part in course[:3])


#: degrees of longitude of a kilometre there
KM = 1 / EAST


@pytest.mark.parametrize("name", ["polygons", "coasts"])
def test_a_shore_lies_left_or_right_of_a_line(name):
    """As the line runs; one way or the other."""
    shores = [(name, "east", 0.02), (name, "west", -0.02)]
    assert courses(shores) == ({"east", "west"}, {"west"}, {"east"})
    assert courses(shores, "LINESTRING (150 60.1, 150 59.9)") == ({"east", "west"}, {"east"}, {"west"})
    assert courses([("land", "east", 0.02), *shores[1:]]) == ({"east", "west"}, {"west"}, set())
    assert courses([]) is None


def test_a_line_across_land_touches_what_is_five_kilometres_away():
    """A strait of known width passes what is up to four fifths of it away, and counts what is not too near."""
    for km, touches in ((0.1, True), (4.9, True), (5.1, False)):
        found = courses([("polygons", "rock", km * KM)])
        assert found == (({"rock"}, set(), {"rock"}) if touches else None)
    for km, near, counted in ((7.9, True, True), (8.1, False, False), (4.1, True, True), (3.9, True, False)):
        found = courses([("polygons", "rock", km * KM)], width="10")
        assert found == (({"rock"}, set(), {"rock"} if counted else set()) if near else None)
    assert courses([("polygons", "rock", 0.4 * KM), ("polygons", "far", 3 * KM)], width="0.8")[0] == {"rock"}
    assert courses([("polygons", "rock", 4.9 * KM)], width="0")[0] == {"rock"}
    assert courses([("polygons", "rock", 4.9 * KM)], width="-1")[0] == {"rock"}
