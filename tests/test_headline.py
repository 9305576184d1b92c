"""The headline of a day says who held, who else claimed and what agreement said, of any state in the same words."""

from __future__ import annotations

import json
import re

import pytest

from kurils.words.headline import Headline

#: words that take a side, or that would be true of one day only
BANNED = re.compile(r"illegal|return|liberat|recover|northern territories|disputed|annex|seiz", re.IGNORECASE)


def headline(record, day, islands=(), called=None, **kind):
    answer = record.status(day, islands)
    called = called or record.section("status")["called"]
    return Headline(record.wording, called, answer["date"]["gregorian"], **kind).of(
        answer["islands"], whole=not islands
    )


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (
            "1635-01-01",
            "No state held the four islands, home to Ainu communities, no state claimed them, and no treaty in force "
            "covered them.",
        ),
        ("1856-12-06", "Japan held all four islands, Russia claimed all four, and no treaty in force covered them."),
        (
            "1856-12-07",
            "Japan held all four islands, no other state claimed them, and by agreement they were Japan's.",
        ),
        (
            "1945-08-28",
            "Soviet forces occupied Iturup (Etorofu), Japan held the other three, only Japan claimed them, and by "
            "agreement they were Japan's.",
        ),
        (
            "1945-09-04",
            "Soviet forces occupied Iturup (Etorofu), Kunashir (Kunashiri) and Shikotan, Habomai was changing hands, "
            "Japan and the Soviet Union both claimed all four, and no treaty in force between the two said whose they "
            "were.",
        ),
        (
            "1953-06-01",
            "The Soviet Union held all four islands, Japan claimed Shikotan and Habomai, and no treaty in force "
            "between the two said whose they were.",
        ),
    ],
)
def test_the_sentence_of_a_day(record, day, sentence):
    """As it is printed, in the past tense."""
    assert headline(record, day) == sentence


def test_today_is_told_in_the_present(record):
    """Of today the same sentence stands in the present tense."""
    assert headline(record, "today", now=True) == (
        "Russia holds all four islands, Japan claims all four, and no treaty in force between the two says whose they "
        "are."
    )


@pytest.mark.parametrize(
    ("island", "day", "sentence"),
    [
        (
            "iturup",
            "1905-09-05",
            "Japan held Iturup (Etorofu), no other state claimed it, and by agreement it was Japan's.",
        ),
        (
            "sakhalin-south",
            "1870-01-01",
            "No single state held Southern Sakhalin (Minami-Karafuto), Japan and Russia both claimed it, and by "
            "agreement it was left undivided between the two.",
        ),
        (
            "urup",
            "1643-07-01",
            "No state held Urup (Uruppu), only the Netherlands claimed it, and no treaty in force covered it.",
        ),
    ],
)
def test_one_place_is_it(record, island, day, sentence):
    """Of one place the sentence says it, not them."""
    assert headline(record, day, [island]) == sentence


def swapped(value):
    """The same answer with the two states in each other's place, and lists of states in the order of their ids."""
    text = json.dumps(value, ensure_ascii=False)
    turned = {"japan": "russia", "russia": "japan"}
    answer = json.loads(re.sub(r'"(japan|russia)"', lambda found: f'"{turned[found[1]]}"', text))
    for island in answer:
        island["claimants"].sort()
    return answer


def test_swapping_the_states_gives_the_mirror_sentence(record):
    """Every step since 1799, asked of the four and of each: no word knows one state from the other."""
    called = {"japan": [["", "Aaa", "Aaa forces"]], "russia": [["", "Bbb", "Bbb forces"]]}
    turned = {"japan": called["russia"], "russia": called["japan"]}
    for day in record.steps(begin="1799-02-20"):
        islands = record.status(day)["islands"]
        sentence = Headline(record.wording, called, day).of(islands, whole=True)
        mirror = Headline(record.wording, turned, day).of(swapped(islands), whole=True)
        # lists of states keep the order of their ids, whichever state that is
        assert sentence == mirror.replace("Bbb and Aaa", "Aaa and Bbb"), day


def test_every_step_has_a_sentence_of_neutral_words(record):
    """No day is empty, none takes a side, and none runs on."""
    for day in record.steps():
        sentence = headline(record, day)
        assert sentence.endswith(".")
        assert not BANNED.search(sentence), day
        assert len(sentence) <= 270, (day, len(sentence))
