"""JSON Schema (2020-12) of the answers, derived from the types of `kurils.answers` and the parties of the record."""

from __future__ import annotations

import re
import typing
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

import kurils.answers.assistant
import kurils.answers.audit
import kurils.answers.days
import kurils.answers.documents
import kurils.answers.map
import kurils.answers.places
import kurils.answers.report
from kurils.answers.lists import NEITHER_SIDE, NEUTRAL
from kurils.answers.meanings import REFERENCE_KM, meaning
from kurils.base.errors import Said, UnknownId
from kurils.base.names import close

if typing.TYPE_CHECKING:
    from kurils.answers.dispute import Dispute

DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: the modules that define answers
MODULES = (
    kurils.answers.days,
    kurils.answers.documents,
    kurils.answers.places,
    kurils.answers.map,
    kurils.answers.report,
    kurils.answers.audit,
    kurils.answers.assistant,
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


def schema(dispute: Dispute, answer: str | None = None) -> dict[str, Any]:
    """The schema of one answer, or of any of them, to questions about this dispute. Raises UnknownId with suggestions.

    Keys are only ever added: so every key is required, and unknown ones are allowed.
    """
    known = answers()
    made = _Schemas(dispute)
    if answer is not None:
        if answer not in known:
            hint = Said(f"answers: {', '.join(known)}", "error.hint.answers", known=[*known])
            raise UnknownId("answer", answer, tuple(close(answer, known)), hint)
        top = made.of(known[answer])
        title = f"kurils {answer}"
    else:
        top = {"oneOf": [made.of(type) for type in known.values()]}
        title = "kurils: any answer"
    return {"$schema": DIALECT, "title": title, **top, "$defs": dict(sorted(made.parts.items()))}


def keys(type: type) -> dict[str, Any]:
    """Key -> type hint of one answer or part of an answer."""
    return get_type_hints(type, include_extras=True)


class _Schemas:
    """Types as schemas; those of mappings go to `parts` and are referred to."""

    def __init__(self, dispute: Dispute) -> None:
        self.parts: dict[str, Any] = {}
        self.sides = dispute["sides"]
        #: what the ids of parties, sides and views may be
        self.ids = {
            "party": self.sides,
            "side": [*self.sides, *NEITHER_SIDE],
            "view": [NEUTRAL, *self.sides],
        }
        self.references = [reference["id"] for reference in dispute["references"]]

    def of(self, hint: Any) -> dict[str, Any]:
        """The schema of one type."""
        if is_typeddict(hint):
            return self._part(hint)
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return {"enum": self.ids[arguments[1]]}
        if origin is Union:
            return self._union(arguments)
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin is list:
            return {"type": "array", "items": self.of(arguments[0])}
        if origin is dict:
            values = self.of(arguments[1])
            if get_origin(arguments[0]) is not Annotated:
                return {"type": "object", "additionalProperties": values}
            ids = self.ids[get_args(arguments[0])[1]]
            return {"type": "object", "properties": dict.fromkeys(ids, values), "required": ids}
        if hint is object or hint is typing.Any:
            return {}
        return {"type": _PLAIN[hint]}

    def _part(self, hint: Any) -> dict[str, Any]:
        name = hint.__name__
        if name not in self.parts:
            # a type may hold itself
            self.parts[name] = {}
            self.parts[name] = self._object(hint)
        elif self.parts[name] and not set(keys(hint)) <= set(self.parts[name]["properties"]):
            raise TypeError(f"two types of answers are called {name}")
        return {"$ref": f"#/$defs/{name}"}

    def _union(self, arguments: tuple[Any, ...]) -> dict[str, Any]:
        found = [self.of(argument) for argument in arguments]
        if all(set(part) == {"type"} for part in found):
            return {"type": [part["type"] for part in found]}
        return {"anyOf": found}

    def _object(self, hint: Any) -> dict[str, Any]:
        properties = {}
        for key, value in keys(hint).items():
            text = meaning(hint.__name__, key)
            properties[key] = {**self.of(value), **({"description": text} if text else {})}
        if hint is kurils.answers.places.Figures:
            distance = {"type": ["number", "null"], "description": REFERENCE_KM}
            properties.update({f"{id}_km": distance for id in self.references})
        described = " ".join((hint.__doc__ or "").split())
        return {
            "title": hint.__name__,
            **({"description": described} if described else {}),
            "type": "object",
            "properties": properties,
            "required": list(properties),
        }
