"""The answer of `glossary`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.show.elements import Block, Heading, Items, Paragraph

if TYPE_CHECKING:
    from kurils.answers.documents import GlossaryAnswer
    from kurils.words.wording import Wording

CSV_COLUMNS = ("id", "word", "also", "means", "see", "sources")


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
        ]
        for word in answer["words"]
    ]
    return CSV_COLUMNS, table


def blocks(answer: GlossaryAnswer, wording: Wording) -> list[Block]:
    """The words for people; of one also the words to read on and its sources."""
    if not answer["query"]:
        return [Items([(word["word"], word["means"]) for word in answer["words"]])]
    result: list[Block] = []
    for word in answer["words"]:
        result += [Heading(word["word"], 1), Paragraph(word["means"])]
        if word["see"]:
            commands = wording.series(f"kurils glossary {id}" for id in word["see"])
            result.append(Paragraph(wording.tr("glossary.see", words=commands), "dim"))
    for line in answer["sources"]:
        result.append(Paragraph(wording.tr("glossary.source", id=line["id"], title=line["title"]), "dim"))
    return result
