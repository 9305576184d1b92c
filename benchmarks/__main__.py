"""Run the benchmarks: `python -m benchmarks [short|full] [startup|inmemory|files|forms|many|agreement|huge|page]...`.

The short form takes some two minutes, the full one some twenty. Competitors are measured as far as they are
installed: `pip install -e '.[parquet,bench]'`.
"""

from __future__ import annotations

import sys
import time

PARTS = ("startup", "inmemory", "files", "forms", "many", "agreement")
#: what is run only when it is asked for: a hundred million rows need 15 GB of disk, the page a browser
RARE = ("huge", "page")


def main(words: list[str]) -> None:
    """Run what is asked for."""
    if "-h" in words or "--help" in words:
        print(__doc__)
        return
    unknown = set(words) - {"short", "full", *PARTS, *RARE}
    if unknown:
        sys.exit(f"no benchmark is called {', '.join(sorted(unknown))}; there are: {', '.join(PARTS + RARE)}")
    from benchmarks.common import note_machine

    note_machine()
    for part in [word for word in words if word in PARTS + RARE] or PARTS:
        print(f"\n== {part}", flush=True)
        begin = time.perf_counter()
        _run(part, "full" in words)
        print(f"     ({part}: {time.perf_counter() - begin:.0f} s)", flush=True)


def _run(part: str, full: bool) -> None:
    if part == "startup":
        from benchmarks import startup

        startup.main(25 if full else 7)
    elif part == "inmemory":
        from benchmarks import inmemory

        inmemory.main((1_000_000, 10_000_000) if full else (100_000,), 3 if full else 2)
    elif part == "files":
        from benchmarks import files

        files.main(("uniform", "coast") if full else ("uniform",), (1_000_000, 10_000_000) if full else (500_000,), 3)
    elif part == "forms":
        from benchmarks import forms

        forms.main(3_000_000 if full else 500_000, 3)
    elif part == "many":
        from benchmarks import many

        many.main((10_000_000, 40_000_000) if full else (2_500_000,), 3 if full else 2)
    elif part == "page":
        from benchmarks import page

        page.main()
    elif part == "huge":
        from benchmarks import many

        many.huge(100_000_000 if full else 10_000_000)
    else:
        from benchmarks import agreement

        agreement.main(100_000 if full else 20_000, 50 if full else 10)


if __name__ == "__main__":
    main(sys.argv[1:])
