"""What a translation says as its English does, in any language: years, days, the places and parties that it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kurils.words.languages import CASES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
#: so many letters begin every form of a state's name, and its adjective
BEGINNING = 4


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
        self._states = dict(_states(entries))

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
        named = {id for id, begun in self._states.items() if begun["en"].search(english)}
        said = {id for id, begun in self._states.items() if language in begun and begun[language].search(text)}
        if named and said and not named & said:
            yield f"the English names {', '.join(sorted(named))}, this names {', '.join(sorted(said))}"


def _states(entries: Entries) -> Iterator[tuple[str, dict[str, re.Pattern[str]]]]:
    """The two parties, and per language what a text has that names one: its name at any time, or how that begins."""
    for side in map(str, entries.dispute.get("sides") or ()):
        state = entries.by_id("states").get(side) or {}
        spans = [span for span in state.get("called") or () if span]
        given = [values.get(key) or {} for values in (state, *spans) for key in ("names", "name", "short")]
        begun = {"en": _begun((names.get("en") for names in given), "en")}
        for language, root in entries.texts.items():
            fields: Any = root
            for key in ("texts", "states", side):
                fields = fields.get(key) if isinstance(fields, dict) else None
            further = [text for key, text in fields.items() if "forces" not in key] if isinstance(fields, dict) else []
            begun[language] = _begun((*(names.get(language) for names in given), *further), language)
        yield side, {language: pattern for language, pattern in begun.items() if pattern.pattern}


def _begun(names: Iterable[str | None], language: str) -> re.Pattern[str]:
    """Where a text names one of them, in any case, or as an adjective."""
    whole = {name.removeprefix("the ") for name in names if isinstance(name, str)}
    if language != "en" and language not in CASES:
        return re.compile("|".join(sorted(map(re.escape, whole))))
    begun = "|".join(sorted({re.escape(name[:BEGINNING]) for name in whole}))
    return re.compile(rf"\b(?:{begun})" if begun else "", re.IGNORECASE)


def _stem(form: str, language: str) -> str:
    """What stands in all cases of a name."""
    return form.rstrip("аеиоуыэюяйь") if language in CASES else form
