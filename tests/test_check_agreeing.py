"""What different parts of the record say of the same days: titles, views of them, articles and occupations."""

from __future__ import annotations

import pytest

from kurils.store.validate.agreeing import check_agreeing
from tests.in_memory import reported

ISLE = {"territories": ["isle"], "from": "1850-01-01", "to": "1900-01-01"}
TITLE = {**ISLE, "status": "agreed", "holder": "arland", "document": "pact", "article": "1"}
VIEW = {
    **ISLE, "view": "borland", "title_status": "agreed", "title_holder": "arland", "title_document": "pact",
    "title_article": "1", "document": None, "article": None, "state": None,
}  # fmt: skip


def found(**lists):
    """What is reported of a territory whose title is agreed, with other entries in some lists: the code of each."""
    told, messages = reported(check_agreeing, {"territories": [{"id": "isle"}], "title": [TITLE], **lists})
    return [(name, code) for name, _, code in told], messages


def test_a_party_does_not_read_the_agreement_as_anothers_and_call_it_agreed():
    """Whatever days its view has; another document, what is not agreed and the same holder are no matter."""
    assert found(views=[VIEW]) == ([], [])
    wrong = {**VIEW, "title_holder": "borland"}
    assert found(views=[wrong]) == (
        [("views", "title-view")],
        ["isle: by pact title is agreed to be arland's; here it is borland's"],
    )
    assert found(views=[{**wrong, "from": "1950-01-01", "to": None}])[0] == [("views", "title-view")]
    for other in ({"title_status": "none"}, {"title_document": "other"}, {"territories": ["far"]}):
        assert found(views=[{**wrong, **other}]) == ([], [])
    undivided = {**wrong, "title_status": "undivided"}
    assert found(views=[undivided], title=[{**TITLE, "status": "undivided"}]) == ([], [])


@pytest.mark.parametrize(("neutral", "status", "document", "state", "caught"), [
    ("undivided", "agreed", "pact", "in-force", True),
    ("agreed", "renounced", "pact", "signed", True),
    ("agreed", "none", None, "in-force", True),
    ("agreed", "none", None, "executed", True),
    ("agreed", "none", None, "signed", False),
    ("agreed", "agreed", "pact", "in-force", False),
    ("unsettled", "agreed", "pact", "executed", False),
])  # fmt: skip
def test_a_view_by_what_fixes_title_has_the_status_of_it(neutral, status, document, state, caught):
    """Before it is in force a side may say that nothing is agreed yet, and after it that it still is."""
    title = {**TITLE, "status": neutral, "document": "pact" if neutral != "unsettled" else None}
    view = {**VIEW, "title_status": status, "title_document": document, "document": "pact", "state": state,
            "title_article": document and "1", "article": "1"}  # fmt: skip
    assert found(views=[view], title=[title])[0] == [("views", "title-view")] * caught
    apart = {**view, "from": "1950-01-01", "to": None}
    assert found(views=[apart], title=[title])[0] == [("views", "title-view")] * (caught and document is not None)


def test_title_is_none_while_both_parties_say_that_nothing_was_agreed():
    """On days that all three have; one party may see an agreement earlier than the other."""
    silent = {**VIEW, "title_status": "none", "title_holder": None, "title_document": None, "title_article": None}
    both = [silent, {**silent, "view": "arland"}]
    unsettled = {**ISLE, "status": "unsettled", "holder": None, "document": None, "article": None}
    assert found(views=both, title=[unsettled]) == (
        [("title", "title-view")],
        ["isle: both parties say of 1850-01-01 that nothing was agreed, and title is 'unsettled'"],
    )
    assert found(views=both, title=[{**unsettled, "status": "none"}]) == ([], [])
    for other in (
        {"view": "borland"}, {"title_status": "renounced"}, {"from": "1900-01-01", "to": None},
        {"from": "1800-01-01", "to": "1850-01-01"}, {"territories": ["far"]},
    ):  # fmt: skip
        assert found(views=[silent, {**silent, "view": "arland", **other}], title=[unsettled]) == ([], [])
    late = [silent, {**silent, "view": "arland", "from": "1899-12-31", "to": None}]
    assert found(views=late, title=[unsettled])[0] == [("title", "title-view")]


