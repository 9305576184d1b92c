"""JSON Schema (2020-12) of the answers, derived from the types of `kurils.answers.days`."""

from __future__ import annotations

import re
import typing
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

import kurils.answers.days
import kurils.answers.documents
import kurils.answers.map
import kurils.answers.places
import kurils.answers.report
from kurils.answers.meanings import meaning
from kurils.base.errors import UnknownId

DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: the modules that define answers
MODULES = (
    kurils.answers.days,
    kurils.answers.documents,
    kurils.answers.places,
    kurils.answers.map,
    kurils.answers.report,
)
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def answers() -> dict[str, type]:
    """Name of each answer -> its type, in the order in which they are defined."""
    return {
        re.sub(r"(?<!^)(?=[A-Z])", "-", name[: -len("Answer")]).lower(): type
        for name, type in types().items()
        if name.endswith("Answer")
    }


def types() -> dict[str, type]:
    """Every type of which answers are made, by its name."""
    return {
        name: type
        for module in MODULES
        for name, type in vars(module).items()
        if is_typeddict(type) and type.__module__ == module.__name__
    }


def schema(answer: str | None = None) -> dict[str, Any]:
    """The schema of one answer, or of any of them. Raises UnknownId with suggestions.

    Keys are only ever added: so every key is required, and unknown ones are allowed.
    """
    known = answers()
    parts: dict[str, Any] = {}
    if answer is not None:
        if answer not in known:
            import difflib

            raise UnknownId(
                "answer", answer, tuple(difflib.get_close_matches(answer, known, 3)), f"answers: {', '.join(known)}"
            )
        top = _schema_of(known[answer], parts)
        title = f"kurils {answer}"
    else:
        top = {"oneOf": [_schema_of(type, parts) for type in known.values()]}
        title = "kurils: any answer"
    return {"$schema": DIALECT, "title": title, **top, "$defs": dict(sorted(parts.items()))}


def keys(type: type) -> dict[str, Any]:
    """Key -> type hint of one answer or part of an answer."""
    return get_type_hints(type)


def _schema_of(hint: Any, parts: dict[str, Any]) -> dict[str, Any]:
    """A type as a schema; those of mappings go to `parts` and are referred to."""
    if is_typeddict(hint):
        name = hint.__name__
        if name not in parts:
            # a type may hold itself
            parts[name] = {}
            parts[name] = _object(hint, parts)
        elif parts[name] and set(parts[name]["properties"]) != set(keys(hint)):
            raise TypeError(f"two types of answers are called {name}")
        return {"$ref": f"#/$defs/{name}"}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Union:
        return _union(arguments, parts)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is list:
        return {"type": "array", "items": _schema_of(arguments[0], parts)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema_of(arguments[1], parts)}
    if hint is object or hint is typing.Any:
        return {}
    return {"type": _PLAIN[hint]}


def _union(arguments: tuple[Any, ...], parts: dict[str, Any]) -> dict[str, Any]:
    found = [_schema_of(argument, parts) for argument in arguments]
    if all(set(part) == {"type"} for part in found):
        return {"type": [part["type"] for part in found]}
    return {"anyOf": found}


def _object(hint: Any, parts: dict[str, Any]) -> dict[str, Any]:
    hints = keys(hint)
    properties = {}
    for key, value in hints.items():
        text = meaning(hint.__name__, key)
        properties[key] = {**_schema_of(value, parts), **({"description": text} if text else {})}
    described = " ".join((hint.__doc__ or "").split())
    return {
        "title": hint.__name__,
        **({"description": described} if described else {}),
        "type": "object",
        "properties": properties,
        "required": list(hints),
    }
