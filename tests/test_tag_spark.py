"""docs/spark.md: its program compiles, asks for what there is, and tags batches. Spark itself is in no test of ours."""

from __future__ import annotations

import ast
import datetime
import inspect
import re
import sys
import types
from pathlib import Path

import pytest

from kurils.tagging import legend, tag_batch, tag_one

PAGE = Path(__file__).parent.parent / "docs" / "spark.md"


@pytest.fixture
def program():
    """The one program of the page, as it is printed."""
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert len(blocks) == 1
    return blocks[0]


def test_the_program_asks_for_what_there_is(program):
    """It compiles, and the options that it gives to `tag_batch` are there."""
    tree = ast.parse(program, str(PAGE))
    assert "from kurils.tagging import tag_batch\n" in program
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "tag_batch"]
    assert len(calls) == 1
    assert {word.arg for word in calls[0].keywords} <= set(inspect.signature(tag_batch).parameters)


@pytest.mark.extras
def test_the_program_tags_batches(record, program, monkeypatch):
    """As `tag_one` does; with plain texts, for Spark takes no dictionaries; the same columns of no rows as of many."""
    import pyarrow as pa

    for name in ("pyspark", "pyspark.sql", "pyspark.sql.types"):
        stand_in = types.ModuleType(name)
        stand_in.SparkSession = stand_in.StructType = None
        monkeypatch.setitem(sys.modules, name, stand_in)
    space = {"__name__": "the program"}
    exec(compile(program, str(PAGE), "exec"), space)
    days = [datetime.date(1905, 9, 5), datetime.date(1600, 1, 1), None]
    rows = [{"name": "a", "lon": lon, "lat": 45.0, "date": day} for lon in (147.9, 150.0, None) for day in days]
    batch = pa.RecordBatch.from_pylist(rows)
    (found,) = space["tagged"]([batch])
    assert found.select(batch.schema.names).equals(batch)
    codes = [
        0 if row["lon"] is None or row["date"] is None else tag_one(row["lon"], row["lat"], row["date"]) for row in rows
    ]
    assert found.column("holder").to_pylist() == [legend()[code].holder for code in codes]
    assert codes.count(0) == 8
    assert {field.type for field in found.schema}.isdisjoint({pa.dictionary(pa.int16(), pa.string())})
    added = {field.name: field.type for field in list(found.schema)[4:]}
    assert added.pop("claimants") == pa.list_(pa.string())
    assert [*added.values()] == [pa.string()] * 5
    nothing = pa.RecordBatch.from_pylist([], schema=batch.schema)
    assert [each.schema for each in space["tagged"]([nothing, batch, nothing])] == [found.schema] * 3
