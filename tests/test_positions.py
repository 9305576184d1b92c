"""Both sides have a word for every day, of like length and with like sourcing."""

from __future__ import annotations

from itertools import pairwise

import pytest

FOUR = ("iturup", "kunashir", "shikotan", "habomai")
START = "1855-02-07"
SIDES = ("japan", "russia")
#: by how much the longer side's texts may be longer
MARGIN = 0.15


@pytest.fixture(scope="module")
def positions(record):
    """The positions of the two sides."""
    return [entry for entry in record.section("positions")["positions"] if entry["side"]]


def spells(positions, side, island):
    return sorted((p["from"], p["to"]) for p in positions if p["side"] == side and island in p["territories"])


@pytest.mark.parametrize("island", FOUR)
@pytest.mark.parametrize("side", ["japan", "russia"])
def test_each_side_has_exactly_one_position_a_day(positions, side, island):
    """From the Treaty of Shimoda to today, without a gap and without an overlap."""
    found = spells(positions, side, island)
    assert found[0][0] <= START
    assert found[-1][1] is None
    for (_, end), (begin, _) in pairwise(found):
        assert end == begin


@pytest.mark.parametrize("island", FOUR)
def test_compare_has_both_sides_on_every_day_of_change(record, positions, island):
    """Asked on each day on which a position of either side begins, and on the day before."""
    days = {begin for side in ("japan", "russia") for begin, _ in spells(positions, side, island) if begin >= START}
    for day in sorted(days | {START, "2026-11-22"}):
        both = record.compare(day, [island])["islands"][0]["positions"]
        for side, entry in both.items():
            assert entry is not None, (day, side)
            assert entry["summary"]
            assert entry["sources"]
            assert entry["since"][:4] <= day[:4]


def length(entry):
    """Letters of what a side says: its claim and its arguments; a note is ours."""
    return len(entry["summary"]) + sum(map(len, entry["arguments"]))


@pytest.mark.parametrize("island", FOUR)
def test_the_two_sides_are_given_like_room_on_every_day(positions, island):
    """On no day since 1855 is what one side says 15 % longer than what the other says."""
    own = {side: [p for p in positions if p["side"] == side and island in p["territories"]] for side in SIDES}
    days = {day for found in own.values() for p in found for day in (p["from"], p["to"]) if day and day >= START}
    told = {}
    for day in days | {START}:
        room = [
            next(length(p) for p in found if p["from"] <= day and (p["to"] is None or day < p["to"]))
            for found in own.values()
        ]
        if max(room) > (1 + MARGIN) * min(room):
            told[day] = dict(zip(own, room))
    assert told == {}


def test_the_two_sides_are_sourced_alike(positions):
    """Sources and documents a position: neither side leans on much less than the other."""
    for key in ("sources", "documents", "arguments"):
        mean = {}
        for side in ("japan", "russia"):
            own = [len(entry[key]) for entry in positions if entry["side"] == side]
            mean[side] = sum(own) / len(own)
        assert max(mean.values()) <= 1.5 * min(mean.values()), (key, mean)


def test_readings_come_in_pairs(record):
    """A document that one of the two sides reads is read by the other too, and each reading has its answer."""
    readings = record.section("positions")["readings"]
    read: dict[str, set[str]] = {}
    for reading in readings:
        if reading["side"] in ("japan", "russia"):
            read.setdefault(reading["document"], set()).add(reading["side"])
            assert reading["rebuttal"], reading["document"]
    assert {document: sides for document, sides in read.items() if len(sides) != 2} == {}
    total = {s: sum(len(r["reading"]) for r in readings if r["side"] == s) for s in ("japan", "russia")}
    assert max(total.values()) <= (1 + MARGIN) * min(total.values()), total
