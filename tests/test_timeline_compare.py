"""How `timeline` and `compare` look: bars over time, and two columns that answer to one another."""

from __future__ import annotations

import re

import pytest

from kurils.show.blocks.answers import of_compare, of_timeline
from kurils.show.blocks.bars import NARROWEST, bars, states_of
from kurils.show.elements import Columns, bands
from kurils.show.formats.to_text import lay_out


def drawn(record, answer, width):
    """The lines of the bars as texts."""
    states = states_of(record.dispute)
    lines = bars(answer, record.wording, record.names, record.default_territories, states).at(width)
    return ["".join(cell.text for cell in line).rstrip() for line in lines]


def bar_of(lines, name):
    """What stands behind a name."""
    return next(line.split(name, 1)[1].strip() for line in lines if line.strip().startswith(name))


def test_a_bar_begins_with_the_letter_of_its_state_and_goes_on_in_its_pattern(toy):
    """It reads without colour; a change of hands begins a new letter."""
    lines = drawn(toy, toy.timeline(["alpha"], begin="1860-01-01", end="1940-01-01", kinds=["control"]), 80)
    assert re.fullmatch("A=+B#+", bar_of(lines, "Alpha (Arufa)"))


def test_what_no_state_holds_has_marks_of_its_own(toy):
    """Nobody is a dot; an unsettled title is a question mark."""
    answer = toy.timeline(["gamma"], begin="1800", end="1900", kinds=["control", "title"])
    lines = drawn(toy, answer, 80)
    gamma = [line.split("Gamma")[1].strip() for line in lines if "Gamma" in line]
    assert re.fullmatch(r"\.+A=+", gamma[0])
    assert re.fullmatch(r"\.+\?+", gamma[1])


def test_islands_with_the_same_bar_share_one(toy):
    """Alpha and beta were held alike until 1900."""
    before = drawn(toy, toy.timeline(begin="1850-01-01", end="1899-12-31", kinds=["control"]), 80)
    assert [line.split("  ")[1] for line in before[1:-2]] == ["the two"]
    after = drawn(toy, toy.timeline(begin="1850-01-01", end="1950-01-01", kinds=["control"]), 80)
    assert [line.split("  ")[1] for line in after[1:-2]] == ["Alpha (Arufa)", "Beta [the little]"]


def test_only_the_default_territories_go_by_one_word(cli, record):
    """As many other islands as there are default ones are named one by one, in the bars and in the entries."""
    islets = ["zelyony", "yuri", "dyomina", "polonskogo"]
    assert len(islets) == len(record.default_territories)
    out = cli("timeline", *islets, "--from", "1940", "--kind", "control").out
    assert "the four" not in out
    assert all(record.names[id].split(" (")[0] in out for id in islets)
    assert "the four" in cli("timeline", "--from", "1947", "--kind", "control").out


def test_a_spell_shorter_than_a_column_is_still_seen(record):
    """The Dutch claim of 1643 to Urup in four centuries."""
    lines = drawn(record, record.timeline(["urup"], kinds=["claim"]), 80)
    dutch = lines[next(n for n, line in enumerate(lines) if "Netherlands" in line) + 1]
    assert "N" in dutch


def test_claims_have_a_bar_for_each_state_and_a_gap_where_a_claim_paused(record):
    """Japan's claim to Iturup from 1952 to 1955."""
    lines = drawn(record, record.timeline(["iturup"], begin="1945", end="1965", kinds=["claim"]), 100)
    japan = lines[next(n for n, line in enumerate(lines) if line.strip() == "Claim of Japan") + 1]
    assert re.search(r"J=+ +J=+$", japan)


@pytest.mark.parametrize("width", [60, 80, 100, 120])
@pytest.mark.parametrize(
    "span", [("1635-01-01", "2026-11-22"), ("1945-08-01", "1946-03-01"), ("1945-08-28", "1945-08-30")]
)
def test_bars_fill_the_width_and_never_more(record, width, span):
    """Whatever the range; the scale below has a tick where the years stand."""
    answer = record.timeline(begin=span[0], end=span[1], kinds=["control"], all=True)
    lines = drawn(record, answer, width)
    assert max(map(len, lines)) <= width
    ticks, texts = lines[-2:]
    for tick in (n for n, char in enumerate(ticks) if char == "|"):
        assert texts[tick : tick + 2].strip() or tick + 4 >= width or len(texts) <= tick


def test_a_very_narrow_terminal_still_gets_a_bar(record):
    """The name is folded first."""
    lines = drawn(record, record.timeline(["kunashir"], kinds=["control"]), 30)
    assert len(lines[-3].strip()) >= NARROWEST - 4


def test_a_single_day_has_no_bars(record):
    """There is nothing to draw over time."""
    answer = record.timeline(begin="1945-09-02", end="1945-09-02")
    text = "\n".join(lay_out(of_timeline(record, answer).blocks(), 80))
    assert "Over time" not in text
    assert "Entries" in text


def test_an_empty_timeline_says_so(cli):
    """And ends well."""
    result = cli("timeline", "habomai", "--kind", "event", "--from", "1640", "--to", "1641")
    assert (result.code, "Nothing of that kind" in result.out) == (0, True)


def test_entries_carry_state_and_value(record):
    """For scripts: who, and which kind of control, status of title or event."""
    entries = record.timeline(["iturup"], begin="1945", end="1946")["entries"]
    found = {(entry["kind"], entry["state"], entry["value"]) for entry in entries}
    assert ("control", "russia", "military-occupation") in found
    assert ("title", None, "unsettled") in found
    assert any(kind == "document" and value == "signed" for kind, _, value in found)


