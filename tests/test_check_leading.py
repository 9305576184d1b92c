"""Where names lead: to the places in which the rest of the record has what is called so, and as many as they say."""

from __future__ import annotations

import pytest

from kurils.store.validate.names.leading import check_leading
from kurils.store.validate.names.spelling import check_spelling
from tests.in_memory import reported

ISLES = ("alpha", "beta", "gamma")
PLACES = {
    "territories": [
        {
            "id": id,
            "name": {"en": id.title()},
            "names": {"en_de": [{"form": id.title()}], "en_fr": [None]},
            "aliases": [],
        }
        for id in ISLES
    ],
    "islands": [
        {"id": "rock", "territory": "alpha", "names": {"en_de": [{"form": "The Rock"}]}},
        {"id": "reef", "territory": "beta", "names": {"en_de": [{"form": "The Reef"}], "en_fr": [{"form": "Riff"}]}},
    ],
}
TOWN = {"forms": ["Port", "Гавань"], "kind": "settlement", "places": ["alpha"], "sources": [], "note": None}


def led(called, check=check_leading, default=(), **lists):
    """What is reported of such names: the numbers of their entries."""
    told, messages = reported(check, {**PLACES, **lists, "called": called}, {"default": list(default)})
    assert all(code == "other-place" for _, _, code in told)
    return [number for name, number, _ in told if name == "called"], messages


def title(text):
    return {"sources": [{"id": "page", "title": text}]}


@pytest.mark.parametrize(
    ("text", "caught"),
    [
        ("Alpha: settlements", False),
        ("Beta: settlements", True),
        ("Alpha and Beta", False),
        ("The Rock", False),
        ("Port, the town on Beta", False),
        ("Old-Beta", False),
        ("Riff", True),
        ("Гавань on Beta", False),
        ("Betas", False),
        ("Harbour: the name", True),
        ("A history", False),
        ("", False),
    ],
)
def test_a_source_about_a_place_is_cited_for_what_is_there(text, caught):
    """By the name of the place, or of something else there; a page about the thing itself says nothing of that."""
    harbour = {**TOWN, "forms": ["Harbour"], "places": ["beta"]}
    assert led([{**TOWN, "sources": ["page", "unknown"]}, harbour], **title(text))[0] == ([0] if caught else [])


def test_a_note_may_say_why_a_source_is_about_another_place():
    """With the names of both."""
    for places in (["alpha"], ["rock"]):
        for note, caught in (("Told of on the page about Beta.", True), ("On Alpha; the page is about Beta.", False)):
            town = {**TOWN, "places": places, "sources": ["page"], "note": {"en": note}}
            assert led([town], **title("Beta: settlements"))[0] == ([0] if caught else [])
    town = {**TOWN, "sources": ["page"], "note": {"en": "On Alpha; the page is about Riff."}}
    assert led([town], **title("The Reef: settlements"))[0] == []


def test_what_is_wrong_with_a_name_is_told_once():
    """By its first form and the first that tells otherwise, whatever names stand before it."""
    town = {**TOWN, "sources": ["page", "other"]}
    sources = [{"id": id, "title": f"Beta: {'a' * 70}"} for id in ("page", "other")]
    told, messages = led([{**WHOLE, "by": None}, town], sources=sources)
    assert told == [1]
    assert messages == [
        f"`forms` 'Port': the source page is about 'Beta: {'a' * 54}', and `places` has other ones: mend them, or say "
        "why in a `note` that names both places"
    ]
    told, messages = led([TOWN, {**WHOLE, "forms": ["The Isles", "Two Isles"], "by": None}])
    assert (told, messages) == ([1], ["'Two Isles' says 2, and `places` has 3"])
    assert led([{**WHOLE, "forms": ["Two Isles"], "places": []}])[0] == []


DOCUMENT = {"id": "1900-order", "titles": {"en": "Order"}, "place": {"en": "Port"}, "territories": {"alpha": "named"}}


