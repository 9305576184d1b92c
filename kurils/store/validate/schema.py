"""The form of every entry of the record: which keys, which values. `data/README.md` explains them to people."""

from __future__ import annotations

from kurils.store.validate.fields import (
    Check,
    dated_text,
    day,
    document_id,
    each,
    edtf,
    fields,
    keyed,
    matching,
    need,
    nullable,
    one_of,
    opt,
    ref,
    slug,
    string,
    text,
    url,
)

CERTAINTY = ("confirmed", "single", "inferred", "unverified")
CONTROL_KINDS = ("none", "trading-post", "mixed", "administration", "military-occupation")
TITLE_STATUS = ("none", "agreed", "undivided", "renounced", "unsettled")
STATES_OF_DOCUMENT = ("in-force", "executed", "signed", "domestic")
TOUCH = ("named", "by-position", "by-group", "disputed", "bears")
CALENDARS = ("gregorian", "julian", "japanese")

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
EFFECTS = (
    "replaces", "ends", "amends", "confirms", "executes", "denounces", "suspends", "rests-on", "answers", "reopens",
)  # fmt: skip
SOURCE_KINDS = (
    "government", "treaty-collection", "archive", "diplomatic-papers", "parliament", "scholarship", "museum",
    "local-history", "press", "encyclopedia", "mirror", "private", "forum", "data",
)  # fmt: skip
SIDES = ("japan", "russia", "both", "third", "none")

state = ref("state")
actor = ref("actor")
document = ref("document")
territory = ref("territory")
member = ref("island")
sources = each(ref("source"), at_least=1)
certainty = one_of(*CERTAINTY)

#: what every dated statement carries
#: source -> where in it: a page, a paragraph, an article, a heading, a time of a recording
locators = keyed(ref("source"), string)
EVIDENCE = {"certainty": need(certainty), "sources": need(sources), "locators": opt(locators, {})}
NOTE = {"note": opt(nullable(text))}
#: where a spell holds: territories, or named islands with days of their own
PLACES = {"territories": opt(each(territory, at_least=1), []), "members": opt(each(member, at_least=1), [])}
SPAN = {
    **PLACES,
    "from": need(day),
    "to": need(nullable(day)),
    "from_edtf": opt(nullable(edtf)),
    "to_edtf": opt(nullable(edtf)),
}

SOURCE = fields({
    "id": need(slug),
    "title": need(string),
    "publisher": need(string),
    "author": opt(nullable(string)),
    "year": opt(nullable(edtf)),
    "url": opt(nullable(url)),
    "reference": opt(nullable(string)),
    "language": need(matching(r"[a-z]{2,3}", "an ISO 639 code")),
    "kind": need(one_of(*SOURCE_KINDS)),
    "side": need(one_of(*SIDES)),
    "family": need(slug),
    "carries": opt(nullable(string)),
    "read": need(one_of("whole", "part", "quoted", "unseen")),
})  # fmt: skip

DATE = fields({
    "event": need(one_of(*DATE_EVENTS)),
    "date": need(day),
    "edtf": opt(nullable(edtf)),
    "by": opt(nullable(actor)),
    "written": opt(nullable(string)),
    "calendar": opt(nullable(one_of(*CALENDARS))),
    **EVIDENCE,
    **NOTE,
})  # fmt: skip

ARTICLE = fields({
    "number": need(string),
    "summary": need(text),
    "territories": opt(keyed(territory, one_of(*TOUCH)), {}),
    "certainty": opt(nullable(certainty)),
    "sources": opt(each(ref("source")), []),
    "locators": opt(locators, {}),
    **NOTE,
})  # fmt: skip

DOCUMENT = fields({
    "id": need(document_id),
    "kind": need(one_of(*INSTRUMENT_KINDS, *EVENT_KINDS)),
    "titles": need(text),
    "short": opt(nullable(text)),
    "by": need(each(actor)),
    "signatories": opt(each(fields({
        "for": need(actor),
        "name": need(string),
        "office": opt(nullable(text)),
    })), []),
    "place": opt(nullable(text)),
    "languages": opt(nullable(text)),
    "dates": need(each(DATE, at_least=1)),
    "articles": opt(each(ARTICLE), []),
    "territories": need(keyed(territory, one_of(*TOUCH))),
    "members": opt(each(member), []),
    "effects": opt(each(fields({
        "kind": need(one_of(*EFFECTS)),
        "document": need(document),
        "note": opt(nullable(text)),
    })), []),
    "summary": need(text),
    **NOTE,
    **EVIDENCE,
})  # fmt: skip

