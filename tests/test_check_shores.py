"""What `check` knows of shores and figures: whose they are, how far, how many, and under which code."""

from __future__ import annotations

import pytest

from kurils.store.validate.check import check_folder

#: Alpha, which is Arland's by the pact, reaches from 145 to 146 degrees east; a line beside it and one in the open sea
BESIDE = "LINESTRING (146.1 44, 146.1 45)"
FAR = "LINESTRING (147 44, 147 45)"
#: the coast of the main land, beside the line too
OPPOSITE = "POLYGON ((146.2 44, 147 44, 147 45, 146.2 44))"


def changed(folder, **changes):
    """The problems of the toy record after texts were replaced: file=[(old, new), …]."""
    for name, pairs in changes.items():
        path = folder / f"{name.replace('_', '/')}.yaml"
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")
    return [(problem.code, problem.id) for problem in check_folder(str(folder))[1]]


def line(wkt):
    return [('wkt: "LINESTRING (147 43, 147 46)"', f'narrowest_km: "25"\n    length_km: "111"\n    wkt: "{wkt}"')]


def coast(wkt):
    return [("POLYGON ((140 40, 141 40, 141 41, 140 40))", wkt)]


def test_a_border_has_the_land_of_each_state_on_a_side(toy_folder):
    """Arland's island on one, the coast that is Borland's on the other."""
    assert changed(toy_folder, lines=line(BESIDE), coasts=coast(OPPOSITE)) == []


@pytest.mark.parametrize(
    "further",
    [
        {},
        {"coasts": coast(OPPOSITE), "dispute": [("coasts: {main: borland}", "coasts: {main: arland}")]},
    ],
    ids=["open sea", "its own coast"],
)
def test_a_border_between_a_state_and_nobody_is_found(toy_folder, further):
    """Nothing of Borland's lies there, or the coast is said to be the other's."""
    assert ("no-shore", "pact-line") in changed(toy_folder, lines=line(BESIDE), **further)


CLAIMED = [("state: agreed", "state: claimed\n    by: {}"), ('document: 1850-pact\n    article: "1"', "document: null")]


@pytest.mark.parametrize(
    ("by", "begins", "found"),
    [
        # Arland claims Alpha and not the coast; Borland has the coast, and claims Alpha from 1900 on
        ("arland", "1851-06-01", []),
        ("borland", "1899-01-01", [("no-shore", "pact-line")]),
        ("borland", "1901-01-01", [("no-shore", "pact-line")]),
    ],
)
def test_a_claimed_line_parts_what_is_claimed_from_what_is_not(toy_folder, by, begins, found):
    """Nobody claims a line through its own claim."""
    borders = [(old, new.format(by)) for old, new in CLAIMED] + [('from: "1851-06-01"', f'from: "{begins}"')]
    told = changed(toy_folder, lines=line(BESIDE), coasts=coast(OPPOSITE), borders=borders)
    # before 1900 Borland claims no land at all, of which `no-claim` speaks; from then on both shores
    assert [each for each in told if each[0] == "no-shore"] == found


def test_a_strait_that_is_narrower_than_its_line_is_far_is_none(toy_folder):
    """A line that no shore comes near has another width."""
    assert ("impossible", "between") in changed(toy_folder, lines=line(FAR))


def test_of_a_line_without_a_width_nothing_is_asked(toy_folder):
    """As of one across land."""
    assert changed(toy_folder, lines=[("(147 43, 147 46)", "(146.1 44, 146.1 45)")]) == []


ALPHA = "{id: alpha, territory: alpha,"


@pytest.mark.parametrize(("told", "caught"), [("470", False), ("480", False), ("600", True), ("47", True)])
def test_a_distance_is_that_of_the_points(toy_folder, told, caught):
    """From a point of reference to the nearest shore, within a tenth."""
    distance = f"{{value: '{told}', unit: km, side: none, from: {{en: From the lighthouse}}, certainty: single, "
    distance += "sources: [first]}"
    found = changed(toy_folder, islands=[(ALPHA, f"{ALPHA} polygon: [alpha], distances: [{distance}],")])
    assert found == ([("impossible", "alpha")] if caught else [])


