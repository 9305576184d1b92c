"""What each language asks for: plurals, cases, lists and dates, against CLDR where it says the same."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from kurils.answers.lists import CONTROL_KINDS
from kurils.store.index.sections import read_wording, spoken
from kurils.words import days, phrases
from kurils.words.languages import CASES, PLURALS, plural
from kurils.words.wording import Wording

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
@pytest.mark.parametrize("names", [["A"], ["A", "B"], ["A", "B", "C"], ["A", "B", "C", "D"]])
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


@pytest.mark.skipif("ru" not in SPOKEN, reason="its words come next")
def test_a_name_is_declined_as_its_template_asks():
    """A list name by name; a name of which the table has no other form stays as it is."""
    words = wording("ru", probe="позиции {states:gen}; {states}", **{"case.gen.Аня": "Ани", "case.gen.Оля": "Оли"})
    listed = words.listed(["Аня", "Оля", "Itu"])
    assert words.tr("probe", states=listed) == "позиции Ани, Оли и Itu; Аня, Оля и Itu"
    assert words.tr("probe", states="Оля") == "позиции Оли; Оля"


def test_a_language_without_cases_fills_its_templates_as_they_are():
    """What stands after a colon in English text is no case."""
    assert wording("en").tr("pair", name="Kunashir", text="a: b") == "Kunashir: a: b"


@pytest.mark.skipif("ru" not in SPOKEN, reason="its words come next")
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
