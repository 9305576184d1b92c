"""Words of the program that a dispute says in its own way: only those that speak of one dispute, with their values."""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from kurils.base.resources import PACKAGE
from kurils.store.loading import Mapping, parse_yaml
from kurils.store.validate.form.fields import At, text
from kurils.store.validate.form.wording import bad_values

if TYPE_CHECKING:
    from collections.abc import Iterator

#: keys that a dispute may say, and with a stop at the end beginnings of keys: what the lines are between, what its
#: places are called, what its page is about. All others are language (months, numbers, what stands between names), are
#: said by other parts of a record (names of states), or are sentences of answers, which mean the same in every dispute
SAYABLE = (
    "border.none", "border.no-agreed", "border.title", "column.island", "column.islands", "heading.members",
    "islands.more", "islands.title", "islands.where", "label.owned.renounced", "legend.owned.renounced",
    "locate.lines.none", "map.page.none", "map.words.lines", "map.words.no-line", "map.words.only-outside",
    "page.area.", "page.column.island", "page.description", "page.lines", "page.map.", "page.search.hint", "page.title",
    "straits.title", "style.place", "title.renounced",
)  # fmt: skip
#: what a kind of name is called, where the program has no word for it
_NAME_KIND = re.compile(r"name\.[a-z]{2}(?:_[a-z]{2,4})?")


def dispute_words(value: Any, at: At) -> dict[str, dict[str, str]]:
    """The words of a dispute by key and language, each as a template with the values that the program's own has."""
    if not isinstance(value, Mapping):
        at.problem("bad-type", "`words` maps keys of the program's words to texts")
        return {}
    said: dict[str, dict[str, str]] = {}
    for key, texts in value.items():
        place = At(at.file, value.lines[key], f"words/{key}", at.problems, at.references)
        english, party = _replaced(key)
        if english is None:
            place.problem("unknown-key", f"the program does not let a dispute say {key!r}; see data/README.md")
            continue
        if party:
            place.refer("party", party)
        said[key] = text(texts, place)
        for language, template in said[key].items():
            for message in bad_values(key, template, english, language, {"state"} if party else set()):
                at_line = place.on(texts.lines.get(language, place.line))
                at_line.problem("placeholder", f"in {language!r}: {message}")
    return said


def _replaced(key: str) -> tuple[str | None, str | None]:
    """The template of the program in whose place words of that key are said, or None; and the party they speak of."""
    own = _own()
    if key in own:
        return (own[key] if key in sayable(own) else None), None
    if _NAME_KIND.fullmatch(key):
        return "", None
    # a sentence about a party has one form for both, and may have one of its own for each
    base, _, party = key.rpartition(".")
    return own.get(f"{base}.party"), party


def sayable(own: Mapping) -> Iterator[str]:
    """Those of the program's words, by key, that a dispute may say."""
    return (key for key in own if any(key.startswith(each) if each.endswith(".") else key == each for each in SAYABLE))


@cache
def _own() -> Mapping:
    with open(os.path.join(PACKAGE, "words", "locale", "en.yaml"), "rb") as stream:
        return parse_yaml("words/locale/en.yaml", stream.read(), []) or Mapping("en.yaml", 1)
