"""The record of this project with one file damaged: the toy record has no translations, glossary or old names."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fuzz.draw import Draw

DATA = Path(__file__).parent.parent / "data"
#: a key and its value, on a line of their own
_PAIR = re.compile(r"(\s*(?:- )?[\"\w~/.-]+:) .*")
_ENTRY = re.compile(r"  - |    \"?[\w-]+\"?:$|\w+:$")
ANSWERS = [
    ["status", "--date", "1905-09-05", "--all"], ["compare", "--date", "1956-10-19"], ["timeline", "iturup"],
    ["documents"],
    ["document", "1855-shimoda"], ["explain", "iturup"], ["island", "shikotan"], ["border", "--date", "1905-09-05"],
    ["glossary"], ["audit"], ["map", "--date", "1905-09-05", "-o", "map.svg", "--force"],
]  # fmt: skip


def damage(draw: Draw, root: Path, values: list[object]) -> list[str]:
    """Write the record to a folder, without its MANIFEST, damage one file and return its name and how."""
    shutil.copytree(DATA, root, ignore=shutil.ignore_patterns("MANIFEST"))
    path = draw.choice(sorted(path for path in root.rglob("*") if path.is_file() and path.name != "README.md"))
    way = draw.choice(("gone", "empty", "ends", "text", "entry", *["lines"] * 5))
    text = path.read_text(encoding="utf-8")
    path.unlink()
    if way != "gone":
        path.write_bytes(_damaged(draw, text, way, values).encode("utf-8", "surrogatepass"))
    return [str(path.relative_to(root)), way]


def _damaged(draw: Draw, text: str, way: str, values: list[object]) -> str:
    if way == "empty":
        return ""
    if way == "ends":
        return text.replace("\n", draw.choice(("\r\n", "\r")))
    if way == "text":
        return draw.damaged(text)
    lines = text.split("\n")
    if way == "entry":
        begun = [number for number, line in enumerate(lines) if _ENTRY.match(line)] or [0]
        first = draw.randrange(len(begun))
        until = begun[first + 1] if first + 1 < len(begun) else len(lines)
        return "\n".join(lines[: begun[first]] + lines[until:])
    for _ in range(draw.randint(1, 3)):
        number = draw.randrange(len(lines))
        lines[number] = _changed(draw, lines, number, values)
    return "\n".join(lines)


def _changed(draw: Draw, lines: list[str], number: int, values: list[object]) -> str:
    """The line with another value, none, that of another line, another language, twice, or as another line."""
    line = lines[number]
    other = draw.choice(lines)
    if not (pair := _PAIR.fullmatch(line)) or draw.random() < 0.1:
        return draw.choice(("", f"{line}\n{line}", other))
    if (way := draw.random()) < 0.5:
        return f"{pair[1]} {json.dumps(draw.choice(values), ensure_ascii=False)}"
    if way < 0.6:
        return pair[1]
    if way < 0.8:
        return line.replace(" en: ", " ru: ").replace("{en: ", draw.choice(("{ru: ", "{xx: ")))
    return f"{pair[1]} {other.partition(': ')[2]}"
