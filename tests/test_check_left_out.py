"""What is missing in one entry, or could not be read there, hides nothing of what is wrong with another."""

from __future__ import annotations

import copy

import pytest

from kurils.store.validate.accepted import check_accepted
from kurils.store.validate.acts import check_acts
from kurils.store.validate.beside.missing import check_missing
from kurils.store.validate.beside.standing import check_beside
from kurils.store.validate.claims.claiming import check_claiming
from kurils.store.validate.effects import check_effects
from kurils.store.validate.holding import check_holding
from kurils.store.validate.names.leading import check_leading
from kurils.store.validate.titling import check_titling
from tests.in_memory import entries_of, reported

BOTH = ["arland", "borland"]
NOTE = {"en": "On Alpha and Beta, by Article 1 of 1850."}


def document(id, kind, by, dates, effects=(), **facts):
    listed = [{"event": event, "date": day, "edtf": None, "by": None, "note": None} for event, day in dates.items()]
    given = [{"kind": effect, "document": on, "note": NOTE} for effect, on in effects]
    about = {"titles": {"en": "Port"}, "short": {"en": "Port"}, "place": {"en": "Port"}, "note": None, "sources": ["a"]}
    article = {"number": "1", "summary": {"en": "On Port."}, "territories": {"isle": "named"}, "sources": ["b"]}
    reach = {"territories": {"isle": "named", "beta": "named"}, "members": ["rock"], "articles": [article]}
    signatories = [{"for": by[0], "name": "A", "office": None}]
    values = {"id": id, "kind": kind, "by": [*by], "dates": listed, "effects": given, "signatories": signatories}
    return {**values, **reach, **about, "summary": {"en": "."}, **facts}


def spell(begin, end, id, state, places=("isle", "beta"), **facts):
    days = {"from": begin, "to": end, "from_edtf": None, "to_edtf": None, "territories": [*places], "members": ["rock"]}
    return {**days, "document": id, "state": state, "article": None, "note": {"en": "Port"}, **facts}


def titled(begin, end, status, id):
    return spell(begin, end, id, None, status=status, holder="arland")


def viewed(begin, end, status, id, state):
    return spell(begin, end, id, state, view="arland", title_status=status, title_document=id, title_holder="arland")


def place(id, name, **facts):
    counted = [{"place": {"en": "Port"}}]
    return {"id": id, "names": {"en_de": [{"form": name}]}, "aliases": [f"{name}-to"], "population": counted, **facts}


