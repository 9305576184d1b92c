"""Walking through the record: days, islands and what is said, without a screen."""

from __future__ import annotations

import pytest

import kurils
from kurils.base.errors import DateOutOfCoverage, InvalidDate, UnknownId
from kurils.base.widths import width_of
from kurils.explore import SMALLEST, bars, finding, happenings, panes
from kurils.explore.keys import PANES, footer, tabs
from kurils.explore.state import State
from kurils.store.index.sections import spoken

SPOKEN = spoken()


def texts(lines):
    """Lines of cells as texts."""
    return ["".join(cell.text for cell in line) for line in lines]


@pytest.fixture
def state(record):
    """5 September 1905 in the real record."""
    return State(record, "1905-09-05")


def test_it_begins_where_it_is_told(record):
    """Any form of a date, any name of an island; today and the first of the four by default."""
    begun = State(record, "1855-01-26 OS", "色丹")
    assert (begun.day, begun.island) == ("1855-02-07", "shikotan")
    begun = State(record)
    assert (begun.day, begun.island) == ("2026-11-22", "iturup")


@pytest.mark.parametrize(
    ("date", "island", "error"),
    [("1905-13-01", None, InvalidDate), ("1600", None, DateOutOfCoverage), ("1905", "atlantis", UnknownId)],
)
def test_it_does_not_begin_anywhere_else(record, date, island, error):
    """What the commands refuse is refused with the same errors."""
    with pytest.raises(error):
        State(record, date, island)


def test_an_island_outside_the_four_lists_its_company(record):
    """A context territory lists all seven; a named islet joins the four."""
    assert len(State(record, "1905-09-05", "northern-kurils").islands) == 7
    assert State(record, "1905-09-05", "urup").islands == ["iturup", "kunashir", "shikotan", "habomai", "urup"]


def test_steps_are_the_days_of_changes_and_of_key_documents(record):
    """Portsmouth governs none of the four and is a key document all the same; a letter of August 1945 is not."""
    steps = record.steps()
    assert steps == sorted(set(steps))
    for day in ("1799-02-20", "1855-02-07", "1856-12-07", "1899-07-17", "1905-09-05", "1905-10-15", "1945-08-28"):
        assert day in steps
    for day in ("1945-09-01", "1945-09-02", "1946-01-29", "1952-04-28", "1955-08-30", "1956-12-12", "1993-10-13"):
        assert day in steps
    assert "1945-08-30" not in steps
    assert "1855-02-08" not in steps


def test_every_change_of_the_tracks_is_a_step(record):
    """Nothing changes between two steps."""
    days = {change["date"] for change in record.diff("1635-01-01", "today")["changes"]}
    assert days <= set(record.steps())


def test_steps_keep_to_their_range_and_islands(record):
    """`begin` and `end` are included; the context has steps of its own."""
    assert record.steps(begin="1945-09-01", end="1945-09-02") == ["1945-09-01", "1945-09-02"]
    assert "1875-10-02" not in record.steps(["iturup"])
    assert "1875-10-02" in record.steps(["northern-kurils"])


def test_a_step_goes_to_the_next_event_from_any_day(state):
    """Also from a day on which nothing happens."""
    state.go("1905-09-06")
    state.step(-1)
    assert state.day == "1905-09-05"
    state.go("1905-10-16")
    state.go("1905-10-15")
    state.step(1)
    assert state.day > "1905-10-15"


def test_stepping_past_the_ends_says_so(state):
    """After the last event stands today, before the first one the first day of the record."""
    state.go("today")
    state.step(1)
    assert (state.day, state.said) == ("2026-11-22", "Nothing later is recorded; this is 2026-11-22.")
    state.go("1635-01-01")
    state.step(-1)
    assert (state.day, state.said) == ("1635-01-01", "Nothing earlier is recorded; this is 1635-01-01.")


def test_a_year_keeps_month_and_day(state):
    """29 February falls on the 28th; the record's ends are not passed."""
    state.go("1904-02-29")
    state.year(1)
    assert state.day == "1905-02-28"
    state.go("today")
    state.year(1)
    assert state.day == "2026-11-22"
    state.go("1635-06-01")
    state.year(-1)
    assert state.day == "1635-01-01"


