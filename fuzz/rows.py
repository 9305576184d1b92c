"""Files for `tag`: whatever they hold, no byte of a user's row is lost, and damage ends in one line."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fuzz import Find
from fuzz.asking import ask, judge
from fuzz.draw import broken

if TYPE_CHECKING:
    from collections.abc import Callable

    from fuzz.draw import Draw

ENCODINGS = ["utf-8", "utf-8", "utf-8", "utf-8-sig", "cp1251", "shift_jis", "latin-1", "utf-16"]


def _asked(draw: Draw, name: str, content: bytes, more: list[str]) -> bytes | None:
    """What `tag` writes of a file, or None where it refuses the file."""
    Path(name).write_bytes(content)
    for left in ("out", "bad"):
        Path(left).unlink(missing_ok=True)
    words = ["tag", name, "-o", "out", *more]
    if draw.random() < 0.2:
        words += ["--emit", "segment"]
    if draw.random() < 0.2:
        words += ["--bad", "bad"]
    if draw.random() < 0.1:
        words += ["--within", "20"]
    if draw.random() < 0.1:
        words += ["--strict"]
    answer = ask(words)
    judge(words, answer)
    left_over = [name for name in os.listdir() if name.startswith(".kurils-")]
    if left_over:
        raise Find(f"left over: {left_over}")
    # of a file without one row that can be read the output is written all the same
    if answer.code == 0 or (answer.code == 2 and "not one row could be read" in answer.err):
        return Path("out").read_bytes()
    if os.path.exists("out"):
        raise Find(f"exit code {answer.code}, and an output")
    return None


def _all_there(content: bytes, written: bytes) -> None:
    """Every byte of the input must stand in the output, in its order."""
    at = 0
    for number, line in enumerate(content.split(b"\n")):
        found = written.find(line, at)
        if found >= 0:
            at = found + len(line)
            continue
        for byte in line:
            at = written.find(byte, at) + 1
            if not at:
                raise Find(f"bytes of line {number + 1} are lost: {line[:80]!r}")


def table(draw: Draw, folder: str) -> str:
    """A delimited file of some dialect, whole or damaged."""
    os.chdir(folder)
    encoding, delimiter = draw.choice(ENCODINGS), draw.choice(",,,;\t|")
    newline = draw.choice(("\n", "\n", "\r\n", "\r"))
    extra = draw.randint(0, 3)
    header = ["lat", "lon", "date", *(f"c{at}" for at in range(extra))]
    rows = [
        [draw.number(), draw.number(), draw.date(), *(draw.text(2) for _ in range(extra))]
        for _ in range(draw.randint(0, 8))
    ]
    if sys.version_info < (3, 11):
        # there csv takes a NUL for the sign that escapes, which none is set for
        rows = [[cell.replace("\0", "") for cell in row] for row in rows]
    stream = io.StringIO()
    quoting = draw.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    csv.writer(stream, delimiter=delimiter, lineterminator=newline, quoting=quoting).writerows([header, *rows])
    content = stream.getvalue().encode(encoding, "replace")
    whole = draw.random() < 0.5
    if not whole:
        content = broken(draw, content)
    more = (
        ["--encoding", encoding.removesuffix("-sig")]
        if encoding not in ("utf-8", "utf-8-sig") or draw.random() < 0.3
        else []
    )
    written = _asked(draw, draw.choice(("in.csv", "in.tsv" if delimiter == "\t" else "in.csv", "in")), content, more)
    if written is not None:
        _all_there(content, written)
        # what reads CSV here takes a lone CR for the end of a row
        if whole and encoding.startswith("utf-8") and b"\r" not in content.replace(newline.encode(), b""):
            before, after = (_rows(text, delimiter) for text in (content, written))
            if [row[: len(header)] for row in after] != before:
                raise Find(f"other rows than before: {before} {after}")
    return repr(content)


def _rows(content: bytes, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def _value(draw: Draw, depth: int = 0) -> Any:
    made: tuple[Callable[[], Any], ...] = (
        draw.text, draw.date, lambda: draw.uniform(-400, 400), lambda: draw.randint(-9, 10**20), lambda: None,
        lambda: True,
        list, dict, lambda: {draw.text(1): _value(draw, depth + 1)} if depth < 3 else 0,
    )  # fmt: skip
    return draw.choice(made)()


def _object(draw: Draw) -> dict[str, Any]:
    value: dict[str, Any] = {"lat": draw.uniform(40, 52), "lon": draw.uniform(138, 160), "date": draw.date()}
    for _ in range(draw.randint(0, 3)):
        value[draw.choice(("lat", "lon", "date", "x", draw.text(1)))] = _value(draw)
    return value


def lines(draw: Draw, folder: str) -> str:
    """Lines of JSON objects, whole or damaged."""
    os.chdir(folder)
    objects = [_object(draw) for _ in range(draw.randint(0, 6))]
    ascii = draw.random() < 0.5
    text = draw.choice(("\n", "\r\n", "\n\n")).join(json.dumps(one, ensure_ascii=ascii) for one in objects)
    content = (text + draw.choice(("\n", ""))).encode("utf-8", "replace")
    whole = draw.random() < 0.5
    if not whole:
        content = broken(draw, content)
    written = _asked(draw, "in.ndjson", content, [])
    if written is not None:
        _all_there(content, written)
        if whole:
            after = [json.loads(line) for line in written.decode().split("\n") if line.strip()]
            before = [json.loads(line) for line in content.decode().split("\n") if line.strip()]
            if [{key: one.get(key) for key in value} for one, value in zip(after, before)] != before:
                raise Find("other objects than before")
    return repr(content)


def features(draw: Draw, folder: str) -> str:
    """GeoJSON, whole or damaged."""
    os.chdir(folder)
    found = [
        {
            "type": "Feature",
            "geometry": draw.choice(
                (None, {"type": "Point", "coordinates": [one.pop("lon"), one.pop("lat")]}, _value(draw))
            ),
            "properties": draw.choice((one, one, one, None, _value(draw))),
        }
        for one in (_object(draw) for _ in range(draw.randint(0, 4)))
    ]
    value: Any = draw.choice(({"type": "FeatureCollection", "features": found}, found[:1] and found[0], found))
    content = json.dumps(value, indent=draw.choice((None, 1)), ensure_ascii=draw.random() < 0.5).encode(
        "utf-8", "replace"
    )
    if draw.random() < 0.5:
        content = broken(draw, content)
    written = _asked(draw, "in.geojson", content, [])
    if written is not None:
        _all_there(content, written)
    return repr(content)


def columns(draw: Draw, folder: str) -> str:
    """Parquet and Arrow files of several writers' habits, most of them damaged."""
    import pyarrow as pa
    import pyarrow.feather
    import pyarrow.parquet as pq

    os.chdir(folder)
    size = draw.randint(0, 40)
    dates = [f"{draw.randint(1600, 2030)}-05-02" for _ in range(size)]
    table = pa.table({
        "lat": pa.array([draw.uniform(40, 52) for _ in range(size)], pa.float64()),
        "lon": pa.array([draw.uniform(138, 160) for _ in range(size)], pa.float64()),
        "date": draw.choice((pa.array(dates, pa.string()), pa.array(dates, pa.string()).dictionary_encode(),
                             pa.array(dates, pa.string()).cast(pa.date32()), pa.array(dates, pa.large_string()))),
        "user": draw.choice((pa.array([draw.choice("abé") for _ in range(size)], pa.string()),
        pa.array(range(size), pa.int64()),
                             pa.array([[at] for at in range(size)], pa.list_(pa.int32())), pa.nulls(size))),
    })  # fmt: skip
    name = draw.choice(("in.parquet", "in.arrow", "in.feather"))
    if name == "in.parquet":
        stream = io.BytesIO()
        pq.write_table(
            table, stream, compression=draw.choice(("snappy", "none", "gzip", "zstd")),
            row_group_size=draw.choice((1, 7, 1000)),
            use_dictionary=draw.random() < 0.5, data_page_version=draw.choice(("1.0", "2.0")),
            version=draw.choice(("1.0", "2.6")),
        )  # fmt: skip
        content = stream.getvalue()
    else:
        sink = io.BytesIO()
        pa.feather.write_feather(table, sink, compression=draw.choice(("uncompressed", "lz4", "zstd")))
        content = sink.getvalue()
    whole = draw.random() < 0.15
    if not whole:
        # the footer is where lies do most harm
        at = draw.choice((0, max(0, len(content) - draw.choice((8, 100, 600)))))
        content = content[:at] + broken(draw, content[at:])
    written = _asked(draw, name, content, [])
    if whole:
        if written is None:
            raise Find(f"a sound {name} is refused")
        after = (
            pq.read_table(io.BytesIO(written)) if name == "in.parquet" else pa.feather.read_table(io.BytesIO(written))
        )
        if not after.select(table.column_names).equals(table):
            raise Find("other columns than before")
    return repr(content)