@pytest.mark.parametrize("width", [80, 120])
def test_timeline_reads_well(cli, monkeypatch, snapshot, width):
    """The four from 1945 to 1956."""
    monkeypatch.setenv("COLUMNS", str(width))
    arguments = (
        "timeline",
        "--kind",
        "control",
        "--kind",
        "title",
        "--kind",
        "claim",
        "--from",
        "1940",
        "--to",
        "1960",
    )
    snapshot(cli(*arguments).out, f"timeline-{width}.txt")


@pytest.mark.parametrize("width", [80, 120])
def test_compare_reads_well(cli, monkeypatch, snapshot, width):
    """Two columns at 120 and at 80."""
    monkeypatch.setenv("COLUMNS", str(width))
    snapshot(cli("compare", "shikotan", "--date", "1956-12-12").out, f"compare-{width}.txt")


@pytest.mark.parametrize(("width", "at"), [(120, 58), (80, 38)])
def test_compare_stands_side_by_side_where_it_fits(cli, monkeypatch, width, at):
    """A bar between the columns from 80 columns on; none below."""
    monkeypatch.setenv("COLUMNS", str(width))
    lines = cli("compare", "shikotan", "--date", "1956-12-12").out.splitlines()
    assert sum(line[at : at + 3] == " | " for line in lines) > 10
    monkeypatch.setenv("COLUMNS", "77")
    assert " | " not in cli("compare", "shikotan", "--date", "1956-12-12").out


def test_what_others_said_is_named_and_told_on_demand(cli):
    """On the first screen who they are and since when; their words with --part others, alone."""
    first = cli("compare", "shikotan", "1957-01-01").out
    assert "Others  United States (1956-09-07)" in first
    assert "kurils compare shikotan 1957-01-01 --part others" in first
    told = cli("compare", "shikotan", "1957-01-01", "--part", "others").out
    assert "After study of the history" in told
    assert "After study of the history" not in first
    assert "Arguments" not in told


def test_a_span_in_which_nothing_is_said_otherwise_is_answered(record):
    """Like one of its days."""
    answer = record.compare("1960s", ["shikotan"])
    assert answer["changes"]
    quiet = record.compare("1958", ["iturup"])
    assert quiet["changes"] == []
    assert quiet["span"] == {"from": "1958-01-01", "to": "1959-01-01"}
    assert quiet["islands"] == record.compare("1958-06-01", ["iturup"])["islands"]


def test_of_a_span_the_changes_of_positions_are_listed(record, cli):
    """From which day who said what of which islands; never the first or the last day silently."""
    answer = record.compare("1956")
    assert answer["islands"] == []
    told = {(change["date"], change["by"], *change["islands"]) for change in answer["changes"]}
    assert ("1956-12-12", "japan", "shikotan", "habomai") in told
    assert ("1956-12-12", "russia", "iturup", "kunashir") in told
    assert all(answer["span"]["from"] < change["date"] < answer["span"]["to"] for change in answer["changes"])
    out = cli("compare", "1956").out
    assert out.startswith("What was said otherwise within 1956")
    assert out.count("1956-09-07, United States") == 1


def test_explain_lists_the_changes_of_a_span(record, cli):
    """As status does; a quiet span is explained as a whole."""
    assert record.explain("iturup", "1940s")["island"] is None
    assert next(change["date"] for change in record.explain("iturup", "1945")["changes"]) == "1945-08-28"
    assert "kurils explain iturup 1945-08-28" in cli("explain", "iturup", "1945").out
    quiet = record.explain("iturup", "1930s")
    assert quiet["changes"] == []
    assert quiet["island"]["holder"] == "japan"


def test_sections_of_the_two_sides_stand_at_the_same_height(record):
    """Arguments beside arguments, documents beside documents, on every day of a change."""
    for day in ("1855-02-07", "1905-09-05", "1951-10-19", "1956-12-12", "1991-04-18", "2026-01-01"):
        blocks = of_compare(record, record.compare(day, ["iturup"])).blocks()
        columns = next(block for block in blocks if isinstance(block, Columns))
        titles = [[block.text for block in inner if hasattr(block, "level")] for _, inner in columns.parts]
        assert titles[0] == titles[1]
        assert len(bands(columns)) == 1 + len(titles[0])


def test_islands_with_the_same_positions_stand_together(cli):
    """Each island in exactly one heading, and fewer headings than islands."""
    headings = [line for line in cli("compare").out.splitlines() if line.startswith("The two positions")]
    assert len(headings) < 4
    for name in ("Iturup", "Kunashir (", "Shikotan", "Habomai"):
        assert sum(name in heading for heading in headings) == 1


def test_a_side_without_a_position_says_so(cli, toy):
    """Before 1855 the toy record has none."""
    out = cli("compare", "alpha", "--date", "1850-01-01").out
    assert out.count("No position is recorded for this day.") == 2


@pytest.mark.parametrize("command", ["compare shikotan", "timeline --from 1940 --to 1960", "explain iturup"])
def test_colour_says_nothing_that_words_do_not(cli, monkeypatch, command):
    """Without colours the words are the same, frames and line breaks apart."""
    monkeypatch.setenv("COLUMNS", "80")
    plain = cli(*command.split()).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    colour = re.sub(r"\x1b\[[0-9;]*m", "", cli(*command.split()).out)
    # cells that are wrapped at other places stand in another order
    letters = [sorted(re.sub(r"[^\w]|_", "", text)) for text in (plain, colour)]
    assert letters[0] == letters[1]
