"""`sources` and `cite`: the bibliography, and citations that reference managers read."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest

import kurils
from kurils.words.citations import STYLES
from kurils.words.citations.bibtex import escape
from kurils.words.citations.csl import date_variable, of_document
from kurils.words.citations.plain import date_text
from kurils.words.citations.ris import TYPES
from tests.csl_schema import CSL_TYPES, SCHEMA


@pytest.fixture(scope="module")
def everything(record):
    """Every document and every source as a citation."""
    ids = [document["id"] for document in record.section("documents")["documents"]]
    return record.citations([*ids, *(source["id"] for source in record.section("sources")["sources"])])["citations"]


def test_every_citation_is_valid_csl_json(everything):
    """Types, fields and dates are those of the published schema."""
    jsonschema.validate([citation["csl"] for citation in everything], SCHEMA)


def test_treaties_laws_and_letters_have_their_csl_types(record):
    """Whatever a text calls itself: what two states brought into force together is a treaty."""
    expected = {
        "1855-shimoda": "treaty", "1956-joint-declaration": "treaty", "1951-san-francisco": "treaty",
        "1946-decree-oblast": "regulation", "2020-constitution": "legislation", "1982-special-measures-act":
        "legislation", "1951-nishimura": "hearing", "1956-matsumoto-gromyko": "personal_communication",
        "1945-general-order-1": "regulation", "1644-shoho-map": "map",
    }  # fmt: skip
    found = {c["id"]: c["csl"]["type"] for c in record.citations(expected)["citations"]}
    assert found == expected


def test_every_csl_type_that_we_use_has_a_ris_type(everything):
    """No document falls out of a RIS export."""
    assert {citation["csl"]["type"] for citation in everything} <= set(TYPES)
    assert set(TYPES) <= set(CSL_TYPES)


@pytest.mark.parametrize(
    ("edtf", "variable", "words"),
    [
        ("1855-02-07", {"date-parts": [[1855, 2, 7]]}, "7 February 1855"),
        ("1855-02", {"date-parts": [[1855, 2]]}, "February 1855"),
        ("1798~", {"date-parts": [[1798]], "circa": True}, "about 1798"),
        ("1945-09-03/1945-09-05", {"date-parts": [[1945, 9, 3], [1945, 9, 5]]}, "3 September 1945 to 5 September 1945"),
        ("1956-12-12/..", {"date-parts": [[1956, 12, 12]]}, "12 December 1956"),
    ],
)
def test_dates_are_as_exact_as_their_source(record, edtf, variable, words):
    """A year stays a year, a span a span, and what is approximate says so."""
    assert date_variable(edtf) == variable
    assert date_text(variable, record.wording) == words


def test_a_secret_text_says_when_it_became_public(record):
    """Yalta was made in 1945 and published in 1946."""
    item = record.citations(["1945-yalta"])["citations"][0]["csl"]
    assert item["issued"]["date-parts"] == [[1945, 2, 11]]
    assert item["available-date"]["date-parts"][0][:2] == [1946, 2]


def test_bibtex_escapes_what_tex_would_run():
    """Braces too: BibTeX counts them even when they are escaped."""
    assert escape(r"50% of {A} & #1_b ~ ^ $ \input") == (
        r"50\% of \textbraceleft{}A\textbraceright{} \& \#1\_b \textasciitilde{} \textasciicircum{} \$ "
        r"\textbackslash{}input"
    )


def test_a_citation_says_what_a_document_is_in_the_language_asked_for():
    """Its kind and the word before its source are prose, in files of reference managers too."""
    cited = kurils.load("ja").citations(["1991-visa-free"])["citations"][0]
    assert cited["csl"]["genre"] == "往復書簡"
    assert "howpublished = {往復書簡}" in cited["bibtex"]
    assert "note = {出典：" in cited["bibtex"]
    assert "M3  - 往復書簡" in cited["ris"]
    english = kurils.load("en").citations(["1991-visa-free"])["citations"][0]
    assert english["csl"]["genre"] == "exchange of letters"
    assert "note = {Source: " in english["bibtex"]


def test_every_bibtex_entry_has_balanced_braces_and_one_key(everything):
    """An odd brace would swallow the rest of the file."""
    for citation in everything:
        text = citation["bibtex"]
        assert text.count("{") == text.count("}"), citation["id"]
        assert re.fullmatch(r"@[a-z]+\{[a-z0-9-]+,\n(  [a-z]+ = .+,\n)+\}\n", text), text


def test_every_ris_record_has_its_frame(everything):
    """Type first, end last, a tag a line, carriage return and line feed."""
    for citation in everything:
        lines = citation["ris"].split("\r\n")
        assert lines[0].startswith("TY  - ")
        assert lines[-3:] == ["ER  - ", "", ""]
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-2]), citation["id"]
        assert "\n" not in citation["ris"].replace("\r\n", "")


def test_hostile_texts_stay_texts(toy):
    """Brackets, braces and line breaks in a title neither break an entry nor add one."""
    document = dict(toy.section("documents")["documents"][0])
    document["title"] = "A } title\n@book{evil,\r\nER  - \x1b[31m"
    item = of_document(document, {}, {}, toy.wording)
    from kurils.words.citations import writer

    for style in ("bibtex", "ris", "text"):
        text = writer(style)([item], toy.wording)
        assert "\x1b" not in text
        assert text.count("\nER  - ") == (style == "ris")
        assert not re.search(r"^@book", text, re.MULTILINE)


@pytest.mark.parametrize("style", STYLES)
def test_cite_prints_every_style_and_writes_files(cli, tmp_path, style):
    """Several ids in the order asked for, each once; `-o` writes what stdout shows."""
    ids = ["1956-joint-declaration", "compendium-1", "1855-SHIMODA", "compendium-1"]
    out = cli("cite", *ids, "--style", style).out
    order = [out.index(id) for id in ("1956-joint-declaration", "compendium-1", "1855-shimoda")]
    assert order == sorted(order)
    file = tmp_path / "bibliography"
    assert cli("cite", *ids, "--style", style, "-o", file).code == 0
    assert file.read_bytes().decode() == out
    assert cli("cite", *ids, "--style", style, "-o", file).code == 2


def test_cite_reads_well(cli, snapshot):
    """The four styles of the two documents that most people cite."""
    parts = [cli("cite", "1855-shimoda", "1956-joint-declaration", "--style", style).out for style in STYLES]
    snapshot("\n".join(parts).replace("\r\n", "\n"), "cite.txt")


def test_cite_in_json_holds_every_style(cli):
    """And says whether it is a document or a source."""
    answer = json.loads(cli("cite", "1855-shimoda", "compendium-1", "-f", "json").out)
    assert [citation["of"] for citation in answer["citations"]] == ["document", "source"]
    assert all({"text", "bibtex", "ris", "csl"} <= set(citation) for citation in answer["citations"])


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("cite", "1855-shimodo"), 4, "1855-shimoda"),
        (("cite", "shimoda"), 4, "1855-shimoda"),
        (("cite", "1855-shimoda", "--style", "chicago"), 2, "text, bibtex, csl-json, ris"),
        (("cite",), 2, "ID"),
        (("sources", "--kind", "presss"), 2, "press"),
        (("sources", "--side", "china"), 2, "japan, none, russia, third"),
    ],
)
def test_bad_questions_get_a_remedy(cli, arguments, code, says):
    """Unknown ids get suggestions, unknown values those that there are."""
    result = cli(*arguments)
    assert result.code == code
    assert says in result.err


def test_sources_are_searched_by_every_word_and_filtered(record):
    """Each word must occur; filters narrow; nothing found is an empty list."""
    answer = record.sources("joint compendium")
    assert answer["sources"]
    assert all("compendium" in json.dumps(source).lower() for source in answer["sources"])
    assert {source["kind"] for source in record.sources(kind=["museum"])["sources"]} == {"museum"}
    assert record.sources("no such words anywhere")["sources"] == []


def test_nothing_found_says_so(cli):
    """An empty result of a search is an answer."""
    result = cli("sources", "no such words anywhere")
    assert result.code == 0
    assert "No source matches" in result.out


def test_cited_counts_statements(toy):
    """The mirror is cited once in the toy record, the first source most often."""
    cited = {source["id"]: source["cited"] for source in toy.sources()["sources"]}
    assert cited["copy"] == 1
    assert cited["first"] > cited["second"] > 1


def test_every_source_of_the_record_is_cited(record):
    """A source that nothing rests on would be a leftover."""
    unused = [source["id"] for source in record.sources()["sources"] if source["cited"] == 0]
    assert unused == []
