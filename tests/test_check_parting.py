"""Lines that last: each begins and ends with something, stands once on a day, and is there where two states are parted.

The record of these tests is sound: a rock that Arland holds, opposite the coast of Borland, with a line between them.
"""

from __future__ import annotations

import pytest

from kurils.store.validate.lines.lasting import check_lasting
from kurils.store.validate.lines.parting import check_parting
from kurils.store.validate.lines.shores import check_shores
from tests.in_memory import reported

#: the rock lies east of the line and the coast west of it, each half the width of the strait away
ROCK, MAIN = (f"POLYGON (({x} 60, {far} 59.99, {far} 60.01, {x} 60))" for x, far in ((151, 152), (149, 148)))
STRAIT = {"id": "middle", "wkt": "LINESTRING (150 55, 150 65)", "narrowest_km": "111"}
LINE = {
    "id": "in-fact", "line": "middle", "strait": None, "from": "1851-06-01", "to": None, "state": "de-facto",
    "by": None, "between": ["arland", "borland"], "document": None, "article": None,
}  # fmt: skip
HELD = {"territories": ["isle"], "holder": "arland", "kind": "administration", "from": "1851-06-01", "to": None}
AGREED = {"territories": ["far"], "holder": "arland", "status": "agreed", "from": "1840-01-01", "to": None}
CLAIM = {"territories": ["isle"], "claimant": "arland", "from": "1851-06-01", "to": None}
#: what may follow it on the same line
NEXT = {**LINE, "id": "next", "document": "other"}
CLAIMED = {**LINE, "id": "claimed", "state": "claimed", "by": "arland"}
SOUND = {
    "lines": [STRAIT],
    "polygons": [{"id": "shape", "island": "rock", "wkt": ROCK}],
    "coasts": [{"id": "main", "wkt": MAIN}],
    "islands": [{"id": "rock", "territory": "isle"}],
    "control": [HELD],
    "claims": [CLAIM],
    "title": [AGREED],
    "borders": [LINE],
    "documents": [
        {
            "id": "pact",
            "territories": {"isle": "named"},
            "dates": [{"date": "1860-01-01"}, None, {"date": "1870-01-01"}],
        }
    ],
}


def found(coasts=None, **lists):
    """What is reported of the sound record with other entries in some lists: (list, number, code), and the messages."""

    def both(entries):
        courses = check_shores(entries)
        # what shores alone tell is asked in the tests of the borders
        entries.problems.clear()
        check_lasting(entries, courses)
        check_parting(entries, courses)

    dispute = {"sides": ["arland", None, "borland"], "coasts": {"main": "borland"} if coasts is None else coasts}
    return reported(both, {**SOUND, **lists}, dispute)


def codes(**lists):
    return [code for _, _, code in found(**lists)[0]]


def test_the_record_of_these_tests_is_sound():
    """So that each test tells what one change does."""
    assert found() == ([], [])


# --- once


def test_a_line_is_in_one_state_on_a_day():
    """The day on which one ends is none of it, and another line is another matter."""
    ends, begins = {**LINE, "to": "1860-01-01", "document": "pact"}, {**LINE, "id": "next", "from": "1860-01-01"}
    for state in ("agreed", "demarcated", "de-facto"):
        assert "overlap" not in codes(borders=[ends, {**begins, "state": state}])
        assert "overlap" in codes(borders=[{**ends, "to": "1860-01-02"}, {**begins, "state": state}])
        assert "overlap" in codes(borders=[{**begins, "state": state}, {**ends, "to": "1860-01-02"}])
        assert "overlap" not in codes(borders=[LINE, {**LINE, "state": state, "line": "other"}])
    later = [LINE, {**LINE, "id": "again", "from": "1860-01-01", "document": "pact"}, {**LINE, "from": None}]
    assert "middle is de-facto on 1860-01-01" in found(borders=later)[1][0]
    assert found(borders=[LINE, {**LINE, "id": "again"}]) == (
        [("borders", 1, "overlap")],
        ["middle is de-facto on 1851-06-01, by this border and by in-fact; let one end where the other begins"],
    )


