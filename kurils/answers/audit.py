"""The answers of `audit` and `verify`. See `kurils.answers.days`."""

from __future__ import annotations

from typing import Literal, Optional, TypedDict

from kurils.answers.days import Header, SourceLine
from kurils.answers.lists import Certainty, Read

Hangs = Literal["one-source", "one-page", "nothing"]

Statement = TypedDict(
    "Statement",
    {
        "track": Literal["control", "polity", "title", "claim", "governing", "position", "document"],
        "islands": list[str],
        "from": str,
        "to": Optional[str],
        "state": Optional[str],
        "value": Optional[str],
        "document": Optional[str],
        "article": Optional[str],
        "text": str,
        "certainty": Certainty,
        "families": int,
        "hangs_on": Optional[Hangs],
        "read": dict[str, Read],
        "sources": list[str],
        "locators": dict[str, str],
    },
)
Statement.__doc__ = "Something that is printed by default, for some places and days, and what it rests on."


class AuditCounts(TypedDict):
    """How many statements there are, and on how much they rest."""

    statements: int
    two_families: int
    one_source: int
    one_page: int
    nothing: int


class AuditAnswer(TypedDict):
    """What is printed by default of some places, with its sources, and what hangs on one of them."""

    kurils: Header
    islands: list[str]
    weak: bool
    statements: list[Statement]
    counts: AuditCounts
    sources: list[SourceLine]


class VerifiedFile(TypedDict):
    """One file: whether it is as it was written, and from which edition; all null where nothing says so."""

    file: str
    as_written: Optional[bool]
    program: Optional[str]
    edition: Optional[str]
    record_sha256: Optional[str]


class VerifyAnswer(TypedDict):
    """Whether files are as they were written, beside the edition in use."""

    kurils: Header
    program: str
    edition: str
    record_sha256: str
    files: list[VerifiedFile]
