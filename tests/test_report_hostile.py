"""A report made of a record that tries to break out of it: whatever the data hold stays text."""

from __future__ import annotations

import html.parser
import re

import pytest

import kurils
from kurils.report import write

EVIL = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> [link](javascript:alert(3)) `code` | # head "
    "{{ 7*7 }} {% raw %}"
)
LISTS = "1. one"
#: what makes two summaries of it two
LANDED = "some came ashore in three boats before noon, found nobody there, raised what they had brought, and stayed on"
DRAWN = "both agreed upon one meridian, sealed it twice, went home by different roads, and told their people about it"
ADDRESS = "https://example.org/_x_*y*?a=1&b=(2)"


class Elements(html.parser.HTMLParser):
    """Every element with its attributes, and the text."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.found, self.said = [], ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.said += data


@pytest.fixture
def hostile(toy_folder, monkeypatch):
    """The toy record with markup, markers of lists and an address that is none in every kind of text."""
    yaml = EVIL.replace("'", "''")
    changes = {
        "documents/toy.yaml": [
            ('"Borland landed."', f"'{yaml} {LANDED}'"),
            ("kind: landing", "kind: landing\n    short: {en: '<b>Short'}"),
            ("Landing on Alpha", f"'Landing {yaml}'"),
        ],
        "treaties.yaml": [('"Alpha is Arland\'s."', f"'{yaml}'"), ('"It drew a line."', f"'{LISTS} {yaml} {DRAWN}'")],
        "positions.yaml": [('"Borland says nothing."', f"'{yaml}'"), ('"By the pact."', f"'- {yaml}'")],
        "variants.yaml": [('"It counts from the evening."', f"'{yaml}'")],
        "readings.yaml": [('"The line was final."', f"'{yaml}'")],
        "sources/toy.yaml": [("title: Second", f"title: '{yaml}', url: '{ADDRESS}'")],
        "islands.yaml": [('"Beta [the little]"', f"'Beta {yaml}'")],
    }
    for name, pairs in changes.items():
        path = toy_folder / name
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, (name, old)
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    return kurils.load()


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("options", [{"date": "1900-05-02"}, {"begin": "1840", "end": "1950"}])
def test_html_holds_no_element_of_the_data(hostile, options, full):
    """No script, no picture, no address but of the web, no inline style or handler; the text itself is all there."""
    text = write(hostile, hostile.report(**options, full=full), "html")
    page = Elements(text)
    tags = {tag for tag, _ in page.found}
    assert not tags & {"script", "img", "iframe", "object", "link", "form", "base"}
    attributes = {name for _, given in page.found for name in given}
    assert not {name for name in attributes if name.startswith("on") or name == "style"}
    links = {given["href"] for tag, given in page.found if tag == "a" and not given["href"].startswith("#")}
    assert links == {ADDRESS}
    assert EVIL in page.said
    assert "49" not in re.sub(r"\d{3,}", "", page.said)


def test_only_addresses_of_the_web_become_links(toy):
    """The record is checked for that, and the page does not rely on it."""
    answer = toy.report("1900-05-02")
    for source in answer["bibliography"]:
        source["url"] = "javascript:alert(1)"
    assert "javascript:" not in write(toy, answer, "html") + write(toy, answer, "markdown")
    for source in answer["bibliography"]:
        source["url"] = 'https://example.org/"onmouseover="alert(4)>'
    page = Elements(write(toy, answer, "html"))
    assert not [given for _, given in page.found if "onmouseover" in given]


def test_no_text_of_the_data_ends_a_string_of_the_style_sheet(hostile):
    """The foot of a printed page names the record: in CSS its letters are numbers, so that none closes anything."""
    hostile.meta["version"] = '"; } </style><script>alert(1)</script>'
    text = write(hostile, hostile.report("1900-05-02"), "html")
    assert text.count("</style>") == 1
    assert "<script" not in text


@pytest.mark.parametrize("options", [{"date": "1900-05-02"}, {"begin": "1840", "end": "1950"}])
def test_markdown_holds_no_markup_of_the_data(hostile, options):
    """Everything special is escaped, cells stay in their table, and no text of the record begins a list."""
    text = write(hostile, hostile.report(**options, full=True), "markdown")
    body = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    assert "<script" not in body.replace("\\<", "")
    assert not re.search(r"(?<!\\)\[link(?<!\\)\]", body)
    assert not re.search(r"(?<!\\)`code", body)
    tables = [part.splitlines() for part in body.split("\n\n") if part.startswith("|")]
    assert tables
    for rows in tables:
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1, rows
    assert "1\\. one" in body
    assert "\\- " in body


def test_markdown_becomes_no_element_of_the_data(hostile):
    """Read as CommonMark with tables, even with HTML allowed: no script, no picture, no link but to sources."""
    from markdown_it import MarkdownIt

    text = write(hostile, hostile.report("1900-05-02"), "markdown")
    page = Elements(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
    assert not {tag for tag, _ in page.found} & {"script", "img"}
    assert {given["href"] for tag, given in page.found if tag == "a"} == {ADDRESS}
    assert EVIL in page.said


def test_a_citation_cannot_end_its_block(hostile):
    """The command and the BibTeX stand in two fenced blocks."""
    answer = hostile.report("1900-05-02", sections=["citation"], full=True)
    text = write(hostile, answer, "markdown")
    assert text.count("```") == 4


def test_the_page_allows_itself_and_nothing_else(record):
    """The policy names the hash of the one style sheet; no address stands where a browser would load it."""
    import base64
    import hashlib

    text = write(record, record.report("1956-12-12"), "html")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)[1]
    styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() for style in styles]
    assert policy.startswith("default-src 'none'; style-src ")
    assert all(f"'sha256-{value}'" in policy for value in hashes)
    assert "unsafe" not in policy
    page = Elements(text)
    loaded = [
        (tag, given)
        for tag, given in page.found
        if "src" in given or "style" in given or tag in ("script", "link", "img", "iframe")
    ]
    assert loaded == []
    ids = [given["id"] for _, given in page.found if "id" in given]
    assert len(ids) == len(set(ids))


def test_two_maps_on_one_page_keep_their_own_shapes(record):
    """The ids of the pictures of both ends differ, and every reference leads to an id of the page."""
    text = write(record, record.report(begin="1945", end="1956", sections=["map"]), "html")
    page = Elements(text)
    ids = [given["id"] for _, given in page.found if "id" in given]
    assert len(ids) == len(set(ids))
    assert {"map-1-map-title", "map-2-map-title"} <= set(ids)
    used = set(re.findall(r'(?:href="|url\()#([^")]+)', text))
    used.update(id for _, given in page.found for id in (given.get("aria-labelledby") or "").split())
    assert used <= set(ids)
