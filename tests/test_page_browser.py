"""The page in a real browser: the answers of the program, steered by keys alone, for everyone, without a network."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import re

import pytest

import kurils
from kurils.dates import forms, parse
from kurils.page.build import build_page
from kurils.page.data import page_data
from kurils.words.headline import Headline
from tests.browser import ARGUMENTS, CHROMIUM, violations

pytestmark = pytest.mark.extras

TODAY = "2026-11-22"
FIRST = "1635-01-01"
#: the four islands of the page's own answers
FOUR = ["iturup", "kunashir", "shikotan", "habomai"]


@pytest.fixture(scope="module")
def page_file(whole_page, tmp_path_factory):
    """The page as it is handed out."""
    path = tmp_path_factory.mktemp("page") / "kurils.html"
    path.write_text(whole_page, encoding="utf-8", newline="\n")
    return path


@pytest.fixture(scope="module")
def browser():
    """One browser for all tests; each opens its page in a context of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", CHROMIUM), args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def shown(browser):
    """Opens a page on the day of the tests; at the end it must have said nothing on the console and fetched nothing."""

    @contextlib.contextmanager
    def show(path, fragment="", *, width=1280, height=900, scheme="light", expected=()):
        wrong = []
        address = path.resolve().as_uri()
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        try:
            page = context.new_page()
            page.set_default_timeout(15_000)
            page.on("console", lambda message: wrong.append(f"console: {message.text}"))
            page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
            page.on("request", lambda request: wrong.append(f"request: {request.url.partition('#')[0]}"))
            page.clock.set_fixed_time(f"{TODAY}T12:00:00")
            page.goto(f"{address}#{fragment}" if fragment else address)
            # the script unpacks the record before it draws
            page.locator("html:not([data-still])").wait_for(state="attached")
            yield page
            rest = [line for line in wrong if not any(words in line for words in (f"request: {address}", *expected))]
            assert rest == []
        finally:
            context.close()

    return show


def told(page, id):
    return page.locator(f"#{id}").inner_text()


def day_of(page):
    return page.evaluate("kurils.state.day")


def holds(page, day):
    """Wait until the page shows a day."""
    for _ in range(150):
        if day_of(page) == day:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"the page shows {day_of(page)}, not {day}")


def settled(page):
    """Wait until what lies below the fold is shown too."""
    page.wait_for_timeout(200)


def as_json(value):
    return json.loads(json.dumps(value))


def hash_of(page):
    return page.evaluate("location.hash")


@pytest.mark.parametrize("view", ["neutral", "japan", "russia"])
def test_it_looks_up_what_it_carries(shown, page_file, record, view):
    """On every step, the answers of status and compare; core tests hold what it carries to the record, day by day."""
    days = record.steps(all=True, end=TODAY)
    with shown(page_file) as page:
        given = page.evaluate(
            """([days, view]) => days.map(day => [kurils.status(day, kurils.data.territories, view).islands,
                 kurils.compare(day, kurils.data.territories)])""",
            [days, view],
        )
        steps = page.evaluate("last => kurils.steps(last, true)", TODAY)
    assert steps == days
    for day, (islands, positions) in zip(days, given, strict=True):
        assert [{k: v for k, v in island.items() if k != "told"} for island in islands] == as_json(
            record.status(day, all=True, view=view)["islands"]
        ), day
        assert positions == as_json(record.compare(day, record.territories)["islands"]), day


def test_it_gives_the_days_of_the_other_calendars(shown, page_file):
    """Every day of a century in which Japan had its lunisolar calendar, and every hundredth of the rest."""
    first, last = datetime.date(1635, 1, 1).toordinal(), datetime.date(2026, 11, 22).toordinal()
    lunar = range(datetime.date(1785, 1, 1).toordinal(), datetime.date(1880, 1, 1).toordinal())
    days = [datetime.date.fromordinal(number) for number in sorted({*range(first, last, 97), *lunar})]
    with shown(page_file) as page:
        given = page.evaluate(
            "days => days.map(kurils.calendars)",
            [day.isoformat() for day in days],
        )
    for day, calendars in zip(days, given):
        assert calendars == [forms(day)["julian"], forms(day)["japanese"]], day


@pytest.mark.parametrize(
    "query",
    [
        "shimoda", "yalta stalin", "Потсдам", "下田", "1956", "HABOMAI", "日露通好条約", "樺太・千島交換条約",
        "Treaty of St. Petersburg", "Soviet–Japanese Basic Convention", "Санкт-Петербургский договор", "일소공동선언",
        "Итуруп", "nothing at all", "",
    ],
)  # fmt: skip
def test_it_finds_the_documents_that_the_program_finds(shown, page_file, record, query):
    """In the same order."""
    with shown(page_file) as page:
        found = page.evaluate("query => kurils.documents(query).map(row => row.id)", query)
    assert found == [row["id"] for row in record.documents(query)["documents"]]


