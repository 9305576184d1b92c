"""What `check` compares of the record's own voice in a translation: names and words that take a side."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kurils.store.loading import load_folder
from kurils.store.texts import Unit
from kurils.store.validate.check import check_folder
from kurils.store.validate.form.entries import apply_schema
from kurils.store.validate.translated.own_voice import CHARGED, Voice, is_ours
from kurils.words.languages import PLURALS

HERE = Path(__file__).parents[1]
LANGUAGES = [language for language in PLURALS if language != "en"]


@pytest.fixture(scope="module")
def voice():
    """Of the real record, which says whose word each name of the four is."""
    return Voice(apply_schema(load_folder(str(HERE / "data"))[0]))


@pytest.mark.parametrize(
    ("language", "ours", "japan", "russia"),
    [
        ("ru", "Четыре острова", "Северные территории", "Южные Курилы"),
        ("ru", "На четырёх островах", "На северных территориях", "На Южных Курилах"),
        ("ja", "4島", "北方領土", "南クリル諸島"),
        ("zh", "四岛", "北方领土", "南千岛群岛"),
        ("ko", "4개 섬", "북방영토", "남쿠릴 열도"),
        ("th", "เกาะทั้งสี่", "ดินแดนทางเหนือ", "หมู่เกาะคูริลใต้"),
    ],
)
def test_a_translation_has_no_name_of_one_side_where_the_english_has_none(voice, language, ours, japan, russia):
    """In any case of the name; a number is nobody's."""
    english = "Four islands"
    assert not [*voice.strayed(english, ours, language)]
    for side, text in (("japan", japan), ("russia", russia)):
        [told] = voice.strayed(english, text, language)
        assert f"is the word of {side}, and the English has none of it" in told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "южные Курилы"),
        ("ru", "ЮЖНЫЕ КУРИЛЫ"),
        ("ru", "Южные\u00a0 Курилы"),
        ("ru", "Northern Territories, острова"),
        ("ja", "北方 領土"),
        ("ja", "「北方領土」"),
        ("ko", "북방  영토"),
        ("zh", "北方領土"),
    ],
)
def test_a_name_is_seen_however_it_is_written(voice, language, text):
    """In other letters, with blanks, in the form of another language, and with marks around all of the text."""
    assert [*voice.strayed("Four islands", text, language)]


@pytest.mark.parametrize(
    ("english", "language", "text"),
    [
        ('Japan says "Northern Territories".', "ja", "日本は北方領土と言う。"),
        ("Northern Territories Day", "ko", "북방영토의 날"),
        ("Four islands", "ja", "日本は「北方領土」と言う。"),
        ("Four islands", "ru", "Япония говорит «северные территории»."),
        ("They form one district.", "ja", "南クリル地区をなす。"),
        ("They form one district.", "ru", "Они составляют Южно-Курильский район."),
        ("All but the southernmost Kurils", "ru", "Все, кроме самых южных Курил"),
        ("The Kuril Islands", "ru", "Курильские острова"),
    ],
)
def test_names_that_the_english_has_or_that_are_marked_stand(voice, english, language, text):
    """Marks say whose word it is; the name of a district, and one that both sides use, is none of the kind."""
    assert not [*voice.strayed(english, text, language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_takes_no_side_where_the_english_takes_none(voice, language):
    """Each word of the list is told, and stands where the English has such a word or somebody is quoted."""
    said = {"return": 0, "inherent": 1, "illegal": 2, "liberated": 3, "annexed": 4, "seized": 5}
    for english, number in said.items():
        for word in CHARGED[number][1].get(language, ()):
            assert [*voice.strayed("The islands.", f"… {word} …", language)], word
            assert not [*voice.strayed(f"The islands, {english}.", f"… {word} …", language)], word
            assert not [*voice.strayed("The islands.", f"x “{word}” x", language)], word


@pytest.mark.parametrize(
    ("list", "field", "ours"),
    [
        ("documents", "summary", True),
        ("documents", "titles", False),
        ("dispute", "words/page.area.close", True),
        ("areas", "name", True),
        ("positions", "summary", False),
        ("positions", "arguments/1/text", False),
        ("positions", "note", True),
        ("claims", "summary", False),
        ("views", "why", False),
        ("governing", "why", True),
        ("islands", "codes/2/names", False),
        ("lines", "name", False),
    ],
)
def test_whose_a_text_is(list, field, ours):
    """What somebody holds is said in their words, and what is called something officially is called that."""
    assert is_ours(Unit(list, "x", field, {"en": "X"}, core=True)) is ours


@pytest.fixture
def named(toy_folder):
    """The toy dispute with a name of both its places that Arland alone uses, and an area of its own name."""

    def write(area: str, by: str = "by: arland"):
        (toy_folder / "names.yaml").write_text(
            "called:\n  - forms: [Ours, Наши острова, 我らの島]\n    kind: whole\n    places: [alpha, beta]\n"
            f"    {by}\n    certainty: single\n    sources: [first]\n",
            encoding="utf-8",
        )
        path = toy_folder / "dispute.yaml"
        before, after = path.read_text(encoding="utf-8").split("looks:", 1)
        path.write_text(f"{before}  words:\n    page.area.close: {area}\nlooks:{after}", encoding="utf-8")
        return [problem.code for problem in check_folder(str(toy_folder))[1] if problem.file == "dispute.yaml"]

    return write


@pytest.mark.parametrize(
    ("area", "by", "codes"),
    [
        ("{en: Two islands, ru: Два острова, ja: 2島}", "by: arland", []),
        ("{en: Two islands, ru: Наши острова}", "by: arland", ["one-sided"]),
        ("{en: Two islands, ja: 我らの島}", "by: arland", ["one-sided"]),
        ("{en: Ours, ja: 我らの島}", "by: arland", []),
        ("{en: Two islands, ja: 我らの島}", "note: {en: A number.}", []),
    ],
)
def test_check_tells_of_a_text_beside_its_english_too(named, area, by, codes):
    """In any dispute that says whose its names are."""
    assert named(area, by) == codes


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_programs_own_words_have_no_name_and_no_word_of_one_side(voice, language):
    """Each sentence beside its English one, help included."""
    locale = HERE / "kurils" / "words" / "locale"
    told = []
    for folder in (locale, locale / "help"):
        path = folder / f"{language}.yaml"
        if not path.exists():
            continue
        texts = yaml.safe_load(path.read_text(encoding="utf-8"))
        english = yaml.safe_load((locale / "en.yaml").read_text(encoding="utf-8"))
        for key, text in texts.items():
            if isinstance(text, str):
                told += [f"{key}: {each}" for each in voice.strayed(str(english.get(key, key)), text, language)]
    assert told == []
