"""What a document may not say of itself, and what may not rest on it: with what is nearly the same and may be said."""

from __future__ import annotations

from functools import partial

import pytest

from kurils.answers.lists import EVENT_KINDS
from kurils.store.validate.documents import check_documents
from kurils.store.validate.instruments import (
    DOMESTIC,
    ENDING,
    GIVEN_UP,
    LEAVING,
    LIFETIME,
    OF_TEXTS,
    ON_FORCE,
    RATIFIED,
    SAID,
    SIGNED,
    WRITTEN,
    check_instruments,
)
from tests.in_memory import reported

SIDES = {"sides": ["arland", "borland"]}


def found(**lists):
    """(list, number, code) of what is reported."""
    return reported(check_instruments, lists, SIDES)[0]


def told(**lists):
    return reported(check_instruments, lists, SIDES)[1]


def document(**facts):
    return {"id": "pact", "kind": "agreement", "by": ["arland", "borland"], "dates": [], "territories": {}, **facts}


def dates(**events):
    """Days of events; none of them has a day twice."""
    return [{"event": event, "date": day} for event, day in events.items()]


def test_a_place_that_an_article_names_the_document_names():
    """If it deals with it at all: a weaker reach is reported, none and one that only bears on it are not."""

    def reach(whole, article="named"):
        articles = [{"number": "1", "territories": {"isle": article}}]
        return found(documents=[document(articles=articles, territories=whole)])

    weaker = [("documents", 0, "weaker-reach")]
    for touch in ("by-group", "disputed", "by-position"):
        assert reach({"isle": touch}) == weaker
        assert reach({"isle": touch}, touch) == []
    for whole in ({"isle": "named"}, {}, {"rock": "by-group"}):
        assert reach(whole) == []
    assert reach({"isle": "bears"}) == reach({"isle": "named"}, "disputed") == weaker
    assert reach({"isle": "disputed"}, "disputed") == []
    assert reach({"isle": "named"}, "by-group") == [("documents", 0, "other-reach")]
    letters = [{"number": "exchanged letters", "territories": {"isle": "named"}}]
    assert found(documents=[document(articles=letters, territories={"isle": "bears"})]) == []
    (message,) = told(
        documents=[
            document(articles=[{"number": "2", "territories": {"isle": "named"}}], territories={"isle": "by-group"})
        ]
    )
    assert message == "article 2 names isle, and the document touches it 'by-group'"


def test_an_article_touches_the_places_that_it_speaks_of():
    """By a name of their own, however it touches them; part of a word is no name."""
    places = [{"id": "isle", "name": {"en": "Isle (Insel)"}, "names": {"en_ar": [{"form": "Eyland"}], "ru": [None]}}]
    for said, codes in (("On Eyland.", 1), ("Insel is left.", 1), ("Inselberg, and an isle.", 0), ("", 0)):
        articles = [None, {"number": "1", "summary": {"en": said}}]
        facts = document(articles=articles, territories={"isle": "named"})
        assert found(territories=places, documents=[facts]) == codes * [("documents", 0, "missing-place")]
        articles[1]["territories"] = {"isle": "named"}
        assert found(territories=[*places, {"id": "rock"}], documents=[facts]) == []


def test_an_article_without_places_and_one_that_did_not_pass_are_no_fault():
    """The form of an article is checked elsewhere."""
    articles = [None, {"number": "1"}, {"number": "2", "territories": {"isle": "named"}}]
    assert found(documents=[document(articles=articles, territories={"isle": "by-group"})]) == [
        ("documents", 0, "weaker-reach")
    ]
    assert found(documents=[document(articles=articles, territories=None), document(articles=None)]) == []