@pytest.mark.parametrize(
    ("lists", "caught"),
    [
        ({"documents": [DOCUMENT]}, False),
        ({"documents": [{**DOCUMENT, "territories": {"beta": "named"}}]}, True),
        ({"documents": [{**DOCUMENT, "territories": {"beta": "named"}, "members": ["rock"]}]}, False),
        ({"documents": [{**DOCUMENT, "territories": {}}]}, False),
        ({"documents": [{**DOCUMENT, "territories": {"beta": "named"}, "place": {"en": "New-Port"}}]}, False),
        ({"documents": [{**DOCUMENT, "territories": {"beta": "named"}, "place": {"en": "Portside"}}]}, False),
        ({"control": [{"from": "1900-01-01", "territories": ["alpha"], "note": {"en": "A post at Port."}}]}, False),
        ({"control": [{"from": "1900-01-01", "territories": ["beta"], "note": {"en": "A post at Port."}}]}, True),
        ({"claims": [{"from": "1900-01-01", "members": ["rock"], "summary": {"en": "It names Port."}}]}, False),
        ({"claims": [{"from": "1900-01-01", "members": ["reef"], "summary": {"en": "It names Port."}}]}, True),
        ({"claims": [{"from": "1900-01-01", "members": ["reef"], "summary": {"en": "It names Гавань."}}]}, True),
        ({"claims": [{"from": "1900-01-01", "territories": ["beta"], "summary": {"en": "It names Port."}}]}, True),
    ],
)
def test_a_name_leads_where_the_record_has_the_thing(lists, caught):
    """Where a document was made or what it is about, and where somebody was or claimed."""
    assert led([TOWN], **lists)[0] == ([0] if caught else [])


@pytest.mark.parametrize(("place", "caught"), [("alpha", False), ("beta", True)])
def test_people_of_a_town_are_counted_on_its_island(place, caught):
    """Also where a town is called otherwise there by more words."""
    figure = {"value": "5", "place": {"en": "Port, the only town"}}
    places = [{**row, "population": [figure, None] if row["id"] == place else []} for row in PLACES["territories"]]
    assert led([TOWN], territories=places)[0] == ([0] if caught else [])


def test_a_name_leads_where_its_words_do():
    """The name of a place in front, another spelling of one, or the name of another in its note."""
    for form, caught in (
        ("Alpha district", []), ("Betamax", []), ("Beta district", [0]), ("Beta", []), ("Riff district", [0]),
    ):  # fmt: skip
        assert led([{**TOWN, "forms": [form]}])[0] == caught
    places = [{**row, "aliases": ["Staten Land"] if row["id"] == "beta" else []} for row in PLACES["territories"]]
    for at, caught in (("alpha", [0]), ("beta", [])):
        assert led([{**TOWN, "forms": ["Staten Land"], "places": [at]}], territories=places)[0] == caught
    renamed = {**TOWN, "forms": ["Old Harbour"], "note": {"en": "Today Port stands there."}}
    assert led([TOWN, renamed])[0] == []
    assert led([TOWN, {**renamed, "places": ["beta"]}])[0] == [1]
    assert led([{**TOWN, "forms": ["Haven", "Port"]}, {**renamed, "places": ["beta"]}])[0] == [1]


WHOLE = {"forms": ["The Isles"], "kind": "whole", "places": list(ISLES), "by": "arland", "note": None}


@pytest.mark.parametrize(
    ("form", "number"),
    [
        ("Three Isles", 3),
        ("the four", 4),
        ("3島", 3),
        ("13島", None),
        ("三つの島", 3),
        ("四島", 4),
        ("四国", None),
        ("네 섬", 4),
        ("both, the two", 2),
        ("五島", 5),
        ("шесть островов", 6),
        ("три острова", 3),
        ("เกาะทั้งสาม", 3),
        ("Threefold Isles", None),
    ],
)
def test_a_name_that_counts_has_so_many_places(form, number):
    """In every language of the program."""
    for count in range(2, 8):
        places = [f"isle{at}" for at in range(count)]
        caught = number is not None and number != count
        assert led([{**WHOLE, "forms": [form], "places": places, "by": None}])[0] == ([0] if caught else [])


