"""The rules of `texts/LANG.yaml`: every text belongs to one that the record has, and says as much as its English."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.base.names import MARK, name_key
from kurils.store.loading import Mapping
from kurils.store.problems import Problem, clipped
from kurils.store.texts import LANGUAGES, STANDINGS, Texts, Unit, is_text, labels, placed_units, units
from kurils.store.validate.form.fields import BLANK, LENGTHS
from kurils.store.validate.form.wording import bad_values
from kurils.store.validate.names.called import PARTS as TITLE_PARTS
from kurils.store.validate.names.naming import is_in_letters_of
from kurils.store.validate.translated.exchanged import Islands, turned_round
from kurils.store.validate.translated.own_voice import Voice, is_ours
from kurils.store.validate.translated.translations import NAMING, Translations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.store.validate.form.entries import Entries
    from kurils.store.validate.form.fields import At

#: a named value in a text: it stands in every language, in whatever order, perhaps in another case
PLACEHOLDER = re.compile(r"\{([a-z_]+)(?::[a-z]+)?\}")
#: fields of the dispute whose texts are templates, that the program fills
TEMPLATES = "words/"
#: how many times as long as the English a longer text may be, beside the letters of a name
GROWN = 4
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
#: which of several it is, in the field of a text
_INDEX = re.compile(r"\d+/")
#: messages of one kind that are worth printing
MOST = 20


#: lists of those of whom no two may bear one name, in any language
APART = (("states", "others"), ("polities",), ("territories",), ("islands",))


def check_texts(entries: Entries) -> None:
    """Report texts of nothing, of a changed English, with other placeholders, languages that lack some, and names that
    two bear.
    """
    _check_named(entries)
    announced = [language for language in entries.record.get("languages") or () if language != "en"]
    placed = list(placed_units(entries))
    found = [unit for _, unit in placed] if entries.texts or announced else []
    words = {*labels(entries)} if found else set()
    rules = _rules(entries, found)
    _check_beside(placed, rules.voice)
    for language, root in entries.texts.items():
        report = _Report(language, entries.problems)
        if language not in LANGUAGES or language == "en":
            report(root.line, "", "no-language", f"{language!r} is no language of texts: {', '.join(LANGUAGES[1:])}")
        elif language not in announced:
            report(root.line, "", "no-language", f"`languages` of record.yaml does not name {language!r}")
        for key in root:
            if key not in ("standing", "texts", "labels"):
                report(root.lines[key], "", "unknown-key", f"unknown key {key!r}; allowed: standing, texts, labels")
        if root.get("standing") not in STANDINGS:
            line = root.lines.get("standing", root.line)
            report(line, "", "bad-value", f"`standing` is {' or '.join(STANDINGS)}, not {root.get('standing')!r}")
        if _check_form(root, report):
            _check_said(root, found, rules, report)
            _check_labels(root, words, rules, report)
            _check_apart(root, report)
            _check_standing(root, Texts(language, root, found), found, words, report)
    for language in announced:
        if language not in entries.texts and entries.record_at:
            entries.record_at.problem(
                "no-language", f"`languages` names {language!r}: texts/{language}.yaml is missing"
            )


class _Rules(NamedTuple):
    """What compares a text with its English, made once for all languages."""

    translations: Translations
    voice: Voice
    islands: Islands
    #: by the English text's address, and the language
    turned: dict[tuple[tuple[str, str, str], str], str]
    #: by the id of a document, the years in which it is dated
    years: dict[str, set[str]]
    #: lists and English texts that stand in them more than once
    again: set[tuple[str, str]]
    #: further titles of documents -> their ids
    titled: dict[str, str]


def _rules(entries: Entries, found: list[Unit]) -> _Rules:
    translations = Translations(entries)
    turned = turned_round(found, entries, translations)
    often = Counter((unit.list, unit.english) for unit in found)
    again = {text for text, count in often.items() if count > 1}
    titled = {
        name_key(form or ""): str(entry.values.get("document"))
        for entry in entries["titled"]
        for form in entry.values.get("forms") or ()
    }
    return _Rules(translations, Voice(entries), Islands(entries), turned, _years(entries), again, titled)


def _years(entries: Entries) -> dict[str, set[str]]:
    return {
        id: {id[:4], *_YEAR.findall(" ".join(_dated(document)))} for id, document in entries.by_id("documents").items()
    }


def _dated(document: dict[str, Any]) -> Iterator[str]:
    for date in document.get("dates") or ():
        yield from (str(date[key]) for key in ("date", "edtf") if date and date.get(key))


class _Report:
    """Collects the problems of one file; of many of one kind it keeps the first, and counts the rest."""

    def __init__(self, language: str, problems: list[Problem]) -> None:
        self.language = language
        self._file, self._problems = f"texts/{language}.yaml", problems
        self._told: dict[str, int] = {}

    def __call__(self, line: int, id: str, code: str, message: str) -> None:
        self._told[code] = told = self._told.get(code, 0) + 1
        if told <= MOST:
            self._problems.append(Problem(self._file, line, clipped(id), code, clipped(message)))


def _check_form(root: Mapping, report: _Report) -> bool:
    """Whether the file has the form list, id, field."""
    told = True
    for key in ("texts", "labels"):
        if key in root and not isinstance(root[key], Mapping):
            report(root.lines[key], "", "bad-type", f"{key!r} is a mapping")
            told = False
    for name, entries in (root.get("texts") or {}).items() if told else ():
        for id, fields in entries.items() if isinstance(entries, Mapping) else ((name, None),):
            if not isinstance(fields, Mapping):
                report(root["texts"].lines[name], id, "bad-type", "a text stands below its list and its id")
                told = False
    return told


def _check_said(root: Mapping, found: list[Unit], rules: _Rules, report: _Report) -> None:
    known = {(unit.list, unit.id, unit.key): unit for unit in found}
    now = {(unit.list, unit.id, unit.field): unit for unit in found}
    told: dict[tuple[str, str], str] = {}
    said: dict[tuple[str, str, str], str] = {}
    for name, entries in (root.get("texts") or {}).items():
        for id, fields in entries.items():
            for key, text in fields.items():
                line, unit = fields.lines[key], known.get((name, id, key))
                if unit is None:
                    current = now.get((name, id, key.rpartition("~")[0] or key))
                    if current:
                        message = f"the English of {current.field!r} has changed: translate it anew as {current.key!r}"
                        report(line, id, "stale", message)
                    else:
                        report(line, id, "unknown-text", f"the record has no text {name}/{id}/{key}")
                else:
                    english = unit.english
                    _check_text(english, text, line, id, report)
                    if unit.field.split("/", 1)[0] in NAMING and not is_in_letters_of(report.language, str(text)):
                        message = f"it is not written in the letters of that language: {str(text)[:60]!r}"
                        report(line, id, "wrong-script", message)
                    _check_sense(english, text, unit.field, line, id, rules, report)
                    _check_voice(english, text if is_ours(unit) else "", line, id, rules, report)
                    if unit.list == "documents" and unit.field in ("titles", "short"):
                        _check_title(unit, str(text), line, rules, report)
                    if unit.field == "name" and unit.list in ("territories", "islands"):
                        other_place = rules.islands.other_name(id, str(text), report.language)
                        if other_place:
                            report(
                                line,
                                id,
                                "differs",
                                f"it has none of its own `names`, and one of {other_place}: {text!r}",
                            )
                    if (name, english) in rules.again and not unit.field.endswith("/office"):
                        same = said.setdefault((name, _INDEX.sub("", unit.field), english), str(text))
                        if same != text:
                            report(
                                line, id, "mixed-up", f"the same English is otherwise {same[:60]!r} in this language"
                            )
                    if turned := rules.turned.get((unit.address, report.language)):
                        report(line, id, "differs", turned)
                    # few letters tell one English text from another: those who fill in by them alone mix up two
                    other = told.setdefault((key.rpartition("~")[2], str(text)), english)
                    if other != english:
                        report(line, id, "mixed-up", f"the same text translates another English one: {other[:60]!r}")
                    if unit.list == "dispute" and unit.field.startswith(TEMPLATES) and isinstance(text, str):
                        word = unit.field.removeprefix(TEMPLATES)
                        for message in bad_values(word, text, english, report.language):
                            report(line, id, "placeholder", message)


def _check_text(english: str, text: Any, line: int, id: str, report: _Report) -> None:
    if not isinstance(text, str) or not text.strip():
        report(line, id, "bad-type", "a text is expected")
        return
    wanted, given = (sorted(PLACEHOLDER.findall(each)) for each in (english, text))
    if wanted != given:
        report(line, id, "placeholder", f"the English has {_braced(wanted)}, this has {_braced(given)}")
    if found := BLANK.search(text):
        report(line, id, "hidden", f"a letter that nobody sees: U+{ord(found[0]):04X}; leave it out")
    most = LENGTHS["name"] + GROWN * len(english)
    if len(text) > most:
        report(line, id, "too-long", f"the text of {len(english)} letters has at most {most:,} here, not {len(text):,}")
    if text.startswith(MARK.strip()):
        report(line, id, "untranslated", f"{MARK.strip()!r} marks what has no text; leave it out instead")


def _check_sense(english: str, text: Any, field: str, line: int, id: str, rules: _Rules, report: _Report) -> None:
    if isinstance(text, str):
        for message in rules.translations.strayed(english, text, field, report.language):
            report(line, id, "differs", message)
        if field.split("/", 1)[0] not in NAMING:
            for message in rules.islands.exchanged(english, text, report.language):
                report(line, id, "differs", message)


def _check_title(unit: Unit, text: str, line: int, rules: _Rules, report: _Report) -> None:
    """A title names what its English names; it may carry the year that tells the document from others."""
    for message in (
        *rules.translations.mistitled(unit.english, text, report.language),
        *rules.islands.exchanged(unit.english, text, report.language),
    ):
        report(line, unit.id, "differs", message)
    for part in (text, *TITLE_PARTS.split(text)):
        other = rules.titled.get(name_key(part), unit.id) if part else unit.id
        if other != unit.id:
            report(line, unit.id, "other-title", f"{part[:60]!r} is a title of {other}")
            break
    others = {*_YEAR.findall(text)} - rules.years.get(unit.id, set()) - rules.translations.years(unit.english)
    if others:
        report(
            line,
            unit.id,
            "other-year",
            f"{text[:60]!r} is a title of {unit.id}, of which nothing is dated {min(others)}",
        )


def _check_voice(english: str, text: Any, line: int, id: str, rules: _Rules, report: _Report) -> None:
    for message in rules.voice.strayed(english, str(text), report.language):
        report(line, id, "one-sided", message)


def _braced(names: list[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names) or "no placeholder"


def _check_named(entries: Entries) -> None:
    """The same of the names in the record itself, English ones among them."""
    for lists in APART:
        borne: dict[tuple[str, str], str] = {}
        for entry in (entry for name in lists for entry in entries[name]):
            id, names = str(entry.values.get("id")), entry.values.get("name") or entry.values.get("names") or {}
            for language, text in names.items() if is_text(names) else ():
                other = borne.setdefault((language, text), id)
                if other != id:
                    entry.at.problem("repeated", f"{text!r} is the name of {other!r} too")


def _check_apart(root: Mapping, report: _Report) -> None:
    """No two states, territories, islands or documents bear one name: an answer would name the wrong one."""
    for name, field in (("states", "names"), ("territories", "name"), ("islands", "name"), ("documents", "short")):
        borne: dict[str, str] = {}
        for id, fields in ((root.get("texts") or {}).get(name) or {}).items():
            for key, text in fields.items():
                if key.partition("~")[0] == field and isinstance(text, str):
                    other = borne.setdefault(" ".join(text.split()), id)
                    if other != id:
                        report(fields.lines[key], id, "repeated", f"{text!r} is the name of {other!r} too")


def _check_beside(placed: list[tuple[At | None, Unit]], voice: Voice) -> None:
    """Texts in further languages that stand beside their English, in the record itself."""
    for at, unit in placed:
        if at and len(unit.node) > 1 and is_ours(unit):
            for language, text in unit.node.items():
                for message in voice.strayed(unit.english, str(text), language) if language != "en" else ():
                    at.problem("one-sided", f"{unit.field} in {language!r}: {message}")


def _check_labels(root: Mapping, words: set[str], rules: _Rules, report: _Report) -> None:
    given = root.get("labels") or Mapping("", 1)
    for label, text in given.items():
        if label not in words and label.partition("/")[2] not in words and label != "p. {page}":
            report(given.lines[label], "", "unknown-text", f"the record has no label {label!r}")
        else:
            _check_text(label, text, given.lines[label], "", report)
            # one that is said of one source in another way begins with the id of the source
            english = label if label in words else label.partition("/")[2] or label
            _check_sense(english, text, "", given.lines[label], "", rules, report)
            _check_voice(english, text, given.lines[label], "", rules, report)


def _check_standing(root: Mapping, texts: Texts, found: list[Unit], words: set[str], report: _Report) -> None:
    whole = root.get("standing") == "whole"
    missing = [unit for unit in found if (whole or unit.core) and not texts.has(unit.node)]
    lacking = sorted(words - {*texts.labels}) if whole else []
    told = []
    if missing:
        first = missing[0]
        told.append(f"{len(missing)} texts are missing, the first {first.list}/{first.id}/{first.key}")
    if lacking:
        told.append(f"{len(lacking)} labels are missing, the first {lacking[0]!r}")
    for message in told:
        claimed = f"the language calls itself {root.get('standing')!r} and is not: {message}"
        help = f"in a checkout `python -m scripts.texts {texts.language}` prints what to fill in"
        report(root.lines.get("standing", root.line), "", "missing-text", f"{claimed}; {help}")


def shares(entries: Entries) -> dict[str, dict[str, list[int]]]:
    """How many texts of each list each language has, and of how many: `{language: {list: [has, all]}}`."""
    found = list(units(entries)) if entries.texts else []
    words = {*labels(entries)} if found else set()
    result: dict[str, dict[str, list[int]]] = {}
    for language in sorted(entries.texts):
        texts = Texts(language, entries.texts[language], found)
        counts: dict[str, list[int]] = {}
        for unit in found:
            row = counts.setdefault(unit.list, [0, 0])
            row[0] += texts.has(unit.node)
            row[1] += 1
        counts["labels"] = [len(words & {*texts.labels}), len(words)]
        result[language] = counts
    return result
