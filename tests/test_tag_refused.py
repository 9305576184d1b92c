"""What `tag` and lists of dates are given without bound or sense is refused in one line, and read as others read it."""

from __future__ import annotations

import importlib
import json
import os
import sys

import pytest

POINT = '{"type":"Feature","geometry":{"type":"Point","coordinates":[147.9,45.0]},"properties":{"date":"1905-09-05"}}'


def test_of_a_member_that_stands_twice_the_last_counts(cli, tmp_path):
    """As for every reader of JSON."""
    (tmp_path / "a.geojson").write_text(f'{{"type":"FeatureCollection","features":"]","features":[{POINT}]}}')
    assert cli("tag", tmp_path / "a.geojson", "-o", tmp_path / "b.geojson").code == 0
    (feature,) = json.loads((tmp_path / "b.geojson").read_text())["features"]
    assert feature["properties"]["holder"] == "japan"


@pytest.mark.parametrize("prefix", ["\udcff", "a\nb", "\u202e", "a" * 101])
def test_a_prefix_is_a_few_letters(cli, tmp_path, prefix):
    """What is no text is no part of a name."""
    (tmp_path / "a.csv").write_text("lon,lat,date\n147.9,45,1905-09-05\n")
    result = cli("tag", tmp_path / "a.csv", "--prefix", prefix)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)


def test_a_line_of_dates_has_a_bound(cli, tmp_path):
    """A file without an end of a line is not read whole."""
    with (tmp_path / "x").open("wb") as stream:
        stream.truncate(3 << 30)
    result = cli("status", "--dates-from", tmp_path / "x")
    assert (result.code, "longer than" in result.err) == (2, True)


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_header_has_the_bound_of_a_line(cli, tmp_path, quote, monkeypatch):
    """Nothing is put in the middle of a name of which only a part was read; here the bound is lower."""
    for module in ("stream", "csvrecords"):
        monkeypatch.setattr(f"kurils.tagging.{module}.LONGEST", 2 << 20)
    (tmp_path / "a.csv").write_text(f"lon,lat,date,{quote}{'x' * (3 << 20)}{quote}\n147.9,45,1905-09-05,a\n")
    result = cli("tag", tmp_path / "a.csv", "-o", tmp_path / "b.csv")
    assert (result.code, "a line is longer than 2 MiB" in result.err, result.err.count("\n")) == (2, True, 1)
    assert not (tmp_path / "b.csv").exists()


def test_a_clock_before_the_record_leaves_all_rows_empty(cli, tmp_path, monkeypatch):
    """All days are in the future then."""
    monkeypatch.setenv("KURILS_TODAY", "1600-01-01")
    (tmp_path / "a.csv").write_text("lon,lat,date\n147.9,45,1905-09-05\n")
    result = cli("tag", tmp_path / "a.csv", "--fields", "holder")
    assert (result.code, result.out) == (0, "lon,lat,date,holder\n147.9,45,1905-09-05,\n")


def test_work_that_nobody_gives_out_any_more_is_not_waited_for(monkeypatch):
    """The thread that gives it to the workers ends unnoticed where there is no room for one more of its own."""
    from multiprocessing.queues import Queue

    from kurils.tagging.workers import WorkerLost, in_order

    def full(_):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(Queue, "_start_thread", full)
    with pytest.raises(WorkerLost):
        list(in_order(divmod, [1, 2], 2, 2))


@pytest.mark.parametrize("name", ["gzip", "bz2", "lzma"])
def test_what_is_compressed_is_told_as_that(cli, tmp_path, name):
    """Its bytes may look like the names of columns."""
    content = importlib.import_module(name).compress(b"lon,lat,date\n147.9,45,1905-09-05\n")
    (tmp_path / "a.csv").write_bytes(content)
    result = cli("tag", tmp_path / "a.csv", "-o", tmp_path / "b.csv")
    assert (result.code, "the input is compressed" in result.err, result.err.count("\n")) == (2, True, 1)
    # with what unpacks it, not something else
    unpacks = {"gzip": "gunzip -c a.csv.gz", "bz2": "bzip2 -dc a.csv.bz2", "lzma": "xz -dc a.csv.xz"}[name]
    assert f"{unpacks} | kurils tag -" in result.err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links of POSIX")
@pytest.mark.parametrize("what", ["pipe", "/dev/zero", "nothing"])
def test_what_is_no_file_in_a_folder_is_told_before_anything_is_written(cli, tmp_path, what):
    """A pipe that nobody writes would be waited for, and a device has no end."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_text("lon,lat,date\n147.9,45,1905-09-05\n")
    path = tmp_path / "in" / "b.csv"
    if what == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(what)
    result = cli("tag", tmp_path / "in", "-o", tmp_path / "out")
    assert (result.code, "b.csv: " in result.err, result.err.count("\n")) == (2, True, 1)
    assert not (tmp_path / "out").exists()
