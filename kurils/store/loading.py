"""YAML files of the record -> plain mappings that remember their file and line.

This is the only module that imports `yaml`. Every scalar stays the text that was written (a plain `null` or `~` is
None): YAML's own typing would turn a day into a date, `NO` into False and `46:30` into 2790. Repeated keys, aliases,
tags and absurd nesting are refused. Nothing is raised for bad data: all problems are collected as values.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from kurils.store.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The folders of the record whose files are all of one form; every other file stands at the top.
FOLDERS = ("documents", "sources", "spells")

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

MAX_BYTES = 16 * 1024 * 1024
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
    """Turns one composed YAML tree into Mappings, lists and texts, and collects what is wrong with it."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems
        self.seen: set[int] = set()

    def build(self, node: Any, depth: int = 0) -> Any:
        line = node.start_mark.line + 1
        if depth > MAX_DEPTH:
            self.refuse(line, "yaml", f"nested deeper than {MAX_DEPTH} levels")
            return None
        kind = node.id
        if node.tag != {"scalar": "tag:yaml.org,2002:str", "sequence": "tag:yaml.org,2002:seq"}.get(
            kind, "tag:yaml.org,2002:map"
        ):
            self.refuse(line, "yaml", f"the tag {node.tag!r} is not allowed; write plain values")
            return None
        if id(node) in self.seen:
            self.refuse(line, "yaml", "anchors and aliases are not allowed; write the value out")
            return None
        self.seen.add(id(node))
        if kind == "scalar":
            return None if node.style in (None, "") and node.value in _NULLS else node.value
        if kind == "sequence":
            return [self.build(item, depth + 1) for item in node.value]
        return self.build_mapping(node, line, depth)

    def build_mapping(self, node: Any, line: int, depth: int) -> Mapping:
        result = Mapping(self.file, line)
        for key_node, value_node in node.value:
            key_line = key_node.start_mark.line + 1
            if key_node.id != "scalar":
                self.refuse(key_line, "yaml", "a key must be a plain text")
                continue
            key = key_node.value
            if key in result.lines:
                self.refuse(
                    key_line, "duplicate-key", f"key {key!r} is given twice (first on line {result.lines[key]})"
                )
                continue
            result.lines[key] = key_line
            result[key] = self.build(value_node, depth + 1)
        return result

    def refuse(self, line: int, code: str, message: str) -> None:
        self.problems.append(Problem(self.file, line, "", code, message))


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
        node = yaml.compose(text, Loader=loader)
        built = None if node is None else _Builder(file, problems).build(node)
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


def data_files(root: str) -> Iterator[str]:
    """The YAML files of the record below `root`, as names with `/`, sorted."""
    names = [name for name in os.listdir(root) if name.endswith((".yaml", ".yml"))]
    for folder in FOLDERS:
        path = os.path.join(root, folder)
        if os.path.isdir(path):
            names += [f"{folder}/{name}" for name in os.listdir(path) if name.endswith((".yaml", ".yml"))]
    yield from sorted(names)


def load_folder(root: str) -> tuple[dict[str, Mapping], list[Problem]]:
    """Every file of the record below `root`, by name, and all problems met while reading them."""
    problems: list[Problem] = []
    loaded: dict[str, Mapping] = {}
    names = list(data_files(root))
    for name in REQUIRED_FILES:
        if name not in names:
            problems.append(Problem(name, 1, "", "missing-file", "this file of the record is missing"))
    for name in names:
        if "/" not in name and name not in REQUIRED_FILES and name not in OPTIONAL_FILES:
            problems.append(Problem(name, 1, "", "unknown-file", "not a file of the record; see data/README.md"))
            continue
        try:
            with open(os.path.join(root, *name.split("/")), "rb") as stream:
                content = stream.read(MAX_BYTES + 1)
        except OSError as error:
            problems.append(Problem(name, 1, "", "unreadable", f"cannot be read: {error.strerror or error}"))
            continue
        mapping = parse_yaml(name, content, problems)
        if mapping is not None:
            loaded[name] = mapping
    return loaded, problems
