"""Figures that agree: wholes with their parts, areas with shapes, straits with their lines, summits with themselves."""

from __future__ import annotations

import pytest

from kurils.geometry.rings import parse_area
from kurils.store.validate.form.fields import At, number
from kurils.store.validate.land.figures import check_figures
from kurils.store.validate.land.sums import check_sums
from kurils.store.validate.lines.widths import check_widths
from tests.in_memory import reported

DAY = "1945-08-15"


def people(value, homes=None, **facts):
    return {"value": value, "households": homes, "date": DAY, "side": "arland", **facts}


def totals(total, *counted, others=()):
    """What is reported of a total of so many territories, each with its own figures: the messages."""
    territories = [{"id": str(n), "population": [*figures]} for n, figures in enumerate(counted)]
    whole = {"id": "all", "territories": [place["id"] for place in territories], "population": [total, *others]}
    told, messages = reported(check_sums, {"territories": territories, "totals": [whole]})
    assert all(place == ("totals", 0, "no-sum") for place in told)
    return messages


def test_what_could_not_be_read_is_passed_over():
    """A figure that is none, one without its value, a place that is unknown or has no list."""
    for key in ("population", "areas", "heights"):
        for broken in (None, {}, {"value": None, "date": DAY, "side": "arland", "of": "island"}):
            sound = {
                "value": "5",
                "households": "1",
                "date": DAY,
                "side": "arland",
                "of": "island",
                "summit": {"en": "A"},
            }
            place = {"id": "isle", "members": ["rock", "unknown"], key: [broken, sound, broken]}
            island = {"id": "rock", "territory": "isle", key: [broken, sound]}
            total = {"id": "all", "territories": ["isle", "unknown"], key: [broken, sound]}
            lists = {
                "territories": [place],
                "islands": [island],
                "totals": [total, {"id": "none", "territories": None}],
            }
            assert reported(check_sums, lists) == ([], [])
    straits = [{"id": "a", "line": "middle", "widths": [None, {"value": None}, {"value": "wide"}]}, {"id": "b"}]
    lists = {"straits": straits, "lines": [{"id": "middle", "narrowest_km": "9"}, {"id": "c", "joins": ["unknown"]}]}
    assert reported(check_widths, lists) == ([], [])
    straits[0]["widths"].append({"value": "99"})
    assert len(reported(check_widths, lists)[0]) == 1
    islands, shapes = squares(1.0)
    islands[0]["areas"] = [None, {"value": None}]
    assert reported(lambda entries: check_figures(entries, shapes, None), {"islands": islands}) == ([], [])


# --- people


def test_a_total_is_the_sum_of_its_territories():
    """In people and in households, by the same side and day."""
    parts = [people("1000", "200")], [people("234", "50")]
    assert totals(people("1234", "250"), *parts) == []
    assert totals(people("1235", "250"), *parts) == [
        "1,235 people on 1945-08-15, and 1,234 in its territories: mend one, or say the other sum in its `note`"
    ]
    assert totals(people("1234", "249"), *parts) == [
        "249 households on 1945-08-15, and 250 in its territories: mend one, or say the other sum in its `note`"
    ]
    assert totals(people("1234"), *parts) == totals(people(None, "250"), *parts) == []
    assert len(totals(people("9"), *parts, others=[None, people("8")])) == 2
    assert len(totals(people("1234"), *parts, others=[people("1234", "249")])) == 1
    assert len(totals(people("9", place={"en": "Town"}), *parts, others=[people("9")])) == 1
    for facts in ({"side": "borland"}, {"date": "1945-08-16"}, {"place": {"en": "Town"}}):
        assert totals(people("9", **facts), *parts) == []


def test_where_a_part_is_not_told_the_others_are_no_more_than_all():
    """Whatever else is there may live in it; but who never counts anybody there adds nobody."""
    for other in (
        [],
        [people("5", side="borland")],
        [people("5", date="1950-01-01")],
        [people("5", place={"en": "Town"})],
    ):
        assert totals(people("1000"), [people("1000")], other) == totals(people("1001"), [people("1000")], other) == []
        assert len(totals(people("999"), [people("1000")], other)) == 1
    nobody = [people("0", date="1950-01-01"), people("0", date="1951-01-01")]
    assert totals(people("1000"), [people("1000")], nobody) == []
    assert len(totals(people("1001"), [people("1000")], nobody)) == 1
    assert totals(people("1001"), [people("1000")], [*nobody, people("1", date="1952-01-01")]) == []
    assert totals(people("5")) == totals(people("5"), [], []) == []


