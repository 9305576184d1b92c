"""The texts of the record in further languages: `texts/LANG.yaml`, keyed by list, id and field.

    standing: whole                     # every text; or `core`, what an answer cannot do without
    texts:
      documents:
        1855-shimoda:
          summary~3f2a: "…"             # the field, and the beginning of a checksum of the English text
    labels:                             # short texts that stand in the record without a language, by what they say
      "pp. 84-85": "…"
      "worldjpn-19561019-d1j/Art. 9": "…"   # said of one source in another way

A field is the way to the text from its entry: `dates/issued japan/note`; what stands in a list goes by its id, its
article, its event, else by its number. A text whose English has changed since is not used, and `kurils check` says so.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.base.names import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kurils.store.loading import Mapping as Read
    from kurils.store.validate.form.entries import Entries
    from kurils.store.validate.form.fields import At

#: languages that a text of the record may have
LANGUAGES = ("en", "ru", "ja", "zh", "ko", "th", "fr", "nl", "de")
STANDINGS = ("whole", "core")
#: letters of the checksum of an English text
_LETTERS = 4
#: labels of several words that whoever prints them asks for
_SAID = ("not stated",)
#: lists of the record whose every text is of the core, and of which the names or titles are
_CORE = {"states", "polities", "others", "areas", "scenery", "references", "locator", "chapters", "moments"}
_CORE_BUT = {
    "straits": ("note", "widths"), "coasts": ("note",), "lines": ("note",), "governing": ("note", "later"),
    "claims": ("note", "later"), "positions": ("note",),
}  # fmt: skip
_CORE_ONLY = {
    "territories": ("name",), "islands": ("name",), "documents": ("titles", "short"), "glossary": ("word",),
}  # fmt: skip


class Unit(NamedTuple):
    """One text: where it is said, and its node `{en: …}`. `core` where an answer cannot do without it."""

    list: str
    id: str
    field: str
    node: dict[str, str]
    core: bool

    @property
    def english(self) -> str:
        """The text that is translated."""
        return self.node["en"]

    @property
    def address(self) -> tuple[str, str, str]:
        """Where it is said: list, id, field."""
        return self.list, self.id, self.field

    @property
    def key(self) -> str:
        """The key of the text in a file of texts."""
        return f"{self.field}~{checksum(self.english)}"


def is_text(value: Any) -> bool:
    """Whether a value of the record is a text by language."""
    return isinstance(value, dict) and isinstance(value.get("en"), str) and all(key in LANGUAGES for key in value)


@cache
def checksum(text: str) -> str:
    """Few letters that differ when the text does."""
    return hashlib.sha256(text.encode()).hexdigest()[:_LETTERS]


def units(entries: Entries) -> Iterator[Unit]:
    """Every text of the record, in the order of its files."""
    return (unit for _, unit in placed_units(entries))


def placed_units(entries: Entries) -> Iterator[tuple[At | None, Unit]]:
    """The same, each with the place of its entry; None where the list that it stands in has none."""
    governing = {entry.values.get("document") for name in ("governing", "views") for entry in entries[name]}
    for name, at, values in (
        ("record", entries.record_at, entries.record), ("dispute", entries.dispute_at, entries.dispute)
    ):  # fmt: skip
        for field, node in _texts(values, ""):
            yield at, Unit(name, name, field, node, core=True)
    for name in entries.lists:
        seen: Counter[str] = Counter()
        for entry in entries[name]:
            known = _id(entry.values, len(seen) + 1)
            seen[known] += 1
            id = known if seen[known] == 1 else f"{known} {seen[known]}"
            for field, node in _texts(entry.values, ""):
                yield entry.at, Unit(name, id, field, node, _is_core(name, field, id in governing))


def _is_core(name: str, field: str, governs: bool) -> bool:
    first = field.split("/", 1)[0]
    if name in _CORE_BUT:
        return first not in _CORE_BUT[name]
    return (
        name in _CORE or first in _CORE_ONLY.get(name, ()) or (name == "documents" and governs and first == "summary")
    )


def _id(values: Mapping[str, Any], number: int) -> str:
    """The id of an entry; of one without, what tells it from others."""
    if isinstance(values.get("id"), str):
        return str(values["id"])
    places = values.get("territories")
    parts = [
        values.get("document"), values.get("side"), "+".join(map(str, places)) if isinstance(places, list) else None,
        values.get("state"), values.get("from"),
    ]  # fmt: skip
    return " ".join(str(part) for part in parts if part) or str(number)


def _texts(value: Any, field: str) -> Iterator[tuple[str, dict[str, str]]]:
    if is_text(value):
        yield field, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, f"{field}/{key}" if field else key)
    elif isinstance(value, list):
        seen: Counter[str] = Counter()
        for number, item in enumerate(value, 1):
            step = _step(item, number)
            seen[step] += 1
            yield from _texts(item, f"{field}/{step}" if seen[step] == 1 else f"{field}/{step} {seen[step]}")


def _step(item: Any, number: int) -> str:
    if isinstance(item, dict):
        for key in ("id", "number"):
            if isinstance(item.get(key), str):
                return str(item[key])
        if item.get("event"):
            return f"{item['event']} {item['by']}" if item.get("by") else str(item["event"])
    return str(number)


#: fields whose texts stand without a language: parts of documents, editions, values of variants, places in a source
_LABELLED = ("number", "article", "edition", "accepted", "value")
#: fields of which a text of one word is a code, that means the same in every language
_CODED = ("accepted", "value")
_WORD = re.compile("[A-Za-z]{3}")
_ID = re.compile(r"\d{4}-[a-z0-9-]+")
#: a page alone is said by the label of this pattern
_PAGE = re.compile(r"p\. (\d+)")


def labels(entries: Entries) -> Iterator[str]:
    """Every short text of the record that stands without a language and is printed as it is."""
    for name in entries.lists:
        if name != "sources":
            for entry in entries[name]:
                yield from _labels(entry.values)


def _labels(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "signatories":
                yield from (person["name"] for person in item or () if is_label(person.get("name") or ""))
                yield from _labels([{**person, "name": None} for person in item or ()])
            elif key == "locators" and isinstance(item, dict):
                yield from (text for text in item.values() if isinstance(text, str) and is_label(text))
            elif key in _LABELLED and isinstance(item, str):
                if is_label(item):
                    yield item
            else:
                yield from _labels(item)
    elif isinstance(value, list):
        for item in value:
            yield from _labels(item)


def is_label(text: str) -> bool:
    """Whether a short text is words: neither a day, a figure, a page nor an id."""
    return bool(_WORD.search(text)) and not _ID.fullmatch(text)


def _below(value: Any, key: str) -> Mapping[str, Any]:
    """The mapping that stands below a key; an empty one where none does, as in a file that `check` does not accept."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


