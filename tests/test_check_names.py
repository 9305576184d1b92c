"""Names and shapes of places, and who acts: two things are not called alike, and nobody acts for another."""

from __future__ import annotations

import pytest

from kurils.store.validate.check import check_folder
from kurils.store.validate.documents import check_documents
from kurils.store.validate.land.geography import _check_names, _check_overlaps, _check_shape
from kurils.store.validate.names.english import english_names
from kurils.store.validate.names.naming import _check_polities, check_naming, is_in_letters_of
from tests.in_memory import reported


def changed(folder, name, find, put):
    """(code, id of the entry) of what `check` reports of a folder with one change."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert find in text
    path.write_text(text.replace(find, put, 1), encoding="utf-8")
    return {(problem.code, problem.id) for problem in check_folder(str(folder))[1] if problem.file == name}


BETA = "names: {en_de: [{form: Beta}]}\n    members"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("ja: [{form: アルファ}]", "shared-name"),
        ("ja: [{form: アルファ, note: {en: That of Alpha too.}}]", "shared-name"),
        ("ja: [{form: ベータ}]", None),
        ("zh: [{form: アルファ島}]", None),
    ],
)
def test_two_places_are_not_written_alike(toy_folder, more, code):
    """In one language; a note of one of them alone does not say so."""
    found = changed(toy_folder, "islands.yaml", BETA, f"names: {{en_de: [{{form: Beta}}], {more}}}\n    members")
    assert found - {("wrong-script", "beta")} == ({(code, "beta")} if code else set())


def test_an_alias_leads_nowhere_else():
    """Not to what a name of several places means, and not to another place that is printed so."""
    places = [
        {"id": id, "name": {"en": f"{id.title()} (the big)"}, "names": {}, "aliases": []} for id in ("alpha", "beta")
    ]

    def told(alias, *called):
        named = [{**places[0], "aliases": [alias]}, places[1]]
        return reported(_check_names, {"territories": named, "islands": [], "called": list(called)})[0]

    both = {"forms": ["The Twins"], "places": ["alpha", "beta"]}
    assert told("The Great", both) == told("Harbour", {"forms": ["Harbour"], "places": ["alpha"]}) == []
    for alias in ("the twins", "Beta (the big)", "beta", "Isle of Beta", "Beta Island (the big)", "Beta/Beta"):
        assert told(alias, both) == [("territories", 0, "shared-name")], alias
    for alias in ("Old Beta", "Alpha/Beta", "Betania"):
        assert told(alias, both) == []


def test_a_printed_name_is_two_names_or_one():
    """Two as `A (B)`; other brackets part nothing, so that no piece of them is a name."""
    names = {"en_de": [{"form": "Beta"}], "en_fr": None, "ja": [{"form": "別島"}]}
    assert english_names({"names": names, "name": {"en": "Alpha (Old Beta)"}}) == {"Beta", "Alpha", "Old Beta"}
    assert english_names({"name": {"en": "Alpha (1) or (2)"}}) == {"Alpha (1) or (2)"}
    assert english_names({}) == english_names({"name": {"en": None}, "names": None}) == set()


def test_names_of_another_place_one_behind_the_other_are_no_alias():
    """Nor one in the characters of old, with the word for an island in whichever language."""
    names = {
        "en_de": [{"form": "Beta"}],
        "en_fr": [{"form": "Bêta"}],
        "ja": [{"form": "別当島"}],
        "ru": [{"form": "Бета"}],
    }
    beta = {"id": "b", "name": {"en": "Beta"}, "names": names, "aliases": []}
    for alias in ("Beta (Bêta)", "Bêta Island, Beta", "остров Бета", "Isle of 別当島", "o. 別當"):
        alpha = {"id": "alpha", "name": {"en": "Alpha"}, "names": {}, "aliases": [alias]}
        found = reported(_check_names, {"territories": [alpha, beta], "islands": [], "called": []})[0]
        assert found == [("territories", 0, "shared-name")], alias


def test_an_alias_is_the_name_of_nothing_but_a_place():
    """Of no state, city, sea or strait, and of no coast; land that is named where territories are is theirs."""
    others = {
        "states": [{"id": "arland", "names": {"en": "Arland"}}],
        "locator": [{"kind": "city", "names": {"en": "Port", "de": None}}],
        "scenery": [{"kind": "sea", "names": {"de": "Meer"}}, {"names": {"en": "The Twins"}, "territories": ["alpha"]}],
        "straits": [{"names": {"en": "The Narrows"}}],
        "coasts": [{"name": {"en": "Mainland (the east)"}}],
    }
    for alias, wrong in (
        *dict.fromkeys(("Arland", "port", "Meer", "The Narrows", "Mainland"), 1).items(),
        *dict.fromkeys(("The Twins", "Portland"), 0).items(),
    ):
        place = {"id": "alpha", "aliases": [alias]}
        found = reported(_check_names, {"territories": [place], "islands": [], **others})[0]
        assert found == wrong * [("territories", 0, "shared-name")], alias


def test_two_places_may_be_written_alike_where_both_say_so_or_are_read_differently(toy_folder):
    """As one character may be; a reading of one of them alone tells nothing."""
    path = toy_folder / "islands.yaml"
    text = path.read_text(encoding="utf-8")
    for own, other, shared in (
        ("{form: アルファ, note: {en: B.}}", "{form: アルファ, note: {en: A.}}", False),
        ("{form: アルファ}], ja_kana: [{form: あるふぁ}", "{form: アルファ}], ja_kana: [{form: べた}", False),
        ("{form: アルファ}], ja_kana: [{form: あるふぁ}", "{form: アルファ}], ja_kana: [{form: あるふぁ}", True),
        ("{form: アルファ}], ja_kana: [{form: あるふぁ}", "{form: アルファ}", True),
    ):
        new = text.replace("{form: アルファ}", own, 1)
        new = new.replace(BETA, f"names: {{en_de: [{{form: Beta}}], ja: [{other}]}}\n    members")
        path.write_text(new, encoding="utf-8")
        assert ("shared-name" in {problem.code for problem in check_folder(str(toy_folder))[1]}) is shared


def test_two_islands_of_one_territory_are_not_written_alike_either(toy_folder):
    """An island may be called as its territory is."""
    two = "names: {en_de: [{form: Gamma Two}]"
    for form, wrong in (("Gamma One", True), ("Gamma", False)):
        found = changed(toy_folder, "islands.yaml", two, f"names: {{en_de: [{{form: Gamma Two}}, {{form: {form}}}]")
        assert (("shared-name", "gamma_two") in found) is wrong
        changed(toy_folder, "islands.yaml", f"{{form: Gamma Two}}, {{form: {form}}}", "{form: Gamma Two}")


def test_a_territory_has_the_shapes_of_its_own_islands(toy_folder):
    """Those of another territory are reported at it."""
    alpha = "members: [alpha]\n"
    path = toy_folder / "islands.yaml"
    text = path.read_text(encoding="utf-8").replace("{id: alpha, territory", "{id: alpha, polygon: [alpha], territory")
    path.write_text(text, encoding="utf-8")
    assert changed(toy_folder, "islands.yaml", alpha, f"polygon: [alpha]\n    {alpha}") == set()
    found = changed(toy_folder, "islands.yaml", "members: [beta]\n", "polygon: [alpha]\n    members: [beta]\n")
    assert ("wrong-polygon", "beta") in found


@pytest.mark.parametrize(
    ("name", "key"),
    [("scenery", "names"), ("references", "name"), ("borders", "name"), ("straits", "names"), ("others", "names"),
     ("areas", "name")],
)  # fmt: skip
def test_no_two_things_of_a_list_have_one_name(name, key):
    """In any language; a name in another language may be written the same."""
    one, other = {"id": "a", key: {"en": "Cape", "ru": "Мыс"}}, {"id": "b", key: {"en": "Bay", "ru": "Мыс"}}
    assert reported(check_naming, {name: [one, other]})[0] == [(name, 1, "repeated")]
    assert reported(check_naming, {name: [one, {"id": "b", key: {"en": "Bay", "de": "Cape", "ja": None}}]})[0] == []
    assert reported(check_naming, {name: [one, one]})[0] == []


def test_no_two_islands_have_one_summit():
    """A territory and its island do."""
    one = {"id": "a", "heights": [{"summit": {"en": "Alpha"}}, None, {}]}
    assert reported(check_naming, {"islands": [one, {"id": "b", "heights": [{"summit": {"en": "Alpha"}}]}]})[0] == [
        ("islands", 1, "repeated")
    ]
    assert reported(check_naming, {"islands": [one, {**one}], "territories": [{**one, "id": "c"}]})[0] == []


def acting(parties, event=None, by=None, signer=None, known="1850"):
    """What is reported of one document with one act, or one signer, where others have acts of their own in a year."""
    facts = {"id": "1850-pact", "by": parties, "dates": [{"event": event, "by": by, "date": "1850-01-01"}]}
    own = {"id": f"{known}-order", "by": ["league", "arland", "dorland"],
           "dates": [{"event": "issued", "date": f"{known}-05-01"}]}  # fmt: skip
    lists = {"documents": [{**facts, "signatories": [{"for": signer, "name": "N"}]}, own], "others": [{"id": "league"}]}
    return [code for _, _, code in reported(check_documents, lists, {"sides": ["arland", "borland"]})[0]]


def test_whoever_acts_is_a_party():
    """A court may end a document; members of a league may hand over for it, and it may sign for more than two."""
    both = ["arland", "borland"]
    for event in ("signed", "delivered", "published"):
        assert acting(both, event, "arland") == []
        assert acting(both, event, "corland") == acting(both, event, "league") == ["no-party"]
    assert acting(both, "ended", "league") == acting(both, "ended", "arland") == []
    assert acting(both, "ended", "corland") == ["no-party"]
    assert acting(both, signer="borland") == []
    assert acting(both, signer="corland") == acting(both, signer="league") == ["no-party"]
    assert acting([*both, "corland"], signer="league") == acting([*both, "corland"], "signed", "league") == []
    for event in ("ratified", "denounced", "promulgated"):
        assert acting([*both, "corland"], event, "league") == ["no-party"]
    assert acting(["league", "borland"], "delivered", "dorland") == []
    assert acting(["league", "borland"], "delivered", "arland") == ["no-party"], "a side acts for itself"
    assert acting(["league", "borland"], "signed", "dorland") == ["no-party"]


@pytest.mark.parametrize(("year", "wrong"), [("1840", 0), ("1860", 0), ("1839", 1), ("1861", 1)])
def test_who_acts_beside_the_parties_has_an_act_of_its_own_in_its_time(year, wrong):
    """A body that is founded later signs nothing and ends nothing; states are there."""
    three = ["arland", "borland", "corland"]
    codes = ["no-party"] * wrong
    assert acting(three, signer="league", known=year) == codes
    assert acting(three, "ended", "league", known=year) == codes
    assert acting(["league", "borland"], "delivered", "dorland", known=year) == []


def test_the_span_of_the_end_of_a_view_holds_its_end(toy_folder):
    """As those of every other spell."""
    found = changed(toy_folder, "spells/views.yaml", 'to: "1851-06-01"\n', 'to: "1851-06-01"\n    to_edtf: "1778"\n')
    assert "outside-edtf" in {code for code, _ in found}


def test_the_islands_of_a_document_are_of_its_territories():
    """Each is in one that the document touches; an island that the record does not know is told of elsewhere."""
    islands = [{"id": "rock", "territory": "isle"}, {"id": "lost"}]
    for members, reach, wrong in ((["rock"], {"isle": "named"}, 0), (["rock"], {"far": "named"}, 1), (["rock"], {}, 1),
                                  (["lost", "other"], {}, 0), ([], {}, 0)):  # fmt: skip
        document = {"id": "1850-pact", "members": members, "territories": reach, "by": []}
        told = reported(check_documents, {"documents": [document], "islands": islands})[0]
        assert told == [("documents", 0, "member-reach")] * wrong


@pytest.mark.parametrize(
    ("id", "word", "caught"),
    [
        ("title", "title", False),
        ("title", "control", True),
        ("kind", "kind of control", False),
        ("by-position", "by position, not named", False),
        ("edtf", "EDTF", False),
        ("coup-d-etat", "coup d'état", False),
        ("kind-of-control", "kind", True),
        ("position", "by position", True),
    ],
)
def test_an_entry_of_the_glossary_is_named_by_its_word(id, word, caught):
    """In English, or by the beginning of it: two meanings exchanged are seen by that."""
    told = reported(check_naming, {"glossary": [{"id": id, "word": {"en": word}}]})[0]
    assert told == ([("glossary", 0, "other-word")] if caught else [])


def test_what_happens_to_a_document_once_has_one_day():
    """Whoever does it; each party ratifies, and delivers, for itself."""
    for event, wrong in (("ended", 1), ("in_force", 1), ("signed", 1), ("ratified", 0), ("delivered", 0)):
        dates = [{"event": event, "date": day, "by": by} for day, by in (("1850-01-01", "a"), ("1850-02-01", "b"))]
        document = {"id": "1850-pact", "by": ["a", "b"], "dates": dates}
        assert reported(check_documents, {"documents": [document]})[0] == [("documents", 0, "repeated")] * wrong


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("zh", "日俄和亲通好条约", True), ("zh", "開羅宣言", True), ("zh", "榎本军", True), ("zh", "Cairo", True),
        ("zh", "樺太千島交換条約", False), ("zh", "カイロ宣言", False), ("zh", "日露和親通好条约", False),
        ("ja", "樺太千島交換条約", True), ("ja", "カイロ宣言", True), ("ja", "日俄和亲通好条约", False),
        ("ko", "日俄和亲通好条约", True), ("en", "Cairo", True),
    ],
)  # fmt: skip
def test_chinese_and_japanese_are_told_apart_by_their_letters(language, text, written):
    """Chinese is simplified or traditional, all of it, without kana; Japanese has the letters of Japan."""
    assert is_in_letters_of(language, text) is written


def test_coasts_are_no_land_of_an_island_nor_of_one_another():
    """They may touch."""
    from tests.in_memory import entries_of

    def square(west, east, south=0):
        north = south + 1
        ring = f"{west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}"
        return f"POLYGON (({ring}))"

    def found(*coasts):
        lists = {"polygons": [{"id": "isle", "wkt": square(0, 1)}],
                 "coasts": [{"id": f"coast-{n}", "wkt": square(*at)} for n, at in enumerate(coasts)]}  # fmt: skip
        entries = entries_of(lists, {}, {})
        shapes = {str(entry.values["id"]): _check_shape(entry, None) for name in lists for entry in entries[name]}
        _check_overlaps(entries, shapes)
        return [(problem.file, problem.line) for problem in entries.problems]

    assert found((1, 2)) == found((2, 3), (3, 4)) == []
    assert found((0.5, 2, 0.5)) == [("coasts", 0)]
    assert found((2, 4), (3, 5, 0.5)) == [("coasts", 1)]


@pytest.mark.parametrize(
    ("forces", "caught"),
    [
        ({"en": "Arlandish forces", "ru": "Арландские войска"}, False),
        ({"en": "Borlandish forces"}, True),
        ({"en": "Arlandish forces", "ja": "乙国軍"}, True),
        ({"en": "Soldiers"}, False),
        ({}, False),
    ],
)
def test_forces_are_called_after_their_own_state(forces, caught):
    """At any time, in any language."""
    old = [None, {"name": {"en": "the Old Arland"}}]
    states = [
        {"id": "arland", "names": {"en": "Arland", "ja": "甲国"}, "called": old},
        {"id": "borland", "names": {"en": "Borland", "ja": "乙国"}},
    ]
    for given in ({"forces": forces}, {"called": [{"name": {"en": "the Arland"}, "forces": forces}]}):
        told = reported(check_naming, {"states": [{**states[0], **given}, states[1]]})[0]
        assert told == ([("states", 0, "other-word")] if caught else [])


@pytest.mark.parametrize(
    ("first", "last", "codes"),
    [
        ("1900-01-01", "1950-01-01", []),
        ("1900-01-02", "1950-01-01", ["half-polity"]),
        ("1900-01-01", "1949-12-31", ["half-polity"]),
        ("1900-01-01", None, ["half-polity"]),
    ],
)
def test_a_state_is_called_by_the_name_of_a_polity_on_its_days(first, last, codes):
    """Where the polity has a first day or an end of its own."""
    called = [{"from": first, "to": last, "name": {"en": "the Union"}}]
    lists = {"states": [{"id": "arland", "names": {"en": "Arland"}, "called": called}]}
    union = {"id": "union", "state": "arland", "names": {"en": "Union"}}
    found = {}
    for key, polity in (("dated", {**union, "from": "1900-01-01", "to": "1950-01-01"}), ("undated", union)):
        found[key] = [code for *_, code in reported(check_naming, {**lists, "polities": [polity]})[0]]
    assert found == {"dated": codes, "undated": []}


@pytest.mark.parametrize("name", ["states", "polities", "others", "straits"])
def test_no_one_is_called_by_the_id_of_another(name):
    """Where ids are names; a code says nothing."""
    for ids, names, told in (
        (("arland", "old-borland"), ("Arland", "the Old Borland"), []),
        (("arland", "old-borland"), ("Old Borland", "Arland"), [(name, 0, "repeated"), (name, 1, "repeated")]),
        (("ar", "bo"), ("Borland", "Arland"), []),
    ):
        rows = [{"id": id, "names": {"en": form}} for id, form in zip(ids, names, strict=True)]
        assert reported(check_naming, {name: rows})[0] == told


@pytest.mark.parametrize("alias", ["the islands", "All", "islets", "All the Islands", "the Group"])
def test_an_alias_is_no_word_for_any_place(alias):
    for form, wrong in ((alias, 1), (f"{alias} of Alpha", 0)):
        place = {"id": "alpha", "aliases": [form]}
        found = reported(_check_names, {"territories": [place], "islands": []})[0]
        assert found == wrong * [("territories", 0, "shared-name")]


@pytest.mark.parametrize(
    ("name", "state", "codes"),
    [
        ("Empire of Arland", "arland", []),
        ("Arlandish Empire", "borland", ["other-word"]),
        ("Empire of Arland", "borland", ["other-word"]),
        ("Bor Union", "arland", ["other-word"]),
        ("Union of Arland and Borland", "borland", []),
        ("Communities of Arland", None, []),
        ("Tower Shogunate", "borland", []),
    ],
)
def test_a_polity_that_is_called_after_a_state_is_of_it(name, state, codes):
    """By a name of it, or by one of its time; of none it may be as well."""
    states = [
        {"id": "arland", "names": {"en": "Arland"}},
        {"id": "borland", "names": {"en": "Borland"}, "called": [{"name": {"en": "the Bor Union"}}]},
    ]
    polity = {"id": "polity", "state": state, "names": {"en": name}}
    found = reported(_check_polities, {"states": states, "polities": [polity]})[0]
    assert [code for *_, code in found] == codes
