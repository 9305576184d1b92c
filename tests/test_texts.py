"""Texts of the record in further languages: `texts/LANG.yaml` on the toy record, where every rule is broken once."""

from __future__ import annotations

import pytest

import kurils
from kurils.base.errors import DataInvalid
from kurils.base.names import MARK
from kurils.store.index.store import build
from kurils.store.texts import checksum, labels, units
from kurils.store.validate.check import check_folder
from scripts.texts import claims_core, lines


def write(folder, standing="core", lacking=(), **changed):
    """Announce Russian and write its texts: each is the English one in brackets, but for those changed by their key."""
    path = folder / "record.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("languages: [en]", "languages: [en, ru]"), encoding="utf-8"
    )
    entries = check_folder(str(folder))[0]
    lines = [f"standing: {standing}", "texts:"]
    kept = [unit for unit in units(entries) if unit.key not in lacking]
    for list in dict.fromkeys(unit.list for unit in kept):
        lines.append(f"  {list}:")
        of_list = [unit for unit in kept if unit.list == list]
        for id in dict.fromkeys(unit.id for unit in of_list):
            lines.append(f'    "{id}":')
            for unit in of_list:
                if unit.id == id:
                    said = changed.get(unit.field, f"<{unit.english}>").replace('"', "'")
                    lines.append(f'      "{unit.key}": "{said}"')
    lines += ["labels:", '  "p. {page}": "<{page}>"']
    lines += [f'  "{label}": "<{label}>"' for label in dict.fromkeys(labels(entries))]
    target = folder / "texts" / "ru.yaml"
    target.parent.mkdir(exist_ok=True)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target


def problems(folder):
    """The problems of a folder as (file, code)."""
    return [(problem.file, problem.code) for problem in check_folder(str(folder))[1]]


def test_a_language_that_has_every_text_is_whole(toy_folder):
    write(toy_folder, "whole")
    assert problems(toy_folder) == []


def test_answers_speak_the_language(toy_folder, monkeypatch):
    """Summaries, titles, reasons, parts of documents; ids and official titles stay."""
    write(toy_folder, "whole")
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    documents = {document["id"]: document for document in kurils.load("ru").section("documents")["documents"]}
    assert documents["1850-pact"]["title"] == "<Pact of Alpha [1850]>"
    assert documents["1850-pact"]["summary"] == "<It drew a line.>"
    assert documents["1850-pact"]["titles"] == {"en": "Pact of Alpha [1850]"}
    assert kurils.load("ru").names["alpha"] == f"<{kurils.load().names['alpha']}>"
    assert kurils.load("ru").actors["arland"] == "<Arland>"
    assert kurils.load().actors["arland"] == "Arland"


def test_what_is_not_translated_is_english_and_marked(toy_folder):
    """A core has no readings; they are not left out, and not passed off."""
    entries = check_folder(str(toy_folder))[0]
    lacking = {unit.key for unit in units(entries) if not unit.core}
    write(toy_folder, "core", lacking)
    assert problems(toy_folder) == []
    reading = build(str(toy_folder), "ru")["positions"]["readings"][0]["reading"]
    assert reading == MARK + build(str(toy_folder), "en")["positions"]["readings"][0]["reading"]


@pytest.mark.parametrize(
    ("find", "put", "code"),
    [
        ("standing: core", "standing: wholly", "bad-value"),
        ("standing: core", "standing: core\ncolour: red", "unknown-key"),
        ("  documents:", "  papers:", "unknown-text"),
        ('"1850-pact":', '"1851-pact":', "unknown-text"),
        ("\n  documents:", "\n  documents: none\n  papers:", "bad-type"),
        ("labels:", 'labels:\n  "no such label": "x"', "unknown-text"),
        ('"<It counts from the evening.>"', '"<It counts from {count}.>"', "placeholder"),
        ('"<It counts from the evening.>"', '""', "bad-type"),
        ('"<It counts from the evening.>"', '"[EN] It counts from the evening."', "untranslated"),
        ('"<It counts from the evening.>"', "[a, b]", "bad-type"),
    ],
)
def test_each_damage_is_caught_where_it_stands(toy_folder, find, put, code):
    path = write(toy_folder)
    text = path.read_text(encoding="utf-8")
    assert text.count(find) == 1
    path.write_text(text.replace(find, put), encoding="utf-8")
    found = [problem for problem in check_folder(str(toy_folder))[1] if problem.code == code]
    assert found
    assert {problem.file for problem in found} == {"texts/ru.yaml"}
    line = text[: text.index(find)].count("\n") + 1
    assert any(abs(problem.line - line) <= 2 for problem in found)


