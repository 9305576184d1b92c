"""The deciding code by itself: spells in a table, and what is said of days and of changes between them.

A place is made here of rows in memory, so that each rule has its own example, and the boundary on both sides of it.
"""

from __future__ import annotations

import datetime

import pytest

from kurils.base.errors import DataInvalid, InvalidDate, UsageError
from kurils.dates.civil import days_in_month, require
from kurils.dates.forms import forms
from kurils.query.changes import changes_between, changes_on, shared, turning
from kurils.query.status import island_status
from kurils.store.tracks import Place, changing_hands, phases, wordings

ROW = {
    "from_edtf": None, "to_edtf": None, "certainty": "single", "note": None, "sources": ["s"], "document": None,
}  # fmt: skip
CONTROL = {"holder": None, "kind": "none"}
POLITY = {"polity": "islanders"}
TITLE = {"status": "none", "holder": None, "article": None}
GOVERNING = {"article": None, "state": None, "why": "nothing"}
CLAIM = {"claimant": "arland", "summary": "It is ours.", "documents": []}


def place(id="alpha", group=None, dissent=(), **tracks):
    """A place of a section in memory: track -> rows of `(from, to,
    fields)`; the four single tracks are there anyway."""
    rows = {
        "control": [("1800-01-01", None, {})], "polity": [("1800-01-01", None, {})], "title": [("1800-01-01", None,
        {})],
        "governing": [("1800-01-01", None, {})], "also": [], "views": [], "claims": [], **tracks,
    }  # fmt: skip
    usual = {
        "control": CONTROL,
        "polity": POLITY,
        "title": TITLE,
        "governing": GOVERNING,
        "also": GOVERNING,
        "claims": CLAIM,
    }
    spells, spans = {}, {}
    for track, found in rows.items():
        spans[track] = []
        for number, (begin, end, fields) in enumerate(found):
            row = {**ROW, **usual.get(track, {}), "from": begin, "to": end, **fields}
            if track == "claims":
                row.setdefault("phases", [[begin, row["summary"], row["note"], row["documents"]]])
            spells[f"{track}-{number}"] = row
            spans[track].append((begin, end, f"{track}-{number}"))
    section = {
        "places": {id: {"name": id.title(), "group": group or id}}, "spells": spells, "by_place": {id: spans},
        "dissent": list(dissent), "dissent_of": {id: list(range(len(dissent)))},
        "documents": {"pact": "The pact"}, "variants": {row["id"]: row["id"] for row in dissent},
    }  # fmt: skip
    made = Place(id, section)
    made_sections[id] = section
    return made


made_sections: dict[str, dict] = {}


def on(place, day, view="neutral"):
    return island_status(made_sections[place.id], place, day, view)


# --- spells and days


def test_the_spell_of_a_day_is_the_last_that_had_begun():
    """First day included, day before not; before the first there is none."""
    alpha = place(control=[("1800-01-01", "1840-01-01", {}), ("1840-01-01", None, {"holder": "arland"})])
    found = [
        (alpha.on("control", day) or {}).get("holder", "nothing")
        for day in ("1799-12-31", "1800-01-01", "1839-12-31", "1840-01-01")
    ]
    assert found == ["nothing", None, None, "arland"]


def test_the_spell_that_follows_is_the_next_and_after_the_last_there_is_none():
    """Also on the very day on which a spell begins."""
    alpha = place(control=[("1800-01-01", "1840-01-01", {}), ("1840-01-01", None, {"holder": "arland"})])
    assert [(alpha.following("control", day) or {}).get("from") for day in ("1799-12-31", "1800-01-01",
    "1839-12-31", "1840-01-01")] == [
        "1800-01-01", "1840-01-01", "1840-01-01", None,
    ]  # fmt: skip


def test_of_claims_all_of_the_day_are_found_the_last_day_excluded():
    """From the first day on; an open one for ever."""
    alpha = place(claims=[("1810-01-01", "1820-01-01", {}), ("1815-01-01", None, {"claimant": "borland"})])
    found = {
        day: len(alpha.all_on("claims", day))
        for day in ("1809-12-31", "1810-01-01", "1815-01-01", "1819-12-31", "1820-01-01")
    }
    assert list(found.values()) == [0, 1, 2, 2, 1]


