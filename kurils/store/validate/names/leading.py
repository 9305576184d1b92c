"""Where names lead: to the places in which the rest of the record has what is called so, and as many as they say."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from kurils.base.names import name_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.store.validate.form.entries import Entries, Entry

#: how a name says of how many places it is, in the languages of the program
COUNTED = {
    number: re.compile(
        rf"\b(?:{words})\b|(?<!\d){number}(?!\d)|{han}(?=[つ个個]?(?:島|岛|の島))|{other}", re.IGNORECASE
    )
    for number, words, han, other in (
        (2, "two|два", "[二両两]", "두 (?:개 )?섬|ทั้งสอง"),
        (3, "three|три", "三", "세 (?:개 )?섬|ทั้งสาม"),
        (4, "four|четыре", "四", "네 (?:개 )?섬|ทั้งสี่"),
        (5, "five|пять", "五", "다섯 (?:개 )?섬|ทั้งห้า"),
        (6, "six|шесть", "六", "여섯 (?:개 )?섬|ทั้งหก"),
    )
}
#: fields of a document that say where or what it is
SETTING = ("titles", "short", "place")


def check_leading(entries: Entries) -> None:
    """Report names of places that what tells of them puts elsewhere, and wholes that are none."""
    _check_wholes(entries)
    named = _Named(entries)
    settings = [*_settings(entries, named)]
    for entry in entries["called"]:
        if entry.values.get("kind") == "whole":
            continue
        own = named.widened(entry.values.get("places") or ())
        note = (entry.values.get("note") or {}).get("en") or ""
        for told, places in _witnesses(entry, entries, named, settings):
            said = all(any(named.is_in(place, note) for place in of) for of in (own, places))
            if places and not own & places and not said:
                message = (
                    f"{told}, and `places` has other ones: mend them, or say why in a `note` that names both places"
                )
                entry.at.problem("other-place", f"`forms` {_form(entry)!r}: {message}")
                break


class _Named:
    """The names by which an English text speaks of places: those of the places, and further ones."""

    def __init__(self, entries: Entries) -> None:
        self._group: dict[str, set[str]] = {}
        self._forms: dict[str, set[str]] = {}
        self._aliases: dict[str, set[str]] = {}
        self._called: list[tuple[Entry, list[str]]] = []
        for entry in (*entries["territories"], *entries["islands"]):
            id = str(entry.values.get("id"))
            self._group.setdefault(id, {id, str(entry.values.get("territory") or id)})
            self._forms.setdefault(id, set()).update(_english(entry.values.get("names")))
            for alias in entry.values.get("aliases") or ():
                self._aliases.setdefault(name_key(alias), set()).update(self._group[id])
        for entry in entries["called"]:
            if entry.values.get("kind") != "whole":
                self._called.append((entry, entry.values.get("forms") or []))
        either = "|".join(re.escape(form) for _, forms in self._called for form in forms)
        self._further = re.compile(either)

    def has_further(self, text: str) -> bool:
        """Whether a text may have one of the further names."""
        return self._further.search(text) is not None

    def widened(self, places: Any) -> set[str]:
        """These places and their territories."""
        return set().union(*(self._group.get(str(place), {str(place)}) for place in places))

    def is_in(self, place: str, text: str) -> bool:
        """Whether a text names a place."""
        return any(_says(text, form) for form in self._forms.get(place, ()))

    def places_in(self, text: str, but: Entry) -> set[str]:
        """The places of which a text speaks, by their names or by further ones than those of an entry."""
        found = [id for id, forms in self._forms.items() if any(_says(text, form) for form in forms)]
        others = self._called_in(text, but)
        return self.widened([*found, *(place for other in others for place in other.values.get("places") or ())])

    def further_in(self, text: str, but: Entry) -> set[str]:
        """The places of further names that a text has."""
        others = self._called_in(text, but)
        return self.widened([place for other in others for place in other.values.get("places") or ()])

    def _called_in(self, text: str, but: Entry) -> list[Entry]:
        return [entry for entry, forms in self._called if entry is not but and any(_says(text, form) for form in forms)]

    def beginning(self, form: str) -> set[str]:
        """The places with whose name a form of two words begins."""
        begun = (id for id, forms in self._forms.items() if any(form.startswith(f"{name} ") for name in forms))
        return self.widened(begun)

    def of_alias(self, form: str) -> set[str]:
        """The places of which a form is another spelling."""
        return self._aliases.get(name_key(form), set())


def _settings(entries: Entries, named: _Named) -> Iterator[tuple[str, str, set[str]]]:
    """What is told of a document or of a count of people, in which words, and the places of it; those with a name."""
    for document in entries["documents"]:
        for key in SETTING:
            text = (document.values.get(key) or {}).get("en") or ""
            if named.has_further(text):
                touched = *(document.values.get("territories") or ()), *(document.values.get("members") or ())
                yield f"{document.values.get('id')} has it in `{key}`", text, named.widened(touched)
    for name in ("control", "claims"):
        for spell in entries[name]:
            for key in ("note", "summary"):
                text = (spell.values.get(key) or {}).get("en") or ""
                if named.has_further(text):
                    touched = *(spell.values.get("territories") or ()), *(spell.values.get("members") or ())
                    yield f"`{key}` of {name} from {spell.values.get('from')} has it", text, named.widened(touched)
    for place in (*entries["territories"], *entries["islands"]):
        for figure in place.values.get("population") or ():
            text = ((figure or {}).get("place") or {}).get("en") or ""
            if named.has_further(text):
                id = place.values.get("id")
                yield f"people of it are counted on {id}", text, named.widened([id])


def _witnesses(
    entry: Entry, entries: Entries, named: _Named, settings: list[tuple[str, str, set[str]]]
) -> Iterator[tuple[str, set[str]]]:
    """What else in the record says where the thing is that is called so, and the places that it says."""
    forms = entry.values.get("forms") or ()
    sources = entries.by_id("sources")
    for form in forms:
        yield f"{form!r} is another spelling of a place", named.of_alias(form)
        yield f"{form!r} begins with its name", named.beginning(form)
    for id in entry.values.get("sources") or ():
        title = str((sources.get(str(id)) or {}).get("title"))
        if not any(_says(title, form) for form in forms):
            yield f"the source {id} is about {title[:60]!r}", named.places_in(title, entry)
    note = (entry.values.get("note") or {}).get("en") or ""
    yield "its `note` has the name of another", named.further_in(note, entry)
    for told, text, places in settings:
        if any(_says(text, form) for form in forms):
            yield told, places


def _english(names: Any) -> set[str]:
    return {
        str(name["form"])
        for kind, forms in (names or {}).items()
        for name in forms or ()
        if kind.startswith("en") and name and name.get("form")
    }


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(form)}(?![\w-])")


def _says(text: str, form: str) -> bool:
    return form in text and _pattern(form).search(text) is not None


def _check_wholes(entries: Entries) -> None:
    """A name that counts has so many places; one of a side's wholes is all that is asked of, and none cuts another."""
    wholes: dict[str, list[tuple[Entry, set[str]]]] = {}
    for entry in entries["called"]:
        places = {str(place) for place in entry.values.get("places") or ()}
        if entry.values.get("kind") != "whole" or not places:
            continue
        for form in entry.values.get("forms") or ():
            said = [number for number, counted in COUNTED.items() if counted.search(form)]
            if len(said) == 1 and said != [len(places)]:
                entry.at.problem("other-place", f"{form!r} says {said[0]}, and `places` has {len(places)}")
        if entry.values.get("by"):
            _check_nested(entry, places, wholes.setdefault(str(entry.values["by"]), []))
    default = set(entries.default_territories())
    for by, own in wholes.items():
        within = [entry for entry, places in own if len(places & default) > 1 and not default <= places]
        if within and not any(places == default for _, places in own) and not any(_noted(entry) for entry in within):
            told = f"{by} has a name for some of {', '.join(sorted(default))}, and none for all of them"
            within[0].at.problem("other-place", f"{told}: mend its `places`, or say so in its `note`")


def _check_nested(entry: Entry, places: set[str], before: list[tuple[Entry, set[str]]]) -> None:
    for other, theirs in before:
        shared = places & theirs
        if shared and shared not in (places, theirs) and not _noted(entry) and not _noted(other):
            told = f"its `places` are some of those of {_form(other)!r}, and others"
            entry.at.problem("other-place", f"{told}: name all of them or none, or say why in a `note`")
    before.append((entry, places))


def _form(entry: Entry) -> str:
    return next(iter(entry.values.get("forms") or ()), "")


def _noted(entry: Entry) -> bool:
    return bool(entry.values.get("note"))
