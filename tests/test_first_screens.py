"""The first screen of each answer: short enough to stay in sight, and everything on it can be asked on."""

from __future__ import annotations

import io
import itertools
import json

import pytest

from kurils.query.many import turning_days
from kurils.show.blocks.answers import of_status
from kurils.show.formats import to_text

#: lines of a terminal of 24 that an answer may fill, so that the command and the prompt stay in sight
MOST_LINES = 22


def days_of(record):
    """Every day on which anything changes or happens, and the days beside it."""
    turns = {day for place in record.places() for day in turning_days(place)}
    first, last = record.meta["coverage"]["from"], "2026-11-22"
    return sorted(
        day for day in turns | set(record.section("status")["events"]) | {first, last} if first <= day <= last
    )


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_status_fits_on_a_screen_on_every_day(record, count):
    """For the four and any of them: at most 22 lines of 80 columns, from the date to where to ask on."""
    four = record.default_territories
    long = []
    for islands in itertools.combinations(four, count):
        for answer in record.status_on(days_of(record), islands):
            stream = io.StringIO()
            to_text.write(of_status(record, answer).blocks(), stream, 80)
            lines = stream.getvalue().splitlines()
            if len(lines) > MOST_LINES or max(map(len, lines)) > 80:
                long.append((answer["date"]["gregorian"], islands, len(lines)))
    assert not long


@pytest.mark.parametrize("day", ["1905-09-05", "today"])
def test_status_in_full_reads_well(cli, snapshot, day):
    """What one screen leaves out: why each document governs, and why the others bear on the day."""
    snapshot(cli("status", "--full", day).out, f"status-full-{day}.txt")


@pytest.mark.parametrize("day", ["1945-09-02", "1905-09-05"])
def test_ids_and_commands_of_the_first_screen_can_be_asked(cli, record, day):
    """Every id in it names a document; every command line in it answers."""
    out = cli("status", day).out
    governs = [line.split(":")[0].split()[-1] for line in out.splitlines() if line.startswith("Governs")]
    also = [word.strip(",") for line in out.splitlines() if line.startswith("Also bears") for word in line.split()[2:]]
    happened = [word[:-1] for word in out.split("That day")[1].split() if word[:4].isdigit() and word.endswith(":")]
    assert governs
    assert also
    assert happened
    for id in (*governs, *also, *happened):
        assert record.document(id)["document"]["id"] == id
    for line in out.splitlines():
        if "kurils " in line:
            assert cli(*line.partition("kurils ")[2].split()).code == 0


def test_what_does_not_fit_is_counted(cli, monkeypatch):
    """Ids on at most three lines, then how many more; on a wide screen all of them."""
    monkeypatch.setenv("COLUMNS", "45")
    assert "more" in cli("status", "today").out.split("Also bears")[1].split("Variants")[0]
    monkeypatch.setenv("COLUMNS", "200")
    assert "more" not in cli("status", "today").out.split("Also bears")[1].split("Variants")[0]


def test_ids_and_addresses_are_broken_at_no_width(cli, record, monkeypatch):
    """Whatever the width, each stands whole on a line."""
    document = record.document("1855-shimoda")
    addresses = {source["url"] for source in document["sources"] if source["url"]}
    for width in ("40", "60", "80", "120"):
        monkeypatch.setenv("COLUMNS", width)
        lines = cli("document", "1855-shimoda", "--part", "all").out.splitlines()
        words = {word for line in lines for word in line.split()}
        assert addresses <= words
        assert {f"{source['id']}:" for source in document["sources"]} <= words
        listed = {word.strip("[]") for line in cli("documents", "shimoda").out.splitlines() for word in line.split()}
        assert {line["id"] for line in record.documents("shimoda")["documents"]} <= listed


@pytest.mark.parametrize(
    ("command", "most"),
    [("explain iturup 1905-09-05", 90), ("document 1855-shimoda", 60), ("compare shikotan 1957-01-01", 60)],
)
def test_long_answers_begin_short_and_tell_the_rest_by_part(cli, command, most):
    """The first answer names the parts that it leaves out and the command that tells them; all of it is longer."""
    short = cli(*command.split()).out
    assert len(short.splitlines()) <= most
    asked = [line.partition("kurils ")[2] for line in short.splitlines() if " --part " in line]
    assert asked
    for line in asked:
        assert cli(*line.split()).code == 0
    assert len(cli(*command.split(), "--part", "all").out) > len(short)


@pytest.mark.parametrize(
    ("ask", "said"),
    [("1905/..", "1905-01-01/.."), ("../1905", "../1905-12-31"), ("1905/1906", "1905-01-01/1906-12-31")],
)
def test_an_open_end_is_said_as_it_is_asked(cli, ask, said):
    """No day that nobody named is printed for it, in words or in JSON, and what is printed can be asked again."""
    assert f"{said} (Gregorian)" in cli("border", ask).out
    for words in ("status", "locate 44.9 147.5"):
        result = cli(*words.split(), ask, "--format", "json")
        assert (json.loads(result.out)["date"]["gregorian"], "9999" in result.out) == (said, False)
        assert cli(*words.split(), said, "--format", "json").code == 0
