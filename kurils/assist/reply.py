"""A result of a tool: the object that its schema describes and the text for whoever reads texts, in one size.

Assistants pay for every word that they are given, so the two together stay within `LIMIT` bytes. A list that is longer
is told in part and goes on at `next`; nothing is left out unsaid.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from kurils.answers.lists import CERTAINTY
from kurils.base.errors import visible
from kurils.query.envelope import header
from kurils.words.assistant import footer, no_room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kurils.answers.days import SourceLine
    from kurils.record import Record

#: bytes of a result, texts and object together: about 1,500 tokens
LIMIT = 6000
#: letters of what is told again of a question
LONGEST = 1000
#: what the protocol puts around them
_AROUND = 120
#: no result has room for more rows
_MOST = 64
#: so many sources are named in full
_NAMED = 2


def short(text: str) -> str:
    """What is said of a question, in one line and cut where it repeats a long argument: it is for a model to read."""
    # before as well, since an escape is longer than what it stands for
    shown = visible(text[: LONGEST + 1])
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"


class Reply(NamedTuple):
    """The object of a result, and its text."""

    object: dict[str, Any]
    text: str

    @property
    def size(self) -> int:
        """Bytes of the result as it is sent."""
        sent = [json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in self]
        return _AROUND + sum(len(part.encode()) for part in sent)


class Rows(NamedTuple):
    """Those rows of a list that are told in one result, and where they stand in it."""

    start: int
    stop: int
    total: int

    def of(self, rows: Sequence[Any]) -> list[Any]:
        """The rows that are told."""
        return list(rows[self.start : self.stop])

    @property
    def next(self) -> int | None:
        """From where the rest is told; None when there is none."""
        return self.stop if self.stop < self.total else None


def fitted(make: Callable[[Rows, int], Reply], total: int, start: int, shortest: int = 1) -> Reply:
    """As many rows as a result has room for, in the longest way in which all of them fit.

    Way 0 tells everything, each way up to `shortest` a little less. Raises what `make` raises.
    """
    start = min(start, max(total - 1, 0))
    few, many = start + 1, min(total, start + _MOST)
    for way in range(shortest + 1 if many == total else 0):
        whole = make(Rows(start, total, total), way)
        if whole.size <= LIMIT:
            return whole
    while many - few > 1:
        middle = (few + many) // 2
        if make(Rows(start, middle, total), shortest).size <= LIMIT:
            few = middle
        else:
            many = middle
    return make(Rows(start, few, total), shortest)


def reply(
    record: Record,
    answer: str,
    text: str,
    paragraphs: Iterable[str],
    more: Mapping[str, Any],
    *,
    sources: Sequence[SourceLine] = (),
    named: Sequence[SourceLine] | None = None,
    certainties: Iterable[str] = (),
    beyond: bool = False,
    rows: Rows | None = None,
    left_out: Iterable[str] = (),
) -> Reply:
    """A brief answer with what all of them carry.

    `sources` are all that stand behind it, `named` those that are named (else the first); `more` are its own keys.
    """
    told = list(sources[:_NAMED] if named is None else named)
    about = header(answer, record.meta, beyond)
    weakest = max(certainties, key=CERTAINTY.index, default=None)
    common: dict[str, Any] = {
        "kurils": about,
        "edition": record.meta["version"],
        "text": text,
        "certainty": weakest,
        "sources": told,
        "sources_total": len(sources),
        "left_out": list(left_out),
    }
    left = None
    if rows is not None:
        common |= {"total": rows.total, "next": rows.next}
        left = (rows.start, rows.stop, rows.total) if rows.next is not None else None
    closing = footer(about, weakest, told, len(sources), left, record.meta, record.wording)
    if common["left_out"]:
        closing.append(no_room(common["left_out"], record.wording))
    return Reply({**common, **more}, "\n".join(part for part in (text, *paragraphs, *closing) if part))