@pytest.mark.parametrize(
    ("told", "note", "found"),
    [
        ("18010", "The islands add up to 17,650.", 0),
        ("18010", "The islands add up to 17650.", 0),
        ("18010", "The islands add up to 17,651.", 1),
        ("18010", "Nobody knows why.", 1),
        ("19415", "The islands add up to 17,650.", 0),
        ("19630", "The islands add up to 17,650.", 1),
    ],
)
def test_a_note_may_say_another_sum(told, note, found):
    """If it says which, up to a tenth."""
    assert len(totals(people(told, note={"en": note}), [people("17000")], [people("650")])) == found


def within(*figures, members=(), name="territories"):
    """What is reported of a place with figures, and of its islands, each with its own: the messages."""
    islands = [{"id": str(n), "territory": "isle", "population": [*own]} for n, own in enumerate(members)]
    place = {"id": "isle", "members": [island["id"] for island in islands], "population": [*figures]}
    return reported(check_sums, {"islands": islands, name: [place]} if name != "islands" else {name: [place]})[1]


def test_parts_in_which_all_people_live_have_all_households():
    """And the reverse; with parts of which one is missing, or which lie in one another, nothing is known."""
    west, east = (people(value, homes, place={"en": "Village"}) for value, homes in (("70", "14"), ("30", "6")))
    for name in ("territories", "islands"):
        assert within(people("100", "20"), west, east, name=name) == []
        assert within(people("100", "21"), west, east, name=name) == [
            "its parts have 20 households on 1945-08-15, the whole 21: mend one of these figures"
        ]
        assert within(people("101", "20"), west, east, name=name) == [
            "its parts have 100 people on 1945-08-15, the whole 101: mend one of these figures"
        ]
    for whole in (people("101", "21"), people("99", "19"), people("100"), people("100", "21", date="1945-08-16")):
        assert within(whole, west, east) == []
    assert within(people("100", "21"), west, {**east, "households": None}) == []
    assert within(people("70", "15"), west) == []


def test_islands_have_no_more_than_their_territory():
    """Since no two share land; what the whole has beside them lives on others."""
    apart = [people("70", "14")], [people("30", "6")]
    assert within(people("100", "20"), members=apart) == within(people("120", "25"), members=apart) == []
    assert within(people("99", "20"), members=apart) == [
        "its islands have 100 people on 1945-08-15, the whole 99: mend one of these figures"
    ]
    assert within(people("100", "19"), members=apart) == [
        "its islands have 20 households on 1945-08-15, the whole 19: mend one of these figures"
    ]
    assert len(within(people("100", "21"), members=apart)) == 1
    assert within(people("69"), members=[[people("70")]]) != []
    # households that are not told for one of them are not none
    part = [people("70", "14")], [people("30")]
    assert within(people("100", "20"), members=part) == within(people("100", "14"), members=part) == []
    assert len(within(people("100", "13"), members=part)) == 1
    town = people("1", place={"en": "Town"})
    assert len(within(town, people("9"), members=apart)) == 1
    assert within(people("69"), members=[[people("70", place={"en": "Town"})], [people("70", side="borland")]]) == []


def one_count(whole, *parts, where="totals"):
    """What is reported of a whole and of its parts: territories of a total, islands or villages of a territory."""
    if where == "totals":
        return totals_told(whole, *parts)
    if where == "islands":
        islands = [{"id": str(n), "population": [part]} for n, part in enumerate(parts)]
        place = {"id": "isle", "members": [*map(str, range(len(parts))), "lost"], "population": [whole]}
        return reported(check_sums, {"territories": [place], "islands": islands})
    villages = [{**part, "place": {"en": str(n)}} for n, part in enumerate(parts)]
    return reported(check_sums, {where: [{"id": "isle", "population": [whole, None, *villages]}]})


def totals_told(whole, *parts):
    territories = [{"id": str(n), "population": [part]} for n, part in enumerate(parts)]
    total = {"id": "all", "territories": [place["id"] for place in territories], "population": [whole]}
    return reported(check_sums, {"territories": territories, "totals": [total]})


