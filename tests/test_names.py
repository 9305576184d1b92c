"""Islands by the names that gazetteers, maps, offices and newspapers give them; what is refused, and what is told."""

from __future__ import annotations

import json

import pytest

from kurils.base.errors import AmbiguousName, UnknownId
from kurils.base.names import bare, sound_key, suggestions
from kurils.record import load

FOUR = ["iturup", "kunashir", "shikotan", "habomai"]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        # generic words, before and behind, in every language
        ("Ostrov Iturup", "iturup"),
        ("Ostrov Kunashir", "kunashir"),
        ("Yuri Island", "yuri"),
        ("Kunashir Is", "kunashir"),
        ("I. Kunashir", "kunashir"),
        ("Island of Kunashir", "kunashir"),
        ("Île Itouroup", "iturup"),
        ("Insel Kunaschir", "kunashir"),
        ("о-в Итуруп", "iturup"),
        ("о. Кунашир", "kunashir"),
        ("O-v Iturup", "iturup"),
        ("ostrova Khabomai", "habomai"),
        ("о-ва Осколки", "oskolki"),
        ("Shibotsu Island", "zelyony"),
        ("Shibotsu-jima", "zelyony"),
        ("Taraku-jima", "polonskogo"),
        ("Akiyuri-jima", "anuchina"),
        ("Habomai Shotō", "habomai"),
        ("SUISHO-TO", "tanfilyeva"),
        ("色丹岛", "shikotan"),
        ("이투루프 섬", "iturup"),
        ("하보마이군도", "habomai"),
        ("เกาะชิโกตัน", "shikotan"),
        # romanisations
        ("Ostrov Zelënyy", "zelyony"),
        ("Zelenyy", "zelyony"),
        ("Zelenyj", "zelyony"),
        ("Ostrov Yuriy", "yuri"),
        ("Tanfil'yev", "tanfilyeva"),
        ("Tanfilʹyeva", "tanfilyeva"),
        ("Tanfil'yeva", "tanfilyeva"),
        ("Polonsky", "polonskogo"),
        ("Полонский", "polonskogo"),
        ("Itouroup", "iturup"),
        ("Kounachir", "kunashir"),
        ("Kunasiri", "kunashir"),
        ("Harimkotan", "kharimkotan"),
        # characters of two ages and four countries
        ("多樂島", "polonskogo"),
        ("擇捉島", "iturup"),
        ("國後", "kunashir"),
        ("齿舞群岛", "habomai"),
        ("志發島", "zelyony"),
        ("エトロフトウ", "iturup"),
        ("에토로후", "iturup"),
        ("구나시리", "kunashir"),
        ("อีตูรุป", "iturup"),
        # two names of one place
        ("Etorofu (Iturup) Island", "iturup"),
        ("択捉島（イトゥルップ島）", "iturup"),
        ("Tanfilyev (Suisho)", "tanfilyeva"),
    ],
)
def test_a_name_of_a_gazetteer_is_found(name: str, id: str) -> None:
    """Generic words are dropped by rule, and spellings of one sound meet."""
    assert load().resolve_all(name) == [id]


@pytest.mark.parametrize(
    ("name", "ids", "kind", "by", "begin", "end"),
    [
        ("Staten Island", ["iturup"], "old-map", None, "1643", None),
        ("Company Land", ["urup"], "old-map", None, "1643", None),
        ("Земля Компании", ["urup"], "old-map", None, "1643", None),
        ("Shana", ["iturup"], "municipality", "japan", "1923-04-01", None),
        ("斜古丹村", ["shikotan"], "municipality", "japan", "1923-04-01", "1933-09-30"),
        ("Habomai village", ["habomai"], "municipality", "japan", "1915", "1959-03-31"),
        ("Южно-Курильский район", FOUR[1:], "municipality", "russia", "1946-06-05", None),
        ("Kurilskiy Rayon", ["iturup", "northern-kurils"], "municipality", "russia", "1946-06-05", None),
        ("Yuzhno-Kurilsk", ["kunashir"], "settlement", "russia", "1946", None),
        ("古釜布", ["kunashir"], "settlement", "japan", None, "1946"),
        ("Malokurilskoe", ["shikotan"], "settlement", "russia", "1947-10-15", None),
        ("01223", ["habomai"], "code", "japan", None, None),
        ("64 720", ["iturup", "northern-kurils"], "code", "russia", None, None),
        ("2125177", ["iturup"], "code", None, None, None),
        ("Spanberg", ["shikotan"], "name", None, None, None),
    ],
)
def test_other_names_lead_to_their_island_and_say_what_they_are(
    name: str, ids: list[str], kind: str, by: str | None, begin: str | None, end: str | None
) -> None:
    """Old maps, municipalities of both sides, settlements, codes: with whose word it is and when it existed."""
    record = load()
    found = record.found_by(name)
    assert record.resolve_all(name) == ids
    assert found is not None
    assert (found["kind"], found["by"], found["since"], found["until"]) == (kind, by, begin, end)