WINDOW = {"from": "1850-03-01", "to": "1860-01-01"}
#: a small record in which much is told, and each list has entries
LISTS = {
    "documents": [
        document("1850-pact", "treaty", BOTH,
                 {"signed": "1850-03-01", "in_force": "1851-06-01", "ended": "1870-01-01"}),
        document("1860-law", "law", ["arland"], {"issued": "1860-06-01"}, [("executes", "1850-pact")]),
        document("1861-order", "order", ["arland"], {"issued": "1861-06-01"}, [("amends", "1860-law"),
                                                                              ("rests-on", "1850-pact")]),
        document("1865-protocol", "protocol", BOTH, {"signed": "1865-06-01"}, [("confirms", "1850-pact")]),
        document("1870-treaty", "treaty", BOTH, {"signed": "1869-01-01", "exchanged": "1870-01-01"},
                 [("ends", "1850-pact"), ("replaces", "1860-law")]),
        document("1871-landing", "landing", ["arland"], {"occurred": "1871-06-01", "concluded": "1871-06-02"}),
        document("1872-note", "note", ["borland"], {"delivered": "1872-01-01"}, [("answers", "1871-landing")]),
    ],
    "territories": [place("isle", "Alpha"), place("beta", "Beta")],
    "islands": [place("rock", "The Rock", territory="isle")],
    "states": [{"id": "arland", "names": {"en": "Arland"}}],
    "sources": [{"id": "a", "title": "Port on Alpha"}],
    "polities": [{"id": "republic", "state": "arland", "from": "1850-01-01", "to": "1900-01-01"}],
    "called": [
        {"forms": ["Port"], "kind": "settlement", "places": ["isle"], "by": None, "sources": ["a"], "note": NOTE},
        {"forms": ["Harbour"], "kind": "settlement", "places": ["isle"], "sources": ["a"], "note": {"en": "At Port."}},
        {"forms": ["Two Isles"], "kind": "whole", "places": ["isle", "beta"], "by": "arland", "note": None},
        {"forms": ["The Isles"], "kind": "whole", "places": ["isle", "rock"], "by": "arland", "note": None},
    ],
    "control": [
        spell("1850-03-01", "1871-06-01", "1850-pact", None, holder="arland", kind="administration"),
        spell("1871-06-01", None, "1871-landing", None, holder="arland", kind="military-occupation", from_edtf="1871"),
        spell("1871-06-01", None, None, None, (), holder="arland", kind="administration", certainty="inferred"),
        spell("1840-03-01", "1850-03-01", None, None, holder=None, kind="trading-post"),
    ],
    "polity": [spell(begin, end, None, None, polity="republic", holder="arland")
               for begin, end in (("1850-03-01", "1860-06-01"), ("1860-06-01", None))],
    "title": [titled("1850-03-01", "1851-06-01", "none", None),
              titled("1851-06-01", "1870-01-01", "agreed", "1850-pact"),
              titled("1870-01-01", None, "undivided", "1870-treaty")],
    "claims": [spell("1850-03-01", "1870-01-01", None, None, claimant="arland", documents=["1850-pact"],
                     summary={"en": "Port"}, from_edtf="1850"),
               spell("1861-06-01", None, None, None, claimant="arland", documents=["1861-order", "1860-law"],
                     summary={"en": "Port"}, later=[{"from": "1870-01-01", "summary": {"en": "Beta"}}])],
    "positions": [spell("1850-03-01", None, None, None, side="arland", by=None, documents=["1860-law"],
                        arguments=[{"from": None, "to": "1870-01-01"}, {"from": "1870-01-01", "to": None}])],
    "governing": [spell("1850-03-01", "1851-06-01", "1850-pact", "signed", ["isle"]),
                  spell("1851-06-01", "1861-06-01", "1850-pact", "in-force", ["isle"]),
                  spell("1861-06-01", "1870-01-01", "1861-order", "in-force"),
                  spell("1870-01-01", None, "1870-treaty", "in-force"),
                  spell("1860-06-01", "1861-06-01", "1860-law", "domestic", ["beta"])],
    "also": [spell("1850-03-01", "1851-06-01", "1850-pact", "signed", ["beta"]),
             spell("1851-06-01", "1870-01-01", "1850-pact", "in-force", ["beta"]),
             spell("1861-06-01", "1870-01-01", "1850-pact", "in-force", ["isle"]),
             spell("1860-06-01", "1870-01-01", "1860-law", "domestic", ["isle"], article="1"),
             spell("1865-06-01", None, "1865-protocol", "in-force", ["isle"])],
    "views": [viewed("1850-03-01", "1851-06-01", "none", None, None),
              viewed("1851-06-01", "1860-06-01", "agreed", "1850-pact", "in-force"),
              viewed("1860-06-01", "1870-01-01", "unsettled", "1860-law", "domestic"),
              viewed("1870-01-01", None, "undivided", "1860-law", "executed")],
    "variants": [
        {"id": f"isle-{of.replace('.', '-')}-from-2-may-1850", "of": of, "document": "1850-pact",
         "territories": ["isle"], "members": ["rock"],
         "window": WINDOW, "claimant": "arland" if of == "claim.content" else None, "at": at,
         "accepted": said, "value": "1850-05-02", "sources": ["a"]}
        for of, at, said in (
            ("control.kind", "1850-03-01", "administration"), ("control.holder", None, "Arland"),
            ("claim.content", None, "all of it"), ("signed", None, "1850-03-01"), ("area", None, "12"),
            ("governing.document", "1850-03-01", "1850-pact"), ("title.from", "1851-06-01", "1851-06-01"),
        )
    ],
}  # fmt: skip
DISPUTE = {"sides": BOTH, "default": ["isle", "beta"]}
RECORD = {"coverage": {"from": "1850-03-01", "to": "1900-01-01"}}

