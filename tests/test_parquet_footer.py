"""The footers of Parquet files, read and written by ourselves: no extra is needed to move columns and add others."""

from __future__ import annotations

import io
import struct
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kurils.base.errors import UsageError
from kurils.tagging import parquet
from kurils.tagging.job import Bad, Counts, Job
from kurils.tagging.parquet import footer as foot
from kurils.tagging.parquet.file import Group
from kurils.tagging.parquet.thrift import (
    BINARY,
    BYTE,
    DOUBLE,
    FALSE,
    I16,
    I32,
    I64,
    LIST,
    MAP,
    SET,
    STRUCT,
    TRUE,
    UUID,
    Items,
    ThriftError,
    Value,
    read_struct,
    write_struct,
)
from kurils.tagging.stream import Report, StrictError

if TYPE_CHECKING:
    from collections.abc import Mapping

#: kind -> its values, where none stands in another
SIMPLE = {
    BYTE: st.integers(0, 255),
    I16: st.integers(-(1 << 15), (1 << 15) - 1),
    I32: st.integers(-(1 << 31), (1 << 31) - 1),
    I64: st.integers(-(1 << 63), (1 << 63) - 1),
    DOUBLE: st.binary(min_size=8, max_size=8),
    BINARY: st.binary(max_size=300),
    UUID: st.binary(min_size=16, max_size=16),
}


def of_kind(kind, structs):
    """The values of a kind as they stand in a list or a map, where a truth value is a byte."""
    if kind == STRUCT:
        return structs
    return st.sampled_from([TRUE, FALSE]) if kind == TRUE else SIMPLE[kind]


def fields(structs):
    """Any value of a field: of each kind, and lists, sets and maps of them."""
    kinds = st.sampled_from([*SIMPLE, TRUE, STRUCT])
    items = kinds.flatmap(lambda kind: st.builds(Items, st.just(kind), st.lists(of_kind(kind, structs), max_size=20)))
    pairs = st.tuples(kinds, kinds).flatmap(
        lambda two: st.lists(st.tuples(*(of_kind(kind, structs) for kind in two)), max_size=4).map(
            # of an empty map the kinds are not written
            lambda pairs: (two[0] << 4 | two[1] if pairs else 0, pairs)
        )
    )
    return st.one_of(
        *(st.builds(Value, st.just(kind), values) for kind, values in SIMPLE.items()),
        st.booleans().map(lambda truth: Value(TRUE if truth else FALSE, truth)),
        st.builds(Value, st.sampled_from([LIST, SET]), items),
        st.builds(Value, st.just(MAP), pairs),
        st.builds(Value, st.just(STRUCT), structs),
    )


structs = st.recursive(
    st.just({}), lambda inner: st.dictionaries(st.integers(1, 300), fields(inner), max_size=6), max_leaves=8
)


@given(structs)
def test_what_is_written_is_read_the_same(found):
    """Of every type of the protocol, whatever a field means: what a newer writer has added is kept."""
    assert read_struct(write_struct(found)) == found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("00", {}),
        # the number of a field as a step from the one before, or by itself where the step is long
        ("15 02 00", {1: Value(I32, 1)}),
        ("15 01 16 04 00", {1: Value(I32, -1), 2: Value(I64, 2)}),
        ("05 28 c0 01 00", {20: Value(I32, 96)}),
        # truth stands in the type itself
        ("11 12 00", {1: Value(TRUE, True), 2: Value(FALSE, False)}),
        ("18 03 50 41 52 00", {1: Value(BINARY, b"PAR")}),
        # a list of up to 14 has its size beside its type, a longer one behind
        ("19 25 02 04 00", {1: Value(LIST, Items(I32, [1, 2]))}),
        ("19 f3 0f" + " 07" * 15 + " 00", {1: Value(LIST, Items(BYTE, [7] * 15))}),
        # a map its size, the types of its keys and values, and pairs; an empty one only its size
        ("1b 01 85 01 61 06 00", {1: Value(MAP, (0x85, [(b"a", 3)]))}),
        ("1b 00 00", {1: Value(MAP, (0, []))}),
    ],
)
def test_bytes_of_the_protocol(content, found):
    """Each form as its specification has it."""
    assert read_struct(bytes.fromhex(content)) == found
    assert write_struct(found) == bytes.fromhex(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x15",
        b"\x18\x05abc",
        b"\x19\xf5\x7f\x02",
        b"\x1e",
        b"\x1c" * 100_000,
        b"\x16" + b"\x81" * 400_000 + b"\x01\x00",
    ],
    ids=lambda content: f"{content[:4].hex()} of {len(content)}",
)
def test_bytes_that_are_no_structure(content):
    """Cut off, of a type that there is not, nested or counted without end: an error of one kind."""
    with pytest.raises(ThriftError):
        read_struct(content)


