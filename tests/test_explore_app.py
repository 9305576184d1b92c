"""The explorer driven by its keys, as Textual's pilot presses them; screens are compared as text."""

from __future__ import annotations

import asyncio
import re
from io import StringIO
from pathlib import Path

import pytest

import kurils
from kurils.base.errors import UsageError
from kurils.explore import finding, panes
from kurils.explore.drawing import Drawing
from kurils.explore.keys import MAIN, PANES
from kurils.explore.state import State
from kurils.record import load
from kurils.store.index.sections import spoken
from tests.pilot import LOW, text_of

pytestmark = pytest.mark.extras

HIGH = (120, 40)


def walk(state: State, *keys: str, size: tuple[int, int] = LOW, then: tuple[int, int] | None = None) -> str:
    """Press the keys, make the terminal another size if asked to, and return the last screen as text."""
    from kurils.explore.app import Explorer

    app = Explorer(state)

    async def pressed() -> str:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
            if then:
                await pilot.resize_terminal(*then)
            await pilot.pause(0.25)
            return text_of(app.export_screenshot(), *(then or size)) if app.is_running else ""

    shown = asyncio.run(pressed())
    assert app.failure is None
    return shown


def typed(text: str) -> list[str]:
    """The keys of a text."""
    names = {" ": "space", "-": "minus", "/": "slash"}
    return [names.get(char, char) for char in text]


@pytest.mark.parametrize("size", [LOW, HIGH], ids=["80", "120"])
@pytest.mark.parametrize("pane", [pane for pane in PANES if pane != "map"])
def test_every_pane_looks_as_it_did(toy, snapshot, pane, size):
    """At 80 x 24 and at 120 x 40, on a day on which control moves; the map has tests of its own."""
    shown = walk(State(toy, "1900-05-02"), PANES[pane], size=size)
    assert all(len(line) <= size[0] for line in shown.splitlines())
    snapshot(shown, f"explore-{pane}-{size[0]}.txt")


def test_the_keys_page_lists_every_key(toy, snapshot):
    """`?` shows each key of the one table; Escape goes back."""
    state = State(toy, "1850-03-01")
    shown = walk(state, "question_mark", size=HIGH)
    assert all(key.shown in shown for key in MAIN)
    snapshot(shown, "explore-keys-120.txt")
    assert "[s Status]" in walk(state, "question_mark", "escape")


def test_lines_end_where_russian_ends_them():
    """In running text and in lists, as in the terminal: no word of one letter ends a line, no year begins one."""
    shown = walk(State(kurils.load("ru"), "1956-12-12"), size=(80, 60))
    lines = [line.rstrip(" \u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588") for line in shown.split("\n")[14:-2]]
    assert sum(len(line) > 60 for line in lines) > 5
    assert [line for line in lines if re.search(r" (?:[а-я]|№|ст\.|\d)$|^ *(?:года|января|февраля)\b", line)] == []


def test_arrows_step_by_event(record):
    """Right and left stop at the days on which something changes or a key document is dated, and nowhere else."""
    state = State(record, "1855-02-07")
    walk(state, "right")
    assert state.day == state.steps()[state.steps().index("1855-02-07") + 1]
    walk(state, "left")
    assert state.day == "1855-02-07"


def test_page_keys_and_shifted_arrows_step_by_a_year(record):
    """PgDn and Shift+right go a year on, PgUp and Shift+left back."""
    state = State(record, "1905-09-05")
    walk(state, "pagedown", "shift+right", "pageup")
    assert state.day == "1906-09-05"


def test_up_and_down_choose_the_island(record):
    """The mark moves, around the end of the list."""
    state = State(record, "1905-09-05")
    assert "▸ Kunashir (Kunashiri)" in walk(state, "down")
    assert "▸ Habomai" in walk(state, "up", "up")


def test_home_and_end_go_to_the_edges_of_the_record(record):
    """Home is the first day of coverage, End is today."""
    state = State(record, "1905-09-05")
    walk(state, "home")
    assert state.day == "1635-01-01"
    assert "Sunday 22 November 2026" in walk(state, "end")