#: what a template may do with values in Python, and a text of the record may not
TRICKS = ("{0}", "{}", "{date.__class__}", "{date!r}", "{date[b]}", "{date:>999999999}", "{other}", "{", "}")


def say_a_template(folder, said="Lines: {date}"):
    """Let the dispute say words of the program that are filled with a value."""
    path = folder / "dispute.yaml"
    text = path.read_text(encoding="utf-8")
    words = f'\n  words:\n    border.title: {{en: "{said}"}}\n  sides:'
    path.write_text(text.replace("\n  sides:", words, 1), encoding="utf-8")


@pytest.mark.parametrize("trick", TRICKS)
def test_templates_are_filled_with_their_values_and_nothing_else(toy_folder, trick):
    """In a further language, where they stand, and in English."""
    say_a_template(toy_folder)
    path = write(toy_folder)
    assert problems(toy_folder) == []
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"<Lines: {date}>"', f'"<Lines: {{date}} {trick}>"'), encoding="utf-8")
    assert set(problems(toy_folder)) == {("texts/ru.yaml", "placeholder")}


@pytest.mark.parametrize("trick", TRICKS)
def test_words_of_a_dispute_are_filled_with_the_values_of_the_program(toy_folder, trick):
    say_a_template(toy_folder, f"Lines: {{date}} {trick}")
    assert set(problems(toy_folder)) == {("dispute.yaml", "placeholder")}


@pytest.mark.parametrize(
    "said",
    ["texts: [a]\nlabels: [b]", "texts: a\nlabels: b", "texts: {documents: [a]}",
     "texts: {documents: {1850-pact: [a]}}", "labels: {a: {b: c}}", "standing: [core]"],
)  # fmt: skip
def test_check_tells_of_any_form_and_counts_on(toy_folder, cli, monkeypatch, said):
    """What is broken is told in lines, not in the words of Python."""
    write(toy_folder).write_text(f"{said}\n", encoding="utf-8")
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    result = cli("check")
    assert result.code == 3
    assert "texts/ru.yaml" in result.out + result.err


@pytest.mark.parametrize(
    ("english", "said", "sound"),
    [
        ("In 1855, on 7 February.", "Февраля, 7, 1855.", True),
        ("In 1855, on 7 February.", "Февраля, 07, 1855.", True),
        ("In 1855, on 7 February.", "Февраля, 8, 1855.", False),
        ("In 1855, on 7 February.", "Февраля, 7, 1885.", False),
        ("In 1855, on 7 February.", "Марта, 7, 1855.", False),
        ("In the 18th century, by 300 men.", "XVIII vek, trista.", True),
        ("Alpha is meant.", "«Альфы»", True),
        ("Alpha is meant.", "«Беты»", False),
        ("Alpha Strait is meant.", "Пролив", True),
        ("Alphabet", "Азбука", True),
    ],
)
def test_a_text_says_the_days_and_the_places_of_its_english(toy_folder, english, said, sound):
    """Years, days before a month, and the places that are shown unasked, in any of their cases."""
    names = toy_folder / "islands.yaml"
    told = names.read_text(encoding="utf-8").replace("ja: [{form: アルファ}]", "ru: [{form: Альфа}]")
    names.write_text(told, encoding="utf-8")
    variants = toy_folder / "variants.yaml"
    variants.write_text(variants.read_text(encoding="utf-8").replace("It counts from the evening.", english), "utf-8")
    write(toy_folder, why=said)
    found = [problem for problem in check_folder(str(toy_folder))[1] if problem.id == "landing-a-day-later"]
    assert {problem.code for problem in found} == (set() if sound else {"differs"})


def test_texts_of_one_checksum_are_not_mixed_up(toy_folder):
    """Few letters do not tell every English text from every other; the text of the one is no text of the other."""
    same = checksum("the second source")
    letters = str.maketrans("0123456789", "abcdefghij")
    others = (f"It counts from {str(n).translate(letters)}." for n in range(10**6))
    other = next(text for text in others if checksum(text) == same)
    variants = toy_folder / "variants.yaml"
    variants.write_text(variants.read_text(encoding="utf-8").replace("It counts from the evening.", other), "utf-8")
    sound = (toy_folder / "record.yaml").read_text(encoding="utf-8")
    for why, codes in (("X", ["mixed-up"]), ("Y", [])):
        (toy_folder / "record.yaml").write_text(sound, encoding="utf-8")
        write(toy_folder, by="X", why=why)
        found = [problem for problem in check_folder(str(toy_folder))[1] if problem.id == "landing-a-day-later"]
        assert [problem.code for problem in found] == codes


