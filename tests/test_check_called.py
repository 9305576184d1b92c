"""Names that lead to places and documents: held against their days, against codes of that name, and one another."""

from __future__ import annotations

import pytest

from kurils.store.validate.check import check_folder
from kurils.store.validate.names.called import check_called
from tests.in_memory import reported

DISTRICT = 'forms: [Alpha district]\n    kind: municipality\n    places: [alpha]\n    by: arland\n    from: "1900"'
CODE = (
    '{side: arland, scheme: iso-3166-2, code: "AR-1", names: {en: Alpha district}, certainty: single, sources: [first]}'
)


@pytest.fixture
def named(toy_folder):
    """Write names of places and titles, and a code of that name; gives what `check` says of them."""

    def write(called: str = "", titled: str = "", code: str = ""):
        evidence = "\n    certainty: single\n    sources: [first]\n"
        text = f"called:\n  - {called}{evidence}" if called else ""
        (toy_folder / "names.yaml").write_text(text + (f"titled:\n{titled}" if titled else ""), encoding="utf-8")
        if code:
            path = toy_folder / "islands.yaml"
            path.write_text(
                path.read_text(encoding="utf-8").replace("{id: alpha,", f"{{id: alpha, codes: [{code}],", 1), "utf-8"
            )
        return [problem.code for problem in check_folder(str(toy_folder))[1] if problem.file == "names.yaml"]

    return write


@pytest.mark.parametrize(
    ("find", "put", "codes"),
    [
        ("", "", []),
        ("[alpha]", "[alpha, beta]", []),
        ("[alpha]", "[beta]", ["other-place", "other-place"]),
        ("by: arland", "by: borland", ["other-side"]),
        ("Alpha district", "Alpha village", []),
    ],
)
def test_a_name_leads_to_the_places_whose_code_bears_it(named, find, put, codes):
    """And is the word of the side that gives the code; it may lead further."""
    assert named(DISTRICT.replace(find, put) if find else DISTRICT, code=CODE) == codes


@pytest.mark.parametrize(
    ("titled", "codes"),
    [
        ("  - {document: 1850-pact, forms: [Pact of 1850]}\n", []),
        ("  - {document: 1850-pact, forms: [The Pact]}\n", []),
        ("  - {document: 1850-pact, forms: [Pact of 1870]}\n", ["other-year"]),
        ("  - {document: 1850-pact, forms: [A]}\n  - {document: 1850-pact, forms: [B]}\n", ["repeated"]),
    ],
)
def test_a_title_is_that_of_a_document_of_its_year(named, titled, codes):
    """Further titles of a document stand together."""
    assert named(titled=titled) == codes


PLACES = {
    "territories": [{"id": "alpha", "members": ["alpha", "alpha_islets"]}, {"id": "gamma", "members": ["one", "two"]}],
    "islands": [{"id": "alpha"}, {"id": "one"}, {"id": "two"}],
    "sources": [
        {"id": id, "side": id.split("-")[0]} for id in ("arland-1", "arland-2", "borland-1", "third-1", "both-1")
    ],
}
WHOLE = {"forms": ["A"], "kind": "whole", "places": ["alpha", "gamma"], "by": "arland", "sources": ["arland-1"]}


def called(*names):
    """(number, code) of what is reported of such names."""
    told = reported(check_called, {**PLACES, "called": list(names)}, dispute={"sides": ["arland", "borland"]})[0]
    return [(number, code) for list_name, number, code in told if list_name == "called"]


@pytest.mark.parametrize(
    ("by", "sources", "caught"),
    [
        ("arland", ["arland-1", "arland-2"], False),
        ("arland", ["borland-1"], True),
        ("borland", ["arland-1", "arland-2"], True),
        ("borland", ["arland-1", "third-1"], False),
        ("borland", ["arland-1", "borland-1"], False),
        ("arland", ["third-1"], False),
        ("arland", ["both-1"], False),
        ("elsewhere", ["arland-1"], False),
        ("arland", [], False),
    ],
)
def test_a_side_s_word_does_not_rest_on_the_other_side_alone(by, sources, caught):
    """Of several places together; a town is there whoever writes of it."""
    assert called({**WHOLE, "by": by, "sources": sources}) == ([(0, "other-side")] if caught else [])
    town = {**WHOLE, "kind": "settlement", "places": ["alpha"], "by": by, "sources": sources}
    assert called(town) == []


def test_a_side_calls_the_same_places_by_one_list_of_names():
    """The other side, other places and another time have lists of their own."""
    other = {**WHOLE, "forms": ["B"], "places": ["gamma", "alpha"]}
    assert called(WHOLE, other) == [(1, "repeated")]
    for more in ({"by": "borland", "sources": ["third-1"]}, {"places": ["gamma"]}, {"from": "1900"},
                 {"by": None, "note": {"en": "Anybody's."}}):  # fmt: skip
        assert called(WHOLE, {**other, **more}) == []


