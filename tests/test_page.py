"""The page as a file: one text, nothing from outside, safe with hostile texts, and the record inside it unchanged."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import accumulate, pairwise
from pathlib import Path

import pytest

import kurils
from kurils.base.search import key as search_key
from kurils.dates.tables import month_fields, month_lines
from kurils.maps import plate
from kurils.maps.chart.figure import cuts
from kurils.maps.theme import theme
from kurils.page.answers import answers
from kurils.page.build import ASSETS, SCRIPTS, build_page
from kurils.page.data import WORDS, page_data
from kurils.page.packing import calendar, packed
from kurils.page.scene import scene
from kurils.words.headline import Headline

#: elements that are never closed
VOID = {"meta", "input", "link", "br", "hr", "img"}
FIRST, TODAY = "1635-01-01", "2026-11-22"
HOSTILE = '</script><b onclick="x()">&amp;<!--<script>'


class Outline(HTMLParser):
    """The elements of a page with their attributes, and the text of each script and style."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.open, self.raw, self.text = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("script", "style"):
            self.raw.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data):
        if self.open and self.open[-1] in ("script", "style"):
            tag, attrs, text = self.raw.pop()
            self.raw.append((tag, attrs, text + data))
        else:
            self.text.append(data)

    def named(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


@pytest.fixture(scope="module")
def html(whole_page):
    return whole_page


@pytest.fixture(scope="module")
def outline(html):
    return Outline(html)


def data_of(outline):
    """The data of a page, unfolded as its script does it."""
    text = next(text for tag, attrs, text in outline.raw if attrs.get("id") == "data")
    packed = json.loads(gzip.decompress(base64.b85decode(text.translate(str.maketrans(",.", "<&")))))
    whole = []
    for value in packed["values"]:
        if isinstance(value, list):
            kind, *parts = value
            inner = [whole[part] if type(part) is int else part for part in parts]
            whole.append(inner if kind < 0 else dict(zip(packed["keys"][kind], inner, strict=True)))
        else:
            whole.append(value)
    return whole[-1]


@pytest.fixture(scope="module")
def data(outline):
    return data_of(outline)


def at(times, day):
    """What holds on a day."""
    return [answer for first, answer in times if first <= day][-1]


def answered(data, id, day, view):
    """The answer for a place as the page gives it, without the phrases that are the page's own."""
    island = {**at(data["answers"][view][id], day)}
    del island["told"]
    year, month, number = map(int, day.split("-"))
    name = data["words"][f"month.{month}"]
    island["brief"] = island["brief"].replace("\ue000", f"{number} {name} {year}")
    return island


@pytest.mark.slow
def test_what_others_say_is_in_the_words_of_the_language():
    """A variant whose value is an id of the record, `renounced`, as the commands print it."""
    found = answers(kurils.load("ja"))["neutral"]["iturup"]
    said = {variant["value"] for _, answer in found for variant in answer["variants"]}
    assert "放棄" in said
    assert "renounced" not in said


def as_json(value):
    return json.loads(json.dumps(value))


def around(days, first, last):
    """The days, those before and those after them, within the record."""
    near = {date.fromisoformat(day) + timedelta(days=more) for day in days for more in (-1, 0, 1)}
    return sorted(day for each in near if first <= (day := each.isoformat()) <= last)


@pytest.mark.slow
@pytest.mark.parametrize("view", ["neutral", "japan", "russia"])
def test_page_and_record_give_the_same_answers(data, record, view):
    """On every step and every boundary, the day before and the day after: status of all territories, word for word."""
    days = {day for place in record.places(all=True) for day in place.turns()} | {*data["days"]["all"]["steps"]}
    for day in around(days, FIRST, TODAY):
        given = [answered(data, id, day, view) for id in data["territories"]]
        answer = record.status(day, all=True, view=view)
        assert given == as_json(answer["islands"]), day
        assert data["events"].get(day, []) == answer["on_this_day"]


def test_page_and_record_give_the_same_positions(data, record):
    """On every step, the day before and the day after."""
    for day in around(data["days"]["all"]["steps"], FIRST, TODAY):
        given = [at(data["positions"][id], day) for id in data["territories"]]
        assert given == as_json(record.compare(day, record.territories)["islands"]), day


@pytest.mark.parametrize("view", ["neutral", "japan", "russia"])
def test_page_and_record_give_the_same_headlines(data, record, view):
    """Of the four, on every step, the day before and the day after, and where a state takes another name."""
    called = record.section("status")["called"]
    for day in around([*data["days"]["near"]["steps"], "1922-12-30", "1991-12-26"], FIRST, TODAY):
        islands = record.status(day, view=view)["islands"]
        assert at(data["headlines"][view], day) == {
            tense: Headline(record.wording, called, day, now=tense == "now").of(islands, whole=True)
            for tense in ("then", "now")
        }, day


def drawn_day(record, day, view):
    """The map answer of a day, and its lines as the static map draws them."""
    answer = record.map(day, area="all", view=view)
    return answer, plate.day(record, answer, theme("light", record.dispute["looks"])).courses


@pytest.mark.parametrize("view", ["neutral", "japan", "russia"])
def test_the_map_shows_what_the_map_command_draws(data, record, view):
    """Of every island who holds it, how, and who else claims it; of every territory its title; every line."""
    scene = data["scene"]
    for day in around(
        ["1643-08-20", "1799-02-20", "1855-02-07", "1875-10-02", "1905-09-05", "1945-08-28", "1945-09-02", "1946-02-02",
         "1955-08-30", "1991-12-26"], FIRST, TODAY,
    ):  # fmt: skip
        answer, courses = drawn_day(record, day, view)
        for row in [*answer["features"], *answer["context"]]:
            others = {f"c-{state}" for state in row["claimants"] if state != row["holder"]}
            occupied = {"o"} if row["control_kind"] == "military-occupation" else set()
            assert (
                set(at(scene["isles"][row["id"]], day).split()) == {f"h-{row['holder'] or 'none'}"} | others | occupied
            )
            ring = at(scene["rings"][view][row["group"]], day).split()
            assert ring[0] == "t-" + {"agreed": "agreed", "none": "none", "undivided": "undivided"}.get(
                row["title_status"], "open"
            )
            assert ring[1:] == ([f"o-{row['title_holder']}"] if row["title_holder"] else [])
        drawn = [".".join(filter(None, [c.line, c.state, c.by or "", "shared" if c.shared else ""])) for c in courses]
        assert sorted(at(scene["lines"][view], day)) == sorted(drawn), day


def test_the_words_at_the_islands_are_those_of_the_day(data, record):
    """Who holds and who claims, with the state called as it was on that day; lines that have no room stay away."""
    said = {
        id: lambda day, id=id: at(data["scene"]["captions"]["four"]["neutral"][id], day) for id in ("iturup", "habomai")
    }
    assert said["iturup"]("1945-08-30") == ["USSR occupies", "Japan claims"]
    assert said["iturup"]("1992-01-01") == ["Russia holds", "Japan claims"]
    assert said["habomai"]("1991-12-25") == ["USSR holds, Japan claims"]
    assert said["habomai"]("1900-01-01") == ["Japan holds"]
    names = data["scene"]["names"]["wide-four"]["neutral"]
    drawn = data["scene"]["maps"]["wide-four"]

    def lines(day):
        return " ".join(
            " ".join(re.findall(r">([^<]+)</text>", re.search(rf'data-ll="{number}">(.*?)</g>', drawn)[1]))
            for number in at(names, day)
        )

    assert "Line USSR claims" in lines("1960-01-01")
    assert "Line Russia claims" in lines("2020-01-01")
    assert "Line" not in lines("1800-01-01")


def test_every_layer_has_its_states_and_every_state_its_layer(data):
    """No island, ring, line, name or caption of a drawing is without its times, and none of these without a drawing."""
    scene = data["scene"]
    drawn = "".join(scene["maps"].values())
    for kind, known in (
        ("isle", set(scene["isles"])),
        ("ring", set(scene["rings"]["neutral"])),
        ("line", {key for view in scene["lines"].values() for _, keys in view for key in keys}),
        ("cap", {id for area in scene["captions"].values() for id in area["neutral"]}),
    ):
        assert set(re.findall(f'data-{kind}="([^"]*)"', drawn)) == known, kind
    for id, times in scene["isles"].items():
        # a claim that is made some day has its stripes somewhere
        for _, classes in times:
            for name in classes.split():
                if name.startswith("c-"):
                    assert re.search(rf'data-isle="{id}">(?:(?!data-isle).)*stripe {name}"', drawn), (id, name)


def test_the_scale_of_time_is_that_of_the_chart(data, record):
    """The panels are cut where the record says, and hold every day."""
    edges = cuts(record)
    for scale in data["scene"]["scales"].values():
        panels = scale["panels"]
        assert [date.fromordinal(panel[0]).isoformat() for panel in panels] == edges[:-1]
        assert [date.fromordinal(panel[1]).isoformat() for panel in panels] == edges[1:]
        for one, other in pairwise(panels):
            assert one[2] + one[3] < other[2]


def test_the_table_says_what_status_says(data, record):
    """In a word or two, with the sign that the map has too."""
    for day in around(["1800-01-01", "1905-09-05", "1945-08-28", "1956-12-12"], FIRST, TODAY):
        for island in record.status(day)["islands"]:
            short = at(data["shorts"]["neutral"][island["id"]], day)
            occupied = island["control"]["kind"] == "military-occupation"
            if not island["control"]["changing_hands"]:
                assert short["held"][0] == f"{'occupied' if occupied else 'held'}-{island['holder'] or 'none'}"
            assert len(short["claimed"][0]) == len([id for id in island["claimants"] if id != island["holder"]])
            assert (short["owned"][0] == "") == (island["title"]["status"] == "none")


def test_chapters_stand_on_days_of_the_record_and_say_no_more_than_their_documents(data, record):
    """In order of time, the last is today; names of persons and places in a caption stand in its documents too."""
    days = [chapter["day"] for chapter in data["chapters"]]
    assert len(days) == 12
    assert days[-1] == "today"
    assert days[:-1] == sorted(days[:-1])
    for chapter in data["chapters"]:
        assert len(chapter["text"].split()) <= 45
        assert set(chapter["documents"]) <= set(record.titles)


def test_dates_of_the_language_have_their_table(data):
    """Every month by its name, its short form, and those of the other languages."""
    months = data["dates"]["months"]
    assert {months[name] for name in ("september", "sept", "sep", "сентября")} == {9}
    assert set(months.values()) == set(range(1, 13))


@pytest.mark.parametrize(("name", "all"), [("near", False), ("all", True)])
def test_page_and_record_step_through_the_same_days(data, record, name, all):
    """The steps are those of the record; each has its sentence. Changes are those of `diff`, ticks other days."""
    days = data["days"][name]
    assert days["steps"] == record.steps(all=all, end=TODAY)
    for day in days["steps"]:
        assert re.fullmatch(r"[^a-z].*\.", days["on"][day]["text"]), day
    assert not set(days["steps"]) & set(days["ticks"])
    assert all_told(days)
    expected = {(c["date"], c["island"], c["track"]) for c in record.diff(FIRST, TODAY, all=all)["changes"]}
    assert {(day, *new) for day, told in days["on"].items() for new in told["new"]} == expected


def all_told(days):
    """Whether every dated day has a sentence or a document to tell."""
    return all(told["text"] or told["told"] for told in days["on"].values())


def test_the_story_says_what_happened(data):
    """Documents, then changes, places of one change together; a span that sources give is told once."""
    four = data["days"]["near"]["on"]
    assert four["1945-09-02"]["text"].count("title to all four: unsettled (before: Japan, by agreement)") == 1
    assert four["1754-01-01"]["text"] == (
        "Trading post on Kunashir (Kunashiri), 1754; Kunashir (Kunashiri): trading post, no settled control "
        "(sources give 1754)."
    )
    assert four["1862-01-01"]["text"].startswith("Russia says the same of all four as before")
    assert four["1862-01-01"]["told"] == []
    assert "1945-08-14" in data["days"]["near"]["ticks"]


def test_search_keys_are_those_of_the_program(data, record):
    """The page looks for words in the keys in which `kurils documents` looks, with the same rules."""
    rows = {row["id"]: row for row in data["documents"]}
    for id, keys in record.section("search")["documents"].items():
        assert [search_key(text) for _, text in rows[id]["texts"]] == [made for _, _, made, _ in keys]
    assert data["search"]["folds"]["エ"] == "え"
    assert {"the", "of"} <= {*data["search"]["common"]}


def test_packing_keeps_every_value(tmp_path):
    """Texts, numbers, truth values, nothing, empty lists and mappings; equal ones once, unequal kinds apart."""
    value = {"a": [1, 1.5, True, False, None, "", "a", [], {}, [1, "1"]], "b": {"a": [1, "1"]}, "c": -1}
    outline = Outline(f'<script id="data">{packed(value)}</script>')
    assert data_of(outline) == value
    assert [type(each) for each in data_of(outline)["a"]] == [type(each) for each in value["a"]]
    assert len(packed(["the same text"] * 1000)) < 2 * len(packed(["the same text"]))


def test_the_last_day_is_readable_without_script(outline, record):
    """Day, sentences, table and positions of the day to which the record was checked stand in the page."""
    text = " ".join(outline.text)
    for island in record.status(record.meta["coverage"]["to"])["islands"]:
        assert island["brief"] in text
    for island in record.compare(record.meta["coverage"]["to"])["islands"]:
        for said in island["positions"].values():
            assert said["summary"] in text


def test_it_is_smaller_than_a_megabyte(html):
    """With the whole record, and room to grow."""
    assert len(html.encode()) < 1_000_000


@pytest.mark.extras
@pytest.mark.parametrize("language", ["ja", "ko", "ru", "th", "zh"])
def test_it_is_smaller_than_a_megabyte_in_each_language(language):
    """Letters of other scripts take two or three bytes."""
    assert len(build_page(kurils.load(language)).encode()) < 1_000_000


@pytest.mark.extras
def test_the_same_record_gives_the_same_page(html):
    """To the byte, whatever the clock says."""
    assert build_page(kurils.load()) == html
    assert "2026-11-22" not in html


def test_it_is_well_formed(outline):
    """Every element is closed by its own end, every id stands once, and every reference to one is met."""
    assert outline.open == []
    ids = [attrs["id"] for _, attrs in outline.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    for _, attrs in outline.elements:
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            assert set((attrs.get(name) or "").split()) <= set(ids)
    script = "".join(text for _, attrs, text in outline.raw if "type" not in attrs)
    made = set(re.findall(r'\bid: "([a-z-]+)"', script))
    assert set(re.findall(r'byId\("([a-z-]+)"\)', script)) <= set(ids) | made


def test_the_policy_lets_in_nothing_but_its_own_style_and_script(outline):
    """default-src 'none', and the hashes are those of what stands in the page."""
    rules = next(attrs["content"] for attrs in outline.named("meta") if "http-equiv" in attrs)

    def hashed(tag):
        (text,) = [text for name, attrs, text in outline.raw if name == tag and "type" not in attrs]
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    assert dict(rule.split(" ", 1) for rule in rules.split("; ")) == {
        "default-src": "'none'",
        "style-src": hashed("style"),
        "script-src": hashed("script"),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_nothing_is_written_into_elements(outline):
    """No inline style and no inline handler: the policy would stop them."""
    for tag, attrs in outline.elements:
        assert not [name for name in attrs if name == "style" or name.startswith("on")], tag


def test_nothing_outside_is_referred_to_but_by_links(outline):
    """No address stands anywhere but in a link that somebody must follow; no code asks the network."""
    for tag, attrs in outline.elements:
        for name, value in attrs.items():
            if tag != "a" and name != "http-equiv":
                # a checksum may hold two strokes by chance
                plain = re.sub(r"'sha256-[^']*'", "", value or "")
                assert not re.search(r"https?:|//", plain), (tag, name)
            assert name not in ("src", "srcset", "poster", "action", "formaction", "background", "ping")
    for tag in ("link", "iframe", "base", "object", "embed"):
        assert not outline.named(tag)
    for tag, attrs, text in outline.raw:
        if tag == "style":
            assert not re.search(r"url\(|@import|https?:", text)
        elif "type" not in attrs:
            for name in ("fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "import(", "innerHTML"):
                assert name not in text


def test_who_made_the_polygons_is_said(outline):
    """© OpenStreetMap contributors, ODbL 1.0, beside the map and at the foot."""
    text = "".join(outline.text)
    assert text.count("© OpenStreetMap contributors, ODbL 1.0") >= 2
    assert "Facts: CC0 1.0" in text


def test_the_page_names_its_version_and_the_day_of_the_check(outline, record):
    """So that a printed page can be cited."""
    text = " ".join(outline.text)
    assert f"kurils {kurils.__version__}, record {record.meta['version']}" in text
    assert record.meta["coverage"]["to"] in text


def test_every_word_of_the_page_has_its_key_and_every_key_its_use(record):
    """Neither script, template nor story asks for words that are missing, and no words are left over."""
    room = Path(ASSETS).parent
    script = "\n".join((Path(ASSETS) / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    rest = "\n".join(path.read_text(encoding="utf-8") for path in (*room.glob("*.py"), Path(ASSETS) / "page.html"))
    words = record.section("wording")
    asked = set(re.findall(r'tr\(\s*"([a-z-]+(?:\.[a-z0-9_-]+)*)"', script + rest))
    assert asked <= set(words)
    counted = set(re.findall(r'count\("([a-z.-]+)"', script + rest))
    asked |= {f"{key}.{form}" for key in counted for form in ("one", "other")}
    assert asked <= set(words)
    stems = set(re.findall(r'[`"](page\.[a-z.]+\.)(?:\$?\{|" ~)', script + rest))
    named = set(re.findall(r'"(page\.[a-z.-]+)"', script + rest))
    # asked for from a loop over the parties
    own = {key for key in words if key.startswith("page.") and not key.endswith(".party")}
    assert {key for key in own - asked - named if not key.startswith(tuple(stems))} == set()
    assert {key for key in re.findall(r'tr\("([a-z.-]+)"', script) if not key.startswith(WORDS)} == set()


def test_the_documents_are_inside_unchanged(data, record):
    """Every document with its texts, days, articles, readings and effects; every source that anything cites."""
    documents = {row["id"]: row for row in data["documents"]}
    for document in record.section("documents")["documents"]:
        told = documents[document["id"]]
        assert [told[key] for key in ("short", "summary", "note", "titles", "sources", "by")] == [
            document[key] for key in ("short", "summary", "note", "titles", "sources", "by")
        ]
        whole = record.document(document["id"])["document"]
        assert [date["edtf"] or date["day"] for date in told["dates"]] == [
            act["edtf"] or act["date"] for act in whole["dates"]
        ]
        assert [[date["julian"], date["japanese"]] for date in told["dates"] if date["day"]] == [
            [act["julian"], act["japanese"]] for act in whole["dates"] if not act["edtf"]
        ]
        assert [reading["reading"] for reading in told["readings"]] == [each["reading"] for each in whole["readings"]]
        assert len(told["effects"]) == len(whole["effects"]) + len(whole["affected_by"])
        assert set(told["sources"]) <= set(data["sources"])


def test_the_months_are_those_of_the_table():
    """The letters of the calendar say first day, lunar year and label of every month."""
    months = calendar()
    starts = accumulate((30 if letter in "bB" else 29 for letter in months["months"]), initial=0)
    year, month = months["year"], months["month"] - 1
    for line, letter, start in zip(month_lines(), months["months"], starts):
        if letter.islower():
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        first, lunar, label, _ = month_fields(line)
        assert (first - month_fields(month_lines()[0])[0]).days == start
        assert (lunar, label) == (year, str(month) if letter.islower() else f"i{month}")


def test_the_file_is_written_once(cli, tmp_path, toy):
    """An existing file is refused and left as it was; --force replaces it."""
    target = tmp_path / "kurils.html"
    assert cli("page", "-o", target).code == 0
    first = target.read_text(encoding="utf-8")
    assert first.startswith("<!doctype html>")
    target.write_text("mine", encoding="utf-8")
    result = cli("page", "-o", target)
    assert (result.code, result.out) == (2, "")
    assert "exists already" in result.err
    assert target.read_text(encoding="utf-8") == "mine"
    assert cli("page", "-o", target, "--force").code == 0
    assert target.read_text(encoding="utf-8") == first
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".kurils")] == []


def test_a_page_goes_into_a_pipe(cli, toy):
    """Without a file it is written to stdout, where that is no terminal."""
    assert cli("page").out == build_page(toy)


def test_a_terminal_is_spared(cli, toy, monkeypatch):
    """Half a million characters are no answer for a terminal."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    result = cli("page")
    assert (result.code, result.out) == (2, "")
    assert "kurils page -o kurils.html" in result.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-o", "no/such/folder/k.html"), "cannot write"),
        (("-o", "."), "it is a folder"),
        (("-o", "k.html", "--lang", "xx"), "complete: en"),
    ],
)
def test_plain_words_for_what_cannot_be_written(cli, toy, tmp_path, monkeypatch, arguments, words):
    """No folder, a folder, an unknown language."""
    monkeypatch.chdir(tmp_path)
    result = cli("page", *arguments)
    assert (result.code, result.out) == (2, "")
    assert words in result.err
    assert result.err.count("\n") == 1


def test_previews_are_told_where_the_picture_stands(toy):
    """Title, sentence and picture for services that show a shared address; without a picture they ask for none."""
    page = Outline(build_page(toy, "card.png", "https://example.org/k/kurils.html"))
    told = {attrs.get("property") or attrs.get("name"): attrs.get("content") for attrs in page.named("meta")}
    assert told["og:image"] == told["twitter:image"] == "https://example.org/k/card.png"
    assert told["og:url"] == "https://example.org/k/kurils.html"
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["twitter:card"] == "summary_large_image"
    assert told["og:description"].startswith("Borland occupy Alpha (Arufa), Arland holds Beta")


def test_a_page_without_a_card_names_none(outline):
    """Nor an address that nobody gave; what it says is of the four."""
    told = {attrs.get("property") or attrs.get("name"): attrs.get("content") for attrs in outline.named("meta")}
    assert told["og:description"].startswith("Russia holds all four islands")
    assert told["twitter:card"] == "summary"
    assert "og:image" not in told
    assert "og:url" not in told


@pytest.mark.extras
def test_the_card_is_a_picture_of_1200_by_630(cli, tmp_path):
    """Written beside the page; an existing one is kept unless --force is given."""
    page, picture = tmp_path / "k.html", tmp_path / "card.png"
    assert cli("page", "-o", page, "--card", picture).code == 0
    content = picture.read_bytes()
    assert content.startswith(b"\x89PNG")
    assert [int.from_bytes(content[at : at + 4], "big") for at in (16, 20)] == [1200, 630]
    assert 'content="card.png"' in page.read_text(encoding="utf-8")
    refused = cli("page", "-o", tmp_path / "other.html", "--card", picture)
    assert refused.code == 2
    assert not (tmp_path / "other.html").exists()


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [("--card", "card.jpg", "a card is a PNG picture"), ("--url", "kurils.html", "no address on the web")],
)
def test_plain_words_for_a_card_that_cannot_be(cli, toy, tmp_path, option, value, words):
    """Another ending, an address without its scheme."""
    result = cli("page", "-o", tmp_path / "k.html", option, value)
    assert (result.code, result.out) == (2, "")
    assert words in result.err
    assert not (tmp_path / "k.html").exists()


def spoil(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_hostile_texts_stay_texts(toy_folder, monkeypatch):
    """Whatever a record holds, it ends no script and opens no element."""
    quoted = json.dumps(HOSTILE)
    spoil(toy_folder, "treaties.yaml", '"Pact of Alpha [1850]"', quoted)
    spoil(toy_folder, "record.yaml", '"Toy polygons."', quoted)
    spoil(toy_folder, "record.yaml", '"The toy record takes no position."', quoted)
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    html = build_page(kurils.load())
    page = Outline(html)
    assert page.open == []
    assert len(page.named("script")) == 2
    assert not [attrs for attrs in page.named("b") if attrs not in ({}, {"id": "bar-name"})]
    assert HOSTILE not in html
    titles = {document["id"]: document["titles"]["en"] for document in data_of(page)["documents"]}
    assert titles["1850-pact"] == HOSTILE
    assert HOSTILE in "".join(page.text)


def test_a_record_without_shapes_makes_a_page_without_a_map(toy_folder, monkeypatch):
    """The rest of it answers all the same."""
    (toy_folder / "polygons.yaml").write_text("polygons: []\n", encoding="utf-8")
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    record = kurils.load()
    if record.section("shapes")["polygons"] == []:
        assert page_data(record, scene(record))["scene"] is None
        assert Outline(build_page(record)).open == []
