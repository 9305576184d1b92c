"""Every language says each concept with the term that the glossary has for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kurils
from kurils.base.resources import data_root
from kurils.store.index.sections import read_wording, spoken
from kurils.store.loading import Mapping, parse_yaml

#: word of the glossary -> keys of the program's words that say it
SAID = {
    "control": ("track.control", "reason.control"),
    "title": ("track.title", "column.title", "reason.title"),
    "claim": ("track.claim", "column.claimed-by"),
    "polity": ("track.polity",),
    "administration": ("kind.administration",),
    "military-occupation": ("kind.military-occupation",),
    "trading-post": ("kind.trading-post",),
    "mixed": ("kind.mixed",),
    "by-agreement": ("title.agreed",),
    "undivided": ("title.undivided",),
    "renounced": ("title.renounced",),
    "unsettled": ("title.unsettled",),
    "changing-hands": ("changing-hands",),
    "governing-document": ("track.governing", "column.document"),
    "in-force": ("document-state.in-force",),
    "executed": ("document-state.executed",),
    "signed": ("document-state.signed",),
    "domestic-act": ("document-state.domestic",),
    "declared": ("document-state.declared",),
    "by-position": ("touch.by-position",),
    "ratified": ("event.ratified",),
    "position": ("track.position", "page.positions"),
    "reading": ("heading.readings",),
    "variant": ("variant",),
    "rejected": ("rejected",),
    "certainty": ("column.certainty",),
    "source": ("heading.sources", "column.source"),
    "read": ("sources.line",),
}
#: likewise, of words that are printed short: one of the other forms will do
SHORT = {
    "certainty": ("certainty.confirmed", "certainty.single", "certainty.inferred", "certainty.unverified"),
    "julian": ("date.julian",),
    "gregorian": ("date.on",),
    "ratified": ("event.exchanged",),
    "in-force": ("event.in_force",),
}
SPOKEN = spoken()


def forms_of(language):
    """Word of the glossary -> its term in a language, and the other forms."""
    return {
        word["id"]: (
            next(term["form"] for term in word["terms"] if term["language"] == language),
            word["forms"],
        )
        for word in kurils.load().section("glossary")["glossary"]
    }


def says(text, term, language):
    """Whether a text says a term: in Russian with any ending of its words, in Thai as a verb too, blanks apart."""
    text, term = (each.casefold().replace("ё", "е") for each in (text, term))
    if language == "ru":
        words = (word if len(word) < 5 else word[:-2] for word in re.findall(r"\w+", term))
        return re.search(r"\W+".join(rf"\b{word}\w*" for word in words), text) is not None
    if language == "th":
        # what makes a noun of a verb
        term = re.sub("^(?:การ|ความ)", "", term)
    return re.sub(r"\s", "", term) in re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    ("text", "term", "language", "said"),
    [
        ("Определяющего документа нет", "определяющий документ", "ru", True),
        ("Действующий документ", "определяющий документ", "ru", False),
        ("не разделён", "не разделено", "ru", True),
        ("разделён", "не разделено", "ru", False),
        ("日本（合意による）", "合意による", "ja", True),
        ("占領", "軍事占領", "ja", False),
        ("실효지배", "실효 지배", "ko", True),
    ],
)
def test_the_test_itself(text, term, language, said):
    """Endings and blanks do not matter; another word does."""
    assert says(text, term, language) is said


@pytest.mark.parametrize("language", [language for language in SPOKEN if language != "en"])
def test_each_concept_is_said_with_its_term(language):
    """In tables, reasons and headings; English, from which the terms come, also prints them as verbs."""
    words, wrong = read_wording(language), []
    for id, (term, _) in forms_of(language).items():
        wrong += [(id, key, words[key]) for key in SAID.get(id, ()) if not says(words[key], term, language)]
    assert wrong == []


@pytest.mark.parametrize("language", SPOKEN)
def test_what_is_printed_short_can_be_asked(language):
    """Marks of certainty, calendars and dates of documents lead to their word."""
    words, forms, wrong = read_wording(language), forms_of(language), []
    for id, keys in SHORT.items():
        told = forms[id][1]
        wrong += [(id, key, words[key]) for key in keys if not any(says(words[key], form, language) for form in told)]
    assert wrong == []


#: forms that stood beside the ones of other texts: a tale for an account, not seeing for not having seen, a cabinet for
#: a Council of Ministers, against the law for unlawful, and names that were spelled in two ways
THAI_OTHERWISE = re.compile(
    "เรื่องเล่า|ไม่เห็น(?!การเปลี่ยนแปลง)|ประธานคณะรัฐมนตรี|โดยผิดกฎหมาย|ความเห็นเอกภาพ|ไม่มีความใด|ถึงไหน|ตั้งแต่นั้น(?!มา)"
    "|คราสโนยา|ทสึกิ|โนสึเกะ|เบตสึ|ยันคิช(?!า)|ริปอนคิช(?!า)|ซาฮาลิน(?:ใต้|เหนือ) ?(?:เส้นขนาน|50)|เกาหลีเหนือ \\d"
)
#: a semicolon, a day or an hour in digits, the name of an era in Latin letters
THAI_MARKS = re.compile(r";|\b\d{4}-\d\d-\d\d\b|\b\d\d?:\d\d\b|\b(?:Ansei|Kansei|Bunsei|Meiji)\b")
#: words of the glossary that tell how days are typed
TYPED = {"spell", "edtf", "japanese-date", "span"}


def test_thai_texts_have_one_form_of_a_word_and_the_marks_of_their_script():
    """What a second reader changed by kind: the forms that texts of one hand had beside those of another."""
    file = parse_yaml("th.yaml", (Path(data_root()) / "texts" / "th.yaml").read_bytes(), [])
    assert isinstance(file, Mapping)
    told = [
        (f"{name} {id} {key}", text)
        for name, entries in file["texts"].items()
        for id, texts in entries.items()
        if (name, id) not in {("glossary", word) for word in TYPED}
        for key, text in texts.items()
    ]
    told += list(file["labels"].items())
    wrong = [(where, text) for where, text in told if THAI_OTHERWISE.search(text) or THAI_MARKS.search(text)]
    assert wrong == []
