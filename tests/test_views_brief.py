"""`status --view` gives title, governing document and why as one side does; `--brief` is a sentence to quote."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

FOUR = ("iturup", "kunashir", "shikotan", "habomai")
#: days on which much is in dispute, and days on which little is
DAYS = ("1700-01-01", "1810-01-01", "1855-02-07", "1900-01-01", "1905-09-05", "1945-08-30", "1945-09-02", "1946-02-03",
        "1951-10-19", "1956-12-13", "1991-04-18", "2026-11-22")  # fmt: skip
#: the keys that a view may change
OF_VIEW = ("title", "governing_document", "ungoverned", "brief")


@pytest.mark.parametrize("view", ["japan", "russia"])
@pytest.mark.parametrize("day", DAYS)
def test_a_view_changes_title_and_governing_document_only(record, view, day):
    """Who held a place, who claimed it and what else bears on the day are not matters of opinion."""
    neutral, seen = record.status(day), record.status(day, view=view)
    assert seen["view"] == view
    for plain, coloured in zip(neutral["islands"], seen["islands"], strict=True):
        assert {k: v for k, v in plain.items() if k not in OF_VIEW} == {
            k: v for k, v in coloured.items() if k not in OF_VIEW
        }
    assert seen["on_this_day"] == neutral["on_this_day"]
    assert seen["date"] == neutral["date"]


@pytest.mark.parametrize("day", ["1952-04-28", "1953-06-01", "1955-08-29"])
@pytest.mark.parametrize("island", ["iturup", "kunashir"])
def test_the_view_of_japan_agrees_with_its_position_while_its_claim_paused(record, day, island):
    """Its government of 1952 to 1955 took the two to be renounced, and so say the view, the claims and `compare`."""
    seen = record.status(day, [island], view="japan")["islands"][0]
    assert (seen["title"]["status"], seen["title"]["holder"]) == ("renounced", None)
    assert seen["governing_document"]["id"] == "1951-san-francisco"
    assert "japan" not in seen["claimants"]
    assert "no claim to them" in record.compare(day, [island])["islands"][0]["positions"]["japan"]["summary"]


@pytest.mark.parametrize(
    ("day", "island"), [("1952-04-27", "iturup"), ("1955-08-30", "iturup"), ("1953-06-01", "habomai")]
)
def test_before_and_after_the_pause_japan_gives_the_title_to_itself(record, day, island):
    """And on Shikotan and Habomai all the time."""
    assert record.status(day, [island], view="japan")["islands"][0]["title"]["holder"] == "japan"


def test_each_side_gives_title_to_itself_today(record):
    """The neutral answer leaves it unsettled."""
    for island in FOUR:
        titles = {v: record.status("today", [island], view=v)["islands"][0]["title"] for v in ("neutral", *STATES)}
        assert titles["neutral"]["status"] == "unsettled"
        assert (titles["japan"]["holder"], titles["russia"]["holder"]) == ("japan", "russia")


STATES = ("japan", "russia")


def test_both_views_cover_every_day_from_1855_on(record):
    """For each of the four, exactly one row a view and day, without a gap."""
    for name in FOUR:
        rows = record.place(name).rows("views")
        for view in STATES:
            spells = sorted((row["from"], row["to"]) for row in rows if row["view"] == view)
            assert spells[0][0] <= "1855-02-07"
            assert spells[-1][1] is None
            assert all(before[1] == after[0] for before, after in pairwise(spells)), (name, view)


@pytest.mark.parametrize("view", ["japan", "russia"])
def test_a_view_says_whose_it_is(cli, view):
    """In print, in JSON and in the sentence."""
    state = view.capitalize()
    assert f"the answer as {state} gives it" in cli("status", "--view", view).out
    assert json.loads(cli("status", "--view", view, "-f", "json").out)["view"] == view
    out = cli("status", "--view", view, "--brief").out
    assert out.startswith(f"As {state} gives it:")


def test_an_unknown_view_names_those_that_there_are(cli):
    """A usage error with the three views."""
    result = cli("status", "--view", "soviet")
    assert result.code == 2
    assert "neutral, japan, russia" in result.err


@pytest.mark.parametrize(
    ("day", "island", "sentence"),
    [
        ("1905-09-05", "iturup",
         "On 5 September 1905 Japan administered Iturup (Etorofu); only Japan claimed it; by agreement it was Japan's; "
         "governing document: Treaty of Shimoda, Art. 2 (the treaty had ended, the boundary that it had drawn was "
         "kept)."),
        ("1945-08-30", "iturup",
         "On 30 August 1945 Soviet forces occupied Iturup (Etorofu); only Japan claimed it; by agreement it was "
         "Japan's; governing document: Treaty of Shimoda, Art. 2 (the treaty had ended, the boundary that it had drawn "
         "was kept)."),
        ("1700-01-01", "shikotan",
         "On 1 January 1700 no state held Shikotan (Ainu communities); only Japan claimed it; no treaty in force "
         "covered it; no document governed it."),
        ("1945-09-04", "habomai",
         "On 4 September 1945 Soviet forces occupied Habomai; the sources leave open whether control had already "
         "passed; Japan and the Soviet Union claimed it; no treaty in force between the two said whose it was; "
         "governing document: General Order No. 1, Art. I(b) (in force)."),
        ("1950-05-05", "shikotan",
         "On 5 May 1950 the Soviet Union administered Shikotan; Japan and the Soviet Union claimed it; no treaty in "
         "force between the two said whose it was; governing document: SCAPIN-677, Art. 3(c) (in force). On the word "
         "for this control accounts differ: military occupation to this day (Japan, whose government speaks of an "
         "\"illegal occupation\")."),
    ],
)  # fmt: skip
def test_brief_is_a_sentence_to_quote(record, day, island, sentence):
    """Day, holder as it was called then, claimants, title, governing document; and a word that is disputed."""
    assert record.status(day, [island])["islands"][0]["brief"] == sentence


@pytest.mark.parametrize(
    ("date", "begins"),
    [("1930", "In 1930 Japan administered"), ("1930-05", "In May 1930 Japan administered"),
     ("1930-05-01/1930-06-30", "From 1 May 1930 through 30 June 1930 Japan administered")],
)  # fmt: skip
def test_the_sentence_of_a_span_names_the_span(record, date, begins):
    """Not its first day."""
    answer = record.status(date, ["iturup"])
    assert answer["islands"][0]["brief"].startswith(begins)
    assert [other["islands"][0]["brief"] for other in record.status_on([date], ["iturup"])] == [
        answer["islands"][0]["brief"]
    ]


@pytest.mark.parametrize("day", ["1946-02-02", "1950-05-05", "2020-01-01"])
def test_the_disputed_word_is_told_with_who_disputes_it(record, day):
    """For each of the four, from the day on which the word begins to differ; not before the war's end."""
    for island in record.status(day)["islands"]:
        assert "On the word for this control accounts differ" in island["brief"]
        assert "(Japan, whose government" in island["brief"]
    assert "On the word" not in record.status("1905-09-05")["islands"][0]["brief"]