@pytest.mark.parametrize("name", ["etorofu", "択捉", "Итуруп", "ÉTOROFU", "  Kuna shiri", "shikotan", "Zelyony"])
def test_it_finds_places_by_every_name(shown, page_file, record, name):
    """In any script, whatever the case, accents and blanks."""
    with shown(page_file) as page:
        assert record.resolve(name) in page.evaluate("name => kurils.places(name)", name)


def read(page, text):
    """What a text means, as the page reads it."""
    found = page.evaluate("text => kurils.date(text)", text)
    return found and (found["first"], found["last"])


def test_it_reads_dates_as_the_program_does(shown, page_file):
    """ISO days, months and years, the Julian calendar, and the forms of the language; what is none is none."""
    texts = ["1905-09-05", "1905-9-5", "5 September 1905", "5 Sept 1905", "5 Sept. 1905", "September 5, 1905", "1945",
             "1945-09", "September 1945", "1855-01-26 OS", "26 January 1855 OS", "OS 1855-01-26",
             "29 February 1900 O.S.", "7 февраля 1855"]  # fmt: skip
    with shown(page_file) as page:
        for text in texts:
            found = parse(text, datetime.date.fromisoformat(TODAY))
            assert read(page, text) == (found.first.isoformat(), found.last.isoformat()), text
        assert read(page, "today") == (TODAY, TODAY)
        for text in (
            "1900-02-30",
            "30 February 1900",
            "yesterday",
            "30 February 1855 OS",
            "5 Smarch 1905",
            "",
            "1905-13-01",
            "1905-00-00",
            "1905-0-5",
            "1905-00",
            "1905-09-00",
            "0 September 1905",
            "12345",
            "1905th September",
            "September 1905 5",
            "Monday 5 September 1905",
            "5 September 1905 (1904)",
        ):
            assert read(page, text) is None, text


@pytest.mark.parametrize("language", ["en", "ru", "ja", "zh", "ko", "th"])
def test_it_reads_the_dates_that_it_writes(shown, tmp_path, language):
    """In each language: with the day of the week, on a telephone, in its title, and as the example in its field."""
    file = tmp_path / "page.html"
    file.write_text(build_page(kurils.load(language)), encoding="utf-8")
    with shown(file) as page:
        for day in ("1945-09-03", "1905-09-05", "1855-05-07"):
            for width in (1200, 400):
                page.set_viewport_size({"width": width, "height": 700})
                # what is shown already is not shown anew
                for each in ("1900-01-01", day):
                    page.evaluate("day => kurils.go(day)", each)
                assert read(page, page.locator("#kick b").inner_text()) == (day, day)
            assert read(page, page.title().rsplit(" – ", 1)[0]) == (day, day)
        assert read(page, page.locator("#date").get_attribute("placeholder")) == ("1905-09-05", "1905-09-05")


def test_it_reads_the_years_of_thailand(shown, tmp_path):
    """Counted from the Buddha, with their mark or without; before 1941 the first months may be of two years."""
    file = tmp_path / "page.html"
    file.write_text(build_page(kurils.load("th")), encoding="utf-8")
    with shown(file) as page:
        for text in ("30 กันยายน 2448", "3 กันยายน พ.ศ. 2488", "พ.ศ. 2488", "3 ม.ค. 2500", "15 มิถุนายน ๒๔๘๘"):
            found = parse(text, datetime.date.fromisoformat(TODAY))
            assert read(page, text) == (found.first.isoformat(), found.last.isoformat()), text
        for text in ("3 ก.พ. พ.ศ. 2448", "15 เมษายน พ.ศ. 2400"):
            assert read(page, text) is None, text


def test_it_opens_on_today(shown, page_file):
    """With the headline in the present, how far the record was checked, and no empty part."""
    with shown(page_file) as page:
        assert day_of(page) == TODAY
        assert told(page, "kick") == "Today, Sunday 22 November 2026 · record checked to 28 February 2026"
        assert told(page, "headline").startswith("Russia holds all four islands, Japan claims all four, and no treaty")
        assert told(page, "caption").startswith("Where it stands")
        assert page.locator("#status tr").count() == 4
        settled(page)
        for id in ("said", "docs", "why", "variants", "citation", "map-lines"):
            assert page.locator(f"#{id}").text_content().strip(), id
        assert hash_of(page) == ""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (375, 812)])
@pytest.mark.parametrize("day", ["", "date=1855-02-07", "date=1946-02-02", "date=1956-12-12"])
def test_sentence_map_and_timeline_stand_on_the_first_screen(shown, page_file, width, height, day):
    """At 1440 x 900 whole; on a telephone the map whole, and the rows of control."""
    with shown(page_file, day, width=width, height=height) as page:
        bottom = height if width > 640 else height - 59
        assert page.locator("#headline").bounding_box()["y"] > 0
        map = page.locator("#map svg").bounding_box()
        assert map["y"] + map["height"] < bottom
        rows = page.locator("#time svg").bounding_box()
        share = 1.0 if width > 640 else 0.45
        assert rows["y"] + share * rows["height"] <= bottom + 3


