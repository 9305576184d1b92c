"""S1 to S12: how soon `kurils status` has answered, against an empty program, a bare Typer program, and like tools."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.common import Took, median, missing, peak_ratio, ratio, rounds, run, table, target, tool

DATE = "1905-09-05"
HELLO = """\
import typer
app = typer.Typer()
@app.command()
def hello(name: str = "world") -> None:
    print(f"hello {name}")
app()
"""
PEERS = {
    "sqlite-utils": (["sqlite-utils", "--version"], 0.55),
    "httpie": (["http", "--version"], 0.35),
    "datasette": (["datasette", "--version"], 0.15),
    "rich-cli": (["rich", "--version"], 0.9),
}
HOLIDAYS = "import holidays; print(holidays.country_holidays('JP', years=2026).get('2026-05-03'))"


def install(folder: Path) -> Path:
    """The package as a wheel leaves it, in a folder of its own; the site that holds it."""
    root = Path(__file__).parent.parent
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder), str(root)]
    subprocess.run(command, check=True)
    return folder


def main(count: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = install(folder / "site")
        environment = {**os.environ, "PYTHONPATH": str(site), "KURILS_TODAY": "2026-11-22"}
        for variable in ("KURILS_DATA", "FORCE_COLOR", "NO_COLOR", "COLUMNS"):
            environment.pop(variable, None)
        environment["TERM"] = "xterm-256color"
        (folder / "hello.py").write_text(HELLO)
        (folder / "kurils.py").write_text("import sys\nfrom kurils.__main__ import main\nmain()\n")
        python = sys.executable
        # a script of another name: one called kurils would be imported instead of the package
        (folder / "kurils.py").rename(folder / "start.py")
        start = [python, str(folder / "start.py")]
        _compare(count, python, start, folder, environment)
        _instructions(python, start, folder, environment)
        _imports(python, site, environment)
        _many(start, folder, environment)


def _compare(count: int, python: str, start: list[str], folder: Path, environment: dict[str, str]) -> None:
    def of(*command: str, kind: str = "plain"):
        return lambda: run(command, environment, kind)

    runs = {
        "python -c pass": of(python, "-c", "pass"),
        "typer hello": of(python, str(folder / "hello.py")),
        "status, short way": of(*start, "status", "--date", DATE),
        "status, short way, json": of(*start, "status", "--date", DATE, "--format", "json"),
        "status, short way, csv": of(*start, "status", "--date", DATE, "--format", "csv"),
        "status -d": of(*start, "status", "-d", DATE),
        "status --brief": of(*start, "status", "-d", DATE, "--brief"),
        "status --json": of(*start, "status", "-d", DATE, "--json"),
        "--version": of(*start, "--version"),
        "--help": of(*start, "--help"),
        "typer hello --help": of(python, str(folder / "hello.py"), "--help"),
        "status, through typer": of(*start, "status", "-d", DATE, "--lang", "en"),
        "status on a terminal": of(*start, "status", "--date", DATE, kind="terminal"),
    }
    for line in ("status --", "status et", "document 18", "cite comp", "status 19"):
        variables = {"_KURILS_COMPLETE": "complete_fish", "_TYPER_COMPLETE_ARGS": f"kurils {line}"}
        runs[f"completion: {line}"] = lambda more=variables: run(start, {**environment, **more})
    peers = {name: (command, limit) for name, (command, limit) in PEERS.items() if tool(command[0])}
    for name, (command, _) in peers.items():
        runs[name] = of(str(tool(command[0])), *command[1:])
    if subprocess.run([python, "-c", "import holidays"], capture_output=True, check=False).returncode == 0:
        runs["holidays"] = of(python, "-c", HOLIDAYS)
    found = rounds(count, runs)
    table(found, "python -c pass")
    typer, fast = "status, through typer", "status, short way"
    target("S1", "status through typer / typer hello", ratio(found, typer, "typer hello"), 1.10)
    target("S2", "status through typer / pass", ratio(found, typer, "python -c pass"), 6.5)
    target("S3", "status, short way / pass", ratio(found, fast, "python -c pass"), 2)
    target("S3", "status, short way / typer hello", ratio(found, fast, "typer hello"), 0.35)
    target("S3", "status as JSON, short way / pass", ratio(found, f"{fast}, json", "python -c pass"), 2)
    target("S3", "status as CSV, short way / pass", ratio(found, f"{fast}, csv", "python -c pass"), 2)
    for name in ("status -d", "status --brief", "status --json"):
        target("S9", f"{name} / pass", ratio(found, name, "python -c pass"), 2.4)
    target("S10", "--version / pass", ratio(found, "--version", "python -c pass"), 1.8)
    target("S10", "--help / that of typer hello", ratio(found, "--help", "typer hello --help"), 1)
    for name in (name for name in runs if name.startswith("completion")):
        target("S11", f"{name} / pass", ratio(found, name, "python -c pass"), 3)
    target("S12", "status on a terminal / pass", ratio(found, "status on a terminal", "python -c pass"), 3)
    target("S5", "peak memory: status through typer / typer hello", peak_ratio(found, typer, "typer hello"), 1.1)
    for name, (_, limit) in PEERS.items():
        if name in found:
            target("S8", f"status / {name} --version", ratio(found, fast, name), limit)
        else:
            missing("S8", f"status / {name} --version", "not installed")
    if "holidays" in found:
        target("S8", "status / one look-up of holidays", ratio(found, fast, "holidays"), 0.55)
    else:
        missing("S8", "status / one look-up of holidays", "not installed")
    print(f"     (the short way took {median(found[fast]) * 1000:.1f} ms)")


def _instructions(python: str, start: list[str], folder: Path, environment: dict[str, str]) -> None:
    """Instructions do not depend on what else the machine does."""
    if not shutil.which("valgrind"):
        missing("S2", "instructions", "valgrind is not installed")
        return

    def count(*command: str) -> float:
        watch = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        fixed = {**environment, "PYTHONHASHSEED": "0"}
        process = subprocess.run([*watch, *command], capture_output=True, text=True, env=fixed, check=True)
        return int(re.search(r"Collected : (\d+)", process.stderr)[1]) / 1e6

    empty, hello = count(python, "-c", "pass"), count(python, str(folder / "hello.py"))
    slow, fast = count(*start, "status", "-d", DATE, "--lang", "en"), count(*start, "status", "--date", DATE)
    print(f"  millions of instructions: pass {empty:.1f}, typer hello {hello:.1f}, "
          f"status through typer {slow:.1f}, short way {fast:.1f}")  # fmt: skip
    target("S2", "instructions: status through typer / pass", slow / empty, 7.3)
    target("S2", "instructions: status through typer / typer hello", slow / hello, 1.10)
    target("S3", "instructions: short way / pass", fast / empty, 2.2)


def _imports(python: str, site: Path, environment: dict[str, str]) -> None:
    """S6, which is a test too: what a piped `status` has imported."""
    code = (
        "import atexit, sys; sys.argv[0] = 'kurils'\n"
        "atexit.register(lambda: sys.stderr.write(' '.join(sys.modules)))\n"
        "from kurils.__main__ import main; main()"
    )
    command = [python, "-c", code, "status", "--date", DATE]
    process = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=site, check=True)
    heavy = {"rich", "shapely", "numpy", "yaml", "pydantic", "typer"} & set(process.stderr.split())
    target("S6", f"heavy modules imported by status: {', '.join(sorted(heavy)) or 'none'}", len(heavy), 0)


def _many(start: list[str], folder: Path, environment: dict[str, str]) -> None:
    """One more date in a process, against a process."""
    import datetime

    first = datetime.date(1700, 1, 1).toordinal()
    days = [datetime.date.fromordinal(first + 5 * number).isoformat() for number in range(20_000)]
    (folder / "one.txt").write_text(days[0] + "\n")
    (folder / "many.txt").write_text("\n".join(days) + "\n")
    for format in ("csv", "json"):

        def of(name: str, format: str = format):
            command = [*start, "status", "--dates-from", str(folder / name), "--format", format]
            return lambda: run(command, environment)

        found: dict[str, list[Took]] = rounds(3, {
            "one date": of("one.txt"), "20,000 dates": of("many.txt"),
            "short way": lambda form=format: run([*start, "status", "--date", DATE, "--format", form], environment),
        })  # fmt: skip
        each = statistics.median(
            (many.seconds - one.seconds) / (len(days) - 1)
            for many, one in zip(found["20,000 dates"], found["one date"], strict=True)
        )
        print(f"  {format}: {each * 1e6:.1f} microseconds a date, {1 / each:,.0f} dates a second")
        target(
            "S7",
            f"one more date as {format} / a process through typer, in %",
            100 * each / median(found["one date"]),
            0.2,
        )
        target(
            "S7",
            f"one more date as {format} / a process, short way, in %",
            100 * each / median(found["short way"]),
            0.2,
        )
