"""The form of every entry of the record: which keys, which values. `data/README.md` explains them to people."""

from __future__ import annotations

from kurils.answers.lists import (
    ATTESTED,
    CALENDARS,
    CERTAINTY,
    CONTROL_KINDS,
    DATE_EVENTS,
    DOCUMENT_STATES,
    EFFECTS,
    EVENT_KINDS,
    GOVERNING_STATES,
    INSTRUMENT_KINDS,
    READ,
    SOURCE_KINDS,
    STANDINGS,
    TITLE_STATUS,
    TOUCH,
)
from kurils.store.texts import LANGUAGES
from kurils.store.validate.form.dispute import DISPUTE_FILE
from kurils.store.validate.form.fields import (
    Check,
    dated_text,
    day,
    document_id,
    each,
    edtf,
    fields,
    keyed,
    matching,
    name_string,
    name_text,
    need,
    nullable,
    one_of,
    opt,
    ref,
    slug,
    string,
    text,
    title_text,
    url,
)

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
    "side": need(ref("side")),
    "family": need(slug),
    "carries": opt(nullable(string)),
    "read": need(one_of(*READ)),
    "plan": opt(one_of("true")),
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
    "number": need(name_string),
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
    "titles": need(title_text),
    "short": opt(nullable(name_text)),
    "by": need(each(actor)),
    "signatories": opt(each(fields({
        "for": need(actor),
        "name": need(name_string),
        "office": opt(nullable(title_text)),
    })), []),
    "place": opt(nullable(title_text)),
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
    "article": opt(nullable(name_string)),
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
    "article": opt(nullable(name_string)),
    "why": need(text),
    **EVIDENCE,
    **NOTE,
}
GOVERNING = fields({
    **_BEARING,
    "document": need(nullable(document)),
    "state": need(nullable(one_of(*GOVERNING_STATES))),
})  # fmt: skip
ALSO = fields({
    **_BEARING,
    "document": need(document),
    "state": need(one_of(*DOCUMENT_STATES)),
})  # fmt: skip
VIEW = fields({
    **_BEARING,
    "view": need(ref("party")),
    "title_status": need(one_of(*TITLE_STATUS)),
    "title_holder": need(nullable(state)),
    "title_document": opt(nullable(document)),
    "title_article": opt(nullable(name_string)),
    "document": need(nullable(document)),
    "state": need(nullable(one_of(*DOCUMENT_STATES))),
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
    "standing": need(one_of(*STANDINGS)),
    "by": need(title_text),
    "why": need(text),
    "sources": need(sources),
    "locators": opt(locators, {}),
})  # fmt: skip

#: one reason, with the days on which it was first and last made where they are not those of the position
ARGUMENT = dated_text
POSITION = fields({
    "side": opt(nullable(ref("party"))),
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
_CALLED = fields({"from": need(day), "to": need(nullable(day)), "name": need(name_text),
                  "forces": opt(nullable(name_text)), "short": opt(nullable(name_text))})  # fmt: skip
#: what others call a place or a state: a code of an administration, a standard or a gazetteer
CODE = fields({
    "side": need(ref("side")),
    "scheme": need(slug),
    "code": need(name_string),
    "names": opt(nullable(name_text)),
    "covers": opt(nullable(title_text)),
    "seen": opt(nullable(day)),
    **EVIDENCE,
    **NOTE,
})  # fmt: skip
_STATE = fields({
    "id": need(slug),
    "names": need(name_text),
    "forces": opt(nullable(name_text)),
    "called": opt(each(_CALLED), []),
    "codes": opt(each(CODE), []),
})  # fmt: skip
_NAMED = fields({"id": need(slug), "names": need(name_text)})
#: of a polity `from` and `to` say on which days it was there, as far as that is told
_POLITY = fields({
    "id": need(slug),
    "state": need(nullable(state)),
    "names": need(name_text),
    "from": opt(nullable(day)),
    "to": opt(nullable(day)),
})  # fmt: skip
ACTORS: dict[str, Check] = {
    "states": each(_STATE),
    "polities": each(_POLITY),
    "others": each(_NAMED),
}
#: a word of the answers, other forms of it by language, where it was seen in each, what it means, and words to read on
GLOSSARY = fields({
    "id": need(slug),
    "word": need(name_text),
    "also": opt(keyed(one_of(*LANGUAGES), each(name_string)), {}),
    "attested": opt(keyed(one_of(*LANGUAGES), fields({
        "certainty": need(one_of(*ATTESTED)),
        "sources": opt(each(ref("source")), []),
    })), {}),
    "means": need(text),
    "see": opt(each(ref("word")), []),
    "sources": opt(each(ref("source")), []),
    "locators": opt(locators, {}),
})  # fmt: skip
RECORD = fields({
    # as a stamp has it
    "version": need(matching(r"[A-Za-z0-9_.+-]{1,80}", "a version: up to 80 letters A to Z, digits and . + - _")),
    "coverage": need(fields({"from": need(day), "to": need(day)})),
    "languages": need(each(matching("[a-z]{2}", "a language code"), at_least=1)),
    "neutrality": need(text),
    "names": need(text),
    "attribution": need(title_text),
})  # fmt: skip

#: What each file holds: the name pattern, and its lists with the form of their entries.
FILES: tuple[tuple[str, dict[str, Check]], ...] = (
    ("record.yaml", {"record": RECORD}),
    ("actors.yaml", ACTORS),
    DISPUTE_FILE,
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
    ("glossary.yaml", {"glossary": each(GLOSSARY)}),
)
