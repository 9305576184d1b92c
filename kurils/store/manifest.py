"""`MANIFEST`: a checksum of each file of a record, so that no change of it passes a review unseen.

What no rule can see (a source swapped for another, a certainty lowered, a day moved together with its writing) shows in
it. It is checked where it exists, and written by `python -m kurils.store.manifest FOLDER` (`make manifest`).
"""

from __future__ import annotations

import hashlib
import os
import sys

from kurils.base.reading import read_blocks, read_whole
from kurils.store.loading import BESIDE, MAX_BYTES, MAX_FILES, data_files
from kurils.store.problems import Problem

NAME = "MANIFEST"
#: bytes of the file itself, which holds a line of about a hundred for each file
LARGEST = MAX_FILES * 300


def checksums(root: str) -> dict[str, str]:
    """SHA-256 of each file that the record below `root` is read from. Raises OSError for what is no regular file."""
    result = {}
    beside = [f"{folder}/{name}" for folder, names in BESIDE.items() for name in names]
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


def check_manifest(root: str) -> list[Problem]:
    """What differs from the manifest of the folder; nothing where it has none."""
    path = os.path.join(root, NAME)
    if not os.path.lexists(path):
        return []
    try:
        lines = read_whole(path, LARGEST).decode("utf-8").splitlines()
        found = checksums(root)
    except (OSError, UnicodeDecodeError) as error:
        return [Problem(NAME, 1, "", "unreadable", f"cannot be read: {getattr(error, 'strerror', '') or error}")]
    problems = []
    listed = {}
    for number, line in enumerate(lines, 1):
        digest, _, name = line.partition("  ")
        listed[name] = number
        if name not in found:
            problems.append(Problem(NAME, number, "", "manifest", f"{name[:200]!r} is no file of this record"))
        elif digest != found[name]:
            message = f"{name} is not the file of the manifest; look at what changed, then `make manifest`"
            problems.append(Problem(NAME, number, "", "manifest", message))
    for name in sorted(set(found) - set(listed)):
        problems.append(Problem(NAME, len(lines) or 1, "", "manifest", f"{name} is not in the manifest"))
    return problems


if __name__ == "__main__":
    with open(os.path.join(sys.argv[1], NAME), "w", encoding="utf-8", newline="\n") as stream:
        stream.write(text_of(sys.argv[1]))
