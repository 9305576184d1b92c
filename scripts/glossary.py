"""The words of the record as a list for docs/glossary.md, each with an anchor of its own."""

from __future__ import annotations

import kurils


def glossary() -> str:
    """Markdown: a heading a word, its meaning, other forms, and links to words to read on."""
    words = kurils.load().glossary()["words"]
    names = {word["id"]: word["word"] for word in words}
    parts = []
    for word in words:
        lines = [f'<a id="{word["id"]}"></a>', f"## {word['word']}", "", word["means"]]
        notes = []
        if word["also"]:
            notes.append("Also asked for as: " + ", ".join(f"`{form}`" for form in word["also"]) + ".")
        if word["see"]:
            notes.append("See " + ", ".join(f"[{names[id]}](#{id})" for id in word["see"]) + ".")
        if word["sources"]:
            notes.append("Source: " + ", ".join(f"`{id}`" for id in word["sources"]) + ".")
        parts.append("\n".join([*lines, *(["", " ".join(notes)] if notes else [])]))
    return "\n\n".join(parts)