def test_no_opening_is_empty(shown, page_file, record):
    """Every step, and days between steps: headline, caption, table and what governs."""
    with shown(page_file) as page:
        empty = page.evaluate(
            """days => days.filter(day => { kurils.go(day, {quiet: true});
                 return ['kick', 'headline', 'caption', 'status', 'governing'].some(
                   id => !document.getElementById(id).textContent.trim()); })""",
            [*record.steps(end=TODAY), "1700-03-03", "1850-01-02", "1900-06-06", "1944-01-01", "1970-01-01", FIRST],
        )
        assert empty == []
        page.evaluate("kurils.go('1970-01-01')")
        assert told(page, "caption").startswith("No change on this day")
        page.locator("#caption button").click()
        assert day_of(page) < "1970-01-01"


def test_the_headlines_are_those_of_the_program(shown, page_file, record):
    """Word for word, in each view, on the steps."""
    days, called = record.steps(end=TODAY)[::7], record.section("status")["called"]
    for view in ("neutral", "japan", "russia"):
        with shown(page_file, f"view={view}") as page:
            given = page.evaluate(
                "days => days.map(day => (kurils.go(day, {quiet: true}), document.querySelector('h1').textContent))",
                days,
            )
        for day, sentence in zip(days, given, strict=True):
            told_ = Headline(record.wording, called, day, now=day == TODAY)
            assert sentence == told_.of(record.status(day, view=view)["islands"], whole=True), day


def test_the_timeline_has_the_keys_of_a_slider(shown, page_file):
    """Arrows by step, with Shift by day, Page keys by chapter, Home and End; it says its day and the sentence."""
    with shown(page_file, "date=1945-08-28") as page:
        slider = page.locator("#time")
        slider.focus()
        for key, day in [
            ("ArrowRight", "1945-09-01"), ("ArrowDown", "1945-08-28"), ("Shift+ArrowRight", "1945-08-29"),
            ("Shift+ArrowLeft", "1945-08-28"), ("PageDown", "1945-08-30"), ("PageDown", "1945-09-03"),
            ("PageUp", "1945-08-30"), ("Home", FIRST), ("Shift+ArrowLeft", FIRST), ("End", TODAY),
        ]:  # fmt: skip
            page.keyboard.press(key)
            assert day_of(page) == day, key
        assert slider.get_attribute("aria-valuetext") == f"Sunday 22 November 2026. {told(page, 'headline')}"
        assert slider.get_attribute("aria-valuenow") == slider.get_attribute("aria-valuemax")
        assert page.evaluate("document.activeElement.id") == "time"


def test_arrows_work_anywhere_but_where_they_have_a_meaning(shown, page_file):
    """On the page they step; in a field of text, a list to choose from, and an open document the day stays."""
    with shown(page_file, "date=1945-08-29") as page:
        page.keyboard.press("ArrowRight")
        assert day_of(page) == "1945-09-01"
        assert hash_of(page) == "#date=1945-09-01"
        for id in ("date", "search", "view"):
            page.locator(f"#{id}").focus()
            page.keyboard.press("ArrowLeft")
            assert day_of(page) == "1945-09-01", id
        page.locator("#governing a").first.click()
        page.keyboard.press("ArrowRight")
        assert day_of(page) == "1945-09-01"


def test_dragging_snaps_to_steps(shown, page_file, record):
    """To a day of change within nine pixels, to any step within four; the broken scale makes weeks of 1945 wide."""
    with shown(page_file, "date=1900-01-01", width=1440) as page:
        for day in ("1945-08-28", "1945-09-01", "1855-02-07", "1956-12-12"):
            assert page.evaluate("day => kurils.meantAt(kurils.placeOf(day) + 1)", day) == day
        far = page.evaluate("[kurils.placeOf('1945-08-20'), kurils.placeOf('1945-08-21')]")
        assert far[1] - far[0] > 3
        box = page.locator("#time svg").bounding_box()
        zoom = box["width"] / page.evaluate("kurils.data.scene.scales.wide.width")
        spot = box["x"] + zoom * page.evaluate("kurils.placeOf('1945-09-01')"), box["y"] + 60
        page.mouse.move(spot[0] - 40, spot[1])
        page.mouse.down()
        page.mouse.move(spot[0] + 2, spot[1])
        assert day_of(page) == "1945-09-01"
        assert "1945-09-01" not in hash_of(page)
        page.mouse.up()
        assert hash_of(page) == "#date=1945-09-01"


