"""Maps as pictures: in the terminal, as SVG and as a page; how they read without colour, and what they must hold."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import kurils
from kurils.base.widths import width_of
from kurils.maps.canvas import Canvas
from kurils.maps.device import best_style, picture_size
from kurils.maps.labels import INK, TAKEN, Field
from kurils.maps.letters import font_files, missing
from kurils.maps.names import names_on
from kurils.maps.scene import Look, make_scene
from kurils.maps.sheet import Sheet
from kurils.maps.terminal import draw

SVG = "{http://www.w3.org/2000/svg}"
LOOKS = {
    "japan": Look("japan", "administration", (), "agreed", "japan"),
    "japan-claimed": Look("japan", "administration", ("russia",), "none", None),
    "russia": Look("russia", "administration", (), "agreed", "russia"),
    "russia-claimed": Look("russia", "military-occupation", ("japan",), "unsettled", None),
    "nobody": Look(None, "none", (), "none", None),
    "nobody-claimed": Look(None, "none", ("japan",), "none", None),
    "mixed-claimed": Look(None, "mixed", ("japan", "russia"), "undivided", None),
}
#: day and area that the snapshots hold
SHOWN = [
    ("1800-01-01", "all"),
    ("1860-01-01", "all"),
    ("1880-01-01", "kurils"),
    ("1905-09-05", "four"),
    ("1930-01-01", "all"),
    ("1945-09-02", "kurils"),
    ("1945-09-02", "habomai"),
    ("1953-01-01", "four"),
    ("1957-01-01", "four"),
    ("2026-11-22", "four"),
    ("2026-11-22", "habomai"),
]


def scene_of(record, day, area="four"):
    return make_scene(record, record.map(day, area=area))


def lines_of(record, day, area="four", columns=80, rows=27, style="braille", labels="en"):
    """The drawn map as plain lines."""
    scene = scene_of(record, day, area)
    names = names_on(scene, record, labels)
    cells = draw(scene, names, record.wording, columns, rows, style)
    return ["".join(cell.text for cell in line) for line in cells]


# the raster


def test_a_dot_counts_by_its_centre():
    """A square of four dots fills them and no more; a hole stays empty; what lies outside is cut."""
    canvas = Canvas(4, 2, "braille")
    canvas.fill([[(1, 1), (5, 1), (5, 5), (1, 5), (1, 1)], [(2, 2), (4, 2), (4, 4), (2, 4), (2, 2)]], 1)
    assert ["".join(".#"[dot] for dot in row) for row in canvas.land[:6]] == [
        "........", ".####...", ".#..#...", ".#..#...", ".####...", "........",
    ]  # fmt: skip
    canvas.fill([[(-10, -10), (30, -10), (30, 30), (-10, 30), (-10, -10)]], 2)
    assert {dot for row in canvas.land for dot in row} == {2}


def test_what_is_smaller_than_a_dot_is_still_seen():
    """The rim of an islet leaves a dot, though its area covers no centre."""
    canvas = Canvas(4, 2, "braille")
    islet = [(2.6, 2.6), (2.7, 2.6), (2.7, 2.7), (2.6, 2.6)]
    assert canvas.fill([islet], 1) == set()
    assert canvas.stroke(islet, 1) == {(1, 0)}


def test_a_higher_layer_hides_a_lower_one():
    """An island is drawn over a shore, and a shore never over an island."""
    canvas = Canvas(1, 1, "braille")
    square = [[(0, 0), (2, 0), (2, 4), (0, 4), (0, 0)]]
    canvas.fill(square, 5)
    canvas.fill(square, 1)
    assert canvas.layer_at(0, 0) == 5


@pytest.mark.parametrize("style", ["braille", "block", "ascii"])
def test_patterns_read_without_colour(record, style):
    """Every look has a pattern of its own in every style."""
    from kurils.maps.patterns import Marks
    from kurils.maps.terminal import _sample

    marks = Marks(record.sides, record.dispute["looks"])
    samples = {_sample(style, marks, look) for look in LOOKS.values()}
    assert len(samples) == len(LOOKS)
    assert _sample("ascii", marks, LOOKS["russia-claimed"]) == "RRjR"


# names


def test_a_name_is_placed_beside_what_it_names_and_covers_nothing_dear():
    """To the right where there is room, elsewhere where not, nowhere when all is taken."""
    field = Field(30, 9)
    field.mark(10, 4, INK)
    _, spot = field.near({(10, 4)}, (6, 1), 4)
    assert (spot.row, spot.column) == (4, 12)
    field.mark(11, 0, TAKEN, 19, 9)
    _, spot = field.near({(10, 4)}, (6, 1), 4)
    assert spot.column + 6 <= 11
    field.mark(0, 0, TAKEN, 30, 9)
    assert field.near({(10, 4)}, (6, 1), 4) is None
    assert field.corner(4, 2) is None


def test_a_land_is_named_inside_itself():
    """In the middle, wholly on its own cells, or not at all."""
    field = Field(30, 9)
    land = {(x, y) for x in range(5, 20) for y in range(2, 7)}
    spot = field.inside(land, 5, 1)
    assert {(spot.column + at, spot.row) for at in range(5)} <= land
    assert field.inside(land, 16, 1) is None


@pytest.mark.parametrize("area", ["four", "habomai", "kurils", "all"])
@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("labels", ["en", "both"])
def test_names_cover_no_island_and_no_line(record, area, columns, labels):
    """With names and without, the same islands and lines are drawn."""
    for day in ("1800-01-01", "2026-11-22"):
        scene = scene_of(record, day, area)
        frame = scene.frame(columns / 54)
        bare, named = (Sheet(scene, frame, columns, 27, "braille") for _ in range(2))
        named.place(names_on(scene, record, labels))
        lands = {cell for land in named.shown() for cell in named.cells[land.feature["id"]]}
        for column, row in lands | set(named.lines):
            assert named.grid.cells[row][column] == bare.grid.cells[row][column], (day, column, row)


@pytest.mark.parametrize("columns", [60, 80, 100, 120])
@pytest.mark.parametrize("labels", ["en", "ru", "ja", "both"])
def test_the_four_are_always_named(record, columns, labels):
    """On the map of the four, whatever its width and language and whatever the day."""
    forms = {"en": ("Iturup", "Kunashir", "Shikotan", "Habomai"), "ru": ("Итуруп", "Кунашир", "Шикотан", "Хабомаи"),
             "ja": ("択捉島", "国後島", "色丹島", "歯舞群島")}  # fmt: skip
    forms["both"] = (*forms["ru"], *forms["ja"])
    for day in ("1800-01-01", "1905-09-05", "1945-09-02", "2026-11-22"):
        text = "\n".join(lines_of(record, day, columns=columns, rows=round(columns * 0.34), labels=labels))
        assert all(form in text for form in forms[labels]), text


def test_a_name_without_a_form_in_the_language_is_printed_as_it_is(monkeypatch, toy_folder):
    """The toy record has no French name of Alpha."""
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    toy = kurils.load()
    scene = scene_of(toy, "1950-01-01", "near")
    names = {name.text for name in names_on(scene, toy, "fr")}
    assert "Alpha (Arufa)" in names


def test_only_what_differs_is_noted_on_a_small_map(record):
    """On 2 September 1945 Habomai alone was in other hands, and its name says so."""
    text = "\n".join(lines_of(record, "1945-09-02", "kurils"))
    assert "held by Japan, claimed by Russia" in text
    assert text.count("Russia; Japan claims") == 0


# the terminal


@pytest.mark.parametrize("style", ["braille", "block", "ascii"])
@pytest.mark.parametrize("area", ["four", "habomai", "kurils", "all"])
def test_no_line_is_wider_than_asked(record, style, area):
    """From the least size to the widest; credits, legend and frame are always there."""
    for columns, rows in ((60, 18), (80, 18), (80, 27), (93, 40), (120, 41)):
        lines = lines_of(record, "2026-11-22", area, columns, rows, style, "both")
        assert max(map(width_of, lines)) <= columns
        text = "\n".join(lines)
        assert "OpenStreetMap contributors, ODbL 1.0" in text
        assert "held by Russia" in text
        assert "claimed by Japan" in text
        assert " km " in text


def test_plain_letters_are_ascii(record):
    """`ascii` uses nothing else where the names have nothing else, and letters for the holders."""
    for area in ("four", "all"):
        text = "\n".join(lines_of(record, "1945-09-02", area, style="ascii"))
        assert text.isascii()
        assert "RRjR" in text


def test_blocks_are_those_of_every_console_font(record):
    """`block` keeps to code page 437, which the fonts of consoles have."""
    for area in ("four", "kurils"):
        text = "".join(lines_of(record, "1860-01-01", area, style="block"))
        text.replace("©", "").encode("cp437")


@pytest.mark.parametrize(("columns", "rows"), [("40", None), ("59", None), ("80", "17"), ("80", "5")])
def test_a_terminal_too_small_gets_a_clear_message(cli, monkeypatch, columns, rows):
    """What it is, what a map needs, and the way out."""
    monkeypatch.setenv("COLUMNS", columns)
    if rows:
        monkeypatch.setenv("LINES", rows)
    result = cli("map")
    assert (result.code, result.out) == (2, "")
    assert "the terminal is too small for a map" in result.err
    assert "60 x 18" in result.err
    assert "-o map.svg" in result.err


def test_a_low_terminal_gets_a_low_map(cli, monkeypatch):
    """24 rows: the least map; 60 rows: one as high as suits its width."""
    heights = {}
    for rows in ("24", "60"):
        monkeypatch.setenv("LINES", rows)
        heights[rows] = sum(line.startswith(("│", "┌", "└")) for line in cli("map").out.splitlines())
    assert heights == {"24": 18, "60": 27}


def test_sizes(monkeypatch):
    """COLUMNS decides; files have a size of their own; nothing is wider than 120."""
    import io

    monkeypatch.setenv("COLUMNS", "200")
    assert picture_size(io.StringIO(), False, None) == (120, 41)
    assert picture_size(io.StringIO(), True, 24) == (100, 34)
    monkeypatch.delenv("COLUMNS")
    assert picture_size(io.StringIO(), False, None) == (80, 27)


@pytest.mark.parametrize(
    ("tty", "term", "encoding", "style"),
    [
        (False, "linux", "ascii", "braille"),
        (True, "xterm-256color", "UTF-8", "braille"),
        (True, "linux", "UTF-8", "block"),
        (True, "xterm", "ISO-8859-1", "ascii"),
    ],
)
def test_the_finest_style_that_a_terminal_can_show(monkeypatch, tty, term, encoding, style):
    """By its kind and its encoding; files and pipes get the finest."""
    import io
    import locale

    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: tty, raising=False)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(locale, "getpreferredencoding", lambda _=True: encoding)
    assert best_style(stream) == style


def test_colour_only_where_asked(cli):
    """A pipe gets none; with FORCE_COLOR the holders have colours of their own."""
    assert "\x1b" not in cli("map", "--date", "1945-09-02").out
    # a process of its own: Rich keeps the codes of a style as the first terminal of a process drew it
    environment = {**os.environ, "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "kurils", "map", "--date", "1945-09-02"]
    out = subprocess.run(command, env=environment, capture_output=True, check=True).stdout.decode()
    assert "38;5;130m" in out
    assert "38;5;97m" in out


def test_markdown_has_the_map_and_the_words(cli):
    """A fenced block, and the words after it."""
    out = cli("map", "--date", "1905-09-05", "--format", "markdown").out
    assert "```text\n┌" in out
    assert "held by Japan (Empire of Japan)" in out


@pytest.mark.parametrize("columns", ["80", "120"])
@pytest.mark.parametrize(("day", "area"), SHOWN)
def test_it_looks_as_it_did(cli, snapshot, monkeypatch, day, area, columns):
    """The map with its words, at two widths."""
    monkeypatch.setenv("COLUMNS", columns)
    snapshot(cli("map", area, day).out, f"map-{day}-{area}-{columns}.txt")


@pytest.mark.parametrize("style", ["block", "ascii"])
def test_other_styles_look_as_they_did(cli, snapshot, style):
    """The same day in half blocks and in letters."""
    snapshot(cli("map", "four", "1945-09-02", "--style", style).out, f"map-1945-09-02-four-{style}.txt")


# SVG


# the letters of PNG maps


def test_the_fonts_hold_every_name(record):
    """Every name in Russian and Japanese, and every word on a map, can be drawn: no font of the machine is needed."""
    names = [
        name["form"] if isinstance(name, dict) else name
        for kind in ("territories", "islands", "straits")
        for entry in record.section("places")[kind]
        for language, forms in entry["names"].items()
        if language in ("en", "en_ru", "en_ja", "ru", "ja", "ja_kana")
        for name in (forms if isinstance(forms, list) else [forms])
    ]
    assert not missing("".join(names)), "run scripts/build_fonts.py"
    ours = ("map.", "state.", "view.", "date.", "kind.", "title.", "beyond-record", "changing-hands")
    assert not missing("".join(text for key, text in record.wording.words.items() if key.startswith(ours)))
    assert missing("თ") == {"თ"}
    assert {Path(path).read_bytes()[:4] for path in font_files()} == {b"\x00\x01\x00\x00", b"OTTO"}
