"""Every way to tag gives the same answers: arrays, one by one, batches, files, processes, a cluster, and a plain judge.

The core does it on some ten thousand points that are hard; `make test-extras` on 100,000 of them and a million others.
"""

from __future__ import annotations

import importlib.util
import json
import math
import random
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

import kurils
from kurils.base.errors import UsageError
from kurils.tagging import legend, tag, tag_one
from kurils.tagging.segments import read_legend

_spec = importlib.util.spec_from_file_location("tag_points", Path(__file__).parent / "tag_points.py")
points = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(points)

#: the last day that is answered, by the clock of all tests
TODAY = np.datetime64("2026-11-22")
FIELDS = ("segment", "holder", "polity", "claimants", "title_status", "governing_document", "island")


class Cases(NamedTuple):
    """Dated points as every engine gets them."""

    x: np.ndarray
    y: np.ndarray
    #: datetime64[D], NaT where there is no day
    dates: np.ndarray

    def part(self, chosen):
        return Cases(*(column[chosen] for column in self))

    def texts(self):
        """The days as texts; those beyond the years of ISO days are no days then, and answered by nobody either way."""
        texts = np.datetime_as_string(self.dates)
        texts[np.isnat(self.dates)] = ""
        return texts.tolist()

    def written(self):
        """Which days a text tells: those of four digits, and all that are before the year 1."""
        return np.array([len(text) == 10 or text.startswith("-") for text in self.texts()])


def dated(places, seed):
    """Days for places: on changes and beside them, on the ends of the record, far away, none at all, and at random."""
    rng = np.random.default_rng(seed)
    turns = np.array(sorted({segment.begin for segment in legend()[1:-2]}), "M8[D]")
    checked = np.datetime64(read_legend().checked)
    ends = np.array(["1635-01-01", checked, TODAY, "0001-01-01", "9999-12-31"], "M8[D]")
    hard = (np.concatenate([turns, ends])[:, None] + np.arange(-1, 2)).ravel()
    far = np.array([-(2**31) + 1, 2**31 - 1, -(10**6), 10**7], "M8[D]")
    hard = np.concatenate([hard, far, [np.datetime64("NaT")]])
    days = np.datetime64("1600-01-01") + rng.integers(0, 165_000, len(places))
    chosen = rng.random(len(places)) < 0.5
    days[chosen] = rng.choice(hard, np.count_nonzero(chosen))
    return Cases(*(np.array(column, np.float64) for column in zip(*places, strict=True)), days)


def joined(*cases):
    return Cases(*(np.concatenate(columns) for columns in zip(*cases, strict=True)))


def turns():
    """Every change of every island."""
    x, y, days = zip(*points.on_turns(), strict=True)
    return Cases(np.array(x), np.array(y), np.array(days, "M8[D]"))


def random_cases(count, clustered, seed):
    """Around the islands, and some hundred metres from their shores; half of them as few digits as people write."""
    rng = np.random.default_rng(seed)
    vertices = np.array([vertex for ring in points.rings() for vertex in ring])
    uniform = rng.uniform((140, 43), (158, 55), (count - clustered, 2))
    close = vertices[rng.integers(0, len(vertices), clustered)] + rng.normal(0, 0.004, (clustered, 2))
    places = np.concatenate([uniform, close])
    places[::2] = places[::2].round(5)
    return dated(rng.permutation(places).tolist(), seed)


@pytest.fixture(scope="module")
def few(record):
    """Some ten thousand."""
    places = points.adversarial()
    return joined(turns(), dated(random.Random(9).sample(places, 7_000), 1), random_cases(3_000, 1_500, 10))


@pytest.fixture(scope="module")
def hard(record):
    """More than 100,000 that are hard, and 100,000 at random."""
    return joined(turns(), dated(points.adversarial(), 1), random_cases(100_000, 25_000, 11))


@pytest.fixture(scope="module")
def many(record, hard):
    """All of these, and 900,000 more at random."""
    return joined(hard, random_cases(900_000, 175_000, 12))


def judged(cases):
    """Without raster, tables and prepared polygons: shapely asks each polygon, and each segment says its own days."""
    import shapely

    finite = np.flatnonzero(np.isfinite(cases.x) & np.isfinite(cases.y))
    places = shapely.points(cases.x[finite], cases.y[finite])
    islands = np.full(len(cases.x), "", object)
    for island, wkt in reversed(list(zip(read_legend().islands, read_legend().polygons, strict=True))):
        # the first island of the record has a point that several have
        islands[finite[shapely.intersects(shapely.from_wkt(wkt), places)]] = island
    on = {island: np.flatnonzero(islands == island) for island in read_legend().islands}
    codes = np.zeros(len(islands), np.int16)
    on_the_globe = (abs(cases.y) <= 90) & (cases.x >= -180) & (cases.x <= 360)
    codes[~on_the_globe | np.isnat(cases.dates)] = -1
    for segment in legend()[1:-2]:
        at = on[segment.island]
        days = cases.dates[at]
        end = np.datetime64(segment.end or TODAY + 1)
        codes[at[(days >= np.datetime64(segment.begin)) & (days < min(end, TODAY + 1))]] = segment.segment
    return codes


