"""A real browser for the tests of pages: Debian's Chromium through Playwright, and axe-core, the accessibility checker.

`open_page` shows a file and notes everything that a page must not do: console messages, errors of scripts, requests for
anything but the file itself. `violations` runs axe-core on what is shown. Only tests marked `extras` may call them.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

CHROMIUM = "/usr/bin/chromium"
#: the sandbox needs rights that root in a container has not; the rest keeps the browser from calling home
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")


@contextlib.contextmanager
def open_page(path, *, width=1280, height=900, scheme="light", fragment=""):
    """Yield the page of a file and the list of what it should not have done, which goes on growing."""
    from playwright.sync_api import sync_playwright

    executable = os.environ.get("CHROMIUM", CHROMIUM)
    address = Path(path).resolve().as_uri()
    wrong = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        try:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            page.on("console", lambda message: wrong.append(f"console {message.type}: {message.text}"))
            page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
            page.on(
                "request",
                lambda request: (
                    None if request.url.partition("#")[0] == address else wrong.append(f"request: {request.url[:200]}")
                ),
            )
            page.goto(f"{address}#{fragment}" if fragment else address)
            yield page, wrong
        finally:
            browser.close()


def violations(page):
    """What breaks WCAG 2.1 AA on the page as it is shown: one line a rule and element."""
    import axe_playwright_python

    source = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(source)
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}}).then(result => result.violations)",
        list(WCAG),
    )
    return [f"{rule['id']}: {node['target']} {node['html'][:160]}" for rule in found for node in rule["nodes"]]
