"""The building blocks of the schema: each checks one kind of value and gives it back in normal form.

A check takes the raw value (text, None, list or Mapping) and the place `At` where it stands; it reports what is wrong
there and returns the normalised value, or None. Nothing is guessed: an unknown key or value is a problem.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Collection
from datetime import date
from typing import Any, NamedTuple

from kurils.base.errors import KurilsError
from kurils.base.names import LONGEST as LONGEST_NAME
from kurils.base.search import LONGEST as LONGEST_TITLE
from kurils.store.loading import Mapping
from kurils.store.problems import LONGEST, Problem, clipped
from kurils.store.texts import LANGUAGES

#: how many problems are worth the search for what was meant
HINTED = 20
#: letters that a value of the record has at most, by its kind; our own longest have about half of that. The points of a
#: polygon are bounded by the bytes of their file alone
LENGTHS = {"id": 100, "name": LONGEST_NAME, "title": LONGEST_TITLE, "address": 2_000, "text": 5_000}


#: letters that nobody sees, with which two names look alike and differ: fillers, joiners of graphemes, signs
#: that choose the form of the one before, those of a private font. What is no letter is taken out where it is printed
BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0f\ue000-\uf8ff"
    "\U000e0100-\U000e01ef\U000f0000-\U0010ffff]"
)


class At:
    """Where a value stands: file, line, the id of its entry; collects problems and references to other entries."""

    __slots__ = ("file", "id", "line", "problems", "references")

    def __init__(
        self, file: str, line: int, id: str, problems: list[Problem], references: list[tuple[str, str, At]]
    ) -> None:
        self.file = file
        self.line = line
        self.id = id
        self.problems = problems
        self.references = references

    def problem(self, code: str, message: str) -> None:
        """Report something wrong at this place."""
        self.problems.append(Problem(self.file, self.line, clipped(self.id), code, clipped(message)))

    def near(self, given: str, allowed: Collection[str]) -> list[str]:
        """The nearest of the allowed words, if any is near. Beyond so many problems nothing is searched any more."""
        if len(self.problems) > HINTED or len(given) > LONGEST:
            return []
        return difflib.get_close_matches(given, allowed, 1)

    def on(self, line: int) -> At:
        """The same entry, on another line."""
        return At(self.file, line, self.id, self.problems, self.references)

    def refer(self, kind: str, id: str) -> None:
        """Note that this place names the entry `id` of `kind`; checked once everything is read."""
        self.references.append((kind, id, self))


Check = Callable[[Any, At], Any]


class Field(NamedTuple):
    """One key of a mapping: how its value is checked, and whether it must be there."""

    check: Check
    required: bool = False
    default: Any = None


def need(check: Check) -> Field:
    """A required field."""
    return Field(check, required=True)


def opt(check: Check, default: Any = None) -> Field:
    """An optional field, with its value when absent."""
    return Field(check, default=default)


def too_long(value: str, kind: str, at: At) -> bool:
    """Whether a value has more letters than one of its kind may have, which is reported."""
    if len(value) <= LENGTHS[kind]:
        return False
    said = "an address" if kind == "address" else f"an {kind}" if kind == "id" else f"a {kind}"
    at.problem("too-long", f"{said} has at most {LENGTHS[kind]:,} letters, this one has {len(value):,}: shorten it")
    return True


def string_of(kind: str) -> Check:
    """Any text of a kind of `LENGTHS` that is not empty, without a language."""

    def check(value: Any, at: At) -> str | None:
        if not isinstance(value, str) or not value.strip():
            at.problem("bad-type", f"a text is expected, not {_kind(value)}")
            return None
        words = " ".join(value.split())
        if found := BLANK.search(words):
            at.problem("hidden", f"a letter that nobody sees: U+{ord(found[0]):04X}; leave it out")
        return None if too_long(words, kind, at) else words

    return check


#: a title, or where in a source; and what is a name
string, name_string = string_of("title"), string_of("name")


def one_of(*allowed: str) -> Check:
    """One of the given words."""

    def check(value: Any, at: At) -> str | None:
        if value in allowed and isinstance(value, str):
            return value
        close = at.near(str(value), allowed)
        at.problem("bad-value", f"{value!r} is not allowed here; {_expected(allowed, close)}")
        return None

    return check


def matching(pattern: str, meaning: str, kind: str | None = "id") -> Check:
    """A text of the given form, and of a kind of `LENGTHS` unless the file alone bounds it."""
    form = re.compile(pattern)

    def check(value: Any, at: At) -> str | None:
        if isinstance(value, str) and form.fullmatch(value):
            return None if kind and too_long(value, kind, at) else value
        at.problem("bad-value", f"{value!r} is not {meaning}")
        return None

    return check


slug = matching(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", "an id: lower-case letters, digits and hyphens")
document_id = matching(
    r"(?a)1[5-9]\d\d-[a-z0-9]+(?:-[a-z0-9]+)*|20\d\d-[a-z0-9]+(?:-[a-z0-9]+)*", "a document id YEAR-slug"
)
#: what cannot be seen in an address: controls, marks of direction and of width, tags
_UNSEEN = r"\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f"
url = matching(rf"https?://[^\s<>\"'{_UNSEEN}]+", "an address with http:// or https://", "address")
number = matching(r"(?a)-?\d{1,9}(?:\.\d{1,12})?", "a number")


def real(value: Any, at: At) -> float | None:
    """A number, read as one."""
    checked = number(value, at)
    return None if checked is None else float(checked)


def point(value: Any, at: At) -> list[float] | None:
    """Longitude and latitude in degrees, read as numbers."""
    if not isinstance(value, list) or len(value) != 2:
        at.problem("bad-type", 'a point is [longitude, latitude]: ["145.8", "43.4"]')
        return None
    numbers = [real(part, at) for part in value]
    for part, most in zip(numbers, (180, 90)):
        if part is not None and abs(part) > most:
            at.problem("bad-value", f"{part:g} is no longitude or latitude: a point is [longitude, latitude]")
    return None if None in numbers else numbers  # type: ignore[return-value]


def day(value: Any, at: At) -> str | None:
    """An ISO day of the Gregorian calendar."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError as error:
            at.problem("bad-day", f"{value} is no day of the Gregorian calendar: {error}")
            return None
    at.problem("bad-day", f"{value!r} is not a day in the form YYYY-MM-DD")
    return None


