"""The page in a real browser: the answers of the program, steered by keys alone, for everyone, without a network."""

from __future__ import annotations

import contextlib
import datetime
import json
import os

import pytest

import kurils
from kurils.dates import forms
from kurils.page.build import build_page
from kurils.page.data import page_data
from tests.browser import ARGUMENTS, CHROMIUM, violations

pytestmark = pytest.mark.extras

TODAY = "2026-11-22"
FIRST = "1635-01-01"
#: the four islands of the page's own answers
FOUR = ["iturup", "kunashir", "shikotan", "habomai"]


@pytest.fixture(scope="module")
def page_file(record, tmp_path_factory):
    """The page as it is handed out."""
    path = tmp_path_factory.mktemp("page") / "kurils.html"
    path.write_text(build_page(record), encoding="utf-8", newline="\n")
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
            page.wait_for_function("window.kurils")
            yield page
            rest = [line for line in wrong if not any(words in line for words in (f"request: {address}", *expected))]
            assert rest == []
        finally:
            context.close()

    return show


def told(page, id):
    return page.locator(f"#{id}").inner_text()


def day_of(page):
    return page.locator("#date").input_value()


def holds(page, day):
    """Wait until the page shows a day."""
    from playwright.sync_api import expect

    expect(page.locator("#date")).to_have_value(day, timeout=15_000)


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


def test_arrows_step_through_what_happened(shown, page_file):
    """To the next and the previous day on which something happened, from any day between them."""
    with shown(page_file, "date=1945-08-29") as page:
        page.keyboard.press("ArrowRight")
        assert day_of(page) == "1945-09-01"
        page.keyboard.press("ArrowLeft")
        assert day_of(page) == "1945-08-28"
        assert hash_of(page) == "#date=1945-08-28"


def test_the_story_of_1945_to_1956_by_the_arrow_alone(shown, page_file, record):
    """Each step says in one sentence what happened, with the documents of the day told below it."""
    days, sentences = [], {}
    with shown(page_file, "date=1945-02-10") as page:
        while not days or days[-1] < "1956-12-12":
            page.keyboard.press("ArrowRight")
            days.append(day_of(page))
            sentences[days[-1]] = told(page, "happened")
            assert sentences[days[-1]].endswith(".")
            assert "\n" not in sentences[days[-1]]
            assert page.locator("#told article").count() > 0, days[-1]
    assert days == sorted(set(days))
    changes = {c["date"] for c in record.diff("1945-02-11", "1956-12-12")["changes"]}
    assert changes <= set(days)
    assert "control of Iturup (Etorofu) passes from Japan to Russia (military occupation)" in sentences["1945-08-28"]
    assert "title to all four: unsettled (before: Japan, by agreement)" in sentences["1945-09-02"]
    assert "San Francisco Peace Treaty, Art. 2(c) (in force) now governs all four" in sentences["1952-04-28"]
    assert "Joint Declaration of 1956, Art. 9 (in force) now governs Shikotan and Habomai" in sentences["1956-12-12"]
    for day in ("1945-02-11", "1945-07-26", "1946-01-29", "1946-02-02", "1951-09-08", "1956-10-19"):
        assert day in days


def test_shift_and_arrow_step_by_year(shown, page_file):
    """Also from a leap day; at the ends of the record they stay inside it."""
    with shown(page_file, "date=1904-02-29") as page:
        page.keyboard.press("Shift+ArrowRight")
        assert day_of(page) == "1905-02-28"
        page.keyboard.press("Shift+ArrowLeft")
        page.keyboard.press("Shift+ArrowLeft")
        assert day_of(page) == "1903-02-28"
    with shown(page_file, f"date={FIRST}") as page:
        page.keyboard.press("Shift+ArrowLeft")
        page.keyboard.press("ArrowLeft")
        assert day_of(page) == FIRST


def test_the_slider_has_the_keys_of_a_slider(shown, page_file):
    """Arrows step through the story, Page Up and Down by year, Home and End to the ends; it says its day in words."""
    with shown(page_file, "date=1945-08-28") as page:
        slider = page.locator("#slider")
        slider.focus()
        for key, day in [
            ("ArrowUp", "1945-09-01"),
            ("ArrowDown", "1945-08-28"),
            ("PageUp", "1946-08-28"),
            ("PageDown", "1945-08-28"),
            ("Home", FIRST),
            ("End", TODAY),
        ]:
            page.keyboard.press(key)
            assert day_of(page) == day, key
        assert slider.get_attribute("aria-valuetext") == "Sunday 22 November 2026"
        assert page.evaluate("document.activeElement.id") == "slider"