def test_a_line_may_be_claimed_by_both_and_kept_in_fact_meanwhile():
    """But not claimed twice by one, nor claimed while it is agreed."""
    other = {**CLAIMED, "id": "theirs", "by": "borland"}
    assert "overlap" not in codes(borders=[LINE, CLAIMED, other])
    assert codes(borders=[LINE, CLAIMED, {**CLAIMED, "id": "again"}]) == ["overlap"]
    assert "overlap" in codes(borders=[{**LINE, "state": "agreed"}, CLAIMED])


# --- with something


@pytest.mark.parametrize(
    ("state", "track", "spell"),
    [
        ("de-facto", "control", HELD),
        ("agreed", "title", HELD),
        ("demarcated", "title", HELD),
        ("claimed", "claims", CLAIM),
    ],
)
def test_a_line_begins_and_ends_with_a_spell_of_its_shores(state, track, spell):
    """Of control, title or the claimant's claims, by its own state; a day before or after is told."""
    by = "arland" if state == "claimed" else None
    spell = {**spell, "to": "1900-01-01"}

    def told(spells=(spell,), **days):
        border = {**LINE, "to": "1900-01-01", **days, "state": state, "by": by}
        return [message for message in found(**{"borders": [border], track: [*spells]})[1] if "when neither" in message]

    assert told() == []
    for key, what, days in (
        ("from", "begins", ("1851-05-31", "1851-06-02")), ("to", "ends", ("1899-12-31", "1900-01-02")),
    ):  # fmt: skip
        for day in days:
            start = f"the line {what} on {day}, when neither `{track}` of its shores nor another line changes"
            assert f"{start}: name a `document` of that day or mend `{key}`" in told(**{key: day})
    assert told(({**spell, "territories": ["far"]},)) != []
    assert told(({**spell, "territories": None, "members": ["rock"]},)) == []
    assert bool(told(({**spell, "claimant": "borland"},))) is (state == "claimed")


def test_a_line_begins_and_ends_on_days_of_its_document_too():
    """On any that the document has."""
    for day, expected in (("1859-12-31", ["no-change"]), ("1860-01-01", []), ("1870-01-01", [])):
        assert codes(borders=[{**LINE, "from": day, "document": "pact"}], control=[]) == expected
        assert codes(borders=[{**LINE, "to": day, "document": "pact"}], control=[{**HELD, "holder": None}]) == expected
    assert codes(borders=[{**LINE, "from": "1860-01-01", "document": "other"}], control=[]) == ["no-change"]


def test_a_line_begins_when_the_land_passes_to_another():
    """Not when the same one holds it in another way."""
    before = {**HELD, "kind": "military-occupation", "to": "1880-01-01"}
    for holder, told in (("arland", ["no-change"]), ("borland", []), (None, [])):
        after = {**HELD, "holder": holder, "from": "1880-01-01"}
        line = {**LINE, "from": "1880-01-01"}
        assert [
            code for code in codes(borders=[line], control=[before, after], coasts={}) if code == "no-change"
        ] == told


def test_what_a_line_rests_on_touches_its_shores_and_had_not_ended():
    """A claim may rest on what has ended; a line whose shores are no islands is not asked."""
    pact = {**SOUND["documents"][0], "territories": {"far": "named"}}
    line = {**LINE, "document": "pact"}
    assert codes(borders=[line], documents=[pact]) == ["no-reach"]
    for reach in ({"territories": {"isle": "bears"}}, {"territories": {"far": "named"}, "members": ["rock"]}):
        assert codes(borders=[line], documents=[{**pact, **reach}]) == []
    for ended, told in (("1851-06-01", ["not-in-force"]), ("1851-05-31", ["not-in-force"]), ("1851-06-02", [])):
        old = {**SOUND["documents"][0], "dates": [{"event": "ended", "date": ended}]}
        assert codes(borders=[line], documents=[old]) == told
        assert "not-in-force" not in codes(borders=[{**CLAIMED, "document": "pact"}], documents=[old])


