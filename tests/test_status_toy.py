"""The logic of `status`, on a record small enough to hold in the head."""

from __future__ import annotations

import datetime

import pytest

import kurils


def island(toy, day, name="alpha"):
    return toy.status(day, [name])["islands"][0]


def test_a_spell_holds_from_its_first_day_and_not_on_its_to_day(toy):
    """Ranges are [from, to)."""
    assert island(toy, "1899-12-31")["holder"] == "arland"
    assert island(toy, "1900-05-01")["holder"] == "arland"
    assert island(toy, "1900-05-02")["holder"] == "borland"
    assert island(toy, "1900-05-02")["control"]["from"] == "1900-05-02"


def test_tracks_are_independent(toy):
    """A landing moves control and neither title nor the other island."""
    alpha, beta = toy.status("1900-05-02")["islands"]
    assert (alpha["holder"], alpha["title"]["holder"], beta["holder"]) == ("borland", "arland", "arland")


def test_a_signature_governs_only_until_the_instrument_is_in_force(toy):
    """Signed and in force are two states of one document, and before the signature nothing governs."""
    states = [
        (day, (doc := island(toy, day)["governing_document"]) and doc["state"])
        for day in ("1850-02-28", "1850-03-01", "1851-05-31", "1851-06-01")
    ]
    assert [state for _, state in states] == [None, "signed", "signed", "in-force"]


def test_days_inside_an_edtf_span_are_marked(toy):
    """Each day that the sources leave open is marked, before and after the day used in the calculation."""
    marked = {
        d: island(toy, f"1900-{d}")["control"]["changing_hands"] for d in ("04-30", "05-01", "05-02", "05-03", "05-04")
    }
    assert marked == {"04-30": False, "05-01": True, "05-02": True, "05-03": True, "05-04": False}


def test_a_variant_is_shown_with_the_spell_that_its_boundary_opens_or_closes(toy):
    """The dissent about the landing shows after it, not before."""
    assert [v["id"] for v in island(toy, "1900-05-02")["variants"]] == ["landing-a-day-later"]
    assert island(toy, "1899-05-02")["variants"] == []


def test_nothing_is_null_and_lists_are_empty_not_absent(toy):
    """Before any state held it: holder null, governing document null, title and control still objects."""
    answer = island(toy, "1810-01-01")
    assert answer["holder"] is None
    assert answer["governing_document"] is None
    assert answer["claimants"] == answer["claims"] == answer["also"] == answer["variants"] == []
    assert (answer["title"]["status"], answer["control"]["kind"]) == ("none", "none")
    assert answer["control"]["polity"] == "Islanders"


def test_the_four_are_the_default_and_all_adds_the_rest(toy):
    """Default territories first, in their order; `all` adds the context."""
    assert [i["id"] for i in toy.status("1900-01-01")["islands"]] == ["alpha", "beta"]
    assert [i["id"] for i in toy.status("1900-01-01", all=True)["islands"]] == ["alpha", "beta", "gamma"]
    with pytest.raises(kurils.UsageError):
        toy.status("1900-01-01", ["alpha"], all=True)


def test_a_member_has_its_own_days_or_inherits_those_of_its_group(toy):
    """Gamma One changed hands later than its group; Gamma Two has no days of its own."""
    one, two = (island(toy, "1842-01-01", name) for name in ("Gamma One", "Gamma Two"))
    assert (one["holder"], one["group"]) == (None, "gamma")
    assert (two["holder"], two["group"]) == ("arland", "gamma")


@pytest.mark.parametrize(
    "name", ["alpha", "ALPHA", "Arufa", "アルファ", "great-alpha", "Great Alpha", "Älpha", "älpha"]
)
def test_an_island_goes_by_every_name(toy, name):
    """Case, accents, blanks and hyphens do not matter."""
    assert toy.resolve(name) == "alpha"


def test_a_near_miss_gets_a_suggestion(toy):
    """A misspelt name is answered with the id that was probably meant, never with a guess."""
    with pytest.raises(kurils.UnknownId, match="did you mean alpha"):
        toy.resolve("alpah")


def test_a_year_without_change_is_answered_as_one(toy):
    """A month or a year in which nothing changes has one answer, and says its span."""
    answer = toy.status("1860")
    assert answer["changes"] == []
    assert answer["islands"][0]["holder"] == "arland"
    assert answer["span"] == {"from": "1860-01-01", "to": "1861-01-01"}
    assert answer["date"] == {"given": "1860", "gregorian": "1860", "julian": None, "japanese": None}