def test_a_span_goes_to_its_first_day(state):
    """And lists the days on which something changes within it."""
    state.go("1946")
    assert state.day == "1946-01-01"
    assert "1946-01-29, 1946-02-02" in state.said
    state.go("1900-05")
    assert state.said == "1900-05: its first day; nothing changes within it."


def test_a_failed_date_moves_nothing(state):
    """The day stays."""
    with pytest.raises(InvalidDate):
        state.go("1905-02-29")
    assert state.day == "1905-09-05"


def test_the_news_of_portsmouth(state):
    """What happened on the day; nothing changed for the four."""
    assert happenings.news(state) == [("", "• Treaty of Portsmouth: signed")]


def test_the_news_of_the_surrender(record):
    """Changes are told once for the islands that share them, in the words of `status`."""
    lines = [line for _, line in happenings.news(State(record, "1945-09-02"))]
    assert "• General Order No. 1: issued" in lines
    assert "◆ Title to all four: unsettled (before: Japan, by agreement)." in lines


def test_a_quiet_day_names_its_neighbours(record):
    """So that the reader knows how far the next event is."""
    (said,) = happenings.news(State(record, "1905-09-06"))
    assert "Before it: 1905-09-05; after it: 1905-10-1" in said[1]


def test_days_beyond_the_checked_record_say_so(record):
    """As the commands do."""
    assert ("warn", "record checked to 2026-02-28; nothing later was checked") in happenings.news(State(record))


def test_a_document_dated_to_a_year_stands_with_its_span(record):
    """1643 stays 1643."""
    assert any(line.startswith("• 1643: ") for _, line in happenings.news(State(record, "1643-01-01")))


def test_documents_of_the_day_come_first(state):
    """Then what governs the chosen island, then what bears on it."""
    assert state.documents()[:3] == ["1905-portsmouth", "1855-shimoda", "1875-st-petersburg"]


def test_search_finds_days_islands_and_documents(state):
    """In this order; documents named so before those that only mention the words."""
    assert finding.search(state, "1855-02-07")[0][:2] == ("day", "1855-02-07")
    assert ("place", "shikotan") in [found[:2] for found in finding.search(state, "shiko")]
    assert finding.search(state, "treaty of portsmouth")[0][:2] == ("document", "1905-portsmouth")
    assert len(finding.search(state, "")) == len(state.record.documents()["documents"])
    assert finding.search(state, "no such words at all") == []


def test_search_offers_no_day_that_cannot_be_gone_to(state):
    """An impossible or future day is not offered."""
    assert all(found[0] != "day" for query in ("1905-02-30", "2999", "1500") for found in finding.search(state, query))


def test_bars_mark_who_held_each_place(record):
    """A letter where a stretch begins, its pattern after it, and the mark of the day below."""
    lines = texts(bars.strip(State(record, "1945-09-02", "habomai"), 78))
    assert all(len(line) <= 78 for line in lines)
    assert "J=" in lines[4]
    assert "R#" in lines[4]
    assert lines[4].startswith("▸ Habomai")
    column = lines[5].index("▲")
    assert lines[4][column] == "J"
    assert lines[3][column] == "R"


def test_bars_show_title_and_claims_too(record):
    """Title is agreed, then unsettled; two claimants have a mark of their own."""
    state = State(record, "1960-01-01")
    state.turn_bars()
    column = texts(bars.strip(state, 78))[5].index("▲")
    assert texts(bars.strip(state, 78))[1][column] == "?"
    state.turn_bars()
    assert texts(bars.strip(state, 78))[1][column] == "&"


def test_fewer_years_in_the_bars_keep_the_day_in_sight(record):
    """Each zoom is narrower, and labels become months."""
    state = State(record, "1945-09-02")
    spans = []
    for _ in range(6):
        first, last = state.window()
        assert first <= state.day <= last
        spans.append(int(last[:4]) - int(first[:4]))
        state.turn_zoom(1)
    assert spans == sorted(spans, reverse=True)
    assert "1945-" in texts(bars.strip(state, 78))[0]


