"""What is wrong with the record, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurils.base.errors import DataInvalid
from kurils.base.resources import data_root
from kurils.query.envelope import header

if TYPE_CHECKING:
    from kurils.answers.days import CheckAnswer, Counts, TextShare
    from kurils.store.validate.form.entries import Entries


def check(folder: str | None = None) -> CheckAnswer:
    """Check a folder; without one the record in use, and the program's own words in its languages.

    Raises DataInvalid when the folder is none.
    """
    import os

    from kurils.store.manifest import compare
    from kurils.store.validate.check import check_folder
    from kurils.store.validate.form.wording import check_files

    root = folder or data_root()
    if not os.path.isdir(root):
        none = DataInvalid(f"not a folder: {root}", "name a folder that holds a record")
        raise none.keyed("no-folder", "record-folder", path=root)
    entries, problems = check_folder(root)
    ours = [] if folder else check_files(entries.record.get("languages") or ())
    reviewed = compare(root)
    problems = sorted([*problems, *reviewed.problems, *ours])
    coverage = entries.record.get("coverage") or {}
    meta = {"coverage": {"from": coverage.get("from"), "to": coverage.get("to")}}
    return {
        "kurils": header("check", meta),
        "problems": [problem._asdict() for problem in problems],  # type: ignore[misc]
        "manifest": reviewed.state,
        "files": reviewed.files,
        "counts": _counts(entries),
        "texts": _texts(entries),
    }


def _texts(entries: Entries) -> list[TextShare]:
    from kurils.store.validate.translated.texts import shares

    return [
        {
            "language": language,
            "standing": str(entries.texts[language].get("standing")),
            "list": name,
            "translated": has,
            "of": all,
        }
        for language, counts in shares(entries).items()
        for name, (has, all) in counts.items()
    ]


def _counts(entries: Entries) -> Counts:
    from kurils.store.validate.evidence import citing, families, statements

    sources = entries.by_id("sources")
    found = [values for _, values in statements(entries)]
    backed = [values for values in found if len(families([s for s in values.get("sources") or () if s], sources)) >= 2]
    positions: dict[str, int] = {}
    for entry in entries["positions"]:
        by = entry.values.get("side") or entry.values.get("by")
        for place in entry.values.get("territories") or ():
            positions[f"{by}/{place}"] = positions.get(f"{by}/{place}", 0) + 1
    return {
        "documents": len(entries["documents"]),
        "sources": len(sources),
        "statements": len(found),
        "statements_with_two_independent_sources": len(backed),
        "share_with_two_independent_sources": round(len(backed) / len(found), 3) if found else 0.0,
        "statements_unverified": sum(values.get("certainty") == "unverified" for values in found),
        "statements_without_source": sum(not values.get("sources") for values in found),
        "citations": sum(len(values.get("sources") or ()) for _, values in citing(entries)),
        "citations_with_place": sum(len(values.get("locators") or ()) for _, values in citing(entries)),
        "variants": len(entries["variants"]),
        "readings": len(entries["readings"]),
        "positions": dict(sorted(positions.items())),
    }