def test_the_explorer_and_the_command_say_the_same(record, cli):
    """What stands in the table is what `kurils status` prints for that day."""
    printed = cli("status", "--date", "1945-09-02").out
    shown = walk(State(record, "1945-09-02"), size=HIGH)
    for words in ("Russia (military occupation)", "unsettled", "Japan, Russia"):
        assert words.split()[0] in printed
        assert words in shown
    assert "Sunday 2 September 1945 (Gregorian) = 1945-08-20 (Julian) = Showa 20-9-2" in shown


@pytest.mark.parametrize("date", ["1905-09-05", "1905-08-23 OS", "Meiji 38-9-5", "明治38年9月5日"])
def test_dates_are_typed_in_any_of_their_forms(record, date):
    """`d`, a date, Enter."""
    state = State(record, "1855-02-07")
    assert "Tuesday 5 September 1905" in walk(state, "d", *typed(date), "enter")


def test_a_month_or_a_year_goes_to_its_first_day_and_says_what_changes_in_it(record):
    """Spans are not guessed into days: the changes are listed."""
    state = State(record, "1855-02-07")
    shown = walk(state, "d", *typed("1945"), "enter")
    assert state.day == "1945-01-01"
    assert "Changes within it: 1945-08-28, 1945-09-01" in shown


@pytest.mark.parametrize(
    ("typing", "words"),
    [
        ("1905-02-30", "cannot read the date '1905-02-30'"),
        ("yesterday", "cannot read the date 'yesterday'"),
        ("1600-01-01", "before the record begins"),
        ("2999-01-01", "is in the future"),
    ],
)
def test_a_date_that_cannot_be_gone_to_is_explained_and_nothing_moves(record, typing, words):
    """The box stays open with the same words as the command line has; Escape leaves it."""
    state = State(record, "1855-02-07")
    assert words in walk(state, "d", *typed(typing), "enter")
    assert state.day == "1855-02-07"
    assert "Go to a date" not in walk(state, "d", *typed(typing), "enter", "escape")


def test_an_empty_date_leaves_everything_as_it_is(record):
    """Enter in the empty box is the same as Escape."""
    state = State(record, "1855-02-07")
    assert "[s Status]" in walk(state, "d", "enter")
    assert state.day == "1855-02-07"


def test_search_opens_a_document(record):
    """`/`, words, Enter: the first found; Escape closes it."""
    state = State(record, "1905-09-05")
    shown = walk(state, "slash", *typed("treaty of portsmouth"), "enter")
    assert "[1905-portsmouth]" in shown
    assert "[s Status]" in walk(state, "slash", *typed("1905-portsmouth"), "enter", "escape")


def test_search_moves_with_arrows_while_typing_goes_on(record):
    """Down goes down the list, and the next letter still reaches the box."""
    shown = walk(State(record, "1905-09-05"), "slash", *typed("treaty"), "down", "down", *typed(" of shimoda"))
    assert "treaty of shimoda" in shown
    assert "[1855-shimoda]" in shown


def test_search_without_a_hit_says_so(record):
    """Enter then does nothing."""
    assert "Nothing is found." in walk(State(record, "1905-09-05"), "slash", *typed("zzzz"), "enter")


@pytest.mark.parametrize(
    ("typing", "found"),
    [
        ("色丹", ("1905-09-05", "shikotan")),
        ("kunasir", ("1905-09-05", "kunashir")),
        ("1855-01-26 OS", ("1855-02-07", "iturup")),
    ],
)
def test_search_goes_to_islands_and_days(record, typing, found):
    """An island by any name and script, a day in any form, letters that are keys elsewhere; Escape stays."""
    state = State(record, "1905-09-05")
    walk(state, "slash", *typed(typing), "escape")
    assert (state.day, state.island) == ("1905-09-05", "iturup")
    walk(state, "slash", *typed(typing), "enter")
    assert (state.day, state.island) == found


def test_what_is_found_can_be_clicked(record):
    """The mouse chooses what Enter would, wherever the mark stands."""
    from kurils.explore.app import Explorer

    state = State(record, "1905-09-05")
    app = Explorer(state)

    async def clicked() -> str:
        async with app.run_test(size=LOW) as pilot:
            await pilot.press("slash", *typed("treaty of portsmouth"))
            await pilot.pause()
            await pilot.click("Choice", offset=(2, 0))
            await pilot.pause(0.25)
            return text_of(app.export_screenshot(), *LOW)

    assert "[1905-portsmouth]" in asyncio.run(clicked())