def test_a_line_ends_with_its_document_where_another_begins_then():
    """In its strait, in fact; a line may outlast its document where nothing takes its place."""
    ended = {**SOUND["documents"][0], "dates": [{"event": "ended", "date": "1880-01-01"}]}
    straits = [{"id": "narrow", "line": "middle", "names": {"en": "Narrow Strait"}}]
    lines = [STRAIT, {**STRAIT, "id": "beside", "straits": {"en": "Narrow Strait"}}]

    def told(*more, **facts):
        own = {**LINE, "document": "pact", **facts}
        return codes(borders=[own, *more], documents=[ended], lines=lines, straits=straits)

    after = {**LINE, "id": "next", "line": "beside", "from": "1880-01-01"}
    assert "overlap" in told(after)
    assert "overlap" not in told(after, to="1880-01-01")
    assert "overlap" not in told({**after, "from": "1880-01-02"})
    assert "overlap" not in told({**after, "state": "claimed", "by": "arland"})
    assert "overlap" not in told()


def test_a_line_follows_another_in_its_strait_and_gives_way_to_one():
    """On the line itself, on a part of it or one that it is a part of, or on another line of the strait."""
    lines = [
        STRAIT,
        {**STRAIT, "id": "beside", "straits": {"en": "Narrow Strait"}},
        {**STRAIT, "id": "whole", "joins": ["middle"]},
        {**STRAIT, "id": "elsewhere"},
    ]
    straits = [{"id": "narrow", "line": "middle", "names": {"en": "Narrow Strait"}}]
    for one, two, follows in (
        ("middle", "middle", True), ("middle", "beside", True), ("beside", "middle", True), ("middle", "whole", True),
        ("whole", "middle", True), ("whole", "beside", True), ("middle", "elsewhere", False),
        ("elsewhere", "middle", False),
    ):  # fmt: skip
        pair = [{**LINE, "line": one, "to": "1880-01-01"}, {**NEXT, "line": two, "from": "1880-01-01"}]
        told = codes(borders=pair, lines=lines, straits=straits)
        assert told.count("no-change") == (0 if follows else 2)
    # also where no strait is named
    for one, two in (("middle", "whole"), ("whole", "middle")):
        pair = [{**LINE, "line": one, "to": "1880-01-01"}, {**LINE, "id": "next", "line": two, "from": "1880-01-01"}]
        assert "no-change" not in codes(borders=pair, lines=lines)
    pair = [{**LINE, "to": "1880-01-01"}, {**LINE, "line": "elsewhere", "strait": "narrow", "from": "1880-01-01"}]
    # the second says that it runs in the strait; its line does not
    assert codes(borders=pair, lines=lines, straits=straits).count("no-change") == 1


def test_a_line_does_not_follow_itself():
    """On a day on which nothing changes on its shores; in another state, by another or under another act it does."""
    before = {**LINE, "to": "1880-01-01"}
    after = {**LINE, "id": "next", "from": "1880-01-01"}
    assert found(borders=[before, after])[0] == [("borders", 0, "no-change"), ("borders", 1, "no-change")]
    assert codes(borders=[before, {**after, "document": "other"}]) == []
    turn = [{**HELD, "to": "1880-01-01", "holder": "borland"}, {**HELD, "from": "1880-01-01"}]
    assert "no-change" not in codes(borders=[before, after], control=turn)
    claimed = {**CLAIMED, "from": "1880-01-01"}
    for by, expected in (("borland", False), ("arland", True)):
        told = found(borders=[{**CLAIMED, "to": "1880-01-01", "by": by}, claimed])[1]
        assert any("begins on 1880-01-01" in message for message in told) is expected


def test_of_two_courses_of_a_strait_a_line_that_stays_in_one_state_runs_on_both():
    """One after the other under different acts; a course that is drawn elsewhere, or joined, is not left over."""
    named = {"straits": {"en": "Narrow Strait"}}
    lines = [{**STRAIT, **named}, {**STRAIT, **named, "id": "other-course"}]
    pair = [{**LINE, "to": "1880-01-01"}, {**NEXT, "from": "1880-01-01"}]
    told, messages = found(borders=pair, lines=lines)
    assert ("borders", 1, "no-change") in told
    assert [message for message in messages if "drop that" in message] == [
        "middle is de-facto before 1880-01-01 too, by in-fact, and no border is on other-course, another course of the "
        "strait: let one run there, or drop that"
    ]
    for passed in (
        [STRAIT, lines[1]], [lines[0], {**STRAIT, "id": "other-course"}], lines[:1],
        [lines[0], {**lines[1], "joins": ["middle"]}],
    ):  # fmt: skip
        assert "no-change" not in codes(borders=pair, lines=passed)
    for other in ({"from": "1881-01-01"}, {"state": "agreed"}, {"line": "other-course"}):
        assert not any("drop that" in told for told in found(borders=[pair[0], {**pair[1], **other}], lines=lines)[1])
    # as a part of a longer line something runs there where that is in the same state
    whole = [*lines, {"id": "whole", "joins": ["other-course"]}]
    for longer, left in (({**LINE, "id": "long", "line": "whole"}, False), ({**CLAIMED, "line": "whole"}, True)):
        assert any("drop that" in told for told in found(borders=[*pair, longer], lines=whole)[1]) is left
    drawn = {**CLAIMED, "line": "other-course"}
    assert not any("drop that" in told for told in found(borders=[*pair, drawn], lines=lines)[1])


