"""Where the sentences of a text end, in whatever script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kurils.words.wording import Wording

#: an end with a blank behind it, or one of those that need none
_END = re.compile(r"[.!?…][)\]»”\"]? +|[。！？]")


def sentences_of(text: str, wording: Wording) -> list[str]:
    """The sentences of a text; an abbreviation ends none, nor does a stop before a small letter or a number."""
    abbreviations = set(wording.tr("sentence.abbreviations").split("|"))
    found, begin = [], 0
    for end in _END.finditer(text):
        before, after = text[begin : end.end()].rstrip(), text[end.end() : end.end() + 1]
        last = before.rsplit(" ", 1)[-1].lstrip("(«")
        if not end[0].endswith(" ") or not (last in abbreviations or after.islower() or after.isdigit()):
            found.append(before)
            begin = end.end()
    rest = text[begin:].strip()
    return [*found, rest] if rest else found


def opening_of(text: str, wording: Wording) -> str:
    """The first sentence of a text; of Thai, which parts clauses and sentences by blanks alone, the first clause."""
    first = sentences_of(text, wording)[0]
    return first.split(" ")[0] if "\u0e00" <= first[:1] <= "\u0e7f" else first
