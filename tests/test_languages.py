"""What each language asks for: plurals, cases, lists and dates, against CLDR where it says the same."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

import kurils
from kurils.answers.lists import CONTROL_KINDS
from kurils.base.errors import KurilsError
from kurils.base.resources import PACKAGE, data_root
from kurils.query.many import turning_days
from kurils.store.index.sections import read_wording, spoken
from kurils.store.loading import Mapping, parse_yaml
from kurils.store.validate.form.wording import check_files, check_wording
from kurils.words import days, phrases
from kurils.words.errors import told
from kurils.words.headline import behind_colon
from kurils.words.languages import CASES, PLURALS, gender, in_characters, plural
from kurils.words.numbers import figure
from kurils.words.wording import Wording
from tests.partisan import partisan_in_program

SPOKEN = spoken()


def wording(language, **more):
    """The words of a language alone, without a record."""
    words = {**read_wording(language), **more}
    return Wording(words, language, lambda: words)


@pytest.mark.parametrize("language", PLURALS)
def test_the_forms_of_counted_things_are_those_of_cldr(language):
    """For every whole number up to a thousand, and no form is named that no whole number has."""
    rule = Locale.parse(language).plural_form
    forms = {number: rule(number) for number in range(1001)}
    assert {number: plural(language, number) for number in forms} == forms
    assert set(PLURALS[language]) == set(forms.values())


@pytest.mark.parametrize(
    ("number", "form"), [(1, "one"), (2, "few"), (5, "many"), (11, "many"), (21, "one"), (111, "many")]
)
def test_the_forms_of_russian(number, form):
    """Eleven and a hundred and eleven are many, twenty-one is one."""
    assert plural("ru", number) == form


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("names", [["ก"], ["ก", "ข"], ["ก", "ข", "ค"], ["ก", "ข", "ค", "ง"]])
def test_lists_are_those_of_cldr(language, names):
    """British English has no comma before the last name; the others are as CLDR has them."""
    locale = "en_GB" if language == "en" else language
    assert str(wording(language).listed(names)) == format_list(names, locale=locale)


@pytest.mark.parametrize("language", SPOKEN)
def test_months_and_days_of_the_week_are_those_of_cldr(language):
    """The names of months beside a day and alone, and of days."""
    locale, words = Locale.parse(language), wording(language)
    for number in range(1, 13):
        if language in ("en", "ru"):
            assert words.tr(f"month.{number}") == locale.months["format"]["wide"][number]
            assert words.tr(f"month-alone.{number}") == locale.months["stand-alone"]["wide"][number]
    for number in range(7):
        assert words.tr(f"weekday.{number + 1}") == locale.days["format"]["wide"][number]


@pytest.mark.parametrize("language", [language for language in SPOKEN if language in ("ru", "ja", "zh", "ko")])
def test_days_are_written_as_cldr_writes_them(language):
    """Of English we write the form without a comma; Thai has an era of its own."""
    for day in ("1855-02-07", "1905-09-05", "2026-11-30"):
        ours = days.in_words(day, wording(language)).replace("\u00a0", " ")
        assert ours == format_date(date.fromisoformat(day), "long", locale=language).replace("\u202f", " ").replace(
            "\u00a0", " "
        )


def test_a_name_is_declined_as_its_template_asks():
    """A list name by name; a name of which the table has no other form stays as it is."""
    words = wording("ru", probe="позиции {states:gen}; {states}", **{"case.gen.Аня": "Ани", "case.gen.Оля": "Оли"})
    listed = words.listed(["Аня", "Оля", "Itu"])
    assert words.tr("probe", states=listed) == "позиции Ани, Оли и Itu; Аня, Оля и Itu"
    assert words.tr("probe", states="Оля") == "позиции Оли; Оля"


def test_a_language_without_cases_fills_its_templates_as_they_are():
    """What stands after a colon in English text is no case."""
    assert wording("en").tr("pair", name="Kunashir", text="a: b") == "Kunashir: a: b"


def test_states_of_the_record_have_all_cases(record):
    """Those of `called` too, which are what a sentence about a day says."""
    rows = record.section("actors")["states"]
    for language, cases in CASES.items():
        words = read_wording(language)
        names = [row["names"][language] for row in rows if language in row["names"]]
        assert [f"case.{case}.{name}" for name in names for case in cases if f"case.{case}.{name}" not in words] == []


@pytest.mark.parametrize(
    ("article", "en"), [("2", "Art. 2"), ("2(c)", "Art. 2(c)"), ("I(b)", "Art. I(b)"), ("67(2.1)", "Art. 67(2.1)")]
)
def test_an_article_is_cited_whole(article, en):
    """Its number may stand apart from what follows it."""
    assert phrases.article(article, wording("en")) == en


@pytest.mark.parametrize("kind", CONTROL_KINDS)
@pytest.mark.parametrize("language", SPOKEN)
def test_every_kind_of_control_is_said(language, kind):
    """As part of a sentence and in a table."""
    assert phrases.manner(kind, wording(language))


LOCALE = Path(PACKAGE) / "words" / "locale"
TRANSLATED = [language for language in SPOKEN if language != "en"]
#: what stays in Latin letters: names, formats, commands, keys, letters of units and eras of input
LATIN = re.compile(
    r"(?<![A-Za-z])(kurils( [a-z]+)*|BibTeX|PNG|JSON|CC0|ODbL|MIT|OpenStreetMap|Natural Earth|GeographicLib|WGS84|Enter"
    r"|Escape|Backspace|Shift|Page Up|Page Down|OS|Ansei|No|pip install|today|km|offset|evidence|sha256|EDTF|SVG"
    r"|Kansei|Meiji|PDF|CSV|GeoJSON|NDJSON|Parquet|Feature|UTF-(?:8|16)|MiB|KiB|tag|TERM|HOME|XDG_CONFIG_HOME|KURILS_DATA"
    r"|less -FRX|never|config|diff|explain|shell|svg|png|html|geojson|cp1251|shift_jis|gb18030|euc_kr|points\.xlsx"
    r"|map\.svg|gunzip -c a\.csv\.gz|MANIFEST|(?:i4|[NSEW]))(?![A-Za-z])"
    r"|--[a-z-]+(?: (?:utf-16|kurils_|none|[a-z]+))?|https://|%[a-zA-Z]"
)


def read(language):
    """The words of a language as they stand in its file, with their lines."""
    problems = []
    found = parse_yaml(f"{language}.yaml", (LOCALE / f"{language}.yaml").read_bytes(), problems)
    assert problems == []
    return found


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_language_says_what_english_says(language):
    """The same keys, counted things in its own forms, the same named values, cases that it has."""
    assert [str(problem) for problem in check_wording(language, read(language), read("en"))] == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"nobody": None}, "nobody: 'nobody' is missing"),
        ({"documents.count.few": None}, "documents.count.few: 'documents.count.few' is missing"),
        ({"nobodies": "никто"}, "nobodies: the program has no words of the key 'nobodies'"),
        ({"pair": "{name}: {txt}"}, "pair: the value {text} is missing"),
        ({"pair": "{name}: {txt}"}, "pair: there is no value {txt}; there are: {name}, {text}"),
        ({"pair": "{name:vok}: {text}"}, "pair: {name:vok}: the language has no case 'vok'"),
        ({"pair": "{name}: {text}}"}, "pair: a brace stands alone"),
        ({"pair": ["{name}"]}, "pair: a text is expected"),
        ({"cases": Mapping("ru.yaml", 1)}, None),
    ],
)
def test_a_file_of_words_with_a_fault_is_told(changed, told):
    """Each fault with the key that it has."""
    given = read("ru")
    for key, text in changed.items():
        if text is None:
            del given[key]
        else:
            given[key] = text
    found = [str(problem).partition(" ")[2] for problem in check_wording("ru", given, read("en"))]
    assert told in found if told else found == []


def test_the_check_names_the_file_and_the_line_of_a_fault(tmp_path):
    """A value that is missing, in a copy of the words."""
    for language in ("en", "ru"):
        text = (LOCALE / f"{language}.yaml").read_text(encoding="utf-8")
        (tmp_path / f"{language}.yaml").write_text(text.replace('pair: "{name}: {text}"', 'pair: "{name}"'))
    (tmp_path / "en.yaml").write_text((LOCALE / "en.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    line = 1 + (tmp_path / "ru.yaml").read_text(encoding="utf-8").split("\n").index('pair: "{name}"')
    assert [str(problem) for problem in check_files(["en", "ru", "ja"], str(tmp_path))] == [
        f"words/locale/ru.yaml:{line}: pair: the value {{text}} is missing"
    ]


def test_the_check_of_the_record_reads_the_words_too(cli, monkeypatch):
    """Those of the languages that the record announces; a folder that is named has its own record alone."""
    asked = []
    monkeypatch.setattr(
        "kurils.store.validate.form.wording.check_files", lambda languages: asked.append([*languages]) or []
    )
    assert cli("check").code == 0
    assert [sorted(languages) for languages in asked] == [sorted(SPOKEN)]


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_word_of_our_own_voice_takes_a_side(language):
    """The words that the glossary keeps for positions and titles."""
    words = read_wording(language)
    assert [f"{key}: {text}" for key, text in words.items() if partisan_in_program(text, language)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_english_is_left_over(language):
    """Outside of names, commands and keys no Latin word stands in the words of another language."""
    left = {}
    for key, text in read_wording(language).items():
        plain = LATIN.sub(" ", re.sub(r"\{[^{}]*\}", " ", text))
        if found := re.findall(r"[A-Za-z]{2,}", plain):
            left[key] = found
    assert left == {}


def test_russian_has_one_dash_between_words():
    """The long one, in the words of the program as in the texts of the record; the short one joins figures."""
    root = Path(__file__).parent.parent
    files = [*(root / "kurils/words/locale").rglob("ru.yaml"), root / "data/texts/ru.yaml"]
    assert [line for path in files for line in path.read_text(encoding="utf-8").splitlines() if " – " in line] == []


#: Korean particles that follow the sound before them: those after a consonant, and those after a vowel
AFTER_CONSONANT, AFTER_VOWEL = ("은", "이", "을", "과", "으로"), ("는", "가", "를", "와", "로")
PARTICLES = "|".join(sorted((*AFTER_CONSONANT, *AFTER_VOWEL), key=len, reverse=True))
BRACKETED = re.compile(rf"([가-힣])\([^()]*\)({PARTICLES})(?=[ ,.의는도]|$)")


def wrong_particles(text):
    """Particles after a bracket that do not follow the last sound before it."""
    found = []
    for match in BRACKETED.finditer(text):
        final = (ord(match[1]) - ord("가")) % 28
        # before 로 the consonant ㄹ counts as a vowel
        consonant = final > 0 and not (final == 8 and match[2] in ("으로", "로"))
        if consonant is not (match[2] in AFTER_CONSONANT):
            found.append(match[0])
    return found


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("이투루프섬(에토로후섬)과 우루프섬(우룻푸섬)은", []),
        ("이투루프섬(에토로후섬)와", ["섬(에토로후섬)와"]),
        ("사할린(가라후토)로", ["린(가라후토)로"]),
        ("타스 통신(27일의 신문)가, 이어", ["신(27일의 신문)가"]),
        ("코르사코프(구슌코탄)에서", []),
    ],
)
def test_a_particle_that_follows_the_wrong_sound_is_found(text, wrong):
    """What stands in the bracket does not matter."""
    assert wrong_particles(text) == wrong


def test_korean_particles_follow_the_sound_before_a_bracket():
    """Names stand as 이투루프섬(에토로후섬): in the words of the program as in the texts of the record."""
    root = Path(__file__).parent.parent
    files = [*(root / "kurils/words/locale").rglob("ko.yaml"), root / "data/texts/ko.yaml"]
    assert [found for path in files for found in wrong_particles(path.read_text(encoding="utf-8"))] == []


#: what Japanese is not set with: a blank between its characters, its text in narrow brackets, a dash between numbers
NOT_JAPANESE = re.compile(
    r"[ぁ-ヶ一-龥々、。（）「」][ \n][ぁ-ヶ一-龥々、。（）「」]|\([^()]*[ぁ-ヶ一-龥][^()]*\)|\d[–—-]\d+[年月日条項]"
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("題名と発行者は もとの言語", "は も"),
        ("覚書(SCAPIN第677号)", "(SCAPIN第677号)"),
        ("1778–79年の台帳", "8–79年"),
        ("第2条(c)、1778〜79年（推定） [1855-shimoda]", None),
    ],
)
def test_what_japanese_is_not_set_with_is_found(text, wrong):
    """Articles keep the narrow brackets of their letters, and ids theirs."""
    found = NOT_JAPANESE.search(text)
    assert (found[0] if found else None) == wrong


def test_japanese_is_set_as_japanese_is():
    """The texts of the record, the titles of documents, the meanings of the glossary, the words of the program."""
    record = kurils.load("ja")
    texts = (Path(__file__).parent.parent / "data/texts/ja.yaml").read_text(encoding="utf-8").split("\n")
    # the part of a book stands between blanks in its title
    rows = record.section("documents")["documents"]
    titles = [(row["titles"].get("ja") or "").replace(" 第一部 ", "") for row in rows]
    said = [*texts, *titles, *texts_in(record.section("glossary")), *read_wording("ja").values()]
    assert [found[0] for text in said if (found := NOT_JAPANESE.search(text))] == []


def texts_in(value):
    """Every text in some data, however deep."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in texts_in(part)]