@pytest.mark.parametrize("event", ["ratified", "exchanged"])
def test_only_what_states_conclude_is_ratified(event):
    """A law or a landing is not; it may have any other day."""
    for kind in (*RATIFIED, None):
        acts = dates(signed="1849-01-01", **{event: "1850-01-01"})
        assert found(documents=[document(kind=kind, dates=acts)]) == []
    for kind in ("statement", "map", "report"):
        assert found(documents=[document(kind=kind, dates=[None, *dates(**{event: "1850-01-01"})])]) == [
            ("documents", 0, "not-ratified")
        ]
        assert found(documents=[document(kind=kind, dates=dates(signed="1850-01-01", in_force="1851-01-01"))]) == []
        assert found(documents=[document(kind=kind, dates=None)]) == []


@pytest.mark.parametrize("kind", SIGNED)
def test_a_treaty_is_signed(kind):
    """Whatever else happened to it; of an agreement, or of one that nothing is known of, that is not asked."""
    wrong = [("documents", 0, "not-signed")]
    assert found(documents=[document(kind=kind, dates=dates(published="1850-01-01"))]) == wrong
    assert found(documents=[document(kind=kind, dates=dates(in_force="1850-01-01", issued="1849-01-01"))]) == wrong
    assert found(documents=[document(kind=kind, dates=dates(signed="1849-01-01", published="1850-01-01"))]) == []
    for other in ("agreement", "statement", "declaration"):
        assert found(documents=[document(kind=other, dates=dates(published="1850-01-01"))]) == []
    assert found(documents=[document(kind=kind, dates=[None])]) == []


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_text_does_not_take_place(kind):
    """Talks, a visit or what is given as a speech may; a text ends, and does not come to a conclusion."""
    for act in ("occurred", "concluded"):
        acts = dates(signed="1850-01-01", **{act: "1851-01-01"})
        assert found(documents=[document(kind=kind, by=["arland"], dates=acts)]) == [("documents", 0, "no-event")]
        for other in ("talks", "speech", "statement"):
            assert found(documents=[document(kind=other, dates=dates(**{act: "1851-01-01"}))]) == []
    acts = dates(signed="1850-01-01", ended="1851-01-01")
    assert found(documents=[document(kind=kind, by=["arland"], dates=acts)]) == []


@pytest.mark.parametrize("kind", DOMESTIC)
def test_a_law_is_the_act_of_one(kind):
    """A treaty is of two, and a law of nobody is told of elsewhere."""
    acts = dates(signed="1850-01-01")
    assert found(documents=[document(kind=kind, dates=acts)]) == [("documents", 0, "two-sides")]
    assert told(documents=[document(kind=kind, dates=acts)]) == [
        f"a {kind} is the act of one; `by` names arland, borland"
    ]
    for parties in (["arland"], [], None):
        assert found(documents=[document(kind=kind, by=parties, dates=acts)]) == []
    assert found(documents=[document(kind="treaty", dates=acts)]) == []


@pytest.mark.parametrize("kind", EVENT_KINDS)
def test_an_event_is_no_text(kind):
    """Nobody signs a landing; what may be written of it, a report, is a document of its own."""
    for act in OF_TEXTS:
        assert found(documents=[document(kind=kind, dates=dates(**{act: "1850-01-01"}))]) == [
            ("documents", 0, "no-event")
        ]
    for act in ("occurred", "concluded", "issued", "delivered", "published", "ended"):
        assert found(documents=[document(kind=kind, dates=dates(**{act: "1850-01-01"}))]) == []


def test_nobody_signs_longer_than_a_life_lasts():
    """Of two documents, the later is told of, in whatever order they stand."""

    def signed(year, *names):
        people = [name and {"for": "arland", "name": name} for name in names]
        return document(id=f"{year}-pact", by=["arland"], signatories=people)

    young, old = signed(1850, "N"), signed(1850 + LIFETIME + 1, None, "N")
    assert found(documents=[young, old]) == [("documents", 1, "other-time")]
    assert found(documents=[old, young]) == [("documents", 0, "other-time")]
    assert told(documents=[young, old]) == ["N signed 1850-pact 61 years before this"]
    assert found(documents=[young, signed(1850 + LIFETIME, "N")]) == []
    assert found(documents=[young, signed(1950, "M")]) == []