@pytest.mark.parametrize("where", ["totals", "islands", "territories"])
def test_parts_that_make_the_whole_are_the_count_of_one_side(where):
    """On one day; what makes another sum, is of another day or one part alone may be the count of another."""
    theirs = people("40", side="borland")

    def sides(whole, *parts):
        return [code for *_, code in one_count(whole, *parts, where=where)[0]].count("other-side")

    assert sides(people("70"), people("30"), people("40")) == 0
    assert sides(people("70"), people("30"), theirs) == 1
    assert sides(people("70", side="borland"), people("30"), people("40")) == 1
    assert sides(people("70", side="borland"), people("30", side="borland"), theirs) == 0
    message = one_count(people("70", side="borland"), people("30"), people("40"), where=where)[1][0]
    assert message.startswith("70 people on 1945-08-15 are borland's count, and its ")
    assert message.endswith("which make the same, arland's: mend the `side` of one")
    assert sides(people("71"), people("30"), theirs) == 0
    assert sides(people("70"), people("30"), {**theirs, "date": "1946-01-01"}) == 0
    assert sides(people("40"), theirs) == 0
    assert sides(people("40"), people("0"), theirs) == 0


def test_a_place_that_both_sides_counted_is_in_the_sum_of_each():
    """Its own count makes the whole of a side."""
    both = [people("40", side="borland"), people("40")]
    assert totals(people("70"), [people("30")], both) == []
    assert totals(people("70"), [people("30")], both[::-1]) == []


# --- areas

METHOD = {"en": "survey"}


def area(value, of="island", edition="2000", **facts):
    return {"value": value, "of": of, "side": "arland", "edition": edition, "method": METHOD, **facts}


def areas(total, *measured):
    """What is reported of the area of several territories, each with its own: the messages."""
    territories = [{"id": str(n), "areas": [*figures]} for n, figures in enumerate(measured)]
    whole = {"id": "all", "territories": [place["id"] for place in territories], "areas": [total]}
    return reported(check_sums, {"territories": territories, "totals": [whole]})[1]


def test_areas_of_one_survey_add_up_to_their_digits():
    """A group of islands is measured whole, and of two figures of it one has to fit."""
    parts = [area("10")], [area("20.4")]
    for told in ("30", "31"):
        assert areas(area(told), *parts) == []
    assert areas(area("32"), *parts) == [
        "an area of 32 km2 of 2000; its territories have 30.40 by the same survey: mend one of these figures"
    ]
    assert areas(area("30.40"), [area("10.20")], [area("20.20")]) == []
    assert len(areas(area("30.42"), [area("10.20")], [area("20.20")])) == 1
    for told in ("30", "35"):
        assert areas(area(told), [area("10")], [area("20", "group"), area("25", "group")]) == []
    # the digits of the first figure count
    assert areas(area("33"), [area("10")], [area("20", "group"), area("20.0", "group")]) != []
    assert len(areas(area("28.9"), [area("10")], [area("20", "group"), area("25", "group")])) == 1
    assert len(areas(area("37"), [area("10")], [area("20", "group"), area("25", "group")])) == 1
    for facts in ({"edition": "2001"}, {"side": "borland"}, {"method": {"en": "older survey"}}):
        assert areas(area("99", **facts), *parts) == []
    assert areas(area("99"), [area("10")], []) == areas(area("99")) == []


def test_what_counts_islets_is_no_smaller():
    """Of all places together, and of one."""
    parts = [area("10")], [area("20")]
    for told, found in (("30", 0), ("99", 0), ("28", 1)):
        assert len(areas(area(told, "with-islets"), *parts)) == found
    assert areas(area("28"), [area("10", "with-islets")], [area("20", "with-islets")]) == []
    for with_them, edition, found in (("20.5", "2000", 0), ("19", "2000", 0), ("18", "2000", 1), ("18", "2001", 0)):
        place = {"id": "isle", "areas": [area("20"), area(with_them, "with-islets", edition)]}
        for name in ("islands", "territories"):
            assert [code for _, _, code in reported(check_sums, {name: [place]})[0]] == ["no-sum"] * found
    assert "20 km2 without islets, 18 with them, of 2000" in reported(
        check_sums, {"islands": [{"areas": [area("20"), area("18", "with-islets")]}]}
    )[1][0]  # fmt: skip


