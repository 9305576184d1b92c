"""What a translation says as its English does, whatever the language: the years, the days, and the places it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kurils.words.languages import CASES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.store.validate.entries import Entries

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
#: decades are written in many ways
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?![\ds])")
_DAY = re.compile(rf"(?<![\d.,-])([1-9]|[12]\d|3[01])(?= (?:{_MONTHS})\b)")
_FIGURES = re.compile(r"\d+")
#: fields that name a thing, each language in its own way: a strait or an order may have another island's name in it
NAMING = ("name", "names", "titles", "short", "straits")


class Translations:
    """Compares texts with their English; the places are those of which an answer speaks unasked."""

    def __init__(self, entries: Entries) -> None:
        defaults = entries.default_territories()
        places = [entry.values for entry in entries["territories"] if entry.values.get("id") in defaults]
        self._english: dict[str, re.Pattern[str]] = {}
        self._forms: dict[tuple[str, str], list[str]] = {}
        for place in places:
            english = []
            for kind, names in (place.get("names") or {}).items():
                forms = [name["form"] for name in names or () if name and name.get("form")]
                if kind.startswith("en"):
                    english += forms
                elif not kind.endswith("_kana"):
                    self._forms.setdefault((str(place["id"]), kind), []).extend(forms)
            if english:
                either = "|".join(map(re.escape, english))
                self._english[str(place["id"])] = re.compile(rf"\b(?:{either})\b(?! Strait)")
            for (id, _), forms in self._forms.items():
                if id == place["id"]:
                    forms += [alias for alias in place.get("aliases") or () if alias and not alias.isascii()]

    def strayed(self, english: str, text: str, field: str, language: str) -> Iterator[str]:
        """What the English says of days and places and a text does not, in words."""
        given = {figure.lstrip("0") for figure in _FIGURES.findall(text)}
        lacking = [figure for pattern in (_YEAR, _DAY) for figure in pattern.findall(english) if figure not in given]
        if lacking:
            yield f"the English says {', '.join(dict.fromkeys(lacking))}, this does not"
        if field.split("/", 1)[0] in NAMING:
            return
        for id, pattern in self._english.items():
            forms = self._forms.get((id, language))
            if forms and pattern.search(english) and not any(_stem(form, language) in text for form in forms):
                yield f"the English names {id}, this does not: {', '.join(forms[:3])}"


def _stem(form: str, language: str) -> str:
    """What stands in all cases of a name."""
    return form.rstrip("аеиоуыэюяйь") if language in CASES else form
