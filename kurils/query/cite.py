"""How to cite documents and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from kurils.base.errors import UnknownId
from kurils.base.names import close
from kurils.query.envelope import header
from kurils.words.citations import writer
from kurils.words.citations.csl import of_document, of_source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.answers.documents import Citation, CiteAnswer
    from kurils.words.citations import Wording


def cite(
    meta: dict[str, Any],
    documents: list[dict[str, Any]],
    sources: list[dict[str, Any]],
    actors: dict[str, str],
    ids: Iterable[str],
    style: str,
    wording: Wording,
) -> CiteAnswer:
    """The citation of each id, in the order asked for, each once.

    Raises UnknownId with suggestions, and UsageError for a style that is none.
    """
    writer(style)
    by_document = {document["id"]: document for document in documents}
    by_source = {source["id"]: source for source in sources}
    citations: list[Citation] = []
    for id in dict.fromkeys(id.strip().lower() for id in ids):
        if id in by_document:
            item = of_document(by_document[id], by_source, actors, wording)
        elif id in by_source:
            item = of_source(by_source[id])
        else:
            known = [*by_document, *by_source]
            near = [other for other in known if id and id in other] or close(id, known, least=0.5)
            raise UnknownId("document or source", id, tuple(near[:3]), lists=("documents", "sources"))
        citations.append(_citation(id, "document" if id in by_document else "source", item, wording))
    return {"kurils": header("cite", meta), "style": style, "citations": citations}


def cite_answer(meta: dict[str, Any], item: dict[str, Any], style: str, wording: Wording) -> CiteAnswer:
    """The citation of an answer; `item` is its CSL item. Raises UsageError for a style that is none."""
    writer(style)
    return {
        "kurils": header("cite", meta),
        "style": style,
        "citations": [_citation(item["id"], "answer", item, wording)],
    }


def _citation(id: str, of: Literal["document", "source", "answer"], item: dict[str, Any], wording: Wording) -> Citation:
    return {
        "id": id,
        "of": of,
        "text": writer("text")([item], wording).rstrip("\n"),
        "bibtex": writer("bibtex")([item], wording),
        "ris": writer("ris")([item], wording),
        "csl": item,
    }