def test_nobody_signs_for_two():
    """Of one name, on whatever documents."""

    def signed(year, actor):
        return document(id=f"{year}-pact", signatories=[{"for": actor, "name": "N"}])

    assert found(documents=[signed(1850, "arland"), signed(1855, "arland")]) == []
    assert found(documents=[signed(1850, "arland"), signed(1855, "borland")]) == [("documents", 1, "two-sides")]
    assert told(documents=[signed(1850, "arland"), signed(1855, "borland")]) == [
        "N signs for borland here, and for arland in 1850-pact"
    ]


def titled(kind, year="1850", **facts):
    acts = dates(signed=f"{year}-01-01")
    return document(id=f"{year}-{kind}", kind=kind, by=["arland"], dates=acts, **facts)


def test_documents_of_one_title_are_of_one_kind():
    """Two communiqués may be called alike, not a communiqué and a law; in each language for itself."""
    one = titled("communique", titles={"en": "Joint text", "ru": "Текст"})
    other = titled("law", titles={"en": "Joint text", "ru": "Закон"})
    assert found(documents=[one, other]) == [("documents", 1, "repeated")]
    assert told(documents=[one, other]) == [
        "titles.en is that of 1850-communique too, which is of the kind 'communique'"
    ]
    assert found(documents=[one, {**one, "id": "1851-communique"}]) == []
    assert found(documents=[one, titled("law", titles={"en": "Law", "ja": "Joint text"})]) == []
    assert found(documents=[titled("law", titles={"en": None}), titled("map", titles=None)]) == []


def test_short_titles_tell_documents_apart():
    """Those of one kind too; a title may be short for another document's long one."""
    one, other = titled("law", "1850", short={"en": "Law"}), titled("law", "1851", short={"en": "Law"})
    assert found(documents=[one, other]) == [("documents", 1, "repeated")]
    assert found(documents=[one, titled("law", "1851", short={"en": "Law of 1851", "de": "Law"})]) == []
    assert found(documents=[one, titled("map", "1851", titles={"en": "Law"})]) == []


def test_a_title_tells_of_no_later_time():
    """But for the next year, of which a plan may be, and for numbers that no year of the record is."""
    for key in ("titles", "short"):
        for year, wrong in (("1848", 0), ("1850", 0), ("1851", 0), ("1852", 1), ("1999", 1), ("2046", 0), ("18521", 0)):
            lists = {"documents": [titled("law", **{key: {"en": f"Law of {year}"}})]}
            record = {"coverage": {"to": "2026-01-01"}}
            assert reported(check_instruments, lists, SIDES, record)[0] == [("documents", 0, "later-date")] * wrong
        assert found(documents=[titled("law", **{key: {"en": "1999 and 1848"}})]) == []
        assert told(documents=[titled("law", **{key: {"en": "1999 and 1888"}})]) == [
            f"{key}.en tells of 1888; its last day is 1850-01-01"
        ]
        late = {
            **titled("law", **{key: {"en": "Law of 1999"}}),
            "dates": dates(signed="1850-01-01", ended="1998-01-01"),
        }
        assert found(documents=[late, {**late, "dates": [None]}]) == []
        assert found(documents=[titled("law", **{key: {"en": "Law of 2046"}})]) == [("documents", 0, "later-date")]
    record = {"coverage": {"to": "1999-01-01"}}
    for year, wrong in (("1999", 1), ("2000", 0)):
        lists = {"documents": [titled("law", short={"en": f"Law of {year}"})]}
        assert len(reported(check_instruments, lists, SIDES, record)[0]) == wrong


