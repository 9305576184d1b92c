"""Every closed list once: what a key of the record or of an answer may hold. Types, checks and texts take it from here.

A list is a `Literal`, so that type checkers know it, and beside it a tuple in the same order. Which states, sides and
views there are is no closed list: the record says it (`kurils.answers.dispute`), and `kurils schema` fills it in.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

Certainty = Literal["confirmed", "single", "inferred", "unverified"]
CERTAINTY: tuple[str, ...] = get_args(Certainty)
#: how well it is founded that a word of another language is the one for a thing
Attested = Literal["confirmed", "single", "unverified"]
ATTESTED: tuple[str, ...] = get_args(Attested)

Track = Literal["control", "polity", "title", "claim", "governing"]
TRACKS: tuple[str, ...] = get_args(Track)

ControlKind = Literal["none", "trading-post", "mixed", "administration", "military-occupation"]
CONTROL_KINDS: tuple[str, ...] = get_args(ControlKind)
#: the kinds that have a holder
SETTLED = ("administration", "military-occupation")

TitleStatus = Literal["none", "agreed", "undivided", "renounced", "unsettled"]
TITLE_STATUS: tuple[str, ...] = get_args(TitleStatus)

#: of a document that governs, and the one more of a document that only bears on the day
DocumentState = Literal["in-force", "executed", "signed", "domestic", "declared"]
DOCUMENT_STATES: tuple[str, ...] = get_args(DocumentState)
GOVERNING_STATES = DOCUMENT_STATES[:-1]

#: from the firmest basis to the weakest; the order in which lines are named and drawn
BorderState = Literal["agreed", "demarcated", "de-facto", "claimed"]
BORDER_STATES: tuple[str, ...] = get_args(BorderState)

#: what a name of a place is, the plainest first: where one text is the name of several things, the first kind counts
NameKind = Literal["name", "whole", "old-map", "municipality", "settlement", "code"]
NAME_KINDS: tuple[str, ...] = get_args(NameKind)
#: those of names that are not a place's own
CALLED_KINDS = NAME_KINDS[1:-1]

#: where a search looks in a document, the best place first
SearchedField = Literal["title", "id", "people", "place", "kind", "summary", "article", "note"]
SEARCHED: tuple[str, ...] = get_args(SearchedField)

#: how a document touches a place
Touch = Literal["named", "by-position", "by-group", "disputed", "bears"]
TOUCH: tuple[str, ...] = get_args(Touch)

DocumentClass = Literal["instrument", "event"]
DOCUMENT_CLASSES: tuple[str, ...] = get_args(DocumentClass)
INSTRUMENT_KINDS = (
    "treaty", "convention", "agreement", "protocol", "declaration", "communique", "statement", "letter",
    "exchange-of-letters", "exchange-of-notes", "note", "memorandum", "oral-agreement", "proposal", "speech",
    "instruction", "order", "decree", "law", "constitution", "cabinet-act", "resolution", "report", "charter", "map",
    "court-case", "petition",
)  # fmt: skip
EVENT_KINDS = (
    "expedition", "trading-post", "settlement", "rising", "raid", "incident", "landing", "surrender", "hand-over",
    "occupation", "administration", "demarcation", "removal", "visit", "talks", "war",
)  # fmt: skip
DATE_EVENTS = (
    "signed", "ratified", "exchanged", "in_force", "promulgated", "issued", "delivered", "published", "denounced",
    "ended", "occurred", "concluded", "secret_until",
)  # fmt: skip
EffectKind = Literal[
    "replaces", "ends", "amends", "confirms", "executes", "denounces", "suspends", "rests-on", "answers", "reopens"
]
EFFECTS: tuple[str, ...] = get_args(EffectKind)

EntryKind = Literal["control", "title", "claim", "document", "event"]
#: the kinds of entries of a timeline, in the order in which those of one day stand
ENTRY_KINDS: tuple[str, ...] = get_args(EntryKind)

Standing = Literal["variant", "rejected"]
STANDINGS: tuple[str, ...] = get_args(Standing)

Read = Literal["whole", "part", "quoted", "unseen"]
READ: tuple[str, ...] = get_args(Read)
SOURCE_KINDS = (
    "government", "treaty-collection", "archive", "diplomatic-papers", "parliament", "scholarship", "museum",
    "local-history", "press", "encyclopedia", "mirror", "private", "forum", "data",
)  # fmt: skip
#: whose public voice it is, where it is not that of one of the parties
NEITHER_SIDE = ("both", "third", "none")

#: what the figure of an area counts
AreaOf = Literal["island", "with-islets", "group"]
AREA_OF: tuple[str, ...] = get_args(AreaOf)

#: the languages of the program and the record, in the order in which they are listed
LANGUAGES = ("en", "ru", "ja", "zh", "ko", "th")

CALENDARS = ("gregorian", "julian", "japanese")

#: the view that is no side's
NEUTRAL = "neutral"

#: days on a poster
POSTER_DAYS = 6

#: the id of one of the two parties
Party = Annotated[str, "party"]
#: the id of a party, or one of NEITHER_SIDE
Side = Annotated[str, "side"]
#: NEUTRAL, or the id of a party
View = Annotated[str, "view"]
