"""The answer of `glossary`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.answers.lists import LANGUAGES
from kurils.base.asking import command as command_line
from kurils.show.elements import Block, Heading, Items, Paragraph

if TYPE_CHECKING:
    from kurils.answers.documents import GlossaryAnswer, GlossaryWord, Term
    from kurils.words.wording import Wording

CSV_COLUMNS = ("id", "word", "also", "means", "see", "sources", *(f"term_{language}" for language in LANGUAGES))
#: how each language is called in itself, which is how a reader looks for it
OWN_NAMES = {"en": "English", "ru": "русский", "ja": "日本語", "zh": "中文", "ko": "한국어", "th": "ไทย"}


def rows(answer: GlossaryAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row a word, lists joined with `;`."""
    table: list[list[str | None]] = [
        [
            word["id"],
            word["word"],
            ";".join(word["also"]),
            word["means"],
            ";".join(word["see"]),
            ";".join(word["sources"]),
            *_forms(word),
        ]
        for word in answer["words"]
    ]
    return CSV_COLUMNS, table


def blocks(answer: GlossaryAnswer, wording: Wording) -> list[Block]:
    """The words for people; of one also its other languages, words to read on, and what its meaning rests on."""
    if not answer["query"]:
        return [Items([(word["word"], word["means"]) for word in answer["words"]])]
    result: list[Block] = []
    for word in answer["words"]:
        result += [Heading(word["word"], 1), Paragraph(word["means"])]
        others = _others(word, wording)
        if others:
            result += [Heading(wording.tr("glossary.terms")), Items(others)]
        if word["see"]:
            commands = wording.series(command_line("glossary", id) for id in word["see"])
            result.append(Paragraph(wording.tr("glossary.see", words=commands), "dim"))
    founding = {id for word in answer["words"] for id in word["sources"]}
    for line in (line for line in answer["sources"] if line["id"] in founding):
        result.append(Paragraph(wording.tr("glossary.source", id=line["id"], title=line["title"]), "dim"))
    return result


def _forms(word: GlossaryWord) -> list[str | None]:
    """The word in each language, in the order of the columns."""
    forms = {term["language"]: term["form"] for term in word["terms"]}
    return [forms.get(language) for language in LANGUAGES]


def _others(word: GlossaryWord, wording: Wording) -> list[tuple[str, str]]:
    """The word in the other languages, with where it was seen or a mark that it was not; none where all are alike."""
    if len({term["form"] for term in word["terms"]}) == 1:
        return []
    return [
        (OWN_NAMES[term["language"]], _seen(term, wording)) for term in word["terms"] if term["form"] != word["word"]
    ]


def _seen(term: Term, wording: Wording) -> str:
    if term["certainty"] == "unverified":
        return wording.tr("noted", text=term["form"], note=wording.tr("certainty.unverified"))
    return f"{term['form']} [{wording.series(term['sources'])}]" if term["sources"] else term["form"]
