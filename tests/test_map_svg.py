"""Maps as SVG and as a page: what they say, that nothing meets, and that no state weighs more than the other."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

import kurils
from kurils.maps import plate
from kurils.maps.frame import Room
from kurils.maps.page import page
from kurils.maps.svg import svg, words_of
from kurils.maps.theme import theme
from kurils.maps.xml import element, number

SVG = "{http://www.w3.org/2000/svg}"


def LIGHT(record):
    return theme("light", record.dispute["looks"])


def texts(tree):
    return [node.text or "" for node in tree.iter(f"{SVG}text")]


@pytest.mark.parametrize("area", ["four", "habomai", "kurils", "all"])
@pytest.mark.parametrize("day", ["1800-01-01", "1860-01-01", "1945-08-30", "1953-01-01", "2026-11-22"])
def test_svg_is_well_formed_and_tells_itself(record, day, area):
    """Title and description for those who cannot see it, a role, ids that stand once, nothing from outside."""
    answer = record.map(day, area=area)
    text = svg(record, answer)
    root = ElementTree.fromstring(text)
    assert root.get("role") == "img"
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert root.get("aria-labelledby").split() == ["map-title", "map-words"]
    assert root.find(f"{SVG}title").text.endswith(day)
    assert root.find(f"{SVG}desc").text == answer["words"]
    assert not re.search(r"<(script|image|foreignObject|style|link|a)\b|@import|url\((?!#)|\sstyle=", text)
    for node in root.iter():
        for key, value in node.attrib.items():
            if key.endswith("href"):
                assert value[0] == "#"
                assert value[1:] in ids
            for reference in re.findall(r"url\(#([^)]*)\)", value):
                assert reference in ids
    addresses = set(re.findall(r"https?://[^\"' <]*", text))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    said = texts(root)
    assert any("© OpenStreetMap contributors, ODbL 1.0" in line for line in said)
    assert any(line.endswith(" km") for line in said)
    assert "nan" not in text


@pytest.mark.extras
def test_words_stand_in_the_picture_and_clear_of_lines_and_of_one_another(record):
    """Every step day, every area: no label meets a boundary line or another label, and none is cut."""
    seen = set()
    for day in record.steps(all=True):
        whole = record.map(day, area="all")
        looks = tuple((row["holder"], row["control_kind"], tuple(row["claimants"]), row["title_status"],
                       row["title_holder"], row["changing_hands"]) for row in whole["features"])  # fmt: skip
        lines = tuple(row["id"] for row in [*whole["borders"], *whole["pending"]])
        if (looks, lines) in seen:
            continue
        seen.add((looks, lines))
        for area in ("four", "habomai", "kurils", "all"):
            shown = plate.day(record, record.map(day, area=area), LIGHT(record))
            room = Room(24, 100, 912, 700)
            frame = plate.framed(shown, shown.area, room)
            written = words_of(record, shown, frame, [], "en")
            for number_, one in enumerate(written):
                assert room.holds(one.room._replace(left=one.room.left + 1, width=one.room.width - 2)), (day, area)
                for other in written[:number_]:
                    assert not one.room.meets(other.room, -2), (day, area, one.drawn, other.drawn)
                if " km</text>" in one.drawn:
                    # the scale is a bar at the edge and not a label
                    continue
                for course in shown.courses:
                    for point in _along(shown, frame, course.line):
                        inside = one.room.left < point[0] < one.room.right
                        inside = inside and one.room.top + 2 < point[1] < one.room.bottom - 2
                        assert not inside, (day, area, course.line, one.drawn)
    assert len(seen) > 25


def _along(shown, frame, line):
    """Points along a line, some pixels apart."""
    points = [frame.of_plane(point) for point in shown.drawing["lines"][line]["points"]]
    for (x0, y0), (x1, y1) in pairwise(points):
        for part in range(20):
            yield x0 + (x1 - x0) * part / 20, y0 + (y1 - y0) * part / 20


def test_signs_tell_control_claims_titles_and_lines(record):
    """Iturup on 30 August 1945: dots of Russia on its tint, stripes of Japan, a ring of Japan; and the lines."""
    light = LIGHT(record)
    text = svg(record, record.map("1945-08-30"))
    iturup = re.search(r'<g data-island="iturup">.*?</g></g>', text).group()
    assert f'fill="{light.of("russia").tint}"' in iturup
    assert f'stroke="{light.of("russia").fill}"' in iturup
    assert f'stroke="{light.of("japan").fill}"' in iturup
    assert f'stroke="{light.of("japan").deep}"' in text
    shikotan = re.search(r'<g data-island="shikotan">.*?</g>', text).group()
    assert "clip-path" not in shikotan
    later = svg(record, record.map("1945-09-03"))
    assert re.search(rf'k-ring-b-iturup[^>]*stroke="{light.unset}"[^>]*stroke-dasharray="0 ', later)
    assert 'class="border de-facto"' in later
    assert 'class="border pending"' in svg(record, record.map("1855-06-01", area="all"))


def test_the_legend_names_what_is_seen_and_nothing_else(record):
    """Control, claims, rings and lines of the map, each once."""
    said = texts(ElementTree.fromstring(svg(record, record.map("1905-09-05"))))
    assert said.count("held by Japan") == 1
    assert not any("Russia" in line for line in said if line != "Russia")
    said = texts(ElementTree.fromstring(svg(record, record.map("2026-11-22"))))
    for entry in ("line in practice", "line that Japan claims", "line that Russia claims"):
        assert said.count(entry) == 1


def test_a_view_draws_the_line_of_its_side_alone(record):
    """As Japan gives it there is no line that Russia claims; control and stripes stay."""
    said = texts(ElementTree.fromstring(svg(record, record.map("1992-06-01", view="japan"))))
    assert "line that Japan claims" in said
    assert "line that Russia claims" not in said
    assert "held by Russia" in said


def test_habomai_has_an_inset_where_the_map_is_near(record):
    """With the names of its islands; a map of the region has no room for it, and its own map needs none."""
    said = texts(ElementTree.fromstring(svg(record, record.map("1905-09-05"))))
    assert "Habomai, enlarged" in said
    assert any(line.startswith("Zelyony") for line in said)
    for area in ("kurils", "all", "habomai"):
        said = texts(ElementTree.fromstring(svg(record, record.map("1905-09-05", area=area))))
        assert "Habomai, enlarged" not in said
    said = texts(ElementTree.fromstring(svg(record, record.map("1905-09-05", area="habomai"))))
    assert "Signalny (Kaigara)" in said


@pytest.mark.parametrize("colours", ["light", "dark", "mono"])
def test_no_state_weighs_more_than_the_other(record, colours):
    """The fills of the two parties have one luminance, within 2 %, and stand out from sea and land by three to one."""
    shown = theme(colours, record.dispute["looks"])
    first, second = (shown.of(side) for side in record.sides)
    assert abs(luminance(first.fill) / luminance(second.fill) - 1) < 0.02
    for ink in (first, second):
        assert contrast(ink.fill, shown.sea) >= 3
        assert contrast(ink.fill, shown.land) >= 3
        assert contrast(ink.deep, shown.sea) >= 4.5
        assert contrast(ink.fill, shown.on_fill) >= 4.4
    assert first.slant != second.slant
    assert (colours != "mono") or first.hairs != second.hairs
    assert contrast(shown.ink, shown.bg) >= 7
    assert contrast(shown.muted, shown.bg) >= 4.5
    assert contrast(shown.geo, shown.sea) >= 4.5


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("eyes", [None, "protan", "deutan", "tritan"])
def test_the_two_fills_differ_for_every_kind_of_colour_vision(record, colours, eyes):
    """A difference in OKLab of at least 10 (times 100), as simulated for those who lack a kind of cone."""
    shown = theme(colours, record.dispute["looks"])
    first, second = (oklab(seen(shown.of(side).fill, eyes)) for side in record.sides)
    assert 100 * sum((a - b) ** 2 for a, b in zip(first, second)) ** 0.5 > 10


def linear(colour):
    values = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]


def luminance(colour):
    """Relative luminance, as the guidelines for accessible content define it."""
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear(colour)))


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


#: what is seen of linear red, green and blue without one kind of cone (Machado, Oliveira and Fernandes 2009)
CONES = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def seen(colour, eyes):
    value = linear(colour)
    if eyes is None:
        return value
    return [min(1, max(0, sum(a * b for a, b in zip(row, value)))) for row in CONES[eyes]]


def oklab(value):
    """Lightness and two opponent colours of linear red, green and blue (Ottosson 2020)."""
    lms = ((0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566),
           (0.0883024619, 0.2817188376, 0.6299787005))  # fmt: skip
    roots = [max(0, sum(a * b for a, b in zip(row, value))) ** (1 / 3) for row in lms]
    lab = ((0.2104542553, 0.7936177850, -0.0040720468), (1.9779984951, -2.4285922050, 0.4505937099),
           (0.0259040371, 0.7827717662, -0.8086757660))  # fmt: skip
    return [sum(a * b for a, b in zip(row, roots)) for row in lab]


@pytest.mark.parametrize(("labels", "wanted"), [("ru", "Итуруп"), ("ja", "択捉島"), ("both", "Итуруп · 択捉島")])
def test_labels_in_russian_and_japanese(record, labels, wanted):
    """As asked for."""
    assert wanted in texts(ElementTree.fromstring(svg(record, record.map("1905-09-05"), labels)))


HOSTILE = 'Alpha </text><script>alert("1")</script> [b] & \u202e\u0007'


@pytest.fixture
def hostile(monkeypatch, toy_folder):
    """The toy record with a name that tries to be markup."""
    path = toy_folder / "islands.yaml"
    text = path.read_text(encoding="utf-8").replace('"Alpha (Arufa)"', repr(HOSTILE).replace("\\u202e\\x07", "\u202e"))
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    return kurils.load()


def test_names_are_never_markup(hostile):
    """Brackets and ampersands of the data arrive as text, and no control character does."""
    answer = hostile.map("1950-01-01")
    for text in (svg(hostile, answer), page(hostile, answer)):
        assert "<script" not in text
        assert "&lt;script&gt;alert(" in text
        assert "\u202e" not in text
    root = ElementTree.fromstring(svg(hostile, answer))
    assert any('<script>alert("1")</script> [b] &' in line for line in texts(root))


def test_attributes_are_escaped():
    """A value cannot end its attribute, and numbers are short."""
    assert element("a", "<&>", title='"><b>', class_="x", none=None) == (
        '<a title="&quot;&gt;&lt;b&gt;" class="x">&lt;&amp;&gt;</a>'
    )
    assert [number(value) for value in (1.0, 0.256, 123.456, -3)] == ["1", "0.26", "123.5", "-3"]


def normalised(text):
    """An SVG with its courses and coordinates left out, so that a snapshot holds what a reader reads."""
    text = re.sub(r' d="[^"]{40,}"', ' d="…"', text)
    return re.sub(r">\s*<", ">\n<", text)


@pytest.mark.parametrize(("day", "area"), [("1905-09-05", "four"), ("1945-09-02", "all"), ("2026-11-22", "four")])
def test_svg_is_as_it_was(record, snapshot, day, area):
    """Its elements, texts and their places."""
    snapshot(normalised(svg(record, record.map(day, area=area))), f"map-{day}-{area}.svg.txt")


# the page


def test_a_page_lets_nothing_in_but_its_own_style(record):
    """The policy names the hash of the style; no script, no inline style, no address but of sources."""
    text = page(record, record.map("1945-09-02", area="all"))
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in text
    assert "<script" not in text
    assert not re.search(r'\sstyle="|\son[a-z]+="|@import|url\((?!#)|<(link|img|iframe|object)\b|\ssrc=', text)
    links = map(html.unescape, re.findall(r'href="(?!#)([^"]*)"', text))
    known = {source["url"] for source in record.map("1945-09-02", area="all")["sources"]}
    assert set(links) <= known
    assert "prefers-color-scheme: dark" in style


def test_a_page_says_in_words_and_tables_what_the_map_shows(record):
    """Words, a row for each territory (for its islands where they differ), the lines, the sources, the credits."""
    answer = record.map("1945-09-02", area="kurils")
    text = html.unescape(page(record, answer))
    assert answer["words"] in text
    for island in ("Iturup (Etorofu)", "Habomai", "Northern Kurils (Kita-Chishima)"):
        assert f'<th scope="row">{island}</th>' in text
    assert "<td>Japan</td>" in text
    assert '<th scope="row">Nemuro Strait</th><td>in practice</td>' in text
    assert "© OpenStreetMap contributors, ODbL 1.0" in text
    assert record.meta["neutrality"] in text
    differing = page(record, record.map("1945-08-26", area="kurils"))
    assert re.search(r'<th scope="row">[^<]*Shumshu \(Shumushu\)', differing)