def agree(cases, found, expected):
    """Fail with the first points that are answered in two ways."""
    wrong = np.flatnonzero(np.asarray(found) != expected)
    shown = [(cases.x[n], cases.y[n], cases.dates[n], found[n], expected[n]) for n in wrong[:5].tolist()]
    assert not len(wrong), (len(wrong), shown)


def by_kernel(cases):
    return kurils.tag(cases.x, cases.y, cases.dates)


def test_the_hard_points_are_hard(few):
    """A third or more on islands, with every segment among them; and some that are no points and no days."""
    codes = by_kernel(few)
    assert len(codes) > 12_000
    assert 0.3 < np.count_nonzero(codes > 0) / len(codes) < 0.8
    assert set(codes.tolist()) == set(range(-1, len(read_legend().segments)))
    assert np.isnat(few.dates).any()
    assert not np.isfinite(few.x).all()


def test_arrays_are_answered_as_a_plain_judge_does(few):
    """In any order, layout and piece."""
    codes = by_kernel(few)
    agree(few, codes, judged(few))
    backwards = few.part(slice(None, None, -1))
    agree(backwards, by_kernel(backwards), codes[::-1])
    pairs = kurils.tag(*(np.asfortranarray(column.reshape(-1, 2)) for column in few))
    agree(few, pairs.ravel(), codes)
    for n in range(0, len(codes), 400):
        assert kurils.tag(few.x[n], few.y[n], few.dates[n]) == codes[n]


def test_one_by_one_is_answered_as_in_arrays(few):
    """`tag_one`, without numpy and shapely."""
    found = [tag_one(*case) for case in zip(few.x.tolist(), few.y.tolist(), few.texts(), strict=True)]
    agree(few, found, np.where(few.written(), by_kernel(few), -1))


def csv_of(cases):
    """The lines of a file, as they are written: each number to its last bit."""
    return [
        f"{x!r},{y!r},{day}" for x, y, day in zip(cases.x.tolist(), cases.y.tolist(), cases.texts(), strict=True)
    ]  # fmt: skip


def tagged_csv(lines, codes):
    """What the lines must become."""
    labels = [
        ",".join([
            str(max(0, segment.segment) or ""), segment.holder or "", segment.polity or "", ";".join(segment.claimants),
            segment.title_status or "", segment.governing_document or "", segment.island or "",
        ])
        for segment in legend()
    ]  # fmt: skip
    head = ",".join(("lon", "lat", "date", *FIELDS))
    return "\n".join([head, *(f"{line},{labels[code]}" for line, code in zip(lines, codes.tolist(), strict=True)), ""])


def run_csv(cli, folder, cases, workers):
    """The file is what it must be, byte by byte."""
    lines = csv_of(cases)
    (folder / "in.csv").write_text("\n".join(["lon,lat,date", *lines, ""]))
    target = folder / f"out-{workers}.csv"
    assert cli("tag", folder / "in.csv", "-o", target, "--fields", ",".join(FIELDS), "--workers", workers).code == 0
    expected = tagged_csv(lines, by_kernel(cases))
    # not the texts themselves: pytest would compare megabytes line by line
    same = target.read_text() == expected
    assert same, [pair for pair in zip(target.read_text().split("\n"), expected.split("\n")) if pair[0] != pair[1]][:5]


def test_text_files_are_answered_as_arrays(cli, tmp_path, few):
    """CSV and NDJSON; what is no number and no day is answered by nobody."""
    run_csv(cli, tmp_path, few, 1)
    codes = by_kernel(few)
    columns = zip(few.x.tolist(), few.y.tolist(), few.texts(), strict=True)
    with open(tmp_path / "in.ndjson", "w") as stream:
        for lon, lat, day in columns:
            known = {"lon": lon if math.isfinite(lon) else None, "lat": lat if math.isfinite(lat) else str(lat)}
            stream.write(json.dumps({**known, "date": day or None}) + "\n")
    assert cli("tag", tmp_path / "in.ndjson", "-o", tmp_path / "out.ndjson", "--emit", "segment").code == 0
    with open(tmp_path / "out.ndjson") as stream:
        agree(few, np.array([json.loads(line)["segment"] or 0 for line in stream], np.int16), np.maximum(codes, 0))


@pytest.mark.extras
def test_a_million_points_are_answered_as_a_plain_judge_does(many, hard):
    """All that are hard, and some of the others."""
    assert len(many.x) > 1_100_000
    agree(hard, by_kernel(hard), judged(hard))