def test_boundaries_are_the_days_after_the_first_up_to_the_last():
    """Those of views do not count, unless that track is named; a named one counts alone."""
    alpha = place(
        control=[("1800-01-01", "1840-01-01", {}), ("1840-01-01", None, {})],
        claims=[("1830-01-01", "1835-01-01", {})],
        views=[("1832-01-01", None, {})],
    )
    assert alpha.boundaries("1800-01-01", "1840-01-01") == ["1830-01-01", "1835-01-01", "1840-01-01"]
    assert alpha.boundaries("1830-01-01", "1839-12-31") == ["1835-01-01"]
    assert alpha.boundaries("1800-01-01", "1840-01-01", ("control",)) == ["1840-01-01"]
    assert alpha.boundaries("1800-01-01", "1840-01-01", ("views",)) == ["1832-01-01"]
    assert alpha.turns() == {"1800-01-01", "1830-01-01", "1832-01-01", "1835-01-01", "1840-01-01"}


@pytest.mark.parametrize("track", ["control", "polity", "title", "governing"])
def test_a_day_without_one_of_the_four_tracks_has_no_answer(track):
    """Such a record is invalid, and said to be."""
    alpha = place(**{track: [("1850-01-01", None, {})]})
    assert len(alpha.singles("1850-01-01")) == 4
    with pytest.raises(DataInvalid, match="no spell of alpha on 1849-12-31"):
        alpha.singles("1849-12-31")


# --- what the sources leave open


@pytest.mark.parametrize(
    ("begun", "ended", "follows", "days"),
    [
        # bounds of the spell itself: two days, a month, a year
        ("1900-05-01/1900-05-03", None, None, {"1900-04-30": 0, "1900-05-01": 1, "1900-05-03": 1, "1900-05-04": 0}),
        (None, "1900-05-01/1900-05-03", None, {"1900-04-30": 0, "1900-05-01": 1, "1900-05-03": 1, "1900-05-04": 0}),
        ("1900-05-03/1900-05-05", None, None, {"1900-05-02": 0, "1900-05-03": 1, "1900-05-05": 1, "1900-05-06": 0}),
        (None, "1900-05/1900-06", None, {"1900-04-30": 0, "1900-05-01": 1, "1900-06-30": 1, "1900-07-01": 0}),
        (None, "1900-05-01/1900-06", None, {"1900-04-30": 0, "1900-05-01": 1, "1900-06-30": 1, "1900-07-01": 0}),
        ("1900/1901", None, None, {"1899-12-31": 0, "1900-01-01": 1, "1901-12-31": 1, "1902-01-01": 0}),
        # a day, a month or a year alone says how exact a source is, not that control was changing
        ("1900-05-02", "1910", None, {"1900-05-02": 0, "1910-06-01": 0}),
        ("1900-05-02~", "1910-06?", None, {"1900-05-02": 0, "1910-06-01": 0}),
        # the beginning of the spell that follows stands for an end that is not given, and only then
        (None, None, "1900-05-01/1900-05-03", {"1900-04-30": 0, "1900-05-01": 1, "1900-05-03": 1, "1900-05-04": 0}),
        (None, "1910", "1900-05-01/1900-05-03", {"1900-05-02": 0}),
        # both: a day in either
        ("1890-01-01/1890-01-05", "1900-05-01/1900-05-03", None, {"1890-01-03": 1, "1895-01-01": 0, "1900-05-02": 1}),
        # open to one side it says nothing of the day
        ("1890-01-01/..", None, None, {"1890-01-03": 0}),
    ],
)  # fmt: skip
def test_control_is_changing_hands_on_the_days_of_a_span(begun, ended, follows, days):
    """The day before, the first, the last, the day after."""
    spell = {"from_edtf": begun, "to_edtf": ended}
    following = {"from_edtf": follows} if follows else None
    assert {day: int(changing_hands(spell, following, day)) for day in days} == days


