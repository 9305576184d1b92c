"""Texts that stand twice: what is told of one document, or read out of one, in nearly the words of another.

A document that is given again under another id, with a word changed, would be two wherever documents are listed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kurils.store.validate.form.entries import Entries, Entry

#: words that are looked at together, and the share of the shorter text that two have in common at most
PHRASE, SHARED = 3, 0.7
#: letters of a word with which a phrase begins by which texts are found that may be copies
RARE = 8
#: lists, and the texts in them that are compared with one another
TOLD = (("documents", ("summary",)), ("readings", ("reading", "rebuttal")))
_WORD = re.compile(r"\w+")


def check_copies(entries: Entries) -> None:
    """Report summaries of documents, readings and answers, most of which stands in another; a `note` says why."""
    for name, keys in TOLD:
        texts = [(entry, key, _words(entry.values.get(key))) for key in keys for entry in entries[name]]
        first: dict[tuple[str, ...], list[int]] = {}
        likely: set[tuple[int, int]] = set()
        for number, (*_, words) in enumerate(texts):
            for at, word in enumerate(words):
                if len(word) >= RARE:
                    there = first.setdefault(tuple(words[at : at + PHRASE]), [])
                    likely.update((other, number) for other in there if other != number)
                    there.append(number)
        for one, two in sorted(likely):
            _check(texts[one], texts[two])


def _words(text: Any) -> list[str]:
    return _WORD.findall(str((text or {}).get("en") or "").casefold())


def _phrases(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[start:] for start in range(PHRASE)), strict=False))


def _check(one: tuple[Entry, str, list[str]], two: tuple[Entry, str, list[str]]) -> None:
    (other, its_key, its), (entry, key, own) = one, two
    phrases, noted = (_phrases(its), _phrases(own)), entry.values.get("note") not in (None, other.values.get("note"))
    if len(phrases[0] & phrases[1]) > SHARED * min(map(len, phrases)) and not noted:
        name = other.values.get("id") or f"that of {other.values.get('document')} by {other.values.get('side')}"
        told = f"most of `{key}` stands in {name}: it is given twice"
        if other is entry:
            told = f"most of `{key}` stands in `{its_key}`: whoever answers a reading says something else"
        entry.at.problem("repeated", f"{told}, or say in a `note` what is another")
