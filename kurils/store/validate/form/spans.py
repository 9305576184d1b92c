"""Spans: whatever has a `from` and a `to` ends after it begins, and what is known of a day is not of the future.

In whichever list, and however deep.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kurils.base.errors import KurilsError
from kurils.dates.edtf import span as edtf_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.store.validate.form.entries import Entries
    from kurils.store.validate.form.fields import At

#: lists whose spans are EDTF and hold their last day; elsewhere `to` is the first day after
CLOSED = ("called",)


def check_spans(entries: Entries) -> None:
    """Report spans that end before they begin or after the coverage, and what is told of a day that is not there."""
    last = str((entries.record.get("coverage") or {}).get("to") or "")
    for name, listed in entries.lists.items():
        for entry in listed:
            _check_in(entry.at, entry.values, name in CLOSED)
            for key, text in _precisions(entry.values, name in CLOSED) if last else ():
                if late := late_part(text, last):
                    told = f"`{key}`: {text} goes on to {late}; the record was last checked on {last}"
                    entry.at.problem("after-coverage", told)
            for key in ("from", "to"):
                if entry.values.get(f"{key}_edtf") and key in entry.values and entry.values[key] is None:
                    entry.at.problem(
                        "no-day", f"`{key}_edtf` says how well the day of `{key}` is known, and there is none"
                    )
    for at, values in ((entries.record_at, entries.record), (entries.dispute_at, entries.dispute)):
        if at:
            _check_in(at, values, False)


def is_reversed(first: str, last: str, closed: bool) -> bool:
    """Whether a span ends before its first day; a `closed` one, of EDTF, may end on that day.

    What is no day is told of elsewhere, and ends whenever it likes.
    """
    if not closed:
        return last <= first
    try:
        begin, end = edtf_span(first)[0], edtf_span(last)[1]
    except KurilsError:
        return False
    return begin is not None and end is not None and end < begin


def _check_in(at: At, values: dict[str, Any], closed: bool) -> None:
    for where, span in _spans(values, ""):
        first, last = span["from"], span["to"]
        if is_reversed(first, last, closed):
            meant = "the last day" if closed or where == "coverage" else "the first day after"
            what = f"`{where}`" if where else "it"
            at.problem("reversed", f"{what} ends ({last}) before it begins ({first}); `to` is {meant}")


def _spans(value: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each mapping with both ends, and the key under which it stands; a distance is `from` a place, and has no `to`."""
    if isinstance(value, dict):
        if isinstance(value.get("from"), str) and isinstance(value.get("to"), str):
            yield where, value
        for key, inner in value.items():
            if isinstance(inner, (dict, list)):
                yield from _spans(inner, key)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, (dict, list)):
                yield from _spans(inner, where)


def _precisions(value: Any, closed: bool) -> Iterator[tuple[str, str]]:
    """Each EDTF that says how well a day is known, but for one that was set for the future, and its key."""
    if isinstance(value, dict):
        for key, inner in value.items():
            precise = key == "edtf" or key.endswith("_edtf") or (closed and key in ("from", "to"))
            if isinstance(inner, str) and precise:
                if value.get("event") != "secret_until":
                    yield key, inner
            elif isinstance(inner, (dict, list)):
                yield from _precisions(inner, closed)
    elif isinstance(value, list):
        for inner in value:
            yield from _precisions(inner, closed)


def late_part(text: str, last: str) -> str | None:
    """The part of an EDTF that is of after a day, or `..` where it never ends; what is no EDTF is told of elsewhere."""
    for part in text.split("/"):
        try:
            begin = edtf_span(part)[0] if part not in ("", "..") else None
        except KurilsError:
            continue
        if begin and begin.isoformat() > last:
            return part
    return ".." if text.endswith("/..") else None