def squares(*sides):
    """Islands that are squares of so many degrees on the equator, one beside the other, and their shapes."""
    islands, shapes = [], {}
    for n, size in enumerate(sides):
        west, north = 2 * n, size / 2
        ring = f"{west} {-north}, {west + size} {-north}, {west + size} {north}, {west} {north}, {west} {-north}"
        shapes[str(n)] = parse_area(f"POLYGON (({ring}))")
        islands.append({"id": str(n), "territory": "isle", "polygon": [str(n)]})
    return islands, shapes


#: square kilometres of a square degree on the equator
DEGREE2 = 12_364.0


def sized(value, *sides, name="islands", entry=None, **facts):
    """What is reported of an area of the first island, or of all as one territory: codes. `entry` notes the island."""
    islands, shapes = squares(*sides)
    islands[0]["note"] = entry
    territory = {"id": "isle", "members": [island["id"] for island in islands]}
    (islands[0] if name == "islands" else territory)["areas"] = [area(str(value), **facts)]
    lists = {"islands": islands, "territories": [territory]}
    told = reported(lambda entries: check_figures(entries, shapes, None), lists)[0]
    return [code for _, _, code in told]


@pytest.mark.parametrize(
    ("size", "unsaid", "impossible"), [(1.0, 1.03, 1.1), (0.2, 1.05, 1.5), (0.04, 1.15, 3.0), (0.02, 1.5, 3.0)]
)
def test_an_area_that_is_not_that_of_the_shape_has_a_note(size, unsaid, impossible):
    """The larger, the closer they are; beyond some measure no note helps."""
    whole, note = size * size * DEGREE2, {"en": "An older survey."}
    for times, codes, noted in (
        (0.99, [], []), (unsaid - 0.01, [], []), (1 / (unsaid - 0.01), [], []), (unsaid + 0.01, ["no-note"], []),
        (1 / (unsaid + 0.01), ["no-note"], []), (impossible + 0.01, ["impossible"], ["impossible"]),
        (1 / (impossible + 0.01), ["impossible"], ["impossible"]),
    ):  # fmt: skip
        assert sized(whole * times, size) == codes
        assert sized(whole * times, size, note=note) == noted


def test_of_a_small_rock_the_shape_says_little():
    """It is coarse: a note helps wherever the area is not about that; but no area is nothing."""
    assert sized(0.009, 0.0005) == sized(0.0011, 0.0005) == sized(0.11, 0.005) == []
    for value in (0.04, 0.0009):
        assert sized(value, 0.0005) == ["no-note"]
        assert sized(value, 0.0005, note={"en": "At low water."}) == []
        # what is said of the rock is not said of its area
        assert sized(value, 0.0005, entry={"en": "A name of two rocks."}) == ["no-note"]
    assert sized(0.1, 0.005) == sized(1, 0.0005) == ["impossible"]
    for value in ("0", "-1"):
        assert sized(value, 0.005) == sized(value, 1.0) == ["impossible"]


def test_without_its_islets_a_territory_has_its_largest_island_at_least():
    """And with them all of them."""
    large, small = DEGREE2, 0.25 * DEGREE2
    for of, value, codes in (
        ("island", large, []), ("island", large + small, []), ("island", small, ["impossible"]),
        ("with-islets", large, ["impossible"]), ("group", large + small, []), ("group", small, ["impossible"]),
        ("island", 0.95 * large, ["no-note"]), ("island", 1.05 * (large + small), ["no-note"]),
    ):  # fmt: skip
        assert sized(value, 1.0, 0.5, name="territories", of=of) == codes


@pytest.mark.parametrize(
    ("value", "said", "caught"),
    [
        ("0.00001", "About ten square metres.", False),
        ("0.0001", "About ten square metres.", True),
        ("0.0001", "A hundred square metres.", False),
        ("0.00015", "150 square meters at low tide.", False),
        ("0.0015", "150 square metres at low tide.", True),
        ("0.0015", "A few square metres.", False),
        ("0.0015", "Of 1945.", False),
    ],
)
def test_an_area_is_that_of_its_note(value, said, caught):
    """Which may tell it in square metres."""
    assert sized(value, 0.0005, note={"en": said}) == (["impossible"] if caught else [])


# --- distances


