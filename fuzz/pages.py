"""Addresses of the page, in a real browser: whatever stands behind `#`,
no script fails and nothing becomes markup."""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fuzz import Find
from fuzz.asking import ask

if TYPE_CHECKING:
    from fuzz.draw import Draw

KEYS = ["date", "island", "view", "from", "to", "q", "document", "lang", "tab", "embed", "open", "kind", "x"]


@cache
def _page(folder: str) -> tuple[Any, list[str], int]:
    """The page, what it should not have done, and how many elements of kinds that text could forge stand in it."""
    from contextlib import ExitStack

    from tests.browser import open_page

    target = Path(folder) / "page.html"
    answer = ask(["page", "-o", str(target), "--force"])
    if answer.code:
        raise Find(f"no page: {answer.err}")
    stack = ExitStack()
    atexit.register(stack.close)
    page, wrong = stack.enter_context(open_page(target))
    page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    return page, wrong, page.evaluate(_FORGED)


#: elements that only markup in a text could make
_FORGED = """() => document.querySelectorAll(
  'img, iframe, object, embed, form, base, script, [onerror], [onload], b > i > u').length"""
MARKUP = [
    "<img src=x onerror=alert(1)>",
    "'\"><script>alert(1)</script>",
    "javascript:alert(1)",
    "<b><i><u>",
    "%00",
    "%",
    "%zz",
    "&&==&",
]


def case(draw: Draw, folder: str) -> str:
    """One address after the other on the same page, as its reader would type them."""
    page, wrong, forged = _page(folder)
    parts = []
    for _ in range(draw.randint(0, 5)):
        value = draw.choice((draw.date(), draw.place(), draw.text(2), draw.choice(MARKUP), "japan", "russia"))
        parts.append(f"{draw.choice(KEYS)}={value}" if draw.random() < 0.9 else value)
    address = "&".join(parts).encode("utf-8", "replace").decode()
    page.evaluate("hash => { location.hash = hash; }", address)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    if wrong:
        told = wrong.copy()
        wrong.clear()
        raise Find(f"#{address}: {told}")
    found = page.evaluate(_FORGED)
    if found != forged:
        raise Find(f"#{address}: {found} elements that were {forged} before")
    return address
