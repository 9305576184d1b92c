"""How to cite documents and sources."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from kurils.base.errors import UnknownId
from kurils.query.envelope import header
from kurils.words.citations import writer
from kurils.words.citations.csl import of_document, of_source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kurils.answers.documents import Citation, CiteAnswer


def cite(
    meta: dict[str, Any],
    documents: list[dict[str, Any]],
    sources: list[dict[str, Any]],
    actors: dict[str, str],
    ids: Iterable[str],
    style: str,
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
            item = of_document(by_document[id], by_source, actors)
        elif id in by_source:
            item = of_source(by_source[id])
        else:
            known = [*by_document, *by_source]
            near = [other for other in known if id and id in other] or difflib.get_close_matches(id, known, 3, 0.5)
            raise UnknownId("document or source", id, tuple(near[:3]), "kurils documents and kurils sources list them")
        citations.append(
            {
                "id": id,
                "of": "document" if id in by_document else "source",
                "text": writer("text")([item]).rstrip("\n"),
                "bibtex": writer("bibtex")([item]),
                "ris": writer("ris")([item]),
                "csl": item,
            }
        )
    return {"kurils": header("cite", meta), "style": style, "citations": citations}
