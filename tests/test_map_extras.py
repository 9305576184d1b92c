"""Maps as PNG, with every name drawn, and their page in a real browser."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import zlib
from xml.etree import ElementTree

import pytest

from kurils.maps.cutting import cut, opened
from kurils.maps.svg import svg

pytestmark = pytest.mark.extras
SVG = "{http://www.w3.org/2000/svg}"


def pixels(png):
    """Width, height and grey values of a PNG of eight bits with red, green, blue and alpha, without any library."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, data, width, height = 8, b"", 0, 0
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + size]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
            assert (depth, colour) == (8, 6)
        elif kind == b"IDAT":
            data += body
        at += 12 + size
    raw, stride, before, rows = zlib.decompress(data), width * 4, bytearray(width * 4), []
    for row in range(height):
        kind, line = raw[row * (stride + 1)], bytearray(raw[row * (stride + 1) + 1 : (row + 1) * (stride + 1)])
        for n in range(stride):
            left = line[n - 4] if n >= 4 else 0
            up, corner = before[n], before[n - 4] if n >= 4 else 0
            line[n] = (line[n] + (0, left, up, (left + up) // 2, paeth(left, up, corner))[kind]) & 255
        rows.append([(line[n] + line[n + 1] + line[n + 2]) // 3 for n in range(0, stride, 4)])
        before = line
    return width, height, rows


def paeth(a, b, c):
    """The filter of PNG of that name."""
    guess = a + b - c
    return min((abs(guess - a), 0, a), (abs(guess - b), 1, b), (abs(guess - c), 2, c))[2]


def dark_pixels(rows, node):
    """How many dark pixels stand at the anchor of a text: in a box as high as its letters, two letters wide."""
    size, x, y = (float(node.get(key)) for key in ("font-size", "x", "y"))
    x -= {"end": 1.6, "middle": 0.8}.get(node.get("text-anchor"), 0) * size
    box = [row[int(x) : int(x + 1.6 * size)] for row in rows[int(y - 0.8 * size) : int(y) + 1]]
    return sum(value < 150 for row in box for value in row)


@pytest.mark.parametrize("labels", ["ru", "ja"])
def test_every_name_is_drawn_whatever_fonts_the_machine_has(record, labels):
    """Dark pixels in the box of every text, in Russian and Japanese: resvg leaves out what no font holds, silently."""
    from kurils.maps.png import from_svg

    drawing = svg(record, record.map("1905-09-05"), labels)
    _, _, rows = pixels(from_svg(drawing, 1))
    root = ElementTree.fromstring(drawing)
    nodes = [node for node in root.iter(f"{SVG}text") if node.get("class") in ("lab", "legend")]
    written = {node.text: dark_pixels(rows, node) for node in nodes}
    assert {"ru": "Итуруп", "ja": "択捉島"}[labels] in written
    assert {text: dark for text, dark in written.items() if dark < 12} == {}


def test_a_text_that_no_font_holds_leaves_its_box_empty(record):
    """The counter-proof: without our fonts the same boxes are empty, so the test above would notice."""
    from resvg_py import svg_to_bytes

    drawing = svg(record, record.map("1905-09-05"), "ja")
    _, _, rows = pixels(bytes(svg_to_bytes(svg_string=drawing, zoom=1, skip_system_fonts=True)))
    nodes = [node for node in ElementTree.fromstring(drawing).iter(f"{SVG}text") if node.get("class") == "legend"]
    assert nodes
    assert sum(dark_pixels(rows, node) for node in nodes) == 0


def test_png_is_written_twice_as_large_as_the_svg(cli, tmp_path, record):
    """So that it is sharp on paper; the same question gives the same picture."""
    target = tmp_path / "map.png"
    assert cli("map", "habomai", "--date", "1945-09-02", "--labels", "both", "-o", target).code == 0
    first = target.read_bytes()
    assert cli("map", "habomai", "--date", "1945-09-02", "--labels", "both", "-o", target, "--force").code == 0
    assert target.read_bytes() == first
    width, height = struct.unpack(">II", first[16:24])
    root = ElementTree.fromstring(svg(record, record.map("1945-09-02", area="habomai")))
    assert (width, height) == (2 * int(root.get("width")), 2 * int(root.get("height")))


def test_a_record_with_other_letters_is_still_drawn(record):
    """A character that our fonts lack lets the fonts of the machine help out, and is no error."""
    from kurils.maps.png import from_svg

    assert from_svg('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="8">ก</text></svg>', 1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_alone_and_open_to_everyone(cli, tmp_path, scheme):
    """Nothing asked for but the file, nothing on the console, nothing that axe-core objects to (WCAG 2.1 AA)."""
    from tests.browser import open_page, violations

    target = tmp_path / "map.html"
    assert cli("map", "all", "--date", "1945-09-02", "-o", target).code == 0
    with open_page(target, scheme=scheme) as (page, wrong):
        assert page.title() == "From Hokkaido to Kamchatka, with Sakhalin, 1945-09-02"
        assert wrong == []
        found = violations(page)
        assert found == []
        image = page.locator("svg[role=img]")
        assert image.count() == 1
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_fits_its_window(cli, tmp_path, width):
    """On a telephone and on a desk, without scrolling to the side."""
    from tests.browser import open_page

    target = tmp_path / "map.html"
    cli("map", "--date", "1905-09-05", "-o", target)
    with open_page(target, width=width) as (page, wrong):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert wrong == []


def test_the_page_is_dark_where_the_reader_wants_it(cli, tmp_path):
    """The sea and the paper change; nothing of the light scheme shines through."""
    from tests.browser import open_page

    target = tmp_path / "map.html"
    cli("map", "--date", "1905-09-05", "-o", target)
    seen = {}
    for scheme in ("light", "dark"):
        with open_page(target, scheme=scheme) as (page, _):
            script = "getComputedStyle(document.querySelector('svg .sea')).fill"
            seen[scheme] = [int(part) for part in re.findall(r"\d+", page.evaluate(script))]
    assert sum(seen["light"]) > 600
    assert sum(seen["dark"]) < 200


@pytest.mark.parametrize("area", ["four", "habomai"])
def test_a_map_looks_the_same_with_the_paper_laid_around_it(record, area):
    """To the pixel, but for rounding where its corners are."""
    from resvg_py import svg_to_bytes

    drawing = cut(svg(record, record.map("2020-01-01", area=area), "en"))
    laid = opened(drawing)
    assert laid != drawing
    before, after = (pixels(bytes(svg_to_bytes(svg_string=each)))[2] for each in (drawing, laid))
    assert max(abs(x - y) for one, other in zip(before, after) for x, y in zip(one, other)) <= 16


@pytest.mark.skipif(sys.platform != "linux", reason="how Linux counts memory")
def test_a_small_area_takes_no_more_memory_than_others(tmp_path):
    """Its lines run far out of the sheet; room for all of them took 465 MB."""
    program = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    )
    command = [sys.executable, "-m", "kurils", "map", "habomai", "2020-01-01", "-o", tmp_path / "a.png"]
    told = subprocess.run([sys.executable, "-c", program, *command], capture_output=True, text=True, check=True)
    assert int(told.stdout) < 250
