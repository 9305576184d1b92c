"""What `check` compares between a translation and its English: days, numbers, articles, places and parties."""

from __future__ import annotations

from pathlib import Path

import pytest

from kurils.store.loading import load_folder
from kurils.store.texts import units
from kurils.store.validate.check import check_folder
from kurils.store.validate.form.entries import apply_schema
from kurils.store.validate.translated.exchanged import Islands, turned_round
from kurils.store.validate.translated.translations import Translations
from tests.test_texts import write


@pytest.fixture(scope="module")
def record_entries():
    """The real record, whose languages have names of both states and of all islands."""
    return apply_schema(load_folder(str(Path(__file__).parents[1] / "data"))[0])


@pytest.fixture(scope="module")
def translations(record_entries):
    """What compares its texts."""
    return Translations(record_entries)


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
    assert "the English says May, this does not" in [*translations.strayed(english, wrong, "summary", language)]
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


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("ru", "В 1766–1769 годах: 17 291 человек, 3,5 км.", "В 1766–1769 годах: 12 791 человек, 3,5 км."),
        ("ja", "1766年から1769年に17,291人、3.5 km。", "1766年から1769年に17,291人、5.3 km。"),
        ("zh", "1766—1769年，17291人，3.5公里。", "1766—1769年，17921人，3.5公里。"),
        ("ko", "1766~1769년 17,291명, 3.5 km.", "1766~1769년 17,291명, 3.6 km."),
        ("th", "ค.ศ. 1766-1769 จำนวน 17,291 คน 3.5 กม.", "ค.ศ. 1766-1769 จำนวน 17,219 คน 3.5 กม."),
    ],
)
def test_a_translation_says_the_numbers(translations, language, right, wrong):
    """Of three figures or more or with a fraction, however its language parts thousands and fractions."""
    english = "In 1766-69: 17,291 people, 3.5 km."
    assert not [*translations.strayed(english, right, "note", language)]
    assert [*translations.strayed(english, wrong, "note", language)]


@pytest.mark.parametrize(
    ("english", "language", "text", "others"),
    [
        ("Thirty-one ships, two of them lost.", "ru", "31 корабль, 2 погибли.", ""),
        ("Thirty-one ships, two of them lost.", "ru", "31 корабль, 3 погибли.", "3"),
        ("Thirty-one ships, two of them lost.", "ja", "41隻、うち2隻を失った。", "41"),
        ("The fiftieth parallel", "zh", "北纬50度线", ""),
        ("The fiftieth parallel", "zh", "北纬55度线", "55"),
        ("It was so in the 1950s.", "zh", "20世纪50年代如此。", ""),
        ("It was so in the 1950s.", "zh", "20世纪60年代如此。", "60"),
        ("Catherine II asked.", "ko", "예카테리나 2세가 물었다.", ""),
        ("Catherine II asked.", "ko", "예카테리나 3세가 물었다.", "3"),
        ("Three and a half", "th", "3.5", ""),
        ("Some 20,000 men", "ja", "約2万人", ""),
        ("Some 20,000 men", "ja", "約3万人", "3"),
        ("Act 20 of 1956", "ja", "昭和31年（1956年）法律第20号", ""),
        ("Act 20 of 1956", "ja", "昭和31年（1956年）法律第21号", "21"),
        ("They are theirs.", "ja", "4島はその領土である。", ""),
        ("The remaining year", "ja", "残る1年", ""),
        ("On 3 March", "ja", "3月3日", ""),
        ("In September", "ja", "9月に", ""),
        ("In September", "ja", "8月に", "8"),
    ],
)
def test_a_translation_has_no_number_that_the_english_does_not_have(translations, english, language, text, others):
    """In figures or in words; the number of the islands, one, and years of an era beside ours may be unsaid in it."""
    for field in ("summary", "titles"):
        found = [told for told in translations.strayed(english, text, field, language) if told.startswith("this says")]
        assert found == ([f"this says {others}, the English does not"] if others else [])


@pytest.mark.parametrize(
    ("language", "text", "others"),
    [
        ("ru", "От айнского kunne-sir в XVIII веке (KGB).", ""),
        ("ru", "От айнского si-kotan.", "si-kotan"),
        ("ja", "アイヌ語のkunne-sirから。", ""),
        ("ja", "アイヌ語のsi-kotanから。", "si-kotan"),
        ("ko", "<From si-kotan.>", ""),
    ],
)
def test_a_translation_quotes_what_the_english_quotes(translations, language, text, others):
    """In Latin letters, in which few of its own words are; and not where it is not written in its script at all."""
    english = "From Ainu kunne-sir, in the 18th century (KGB)."
    found = [told for told in translations.strayed(english, text, "ainu", language) if told.startswith("this has")]
    assert found == ([f"this has {others}, the English does not"] if others else [])


