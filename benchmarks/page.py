"""P1: how long the page takes to show another day: script, style and layout, at 1440 x 900 and 375 x 812 pixels."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from benchmarks.common import missing, target

#: milliseconds of one frame of a screen that draws sixty a second
FRAME = 16.0
STEP = """async last => { const took = [];
  for (const day of kurils.steps(last)) {
    await new Promise(requestAnimationFrame);
    const begin = performance.now();
    kurils.go(day, {quiet: true});
    document.body.offsetHeight;
    took.push(performance.now() - begin);
  }
  return took; }"""


def main() -> None:
    """Step through the whole record in each size, and say the median and the slowest tenth."""
    try:
        from playwright.sync_api import sync_playwright

        from tests.browser import ARGUMENTS, CHROMIUM
    except ImportError:
        missing("P1", "a step of the page, in frames", "playwright is not installed")
        return
    import kurils
    from kurils.page.build import build_page

    record = kurils.load()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder, "kurils.html")
        path.write_text(build_page(record), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        for width, height in ((1440, 900), (375, 812)):
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(path.as_uri())
            page.locator("html:not([data-still])").wait_for(state="attached")
            took = sorted(page.evaluate(STEP, record.meta["coverage"]["to"]))
            middle, slow = statistics.median(took), took[int(0.9 * len(took))]
            print(f"     {width} x {height}: {len(took)} steps, median {middle:.1f} ms, nine in ten {slow:.1f} ms")
            target("P1", f"a step at {width} x {height}, in frames of 16 ms", middle / FRAME, 1.0)
        browser.close()