def test_a_side_has_a_name_for_all_that_answers_speak_of():
    """If it has one for some of it; its wholes lie in one another, or apart."""
    assert led([WHOLE], default=ISLES)[0] == led([], default=ISLES)[0] == []
    some = {**WHOLE, "places": ["alpha", "beta"]}
    assert led([some], default=ISLES)[0] == [0]
    assert led([WHOLE, some], default=ISLES)[0] == led([WHOLE], default=ISLES[:2])[0] == []
    assert led([WHOLE, {**some, "by": "borland"}], default=ISLES)[0] == [1]
    more = {**WHOLE, "places": [*ISLES, "delta"]}
    for places in (["alpha"], ["alpha", "delta"], ["delta", "epsilon"]):
        assert led([{**WHOLE, "places": places}], default=ISLES)[0] == []
    assert led([more], default=ISLES)[0] == []
    assert led([more, some, {**some, "forms": ["Both"]}], default=ISLES)[0] == [1]
    assert led([some, {**some, "note": {"en": "No other."}}], default=ISLES)[0] == []
    assert led([{**some, "note": {"en": "The third has no name with them."}}], default=ISLES)[0] == []
    across = {**WHOLE, "places": ["beta", "delta"]}
    assert led([some, across])[0] == [1]
    assert "some of those of 'The Isles', and others" in led([{**some, "forms": ["The Isles", "Both"]}, across])[1][0]
    assert led([WHOLE, some])[0] == led([some, WHOLE])[0] == led([some, some])[0] == []
    for other in ({"by": "borland"}, {"note": {"en": "So."}}, {"places": ["gamma", "delta"]}, {"kind": "old-map"}):
        assert led([some, {**across, **other}])[0] == []


@pytest.mark.parametrize(
    ("alias", "caught"),
    [
        ("Beta-to", True),
        ("Beta Island", True),
        ("Betta", True),
        ("Alpha-to", False),
        ("Gammarus", False),
        ("Rock Island", False),
    ],
)
def test_no_other_spelling_of_a_place_is_that_of_another_one(alias, caught):
    """But for the word of what it is; an island has the names of its territory, and what no name is like may be one."""
    places = [{**row, "aliases": [alias, None] if row["id"] == "alpha" else []} for row in PLACES["territories"]]
    told, messages = reported(check_spelling, {**PLACES, "territories": places})
    assert told == ([("territories", 0, "other-place")] if caught else [])
    assert all("beta" in message for message in messages)
    noted = [{**places[0], "note": {"en": "An old map has the name of Beta here."}}, *places[1:]]
    assert reported(check_spelling, {**PLACES, "territories": noted})[0] == []
    town = {**TOWN, "forms": [alias, "Port"], "places": ["alpha"]}
    assert led([town], check_spelling)[0] == ([0] if caught else [])


@pytest.mark.parametrize(
    ("main", "caught"),
    [
        ({"name": {"en": "Alpha"}, "names": {"en_de": [{"form": "Alpha"}], "ja": [{"form": "アルファ"}]}}, False),
        ({"name": {"en": "Alpha"}, "names": {"en_de": [None, {"form": "Alfa"}, {"form": "Alpha"}]}}, False),
        ({"name": {"en": "Alpha"}, "names": {"en_de": [{"form": "Beta"}]}}, True),
        ({"name": {"en": "Beta"}, "names": {"en_de": [{"form": "Alpha"}]}}, True),
    ],
)
def test_the_main_island_bears_the_names_of_its_territory(main, caught):
    """One at least of each kind that both have, and the printed one."""
    told = reported(check_spelling, {**PLACES, "islands": [{"id": "alpha", "territory": "alpha", **main}]})[0]
    assert told == ([("territories", 0, "other-place")] if caught else [])