@pytest.mark.parametrize(
    ("language", "denied", "affirmed"),
    [
        ("ru", "Они не были названы.", "Они были названы."),
        ("ja", "その名は挙げられていない。", "その名は挙げられている。"),
        ("zh", "其中没有提到它们。", "其中提到了它们。"),
        ("ko", "이름이 나오지 않는다.", "이름이 나온다."),
        ("th", "ไม่ได้ระบุชื่อ", "ระบุชื่อ"),
    ],
)
def test_a_translation_denies_what_the_english_denies(translations, language, denied, affirmed):
    """Whatever else it says; of titles, and of what is not in its script, nothing is asked."""
    for english in (
        "They are not named.",
        "Neither is named.",
        "It names none, and never did.",
        "It doesn't name them.",
    ):
        assert not [*translations.strayed(english, denied, "summary", language)]
        told = [*translations.strayed(english, affirmed, "summary", language)]
        assert told == ["the English denies something, this does not"]
        assert not [*translations.strayed(english, affirmed, "titles", language)]
        assert not [*translations.strayed(english, "<They are named.>", "summary", language)]
    for english in ("They are known by name.", "Protocol no. X", "Shinra no kiroku", "Signed no later than that."):
        assert not [*translations.strayed(english, affirmed, "summary", language)]


@pytest.mark.parametrize(
    ("english", "text", "sound"),
    [
        ("Memorandum No. 677 to Japan", "Меморандум № 677 Японии", True),
        ("Memorandum No. 677 to Japan", "Меморандум № 1033 Японии", False),
        ("Memorandum No. 677 to Japan", "Меморандум № 677 России", False),
        ("Memorandum No. 677 to Japan", "Меморандум № 677", True),
        ("Note of Japan to Russia", "Нота Японии", True),
    ],
)
def test_a_title_names_what_its_english_names(translations, english, text, sound):
    """Its numbers, and no other party alone."""
    assert (not [*translations.mistitled(english, text, "ru")]) == sound


def test_the_title_of_a_document_names_its_island(toy_folder):
    """In any form of its name."""
    path = toy_folder / "islands.yaml"
    text = path.read_text(encoding="utf-8")
    for name, form in (("Alpha", "Альфа"), ("Beta", "Бетамыс")):
        text = text.replace(f"[{{form: {name}}}]", f"[{{form: {name}}}], ru: [{{form: {form}}}]")
    path.write_text(text, encoding="utf-8")
    sound = (toy_folder / "record.yaml").read_text(encoding="utf-8")
    for title, caught in (("Пакт об Альфе", False), ("Пакт о Бетамысе", True), ("Пакт", False)):
        (toy_folder / "record.yaml").write_text(sound, encoding="utf-8")
        write(toy_folder, titles=f"{title} 1850 года", short=f"{title} 1850 г.")
        told = {problem.message for problem in check_folder(str(toy_folder))[1] if problem.id == "1850-pact"}
        assert ("the English names alpha, this names beta" in told) == caught


@pytest.mark.parametrize(("language", "iturup", "kunashir"), [
    ("ru", "Итуруп (Эторофу)", "Кунашир (Кунасири)"), ("ja", "択捉島（イトゥルップ島）", "国後島（クナシル島）"),
    ("zh", "择捉岛（伊图鲁普岛）", "国后岛（库纳施尔岛）"), ("ko", "이투루프섬(에토로후섬)", "쿠나시르섬(구나시리섬)"),
    ("th", "เกาะอีตูรุป (เอโตโรฟุ)", "เกาะคูนาชีร์ (คูนาชิริ)"),
])  # fmt: skip
def test_a_place_is_printed_by_its_own_name(record_entries, language, iturup, kunashir):
    """And not by that of another; what has none in a language may be called anything there."""
    islands = Islands(record_entries)
    for id, own, other in (("iturup", iturup, kunashir), ("kunashir", kunashir, iturup)):
        assert islands.other_name(id, own, language) == islands.other_name(id, "…", language) == ""
        assert islands.other_name(id, other, language) not in ("", id)
    assert islands.other_name("nowhere", iturup, language) == ""


def test_numbers_may_stand_in_ten_thousands_or_in_characters(translations):
    """500万 and 第一百零七条."""
    assert not [*translations.strayed("At 1:5,000,000.", "500万分の1", "note", "ja")]
    assert not [*translations.strayed("Paragraph 107 of it.", "其第一百零七款", "note", "zh")]
    assert [*translations.strayed("Paragraph 107 of it.", "其第一百零八款", "note", "zh")]