class Chunk(NamedTuple):
    """A column of a row group, as a test tells it: its bytes, and what its footer has besides."""

    content: bytes
    #: from its begin to its first page of data
    dictionary: int = 0
    more: Mapping[int, Value] = MappingProxyType({})
    meta: Mapping[int, Value] = MappingProxyType({})


def a_file(groups, more=None, columns=None, version=1):
    """A file with row groups of chunks, a row a byte of the first chunk, as a Parquet writer lays it out."""
    out, theirs = io.BytesIO(), []
    out.write(foot.MAGIC)
    for number, chunks in enumerate(groups):
        begin, told = out.tell(), []
        for chunk in chunks:
            at = out.tell()
            out.write(chunk.content)
            meta = {
                6: Value(I64, 2 * len(chunk.content)),
                7: Value(I64, len(chunk.content)),
                9: Value(I64, at + chunk.dictionary),
                11: Value(I64, at if chunk.dictionary else 0),
                **chunk.meta,
            }
            told.append({2: Value(I64, at), 3: Value(STRUCT, meta), **chunk.more})
        rows = len(chunks[0].content)
        theirs.append(
            {
                1: Value(LIST, Items(STRUCT, told)),
                2: Value(I64, 2 * (out.tell() - begin)),
                3: Value(I64, rows),
                5: Value(I64, begin),
                6: Value(I64, out.tell() - begin),
                7: Value(I16, number),
            }
        )
    names = columns or [f"column {number}" for number in range(len(groups[0]) if groups else 0)]
    schema = [{4: Value(BINARY, b"schema"), 5: Value(I32, len(names))}]
    schema += [{1: Value(I32, 6), 4: Value(BINARY, name.encode())} for name in names]
    footer = {
        1: Value(I32, version),
        2: Value(LIST, Items(STRUCT, schema)),
        3: Value(I64, sum(group[3].value for group in theirs)),
        4: Value(LIST, Items(STRUCT, theirs)),
        **(more or {}),
    }
    content = write_struct(footer)
    out.write(content + struct.pack("<I", len(content)) + foot.MAGIC)
    return out.getvalue()


def added(content=b"new!", **more):
    """New columns as a worker hands them over: a file of one column, and its bytes."""
    whole = a_file([[Chunk(content)]], columns=["island"], **more)
    footer = foot.parse(whole, "the new columns")
    (group,) = foot.groups_of(footer)
    chunks = foot.chunks_of(group)
    begin, end = foot.extent(chunks[0])
    return foot.Columns(whole[begin:end], begin, chunks), footer


def grown(content, groups=1, schema=b"", **more):
    """The file with a new column behind each of its row groups, and its footer."""
    footer, out = foot.parse(content, "in.parquet"), io.BytesIO()
    output = parquet._Output(out)
    for group in foot.groups_of(footer)[:groups]:
        columns, added_footer = added(**more)
        output.add(io.BytesIO(content), group, columns)
    foot.write_footer(out, footer, output.groups, added_footer, schema)
    return out.getvalue(), foot.parse(out.getvalue(), "out.parquet")


def bytes_of(content, group, number):
    """What lies where the footer says that a column lies."""
    begin, end = foot.extent(foot.chunks_of(group)[number])
    return content[begin:end]