def test_no_korean_particle_hangs_on_a_value():
    """Its form would depend on the last sound of what is filled in; 의, 에, 도 and 부터 have one form."""
    hanging = re.compile(rf"\}}(?:\([^()]*\))?(?:{PARTICLES})(?![가-힣])")
    assert {key: text for key, text in read_wording("ko").items() if hanging.search(text)} == {}


@pytest.mark.parametrize(
    ("template", "value", "said"),
    [
        ("{a}อยู่ในการควบคุม", "ชิคตัน (ชิโกตัน)", "ชิคตัน (ชิโกตัน) อยู่ในการควบคุม"),
        ("ทำให้{a}สิ้นสุดลง", "1956-hatoyama-letter", "ทำให้ 1956-hatoyama-letter สิ้นสุดลง"),
        ("อ่าน{a}แล้ว", "บันทึก", "อ่านบันทึกแล้ว"),
        ("ค.ศ. {a}", "1855", "ค.ศ. 1855"),
    ],
)
def test_thai_has_a_blank_where_it_meets_another_script(template, value, said):
    """Templates have none beside a Thai word; a value may be an id, or end with a figure or a bracket."""
    assert wording("th", filled=template).tr("filled", a=value) == said
    assert wording("en", filled=template).tr("filled", a=value) == template.format(a=value)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Ansei 1-12-21"),
        ("ru", "21-й день 12-го месяца 1-го года Ансэй"),
        ("ja", "安政元年12月21日"),
        ("ko", "안세이\u00a0원년\u00a012월\u00a021일"),
    ],
)
def test_a_japanese_day_is_written_as_the_language_writes_it(language, written):
    """The first year of an era has a word of its own in Japanese."""
    assert days.era_day("Ansei 1-12-21", wording(language)) == written


