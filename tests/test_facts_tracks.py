"""The tracks of the real record, day by day: the tables of the design, and every change from both sides."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest

FOUR = ("iturup", "kunashir", "shikotan", "habomai")
ALL = (*FOUR, "northern-kurils", "sakhalin-south", "sakhalin-north")
START = "1635-01-01"


def control(*rows):
    """Rows of (from, holder, kind)."""
    return rows


CONTROL = {
    "iturup": control(
        (START, None, "none"), ("1799-02-20", "japan", "administration"),
        ("1945-08-28", "russia", "military-occupation"), ("1946-02-02", "russia", "administration"),
    ),
    "kunashir": control(
        (START, None, "none"), ("1754-01-01", None, "trading-post"), ("1799-02-20", "japan", "administration"),
        ("1945-09-01", "russia", "military-occupation"), ("1946-02-02", "russia", "administration"),
    ),
    "shikotan": control(
        (START, None, "none"), ("1799-02-20", "japan", "administration"),
        ("1945-09-01", "russia", "military-occupation"), ("1946-02-02", "russia", "administration"),
    ),
    "habomai": control(
        (START, None, "none"), ("1799-02-20", "japan", "administration"),
        ("1945-09-04", "russia", "military-occupation"), ("1946-02-02", "russia", "administration"),
    ),
    "northern-kurils": control(
        (START, None, "none"), ("1713-01-01", "russia", "administration"), ("1875-10-02", "japan", "administration"),
        ("1945-08-23", "russia", "military-occupation"), ("1946-02-02", "russia", "administration"),
    ),
    "sakhalin-south": control(
        ("1855-02-07", None, "mixed"), ("1875-09-19", "russia", "administration"),
        ("1905-07-31", "japan", "military-occupation"), ("1905-10-15", "japan", "administration"),
        ("1945-08-25", "russia", "military-occupation"), ("1946-02-02", "russia", "administration"),
    ),
    "sakhalin-north": control(
        ("1855-02-07", None, "mixed"), ("1875-09-19", "russia", "administration"),
        ("1905-07-31", "japan", "military-occupation"), ("1905-11-13", "russia", "administration"),
        ("1920-04-22", "japan", "military-occupation"), ("1925-05-15", "russia", "administration"),
    ),
}  # fmt: skip

_FOUR_TITLE = (
    (START, "none", None, None), ("1856-12-07", "agreed", "japan", "1855-shimoda"),
    ("1945-09-02", "unsettled", None, None),
)  # fmt: skip
TITLE = {
    **dict.fromkeys(FOUR, _FOUR_TITLE),
    "northern-kurils": (
        (START, "none", None, None), ("1856-12-07", "agreed", "russia", "1855-shimoda"),
        ("1875-08-22", "agreed", "japan", "1875-st-petersburg"), ("1945-09-02", "unsettled", None, None),
        ("1952-04-28", "renounced", None, "1951-san-francisco"),
    ),
    "sakhalin-south": (
        (START, "none", None, None), ("1856-12-07", "undivided", None, "1855-shimoda"),
        ("1875-08-22", "agreed", "russia", "1875-st-petersburg"), ("1905-10-15", "agreed", "japan", "1905-portsmouth"),
        ("1945-09-02", "unsettled", None, None), ("1952-04-28", "renounced", None, "1951-san-francisco"),
    ),
    "sakhalin-north": (
        (START, "none", None, None), ("1856-12-07", "undivided", None, "1855-shimoda"),
        ("1875-08-22", "agreed", "russia", "1875-st-petersburg"),
    ),
}  # fmt: skip

_BEFORE = (
    (START, None, None, None), ("1799-02-20", "1799-direct-rule", None, "domestic"),
    ("1821-12-30", "1821-return-to-matsumae", None, "domestic"), ("1855-02-07", "1855-shimoda", "2", "signed"),
    ("1856-12-07", "1855-shimoda", "2", "in-force"), ("1899-07-17", "1855-shimoda", "2", "executed"),
    ("1945-09-02", "1945-general-order-1", "I(b)", "in-force"), ("1946-01-29", "1946-scapin-677", "3(c)", "in-force"),
    ("1952-04-28", "1951-san-francisco", "2(c)", "in-force"),
)  # fmt: skip
_TWO = (*_BEFORE, ("1956-12-12", "1956-joint-declaration", "9", "in-force"))
_RENOUNCED = (
    ("1945-09-02", "1945-general-order-1", "I(b)", "in-force"), ("1946-01-29", "1946-scapin-677", "3(c)", "in-force"),
    ("1952-04-28", "1951-san-francisco", "2(c)", "in-force"),
)  # fmt: skip
GOVERNING = {
    "iturup": _BEFORE,
    "kunashir": _BEFORE,
    "shikotan": _TWO,
    "habomai": _TWO,
    "northern-kurils": (
        (START, None, None, None), ("1799-07-19", "1799-rac-charter", None, "domestic"),
        ("1821-09-25", "1821-rac-second-charter", None, "domestic"),
        ("1844-10-22", "1844-rac-third-charter", None, "domestic"),
        ("1855-02-07", "1855-shimoda", "2", "signed"), ("1856-12-07", "1855-shimoda", "2", "in-force"),
        ("1875-08-22", "1875-st-petersburg", "2", "in-force"), *_RENOUNCED,
    ),
    "sakhalin-south": (
        ("1855-02-07", "1855-shimoda", "2", "signed"), ("1856-12-07", "1855-shimoda", "2", "in-force"),
        ("1875-08-22", "1875-st-petersburg", "1", "in-force"), ("1905-10-15", "1905-portsmouth", "9", "in-force"),
        # Karafuto stands in paragraph 4 of the directive, the Kuril Islands in 3(c)
        *((day, id, "4" if article == "3(c)" else article, state) for day, id, article, state in _RENOUNCED),
    ),
    "sakhalin-north": (
        ("1855-02-07", "1855-shimoda", "2", "signed"), ("1856-12-07", "1855-shimoda", "2", "in-force"),
        ("1875-08-22", "1875-st-petersburg", "1", "in-force"), ("1945-09-02", "1875-st-petersburg", "1", "executed"),
    ),
}  # fmt: skip

POLITY_FOUR = (
    ("1799-02-20", "Tokugawa shogunate"), ("1821-12-30", "Matsumae domain"), ("1855-04-08", "Tokugawa shogunate"),
    ("1868-01-03", "Empire of Japan"),
)  # fmt: skip

#: claimants from a day on, to the next row
CLAIMANTS = {
    "iturup": (
        ("1644-01-01", {"japan"}), ("1768-01-01", {"japan", "russia"}), ("1856-12-07", {"japan"}),
        ("1945-09-02", {"japan", "russia"}), ("1952-04-28", {"russia"}), ("1955-08-30", {"japan", "russia"}),
    ),
    "kunashir": (
        ("1644-01-01", {"japan"}), ("1778-01-01", {"japan", "russia"}), ("1856-12-07", {"japan"}),
        ("1945-09-02", {"japan", "russia"}), ("1952-04-28", {"russia"}), ("1955-08-30", {"japan", "russia"}),
    ),
    "shikotan": (
        ("1644-01-01", {"japan"}), ("1787-01-01", {"japan", "russia"}), ("1856-12-07", {"japan"}),
        ("1945-09-02", {"japan", "russia"}),
    ),
    "habomai": (
        ("1644-01-01", {"japan"}), ("1787-01-01", {"japan", "russia"}), ("1856-12-07", {"japan"}),
        ("1945-09-02", {"japan", "russia"}),
    ),
    "northern-kurils": (
        ("1644-01-01", {"japan"}), ("1713-01-01", {"japan", "russia"}), ("1856-12-07", {"russia"}),
        ("1875-08-22", {"japan"}), ("1945-09-02", {"japan", "russia"}), ("1952-04-28", {"russia"}),
    ),
    "sakhalin-south": (
        ("1875-08-22", {"russia"}), ("1905-10-15", {"japan"}), ("1945-09-02", {"japan", "russia"}),
        ("1952-04-28", {"russia"}),
    ),
}  # fmt: skip


def around(day: str) -> tuple[str, str, str]:
    """The day before, the day, the day after."""
    middle = datetime.date.fromisoformat(day)
    step = datetime.timedelta(days=1)
    return ((middle - step).isoformat(), day, (middle + step).isoformat())


def steps(tables):
    """Each row of each table with the row before it."""
    return [
        pytest.param(place, before, row, id=f"{place}-{row[0]}")
        for place, rows in tables.items()
        for before, row in zip((None, *rows), rows)
    ]


def one(record, place, day):
    return record.status(day, [place])["islands"][0]


def check_step(record, place, before, row, read):
    """The value holds on its first day and the next; the day before still has the value before."""
    eve, day, next_day = around(row[0])
    assert read(one(record, place, day)) == row[1:]
    if row[0] != START and before is not None:
        assert read(one(record, place, eve)) == before[1:]
    assert read(one(record, place, next_day)) == row[1:]


@pytest.mark.parametrize(("place", "before", "row"), steps(CONTROL))
def test_control_passes_on_its_day(record, place, before, row):
    """Control and its kind change on the day of the design, not a day earlier or later."""
    check_step(record, place, before, row, lambda it: (it["control"]["holder"], it["control"]["kind"]))


@pytest.mark.parametrize(("place", "before", "row"), steps(TITLE))
def test_title_passes_on_its_day(record, place, before, row):
    """Title changes on the day of the design; while unsettled it names no holder."""

    def read(island):
        title = island["title"]
        document = None if title["status"] == "unsettled" else title["document"]
        return (title["status"], title["holder"], document)

    check_step(record, place, before, row, read)


@pytest.mark.parametrize(("place", "before", "row"), steps(GOVERNING))
def test_governing_document_changes_on_its_day(record, place, before, row):
    """The governing document, its article and its state change on the day of the design."""

    def read(island):
        governing = island["governing_document"]
        return (governing["id"], governing["article"], governing["state"]) if governing else (None, None, None)

    check_step(record, place, before, row, read)


@pytest.mark.parametrize(("place", "before", "row"), steps(CLAIMANTS))
def test_claimants_change_on_their_day(record, place, before, row):
    """Claims begin and pause on the days of the design."""
    check_step(record, place, before, row, lambda it: (set(it["claimants"]),))


@pytest.mark.parametrize(("place", "before", "row"), steps(dict.fromkeys(FOUR, POLITY_FOUR)))
def test_polity_changes_on_its_day(record, place, before, row):
    """The polity of the day changes with the shogunate, the Matsumae domain and the Restoration."""
    check_step(record, place, before, row, lambda it: (it["control"]["polity"],))


@pytest.mark.parametrize("place", FOUR)
def test_soviet_union_and_russian_federation(record, place):
    """The polity is the Soviet Union from the landing, the Russian Federation from 1991-12-26; the holder stays."""
    assert one(record, place, "1945-10-01")["control"]["polity"] == "Soviet Union"
    assert one(record, place, "1991-12-25")["control"]["polity"] == "Soviet Union"
    after = one(record, place, "1991-12-26")
    assert (after["control"]["polity"], after["holder"]) == ("Russian Federation", "russia")


def test_portsmouth_day_is_japans_under_shimoda(record):
    """On 5 September 1905 Portsmouth is signed, and the four stay Japan's by the boundary of Shimoda."""
    answer = record.status("1905-09-05")
    assert {"id": "1905-portsmouth", "event": "signed"} in answer["on_this_day"]
    assert answer["date"]["julian"] == "1905-08-23"
    assert answer["date"]["japanese"] == "Meiji 38-9-5"
    for island in answer["islands"]:
        assert island["holder"] == "japan"
        assert island["claimants"] == ["japan"]
        assert (island["governing_document"]["id"], island["governing_document"]["state"]) == (
            "1855-shimoda",
            "executed",
        )
        assert "1875-st-petersburg" in {bearing["id"] for bearing in island["also"]}
        assert "1905-portsmouth" not in {bearing["id"] for bearing in island["also"]}


