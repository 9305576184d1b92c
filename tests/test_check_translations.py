"""What `check` compares between a translation and its English: days, articles, places and parties."""

from __future__ import annotations

from pathlib import Path

import pytest

from kurils.store.loading import load_folder
from kurils.store.validate.entries import apply_schema
from kurils.store.validate.translations import Translations


@pytest.fixture(scope="module")
def translations():
    """Of the real record, whose languages have names of both states."""
    return Translations(apply_schema(load_folder(str(Path(__file__).parents[1] / "data"))[0]))


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("ru", "Япония отказалась от них.", "Россия отказалась от них."),
        ("ru", "Японское правительство отказалось.", "Советское правительство отказалось."),
        ("ja", "日本はこれらを放棄した。", "ソ連はこれらを放棄した。"),
        ("zh", "日本放弃了它们。", "俄罗斯放弃了它们。"),
        ("ko", "일본은 이를 포기했다.", "러시아는 이를 포기했다."),
        ("th", "ญี่ปุ่นสละสิทธิ์", "รัสเซียสละสิทธิ์"),
    ],
)
def test_a_translation_names_the_state_that_the_english_names(translations, language, right, wrong):
    """And not the other one alone; what names neither may say it otherwise."""
    english = "Japan renounced them."
    assert not [*translations.strayed(english, right, "summary", language)]
    assert [*translations.strayed(english, wrong, "summary", language)]
    assert not [*translations.strayed(english, "…", "summary", language)]
    assert not [*translations.strayed("Japan renounced them to the Soviet Union.", wrong, "summary", language)]


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("ru", "Подписан 7 мая 1855 года по статье 2.", "Подписан 7 марта 1855 года по статье 2."),
        ("ru", "Подписан в мае, 7-го, 1855 г. (ст. 2).", "Подписан 7 июня 1855 г. (ст. 2)."),
        ("ja", "1855年5月7日に署名、第2条による。", "1855年3月7日に署名、第2条による。"),
        ("zh", "1855年5月7日签署，依第二条。", "1855年15月7日签署，依第二条。"),
        ("ko", "1855년 5월 7일 서명, 제2조에 따라.", "1855년 3월 7일 서명, 제2조에 따라."),
        ("th", "ลงนามเมื่อ 7 พฤษภาคม ค.ศ. 1855 ตามข้อ 2", "ลงนามเมื่อ 7 มีนาคม ค.ศ. 1855 ตามข้อ 2"),
    ],
)
def test_a_translation_says_the_month(translations, language, right, wrong):
    """In its own words, as a number of its own, or quoted as it is."""
    english = "Signed on 7 May 1855 under Article 2."
    assert not [*translations.strayed(english, right, "summary", language)]
    assert [*translations.strayed(english, wrong, "summary", language)] == ["the English says May, this does not"]
    assert not [*translations.strayed("Signed (7 May 1855).", "(7 May 1855)", "summary", language)]
    # a verb is no month
    assert not [*translations.strayed("It may be so.", "…", "summary", language)]


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("ru", "По статье 2(c), 22 пункта.", "По статье 22(c), 2 пункта."),
        ("ja", "第2条(c)、22件。", "第22条(c)、2件。"),
        ("zh", "第二条(c)，22件。", "第二十二条(c)，2件。"),
        ("ko", "제2조 (c), 22건.", "제22조 (c), 2건."),
        ("th", "ข้อ 2(c) 22 รายการ", "ข้อ 22(c) 2 รายการ"),
    ],
)
def test_a_translation_cites_the_article(translations, language, right, wrong):
    """As its language cites articles; a figure elsewhere does not stand for it."""
    english = "By Article 2(c); twenty-two items."
    assert not [*translations.strayed(english, right, "summary", language)]
    assert [*translations.strayed(english, wrong, "summary", language)] == [
        "the English names article 2, this does not"
    ]
