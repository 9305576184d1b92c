"""Texts of dates and names, asked of the parsers themselves: quicker than by command lines."""

from __future__ import annotations

import datetime
from functools import cache
from typing import TYPE_CHECKING

import kurils
from fuzz import Find
from fuzz.draw import IDS, PLACES
from kurils.base.errors import KurilsError

if TYPE_CHECKING:
    from fuzz.draw import Draw
    from kurils.record import Record

TODAY = datetime.date(2026, 11, 22)


@cache
def _record() -> Record:
    return kurils.load()


def date(draw: Draw) -> str:
    """A text as a date: read as a span of days that is not reversed, or refused in one line."""
    given = draw.date()
    record = _record()
    try:
        found = record.date(given, TODAY)
    except KurilsError as error:
        _one_line(error)
        return given
    except Exception as error:
        raise Find(f"{given!r}: {type(error).__name__}: {error}") from error
    if found.first > found.last:
        raise Find(f"{given!r} is read as {found.first} to {found.last}")
    return given


def name(draw: Draw) -> str:
    """A text as the name of a place, a document or a source: found, or refused in one line with what it is like."""
    given = draw.place() if draw.random() < 0.6 else draw.damaged(draw.choice(IDS + PLACES))
    record = _record()
    way = draw.choice((lambda: record.places([given]), lambda: record.document(given), lambda: record.documents(given)))
    try:
        way()
    except KurilsError as error:
        _one_line(error)
    except Exception as error:
        raise Find(f"{given!r}: {type(error).__name__}: {error}") from error
    return given


def _one_line(error: KurilsError) -> None:
    if "\n" in error.line() or not error.line().isprintable():
        raise Find(f"a message that is no line: {error.line()!r}")