def test_each_side_of_what_states_conclude_has_somebody_who_signed():
    """Where several signers are told of; whoever else is a party may be one by joining."""

    def signed(*parties, **facts):
        people = [party and {"for": party, "name": f"N of {party}"} for party in parties]
        usual = {"signatories": people, "dates": dates(in_force="1850-01-01")}
        return reported(check_instruments, {"documents": [document(**{**usual, **facts})]}, SIDES)

    assert signed("arland", "borland") == ([], [])
    assert signed("arland", "arland") == (
        [("documents", 0, "no-signatory")],
        ["nobody signed for borland: `signatories` are of arland"],
    )
    assert signed("arland", "corland")[1] == ["nobody signed for borland: `signatories` are of arland, corland"]
    assert len(signed("corland", "corland")[0]) == 2
    assert signed("arland", None)[1] == ["nobody signed for borland: `signatories` are of arland"]
    # one name alone may be all that is known
    assert signed("arland") == signed() == ([], [])
    for facts in (
        {"by": ["arland"]}, {"by": ["arland", "corland"]}, {"by": None}, {"signatories": None},
    ):  # fmt: skip
        assert signed("arland", "arland", **facts) == ([], [])
    for facts in ({"by": ["arland", "borland", "corland"]}, {"by": ["borland", "corland"]}, {"dates": []},
                  {"kind": "statement"}):  # fmt: skip
        assert signed("arland", "arland", **facts)[0] == [("documents", 0, "no-signatory")]
    assert len(signed("arland", "arland", by=["arland", None, "borland"])[0]) == 1
    third = {"by": ["arland", "borland", "corland"]}
    assert signed("arland", "borland", **third)[1] == [
        "nobody signed for corland: `signatories` are of arland, borland"
    ]
    assert signed("arland", "borland", by=[*third["by"], "dorland"]) == ([], [])
    body = {
        "others": [{"id": "union"}],
        "documents": [
            document(**third, signatories=[{"for": to, "name": to} for to in ("arland", "borland", "union")])
        ],
    }
    assert [code for *_, code in reported(check_instruments, body, {"sides": ["arland"]})[0]] == []
    unnamed = [document(signatories=2 * [{"for": "arland"}], dates=dates(in_force="1850-01-01"))]
    assert len(reported(check_instruments, {"documents": unnamed}, {"sides": ["arland", None, "borland"]})[0]) == 1


@pytest.mark.parametrize("kind", ENDING)
def test_what_ends_a_document_does_so_about_the_day_of_its_end(kind):
    """In the year before, or later; where the old one has no day of its end, whenever it was."""
    for day, caught in (("1858-08-19", True), ("1898-12-31", True), ("1899-01-01", False), ("1905-09-05", False)):
        for end, told in (("1900-07-17", caught), (None, False)):
            old = document(id="old", dates=dates(ended=end) if end else [])
            new = document(id="new", dates=dates(in_force=day), effects=[{"kind": kind, "document": "old"}])
            assert found(documents=[old, new]) == ([("documents", 1, "ended-effect")] if told else [])


@pytest.mark.parametrize("kind", LEAVING)
def test_what_leaves_a_document_in_force_does_not_begin_on_the_day_of_its_end(kind):
    """The day before and the day after it may; so may what ends or replaces it on that day."""
    old = document(id="old", dates=dates(ended="1900-01-01"))

    def effect(day="1900-01-01", kind=kind, event="in_force", target="old", old=old):
        effects = [None, {"kind": kind, "document": target}]
        new = document(effects=effects, dates=[None, *dates(**{event: day})])
        return reported(check_instruments, {"documents": [new, old]}, SIDES)

    assert effect() == (
        [("documents", 0, "ended-effect")],
        [f"{kind} old, which ended on that day (1900-01-01) by its own dates"],
    )
    assert len(effect(event="signed")[0]) == 1
    for other in (
        {"day": "1899-12-31"}, {"day": "1900-01-02"}, {"kind": "ends"}, {"kind": "replaces"}, {"event": "ended"},
        {"event": "denounced"}, {"target": "unknown"}, {"old": document(id="old")},
    ):  # fmt: skip
        assert effect(**other) == ([], [])
    assert found(documents=[document(effects=None, dates=None), old]) == []


