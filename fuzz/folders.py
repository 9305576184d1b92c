"""Damaged folders, most of the toy record: what `check` refuses is told in lines, and what it accepts is answered."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from fuzz import Find, own
from fuzz.asking import ask, judge

if TYPE_CHECKING:
    from fuzz.draw import Draw

TOY = Path(__file__).parent.parent / "tests" / "toy"
VALUES = [
    None, "", "null", "~", "true", "0", "-1", "1" * 400, "1900-02-29", "1900-05-02", "1635-01-01", "9999-12-31",
    "2000-13-01",
    "1900/1901", "1900~", "../1900", "POLYGON EMPTY", "POLYGON ((0 0, 1 0, 1 1, 0 0))", "POINT (1 1)", "arland",
    "borland", "third",
    "alpha", "beta", "gamma", "gamma_one", "1850-pact", "1900-landing", "first", "copy", "confirmed", "single",
    "agreed", "none",
    "administration", "=1+1", "<b>x</b>", "{{ x }}", "{x}", "%s", "\x1b[31m", "\u202e", "\u2028", "\ud800", "択捉",
    [], {}, [[]],
    {"en": "x"}, {"en": None}, {"en": ""}, ["alpha", "alpha"], {"from": "1900-01-01"}, "https://example.org/é?<>",
    "x" * 5000,
]  # fmt: skip
ANSWERS = [
    ["status", "--date", "1900-05-02", "--all"], ["status", "--brief", "--all"], ["compare", "--date", "1880-01-01"],
    ["timeline"], ["diff", "1840-01-01", "1950-01-01"], ["documents"], ["document", "1850-pact"], ["explain",
    "alpha"],
    ["islands"], ["island", "alpha"], ["locate", "44.5", "145.5"], ["border", "--date", "1880-01-01"], ["sources"],
    ["audit"],
    ["cite", "1850-pact", "--style", "bibtex"], ["map", "--date", "1880-01-01", "-o", "map.svg", "--force"],
    ["map", "-o", "map.geojson", "--force"], ["chart", "-o", "chart.svg", "--force"], ["report", "--date",
    "1900-05-02"],
    ["report", "--from", "1840", "--to", "1950", "--format", "html", "--full"], ["export", "-o", "all", "--force"],
    ["export", "-o", "whole", "--format", "json", "--force"], ["export", "-o", "shapes", "--format", "geojson",
    "--force"],
    ["glossary"], ["schema"], ["tag", "in.csv", "-o", "out.csv", "--force"], ["tag", "in.csv", "--emit", "segment",
    "-o", "s.csv",
     "--legend", "l.csv", "--force"],
]  # fmt: skip
#: how many cases in a hundred take the record of this project, of which a `check` takes two seconds
OWN = 3
FORMATS = ["table", "json", "csv", "markdown", "yaml", "geojson", "ndjson"]


@cache
def _contents() -> dict[str, str]:
    return {str(path.relative_to(TOY)): path.read_text(encoding="utf-8") for path in sorted(TOY.rglob("*.yaml"))}


def case(draw: Draw, folder: str) -> str:
    """One folder, in some ways damaged; returns in which."""
    # a process asks one record; what it loaded of a folder it keeps
    root = Path(folder) / f"record-{draw.getrandbits(64)}"
    if draw.random() * 100 < OWN:
        told = own.damage(draw, root, VALUES)
        return _told(draw, folder, root, told, own.ANSWERS, 1, refused=draw.choice((0, 0, 0, 1)))
    told = []
    contents = dict(_contents())
    for _ in range(draw.choice((1, 1, 1, 2, 3))):
        name = draw.choice(sorted(contents))
        told.append(name)
        contents[name] = _damaged(draw, contents[name])
    for name, text in contents.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    if draw.random() < 0.1:
        told.append(_misplaced(draw, root))
    return _told(draw, folder, root, told, ANSWERS, 6)


def _told(
    draw: Draw, folder: str, root: Path, told: list[str], answers: list[list[str]], most: int, refused: int = 1
) -> str:
    os.chdir(folder)
    try:
        return f"{told}: {_judged(draw, root, told, answers, most, refused)}"
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _judged(draw: Draw, root: Path, told: list[str], answers: list[list[str]], most: int, refused: int) -> int:
    found = ask(["check", str(root)])
    if found.code not in (0, 3):
        raise Find(f"check of {told} ends in {found.code}: {found.err.strip()}")
    judge([], found._replace(code=0) if found.code == 3 else found)
    Path("in.csv").write_text("lat,lon,date\n44.5,145.5,1880-01-01\nx,1,1900\n44.5,145.5,1850\n", encoding="utf-8")
    asked = draw.sample(answers, most if found.code == 0 else refused)
    for words in asked:
        more = (
            ["--format", draw.choice(FORMATS)]
            if draw.random() < 0.6 and "--format" not in words and "-o" not in words
            else []
        )
        answer = ask([*words, *more, "--data", str(root)])
        judge([*words, *more], answer)
        if (answer.code == 3) != (found.code == 3) and answer.code != 2:
            raise Find(f"check of {told} says {found.code}, {words} {answer.code}: {answer.err.strip()}")
    return found.code


def _damaged(draw: Draw, text: str) -> str:
    if draw.random() < 0.2:
        return draw.damaged(text)
    try:
        value = yaml.load(text, yaml.BaseLoader)
    except (yaml.YAMLError, ValueError):
        return text
    if not isinstance(value, (dict, list)):
        return text
    places = list(_places(value))
    if not places:
        return text
    holder, key = draw.choice(places)
    way = draw.random()
    if way < 0.2:
        del holder[key]
    elif way < 0.65:
        holder[key] = draw.choice(VALUES)
    elif way < 0.85:
        other, at = draw.choice(places)
        holder[key] = other[at]
    elif isinstance(holder, list):
        holder.insert(draw.randint(0, len(holder)), holder[key])
    else:
        holder[draw.choice(("from", "to", "note", "x", "", "id", "members"))] = holder[key]
    yaml.SafeDumper.ignore_aliases = lambda *_: True  # type: ignore[method-assign]
    try:
        return yaml.safe_dump(value, sort_keys=False, allow_unicode=draw.random() < 0.5)
    except RecursionError:
        return text


def _places(value: Any) -> Any:
    pairs = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    for key, inner in pairs:
        yield value, key
        if isinstance(inner, (dict, list)):
            yield from _places(inner)


def _misplaced(draw: Draw, root: Path) -> str:
    """Something that is there and should not be, or the other way round."""
    name = draw.choice(sorted(_contents()))
    path = root / name
    way = draw.choice(("gone", "link", "dangling", "ring", "pipe", "folder", "more", "odd", "empty", "binary"))
    if way == "more":
        (root / "documents" / "more.yaml").write_text("documents: []\n", encoding="utf-8")
    elif way == "odd":
        os.makedirs(os.path.join(os.fsencode(root), b"a\xff\nkurils: b"))
    elif way == "empty":
        path.write_bytes(b"")
    elif way == "binary":
        path.write_bytes(draw.randbytes(200))
    else:
        path.unlink()
    if way == "link":
        path.symlink_to(TOY / name)
    elif way == "dangling":
        path.symlink_to("nowhere")
    elif way == "ring":
        path.symlink_to(path.name)
    elif way == "pipe":
        os.mkfifo(path)
    elif way == "folder":
        path.mkdir()
    return f"{way} {name}"
