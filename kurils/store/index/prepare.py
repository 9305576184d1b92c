"""Write the prepared record: `python -m kurils.store.index.prepare`. The build of the wheel does the same.

A record with problems is refused, so that a broken record cannot be packaged.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from typing import Any

from kurils.base.errors import DataInvalid
from kurils.base.resources import data_root
from kurils.store.index.beside import beside
from kurils.store.index.parts import write_parts
from kurils.store.index.sections import build_sections
from kurils.store.index.store import DERIVED, IN_PARTS, ONCE, PREPARED, derive, digests, section_file
from kurils.store.validate.check import check_folder


def prepare(root: str, target: str = PREPARED) -> list[str]:
    """Build every section below `target`, in every language of the record. Returns the names of the files written.

    Of a section in another language only what it says otherwise than in English is written.
    """
    entries, problems = check_folder(root)
    if problems:
        raise DataInvalid("\n".join(["the record is not valid:", *map(str, problems)]))
    parent = os.path.dirname(target)
    os.makedirs(parent, exist_ok=True)
    folder = tempfile.mkdtemp(prefix=".index-", dir=parent)
    try:
        os.chmod(folder, 0o755)
        english: dict[str, Any] = {}
        for language in sorted(entries.record["languages"], key=lambda each: each != "en"):
            os.makedirs(os.path.join(folder, language))
            sections = build_sections(entries, language)
            for name in DERIVED:
                if name not in ONCE or not english:
                    sections[name] = derive(name, sections.__getitem__)
            # as they will be read: of JSON, with texts for keys and lists for tuples
            sections = json.loads(json.dumps(sections))
            for name, content in sections.items():
                if content == english.get(name) or (english and name in ONCE):
                    continue
                kept = beside(english[name], content) if english and name not in IN_PARTS else content
                with open(os.path.join(folder, language, section_file(name)), "wb") as stream:
                    stream.write(_packed(kept, IN_PARTS.get(name)))
            english = english or sections
        with open(os.path.join(folder, "digest.json"), "wb") as stream:
            stream.write(_packed(digests(root)))
        shutil.rmtree(target, ignore_errors=True)
        os.replace(folder, target)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return [os.path.relpath(os.path.join(path, name), target) for path, _, names in os.walk(target) for name in names]


def _packed(content: Any, tables: tuple[str, ...] | None = None) -> bytes:
    """A section as JSON, or in parts. Keys keep their order, which is that of the islands and of the record."""
    if tables is None:
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return write_parts(content, tables)


if __name__ == "__main__":
    try:
        print(f"prepared {len(prepare(data_root()))} files in {PREPARED}")
    except DataInvalid as error:
        print(error.message, file=sys.stderr)
        sys.exit(error.exit_code)