@pytest.mark.parametrize(
    ("told", "caught"), [("111", False), ("105", False), ("130", True), ("11", True), ("1111", True)]
)
def test_a_distance_is_that_from_its_point(told, caught):
    """Where one is named with it; a degree of the equator has 111 km."""
    islands, shapes = squares(1.0)
    for facts in ({"point": [2.0, 0.5]}, {"point": None}, {}):
        islands[0]["distances"] = [{"value": told, "from": {"en": "Cape"}, **facts}]
        told_of, messages = reported(lambda entries: check_figures(entries, shapes, None), {"islands": islands})
        found = caught and facts.get("point")
        assert [code for _, _, code in told_of] == (["impossible"] if found else [])
        assert messages == ([f"distances: {told} km from Cape; the points make 111.2"] if found else [])


# --- summits


def summits(*heights, second=()):
    """What is reported of heights of an island, and of others of its territory: the messages."""
    lists = {
        "islands": [{"id": "rock", "territory": "isle", "heights": [*heights]}],
        "territories": [{"id": "isle", "heights": [*second]}],
    }
    return reported(check_sums, lists)[1]


def height(value, en="Peak", **facts):
    return {"value": value, "summit": {"en": en} if en else None, **facts}


def test_a_summit_has_one_height():
    """Within a twentieth, on whatever page of the same territory; by its name in any language."""
    assert summits(height("1000"), height("951")) == []
    assert summits(height("1000"), height("949")) == [
        "Peak has 949 m here and 1000 m elsewhere: mend one, or say in a `note` why they differ"
    ]
    assert len(summits(height("1000"), height("1000"), height("949"))) == 1
    assert len(summits(height("949"), height("1000"))) == len(summits(height("949"), second=[height("1000")])) == 1
    other = {"value": "949", "summit": {"en": "Mount Peak", "ja": "峰"}}
    assert len(summits({**other, "value": "1000", "summit": {"en": "Peak", "ja": "峰"}}, other)) == 1
    assert summits(height("1000"), height("949", "Other")) == summits(height("1000", None), height("949", None)) == []
    for noted in (
        (height("1000", note={"en": "Older."}), height("949")),
        (height("949"), height("1000", note={"en": "."})),
    ):
        assert summits(*noted) == []
    lists = [{"id": name, "heights": [height(value)]} for name, value in (("one", "1000"), ("two", "500"))]
    assert reported(check_sums, {"territories": lists})[1] == []


def test_heights_of_one_place_are_about_one():
    """Whichever summit is the highest; a note may say more, up to a measure, and of one summit too."""
    assert summits(height("1000"), height("801", "Other")) == summits(height("18", None), height("15", None)) == []
    assert summits(height("1000"), height("799", "Other")) == [
        "heights: 799 m here and 1000 m above: mend one, or say in a `note` why they differ"
    ]
    assert len(summits(height("18", None), height("1800", None))) == 1
    note = {"en": "Another survey."}
    assert summits(height("18", None, note=note), height("12", None)) == []
    assert len(summits(height("18", None, note=note), height("180", None))) == 1
    assert summits(height("1000", note=note), second=[height("900")]) == []
    assert len(summits(height("1000", note=note), second=[height("100", "Peak, on Rock")])) == 1


@pytest.mark.parametrize(
    ("value", "note", "caught"), [("600", None, False), ("640", None, True), ("640", {"en": "A stack."}, False),
                                  ("1900", {"en": "A stack."}, True), ("0", None, True)]
)  # fmt: skip
def test_no_island_is_steeper_than_land_can_be(value, note, caught):
    """One of 0.01 by 0.01 degrees is as large as a circle of 627 m about its middle."""
    islands, shapes = squares(0.01)
    islands[0]["heights"] = [{"value": value, "note": note}]
    told = reported(lambda entries: check_figures(entries, shapes, None), {"islands": islands})[0]
    assert [code for _, _, code in told] == (["impossible"] if caught else [])


# --- straits


def strait(*widths, lines=None, **facts):
    """What is reported of a strait of such widths, whose line has 40 km at its narrowest: the messages."""
    lines = lines or [{"id": "middle", "narrowest_km": "40"}]
    widths = [{"value": width} for width in widths]
    straits = [{"id": "narrow", "line": "middle", "names": {"en": "Narrow"}, "widths": widths, **facts}]
    told, messages = reported(check_widths, {"lines": lines, "straits": straits})
    assert all(place == ("straits", 0, "impossible") for place in told)
    return messages


