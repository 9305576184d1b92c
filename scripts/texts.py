"""What a language lacks, ready to be filled in: `python -m scripts.texts LANG [FOLDER] [--whole]`.

Prints the lines of `texts/LANG.yaml` that are missing or whose English has changed, each with the English above it:
those that the file lacks of what it claims to be, of a language without a file those of the core; with `--whole` all.
"""

from __future__ import annotations

import json
import sys

from kurils.base.resources import data_root
from kurils.store.texts import Texts, labels, units
from kurils.store.validate.check import check_folder


def lines(root: str, language: str, core: bool = False) -> list[str]:
    """The lines that are missing; with `core` only those of texts that no answer can do without."""
    entries = check_folder(root)[0]
    texts = Texts(language, entries.texts.get(language), units(entries))
    result: list[str] = []
    last: tuple[str, str] = ("", "")
    for unit in units(entries):
        if texts.has(unit.node) or (core and not unit.core):
            continue
        if unit.list != last[0]:
            result.append(f"  {unit.list}:")
        if (unit.list, unit.id) != last:
            result.append(f"    {json.dumps(unit.id, ensure_ascii=False)}:")
        last = unit.list, unit.id
        result += [f"      # {unit.english}", f'      {json.dumps(unit.key, ensure_ascii=False)}: ""']
    wanted = [] if core else [label for label in dict.fromkeys(labels(entries)) if label not in texts.labels]
    return [*result, *(["labels:"] if wanted else []), *(f'  {json.dumps(label)}: ""' for label in wanted)]


def claims_core(root: str, language: str) -> bool:
    """Whether the language is to have the core alone: its file says so, or there is none yet."""
    file = check_folder(root)[0].texts.get(language)
    return file is None or file.get("standing") != "whole"


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--whole"]
    if not words:
        sys.exit("usage: python -m scripts.texts LANG [FOLDER] [--whole]")
    folder = words[1] if len(words) > 1 else data_root()
    print("\n".join(lines(folder, words[0], "--whole" not in sys.argv and claims_core(folder, words[0]))))
