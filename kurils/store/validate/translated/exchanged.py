"""Names that a translation has in one another's place: an island for an island, one party for the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kurils.store.texts import LANGUAGES
from kurils.store.validate.translated.translations import BY_NAME, NAMING, beginning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kurils.store.texts import Unit
    from kurils.store.validate.form.entries import Entries
    from kurils.store.validate.translated.translations import Translations

_WORD = re.compile(r"[A-Z][\w'-]{3,}")
#: what an island is called in front of or behind its name, and with how many letters a name is none by accident
_ISLAND = re.compile("(?:^(?:остров |о\\. |เกาะ)|[島岛섬]$)")
_LEAST = {"ja": 2, "zh": 2, "ko": 2}
_LEAST_LETTERS = 4
#: languages whose sentences name the parties in the order of the English ones, but for a few in a thousand
IN_ORDER = ("ru", "th")
#: translations with as many names of the parties that must keep the order of the English
_WITNESSES = 2


class Islands:
    """The named places of a record, by the words that name them in English and in other languages."""

    def __init__(self, entries: Entries) -> None:
        self._forms: dict[str, dict[str, set[str]]] = {}
        self._words: dict[str, set[str]] = {}
        self._territory: dict[str, str] = {}
        #: by language and id, what places are called by themselves
        self._given: dict[str, dict[str, set[str]]] = {}
        english: dict[str, set[str]] = {}
        # the name of another territory is often that of more than it is: Sakhalin
        defaults = entries.default_territories()
        for name in ("territories", "islands"):
            for entry in entries[name]:
                id = str(entry.values.get("id"))
                self._territory[id] = str(entry.values.get("territory"))
                names = {
                    kind: [each["form"] for each in rows or () if each and each.get("form")]
                    for kind, rows in (entry.values.get("names") or {}).items()
                }
                said = [form for kind, forms in names.items() if kind.startswith("en") for form in forms]
                self._words[id] = {word for form in said for word in _WORD.findall(form)}
                for form in said if name == "islands" or id in defaults else ():
                    english.setdefault(form, set()).add(id)
                for language, given in names.items():
                    self._given.setdefault(language, {})[id] = {_bare(form, language).casefold() for form in given}
                aliases = [alias for alias in entry.values.get("aliases") or () if alias and not alias.isascii()]
                for language in LANGUAGES[1:]:
                    printed = _printed(entries.texts.get(language), name, id)
                    forms = {_bare(form, language) for form in (*names.get(language, ()), *aliases, *printed)}
                    self._forms.setdefault(language, {})[id] = {form for form in forms if form}
        self._said: dict[str, set[str]] = {}
        #: a name of one word that is that of one place
        self._english = {form: min(ids) for form, ids in english.items() if len(ids) == 1 and _WORD.fullmatch(form)}

    def other_name(self, id: str, text: str, language: str) -> str:
        """The place whose name is given to another one that has none of its own names in it; empty if none is."""
        given = self._given.get(language, {})
        own = given.get(id) or given.get(self._territory.get(id, ""), set())
        if not own or any(form in text.casefold() for form in own):
            return ""
        parts = {_bare(part, language).casefold() for part in re.split(r"[（()）]", text)}
        home = self._territory.get(id)
        return next((other for other, forms in given.items() if forms & parts and other != home), "")

    def exchanged(self, english: str, text: str, language: str) -> Iterator[str]:
        """A place that the English names and a text does not, where it names another one, in words."""
        words = self._said.get(english)
        if words is None:
            words = self._said[english] = {*_WORD.findall(english)}
        named = {self._english[word] for word in words & self._english.keys()}
        if not named:
            return
        forms = self._forms.get(language, {})
        lacking = {id for id in named if forms[id] and not any(form in text for form in forms[id])}
        for other in sorted(forms.keys() - named) if lacking else ():
            if self._words[other] & words or other in {self._territory[id] for id in lacking}:
                continue
            # a name may hold that of a place that is named
            held = [form for id in named for form in forms[id]]
            meant = [form for form in forms[other] if len(form) >= _LEAST.get(language, _LEAST_LETTERS)]
            if any(form in text and not any(form in each or each in form for each in held) for form in meant):
                yield f"the English names {', '.join(sorted(lacking))}, this names {other}"


def turned_round(
    found: list[Unit], entries: Entries, translations: Translations
) -> dict[tuple[tuple[str, str, str], str], str]:
    """Texts that name the parties in another order, or one for both: what is wrong in words, by address and language.

    All other translations with as many names keep the order of the English, and there are some: who keeps it alone has
    most likely put the one party in the place of the other.
    """
    told = {}
    for unit in found if len(entries.texts) > _WITNESSES else ():
        if unit.field.split("/", 1)[0] in NAMING:
            continue
        ours = translations.parties(unit.english, "en")
        if len({*ours}) != 2:
            continue
        texts = {
            language: text
            for language, root in entries.texts.items()
            if isinstance(text := _below(root, "texts", unit.list, unit.id).get(unit.key), str)
        }
        theirs = {language: translations.parties(text, language) for language, text in texts.items()}
        for language in IN_ORDER:
            order = theirs.get(language, ())
            others = [named for at, named in theirs.items() if at != language and _as_often(named, ours)]
            if order != ours and _as_often(order, ours) and len(others) >= _WITNESSES and {*others} == {ours}:
                told[unit.address, language] = (
                    f"the English names {', '.join(ours)}, and the other languages in that order; this names "
                    f"{', '.join(order)}: if nothing is exchanged, say it in that order"
                )
        for language in BY_NAME:
            order = theirs.get(language, ())
            others = [theirs[at] for at in BY_NAME if at != language and at in theirs]
            if len(order) != 1 or len(others) < _WITNESSES or not all({*named} == {*ours} for named in others):
                continue
            [lacking] = {*ours} - {*order}
            if not translations.hints_at(lacking, texts[language], language):
                told[unit.address, language] = (
                    f"the English and others name {', '.join(ours)}, this names {order[0]} alone: spell {lacking} out"
                )
    return told


def _as_often(order: tuple[str, ...], ours: tuple[str, ...]) -> bool:
    return len(order) == len(ours) and {*order} == {*ours}


def _printed(root: Mapping[str, object] | None, name: str, id: str) -> Iterator[str]:
    """What a language prints as the name of a place: the name, and the one in brackets."""
    for key, text in _below(root, "texts", name, id).items():
        if key.partition("~")[0] == "name" and isinstance(text, str):
            yield from re.split(r"[（()）]", text)


def _bare(form: str, language: str) -> str:
    return beginning(_ISLAND.sub("", form.strip()).strip(), language)


def _below(value: object, *keys: str) -> Mapping[str, object]:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}
