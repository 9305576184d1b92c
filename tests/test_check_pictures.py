"""What `dispute.yaml` says of pictures is checked: what passes can be drawn, and what cannot be drawn is named."""

from __future__ import annotations

import pytest

from kurils.store.validate.check import check_folder
from kurils.store.validate.form.looks import check_looks
from kurils.store.validate.form.pictures import check_chapters
from kurils.store.validate.land.scenery import check_scenery
from tests.in_memory import reported


@pytest.fixture
def problems(toy_folder):
    """Put a text in place of another in the toy dispute; what `check` says: code and the text of the line."""

    def change(find: str, put: str) -> list[tuple[str, str]]:
        path = toy_folder / "dispute.yaml"
        text = path.read_text(encoding="utf-8")
        assert find in text
        path.write_text(text.replace(find, put, 1), encoding="utf-8")
        lines = path.read_text(encoding="utf-8").splitlines()
        found = [problem for problem in check_folder(str(toy_folder))[1] if problem.file == "dispute.yaml"]
        return [(problem.code, lines[problem.line - 1].strip()) for problem in found]

    return change


NEAR = "territories: [alpha, beta]}"


@pytest.mark.parametrize(
    "box",
    [
        'frame: {west: "118", north: "300", east: "-222", south: "38"}',
        'frame: {west: "10", north: "10", east: "10", south: "10"}',
        'frame: {west: "0", north: "0", east: "0.000001", south: "0.000001"}',
        'frame: {west: "-999999999", north: "-99", east: "999999999", south: "99"}',
        'frame: {west: "-1", north: "-10000000", east: "1", south: "10000000"}',
        'frame: {west: "100000", north: "100000", east: "100001", south: "100001"}',
        'extent: {west: "0", south: "0", east: "0", north: "0"}',
        'extent: {west: "150", south: "50", east: "140", north: "40"}',
        'extent: {west: "-999999999", south: "-99999", east: "9", north: "9"}',
    ],
)
def test_a_box_that_cannot_be_drawn_is_named(problems, box):
    """Reversed, without breadth or height, or larger than what there is."""
    found = problems(NEAR, f"territories: [alpha, beta], {box}}}")
    assert {code for code, _ in found} == {"bad-box"}
    assert all(line.startswith("- {id: near") for _, line in found)


@pytest.mark.parametrize(
    "box",
    [
        'frame: {west: "-5000", north: "-5000", east: "5000", south: "5000"}',
        'frame: {west: "0", north: "0", east: "1", south: "1"}',
        'frame: {west: "4999", north: "4999", east: "5000", south: "5000"}',
        'frame: {west: "-5000", north: "0", east: "5000", south: "1"}',
        'extent: {west: "-180", south: "-90", east: "180", north: "90"}',
        'extent: {west: "0", south: "0", east: "0.01", north: "0.01"}',
    ],
)
@pytest.mark.parametrize("words", ["map", "map --format svg", "report --format html"])
def test_every_box_that_passes_can_be_drawn(cli, toy_folder, problems, box, words):
    """The largest and the smallest, in the terminal and as pictures."""
    assert problems(NEAR, f"territories: [alpha, beta], {box}}}") == []
    result = cli(*words.split(), "1900-05-02", "--data", toy_folder)
    assert (result.code, result.err) == (0, "")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ('known: {west: "9", south: "9", east: "9", north: "9"}', "bad-box"),
        ('centre: ["-40", "-44"]', "far-away"),
        ('centre: ["142", "44"]', None),
        ('centre: ["142", "44"]\n  known: {west: "140", south: "40", east: "150", north: "50"}', None),
        ('centre: ["142", "44"]\n  known: {west: "143", south: "40", east: "150", north: "50"}', "far-away"),
        ('centre: ["142", "44"]\n  known: {west: "140", south: "40", east: "150", north: "43"}', "far-away"),
        ('poster: ["1199-01-01"]', "outside"),
        ('poster: ["9999-12-31"]', "outside"),
        ('poster: ["1900-01-02", "1900-01-01"]', "order"),
        ('poster: ["1900-01-01", "1900-01-01"]', "order"),
        (f"poster: {[f'190{year}-01-01' for year in range(7)]}", "too-many"),
        (f"poster: {[f'190{year}-01-01' for year in range(6)]}", None),
        ('cuts: ["1900-01-01", "1850-01-01"]', "order"),
        ('cuts: ["0001-01-01"]', "outside"),
        ('cuts: ["1850-01-01", "1900-01-01"]', None),
    ],
)
def test_the_middle_of_maps_and_the_days_of_pictures(problems, said, code):
    """Near the islands; in order, inside the coverage, as many as there is room for."""
    found = problems("  told: [1900-landing]", f"  told: [1900-landing]\n  {said}")
    assert ({each for each, _ in found} - {"repeated"}) == ({code} if code else set())