def test_a_line_with_a_document_does_not_begin_because_another_ends():
    """A line that is kept in fact begins by its document; one that is claimed may rest on an older one."""
    before = {**LINE, "to": "1880-01-01"}
    after = {**LINE, "id": "next", "from": "1880-01-01", "document": "pact"}
    assert found(borders=[before, after]) == (
        [("borders", 1, "no-change")],
        ["the line begins on 1880-01-01, which is no day of its document pact, nor one on which `control` of its "
         "shores changes: mend one of them"],
    )  # fmt: skip
    assert codes(borders=[before, {**after, "document": "other"}]) == []
    assert codes(borders=[before, {**after, "state": "claimed", "by": "arland"}, {**after, "document": "other"}]) == []


def spans(own, of=(None,), key="from", **facts):
    """What is reported of the span of a line that begins or ends with spells of control of such spans."""
    border = {**LINE, "to": "1900-01-01", f"{key}_edtf": own, **facts}
    spells = [{**HELD, "to": "1900-01-01", f"{key}_edtf": span} for span in of]
    told, messages = found(borders=[border], control=spells)
    return [message for (*_, code), message in zip(told, messages, strict=True) if code == "edtf-differs"]


def test_what_is_known_of_a_day_is_known_of_the_line_that_begins_then():
    """Or ends; a span that one of several has will do, and that of the document."""
    for key, what, year in (("from", "begins", "1851"), ("to", "ends", "1900")):
        assert spans(year, [year], key) == spans(None, key=key) == spans(year, [None, year], key) == []
        assert spans(None, [year], key) == [
            f"`{key}_edtf`: the line {what} with what is told as {year}: say the same of both"
        ]
        assert len(spans(year, [None], key)) == len(spans(f"{year}-01", [year], key)) == 1
        assert spans(year, ["2000", None], key)[0].count(" or 2000: say") == 1
    documents = [
        {
            "id": "pact",
            "territories": {"isle": "named"},
            "dates": [None, {"date": "1851-06-01", "edtf": "1851"}, {"date": "1852-06-01", "edtf": "1852"}],
        }
    ]
    border = {**LINE, "document": "pact", "from_edtf": "1851"}
    assert codes(borders=[border], documents=documents) == []
    assert codes(borders=[{**border, "from_edtf": "1852"}], documents=documents) == ["edtf-differs"]
    # of a day of which nothing else is known, whatever is told
    assert codes(borders=[{**LINE, "from": "1855-01-01", "from_edtf": "1855"}], title=[]) == ["no-change"]


def test_lines_that_follow_one_another_do_so_in_one_span():
    """What is told of the end of the one is told of the beginning of the other."""
    before = {**LINE, "to": "1880-01-01", "to_edtf": "1880"}
    after = {**NEXT, "from": "1880-01-01", "from_edtf": "1880"}
    assert codes(borders=[before, after]) == []
    for span in (None, "1880-01"):
        assert codes(borders=[before, {**after, "from_edtf": span}]) == ["edtf-differs"] * 2


def test_of_a_line_whose_shores_are_unknown_no_days_are_asked():
    """Nor of one in no state that is known, or without its first day."""
    far = [{**STRAIT, "wkt": "LINESTRING (170 55, 170 65)"}]
    assert codes(borders=[{**LINE, "from": "1852-01-01"}], lines=far) == []
    assert codes(borders=[{**LINE, "from": "1852-01-01", "line": "unknown"}], lines=[]) == []
    for facts in ({"state": "other"}, {"from": None}):
        assert "no-change" not in codes(borders=[{**LINE, "from": "1852-01-01", **facts}])