def test_the_story_plays(shown, page_file):
    """Twelve chapters; the buttons step, play runs from the first one when the last is shown, and stops when somebody
    steers."""
    with shown(page_file) as page:
        assert page.locator("#rail button").count() == 12
        assert page.locator("#rail [aria-current=step]").inner_text().startswith("Today")
        page.locator("#story [data-go='-1']").click()
        assert day_of(page) == "2022-03-21"
        page.locator("#rail button", has_text="Portsmouth").click()
        assert day_of(page) == "1905-09-05"
        assert page.locator("[data-area=all]").get_attribute("aria-pressed") == "true"
        assert told(page, "caption").startswith("The Treaty of Portsmouth is signed")
        page.locator("#story [data-go='1']").click()
        assert page.locator("[data-area=four]").get_attribute("aria-pressed") == "true"
        page.locator("#story [data-play]").click()
        assert page.locator("#story [data-play]").inner_text().endswith("Pause")
        holds(page, "1945-09-03")
        page.keyboard.press("ArrowLeft")
        assert page.locator("#story [data-play]").inner_text().endswith("Play")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("theme=blue", "theme=blue in the address was passed over."),
        ("all=yes", "all=yes in the address was passed over."),
        ("dat=1905-09-05", "dat=1905-09-05 in the address was passed over."),
        ("date=1905-09-05&date=1945", "date=1945 in the address was passed over."),
        ("nowhere", "nowhere in the address was passed over."),
        ("date=" + "a" * 100, "There is no day aaaa"),
        ("island=" + "W" * 100, "No island is called WWWW"),
    ],
)
def test_what_an_address_says_wrongly_is_told(shown, page_file, address, words):
    """What means nothing, a value that is none, and what stands twice; in no more room than a telephone has."""
    with shown(page_file, address, width=320, height=600) as page:
        assert told(page, "date-wrong").startswith(words)
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_date_can_be_typed(shown, page_file):
    """Days go there; a year or a month says what changed in it; what is no day is answered in plain words."""
    with shown(page_file) as page:
        field = page.locator("#date")

        def ask(text):
            field.fill(text)
            field.press("Enter")

        ask("7 February 1855")
        assert told(page, "kick") == "Wednesday 7 February 1855 · 1855-01-26 (Julian) · Ansei 1-12-21"
        assert hash_of(page) == "#date=1855-02-07"
        ask("1855-01-26 OS")
        assert day_of(page) == "1855-02-07"
        ask("1956")
        assert told(page, "period").startswith("1956 has ")
        page.locator("#period button", has_text="12 Dec 1956").click()
        assert day_of(page) == "1956-12-12"
        assert not page.locator("#period").is_visible()
        ask("March 1720")
        assert told(page, "period") == "In March 1720 nothing changed: every day of it has the same answer."
        for text, words in [
            ("1900-02-30", "There is no day 1900-02-30: write it like 1905-09-05"),
            ("yesterday", "There is no day yesterday"),
            ("1500-01-01", "1500-01-01 is before the record, which begins on 1635-01-01."),
            ("2030-01-01", f"2030-01-01 is in the future; the last day is {TODAY}."),
        ]:
            ask(text)
            assert told(page, "date-wrong").startswith(words)
            assert day_of(page) == "1720-03-01"


def test_deep_links(shown, page_file):
    """The address says day, island, view, map and document, and leads back to them."""
    with shown(page_file, "date=1905-09-05&island=shikotan") as page:
        settled(page)
        assert page.locator("#status [aria-pressed=true]").inner_text() == "Shikotan"
        assert told(page, "command") == "kurils status shikotan --date 1905-09-05"
    with shown(page_file, "date=1957-01-01&view=japan&all=1&document=1955-london-talks") as page:
        settled(page)
        assert page.locator("#view").input_value() == "japan"
        assert page.locator("[data-area=all]").get_attribute("aria-pressed") == "true"
        assert told(page, "document-title") == "London talks of 1955-56"
        assert "as japan gives it" in told(page, "view-notice").lower()
        assert told(page, "command") == "kurils status --date 1957-01-01 --view japan"
        assert page.locator("#map .ring.t-agreed.o-japan").count() > 0
    with shown(page_file, "date=5%20Sept%201905&island=northern-kurils") as page:
        assert day_of(page) == "1905-09-05"
        assert page.locator("#status tr").count() == 5


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("date=1900-02-30", "There is no day 1900-02-30"),
        ("date=1066-10-14", "before the record"),
        ("date=2500-01-01", "in the future"),
        ("island=atlantis", "No island is called atlantis."),
        ("document=none", "No document is called none."),
        ("view=mars", "No view is called mars; views: neutral, japan, russia."),
    ],
)
def test_a_wrong_address_is_told(shown, page_file, fragment, words):
    """With what is wrong; all else is shown."""
    with shown(page_file, f"{fragment}&x=%3Cb%3E") as page:
        assert words in told(page, "date-wrong")
        assert day_of(page) == TODAY
        assert page.locator("#headline").is_visible()


@pytest.mark.parametrize("key", ["island", "view", "document", "date"])
def test_what_hides_in_an_address_is_seen(shown, page_file, key):
    """Marks that turn a line, control characters and ends of lines are told as escapes, and a long text is cut."""
    with shown(page_file, f"{key}=%E2%80%AElive%1B%0A{'x' * 5000}") as page:
        text = told(page, "date-wrong")
        assert "\\u{202e}live\\u{1b}\\u{a}xxx" in text
        assert not {"\u202e", "\x1b", "\n"} & set(text)
        assert len(text) < 300


