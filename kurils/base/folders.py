"""A folder of files that is written: made beside and renamed; the old one is moved aside before, and removed after."""

from __future__ import annotations

import os
import shutil
from itertools import chain, islice
from typing import TYPE_CHECKING

from kurils.base.errors import OutputError, reason_of
from kurils.base.files import followed, inherit, unfinished, unwritable
from kurils.base.holding import held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def write_folder(folder: str, files: Iterable[tuple[str, str | bytes]], force: bool = False) -> list[str]:
    """Write texts or bytes under their names (`/` leads into folders) into a folder that appears when all are there.

    Returns the names. An existing folder is refused without `force`; with it, one that holds anything but files of
    these names is refused too, so that a slip of the hand cannot delete somebody's work. Of a link the folder behind it
    is replaced. Raises OutputError.
    """
    if folder == "-":
        nowhere = OutputError("a folder cannot be written to stdout", "name one: -o FOLDER")
        raise nowhere.keyed("folder-stdout", "name-folder")
    target, old = _place_of(folder, force)
    beside = unfinished(target, "")
    try:
        # before the folder is made: where memory is short, what loads for the first of them ends the process
        coming = iter(files)
        first = [*islice(coming, 1)]
        _make(beside, folder)
        names = []
        for name, content in chain(first, coming):
            path = os.path.join(beside, *name.split("/"))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as stream:
                stream.write(content if isinstance(content, bytes) else content.encode("utf-8"))
            names.append(name)
        # the first is enough: a folder that is named by mistake may be all of a disk
        foreign = next(_strange(target, names), None) if old is not None else None
        if foreign:
            more = OutputError(f"{folder} holds other files too, such as {foreign}", "name another folder")
            raise more.keyed("foreign", "other-folder", path=folder, other=foreign)
        if old is not None:
            _inherit_each(beside, target, names)
            inherit(beside, old, target)
        with held():
            _exchange(beside, target, old is not None)
    except OSError as error:
        raise unwritable(folder, error) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return names


def _make(beside: str, folder: str) -> None:
    try:
        os.mkdir(beside)
    except (OSError, ValueError) as error:
        raise unwritable(folder, error) from None


def _strange(folder: str, names: list[str]) -> Iterator[str]:
    """What lies in a folder beside regular files of these names and the folders that they lie in."""
    folders = {name.rpartition("/")[0] for name in names} | {""}
    folders |= {name[:at] for name in folders for at, sign in enumerate(name) if sign == "/"}
    below = [""]
    while below:
        here = below.pop()
        with os.scandir(os.path.join(folder, *here.split("/"))) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                name = f"{here}/{entry.name}" if here else entry.name
                if entry.is_dir(follow_symlinks=False) and name in folders:
                    below.append(name)
                elif not entry.is_file(follow_symlinks=False) or name not in names:
                    yield name


def _inherit_each(beside: str, target: str, names: list[str]) -> None:
    """What each file that is replaced had beside its content."""
    for name in names:
        path = os.path.join(target, *name.split("/"))
        if os.path.isfile(path):
            inherit(os.path.join(beside, *name.split("/")), os.stat(path), path)


def _place_of(folder: str, force: bool) -> tuple[str, os.stat_result | None]:
    """Where a folder is to stand, and what is known of the one that stands there."""
    try:
        target = followed(folder.rstrip(os.sep) or folder)
        if not os.path.lexists(target):
            if os.path.islink(folder):
                link = OutputError(f"cannot write {folder}: it is a link to nothing", "remove the link")
                raise link.keyed("link-nothing", "remove-link", path=folder)
            return target, None
        if not os.path.isdir(target):
            raise OutputError(f"cannot write {folder}: it is a file").keyed("is-file", path=folder)
        if os.listdir(target) and not force:
            raise OutputError(f"{folder} exists already", "--force replaces it").keyed("exists", "force", path=folder)
        if os.path.samefile(target, os.curdir):
            own = OutputError(f"cannot write {folder}: it is the folder that you are in", "name one in it")
            raise own.keyed("in-folder", "name-one-in-it", path=folder)
        return target, os.stat(target)
    except (OSError, ValueError) as error:
        raise unwritable(folder, error) from None


def _exchange(beside: str, target: str, occupied: bool) -> None:
    """Put the new folder in the place of the old one, which goes only when the new one stands."""
    if not occupied:
        os.rename(beside, target)
        return
    aside = unfinished(target, "old-")
    os.rename(target, aside)
    try:
        os.rename(beside, target)
    except OSError:
        os.rename(aside, target)
        raise
    try:
        shutil.rmtree(aside)
    except OSError as error:
        reason = reason_of(error)
        left = OutputError(f"{target} is written; the folder that it replaces stands in {aside}: {reason}", "remove it")
        raise left.keyed("old-left", "remove-it", path=target, other=aside, reason=reason) from None
