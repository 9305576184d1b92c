"""The site holds every document of the project and a page a treaty, island and year, and its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.website.contents import BELOW, CONTENTS, MANY, index
from scripts.website.links import broken
from scripts.website.reference import linked

ROOT = Path(__file__).parent.parent
LISTED = [page for _, pages in CONTENTS.values() for page in pages]


def test_every_document_is_on_the_site_once():
    """In one of the four parts, or below a page that lists it."""
    written = {page.relative_to(ROOT).as_posix() for page in (ROOT / "docs").glob("*.md")}
    assert written <= {*LISTED, *BELOW}
    assert len(LISTED) == len(set(LISTED))
    assert not set(LISTED) & set(BELOW)
    for page in (page for page in LISTED if not page.startswith(MANY)):
        assert (ROOT / page).is_file()
        assert page.removesuffix(".md") in index()


def test_ids_become_links_and_nothing_else_does():
    """Where they stand as words of a text; not in titles, code, addresses, or in what is longer."""
    known = {"1855-shimoda", "1855"}
    text = "see 1855-shimoda, and (1855-shimoda)"
    link = "[1855-shimoda](../documents/1855-shimoda.md)"
    assert linked(text, known, "../documents/") == text.replace("1855-shimoda", link)
    for plain in (
        "# Treaty 1855-shimoda", "`kurils document 1855-shimoda`", "https://a.example/1855-shimoda",
        "1855-shimoda-talks", "1855-07-02", "[it](1855-shimoda)", "```\n1855-shimoda\n```",
    ):  # fmt: skip
        assert linked(plain, known, "") == plain


def test_a_link_that_leads_nowhere_is_found(tmp_path):
    """To a page, to an anchor, or to the network for what a page is made of."""
    (tmp_path / "a.html").write_text(
        '<h1 id="top">A</h1> <a href="b%20c.html#here">good</a> <a href="#top">good</a> <a href="https://a.example">'
        '<a href="none.html"> <a href="#none"> <a href="b%20c.html#none"><script src="https://cdn.example/x.js"></script>'
    )
    (tmp_path / "b c.html").write_text('<a name="here"></a><img src="a.html?v=1">')
    assert broken(tmp_path) == [
        "a.html: none.html", "a.html: #none", "a.html: b%20c.html#none", "a.html: loads https://cdn.example/x.js",
    ]  # fmt: skip


@pytest.mark.extras
def test_the_site_is_built_and_its_links_hold(record, tmp_path):
    """Without a warning and without network; what is searched for lies in its index."""
    from scripts.website.__main__ import build

    site = tmp_path / "site"
    assert build(site) == []
    assert "kurils status --date 1905-09-05" in " ".join(
        re.sub(r"<[^>]+>", "", (site / "README.html").read_text(encoding="utf-8")).split()
    )
    for line in record.documents()["documents"]:
        assert (site / "reference" / "documents" / f"{line['id']}.html").is_file()
    for id in (*record.territories, *(island["id"] for island in record.islands(all=True)["islands"])):
        assert (site / "reference" / "islands" / f"{id}.html").is_file()
    year = (site / "reference" / "years" / "1855.html").read_text(encoding="utf-8")
    assert 'href="../documents/1855-shimoda.html"' in year
    assert not (site / "reference" / "years" / "1640.html").exists()
    found = (site / "searchindex.js").read_text(encoding="utf-8")
    assert "reference/documents/1855-shimoda" in found
    assert "docs/tutorial" in found
