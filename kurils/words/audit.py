"""The statements of an audit in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.words import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kurils.answers.audit import Statement
    from kurils.words.wording import Wording


def add_texts(statements: Iterable[Statement], wording: Wording, titles: Mapping[str, str]) -> None:
    """Say each statement as `status` and `compare` do; claims and positions are in the words of the record."""
    for statement in statements:
        statement["text"] = statement["text"] or _text(statement, wording, titles)


def _text(statement: Statement, wording: Wording, titles: Mapping[str, str]) -> str:
    state, value, document = statement["state"], statement["value"] or "", statement["document"]
    if statement["track"] == "control":
        return phrases.control_in_full(state, value, wording)
    if statement["track"] == "title":
        return phrases.title(value, state, wording)
    if statement["track"] == "polity":
        return value
    title = titles.get(document, document) if document else None
    if statement["track"] == "document":
        return wording.tr("timeline.act", document=title, event=phrases.event(value, state, wording))
    return phrases.document(title, statement["article"], statement["value"], wording)
