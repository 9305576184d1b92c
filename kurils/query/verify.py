"""Whether files are as they were written, and by which edition of the record."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

from kurils.base.errors import UsageError, reason_of
from kurils.base.reading import read_whole
from kurils.base.stamps import stamp_of
from kurils.query.envelope import header

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import NoReturn

    from kurils.answers.audit import VerifiedFile, VerifyAnswer
    from kurils.base.stamps import Edition, Stamp

#: bytes of a file that is looked at: ten times the largest that the program writes
LARGEST = 2**27
#: what names the files of a folder, as `kurils.export` writes it
DESCRIPTOR = "datapackage.json"


def verify(meta: dict[str, Any], edition: Edition, paths: Iterable[str]) -> VerifyAnswer:
    """What each file says of itself; of a folder each file in it. Raises UsageError for what cannot be read.

    A file without a stamp is as it was written if a stamped `datapackage.json` beside it names it with its checksum.
    What that names and the folder lacks is gone, and so is the descriptor itself where a file says that it was named.
    What is larger than any file that the program writes is not looked into: it is none.
    """
    files = [found for path in paths for found in _of(path)]
    return {
        "kurils": header("verify", meta),
        "program": edition.program,
        "edition": edition.record,
        "record_sha256": edition.sha256,
        "files": files,
    }


def _of(path: str) -> Iterator[VerifiedFile]:
    """What a file says of itself, or each file of a folder and of those in it; links to folders are not gone into."""
    if not os.path.isdir(path):
        yield _file(path, {})[1]
        return
    looked_at = False
    for folder, folders, entries in os.walk(path, onerror=_stop):
        folders.sort()
        names = sorted(name for name in entries if os.path.isfile(os.path.join(folder, name)))
        listed = _listed(folder) if DESCRIPTOR in names else {}
        is_named = False
        for name in names:
            stamp, found = _file(os.path.join(folder, name), listed)
            is_named = is_named or (stamp is not None and stamp.listed)
            yield found
        gone = {*listed, *[DESCRIPTOR] * is_named} - {*names}
        for name in sorted(gone):
            yield {**_nothing(os.path.join(folder, name)), "as_written": False}
        looked_at = looked_at or bool(names)
    if not looked_at:
        empty = UsageError(f"there is no file in {path}", "name a file, or the folder of an export")
        raise empty.keyed("empty-folder", "export-folder", path=path)


def _file(path: str, listed: dict[str, tuple[str, Edition]]) -> tuple[Stamp | None, VerifiedFile]:
    """The stamp of a file, and what it is; `listed` is what the descriptor names, where the folder is gone into."""
    content = _read(path)
    if content is None:
        return None, _nothing(path)
    stamp = stamp_of(content)
    name = os.path.basename(path)
    named = listed.get(name) if listed or stamp else _listed(os.path.dirname(path)).get(name)
    as_named = named is None or hashlib.sha256(content).hexdigest() == named[0]
    if stamp is not None:
        return stamp, _written(path, stamp.as_written and as_named, stamp.edition)
    return None, _nothing(path) if named is None else _written(path, as_named, named[1])


def _written(path: str, as_written: bool, edition: Edition) -> VerifiedFile:
    return {
        "file": path,
        "as_written": as_written,
        "program": edition.program,
        "edition": edition.record,
        "record_sha256": edition.sha256,
    }


def _nothing(path: str) -> VerifiedFile:
    return {"file": path, "as_written": None, "program": None, "edition": None, "record_sha256": None}


def _listed(folder: str) -> dict[str, tuple[str, Edition]]:
    """File -> checksum and edition, by the descriptor of a folder; none where it has none, or not the one written."""
    path = os.path.join(folder, DESCRIPTOR)
    if not os.path.isfile(path):
        return {}
    content = _read(path)
    stamp = None if content is None else stamp_of(content)
    if content is None or stamp is None or not stamp.as_written:
        return {}
    try:
        resources = json.loads(content)["resources"]
        return {str(each["path"]): (str(each["hash"]).removeprefix("sha256:"), stamp.edition) for each in resources}
    except (ValueError, KeyError, TypeError, RecursionError):
        # stamped, and none of ours all the same: whoever likes can stamp what he likes
        return {}


def _read(path: str) -> bytes | None:
    """The content of a file; None where it is too large."""
    try:
        if os.stat(path).st_size > LARGEST:
            return None
        return read_whole(path, LARGEST)
    except (OSError, ValueError) as error:
        raise _unread(path, error) from None


def _unread(path: str, error: OSError | ValueError) -> UsageError:
    reason = reason_of(error)
    unread = UsageError(f"cannot read {path}: {reason}", "name a file that kurils wrote")
    return unread.keyed("cannot-read", "written-file", path=path, reason=reason)


def _stop(error: OSError) -> NoReturn:
    raise _unread(str(error.filename), error)
