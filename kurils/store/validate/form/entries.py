"""All entries of the record after the schema has been applied, each with the place where it stands."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.store.validate.form.fields import At
from kurils.store.validate.form.places import PLACE_FILES
from kurils.store.validate.form.schema import FILES

if TYPE_CHECKING:
    from kurils.store.loading import Mapping
    from kurils.store.problems import Problem

#: lists that must be there in a file that may hold others too
NEEDED = ("documents", "sources", "dispute", "looks", "areas")


class Entry(NamedTuple):
    """One entry in normal form, and where it stands."""

    at: At
    values: dict[str, Any]


class Entries:
    """The entries of every list of the record, by the list's name, and the references between them."""

    def __init__(self) -> None:
        self.lists: dict[str, list[Entry]] = {}
        self.record: dict[str, Any] = {}
        #: where `record` stands; None when there is none
        self.record_at: At | None = None
        self.dispute: dict[str, Any] = {}
        #: where `dispute` stands; None when there is none
        self.dispute_at: At | None = None
        #: the files of `texts/`, by language
        self.texts: dict[str, Mapping] = {}
        self.problems: list[Problem] = []
        self.references: list[tuple[str, str, At]] = []

    def __getitem__(self, name: str) -> list[Entry]:
        return self.lists.get(name, [])

    def by_id(self, name: str) -> dict[str, dict[str, Any]]:
        """The entries of one list by id; of two with the same id, the first."""
        result: dict[str, dict[str, Any]] = {}
        for entry in self[name]:
            if isinstance(entry.values.get("id"), str):
                result.setdefault(entry.values["id"], entry.values)
        return result

    def default_territories(self) -> list[str]:
        """Ids of the territories of which an answer speaks unasked."""
        return [id for id in self.dispute.get("default") or () if id]


def apply_schema(files: dict[str, Mapping]) -> Entries:
    """Check the form of every file; the entries that could be read are kept even when some are wrong."""
    entries = Entries()
    for name, root in files.items():
        if name.startswith("texts/"):
            entries.texts[name.removeprefix("texts/").removesuffix(".yaml")] = root
            continue
        lists = next((lists for pattern, lists in (*FILES, *PLACE_FILES) if fnmatchcase(name, pattern)), None)
        top = At(name, root.line, "", entries.problems, entries.references)
        if lists is None:
            top.problem("unknown-file", "not a file of the record; see data/README.md")
            continue
        for key in root:
            if key not in lists:
                top.on(root.lines[key]).problem("unknown-key", f"unknown list {key!r}; allowed: {', '.join(lists)}")
        for key, check in lists.items():
            if key in root:
                _read_list(entries, key, check, root, top)
            elif key in NEEDED or len(lists) == 1:
                top.problem("missing-key", f"the list {key!r} is missing")
    return entries


def _read_list(entries: Entries, key: str, check: Any, root: Mapping, top: At) -> None:
    if key == "record":
        entries.record_at = top.on(root.lines[key])
        entries.record = check(root[key], entries.record_at)
        return
    if key == "dispute":
        entries.dispute_at = top.on(root.lines[key])
        entries.dispute = check(root[key], entries.dispute_at)
        return
    raw = root[key]
    # the list check walks all items with one place each; run it item by item to know each entry's own place and id
    if not isinstance(raw, list):
        check(raw, top.on(root.lines[key]))
        return
    if not raw:
        check(raw, top.on(root.lines[key]))
    for item in raw:
        line = getattr(item, "line", root.lines[key])
        name = item.get("id") if isinstance(item, dict) else None
        at = At(top.file, line, name if isinstance(name, str) else "", entries.problems, entries.references)
        values = check([item], at)
        if values and isinstance(values[0], dict) and values[0]:
            entries.lists.setdefault(key, []).append(Entry(at, values[0]))