def test_columns_lie_where_the_new_footer_says():
    """Those of the user byte by byte, the new ones behind them, in each row group; sums and numbers anew."""
    content = a_file([[Chunk(b"abcd", 2), Chunk(b"efgh12")], [Chunk(b"ijk"), Chunk(b"lm", 1)]])
    found, footer = grown(content, 2)
    groups = foot.groups_of(footer)
    lie = [[bytes_of(found, group, number) for number in range(3)] for group in groups]
    assert lie == [[b"abcd", b"efgh12", b"new!"], [b"ijk", b"lm", b"new!"]]
    assert [foot.rows_of(group) for group in groups] == [4, 3]
    assert [[group[field].value for field in (2, 5, 6, 7)] for group in groups] == [[28, 4, 14, 0], [18, 18, 9, 1]]
    assert footer[3].value == 7
    root, *fields = footer[2].value.values
    assert [root[5].value, *(field[4].value for field in fields)] == [3, b"column 0", b"column 1", b"island"]


def test_row_groups_that_are_left_out_are_not_counted():
    """As where a file is split: rows and places are those of what was written."""
    found, footer = grown(a_file([[Chunk(b"abcd")], [Chunk(b"ijk")]]), 1)
    assert (footer[3].value, len(foot.groups_of(footer))) == (4, 1)
    assert bytes_of(found, foot.groups_of(footer)[0], 0) == b"abcd"


def test_what_points_to_bytes_that_are_not_copied_goes():
    """Page indexes and Bloom filters; what the footer has besides stays, also what no version of ours knows."""
    index = {field: Value(I64, 9) for field in (4, 6)} | {field: Value(I32, 9) for field in (5, 7)}
    bloom = {14: Value(I64, 9), 15: Value(I32, 9), 99: Value(BINARY, b"later")}
    content = a_file([[Chunk(b"abcd", 2, {**index, 88: Value(TRUE, True)}, bloom)]], {77: Value(BINARY, b"newer")})
    _, footer = grown(content)
    chunk = foot.chunks_of(foot.groups_of(footer)[0])[0]
    assert sorted(chunk) == [2, 3, 88]
    assert sorted(chunk[3].value) == [6, 7, 9, 11, 99]
    assert footer[77].value == b"newer"


def test_a_place_of_nought_is_none():
    """Some writers give it for what is not there; it moves nowhere."""
    zero = Chunk(b"abcd", more={2: Value(I64, 0)})
    content = a_file([[Chunk(b"xy"), zero]])
    found, footer = grown(content)
    chunk = foot.chunks_of(foot.groups_of(footer)[0])[1]
    assert (chunk[2].value, chunk[3].value[11].value) == (0, 0)
    assert bytes_of(found, foot.groups_of(footer)[0], 1) == b"abcd"


def test_fields_that_a_writer_left_out_stay_out():
    """Sizes, places and numbers of row groups are optional."""
    content = a_file([[Chunk(b"abcd")]])
    footer = foot.parse(content, "in.parquet")
    (group,) = foot.groups_of(footer)
    bare = {field: value for field, value in group.items() if field in (1, 3)}
    assert sorted(foot.grown(bare, foot.chunks_of(group), 4, 0)) == [1, 3]


def test_the_schema_that_arrow_left_becomes_the_new_one():
    """Where it left none, none is added; other notes in a file stay."""
    notes = [{1: Value(BINARY, key), 2: Value(BINARY, b"old")} for key in (b"made by", b"ARROW:schema")]
    content = a_file([[Chunk(b"abcd")]], {5: Value(LIST, Items(STRUCT, notes))})
    _, footer = grown(content, schema=b"whole")
    pairs = [(pair[1].value, pair[2].value) for pair in footer[5].value.values]
    assert pairs == [(b"made by", b"old"), (b"ARROW:schema", b"whole")]
    _, footer = grown(a_file([[Chunk(b"abcd")]]), schema=b"whole")
    assert 5 not in footer


def test_the_order_of_each_column_is_told():
    """A file that tells how its columns are ordered tells it of the new ones too."""
    order = {7: Value(LIST, Items(STRUCT, [{1: Value(STRUCT, {})}]))}
    _, footer = grown(a_file([[Chunk(b"abcd")]], order), more=order)
    assert len(footer[7].value.values) == 2


