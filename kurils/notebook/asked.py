"""What Python callers give to the methods of the record: each value is of the kind that its parameter says, or refused.

One way for all methods, by the annotations of their parameters; the methods themselves, which the commands call too,
need not look.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable, Mapping
from operator import index
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any

from kurils.base.errors import UsageError, visible
from kurils.dates.clock import iso_day
from kurils.dates.given import DAY, day_text

if TYPE_CHECKING:
    from collections.abc import Callable

    Kind = Callable[[str, Any], Any]


def asked_rightly(method: Callable[..., Any], declared: Any = None) -> Callable[..., Any]:
    """The method, which raises UsageError for a value that is of another kind than its parameter.

    `declared` is the function whose parameters say so, where it is another one.
    """
    said = declared or method
    kinds = {name: KINDS[hint] for name, hint in said.__annotations__.items() if hint in KINDS and name != "return"}
    names = said.__code__.co_varnames[1 : said.__code__.co_argcount]

    @functools.wraps(method)
    def ask(self: Any, *given: Any, **named: Any) -> Any:
        values = [kinds[name](name, value) if name in kinds else value for name, value in zip(names, given)]
        named = {name: kinds[name](name, value) if name in kinds else value for name, value in named.items()}
        # of more values than there are parameters Python itself says so
        return method(self, *values, *given[len(names) :], **named)

    return ask


def text(name: str, value: Any) -> str:
    """A text."""
    if isinstance(value, str):
        return value
    raise _wrong(name, "a text", value)


def path(name: str, value: Any) -> str:
    """A path, as text or as an object that stands for one."""
    found = fspath(value) if isinstance(value, PathLike) else value
    return text(name, found)


def _texts(name: str, value: Any) -> list[str]:
    """Several texts; one by itself is a list of one."""
    return [text(f"each of {name}", each) for each in _several(name, "texts", value)]


def _paths(name: str, value: Any) -> list[str]:
    return [path(f"each of {name}", each) for each in _several(name, "paths", value)]


def _several(name: str, what: str, value: Any) -> Iterable[Any]:
    if isinstance(value, (str, PathLike)):
        return [value]
    if isinstance(value, type) or not isinstance(value, Iterable):
        raise _wrong(name, f"a list of {what}", value)
    return value


def _day(name: str, value: Any) -> str:
    found = day_text(value)
    if found is None:
        raise _wrong(name, DAY, value, "such as '1905-09-05'")
    return found


def _days(name: str, value: Any) -> Iterable[Any]:
    """Several days, which are looked at when they come; one by itself is a list of one."""
    return [value] if day_text(value) is not None else _several(name, "days", value)


def _each_day(name: str, value: Any) -> list[str]:
    return [_day(f"each of {name}", each) for each in _days(name, value)]


def _clock(name: str, value: Any) -> datetime.date:
    found = None if isinstance(value, str) and len(value) != 10 else day_text(value)
    day = None if found is None else iso_day(found[:10])
    if day is None:
        raise _wrong(name, "a day", value, "such as datetime.date(1905, 9, 5)")
    return day


def _flag(name: str, value: Any) -> bool:
    if isinstance(value, bool) or (type(value).__module__ == "numpy" and type(value).__name__ in ("bool", "bool_")):
        return bool(value)
    raise _wrong(name, "True or False", value)


def _number(name: str, value: Any) -> float:
    if isinstance(value, (str, bytes, bytearray, bool)):
        raise _wrong(name, "a number", value)
    try:
        return float(value)
    except (TypeError, ValueError):
        raise _wrong(name, "a number", value) from None
    except OverflowError:
        raise UsageError(f"{name} is larger than any number of degrees") from None


def _whole(name: str, value: Any) -> int:
    try:
        return index(value)
    except TypeError:
        raise _wrong(name, "a whole number", value) from None


def _answer(name: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping) or not isinstance(value.get("kurils"), Mapping):
        raise _wrong(name, "an answer of the record", value, "such as record.status('1905-09-05')")
    return value


def _or_none(kind: Kind) -> Kind:
    return lambda name, value: None if value is None else kind(name, value)


def _wrong(name: str, what: str, value: Any, hint: str | None = None) -> UsageError:
    return UsageError(f"{name} is {what}, not {visible(type(value).__name__)}", hint)


#: the annotation of a parameter -> what its value becomes; what has none is taken as it is
KINDS: dict[str, Kind] = {
    "str": text,
    "str | None": _or_none(text),
    "str | datetime.date": _day,
    "str | datetime.date | None": _or_none(_day),
    "datetime.date | None": _or_none(_clock),
    "Iterable[str]": _texts,
    "Iterable[str] | None": _or_none(_texts),
    "Iterable[str | os.PathLike[str]]": _paths,
    "Iterable[str | datetime.date]": _days,
    "Iterable[str | datetime.date] | None": _or_none(_each_day),
    "set[str]": lambda name, value: set(_texts(name, value)),
    "bool": _flag,
    "float": _number,
    "int": _whole,
    "Mapping[str, Any]": _answer,
}
