"""The rules of a file of the program's own words: it says every key of the English one, with the same named values.

They are checked with the record that came with the program, for the languages that it announces.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from kurils.base.resources import PACKAGE
from kurils.store.loading import Mapping, parse_yaml
from kurils.store.problems import Problem
from kurils.words.languages import CASES, GENDERS, PLURALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

#: a named value in a template, perhaps in a case
_VALUE = re.compile(r"\{([^{}:]*)(?::([^{}]*))?\}")
#: values that a template may have though the English one has not, and may leave out, by the beginning of its key
_MORE = {
    "date.": {"day", "month", "number", "year", "buddhist"},
    "part.count": {"word"},
    "article": {"article", "number", "part", "clause"},
    "document.article": {"article", "number", "part", "clause"},
    "report.sum.between-of-year": {"first", "last", "first_short", "last_short"},
}
#: the forms that English has of a counted thing
_ENGLISH = PLURALS["en"]


def check_files(languages: Iterable[str], folder: str = os.path.join(PACKAGE, "words", "locale")) -> list[Problem]:
    """What is wrong with the files of words of the languages, in `folder`; of a language without one nothing."""
    problems: list[Problem] = []
    english = _read("en", folder, problems) or Mapping("en.yaml", 1)
    for language in languages:
        given = _read(language, folder, problems) if language in PLURALS and language != "en" else None
        if given is not None:
            problems += check_wording(language, given, english)
    return problems


def _read(language: str, folder: str, problems: list[Problem]) -> Mapping | None:
    try:
        with open(os.path.join(folder, f"{language}.yaml"), "rb") as stream:
            return parse_yaml(f"words/locale/{language}.yaml", stream.read(), problems)
    except OSError:
        return None


def check_wording(language: str, given: Mapping, english: Mapping) -> list[Problem]:
    """What is wrong with the words of a language, as they were read from its file, in the order of its lines.

    Keys that are missing or strange, forms of counted things, placeholders, cases, and texts that are none.
    """
    return sorted(_problems(language, given, english), key=lambda problem: (problem.line, problem.message))


def _problems(language: str, given: Mapping, english: Mapping) -> Iterator[Problem]:
    def problem(key: str, code: str, message: str) -> Problem:
        return Problem(f"words/locale/{language}.yaml", given.lines.get(key, 1), key, code, message)

    wanted = _wanted(language, english)
    for key in wanted.keys() - given.keys():
        yield problem(key, "missing-text", f"{key!r} is missing")
    for key, text in given.items():
        if key == "cases":
            yield from (problem(key, "bad-case", message) for message in _bad_cases(text, CASES.get(language, ())))
        elif (key.endswith(".buddhist") and key[: -len(".buddhist")] in wanted) or (
            key.rpartition(".")[2] in GENDERS.get(language, ()) and key.rpartition(".")[0] in wanted
        ):
            continue
        elif key not in wanted:
            yield problem(key, "unknown-key", f"the program has no words of the key {key!r}")
        elif not isinstance(text, str) or not (text or english.get(key) == "" or key.startswith("join.")):
            yield problem(key, "bad-type", "a text is expected")
        else:
            yield from (
                problem(key, "placeholder", message) for message in bad_values(key, text, wanted[key], language)
            )


def _wanted(language: str, english: Mapping) -> dict[str, str]:
    """Key -> English words, the forms of counted things those that the language has."""
    wanted: dict[str, str] = {}
    for key, text in english.items():
        base, _, form = key.rpartition(".")
        if form in _ENGLISH and all(f"{base}.{each}" in english for each in _ENGLISH):
            wanted.update((f"{base}.{each}", english[f"{base}.{_ENGLISH[-1]}"]) for each in PLURALS[language])
        else:
            wanted[key] = text
    return wanted


def bad_values(key: str, text: str, english: str, language: str, spare: Set[str] = frozenset()) -> Iterator[str]:
    """What is wrong with the named values of a template, by the English one of the same key.

    Missing ones (but for those to `spare`), ones that are none of the template, cases that are none of the language,
    and what else braces may hold: attributes, items, conversions and widths, with which a text could say more than it
    was given.
    """
    names, expected, free = _values(text), _values(english), _free(key) | spare
    for name in sorted(expected - names - free):
        yield f"the value {{{name}}} is missing"
    known = expected | free
    for name in sorted(names - known):
        yield f"there is no value {{{name}}}; there are: {', '.join(f'{{{each}}}' for each in sorted(known)) or 'none'}"
    found = _VALUE.findall(text)
    for name, case in found:
        if case and case not in CASES.get(language, ()):
            yield f"{{{name}:{case}}}: the language has no case {case!r}"
    if re.search(r"[{}]", _VALUE.sub("", text)):
        yield "a brace stands alone"


def _values(text: str) -> set[str]:
    return {name for name, _ in _VALUE.findall(text)}


def _free(key: str) -> set[str]:
    return next((more for begin, more in _MORE.items() if key.startswith(begin)), set())


def _bad_cases(table: Any, cases: tuple[str, ...]) -> Iterator[str]:
    if not isinstance(table, Mapping) or not cases:
        yield "the language has no cases" if not cases else "`cases` maps names to their forms"
        return
    for name, forms in table.items():
        if not isinstance(forms, Mapping) or set(forms) != set(cases) or not all(forms.values()):
            yield f"{name!r} wants the forms {', '.join(cases)}"