def test_title_rests_on_one_article_of_a_document():
    """In each view of it, and in what governs on the same days: the days beside them may have another."""
    told = ["isle: title rests on pact, article 1; here on article 2"]
    assert found(views=[{**VIEW, "title_article": "2"}]) == ([("views", "other-article")], told)
    assert found(views=[{**VIEW, "title_article": "2", "title_document": "other"}]) == ([], [])
    governing = {**ISLE, "document": "pact", "article": "2", "state": "in-force"}
    assert found(governing=[governing]) == ([("governing", "other-article")], told)
    for passed in (
        {"article": "1"}, {"document": "other"}, {"document": None}, {"territories": ["far"]},
        {"from": "1900-01-01", "to": None}, {"from": "1800-01-01", "to": "1850-01-01"},
    ):  # fmt: skip
        assert found(governing=[{**governing, **passed}]) == ([], [])
    for met in ({"from": "1899-12-31", "to": None}, {"from": "1800-01-01", "to": "1850-01-02"}):
        assert found(governing=[{**governing, **met}])[0] == [("governing", "other-article")]
    nothing = {**TITLE, "status": "none", "holder": None, "document": None, "article": None}
    assert found(title=[nothing], governing=[{**governing, "document": None}]) == ([], [])


def test_nobody_occupies_by_arms_what_is_its_own():
    """On days of that title; what is another's it may occupy, and its own it may administer."""
    control = {**ISLE, "holder": "arland", "kind": "military-occupation"}
    assert found(control=[control]) == (
        [("control", "own-occupied")],
        ["isle: arland occupies what is its own by pact"],
    )
    assert found(control=[{**control, "from": "1899-12-31", "to": None}])[0] == [("control", "own-occupied")]
    for passed in (
        {"holder": "borland"}, {"holder": None}, {"kind": "administration"}, {"territories": ["far"]},
        {"from": "1900-01-01", "to": None}, {"from": "1800-01-01", "to": "1850-01-01"},
    ):  # fmt: skip
        assert found(control=[{**control, **passed}]) == ([], [])
    unheld = {**TITLE, "status": "none", "holder": None}
    assert found(title=[unheld], control=[{**control, "holder": None}]) == ([], [])


ARTICLES = [
    None, {"number": "1", "territories": {"isle": "named"}}, {"number": "2", "territories": {"far": "named"}},
    {"number": "3", "territories": {"isle": "named", "far": "named"}}, {"number": "4"},
]  # fmt: skip


def article(number, places=("isle",), document="pact", articles=ARTICLES, name="title", key="", state=None):
    """What is reported of an entry that names an article of a document."""
    documents = [{"id": "pact", "articles": articles}]
    values = {**ISLE, "territories": places, f"{key}document": document, f"{key}article": number, "state": state}
    return reported(check_agreeing, {"documents": documents, name: [values]})


@pytest.mark.parametrize(("name", "key"), [("title", ""), ("governing", ""), ("views", ""), ("views", "title_")])
def test_an_article_is_one_that_touches_the_places(name, key):
    """Where any does; where none does, the document may be named alone, or by another article."""
    own = {"name": name, "key": key}
    for passed in (article("1", **own), article("3", **own), article("3", ["isle", "far"], **own)):
        assert passed == ([], [])
    wrong = [(name, 0, "wrong-article")]
    assert article("2", **own) == (wrong, ["pact touches isle in 1, 3, not in 2"])
    assert article("1", ["isle", "far"], **own) == (wrong, ["pact touches far in 2, 3, not in 1"])
    missing = [f"`{key}article` is missing: pact touches isle in 1, 3"]
    assert article(None, **own) == ([(name, 0, "missing-article")], missing)
    for number in (None, "1", "9"):
        assert article(number, ["reef"], **own) == ([], [])
        assert article(number, articles=None, **own) == ([], [])
        assert article(number, None, **own) == ([], [])
        assert article(number, document="unknown", **own) == ([], [])
        assert article(number, document=None, **own) == ([], [])