def test_a_day_without_documents_says_so(toy):
    """Enter has nothing to list then, and no empty list is opened."""
    state = State(toy, "1800-01-01")
    assert state.documents() == []
    shown = walk(state, "enter")
    assert toy.wording.tr("explore.open.nothing") in shown
    assert "[s Status]" in shown


def test_enter_opens_the_documents_of_the_day(record):
    """What happened on the day comes first, then what governs and what bears on it."""
    state = State(record, "1905-09-05")
    shown = walk(state, "enter")
    assert shown.index("1905-portsmouth") < shown.index("1855-shimoda") < shown.index("1875-st-petersburg")
    assert "[1855-shimoda]" in walk(state, "enter", "down", "enter")


def test_a_document_sends_the_reader_to_one_of_its_days(record):
    """`g` lists them when there are several."""
    state = State(record, "1905-09-05")
    walk(state, "slash", *typed("1855-shimoda"), "enter", "g", "down", "enter")
    assert state.day == "1856-12-07"


def test_documents_lead_to_documents(record):
    """Enter in a document lists what it acts on and what acts on it."""
    state = State(record, "1905-09-05")
    shown = walk(state, "slash", *typed("1855-shimoda"), "enter", "enter")
    assert "replaced by Commerce treaty of 1895 [1895-commerce]" in shown
    at = [id for id, _ in finding.related(state, "1855-shimoda")].index("1895-commerce")
    shown = walk(state, "slash", *typed("1855-shimoda"), "enter", "enter", *["down"] * at, "enter")
    assert "[1895-commerce]" in shown.splitlines()[0]


def test_a_document_that_leads_nowhere_else_stays_open(record):
    """Enter lists nothing where nothing acts on it; of one day `g` goes there without asking."""
    state, alone = State(record, "1905-09-05"), "1739-spanberg"
    assert (finding.related(state, alone), len(finding.days_of(state, alone))) == ([], 1)
    opened = ["slash", *typed(alone), "enter"]
    assert walk(state, *opened, "enter") == walk(state, *opened)
    assert "[s Status]" in walk(state, *opened, "g")
    assert state.day == finding.days_of(state, alone)[0][0]


def test_the_timeline_moves_the_day(record):
    """In the list up and down are its lines, and the day follows; left and right still step by event."""
    state = State(record, "1945-09-02")
    walk(state, "t", *["down"] * 10)
    assert state.day > "1945-09-02"
    state.go("1945-09-02")
    walk(state, "t", "right")
    assert state.day == state.steps()[state.steps().index("1945-09-02") + 1]


def test_enter_in_the_timeline_opens_the_document_of_a_line(record):
    """And of a spell the document by which it began; where there is none, the day is shown."""
    from kurils.explore.main import FILTERS

    state = State(record, "1855-02-07")
    shown = walk(state, "t", "f", "f", "enter")
    assert ("[1855-shimoda]" in shown, "[s Status]" in shown) == (True, False)
    entries = panes.entries(state, FILTERS["spells"])
    bare = next(entry["date"] for entry in entries if entry["document"] is None)
    state.go(bare)
    shown = walk(state, "t", "f", "enter")
    assert "[s Status]" in shown
    assert state.day == bare


def test_the_timeline_is_paged_by_space(record):
    """And the day goes with it, back as well; a day of many entries takes more than one page."""
    state = State(record, "1945-09-02")
    walk(state, "t", "space", "space")
    assert state.day > "1945-09-02"
    walk(state, "t", *["backspace"] * 4)
    assert state.day < "1945-09-02"


def test_the_timeline_lists_fewer_kinds(record):
    """`f` turns from everything to spells, documents, events."""
    assert "◆ title: unsettled" in walk(State(record, "1945-09-02"), "t", "f")
    shown = walk(State(record, "1945-09-02"), "t", "f", "f")
    assert "f: documents" in shown
    assert "◆" not in shown.partition("[t Timeline]")[2]


def test_all_territories_views_bars_and_zoom(record):
    """`a` adds the context, `v` turns the view, `b` the bars, `+` spans fewer years."""
    state = State(record, "1952-04-28")
    shown = walk(state, "a", "v", "b", "plus", "plus", size=HIGH)
    assert "Northern Kurils (Kita-Chishima)" in shown
    assert "the answer as Japan gives it" in shown
    assert "x renounced" in shown
    assert state.window()[0] > "1920"
    walk(state, "a", "v", "v", "b", "b", "minus", "minus", "minus")
    assert (len(state.islands), state.view, state.bars, state.zoom) == (4, "neutral", "control", 0)


