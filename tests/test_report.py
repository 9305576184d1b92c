"""Reports: what they hold, in which order, for a day and for a range; and what is refused."""

from __future__ import annotations

import io
import json
import os
import re

import pytest

import kurils
from kurils.base.errors import DateOutOfCoverage, UsageError
from kurils.query.report import SECTIONS
from kurils.report import write
from kurils.report.parts import marks_of

DAY, RANGE = "1905-09-05", ("1945", "1956")


def markdown(record, *arguments, **options):
    """The Markdown of a report."""
    return write(record, record.report(*arguments, **options), "markdown")


def headings(text):
    """The headings of the second level."""
    return re.findall(r"^## (.+)$", text, re.MULTILINE)


def test_a_report_has_every_section_in_order(toy):
    """Unless asked otherwise a report holds everything."""
    answer = toy.report("1900-05-02")
    assert answer["sections"] == list(SECTIONS)
    assert all(answer[section] is not None for section in SECTIONS)
    assert headings(write(toy, answer, "markdown")) == [
        "The map",
        "The situation",
        "The two positions",
        "The documents that matter",
        "Where sources disagree",
        "How to cite this report",
        "Sources, in short",
    ]
    assert headings(markdown(toy, "1900-05-02", full=True)) == [
        "The map",
        "The situation",
        "The two positions",
        "The documents",
        "Before and after",
        "What sources disagree on",
        "How to cite this report",
        "Bibliography",
    ]


def test_a_record_without_polygons_has_no_map(toy_folder, monkeypatch):
    """No shapes, no map, and no empty heading either."""
    (toy_folder / "polygons.yaml").write_text("polygons: []\n", encoding="utf-8")
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    toy = kurils.load()
    answer = toy.report("1900-05-02")
    assert answer["map"] == []
    assert "The map" not in headings(write(toy, answer, "markdown"))


def test_sections_choose_and_order(toy):
    """A section that was not asked for is null, and is not laid out."""
    answer = toy.report("1900-05-02", sections=["positions", "situation"])
    assert [section for section in SECTIONS if answer[section] is not None] == ["situation", "positions"]
    text = write(toy, answer, "markdown")
    assert headings(text) == ["The two positions", "The situation"]
    # without a bibliography there are no numbers that lead nowhere
    assert not re.search(r"(?<!\\)\[\d", text)


def test_a_day_is_told_as_status_tells_it(record):
    """The situation of a report is the answer of `status`, island by island."""
    day = record.report(DAY)["situation"]["days"][0]
    assert day["islands"] == record.status(DAY)["islands"]
    assert {"1905-portsmouth"} == {act["id"] for act in day["on_this_day"]}


def test_both_positions_stand_at_both_ends(record):
    """A range has the positions of its first and of its last day, a day only its own."""
    ends = record.report(begin="1945-09-01", end="1956-12-31")["positions"]
    assert [end["date"]["gregorian"] for end in ends] == ["1945-09-01", "1956-12-31"]
    assert ends[1]["islands"] == record.compare("1956-12-31")["islands"]
    assert len(record.report(DAY)["positions"]) == 1


def test_the_story_of_a_range_tells_every_change(record):
    """Each change that `diff` lists is told once, with what was before and after, in order of time."""
    answer = record.report(begin="1945-01-01", end="1956-12-31")
    story = answer["situation"]["story"]
    days = [day["date"]["gregorian"] for day in story]
    assert days == sorted(days)
    told = {
        (day["date"]["gregorian"], id, change["track"], repr(change["before"]), repr(change["after"]))
        for day in story
        for change in day["changes"]
        for id in change["islands"]
    }
    listed = record.diff("1945-01-01", "1956-12-31")["changes"]
    assert told == {(c["date"], c["island"], c["track"], repr(c["before"]), repr(c["after"])) for c in listed}
    assert all(change["sources"] for day in story for change in day["changes"])


