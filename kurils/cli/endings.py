"""What the ending of `-o FILE` chooses, in every command, and the language where none is asked for."""

from __future__ import annotations

import os

from kurils.base.errors import UsageError
from kurils.cli import manners

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any

_TEXT = {".txt": ("format", "table")}
_FORMATS = {
    ".json": ("format", "json"),
    ".ndjson": ("format", "ndjson"),
    ".jsonl": ("format", "ndjson"),
    ".csv": ("format", "csv"),
    ".md": ("format", "markdown"),
    ".markdown": ("format", "markdown"),
    ".yaml": ("format", "yaml"),
    ".yml": ("format", "yaml"),
    ".geojson": ("format", "geojson"),
    ".geojsonl": ("format", "geojson-seq"),
    ".geojsons": ("format", "geojson-seq"),
}
#: command -> ending -> the option that it stands for, and its value; of the others those of `_FORMATS`
ENDINGS: dict[str, Mapping[str, tuple[str, str]]] = {
    "cite": {
        ".txt": ("style", "text"),
        ".bib": ("style", "bibtex"),
        ".ris": ("style", "ris"),
        **{ending: chosen for ending, chosen in _FORMATS.items() if not ending.startswith(".geo")},
    },
    # one form only, which a name without an ending may have too
    "page": {".html": ("", ""), ".htm": ("", ""), "": ("", "")},
    "schema": {".json": ("", ""), "": ("", "")},
}
#: commands that say themselves what their file or folder may be called
OF_THEIR_OWN = ("map", "report", "export")


def settle(command: str, given: dict[str, Any], said: Collection[str]) -> None:
    """Fill in what follows from what was said: format or style from the ending of the file, then the language.

    `given` are the values of the parameters, `said` the names of those that the command line names. Raises UsageError
    for an ending that chooses nothing, where neither format nor style is named,
    and OutputError for a file without a name.
    """
    path = given.get("output")
    if path == "":
        # such as a variable of a shell that is not set
        from kurils.base.files import nameless

        raise nameless()
    ours = command in ENDINGS or ("format" in given and command not in OF_THEIR_OWN)
    if ours and path not in (None, "-") and not {"format", "style"} & set(said):
        option, value = chosen(command, str(path))
        if option:
            given[option] = value
    if "lang" in given and "lang" not in said:
        format = given.get("format")
        if format is None or "format" not in said:
            format = _FORMATS.get(_ending(str(path or "")), ("format", format or "table"))[1]
        given["lang"] = manners.language(format)


def chosen(command: str, path: str) -> tuple[str, str]:
    """The option that the ending of a file stands for, and its value. Of a device, a pipe and the like it is none."""
    endings = ENDINGS.get(command, {**_TEXT, **_FORMATS})
    ending = _ending(path)
    if ending in endings:
        return endings[ending]
    if os.path.exists(path) and not os.path.isfile(path):
        return "", ""
    known = ", ".join(filter(None, endings))
    more = "" if command in ("page", "schema") else ", or give --format"
    error = UsageError(f"cannot tell the format from the ending of {path}", known + more)
    raise error.keyed("ending", "endings" if more else "values", path=path, known=[*filter(None, endings)])


def _ending(path: str) -> str:
    return os.path.splitext(path)[1].lower()
