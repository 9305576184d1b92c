"""YAML files of the record -> plain mappings that remember their file and line.

This is the only module that imports `yaml`. Every scalar stays the text that was written (a plain `null` or `~` is
None): YAML's own typing would turn a day into a date, `NO` into False and `46:30` into 2790. Repeated keys, aliases,
tags and absurd nesting are refused. Nothing is raised for bad data: all problems are collected as values.
"""

from __future__ import annotations

import os
from itertools import islice
from typing import TYPE_CHECKING, Any

from kurils.base.reading import read_whole
from kurils.base.widths import clean
from kurils.store.problems import Problem, clipped

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The folders of the record whose files are all of one form; every other file stands at the top.
FOLDERS = ("documents", "sources", "spells", "texts")

#: The files at the top. `required` ones must be there; the others may be missing from a record of one's own.
REQUIRED_FILES = ("record.yaml", "actors.yaml", "dispute.yaml", "islands.yaml", "treaties.yaml")
OPTIONAL_FILES = (
    "borders.yaml",
    "coasts.yaml",
    "glossary.yaml",
    "land.yaml",
    "lines.yaml",
    "names.yaml",
    "polygons.yaml",
    "positions.yaml",
    "positions-others.yaml",
    "readings.yaml",
    "variants.yaml",
)

#: what may lie beside: read by people, or by the program for its own record only
ABOUT = ("README.md", "LICENSE", "MANIFEST")
BESIDE = {"calendar": ("japanese-eras.csv", "japanese-months.csv")}

#: bounds of one file, and of the record; the largest file of our own has 200 kB and 12,000 values
MAX_BYTES = 4 * 1024 * 1024
MAX_NODES = 100_000
MAX_FILES = 200
MAX_RECORD_BYTES = 16 * 1024 * 1024
MAX_LISTED = 2_000
MAX_DEPTH = 24
_NULLS = ("", "null", "~")


class Mapping(dict[str, Any]):
    """A YAML mapping that knows where it stands: `file`, `line`, and the line of each key in `lines`."""

    __slots__ = ("file", "line", "lines")

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: dict[str, int] = {}


class _Builder:
    """Turns the events of one YAML text into Mappings, lists and texts, one at a time, and collects what is wrong.

    No tree is composed before it is judged: what is too deep or too much ends the reading where it is met.
    """

    def __init__(self, file: str, events: Iterator[Any], problems: list[Problem]) -> None:
        self.file = file
        self.events = events
        self.problems = problems
        self.nodes = 0

    def document(self) -> Any:
        """The one document of the text, or None when it is empty. Raises _Refused."""
        result = None
        found = False
        for event in self.events:
            name = type(event).__name__
            if name == "DocumentStartEvent":
                if found:
                    raise _Refused(self.line(event), "a second document begins here; a file holds one")
                found = True
                result = self.build(next(self.events), 0)
        return result

    def build(self, event: Any, depth: int) -> Any:
        line = self.line(event)
        name = type(event).__name__
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise _Refused(line, f"more than {MAX_NODES} values in one file")
        if depth > MAX_DEPTH:
            raise _Refused(line, f"nested deeper than {MAX_DEPTH} levels")
        if name == "AliasEvent" or event.anchor is not None:
            raise _Refused(line, "anchors and aliases are not allowed; write the value out")
        kind = {"ScalarEvent": "str", "SequenceStartEvent": "seq"}.get(name, "map")
        if event.tag not in (None, f"tag:yaml.org,2002:{kind}"):
            raise _Refused(line, f"the tag {event.tag!r} is not allowed; write plain values")
        if kind == "str":
            return None if event.style in (None, "") and event.value in _NULLS else event.value
        if kind == "seq":
            return self.build_list(depth)
        return self.build_mapping(line, depth)

    def build_list(self, depth: int) -> list[Any]:
        result = []
        while type(event := next(self.events)).__name__ != "SequenceEndEvent":
            result.append(self.build(event, depth + 1))
        return result

    def build_mapping(self, line: int, depth: int) -> Mapping:
        result = Mapping(self.file, line)
        while type(event := next(self.events)).__name__ != "MappingEndEvent":
            key_line = self.line(event)
            if type(event).__name__ != "ScalarEvent":
                raise _Refused(key_line, "a key must be a plain text")
            key = event.value
            value = self.build(next(self.events), depth + 1)
            if key in result.lines:
                message = f"key {key!r} is given twice (first on line {result.lines[key]})"
                self.problems.append(Problem(self.file, key_line, "", "duplicate-key", clipped(message)))
                continue
            result.lines[key] = key_line
            result[key] = value
        return result

    @staticmethod
    def line(event: Any) -> int:
        """The line of an event, counted from 1."""
        line: int = event.start_mark.line + 1
        return line