def test_arrows_keep_their_meaning_where_they_have_one(shown, page_file):
    """In a field of text, a list to choose from, and an open document the day stays."""
    with shown(page_file, "date=1945-08-28") as page:
        for id in ("date", "search", "view"):
            page.locator(f"#{id}").focus()
            page.keyboard.press("ArrowLeft")
            assert day_of(page) == "1945-08-28", id
        page.locator("#told button[data-document]").first.click()
        page.keyboard.press("ArrowRight")
        assert day_of(page) == "1945-08-28"


def test_the_slider_can_be_dragged_and_the_bars_clicked(shown, page_file):
    """To any day."""
    with shown(page_file, "date=1945-08-28") as page:
        box = page.locator("#slider").bounding_box()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert day_of(page)[:3] in ("182", "183")
        box = page.locator("#timeline").bounding_box()
        page.mouse.click(box["x"] + box["width"] - 3, box["y"] + 30)
        assert day_of(page) > "2020"


def test_buttons_do_what_they_say(shown, page_file):
    """Earlier, later, a year back and on; at an end they say that they do nothing."""
    with shown(page_file, "date=1945-08-28") as page:
        for id, day in [
            ("later", "1945-09-01"),
            ("earlier", "1945-08-28"),
            ("year-on", "1946-08-28"),
            ("year-back", "1945-08-28"),
        ]:
            page.locator(f"#{id}").click()
            assert day_of(page) == day, id
        page.locator("#slider").focus()
        page.keyboard.press("Home")
        assert page.locator("#earlier").get_attribute("aria-disabled") == "true"
        page.locator("#earlier").click(force=True)
        assert day_of(page) == FIRST


def test_play_and_pause(shown, page_file):
    """Plays from step to step, and stops when asked, or when somebody steers."""
    with shown(page_file, "date=1945-08-29") as page:
        page.locator("#play").click()
        assert told(page, "play") == "Pause"
        holds(page, "1945-09-01")
        page.locator("#play").click()
        assert told(page, "play") == "Play"
        page.locator("#play").click()
        page.keyboard.press("ArrowLeft")
        assert told(page, "play") == "Play"


def test_playing_ends_with_the_record(shown, page_file):
    """After the last step there is nothing to play."""
    with shown(page_file, f"date={TODAY}") as page:
        from playwright.sync_api import expect

        page.locator("#play").click()
        assert told(page, "play") == "Pause"
        expect(page.locator("#play")).to_have_text("Play", timeout=15_000)
        assert day_of(page) == TODAY


def test_the_clock_of_the_reader_is_today(shown, page_file):
    """Without a day in its address the page shows the present, and says how far the record was checked."""
    with shown(page_file) as page:
        assert day_of(page) == TODAY
        assert told(page, "notices") == "Record checked to 2026-02-28; nothing later was checked."
        assert hash_of(page) == ""


def test_it_opens_on_how_things_stand(shown, page_file):
    """A day on which nothing happened has the headline of the four; today's is in the present tense."""
    with shown(page_file) as page:
        assert told(page, "happened").startswith("Russia holds all four islands, Japan claims all four, and no treaty")
    with shown(page_file, "date=1960-06-01") as page:
        assert told(page, "happened").startswith("The Soviet Union held all four islands, Japan claimed all four")
        page.locator("#view").select_option("japan")
        assert "Nothing is recorded for this day" in told(page, "happened")


def test_a_day_can_be_typed(shown, page_file):
    """Gregorian; Julian and Japanese stand beside it. What is no day is answered in plain words."""
    with shown(page_file) as page:
        field = page.locator("#date")
        field.fill("1855-2-7")
        field.press("Enter")
        assert told(page, "calendars") == "1855-02-07 (Gregorian) = 1855-01-26 (Julian) = Ansei 1-12-21"
        assert told(page, "day") == "Wednesday 7 February 1855"
        assert hash_of(page) == "#date=1855-02-07"
        for text, words in [
            ("1900-02-30", "There is no day 1900-02-30: write it like 1905-09-05."),
            ("yesterday", "There is no day yesterday: write it like 1905-09-05."),
            ("1500-01-01", "1500-01-01 is before the record, which begins on 1635-01-01."),
            ("2030-01-01", f"2030-01-01 is in the future; the last day is {TODAY}."),
        ]:
            field.fill(text)
            field.press("Enter")
            assert told(page, "date-wrong") == words
            assert field.get_attribute("aria-invalid") == "true"
            assert told(page, "day") == "Wednesday 7 February 1855"
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowRight")
        assert told(page, "date-wrong") == ""