def test_a_japanese_day_is_shorter_in_a_russian_table():
    """As it can be typed, in the letters of the language; others have one form for both."""
    assert days.era_day("Ansei 1-12-21", wording("ru"), table=True) == "Ансэй 1-12-21"
    assert days.era_day("Kansei 12-i4-1", wording("ru"), table=True) == "Кансэй 12-i4-1"
    for language in ("en", "ja", "zh", "ko", "th"):
        for day in ("Ansei 1-12-21", "Kansei 12-i4-1"):
            assert days.era_day(day, wording(language), table=True) == days.era_day(day, wording(language))


@pytest.mark.parametrize(
    ("title", "state", "said"),
    [
        ("Симодский трактат", "signed", "Симодский трактат, ст. 2 (подписан)"),
        ("Пекинская конвенция 1925 года", "signed", "Пекинская конвенция 1925 года, ст. 2 (подписана)"),
        ("Соглашение", "signed", "Соглашение, ст. 2 (подписано)"),
        ("Петербургский договор", "executed", "Петербургский договор, ст. 2 (исполнен)"),
        ("Каирская декларация", "declared", "Каирская декларация, ст. 2 (объявлена)"),
        ("Иркутское заявление 2001 года", "declared", "Иркутское заявление 2001 года, ст. 2 (объявлено)"),
        ("Каирская декларация", "in-force", "Каирская декларация, ст. 2 (действует)"),
    ],
)
def test_the_state_of_a_russian_document_has_its_gender(title, state, said):
    """Подписан, подписана, подписано; what is no participle is the same for all."""
    assert phrases.document(title, "2", state, wording("ru")) == said


