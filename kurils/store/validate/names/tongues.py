"""Titles in Latin letters stand under the language in which they are written, as its little words tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries

#: the little words of a language that its titles are full of; one may belong to several
_LITTLE = {
    "en": "the of and a an as for with between on to by from in at",
    "fr": "le la les l de du des d et à au aux pour avec sur entre en par",
    "de": "der die das des dem den und zu zur zum mit von zwischen über im in am",
    "nl": "het de van een en voor met tussen over naar in op",
    "es": "el la los las de del y a al para con sobre entre en por",
    "it": "il la lo gli le di del della dei e a per con tra sul in",
    "pt": "o a os as de do da dos das e para com sobre entre em por",
}
LITTLE = {language: frozenset(words.split()) for language, words in _LITTLE.items()}
#: and letters by which they are known; English has one in words that it took over
LETTERS = {"en": "é", "fr": "éèêçîù", "de": "äöüß", "nl": "ë", "es": "áíóúñ", "it": "ìò", "pt": "ãõ"}
_WORD = re.compile(r"[^\W\d_]+")


def check_tongues(entries: Entries) -> None:
    """Report titles that have more little words of another language than of the one under which they stand."""
    for entry in entries["documents"]:
        for key in ("titles", "short"):
            for language, title in (entry.values.get(key) or {}).items():
                other = stray(language, title or "")
                if other:
                    told = f"{key}.{language} is written in {other!r}, not in {language!r}: {title[:60]!r}"
                    entry.at.problem("wrong-language", f"{told}; put it under its own language")


def stray(language: str, title: str) -> str | None:
    """The language to which the little words of a title belong, where they are not of the one that is said."""
    if language not in LITTLE:
        return None
    words = [word.lower() for word in _WORD.findall(title)]
    found = {
        each: sum(word in little for word in words) + any(letter in LETTERS[each] for letter in title.lower())
        for each, little in LITTLE.items()
    }
    best = max(found, key=lambda each: (found[each], each == language))
    return best if found[best] > found[language] else None
