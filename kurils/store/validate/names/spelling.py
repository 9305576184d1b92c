"""Spellings of one name, which stand together: but for `Island` or 島, no name of a place is another's only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.kanji import usual
from kurils.base.names import bare, name_key, sound_key
from kurils.store.validate.names.naming import ANY_KANA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.store.validate.form.entries import Entries, Entry


def check_spelling(entries: Entries) -> None:
    """Report further names that are spelled as those of another place, and as no other of their own.

    What a place bears among its `names` is looked at elsewhere; what its `note` explains passes.
    """
    _check_main(entries)
    spelled: dict[str, list[tuple[Entry, str, bool]]] = {}
    for entry, form, further in _forms(entries):
        # of kana each one counts, of other letters the sound
        key = name_key(bare(usual(form))) if ANY_KANA.search(form) else sound_key(form)
        spelled.setdefault(key, []).append((entry, form, further))
    for alike in spelled.values():
        for entry, form, further in alike if len({id(row[0]) for row in alike}) > 1 else ():
            others = [(other, its) for other, its, _ in alike if (other, its) != (entry, form)]
            # what is the same to the letter is told of as such; the main island bears the names of its territory
            if not further or any(its == form or _places(other) & _places(entry) for other, its in others):
                continue
            told = f"{form!r} is spelled as {others[0][1]!r}, which is a name of {_id(others[0][0])}"
            if _name(others[0][0]) not in ((entry.values.get("note") or {}).get("en") or ""):
                why = "mend it, or say in a `note` how it comes to both, with that name"
                entry.at.problem("other-place", f"{told}, and as no other name of its own: {why}")


def _check_main(entries: Entries) -> None:
    """The main island, which bears the id of its territory, bears its names too."""
    islands = entries.by_id("islands")
    for entry in entries["territories"]:
        main = islands.get(str(entry.values.get("id"))) or {}
        printed = [(of.get("name") or {}).get("en") for of in (entry.values, main)]
        if main and printed[0] != printed[1]:
            entry.at.problem("other-place", f"it is printed as {printed[0]!r}, and its main island as {printed[1]!r}")
        for kind, names in (main.get("names") or {}).items():
            theirs, own = (
                {name.get("form") for name in given or () if name}
                for given in ((entry.values.get("names") or {}).get(kind), names)
            )
            if theirs and own and not theirs & own:
                told = f"names.{kind}: {', '.join(sorted(theirs))}; its main island is {', '.join(sorted(own))}"
                entry.at.problem("other-place", f"{told}: give both one name at least")


def _forms(entries: Entries) -> Iterator[tuple[Entry, str, bool]]:
    """The names of places, and further ones: other spellings, and those of settlements and old maps."""
    for entry in (*entries["territories"], *entries["islands"]):
        names = {
            name.get("form") for names in (entry.values.get("names") or {}).values() for name in names or () if name
        }
        yield from ((entry, form, False) for form in names if form)
        yield from ((entry, form, True) for form in entry.values.get("aliases") or () if form)
    for entry in entries["called"]:
        if entry.values.get("kind") != "whole":
            yield from ((entry, form, True) for form in entry.values.get("forms") or () if form)


def _places(entry: Entry) -> set[str]:
    values = entry.values
    return {str(place) for place in (values.get("id"), values.get("territory"), *(values.get("places") or ())) if place}


def _id(entry: Entry) -> str:
    return str(entry.values.get("id") or ", ".join(map(str, entry.values.get("places") or ())))


def _name(entry: Entry) -> str:
    return str((entry.values.get("name") or {}).get("en") or _id(entry))
