"""Where a section of the prepared record comes from.

Installed: the JSON beside this module, built with the wheel and trusted. In a checkout: the same JSON, if the digest
of the YAML still agrees with it; otherwise, and for a folder of one's own (`KURILS_DATA`), the record is checked and
built in memory. Nothing is ever written at run time: there is no cache that could be stale, locked or half-written.
"""

from __future__ import annotations

import os

from kurils.base.errors import DataInvalid, NoSuchValue
from kurils.base.quick import decode
from kurils.base.resources import PACKAGE, data_root
from kurils.store.index.beside import together
from kurils.store.index.parts import open_parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

PREPARED = os.path.join(PACKAGE, "_index")
#: the sections that are read part by part -> those of their parts whose rows are parts of their own
IN_PARTS = {"status": ("by_place", "dissent_of", "spells", "variants", "events", "sources"), "candidates": ()}
#: sections that follow from others and take seconds to compute: prepared with them, else computed when asked for
DERIVED = {name: f"kurils.store.index.{name}" for name in ("figures", "grid", "drawing")}
#: sections that are kept once for all languages: nothing is said in words, or, to the completion key, in English
ONCE = ("grid", "drawing", "candidates")
#: the rooms whose code and words decide what is prepared
_PREPARERS = ("store", "words/locale", "geometry")
_memory: dict[tuple[str, str], dict[str, Mapping[str, Any]]] = {}
_fresh: dict[str, bool] = {}


def section(name: str, language: str = "en") -> Mapping[str, Any]:
    """One section of the record in one language. Raises DataInvalid when the record is broken, and NoSuchValue for a
    section that it does not have.
    """
    root = data_root()
    key = (root, language)
    loaded = _memory.setdefault(key, {})
    if name not in loaded:
        if root not in _fresh:
            _fresh[root] = prepared_is_fresh(root)
        if _fresh[root]:
            loaded[name] = _read_prepared(name, language)
        elif name in DERIVED:
            loaded[name] = derive(name, lambda other: section(other, language))
        else:
            loaded.update(build(root, language))
            if name not in loaded:
                raise NoSuchValue(f"the record has no section {name!r}", name, "sections", sorted(loaded))
    return loaded[name]


def derive(name: str, section: Callable[[str], Mapping[str, Any]]) -> dict[str, Any]:
    """One section computed from others."""
    from importlib import import_module

    derived: dict[str, Any] = import_module(DERIVED[name]).build(section)
    return derived


def build(root: str, language: str) -> dict[str, dict[str, Any]]:
    """Check the YAML below `root` and build every section. Raises DataInvalid with the first problem and the count."""
    from kurils.store.index.sections import build_sections
    from kurils.store.validate.check import check_folder

    entries, problems = check_folder(root)
    if problems:
        more = f" and {len(problems) - 1} more problems" if len(problems) > 1 else ""
        raise DataInvalid(f"the record is not valid: {problems[0]}{more}", f"kurils check {root}")
    complete = entries.record.get("languages") or ["en"]
    if language not in complete:
        raise NoSuchValue(f"the record is not complete in {language!r}", language, "complete", complete)
    return build_sections(entries, language)


def section_file(name: str) -> str:
    """The name of a section's file in the prepared record."""
    return f"{name}.parts" if name in IN_PARTS else f"{name}.json"


def _read_prepared(name: str, language: str) -> Mapping[str, Any]:
    path = os.path.join(PREPARED, language, section_file(name))
    if language != "en" and not os.path.exists(path) and os.path.isdir(os.path.dirname(path)):
        # what says the same in English is not kept twice
        return section(name)
    try:
        if name in IN_PARTS:
            return open_parts(path)
        with open(path, "rb") as stream:
            content: Mapping[str, Any] = decode(stream.read().decode())
        return content if language == "en" else together(section(name), content)
    except FileNotFoundError:
        raise NoSuchValue(f"the record is not complete in {language!r}", language, "complete", languages()) from None
    except (OSError, ValueError, LookupError) as error:
        raise DataInvalid(f"the prepared record is damaged: {path}: {error}", "install the package again") from None


def languages() -> list[str]:
    """The languages in which the prepared record is complete, English first."""
    try:
        found = sorted(name for name in os.listdir(PREPARED) if os.path.isdir(os.path.join(PREPARED, name)))
    except OSError:
        found = []
    return ["en", *(name for name in found if name != "en")]


def prepared_is_fresh(root: str) -> bool:
    """Whether the prepared record was made of what stands below `root` now, by the code of now."""
    if root == os.path.join(PACKAGE, "data"):
        return os.path.isdir(PREPARED)
    try:
        with open(os.path.join(PREPARED, "digest.json"), "rb") as stream:
            expected = decode(stream.read().decode())
        return bool(expected == digests(root))
    except (OSError, ValueError):
        return False


def digests(root: str) -> dict[str, str]:
    """SHA-256 of each file that the record below `root` is made of, and of the code that prepares it.

    Raises OSError when one of them is no regular file, or larger than a file of a record may be.
    """
    import hashlib

    from kurils.base.reading import read_blocks
    from kurils.store.loading import BESIDE, MAX_BYTES, data_files

    result = {}
    own = data_files(root) + [f"{folder}/{name}" for folder, names in BESIDE.items() for name in names]
    for name in own:
        digest = hashlib.sha256()
        try:
            for block in read_blocks(os.path.join(root, *name.split("/")), MAX_BYTES):
                digest.update(block)
        except FileNotFoundError:
            continue
        result[name] = digest.hexdigest()
    for path, _, names in os.walk(PACKAGE):
        part = os.path.relpath(path, PACKAGE).replace(os.sep, "/")
        if not part.startswith(_PREPARERS):
            continue
        for name in names:
            if name.endswith((".py", ".yaml")):
                with open(os.path.join(path, name), "rb") as stream:
                    result[f"{part}/{name}"] = hashlib.sha256(stream.read()).hexdigest()
    return result