def test_the_width_of_a_strait_is_that_of_its_line():
    """Within a quarter; a range may begin elsewhere than at the narrowest place, and never below it."""
    assert strait("40", "32", "50", "33-90", "60-90") == []
    assert strait("400") == [
        "a width of 400 km; on its line the narrowest place has 40: mend it, or write a range if it is not meant of "
        "that place"
    ]  # fmt: skip
    for width in ("31.9", "50.1", "4", "3-90"):
        assert len(strait(width)) == 1
    assert strait("400", lines=[{"id": "middle"}]) == strait("400", line=None) == []
    assert len(strait("wide", "400")) == 1
    assert strait("3-90")[0].startswith("a width of 3 km;")


def test_a_strait_of_two_lines_has_two_widths():
    """To one shore and to another, by lines that bear its names."""
    lines = [
        {"id": "middle", "narrowest_km": "40", "straits": {"en": "Narrow"}},
        {"id": "beside", "narrowest_km": "10", "straits": {"en": "Narrow"}},
        {"id": "other", "narrowest_km": "100", "straits": {"en": "Wide"}},
        {"id": "across", "narrowest_km": "300"},
    ]
    assert strait("40", "10", "9-300", lines=lines) == []
    assert strait("20-60", lines=lines) == []
    for width in ("20", "100", "300", "7-40"):
        told = strait(width, lines=lines)
        assert len(told) == 1
        assert "the narrowest place has 10 or 40" in told[0]


@pytest.mark.parametrize(("told", "found"), [("10", 0), ("10.4", 0), ("9.6", 0), ("40", 1), ("5", 1), (None, 0)])
def test_a_line_is_as_narrow_as_its_parts(told, found):
    """As the narrowest of them, and of parts without a width nothing is known."""
    parts = [{"id": "a", "narrowest_km": "10"}, {"id": "b", "narrowest_km": "40"}]
    whole = {"id": "whole", "joins": ["a", "b"], "narrowest_km": told}
    assert reported(check_widths, {"lines": [*parts, whole]}) == (
        [("lines", 2, "impossible")] * found, [f"narrowest_km: {told}; the narrowest of its `joins` has 10"] * found
    )  # fmt: skip
    for bare in ([], [{"id": "a"}, {"id": "b"}], [{"id": "a"}, {"id": "b", "narrowest_km": "40"}]):
        assert reported(check_widths, {"lines": [*bare, whole]}) == ([], [])


@pytest.mark.parametrize(("said", "value"), [("3.7", 3.7), ("٣", None), ("３", None), ("1٣", None)])
def test_numbers_are_written_in_the_digits_that_every_program_reads(said, value):
    problems = []
    assert number(said, At("islands.yaml", 1, "alpha", problems, [])) == (None if value is None else said)
    assert [problem.code for problem in problems] == ([] if value else ["bad-value"])


@pytest.mark.parametrize("where", ["totals", "territories", "islands"])
def test_a_side_counts_about_as_many_people_as_before(where):
    """If no note says why; all may leave, the other side may count others, and other parts have other people."""

    def told(one, two, **facts):
        place = {"id": "one", "population": [people(one), people(two, **{"date": "1950-01-01", **facts})]}
        return [code for *_, code in reported(check_sums, {where: [place]})[0]]

    assert told("1000", "10000") == told("10000", "1000") == ["no-note"]
    assert told("1000", "10000", note={"en": "A new town."}) == told("1000", "10000", side="borland") == []
    assert (
        told("1000", "4000") == told("1000", "0") == told("0", "1000") == told("1000", "9", place={"en": "Port"}) == []
    )


@pytest.mark.parametrize(
    ("edition", "late"), [("1900", False), ("1900-06", False), ("1900-06-02", True), ("1900-07", True), ("1901", True)]
)
def test_no_edition_is_of_after_the_record(edition, late):
    """As exactly as it is told."""
    lists = {"islands": [{"id": "isle", "areas": [area("20", edition=edition)]}]}
    told = reported(lambda entries: check_figures(entries, {}, None), lists, None, {"coverage": {"to": "1900-06-01"}})
    assert [code for *_, code in told[0]] == (["after-coverage"] if late else [])


def test_people_are_counted_one_by_one():
    """Half a person is a wrong point."""
    for value, found in (("6064", []), ("606.4", ["impossible"])):
        lists = {"islands": [{"id": "isle", "population": [{"value": value}]}]}
        told = reported(lambda entries: check_figures(entries, {}, None), lists)[0]
        assert [code for *_, code in told] == found
