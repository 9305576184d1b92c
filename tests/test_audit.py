"""`audit`: what is printed by default, on what it rests, and what hangs on one source."""

from __future__ import annotations

import json


def test_every_spell_and_position_is_listed_once(record):
    """Those of the four, islands that share one together, with the sources that `status` cites."""
    answer = record.audit()
    statements = answer["statements"]
    assert answer["counts"]["statements"] == len(statements)
    [control] = [
        s for s in statements if s["track"] == "control" and s["islands"] == ["iturup"] and s["from"] == "1799-02-20"
    ]
    told = record.status("1850-01-01", ["iturup"])["islands"][0]["control"]
    assert set(control["sources"]) <= set(told["sources"])
    assert control["text"] == "Japan (administration)"
    assert set(control["read"]) == set(control["sources"])
    sides = [(s["state"], s["from"]) for s in statements if s["track"] == "position" and "iturup" in s["islands"]]
    assert len(sides) == len(set(sides))
    assert {state for state, _ in sides} == {"japan", "russia"}


def test_the_weak_are_those_with_fewer_than_two_families(record):
    """And the counts are of all, asked for or not."""
    all, weak = record.audit(), record.audit(weak=True)
    assert all["counts"] == weak["counts"]
    assert weak["statements"] == [s for s in all["statements"] if s["families"] < 2]
    assert {s["hangs_on"] for s in weak["statements"]} <= {"one-page", "one-source", "nothing"}
    counts = all["counts"]
    rest = counts["one_source"] + counts["one_page"] + counts["nothing"]
    assert (rest, rest + counts["two_families"]) == (len(weak["statements"]), counts["statements"])


def test_what_hangs_on_what_is_told_by_families(toy):
    """Two pages of one family are one source; one page is one page; a copy is no second source."""
    found = {(s["track"], s["from"], s["islands"][0]): s for s in toy.audit(all=True)["statements"]}
    assert found["control", "1840-01-01", "alpha"]["hangs_on"] is None
    assert found["control", "1840-01-01", "beta"]["hangs_on"] == "one-page"
    assert found["document", "1850-03-01", "alpha"]["families"] == 2
    assert found["document", "1851-06-01", "alpha"]["hangs_on"] == "one-page"


def test_an_audit_is_printed_in_every_way(cli):
    """A table for people with the marks, CSV and JSON for programs."""
    table = cli("audit", "iturup", "--weak")
    assert table.code == 0
    assert "ONE PAGE" in table.out
    assert "statements:" in table.out
    assert cli("audit", "iturup", "-f", "csv").out.startswith("track,islands,from,to,state,value,")
    answer = json.loads(cli("audit", "--all", "-f", "json").out)
    assert answer["islands"][-1] == "sakhalin-north"
