"""The last step of `make coverage`: lines and branches of the program that tests walk, each against what is expected.

Coverage.py knows one figure for both, in which many lines hide few branches. `python -m scripts.covered FILE LINES
BRANCHES` takes the file that `coverage json` writes and what is expected in per cent, and ends with 1 below it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def told(totals: dict[str, Any], lines: float, branches: float) -> tuple[str, bool]:
    """The figures in a line, and whether both are at least what is expected."""
    parts, enough = [], True
    for name, covered, all_of, least in (
        ("lines", "covered_lines", "num_statements", lines),
        ("branches", "covered_branches", "num_branches", branches),
    ):
        share = 100 * totals[covered] / totals[all_of]
        enough &= share >= least
        parts.append(f"{share:.1f} % of {totals[all_of]} {name} (at least {least:g} %)")
    return ", ".join(parts), enough


def main() -> int:
    """Print the figures; 1 when one is less than expected."""
    path, lines, branches = sys.argv[1:]
    text, enough = told(json.loads(Path(path).read_text(encoding="utf-8"))["totals"], float(lines), float(branches))
    print(text)
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