class Texts:
    """The texts of one language, laid on the record."""

    def __init__(self, language: str, root: Read | None, found: Iterable[Unit]) -> None:
        self.language = language
        self.labels: Mapping[str, str] = _below(root, "labels")
        said = _below(root, "texts")
        self._said: dict[int, str] = {}
        for unit in found if said else ():
            text = _below(_below(said, unit.list), unit.id).get(unit.key)
            if isinstance(text, str):
                self._said[id(unit.node)] = " ".join(text.split())

    def has(self, node: dict[str, str]) -> bool:
        """Whether the language has this text."""
        return self.language in node or id(node) in self._said

    def own(self, node: dict[str, str]) -> str | None:
        """A text in the language, or None. That of the file of texts stands before the usual title beside the English
        one, which may be the word of one side.
        """
        return self._said.get(id(node)) or node.get(self.language)

    def say(self, node: dict[str, str]) -> str:
        """A text in the language; else in English, marked."""
        return self.own(node) or (node["en"] if self.language == "en" else MARK + node["en"])

    def label(self, text: str) -> str:
        """A short text in the language; as it is where it has none."""
        page = _PAGE.fullmatch(text)
        if page and "p. {page}" in self.labels:
            return self.labels["p. {page}"].replace("{page}", page[1])
        return self.labels.get(text, text)

    def phrase(self, text: str) -> str:
        """A short text that is words, in the language; else in English, marked."""
        said = self.label(text)
        return MARK + text if said == text and self.language != "en" and " " in text and is_label(text) else said

    def codes(self) -> dict[str, str]:
        """The words for values that are codes: `value.none` is what people read where data say `none`."""
        return {f"value.{label}": text for label, text in self.labels.items()
                if label.replace("-", "").isalpha() or label in _SAID}  # fmt: skip

    def localise(self, value: Any) -> Any:
        """The same value with each text and label in the language.

        Names keep all their languages and gain this one, with the one to print beside them as `name`; official titles
        keep those in which they are official.
        """
        if is_text(value):
            return self.say(value)
        if isinstance(value, dict):
            said = {key: self._kept(key, item) for key, item in value.items()}
            return {**said, "name": self.say(value["names"])} if is_text(value.get("names")) else said
        if isinstance(value, list):
            return [self.localise(item) for item in value]
        return value

    def _kept(self, key: str, value: Any) -> Any:
        if key == "titles":
            return value
        if key == "names":
            named = self.own(value) if is_text(value) else None
            return {**value, self.language: named} if named else value
        if key == "locators" and isinstance(value, dict):
            return {
                source: self.labels.get(f"{source}/{place}") or self.phrase(place) for source, place in value.items()
            }
        if key == "signatories":
            people = self.localise(value or [])
            return [{**person, "name": self.label(person["name"])} for person in people]
        if key in _LABELLED and isinstance(value, str):
            return value if key in _CODED and " " not in value else self.phrase(value)
        return self.localise(value)
