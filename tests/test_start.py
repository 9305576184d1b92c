"""The start of the program: what it imports, the short way in, and many dates in one process."""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kurils.base.errors import KurilsError
from kurils.base.jsontext import dumps
from kurils.base.quick import decode
from kurils.fastpath import answered
from kurils.query.many import turning_days
from kurils.show.formats.to_csv import line
from kurils.store.index import store
from kurils.store.index.beside import beside, together
from kurils.store.index.parts import open_parts, read_parts, write_parts

CHECKOUT = Path(__file__).parent.parent
HEAVY = ("typer", "rich", "shapely", "numpy", "yaml", "pydantic", "dataclasses", "typing", "json", "argparse", "re")


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The package with its record prepared inside it, as a wheel leaves it; without what takes seconds to derive."""
    site = tmp_path_factory.mktemp("site")
    ignored = shutil.ignore_patterns("__pycache__", "_index", ".index-*")
    shutil.copytree(CHECKOUT / "kurils", site / "kurils", ignore=ignored)
    shutil.copytree(CHECKOUT / "data", site / "kurils" / "data")
    derive_nothing = "from kurils.store.index import prepare as p; p.DERIVED = {}; p.prepare(p.data_root())"
    run(site, "-c", derive_nothing)
    return site


def run(site, *arguments, stdin=b""):
    environment = {**os.environ, "PYTHONPATH": str(site), "KURILS_TODAY": "2026-11-22"}
    process = subprocess.run(
        [sys.executable, *arguments], input=stdin, capture_output=True, cwd=site, env=environment, check=False
    )
    assert process.returncode == 0, process.stderr.decode()
    return process.stdout


PROBE = """
import sys
sys.argv = ["kurils", *sys.argv[1:]]
from kurils.__main__ import main
try:
    main()
finally:
    sys.stderr.write(" ".join(sorted({name.partition(".")[0] for name in sys.modules})))
"""


@pytest.mark.parametrize("color", ["", "1"], ids=["plain", "coloured"])
@pytest.mark.parametrize(
    "question",
    [
        *(f"status --date {date} --format {format}"
          for date in ("1905-09-05", "1945-09-04", "1650-01-01", "today")
          for format in ("table", "json", "ndjson", "csv")),
        "status -d 1905-09-05", "status -d1905-09-05 -a -b", "status -d 1905-09-05 --json", "status --csv",
        "status 1905-09-05 --view=japan", "--version",
    ],
)  # fmt: skip
def test_what_is_asked_most_imports_nothing_heavy(installed, question, color):
    """Nothing of the framework, drawing, geometry, YAML, and nothing slow of the standard library."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "KURILS_TODAY": "2026-11-22", "FORCE_COLOR": color}
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(installed)!r})\n{PROBE}"]
    process = subprocess.run([*command, *question.split()], capture_output=True, env=environment, check=False)
    assert process.returncode == 0
    is_table = not any(word in question for word in ("json", "csv", "version"))
    assert (b"\x1b[" in process.stdout) == bool(color and is_table and "-b" not in question)
    loaded = set(process.stderr.decode().split())
    assert "kurils" in loaded
    # `today` and other dates that are no plain ISO day are read with `re`
    assert loaded.isdisjoint(set(HEAVY) - ({"re"} if "today" in question else set()))


@pytest.mark.parametrize("format", ["table", "json", "csv"])
@pytest.mark.parametrize("day", ["1905-09-05", "1945-09-01", "1930", "1951-09-08", "2026-01-01", "1640-01-01"])
def test_a_status_reads_one_section(monkeypatch, capsys, record, day, format):
    """The words that it needs stand beside what it is about."""
    read = []
    section = store.section
    monkeypatch.setattr(store, "section", lambda name, language="en": read.append(name) or section(name, language))
    assert answered(["status", "--all", "--date", day, "--format", format]) == 0
    assert set(read) == {"status"}


