"""What goes wrong in daily use is told in the reader's language: every command with the ordinary mistakes.

Each command line is run in English, Russian and Japanese in a folder of its own. Of what stands on stderr no English
may be left over: no word of the English sentences, outside of options, commands, names and lists of values. Exit codes
and stdout are the same in every language where a script reads them.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
from functools import cache

import pytest

from kurils.base.errors import KurilsError, Said
from kurils.cli import output
from kurils.store.index.sections import read_wording
from kurils.words.errors import said, told
from kurils.words.wording import Wording

WHOLE = ("ru", "ja")
POINTS = "id,lon,lat,date\n"
#: what lies in the folder
FILES = {
    "there.json": "x", "there.csv": "x", "there.svg": "x", "full/a.txt": "x", "rec/x.yaml": "a: 1\n",
    "dates.txt": "1905-09-05\n1905-02-30\ngarbage\n1500-01-01\n", "nodates.txt": "",
    "good.csv": POINTS + "1,145.86,44.03,1905-09-05\n", "allbad.csv": POINTS + "1,145.86,44.03,garbage\n",
    "p.csv": POINTS + "1,145.86,44.03,1905-09-05\n2,145.86,44.03,1945-02-30\n3,145.86,44.03,garbage\n4,x,44.03,1945\n"
    "5,145,44,03,1945\n6,145.86,44.03,1945\n7,145.86,144.03,1945-01-01\n8,145.86,44.03,1500-01-01\n9,145.86,44.03,\n",
    "more.csv": POINTS + "1,145.86,44.03,05.09.1905\n2,145.86,44.03,1945-01-01T25:00\n3,145:86,44.03,1945-01-01\n"
    "4,,44.03,1945-01-01\n5,145.86,44.03,1945-09-05/1945-09-01\n",
    "open.csv": POINTS + '1,145.86,44.03,"1905\n2,145.86,44.03,1905\n', "empty.csv": "", "onecol.csv": "a\n1\n",
    "nocols.csv": "id,foo,bar\n1,2,3\n", "semi.csv": "id;lon;lat;date\n1;145,86;44,03;1905-09-05\n",
    "nodate.csv": "id,lon,lat,foo\n1,145.86,44.03,1905-09-05\n", "two.csv": "долгота,Долгота,lat,date\n1,2,3,4\n",
    "twice.csv": "lon,lon,lat,date\n1,2,3,4\n", "taken.csv": "id,lon,lat,date,holder\n1,145.86,44.03,1905-09-05,x\n",
    "named.csv": "долгота,широта,дата\n145.86,44.03,1905-09-05\n", "bad.geojson": "{", "list.geojson": "[]",
    "g.geojson": '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,'
    '"properties":{"date":"1905"}}]}',
    "bad.ndjson": '{"lon":145.86,"lat":44.03,"date":"1905-09-05"}\nnot json\n{"lon":1}\n', "bad.parquet": "PAR1xxxx",
    "points.txt": "44.03 145.86\n99 999\nfoo\n44.03 145.86 1905-02-30\n", "nopoints.txt": "",
}  # fmt: skip
#: the settings of a user, by the folder in which they lie
SETTINGS = {
    "key": "colour = x\n", "value": "color = pink\n", "line": "nonsense\n", "quote": 'color = "auto\n',
    "width": "width = 3\n", "pager": 'pager = ""\n', "twice": "color = auto\ncolor = auto\n",
}  # fmt: skip

MISTAKES = r"""
status --date 1905-02-30
status --date 1900-02-29
status --date "1855-02-30 OS"
status --date 1905-09-00
status --date garbage
status --date ""
status --date 05.09.1905
status --date 1905-09-05T10:00
status --date 190509
status --date 19050-1-1
status --date 1905..1906
status --date "5 September"
status --date "Monday 5 September 1905"
status --date "Ansei 9-1-1"
status --date "Ansei 1-12-40"
status --date "Ansei 1-i3-1"
status --date "Meiji 5-12-3"
status --date "Meiji 10-i3-1"
status --date "Ansei 0-1-1"
status --date "Ansei"
status --date "Ansei x"
status --date "Genroku 1-1-1"
status --date "Meiji 38-9-5 OS"
status --date 农历1905年9月5日
status --date "1905-09-05 (1905-09-06)"
status --date ../..
status --date 1906/1905
status --date 1900s
status --date 1500-01-01
status --date 2999-01-01
status atlantis
status --format x
status --on first
status --brief --full
status --cite
status iturup --all
status 1905-01-01 1906-01-01
status --date 1905 --dates-from dates.txt
status --dates-from nofile
status --dates-from dates.txt
status --dates-from nodates.txt
status --dates-from dates.txt --sort id
status --dates-from dates.txt -o dates.txt --force --format csv
status --fields ""
status --seq --format json
status --format geojson --date 1945
status -o there.json
status -o full --format json
status -o nofolder/x.json
status -o there.json/x.json
status -o x.foo
status -o "" --format json
status -o dangling --format json
status -o circle --format json
status --color pink
status --dat 1905
status --date
status --data
status --data nofolder
status --lang xx
statsu
--json
timeline --from 1950 --to 1940
diff 1950
document
document atlantis
document treaty
explain
island "northern territories"
locate
locate 144 145
locate 44N 44N
locate 145E 145E
locate -- -44N 145
locate N44N 145E
locate "44:99 145"
locate 44.03 145.86 --foo
locate - < points.txt
locate - < nopoints.txt
locate - < nodate.csv
locate - --lat foo < good.csv
locate - --date-format %y < good.csv
tag
tag nofile
tag nofile.csv
tag full
tag p.csv
tag p.csv --within 5 -o near.csv
tag more.csv
tag p.csv --strict
tag p.csv --bad bad.csv -o some.csv
tag good.csv -o there.csv
tag good.csv -o good.csv --force
tag good.csv --bad same.csv -o same.csv
tag good.csv p.csv -o tagged
tag good.csv p.csv -o tagged
tag full -o full/out
tag good.csv p.csv --bad - -o tagged2
tag allbad.csv
tag empty.csv
tag onecol.csv
tag nocols.csv
tag semi.csv
tag named.csv
tag nodate.csv
tag two.csv
tag twice.csv
tag taken.csv
tag open.csv
tag cyrillic.csv
tag good.csv --encoding utf-17
tag good.csv --encoding utf-7
tag bad.geojson
tag list.geojson
tag g.geojson
tag bad.ndjson
tag bad.parquet
tag bad.parquet -o x.parquet
tag good.csv --lon lat
tag good.csv --layer control --fields holder
tag good.csv --within 900
tag good.csv --within x
tag good.csv --workers x
tag good.csv --workers 0
tag good.csv --engine dask
tag good.csv --scheduler foo
tag good.csv --date-format x
tag good.csv --delimiter ab
tag good.csv --quote x
border --straits 1905
map iturup
map --date 1945 -o m.svg
map --date 1905-09-05 COLUMNS=20
chart -o c.jpg
chart -o c
chart --days 1905
chart --kind poster --days 1905-01-01,1905-01-02,1905-01-03,1905-01-04,1905-01-05,1905-01-06,1905-01-07
chart --kind poster iturup
chart --kind poster --date 1905-01-01
chart --kind poster --days ,
chart --date 1945
report --years 0
report -o r.pdf
report -o r
report --date 1905 --from 1904 --to 1906
page --card x.jpg
page --url foo
cite diff 1950
cite explain 1905
cite map iturup 1905
glossary atlantis
export -o x.gpkg --format csv
export -o exported
explore
explore iturup kunashir
mcp --listen x
check nofolder
check rec
verify nofile
verify nothing
new-data full
new-data made
new-data -
schema x
config
config foo
config get
config set color
config set pager ""
help foo
help status foo
--show-completion foo
status XDG_CONFIG_HOME=key
status XDG_CONFIG_HOME=value
status XDG_CONFIG_HOME=line
status XDG_CONFIG_HOME=quote
status XDG_CONFIG_HOME=width
status XDG_CONFIG_HOME=pager
status XDG_CONFIG_HOME=twice
status KURILS_TODAY=foo
"""

#: what stands in Latin letters in every language: options and commands, files, what somebody wrote, values
SAME = re.compile(
    r"[A-Z]{2,}|kurils [^\n(（)）;；、，。]*|--?[a-z][a-z-]*|[\w./-]+\.(?:[a-z]{2,8})|«[^»]*»|「[^」]*」|\[EN\].*"
    r"|(?:есть|поля|виды|ответы|--kind|--area|quote|названия|назовите её): [^()]*"
    r"|(?:使える値|使える末尾|欄|種類|答え|示す|名を書く)：[^（）]*"
    r"|--area: [^（）]*|quote: [^（）]*|（[a-z]+、[^）]*"
    r"|(?:кодировк|文字コード|例：|например, )[^()（）]*utf-8[^()（）]*"
    r"|(?:один знак или|一文字、または)[^()（）]*"
)
#: words of English sentences that are names or values too
NAMES = {
    "csv", "json", "ndjson", "geojson", "parquet", "utf", "png", "pdf", "html", "svg", "edtf", "term", "home", "kurils",
    "meiji", "kansei", "ansei", "mib", "kib", "feature", "never", "less", "diff", "explain", "config", "tag", "map",
    "poster", "timeline", "full", "key", "status", "set", "get", "color", "width", "foo", "date", "table", "value",
    "line", "twice", "pager", "echo", "format", "documents", "nothing", "lon", "lat", "km", "none", "cp", "all", "four",
    "https", "variants",
}  # fmt: skip


@cache
def english():
    """The words of the program's English sentences about itself."""
    begun = ("error.", "why.", "row.", "os.", "tag.", "note.", "check.", "config.", "export.", "new-data.")
    texts = [text for key, text in read_wording("en").items() if key.startswith(begun)]
    plain = re.sub(r"\{[^{}]*\}|--?[a-z][a-z-]*|kurils [a-z]+", " ", " ".join(texts))
    words = {word.lower() for word in re.findall("[A-Za-z]{2,}", plain)}
    return words - NAMES


