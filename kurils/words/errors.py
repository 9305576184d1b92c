"""Errors that a reader meets in daily use, in the language of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.errors import visible
from kurils.words.days import month_in_words

if TYPE_CHECKING:
    from typing import Any

    from kurils.base.errors import KurilsError
    from kurils.words.wording import Wording


def told(error: KurilsError, wording: Wording) -> list[str]:
    """The error as a person reads it: one line, or a line for each of many; nothing where the language has no words."""
    if not error.key or not wording.has(f"error.{error.key}"):
        return []
    values = {name: _value(name, value, wording) for name, value in error.values.items()}
    line = wording.tr(f"error.{error.key}", **values)
    if error.hint_key:
        line = wording.noted(line, wording.tr(f"error.hint.{error.hint_key}", **values))
    return [visible(line), *error.lines()[1:]]


def _value(name: str, value: Any, wording: Wording) -> str:
    """A value as a text: what is offered as one or the other, a month by its name, other lists as names."""
    if name == "near":
        return wording.tr("join.or").join(value)
    if name == "both":
        return wording.listed(value)
    if name == "month":
        return month_in_words(value, wording)
    return wording.series(value) if isinstance(value, (list, tuple)) else str(value)