@pytest.mark.parametrize("language", ["en", "th"])
def test_the_prepared_record_answers_as_the_one_built_in_memory(installed, record, language):
    """Every part of every section, its keys in the same order: reading in parts, or beside English, changes nothing."""
    code = """
import json, sys
from kurils.store.index import store
language, *names = sys.argv[1:]
for name in names:
    section = store.section(name, language)
    plain = {k: dict(v) if hasattr(v, "_at") else v for k, v in section.items()}
    print(json.dumps(plain, ensure_ascii=True))
"""
    built = store.build(store.data_root(), language)
    names = sorted({*built} - {*store.ONCE})
    read = [json.loads(text) for text in run(installed, "-c", code, language, *names).splitlines()]
    for name, section in zip(names, read, strict=True):
        texts = [{key: json.dumps(part) for key, part in parts.items()} for parts in (section, built[name])]
        assert texts[0] == texts[1], name


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(deadline=None)
@given(json_values)
def test_json_is_written_as_the_standard_library_writes_it(value):
    """Indented and on one line, for every kind of value, but for characters that cannot be seen, which are escaped."""
    for indent in (None, 2):
        text, plain = dumps(value, indent), json.dumps(value, ensure_ascii=False, indent=indent)
        unseen = {char for char in plain if not char.isprintable() and char not in "\n\u00a0\u3000"}
        for char in unseen:
            plain = plain.replace(char, json.dumps(char)[1:-1])
        assert text == plain


@settings(deadline=None)
@given(json_values)
def test_json_is_read_as_the_standard_library_reads_it(value):
    """The compiled scanner alone gives the same values."""
    assert decode(json.dumps(value)) == json.loads(json.dumps(value))


@pytest.mark.parametrize("question", ["status --all --date 1945-09-02 --json", "status --date 1905", "status -b"])
def test_the_plain_ways_of_the_library_say_the_same(installed, monkeypatch, question):
    """What is taken from its private parts could be taken from its public ones."""
    quick = run(installed, "-m", "kurils", *question.split())
    monkeypatch.setenv("KURILS_PLAIN", "1")
    probe = "import sys, kurils.base.quick as q; q.decode('1'); print('json' in sys.modules, q.date.__module__)"
    assert run(installed, "-c", probe).startswith(b"True")
    assert run(installed, "-m", "kurils", *question.split()) == quick


@pytest.mark.parametrize("text", ["", " 1", "1 ", "[1,]", "{", "nul", "[1] 2"])
def test_what_is_no_json_is_refused(text):
    """Also what is JSON with something around it."""
    with pytest.raises(ValueError):  # noqa: PT011
        decode(text)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"", object()])
def test_what_json_cannot_hold_is_refused(value):
    """No NaN is ever printed."""
    with pytest.raises(TypeError):
        dumps([value])


small = st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3), max_leaves=5)


values = st.recursive(
    st.none() | st.sampled_from(["", "a", "b"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner),
)


@settings(deadline=None)
@given(values, values)
@example({"a": ["b"], "b": None}, {"b": None, "a": ["b"]})
@example({"a": {"b": ""}}, {"a": ["b"]})
def test_what_another_language_says_is_read_beside_english(english, own):
    """The same, in the same order, and English as it was."""
    before = json.dumps(english)
    differing = json.loads(json.dumps(beside(english, own)))
    assert json.dumps(together(english, differing)) == json.dumps(own)
    assert json.dumps(english) == before


@settings(deadline=None)
@given(st.dictionaries(st.text(), small), st.dictionaries(st.text(), st.dictionaries(st.text(), small), max_size=3))
def test_parts_are_read_as_they_were_written(plain, tables):
    """Whatever keys and values, and in the same order."""
    section = {**{f"plain {key}": value for key, value in plain.items()}, **tables}
    read = read_parts(write_parts(section, tuple(tables)))
    assert {key: dict(value) if key in tables else value for key, value in read.items()} == section
    assert list(read) == [key for key in section if key not in tables] + list(tables)
    assert "no such key" not in read


@pytest.mark.parametrize("cut", [1, 10, 200])
def test_a_part_file_that_was_cut_off_is_refused(cut):
    """A damaged index must not answer."""
    content = write_parts({"a": list(range(100)), "b": {"c": {"d": "e"}}}, ("b",))
    with pytest.raises(ValueError):  # noqa: PT011
        read_parts(content[:-cut])


def many_rows():
    """A section whose index is longer than what is read of a file at a time."""
    return {"plain": ["择", None], "rows": {f"day {number}": {"of": number} for number in range(2000)}}


@pytest.mark.parametrize("at_a_place", [True, False], ids=["parts", "whole"])
def test_a_file_is_read_as_its_content(monkeypatch, tmp_path, at_a_place):
    """Also where the system cannot read at a place of a file; and by two threads at once."""
    from concurrent.futures import ThreadPoolExecutor

    if not at_a_place:
        monkeypatch.delattr(os, "pread", raising=False)
    section = many_rows()
    path = tmp_path / "rows.parts"
    path.write_bytes(write_parts(section, ("rows",)))
    read = open_parts(str(path))
    with ThreadPoolExecutor(2) as pool:
        rows = list(pool.map(read["rows"].__getitem__, section["rows"]))
    assert rows == list(section["rows"].values())
    assert read["plain"] == section["plain"]


def test_a_file_that_was_replaced_meanwhile_is_still_the_old_one(tmp_path):
    """An upgrade while a process runs must not mix two records."""
    path = tmp_path / "rows.parts"
    path.write_bytes(write_parts(many_rows(), ("rows",)))
    read = open_parts(str(path))
    (tmp_path / "new").write_bytes(write_parts({"plain": 1, "rows": {"day 1": 2}}, ("rows",)))
    os.replace(tmp_path / "new", path)
    assert read["rows"]["day 1999"] == {"of": 1999}


@pytest.mark.parametrize("content", [b"", b"no line", b"[]\n", b"{}\n", b"nonsense\n", "cut"], ids=repr)
def test_a_file_of_another_form_is_refused(tmp_path, content):
    """Empty, without an index, or cut off."""
    path = tmp_path / "rows.parts"
    path.write_bytes(write_parts(many_rows(), ("rows",))[:-1] if content == "cut" else content)
    with pytest.raises(ValueError):  # noqa: PT011
        open_parts(str(path))


@settings(deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=1))
def test_a_line_of_csv_is_read_back(cells):
    """By the csv module, whatever the cells hold."""
    import csv

    assert next(csv.reader(io.StringIO(line(cells), newline=""))) == cells


