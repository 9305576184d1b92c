"""Editions of figures are such as their sources can have, and one code was last seen on one day."""

from __future__ import annotations

import pytest

from kurils.store.validate.editions import check_editions
from tests.in_memory import reported

YEARS = {"a": "2020", "b": "2024-08-12", "c": None, "d": "1900/1910", "e": "../1950"}


def edition(year, *sources, key="areas", name="islands", **facts):
    """What is reported of a figure of an edition that rests on some of the sources."""
    figure = {"value": "9", "edition": year, "sources": [*sources], **facts}
    known = [{"id": id, "year": year} for id, year in YEARS.items()]
    return reported(check_editions, {"sources": known, name: [{"id": "isle", key: [None, figure]}]})


@pytest.mark.parametrize("name", ["territories", "islands", "totals"])
@pytest.mark.parametrize("key", ["areas", "heights"])
def test_no_edition_is_later_than_all_its_sources(name, key):
    """A source whose year is not known may be of any."""
    where = {"key": key, "name": name}
    for passed in (("2020", "a"), ("2024", "a", "b"), ("2021", "a", "c"), ("2021", "c"), ("2021", "lost"), ("2021",)):
        assert edition(*passed, **where) == ([], [])
    told = [f"{key}: 9 of the edition 2021, and its sources are of 2020 at the latest: mend one of them"]
    assert edition("2021", "a", **where) == ([(name, 0, "impossible")], told)
    assert edition("2025", "a", "b", **where)[0] == [(name, 0, "impossible")]
    assert edition("1911", "d", **where)[0] == [(name, 0, "impossible")]
    assert edition("1951", "e", **where)[0] == [(name, 0, "impossible")]


def test_an_old_edition_says_how_its_sources_have_it():
    """A lifetime older than those whose year is known; what is no year is no matter."""
    assert edition("1960", "a", "b", "c") == edition("1800", "c") == edition("1800", "e") == ([], [])
    told, messages = edition("1959", "a", "b", "c")
    assert told == [("islands", 0, "no-note")]
    assert messages[0].startswith("areas: 9 of the edition 1959, and its sources of 2020: mend it, or say in a `note`")
    assert edition("1959", "a", note={"en": "As the first survey has it."}) == ([], [])
    for text in ("before 1914", "not stated", None, "19590"):
        assert edition(text, "a") == ([], [])


def test_a_code_was_last_seen_on_one_day():
    """Wherever it stands; another code or scheme has its own."""
    code = {"scheme": "list", "code": "X", "seen": "2020-01-01"}

    def seen(other, name="states"):
        return reported(check_editions, {"islands": [{"codes": [code, None]}], name: [{"codes": [{**code, **other}]}]})

    for passed in ({}, {"seen": None}, {"seen": "2021-01-01", "code": "Y"}, {"seen": "2021-01-01", "scheme": "other"}):
        assert seen(passed) == ([], [])
    for name in ("states", "totals"):
        told, messages = seen({"seen": "1996-01-01"}, name)
        assert told == ([("states", 0, "shared-code")] if name == "states" else [])
        assert messages == (
            ["list X was seen on 2020-01-01 elsewhere, and on 1996-01-01 here: give it one day, the last"]
            if name == "states"
            else []
        )