def test_the_gender_of_every_document_that_needs_one_is_seen_in_its_title():
    """By the first word: none is a plural, none ends with a soft sign, and the noun behind an adjective agrees."""
    record = kurils.load("ru")
    days = sorted(set().union(*(turning_days(place) for place in record.places(all=True))))
    answers = [record.status(day, all=True, view=view) for day in days for view in record.views]
    found = [
        bearing
        for answer in answers
        for island in answer["islands"]
        for bearing in (island["governing_document"], *island["also"])
        if bearing and bearing["state"] in ("executed", "signed", "declared")
    ]
    titles = {bearing["title"] for bearing in found}
    assert len(titles) > 5
    nouns = {"fem": "декларация|конвенция|записка|нота", "neut": "соглашение|заявление|решение|управление"}
    for title in titles:
        assert not re.match(r"\S*[ьыи] ", title), title
        other = "|".join(text for form, text in nouns.items() if form != gender(title, "ru"))
        assert not re.match(rf"(\S+(ая|ое|ий|ый) )?({other})\b", title.lower()), title


def test_a_headline_goes_on_in_small_letters_behind_a_russian_colon():
    """But for the name of a place; English begins anew."""
    assert behind_colon("Все четыре острова — под", ["Итуруп"], wording("ru")) == "все четыре острова — под"
    assert behind_colon("Итуруп — под", ["Итуруп"], wording("ru")) == "Итуруп — под"
    assert behind_colon("No state held", ["Iturup"], wording("en")) == "No state held"


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("ja", "1905", "1905年"),
        ("ja", "1945-08", "1945年8月"),
        ("ja", "1945-08-28", "1945-08-28"),
        ("ja", "1940/1949", "1940/1949"),
        ("zh", "1945-08", "1945年8月"),
        ("ko", "1945-08", "1945년 8월"),
        ("th", "1855", "ค.ศ. 1855"),
        ("th", "1945-09", "กันยายน ค.ศ. 1945 (พ.ศ. 2488)"),
        ("en", "1945-08", "1945-08"),
        ("ru", "1905", "1905"),
    ],
)
def test_a_year_or_a_month_of_a_heading_has_its_unit(language, written, said):
    """In Japanese, Chinese and Korean, which write neither without; in Thai its era, since 1945 could be of another. A
    day is that of the tables.
    """
    assert days.span(written, wording(language)) == said