#: one test of control for both sides (docs/method.md): what the test gives, and the other view
ONE_TEST = (
    ("kunashir", "1770-06-01", None, "japan"),
    ("iturup", "1780-06-01", None, "russia"),
    ("urup", "1800-06-01", "russia", "none"),
)


@pytest.mark.parametrize(("place", "day", "holder", "other"), ONE_TEST)
def test_the_other_view_of_who_held_it_is_a_variant(record, place, day, holder, other):
    """A post for trade, voyages for tribute and settlers are judged alike, and whoever judges otherwise is heard."""
    assert one(record, place, day)["holder"] == holder
    views = {
        (view["value"], view["standing"])
        for view in record.explain(place, day)["variants"]
        if view["of"] == "control.holder"
    }
    assert (other, "variant") in views


def test_tribute_and_the_first_settlement_are_two_beginnings(record):
    """Shumshu is Russian from the tribute of 1713; the settlement of 1743 is the other beginning."""
    starts = {v["value"] for v in record.explain("shumshu", "1730-06-01")["variants"] if v["of"] == "control.from"}
    assert one(record, "shumshu", "1730-06-01")["holder"] == "russia"
    assert {"1711", "1743"} <= starts


def test_the_netherlands_claimed_urup_and_iturup_is_a_variant(record):
    """In 1643 the Company's captain took possession of Urup; one account adds Iturup, and that is no claim here."""
    assert one(record, "iturup", "1643-07-01")["claimants"] == []
    assert "netherlands" in one(record, "urup", "1643-07-01")["claimants"]