@pytest.mark.parametrize("kind", ON_FORCE)
def test_only_what_came_into_force_is_suspended_or_denounced(kind):
    """The day before it did is too early; of what has no day of force, none is asked."""

    def effect(day, old="1850-06-01", kind=kind):
        target = document(
            id="old", dates=dates(in_force=old, denounced="1990-01-01") if old else dates(denounced="1990-01-01")
        )
        new = document(effects=[{"kind": kind, "document": "old"}], dates=dates(issued=day) if day else [])
        return found(documents=[target, new])

    assert effect("1850-05-31") == [("documents", 1, "not-in-force")]
    assert effect("1850-06-01") == effect("1860-01-01") == effect("1849-01-01", None) == effect(None) == []
    assert effect("1850-05-31", kind="amends") == []


def test_what_denounces_a_document_is_dated_as_doing_so():
    """At itself, or at what it denounces."""
    for own, other, told in ((True, False, 0), (False, True, 0), (False, False, 1)):
        events = [dates(issued="1850-01-01", **({"denounced": "1850-01-01"} if has else {})) for has in (own, other)]
        new = document(effects=[{"kind": "denounces", "document": "old"}], dates=events[0])
        assert found(documents=[new, document(id="old", dates=events[1])]) == [("documents", 0, "no-event")] * told
    assert found(documents=[document(effects=[{"kind": "denounces", "document": "lost"}])]) == []


@pytest.mark.parametrize("name", ["governing", "also"])
def test_what_is_in_force_is_so_on_each_day_of_a_spell(name):
    """To the day before the document ended."""
    pact = document(dates=dates(in_force="1850-01-01", ended="1900-01-01"))

    def spell(to, state="in-force", document="pact", pact=pact):
        rows = [{"territories": ["isle"], "from": "1850-01-01", "to": to, "state": state, "document": document}]
        return reported(check_instruments, {"documents": [pact], name: rows}, SIDES)

    late = [(name, 0, "not-in-force")]
    assert spell("1900-01-02") == (late, ["pact ended on 1900-01-01; the spell lasts to 1900-01-02"])
    assert spell(None) == (late, ["pact ended on 1900-01-01; the spell lasts to this day"])
    for passed in (
        spell("1900-01-01"), spell("1899-12-31"), spell(None, "executed"), spell(None, document="unknown"),
        spell(None, document=None), spell(None, pact=document(dates=dates(in_force="1850-01-01"))),
    ):  # fmt: skip
        assert passed == ([], [])


LISTS = ["control", "polity", "title", "claims", "governing", "also", "views", "positions"]


@pytest.mark.parametrize("name", LISTS)
def test_an_entry_does_not_name_an_island_beside_its_territory(name):
    """Members of other territories, and members alone, may stand."""
    islands = [{"id": "rock", "territory": "isle"}, {"id": "reef", "territory": "far"}, {"id": "loose"}]

    def entry(territories, members):
        return reported(
            check_instruments, {"islands": islands, name: [{"territories": territories, "members": members}]}
        )

    assert entry(["isle"], ["reef", "rock"]) == (
        [(name, 0, "repeated")],
        ["rock is of isle, which the entry names itself"],
    )
    for passed in (entry(["isle"], ["reef"]), entry(None, ["rock"]), entry(["isle"], None), entry(["isle"], ["loose"])):
        assert passed == ([], [])


