"""The HTML report in a real browser: it loads nothing, is silent on the console, prints, and everyone can read it."""

from __future__ import annotations

import shutil
import subprocess
from itertools import pairwise

import pytest

import kurils
from kurils.report import write
from tests.browser import open_page, violations

pytestmark = pytest.mark.extras


@pytest.fixture(scope="module")
def day(record, tmp_path_factory):
    """The full report of a day, as a file."""
    path = tmp_path_factory.mktemp("day") / "report.html"
    path.write_text(write(record, record.report("1956-12-12", full=True), "html"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def span(record, tmp_path_factory):
    """The report of a range, as a file."""
    path = tmp_path_factory.mktemp("range") / "report.html"
    answer = record.report(begin="1945", end="1956")
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
    """Two maps, the chart and the story of the changes too."""
    with open_page(span) as (page, wrong):
        assert violations(page) == []
        assert page.locator("svg[role=img]").count() == 3
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


def printed(path, target, says="The record takes no position on sovereignty.", **options):
    """How many pages the report has as Chromium prints it, after looking that they are A4 and numbered."""
    with open_page(path, **options) as (page, wrong):
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 30, 34)"
        page.pdf(path=target, prefer_css_page_size=True)
        assert wrong == []
    info = subprocess.run([shutil.which("pdfinfo"), target], capture_output=True, text=True, check=True).stdout
    assert "A4" in info
    pages = int(next(line.split()[1] for line in info.splitlines() if line.startswith("Pages:")))
    for number in range(1, pages + 1):
        words = [shutil.which("pdftotext"), "-f", str(number), "-l", str(number), target, "-"]
        text = subprocess.run(words, capture_output=True, text=True, check=True).stdout
        assert f"{number} / {pages}" in text
        assert says in text
    return pages


#: days on which much was said, on which little was known, and on which the headline is long
DAYS = ["1644-01-01", "1855-02-07", "1905-09-05", "1945-09-03", "1953-06-01", "1956-12-12", "1991-04-18", "today"]


@pytest.mark.parametrize("date", DAYS)
def test_the_report_of_a_day_has_two_pages(record, tmp_path, date):
    """In light colours also from a dark screen, with version and page at the foot of each."""
    path = tmp_path / "report.html"
    path.write_text(write(record, record.report(date), "html"), encoding="utf-8")
    assert printed(path, tmp_path / "report.pdf", scheme="dark") == 2


@pytest.mark.parametrize("date", ["1945-09-02", "1956-12-12", "1991-04-18", "today"])
def test_the_report_of_a_day_has_two_pages_in_russian_too(tmp_path, date):
    """Its words are longer; the chart stands on the first page with the table, the foot on one line."""
    record, path = kurils.load("ru"), tmp_path / "report.html"
    path.write_text(write(record, record.report(date), "html"), encoding="utf-8")
    assert printed(path, tmp_path / "report.pdf", says="Свод не занимает позиции по вопросу о суверенитете.") == 2


@pytest.mark.parametrize("ends", [("1945", "1956"), ("1635", "2026-02-28"), ("1855", "1875")])
def test_the_report_of_a_range_has_six_pages_at_most(record, tmp_path, ends):
    """Also that of the whole record."""
    path = tmp_path / "report.html"
    path.write_text(write(record, record.report(begin=ends[0], end=ends[1]), "html"), encoding="utf-8")
    assert 2 <= printed(path, tmp_path / "report.pdf") <= 6


def test_the_full_report_has_more_pages(day, tmp_path):
    """The annex holds everything."""
    assert printed(day, tmp_path / "report.pdf") > 6
