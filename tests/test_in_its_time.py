"""No answer for a day holds what did not exist yet: no document, no position, no year, no name of a later day.

What a note or a summary tells of a later time stands behind "later:", up to the end of its sentence. Variants, rejected
claims and readings are told from any time: `explain` puts them under headings that say so.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest

from kurils.store.tracks import phases, wordings
from kurils.store.validate.times import dates_in, unmarked

#: names that a text can only use from that day on
NAMES = {
    "Soviet": "1917-11-07",
    "Soviet Union": "1922-12-30",
    "Russian Federation": "1991-12-25",
    "Empire of Japan": "1868-01-03",
}
#: keys that hold no text of a day, or one that is told from any time
STRUCTURE = {
    "id", "group", "name", "from", "to", "from_edtf", "to_edtf", "polity_from", "polity_to", "since", "until",
    "sources", "certainty", "holder", "brief", "variants", "article", "title",
}  # fmt: skip


def texts(value):
    """Every text of an answer that belongs to its day."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in STRUCTURE and key != "documents":
                yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


def relied_on(value):
    """Every document that an answer names."""
    if isinstance(value, dict):
        if value.get("id") and "why" in value and "state" in value:
            yield value["id"]
        if isinstance(value.get("title"), dict) and value["title"]["document"]:
            yield value["title"]["document"]
        for key, item in value.items():
            yield from item if key == "documents" else relied_on(item)
    elif isinstance(value, list):
        for item in value:
            yield from relied_on(item)


@pytest.fixture(scope="module")
def first_days(record):
    """Document -> its first day."""
    return {d["id"]: min(act["date"] for act in d["dates"]) for d in record.section("documents")["documents"]}


@pytest.fixture(scope="module")
def days(record, first_days):
    """Every step, every boundary, and every day of a document."""
    acts = {act["date"] for d in record.section("documents")["documents"] for act in d["dates"]}
    return sorted({*record.steps(all=True), *(day for day in acts if "1635-01-01" <= day <= "2026-02-28")})


@cache
def said_in(text):
    """The dates, names and documents that a text tells of unmarked; it is the text of many days."""
    said = unmarked(text)
    names = [name for name in NAMES if name in said]
    return list(dates_in(said)), names, re.findall(r"\b\d{4}-[a-z][a-z0-9-]+", said)


def too_late(value, day, first_days):
    """What an answer for a day holds that did not exist yet."""
    for text in texts(value):
        dates, names, ids = said_in(text)
        yield from ((found, text) for found in dates if found > day)
        yield from ((name, text) for name in names if day < NAMES[name])
        yield from ((id, text) for id in ids if first_days.get(id, "") > day)
    yield from ((id, "") for id in relied_on(value) if first_days[id] > day)


@pytest.mark.parametrize("view", ["neutral", "japan", "russia"])
def test_no_status_holds_what_did_not_exist_yet(record, days, first_days, view):
    """In all its texts and documents, on every day that matters."""
    found = {}
    for day in days:
        for island in record.status(day, all=True, view=view)["islands"]:
            found.update(dict.fromkeys(too_late(island, day, first_days), day))
    assert found == {}


def test_no_position_holds_what_did_not_exist_yet(record, days, first_days):
    """Neither of a side nor of anyone else."""
    found = {}
    for day in days:
        for island in record.compare(day, record.territories)["islands"]:
            said = [*island["positions"].values(), *island["others"]]
            found.update(dict.fromkeys(too_late(said, day, first_days), day))
            assert all(entry is None or entry["since"][:4] <= day[:4] for entry in said)
    assert found == {}


def test_the_reasons_of_explain_hold_nothing_of_a_later_day(record, first_days):
    """They are made of the texts of the day; what is told from any time stands under headings that say so."""
    days = record.steps(all=True)
    found = {}
    for day in days:
        for id in record.territories:
            answer = record.explain(id, day)
            # the days of a spell are printed as ISO days, of a claim known by its year as that
            said = [re.sub(r"(from|through) [\d~/-]+", "", reason) for reason in answer["reasons"]]
            found.update(dict.fromkeys(too_late([answer["rule"], said], day, first_days), day))
    assert found == {}
    for part in ("readings", "variants", "rejected"):
        assert record.wording.tr(f"heading.{part}").startswith("Later: ")


def test_no_document_tells_of_a_later_time_unmarked(record):
    """Its summary keeps to its own days; a term that it sets itself, and a day that it sets, lie ahead of it."""
    ahead = {
        "1925-peking", "1945-molotov-sato-talk", "1973-communique", "1990-communique", "1991-communique",
        "1997-krasnoyarsk", "2006-kuril-programme", "2022-preferences-law", "2023-kuril-zone",
    }  # fmt: skip
    found = {}
    for document in record.section("documents")["documents"]:
        last = max(act["date"] for act in document["dates"])
        later = [day for day in dates_in(unmarked(document["summary"])) if day > last]
        if later:
            found[document["id"]] = later
    assert set(found) == ahead, found


def test_a_claim_is_told_in_the_words_of_its_own_days(record):
    """In a timeline each wording has an entry of its own; those after the first say that the claim only goes on."""
    entries = record.timeline(["iturup"], kinds=["claim"], begin="1945-09-02", end="1946-03-01")["entries"]
    told = [(e["date"], e["to"], e["state"], e["value"]) for e in entries]
    assert told == [
        ("1945-09-02", "1951-10-19", "japan", "reworded"),
        ("1945-09-02", "1946-02-02", "russia", None),
        ("1946-02-02", "1991-12-26", "russia", "reworded"),
    ]
    assert all("continuing state" not in entry["text"] for entry in entries)
    [first, *_] = record.timeline(["iturup"], kinds=["claim"], end="1650-01-01")["entries"]
    assert "renounce" not in first["text"]
    assert first["value"] is None


def test_the_wordings_of_a_claim_are_those_that_status_gives(record):
    """On the first day of each, for every place; they follow one another without a gap."""
    for id in record.names:
        for claim in record.place(id).rows("claims"):
            for cut in (phases(claim), wordings(claim)):
                assert (cut[0]["from"], cut[-1]["to"]) == (claim["from"], claim["to"])
                assert all(before["to"] == after["from"] for before, after in pairwise(cut))
                for part in cut:
                    [told] = [
                        c
                        for c in record.status(part["from"], [id])["islands"][0]["claims"]
                        if (c["claimant"], c["from"]) == (claim["claimant"], claim["from"])
                    ]
                    assert (told["summary"], told["note"], told["documents"]) == (
                        part["summary"],
                        part["note"],
                        part["documents"],
                    )


def test_japan_s_view_of_its_pause_is_what_compare_says(record):
    """Between the peace treaty and the talks of London Japan claimed neither Iturup nor Kunashir."""
    for id in ("iturup", "kunashir"):
        island = record.status("1953-06-01", [id], view="japan")["islands"][0]
        assert (island["title"]["status"], island["claimants"]) == ("renounced", ["russia"])
        said = record.compare("1953-06-01", [id])["islands"][0]["positions"]["japan"]
        assert "renounced" in said["summary"] or "gave up" in said["summary"]