def test_the_end_of_control_is_as_exact_as_the_beginning_of_what_follows():
    """Where the spell does not say itself; the last spell has none."""
    alpha = place(control=[("1800-01-01", "1840-01-01", {}), ("1840-01-01", None, {"from_edtf": "1840"})])
    assert on(alpha, "1830-01-01")["control"]["to_edtf"] == "1840"
    assert on(alpha, "1850-01-01")["control"]["to_edtf"] is None
    beta = place(
        "beta",
        control=[("1800-01-01", "1840-01-01", {"to_edtf": "1840~"}), ("1840-01-01", None, {"from_edtf": "1840"})],
    )
    assert on(beta, "1830-01-01")["control"]["to_edtf"] == "1840~"


# --- claims in the words of their days

GROWN = {
    "from_edtf": "1830", "to_edtf": "1860", "documents": ["x"],
    "phases": [["1830-01-01", "First.", None, ["x"]], ["1840-01-01", "First.", "n", ["x", "y"]], ["1850-01-01",
    "Then.", None, ["y"]]],
}  # fmt: skip


def test_a_claim_is_told_as_it_had_been_made_by_the_day():
    """With the words, the note and the documents of the last phase that had begun."""
    alpha = place(claims=[("1830-01-01", "1860-01-01", GROWN)])
    told = {}
    for day in ("1830-01-01", "1839-12-31", "1840-01-01", "1850-01-01"):
        (claim,) = on(alpha, day)["claims"]
        told[day] = (claim["summary"], claim["note"], claim["documents"])
    assert list(told.values()) == [
        ("First.", None, ["x"]), ("First.", None, ["x"]), ("First.", "n", ["x", "y"]), ("Then.", None, ["y"]),
    ]  # fmt: skip


def test_phases_are_spells_without_gaps_whose_first_and_last_bound_are_those_of_the_claim():
    """Only those keep how exact the claim's own bounds are."""
    (claim,) = place(claims=[("1830-01-01", "1860-01-01", GROWN)]).rows("claims")
    found = [(part["from"], part["to"], part["from_edtf"], part["to_edtf"], part["summary"]) for part in phases(claim)]
    assert found == [
        ("1830-01-01", "1840-01-01", "1830", None, "First."),
        ("1840-01-01", "1850-01-01", None, None, "First."),
        ("1850-01-01", "1860-01-01", None, "1860", "Then."),
    ]
    worded = [(part["from"], part["to"], part["to_edtf"], part["documents"]) for part in wordings(claim)]
    assert worded == [("1830-01-01", "1850-01-01", None, ["x"]), ("1850-01-01", "1860-01-01", "1860", ["y"])]


def test_a_wording_lasts_as_long_as_the_words_are_the_same():
    """Compared with the words before, not with the first; what is said again later is a spell of its own."""
    days = ["1830-01-01", "1840-01-01", "1850-01-01", "1860-01-01"]
    grown = {"phases": [[day, words, None, []] for day, words in zip(days, ["A", "B", "B", "A"])]}
    (claim,) = place(claims=[("1830-01-01", None, grown)]).rows("claims")
    assert [(part["from"], part["to"], part["summary"]) for part in wordings(claim)] == [
        ("1830-01-01", "1840-01-01", "A"),
        ("1840-01-01", "1860-01-01", "B"),
        ("1860-01-01", None, "A"),
    ]


def test_the_last_wording_ends_as_exactly_as_the_claim_does():
    """Also where the words are those of the phase before it; the wordings before end on the day of the next."""
    days = ["1830-01-01", "1840-01-01", "1850-01-01"]
    grown = {"to_edtf": "1860", "phases": [[day, words, None, []] for day, words in zip(days, ["A", "B", "B"])]}
    (claim,) = place(claims=[("1830-01-01", "1860-01-01", grown)]).rows("claims")
    assert [(part["to"], part["to_edtf"]) for part in wordings(claim)] == [("1840-01-01", None), ("1860-01-01", "1860")]