@pytest.mark.parametrize(
    ("find", "put", "code", "line"),
    [
        ('positions_from: "1855-02-07"', 'positions_from: "0001-01-01"', "outside", "dispute:"),
        ('day: "1850-03-01"', 'day: "9999-12-31"', "outside", "- {day:"),
        ('day: "1850-03-01"', 'day: "1810-03-01"', "other-time", "- {day:"),
        ('slant: "-45"', 'slant: "45"', "alike", "- {id: borland"),
        ('slant: "-45"', 'slant: "999999999.999999999999"', "bad-value", "- {id: borland"),
        ('slant: "-45"}', 'slant: "-45", colours: {terminal: "130"}}', "alike", "- {id: borland"),
        (
            'slant: "-45"}',
            'slant: "-45", colours: {light: {fill: "#9c6a1f", deep: "#000000", tint: "#000000"}}}',
            "alike",
            "- {id: borland",
        ),
    ],
)
def test_days_and_looks_that_cannot_be_are_named(problems, find, put, code, line):
    """Outside the coverage, a chapter of another time than its documents, and two sides that look the same."""
    found = problems(find, put)
    assert code in {each for each, _ in found}
    assert any(each == code and text.startswith(line) for each, text in found)


SCENERY = "scenery:\n"


def land(id, coasts):
    return f"  - {{id: {id}, kind: land, names: {{en: Land}}, coasts: [{coasts}]}}\n"


def test_a_coast_has_one_name(problems):
    """Of two, maps would print both."""
    assert [code for code, _ in problems(SCENERY, SCENERY + land("other", "main"))] == ["repeated"]


@pytest.mark.parametrize(("coasts", "found"), [("main", []), ("cape", ["no-place"])])
def test_what_distances_are_taken_to_is_where_its_name_stands(problems, toy_folder, coasts, found):
    """Both have one id, and one coast."""
    path = toy_folder / "coasts.yaml"
    cape = '  - id: cape\n    wkt: "POLYGON ((142 40, 143 40, 143 41, 142 40))"\n'
    path.write_text(path.read_text(encoding="utf-8") + cape, encoding="utf-8")
    reference = f"  - {{id: mainland, name: {{en: Main}}, short: {{en: Main}}, coasts: [{coasts}]}}\n"
    assert [code for code, _ in problems("references:\n", f"references:\n{reference}")] == found


@pytest.mark.parametrize(("day", "found"), [("1850-03-01", []), ("1850-03-02", ["no-event"]), ("1900-05-02", [])])
def test_a_moment_is_a_day_on_which_something_happened(problems, day, found):
    """Of a document, or of a spell."""
    moment = f'moments:\n  - {{day: "{day}", text: {{en: So it was.}}}}\nchapters:\n'
    assert [code for code, _ in problems("chapters:\n", moment)] == found


@pytest.mark.parametrize(("inset", "found"), [("beta", []), ("gamma", ["no-place"])])
def test_an_inset_is_of_the_area(problems, inset, found):
    """A territory that it shows."""
    assert [code for code, _ in problems(NEAR, NEAR.replace("}", f", inset: {inset}}}"))] == found


@pytest.mark.parametrize(("to", "found"), [("146.5", []), ("147.6", ["wrong-place"])])
def test_the_line_from_a_name_leads_to_its_own_place(problems, toy_folder, to, found):
    """It ends nearer to it than to any other."""
    path = toy_folder / "polygons.yaml"
    beta = '  - id: beta\n    island: beta\n    wkt: "POLYGON ((148 44, 149 44, 149 45, 148 45, 148 44))"\n'
    path.write_text(path.read_text(encoding="utf-8") + beta, encoding="utf-8")
    islands = toy_folder / "islands.yaml"
    text = islands.read_text(encoding="utf-8")
    for id in ("alpha", "beta"):
        text = text.replace(f"{{id: {id}, territory: {id},", f"{{id: {id}, territory: {id}, polygon: [{id}],")
    islands.write_text(text, encoding="utf-8")
    anchors = f"anchors: {{alpha: {{at: ['144', '46'], end: end, to: ['{to}', '44.5']}}}}"
    assert [code for code, _ in problems(NEAR, NEAR.replace("}", f", {anchors}}}"))] == found