def test_a_long_pane_is_scrolled_by_space(record):
    """Space shows what stands below, Backspace goes up again."""
    state = State(record, "1945-09-02")
    top = walk(state, "w")
    assert walk(state, "w", "space") != top
    assert walk(state, "w", "space", "backspace") == top


def test_positions_stand_side_by_side_even_at_80_columns(record):
    """Japan on the left, Russia on the right, on one line."""
    lines = walk(State(record, "1956-12-12", "shikotan"), "p").splitlines()
    assert any(re.search(r"Japan\s.*Russia", line) for line in lines[12:])


@pytest.mark.parametrize("language", spoken())
def test_no_end_of_a_line_is_lost_beside_another_column(language):
    """A line as wide as its column, counted in columns of the terminal, stands whole: nothing is cut with dots."""
    from rich.console import Console

    blocks = panes.positions(State(load(language), "2026-02-07", "iturup"), 80, 30)
    for width in (*range(72, 84), 100, 118):
        console = Console(width=width, file=StringIO())
        console.print(Drawing(blocks, side_by_side=20))
        assert "…" not in console.file.getvalue(), width


def test_brackets_in_names_and_titles_are_text(toy):
    """Nothing of the record is read as markup."""
    shown = walk(State(toy, "1850-03-01"))
    assert "Beta [the little]" in shown
    assert "Pact of Alpha [1850]: signed" in shown
    assert "Pact of Alpha [1850]" in walk(State(toy, "1850-03-01"), "t")
    assert "Pact of Alpha [1850]" in walk(State(toy, "1850-03-01"), "slash")


def test_a_terminal_made_too_small_says_so_and_recovers(toy):
    """Nothing is drawn wrong; made large again, it goes on."""
    state = State(toy, "1850-03-01")
    assert "The explorer needs 80 columns and 24 lines" in walk(state, size=LOW, then=(60, 20))
    assert "[s Status]" in walk(state, size=(60, 20), then=LOW)


def test_a_size_that_no_terminal_has_is_not_drawn(toy):
    """As bytes in the input may say it: nothing would be answered any more, the keys to leave neither."""
    from textual.events import Resize
    from textual.geometry import Size

    from kurils.explore.app import Explorer

    app = Explorer(State(toy, "1900-05-02"))

    async def told() -> Size:
        async with app.run_test(size=LOW) as pilot:
            for size in (Size(99_999, 99_999), Size(2_000, 500)):
                app.post_message(Resize(size, size))
            await pilot.pause(0.25)
            return app.screen.size

    assert asyncio.run(told()) == LOW


def test_a_terminal_that_says_it_is_so_large_is_refused(monkeypatch):
    """Before anything is drawn."""
    from kurils.explore import terminal

    monkeypatch.setattr(terminal, "_is_terminal", lambda _: True)
    monkeypatch.setattr(terminal, "_size", lambda: (99_999, 50))
    monkeypatch.setenv("TERM", "xterm")
    with pytest.raises(UsageError, match=r"cannot draw on this terminal \(99999 × 50\)"):
        terminal.refuse_unfit()


def test_a_terminal_as_high_as_it_likes_is_drawn_on(toy):
    """As a recorder of terminals has one."""
    assert "[s Status]" in walk(State(toy, "1900-05-02"), size=(80, 1200))


def test_the_map_stands_beside_the_answer_where_there_is_room(record):
    """From 140 columns on; in a low terminal the bars give way to it."""
    wide = walk(State(record, "1905-09-05"), size=(150, 45))
    assert "[s Status]" in wide
    assert "km ─" in wide
    low = walk(State(record, "1905-09-05"), "m", size=LOW)
    assert "Kunashir (Kunashiri)" in low
    assert "Held by" not in low


def test_q_leaves_from_the_main_screen(toy):
    """And closes a document first."""
    from kurils.explore.app import Explorer

    app = Explorer(State(toy, "1850-03-01"))

    async def left() -> list[bool]:
        async with app.run_test(size=LOW) as pilot:
            await pilot.press("question_mark", "q")
            running = [app.is_running]
            await pilot.press("q")
            await pilot.pause()
            return [*running, app._exit]

    assert asyncio.run(left()) == [True, True]
    assert app.return_code == 0


