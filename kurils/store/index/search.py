"""The section `search`: of every document, where words may be found in it, in the form in which they are compared.

`{"documents": {id: [[field, number, key, form], …]}}`. `field` is one of `answers.lists.SEARCHED`; `number` that of an
article; `form` the title or name itself, empty where the document has the text. `kurils.base.search` makes and compares
the keys.
"""

from __future__ import annotations

from typing import Any

from kurils.base.search import key

Row = tuple[str, "str | None", str, str]


def search_section(documents: list[dict[str, Any]], titled: list[dict[str, Any]]) -> dict[str, Any]:
    """The section, from the documents and the titles that books give them."""
    other: dict[str, list[str]] = {}
    for entry in titled:
        other.setdefault(entry["document"], []).extend(entry["forms"])
    return {"documents": {document["id"]: _rows(document, other.get(document["id"], [])) for document in documents}}


def _rows(document: dict[str, Any], other: list[str]) -> list[Row]:
    """Titles first, then names, then texts."""
    titles = dict.fromkeys(
        form
        for title in [document["short"], *document["titles"].values(), *other]
        for form in (title, *_bracketed(title))
    )
    rows: list[Row] = [("title", None, key(title), title) for title in titles]
    rows.append(("id", None, key(document["id"]), ""))
    for person in document["signatories"]:
        rows.append(("people", None, key(person["name"]), person["name"]))
    for text, field in ((document["place"], "place"), (document["kind"], "kind")):
        if text:
            rows.append((field, None, key(text), text))
    rows.append(("summary", None, key(document["summary"]), ""))
    rows += [("article", article["number"], key(article["summary"]), "") for article in document["articles"]]
    if document["note"]:
        rows.append(("note", None, key(document["note"]), ""))
    return rows


def _bracketed(title: str) -> list[str]:
    """The short titles that a long one has in brackets, （日魯通好条約、日露和親条約）, and what stands before them."""
    plain = title.replace("（", "(").replace("）", ")")
    before, bracket, rest = plain.partition("(")
    inside, closed, _ = rest.partition(")")
    if not bracket or not closed or len(before) < 4:
        return []
    return [before.strip(), *(part.strip() for part in inside.replace("、", ",").split(",") if len(part) > 3)]