def test_a_month_stands_in_its_case():
    """Alone, and behind a word that asks for a case."""
    assert days.month_in_words("1955-08", wording("ru")) == "август 1955\u00a0г."
    assert days.month_in_words("1955-08", wording("ru"), alone=False) == "августа 1955\u00a0г."
    for language in ("en", "ja", "zh", "ko", "th"):
        both = {days.month_in_words("1955-08", wording(language), alone=alone) for alone in (True, False)}
        assert len(both) == 1


def test_an_intercalary_month_is_marked():
    """閏, вставной, or an i."""
    assert days.era_day("Kansei 12-i4-1", wording("ja")) == "寛政12年閏4月1日"
    assert days.era_day("Kansei 12-i4-1", wording("en")) == "Kansei 12-i4-1"


@pytest.mark.parametrize(
    ("language", "article", "title", "cited"),
    [
        ("ja", "2(c)", "日本国との平和条約", "日本国との平和条約第2条(c)"),
        ("ja", "9", "日ソ共同宣言（1956年）", "日ソ共同宣言（1956年）第9項"),
        ("ja", "4", "日ソ共同声明（1991年）", "日ソ共同声明（1991年）第4項"),
        ("ja", "1", "ソ連の国有化令（1946年）", "ソ連の国有化令（1946年）第1項"),
        ("ja", "1", "アレクサンドル一世の勅令（1821年）", "アレクサンドル一世の勅令（1821年）第1条"),
        ("ja", "3", "ヤルタ協定（1945年）", "ヤルタ協定（1945年）第3項"),
        ("ja", "I(b)", "一般命令第一号", "一般命令第一号 I(b)"),
        ("ja", "1799年2月20日の命令", "東蝦夷地の直轄", "東蝦夷地の直轄 1799年2月20日の命令"),
        ("ru", "2(c)", "Сан-Францисский мирный договор", "Сан-Францисский мирный договор, ст. 2\u00a0(c)"),
        ("ru", "67(2.1)", "Конституция РФ", "Конституция РФ, ч. 2.1 ст. 67"),
        ("ru", "3-4", "Указ", "Указ, ст. 3–4"),
        ("ja", "67(2.1)", "ロシア連邦憲法", "ロシア連邦憲法第67条第2.1項"),
        ("ja", "3-4", "布告", "布告第3〜4条"),
        ("zh", "2", "日俄和亲通好条约", "日俄和亲通好条约第二条"),
        ("zh", "2(c)", "旧金山和约", "旧金山和约第二条(c)"),
        ("zh", "67(2.1)", "俄罗斯联邦宪法", "俄罗斯联邦宪法第67条第2.1款"),
        ("zh", "9", "苏日联合宣言", "苏日联合宣言第九项"),
        ("zh", "8", "波茨坦公告", "波茨坦公告第八项"),
        ("zh", "4", "1991年联合公报", "1991年联合公报第四项"),
        ("zh", "2(a)", "雅尔塔关于日本的协定", "雅尔塔关于日本的协定第二项(a)"),
        ("zh", "3(c)", "SCAPIN-677", "SCAPIN-677第三项(c)"),
        ("zh", "2", "2018年第76号法律", "2018年第76号法律第二条"),
        ("zh", "1-2", "法令", "法令第一至二条"),
        ("zh", "1799年2月20日的命令", "直辖", "直辖 1799年2月20日的命令"),
        ("ko", "2(c)", "샌프란시스코 강화 조약", "샌프란시스코 강화 조약 제2조\u00a0(c)"),
        ("ko", "67(2.1)", "러시아 연방 헌법", "러시아 연방 헌법 제67조 제2.1항"),
        ("ko", "8", "포츠담 선언", "포츠담 선언 제8항"),
        ("ko", "3(c)", "SCAPIN 제677호", "SCAPIN 제677호 제3항\u00a0(c)"),
        ("ko", "9", "1956년 공동 선언", "1956년 공동 선언 제9조"),
        ("th", "2(c)", "สนธิสัญญาซานฟรานซิสโก", "สนธิสัญญาซานฟรานซิสโก ข้อ 2(c)"),
        ("th", "67(2.1)", "รัฐธรรมนูญ", "รัฐธรรมนูญ มาตรา 67 วรรค 2.1"),
    ],
)
def test_a_document_is_cited_as_the_language_cites_it(language, article, title, cited):
    """Japan counts the items of declarations, Korea those of most; Chinese numbers articles in characters."""
    assert phrases.in_article(title, article, wording(language)) == cited