def test_a_year_with_changes_lists_them(toy):
    """Otherwise its changes are listed, with the day, the track, before and after."""
    answer = toy.status("1900", ["alpha"])
    assert answer["islands"] == []
    assert {change["date"] for change in answer["changes"]} == {"1900-05-02"}
    assert {change["track"]: (change["before"], change["after"]) for change in answer["changes"]} == {
        "control": (
            {"holder": "arland", "kind": "administration", "text": "Arland (administration)"},
            {"holder": "borland", "kind": "military-occupation", "text": "Borland (military occupation)"},
        ),
        "polity": (
            {"polity": "Toy Arland", "text": "Toy Arland"},
            {"polity": "Toy Borland", "text": "Toy Borland"},
        ),
        "claim": (
            {"claimants": ["arland"], "text": "Arland"},
            {"claimants": ["arland", "borland"], "text": "Arland, Borland"},
        ),
    }


def test_a_change_on_the_first_day_of_a_span_is_no_change_inside_it(toy):
    """1851-06 begins with the new state of the pact: one answer for the month."""
    assert toy.status("1851-06")["changes"] == []


@pytest.mark.parametrize("day", ["1799-12-31", "1635-01-01", "2026-11-23", "2099"])
def test_days_outside_the_coverage_are_refused(toy, day):
    """Before the record, and after today."""
    with pytest.raises(kurils.DateOutOfCoverage):
        toy.status(day)


@pytest.mark.parametrize(("day", "beyond"), [("2000-12-31", False), ("2001-01-01", True), ("2026-11-22", True)])
def test_days_after_the_last_check_are_answered_and_marked(toy, day, beyond):
    """The open spells answer them, and the answer says that they were not checked."""
    assert toy.status(day)["kurils"]["beyond_record"] is beyond


def test_on_this_day_holds_events_of_that_very_day(toy):
    """Only what a source gives to the day, and only of that year."""
    assert toy.status("1850-03-01")["on_this_day"] == [{"id": "1850-pact", "event": "signed"}]
    assert toy.status("1851-03-01")["on_this_day"] == []
    assert toy.status("1900-05-02")["on_this_day"] == [], "the landing is only known to a span of days"


def test_views_change_title_document_and_why_only(toy):
    """A side's view leaves control and claimants as they are."""
    neutral, arland, borland = (
        toy.status("1910-01-01", ["alpha"], view=view)["islands"][0] for view in ("neutral", "arland", "borland")
    )
    assert (arland["title"]["status"], borland["title"]["status"]) == ("agreed", "none")
    assert arland["governing_document"]["state"] == "in-force"
    assert borland["governing_document"] is None
    for side in (arland, borland):
        for key in ("holder", "control", "claimants", "claims", "also", "variants"):
            assert side[key] == neutral[key]
    with pytest.raises(kurils.UsageError):
        toy.status("1910-01-01", view="martian")


def test_dates_may_be_date_objects(toy):
    """Python callers may pass a `datetime.date`."""
    answer = toy.status(datetime.date(1900, 5, 2), ["alpha"])
    assert answer["date"]["gregorian"] == "1900-05-02"


def test_sources_cited_are_listed_once(toy):
    """Every source id that the answer uses stands in its bibliography."""
    answer = toy.status("1900-05-02")
    assert [source["id"] for source in answer["sources"]] == ["first", "second"]


def test_holder_on_agrees_with_status(toy):
    """The short way in gives the same holder."""
    for day in ("1839-12-31", "1840-01-01", "1900-05-01", "1900-05-02"):
        assert toy.holder_on("alpha", day) == island(toy, day)["holder"]


def test_holder_on_agrees_with_status_at_every_turn(record):
    """For every place on the days around each change of hands and at the ends of the calendar, text or date."""
    step = datetime.timedelta(days=1)
    for place in record.section("status")["places"]:
        turns = [datetime.date.fromisoformat(spell["from"]) for spell in record.place(place).rows("control")]
        years = [datetime.date(turn.year, month, day) for turn in turns for month, day in ((1, 1), (12, 31))]
        days = {turn + off for turn in turns for off in (-step, datetime.timedelta(), step)}
        for day in sorted({*days, *years, datetime.date.min, datetime.date.max}):
            spell = record.place(place).on("control", day.isoformat())
            holder = spell["holder"] if spell and day.year < 9999 else None
            assert record.holder_on(place, day.isoformat()) == record.holder_on(place, day) == holder, (place, day)


@pytest.mark.parametrize(
    "date",
    [
        "1905-13-01", "1905-02-29", "1905-09-05x", "05-09-1905", "19050905", "1905-W36-2", "1905W362", "1905-W36",
        "1905W36", "1905-248", "", "-", "１９０５-０９-０５", "1905-09-0５", "1905-09-05\0",
    ],
)  # fmt: skip
def test_holder_on_checks_its_date(record, date):
    """As every other question does, on every Python."""
    said = []
    for ask in (lambda: record.holder_on("iturup", record.date(date).first), lambda: record.holder_on("iturup", date)):
        try:
            said.append(ask())
        except kurils.InvalidDate as wrong:
            said.append(str(wrong))
    assert said[0] == said[1]