def test_what_a_claim_relies_on_touches_a_place_that_is_claimed():
    """One of them is enough: a territory, an island, or the territory of an island."""
    islands = [{"id": "rock", "territory": "isle"}]

    def relied(reach=None, members=None, **places):
        documents = [document(territories=reach, members=members)]
        claims = [{"territories": None, "members": None, "documents": ["unknown", "pact"], **places}]
        return found(documents=documents, islands=islands, claims=claims)

    missed = [("claims", 0, "no-reach")]
    isle = {"isle": "named"}
    assert relied(isle, territories=["far"]) == relied(None, territories=["far"]) == missed
    assert relied(isle, territories=["far", "isle"]) == []
    assert relied(isle, members=None, territories=["isle"]) == []
    assert relied({"far": "named"}, territories=["isle"]) == missed
    passing = partial(found, documents=[document(territories=isle)], islands=islands)
    assert passing(claims=[{"members": ["rock"], "documents": ["pact"]}]) == []
    assert passing(claims=[{"members": ["reef"], "documents": ["pact"]}]) == missed
    assert passing(claims=[{"territories": ["far"], "documents": None}]) == []
    named = partial(found, documents=[document(territories={}, members=["rock"])], islands=islands)
    assert named(claims=[{"members": ["rock"], "documents": ["pact"]}]) == []
    assert named(claims=[{"territories": ["isle"], "documents": ["pact"]}]) == missed
    assert told(documents=[document()], claims=[{"territories": ["far"], "documents": ["pact"]}]) == [
        "pact touches none of the places claimed"
    ]


@pytest.mark.parametrize("name", ["governing", "also", "views"])
def test_a_document_stands_as_its_parties_and_days_say(name):
    """Domestic is the act of one, declared what never came into force, in force what did."""

    def told(state, begin="1850-06-01", **facts):
        lists = {name: [{"document": "pact", "state": state, "from": begin, "to": None}]}
        return [code for _, _, code in found(documents=[document(**facts)], **lists)]

    assert told("domestic") == ["not-domestic"]
    assert told("domestic", by=["arland"]) == told("domestic", by=[]) == []
    force = dates(in_force="1850-06-01")
    assert told("declared", dates=force) == ["not-declared"]
    assert told("declared", kind="declaration") == []
    assert told("in-force", dates=force) == []
    assert told("in-force", "1850-05-31", dates=force) == ["not-in-force"]
    for kind in SAID:
        assert told("in-force", kind=kind) == ["not-in-force"]
        assert told("in-force", kind=kind, dates=force) == told("declared", kind=kind) == []
    for kind in ("agreement", "order"):
        assert told("in-force", kind=kind) == []


def test_nobody_holds_by_the_act_of_its_opponent_alone():
    """Nor where a third one lands; what others give up, what it does with them and what others allot are no matter."""

    def told(holder, kind="order", by=("arland",)):
        lists = {"control": [{"holder": holder, "document": "pact", "from": "1850-01-01", "to": None}]}
        return [code for _, _, code in found(documents=[document(kind=kind, by=[*by])], **lists)]

    assert told("borland") == ["no-act"]
    assert told("arland") == told("corland") == told(None) == []
    assert told("borland", by=("arland", "borland")) == told("borland", by=("corland",)) == told("borland", by=()) == []
    for kind in GIVEN_UP:
        assert told("borland", kind) == told("borland", kind, ("corland",)) == []
    for kind in ("landing", "occupation"):
        assert told("borland", kind, ("corland",)) == told("corland", kind) == ["no-act"]
        assert told("borland", kind, ("corland", "borland")) == told("borland", kind, ()) == []


@pytest.mark.parametrize("name", ["governing", "also", "views"])
def test_what_was_denounced_is_in_force_to_a_day_that_is_told(name):
    """Where no end is told, to the day of the denunciation at most."""

    def told(to, **more):
        lists = {name: [{"document": "pact", "state": "in-force", "from": "1850-01-01", "to": to}]}
        return [
            code for _, _, code in found(documents=[document(dates=dates(denounced="1860-01-01", **more))], **lists)
        ]

    assert told(None) == told("1860-01-02") == ["not-in-force"]
    assert told("1860-01-01") == told("1861-01-01", ended="1861-01-01") == []