def test_what_goes_wrong_is_handed_to_the_caller_and_no_traceback_is_printed(toy, monkeypatch, capsys):
    """An unexpected error ends the explorer; the program says it in one line."""
    from kurils.explore.app import Explorer

    def broken(*_: object) -> list[object]:
        raise ValueError("broken")

    monkeypatch.setitem(panes.PANES, "why", broken)
    app = Explorer(State(toy, "1850-03-01"))

    async def pressed() -> None:
        async with app.run_test(size=LOW) as pilot:
            await pilot.press("w")

    with pytest.raises(ValueError, match="broken"):
        asyncio.run(pressed())
    assert isinstance(app.failure, ValueError)
    assert "Traceback" not in capsys.readouterr().err


def test_the_document_shows_true_screens(record, request):
    """docs/explore.md holds what the explorer shows; `pytest --snapshot-update` writes its screens anew."""
    path = Path(__file__).parent.parent / "docs" / "explore.md"
    text = path.read_text(encoding="utf-8")
    screen = re.compile(r"(<!-- screen: (\S+) (\S+)((?: [a-z]+)*) -->\n```text\n).*?(```)", re.DOTALL)

    def shown(found: re.Match[str]) -> str:
        head, date, island, keys, end = found.groups()
        return head + walk(State(record, date, island), *keys.split()) + end

    true = screen.sub(shown, text)
    assert len(screen.findall(text)) == 2
    if request.config.getoption("--snapshot-update"):
        path.write_text(true, encoding="utf-8")
        return
    assert text == true, "the screens differ: run pytest -m extras --snapshot-update"


@pytest.mark.parametrize("opened", ["d", "slash", "question_mark"])
def test_a_box_closes_once(toy, opened):
    """Keys that were pressed while it was busy reach a box that is closed already: they close nothing more."""
    from textual.widgets import Input

    from kurils.explore.app import Explorer

    app = Explorer(State(toy, "1850-03-01"))

    async def pressed() -> int:
        async with app.run_test(size=LOW) as pilot:
            before = len(app.screen_stack)
            await pilot.press(opened)
            await pilot.pause()
            box = app.screen
            inputs = list(box.query(Input))
            for _ in range(3):
                box.action_close()
                for field in inputs:
                    box.post_message(Input.Submitted(field, "1900"))
                    box.post_message(Input.Changed(field, "1900"))
            await pilot.pause(0.2)
            for field in inputs:
                box.submitted(*[Input.Submitted(field, "1900")] * (opened == "d"))
            await pilot.pause(0.2)
            await pilot.press(opened, "escape", "escape")
            await pilot.pause(0.2)
            return len(app.screen_stack) - before

    assert asyncio.run(pressed()) == 0
    assert app.failure is None


def test_what_is_typed_has_a_bound(toy):
    """A paste of thousands of letters is cut, so that no search takes minutes."""
    from textual.widgets import Input

    from kurils.explore.app import Explorer
    from kurils.explore.screens import MOST

    app = Explorer(State(toy, "1850-03-01"))

    async def pressed() -> list[int]:
        found = []
        async with app.run_test(size=LOW) as pilot:
            for opened in ("d", "slash"):
                await pilot.press(opened)
                await pilot.pause()
                field = app.screen.query_one(Input)
                field.insert_text_at_cursor("x" * 3000)
                found.append(len(field.value))
                await pilot.press("escape")
        return found

    assert all(length <= MOST for length in asyncio.run(pressed()))


@pytest.mark.parametrize("key", ["date", "search", "keys", "open"])
def test_what_is_opened_while_it_ends_is_no_fault(toy, key):
    """A key, and a request to end right behind it: what the key opens is never filled."""
    from kurils.explore.app import Explorer

    app = Explorer(State(toy, "1850-03-01"))

    async def pressed() -> None:
        async with app.run_test(size=LOW) as pilot:
            await pilot.pause()
            getattr(app.screen, f"action_{key}")()
            app.exit(return_code=130)
            await asyncio.sleep(0.1)

    asyncio.run(pressed())
    assert (app.failure, app.return_code) == (None, 130)