@pytest.mark.parametrize(
    ("english", "text", "sound"),
    [
        ("It was signed.", "Подписан.", True),
        ("It was signed.", "Подписан в 1855 году.", False),
        ("Signed in 1855, not 1854.", "Подписан в 1855 году, а не в 1854.", True),
        ("Signed in 1855.", "Подписан в 1855 году, а не в 1854.", False),
        ("In 1956 or 57.", "В 1956 или 1957 году.", True),
        ("Some 2,000 men.", "Около 2000 человек.", True),
    ],
)
def test_a_translation_says_no_year_that_the_english_does_not_have(translations, english, text, sound):
    """But for one that stands there in short; a name may carry the year that tells it from others."""
    assert bool([*translations.strayed(english, text, "note", "ru")]) is not sound
    assert not [*translations.strayed("A convention", "Конвенция 1855 года", "short", "ru")]


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("ru", "Япония и Россия против Японии.", "Россия и Япония против России."),
        ("ja", "日本とロシアが日本に。", "ロシアと日本がロシアに。"),
    ],
)
def test_parties_are_named_as_often_as_in_english(translations, language, right, wrong):
    """The other way round they stand for one another."""
    english = "Japan and Russia against Japan."
    assert not [*translations.strayed(english, right, "summary", language)]
    assert [*translations.strayed(english, wrong, "summary", language)] == [
        "the English names japan 2 times and russia 1 times, this the other way round"
    ]


@pytest.mark.parametrize(
    ("language", "right", "other"),
    [
        ("ru", "К северу от Урупа.", "К северу от Симушира."),
        ("ja", "得撫島の北。", "新知島の北。"),
        ("zh", "得抚岛以北。", "新知岛以北。"),
        ("ko", "우루프섬 북쪽.", "시무시르섬 북쪽."),
        ("th", "ทางเหนือของอูรุป", "ทางเหนือของซีมูชีร์"),
    ],
)
def test_an_island_is_not_put_in_the_place_of_another(record_entries, language, right, other):
    """A text may leave its name out, and may name another one that the English has too."""
    islands = Islands(record_entries)
    english = "North of Urup."
    assert not [*islands.exchanged(english, right, language)]
    assert [*islands.exchanged(english, other, language)] == ["the English names urup, this names simushir"]
    assert not [*islands.exchanged(english, "…", language)]
    assert not [*islands.exchanged("North of Urup and Simushir.", other, language)]


def test_russian_and_thai_name_the_parties_in_the_order_of_the_english(record_entries, translations):
    """Where all the others do: a treaty that gives to Russia what it gave to Japan is seen."""
    found = [
        unit for unit in units(record_entries) if unit.address == ("documents", "1855-shimoda", "articles/2/summary")
    ]
    fields = record_entries.texts["ru"]["texts"]["documents"]["1855-shimoda"]
    said = fields[found[0].key]
    assert turned_round(found, record_entries, translations) == {}
    fields[found[0].key] = said.replace("Японии", "*").replace("России", "Японии").replace("*", "России")
    try:
        assert [*turned_round(found, record_entries, translations)] == [(found[0].address, "ru")]
    finally:
        fields[found[0].key] = said


@pytest.mark.parametrize(
    ("language", "find", "put"),
    [("ru", "России", "Японии"), ("ja", "日本に属", "ロシアに属"), ("ko", "일본에 속하고", "러시아에 속하고")],
)
def test_one_party_does_not_stand_for_both(record_entries, translations, language, find, put):
    """Where English and the others name two; adjectives, forces and polities of a party speak of it too."""
    [unit] = [
        unit for unit in units(record_entries) if unit.address == ("documents", "1855-shimoda", "articles/2/summary")
    ]
    fields = record_entries.texts[language]["texts"]["documents"]["1855-shimoda"]
    said = fields[unit.key]
    assert find in said
    fields[unit.key] = said.replace(find, put).replace("русском", "одном")
    try:
        told = turned_round([unit], record_entries, translations)
        assert [*told] == [(unit.address, language)]
        assert "alone: spell " in told[unit.address, language]
    finally:
        fields[unit.key] = said


@pytest.mark.parametrize(
    ("short", "codes"),
    [
        ("Пакт", []),
        ("Пакт 1850 года", []),
        ("Пакт 1851 года", []),
        ("Пакт 1870 года", ["other-year"]),
    ],
)
def test_a_title_carries_a_year_of_its_document(toy_folder, short, codes):
    """The day of an act, or the year of its id; the English need not carry it."""
    write(toy_folder, titles=short, short=short)
    found = [problem for problem in check_folder(str(toy_folder))[1] if problem.id == "1850-pact"]
    assert sorted({problem.code for problem in found} - {"differs"}) == codes


@pytest.mark.parametrize(
    ("title", "codes"), [("Пакт", []), ("Устав", ["other-title"]), ("Пакт (Устав)", ["other-title"])]
)
def test_a_title_is_no_further_title_of_another_document(toy_folder, title, codes):
    """Neither whole nor in its brackets: whoever types it is led to the other."""
    (toy_folder / "names.yaml").write_text(
        "called: []\ntitled:\n  - {document: 1900-landing, forms: [Устав]}\n", encoding="utf-8"
    )
    write(toy_folder, titles=title, short=title)
    found = [problem for problem in check_folder(str(toy_folder))[1] if problem.id == "1850-pact"]
    assert sorted({problem.code for problem in found} - {"differs"}) == codes