def test_the_day_fits_its_line(record):
    """The day of the week is left out where the line is too short."""
    state = State(record, "1804-09-05")
    assert panes.heading(state, 40).startswith("5 September 1804")
    assert panes.heading(state, 120).startswith("Wednesday 5 September 1804")


@pytest.mark.parametrize("language", SPOKEN)
def test_every_line_of_the_frame_fits_the_smallest_terminal(language):
    """In each language: the day of three calendars, the bars and their legend, the tabs, the footer."""
    record = kurils.load(language)
    state, width = State(record, "1912-08-28"), SMALLEST[0] - 2
    tr = record.wording.tr
    notes = ["", *(tr(f"explore.filter.{name}") for name in ("all", "spells", "documents", "events"))]
    lines = [panes.heading(state, width), *texts([footer(tr, width)])]
    lines += texts([tabs(tr, pane, width, note) for pane in PANES for note in notes])
    for _ in ("control", "title", "claim"):
        lines += texts(bars.strip(state, width))
        lines.append(f"── {bars.legend(state)} ")
        state.turn_bars()
    assert [line for line in lines if width_of(line) > width] == []


def test_tabs_give_way_to_what_is_listed(record):
    """Where the words of all panes and the note find no room the closed panes are their keys."""
    tr = record.wording.tr
    assert texts([tabs(tr, "why", 78)]) == [" s Status   e Events  [w Why]  p Positions   m Map   t Timeline  "]
    assert texts([tabs(tr, "why", 40, "here")]) == [" s   e  [w Why]  p   m   t  here"]


def test_the_table_has_the_document_where_there_is_room(state):
    """Below 108 columns it stands under the table alone."""
    assert "Governing document" not in texts(panes.status(state, 78, 20)[0].lines)[0]
    assert "Governing document" in texts(panes.status(state, 118, 20)[0].lines)[0]


@pytest.mark.parametrize("day", ["1635-01-01", "1700-01-01", "1799-02-20", "1855-02-07", "1945-09-04", "today"])
def test_every_pane_answers_on_every_kind_of_day(record, day):
    """From the first day on, in all seven territories."""
    state = State(record, day)
    state.toggle_context()
    for number in range(7):
        for name, draw in panes.PANES.items():
            if name != "map" or not number:
                assert draw(state, 78, 20)
        state.turn(1)


def test_the_toy_record_is_walked_the_same_way(toy):
    """Nothing knows the real islands."""
    state = State(toy, "1900-05-02")
    assert state.steps() == toy.steps()
    assert any("Landing on Alpha" in line for _, line in happenings.news(state))
    assert finding.days_of(state, "1850-pact") == [("1850-03-01", "signed"), ("1851-06-01", "entered into force")]


def test_the_news_fit_their_room(record):
    """On a full day the events share a line, the changes keep theirs, and the rest is said to be elsewhere."""
    said = happenings.news(State(record, "1945-09-02"))
    lines = texts(happenings.fitted(said, 78, 3, "e shows all"))
    assert len(lines) == 3
    assert all(len(line) <= 78 for line in lines)
    assert lines[0].startswith("• General Order No. 1: issued; ")
    assert lines[1] == "◆ Title to all four: unsettled (before: Japan, by agreement)."
    assert lines[2].endswith("e shows all")
    assert texts(happenings.fitted(said, 300, 20, "e shows all")) == [line for _, line in said]


@pytest.mark.parametrize("room", [1, 3, 4, 6])
def test_the_news_of_every_step_fit(record, room):
    """Whatever happened, and with a warning above it."""
    state = State(record)
    state.said = "word " * 40
    for day in state.steps():
        state.day = day
        lines = texts(happenings.fitted(happenings.news(state), 78, room, "e shows all"))
        assert 0 < len(lines) <= room
        assert all(len(line) <= 78 for line in lines)


def test_a_document_leads_to_others(state):
    """Both what it did and what was done to it."""
    related = dict(finding.related(state, "1855-shimoda"))
    assert related["1895-commerce"] == "replaced by Commerce treaty of 1895 [1895-commerce]"
