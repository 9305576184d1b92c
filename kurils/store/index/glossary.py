"""The section `glossary`: each word in every language, where it was seen, and all forms in which it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.answers.lists import LANGUAGES

if TYPE_CHECKING:
    from kurils.answers.documents import Term
    from kurils.store.validate.form.entries import Entries


def glossary_section(entries: Entries, words: list[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    """The words, localised as `words` are, with `terms`, the `also` of the language, and `forms` of all languages."""
    section = []
    for word, entry in zip(words, entries["glossary"]):
        also, named, seen = entry.values["also"], entry.values["word"], entry.values["attested"]
        terms: list[Term] = [
            {
                "language": each,
                "form": named[each],
                "certainty": None if each == "en" else seen.get(each, {}).get("certainty", "unverified"),
                "sources": seen.get(each, {}).get("sources", []),
            }
            for each in LANGUAGES
            if each in named
        ]
        forms = [*named.values(), *(form for forms in also.values() for form in forms), word["word"], word["id"]]
        kept = {key: value for key, value in word.items() if key != "attested"}
        section.append({**kept, "also": also.get(language, []), "terms": terms, "forms": list(dict.fromkeys(forms))})
    return section