@pytest.mark.parametrize(
    ("at", "code"),
    [('["142", "44"]', None), ('["143.8", "44"]', None), ('["147", "44"]', "wrong-place"),
     ('["142", "49"]', "wrong-place"), ('["-38", "-44"]', "wrong-place")],
)  # fmt: skip
def test_a_name_stands_on_the_sheet(toy_folder, problems, at, code):
    """Within the frame of its area, or half of it beyond: a sheet of another shape shows more."""
    problems("  told:", '  centre: ["142", "44"]\n  told:')
    frame = 'frame: {west: "-100", north: "-100", east: "100", south: "100"}'
    found = problems(NEAR, f"territories: [alpha, beta], {frame}, anchors: {{alpha: {{at: {at}, end: end}}}}}}")
    assert {each for each, _ in found} - {"unknown-anchor"} == ({code} if code else set())


def test_a_chapter_rests_on_documents_between_the_chapters_beside_it():
    """The document of the chapter before is none of it, nor is one of the time of the next."""
    pacts = [{"id": f"{year}-pact", "dates": [{"date": f"{year}-03-01"}, None]} for year in (1850, 1855, 1860)]

    def found(first, *documents):
        days = [(first, ["1850-pact"]), (None, ["1860-pact"]), ("1855-03-01", documents), ("1860-03-01", ["1860-pact"])]
        chapters = [{"day": day, "documents": ids} for day, ids in days]
        return reported(check_chapters, {"documents": pacts, "chapters": chapters})[0]

    assert found("1850-03-01", "1855-pact", "1856-lost", None) == []
    assert found("1849-03-01", "1850-pact") == []
    assert found("1850-03-01", "1850-pact") == found("1850-03-01", "1860-pact") == [("chapters", 2, "other-time")]
    assert found("1820-03-01", "1855-pact") == [("chapters", 0, "other-time")]


@pytest.mark.parametrize(("point", "code"), [('["147.5", "44.5"]', None), ('["145.5", "44.5"]', "wrong-place")])
def test_the_name_of_a_sea_is_written_on_water(problems, point, code):
    """Not on an island, nor on a coast."""
    scenery = f"scenery:\n  - {{id: sea, kind: sea, names: {{en: The Sea}}, points: [{point}]}}"
    assert [each for each, _ in problems("scenery:", scenery)] == ([code] if code else [])


STATES = [
    {"id": "arland", "names": {"en": "Arland"}, "called": [{"short": {"en": "Union of Arland"}}, None]},
    {"id": "borland", "names": {"en": "the Free Borland"}, "called": [{"name": {"en": "Borland"}}]},
    {"id": "charland", "names": {"en": "Charland"}},
]


def letters(**given):
    """What is reported of looks of states with these letters."""
    looks = [{"id": id, "letter": letter} for id, letter in given.items()]
    return reported(check_looks, {"states": STATES, "looks": looks})


def test_no_letter_of_a_state_is_taken_for_another():
    """It may be any that begins no other name, one with which a word of its own begins, and is never twice."""
    for passed in ({"arland": "A", "borland": "B"}, {"arland": "U", "borland": "F"}, {"arland": "X", "borland": "Y"}):
        assert letters(**passed) == ([], [])
    told, messages = letters(arland="B", charland="A")
    assert told == [("looks", 1, "other-letter")]
    assert messages == [
        "the letter 'A' would be taken for arland: take an initial of charland, or a letter that begins no other name"
    ]
    assert letters(charland="A", borland="B") == ([], [])
    assert letters(arland="C", charland="A")[0] == [("looks", 0, "other-letter"), ("looks", 1, "other-letter")]
    assert ("looks", 1, "repeated") in letters(arland="A", borland="A")[0]
    assert letters(arland="T", lost="L") == ([], [])


SQUARE = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"


def city(*at, kind="city", outlines=(SQUARE, "POLYGON ((", None)):
    """What is reported of a name of the locator map at a point."""
    named = [{"kind": kind, "names": {"en": "Haven"}, "at": [*at]}]
    return reported(check_scenery, {"locator": named, "outlines": [{"wkt": wkt} for wkt in outlines]})


def test_a_city_of_the_locator_map_stands_on_land():
    """On its coarse outlines, or within fifty kilometres of them; the name of a state may stand in the sea."""
    for passed in ((5.0, 5.0), (0.0, 0.0), (10.44, 5.0), (None, 5.0), ()):
        assert city(*passed) == ([], [])
    told, messages = city(10.46, 5.0)
    assert told == [("locator", 0, "wrong-place")]
    assert messages[0].startswith("`at`: Haven lies in the sea, 51 km from the `outlines` of the locator map")
    assert city(30.0, 5.0, kind="state") == ([], [])
    assert city(30.0, 5.0, outlines=()) == ([], [])
