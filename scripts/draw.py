"""Draw dated statements at random, to be read against their sources: `python -m scripts.draw [COUNT] [SEED]`.

Dates of documents, spells of every track, claims and positions have the same chance each. The seed is printed, so that
a draw can be made again; a draw is worth most to readers who did not enter the statements.
"""

from __future__ import annotations

import random
import sys
from typing import Any

from kurils.record import load


def statements() -> list[dict[str, Any]]:
    """Every dated statement of the record: what it says, its day, its certainty and its sources."""
    record = load()
    found: list[dict[str, Any]] = []
    for document in record.section("documents")["documents"]:
        for act in document["dates"]:
            day = act["edtf"] or act["date"]
            said = f"{document['title']}: {act['event']} {day}" + (f" by {act['by']}" if act["by"] else "")
            texts = [said, act["note"], document["summary"]]
            sources = dict.fromkeys((*act["sources"], *document["sources"]))
            found.append({**act, "id": document["id"], "texts": texts, "sources": list(sources)})
    tracks = record.section("tracks")
    for track in ("control", "polity", "title", "claims", "governing", "also"):
        for spell in tracks[track]:
            places = ", ".join((*spell["territories"], *spell["members"]))
            values = [
                str(spell[key])
                for key in ("claimant", "holder", "kind", "status", "document", "state")
                if spell.get(key)
            ]
            day = spell.get("from_edtf") or spell["from"]
            said = f"{track} of {places} from {day} to {spell.get('to_edtf') or spell['to']}: {', '.join(values)}"
            texts = [said, spell.get("summary"), spell.get("why"), spell.get("note")]
            found.append({**spell, "id": f"{track}/{places}/{spell['from']}", "texts": texts})
    for entry in record.section("positions")["positions"]:
        by = entry["side"] or entry["by"]
        texts = [
            f"{by} says from {entry['from']} of {', '.join(entry['territories'])}",
            entry["summary"],
            *entry["arguments"],
        ]
        found.append({**entry, "id": f"position/{by}/{entry['from']}", "texts": texts})
    return found


def main(count: int, seed: int) -> None:
    """Print the draw, a paragraph a statement."""
    sources = {source["id"]: source for source in load().section("sources")["sources"]}
    every = statements()
    drawn = random.Random(seed).sample(every, count)
    print(f"{count} of {len(every)} dated statements, seed {seed}")
    for number, statement in enumerate(drawn, 1):
        print(f"\n{number}. {statement['id']} ({statement['certainty']})")
        for text in filter(None, statement["texts"]):
            print(f"   {text}")
        for id in statement["sources"]:
            source, where = sources[id], statement.get("locators", {}).get(id)
            print(
                f"   - {id} ({source['read']}): {source['title']}. {source['url'] or source['reference'] or ''}"
                + (f" [{where}]" if where else "")
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60, int(sys.argv[2]) if len(sys.argv) > 2 else 1855)
