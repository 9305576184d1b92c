"""What a translation says as its English does, in any language: days, numbers, articles, places and parties."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.base.resources import PACKAGE
from kurils.store.validate.translated.plain_sense import in_script, is_affirmed, is_denial, other_numbers, other_words
from kurils.words.languages import CASES, IN_CHARACTERS, IN_MYRIADS, in_characters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kurils.store.validate.form.entries import Entries

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
#: decades are written in many ways
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?![\ds])")
_DAY = re.compile(rf"(?<![\d.,-])([1-9]|[12]\d|3[01])(?= (?:{_MONTHS})\b)")
#: a month with its day or its year, by its first letters
_MONTH = re.compile(rf"(?<![\d.,-])(?:[1-9]|[12]\d|3[01]) ((?:{_MONTHS}))\b|\b((?:{_MONTHS})) (?:1[5-9]|20)\d\d")
_ARTICLE = re.compile(r"\bArt(?:icle|\.) (\d{1,2})\b")
#: how each language names an article, or an item of a declaration
ARTICLE = {
    "ja": "第{}[条項]",
    "zh": "第{}[条项]",
    "ko": "제{}[조항]",
    "ru": r"\b(?:ст|п)\w*\.?\s{}(?!\d)",
    "th": r"(?:ข้อ|มาตรา)\s?{}(?!\d)",
}
#: languages that count the months, and the word behind the number
_COUNTED = {"ja": "月", "zh": "月", "ko": "월"}
_ABBREVIATED = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FIGURES = re.compile(r"\d+")
#: a number that is no day and no year: of three figures or more, or with a fraction
_NUMBER = re.compile(r"(?<![\d.,:-])(?:\d{1,3}(?:,\d{3})+|\d{3,}|\d+(?=\.\d))(?:\.\d+)?(?!\d)")
_LONG = 3
_ROUND = re.compile(r"\d00")
#: what stands between thousands
_THOUSANDS = re.compile(r"(?<=\d)[,\u00a0\u202f ](?=\d{3}(?!\d))")
#: 1766-69, and 1956 or 57
_SPAN = re.compile(r"(?=(\d{4})(?:[-–/]| to | or | and |, )(\d{1,2})(?!\d))")
#: ten thousands, which some languages count by a word
_MYRIAD = "0000"
#: fields that name a thing, each language in its own way: a strait or an order may have another island's name in it
NAMING = ("name", "names", "titles", "short", "straits")
#: languages whose sentences name a party wherever the English ones do, or speak of its forces or polity
BY_NAME = ("ru", "ja", "ko")
#: so many letters begin every form of a state's name, and its adjective
BEGINNING = 4


class Translations:
    """Compares texts with their English; the places are those of which an answer speaks unasked."""

    def __init__(self, entries: Entries) -> None:
        defaults = entries.default_territories()
        places = [entry.values for entry in entries["territories"] if entry.values.get("id") in defaults]
        self._islands = len(defaults)
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
        self._hinted = dict(_hints(entries))
        self._facts: dict[str, _Said] = {}

    def strayed(self, english: str, text: str, field: str, language: str) -> Iterator[str]:
        """What the English says of days, articles, places and parties and a text does not, in words."""
        said = self._facts.get(english) or self._facts.setdefault(english, self._said(english))
        given = {figure.lstrip("0") for figure in _FIGURES.findall(text)}
        lacking = [figure for figure in said.figures if figure not in given]
        if lacking:
            yield f"the English says {', '.join(lacking)}, this does not"
        small = {figure for figure in given if len(figure) < _LONG} - said.small
        if small and (others := other_numbers(english, text, small, self._islands)):
            yield f"this says {', '.join(sorted(others))}, the English does not"
        if language in ARTICLE and (words := other_words(english, text)) and in_script(text, language):
            yield f"this has {', '.join(words[:3])}, the English does not"
        if field.split("/", 1)[0] in NAMING:
            return
        if said.denies and is_affirmed(text, language):
            yield "the English denies something, this does not"
        if said.numbers or (given and max(map(len, given)) >= _LONG):
            yield from _other_numbers(said, text, language)
        for month in said.months:
            # what is quoted is quoted as it is
            if month not in text and not _said_month(_ABBREVIATED.index(month[:3]) + 1, text, language):
                yield f"the English says {month}, this does not"
        for article in said.articles:
            number = in_characters(article) if language in IN_CHARACTERS else article
            if language in ARTICLE and not re.search(ARTICLE[language].format(number), text, re.IGNORECASE):
                yield f"the English names article {article}, this does not"
        for id in said.places:
            forms = self._forms.get((id, language))
            if forms and not any(beginning(form, language) in text for form in forms):
                yield f"the English names {id}, this does not: {', '.join(forms[:3])}"
        other = {id for id, begun in self._states.items() if language in begun and begun[language].search(text)}
        if said.states and other and not said.states & other:
            yield f"the English names {', '.join(sorted(said.states))}, this names {', '.join(sorted(other))}"
        elif len(said.states) > 1 and len(other) > 1:
            yield from self._exchanged(english, text, language)

    def mistitled(self, english: str, text: str, language: str) -> Iterator[str]:
        """What the English title of a document says of numbers and parties, and another one does not, in words."""
        said = self._facts.get(english) or self._facts.setdefault(english, self._said(english))
        if lacking := [number for number in said.numbers if number.replace(",", "") not in _THOUSANDS.sub("", text)]:
            yield f"the English title says {', '.join(lacking)}, this does not"
        other = {id for id, begun in self._states.items() if language in begun and begun[language].search(text)}
        hinted = any(self.hints_at(party, text, language) for party in said.states)
        if language in BY_NAME and said.states and other and not said.states & other and not hinted:
            yield f"the English title names {', '.join(sorted(said.states))}, this names {', '.join(sorted(other))}"

    def years(self, english: str) -> set[str]:
        """The years that stand in an English text, also those that stand in short: 1766-69."""
        return _years(english)

    def parties(self, text: str, language: str) -> tuple[str, ...]:
        """The parties in the order in which a text names them, one that is named again at once but once."""
        patterns = ((id, begun.get(language)) for id, begun in self._states.items())
        found = [(hit.start(), id) for id, pattern in patterns if pattern for hit in pattern.finditer(text)]
        return tuple(id for id, _ in groupby(id for _, id in sorted(found)))

    def hints_at(self, party: str, text: str, language: str) -> bool:
        """Whether a text speaks of a party otherwise: of its forces, or of a polity that it was."""
        hinted = self._hinted.get(party, {}).get(language)
        return hinted is not None and hinted.search(text) is not None

    def _exchanged(self, english: str, text: str, language: str) -> Iterator[str]:
        """Where the one party is named as often as the other is in English, and the other as the one."""
        ours, theirs = (
            [len(begun[at].findall(said)) for begun in self._states.values()]
            for at, said in (("en", english), (language, text))
        )
        if ours != theirs and ours == theirs[::-1]:
            told = " and ".join(f"{id} {count} times" for id, count in zip(self._states, ours, strict=True))
            yield f"the English names {told}, this the other way round"

    def _said(self, english: str) -> _Said:
        long = re.search(r"\d[\d,.]\d", english)
        months = [first or second for first, second in _MONTH.findall(english)]
        return _Said(
            [*dict.fromkeys([*_YEAR.findall(english), *_DAY.findall(english)])],
            [*dict.fromkeys(months)],
            [*dict.fromkeys(_ARTICLE.findall(english))],
            [id for id, pattern in self._english.items() if pattern.search(english)],
            {id for id, begun in self._states.items() if "en" in begun and begun["en"].search(english)},
            [*dict.fromkeys(filter(_is_figure, _NUMBER.findall(english)))] if long else [],
            _years(english) if long else set(),
            {figure.lstrip("0") for figure in _FIGURES.findall(english)},
            is_denial(english),
        )


class _Said(NamedTuple):
    """What an English text says that stands in every language."""

    #: years and days
    figures: list[str]
    #: as they are written
    months: list[str]
    articles: list[str]
    places: list[str]
    states: set[str]
    #: as they are written
    numbers: list[str]
    #: every number of four figures, and years that stand in short
    years: set[str]
    #: all figures as they are written, days and years too
    small: set[str]
    denies: bool


def _is_figure(number: str) -> bool:
    """Whether it is said in figures: no year, which is looked at by itself, no round number, which may be a word."""
    return not _YEAR.fullmatch(number) and not _ROUND.fullmatch(number)


def _years(english: str) -> set[str]:
    spans = {first[: -len(short)] + short for first, short in _SPAN.findall(english)}
    return spans | {*re.findall(r"\d{4}", _THOUSANDS.sub("", english))}


def _other_numbers(said: _Said, text: str, language: str) -> Iterator[str]:
    """A year that the English does not have, or a number of it that the text lacks, in figures or in characters."""
    plain = _THOUSANDS.sub("", text)
    others = [year for year in _YEAR.findall(plain) if year not in said.years]
    if others and not any(len(figure) >= _LONG and figure not in text for figure in said.figures):
        yield f"this says {', '.join(others)}, the English does not"
    for number in said.numbers:
        digits = number.replace(",", "")
        counted = language in IN_MYRIADS and digits.endswith(_MYRIAD) and digits.removesuffix(_MYRIAD) in plain
        spelt = language in IN_CHARACTERS and digits.isdigit() and in_characters(digits) in text
        if not (digits in plain or digits.replace(".", ",") in plain or counted or spelt):
            yield f"the English says {number}, this does not"


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


def _hints(entries: Entries) -> Iterator[tuple[str, dict[str, re.Pattern[str]]]]:
    """The two parties, and per language what a text has that speaks of one without its name."""
    for side in map(str, entries.dispute.get("sides") or ()):
        state = entries.by_id("states").get(side) or {}
        of_it = [polity for polity in entries.by_id("polities").values() if polity.get("state") == side]
        forces = [each.get("forces") or {} for each in (state, *(span for span in state.get("called") or () if span))]
        hinted = {}
        for language in entries.texts:
            names = [*(given.get(language) for given in forces)]
            names += [(polity.get("names") or {}).get(language) for polity in of_it]
            hinted[language] = _begun(names, language)
        yield side, {language: pattern for language, pattern in hinted.items() if pattern.pattern}


def _begun(names: Iterable[str | None], language: str) -> re.Pattern[str]:
    """Where a text names one of them, in any case, or as an adjective."""
    whole = {name.removeprefix("the ") for name in names if isinstance(name, str)}
    if language != "en" and language not in CASES:
        return re.compile("|".join(sorted(map(re.escape, whole))))
    begun = "|".join(sorted({re.escape(name[:BEGINNING]) for name in whole}))
    return re.compile(rf"\b(?:{begun})" if begun else "", re.IGNORECASE)


@lru_cache
def _month_words(month: int, language: str) -> re.Pattern[str]:
    """The month as the program's own words have it, in any case."""
    path = os.path.join(PACKAGE, "words", "locale", f"{language}.yaml")
    with open(path, encoding="utf-8") as stream:
        lines = re.findall(rf'^month[a-z-]*\.{month}: "?([^"\n]+)"?$', stream.read(), re.MULTILINE)
    begun = {line.rstrip(".").rstrip("аеиоуыэюяйь") if language in CASES else line for line in lines}
    form = r"\b(?:{})\w{{0,2}}\b" if language in CASES else "{}"
    return re.compile(form.format("|".join(map(re.escape, sorted(begun)))), re.IGNORECASE)


def _said_month(month: int, text: str, language: str) -> bool:
    if f"-{month:02}-" in text:
        return True
    if language in _COUNTED:
        return re.search(rf"(?<!\d){month}{_COUNTED[language]}", text) is not None
    return _month_words(month, language).search(text) is not None


def beginning(form: str, language: str) -> str:
    """What stands in all cases of a name."""
    return form.rstrip("аеиоуыэюяйь") if language in CASES else form
