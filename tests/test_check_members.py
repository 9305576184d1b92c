"""Named islands: what rests on a document has the islands that the document lists, and a list has an order."""

from __future__ import annotations

import pytest

from kurils.store.validate.land.members import RESTING, check_members
from tests.in_memory import reported

ISLANDS = [
    {"id": id, "territory": "group", "name": {"en": name}, "names": {"en_de": [{"form": name}, None], "de": None}}
    for id, name in (("one", "First (Ichi)"), ("two", "Second"), ("three", "Third"), ("group", "Group"))
]
ISLANDS.append({"id": "far", "territory": "far", "name": {"en": "Far"}, "aliases": ["Yonder", None]})
LANDING = {"id": "1850-landing", "territories": {"group": "named"}, "members": ["one", "two"]}


def found(documents, **lists):
    """What is reported of the islands with some documents and other lists."""
    return reported(check_members, {"islands": ISLANDS, "documents": documents, **lists})


def resting(name, members, *documents, known=(LANDING,), **facts):
    """What is reported of an entry of a list that rests on documents, of which several are told in a list."""
    by = {"documents": [*documents]} if name in ("claims", "positions") else {"document": documents[0]}
    return found([*known], **{name: [{"members": members, **by, **facts}]})


@pytest.mark.parametrize("name", RESTING)
def test_what_rests_on_a_document_has_the_islands_that_it_lists(name):
    """All of them or some; no other of their territory."""
    for passed in (["one"], ["two", "one"], [], None, ["lost"]):
        assert resting(name, passed, "1850-landing") == ([], [])
    told = ["1850-landing names one, two of group, and not three: mend the `members` of one of them"]
    assert resting(name, ["three"], "1850-landing") == ([(name, 0, "other-member")], told)
    assert resting(name, ["one", "three"], "1850-landing") == ([(name, 0, "other-member")], told)
    assert resting(name, ["three"], "1849-lost") == ([], [])
    assert resting(name, ["three"], None) == ([], [])


@pytest.mark.parametrize("touch", ["named", "bears", "by-group", "by-position", "disputed"])
def test_a_document_that_covers_the_group_lists_examples_only(touch):
    """As does a line, or a text whose reach is disputed; one that lists none of a territory deals with all of it."""
    known = [{**LANDING, "territories": {"group": touch}}]
    told = resting("control", ["three"], "1850-landing", known=known)[0]
    assert told == ([("control", 0, "other-member")] if touch in ("named", "bears") else [])
    for members in ([], None, ["far"]):
        known = [{**LANDING, "members": members, "territories": {"group": touch, "far": "named"}}]
        assert resting("control", ["three"], "1850-landing", known=known) == ([], [])


def test_of_several_documents_one_is_enough():
    """Of the title that a view gives the document is asked too."""
    act = {"id": "1851-act", "territories": {"group": "named"}, "members": ["three"]}
    whole = {"id": "1852-act", "territories": {"group": "named"}}
    known = [LANDING, act, whole]
    for other in ("1851-act", "1852-act"):
        assert resting("claims", ["three"], "1850-landing", other, known=known) == ([], [])
    assert resting("claims", ["three"], "1850-landing", known=known)[0] == [("claims", 0, "other-member")]
    view = {"members": ["three"], "document": "1851-act", "title_document": "1850-landing"}
    assert found(known, views=[view])[0] == [("views", 0, "other-member")]
    assert found(known, views=[{**view, "title_document": "1851-act"}]) == ([], [])


WORDS = [
    {"summary": {"en": "It lands on Third."}}, {"titles": {"en": "Landing on Third"}}, {"note": {"en": "Of Third."}},
    {"articles": [None, {"number": "1", "summary": {"en": "The line runs beside Third."}}]},
    {"dates": [None, {"date": "1850-01-01", "note": {"en": "On Third."}}]}, {"place": {"en": "Third"}},
]  # fmt: skip


@pytest.mark.parametrize("words", WORDS)
def test_the_words_of_a_document_tell_of_an_island_that_it_lists(words):
    """By any of its names; where none of a territory is told of by name, or one that is listed, all is well."""
    told = ["its words tell of three, and of none of its `members` of group, one, two: mend one of them"]
    assert found([{**LANDING, **words}]) == ([("documents", 0, "other-member")], told)
    assert found([{**LANDING, **words, "members": ["three"]}]) == ([], [])
    assert found([{**LANDING, **words, "members": None}]) == ([], [])
    for name in ("First", "Ichi"):
        assert found([{**LANDING, **words, "short": {"en": f"To {name}"}}]) == ([], [])
    assert found([{**LANDING, **words, "short": {"en": "Firsthand"}}])[0] == [("documents", 0, "other-member")]


def test_an_island_of_another_territory_or_of_the_name_of_its_own_is_told_of_freely():
    """An alias is a name too."""
    for text in ("Far and Yonder", "Group", "Thirdly", ""):
        assert found([{**LANDING, "summary": {"en": text}}]) == ([], [])
    near = {
        "id": "1850-far",
        "territories": {"far": "named"},
        "members": ["far"],
        "summary": {"en": "Yonder, not Third"},
    }
    assert found([near]) == ([], [])


def numbered(numbers, members=("one", "two", "three"), id="1875-treaty"):
    """What is reported of islands with numbers of the list of a treaty."""
    islands = [{**island, "treaty_1875_no": numbers.get(island["id"])} for island in ISLANDS]
    treaty = {"id": id, "territories": {"group": "named"}, "members": [*members]}
    note = {"id": "1875-note", "members": ["far"], "territories": {"far": "named"}}
    return found([note, treaty], islands=islands)


def test_the_numbers_of_a_list_stand_in_its_order():
    """Two islands may share one, and islands that have none are passed over; no number is left out."""
    assert numbered({"one": "1", "two": "2", "three": "3"}) == ([], [])
    assert numbered({"one": "1", "two": "1", "three": "2"}) == ([], [])
    assert numbered({"one": "1", "three": "2"}) == ([], [])
    assert numbered({}) == ([], [])
    told, messages = numbered({"one": "1", "two": "3", "three": "2"})
    assert told == [("islands", 1, "no-list"), ("islands", 2, "no-list")]
    assert "3 comes after 1 in the order of `members` of 1875-treaty" in messages[0]
    for wrong in ({"one": "2", "two": "3"}, {"one": "1", "two": "2.5"}, {"one": "1", "two": "4"}, {"one": "0"}):
        assert {code for *_, code in numbered(wrong)[0]} == {"no-list"}


def test_a_number_is_of_an_island_that_the_treaty_names():
    """Of no other of its territory, and of none without such a treaty."""
    every = {"one": "1", "two": "2", "three": "3"}
    assert numbered({**every, "far": "4"})[0] == [("islands", 4, "no-list")]
    assert numbered(every, ["one", "two"])[0] == [("islands", 2, "no-list")]
    assert len(numbered(every, id="1855-treaty")[0]) == 3