# --- what changed


def test_a_change_comes_with_the_document_the_sources_and_the_span_of_the_spell_that_it_begins():
    """A kind of control that changes alone is a change too."""
    alpha = place(
        control=[
            ("1800-01-01", "1840-01-01", {"holder": "arland", "kind": "trading-post"}),
            ("1840-01-01", None, {"holder": "arland", "kind": "administration", "from_edtf": "1840",
            "document": "pact", "sources": ["a", "b"]}),
        ]
    )  # fmt: skip
    (change,) = changes_between([alpha], "1839-12-31", "1840-01-01")
    assert (change["track"], change["date"], change["edtf"], change["document"]) == (
        "control",
        "1840-01-01",
        "1840",
        "pact",
    )
    assert change["sources"] == ["a", "b"]
    assert (change["before"]["kind"], change["after"]["kind"]) == ("trading-post", "administration")
    assert changes_between([alpha], "1840-01-01", "1850-01-01") == []
    assert changes_between([alpha], "1830-01-01", "1839-12-31") == []


def test_a_spell_that_says_the_same_as_the_one_before_is_no_change():
    """A new row with another source or note moves nothing."""
    alpha = place(control=[("1800-01-01", "1840-01-01", {}), ("1840-01-01", None, {"note": "n", "sources": ["t"]})])
    assert changes_between([alpha], "1800-01-01", "1900-01-01") == []


def test_the_end_of_a_claim_comes_with_how_exact_it_is_and_its_last_documents_and_sources():
    """It is told by the claim that ended, in the words that it had at last."""
    alpha = place(claims=[
        ("1830-01-01", "1860-01-01", {**GROWN, "document": "pact"}),
        ("1830-01-01", None, {"claimant": "borland", "sources": ["other"]}),
    ])  # fmt: skip
    (change,) = changes_between([alpha], "1840-01-01", "1900-01-01")
    assert (change["before"]["claimants"], change["after"]["claimants"]) == (["arland", "borland"], ["borland"])
    assert (change["edtf"], change["document"], change["sources"]) == ("1860", "pact", ["s"])


def test_the_beginning_of_a_claim_comes_with_its_own_span_document_and_sources():
    """Not with those of a claim that goes on, nor of one of the same state that ended before."""
    alpha = place(claims=[
        ("1800-01-01", None, {"claimant": "corland", "sources": ["other"]}),
        ("1810-01-01", "1820-01-01", {"sources": ["past"]}),
        ("1830-01-01", None, {"from_edtf": "1830", "to_edtf": "1899", "document": "pact", "sources": ["a", "s"]}),
        ("1830-01-01", None, {"claimant": "borland", "from_edtf": "1830-01", "document": "note", "sources": ["s",
        "b"]}),
    ])  # fmt: skip
    (change,) = changes_between([alpha], "1825-01-01", "1840-01-01")
    assert change["before"]["claimants"] == ["corland"]
    assert change["after"]["claimants"] == ["arland", "borland", "corland"]
    # of two the first that says anything; each source once
    assert (change["edtf"], change["document"], change["sources"]) == ("1830", "pact", ["a", "s", "b"])


def test_a_claim_that_is_made_anew_on_the_day_on_which_it_ended_is_no_change():
    """The claimants are the same before and after."""
    alpha = place(claims=[("1810-01-01", "1830-01-01", {}), ("1830-01-01", None, {"sources": ["t"]})])
    assert changes_between([alpha], "1820-01-01", "1840-01-01") == []


def test_a_change_of_claims_is_told_by_the_claims_of_those_states_only_whose_claim_began_or_ended():
    """Not by one that is worded anew, or made on other grounds, on the same day."""
    alpha = place(claims=[
        ("1810-01-01", "1830-01-01", {"sources": ["old"]}), ("1830-01-01", None, {"sources": ["new"]}),
        ("1810-01-01", "1830-01-01", {"claimant": "corland", "sources": ["gone"]}),
        ("1830-01-01", None, {"claimant": "borland", "sources": ["come"]}),
    ])  # fmt: skip
    (change,) = changes_between([alpha], "1820-01-01", "1840-01-01")
    assert (change["before"]["claimants"], change["after"]["claimants"]) == (
        ["arland", "corland"],
        ["arland", "borland"],
    )
    assert change["sources"] == ["gone", "come"]


