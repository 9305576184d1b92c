"""Which files one call of `kurils tag` reads, and where each of them goes."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from kurils.base.errors import OutputError, Said, UsageError, reason_of
from kurils.base.files import is_stream, nameless
from kurils.tagging.files import KINDS, Files, kind_of, refuse_same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kurils.tagging.job import Job


#: kinds that are lines of fields
OF_LINES = ("csv", "tsv")


class Plan(NamedTuple):
    """What is to be done: one task for each output, and whether these go to a folder."""

    tasks: list[Files]
    into_folder: bool


def plan(paths: list[str], output: str | None, asked: Files, split: int | None = None) -> Plan:
    """A task for each output, in the order of the paths; `asked` holds what is the same for all of them.

    A folder stands for all files in it whose kind is known, and its output is a folder of the same shape. `split` cuts
    Parquet files at row groups, into outputs of about so many rows. Raises UsageError for what cannot be planned, and
    OutputError for an output that exists, before anything is written.
    """
    whole = [os.path.isdir(path) for path in paths]
    if split is not None and split < 1:
        raise UsageError(f"--split takes a number of rows, not {split}")
    if "" in (output, asked.bad, asked.legend):
        raise nameless()
    into_folder = len(paths) > 1 or any(whole) or split is not None
    if not into_folder:
        return Plan([asked._replace(source=paths[0], target="-" if output is None else output)], False)
    if output in (None, "-") or "-" in paths:
        several = UsageError("several files need a folder to write to, and none of them is stdin", "-o FOLDER")
        raise several.keyed("several-files")
    if asked.bad == "-":
        raise UsageError("the lists of several files need a folder", "--bad FOLDER").keyed("several-lists")
    found: dict[str, Files] = {}
    for path, is_folder in zip(paths, whole):
        if is_folder:
            for written in (str(output), asked.bad, asked.legend):
                if written not in (None, "-"):
                    _refuse_inside(path, str(written))
        for source, name in _below(path, asked.kind) if is_folder else [(path, os.path.basename(path))]:
            bad = None if asked.bad is None else os.path.join(asked.bad, f"{name}.csv")
            task = asked._replace(source=source, bad=bad)
            target = os.path.join(str(output), name)
            if kind_of(task) == "excel":
                # what comes of a spreadsheet
                target = f"{os.path.splitext(target)[0]}.csv"
            for files in _parts(task, target, split):
                if files.target in found:
                    other = found[files.target].source
                    twice = UsageError(f"{files.target} would be written twice", f"it comes from {other} and {source}")
                    raise twice.keyed("written-twice", "comes-from", path=files.target, one=other, other=source)
                found[files.target] = files
    refuse_existing(found.values())
    first, *others = found.values()
    tasks = [first, *(files._replace(legend=None) for files in others)]
    refuse_same(tasks)
    return Plan(tasks, True)


def refuse_idle(tasks: Iterable[Files], job: Job, split: int | None = None) -> None:
    """Raise UsageError for an option that is for other kinds of files than there are."""
    tasks = list(tasks)
    reading, tables = tasks[0].reading, [kind for kind in KINDS if kind != "geojson"]
    asked: tuple[tuple[str, object, Sequence[str]], ...] = (
        ("--split", split, ["parquet"]),
        ("--delimiter", reading.delimiter, OF_LINES),
        ("--encoding", reading.encoding, OF_LINES),
        ("--quote", reading.quote, OF_LINES),
        # of GeoJSON a point is the geometry
        ("--lon", job.lon, tables),
        ("--lat", job.lat, tables),
    )
    for option, value, kinds in asked:
        if value is not None and not any(kind_of(files) in kinds for files in tasks):
            listed = ", ".join(kinds)
            raise UsageError(f"{option} is for {listed}").keyed("is-for", option=option, other=listed)


def refuse_streams(tasks: Sequence[Files], engine: str) -> None:
    """Raise UsageError for a name that means another file, or none, to the process that would read or write it."""
    dask, several = engine == "dask", tasks[0].workers > 1 and len(tasks) > 1
    example = "kurils tag tracks/ -o tagged/ " + ("--engine dask" if dask else f"--workers {tasks[0].workers}")
    for files in tasks:
        paths: tuple[str | None, ...] = (files.source, files.target, files.bad, files.legend)
        what = "--engine dask" if dask else "--workers"
        if not dask and not several:
            # the libraries that read these do so in processes of their own
            what = kind_of(files)
            paths, example = (files.source,) if what in ("parquet", "arrow") else (), "kurils tag in.parquet"
        if any(path is not None and is_stream(path, shared=not dask) for path in paths):
            raise UsageError(f"{what} needs files on both sides", example).keyed("both-sides", what=what)


def refuse_existing(tasks: Iterable[Files]) -> None:
    """Raise OutputError when an output is there already and may not be replaced."""
    outputs = [path for files in tasks if not files.force for path in (files.target, files.bad, files.legend) if path]
    # what is open already is written into, as from its end of a shell's >
    there = [path for path in dict.fromkeys(outputs) if os.path.isfile(path) and not is_stream(path)]
    if len(there) > 1:
        some = OutputError(f"{len(there):,} outputs exist already, such as {there[0]}", "--force replaces them")
        raise some.keyed("outputs-exist", "force-them", number=len(there), path=there[0])
    if there:
        raise OutputError(f"{there[0]} exists already", "--force replaces it").keyed("exists", "force", path=there[0])


def _below(folder: str, kind: str | None) -> Iterator[tuple[str, str]]:
    """The files of a folder, and their names in it; hidden ones and those that begin with _ are others' notes."""
    endings = tuple(ending for name, some in KINDS.items() if kind in (None, name) for ending in some)
    found = []

    def refused(error: OSError) -> NoReturn:
        path, reason = str(error.filename), reason_of(error)
        raise UsageError(f"cannot read {path}: {reason}").keyed("cannot-read", path=path, reason=reason) from None

    for path, folders, names in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith((".", "_"))]
        for name in names:
            if name.lower().endswith(endings) and not name.startswith((".", "_")):
                source = os.path.join(path, name)
                try:
                    regular = stat.S_ISREG(os.stat(source).st_mode)
                except OSError as error:
                    refused(error)
                if not regular:
                    # a pipe that nobody writes, a device that never ends: told before anything is written
                    refused(OSError(errno.EINVAL, Said("it is no regular file", "why.not-regular"), source))
                found.append((source, os.path.relpath(source, folder)))
    if not found:
        none = UsageError(f"{folder} holds no file of a kind that can be tagged", f"kinds: {', '.join(KINDS)}")
        raise none.keyed("nothing-to-tag", "kinds", path=folder, known=[*KINDS])
    yield from sorted(found, key=lambda pair: pair[1])


def _parts(files: Files, target: str, split: int | None) -> Iterator[Files]:
    """The file as one, or cut into parts that are numbered from 1."""
    if split is None or kind_of(files) != "parquet":
        yield files._replace(target=target)
        return
    from kurils.tagging.parquet import ranges

    found = ranges(files.source, split)
    base, ending = os.path.splitext(target)
    width = max(4, len(str(len(found))))
    for number, groups in enumerate(found, 1):
        bad = None if files.bad is None else f"{os.path.splitext(files.bad)[0]}-{number:0{width}}.csv"
        yield files._replace(target=f"{base}-{number:0{width}}{ending}", bad=bad, groups=groups)


def _refuse_inside(folder: str, output: str) -> None:
    """Raise when the output would be read as input the next time."""
    outer, inner = os.path.realpath(folder), os.path.realpath(output)
    if (inner + os.sep).startswith(os.path.join(outer, "")):
        within = OutputError(f"the output {output} lies in the input {folder}", "write to another folder")
        raise within.keyed("inside", "another-folder", output=output, path=folder)
