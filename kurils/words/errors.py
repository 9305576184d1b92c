"""What the program says of itself in English, errors above all, in the language of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.errors import KurilsError, Said, shortened, visible
from kurils.words.days import month_in_words
from kurils.words.languages import plural
from kurils.words.numbers import figure

if TYPE_CHECKING:
    from typing import Any

    from kurils.words.wording import Wording


def told(error: KurilsError, wording: Wording) -> list[str]:
    """The error as a person reads it: one line, or a line for each of many; nothing where the language has no words."""
    line = _line(error, wording)
    if line is None:
        return []
    return [visible(line), *(visible(said(text, wording)) for text in error.more())]


def said(text: str | KurilsError, wording: Wording) -> str:
    """A text of the program in the words of the language; as it is where it has none there."""
    if isinstance(text, KurilsError):
        return _line(text, wording) or text.line()
    if not isinstance(text, Said) or not text.key:
        return str(text)
    values = {name: _value(name, value, wording) for name, value in text.values.items()}
    if wording.has(text.key):
        return wording.tr(text.key, **values)
    count = text.values.get("count")
    if isinstance(count, int) and wording.has(f"{text.key}.{plural(wording.language, count)}"):
        return wording.count(text.key, count, **values)
    return str(text)


def _line(error: KurilsError, wording: Wording) -> str | None:
    """The error in one line, with its hint; None where the language has no words for it."""
    if not error.key:
        return None
    message = said(Said("", f"error.{error.key}", **error.values), wording)
    if not message:
        return None
    hint = said(Said("", f"error.hint.{error.hint_key}", **error.values), wording) if error.hint_key else error.hint
    return wording.noted(message, said(hint, wording)) if hint else message


def _value(name: str, value: Any, wording: Wording) -> str:
    """A value as a text: what is offered as one or the other, a month by its name, other lists as names.

    What somebody gave is shortened where it is far too long to be repeated.
    """
    if isinstance(value, (list, tuple)):
        texts = [_text(one, wording) for one in value]
        if name == "near":
            return wording.tr("join.or").join(texts)
        if name == "both":
            return wording.listed(texts)
        return wording.clauses(texts) if name == "clauses" else wording.series(texts)
    if name == "month":
        return month_in_words(value, wording)
    return _text(value, wording)


def _text(value: Any, wording: Wording) -> str:
    if isinstance(value, (Said, KurilsError)):
        return said(value, wording)
    return shortened(value) if isinstance(value, str) else figure(value, wording)