def words():
    """Arguments of `status`: mostly good, in any order, and things that only the real application understands."""
    days = st.dates(datetime.date(1600, 1, 1), datetime.date(2030, 1, 1)).map(datetime.date.isoformat)
    others = "today|1905|1945-09|Ansei 1-12-21|1855-01-26 OS|安政元年十二月二十一日|1905-13-01||nonsense"
    dates = days | st.sampled_from(others.split("|"))
    formats = st.sampled_from(["table", "json", "ndjson", "csv", "markdown", "yaml", "xml", ""])
    places = st.sampled_from(
        ["iturup", "etorofu", "択捉", "Итуруп", "habomai", "urup", "northern-kurils", "moneron", "nowhere", "ITURUP"]
    )
    pieces = st.one_of(
        dates.map(lambda date: ["--date", date]),
        dates.map(lambda date: [f"--date={date}"]),
        dates.map(lambda date: ["-d", date]),
        days.map(lambda date: [f"-d{date}"]),
        formats.map(lambda format: ["--format", format]),
        formats.map(lambda format: ["-f", format]),
        places.map(lambda place: [place]),
        days.map(lambda day: [day]),
        st.sampled_from(
            [
                ["--all"],
                ["-a"],
                ["-ab"],
                ["--"],
                ["--view", "japan"],
                ["--view=russia"],
                ["--view", "x"],
                ["--brief"],
                ["-b"],
                ["--date"],
                ["--lang", "en"],
                ["--json"],
                ["--csv"],
                ["--all=1"],
                ["-"],
                [""],
                ["Ansei", "1-12-21"],
                ["1855-01-26", "OS"],
            ]
        ),
    )
    plain = st.tuples(
        st.lists(places, max_size=2),
        st.lists(dates.map(lambda date: ["--date", date]), max_size=1),
        st.lists(formats.map(lambda format: ["--format", format]), max_size=1),
        st.sampled_from([[], ["--all"]]),
    ).map(lambda parts: [*parts[0], *flat(parts[1]), *flat(parts[2]), *parts[3]])
    return plain | st.lists(pieces, max_size=4).map(flat)