def test_changes_stand_by_day_and_then_by_place():
    """In the order in which the places were asked for."""
    turned = {"control": [("1800-01-01", "1840-01-01", {}), ("1840-01-01", None, {"holder": "arland"})]}
    earlier = {"control": [("1800-01-01", "1830-01-01", {}), ("1830-01-01", None, {"holder": "arland"})]}
    places = [place("gamma", **turned), place("alpha", **turned), place("beta", **earlier)]
    found = changes_between(places, "1800-01-01", "1900-01-01")
    assert [(change["date"][:4], change["island"]) for change in found] == [
        ("1830", "beta"),
        ("1840", "gamma"),
        ("1840", "alpha"),
    ]
    groups = shared(found)
    assert [[change["island"] for change in group] for group in groups] == [["beta"], ["gamma", "alpha"]]


def test_what_changed_on_a_day_is_asked_of_the_day_before():
    """On the day of a change, on neither neighbour; the first day of the record has no day before it."""
    alpha = place(control=[("1800-01-01", "1840-01-01", {}), ("1840-01-01", None, {"holder": "arland"})])

    def on_day(day, start="1800-01-01"):
        return [change["date"] for change in changes_on([alpha], day, start)]

    assert [on_day(day) for day in ("1839-12-31", "1840-01-01", "1840-01-02")] == [[], ["1840-01-01"], []]
    assert on_day("1800-01-01") == on_day("1840-01-01", start="1840-01-01") == []


# --- diff


def test_between_a_day_and_itself_nothing_changed(toy):
    """Equal days are a range, a reversed one is not."""
    assert toy.diff("1900-05-02", "1900-05-02")["changes"] == []
    with pytest.raises(UsageError, match="the range is reversed: 1900-05-03 is after 1900-05-02"):
        toy.diff("1900-05-03", "1900-05-02")


def test_the_first_day_is_before_and_the_last_is_after(toy):
    """What happened on the first day does not count, on the last it does; a year counts from its first day."""
    assert [c["date"] for c in toy.diff("1900-05-01", "1900-05-02")["changes"]] == ["1900-05-02"] * 3
    assert toy.diff("1900-05-02", "1900-05-03")["changes"] == []
    assert {c["date"] for c in toy.diff("1900", "1900")["changes"]} == {"1900-05-02"}


def test_a_range_that_leaves_the_checked_record_says_so(toy):
    """By its last day; the record of the toy was checked to the end of 2000."""
    found = {
        days: toy.diff(*days)["kurils"]["beyond_record"]
        for days in (
            ("1990", "2000-12-31"), ("1990", "2001-01-01"), ("2001-01-01", "2001-01-02"),
            # of the first date only its first day counts
            ("2000-12-30/2001-01-02", "2000-12-31"),
        )
    }  # fmt: skip
    assert list(found.values()) == [False, True, True, False]


# --- a day, whole