@pytest.mark.parametrize(
    ("day", "track", "sentence"),
    [
        ("1945-08-28", "control", "Control of Iturup (Etorofu) passes from Japan to Russia (military occupation)."),
        (
            "1945-09-02",
            "title",
            "Title to Iturup (Etorofu), Kunashir (Kunashiri), Shikotan and Habomai: unsettled (before: Japan, by "
            "agreement).",
        ),
        ("1952-04-28", "claim", "From this day the record has no claim by Japan to Iturup (Etorofu) and Kunashir"),
        ("1955-08-30", "claim", "Japan now claims Iturup (Etorofu) and Kunashir (Kunashiri)"),
        (
            "1956-12-12",
            "governing",
            "Joint Declaration of 1956, Art. 9 (in force) now governs Shikotan and Habomai.",
        ),
    ],
)
def test_a_change_is_one_sentence(record, day, track, sentence):
    """The story speaks in the program's own, neutral words."""
    story = record.report(begin="1945", end="1956", sections=["situation"])["situation"]["story"]
    changes = next(entry["changes"] for entry in story if entry["date"]["gregorian"] == day)
    assert next(change["sentence"] for change in changes if change["track"] == track).startswith(sentence)


def test_a_change_of_several_islands_names_every_document(record):
    """Kunashir and Shikotan changed hands on one day by two landings."""
    story = record.report(begin="1945-08-31", end="1945-09-01", sections=["situation"])["situation"]["story"]
    change = next(change for change in story[0]["changes"] if change["track"] == "control")
    assert change["islands"] == ["kunashir", "shikotan"]
    assert change["documents"] == ["1945-landing-kunashir", "1945-landing-shikotan"]


def test_a_range_in_which_nothing_changed_says_so(toy):
    """No change is an answer too."""
    assert "Nothing changed between the two days." in markdown(toy, begin="1910-01-01", end="1911-01-01")


def test_a_year_is_a_range_and_two_equal_days_are_a_day(toy):
    """`--date 1900` tells the year; a range of one day is that day."""
    year = toy.report("1900")
    assert (year["kind"], year["from"]["gregorian"], year["to"]["gregorian"]) == ("range", "1900-01-01", "1900-12-31")
    assert year["date"] is None
    day = toy.report(begin="1900-05-02", end="1900-05-02")
    assert (day["kind"], day["date"]["gregorian"]) == ("day", "1900-05-02")


def test_governing_documents_come_first_with_their_articles(record):
    """On a day: what governs, with the article that does and both readings; then what also bears."""
    documents = record.report("1956-12-12")["documents"]
    roles = [document["roles"][0]["role"] for document in documents]
    assert roles == sorted(roles, key=["governs", "also"].index)
    first = {document["id"]: document for document in documents if document["roles"][0]["role"] == "governs"}
    assert set(first) == {"1951-san-francisco", "1956-joint-declaration"}
    declaration = first["1956-joint-declaration"]
    assert [role["islands"] for role in declaration["roles"] if role["role"] == "governs"] == [["shikotan", "habomai"]]
    assert "9" in [article["number"] for article in declaration["articles"]]
    assert {"japan", "russia"} <= {reading["side"] for reading in declaration["readings"]}


def test_a_range_lists_every_document_of_its_days(record):
    """None of the documents that touch the islands and acted in the range is left out."""
    answer = record.report(begin="1945-01-01", end="1956-12-31", islands=["iturup"])
    listed = {
        line["id"] for line in record.documents(islands=["iturup"], first="1945-01-01", last="1956-12-31")["documents"]
    }
    assert listed <= {document["id"] for document in answer["documents"]}


def test_around_has_the_day_itself_and_what_turned_the_islands(record):
    """The neighbours of 5 September 1905: Portsmouth on the day, and on both sides the nearest that matter."""
    around = record.report(DAY)["around"]
    by_side = {
        side: [e["id"] for e in around["entries"] if e["when"] == side] for side in ("before", "same-day", "after")
    }
    assert by_side["same-day"] == ["1905-portsmouth"]
    assert "1904-war" in by_side["before"]
    assert "1905-portsmouth" in by_side["after"]
    assert all(len(ids) <= 8 for ids in by_side.values())
    assert around["found"] >= len(around["entries"])
    assert all(around["from"] <= act["date"] < around["to"] for entry in around["entries"] for act in entry["acts"])


def test_around_of_a_range_leaves_out_the_range(record):
    """What happened inside the range stands in its documents."""
    entries = record.report(begin="1945", end="1956")["around"]["entries"]
    days = [act["date"] for entry in entries for act in entry["acts"]]
    assert days
    assert not [day for day in days if "1945-01-01" <= day <= "1956-12-31"]


def test_years_say_how_far_around_reaches(toy):
    """Fewer years, fewer neighbours."""
    assert toy.report("1905-05-02", years=4)["around"]["entries"] == []
    assert [e["id"] for e in toy.report("1905-05-02", years=5)["around"]["entries"]] == ["1900-landing"]