def test_deep_links(shown, page_file):
    """The address says day, island, view, territories and document, and leads back to them."""
    with shown(page_file, "date=1905-09-05&island=shikotan") as page:
        assert told(page, "day") == "Tuesday 5 September 1905"
        assert page.locator("[aria-pressed=true]").inner_text() == "Shikotan"
        assert told(page, "command") == "kurils status shikotan --date 1905-09-05"
    with shown(page_file, "date=1957-01-01&view=japan&all=1&document=1955-london-talks") as page:
        assert page.locator("#view").input_value() == "japan"
        assert page.locator("#all").is_checked()
        assert page.locator("#status tr").count() == 7
        assert told(page, "document-title") == "London talks of 1955-56"
        assert "as Japan gives them" in told(page, "notices")
        assert told(page, "command") == "kurils status --all --date 1957-01-01 --view japan"
    with shown(page_file, "date=1905-09-05&island=northern-kurils") as page:
        assert page.locator("#all").is_checked()
        assert page.locator("[aria-pressed=true]").inner_text().startswith("Northern Kurils")


@pytest.mark.parametrize("fragment", ["date=1900-02-30", "date=tomorrow", "date=1066-10-14", "date=2500-01-01"])
def test_a_wrong_address_is_answered(shown, page_file, fragment):
    """With today, and with what is wrong."""
    with shown(page_file, fragment) as page:
        assert fragment.partition("=")[2] in told(page, "date-wrong")
        assert told(page, "day") == "Sunday 22 November 2026"


def test_a_senseless_address_is_left_alone(shown, page_file):
    """Unknown islands, views and keys change nothing."""
    with shown(page_file, "date=1905-09-05&island=atlantis&view=mars&x=%3Cb%3E&document=none") as page:
        assert page.locator("[aria-pressed=true]").count() == 0
        assert page.locator("#view").input_value() == "neutral"
        assert not page.locator("#document").is_visible()


def test_the_way_back(shown, page_file):
    """Jumps leave a mark in the history of the browser; steps do not."""
    with shown(page_file, "date=1905-09-05") as page:
        page.locator("[data-chapter='1945-02-11']").click()
        page.keyboard.press("ArrowRight")
        assert day_of(page) == "1945-04-05"
        page.go_back()
        holds(page, "1905-09-05")
        page.evaluate("location.hash = 'date=1956-12-12'")
        holds(page, "1956-12-12")


def test_the_table_says_what_status_says(shown, page_file, record, cli):
    """Holder, title, claimants and document of each island; what is new that day is marked."""
    with shown(page_file, "date=1945-09-02") as page:
        rows = [[cell.inner_text() for cell in row.locator("th, td").all()] for row in page.locator("#status tr").all()]
    answer = record.status("1945-09-02")
    for row, island in zip(rows, answer["islands"], strict=True):
        assert row[0] == island["name"]
        assert record.wording.state(island["holder"]) in row[1]
        assert island["title"]["status"] in row[2]
        assert record.wording.states(island["claimants"]) in row[3]
        assert island["governing_document"]["title"] in row[4]
        assert "NEW" in row[2]
    assert ["NEW" in row[1] for row in rows] == [False, False, False, False]


def test_a_view_has_no_news_of_its_own(shown, page_file):
    """Title and document as one side gives them are not marked as new on the day on which the record's own change."""
    with shown(page_file, "date=1956-12-12") as page:
        assert page.locator("#status .new").count() == 2
        page.locator("#view").select_option("japan")
        assert page.locator("#status .new").count() == 0


def test_an_island_can_be_chosen_on_the_map_and_in_the_table(shown, page_file):
    """And be let go again; reasons and positions are then told for it alone."""
    with shown(page_file, "date=1957-01-01") as page:
        assert page.locator("#why li.lead, #why > ul > li").count() == 2
        page.locator("[data-island=shikotan]").click()
        assert page.evaluate("document.activeElement.dataset.island") == "shikotan"
        assert page.locator("#why > ul > li").count() == 1
        assert told(page, "positions").startswith("Shikotan")
        assert hash_of(page) == "#date=1957-01-01&island=shikotan"
        page.locator("#everything").click()
        assert hash_of(page) == "#date=1957-01-01"
        page.locator("#map-labels [data-territory=iturup] .label-name").click()
        assert page.locator("[aria-pressed=true]").inner_text() == "Iturup (Etorofu)"


