"""What the words of the answers mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.answers.cited import cited
from kurils.base.errors import UnknownId
from kurils.base.names import close, name_key
from kurils.query.envelope import header

if TYPE_CHECKING:
    from collections.abc import Callable

    from kurils.answers.days import SourceLine
    from kurils.answers.documents import GlossaryAnswer

_SHOWN = ("id", "word", "also", "terms", "means", "see", "sources")


def glossary(
    meta: dict[str, Any], all: list[dict[str, Any]], query: str, cite: Callable[[set[str]], list[SourceLine]]
) -> GlossaryAnswer:
    """The word asked for in any of its forms in any language, or every word in the order of the alphabet.

    Raises UnknownId with suggestions.
    """
    found = sorted(all, key=lambda entry: str(entry["word"]).casefold())
    if query:
        forms = {name_key(form): entry["id"] for entry in all for form in entry["forms"]}
        id = forms.get(name_key(query))
        if id is None:
            written = [form for entry in all for form in entry["forms"]]
            near = close(query.casefold(), written)
            raise UnknownId("word", query, tuple(near), lists=("glossary",))
        found = [entry for entry in all if entry["id"] == id]
    words: Any = [{key: entry[key] for key in _SHOWN} for entry in found]
    return {"kurils": header("glossary", meta), "query": query, "words": words, "sources": cite(set(cited(words)))}
