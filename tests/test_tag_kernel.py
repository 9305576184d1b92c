"""The kernel of `kurils tag`: it answers as one point at a time does, wherever and whenever the points are."""

from __future__ import annotations

import base64
import datetime
import importlib.util
import math
import subprocess
import sys
import zlib
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kurils
from kurils.base.errors import KurilsError
from kurils.geometry import distance, nearest
from kurils.geometry.locator import Locator
from kurils.store.index import store
from kurils.store.index.grid import MIXED, SHORE
from kurils.tagging import legend, tag, tag_one
from kurils.tagging.dates import MISSING, spans_at, to_days
from kurils.tagging.kernel import Kernel, kernel
from kurils.tagging.numbers import degrees_at, numbers_of
from kurils.tagging.rows import Rows
from kurils.tagging.segments import read_legend
from kurils.tagging.texts import BEFORE, BeforeRecord, Spans, read_date
from kurils.tagging.words import Words

_spec = importlib.util.spec_from_file_location("tag_points", Path(__file__).parent / "tag_points.py")
points = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(points)


def compare(places, dates):
    """Kernel against row by row."""
    x, y = (np.array(column) for column in zip(*places, strict=True))
    found = tag(x, y, np.array(dates))
    rows = Rows(read_legend())
    expected = [
        rows.tag(*place, points.written_day(day), "2026-11-22") if points.on_the_globe(*place) else -1
        for place, day in zip(places, dates, strict=True)
    ]
    wrong = np.flatnonzero(found != np.array(expected))
    assert not len(wrong), [(places[at], dates[at], found[at], expected[at]) for at in wrong[:5]]
    return found


def test_hard_points_are_tagged_as_one_by_one(record):
    """Every vertex, every middle of an edge, and the points one bit beside them: the shore is land, exactly."""
    places = points.on_shores() + points.NOWHERE
    found = compare(places, points.days(len(places)))
    assert 0.2 < np.count_nonzero(found) / len(found) < 0.95


def test_points_near_shores_are_tagged_as_one_by_one(record):
    """Where the raster does not know."""
    compare(points.near_shores(10_000), points.days(10_000))


def test_points_anywhere_are_tagged_as_one_by_one(record):
    """Where the raster knows: sea and land."""
    compare(points.anywhere(40_000), points.days(40_000))


def test_every_vertex_is_land(record):
    """The shore counts as land in every engine."""
    places = [vertex for ring in points.rings() for vertex in ring]
    x, y = (np.array(column) for column in zip(*places, strict=True))
    assert (tag(x, y, "1905-09-05") > 0).all()


def test_the_cut_through_sakhalin_belongs_to_one_half(record):
    """Both halves own the parallel; a point on it is answered once, the same way everywhere."""
    code = tag(143.0, 50.0, "1910-01-01")
    assert legend()[code].island == read_legend().islands[min(
        read_legend().islands.index(half) for half in ("sakhalin-south", "sakhalin-north")
    )]  # fmt: skip
    assert code == tag_one(143.0, 50.0, "1910-01-01")


def test_segments_say_what_status_says(record):
    """On the first and the last day of every segment of every island."""
    last = record.meta["coverage"]["to"]
    for segment in read_legend().segments[1:]:
        end = segment.end or (datetime.date.fromisoformat(last) + datetime.timedelta(days=1)).isoformat()
        before = (datetime.date.fromisoformat(end) - datetime.timedelta(days=1)).isoformat()
        for day in (segment.begin, before):
            island = record.status(day, [segment.island])["islands"][0]
            governing = island["governing_document"] or {"id": None, "article": None, "state": None}
            assert (
                segment.group, segment.holder, list(segment.claimants), segment.title_status, segment.title_holder,
                segment.governing_document, segment.article, segment.state,
            ) == (
                island["group"], island["holder"], island["claimants"], island["title"]["status"],
                island["title"]["holder"], governing["id"], governing["article"], governing["state"],
            ), (segment, day)  # fmt: skip


def test_segments_cover_every_day_once(record):
    """Of each island the segments follow one another from the first day of the record, and the last is open."""
    for island in read_legend().islands:
        own = [segment for segment in read_legend().segments[1:] if segment.island == island]
        assert own[0].begin == record.meta["coverage"]["from"]
        assert own[-1].end is None
        assert [segment.end for segment in own[:-1]] == [segment.begin for segment in own[1:]]


def test_polities_are_ids(record):
    """Ids are written, not names."""
    known = {polity["id"] for polity in record.section("actors")["polities"]}
    assert {segment.polity for segment in read_legend().segments[1:]} <= known


