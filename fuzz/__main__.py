"""`python -m fuzz [KIND…] --seconds 60 --seed 1`: cases of each kind until the time is up, and what must not be."""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from fuzz import KINDS, Find
from fuzz.draw import Draw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: a case may compute for so many seconds, and take so many on a machine that has other work; more is a find
SLOWEST, LONGEST = 30, 300
#: kind -> module and function
_WAYS = {
    "commands": ("commands", "case"), "folders": ("folders", "case"), "csv": ("rows", "table"), "ndjson": ("rows",
    "lines"),
    "geojson": ("rows", "features"), "parquet": ("rows", "columns"), "dates": ("texts", "date"), "names": ("texts",
    "name"),
    "pages": ("pages", "case"),
}  # fmt: skip


def way_of(kind: str) -> Callable[[Draw, str], object]:
    """The function that makes and runs a case of a kind."""
    from importlib import import_module

    module, name = _WAYS[kind]
    function = getattr(import_module(f"fuzz.{module}"), name)
    return (lambda draw, folder: function(draw)) if module == "texts" else function


@contextmanager
def sandbox() -> Iterator[str]:
    """A folder of its own to work in, an environment without the user's settings, and a fixed clock."""
    here, before = os.getcwd(), dict(os.environ)
    folder = tempfile.mkdtemp(prefix="kurils-fuzz-")
    for name in [name for name in os.environ if name.startswith(("KURILS_", "LC_", "LANG", "XDG_"))]:
        del os.environ[name]
    os.environ.update(KURILS_TODAY="2026-11-22", COLUMNS="80", HOME=folder, XDG_CONFIG_HOME=folder)
    try:
        yield folder
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(before)
        shutil.rmtree(folder, ignore_errors=True)


def run(kind: str, seed: int, number: int, folder: str) -> str | None:
    """One case; what must not be, or None."""

    def late(*_: object) -> None:
        raise TimeoutError(f"more than {SLOWEST} seconds of computing, or {LONGEST} in all")

    held = [(name, signal.signal(name, late)) for name in (signal.SIGALRM, signal.SIGPROF)]
    signal.alarm(LONGEST)
    signal.setitimer(signal.ITIMER_PROF, SLOWEST)
    try:
        way_of(kind)(Draw(f"{kind} {seed} {number}"), folder)
    except (Find, TimeoutError) as find:
        return str(find)
    finally:
        signal.alarm(0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        for name, handler in held:
            signal.signal(name, handler)
    return None


def main(arguments: list[str]) -> int:
    """Fuzz; returns 1 when there were finds."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument(
        "kinds", nargs="*", choices=[*KINDS, []], help="; ".join(f"{kind}: {what}" for kind, what in KINDS.items())
    )
    parser.add_argument("--seconds", type=float, default=60, help="for all kinds together")
    parser.add_argument("--cases", type=int, default=None, help="of each kind, however long they take")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    parser.add_argument("--only", type=int, default=None, metavar="NUMBER", help="one case of one kind, again")
    asked = parser.parse_args(arguments)
    kinds = asked.kinds or list(KINDS)
    if asked.only is not None:
        with sandbox() as folder:
            print(run(kinds[0], asked.seed, asked.only, folder))
        return 0
    print(f"seed {asked.seed}", flush=True)
    finds = 0
    for kind in kinds:
        finds += _many(kind, asked.seed, asked.seconds / len(kinds), asked.cases)
    return min(finds, 1)


def _many(kind: str, seed: int, seconds: float, cases: int | None) -> int:
    begun, number, told = time.monotonic(), 0, {}
    try:
        while number < cases if cases is not None else time.monotonic() - begun < seconds:
            with sandbox() as folder:
                for _ in range(10_000 if kind == "pages" else 100):
                    wrong = run(kind, seed, number, folder)
                    if wrong is not None:
                        # the same fault in another text is no other find
                        key = "".join(sign for sign in wrong if not sign.isdigit())[:60]
                        if key not in told:
                            print(
                                f"{kind}: {wrong[:400]}\n  python -m fuzz {kind} --seed {seed} --only {number}",
                                flush=True,
                            )
                        told[key] = told.get(key, 0) + 1
                    number += 1
                    if number == cases or (cases is None and time.monotonic() - begun > seconds):
                        break
    except ImportError as error:
        print(f"{kind}: left out, {error.name} is not installed")
        return 0
    took = time.monotonic() - begun
    print(f"{kind}: {number} cases in {took:.0f} s, {sum(told.values())} finds of {len(told)} kinds", flush=True)
    return len(told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