@pytest.mark.extras
def test_a_million_points_are_answered_one_by_one(many):
    """By two processes, so that it takes half the time."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(tag_one, many.x.tolist(), many.y.tolist(), many.texts(), chunksize=20_000))
    agree(many, found, np.where(many.written(), by_kernel(many), -1))


@pytest.mark.extras
@pytest.mark.parametrize("workers", [1, 2])
def test_a_million_points_in_csv(cli, tmp_path, many, workers):
    """By one process, and by two."""
    run_csv(cli, tmp_path, many, workers)


def dates_of(dates, kind):
    """A column of days, of moments of these days, or of texts."""
    import pyarrow as pa

    if kind == "date32":
        return pa.array(dates)
    if kind == "text":
        return pa.array([text or None for text in Cases(dates, dates, dates).texts()])
    moments = dates.astype("M8[s]") + np.random.default_rng(1).integers(0, 86_400, len(dates))
    return pa.array(moments.astype("M8[s]"), pa.timestamp("s"))


def table_of(cases, kind="date32"):
    import pyarrow as pa

    # missing numbers as NaN in one column, as null in the other
    return pa.table({
        "lon": pa.array(cases.x), "lat": pa.array(cases.y, from_pandas=True), "date": dates_of(cases.dates, kind),
    })  # fmt: skip


def agree_table(cases, table, codes):
    """Every field says what its segment means."""
    import pyarrow as pa

    assert table.column_names == ["lon", "lat", "date", *FIELDS]
    codes = np.maximum(codes, 0)
    agree(cases, table["segment"].fill_null(0).to_numpy(), codes)
    for field in FIELDS[1:]:
        values = [getattr(segment, field) for segment in legend()]
        # claimants are a list, and an empty one where nobody claims
        meant = pa.list_(pa.string()) if field == "claimants" else pa.string()
        texts = pa.array([list(value) if isinstance(value, tuple) else value for value in values], meant)
        assert table[field].cast(meant).combine_chunks().equals(texts.take(pa.array(codes))), field


@pytest.mark.extras
@pytest.mark.parametrize("dictionary", [True, False])
@pytest.mark.parametrize("kind", ["date32", "moment", "text"])
def test_batches_are_answered_as_arrays(hard, kind, dictionary):
    """Cut anywhere, with nothing in some of them; days of every type, texts in dictionaries or plain."""
    import pyarrow as pa

    from kurils.tagging import tag_batch

    table = table_of(hard, kind).combine_chunks()
    whole = table.to_batches()[0]
    chance = random.Random(2)
    cuts = sorted([0, 0, len(hard.x), *(chance.randrange(len(hard.x)) for _ in range(20))])
    parts = [whole.slice(begin, end - begin) for begin, end in pairwise(cuts)]
    found = [tag_batch(part, fields=FIELDS, dictionary=dictionary) for part in parts]
    assert pa.types.is_dictionary(found[0].schema.field("holder").type) == dictionary
    agree_table(hard, pa.Table.from_batches(found), by_kernel(hard))


@pytest.mark.extras
def test_what_is_no_batch_is_refused_in_words(hard):
    """A table is many."""
    from kurils.tagging import tag_batch

    with pytest.raises(UsageError, match="a RecordBatch is wanted, not Table"):
        tag_batch(table_of(hard, "text"))


@pytest.fixture(scope="module")
def folder(many, tmp_path_factory):
    """The points as a folder of Parquet files, and as one."""
    import pyarrow.parquet as pq

    place = tmp_path_factory.mktemp("points")
    table = table_of(many)
    pq.write_table(table, place / "all.parquet", row_group_size=70_000)
    (place / "parts").mkdir()
    for number, begin in enumerate(range(0, table.num_rows, 300_000)):
        pq.write_table(table.slice(begin, 300_000), place / "parts" / f"{number}.parquet", row_group_size=90_000)
    return place


@pytest.mark.extras
@pytest.mark.parametrize("workers", [1, 2])
def test_a_million_points_in_parquet(cli, tmp_path, many, folder, workers):
    """By one process, and by two."""
    import pyarrow.parquet as pq

    options = ("-o", tmp_path / "out.parquet", "--fields", ",".join(FIELDS), "--workers", workers)
    assert cli("tag", folder / "all.parquet", *options).code == 0
    agree_table(many, pq.read_table(tmp_path / "out.parquet"), by_kernel(many))


@pytest.mark.extras
# of the libraries below, when a cluster is taken down
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("engine", ["processes", "dask"])
@pytest.mark.parametrize("split", [(), ("--split", "200000")], ids=["as it is", "split"])
def test_a_million_points_in_a_folder(cli, tmp_path, many, folder, engine, split):
    """By two processes of this machine, and by two workers of a cluster; the parts keep their order."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    options = ("-o", tmp_path / "out", "--fields", ",".join(FIELDS), "--workers", 2, "--engine", engine, *split)
    assert cli("tag", folder / "parts", *options).code == 0
    parts = sorted((tmp_path / "out").iterdir())
    assert len(parts) == (7 if split else 4)
    agree_table(many, pa.concat_tables(map(pq.read_table, parts)), by_kernel(many))


@pytest.mark.parametrize("value", [None, "147,9", "x", 10**400, [], {}, object()])
def test_a_degree_that_cannot_be_read_is_no_point(value):
    """One by one as in arrays, beside others that can."""
    assert tag_one(value, 45.0, "1905-09-05") == tag_one(147.9, value, "1905-09-05") == -1
    column = np.empty(2, object)
    column[:] = [value, 147.9]
    assert tag(column, 45.0, "1905-09-05").tolist() == [-1, tag_one(147.9, 45.0, "1905-09-05")]
