"""Names that lead to places and documents: held against their days, against codes of that name, and one another."""

from __future__ import annotations

import pytest

from kurils.store.validate.check import check_folder

DISTRICT = "forms: [Alpha district]\n    kind: municipality\n    places: [alpha]\n    by: arland"
CODE = (
    '{side: arland, scheme: iso-3166-2, code: "AR-1", names: {en: Alpha district}, certainty: single, sources: [first]}'
)


@pytest.fixture
def named(toy_folder):
    """Write names of places and titles, and a code of that name; gives what `check` says of them."""

    def write(called: str = "", titled: str = "", code: str = ""):
        evidence = "\n    certainty: single\n    sources: [first]\n"
        text = f"called:\n  - {called}{evidence}" if called else ""
        (toy_folder / "names.yaml").write_text(text + (f"titled:\n{titled}" if titled else ""), encoding="utf-8")
        if code:
            path = toy_folder / "islands.yaml"
            path.write_text(
                path.read_text(encoding="utf-8").replace("{id: alpha,", f"{{id: alpha, codes: [{code}],", 1), "utf-8"
            )
        return [problem.code for problem in check_folder(str(toy_folder))[1] if problem.file == "names.yaml"]

    return write


@pytest.mark.parametrize(
    ("find", "put", "codes"),
    [
        ("", "", []),
        ("[alpha]", "[alpha, beta]", []),
        ("[alpha]", "[beta]", ["other-place"]),
        ("by: arland", "by: borland", ["other-side"]),
        ("Alpha district", "Alpha village", []),
    ],
)
def test_a_name_leads_to_the_places_whose_code_bears_it(named, find, put, codes):
    """And is the word of the side that gives the code; it may lead further."""
    assert named(DISTRICT.replace(find, put) if find else DISTRICT, code=CODE) == codes


@pytest.mark.parametrize(
    ("titled", "codes"),
    [
        ("  - {document: 1850-pact, forms: [Pact of 1850]}\n", []),
        ("  - {document: 1850-pact, forms: [The Pact]}\n", []),
        ("  - {document: 1850-pact, forms: [Pact of 1870]}\n", ["other-year"]),
        ("  - {document: 1850-pact, forms: [A]}\n  - {document: 1850-pact, forms: [B]}\n", ["repeated"]),
    ],
)
def test_a_title_is_that_of_a_document_of_its_year(named, titled, codes):
    """Further titles of a document stand together."""
    assert named(titled=titled) == codes