@pytest.mark.parametrize("part", ["positions", "cite", "documents", "main"])
def test_a_part_is_an_address_too(shown, page_file, part):
    """Whoever opens or reloads the page there sees the last day, and all works; its links stay."""
    with shown(page_file, part) as page:
        assert day_of(page) == TODAY
        assert page.locator("#headline").inner_text()
        page.keyboard.press("ArrowLeft")
        before = day_of(page)
        assert before < TODAY
        page.evaluate(f"location.hash = '{part}'")
        page.set_viewport_size({"width": 900, "height": 700})
        settled(page)
        assert day_of(page) == before


def test_the_way_back(shown, page_file):
    """Jumps leave a mark in the history of the browser; steps do not."""
    with shown(page_file, "date=1905-09-05") as page:
        page.locator("#rail button", has_text="Landings").click()
        page.keyboard.press("ArrowRight")
        assert day_of(page) == "1945-09-01"
        page.go_back()
        holds(page, "1905-09-05")
        page.evaluate("location.hash = 'date=1956-12-12'")
        holds(page, "1956-12-12")


def test_a_view_changes_every_part_or_says_that_it_does_not(shown, page_file):
    """Sentence, ownership, rings and lines, what governs and why; the rest is named as staying."""
    parts = ["headline", "status", "governing", "why", "citation"]
    with shown(page_file, "date=1957-01-01", width=1440) as page:
        settled(page)
        before = {id: told(page, id) for id in (*parts, "said", "caption", "docs", "command")}
        rings = page.locator("#map [data-ring=iturup]").first.get_attribute("class")
        page.locator("#view").select_option("japan")
        settled(page)
        after = {id: told(page, id) for id in before}
        assert {id for id in before if before[id] != after[id]} >= {"headline", "status", "governing", "why", "command"}
        assert before["said"] == after["said"]
        assert page.locator("#map [data-ring=iturup]").first.get_attribute("class") != rings
        notice = told(page, "view-notice")
        for word in ("sentence", "ownership", "rings", "governing document", "timeline", "both positions"):
            assert word in notice
        page.locator("#view-notice button").click()
        assert told(page, "headline") == before["headline"]


def test_an_island_can_be_chosen_on_the_map_and_in_the_table(shown, page_file):
    """And be let go again; reasons and positions are then told for it alone."""
    with shown(page_file, "date=1957-01-01", width=1440) as page:
        page.locator("#status [data-island=shikotan]").click()
        settled(page)
        assert page.evaluate("document.activeElement.dataset.island") == "shikotan"
        assert told(page, "said").startswith("Shikotan")
        assert hash_of(page) == "#date=1957-01-01&island=shikotan"
        page.locator("#view-notice button").click()
        assert hash_of(page) == "#date=1957-01-01"
        page.locator("#map [data-isle=kunashir] .base").first.dispatch_event("click")
        assert page.locator("#status [aria-pressed=true]").inner_text() == "Kunashir"


def test_the_map_sets_states_on_what_python_drew(shown, page_file):
    """Occupied, claimed, owned: the layers of the day are seen, those of other days are not."""
    with shown(page_file, "date=1945-08-30", width=1440) as page:
        iturup = "#map [data-isle=iturup]"
        assert page.locator(iturup).first.get_attribute("class") == "isle h-russia o c-japan"
        assert page.locator(f"{iturup} .occ").first.evaluate("each => getComputedStyle(each).display") == "inline"
        assert (
            page.locator(f"{iturup} .stripe.c-russia").first.evaluate("each => getComputedStyle(each).display")
            == "none"
        )
        assert (
            page.locator("#map [data-isle=habomai], #map [data-isle=zelyony]").first.get_attribute("class")
            == "isle h-japan"
        )
        shown_words = page.locator("#map .cap.on[data-cap=iturup] text").all_text_contents()
        assert shown_words == ["Iturup (Etorofu)", "USSR occupies", "Japan claims"]
        page.locator("#time").focus()
        page.keyboard.press("Home")
        assert page.locator(iturup).first.get_attribute("class") == "isle h-none"
        assert page.locator("#map g.line.on").count() == 0


def test_both_positions_have_equal_columns_and_their_maps(shown, page_file):
    """Each map as its side gives the day."""
    with shown(page_file, "date=1992-06-01", width=1440) as page:
        settled(page)
        boxes = [each.bounding_box() for each in page.locator("#heads .mini svg").all()]
        assert len(boxes) == 2
        assert boxes[0]["width"] == boxes[1]["width"]
        assert boxes[0]["height"] == boxes[1]["height"]
        assert page.locator("[data-mini=japan] .ring.o-japan").count() > 0
        assert page.locator("[data-mini=russia] .ring.o-russia").count() > 0


def test_search_by_keyboard(shown, page_file):
    """Type, tab to what was found, open it, and go to one of its days."""
    with shown(page_file, "date=1905-09-05") as page:
        page.locator("#search").focus()
        page.keyboard.type("gorbachev")
        assert told(page, "found-count").startswith("documents: ")
        page.keyboard.press("Escape")
        assert not page.locator("#found").is_visible()
        page.keyboard.type("matsumoto gromyko")
        page.locator("#found-list button", has_text="Matsumoto-Gromyko letters").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "document-title"
        assert "document=1956-matsumoto-gromyko" in hash_of(page)
        page.locator("#document-body button[data-day]").first.focus()
        page.keyboard.press("Enter")
        assert day_of(page) == "1956-09-29"
        assert not page.locator("#document").is_visible()