def flat(lists):
    return [word for words in lists for word in words]


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words())
def test_the_short_way_in_prints_what_the_application_prints(monkeypatch, record, arguments):
    """The same bytes and the same code for every form it takes; not a byte for every form that it leaves."""
    from kurils.cli.app import run as run_app

    arguments = ["status", *arguments]
    # an error in JSON mode looks at the command line itself
    monkeypatch.setattr(sys, "argv", ["kurils", *arguments])

    def captured(function):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = function(arguments)
        return code, out.getvalue(), err.getvalue()

    short = captured(answered)
    if short[0] is None:
        assert short[1:] == ("", "")
    else:
        assert short == captured(run_app)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--date", "1905-09-05"],
        ["--format", "json", "--date", "1905-09-05"],
        ["iturup", "択捉", "--all"],
        ["iturup", "Итуруп", "--format", "csv"],
        ["--all", "--date", "1945-09"],
        ["-d", "1905-09-05", "--brief"],
        ["-d1905-09-05", "-fcsv", "-a"],
        ["etorofu", "1855-01-26", "OS", "--json"],
        ["--date=1905-09-05", "--view=japan", "--csv"],
    ],
)
def test_the_plain_forms_take_the_short_way(capsys, record, arguments):
    """What scripts write is answered without the framework, or refused by the application alone."""
    both = "--all" in arguments and "iturup" in arguments
    assert answered(["status", *arguments]) == (None if both else 0)
    assert bool(capsys.readouterr().out) != both


@pytest.mark.parametrize(
    "arguments",
    [
        ["timeline"],
        ["status", "--help"],
        ["status", "--date", "1905-09-05", "--date", "1905-09-05"],
        ["status", "--date", "1905-09-05", "--output", "x"],
        ["status", "--dates-from", "x"],
        ["status", "--date", "-"],
        ["status", "--date", "3000-01-01"],
        ["status", "nowhere"],
        ["status", "--format", "yaml"],
        [],
    ],
)
def test_everything_else_is_left_to_the_application(capsys, record, arguments):
    """Untouched, and without a byte printed."""
    assert answered(arguments) is None
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_is_told_at_once(monkeypatch, capsys, flag):
    """As the application tells it."""
    from kurils.cli.app import run as run_app

    assert answered([flag]) == 0
    short = capsys.readouterr()
    assert (run_app([flag]), capsys.readouterr()) == (0, short)


def test_many_days_are_answered_as_each_alone(record):
    """On every day on which anything may change, on the days beside it, and on days between, for every view."""
    places = record.places(all=True)
    turns = {datetime.date.fromisoformat(day) for place in places for day in turning_days(place)}
    first, last = datetime.date(1635, 1, 1), datetime.date(2026, 2, 28)
    days = {turn + datetime.timedelta(days=step) for turn in turns for step in (-1, 0, 1)}
    chance = random.Random(6)
    days |= {first + datetime.timedelta(days=chance.randrange((last - first).days)) for _ in range(300)}
    chosen = [day.isoformat() for day in sorted(days) if first <= day <= last]
    for view in ("neutral", "japan", "russia"):
        for day, answer in zip(chosen, record.status_on(chosen, all=True, view=view), strict=True):
            assert answer == record.status(day, all=True, view=view), day


def test_many_answers_are_written_as_each_alone(record):
    """Keeping the text of what repeats changes no byte, of months and years either."""
    from kurils.show.blocks.many import JsonLines

    write = JsonLines().line
    for date in ["1905-09-05", "1905-09-06", "1905-09", "1945", "1945-09-04", "1905-09-05", "Ansei 1-12-21"] * 2:
        answer = next(iter(record.status_on([date])))
        assert write(answer) == json.dumps(answer, ensure_ascii=False)


def test_what_is_wrong_with_a_date_comes_in_its_place(toy):
    """One answer a date, whatever the others are."""
    answers = list(toy.status_on(["1900-05-02", "nonsense", "1700-01-01", "1900-05-03"]))
    assert [isinstance(answer, KurilsError) for answer in answers] == [False, True, True, False]
    assert [answer.exit_code for answer in answers[1:3]] == [2, 4]


DAYS = "1899-12-31\n\n# the landing\n1900-05-02\n"


@pytest.mark.parametrize("way", ["stdin", "file"])
def test_many_dates_from_stdin_or_a_file(toy, cli, tmp_path, way):
    """One header, and the rows of each day; blank lines and comments are passed over."""
    if way == "stdin":
        result = cli("status", "alpha", "--date", "-", "--format", "csv", stdin=DAYS)
    else:
        (tmp_path / "days.txt").write_text("\ufeff" + DAYS, encoding="utf-8")
        result = cli("status", "alpha", "--dates-from", tmp_path / "days.txt", "--format", "csv")
    assert (result.code, result.err) == (0, "")
    rows = result.out.splitlines()
    assert rows[0].startswith("date,island,holder")
    assert [row.split(",")[:3] for row in rows[1:]] == [
        ["1899-12-31", "alpha", "arland"],
        ["1900-05-02", "alpha", "borland"],
    ]