@pytest.mark.parametrize(("homes", "caught"), [("700", False), ("180", False), ("70", True), ("4000", True)])
def test_so_many_people_live_in_so_many_households(toy_folder, homes, caught):
    """One to twenty in each, on an average."""
    people = f"{{value: '3600', side: none, date: '1945-01-01', households: '{homes}', certainty: single, "
    found = changed(toy_folder, islands=[(ALPHA, f"{ALPHA} population: [{people} sources: [first]}}],")])
    assert found == ([("impossible", "alpha")] if caught else [])


@pytest.mark.parametrize(
    ("people", "homes", "day", "caught"),
    [
        ("3600", "700", "1945-01-01", False),
        ("3601", "700", "1945-01-01", True),
        ("3600", "701", "1945-01-01", True),
        ("3700", "701", "1945-01-02", False),
    ],
)
def test_a_part_has_no_more_people_than_the_whole(toy_folder, people, homes, day, caught):
    """Nor households, as the same side counted them on the same day."""
    figure = "{{value: '{}', households: '{}', date: '{}', side: none, certainty: single, sources: [first]{}}}"
    both = figure.format("3600", "700", "1945-01-01", ""), figure.format(people, homes, day, ", place: {en: Village}")
    found = changed(toy_folder, islands=[(ALPHA, f"{ALPHA} population: [{', '.join(both)}],")])
    assert found == ([("impossible", "alpha")] if caught else [])


@pytest.mark.parametrize(("span", "caught"), [("1945", False), ("1945-01", False), ("1946", True), ("1944", True)])
def test_a_count_lies_within_its_span(toy_folder, span, caught):
    """As every other day does."""
    people = f"{{value: '36', date: '1945-01-01', edtf: '{span}', side: none, certainty: single, sources: [first]}}"
    found = changed(toy_folder, islands=[(ALPHA, f"{ALPHA} population: [{people}],")])
    assert found == ([("outside-edtf", "alpha")] if caught else [])


@pytest.mark.parametrize(("width", "caught"), [("24-43", False), ("43-24", True), ("9-10", False), ("24", False)])
def test_a_range_of_widths_runs_upwards(toy_folder, width, caught):
    """By number, not by letter."""
    widths = f"widths: [{{value: '{width}', unit: km, side: none, certainty: single, sources: [first]}}]"
    found = changed(
        toy_folder, borders=[("    line: between\n    certainty", f"    line: between\n    {widths}\n    certainty")]
    )
    assert found == ([("reversed", "narrow")] if caught else [])


def test_no_two_places_are_read_alike_and_no_two_straits_are_called_alike(toy_folder):
    """A territory and its own island are."""
    kana = "ja_kana: [{form: あるふぁ}]"
    own = [("ja: [{form: アルファ}]", f"ja: [{{form: アルファ}}], {kana}")]
    assert changed(toy_folder, islands=own) == []
    beta = "names: {en_de: [{form: Beta}]}"
    assert changed(toy_folder, islands=[(beta, f"names: {{en_de: [{{form: Beta}}], {kana}}}")]) == [
        ("shared-name", "beta")
    ]
    second = (
        "straits:\n  - {id: wide, names: {en: Wide Strait}, between: {en: Both}, certainty: single, sources: [first]"
    )
    path = toy_folder / "borders.yaml"
    text = path.read_text(encoding="utf-8")
    for more, found in (("", 0), (", aliases: [Narrow strait]", 1), (", ja_kana: せまい", 0)):
        path.write_text(text.replace("straits:", f"{second}{more}}}"), encoding="utf-8")
        assert [problem.code for problem in check_folder(str(toy_folder))[1]].count("shared-name") == found + 1


def test_a_cape_lies_where_its_point_of_reference_lies(toy_folder):
    """Both have one id."""
    for east, found in (("141.5", []), ("142.5", [("no-place", "lighthouse")])):
        cape = f"scenery:\n  - {{id: lighthouse, kind: cape, names: {{en: Light}}, points: [['{east}', '40.5']]}}"
        assert changed(toy_folder, dispute=[("scenery:", cape)]) == found
        path = toy_folder / "dispute.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace(cape, "scenery:"), encoding="utf-8")