@pytest.mark.parametrize("name", ["iturup", "Iturup", "Etorofu", "択捉島", "Ostrov Iturup", "о. Кунашир", "Kounachir"])
def test_a_plain_name_needs_no_word(name: str) -> None:
    """Nothing is said of a name that is printed with the place, in whatever spelling."""
    assert load().found_by(name) is None


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("Northern Territories", "japan"),
        ("北方領土", "japan"),
        ("北方四岛", "japan"),
        ("북방영토", "japan"),
        ("Southern Kurils", "russia"),
        ("Южные Курилы", "russia"),
        ("南千岛群岛", "russia"),
        ("남쿠릴열도", "russia"),
        ("four", None),
        ("4島", None),
        ("เกาะทั้งสี่", None),
    ],
)
def test_a_name_of_the_whole_is_the_four(cli, name: str, by: str | None) -> None:
    """And stderr says once, neutrally, whose name it is; the answer uses the islands' own."""
    result = cli("status", name, "1905-09-05", "--format", "json")
    assert [island["id"] for island in json.loads(result.out)["islands"]] == FOUR
    state = {"japan": "Japan", "russia": "Russia", None: ""}[by]
    assert result.err.count(f"is a name that {state} uses for Iturup (Etorofu)") == (by is not None)
    assert load().found_by(name)["by"] == by  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("海馬島", "is the name of Oskolki (Todo), and of Moneron (Kaiba) (write oskolki or moneron)"),
        ("海马岛", "write oskolki or moneron"),
        ("Kuril Islands", "as Japan uses it, and of Iturup (Etorofu), Kunashir"),
        ("千島列島", "as Russia uses it"),
        ("Etorofu (Kunashir)", "names Iturup (Etorofu) and Kunashir (Kunashiri)"),
    ],
)
def test_a_name_that_two_places_bear_is_refused_with_both(cli, name: str, says: str) -> None:
    """Never one of two, silently."""
    result = cli("status", name, "--date", "1880-01-01", "--format", "csv")
    assert (result.code, result.out) == (2, "")
    assert says in result.err


def test_one_island_is_wanted_where_one_is_shown() -> None:
    """`island` shows no group of territories."""
    with pytest.raises(AmbiguousName, match="several together"):
        load().island("北方領土")


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["iturup,shikotan"], ["iturup", "shikotan"]),
        (["Ostrov Iturup, о-в Кунашир; 色丹島"], ["iturup", "kunashir", "shikotan"]),
        (["択捉島、国後島"], ["iturup", "kunashir"]),
        (["Northern", "Territories"], FOUR),
        (["Staten", "Island", "Company", "Land"], ["iturup", "urup"]),
    ],
)
def test_several_names_at_once(cli, arguments: list[str], ids: list[str]) -> None:
    """With commas between them, or words that belong together."""
    answer = json.loads(cli("status", *arguments, "--date", "1905-09-05", "--format", "json").out)
    assert [island["id"] for island in answer["islands"]] == ids


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ("Shana harbour, Etorofu", "iturup"),
        ("Yuri Islnd", "yuri"),
        ("Shibotsu Isl. lighthouse", "zelyony"),
        ("etorufo", "iturup"),
        ("near Malokurilskoye", "shikotan"),
    ],
)
def test_hints_offer_by_meaning_before_spelling(given: str, first: str) -> None:
    """A word that names a place weighs more than a likeness of letters."""
    with pytest.raises(UnknownId) as caught:
        load().resolve(given)
    assert caught.value.suggestions[0] == first


def test_island_says_by_which_name_it_was_found(cli) -> None:
    """In print under the heading, in JSON as `found_by`, and nothing for a plain name."""
    assert 'Found by the name "Staten Island": a name of old maps, from 1643 on.' in cli("island", "Staten Island").out
    assert json.loads(cli("island", "Shana", "--format", "json").out)["found_by"]["by"] == "japan"
    assert json.loads(cli("island", "etorofu", "--format", "json").out)["found_by"] is None


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Island of Kunashir", "kunashir"),
        ("大島", "大島"),
        ("Isle", "isle"),
        ("島", "島"),
        ("о-ва", "о ва"),
        ("Kita-jima", "kita"),
        ("Toro", "toro"),
    ],
)
def test_what_is_left_of_a_name(name: str, left: str) -> None:
    """Never nothing, and never a single character."""
    assert bare(name) == left


def test_every_name_of_the_record_finds_its_own_place() -> None:
    """No alias is lost to another place's; the few that two places bear are refused."""
    record = load()
    borne_twice = set()
    for form, ids, *_ in record.section("names")["rows"]:
        try:
            assert set(ids) <= set(record.resolve_all(form)), form
        except AmbiguousName:
            borne_twice.add(form)
    assert {"海馬島", "Kuril Islands"} <= borne_twice
    assert len({sound_key(form) for form in borne_twice}) < 20


def test_suggestions_of_nothing_are_none() -> None:
    """An empty record, and a name like no other."""
    assert suggestions("Atlantis", {}) == ()
    assert suggestions("qqqq", {"iturup": ("iturup",)}) == ()
