"""The page as a file: one text, nothing from outside, safe with hostile texts, and the record inside it unchanged."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from itertools import accumulate
from pathlib import Path

import pytest

import kurils
from kurils.dates.tables import month_fields, month_lines
from kurils.geometry.projection import Conic
from kurils.geometry.rings import Bounds, bounds, parse_area
from kurils.page.build import ASSETS, SCRIPTS, build_page, embedded, fill, policy
from kurils.page.data import WORDS, page_data
from kurils.page.drawing import scene
from kurils.page.packing import calendar

#: elements that are never closed
VOID = {"meta", "input", "link", "br", "hr", "img"}
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
def html(record):
    return build_page(record)


@pytest.fixture(scope="module")
def outline(html):
    return Outline(html)


def data_of(outline):
    return json.loads(next(text for tag, attrs, text in outline.raw if attrs.get("id") == "data"))


def unpacked(table, sources):
    """The rows of a packed table as mappings, read as the script reads them."""
    lists = {**table["lists"], "sources": sources}
    rows = []
    for values in table["rows"]:
        row = dict(zip(table["columns"], values))
        for column, texts in lists.items():
            if row.get(column) is not None:
                value = row[column]
                row[column] = [texts[at] for at in value] if isinstance(value, list) else texts[value]
        rows.append(row)
    return rows


def test_it_is_smaller_than_a_megabyte(html):
    """With the whole record, and room to grow."""
    assert len(html.encode()) < 1_000_000


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
    assert policy("a", "b") != policy("a", "c")


def test_nothing_is_written_into_elements(outline):
    """No inline style and no inline handler: the policy would stop them."""
    for tag, attrs in outline.elements:
        assert not [name for name in attrs if name == "style" or name.startswith("on")], tag


def test_nothing_outside_is_referred_to_but_by_links(outline):
    """No address stands anywhere but in a link that somebody must follow; no code asks the network."""
    for tag, attrs in outline.elements:
        for name, value in attrs.items():
            if tag != "a" and name != "http-equiv":
                assert not re.search(r"https?:|//", value or ""), (tag, name)
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
    """Neither the script nor the template asks for words that are missing, and no words are left over."""
    parts = [(Path(ASSETS) / name).read_text(encoding="utf-8") for name in ("page.html", *(f"{n}.js" for n in SCRIPTS))]
    text = "\n".join(parts)
    words = record.section("wording")
    asked = set(re.findall(r'tr\("([a-z-]+(?:\.[a-z0-9_-]+)*)"', text)) | set(
        re.findall(r"\{\{(page\.[a-z.-]+)\}\}", text)
    )
    assert asked <= set(words)
    stems = set(re.findall(r"`(page\.[a-z.]+\.)\$\{", text))
    named = set(re.findall(r'"(page\.[a-z.-]+)"', text))
    own = {key for key in words if key.startswith("page.")}
    assert {key for key in own - asked - named if not key.startswith(tuple(stems))} == set()
    assert {key for key in asked if not key.startswith(WORDS)} == set()


def test_the_record_is_inside_unchanged(outline, record):
    """Spells, documents, positions and sources are those of the record."""
    data = data_of(outline)
    assert data == json.loads(json.dumps(page_data(record)))
    ids = [row[data["sources"]["columns"].index("id")] for row in data["sources"]["rows"]]
    for track in ("control", "polity", "title", "governing", "claims", "also", "views"):
        rows = unpacked(data["spells"][track], ids)
        for place in record.places(all=True):
            assert [rows[at] for at in data["by_place"][place.id][track]] == place.rows(track)
    documents = {row["id"]: row for row in unpacked(data["documents"], ids)}
    for document in record.section("documents")["documents"]:
        told = documents[document["id"]]
        assert [told[key] for key in ("short", "summary", "note", "titles", "sources", "by")] == [
            document[key] for key in ("short", "summary", "note", "titles", "sources", "by")
        ]
        assert told["territories"] == [id for id in record.territories if id in document["territories"]]
    said = unpacked(data["positions"], ids)
    for row, position in zip(said, record.section("positions")["positions"], strict=True):
        assert all(position[key] == value for key, value in row.items())


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


def points_of(path):
    """The points of a drawn path, in units of the drawing."""
    points = []
    for part in re.findall(r"M([^Mzh]*)", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        at = (numbers[0], numbers[1])
        points.append(at)
        for step in zip(numbers[2::2], numbers[3::2]):
            at = (at[0] + step[0], at[1] + step[1])
            points.append(at)
    return points


def test_polygons_are_thinned_and_not_moved(record):
    """Each point drawn is one of the record's, and no island loses more than a kilometre of its extent."""
    drawn = {island["id"]: island for island in scene(record)["islands"]}
    areas = {row["id"]: (row["island"], parse_area(row["wkt"])) for row in record.section("shapes")["polygons"]}
    boxes = [bounds(area) for _, area in areas.values()]
    plane = Conic(
        Bounds(
            min(b.west for b in boxes),
            min(b.south for b in boxes),
            max(b.east for b in boxes),
            max(b.north for b in boxes),
        )
    )
    for island, area in areas.values():
        known = {plane.to_plane(point) for polygon in area for ring in polygon for point in ring}
        known = {(round(x * 10), round(-y * 10)) for x, y in known}
        points = points_of(drawn[island]["path"])
        if len(points) < 3:
            # a rock smaller than the unit of the drawing is a dot in its place
            assert re.fullmatch(r"M(-?\d+) (-?\d+)h2v2h-2z", drawn[island]["path"])
            assert points[0] in known
            continue
        assert set(points) <= known
        for axis in (0, 1):
            assert abs(min(p[axis] for p in points) - min(p[axis] for p in known)) <= 10, island
            assert abs(max(p[axis] for p in points) - max(p[axis] for p in known)) <= 10, island