def test_arrays_of_any_shape_and_single_values(record):
    """What goes for all is given once; the answer has the shape of the question."""
    assert kurils.tag(147.9, 45.0, "1905-09-05").shape == ()
    grid = kurils.tag(np.array([[147.9, 0.0], [147.9, 147.9]]), 45.0, np.datetime64("1905-09-05T23:59"))
    assert grid.dtype == np.int16
    assert [legend()[code].island for code in grid.ravel()] == ["iturup", None, "iturup", "iturup"]
    assert kurils.tag([], [], []).shape == (0,)


@pytest.mark.parametrize(
    "date",
    [
        "1905-09-05", "1905-09-05T10:00:00+09:00", "1905-09-05 23:59", datetime.date(1905, 9, 5),
        datetime.datetime(1905, 9, 5, 23), np.datetime64("1905-09-05"), np.datetime64("1905-09-05T23:59:59.999"),
        b"1905-09-05",
    ],
)  # fmt: skip
def test_dates_in_every_form(record, date):
    """A timestamp counts by the date that it is written with."""
    assert legend()[kurils.tag(147.9, 45.0, date)].holder == "japan"


@pytest.mark.parametrize("date", ["1905-02-30", "05-09-1905", "9/5/1905", "190509", "", None, np.datetime64("NaT"),
                                  "1905-09-05x", "1905-09-05T", "1905-09-05T99:99", "1905/T99:99", "1905-09-05/1904",
                                  "1905-09-05 1905-09-06", "05"])  # fmt: skip
def test_what_is_no_date_is_told_from_the_sea(record, date):
    """Nothing is guessed: it gets a number of its own, which is none of a segment."""
    assert kurils.tag(147.9, 45.0, date) == -1
    assert legend()[-1] == legend()[0]._replace(segment=-1)
    if isinstance(date, str):
        assert tag_one(147.9, 45.0, date) == -1
    assert kurils.tag(150.0, 44.0, "1905-09-05") == tag_one(150.0, 44.0, "1905-09-05") == 0


@pytest.mark.parametrize("place", [(math.nan, 45.0), (147.9, math.inf), (147.9, 90.1), (-180.1, 45.0), (360.1, 45.0)])
def test_what_is_no_point_is_told_from_the_sea(record, place):
    """The same."""
    assert kurils.tag(*place, "1905-09-05") == tag_one(*place, "1905-09-05") == -1


@pytest.mark.parametrize("date", ["1905", "1905-09", "19050905", "Meiji 38-9-5", "1905-09-05/1906", "25.9.1905",
                                  "9/25/1905", "1905-09-05T00:00/10T12:00", "1855-01-26 OS", "1930/1931"])  # fmt: skip
def test_dates_of_every_kind_that_lie_in_one_segment(record, date):
    """Months, years and intervals too, where nothing changes in them; other calendars; the basic form."""
    assert legend()[kurils.tag(147.9, 45.0, date)].holder == "japan"
    assert tag_one(147.9, 45.0, date) == kurils.tag(147.9, 45.0, date)


@pytest.mark.parametrize(
    "date", ["1945", "1945-08", "1945-08/..", "1945-08-28/1945-09-02", "1945-08-20T00:00/1945-09-10T00:00"]
)
def test_a_span_in_which_something_changes_has_a_number_of_its_own(record, date):
    """It is neither the first day nor the last."""
    assert kurils.tag(147.9, 45.0, date) == tag_one(147.9, 45.0, date) == -2


@pytest.mark.parametrize("date", ["-0044-03-15", "44 BC", "0000", "-2150", "1634", "紀元前44年", "44 г. до н. э."])
def test_what_is_before_the_record_is_no_match(record, date):
    """It was read, and the record does not reach there."""
    assert kurils.tag(147.9, 45.0, date) == tag_one(147.9, 45.0, date) == 0


def test_other_kinds_of_dates_are_refused(record):
    """A number could be anything."""
    with pytest.raises(TypeError):
        kurils.tag(147.9, 45.0, 19050905)
    with pytest.raises(TypeError):
        kurils.tag(147.9, 45.0, [object()])
    with pytest.raises(ValueError, match=r"broadcast|shape"):
        kurils.tag([1.0, 2.0], [1.0, 2.0, 3.0], "1905-09-05")


def test_days_outside_the_record_are_no_match(record):
    """Before its first day, and after today."""
    found = kurils.tag(147.9, 45.0, np.array(["1634-12-31", "1635-01-01", "2026-11-22", "2026-11-23"]))
    assert (found > 0).tolist() == [False, True, True, False]