def test_a_file_that_is_shorter_than_its_footer_says():
    """Told in one line, not copied as far as it goes."""
    content = a_file([[Chunk(b"abcd", meta={7: Value(I64, 5000)})]])
    with pytest.raises(UsageError, match="shorter than its footer says"):
        grown(content)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is no Parquet file"),
        (b"PAR1PAR1", "is no Parquet file"),
        (a_file([[Chunk(b"abcd")]])[:-1], "is no Parquet file"),
        (b"PAR1" + struct.pack("<I", 0) + b"PAR1", "its footer cannot be read"),
        (b"PAR1\x15\x02\x00" + struct.pack("<I", 3) + b"PAR1", "its footer cannot be read"),
        (b"PAR1" + b"x" * 20 + b"PARE", "is encrypted"),
        (a_file([[Chunk(b"abcd")]], {8: Value(STRUCT, {})}), "is encrypted"),
        (a_file([[Chunk(b"abcd", more={8: Value(STRUCT, {})})]]), "is encrypted"),
        (a_file([[Chunk(b"abcd", more={9: Value(BINARY, b"locked")})]]), "is encrypted"),
        (a_file([[Chunk(b"abcd", more={1: Value(BINARY, b"other.parquet")})]]), "only tells of other files"),
    ],
)
def test_files_that_are_not_taken(tmp_path, content, says):
    """Cut off, damaged, encrypted as a whole or in a column, or with its columns in other files."""
    path = tmp_path / "in.parquet"
    path.write_bytes(content)
    with pytest.raises(UsageError) as error:
        parquet.ranges(str(path), 1)
    assert says in error.value.line()


def changed(footer, path, value):
    """The footer with another value where numbers of fields and places in lists lead; None: without it."""
    found = {**footer}
    first, *rest = path
    if rest:
        inner = footer[first].value
        if isinstance(inner, Items):
            values = [changed(one, rest[1:], value) if at == rest[0] else one for at, one in enumerate(inner.values)]
            found[first] = Value(LIST, Items(STRUCT, values))
        else:
            found[first] = Value(STRUCT, changed(inner, rest, value))
    elif value is None:
        del found[first]
    else:
        found[first] = value
    return found


PLACES = [
    (2,), (2, 0, 5), (4,), (4, 0, 1), (4, 0, 3), (4, 0, 1, 0, 2), (4, 0, 1, 0, 3), (4, 0, 1, 0, 3, 7),
    (4, 0, 1, 0, 3, 9), (5,), (5, 0, 1), (7,),
]  # fmt: skip
OTHERS = [
    None, Value(BINARY, b"abc"), Value(TRUE, True), Value(STRUCT, {}), Value(LIST, Items(I32, [1])), Value(I64, -5),
    Value(LIST, Items(LIST, [Items(I32, [1])])), Value(LIST, Items(BINARY, [b"a"])), Value(MAP, (0, [])),
]  # fmt: skip
#: what need not be there, what writers give as they like, and what is of the right type
ALLOWED = [((5,), None), ((7,), None), ((4, 0, 1, 0, 2), Value(I64, -5)), ((5, 0, 1), Value(BINARY, b"abc"))]


@pytest.mark.parametrize(
    ("path", "value"),
    [(path, value) for path in PLACES for value in OTHERS if (path, value) not in ALLOWED],
    ids=repr,
)
def test_a_footer_of_other_types_than_the_format_says_is_damaged(path, value):
    """As well-formed as it may be: told in one line, before anybody counts rows or looks for bytes."""
    pairs = Value(LIST, Items(STRUCT, [{1: Value(BINARY, b"key"), 2: Value(BINARY, b"value")}]))
    whole = a_file([[Chunk(b"abcd")]], {5: pairs, 7: Value(LIST, Items(STRUCT, [{1: Value(STRUCT, {})}]))})
    content = write_struct(changed(foot.parse(whole, "in.parquet"), path, value))
    with pytest.raises(UsageError, match=r"its footer cannot be read|only tells of other files"):
        foot.parse(b"PAR1abcd" + content + struct.pack("<I", len(content)) + foot.MAGIC, "in.parquet")


def test_columns_have_their_bytes_each_for_itself():
    """Many columns that lie in one place would make a great file of a small one."""
    meta = {9: Value(I64, 4), 7: Value(I64, 400)}
    content = a_file([[Chunk(b"abcd" * 100, meta=meta)] + [Chunk(b"", meta=meta)] * 50])
    with pytest.raises(UsageError, match="shorter than its footer says"):
        foot.parse(content, "in.parquet")