@pytest.mark.parametrize("format", ["json", "ndjson"])
def test_many_dates_are_one_json_answer_a_line(toy, cli, format):
    """Each line is the whole answer of its day."""
    result = cli("status", "--dates-from", "-", "--format", format, stdin=DAYS)
    answers = [json.loads(text) for text in result.out.splitlines()]
    assert answers == [toy.status(day) for day in ("1899-12-31", "1900-05-02")]


def test_many_tables_stand_apart(toy, cli):
    """Each as it would be alone, an empty line between them."""
    result = cli("status", "--date", "-", stdin=DAYS)
    alone = [cli("status", "--date", day).out for day in ("1899-12-31", "1900-05-02")]
    assert result.out == "\n".join(alone)


def test_bad_lines_are_named_at_the_end_and_the_first_decides_the_code(toy, cli):
    """The others are answered all the same."""
    text = "1700-01-01\n1900-05-02\nnonsense\n1500\n"
    result = cli("status", "alpha", "--date", "-", "--format", "csv", stdin=text)
    assert result.code == 4
    assert len(result.out.splitlines()) == 2
    said = result.err.splitlines()
    assert said[0] == "kurils: 3 of 4 lines were not answered:"
    assert [text.split(": ")[1] for text in said[1:]] == ["line 1", "line 3", "line 4"]
    assert "before the record" in said[3]


@pytest.mark.parametrize(
    ("on", "days"),
    [
        ([], ["1900-01-01", "1900-05-02"]),
        (["--on", "changes"], ["1900-01-01", "1900-05-02"]),
        (["--on", "first"], ["1900-01-01"]),
        (["--on", "last"], ["1900-12-31"]),
    ],
)
def test_years_with_changes_and_without_are_one_table(toy, cli, on, days):
    """The same columns; which days stand for a year with changes is said by --on."""
    out = cli("status", "alpha", "--date", "-", "--format", "csv", *on, stdin="1880\n1900\n1890\n").out
    head, *rows = out.splitlines()
    assert [row.split(",")[0] for row in rows] == ["1880", *days, "1890"]
    assert {row.count(",") for row in rows} == {head.count(",")}
    single = cli("status", "alpha", "--date", days[-1], "--format", "csv").out.splitlines()[1]
    assert rows[-2] == single


def test_json_lists_the_changes_of_a_year_unless_days_are_asked_for(toy, cli):
    """With --on each line is the answer of a day, which still says what was given."""
    plain = json.loads(cli("status", "alpha", "--date", "-", "--json", stdin="1900\n").out)
    assert plain["changes"]
    lines = cli("status", "alpha", "--date", "-", "--json", "--on", "changes", stdin="1900\n").out.splitlines()
    assert [json.loads(line)["date"]["gregorian"] for line in lines] == ["1900-01-01", "1900-05-02"]
    assert {json.loads(line)["date"]["given"] for line in lines} == {"1900"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--date", "-", "--format", "yaml"], "many dates have no format 'yaml'"),
        (["--date", "-", "1900-05-02"], "two dates are given"),
        (["--date", "1900-05-02", "--dates-from", "-"], "cannot go together"),
        (["--dates-from", "no-such-file"], "cannot read no-such-file"),
        (["--date", "-"], "no date was read"),
        (["--date", "1900", "--on", "last"], "--on goes with --dates-from"),
    ],
)
def test_many_dates_asked_wrongly(toy, cli, arguments, says):
    """A usage error each, and nothing on stdout."""
    result = cli("status", *arguments, stdin="")
    assert (result.code, bool(result.out)) == (2, "yaml" in arguments)
    assert says in result.err


def test_many_dates_go_to_a_file_that_appears_when_whole(toy, cli, tmp_path):
    """And not over another one."""
    target = tmp_path / "out.csv"
    assert cli("status", "--date", "-", "--format", "csv", "-o", target, stdin=DAYS).code == 0
    assert len(target.read_text().splitlines()) == 5
    assert cli("status", "--date", "-", "--format", "csv", "-o", target, stdin=DAYS).code == 2
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.csv"]
