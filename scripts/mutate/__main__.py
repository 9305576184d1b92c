"""`python -m scripts.mutate`: see `scripts.mutate`."""

from __future__ import annotations

import argparse
import random
import sys
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import scripts.mutate
from scripts.mutate.operators import mutants
from scripts.mutate.running import ROOT, apart, noticed_from_import, noticed_in_place, watch
from scripts.mutate.tested import EQUAL, TESTS

if TYPE_CHECKING:
    from scripts.mutate.operators import Mutant
    from scripts.mutate.running import Seen


def main(arguments: list[str]) -> int:
    """Change and test; returns 0 also when there are survivors, which are for people to judge."""
    parser = argparse.ArgumentParser(prog="python -m scripts.mutate", description=scripts.mutate.__doc__)
    parser.add_argument("modules", nargs="*", help="parts of paths: query/status, dates/julian; all without it")
    parser.add_argument("--sample", type=int, default=None, help="so many of all changes, chosen by the seed")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    paths = [path for path in TESTS if not asked.modules or any(part in path for part in asked.modules)]
    found = [(path, one) for path in paths for one in mutants(str(ROOT / path), (ROOT / path).read_text("utf-8"))]
    if asked.sample is not None and asked.sample < len(found):
        found = random.Random(asked.seed).sample(found, asked.sample)
        print(f"{asked.sample} changes, --seed {asked.seed}")
    groups: dict[tuple[str, ...], list[str]] = {}
    for path in paths:
        if any(path == one for one, _ in found):
            groups.setdefault(TESTS[path], []).append(path)
    _ready()
    rows: list[Row] = []
    for tests, together in groups.items():
        seen = apart(partial(watch, together, tests))
        if seen is None or seen.failed:
            print(f"{', '.join(together)}: the tests fail unchanged: {', '.join(seen.failed) if seen else 'no end'}")
            return 1
        for path in together:
            chosen = sorted((one for of, one in found if of == path), key=lambda one: one.line)
            rows.append(_row(path, chosen, seen))
    print()
    print(*_table(rows), sep="\n")
    return 0


def _ready() -> None:
    """Import what is heavy and never changed, so that each process has it already."""
    import numpy
    import shapely
    import yaml

    assert numpy
    assert shapely
    assert yaml


class Row(NamedTuple):
    """What became of the changes of a module."""

    module: str
    changes: int
    noticed: int
    equal: int

    def line(self) -> str:
        """The counts as a line of a table; of what is noticed the share of what has an effect."""
        left = self.changes - self.noticed - self.equal
        share = 100 * self.noticed / max(1, self.changes - self.equal)
        return f"| {self.module} | {self.changes} | {self.noticed} | {self.equal} | {left} | {share:.0f} % |"


def _row(path: str, chosen: list[Mutant], seen: Seen) -> Row:
    """Try the changes of a module, print those that survive, and count."""
    noticed = apart(partial(noticed_in_place, path, chosen, seen))
    killed = equal = 0
    for mutant, found in zip(chosen, noticed):
        if noticed_from_import(path, mutant, seen) if found is None else found:
            killed += 1
        elif mutant.key in EQUAL.get(path, {}):
            equal += 1
        else:
            lonely = "" if seen.tests(path, mutant) else "   (no test comes by)"
            print(f"{path}:{mutant.line}: {'  '.join(filter(None, mutant.key))}{lonely}", flush=True)
    return Row(path, len(chosen), killed, equal)


def _table(rows: list[Row]) -> list[str]:
    """The counts, a line each module and one for all."""
    whole = Row("all", *(sum(row[at] for row in rows) for at in (1, 2, 3)))  # type: ignore[misc]
    head = ["| module | changes | noticed | of no effect | survived | share |", "|---|---|---|---|---|---|"]
    return [*head, *(row.line() for row in [*rows, whole])]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