def test_chinese_texts_name_an_item_as_it_is_cited():
    """One word for one thing: what is cited as 第六项 is no 第六款 in a text."""
    texts = yaml.safe_load(Path(data_root(), "texts", "zh.yaml").read_text(encoding="utf-8"))["texts"]
    told = [text for listed in texts.values() for entry in listed.values() for text in entry.values()]
    assert len(told) > 3000
    assert not [text for text in told if re.search("第[一二三四五六七八九十百]+款", text)]


@pytest.mark.parametrize("number", [*range(1, 120), 200, 210, 305, 999])
def test_numbers_in_characters_are_read_back(number):
    """Those of articles, as far as statutes go."""
    spelled = {1: "一", 2: "二", 10: "十", 11: "十一", 18: "十八", 20: "二十", 22: "二十二", 67: "六十七", 100: "一百",
               107: "一百零七", 110: "一百一十", 118: "一百一十八", 210: "二百一十", 305: "三百零五"}  # fmt: skip
    text = in_characters(str(number))
    assert text == spelled.get(number, text)
    values = {"十": 10, "百": 100, "零": 0, **{char: n for n, char in enumerate("一二三四五六七八九", 1)}}
    total, digit = 0, None
    for char in text:
        if char in "十百":
            total += (1 if digit is None else digit) * values[char]
            digit = None
        else:
            digit = values[char]
    assert total + (digit or 0) == number


