"""The table of the commands for the completion key: what each takes, made of what the framework knows of them.

It is prepared with the program (`python -m kurils.cli.prepare`), since making it takes the framework; in a checkout it
is trusted only while the code is the one that it was made of, and made anew otherwise.
"""

from __future__ import annotations

import os

from kurils.base.quick import decode
from kurils.base.resources import PACKAGE
from kurils.cli.completing.engine import FILES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PREPARED = os.path.join(PACKAGE, "_cli")
FILE = os.path.join(PREPARED, "commands.json")

#: what stands for a value in the help -> kinds of what may be offered; those of one command alone are named with it
KINDS = {
    "[ISLAND]...": "island date-too",
    "ISLAND": "island",
    "DATE": "date",
    "D1": "date",
    "D2": "date",
    "[DATE]": "date",
    "[AREA] [DATE]": "area date-too",
    "AREA": "area",
    "VIEW": "view",
    "LANG": "language",
    "LANG|both": "label",
    "FORMAT": "format",
    "FILE": FILES,
    "FILE...": FILES,
    "FILE.png": FILES,
    "DIR": FILES,
    "[FOLDER]": FILES,
    "FOLDER": FILES,
    "PART": "part",
    "SIDE": "side",
    "READ": "read",
    "FAMILY": "family",
    "GROUP": "island",
    "[ANSWER]": "answer",
    "[SHELL]": "shell",
    "[COMMAND|TOPIC]": "topic",
    "document ID": "document",
    "cite ID...": "document source",
    "documents KIND": "document-kind",
    "sources KIND": "source-kind",
    "timeline KIND": "entry-kind",
    "tag KIND": "file-kind",
    "report A,B --islands": "island,",
    "report A,B --sections": "section,",
    "chart D,D,…": "date,",
    "tag NAMES --fields": "tag-field,",
    "config [get|set|unset KEY [VALUE]]": "action / setting / setting-value language",
}
#: what nobody can know before it is typed
FREE = (
    "[QUERY]...", "[WORD]...", "LAT LON", "URL", "A,B", "NAMES", "FIELD", "NAME", "TEXT", "CHAR", "KM", "N",
    "ROWS", "ADDRESS", "FORM", "[HOST:]PORT",
)  # fmt: skip


def table() -> dict[str, Any]:
    """Command -> its table. The one that was prepared, if it is that of the code that runs."""
    try:
        with open(FILE, "rb") as stream:
            prepared: dict[str, Any] = decode(stream.read().decode())
        if os.path.isdir(os.path.join(PACKAGE, "data")) or prepared["digest"] == digest():
            return prepared["commands"]  # type: ignore[no-any-return]
    except (OSError, ValueError, KeyError):
        pass
    return build()


def digest() -> str:
    """The digest of the code of which the table is made: in a checkout it may have changed since."""
    import hashlib

    made = hashlib.sha256()
    for path, folders, names in os.walk(PACKAGE):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".py"):
                with open(os.path.join(path, name), "rb") as stream:
                    made.update(name.encode() + stream.read())
    return made.hexdigest()


def build() -> dict[str, Any]:
    """The table, made anew."""
    from kurils.cli.app import group

    made = group()
    return {"": _of("", made), **{name: _of(name, command) for name, command in made.commands.items()}}


def _of(name: str, command: Any) -> dict[str, Any]:
    from kurils.cli.topics import ABOUT

    found: dict[str, Any] = {
        "help": ABOUT.get(name, "").rstrip("."),
        "options": {}, "told": {}, "short": {}, "many": [], "arguments": [],
    }  # fmt: skip
    for parameter in command.get_params(command.make_context(name, [], resilient_parsing=True)):
        kind = None if getattr(parameter, "is_flag", False) else kind_of(name, parameter)
        if parameter.param_type_name == "argument" and kind is not None:
            # one that takes several words may want another kind in each place
            found["arguments"] += kind.split(" / ")
            continue
        if parameter.name == "format" and kind is not None:
            found["told"].update({"--json": "The same as --format json.", "--csv": "The same as --format csv."})
            found["options"].update({"--json": None, "--csv": None})
        # the framework keeps some of them in a set, and the same commit must make the same file
        names = sorted(parameter.opts)
        long = max(names, key=len)
        found["told"][long] = (parameter.help or "").strip()
        found["options"].update(dict.fromkeys(names, kind))
        found["short"].update({short: long for short in names if short != long})
        if parameter.multiple:
            found["many"].append(long)
    used = {kind.rstrip(",") for kinds in (*found["options"].values(), *found["arguments"]) if kinds
            for kind in kinds.split()}  # fmt: skip
    known = closed_lists(name)
    found["values"] = {kind: known[kind] for kind in sorted(used) if kind in known}
    found["values"].update({kind: [[value, ""] for value in kind.split("|")] for kind in sorted(used) if "|" in kind})
    return found


def kind_of(command: str, parameter: Any) -> str:
    """The kinds of values that an option or an argument takes; nothing is offered for one that has none here."""
    said = parameter.metavar or ""
    for key in (f"{command} {said} {max(parameter.opts, key=len)}", f"{command} {said}", said):
        if key in KINDS:
            return KINDS[key]
    return str(said) if "|" in said else "free"


def closed_lists(command: str) -> dict[str, list[list[str]]]:
    """Kinds of which the program itself knows all values, each with what it stands for."""
    from kurils.answers import lists
    from kurils.cli import COLOURS, COMMANDS, config, configuration, topics
    from kurils.cli.completing.scripts import SCRIPTS
    from kurils.cli.report import FORMATS as REPORT_FORMATS
    from kurils.export import EXPORTS
    from kurils.maps.files import PICTURES
    from kurils.query.report import SECTIONS
    from kurils.query.schema import answers
    from kurils.show.blocks import parts
    from kurils.show.formats import FORMATS
    from kurils.tagging.columns import FIELDS
    from kurils.tagging.files import KINDS as FILE_KINDS

    formats = {"report": REPORT_FORMATS, "export": EXPORTS, "map": (*FORMATS, *PICTURES)}.get(command, FORMATS)
    plain = {
        "format": [name for name in formats if name != "geojson-seq"],
        "part": parts.EXPLAIN if command == "explain" else parts.DOCUMENT,
        "document-kind": (*lists.DOCUMENT_CLASSES, *lists.INSTRUMENT_KINDS, *lists.EVENT_KINDS),
        "source-kind": lists.SOURCE_KINDS,
        "entry-kind": lists.ENTRY_KINDS,
        "read": lists.READ,
        "section": SECTIONS,
        "answer": answers(),
        "topic": (*topics.TOPICS, *COMMANDS),
        "file-kind": FILE_KINDS,
        "tag-field": FIELDS,
        "shell": SCRIPTS,
        "action": config.ACTIONS,
        "setting": configuration.SETTINGS,
        "setting-value": COLOURS,
    }
    return {kind: [[value, ""] for value in values] for kind, values in plain.items()}