@pytest.mark.parametrize("name", ["governing", "views"])
def test_a_document_is_asked_for_its_article_while_it_binds(name):
    """Signed, in force or executed; what is declared, or denounced, says nothing by an article of its own.

    That which fixes a title binds whatever state the document of a view is in.
    """
    for state in (None, "signed", "in-force", "executed"):
        assert article(None, name=name, state=state)[0] == [(name, 0, "missing-article")]
    for state in ("declared", "domestic"):
        assert article(None, name=name, state=state) == ([], [])
    assert article(None, name="views", key="title_", state="declared")[0] == [("views", 0, "missing-article")]


CONTROL = {
    "territories": ["isle"],
    "from": "1850-01-01",
    "to": "1900-01-01",
    "holder": "arland",
    "kind": "administration",
}
NEXT = {**CONTROL, "from": "1900-01-01", "to": None}


def controls(*spells):
    """What is reported of spells of control: number and code."""
    lists = {"territories": [{"id": "isle"}], "control": list(spells)}
    return [(number, code) for _, number, code in reported(check_agreeing, lists)[0]]


def test_with_a_spell_of_control_something_changes():
    """The holder, or how it holds; where nobody holds, what nobody holds by may change."""
    assert controls(CONTROL, NEXT) == [(1, "no-change")]
    for other in (
        {"holder": "borland"},
        {"kind": "military-occupation"},
        {"from": "1900-01-02"},
        {"territories": ["far"]},
    ):
        assert controls(CONTROL, {**NEXT, **other}) == []
    for kind, told in (("mixed", []), ("trading-post", []), ("none", [(1, "no-change")])):
        nobody = {"holder": None, "kind": kind}
        assert controls({**CONTROL, **nobody}, {**NEXT, **nobody}) == told


def test_with_a_spell_of_polity_another_runs_the_place():
    """Where the one begins on the day on which the other ends; the same may come back later."""
    first = {"territories": ["isle"], "polity": "domain", "from": "1850-01-01", "to": "1900-01-01"}

    def told(**facts):
        later = {**first, "from": "1900-01-01", "to": None, **facts}
        return reported(check_agreeing, {"territories": [{"id": "isle"}], "polity": [first, later]})[0]

    assert told() == [("polity", 1, "no-change")]
    assert told(polity="empire") == told(**{"from": "1910-01-01"}) == told(territories=["far"]) == []


def test_an_act_makes_a_state_hold_in_one_way():
    """Whatever the places; another state, or another act, may do so otherwise."""
    far = {**CONTROL, "territories": ["far"], "kind": "military-occupation"}
    assert controls({**CONTROL, "document": "act"}, {**far, "document": "act"}) == [(1, "other-kind")]
    assert controls({**CONTROL, "document": "act"}, {**far, "document": "act", "holder": "borland"}) == []
    assert controls({**CONTROL, "document": "act"}, {**far, "document": "order"}) == []
    assert controls(CONTROL, far) == []


POLITIES = [
    {"id": "old-arland", "state": "arland"}, {"id": "new-arland", "state": "arland"},
    {"id": "borland", "state": "borland"}, {"id": "tribes", "state": None}, {"id": "clans", "state": None},
]  # fmt: skip


def polities(*spells):
    lists = {"polities": POLITIES, "polity": [{"territories": ["isle"], "to": None, **spell} for spell in spells]}
    return [(number, code) for _, number, code in reported(check_agreeing, lists)[0]]


def test_a_state_is_one_polity_on_one_day():
    """In whatever places it holds; what is of no state may be several."""
    old = {"polity": "old-arland", "from": "1850-01-01", "to": "1900-01-01"}
    assert polities(old, {"polity": "new-arland", "from": "1899-12-31"}) == [(1, "two-polities")]
    assert polities({"polity": "new-arland", "from": "1899-12-31"}, old) == [(0, "two-polities")]
    assert polities(old, {"polity": "new-arland", "from": "1900-01-01"}) == []
    assert polities(old, {"polity": "old-arland", "from": "1850-01-01"}) == []
    assert polities(old, {"polity": "borland", "from": "1850-01-01"}) == []
    assert polities({"polity": "tribes", "from": "1850-01-01"}, {"polity": "clans", "from": "1850-01-01"}) == []