def test_orders_on_southern_sakhalin_bear_without_governing(record):
    """Orders for the posts in the far south bear on the day; with no holder they do not govern it."""
    for day, document in (
        ("1807-04-29", "1807-west-ezo"),
        ("1830-06-01", "1821-return-to-matsumae"),
        ("1854-01-01", "1853-sakhalin-order"),
    ):
        island = one(record, "sakhalin-south", day)
        assert island["governing_document"] is None
        assert document in {bearing["id"] for bearing in island["also"]}
    assert "1807-west-ezo" not in {b["id"] for b in one(record, "sakhalin-south", "1807-04-28")["also"]}


@pytest.mark.parametrize("place", FOUR)
def test_portsmouth_never_governs_the_four(record, place):
    """Portsmouth governs southern Sakhalin only."""
    rows = record.place(place).rows("governing") + record.place(place).rows("also")
    assert "1905-portsmouth" not in {row["document"] for row in rows}


def test_each_island_has_its_own_day_in_1945(record):
    """Iturup passed on 28 August, Kunashir and Shikotan on 1 September, Habomai after the surrender."""
    held = {
        day: {island["id"]: island["holder"] for island in record.status(day)["islands"]}
        for day in ("1945-08-27", "1945-08-28", "1945-08-31", "1945-09-01", "1945-09-02", "1945-09-03", "1945-09-04")
    }
    assert set(held["1945-08-27"].values()) == {"japan"}
    assert held["1945-08-28"] == {"iturup": "russia", "kunashir": "japan", "shikotan": "japan", "habomai": "japan"}
    assert held["1945-08-31"] == held["1945-08-28"]
    assert held["1945-09-01"] == {"iturup": "russia", "kunashir": "russia", "shikotan": "russia", "habomai": "japan"}
    assert held["1945-09-02"]["habomai"] == held["1945-09-03"]["habomai"] == "japan"
    assert set(held["1945-09-04"].values()) == {"russia"}


