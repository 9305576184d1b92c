"""The code knows no dispute: no id and no name of the record stands in it, so that it answers for any other one."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path

from kurils.base.resources import PACKAGE

#: lists of the record whose ids say which dispute it is
LISTS = ("states", "others", "territories", "islands", "coasts", "lines", "straits", "scenery", "references", "areas")
#: ids that are plain words too, and the name of the program
PLAIN = {"all", "four", "kurils"}
#: names of this dispute that no id holds
NAMES = {"kuril", "soviet", "ainu", "hokkaido", "etorofu", "kunashiri", "okhotsk", "shimoda", "portsmouth", "yalta"}
#: what may stay, by file, and why
ALLOWED = {
    "answers/meanings/places.py": {
        "ainu",
        "treaty_1875_no",
    },  # keys of the JSON, which never change
    "answers/places.py": {"ainu", "treaty_1875_no"},
    "query/places.py": {"ainu", "ainu_sources", "treaty_1875_no"},
    "show/blocks/places.py": {"ainu", "treaty_1875_no"},
    "store/validate/form/places.py": {"ainu", "ainu_sources", "treaty_1875_no"},
}


def words_of(record):
    """Every word by which the record could be known: ids of its places, states and documents."""
    found = set(NAMES)
    for section in ("places", "shapes", "actors", "dispute"):
        for name, rows in record.section(section).items():
            if name in LISTS and isinstance(rows, list):
                found.update(row["id"] for row in rows)
    found.update(document["id"] for document in record.section("documents")["documents"])
    return {word.casefold() for word in found} - PLAIN


def literals(path):
    """The texts and names of a module, without docstrings and comments: examples for people may stay."""
    text = path.read_text(encoding="utf-8")
    said = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node, clean=False):
            first = node.body[0]
            said.update(range(first.lineno, first.end_lineno + 1))
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.start[0] not in said and token.type not in (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE):
            yield token.start[0], token.string


def met(words, text):
    """The words that stand in a text, whole, or as a part of a key like `nosappu_km`."""
    whole = re.findall(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", text.casefold())
    return {word for found in whole for word in (found, *found.split("_")) if word in words}


def files(*endings):
    """The files of the package that end so, by their name in it."""
    paths = [path for ending in endings for path in Path(PACKAGE).rglob(f"*.{ending}")]
    found = {path.relative_to(PACKAGE).as_posix(): path for path in paths}
    # the room of dates knows calendars, and who used them
    return {name: found[name] for name in sorted(found) if not name.startswith(("_index/", "data/", "dates/"))}


def test_no_module_names_anything_of_this_dispute(record):
    """Neither a state nor a place nor a document."""
    words, found = words_of(record), []
    for name, path in files("py").items():
        for line, text in literals(path):
            named = met(words, text) - ALLOWED.get(name, set())
            found += [f"{name}:{line}: {', '.join(sorted(named))}"] if named else []
    assert found == []


def test_no_style_script_or_template_names_anything_of_this_dispute(record):
    """Their words come from the record and the wording."""
    words, found = words_of(record), []
    for name, path in files("css", "js", "html", "md").items():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            named = set() if re.match(r"\s*(?://|/?\*)", line) else met(words, line)
            found += [f"{name}:{number}: {', '.join(sorted(named))}"] if named else []
    assert found == []


def test_the_wording_names_nothing_of_this_dispute(record):
    """What speaks of it stands in dispute.yaml; why a date cannot be read speaks of calendars, as their code does."""
    from kurils.store.index.sections import read_wording

    words = words_of(record)
    named = {key for key, text in read_wording("en").items() if met(words, f"{key} {text}")}
    assert named == {"why.foreign-lunar", "why.leap-gregorian", "why.old-calendar"}