def at_once(function, texts):
    content = b",".join(texts)
    ends = np.cumsum([len(text) + 1 for text in texts]) - 1
    return function(Words(content), ends - [len(text) for text in texts], ends)


decimal = st.from_regex(r"[-+]?[0-9]{0,9}\.?[0-9]{0,9}([eE][-+]?[0-9]{1,2})?", fullmatch=True)


@settings(deadline=None)
@given(
    st.lists(decimal | st.floats(allow_nan=False, allow_infinity=False).map(repr) | st.text(max_size=12), min_size=1)
)
def test_numbers_are_read_as_float_reads_them(texts):
    """To the last bit, whatever stands before, behind and between them."""
    raw = [text.replace(",", ";").encode() for text in texts]
    read = numbers_of(raw)
    found = at_once(partial(degrees_at, axis="latitude", encoding="utf-8"), raw)
    assert np.array_equal(found[~np.isnan(read)], read[~np.isnan(read)])
    for text, value in zip(raw, read.tolist(), strict=True):
        plain = all(byte in b"0123456789.+-eE \t" for byte in text)
        try:
            expected = float(text) if plain else math.nan
        except ValueError:
            expected = math.nan
        expected = expected if math.isfinite(expected) else math.nan
        assert value == expected or (math.isnan(value) and math.isnan(expected)), text


@pytest.mark.parametrize("text", [b"nan", b"inf", b"-Infinity", b"1_000", b"0x1F", b"", b".", b"-", b"1e999", b"1.2.3",
                                  b"12 34", b"\xd9\xa1", b"1\r", b"--1", b"1-"])  # fmt: skip
def test_what_is_no_number(text):
    """No word, no underscore, no other digits."""
    assert np.isnan(numbers_of([text])[0])


written = st.dates(datetime.date(1, 1, 1)).map(str) | st.from_regex(r"\d{4}-\d\d-\d\d([T ].{0,9})?", fullmatch=True)


@settings(deadline=None)
@given(st.lists(written | st.text(max_size=14), min_size=1))
def test_days_are_read_as_one_by_one(texts):
    """Every day that there is, and no other."""
    raw = [text.encode() for text in texts]
    found, last = at_once(lambda *where: spans_at(*where, Spans()), raw)
    for number, text in enumerate(texts):
        try:
            expected = read_date(text)
        except BeforeRecord:
            assert found[number] == BEFORE
            continue
        except KurilsError:
            assert found[number] == MISSING, text
            continue
        assert found[number] == expected.first.toordinal() - 719163, text
        assert (found if last is None else last)[number] == expected.last.toordinal() - 719163, text
    assert (to_days(np.array(texts, dtype=object)) == found).all()


def test_what_is_missing_is_no_day_in_whichever_form():
    """None, NaN, NaT, and a value that says neither yes nor no to being itself."""

    class Unknown:
        def __ne__(self, other):
            return self

        def __eq__(self, other):
            return self

        def __bool__(self):
            raise TypeError("it is ambiguous")

        __hash__ = None

    for missing in (None, float("nan"), np.datetime64("NaT"), "", Unknown()):
        assert to_days(["1905-09-05", missing]).tolist()[1] == MISSING
        assert to_days(["1905-09-05", missing]).tolist()[0] != MISSING


def test_dates_of_no_one_shape_are_none():
    """Nor those of another kind: both are told as such."""
    for dates in ([["1905"], ["1905", "1906"]], [1905], [object()]):
        with pytest.raises(TypeError, match="dates must be datetime64, texts or dates"):
            to_days(dates)


def test_the_nearest_island_of_points_at_sea(record):
    """Which one and how far, to a metre, as the geodesics of one point say."""
    places = points.anywhere(150, seed=5) + points.near_shores(60, seed=6)
    x, y = (np.array(column) for column in zip(*places, strict=True))
    days = to_days(np.full(len(places), "1905-09-05"))
    codes = kernel().tag(x, y, days)
    near, km = kernel().near(x, y, days, codes, 100.0)
    islands = dict(zip(read_legend().islands, read_legend().polygons, strict=True))
    coasts = {coast["id"]: coast["wkt"] for coast in record.section("shapes")["coasts"]}
    locator = Locator(islands, coasts, {})
    for at, place in enumerate(places):
        if codes[at]:
            assert (km[at], near[at]) == (0.0, codes[at])
        elif locator.coast_at(place):
            assert (near[at], math.isnan(km[at])) == (0, True)
        else:
            island, line = locator.nearest_island(place)
            if line.km > 100:
                assert (near[at], math.isnan(km[at])) == (0, True)
            else:
                assert legend()[near[at]].island == island
                assert abs(km[at] - line.km) < 0.001


