"""Taking apart what stands together: 26 января (7 февраля) 1855, 25 апреля/7 мая 1875, 昭和31年（1956年）10月19日."""

from __future__ import annotations

import re

from kurils.base.errors import InvalidDate, Said
from kurils.dates.notation import Notation, read_notation, split_mark, unreadable
from kurils.dates.readings import Reading, only, together
from kurils.dates.text import HINT
from kurils.dates.vocabulary import BRACKETED_WEEKDAYS, WEEKDAY_WORDS

_BRACKETS = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")
#: a slash, or the sign of equality, between two notations
_BETWEEN = re.compile(r" ?[/=] ?")
#: how many notations are taken apart: each may be meant in two calendars, so that all ways double with each
MOST = 6
_NUMERIC = re.compile(r"[0-9]+ ?/ ?[0-9]+(?: ?/ ?[0-9]+)?")


def reading_of(given: str, text: str) -> Reading:
    """The one day, month or year that a normalised text names, by one notation or by several that agree."""
    outer, groups = _split_brackets(text)
    outer, weekday, inner = _sort(outer, groups)
    inside = [read for group in inner for read in _inside(given, group)]
    beside, year_behind = _beside(given, outer)
    notations = [*beside, *inside]
    if weekday is not None:
        beside[0].weekday = weekday
    if len(notations) == 1:
        return only(given, *notations)
    if len(notations) > MOST:
        raise InvalidDate(
            given, Said(f"more than {MOST} notations stand together", "why.many-notations", most=MOST), HINT
        )
    return together(given, notations, year_behind or _year_behind(text))


def _split_brackets(text: str) -> tuple[str, list[str]]:
    """The text without what stands in brackets, and that."""
    groups = [match.group(1) or match.group(2) or "" for match in _BRACKETS.finditer(text)]
    outer = " ".join(_BRACKETS.sub(" ", text).split())
    return re.sub(" (?=[,.年月日])", "", outer), [group.strip() for group in groups]


def _sort(outer: str, groups: list[str]) -> tuple[str, int | None, list[str]]:
    """Weekdays and marks in brackets belong to the notation outside; what else stands there is one of its own."""
    weekday: int | None = None
    inner: list[str] = []
    for group in groups:
        word = group.rstrip(".")
        if word in BRACKETED_WEEKDAYS or word in WEEKDAY_WORDS:
            weekday = BRACKETED_WEEKDAYS.get(word, WEEKDAY_WORDS.get(word))
        elif split_mark(group)[0] == "" and group:
            outer = f"{outer} {group}"
        elif group:
            inner.append(group)
    return outer, weekday, inner


def _inside(given: str, text: str) -> list[Notation]:
    """What stands in brackets: one notation, or several between commas."""
    try:
        return [read_notation(given, text)]
    except InvalidDate:
        return [read_notation(given, part) for part in re.split(" ?[,;、/=] ?", text)]


def _beside(given: str, text: str) -> tuple[list[Notation], bool]:
    """One notation, or several with a slash between them, and whether the year stands behind the last alone."""
    try:
        return [read_notation(given, text)], False
    except InvalidDate as whole:
        if _NUMERIC.fullmatch(split_mark(text)[0]):
            raise
        parts = _BETWEEN.split(text)
        try:
            notations = [read_notation(given, part) for part in parts]
        except InvalidDate:
            raise whole from None
    days = {notation.named[2] is None for notation in notations}
    if len(days) > 1 or not any(notation.era or notation.named[1] for notation in notations):
        raise InvalidDate(given, unreadable(text), HINT)
    *others, last = (notation.named[0] is not None for notation in notations)
    return notations, last and not any(others) and bool(re.search("[0-9]{4}[^0-9]*$", text))


def _year_behind(text: str) -> bool:
    """Whether the only year outside of the brackets stands behind them, so that it may be that of either notation."""
    last = max(text.rfind(")"), text.rfind("]"))
    return re.search("[0-9]{4}", text[last:]) is not None