# --- where two states are parted


def missing(**lists):
    """The days on which a line is said to be missing."""
    told, messages = found(**lists)
    return [message for (_, _, code), message in zip(told, messages, strict=True) if code == "no-line"]


HELD_APART = "on {} its shores are arland and borland's by `control` and `coasts`"
NEEDED = ": write in borders.yaml which line was between them"


def test_between_what_two_sides_hold_lies_a_line():
    """Of any state that is no claim, from the first day on which they agreed on title or had a line anywhere."""
    assert missing(borders=[]) == [HELD_APART.format("1851-06-01") + NEEDED]
    assert found(borders=[])[0] == [("lines", 0, "no-line")]
    for state in ("agreed", "demarcated", "de-facto"):
        assert missing(borders=[{**LINE, "state": state}]) == []
    assert missing(borders=[{**CLAIMED, "by": "borland"}]) == [HELD_APART.format("1851-06-01") + NEEDED]
    assert missing(borders=[{**LINE, "to": "1900-01-01"}]) == [HELD_APART.format("1900-01-01") + NEEDED]
    late = [{**LINE, "from": "1852-01-01"}]
    assert missing(borders=late) == [HELD_APART.format("1851-06-01") + NEEDED]
    assert missing(borders=[], title=[{**AGREED, "from": "1900-01-01"}]) == [HELD_APART.format("1900-01-01") + NEEDED]
    assert missing(borders=[], title=[]) == missing(borders=late, title=[]) == []
    early = {"from": "1800-01-01"}
    assert missing(borders=[{**CLAIMED, "by": "borland", "line": "far", **early}], title=[]) == []
    assert missing(borders=[], title=[{**AGREED, "status": "unsettled", **early}]) == []
    elsewhere = {**LINE, "line": "far", "from": "1845-01-01"}
    assert missing(borders=[elsewhere], title=[]) == [HELD_APART.format("1851-06-01") + NEEDED]


def test_a_record_without_sides_or_coasts_asks_for_no_line():
    """Nobody knows who could be parted."""
    for dispute in ({}, {"sides": ["arland", "borland"]}, {"coasts": {"main": "borland"}}):
        told = reported(
            lambda entries: check_parting(entries, check_shores(entries)), {**SOUND, "borders": []}, dispute
        )
        assert told == ([], [])


@pytest.mark.parametrize(
    "lists",
    [
        {"control": [{**HELD, "holder": "borland"}]},
        {"control": [{**HELD, "holder": None}]},
        {"control": [{**HELD, "holder": "corland"}]},
        {"control": []},
        {"control": [{**HELD, "territories": ["far"]}]},
        {"coasts": {"main": "arland"}},
        {"coasts": {"other": "borland"}},
    ],
    ids=["one holds both", "nobody", "a third", "unknown", "elsewhere", "its own coast", "a coast of nobody"],
)
def test_where_not_two_sides_are_parted_no_line_is_asked(lists):
    """By what is held on each side of it."""
    assert missing(borders=[], **lists) == []


def test_the_island_itself_counts_before_its_territory():
    """Which may have been held otherwise."""
    own = {**HELD, "territories": None, "members": ["rock"]}
    whole = {**HELD, "holder": "borland"}
    assert len(missing(borders=[], control=[whole, own])) == len(missing(borders=[], control=[own, whole])) == 1
    assert missing(borders=[], control=[HELD, {**own, "holder": "borland"}]) == []