def test_the_nearest_island_is_told_on_the_first_day_and_on_the_last():
    """Of a day before or after, neither the island nor how far it is."""
    known = kernel()
    days = np.array([known.first - 1, known.first, known.last, known.last + 1], np.int32)
    x, y = np.full(4, 147.5), np.full(4, 44.2)
    assert not known.tag(x, y, days).any()
    codes, km = known.near(x, y, days, np.zeros(4, np.int16), 100.0)
    assert (codes != 0).tolist() == [False, True, True, False]
    assert np.isfinite(km).tolist() == [False, True, True, False]


def test_the_polygons_answer_alone_as_the_raster_does_before_them(record):
    """Where the raster says only that there is some shore, all islands are asked, their outermost points too."""

    def vague(packed):
        values = np.frombuffer(zlib.decompress(base64.b64decode(packed)), np.uint8).copy()
        values[values >= SHORE] = MIXED
        return base64.b64encode(zlib.compress(values.tobytes())).decode()

    grid = store.section("grid")
    packed = {key: vague(grid[key]) for key in ("cells", "small_cells")}
    blind = Kernel(read_legend(), {**grid, **packed}, "2026-11-22")
    x, y = (np.array(column) for column in zip(*points.on_shores(), *points.near_shores(1000)))
    (land, islands), (seen, told) = kernel().on_land(x, y), blind.on_land(x, y)
    assert (land.tolist(), islands.tolist()) == (seen.tolist(), told.tolist())
    assert islands.min() == 1
    assert islands.max() == len(read_legend().islands)


def test_geodesics_are_those_of_the_yardstick():
    """Vincenty against Karney, to a millimetre."""
    places = points.anywhere(300, seed=8)
    x, y = (np.array(column) for column in zip(*places, strict=True))
    found = nearest.geodesic_km(x[:150], y[:150], x[150:], y[150:])
    for at in range(150):
        assert abs(found[at] - distance.geodesic_km(places[at], places[at + 150])) < 1e-6


def test_without_polygons_nothing_is_found(toy, toy_folder):
    """A record of one's own may have none."""
    assert tag_one(145.5, 44.5, "1905-09-05") > 0
    (toy_folder / "polygons.yaml").unlink()
    from kurils.store.index import store
    from kurils.tagging import segments

    store._memory.clear()
    segments._known.clear()
    assert kurils.tag(145.5, 44.5, "1905-09-05") == 0


def test_the_toy_record_is_tagged_by_its_own_polygon(toy):
    """A square, its shore included."""
    code = kurils.tag([145.0, 146.0, 145.5, 146.0000001, 144.9], [44.0, 45.0, 44.5, 44.5, 44.5], "1900-05-02")
    assert [legend()[number].holder for number in code] == ["borland", "borland", "borland", None, None]


THREADS = """
import sys, threading
import numpy as np
from kurils.geometry.prepared import Prepared

rng = np.random.default_rng(int(sys.argv[1]))
angles = np.linspace(0, 2 * np.pi, 400)
rings = [", ".join(f"{x + np.cos(a):.6f} {np.sin(a):.6f}" for a in [*angles[:-1], 0.0]) for x in range(6)]
for attempt in range(20):
    prepared = Prepared([f"POLYGON (({ring}))" for ring in rings])
    go = threading.Barrier(8)
    def work():
        x, y = rng.uniform(-2, 8, 3000), rng.uniform(-2, 2, 3000)
        go.wait()
        for number in range(len(prepared)):
            prepared.on_land(number, x, y)
    threads = [threading.Thread(target=work) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
print("whole")
"""


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_threads_share_prepared_polygons(seed):
    """A known fault of GEOS ends the process when two threads are the first to ask a prepared polygon; none ever is."""
    process = subprocess.run([sys.executable, "-c", THREADS, str(seed)], capture_output=True, check=False, timeout=120)
    assert (process.returncode, process.stdout.strip()) == (0, b"whole"), process.stderr.decode()[-500:]


def test_what_is_masked_is_not_there():
    """Whatever lies below the mask."""
    there = np.ma.array([147.9, 147.9], mask=[False, True])
    lat, days = np.ma.array([45.0, 45.0]), np.array(["1905-09-05", "1905-09-05"])
    here = tag_one(147.9, 45.0, "1905-09-05")
    assert tag(there, lat, days).tolist() == [here, -1]
    for dates in (days, days.astype("datetime64[D]"), days.astype(object), days.astype("S")):
        masked = np.ma.array(dates, mask=[True, False])
        assert tag([147.9, 147.9], lat, masked).tolist() == [-1, here]
