"""Checked entries -> the sections of the prepared record, each a JSON-able mapping that one kind of question reads."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from kurils.answers.lists import EVENT_KINDS
from kurils.base.errors import DataInvalid
from kurils.base.resources import PACKAGE
from kurils.store.index.candidates import candidates_section
from kurils.store.index.claims import phase_claims
from kurils.store.index.dispute import dispute_section, dispute_words
from kurils.store.index.glossary import glossary_section
from kurils.store.index.names import names_section, with_said
from kurils.store.index.positions import cut_positions
from kurils.store.index.search import search_section
from kurils.store.index.status import status_section
from kurils.store.loading import parse_yaml
from kurils.store.texts import Texts, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.store.problems import Problem
    from kurils.store.validate.form.entries import Entries

#: section -> the lists of entries it holds as they are
LISTS = {
    "documents": ("documents",),
    "sources": ("sources",),
    "positions": ("positions", "readings"),
    "variants": ("variants",),
    "glossary": ("glossary",),
    "tracks": ("control", "polity", "title", "claims", "governing", "also", "views"),
    "places": ("territories", "islands", "totals", "straits"),
    "called": ("called", "titled"),
    "shapes": ("polygons", "coasts", "land", "outlines", "lines", "borders"),
    "actors": ("states", "polities", "others"),
}

#: the words that `status` needs as a rule, kept beside it so that it reads one file only: an eighth of all
AT_HAND = (
    "article", "ask.", "beyond-record", "brief.", "case.", "changing-hands", "control.", "column.document",
    "column.claimed-by", "column.held-by", "column.island", "column.title", "date.", "differ.", "document-state.",
    "document.", "era.", "event.", "heading.also", "heading.on-this-day", "heading.why", "headline.", "join.", "kind.",
    "list.", "month.", "names.whole", "nobody", "none", "noted", "nothing-governs", "of.", "pair", "short.", "state.",
    "stopped", "title.", "value.", "view.", "weekday.",
)  # fmt: skip


def build_sections(entries: Entries, language: str) -> dict[str, dict[str, Any]]:
    """Every section of the record in one language."""
    found = list(units(entries)) if entries.texts else []
    texts = Texts(language, entries.texts.get(language), found)
    lists: dict[str, list[dict[str, Any]]] = {
        name: [texts.localise(entry.values) for entry in entries[name]] for names in LISTS.values() for name in names
    }
    for document, entry in zip(lists["documents"], entries["documents"]):
        document["title"] = texts.say(entry.values["titles"])
        document["short"] = document["short"] or document["title"]
        document["class"] = "event" if document["kind"] in EVENT_KINDS else "instrument"
    lists["glossary"] = glossary_section(entries, lists["glossary"], language)
    lists["documents"].sort(key=lambda document: (min(date["date"] for date in document["dates"]), document["id"]))
    lists["sources"].sort(key=lambda source: source["id"])
    phase_claims(lists["claims"], lists["documents"])
    lists["positions"] = cut_positions(lists["positions"], lists["documents"])
    meta = texts.localise(entries.record)
    sections: dict[str, dict[str, Any]] = {
        section: {name: lists[name] for name in names} for section, names in LISTS.items()
    }
    # the documents that the answers turn on, for whoever tells the story in its main steps
    sections["documents"]["main"] = [
        entry.values["id"] for entry in entries["documents"] if entry.at.file == "treaties.yaml"
    ]
    sections["dispute"] = dispute = dispute_section(entries, texts)
    printed = {name: [entry.values["name"] for entry in entries[name]] for name in ("territories", "islands")}
    further = [Texts(each, root, found) for each, root in entries.texts.items()]
    named = {**lists, **with_said(lists, printed, further)}
    sections["status"] = status_section(meta, named, entries.default_territories(), dispute["sides"])
    # the names by which a place is found; the list itself is part of it
    del sections["called"]
    sections["names"] = names_section(named)
    sections["search"] = search_section(lists["documents"], lists["titled"])
    # everyone who takes a stand has a name in the record, and so have the things that only this dispute has
    actors = [*lists["states"], *lists["others"]]
    names = {f"state.{actor['id']}": actor["name"] for actor in actors}
    own = {**dispute_words(dispute), **texts.localise(entries.dispute["words"]), **texts.codes()}
    sections["wording"] = words = {**names, **read_wording(language), **own}
    main = sections["documents"]["main"]
    sections["candidates"] = candidates_section(lists, dispute, main, meta["languages"], words)
    sections["status"]["words"] = {key: word for key, word in words.items() if key.startswith(AT_HAND)}
    return sections


def read_wording(language: str) -> dict[str, str]:
    """The program's own words in one language, from `words/locale/`. Raises DataInvalid when missing or broken."""
    path = os.path.join(PACKAGE, "words", "locale", f"{language}.yaml")
    problems: list[Problem] = []
    try:
        with open(path, "rb") as stream:
            words = parse_yaml(f"words/locale/{language}.yaml", stream.read(), problems)
    except OSError as error:
        raise DataInvalid(f"the wording is missing: {path}: {error.strerror}") from None
    if words is None or problems:
        raise DataInvalid(f"the wording is broken: {problems[0]}")
    return {key: str(value) for key, value in _flat(words)}


def _flat(words: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The words, each form of the table `cases` under a key of its own: `case.gen.NAME`."""
    for key, value in words.items():
        if key != "cases":
            yield key, value
            continue
        for name, forms in value.items():
            yield from ((f"case.{case}.{name}", form) for case, form in forms.items())


def spoken() -> list[str]:
    """The languages of which there is a file of words, English first."""
    names = os.listdir(os.path.join(PACKAGE, "words", "locale"))
    found = sorted(name[: -len(".yaml")] for name in names if name.endswith(".yaml"))
    return sorted(found, key=lambda language: language != "en")