def test_the_map_shows_who_held_and_who_claimed(shown, page_file):
    """Fill for the holder, hatching for who claims without holding, outline for who owns; and the same in words."""
    with shown(page_file, "date=1945-08-30") as page:
        fills = page.evaluate(
            """Object.fromEntries([...document.querySelectorAll('#land > g')]
                 .map(each => [each.dataset.territory, each.children[0].getAttribute('class')]))"""
        )
        assert fills["iturup"] == "land held-russia kind-military-occupation"
        assert fills["habomai"] == "land held-japan kind-administration"
        iturup = "#land > g[data-territory=iturup]"
        assert page.locator(f"{iturup} path[fill='url(#hatch-japan)']").count() > 0
        assert "title-japan" in page.locator(f"{iturup} .outline").first.get_attribute("class")
        words = page.locator("#map-desc").text_content()
        assert "Iturup (Etorofu) was under military occupation by Russia" in words
        page.locator("#slider").focus()
        page.keyboard.press("Home")
        assert page.locator("#land .held-none").count() == page.locator("#land > g").count()


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
        assert page.locator("[aria-pressed=true]").inner_text() == "Habomai"
        page.locator("#search").fill("atlantis")
        assert told(page, "found-count") == "nothing is called atlantis"


def test_a_document_is_told_whole(shown, page_file, record):
    """Days in three calendars, articles, readings of both sides, effects, sources with their links."""
    with shown(page_file, "date=1855-02-07&document=1855-shimoda") as page:
        text = told(page, "document-body")
        for words in ("1855-01-26", "Ansei 1-12-21", "Japan reads it", "Russia reads it", "Art. 2", "Симод"):
            assert words in text
        links = page.locator("#document-body a").all()
        known = {source["url"] for source in record.document("1855-shimoda")["sources"]}
        assert links
        assert {link.get_attribute("href") for link in links} <= known
        page.keyboard.press("Escape")
        assert not page.locator("#document").is_visible()
        assert "document=" not in hash_of(page)