#: each check, and an entry apart from all others with which it finds something wrong
WRONG = {
    check_accepted: {"variants": {"id": "v", "of": "name", "value": "Omega", "accepted": "Alpha", "sources": []}},
    check_acts: {"documents": document("1899-pact", "treaty", BOTH, {"issued": "1899-01-01"}, territories={})},
    check_beside: {
        "documents": document("1899-note", "note", ["arland"], {"delivered": "1899-01-01"},
                              territories={"far": "named"}),
        "also": spell("1899-01-02", None, "1899-note", "domestic", ["far"], members=[]),
    },
    check_claiming: {
        "documents": document("1899-law", "law", ["borland"], {"issued": "1899-01-01"}, territories={"far": "named"}),
        "claims": spell("1899-01-01", None, None, None, ["far"], claimant="corland", documents=["1899-law"],
                        members=[]),
    },
    check_effects: {
        "documents": document("1880-speech", "speech", ["arland"], {"delivered": "1880-01-01"},
                              [("amends", "1899-pact")]),
        "documents ": document("1899-pact", "treaty", BOTH, {"signed": "1899-01-01"}),
    },
    check_holding: {"control": spell("1899-01-01", None, None, None, ["far"], holder="arland", members=[],
                                     kind="military-occupation", certainty="confirmed")},
    check_leading: {"called": {"forms": ["Four Isles"], "kind": "whole", "places": ["far"], "by": None, "note": None}},
    check_missing: {
        "documents": document("1899-pact", "treaty", BOTH, {"signed": "1899-01-01", "in_force": "1899-02-01"},
                              territories={"far": "named"}),
        "also": spell("1899-02-01", None, "1899-pact", "in-force", ["far"], members=[]),
    },
    check_titling: {"views": {**viewed("1899-01-01", None, "none", None, "in-force"), "territories": ["far"],
                              "members": [], "view": "borland"}},
}  # fmt: skip


def places_in(value):
    """Every value of a mapping and every item that is one: what holds it, and where.

    A text of a list is there, or is not.
    """
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        if isinstance(value, dict) or isinstance(value[key], dict):
            yield value, key
        yield from places_in(value[key])


@pytest.mark.parametrize("check", WRONG, ids=lambda check: check.__name__)
def test_what_is_missing_in_one_entry_hides_nothing_of_another(check):
    """Each value of a record in turn; the other entry stands first, or last."""
    wrong = [(name.strip(), entry) for name, entry in WRONG[check].items()]
    alone = codes(check, added({}, wrong, 0), DISPUTE, None)
    assert alone
    lists, dispute, record = copy.deepcopy(({name: LISTS[name] for name in looked_at(check)}, DISPUTE, RECORD))
    entries = [dispute, record, *(entry for listed in lists.values() for entry in listed)]
    places = [place for entry in entries for place in places_in(entry)]
    for number, (holder, key) in enumerate(places):
        kept, holder[key] = holder[key], None
        assert alone <= codes(check, added(lists, wrong, number % 2), dispute, record), (holder, key)
        holder[key] = kept


def looked_at(check):
    """The lists at which a check looks, of those that have entries."""
    asked = set()

    class Lists(dict):
        def get(self, name, default=None):
            asked.add(name)
            return super().get(name, default)

    entries = entries_of(LISTS, DISPUTE, RECORD)
    entries.lists = Lists(entries.lists)
    check(entries)
    return sorted(asked & {*LISTS})


def codes(check, *about):
    return {code for *_, code in reported(check, *about)[0]}


def added(lists, entries, last):
    """The lists with further entries in front of the others, or behind them."""
    result = dict(lists)
    for name, entry in entries:
        result[name] = [*result.get(name, []), entry] if last else [entry, *result.get(name, [])]
    return result
