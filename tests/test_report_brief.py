"""The few pages of a report: what is chosen for them, by which rule, and that neither side has more room."""

from __future__ import annotations

import re

import pytest

from kurils.query.report_brief import six_sources
from kurils.report.brief import numbers, opening
from kurils.report.layout import page

DAYS = ["1855-02-07", "1905-09-05", "1945-09-03", "1953-06-01", "1956-12-12", "1991-04-18", "2026-02-28"]


def body(record, name, *arguments, **options):
    """The body of a section as it is laid out."""
    sections = page(record, record.report(*arguments, **options))["sections"]
    return next(section["body"] for section in sections if section["name"] == name)


def summary(record, *arguments, **options):
    """The summary as running text."""
    return " ".join(record.report(*arguments, **options)["summary"]["sentences"])


@pytest.mark.parametrize("day", DAYS)
def test_a_summary_has_about_150_words(record, day):
    """Enough to know the day by, and no more than a column of a page."""
    assert 100 <= len(summary(record, day).split()) <= 215


def test_the_summary_tells_event_effect_and_how_things_stood(record):
    """12 December 1956: each sentence from fields of the record."""
    told = summary(record, "1956-12-12")
    assert told.startswith("12 December 1956 was the day of: Joint Declaration of 1956 (ratifications exchanged")
    assert "That day changed: governing document (Shikotan and Habomai); unchanged: control, title and claims." in told
    assert "had held Iturup (Etorofu) since 28 August 1945, Kunashir (Kunashiri) and Shikotan since 1 September" in told
    assert "The manner of this control had been administration since 2 February 1946." in told
    assert "Title to all four had been unsettled since 2 September 1945." in told
    assert (
        "Iturup (Etorofu) and Kunashir (Kunashiri) since August–September 1955 and Shikotan and Habomai since 1644."
        in told
    )
    assert "The governing document of Shikotan and Habomai was Joint Declaration of 1956, Art. 9: Talks" in told
    assert "Open that day was title to all four; serious sources differ" in told


def test_a_day_without_event_says_when_something_last_changed(record):
    """1 June 1953 lies between two changes."""
    told = summary(record, "1953-06-01")
    assert told.startswith("Control, title, claims and governing document of all four did not change on 1 June 1953;")
    assert "last changed on 28 April 1952" in told


def test_an_event_elsewhere_is_not_called_one_of_the_islands(record):
    """Portsmouth was signed that day, about southern Sakhalin."""
    assert "Treaty of Portsmouth (signed); the record does not list it for all four" in summary(record, "1905-09-05")


def test_the_summary_of_a_range_counts_its_changes(record):
    """And tells how it began and how it ended."""
    answer = record.report(begin="1945", end="1956")
    told = " ".join(answer["summary"]["sentences"])
    assert "control 4 times, title once, claims 3 times" in told
    assert all(headline.rstrip(".") in told for headline in answer["summary"]["headlines"])


@pytest.mark.parametrize("day", DAYS)
def test_at_most_five_documents_the_governing_first(record, day):
    """With the ground of each side among them, where it names one."""
    documents = record.report(day)["brief"]["documents"]
    parts = [document["part"] for document in documents]
    assert len(documents) <= 5
    assert parts == sorted(parts, key=["governs", "ground", "both", "also"].index)
    for side in record.sides:
        grounds = {island["title"]["document"] for island in record.status(day, view=side)["islands"]} - {None}
        assert not grounds or any(side in document["sides"] for document in documents)


@pytest.mark.parametrize("day", [*DAYS, "1875-05-07", "1964-07-10", "2004-12-23"])
def test_both_sides_have_as_many_arguments(record, day):
    """In every block as many as the other, and three at most."""
    for shown in body(record, "positions", day):
        for group in shown["groups"]:
            first, second = (len(side["arguments"]) for side in group["sides"])
            assert first == second <= 3


def test_arguments_give_way_on_both_sides_alike():
    """Where there is no room for three there is none on either side."""
    said = {"summary": "x" * 60, "arguments": ["y" * 120] * 5}
    less = {"summary": "x", "arguments": ["y"]}
    assert numbers([[said, said]], 100) == [3]
    assert numbers([[said, said], [said, less]], 100) == [3, 1]
    assert numbers([[said, said]], 11) == [2]
    assert numbers([[said, said]], 1) == [0]
    assert numbers([[said, None]], 100) == [0]


def test_what_a_document_says_is_cut_between_sentences_only(record):
    """And shows that it goes on; why one governs is told whole."""
    long = "The frontier runs by Art. 2 here. " + "More of it stands there. " * 12
    shown = opening(long.strip(), "ground", record.wording)
    assert shown.startswith("The frontier runs by Art. 2 here. More")
    assert re.search(r"\.\u00a0…$", shown)
    assert opening(long, "governs", record.wording) == long
    assert opening("Short.", "also", record.wording) == "Short."


def test_six_sources_carry_as_many_statements_as_they_can():
    """The source of two statements comes before that of one; what is left goes to those that carry most."""
    assert six_sources([["a"], ["b", "c"], ["c", "d"]]) == ["a", "b", "c", "d"]
    many = [["x", "common"], ["y", "common"], *([str(n)] for n in range(9))]
    assert six_sources(many) == ["common", "0", "1", "2", "3", "4"]
    assert six_sources([[str(n)] for n in range(9)]) == [str(n) for n in range(6)]
    assert six_sources([]) == []


def test_two_disagreements_values_before_days(record):
    """Of 12 December 1956: whether the two were renounced, and what the control is called."""
    assert record.report("1956-12-12")["brief"]["variants"] == [
        "iturup-kunashir-renounced-1952",
        "four-occupied-to-this-day",
    ]
    assert len(body(record, "differences", "1956-12-12")) == 2


def test_a_range_tells_control_title_and_claims_and_counts_the_rest(record):
    """1945 to 1956: eight changes told, polity and governing document counted."""
    told = body(record, "situation", begin="1945", end="1956")["told"]
    assert len(told["changes"]) == 8
    assert told["rest"] == "Not told here: the polity 3 times and the governing document 4 times."


def test_full_tells_each_thing_once(record):
    """Every argument stands in the full report, and none twice; every document too."""
    from kurils.report import write

    answer = record.report("1956-12-12", full=True)
    text = write(record, answer, "markdown").replace("\\", "")
    arguments = {
        argument
        for island in answer["positions"][0]["islands"]
        for entry in island["positions"].values()
        for argument in entry["arguments"]
    }
    assert {text.count(argument) for argument in arguments} == {1}
    assert all(document["summary"] in text for document in answer["documents"])


def test_years_count_in_a_short_report(record):
    """`--years` says how far the count of neighbours reaches."""
    near, far = (page(record, record.report("1956-12-12", years=years))["around"] for years in (1, 10))
    assert near.startswith("Within one year before and after")
    assert "Within 10 years before and after, the record has" in far