def test_islands_of_which_the_same_is_said_share_a_sentence(cli):
    """In print; each has its own in data."""
    out = cli("status", "--brief", "1905-09-05").out
    assert " ".join(out.split()).startswith(
        "On 5 September 1905 Japan administered Iturup (Etorofu), Kunashir (Kunashiri), Shikotan and Habomai; only "
        "Japan claimed them; by agreement they were Japan's;"
    )
    assert out.count("On 5 September 1905") == 1
    assert cli("status", "--brief", "1957-01-01").out.count("On 1 January 1957") == 2


@pytest.mark.parametrize("asked", [["1950-05-05"], ["habomai", "1950-05-05"], ["1950-05-05", "-f", "csv"]])
def test_a_citation_has_two_sources_and_the_version(cli, record, asked):
    """The best of the governing document and the best of who held, with addresses, and what the record was."""
    out = " ".join(cli("status", "--brief", "--cite", *asked).out.split())
    assert "Sources: SCAPIN-677 of 29 January 1946" in out
    note = out[out.index("Sources:") : out.index("Record of kurils")]
    assert note.count("http") == 2
    assert f"version {record.meta['version']}, checked to {record.meta['coverage']['to']}" in out


def test_many_days_are_cited_too(cli, tmp_path):
    """A list of days gives a list of sentences, each with its sources."""
    days = tmp_path / "days.txt"
    days.write_text("1905-09-05\n1950-05-05\n")
    out = cli("status", "iturup", "--brief", "--cite", "--dates-from", str(days)).out
    assert out.count("Sources:") == 2
    head, *rows = cli("status", "iturup", "--brief", "--cite", "--dates-from", str(days), "--csv").out.splitlines()
    assert head == "date,island,brief,sources"
    assert len(rows) == 2


@pytest.mark.parametrize(("asked", "says"), [(["--cite"], "--brief"), (["--brief", "--full"], "cannot go together")])
def test_ways_of_telling_that_do_not_go_together(cli, asked, says):
    """Refused in one line."""
    result = cli("status", *asked)
    assert result.code == 2
    assert says in result.err


def test_brief_stands_in_json_whether_asked_for_or_not(cli):
    """Keys are never left out."""
    plain, asked = cli("status", "-f", "json").out, cli("status", "-f", "json", "--brief").out
    assert plain == asked
    assert all(island["brief"].endswith(".") for island in json.loads(plain)["islands"])


def test_brief_is_a_row_an_island_in_csv(cli):
    """As data each island stands by itself."""
    head, *rows = cli("status", "--brief", "--date", "1905-09-05", "-f", "csv").out.splitlines()
    assert head == "date,island,brief"
    assert [row.split(",")[1] for row in rows] == list(FOUR)


def test_brief_of_a_span_with_changes_lists_them_instead(cli):
    """One sentence cannot say two things."""
    out = cli("status", "iturup", "--brief", "--date", "1945-08").out
    assert "Changes within 1945-08" in out


def test_every_day_of_change_has_a_brief_for_every_place(record):
    """All kinds of control, title and document have their words: no key is missing, no placeholder is left."""
    start = record.meta["coverage"]["from"]
    for place in record.places(all=True):
        for day in (start, *place.boundaries(start, "2026-11-22")):
            for view in ("neutral", *STATES):
                sentence = record.status(day, [place.id], view=view)["islands"][0]["brief"]
                assert "{" not in sentence
                assert sentence.count("On ") == 1 + sentence.count("On the word for this control")