def test_the_cut_of_sakhalin_is_no_shore(record):
    """The halves are filled up to 50 degrees north; their shores do not follow the cut."""
    islands = {island["id"]: island for island in scene(record)["islands"]}
    assert islands["iturup"]["shore"] is None
    for half in ("sakhalin-south", "sakhalin-north"):
        path, shore = points_of(islands[half]["path"]), points_of(islands[half]["shore"])
        assert set(shore) <= set(path)
        assert islands[half]["shore"].count("M") == 1
        assert "z" not in islands[half]["shore"]


def luminance(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_colours_can_be_read():
    """Text has a contrast of 4.5 on every ground, what is drawn one of 3; the two states differ in lightness too."""
    style = (Path(ASSETS) / "colours.css").read_text(encoding="utf-8")
    themes = [
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
        for block in re.findall(r"\{([^{}]*--paper:[^{}]*)\}", style)
    ]
    assert len(themes) == 3
    assert themes[1] == themes[2]
    for theme in themes:
        for ground in ("paper", "card", "soft", "sea"):
            for ink in ("ink", "quiet", "link", "wrong"):
                assert contrast(theme[ink], theme[ground]) >= 4.5, (ink, ground)
        for state in ("japan", "russia"):
            assert contrast(theme[f"on-{state}"], theme[state]) >= 4.5
            assert contrast(theme[state], theme["paper"]) >= 3
            assert contrast(theme[f"{state}-ink"], theme["sea"]) >= 3
        assert contrast(theme["japan"], theme["russia"]) >= 2
        assert contrast(theme["new"], theme["new-ink"]) >= 4.5


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
    assert not page.named("b")
    assert HOSTILE not in html
    documents = unpacked(data_of(page)["documents"], ["first", "second", "copy"])
    assert documents[0]["titles"]["en"] == HOSTILE
    assert HOSTILE in "".join(page.text)


def test_a_record_without_shapes_makes_a_page_without_a_map(toy_folder, monkeypatch):
    """The rest of it answers all the same."""
    (toy_folder / "polygons.yaml").write_text("polygons: []\n", encoding="utf-8")
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    record = kurils.load()
    if record.section("shapes")["polygons"] == []:
        assert page_data(record)["map"] is None
        assert Outline(build_page(record)).open == []


def test_a_place_holder_without_text_is_a_mistake():
    """Nothing is filled with nothing."""
    assert fill("<p>{{a}}</p>{{{b}}}", {"a": "<"}, {"b": "<i>"}) == "<p>&lt;</p><i>"
    with pytest.raises(KeyError):
        fill("{{missing}}", {}, {})


def test_json_cannot_end_its_element():
    """Every character that could is written by its number, and read as what it was."""
    value = {"a": HOSTILE, "b": "\u2028\u2029"}
    text = embedded(value)
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == value
