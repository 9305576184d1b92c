"""Notes above a line of time stand clear of one another and of one another's stalks."""

from __future__ import annotations

import random

from kurils.maps.chart.notes import Note, place


def test_a_note_alone_stands_on_the_line():
    """Nothing is in its way."""
    (only,) = place([Note(500, "1 Jan 1900", "A short note")], 0, 1000)
    assert only.room.bottom == -12


def test_no_note_meets_another_or_its_stalk():
    """Whatever the days: rooms are apart, and no stalk runs through words."""
    chance = random.Random(7)
    for _ in range(12):
        notes = [
            Note(chance.uniform(150, 850), "12 Dec 1956", " ".join(["word"] * chance.randint(1, 9))) for _ in range(7)
        ]
        placed = place(notes, 0, 1000)
        assert len(placed) == len(notes)
        for one in placed:
            assert one.room.left >= 0
            assert one.room.right <= 1000
            for other in placed:
                if one is other:
                    continue
                assert not one.room.meets(other.room)
                inside = one.room.left < other.note.x < one.room.right
                assert not (inside and other.room.top < one.room.bottom), "a stalk runs through a note"


def test_a_marked_day_keeps_its_flag_free():
    """With a flag on the line, notes begin above it."""
    placed = place([Note(500, "1 Jan 1900", "A short note")], 0, 1000, lift=24)
    assert placed[0].room.bottom == -36