class _Refused(Exception):
    """What is not read any further, and on which line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def parse_yaml(file: str, content: bytes, problems: list[Problem]) -> Mapping | None:
    """One file's text as a Mapping, or None when it cannot be read as one (the reasons go to `problems`)."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    if len(content) > MAX_BYTES:
        problems.append(Problem(file, 1, "", "yaml", f"larger than {MAX_BYTES} bytes"))
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problems.append(Problem(file, line, "", "encoding", "not valid UTF-8"))
        return None
    try:
        built = _Builder(file, yaml.parse(text, Loader=loader), problems).document()
    except _Refused as refused:
        problems.append(Problem(file, refused.line, "", "yaml", clipped(str(refused))))
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problems.append(Problem(file, line, "", "yaml", f"not valid YAML: {error.problem or error.context}"))
        return None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        problems.append(Problem(file, 1, "", "yaml", f"not valid YAML: {' '.join(str(error).split())[:200]}"))
        return None
    if not isinstance(built, Mapping):
        problems.append(Problem(file, 1, "", "yaml", "the file must be a mapping with the name of its list as key"))
        return None
    return built


def template() -> Iterator[tuple[str, bytes]]:
    """The files of a small record of an invented dispute, by name: what `kurils new-data` writes."""
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "template")
    for name in data_files(root):
        with open(os.path.join(root, *name.split("/")), "rb") as stream:
            yield name, stream.read()


def data_files(root: str) -> list[str]:
    """The files that the record below `root` is read from, as names with `/`, sorted; no other file is opened."""
    return _listed(root)[0]


def _listed(root: str) -> tuple[list[str], list[str]]:
    """The files of the record, and what else lies in the folder, hidden files and those about the record left out."""
    read, unread = [], []
    for folder in ("", *FOLDERS, *BESIDE):
        path = os.path.join(root, folder)
        if folder and not os.path.isdir(path):
            continue
        with os.scandir(path) as found:
            for entry in islice(found, MAX_LISTED):
                name = f"{folder}/{entry.name}" if folder else entry.name
                if entry.name.startswith("."):
                    continue
                if name in ABOUT or name in FOLDERS or name in BESIDE or folder in BESIDE:
                    # a folder of the name of a file, and a file of that of a folder, are read by nothing
                    is_folder = name in FOLDERS or name in BESIDE
                    known = is_folder or name in ABOUT or entry.name in BESIDE[folder]
                    if not known or entry.is_dir() != is_folder:
                        unread.append(name)
                elif entry.name.endswith((".yaml", ".yml")):
                    read.append(name)
                else:
                    unread.append(name)
    return sorted(read), sorted(unread)


def load_folder(root: str) -> tuple[dict[str, Mapping], list[Problem]]:
    """Every file of the record below `root`, by name, and all problems met while reading them."""
    problems: list[Problem] = []
    loaded: dict[str, Mapping] = {}
    try:
        names, unread = _listed(root)
    except OSError as error:
        return {}, [Problem(".", 1, "", "unreadable", f"the folder cannot be read: {error.strerror or error}")]
    for name in unread[:MAX_FILES]:
        problems.append(Problem(clean(name), 1, "", "unknown-file", "nothing reads it; see data/README.md"))
    for name in REQUIRED_FILES:
        if name not in names:
            problems.append(Problem(name, 1, "", "missing-file", "this file of the record is missing"))
    if len(names) > MAX_FILES:
        problems.append(Problem(".", 1, "", "too-much", f"{len(names)} files; a record has at most {MAX_FILES}"))
        return {}, problems
    size = 0
    for name in names:
        if "/" not in name and name not in REQUIRED_FILES and name not in OPTIONAL_FILES:
            problems.append(Problem(clean(name), 1, "", "unknown-file", "not a file of the record; see data/README.md"))
            continue
        try:
            content = read_whole(os.path.join(root, *name.split("/")), MAX_BYTES)
        except OSError as error:
            problems.append(Problem(clean(name), 1, "", "unreadable", f"cannot be read: {error.strerror or error}"))
            continue
        size += len(content)
        if size > MAX_RECORD_BYTES:
            message = f"the record is larger than {MAX_RECORD_BYTES} bytes with this file; the rest is not read"
            problems.append(Problem(clean(name), 1, "", "too-much", message))
            break
        mapping = parse_yaml(name, content, problems)
        if mapping is not None:
            loaded[name] = mapping
    return loaded, problems