@pytest.mark.parametrize("figures", ["", "1000", "20250101", "9" * 5000])
def test_numbers_of_a_thousand_and_more_stay_in_figures(figures):
    """So long no statute is; a record of one's own may say anything."""
    assert in_characters(figures) == figures


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_article_of_the_record_is_cited(language):
    """Whatever a document numbers its parts by."""
    record = kurils.load(language)
    for document in record.section("documents")["documents"]:
        for part in document["articles"]:
            assert phrases.article(part["number"], record.wording, document["short"])


#: command lines that go wrong, and the key by which another language says it
WRONG = {
    "why.days": ["status", "--date", "1905-02-30"],
    "why.no-month": ["status", "--date", "1905-13-01"],
    "why.julian-only": ["status", "--date", "1900-02-29"],
    "why.days-julian": ["status", "--date", "1855-02-30 OS"],
    "before": ["status", "--date", "1500-01-01"],
    "future": ["status", "--date", "2999-01-01"],
    "unknown-island": ["status", "atlantis"],
    "unknown-document": ["document", "atlantis"],
    "unknown-word": ["glossary", "atlantis"],
    "several": ["island", "northern territories"],
    "command": ["statsu"],
    "option": ["status", "--dat", "1905"],
    "exists": ["status", "-o", "{file}"],
    "is-folder": ["status", "-o", "{folder}", "--format", "json"],
    "reversed": ["timeline", "--from", "1950", "--to", "1940"],
    "two-dates": ["status", "1905-01-01", "1906-01-01"],
    "not-both": ["status", "--brief", "--full"],
    "all-or-some": ["status", "iturup", "--all"],
    "one-island": ["explain"],
    "goes-with": ["status", "--cite"],
    "no-point": ["locate"],
    "map-area": ["map", "iturup"],
    "date-or-range": ["report", "--date", "1905", "--from", "1904", "--to", "1906"],
    "one-day": ["map", "--date", "1945", "-o", "{folder}/x.svg"],
}


@pytest.mark.parametrize("key", WRONG)
def test_an_error_of_daily_use_has_its_words(cli, tmp_path, key):
    """The program says it in English; the words of its key are the same, and another language fills its own."""
    (tmp_path / "there.json").write_text("x")
    given = [word.format(file=tmp_path / "there.json", folder=tmp_path) for word in WRONG[key]]
    caught = []

    def complain(error, arguments):
        caught.append(error)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kurils.cli.app.report_error", complain)
        cli(*given)
    (error,) = caught
    assert key in (error.key, getattr(error.values.get("reason"), "key", ""))
    assert told(error, wording("en")) == [error.line()]
    for language in TRANSLATED:
        (line,) = told(error, wording(language))
        assert "{" not in line
        assert line != error.line()


def test_an_error_without_words_stays_english():
    """Nothing of it is said in half."""
    assert told(KurilsError("a b"), wording("ru")) == []
    assert told(KurilsError("a b").keyed("no-such-words"), wording("ru")) == []


def test_every_language_has_words_for_every_kind_of_error():
    """Keys that no error bears would be translated for nothing."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in Path(PACKAGE).rglob("*.py"))
    for key in read_wording("en"):
        name = re.sub(r"^error\.(?:hint\.)?|\.(?:one|other)$", "", key)
        if key.startswith("error."):
            assert (
                f'"{name}"' in text or f'"{key}"' in text or name.startswith(("unknown-", "is-", "date-", "point-"))
            ), key


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("number", ["0.0002", "9.79", "144.5", "1634", "3164.78", "17291", "1234567.5"])
def test_figures_are_those_of_cldr(language, number):
    """What parts the decimals and the thousands, however many there are of either."""
    there = format_decimal(number, format="#,##0.##########", locale=language)
    assert figure(number, wording(language)) == there


def test_figures_in_a_text_are_written_each_by_itself():
    """Widths from one to another, and what is no number but has points: versions, dates."""
    assert figure("24-43.5", wording("ru")) == "24–43,5"
    assert figure("24-43.5", wording("en")) == "24-43.5"
    assert figure("24-43-50", wording("ru")) == "24-43-50"
    assert figure("5.9.1905", wording("ru")) == "5.9.1905"
    assert figure(1296, wording("ru")) == "1\u00a0296"


def test_counted_things_have_the_figures_of_the_language():
    """More than a thousand of them."""
    assert wording("ru").count("sources.count", 1296, families=541).startswith("1\u00a0296 источников")
    assert wording("en").count("documents.count", 12).startswith("12 ")
