"""Our own voice takes no side: words that do stand only in positions, readings, official titles and quotation marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kurils
from kurils.answers.meanings import MEANINGS
from kurils.cli import COMMANDS
from kurils.store.index.sections import read_wording
from kurils.store.texts import MARK
from tests.partisan import partisan as partisan_of

ROOT = Path(__file__).parent.parent

#: words that take a side, whatever they are said of
PARTISAN = re.compile(
    r"\b(return(?:s|ed|ing)?|recover\w*|regain\w*|reunit\w*|reunif\w*|illegal\w*|liberat\w*|inherent\w*"
    r"|historical justice|annex\w*|seiz\w*|usurp\w*|rightful\w*|occupier\w*|lost territor\w*"
    r"|Northern Territor\w*|Southern Kuril\w*|South Kuril\w*)\b",
    re.IGNORECASE,
)
#: words that judge, and may be told of somebody who said so
JUDGING = re.compile(
    r"\b(unlawful\w*|(?<!non-)aggress\w*|invad\w*|invasion\w*|conquer\w*|conquest\w*)\b", re.IGNORECASE
)
_TOLD = re.compile(r"\b(said|says|saying|holds? that|held that|calls?|called|told|argue\w*|ask\w*|protest\w*)\b")
#: names that hold such a word and belong to somebody or something
NAMES = re.compile(
    r"Northern Territories (?:Day|Issue Association|Affairs Administration|Problem)"
    r"|South(?:ern)? Kurils? (?:District|Strait|Urban Okrug|Municipal Okrug)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|「[^」]*」")


def partisan(text):
    """The words of a text that take a side, outside quotation marks and names."""
    plain = NAMES.sub("", _QUOTED.sub("", text))
    judging = [word for part in plain.split(". ") if not _TOLD.search(part) for word in JUDGING.findall(part)]
    return PARTISAN.findall(plain) + judging


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The islands were returned to Japan.", ["returned"]),
        ("Soviet troops liberated the island.", ["liberated"]),
        ("Japan's inherent territory was illegally seized.", ["inherent", "illegally", "seized"]),
        ("Russia annexed the Northern Territories.", ["annexed", "Northern Territories"]),
        ('Japan calls it "inherent territory".', []),
        ("Northern Territories Day is kept on 7 February.", []),
        ("The attack was an act of aggression.", ["aggression"]),
        ("Japan says that the attack was an act of aggression.", []),
        ("The Soviet Union took the surrender and administered the islands.", []),
    ],
)
def test_the_test_itself(text, found):
    """What it catches and what it lets pass."""
    assert partisan(text) == found


def own_texts(record):
    """Every text of the record that is said in our own voice: (where, text)."""
    for document in record.section("documents")["documents"]:
        where = document["id"]
        for key in ("summary", "note", "place", "languages"):
            yield f"{where} {key}", document[key]
        if document["short"] not in document["titles"].values():
            yield f"{where} short", document["short"]
        for act in document["dates"]:
            yield f"{where} {act['event']}", act["note"]
        for article in document["articles"]:
            yield f"{where} Art. {article['number']}", article["summary"]
            yield f"{where} Art. {article['number']} note", article["note"]
        for effect in document["effects"]:
            yield f"{where} {effect['kind']}", effect["note"]
    for track, spells in record.section("tracks").items():
        for spell in spells:
            where = f"{track} {spell['from']} {spell['territories'] or spell['members']}"
            yield f"{where} note", spell["note"]
            # a claim is somebody's, and so is a view: both say whose in their first words
            if track not in ("claims", "views"):
                yield f"{where} why", spell.get("why")
    for variant in record.section("variants")["variants"]:
        yield f"variant {variant['id']}", variant["why"]
        yield f"variant {variant['id']} accepted", variant["accepted"]
        yield f"variant {variant['id']} by", variant["by"]
    for key in ("positions", "readings"):
        for entry in record.section("positions")[key]:
            yield f"{key} {entry.get('from') or entry.get('document')} note", entry["note"]
    for key, entries in record.section("places").items():
        for entry in entries:
            yield f"{key} {entry['id']} note", entry.get("note")
            yield f"{key} {entry['id']} name", entry.get("name")
    for border in record.section("shapes")["borders"]:
        yield f"border {border['id']}", border["summary"]
        yield f"border {border['id']} note", border["note"]
    for word in record.section("glossary")["glossary"]:
        # of that word the entry says what it is
        if word["id"] != "return":
            yield f"glossary {word['id']}", word["means"]
    for key in ("neutrality", "attribution"):
        yield f"record {key}", record.meta[key]


def test_the_record_speaks_in_neutral_words(record):
    """Summaries, notes, reasons, articles, short titles, names of places and lines."""
    found = [(where, words) for where, text in own_texts(record) if text and (words := partisan(text))]
    assert found == [], "\n".join(f"{where}: {', '.join(words)}" for where, words in found)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Возвращение исконных территорий", "ru", ["Возвращение", "исконн"]),
        ("Япония требует «возвращения исконных территорий».", "ru", []),
        ("Отношения возвращаются к тому, что было.", "ru", []),
        ("Занятие островов было незаконным.", "ru", ["незаконн"]),
        ("Япония считает занятие островов незаконным.", "ru", []),
        ("ロシアは4島を不法に占拠している。", "ja", ["占拠", "不法"]),
        ("日本は「不法占拠」とする。", "ja", []),
        ("南クリル地区", "ja", []),
        ("俄罗斯归还四岛", "zh", ["归还"]),
        ("4개 섬 반환", "ko", ["반환"]),
        ("เรียกคืนดินแดน", "th", ["เรียกคืน"]),
    ],
)
def test_the_test_of_other_languages_itself(text, language, found):
    """What it catches and what it lets pass."""
    assert partisan_of(text, language) == found


def further_languages():
    """The languages of the record but English."""
    return [language for language in kurils.load().meta["languages"] if language != "en"]


def test_the_record_speaks_in_neutral_words_in_every_language():
    """The same texts as in English, where the language has them."""
    found = []
    for language in further_languages():
        for where, text in own_texts(kurils.load(language)):
            if text and not text.startswith(MARK) and (words := partisan_of(text, language)):
                found.append(f"{language} {where}: {', '.join(words)}")
    assert found == []


def test_claims_and_views_say_whose_they_are(record):
    """Each begins with its state, or names it in its first sentence."""
    names = {
        "japan": "Japan|Matsumae",
        "russia": "Russia|Soviet",
        "netherlands": "Dutch|Netherlands",
        "united-kingdom": "Brit|United Kingdom",
        "france": "French|France",
    }
    tracks = record.section("tracks")
    for text, side in [
        *((claim["summary"], claim["claimant"]) for claim in tracks["claims"]),
        *((view["why"], view["view"]) for view in tracks["views"]),
    ]:
        assert re.search(names[side], text.split(". ")[0]), text


def test_the_program_speaks_in_neutral_words():
    """Every wording, every meaning of a key, every help text."""
    from importlib import import_module

    texts = {**read_wording("en"), **MEANINGS}
    texts |= {name: import_module(f"kurils.cli.{module}").command.__doc__ for name, module in COMMANDS.items()}
    assert {key: partisan(text) for key, text in texts.items() if partisan(text)} == {}


#: pages that explain the names or such a word, or quote the rule itself; the record's texts test the glossary
EXPLAINING = {"names.md", "README.md of data", "CONTRIBUTING.md", "glossary.md"}


def prose(path):
    """The text of a page without what the program printed into it, and without code."""
    text = path.read_text(encoding="utf-8")
    return re.sub(r"```.*?```|`[^`]*`|<!--.*?-->", "", text, flags=re.DOTALL)


@pytest.mark.parametrize(
    "page", sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]), ids=lambda page: page.name
)
def test_the_documents_speak_in_neutral_words(page):
    """README, changelog and every page of docs/, except where a name is the subject."""
    if page.name not in EXPLAINING:
        assert partisan(prose(page)) == []


def test_both_names_of_a_place_stand_together(record):
    """`Iturup (Etorofu)`, `Kunashir (Kunashiri)` in every name that is printed."""
    names = record.names
    assert names["iturup"] == "Iturup (Etorofu)"
    assert names["kunashir"] == "Kunashir (Kunashiri)"


def test_lists_of_states_are_in_the_order_of_the_alphabet(record):
    """Claimants, parties, and the columns of `compare`."""
    for day in ("1700-01-01", "1850-01-01", "1956-12-12", "2026-01-01"):
        for island in record.status(day, all=True)["islands"]:
            assert island["claimants"] == sorted(island["claimants"])
    assert list(record.compare("2026-01-01")["islands"][0]["positions"]) == ["japan", "russia"]


#: how a file says so
NO_SIDE = "no position|takes no side|nothing is said of their ownership"


def test_every_file_of_the_record_says_that_it_takes_no_position():
    """In its first comment."""
    files = list((ROOT / "data").rglob("*.yaml"))
    assert files
    silent = [
        str(path.relative_to(ROOT))
        for path in files
        if not re.search(NO_SIDE, " ".join(path.read_text(encoding="utf-8")[:1500].replace("#", " ").split()))
    ]
    assert silent == []


LANDINGS = ("landing", "surrender", "occupation", "incident")


def test_every_landing_of_1945_is_measured_from_the_same_two_acts(record):
    """Japan's acceptance of 14 August and the Instrument of 2 September, for every island and in every telling."""
    told = {
        document["id"]: document["summary"]
        for document in record.section("documents")["documents"]
        if document["kind"] in LANDINGS and "1945-08-14" < max(act["date"] for act in document["dates"]) < "1945-10-01"
    }
    told |= {
        f"control {spell['territories'] or spell['members']}": spell["note"]
        for spell in record.section("tracks")["control"]
        if spell["kind"] == "military-occupation"
        and "1945-08-14" < spell["from"] < "1945-10-01"
        and spell["territories"]
    }
    assert len(told) > 12
    for where, text in told.items():
        assert "acceptance of 14 August" in text, where
        assert "Instrument of Surrender of 2 September" in text, where