def edtf(value: Any, at: At) -> str | None:
    """An EDTF date of the forms in use."""
    from kurils.dates import edtf as parser

    if not isinstance(value, str):
        at.problem("bad-edtf", f"an EDTF text is expected, not {_kind(value)}")
        return None
    try:
        parser.span(value)
    except KurilsError as error:
        at.problem("bad-edtf", error.message)
        return None
    return value


def nullable(check: Check) -> Check:
    """The check, or an explicit null."""
    return lambda value, at: None if value is None else check(value, at)


def ref(kind: str) -> Check:
    """The id of another entry."""

    def check(value: Any, at: At) -> str | None:
        if not isinstance(value, str):
            at.problem("bad-type", f"the id of a {kind} is expected, not {_kind(value)}")
            return None
        if too_long(value, "id", at):
            return None
        at.refer(kind, value)
        return value

    return check


def each(check: Check, at_least: int = 0) -> Check:
    """A list whose items all pass; none may be given twice when they are texts."""

    def run(value: Any, at: At) -> list[Any]:
        if not isinstance(value, list):
            at.problem("bad-type", f"a list is expected, not {_kind(value)}")
            return []
        if len(value) < at_least:
            at.problem("too-few", f"at least {at_least} needed")
        texts = [item for item in value if isinstance(item, str)]
        for item in sorted(text for text, count in Counter(texts).items() if count > 1):
            at.problem("repeated", f"{item!r} stands twice in one list")
        found = [check(item, at.on(item.line) if isinstance(item, Mapping) else at) for item in value]
        # what did not pass was told of, and is nothing that a later check could ask
        return [item for item in found if item is not None]

    return run


def keyed(key: Check, check: Check, at_least: int = 0) -> Check:
    """A mapping whose keys and values pass."""

    def run(value: Any, at: At) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            at.problem("bad-type", f"a mapping is expected, not {_kind(value)}")
            return {}
        if len(value) < at_least:
            at.problem("too-few", f"at least {at_least} needed")
        return {
            name: check(item, at.on(value.lines[name])) for name, item in value.items() if _passes(key, name, value, at)
        }

    return run


def fields(spec: dict[str, Field]) -> Check:
    """A mapping with these keys and no others; missing optional ones get their default."""

    def run(value: Any, at: At) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            at.problem("bad-type", f"a mapping is expected, not {_kind(value)}")
            return {}
        for key in value:
            if key not in spec:
                close = at.near(key, spec)
                at.on(value.lines[key]).problem("unknown-key", f"unknown key {key!r}; {_expected(tuple(spec), close)}")
        result: dict[str, Any] = {}
        for key, field in spec.items():
            if key in value:
                result[key] = field.check(value[key], at.on(value.lines[key]))
            else:
                if field.required:
                    at.on(value.line).problem("missing-key", f"the key {key!r} is missing")
                result[key] = field.default
        return result

    return run


def text_of(kind: str) -> Check:
    """A text of a kind of `LENGTHS`, keyed by language; English is required."""
    said = string_of(kind)

    def check(value: Any, at: At) -> dict[str, str]:
        if not isinstance(value, Mapping):
            at.problem("bad-type", "a text is keyed by language: {en: …}")
            return {}
        if "en" not in value:
            at.problem("missing-key", "the English text (en) is missing")
        result = {}
        for language, words in value.items():
            place = at.on(value.lines[language])
            if language not in LANGUAGES:
                place.problem("bad-value", f"unknown language {language!r}")
            checked = said(words, place)
            if checked is not None:
                result[language] = checked
        return result

    return check


#: what is said in sentences; what stands in one line, such as a title, a place or an office; and a name
text, title_text, name_text = text_of("text"), text_of("title"), text_of("name")


def dated_text(value: Any, at: At) -> dict[str, Any]:
    """A text that may carry the days `from` and `to` between which it holds."""
    if not isinstance(value, Mapping):
        at.problem("bad-type", "a text is keyed by language: {en: …}")
        return {}
    words = Mapping(value.file, value.line)
    for key, item in value.items():
        if key not in ("from", "to"):
            words[key] = item
            words.lines[key] = value.lines[key]
    result: dict[str, Any] = {"text": text(words, at)}
    for key in ("from", "to"):
        given = value.get(key)
        result[key] = day(given, at.on(value.lines[key])) if given is not None else None
    return result


def _passes(key: Check, name: str, value: Mapping, at: At) -> bool:
    return key(name, at.on(value.lines[name])) is not None


def _expected(allowed: tuple[str, ...], close: list[str]) -> str:
    return f"did you mean {close[0]!r}?" if close else "allowed: " + ", ".join(allowed)


def _kind(value: Any) -> str:
    if value is None:
        return "nothing"
    return {"str": "a text", "list": "a list"}.get(type(value).__name__, "a mapping")
