"""Documents are found by the titles that books give them, in any language, with the place of the hit."""

from __future__ import annotations

import json

import pytest

from kurils.base.errors import AmbiguousName, UnknownId
from kurils.base.names import MARK
from kurils.base.search import fold, holds, key, rules, words
from kurils.record import load

TITLES = [
    ("日露通好条約", "1855-shimoda"),
    ("樺太・千島交換条約", "1875-st-petersburg"),
    ("サンフランシスコ平和条約", "1951-san-francisco"),
    ("日ソ共同宣言", "1956-joint-declaration"),
    ("Treaty of St. Petersburg", "1875-st-petersburg"),
    ("Treaty of Saint Petersburg", "1875-st-petersburg"),
    ("Soviet-Japanese Joint Declaration", "1956-joint-declaration"),
    ("Soviet–Japanese Basic Convention", "1925-peking"),
    ("Санкт-Петербургский договор", "1875-st-petersburg"),
    ("Ялтинское соглашение", "1945-yalta"),
    ("日魯通好条約", "1855-shimoda"),
    ("Treaty of Portsmouth", "1905-portsmouth"),
    ("Симодский трактат", "1855-shimoda"),
    ("treaty of shimoda", "1855-shimoda"),
    ("朴茨茅斯条约", "1905-portsmouth"),
    ("포츠머스 조약", "1905-portsmouth"),
    ("일소공동선언", "1956-joint-declaration"),
    ("สนธิสัญญาชิโมดะ", "1855-shimoda"),
    ("日ソ中立條約", "1941-neutrality"),
    ("SCAPIN 677", "1946-scapin-677"),
]


@pytest.mark.parametrize(("title", "id"), TITLES)
def test_a_title_from_a_book_finds_its_document_first(title: str, id: str) -> None:
    """Hyphens, stops, Saint, macrons, old kanji and dots make no difference, and a title goes before texts."""
    first = load().documents(title)["documents"][0]
    assert first["id"] == id
    assert first["found"] is not None
    assert first["found"]["field"] in ("title", "id")


@pytest.mark.parametrize(
    ("title", "id"),
    [*TITLES, ("1855-SHIMODA", "1855-shimoda"), ("1956-joint-decl…", "1956-joint-declaration")],
)
def test_a_document_is_shown_by_its_title(title: str, id: str) -> None:
    """`document` answers to what is printed, and to what books print."""
    assert load().document(title)["document"]["id"] == id


def test_a_title_of_several_documents_is_refused_with_all() -> None:
    """Nothing is guessed."""
    with pytest.raises(AmbiguousName, match="1956-joint-declaration"):
        load().document("Joint Declaration")


def test_an_unknown_title_offers_what_is_near() -> None:
    """By title first."""
    with pytest.raises(UnknownId) as caught:
        load().document("Treaty of Shimodda")
    assert caught.value.suggestions[0] == "1855-shimoda"


def test_a_phrase_in_quotation_marks_stands_together() -> None:
    """Without them, every word is found somewhere."""
    apart = load().documents("over hand Habomai")["documents"]
    together = load().documents('"hand over" Habomai')["documents"]
    assert {line["id"] for line in together} < {line["id"] for line in apart}
    assert "1956-joint-declaration" in {line["id"] for line in together}
    assert load().documents('"over hand"')["documents"] == []


@pytest.mark.parametrize(
    "name", ["Etorofu", "Iturup", "択捉島", "エトロフ", "Итуруп", "이투루프섬", "เกาะอีตูรุป", "擇捉"]
)
def test_an_island_is_found_by_every_name(name: str) -> None:
    """A document that names the island holds each of its names."""
    found = {line["id"] for line in load().documents(name)["documents"]}
    assert "1855-shimoda" in found
    assert {line["id"] for line in load().documents(named=["iturup"])["documents"]} <= found


def test_named_keeps_the_documents_that_name_an_island(cli) -> None:
    """Not those that reach it by its position, or by a group."""
    named = {line["id"] for line in load().documents(named=["habomai"])["documents"]}
    touched = {line["id"] for line in load().documents(islands=["habomai"])["documents"]}
    assert "1956-joint-declaration" in named
    assert "1855-shimoda" in touched - named
    rows = cli("documents", "--named", "habomai", "--format", "csv").out.splitlines()
    assert len(rows) == len(named) + 1
    assert {line["id"] for line in load().documents(named=["Suisho-to"])["documents"]} < touched


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("1754-06-01", "1754-06-30", True),
        ("1754-12-31", "1755-06-30", True),
        ("1753-01-01", "1754-01-01", True),
        ("1755-01-01", "1755-06-30", False),
        ("1753-01-01", "1753-12-31", False),
    ],
)
def test_an_imprecise_date_is_found_by_every_window_that_touches_it(first: str, last: str, found: bool) -> None:
    """A year is found from June to June of it, not only by its first day."""
    dated = [
        line["id"]
        for line in load().documents(first="1754-01-01", last="1754-12-31")["documents"]
        if "1754" in line["dates"].values()
    ]
    assert dated
    ids = {line["id"] for line in load().documents(first=first, last=last)["documents"]}
    assert ({*dated} <= ids) is found