def wording(language):
    """The words of a language alone."""
    words = read_wording(language)
    return Wording(words, language, lambda: words)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The folder with the files of the mistakes."""
    folder = tmp_path_factory.mktemp("mistakes")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for name, text in SETTINGS.items():
        (folder / name / "kurils").mkdir(parents=True)
        (folder / name / "kurils" / "config.toml").write_text(text, encoding="utf-8")
    (folder / "cyrillic.csv").write_bytes("ид,долгота,широта,дата\n1,145.86,44.03,1905-09-05\n".encode("cp1251"))
    (folder / "nothing").mkdir()
    (folder / "dangling").symlink_to("nowhere")
    (folder / "circle").symlink_to("circle")
    return folder


def ways():
    """Each mistake: the line as it stands here, its words, its variables, and the file at its stdin."""
    for line in MISTAKES.strip().splitlines():
        command, _, stdin = line.partition(" < ")
        words = shlex.split(command)
        variables = dict(word.split("=", 1) for word in words if re.match("[A-Z_]+=", word))
        yield line, [word for word in words if not re.match("[A-Z_]+=", word)], variables, stdin


#: language -> what was found in it, once for all tests
FOUND = {}


@pytest.fixture
def run_all(cli, folder, monkeypatch, tmp_path):
    """Run all mistakes in a language, in a copy of the folder: each with what it printed, and the error told."""

    def run(language):
        if language in FOUND:
            return FOUND[language]
        here = tmp_path / language
        shutil.copytree(folder, here, symlinks=True)
        monkeypatch.chdir(here)
        found = {}

        def note(error, arguments, told=output.report_error):
            caught.append(error)
            told(error, arguments)

        for line, words, variables, stdin in ways():
            caught: list[KurilsError] = []
            with monkeypatch.context() as patch:
                patch.setenv("KURILS_LANG", language)
                patch.setenv("COLUMNS", "80")
                patch.setenv("XDG_CONFIG_HOME", os.fspath(here / "no-settings"))
                for name, value in variables.items():
                    patch.setenv(name, os.fspath(here / value) if name == "XDG_CONFIG_HOME" else value)
                patch.setattr("kurils.cli.output.report_error", note)
                patch.setattr("kurils.cli.app.report_error", note)
                result = cli(*words, stdin=(here / stdin).read_bytes() if stdin else "")
            found[line] = result, caught
        FOUND[language] = found
        return found

    return run


def test_every_mistake_is_told_in_the_language(run_all):
    """No English is left over on stderr; exit codes and objects are those of English, letter by letter."""
    in_english = run_all("en")
    left, same = [], []
    for language in WHOLE:
        for line, (result, _) in run_all(language).items():
            before, _ = in_english[line]
            assert result.code == before.code, line
            if before.out.startswith('{"error"') or "--format json" in line:
                assert json.loads(result.out or "{}") == json.loads(before.out or "{}"), line
            for text in result.err.splitlines():
                given = set(re.findall("[a-z]{2,}", line.lower()))
                words = {word.lower() for word in re.findall("[A-Za-z]{2,}", SAME.sub(" ", text[len("kurils: ") :]))}
                if words & english() - given:
                    left.append(f"{language} {line}: {' '.join(sorted(words & english() - given))} | {text}")
            said_twice = set(result.err.splitlines()) & set(before.err.splitlines())
            same += [f"{language} {line}: {text}" for text in said_twice]
            assert "{" not in result.err, line
    assert not left, "\n".join(left)
    assert not same, "\n".join(same)


#: errors that English tells more exactly than its words of their key do: what the framework found, and what has many
#: sentences in English and one in other languages
LOOSELY = {
    "value", "ambiguous", "extra", "usage", "whole-number", "number", "at-least", "needs-value", "too-many", "row",
    "no-geojson",
}  # fmt: skip


def test_the_english_words_are_what_the_program_says(run_all):
    """Whoever translates has the sentence before them that English readers see, hint and all."""
    differ = []
    for line, (_, errors) in run_all("en").items():
        for error in errors:
            if not error.key or error.key in LOOSELY:
                continue
            if error.hint_key in ("near-value", "values", "help", "areas", "example", "endings"):
                continue
            if told(error, wording("en"))[0] != error.lines()[0]:
                differ.append(f"{line}: {error.lines()[0]} | {told(error, wording('en'))[0]}")
    assert not differ, "\n".join(differ)


def test_a_text_that_knows_its_words_travels():
    """Between processes, with its key and values, and is an ordinary text for whoever knows nothing of them."""
    import pickle

    text = Said("no JSON object", "row.no-json")
    again = pickle.loads(pickle.dumps(Said("line 3: x", "line", line=3, reason=text)))
    assert again == "line 3: x"
    assert said(again, wording("ru")) == "строка 3: это не объект JSON"
    assert said("as it is", wording("ru")) == "as it is"


def test_every_text_of_this_kind_is_used():
    """Words of reasons and rows that nothing in the program says would be translated for nothing."""
    from pathlib import Path

    from kurils.base.resources import PACKAGE

    text = "\n".join(path.read_text(encoding="utf-8") for path in Path(PACKAGE).rglob("*.py"))
    made = re.compile(r"(?:os|delimiter|axis|check\.count|check\.language|config\.usual)\.|why\.(?:wanted|two)-.*tude"
                      r"|why\.(?:minutes|seconds|.*tude-range)|row\.no\..*tude")  # fmt: skip
    for key in read_wording("en"):
        base = re.sub(r"\.(?:one|other)$", "", key)
        if key.startswith(("why.", "row.", "os.", "tag.", "note.", "check.", "config.", "export.", "new-data.")):
            assert f'"{base}"' in text or f"'{base}'" in text or made.match(key), key