def test_differences_are_those_that_explain_gives(record):
    """Every variant and rejected claim of every island, each once."""
    differences = record.report(DAY)["differences"]
    for kind in ("variants", "rejected"):
        ids = [variant["id"] for variant in differences[kind]]
        assert len(ids) == len(set(ids))
        asked = [record.explain(id, DAY)[kind] for id in record.default_territories]
        assert set(ids) == {variant["id"] for variants in asked for variant in variants}
    rejected = {variant["id"]: variant for variant in differences["rejected"]}
    assert rejected["portsmouth-gave-japan-the-four"]["islands"] == record.default_territories


@pytest.mark.parametrize("options", [{"date": DAY}, {"begin": RANGE[0], "end": RANGE[1]}])
def test_every_number_is_in_the_bibliography_and_every_source_is_cited(record, options):
    """The bibliography is numbered from 1, and holds nothing that the text does not cite."""
    answer = record.report(**options, full=True)
    numbers = [source["number"] for source in answer["bibliography"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {source["id"] for source in answer["bibliography"]} == {source["id"] for source in answer["sources"]}
    assert cited_in(write(record, answer, "markdown").split("## Bibliography")[0]) == set(numbers)


@pytest.mark.parametrize("options", [{"date": DAY}, {"date": "1956-12-12"}, {"begin": RANGE[0], "end": RANGE[1]}])
def test_a_short_report_cites_six_sources_by_number(record, options):
    """No number leads nowhere, and the six are among those that the whole report cites."""
    answer = record.report(**options)
    six = answer["brief"]["sources"]
    assert len(six) == len(set(six)) == 6
    assert set(six) <= {source["id"] for source in answer["bibliography"]}
    text, _, listed = write(record, answer, "markdown").partition("## Sources, in short")
    assert cited_in(text) <= set(range(1, 7))
    assert re.findall(r"^(\d)\. ", listed, re.MULTILINE) == list("123456")


def cited_in(text):
    """The numbers of the sources that stand in brackets."""
    cited = set()
    for marks in re.findall(r"(?<!\\)\[(\d[\d, –]*)\]", text):
        for part in marks.split(", "):
            first, _, last = part.partition("–")
            cited.update(range(int(first), int(last or first) + 1))
    return cited


def test_marks_join_neighbours():
    """Three or more in a row become a span; unknown sources have no number."""
    numbers = {letter: at for at, letter in enumerate("abcdefgh", 1)}

    def shown(ids):
        return "".join(f"{mark['before']}{mark['number']}" for mark in marks_of(list(ids), numbers))

    assert shown("a") == "1"
    assert shown("ba") == "1, 2"
    assert shown("abc") == "1–3"
    assert shown("acdefh") == "1, 3–6, 8"
    assert shown("abde") == "1, 2, 4, 5"
    assert shown("az") == "1"
    assert shown("") == ""


def test_a_report_says_how_to_make_it_again(record):
    """The citation names program, record, day and a command line that does not depend on today."""
    citation = record.report("today", ["shikotan"], sections=["citation"], years=3)["citation"]
    assert citation["command"] == "kurils report --date 2026-11-22 --islands shikotan --sections citation --years 3"
    assert citation["made"] == "2026-11-22"
    assert citation["record_version"] == record.meta["version"]
    assert citation["command"] in citation["text"]
    assert record.report(begin="1945", end="1956", all=True, sections=["citation"])["citation"]["command"] == (
        "kurils report --from 1945-01-01 --to 1956-12-31 --all --sections citation"
    )


def test_the_command_line_makes_the_same_report(cli, record):
    """What the citation says gives the report that it stands in."""
    answer = record.report(DAY, ["habomai"])
    words = answer["citation"]["command"].split()
    assert cli(*words[1:]).out == write(record, answer, "markdown")


def test_a_day_after_the_checked_record_says_so(cli):
    """The sentence of every other answer stands in the report too."""
    assert "record checked to 2026-02-28" in cli("report", "--date", "2026-10-01", "--sections", "situation").out


def test_the_report_of_a_day_reads_as_it_should(cli, snapshot):
    """The whole Markdown of 5 September 1905."""
    result = cli("report", "--date", DAY)
    assert (result.code, result.err) == (0, "")
    snapshot(result.out, "report-1905-09-05.md")


def test_the_report_of_a_range_reads_as_it_should(cli, snapshot):
    """1945 to 1956: what changed, who said what at both ends, and how much more there is."""
    result = cli("report", "--from", "1945", "--to", "1956")
    assert (result.code, result.err) == (0, "")
    snapshot(result.out, "report-1945-1956.md")


def test_the_full_report_of_a_day_reads_as_it_should(cli, snapshot):
    """The annex of 5 September 1905: everything, each thing once."""
    result = cli("report", "--date", DAY, "--full")
    assert (result.code, result.err) == (0, "")
    snapshot(result.out, "report-1905-09-05-full.md")


def test_json_prints_the_answer(cli, record):
    """`--format json` is the answer that the templates lay out."""
    printed = json.loads(cli("report", "--date", DAY, "--format", "json").out)
    assert printed == json.loads(json.dumps(record.report(DAY)))


@pytest.mark.parametrize("name", ["report.md", "report.markdown", "report.html", "report.HTM"])
def test_the_ending_of_the_file_says_the_format(cli, tmp_path, name):
    """Markdown or HTML, whatever the case of the letters."""
    target = tmp_path / name
    result = cli("report", "--date", DAY, "--sections", "situation", "-o", target)
    assert (result.code, result.out, result.err) == (0, "", "")
    begin = "<!doctype html>" if "htm" in name.lower() else "# Who held and who claimed"
    assert target.read_text(encoding="utf-8").startswith(begin)


def test_islands_are_named_with_commas_or_as_arguments(cli):
    """By any name, in either way; a date given as an argument is taken for it."""
    one = cli("report", "--islands", "etorofu, 色丹", "--date", DAY)
    assert one.code == 0
    assert cli("report", "iturup", "shikotan", DAY).out == one.out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ["--sections", "situation,weather"],
            2,
            "no section of a report is called 'weather' (sections: situation, map,",
        ),
        (["--from", "1956", "--to", "1945"], 2, "the range is reversed: 1956 is after 1945"),
        (["--date", DAY, "--from", "1945"], 2, "give a date or a range, not both"),
        (["--format", "pdf"], 2, "a report has no format 'pdf' (it has: markdown, html, json"),
        (["-o", "x.pdf"], 2, "a report is not written as PDF (-o x.html, open it in a browser, and print it to PDF"),
        (["-o", "report.docx"], 2, "cannot tell the format from the ending of report.docx"),
        (["--years", "0"], 2, "cannot look 0 years around (from 1 to 100 years)"),
        (["--date", "1905-02-30"], 2, "cannot read the date"),
        (["--date", "1600-01-01"], 4, "before the record begins"),
        (["--to", "2030-01-01"], 4, "in the future"),
        (["--islands", "itirup"], 4, "did you mean iturup"),
        (["--islands", "iturup", "--all"], 2, "name islands or ask for all of them, not both"),
        (["--lang", "xx"], 2, "no texts in the language 'xx' yet"),
    ],
)
def test_bad_questions_are_refused_in_one_line(cli, arguments, code, message):
    """Each says what is wrong, and nothing is printed on stdout."""
    result = cli("report", *arguments)
    assert (result.code, result.out) == (code, "")
    assert message in result.err
    assert result.err.count("\n") == 1