def test_every_span_of_the_record_is_found_by_each_of_its_days() -> None:
    """The first day, the last one, and none beside them for a document of one date."""
    from datetime import timedelta

    from kurils.dates import edtf

    record = load()
    for document in record.section("documents")["documents"]:
        spans = [edtf.span(act["edtf"] or act["date"]) for act in document["dates"]]
        first, last = spans[0]
        for day in filter(None, (first, last)):
            iso = day.isoformat()
            assert document["id"] in {line["id"] for line in record.documents(first=iso, last=iso)["documents"]}
        if len(spans) == 1 and last is not None:
            after = (last + timedelta(days=1)).isoformat()
            assert document["id"] not in {line["id"] for line in record.documents(first=after, last=after)["documents"]}


def test_the_place_of_a_hit_is_told(cli) -> None:
    """The article and the words around it, in print and in JSON."""
    answer = json.loads(cli("documents", "treaty of Portsmouth stand", "--format", "json").out)
    line = next(line for line in answer["documents"] if line["id"] == "1925-peking")
    assert (line["found"]["field"], line["found"]["number"]) == ("article", "2")
    assert "Portsmouth" in line["found"]["text"]
    assert "[Art. 2: " in " ".join(cli("documents", "treaty of Portsmouth stand").out.split())


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("shimodda treety", "1855-shimoda"),
        ("Portsmuth", "1905-portsmouth"),
        ("Портсмутскии дговор", "1905-portsmouth"),
        ("ポツダ厶宣言書", "1945-potsdam"),
    ],
)
def test_near_misses_are_offered(cli, query: str, id: str) -> None:
    """A query that finds nothing says what may have been meant, and ends well."""
    answer = load().documents(query)
    assert answer["documents"] == []
    assert id in {line["id"] for line in answer["near"]}
    result = cli("documents", query)
    assert (result.code, "Did you mean" in result.out) == (0, True)


def test_nothing_near_is_nothing() -> None:
    """No suggestion for a text like no other."""
    assert load().documents("qxzqxz")["near"] == []
    assert load().documents("!?")["documents"] == []


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("St. Petersburg", " st petersburg "),
        ("Saint-Petersburg", " st petersburg "),
        ("Hoppō Ryōdo", " hoppo ryodo "),
        ("樺太・千島交換條約", " 樺太千島交換条約 "),
        ("日魯 日露", " 日露 日露 "),
        ("Ёлка — йод", " елка иод "),
        ("サンフランシスコ", " さんふらんしすこ "),
        ("A'b, c", " ab c "),
        ("…", " "),
    ],
)
def test_the_key_of_a_text(text: str, made: str) -> None:
    """One form for every spelling."""
    assert key(text) == made


def test_how_words_are_held() -> None:
    """By their beginning; short ones whole; Russian ones without their ending; runs anywhere."""
    assert holds(key("the treaties of peace"), "treat")
    assert not holds(key("the entreaties"), "treat")
    assert not holds(key("stone"), "st")
    assert holds(key("условия соглашения"), "соглашение")
    assert holds(key("日ソ共同宣言"), "共同")
    assert words("of the") == ["of", "the"]


def test_a_script_gets_the_rules_of_the_key() -> None:
    """Its table makes of a text, character by character, what `fold` makes of it."""
    text = "Hoppō Ryōdo 樺太千島交換條約 エトロフ Ёжик й"
    table = rules(text, 8)
    assert "".join(table["folds"].get(char, char) for char in text.lower()) == fold(text)
    assert (table["same"]["saint"], table["fields"]) == ("st", 8)
    assert "the" in table["common"]


def test_words_around_a_hit_in_a_text_that_is_not_translated_are_marked() -> None:
    """Wherever in the text they stand; what is translated bears no mark, nor do titles in their own languages."""
    record = load("ko")
    shown = {
        line["id"]: (line["found"], record.document(line["id"])["document"])
        for line in record.documents("Shimoda")["documents"]
    }
    texts = {id: (found["text"], document[found["field"]]) for id, (found, document) in shown.items()
             if found and found["field"] in ("summary", "note")}  # fmt: skip
    assert {"1855-urup-landing", "1857-nagasaki"} <= texts.keys()
    assert [id for id, (text, whole) in texts.items() if text.startswith(MARK) is not whole.startswith(MARK)] == []
    titles = [found["text"] for found, _ in shown.values() if found and found["field"] == "title"]
    assert titles
    assert not any(MARK in text for text in titles)