def test_a_variant_is_shown_by_the_bound_that_it_is_about_or_by_its_window():
    """Of control, polity, title and claims; of a claim only with its claimant; a window without its last day."""
    about = {"at": None, "claimant": None, "window": None}
    dissent = [
        {"id": "begun", "of": "control.from", **about, "at": "1840-01-01"},
        {"id": "ended", "of": "control.to", **about, "at": "1840-01-01"},
        {"id": "polity", "of": "polity.from", **about, "at": "1800-01-01"},
        {"id": "title", "of": "title.from", **about, "at": "1800-01-01"},
        {"id": "ours", "of": "claim.from", **about, "at": "1830-01-01", "claimant": "arland"},
        {"id": "theirs", "of": "claim.from", **about, "at": "1830-01-01", "claimant": "borland"},
        {"id": "window", "of": "holder", **about, "window": {"from": "1835-01-01", "to": "1838-01-01"}},
        {"id": "since", "of": "holder", **about, "window": {"from": "1845-01-01", "to": None}},
        {"id": "signed", "of": "signed", **about, "at": "1800-01-01"},
        # of no day that is told, and without a window
        {"id": "undated", "of": "control.to", **about},
    ]
    alpha = place(
        dissent=dissent,
        control=[("1800-01-01", "1840-01-01", {}), ("1840-01-01", None, {})],
        claims=[("1830-01-01", None, {})],
    )
    always = ["polity", "title"]
    assert on(alpha, "1829-12-31")["variants"] == ["ended", *always]
    assert on(alpha, "1830-01-01")["variants"] == ["ended", *always, "ours"]
    assert on(alpha, "1835-01-01")["variants"] == ["ended", *always, "ours", "window"]
    assert on(alpha, "1837-12-31")["variants"] == ["ended", *always, "ours", "window"]
    assert on(alpha, "1838-01-01")["variants"] == ["ended", *always, "ours"]
    assert on(alpha, "1840-01-01")["variants"] == ["begun", *always, "ours"]
    assert on(alpha, "1845-01-01")["variants"] == ["begun", *always, "ours", "since"]


def test_claims_stand_by_state_and_then_by_day_and_each_claimant_once():
    """Two claims of one state, made on different days, are both told."""
    alpha = place(claims=[
        ("1830-01-01", None, {"claimant": "borland"}), ("1820-01-01", None, {}), ("1810-01-01", None, {}),
    ])  # fmt: skip
    answer = on(alpha, "1840-01-01")
    assert answer["claimants"] == ["arland", "borland"]
    assert [(claim["claimant"], claim["from"][:4]) for claim in answer["claims"]] == [
        ("arland", "1810"), ("arland", "1820"), ("borland", "1830"),
    ]  # fmt: skip


def test_a_view_changes_title_and_document_and_nothing_else():
    """Only that of the side that is asked for,
    and only on its days; without a document the view says why there is none."""
    row = {"title_status": "agreed", "title_holder": "arland", "title_document": "pact", "title_article": "2",
    "why": "So.",
           "document": "pact", "article": "3", "state": "executed"}  # fmt: skip
    other = {**row, "view": "borland", "title_status": "none", "document": None, "state": None, "why": "It ended."}
    alpha = place(views=[("1830-01-01", "1840-01-01", {**row, "view": "arland"}), ("1830-01-01", None, other)])
    ours, theirs, neutral = (on(alpha, "1830-01-01", view) for view in ("arland", "borland", "neutral"))
    assert (ours["title"]["status"], ours["title"]["document"], ours["title"]["article"]) == ("agreed", "pact", "2")
    assert (ours["governing_document"]["title"], ours["governing_document"]["article"]) == ("The pact", "3")
    assert ours["ungoverned"] is None
    assert theirs["governing_document"] is None
    assert theirs["ungoverned"]["why"] == "It ended."
    assert {key for key in neutral if neutral[key] != ours[key]} == {"title", "governing_document", "ungoverned"}
    assert on(alpha, "1840-01-01", "arland") == on(alpha, "1840-01-01")


def test_sources_of_control_are_those_of_holder_and_polity_each_once():
    """Those of the holder first."""
    alpha = place(
        control=[("1800-01-01", None, {"sources": ["a", "b"]})], polity=[("1800-01-01", None, {"sources": ["b", "c"]})]
    )
    assert on(alpha, "1830-01-01")["control"]["sources"] == ["a", "b", "c"]


def test_also_are_the_documents_that_bear_on_the_day_in_force_or_not():
    """A row without a document bears nothing."""
    alpha = place(also=[
        ("1830-01-01", "1840-01-01", {"document": "pact", "state": "signed"}), ("1830-01-01", None, {}),
    ])  # fmt: skip
    assert [also["id"] for also in on(alpha, "1839-12-31")["also"]] == ["pact"]
    assert on(alpha, "1840-01-01")["also"] == []