def test_a_landing_moves_control_not_title(record):
    """Iturup on 1945-08-30 is under Soviet occupation and Japanese title; Habomai on 1945-09-02 the other way about."""
    iturup = one(record, "iturup", "1945-08-30")
    assert (iturup["control"]["kind"], iturup["title"]["holder"]) == ("military-occupation", "japan")
    habomai = one(record, "habomai", "1945-09-02")
    assert (habomai["holder"], habomai["title"]["status"]) == ("japan", "unsettled")


@pytest.mark.parametrize(
    ("day", "moving"),
    [("1945-09-02", False), ("1945-09-03", True), ("1945-09-04", True), ("1945-09-05", True), ("1945-09-06", False)],
)
def test_habomai_is_marked_as_changing_hands(record, day, moving):
    """The days that the sources leave open are marked."""
    assert one(record, "habomai", day)["control"]["changing_hands"] is moving


@pytest.mark.parametrize(("day", "kunashir"), [("1956-02-10", True), ("1956-02-11", True), ("1955-08-29", False)])
def test_unified_view_changes_no_claimant(record, day, kunashir):
    """The unified view of 1956-02-11 is an event; the claim stands since 1955-08-30."""
    assert ("japan" in one(record, "kunashir", day)["claimants"]) is kunashir
    assert ("1956-unified-view" in {event["id"] for event in record.status("1956-02-11")["on_this_day"]}) is True


def test_today_is_answered_beyond_the_checked_record(record):
    """Later days than the record was checked for are answered from the open spells, and say so."""
    answer = record.status("today")
    assert answer["kurils"]["beyond_record"] is True
    assert answer["date"]["gregorian"] == "2026-11-22"
    for island in answer["islands"]:
        assert island["holder"] == "russia"
        assert island["claimants"] == ["japan", "russia"]
        assert island["title"]["status"] == "unsettled"
    assert record.status(answer["kurils"]["coverage"]["to"])["kurils"]["beyond_record"] is False


@pytest.mark.parametrize("place", ALL)
def test_every_day_of_the_coverage_has_one_answer(record, place):
    """The spells of a single track follow one another from the first day on, without a gap and without an end."""
    tracks = record.place(place)
    for track in ("control", "polity", "title", "governing"):
        rows = tracks.rows(track)
        assert rows[0]["from"] == START
        assert [row["to"] for row in rows] == [*(row["from"] for row in rows[1:]), None]
        assert all(row["from"] < row["to"] for row in rows[:-1])
        for before, row in pairwise(rows):
            first = datetime.date.fromisoformat(row["from"])
            eve = (first - datetime.timedelta(days=1)).isoformat()
            assert [tracks.on(track, day) for day in (eve, first.isoformat())] == [before, row]
        assert tracks.on(track, "2026-11-22") is rows[-1]


@pytest.mark.parametrize("place", ALL)
def test_no_state_claims_a_place_twice_on_one_day(record, place):
    """Of one claimant the claims follow one another; on any day each is told once."""
    tracks = record.place(place)
    claims = tracks.rows("claims")
    for day in sorted({claim["from"] for claim in claims}):
        claimants = [row["claimant"] for row in tracks.all_on("claims", day)]
        assert claimants, day
        assert len(claimants) == len(set(claimants)), day