def code(value, scheme="okato", side="arland"):
    return (
        f"{{side: {side}, scheme: {scheme}, code: '{value}', names: {{en: District}}, seen: '2000-01-01', "
        "certainty: single, sources: [first]}"
    )


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (code("64 220"), code("64 220"), []),
        (code("64 220"), code("64 221"), ["shared-code"]),
        (code("64 220"), code("64 221", "oktmo"), []),
        (code("1", "arland-list"), code("1", "arland-list"), []),
        (code("1", "arland-list", "borland"), code("1", "arland-list", "borland"), ["bad-code", "bad-code"]),
    ],
)
def test_what_is_called_the_same_has_one_code(toy_folder, first, second, found):
    """In one scheme; and the scheme of a state has that state's codes."""
    beta = ALPHA.replace("alpha", "beta")
    both = [(ALPHA, f"{ALPHA} codes: [{first}],"), (beta, f"{beta} codes: [{second}],")]
    assert [code for code, _ in changed(toy_folder, islands=both)] == found


@pytest.mark.parametrize(("names", "caught"), [("Narrow Strait", False), ("Wide Strait", True)])
def test_a_line_has_the_names_of_its_strait(toy_folder, names, caught):
    """Which the strait has too, where somebody looks for them."""
    found = changed(toy_folder, lines=[("    wkt:", f"    straits: {{en: {names}}}\n    wkt:")])
    assert found == ([("wrong-line", "between")] if caught else [])


@pytest.mark.parametrize(("edition", "caught"), [("2000", False), ("not stated", False), ("2001", True)])
def test_nothing_is_measured_after_the_record_was_checked(toy_folder, edition, caught):
    """The toy record ends with the year 2000."""
    area = f"{{value: '9000', unit: km2, of: island, side: none, edition: '{edition}', method: {{en: counted}}, "
    area += "certainty: single, sources: [first]}"
    found = changed(toy_folder, islands=[(ALPHA, f"{ALPHA} areas: [{area}],")])
    assert found == ([("after-coverage", "alpha")] if caught else [])


@pytest.mark.parametrize(("end", "caught"), [("1840-01-01", False), ("1840-01-02", True), (None, True)])
def test_a_value_that_is_accepted_is_that_of_the_whole_window(toy_folder, end, caught):
    """Until 1840 nobody holds Alpha; the day behind a window is none of it."""
    path = toy_folder / "variants.yaml"
    text = path.read_text(encoding="utf-8")
    variant = text[text.index("  - {id:") :].replace("landing-a-day-later", "held-before")
    variant = variant.replace("control.from", "control.holder").replace(
        'at: "1900-05-02", accepted: "1900-05-02"', "{}"
    )
    shown = f"window: {{from: '1800-01-01', to: {end or 'null'}}}, accepted: none"
    variant = variant.replace("{}", shown).replace('value: "1900-05-03"', "value: arland")
    path.write_text(text.rstrip() + "\n" + variant, encoding="utf-8")
    found = [(problem.code, problem.id) for problem in check_folder(str(toy_folder))[1]]
    assert (("not-accepted", "held-before") in found, bool(found)) == (caught, caught)


def also(end):
    return [
        (
            "also: []",
            "also:\n  - {territories: [gamma], from: '1850-03-01', to: '" + end + "', document: 1850-pact, "
            "state: signed, why: {en: Signed.}, certainty: single, sources: [first]}",
        )
    ]


@pytest.mark.parametrize(("end", "caught"), [("1851-06-01", False), ("1851-06-02", True), ("1999-01-01", True)])
def test_what_governs_beside_another_ends_when_something_happens(toy_folder, end, caught):
    """On the day of a document, or on one on which a spell begins or ends."""
    assert (("no-event", "") in {(code, "") for code, _ in changed(toy_folder, spells_governing=also(end))}) is caught