@pytest.mark.parametrize(("day", "wrong"), [("1849-12-31", 0), ("1849-01-01", 0), ("1848-12-31", 1), ("1850-02-01", 0)])
def test_no_day_of_a_document_is_long_before_the_year_of_its_id(day, wrong):
    """What is delivered in one year may have been signed in the one before; what follows may come much later."""
    facts = {"id": "1850-pact", "dates": [*dates(signed=day, delivered="1850-02-01"), *dates(published="1875-11-10")]}
    problems, messages = reported(check_documents, {"documents": [document(**facts)]}, SIDES)
    assert problems == [("documents", 0, "id-year")] * wrong
    assert all(f"signed ({day}) is long before 1850" in message for message in messages)


def test_a_position_names_something_that_touches_its_places():
    """One document is enough; of what a claim relies on each does."""
    there, apart = document(id="a", territories={"isle": "named"}), document(id="b", territories={"rock": "named"})

    def relies(name, *ids):
        entry = {"from": "1850-03-01", "to": None, "territories": ["isle"], "documents": [*ids]}
        return [(at, code) for at, _, code in found(documents=[there, apart], **{name: [entry]}) if code == "no-reach"]

    for name in ("claims", "positions"):
        assert relies(name, "a") == relies(name) == relies(name, "lost") == []
        assert relies(name, "b") == [(name, "no-reach")]
    assert relies("positions", "b", "a") == []
    assert relies("claims", "b", "a") == [("claims", "no-reach")]


def test_a_position_is_of_no_place_that_none_of_its_documents_touches():
    """Of somebody who is no side each document touches a place, and of named islands their territory is enough."""
    there, apart = document(id="a", territories={"isle": "named"}), document(id="b", territories={"rock": "named"})

    def codes(*ids, **more):
        entry = {"territories": ["isle", "rock"], "documents": [*ids], **more}
        islands = [{"id": "islet", "territory": "isle"}]
        return [code for *_, code in found(documents=[there, apart], islands=islands, positions=[entry])]

    assert codes("a", "b") == codes() == codes("a", territories=["isle"]) == []
    assert codes("a") == codes("b") == ["no-reach"]
    assert codes("a", "b", territories=["isle"], side="arland") == []
    assert codes("a", "b", territories=["isle"], by="third") == ["no-reach"]
    assert codes("a", territories=[], members=["islet"]) == []


@pytest.mark.parametrize(
    ("whole", "parts", "wrong"),
    [
        ("disputed", ["disputed"], 0),
        ("disputed", ["disputed", "bears"], 0),
        ("disputed", ["bears", "by-group"], 1),
        ("by-group", ["by-position"], 1),
        ("named", ["bears"], 0),
        ("named", ["bears", "named"], 0),
        ("by-group", ["bears"], 1),
        ("by-group", [], 0),
    ],
)
def test_a_document_touches_a_place_as_one_of_its_articles_does(whole, parts, wrong):
    """Its name may stand before them, where all of them only bear on it."""
    articles = [{"number": str(n), "territories": {"isle": touch}} for n, touch in enumerate(parts)]
    codes = [code for *_, code in found(documents=[document(territories={"isle": whole}, articles=articles)])]
    assert codes.count("other-reach") == wrong


@pytest.mark.parametrize(("by", "wrong"), [("arland", 0), (None, 0), ("court", 0), ("third", 1), ("borland", 1)])
def test_a_document_is_ended_by_one_of_its_parties_or_by_a_body(by, wrong):
    """Such as a court, of which there is an order; no state that has no part in it ends it."""
    pact = document(
        by=["arland"], dates=[*dates(signed="1850-03-01"), {"event": "ended", "date": "1860-01-01", "by": by}]
    )
    order = document(id="1860-order", by=["court"], dates=dates(issued="1860-01-01"))
    told = reported(check_documents, {"documents": [pact, order], "others": [{"id": "court"}]}, SIDES)[0]
    assert [code for *_, code in told if code == "no-party"] == ["no-party"] * wrong
