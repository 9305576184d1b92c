"""The explorer where there is no room, too little of it, or not yet any: what keys do then, and what is there after."""

from __future__ import annotations

import asyncio

import pytest

from kurils.explore import panes
from kurils.explore.keys import MAIN, PANES
from kurils.explore.state import State
from tests.pilot import LOW, text_of

pytestmark = pytest.mark.extras

#: every key of the main screen but the one to quit, and those of boxes
KEYS = [name for key in MAIN if key.action != "quit" for name in key.keys.split(",")]
KEYS += ["g", "tab", "shift+tab", "x", "1", "delete"]
#: keys -> what is open then
OPEN = {
    "": "the answer", "t": "the timeline", "m": "the map", "d 1 9": "a date half typed",
    "slash p a c": "a search", "enter": "a choice", "enter enter": "a document", "question_mark": "the keys",
}  # fmt: skip


def played(state: State, *acts: object, size: tuple[int, int] = LOW) -> tuple[list[str], object]:
    """Press keys, give the terminal other sizes, call what is a function with the application; the screen after each
    `None`, and the application."""
    from kurils.explore.app import Explorer

    app = Explorer(state)

    async def all_of_them() -> list[str]:
        shown, now = [], size
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for act in acts:
                if act is None:
                    await pilot.pause(0.25)
                    shown.append(text_of(app.export_screenshot(), *now))
                elif isinstance(act, tuple):
                    now = act
                    await pilot.resize_terminal(*act)
                    await pilot.pause(0.1)
                elif isinstance(act, str):
                    await pilot.press(act)
                else:
                    act(app)
                    await pilot.pause()
        return shown

    return asyncio.run(all_of_them()), app


@pytest.mark.parametrize("small", [(1, 1), (10, 5), (79, 23)], ids=repr)
@pytest.mark.parametrize("opened", OPEN, ids=OPEN.values())
def test_in_too_small_a_terminal_no_key_does_anything(toy, opened, small):
    """Whatever is open, it is as it was when there is room again, and typing goes on where it stopped."""
    state = State(toy, "1850-03-01")
    (before, after), app = played(state, *opened.split(), None, small, *KEYS, LOW, None)
    assert after == before
    assert app.failure is None
    assert state.day == "1850-03-01"


@pytest.mark.parametrize("small", [(80, 23), (79, 24), (30, 24), (20, 12)], ids=repr)
def test_all_of_the_message_can_be_read(toy, small):
    """It is all that there is, and says how to leave; of four hundred columns the explorer makes use."""
    (shown, large), _ = played(State(toy, "1850-03-01"), "t", small, None, (400, 24), None)
    assert " ".join(shown.split()) == toy.wording.tr("explore.small", columns=80, lines=24)
    assert "[t Timeline]" in large


@pytest.mark.parametrize(("key", "code"), [("q", 0), ("ctrl+c", 130)])
@pytest.mark.parametrize("opened", ["", "slash x"], ids=["the answer", "a search"])
def test_one_can_always_leave(toy, opened, key, code):
    """Also from a box where the same key is a letter."""
    _, app = played(State(toy, "1850-03-01"), *opened.split(), (20, 12), key)
    assert (app._exit, app.return_code) == (True, code)


@pytest.mark.parametrize("opened", ["g", "slash", "slash x", "question_mark", "t"])
def test_an_interrupt_leaves_from_any_box(toy, opened):
    """At any size."""
    _, app = played(State(toy, "1850-03-01"), *opened.split(), "ctrl+c")
    assert (app._exit, app.return_code) == (True, 130)


def below(app):
    """The main screen, whatever is shown."""
    return app.get_screen_stack("main")[0]


def told(kind, at):
    """Something that gives the main screen a message of its list about the line `at`, as the line is now."""
    kept = []

    def keep(app):
        lines = below(app).query_one("#list")
        kept.append(getattr(type(lines), kind)(lines, lines.options[at], at))

    return keep, lambda app: below(app).post_message(kept[0])


def test_what_is_asked_for_as_the_room_goes_is_there_when_it_is_back(toy):
    """A key of the moment before may come to its end in too small a terminal: nothing is drawn there."""
    shown, _ = played(State(toy, "1850-03-01"), (30, 24), lambda app: below(app).action_pane("map"), None, LOW, None)
    assert ["[m Map]" in screen for screen in shown] == [False, True]
    listed = [entry["document"] for entry in panes.entries(State(toy, "1850-03-01"))]
    document = listed.index("1850-pact")
    keep, tell = told("OptionSelected", document)
    shown, _ = played(State(toy, "1850-03-01"), "t", keep, (30, 24), tell, None, LOW, None)
    assert ["[1850-pact]" in screen.splitlines()[0] for screen in shown] == [False, True]


def test_a_box_that_nobody_sees_stays_open(toy):
    """What closes it may come when it is covered: it would close another screen in its place."""
    from textual.widgets import Input

    def entered(app):
        (field,) = app.get_screen_stack("main")[-1].query(Input)
        field.post_message(Input.Submitted(field, "1900"))

    for opened in ("d", "slash"):
        (before, after), app = played(State(toy, "1850-03-01"), opened, "1", None, (20, 12), entered, LOW, None)
        assert app.failure is None
        assert after == before


def test_a_list_that_was_not_laid_out_yet_is_not_paged(toy):
    """Keys may come faster than the screen is drawn."""
    state = State(toy, "1850-03-01")

    def at_once(app):
        below(app).action_pane("timeline")
        below(app).action_scroll(1)
        below(app).action_filter()
        below(app).action_scroll(-1)

    (shown,), app = played(state, at_once, None)
    assert app.failure is None
    assert "[t Timeline] f: spells" in shown


@pytest.mark.parametrize("kind", ["OptionHighlighted", "OptionSelected"])
def test_a_line_that_is_no_longer_offered_is_not_gone_to(toy, kind):
    """The list may be another one when the message of a key comes: another entry, or none, stands at that place."""
    from kurils.explore.main import FILTERS

    state = State(toy, "1850-03-01")
    entries = panes.entries(state)
    last = len(entries) - 1
    assert last >= len(panes.entries(state, FILTERS["spells"])), "the other list is shorter"
    for at in (0, last):
        keep, tell = told(kind, at)
        (before, after), app = played(state, "t", keep, "f", None, tell, None)
        assert app.failure is None
        assert after == before


@pytest.mark.parametrize("pane", ["status", "map", "timeline"])
def test_more_places_than_the_screen_has_lines(record, pane):
    """Every place that is found is listed; the bars of those around the chosen one leave room for the rest."""
    state = State(record, "1905-09-05")
    for id in list(record.names)[:14]:
        state.choose(id)
    (shown,), app = played(state, "up", PANES[pane], "space", "f", "backspace", PANES[pane], None)
    assert app.failure is None
    assert len(shown.partition(f"[{PANES[pane]} ")[2].splitlines()) >= 6
    assert f"▸ {record.names[state.island]}" in shown or pane == "map"