@pytest.mark.parametrize(
    ("rows", "cut"),
    [(1, [(0, 1), (1, 2), (2, 3), (3, 4)]), (4, [(0, 1), (1, 3), (3, 4)]), (6, [(0, 2), (2, 4)]), (99, [(0, 4)])],
)
def test_a_file_is_cut_at_row_groups(tmp_path, rows, cut):
    """Parts have at least so many rows, but for the last; a file without row groups is one part."""
    path = tmp_path / "in.parquet"
    path.write_bytes(a_file([[Chunk(b"abcd")], [Chunk(b"ef")], [Chunk(b"ghi")], [Chunk(b"j")]]))
    assert parquet.ranges(str(path), rows) == cut
    path.write_bytes(a_file([]))
    assert parquet.ranges(str(path), rows) == [(0, 0)]


def group_of(rows, bad=(), note=None):
    """A row group as a worker hands it over."""
    columns, footer = added()
    counts = Counts()
    counts.rows = rows
    return Group(columns, footer, b"", counts, [Bad(*each) for each in bad], note)


@pytest.fixture
def tagged(monkeypatch, tmp_path):
    """Tag a file of three row groups, one of them without rows, where the workers answer as the test says."""
    (tmp_path / "in.parquet").write_bytes(
        a_file([[Chunk(b"abcd"), Chunk(b"12")], [Chunk(b""), Chunk(b"")], [Chunk(b"ef"), Chunk(b"3")]])
    )

    def run(*answers, strict=False, **more):
        asked, out, bad, done = [], io.BytesIO(), [], []
        report = Report(bad.append, lambda part, rows: done.append((part, rows)))

        def in_order(function, parts, plan, workers, apart):
            asked.extend(parts)
            assert apart
            yield from zip(parts, answers)

        monkeypatch.setattr(parquet, "in_order", in_order)
        parquet.run(str(tmp_path / "in.parquet"), out, Job(strict=strict), report, **more)
        return asked, foot.parse(out.getvalue(), "out"), report, bad, done

    return run


def test_row_groups_are_tagged_in_their_order(tagged):
    """Those without rows are left out; what is said of columns is said once, and progress by rows."""
    asked, footer, report, bad, done = tagged(group_of(4, note="took x"), group_of(2, note="took x"))
    assert (asked, [foot.rows_of(group) for group in foot.groups_of(footer)]) == ([0, 2], [4, 2])
    assert (report.notes, report.counts.rows, bad, done) == (["took x"], 6, [], [(666_666, 4), (1_000_000, 6)])


def test_rows_that_cannot_be_read_have_their_place_in_the_file(tagged):
    """Across row groups, and of a part of the file too; a strict job ends at the first."""
    answers = group_of(4, [(3, "lon is empty")]), group_of(2, [(1, "date is empty")])
    assert tagged(*answers)[3] == [(3, "lon is empty"), (5, "date is empty")]
    assert tagged(answers[1], groups=(1, 3))[3] == [(5, "date is empty")]
    with pytest.raises(StrictError) as error:
        tagged(*answers, strict=True)
    assert error.value.bad == (3, "lon is empty")


def test_of_no_rows_the_columns_are_there_all_the_same(tagged):
    """Whoever reads the parts of a split file finds the same columns in each."""
    asked, footer, report, _, _ = tagged(group_of(0), groups=(1, 2))
    assert (asked, foot.groups_of(footer), report.counts.rows) == ([None], [], 0)
    assert footer[2].value.values[-1][4].value == b"island"


@pytest.mark.parametrize("name", ["in.parquet", "in.arrow"])
def test_without_pyarrow_the_extra_is_named(cli, tmp_path, monkeypatch, name):
    """By the process that would read, since it alone needs it; nothing is written."""
    stub = tmp_path / "path" / "pyarrow.py"
    stub.parent.mkdir()
    # as where a library that it needs is not installed
    stub.write_text("import a_library_that_nobody_has")
    monkeypatch.syspath_prepend(stub.parent)
    (tmp_path / name).write_bytes(a_file([[Chunk(b"abcd")] * 3], columns=["lon", "lat", "date"]))
    result = cli("tag", tmp_path / name, "-o", tmp_path / f"out-{name}")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "a Parquet or Arrow file needs the optional extra 'parquet' (pip install 'kurils[parquet]')" in result.err
    assert sorted(path.name for path in tmp_path.iterdir()) == [name, "path"]