def test_a_name_of_several_places_is_somebody_s_or_says_why_not():
    """In its note."""
    assert called({**WHOLE, "by": None}) == [(0, "no-side")]
    assert called({**WHOLE, "by": None, "note": {"en": "A number."}}) == []
    assert called({**WHOLE, "kind": "old-map", "by": None}) == []


def test_a_name_is_looked_at_whatever_stands_before_it():
    """A town, or a name that is nobody's."""
    town = {**WHOLE, "kind": "settlement", "places": ["alpha"], "forms": ["Alpha town"]}
    number = {**WHOLE, "by": None, "forms": ["The two"], "note": {"en": "A number."}}
    assert called(town, number, {**WHOLE, "by": "borland"}) == [(2, "other-side")]


def test_a_name_of_one_place_is_not_that_of_several():
    """A group of islands is several; nameless islets around an island are not."""
    for places, codes in ((["gamma"], []), (["alpha"], [(0, "one-place")]), (["one"], [(0, "one-place")])):
        assert called({**WHOLE, "places": places}) == codes
    assert called({**WHOLE, "places": ["alpha", "one"]}) == []


@pytest.mark.parametrize("kind", ["old-map", "municipality", "settlement"])
def test_one_side_s_name_of_several_places_without_a_time_is_whole(kind):
    """What was founded has days, and an old map has a time and no side; a town on one island may have neither."""
    name = {**WHOLE, "kind": kind}
    assert called(name) == [(0, "no-days")]
    for more in ({"from": "1900"}, {"to": "1900"}, {"by": None}):
        assert called({**name, **more}) == []
    assert called({**name, "places": ["alpha"]}) == ([(0, "no-days")] if kind == "old-map" else [])


TITLES = {"ja": "アルファ国条約（アルファ条約、甲条約）", "en": "Pact of Alpha [1850] (First Pact)"}


@pytest.mark.parametrize(
    ("form", "caught"),
    [
        ("アルファ条約", True),
        ("甲条約", True),
        ("アルファ国条約", True),
        ("アルファ国条約（アルファ条約、甲条約）", True),
        ("first pact", True),
        ("The Pact", True),
        ("First Pact of 1870", False),
        ("条約", False),
        ("アルファ条約附録", False),
    ],
)
def test_a_title_of_one_document_is_not_given_to_another(form, caught):
    """Whole, or as one of those that stand in brackets; a part of it is no title."""
    documents = [{"id": "1850-pact", "titles": TITLES, "short": {"en": "The Pact"}, "dates": []},
                 {"id": "1870-treaty", "titles": {"en": "Treaty of Beta"}, "dates": []}]  # fmt: skip
    told, messages = reported(
        check_called, {"documents": documents, "titled": [{"document": "1870-treaty", "forms": [form]}]}
    )
    assert told == ([("titled", 0, "other-title")] if caught else [])
    assert all("1850-pact" in message for message in messages)
    own = [{"document": "1850-pact", "forms": [form]}]
    assert reported(check_called, {"documents": documents, "titled": own})[0] == []
    # the same from the other end: what is given to one document is the title of another
    documents[1]["titles"] = {"ja": form}
    told = reported(check_called, {"documents": documents, "titled": own})[0]
    assert told == [("titled", 0, "other-title")]


def test_a_form_leads_to_one_place():
    """Wherever it stands, and not to another than the island that is called so; sides may mean different wholes."""
    record = {"coverage": {"from": "1800-01-01", "to": "1999-12-31"}}
    islands = [{"id": id, "territory": "isle", "names": {"en": [{"form": name}, None]}} for id, name in
               (("rock", "The Rock"), ("reef", "The Reef"))]  # fmt: skip

    def found(*called):
        rows = [{"kind": "settlement", "places": ["isle"], "by": None, "from": "1850", **row} for row in called]
        told = reported(check_called, {"called": rows, "islands": islands}, {"sides": ["a", "b"]}, record)[0]
        return [(number, code) for _, number, code in told]

    assert found({"forms": ["Port", None, ""]}, {"forms": ["Harbour"]}, {"forms": ["port"]}) == []
    assert found({"forms": ["Port"]}, {"forms": ["PORT"], "places": ["bay"]}) == [(1, "other-place")]
    assert found({"forms": ["The Rock"]}) == found({"forms": ["The Rock"], "places": ["rock"]}) == []
    assert found({"forms": ["The rock"], "places": ["bay"]}) == [(0, "other-place")]
    whole = {"kind": "whole", "places": ["isle", "bay"], "note": {"en": "Both."}, "forms": ["Lands"]}
    other = {**whole, "places": ["isle", "bay", "cape"]}
    assert found({**whole, "by": "a"}, {**other, "by": "b"}) == []
    assert (1, "other-place") in found({**whole, "by": "a"}, {**other, "by": "a"})


def test_a_title_is_of_one_document():
    """Of two the second is told."""
    rows = [
        {"document": "1850-pact", "forms": ["The Pact"]},
        {"document": "1860-pact", "forms": ["the pact", "Pact II"]},
    ]
    told = reported(check_called, {"titled": rows})[0]
    assert told == [("titled", 1, "other-title")]
