"""`MANIFEST`: a checksum of each file of a record, so that no change of it passes a review unseen.

What no rule can see (a source swapped for another, a certainty lowered, a day moved together with its writing) shows in
it. `kurils check` compares it where it exists and says where it does not, and `kurils check FOLDER --write-manifest`
writes it; `make manifest` does so for our own record, whatever else is wrong with it.
"""

from __future__ import annotations

import hashlib
import os
import sys
from typing import NamedTuple

from kurils.base.errors import OutputError, Said
from kurils.base.files import replacing
from kurils.base.reading import read_blocks, read_whole
from kurils.store.loading import ABOUT, BESIDE, MAX_BYTES, MAX_FILES, data_files
from kurils.store.problems import Problem

NAME = "MANIFEST"
#: bytes of the file itself, which holds a line of about a hundred for each file
LARGEST = MAX_FILES * 300


class Compared(NamedTuple):
    """A folder beside its manifest."""

    #: `none` where the folder has no manifest, else `fits` or `differs`
    state: str
    #: how many files are as the manifest has them
    files: int
    problems: list[Problem]


def checksums(root: str) -> dict[str, str]:
    """SHA-256 of each file that the record below `root` is read from, and of those that people read beside it.

    Raises OSError for what is no regular file.
    """
    result = {}
    beside = [f"{folder}/{name}" for folder, names in BESIDE.items() for name in names]
    beside += [name for name in ABOUT if name != NAME]
    for name in sorted([*data_files(root), *beside]):
        path = os.path.join(root, *name.split("/"))
        if name in beside and not os.path.exists(path):
            continue
        digest = hashlib.sha256()
        for block in read_blocks(path, MAX_BYTES):
            digest.update(block)
        result[name] = digest.hexdigest()
    return result


def text_of(root: str) -> str:
    """The lines of the manifest, in the form that `sha256sum --check` reads."""
    return "".join(f"{digest}  {name}\n" for name, digest in checksums(root).items())


def checksum(root: str) -> str:
    """SHA-256 of the manifest that the folder would have: the checksum of its record."""
    return hashlib.sha256(text_of(root).encode()).hexdigest()


def compare(root: str) -> Compared:
    """What differs from the manifest of the folder."""
    path = os.path.join(root, NAME)
    if not os.path.lexists(path):
        return Compared("none", 0, [])
    try:
        lines = read_whole(path, LARGEST).decode("utf-8").splitlines()
        found = checksums(root)
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot be read: {getattr(error, 'strerror', '') or error}"
        return Compared("differs", 0, [Problem(NAME, 1, "", "unreadable", message)])
    problems = []
    listed: dict[str, int] = {}
    same = 0
    for number, line in enumerate(lines, 1):
        digest, _, name = line.partition("  ")
        if name in listed:
            message = f"{name[:200]!r} stands in line {listed[name]} already"
            problems.append(Problem(NAME, number, "", "manifest", message))
            continue
        listed[name] = number
        if name not in found:
            problems.append(Problem(NAME, number, "", "manifest", f"{name[:200]!r} is no file of this record"))
        elif digest != found[name]:
            then = "look at what changed, then `kurils check FOLDER --write-manifest --force`"
            message = f"{name} is not the file of the manifest; {then}"
            problems.append(Problem(NAME, number, "", "manifest", message))
        else:
            same += 1
    for name in sorted(set(found) - set(listed)):
        problems.append(Problem(NAME, len(lines) or 1, "", "manifest", f"{name} is not in the manifest"))
    return Compared("differs" if problems else "fits", same, problems)


def write(root: str, force: bool = False) -> None:
    """Write the manifest of the folder as its files are now. Raises OutputError, for one that is there without `force`.

    The name is not the caller's own, so that a link of somebody else's folder leads nowhere.
    """
    path = os.path.join(root, NAME)
    if os.path.islink(path):
        raise OutputError(f"cannot write {path}: it is a link", "remove the link").keyed(
            "is-link", "remove-link", path=path
        )
    if os.path.lexists(path) and not os.path.isfile(path):
        # a pipe that nobody reads would be waited for
        reason = Said("it is no regular file", "why.not-regular")
        raise OutputError(f"cannot write {path}: {reason}").keyed("cannot-write", path=path, reason=reason)
    text = text_of(root)
    with replacing(path, force) as stream:
        stream.write(text)


if __name__ == "__main__":
    write(sys.argv[1], force=True)