def test_one_english_text_is_one_in_a_language(toy_folder):
    """In the same field of a list; what an office is called differs from state to state."""
    path = toy_folder / "islands.yaml"
    text = path.read_text(encoding="utf-8")
    for place in ("alpha", "beta"):
        text = text.replace(
            f"{{id: {place}, territory: {place},", f"{{id: {place}, note: {{en: A rock.}}, territory: {place},"
        )
    path.write_text(text, encoding="utf-8")
    sound = (toy_folder / "record.yaml").read_text(encoding="utf-8")
    for second, codes in (("Скала.", []), ("Остров.", [("texts/ru.yaml", "mixed-up")])):
        (toy_folder / "record.yaml").write_text(sound, encoding="utf-8")
        target = write(toy_folder, note="Скала.")
        said = target.read_text(encoding="utf-8")
        first, _, rest = said.rpartition('"Скала."')
        target.write_text(f'{first}"{second}"{rest}', encoding="utf-8")
        assert problems(toy_folder) == codes


def test_a_text_whose_english_has_changed_is_not_used(toy_folder):
    """Nobody reads an old translation of a mended fact: the English stands instead, and `check` tells."""
    write(toy_folder, "whole")
    path = toy_folder / "treaties.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("It drew a line.", "It drew two lines."), encoding="utf-8")
    assert {("texts/ru.yaml", "stale"), ("texts/ru.yaml", "missing-text")} == set(problems(toy_folder))
    stale = next(problem for problem in check_folder(str(toy_folder))[1] if problem.code == "stale")
    assert f"summary~{checksum('It drew two lines.')}" in stale.message


def test_a_language_that_calls_itself_whole_must_be(toy_folder):
    """What is missing is named, and how to have it printed."""
    write(toy_folder, "whole", lacking={f"summary~{checksum('It drew a line.')}"})
    assert problems(toy_folder) == [("texts/ru.yaml", "missing-text")]
    assert "`python -m scripts.texts ru` prints what to fill in" in check_folder(str(toy_folder))[1][0].message


@pytest.mark.parametrize(("standing", "asked"), [("core", False), ("whole", True)])
def test_a_language_is_asked_for_what_it_claims_to_have(toy_folder, standing, asked):
    """A core lacks many texts that nobody wants of it; a language without a file begins with the core."""
    key = next(unit.key for unit in units(check_folder(str(toy_folder))[0]) if not unit.core)
    assert claims_core(str(toy_folder), "ru")
    write(toy_folder, standing, lacking={key})
    core = claims_core(str(toy_folder), "ru")
    assert core is not asked
    assert (f'      "{key}": ""' in lines(str(toy_folder), "ru", core)) is asked


@pytest.mark.parametrize(("standing", "sound"), [("core", False), ("whole", False)])
def test_a_core_may_not_lack_a_name(toy_folder, standing, sound):
    entries = check_folder(str(toy_folder))[0]
    write(toy_folder, standing, {unit.key for unit in units(entries) if unit.id == "alpha" and unit.field == "name"})
    assert (problems(toy_folder) == []) is sound


def test_two_places_do_not_share_a_name(toy_folder):
    """Else an answer would name one and mean the other."""
    names = {unit.english for unit in units(check_folder(str(toy_folder))[0]) if unit.list == "states"}
    path = write(toy_folder)
    one, other = sorted(names)[:2]
    path.write_text(path.read_text(encoding="utf-8").replace(f"<{one}>", f"<{other}>"), encoding="utf-8")
    assert ("texts/ru.yaml", "repeated") in problems(toy_folder)


def test_a_language_that_is_announced_only_is_refused(toy_folder):
    write(toy_folder).unlink()
    assert ("record.yaml", "no-language") in problems(toy_folder)
    with pytest.raises(DataInvalid, match=r"texts/ru\.yaml is missing"):
        build(str(toy_folder), "ru")


def test_a_file_of_texts_that_is_not_announced_is_noticed(toy_folder):
    write(toy_folder).rename(toy_folder / "texts" / "ja.yaml")
    assert ("texts/ja.yaml", "no-language") in problems(toy_folder)


def test_the_share_of_each_language_is_told(toy_folder, cli):
    """`kurils check` says of each list how many texts there are, and how many the language has."""
    write(toy_folder, "whole")
    shown = cli("check", str(toy_folder))
    assert shown.code == 0
    assert "ru (whole)" in shown.out