def test_everything_can_be_reached_with_the_tab_key(shown, page_file):
    """In the order of the page, with a visible mark on what is chosen, and without a trap."""
    with shown(page_file, "date=1945-09-02") as page:
        wanted = page.evaluate(
            """() => [...document.querySelectorAll('a[href], button, input, select, summary')]
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
    """One live region, day and sentence together; map and timeline have names and descriptions."""
    with shown(page_file, "date=1945-08-28") as page:
        said = page.locator("#said")
        assert (said.get_attribute("role"), said.get_attribute("aria-atomic")) == ("status", "true")
        page.keyboard.press("ArrowRight")
        assert said.text_content().startswith("Saturday 1 September 1945: Soviet landing on Kunashir")
        tree = page.locator("body").aria_snapshot()
        assert 'img "Map of Saturday 1 September 1945"' in tree
        assert (
            "Kunashir (Kunashiri) was under military occupation by Russia" in page.locator("#map-desc").text_content()
        )
        assert 'slider "Day"' in tree
        assert page.locator("#slider").get_attribute("aria-valuetext") == "Saturday 1 September 1945"
        assert 'table "The situation on Saturday 1 September 1945"' in tree
        assert 'columnheader "Held by"' in tree


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize(
    "fragment",
    [
        "date=1945-09-02",
        "date=1700-01-01",
        "date=1905-09-05&all=1&island=northern-kurils",
        "date=1956-12-12&view=japan",
        "date=1956-12-12&document=1956-joint-declaration",
        "date=nonsense",
    ],
)
def test_no_violation_of_wcag_2_1_aa(shown, page_file, scheme, width, fragment):
    """As axe-core sees it, everything unfolded, with results of a search."""
    with shown(page_file, fragment, scheme=scheme, width=width) as page:
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        if "document=" not in fragment:
            page.locator("#search").fill("soviet")
        assert violations(page) == []


@pytest.mark.parametrize("width", [320, 375, 768, 1280, 1920])
@pytest.mark.parametrize("fragment", ["date=1945-09-02", "date=1905-09-05&all=1"])
def test_it_fits_every_width(shown, page_file, width, fragment):
    """Nothing reaches beyond the screen; buttons are wide enough for a thumb."""
    with shown(page_file, fragment, width=width, height=800) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        sizes = page.evaluate(
            "[...document.querySelectorAll('.buttons button')].map(each => each.getBoundingClientRect().toJSON())"
        )
        assert all(size["height"] >= 36 and size["width"] >= 30 for size in sizes)
        assert all(size["left"] >= 0 and size["right"] <= width for size in sizes)


def test_on_a_phone_the_steps_are_at_hand(shown, page_file):
    """The buttons stay at the foot of the screen, and the table becomes a list of cards with its labels."""
    with shown(page_file, "date=1945-09-02", width=375, height=700) as page:
        page.mouse.wheel(0, 1500)
        box = page.locator(".buttons").bounding_box()
        assert box["y"] + box["height"] <= 701
        label = page.evaluate("getComputedStyle(document.querySelector('#status td'), '::before').content")
        assert label == '"Held by"'
        assert 'rowheader "Iturup (Etorofu)"' in page.locator("#status-table").aria_snapshot()


def ground(page):
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")


def test_light_and_dark(shown, page_file):
    """As the system says, until somebody chooses."""
    with shown(page_file, scheme="dark") as page:
        dark = ground(page)
        page.locator("#theme").select_option("light")
        light = ground(page)
        assert light != dark
        page.emulate_media(color_scheme="light")
        page.locator("#theme").select_option("auto")
        assert ground(page) == light
        page.locator("#theme").select_option("dark")
        assert ground(page) == dark


def test_print(shown, page_file):
    """On white paper, without what only a screen can use, unfolded, with the addresses of the sources written out."""
    with shown(page_file, "date=1956-12-12", scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        assert ground(page) == "rgb(255, 255, 255)"
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 33, 38)"
        for hidden in ("#search", ".buttons", "#slider", ".chapters", "#theme"):
            assert not page.locator(hidden).first.is_visible(), hidden
        for kept in ("#day", "#happened", "#map", "#status-table", "#positions", "footer"):
            assert page.locator(kept).is_visible(), kept
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        link = page.locator("#why a").first
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
        assert told(page, "day") == "Tuesday 5 September 1905"


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

    def spoiled(record):
        data = page_data(record)
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
        assert page.locator("#document-body a").count() == 0
        page.keyboard.press("Escape")
        assert "<i>Beta</i>" in told(page, "status")
        page.locator("#search").fill("pact")
        page.keyboard.press("ArrowRight")
        page.locator("#later").click()
        assert page.evaluate("window.hacked") is None
        assert page.locator("main img, main i, main b, main script").count() == 0


def test_a_small_record_makes_a_whole_page(shown, toy, tmp_path):
    """Two islands, one shape, few documents, days without any: every part says what it has, or that it has nothing."""
    target = tmp_path / "toy.html"
    target.write_text(build_page(toy), encoding="utf-8")
    with shown(target, "date=1820-06-01") as page:
        assert told(page, "told") == "No document of this day is recorded."
        assert told(page, "why") == "No document of a state dealt with the islands on this day. That is an answer too."
        assert told(page, "happened").endswith(
            "Nothing is recorded for this day; the last step before it is 1800-01-01."
        )
        assert "No position is recorded for this day." in told(page, "positions")
        page.keyboard.press("ArrowRight")
        assert day_of(page) == "1830-01-01"
        assert told(page, "happened") == "Arland now claims all two (sources give 1830)."
        assert violations(page) == []


@pytest.mark.parametrize("cut", [False, True])
def test_without_its_script_it_shows_the_last_day_of_the_record(browser, page_file, record, tmp_path, cut):
    """Where scripts are off, or the browser cannot unpack the data: day, sentences, table, positions; and why."""
    target = page_file
    if cut:
        target = tmp_path / "cut.html"
        text = page_file.read_text(encoding="utf-8")
        target.write_text(text.replace('id="data">H4s', 'id="data">H5s'), encoding="utf-8")
    day = record.meta["coverage"]["to"]
    context = browser.new_context(java_script_enabled=cut)
    try:
        page = context.new_page()
        page.goto(target.resolve().as_uri())
        if cut:
            page.locator("#still").wait_for(state="visible")
        assert page.locator("noscript p, #still").filter(visible=True).inner_text().count(day) == 1
        assert told(page, "happened").startswith("Russia holds all four islands")
        briefs = [island["brief"] for island in record.status(day)["islands"]]
        assert page.locator("#notices p").all_inner_texts() == briefs
        assert page.locator("#status tr").count() == 4
        assert page.locator("#positions .claim").count() > 1
        assert page.locator("button, input, select").filter(visible=True).count() == 0
    finally:
        context.close()
