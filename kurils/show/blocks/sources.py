"""The answers of `sources` and `cite`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.query.sources import KEYS
from kurils.show.elements import Block, Items, Paragraph

if TYPE_CHECKING:
    from kurils.answers.documents import CiteAnswer, SourcesAnswer
    from kurils.words.wording import Wording

CSV_COLUMNS = (*KEYS, "cited")
CITE_COLUMNS = ("id", "of", "text")


def rows(answer: SourcesAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row a source."""
    table: list[list[str | None]] = [
        [None if source[column] is None else str(source[column]) for column in CSV_COLUMNS]  # type: ignore[literal-required]
        for source in answer["sources"]
    ]
    return CSV_COLUMNS, table


def blocks(answer: SourcesAnswer, wording: Wording) -> list[Block]:
    """The list for people."""
    if not answer["sources"]:
        return [Paragraph(wording.tr("sources.empty"))]
    items = []
    for source in answer["sources"]:
        told = wording.tr("sources.line", **_in_words(source, wording))
        items.append((source["id"], " ".join(filter(None, (told, source["url"])))))
    of = "sources.of-one-family" if answer["families"] == 1 < len(items) else "sources.count"
    count = wording.count(of, len(items), families=answer["families"])
    return [Paragraph(count, "dim"), Items(items)]


def _in_words(source: Any, wording: Wording) -> dict[str, Any]:
    """A source with the words of its closed lists."""
    kind, read = wording.word("source-kind", source["kind"]), wording.word("read", source["read"])
    return {**source, "side": wording.side(source["side"]), "kind": kind, "read": read}


def cite_rows(answer: CiteAnswer) -> tuple[tuple[str, ...], list[list[str | None]]]:
    """One row a citation, as text."""
    return CITE_COLUMNS, [[citation["id"], citation["of"], citation["text"]] for citation in answer["citations"]]


def cite_blocks(answer: CiteAnswer) -> list[Block]:
    """The citations as text."""
    return [Items([("", citation["text"]) for citation in answer["citations"]])]