def test_search_for_an_island_and_for_nothing(shown, page_file):
    """An islet leads to its group; what is not there is said."""
    with shown(page_file, "date=1905-09-05") as page:
        page.locator("#search").fill("水晶")
        page.locator("#found-list [data-found=habomai]").first.click()
        assert page.locator("#status [aria-pressed=true]").inner_text() == "Habomai"
        page.locator("#search").fill("atlantis")
        assert told(page, "found-count") == "nothing is called atlantis"


def test_a_document_is_told_whole(shown, page_file, record):
    """Days in three calendars, articles, readings of both sides, effects, sources with their links."""
    with shown(page_file, "date=1855-02-07&document=1855-shimoda") as page:
        text = told(page, "document-body")
        for words in ("1855-01-26", "Ansei 1-12-21", "Japan reads it", "Russia reads it", "Art. 2", "Симод"):
            assert words in text
        links = page.locator("#document-body a[rel]").all()
        known = {source["url"] for source in record.document("1855-shimoda")["sources"]}
        assert links
        assert {link.get_attribute("href") for link in links} <= known
        page.keyboard.press("Escape")
        assert not page.locator("#document").is_visible()
        assert "document=" not in hash_of(page)


def test_link_and_embed_code_are_copied(shown, page_file):
    """The address of the day, and a frame of the page with it."""
    with shown(page_file, "date=1905-09-05") as page:
        copied = "document.getElementById('share-text').value"
        page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        page.locator("[data-share=link]").click()
        assert page.evaluate(copied).endswith("kurils.html#date=1905-09-05")
        assert told(page, "shared")
        page.locator("[data-share=embed]").click()
        code = page.evaluate(copied)
        assert code.startswith("<iframe src=")
        assert "date=1905-09-05&amp;embed=1" in code
        assert 'width="640" height="480"' in code


def test_the_picture_can_be_saved(shown, page_file, tmp_path):
    """A PNG of the day, drawn without anything that the policy forbids."""
    with shown(page_file, "date=1945-09-03", width=375, height=700) as page:
        with page.expect_download() as waiting:
            page.locator("[data-share=png]").click()
        assert waiting.value.suggested_filename == "kurils-1945-09-03.png"
        content = (tmp_path / "k.png", waiting.value.save_as(tmp_path / "k.png"))[0].read_bytes()
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20], "big") == 2400
    assert len(content) > 100_000


@pytest.mark.parametrize(("width", "height"), [(640, 480), (375, 600)])
def test_the_embed_fits_its_frame(shown, page_file, width, height):
    """Date, sentence, map, rows of control, steering and a link to the whole page; nothing is cut off."""
    for day in ("date=1945-09-03", "date=1905-09-05", "date=today"):
        with shown(page_file, f"{day}&embed=1", width=width, height=height) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            bar = page.locator("#bar").bounding_box()
            assert bar["y"] + bar["height"] <= height + 1
            rows = page.locator("#time svg").bounding_box()
            assert rows["y"] + rows["height"] <= bar["y"] + 1, day
            assert not page.locator(".top").is_visible()
            page.locator("#bar [data-go='-1']").click()
            assert "embed=1" in hash_of(page)
            assert "embed" not in page.locator("#whole").get_attribute("href")
            assert "OpenStreetMap" in page.locator(".cred").inner_text()


def test_everything_can_be_reached_with_the_tab_key(shown, page_file):
    """In the order of the page, with a visible mark on what is chosen, and without a trap."""
    with shown(page_file, "date=1945-09-02", width=1440) as page:
        settled(page)
        wanted = page.evaluate(
            """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
                 .filter(each => each.checkVisibility({visibilityProperty: true}) && !each.hidden).length"""
        )
        reached = []
        for _ in range(wanted + 5):
            page.keyboard.press("Tab")
            at = page.evaluate(
                """() => { const on = document.activeElement; const box = on.getBoundingClientRect();
                   return on === document.body ? null : {
                     at: [...document.querySelectorAll('*')].indexOf(on), seen: box.width > 0,
                     mark: getComputedStyle(on).outlineStyle }; }"""
            )
            if at is None or at["at"] in [one["at"] for one in reached]:
                break
            reached.append(at)
        assert len(reached) == wanted
        assert [one["at"] for one in reached] == sorted(one["at"] for one in reached)
        assert all(one["mark"] != "none" and one["seen"] for one in reached)


