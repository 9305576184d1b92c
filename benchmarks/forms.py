"""B8: columns as people write them, as CSV, against the same rows with ISO dates, points and UTF-8."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.common import ONE_THREAD, power, ratio, rounds, run, sample, table, target

#: of the pace of the common path, at least
WANTED = 1 / 3
ISO = "ISO dates"


def main(rows: int, count: int) -> None:
    """Measure and print."""
    environment = {**os.environ, **ONE_THREAD, "KURILS_TODAY": "2026-11-22"}
    root = str(Path(__file__).parent.parent)
    environment["PYTHONPATH"] = os.pathsep.join([root, *filter(None, [environment.get("PYTHONPATH")])])
    x, y, days = sample("uniform", rows)
    with tempfile.TemporaryDirectory() as name:
        runs = {form: _run(Path(name), form, x, y, days, environment) for form in FORMS}
        found = rounds(count, runs)
    table(found, ISO, rows)
    for form in FORMS:
        if form != ISO:
            target("B8", f"{power(rows)}: pace of {form} / {ISO}", ratio(found, ISO, form), WANTED, True)


def _year_last(iso: str) -> str:
    return f"{iso[8:10]}.{iso[5:7]}.{iso[:4]}"


#: form -> how a row is written, and the options that its reading takes
FORMS: dict[str, tuple[Callable[[float, float, str], str], tuple[str, ...]]] = {
    ISO: (lambda x, y, day: f"{x},{y},{day}", ()),
    "DD.MM.YYYY": (lambda x, y, day: f"{x},{y},{_year_last(day)}", ("--date-format", "%d.%m.%Y")),
    "YYYYMMDD": (lambda x, y, day: f"{x},{y},{day.replace('-', '')}", ()),
    "decimal commas": (lambda x, y, day: f"{x};{y};{day}".replace(".", ","), ("--delimiter", ";")),
    "all of it in CP1251": (
        lambda x, y, day: f"{x};{y};".replace(".", ",") + _year_last(day) + ";Курилы",
        ("--encoding", "cp1251", "--date-format", "%d.%m.%Y"),
    ),
    "timestamps": (lambda x, y, day: f"{x},{y},{day}T06:30:15.123Z", ()),
    "months": (lambda x, y, day: f"{x},{y},{day[:7]}", ()),
}


def _run(folder: Path, form: str, x: np.ndarray, y: np.ndarray, days: np.ndarray, environment: dict[str, str]):
    written, options = FORMS[form]
    texts = np.datetime_as_string(days.astype("datetime64[D]")).tolist()
    lines = [written(*row) for row in zip(x.round(5).tolist(), y.round(5).tolist(), texts, strict=True)]
    header = "lon,lat,date" if "," in lines[0] and ";" not in lines[0] else "lon;lat;date"
    header += ";место" * (lines[0].count(";") == 3)
    path = folder / f"{form.replace(' ', '-')}.csv"
    path.write_bytes("\n".join([header, *lines, ""]).encode("cp1251"))
    command = [sys.executable, "-m", "kurils", "tag", str(path), "-o", str(folder / "out.csv"), "--force", *options]
    return lambda: run(command, environment)
