"""How a Japanese name is read: its kana are those of the romanised name that stands beside it."""

from __future__ import annotations

import pytest

from kurils.store.validate.names.kana import check_readings, romaji
from tests.in_memory import reported


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("えとろふとう", "etorofutou"),
        ("しゃすこたん", "shasukotan"),
        ("シュムシュ島", "shumushu島"),
        ("きょうと", "kyouto"),
        ("じゅんぺい", "junpei"),
        ("うるっぷ", "urupu"),
        ("ケトイ", "ketoi"),
        ("ラーメン", "ramen"),
        ("", ""),
    ],
)
def test_kana_are_read_by_their_table(kana, latin):
    """In Hepburn's way, hiragana and katakana alike; long vowels and consonants without their mark."""
    assert romaji(kana) == latin


@pytest.mark.parametrize(
    ("kana", "romanised", "caught"),
    [
        ("えとろふとう", ["Etorofu"], False),
        ("くなしりとう", ["Etorofu"], True),
        ("くなしりとう", ["Etorofu", "Kunashiri"], False),
        ("おおしま", ["Ōshima"], False),
        ("おおしま", ["Oshima"], False),
        ("すいしょうとう", ["Suisho"], False),
        ("うるっぷとう", ["Uruppu"], False),
        ("みなみからふと", ["Minami-Karafuto"], False),
        ("きたからふと", ["Minami-Karafuto"], True),
        ("くなしりとう", [], False),
    ],
)
@pytest.mark.parametrize("name", ["territories", "islands"])
def test_a_name_in_kana_is_read_like_its_romanised_one(name, kana, romanised, caught):
    """And may say what the place is behind it; where none is romanised there is nothing to compare."""
    names = {"en_ja": [None, *({"form": form} for form in romanised)], "ja_kana": [None, {"form": kana}]}
    told, messages = reported(check_readings, {name: [{"id": "isle", "names": names}]})
    assert told == ([(name, 0, "other-place")] if caught else [])
    assert all(kana in message for message in messages)
