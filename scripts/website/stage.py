"""Lays the pages of the site in a folder as they lie in the project, so that every link between them holds as it is."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import kurils
from scripts.website.contents import BELOW, CONTENTS, MANY, index
from scripts.website.reference import pages

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
_LINK = re.compile(r"\]\(([^)#\s]+)")


def stage(folder: Path) -> None:
    """Fill an empty folder with the sources of the site."""
    (folder / "index.rst").write_text(index(), encoding="utf-8")
    listed = {page for _, part in CONTENTS.values() for page in part} | set(BELOW)
    for page in sorted(page for page in listed if not page.startswith(MANY)):
        _write(folder / page, _with_beside((ROOT / page).read_text(encoding="utf-8"), page, folder, listed))
    for path, text in pages(kurils.load()).items():
        _write(folder / "reference" / path, text)


def _with_beside(text: str, page: str, folder: Path, listed: set[str]) -> str:
    """The text of a page, when what it links to and is no page lies beside it: pictures, scripts, data.

    A folder gets a page that lists its files, and the link leads there.
    """
    for target in dict.fromkeys(_LINK.findall(text)):
        source = (ROOT / page).parent.joinpath(target).resolve()
        if "://" in target or not source.is_relative_to(ROOT) or source.relative_to(ROOT).as_posix() in listed:
            continue
        place = folder / source.relative_to(ROOT)
        if source.is_dir():
            names = sorted(path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file())
            shutil.copytree(source, place, dirs_exist_ok=True)
            _write(place / "index.md", "\n".join([f"# {source.name}", "", *(f"- [{n}]({n})" for n in names)]) + "\n")
            text = text.replace(f"]({target})", f"]({target.rstrip('/')}/index.md)")
        elif source.is_file():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, place)
    return text


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