def test_a_screen_reader_is_told_each_step(shown, page_file):
    """The headline is a live heading; map, table and slider say their day."""
    with shown(page_file, "date=1945-08-28") as page:
        assert page.locator("h1").count() == 1
        assert page.locator("h1").get_attribute("aria-live") == "polite"
        page.keyboard.press("ArrowRight")
        tree = page.locator("body").aria_snapshot()
        assert 'img "Map of Saturday 1 September 1945' in tree
        assert 'slider "Day"' in tree
        assert 'table "The situation on Saturday 1 September 1945"' in tree
        assert 'columnheader "Held by"' in tree


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 375])
@pytest.mark.parametrize(
    "fragment",
    [
        "date=1945-09-02",
        "date=1700-01-01",
        "date=1905-09-05&all=1&island=northern-kurils",
        "date=1956-12-12&view=japan",
        "date=1956-12-12&document=1956-joint-declaration",
        "date=nonsense",
        "date=1956&embed=1",
    ],
)
def test_no_violation_of_wcag_2_1_aa(shown, page_file, scheme, width, fragment):
    """As axe-core sees it, everything unfolded, with results of a search."""
    with shown(page_file, fragment, scheme=scheme, width=width) as page:
        settled(page)
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        if "document=" not in fragment and "embed" not in fragment:
            if width < 1000:
                page.locator("#find").click()
            page.locator("#search").fill("soviet")
        assert violations(page) == []