@pytest.mark.parametrize(
    ("date", "holder"),
    [
        ("1905-09-05 ", "japan"),
        ("1905-08-23 OS", "japan"),
        ("Meiji 38-9-5", "japan"),
        ("1905", "japan"),
        ("1945-09", "russia"),
        ("1500-01-01", None),
        (datetime.date(1905, 9, 5), "japan"),
        (datetime.datetime(1905, 9, 5, 23, 59), "japan"),
        (datetime.datetime(2001, 1, 1, tzinfo=datetime.timezone.utc), "russia"),
    ],
)
def test_holder_on_takes_every_form_of_a_date(record, date, holder):
    """Other calendars, parts of days and moments too; of a month the first day counts."""
    assert record.holder_on("etorofu", date) == record.holder_on("iturup", date) == holder


@pytest.mark.parametrize("day", ["1905-09-05", "nonsense"])
def test_holder_on_knows_its_places(record, day):
    """An unknown one is an error, whatever the date."""
    with pytest.raises(kurils.UnknownId):
        record.holder_on("nowhere", day)


def test_diff_lists_changes_after_the_first_day_up_to_the_last(toy):
    """The first day is where one stands, the second is included."""
    days = [change["date"] for change in toy.diff("1850-03-01", "1851-06-01", ["alpha"])["changes"]]
    assert days == ["1851-06-01", "1851-06-01"]
    assert toy.diff("1851-06-01", "1900-05-01")["changes"] == []
    with pytest.raises(kurils.UsageError, match="reversed"):
        toy.diff("1900", "1899")


def test_timeline_is_in_order_and_filtered_by_kind(toy):
    """Entries come by day; a kind that is not asked for is absent."""
    entries = toy.timeline(["alpha"])["entries"]
    assert [e["date"] for e in entries] == sorted(e["date"] for e in entries)
    assert {e["kind"] for e in entries} == {"control", "title", "claim", "document", "event"}
    assert {e["kind"] for e in toy.timeline(["alpha"], kinds=["event"])["entries"]} == {"event"}
    assert toy.timeline(["beta"], begin="1899", end="1901", kinds=["event"])["entries"] == []
    with pytest.raises(kurils.UsageError):
        toy.timeline(kinds=["gossip"])


def test_compare_gives_both_sides_and_the_others(toy):
    """One entry a side and day; third parties stand apart, only while they said it."""
    alpha = toy.compare("1915-01-01", ["alpha"])["islands"][0]
    assert alpha["positions"]["borland"]["summary"] == "Borland says it is Borland's."
    assert [other["by"] for other in alpha["others"]] == ["third"]
    assert toy.compare("1925-01-01", ["alpha"])["islands"][0]["others"] == []
    assert toy.compare("1810-01-01", ["alpha"])["islands"][0]["positions"] == {"arland": None, "borland": None}


def test_document_is_whole(toy):
    """Dates in three calendars, effects both ways, what it governs, readings, variants."""
    whole = toy.document("1850-pact")["document"]
    signed = whole["dates"][0]
    assert (signed["date"], signed["julian"], signed["japanese"]) == ("1850-03-01", "1850-02-17", "Kaei 3-1-18")
    assert whole["affected_by"] == [{"kind": "suspends", "document": "1900-landing", "note": None}]
    assert [spell["state"] for spell in whole["governs"]] == ["signed", "in-force"]
    assert [reading["side"] for reading in whole["readings"]] == ["arland", "borland"]
    assert toy.document("pact")["document"] == whole
    with pytest.raises(kurils.UnknownId, match="1850-pact"):
        toy.document("1850-pakt")


def test_documents_are_searched_by_every_word(toy):
    """All words must occur, anywhere in the record of the document."""
    assert [d["id"] for d in toy.documents("line pact")["documents"]] == ["1850-pact"]
    assert [d["id"] for d in toy.documents("landed line")["documents"]] == []
    assert [d["id"] for d in toy.documents(kinds=["event"])["documents"]] == ["1900-landing"]


def test_explain_names_the_rule_and_the_dissent(toy):
    """The rule that picks the document, both readings, and the variants of this day."""
    answer = toy.explain("alpha", "1900-05-02")
    assert "instrument in force between the two states" in answer["rule"]
    assert [v["id"] for v in answer["variants"]] == ["landing-a-day-later"]
    assert toy.explain("alpha", "1810-01-01")["rule"].endswith("under an act of its own: no document governs.")
