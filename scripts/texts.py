"""What a language lacks, ready to be filled in: `python -m scripts.texts ru [FOLDER]`.

Prints the lines of `texts/LANG.yaml` that are missing or whose English has changed, each with the English above it.
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
    texts = Texts(language, entries.texts.get(language), entries)
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
    wanted = [label for label in dict.fromkeys(labels(entries)) if label not in texts.labels]
    return [*result, *(["labels:"] if wanted else []), *(f'  {json.dumps(label)}: ""' for label in wanted)]


if __name__ == "__main__":
    print("\n".join(lines(sys.argv[2] if len(sys.argv) > 2 else data_root(), sys.argv[1])))
