"""The words of the record as a list for docs/glossary.md, each with an anchor of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import kurils
from kurils.show.blocks.glossary import OWN_NAMES

if TYPE_CHECKING:
    from kurils.answers.documents import Term


def glossary() -> str:
    """Markdown: a heading a word, its meaning, other forms, and links to words to read on."""
    words = kurils.load().glossary()["words"]
    names = {word["id"]: word["word"] for word in words}
    parts = []
    for word in words:
        lines = [f'<a id="{word["id"]}"></a>', f"## {word['word']}", "", word["means"]]
        terms = [_term(term) for term in word["terms"] if term["form"] != word["word"]]
        lines += ["", " · ".join(terms)] if terms else []
        notes = []
        if word["also"]:
            notes.append("Also asked for as: " + ", ".join(f"`{form}`" for form in word["also"]) + ".")
        if word["see"]:
            notes.append("See " + ", ".join(f"[{names[id]}](#{id})" for id in word["see"]) + ".")
        if word["sources"]:
            notes.append("Source: " + ", ".join(f"`{id}`" for id in word["sources"]) + ".")
        parts.append("\n".join([*lines, *(["", " ".join(notes)] if notes else [])]))
    return "\n\n".join(parts)


def _term(term: Term) -> str:
    """A word in another language, marked where it was not seen in use."""
    mark = "" if term["certainty"] != "unverified" else " (unverified)"
    return f"{OWN_NAMES[term['language']]} **{term['form']}**{mark}"