def test_fronts_of_a_war_and_places_that_are_handed_over_need_no_line():
    """A place whose title has passed and which is not handed over is still on the same side of the line."""
    occupied = {**HELD, "kind": "military-occupation", "to": "1900-01-01"}
    assert missing(borders=[], control=[occupied]) == []
    after = {**HELD, "from": "1900-01-01"}
    assert missing(borders=[], control=[occupied, after]) == [HELD_APART.format("1900-01-01") + NEEDED]
    title = {**AGREED, "territories": ["isle"], "holder": "borland", "to": "1900-01-01"}
    assert missing(borders=[], title=[title]) == [HELD_APART.format("1900-01-01") + NEEDED]
    always = {**title, "to": None}
    assert missing(borders=[], title=[always, AGREED]) == []
    assert len(missing(borders=[], title=[AGREED, {**always, "status": "unsettled"}])) == 1
    assert len(missing(borders=[], title=[AGREED, {**always, "holder": "arland"}])) == 1
    assert len(missing(borders=[], title=[{**title, "holder": "arland"}])) == 1


def test_land_that_a_line_does_not_count_is_on_no_side_of_it():
    """Such as a reef in the strait, or land on both sides of which one has both."""
    reef = {"id": "reef", "island": "reef", "wkt": ROCK.replace("151 60", "150.2 60")}
    islands = [*SOUND["islands"], {"id": "reef", "territory": "reef"}]
    held = [HELD, {**HELD, "territories": ["reef"], "holder": "borland"}]
    assert len(missing(borders=[], polygons=[*SOUND["polygons"], reef], islands=islands, control=held)) == 1
    shore = {**reef, "wkt": ROCK.replace("151 60", "151.1 60")}
    assert missing(borders=[], polygons=[*SOUND["polygons"], shore], islands=islands, control=held) == []


def test_a_line_across_land_parts_what_touches_it():
    """Within five kilometres, without a width of which to take the half."""
    near = {"id": "shape", "island": "rock", "wkt": ROCK.replace("151 60", "150.05 60")}
    main = {"id": "main", "wkt": MAIN.replace("149 60", "149.95 60")}
    for west, expected in ((150, ["no-line"]), (150.5, [])):
        across = {"id": "middle", "wkt": f"LINESTRING ({west} 55, {west} 65)"}
        lists = {**SOUND, "borders": [], "lines": [across], "polygons": [near], "coasts": [main]}
        dispute = {"sides": ["arland", "borland"], "coasts": {"main": "borland"}}
        told = reported(lambda entries: check_parting(entries, check_shores(entries)), lists, dispute)[0]
        assert [code for _, _, code in told] == expected


# --- by what one claims

CLAIMS = "on {} {} claims the land on one side of it, and not on the other: write in borders.yaml which line it claims"


def test_who_claims_land_on_one_side_claims_the_line():
    """From the first line on that it claims, or has it agreed; what the other claims is no matter."""
    held = {"control": []}
    first = {**CLAIMED, "id": "first", "line": "far", "from": "1840-01-01"}
    assert missing(borders=[first], **held) == [CLAIMS.format("1851-06-01", "arland")]
    assert missing(borders=[first, CLAIMED], **held) == []
    assert missing(borders=[], **held) == missing(borders=[{**first, "by": "borland"}], **held) == []
    assert missing(borders=[{**first, "from": "1860-01-01"}], **held) == [CLAIMS.format("1860-01-01", "arland")]
    several = [{**first, "from": day} for day in (None, "1870-01-01", "1860-01-01")]
    assert missing(borders=several, **held) == [CLAIMS.format("1860-01-01", "arland")]
    for state, needed in (("agreed", False), ("demarcated", False), ("de-facto", True)):
        assert bool(missing(borders=[first, {**LINE, "state": state}], **held)) is needed
    assert len(missing(borders=[first, {**CLAIMED, "by": "borland"}], **held)) == 1
    assert missing(borders=[first, {**CLAIMED, "to": "1900-01-01"}], **held) == [CLAIMS.format("1900-01-01", "arland")]
    assert missing(borders=[first], claims=[{**CLAIM, "to": "1851-06-01"}], **held) == []


def test_a_side_need_not_claim_what_its_own_coast_asks_for():
    """Nor where it claims both sides or neither, or where nobody knows whose the other is."""
    first = {**CLAIMED, "id": "first", "line": "far", "from": "1840-01-01", "by": "borland"}
    assert missing(borders=[first], claims=[], control=[]) == []
    assert missing(borders=[{**first, "by": "arland"}], claims=[], control=[]) == []
    for coasts in ({"main": "arland"}, {"other": "borland"}):
        assert missing(borders=[{**first, "by": "arland"}], coasts=coasts, control=[]) == []