def test_what_happened_is_told_of_a_day_and_not_of_a_span(toy):
    """On the day of the signature it was signed; of its month the changes are told."""
    assert [event["event"] for event in toy.status("1850-03-01")["on_this_day"]] == ["signed"]
    assert toy.status("1850-02-28")["on_this_day"] == []
    assert toy.status("1850-03")["on_this_day"] == []
    assert toy.status("1850-03-01/1850-03-02")["on_this_day"] == []


def test_many_days_are_answered_as_each_by_itself(toy):
    """A day, a month in which nothing changes, one in which something does, and a day once more."""
    days = ["1900-05-01", "1900-04", "1900-05", "1900-05-02", "1850-03-01", "1900-05-01"]
    assert list(toy.status_on(days)) == [toy.status(day) for day in days]


def test_a_claim_that_ends_is_told_in_the_words_that_it_had_at_last():
    """And one that begins in its first words, whatever it said later."""
    alpha = place(
        claims=[
            ("1830-01-01", "1860-01-01", {**GROWN, "summary": "First."}),
            ("1860-01-01", None, {"claimant": "borland", "summary": "Now ours."}),
        ]
    )
    begun, ended = changes_between([alpha], "1800-01-01", "1900-01-01")
    assert [claim["summary"] for claim in turning(alpha, begun)] == ["First."]
    assert [claim["summary"] for claim in turning(alpha, ended)] == ["Then.", "Now ours."]


# --- calendars


def test_months_have_their_lengths():
    """The same in both calendars."""
    for calendar in ("gregorian", "julian"):
        lengths = [days_in_month(calendar, 1905, month) for month in range(1, 13)]
        assert lengths == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


@pytest.mark.parametrize("calendar", ["gregorian", "julian"])
def test_what_is_counted_begins_with_1_and_ends_with_the_last_that_there_is(calendar):
    """Years with 9999, months with 12, days with the last of their month."""
    for there in ((1, 1, 1), (9999, 12, 31), (1904, 2, 29), (1905, 1, None), (9999, None, None)):
        require("given", calendar, *there)
    for absent, why in (
        ((0,), "from 0001 to 9999"), ((10000,), "from 0001 to 9999"), ((1905, 0), "no month 0"),
        ((1905, 13), "no month 13"), ((1905, 1, 0), "counted from 1"), ((1905, 4, 31), "April 1905 has 30 days"),
        ((1905, 2, 29), "February 1905 has 28 days"),
    ):  # fmt: skip
        with pytest.raises(InvalidDate, match=why):
            require("given", calendar, *absent)


@pytest.mark.parametrize("year", [4, 1600, 1904, 2000, 2024, 2400])
def test_every_fourth_year_is_a_leap_year(year):
    """In both calendars, also where it ends a fourth century."""
    assert (days_in_month("gregorian", year, 2), days_in_month("julian", year, 2)) == (29, 29)


@pytest.mark.parametrize("year", [100, 1700, 1800, 1900, 2100, 2200, 2300])
def test_the_ends_of_other_centuries_are_leap_years_in_the_julian_calendar_only(year):
    """That is how the two calendars part."""
    assert (days_in_month("gregorian", year, 2), days_in_month("julian", year, 2)) == (28, 29)
    assert days_in_month("gregorian", year + 1, 2) == days_in_month("julian", year + 1, 2) == 28


@pytest.mark.parametrize(
    ("day", "japanese", "given"),
    [
        ("1872-12-30", "Meiji 5-12-1", "Meiji 5-12-1"),
        ("1872-12-31", "Meiji 5-12-2", "Meiji 5-12-2"),
        ("1873-01-01", "Meiji 6-1-1", "Meiji 6-1-1"),
        ("1873-01-02", "Meiji 6-1-2", "Meiji 6-1-2"),
    ],
)
def test_the_japanese_calendar_became_gregorian_on_the_first_of_1873(record, day, japanese, given):
    """The last two days of the lunar one, and the first two after, both ways."""
    assert forms(datetime.date.fromisoformat(day))["japanese"] == japanese
    assert record.date(given).first == datetime.date.fromisoformat(day)
