"""Colours on a terminal: the same words in the same places, with codes around them that are well formed and end."""

from __future__ import annotations

import functools
import io
import os
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from kurils.cli import links, pager
from kurils.show.elements import Items, Paragraph
from kurils.show.formats import to_terminal

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
    """Without the codes the bytes are those of a pipe; every colour that is begun ends on its line, and is one of those
    that can be read on any ground.
    """
    monkeypatch.setenv("TERM", "xterm-256color")
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
    for code in set(CODE.findall(drawn)):
        style, coloured, number = code.partition("38;5;")
        assert set(style.split(";")) <= {"", "0", "1", "2", "3", "4"}
        assert not coloured or int(number) in used()


@pytest.mark.parametrize(
    ("term", "code"), [("xterm-256color", "38;5;130"), ("xterm", "38;5;130"), ("ansi", "1;31"), ("linux", "1;31")]
)
def test_colours_that_the_terminal_has(cli, monkeypatch, term, code):
    """The next of sixteen where there are no more; COLORTERM knows better."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", term)
    assert f"\x1b[{code}mJapan" in cli("status", "--date", "1905-09-05").out
    monkeypatch.setenv("COLORTERM", "truecolor")
    assert "\x1b[38;5;130mJapan" in cli("status", "--date", "1905-09-05").out


# --- readable on white and on black ----------------------------------------------------------------------------------

ROOT = Path(__file__).parent.parent
#: every record that comes with the project, and that with which a new one begins
RECORDS = [
    ROOT / "data", ROOT / "docs" / "other-disputes" / "southern-sakhalin", ROOT / "kurils" / "store" / "template",
    ROOT / "tests" / "toy",
]  # fmt: skip
#: the least contrast, on each of the two grounds
LEAST = 4.0


def of_256(number: int) -> tuple[int, int, int]:
    """Red, green and blue of one of the 256 colours: a cube of six steps, then greys."""
    if number >= 232:
        return (8 + 10 * (number - 232),) * 3
    steps = (0, 95, 135, 175, 215, 255)
    cube = number - 16
    return steps[cube // 36], steps[cube // 6 % 6], steps[cube % 6]


def contrasts(red: int, green: int, blue: int) -> tuple[float, float]:
    """With white and with black, as WCAG 2 computes it."""
    parts = [value / 255 for value in (red, green, blue)]
    r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    bright = 0.2126 * r + 0.7152 * g + 0.0722 * b
    return 1.05 / (bright + 0.05), (bright + 0.05) / 0.05


@functools.cache
def used() -> set[int]:
    """The numbers of every colour of the program and of the records."""
    styles = [word for style in to_terminal.STYLES.values() for word in style.split()]
    found = {int(word[6:-1]) for word in styles if word.startswith("color(")}
    for record in RECORDS:
        looks = yaml.safe_load((record / "dispute.yaml").read_text(encoding="utf-8")).get("looks", [])
        found |= {int(look["colours"]["terminal"]) for look in looks if "terminal" in look.get("colours", {})}
    return found


def test_the_ratio_is_that_of_wcag():
    """Black on white is 21, and the grey that is known for it 4.54."""
    assert contrasts(255, 255, 255) == pytest.approx((1, 21))
    assert contrasts(0x76, 0x76, 0x76)[0] == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("number", sorted(used()))
def test_colours_read_on_white_and_on_black(number):
    """Each of the 256 in use; terminals of true colours draw the same."""
    assert min(contrasts(*of_256(number))) >= LEAST


def test_a_colour_that_cannot_be_read_is_found():
    """Yellow on white, and what stood here before."""
    for number in (226, 166, 32):
        assert min(contrasts(*of_256(number))) < LEAST


@pytest.mark.parametrize("number", sorted(used()))
def test_the_next_of_sixteen_is_bold(monkeypatch, number):
    """Each terminal has its own idea of what the sixteen look like."""
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.delenv("COLORTERM", raising=False)
    out = io.StringIO()
    to_terminal.write([Paragraph("Arland", "arland")], out, 80, {"arland": f"color({number})"})
    assert re.fullmatch(r"\x1b\[1;(3[1-7]|9[1-7])mArland\x1b\[0m\n", out.getvalue())


# --- links -----------------------------------------------------------------------------------------------------------

LINK = re.compile(r"\x1b]8;;(.*?)\x1b\\")


class Screen:
    """A stream that is a terminal, or is none."""

    def __init__(self, terminal=True):
        self.terminal = terminal

    def isatty(self):
        return self.terminal


@pytest.fixture
def signs(monkeypatch):
    """Set the signs of a terminal, and no others."""

    def put(**given):
        for name in list(os.environ):
            if name in {"TERM", "TMUX", "FORCE_HYPERLINK", "DOMTERM", "WT_SESSION"} or name.startswith(
                ("TERM_", "KITTY_", "WEZTERM_", "VTE_")
            ):
                monkeypatch.delenv(name)
        for name, value in {"TERM": "xterm-256color", **given}.items():
            monkeypatch.setenv(name, value)

    return put


@pytest.mark.parametrize(
    "known",
    [
        {"TERM_PROGRAM": "iTerm.app"}, {"TERM_PROGRAM": "WezTerm"}, {"TERM_PROGRAM": "vscode"}, {"WT_SESSION": "1"},
        {"VTE_VERSION": "7600"}, {"TERM": "xterm-kitty"}, {"TERM": "foot-extra"}, {"TERM": "alacritty"},
        {"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4a", "TMUX": "x"},
        {"FORCE_HYPERLINK": "1"},
    ],
)  # fmt: skip
def test_terminals_that_know_links(signs, known):
    """By what they say of themselves; never what is no terminal, or a dumb one, and never against the switch."""
    signs(**known)
    assert links.wanted(Screen())
    assert not links.wanted(Screen(terminal=False))
    signs(**{**known, "TERM": "dumb"})
    assert not links.wanted(Screen())
    signs(**{**known, "FORCE_HYPERLINK": "0"})
    assert not links.wanted(Screen())


@pytest.mark.parametrize(
    "unknown",
    [
        {}, {"TERM": "linux"}, {"TERM_PROGRAM": "Apple_Terminal"}, {"VTE_VERSION": "5000"}, {"VTE_VERSION": "old"},
        {"VTE_VERSION": "0" * 5000}, {"TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "0" * 5000},
        {"TERM": "screen", "VTE_VERSION": "7600"}, {"TERM": "tmux-256color", "TMUX": "x", "TERM_PROGRAM": "WezTerm"},
        {"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a", "TMUX": "x"},
    ],
)  # fmt: skip
def test_terminals_of_which_nobody_knows(signs, unknown):
    """They get none."""
    signs(**unknown)
    assert not links.wanted(Screen())


def test_an_address_is_a_link_to_itself():
    """Without the point behind it or the brackets around it; what is seen stays whole, at any place."""
    for line, address in {
        "see https://a.example/x.html.": "https://a.example/x.html",
        "(https://a.example/x), and": "https://a.example/x",
        "https://a.example/x_(y)": "https://a.example/x_(y)",
        "https://old.example/2020/http://a.example/": "https://old.example/2020/http://a.example/",
        "\x1b[3mhttp://a.example/?a=1&b=2\x1b[0m": "http://a.example/?a=1&b=2",
        "https://a.example/島": "https://a.example/%E5%B3%B6",
    }.items():
        drawn = to_terminal.linked(line)
        assert LINK.findall(drawn) == [address, ""]
        assert links.unlinked(drawn) == LINK.sub("", drawn) == line
    assert to_terminal.linked("no address: a://b") == "no address: a://b"
    assert LINK.findall(to_terminal.linked("http://a.example https://b.example")) == [
        "http://a.example", "", "https://b.example", "",
    ]  # fmt: skip


def test_no_text_of_the_record_can_end_a_link():
    """What could is drawn as text, before any link is made."""
    out = io.StringIO()
    evil = "https://a.example/\x1b\\\x1b]8;;https://evil.example\x07"
    to_terminal.write([Paragraph(evil), Items([(evil, evil)])], out, 80, {}, links=True)
    assert "\x07" not in out.getvalue()
    assert not [address for address in LINK.findall(out.getvalue()) if address.startswith("https://evil")]


@pytest.mark.parametrize(
    "question",
    ["sources compendium", "document 1855-shimoda --part all", "status iturup --date 1905-09-05 --brief --cite"],
)
def test_links_stand_on_a_terminal_and_nowhere_else(cli, monkeypatch, signs, question):
    """Every address of the answer is one there; without them the text is the same."""
    signs()
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    plain = cli(*question.split()).out
    assert "\x1b]" not in plain
    monkeypatch.setattr(links, "wanted", lambda stream: True)
    drawn = cli(*question.split()).out
    assert links.unlinked(drawn) == plain
    addresses = {unquote(address) for address in LINK.findall(drawn) if address}
    assert addresses
    assert addresses == {unquote(address.rstrip(".,;:")) for address in re.findall(r"https?://\S+", plain)}
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("FORCE_COLOR")
    assert "\x1b" not in cli(*question.split()).out


def test_links_take_no_room_in_the_pager():
    """They are nothing to count."""
    line = to_terminal.linked("https://a.example/" + "x" * 62) + "\n"
    assert not pager.is_longer(line * 9, 80, 10)
    assert pager.is_longer(line * 10, 80, 10)
