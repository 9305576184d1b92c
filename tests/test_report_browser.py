"""The HTML report in a real browser: it loads nothing, is silent on the console, prints, and everyone can read it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kurils.report import write
from tests.browser import open_page, violations

pytestmark = pytest.mark.extras


@pytest.fixture(scope="module")
def day(record, tmp_path_factory):
    """The report of a day, as a file."""
    path = tmp_path_factory.mktemp("day") / "report.html"
    path.write_text(write(record, record.report("1956-12-12"), "html"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def span(record, tmp_path_factory):
    """The report of a range, without its longest lists, as a file."""
    path = tmp_path_factory.mktemp("range") / "report.html"
    sections = ("situation", "map", "positions", "around", "bibliography", "citation")
    answer = record.report(begin="1945", end="1956", sections=sections)
    path.write_text(write(record, answer, "html"), encoding="utf-8")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 768, 375])
def test_a_report_is_accessible_and_silent(day, width, scheme):
    """WCAG 2.1 AA by axe-core; no console message, no request, and no sideways scrolling, on every screen."""
    with open_page(day, width=width, scheme=scheme) as (page, wrong):
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert wrong == []


def test_the_report_of_a_range_is_accessible_and_silent(span):
    """Two maps and the story of the changes too."""
    with open_page(span) as (page, wrong):
        assert violations(page) == []
        assert page.locator("svg[role=img]").count() == 2
        assert wrong == []


def test_every_link_inside_leads_somewhere(day):
    """Each number leads to its source, each line of the contents to its section."""
    with open_page(day) as (page, _):
        missing = page.evaluate(
            "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.hash.slice(1))"
            ".filter(id => !document.getElementById(id))"
        )
        assert missing == []
        page.click("nav >> text=Bibliography")
        assert page.evaluate("location.hash") == "#bibliography"


def test_the_headings_make_an_outline(day):
    """One title; no level is left out on the way down."""
    with open_page(day) as (page, _):
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_report_prints_as_a_document(day, tmp_path):
    """Printed to PDF it has pages of A4, in light colours also from a dark screen, with the page number at the foot."""
    import shutil
    import subprocess

    target = tmp_path / "report.pdf"
    with open_page(day, scheme="dark") as (page, wrong):
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(29, 29, 27)"
        page.pdf(path=target, prefer_css_page_size=True)
        assert wrong == []
    assert target.read_bytes().startswith(b"%PDF")
    info = subprocess.run([shutil.which("pdfinfo"), target], capture_output=True, text=True, check=True).stdout
    pages = int(next(line.split()[1] for line in info.splitlines() if line.startswith("Pages:")))
    assert pages >= 2
    assert "A4" in info
    last = subprocess.run(
        [shutil.which("pdftotext"), "-f", str(pages), target, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert f"{pages} / {pages}" in last