@pytest.mark.parametrize("width", [320, 375, 640, 768, 1000, 1180, 1280, 1920])
@pytest.mark.parametrize("fragment", ["date=1945-09-02", "date=1905-09-05&all=1"])
def test_it_fits_every_width(shown, page_file, width, fragment):
    """Nothing reaches beyond the screen; on a telephone buttons are wide enough for a thumb."""
    with shown(page_file, fragment, width=width, height=800) as page:
        settled(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width <= 640:
            sizes = page.evaluate(
                "[...document.querySelectorAll('#bar button, #find, #theme')].map(each => each.getBoundingClientRect())"
            )
            assert all(size["height"] >= 44 and size["width"] >= 44 for size in sizes)
            assert all(size["left"] >= 0 and size["right"] <= width for size in sizes)


def ground(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_light_and_dark(shown, page_file):
    """As the system says, until somebody chooses."""
    with shown(page_file, scheme="dark") as page:
        dark = ground(page)
        assert told(page, "theme") == "Light"
        page.locator("#theme").click()
        light = ground(page)
        assert light != dark
        page.emulate_media(color_scheme="light")
        assert ground(page) == light
        page.locator("#theme").click()
        assert ground(page) == dark
    with shown(page_file, "theme=dark") as page:
        assert ground(page) == dark


def test_forced_colours(shown, page_file):
    """Maps keep their own colours, which are signs; all else is the reader's."""
    with shown(page_file, "date=1945-09-03", width=1440) as page:
        page.emulate_media(forced_colors="active")
        assert page.locator("#map svg").evaluate("each => getComputedStyle(each).forcedColorAdjust") == "none"
        assert violations(page) == []


def test_print(shown, page_file):
    """On white paper, without what only a screen can use, unfolded, with the addresses of the sources written out."""
    with shown(page_file, "date=1956-12-12", scheme="dark") as page:
        settled(page)
        page.emulate_media(media="print", color_scheme="dark")
        assert ground(page) == "rgb(255, 255, 255)"
        for hidden in ("#search", "#story", "#bar", "#theme", ".share"):
            assert not page.locator(hidden).first.is_visible(), hidden
        for kept in ("#kick", "#headline", "#map", "#status-table", "#positions", "footer"):
            assert page.locator(kept).is_visible(), kept
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        link = page.locator("#why a[rel]").first
        assert link.is_visible()
        content = link.evaluate("each => getComputedStyle(each, '::after').content")
        assert link.get_attribute("href") in content
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert not link.is_visible()


def test_the_policy_holds(shown, page_file):
    """A script, a style or a picture that somebody put into the page is stopped by the browser."""
    with shown(page_file, expected=("Content Security Policy", "request: https://example.org")) as page:
        page.evaluate(
            """() => { window.stopped = [];
              document.addEventListener('securitypolicyviolation', event => stopped.push(event.effectiveDirective));
              const put = (name, set) => document.body.append(Object.assign(document.createElement(name), set));
              put('script', {textContent: 'window.ran = true'});
              put('style', {textContent: 'body { display: none }'});
              put('img', {src: 'https://example.org/x.png'});
              fetch('https://example.org/').catch(() => {}); }"""
        )
        page.wait_for_timeout(500)
        assert sorted(page.evaluate("stopped")) == ["connect-src", "img-src", "script-src-elem", "style-src-elem"]
        assert page.evaluate("window.ran") is None
        assert page.locator("body").is_visible()


def test_the_page_works_from_a_copy_with_another_name(shown, page_file, tmp_path):
    """Mailed, renamed, in a folder with blanks."""
    copy = tmp_path / "a folder" / "Курилы 千島.html"
    copy.parent.mkdir()
    copy.write_bytes(page_file.read_bytes())
    with shown(copy, "date=1905-09-05") as page:
        assert told(page, "kick").startswith("Tuesday 5 September 1905")


@pytest.fixture
def hostile_file(toy_folder, monkeypatch, tmp_path):
    """A page made of a record that tries to break it."""
    for name, old, new in [
        ("treaties.yaml", '"Pact of Alpha [1850]"', "'</script><img src=x onerror=hacked=1><b>Pact</b>'"),
        ("treaties.yaml", '"It drew a line."', "'<svg onload=hacked=1> ${hacked=1} {places}'"),
        ("islands.yaml", '"Beta [the little]"', "'<i>Beta</i>'"),
        ("sources/toy.yaml", "title: First,", 'title: "<a href=x>First</a>", url: "https://example.org/a?b=1",'),
    ]:
        path = toy_folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, name
        path.write_text(text.replace(old, new), encoding="utf-8")
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    target = tmp_path / "toy.html"

    def spoiled(record, scene):
        data = page_data(record, scene)
        # the record refuses such an address; the page does not rely on that
        assert data["sources"]["first"]["url"] == "https://example.org/a?b=1"
        data["sources"]["first"]["url"] = "javascript:hacked=1//1"
        return data

    monkeypatch.setattr("kurils.page.build.page_data", spoiled)
    html = build_page(kurils.load())
    target.write_text(html, encoding="utf-8")
    return target


def test_hostile_texts_are_shown_and_not_run(shown, hostile_file):
    """Markup of a record is text; only addresses of the web become links."""
    with shown(hostile_file, "date=1850-03-01&document=1850-pact") as page:
        assert told(page, "document-title") == "</script><img src=x onerror=hacked=1><b>Pact</b>"
        assert "<svg onload=hacked=1> ${hacked=1} {places}" in told(page, "document-body")
        assert page.locator("#document-body a[rel]").count() == 0
        page.keyboard.press("Escape")
        assert "<i>Beta</i>" in told(page, "status")
        page.locator("#search").fill("pact")
        page.keyboard.press("ArrowRight")
        settled(page)
        assert page.evaluate("window.hacked") is None
        assert page.locator("main img, main i, main script").count() == 0


def test_ids_may_be_any_words_of_the_script(shown, toy_folder, tmp_path, monkeypatch):
    """An island whose id every object of JavaScript has something under is shown and found like any other."""
    for path in toy_folder.rglob("*.yaml"):
        path.write_text(re.sub(r"\balpha\b", "constructor", path.read_text(encoding="utf-8")), encoding="utf-8")
    monkeypatch.setenv("KURILS_DATA", str(toy_folder))
    target = tmp_path / "toy.html"
    target.write_text(build_page(kurils.load()), encoding="utf-8")
    with shown(target, "date=1900-06-01&island=constructor") as page:
        settled(page)
        assert day_of(page) == "1900-06-01"
        assert page.locator("#status [data-island=constructor]").count() == 1
        page.locator("#search").fill("constructor")
        assert "constructor" in page.locator("#found-list").inner_html()
        page.locator("#search").fill("valueOf toString")
        assert told(page, "found-count")


def test_a_small_record_makes_a_whole_page(shown, toy, tmp_path):
    """Two islands, one shape, few documents, days without any: every part says what it has, or that it has nothing."""
    target = tmp_path / "toy.html"
    target.write_text(build_page(toy), encoding="utf-8")
    with shown(target, "date=1820-06-01") as page:
        settled(page)
        assert told(page, "documents-note") == told(page, "why")
        assert told(page, "caption").startswith("No change on this day")
        assert "1 January 1800" in told(page, "caption")
        assert "No position is recorded for this day." in told(page, "positions")
        page.keyboard.press("ArrowRight")
        assert day_of(page) == "1830-01-01"
        assert "Arland now claims" in told(page, "caption")
        settled(page)
        assert violations(page) == []


@pytest.mark.parametrize("cut", [False, True])
def test_without_its_script_it_shows_the_last_day_of_the_record(browser, page_file, record, tmp_path, cut):
    """Where scripts are off, or the browser cannot unpack the data: day, sentences, map, table, positions; and why."""
    target = page_file
    if cut:
        target = tmp_path / "cut.html"
        text = page_file.read_text(encoding="utf-8")
        target.write_text(text.replace('id="data">', 'id="data">00000'), encoding="utf-8")
    day = record.meta["coverage"]["to"]
    context = browser.new_context(java_script_enabled=cut)
    try:
        page = context.new_page()
        page.goto(target.resolve().as_uri())
        if cut:
            page.locator("#still").wait_for(state="visible")
        assert page.locator("noscript p, #still").filter(visible=True).inner_text().count(day) == 1
        assert told(page, "headline").startswith("Russia holds all four islands")
        briefs = [island["brief"] for island in record.status(day)["islands"]]
        assert page.locator("#caption p").all_inner_texts() == briefs
        assert page.locator("#status tr").count() == 4
        assert page.locator("#map .isle.h-russia.c-japan").count() > 10
        assert page.locator("#positions blockquote").count() > 1
        assert page.locator("button, input, select").filter(visible=True).count() == 0
    finally:
        context.close()
