"""Colours on a terminal: the same words in the same places, with codes around them that are well formed and end."""

from __future__ import annotations

import re

import pytest

CODE = re.compile(r"\x1b\[([0-9;]*)m")
QUESTIONS = [
    "status", "status --date 1945-09-02 --all", "status --date 1945", "status --brief", "compare --date 1956-12-12",
    "timeline iturup", "diff 1945-08-01 1946-03-01", "documents", "document 1855-shimoda", "explain iturup",
    "islands", "island iturup", "locate 44.03 145.86", "border --date 1905-09-05", "map --date 1905-09-05", "sources",
    "check",
]  # fmt: skip


@pytest.mark.parametrize("width", ["60", "80", "120", "160"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_colours_change_no_word_and_no_place(cli, monkeypatch, question, width):
    """Without the codes the bytes are those of a pipe; every colour that is begun ends on its line."""
    monkeypatch.setenv("COLUMNS", width)
    plain = cli(*question.split()).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    drawn = cli(*question.split()).out
    bare = "\n".join(CODE.sub("", line).rstrip() for line in drawn.split("\n"))
    assert bare == plain
    assert "\x1b" not in CODE.sub("", drawn)
    for line in drawn.splitlines():
        codes = CODE.findall(line)
        assert all((code == "0") == bool(number % 2) for number, code in enumerate(codes))


@pytest.mark.parametrize(
    ("term", "code"), [("xterm-256color", "38;5;166"), ("xterm", "38;5;166"), ("ansi", "31"), ("linux", "31")]
)
def test_colours_that_the_terminal_has(cli, monkeypatch, term, code):
    """The next of sixteen where there are no more; COLORTERM knows better."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", term)
    assert f"\x1b[{code}mJapan" in cli("status", "--date", "1905-09-05").out
    monkeypatch.setenv("COLORTERM", "truecolor")
    assert "\x1b[38;5;166mJapan" in cli("status", "--date", "1905-09-05").out