CONTROL = fields({
    **SPAN,
    "holder": need(nullable(state)),
    "kind": need(one_of(*CONTROL_KINDS)),
    "document": opt(nullable(document)),
    **EVIDENCE,
    **NOTE,
})  # fmt: skip
POLITY = fields({
    **SPAN,
    "polity": need(ref("polity")),
    "holder": opt(nullable(state)),
    **EVIDENCE,
    **NOTE,
})  # fmt: skip
TITLE = fields({
    **SPAN,
    "status": need(one_of(*TITLE_STATUS)),
    "holder": need(nullable(state)),
    "document": need(nullable(document)),
    "article": opt(nullable(string)),
    **EVIDENCE,
    **NOTE,
})  # fmt: skip
CLAIM = fields({
    **SPAN,
    "claimant": need(state),
    "summary": need(text),
    "documents": need(each(document)),
    "later": opt(each(fields({"from": need(day), "summary": need(text), **NOTE})), []),
    **EVIDENCE,
    **NOTE,
})  # fmt: skip
_BEARING = {
    **SPAN,
    "article": opt(nullable(string)),
    "why": need(text),
    **EVIDENCE,
    **NOTE,
}
GOVERNING = fields({
    **_BEARING,
    "document": need(nullable(document)),
    "state": need(nullable(one_of(*STATES_OF_DOCUMENT))),
})  # fmt: skip
ALSO = fields({
    **_BEARING,
    "document": need(document),
    "state": need(one_of(*STATES_OF_DOCUMENT, "declared")),
})  # fmt: skip
VIEW = fields({
    **_BEARING,
    "view": need(one_of("japan", "russia")),
    "title_status": need(one_of(*TITLE_STATUS)),
    "title_holder": need(nullable(state)),
    "title_document": opt(nullable(document)),
    "title_article": opt(nullable(string)),
    "document": need(nullable(document)),
    "state": need(nullable(one_of(*STATES_OF_DOCUMENT, "declared"))),
})  # fmt: skip

VARIANT = fields({
    "id": need(slug),
    "of": need(one_of(
        "control.from", "control.to", "control.holder", "control.kind", "polity.from", "title.from", "title.to",
        "title.holder", "title.status", "claim.from", "claim.to", "claim.content", "governing.document",
        "governing.state", "content", "title", "area", "name", *DATE_EVENTS,
    )),
    "territories": opt(each(territory, at_least=1), []),
    "members": opt(each(member, at_least=1), []),
    "document": opt(nullable(document)),
    "claimant": opt(nullable(state)),
    "at": opt(nullable(day)),
    "window": opt(nullable(fields({"from": need(day), "to": need(nullable(day))}))),
    "accepted": need(string),
    "value": need(string),
    "standing": need(one_of("variant", "rejected")),
    "by": need(text),
    "why": need(text),
    "sources": need(sources),
    "locators": opt(locators, {}),
})  # fmt: skip

#: one reason, with the days on which it was first and last made where they are not those of the position
ARGUMENT = dated_text
POSITION = fields({
    "side": opt(nullable(one_of("japan", "russia"))),
    "by": opt(nullable(actor)),
    **SPAN,
    "summary": need(text),
    "arguments": opt(each(ARGUMENT), []),
    "documents": need(each(document)),
    **EVIDENCE,
    **NOTE,
})  # fmt: skip

READING = fields({
    "document": need(document),
    "side": need(actor),
    "reading": need(text),
    "rebuttal": opt(nullable(text)),
    **EVIDENCE,
    **NOTE,
})  # fmt: skip

#: the name and the forces of a state as a sentence says them, for days on which they differ from the usual
_CALLED = fields({"from": need(day), "to": need(nullable(day)), "name": need(text), "forces": opt(nullable(text))})
_STATE = fields({
    "id": need(slug),
    "names": need(text),
    "forces": opt(nullable(text)),
    "called": opt(each(_CALLED), []),
})  # fmt: skip
_NAMED = fields({"id": need(slug), "names": need(text)})
ACTORS: dict[str, Check] = {
    "states": each(_STATE),
    "polities": each(fields({"id": need(slug), "state": need(nullable(state)), "names": need(text)})),
    "others": each(_NAMED),
}
RECORD = fields({
    "version": need(string),
    "coverage": need(fields({"from": need(day), "to": need(day)})),
    "languages": need(each(matching("[a-z]{2}", "a language code"), at_least=1)),
    "neutrality": need(text),
    "names": need(text),
    "attribution": need(text),
})  # fmt: skip

#: What each file holds: the name pattern, and its lists with the form of their entries.
FILES: tuple[tuple[str, dict[str, Check]], ...] = (
    ("record.yaml", {"record": RECORD}),
    ("actors.yaml", ACTORS),
    ("treaties.yaml", {"documents": each(DOCUMENT)}),
    ("documents/*.yaml", {"documents": each(DOCUMENT)}),
    ("sources/*.yaml", {"sources": each(SOURCE)}),
    ("spells/control.yaml", {"control": each(CONTROL), "polity": each(POLITY)}),
    ("spells/title.yaml", {"title": each(TITLE)}),
    ("spells/claims.yaml", {"claims": each(CLAIM)}),
    ("spells/governing.yaml", {"governing": each(GOVERNING), "also": each(ALSO)}),
    ("spells/views.yaml", {"views": each(VIEW)}),
    ("variants.yaml", {"variants": each(VARIANT)}),
    ("positions.yaml", {"positions": each(POSITION)}),
    ("positions-others.yaml", {"positions": each(POSITION)}),
    ("readings.yaml", {"readings": each(READING)}),
)
