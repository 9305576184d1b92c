"""The tools: what each is called, takes and gives, and the function that answers it; the protocol is not known here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.answers.lists import ENTRY_KINDS
from kurils.assist import days, documents
from kurils.base.errors import NoSuchValue, UsageError
from kurils.base.names import close
from kurils.base.resources import data_root
from kurils.query.schema import schema
from kurils.record import load
from kurils.words.citations import STYLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kurils.assist.reply import Reply
    from kurils.record import Record

    Schema = dict[str, Any]

_DATE = (
    "A day in any calendar and form (1905-09-05, '1855-01-26 OS', 'Ansei 1-12-21'), 'today', or a month or a year "
    "(1945-08, 1945)."
)
_TEXT: Schema = {"type": "string"}
_NAMES: Schema = {"type": "array", "items": _TEXT}
_ISLANDS = {**_NAMES, "description": "Islands by id or by any name, in any script; those in dispute if left out."}
_ALL = {"type": "boolean", "description": "Add the territories around."}
_OFFSET = {"type": "integer", "minimum": 0, "description": "Where to go on: the `next` of the result before."}
_ON = {**_TEXT, "description": f"{_DATE} Left out: today."}


class Tool(NamedTuple):
    """One tool; `answer` is the name of the schema of what it gives."""

    name: str
    title: str
    description: str
    takes: dict[str, Schema]
    required: tuple[str, ...]
    answer: str
    ask: Callable[[Record, Mapping[str, Any]], Reply]


_QUOTE = "When you quote it, give both sides' positions and the day to which the record was checked."
TOOLS = (
    Tool(
        "status", "Who held and claimed what on a day",
        "Who in fact held each island on a day, who owned it under an instrument in force between the states, which "
        f"states claimed it, under which document, and both sides' positions. {_QUOTE}",
        {"date": _ON, "islands": _ISLANDS, "all": _ALL,
         "view": {**_TEXT, "description": "neutral, or the id of a side: title and document as it gives them."},
         "offset": _OFFSET},
        (), "brief-status", days.status,
    ),
    Tool(
        "compare", "Both positions side by side",
        "The positions of both sides on each island on a day, with their arguments and documents, and what others "
        "said. Never quote one side alone.",
        {"date": _ON, "islands": _ISLANDS, "offset": _OFFSET}, (), "brief-compare", days.compare,
    ),
    Tool(
        "explain", "Why the answer is what it is",
        "Why the answer for one island and day is what it is: each track in a sentence, the rule, and what some "
        "sources say instead.",
        {"island": {**_TEXT, "description": "One island, by id or by any name."}, "date": _ON, "offset": _OFFSET},
        ("island",), "brief-explain", days.explain,
    ),
    Tool(
        "timeline", "What happened, in order of time",
        "Spells of control, title and claim, documents and events of the islands in order of time.",
        {"islands": _ISLANDS, "from": {**_TEXT, "description": f"First day. {_DATE}"},
         "to": {**_TEXT, "description": f"Last day. {_DATE} Left out: today."},
         "kinds": {"type": "array", "items": {"enum": list(ENTRY_KINDS)}, "description": "These only."},
         "all": _ALL, "offset": _OFFSET},
        (), "brief-timeline", days.timeline,
    ),
    Tool(
        "diff", "What changed between two days",
        "Every change of control, state of the day, title, claims and governing document between two days.",
        {"from": {**_TEXT, "description": f"The earlier day. {_DATE}"},
         "to": {**_TEXT, "description": f"The later day, included. {_DATE}"},
         "islands": _ISLANDS, "all": _ALL, "offset": _OFFSET},
        ("from", "to"), "brief-diff", days.diff,
    ),
    Tool(
        "locate", "Who held a point on a day",
        "On which island a point lies, or which is nearest and how far, and who held it on a day.",
        {"latitude": {"type": "number", "minimum": -90, "maximum": 90, "description": "Degrees north, WGS 84."},
         "longitude": {"type": "number", "minimum": -180, "maximum": 180, "description": "Degrees east, WGS 84."},
         "date": _ON},
        ("latitude", "longitude"), "brief-locate", days.locate,
    ),
    Tool(
        "documents", "Find documents",
        "Treaties, acts, notes and events of the record: those that a query finds, the best first, or all in order "
        "of time. Titles, articles and summaries are searched, in any language of the record.",
        {"query": {**_TEXT, "description": "Words, or a phrase in quotation marks."},
         "islands": {**_NAMES, "description": "Only those that touch these places."},
         "kinds": {**_NAMES, "description": "Only of these kinds: treaty, note, landing …"},
         "from": {**_TEXT, "description": "Not before this day."}, "to": {**_TEXT, "description": "Not after it."},
         "offset": _OFFSET},
        (), "brief-documents", documents.documents,
    ),
    Tool(
        "document", "One document",
        "One document: parties, dates, articles in the record's own words, and how each side reads it.",
        {"id": {**_TEXT, "description": "Id, identifier or title of a document."},
         "offset": _OFFSET},
        ("id",), "brief-document", documents.document,
    ),
    Tool(
        "cite", "How to cite",
        "How to cite documents and sources of the record.",
        {"ids": {**_NAMES, "minItems": 1, "description": "Ids or identifiers of documents and sources."},
         "style": {"enum": list(STYLES), "description": "Left out: text."}, "offset": _OFFSET},
        ("ids",), "brief-cite", documents.cite,
    ),
    Tool(
        "evidence", "What stands behind an identifier",
        "The row of the record behind an identifier of another result (a spell, a position, a document, a variant, a "
        "source): its note, its certainty, all its sources, and where in them it stands.",
        {"id": {**_TEXT, "description": "Results name identifiers under `evidence`; an id will do too."}},
        ("id",), "evidence", documents.evidence,
    ),
)  # fmt: skip


def takes(tool: Tool) -> Schema:
    """The schema of the arguments of a tool; every tool can be asked in any language that is complete."""
    language = {"enum": load().meta["languages"], "description": "Language of the texts. Left out: English."}
    return {
        "type": "object",
        "properties": {**tool.takes, "lang": language},
        "required": list(tool.required),
        "additionalProperties": False,
    }


def gives(tool: Tool) -> Schema:
    """The schema of the object that a tool gives."""
    return {"type": "object", **schema(load().dispute, tool.answer)}


def called(name: str) -> Tool:
    """The tool of that name. Raises NoSuchValue."""
    found = next((tool for tool in TOOLS if tool.name == name), None)
    if found is None:
        raise NoSuchValue(f"no tool is called {name!r}", name, "tools", [tool.name for tool in TOOLS])
    return found


def answered(name: str, given: Mapping[str, Any]) -> Reply:
    """What a tool answers. Raises KurilsError for a tool that is none, arguments that are none, and what it refuses."""
    tool = called(name)
    check(tool, given)
    return tool.ask(_record(given.get("lang", "en"), data_root()), given)


@cache
def _record(language: str, _folder: str) -> Record:
    """The record in use in a language; what it has worked out stays for the next question."""
    return load(language)


def check(tool: Tool, given: Mapping[str, Any]) -> None:
    """Raise UsageError for arguments that the tool does not take, one that is missing, or a value of another kind."""
    from jsonschema import Draft202012Validator

    known = list(takes(tool)["properties"])
    for name in given:
        if name not in known:
            near = close(name, known, 1)
            listed = f"arguments: {', '.join(known)}"
            hint = f"did you mean {near[0]}? {listed}" if near else listed
            raise UsageError(f"{tool.name} takes no argument {name!r}", hint)
    missing = [name for name in tool.required if name not in given]
    if missing:
        raise UsageError(f"{tool.name} needs the argument {missing[0]!r}", tool.takes[missing[0]].get("description"))
    for error in Draft202012Validator(takes(tool)).iter_errors(dict(given)):
        name = str(error.path[0])
        allowed = error.schema.get("enum")
        hint = f"one of {', '.join(allowed)}" if allowed else f"a {error.schema.get('type', 'value')} is wanted"
        raise UsageError(f"{tool.name}: the argument {name!r} cannot be {error.instance!r}", hint)