def test_files_are_never_half_written(cli, tmp_path, monkeypatch):
    """An existing file stays unless forced; a failure leaves the whole one and nothing beside it."""
    target = tmp_path / "report.md"
    target.write_text("mine")
    refused = cli("report", "--date", DAY, "-o", target)
    assert (refused.code, target.read_text()) == (2, "mine")
    assert "exists already (--force replaces it)" in refused.err
    assert "it is a folder" in cli("report", "--date", DAY, "-o", tmp_path, "--format", "markdown").err
    assert "cannot write" in cli("report", "--date", DAY, "-o", tmp_path / "no" / "report.md").err

    class Full(io.StringIO):
        def write(self, text):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fdopen", lambda handle, *_, **__: os.close(handle) or Full())
    assert cli("report", "--date", DAY, "-o", target, "--force").code != 0
    assert [path.name for path in tmp_path.iterdir()] == ["report.md"]
    assert target.read_text() == "mine"


def test_python_callers_get_the_same_errors(record):
    """The API refuses what the command line refuses."""
    with pytest.raises(UsageError, match="reversed"):
        record.report(begin="1956", end="1945")
    with pytest.raises(UsageError, match="no section"):
        record.report(DAY, sections=["all"])
    with pytest.raises(UsageError, match="not both"):
        record.report(DAY, begin="1945")
    with pytest.raises(DateOutOfCoverage):
        record.report("2030-01-01")
