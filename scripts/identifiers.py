"""The identifiers that others use, as a table for docs/gazetteers.md; the document calls it through cog."""

from __future__ import annotations

from kurils.record import load


def table() -> None:
    """Print every list of codes: what is found in it, whose it is, and where it was seen."""
    record = load()
    section = record.section("places")
    found: dict[str, dict[str, list[str]]] = {}
    sources: dict[str, set[str]] = {}
    for entry in (*section["territories"], *section["islands"], *record.section("actors")["states"]):
        for code in entry["codes"]:
            found.setdefault(code["scheme"], {}).setdefault(code["code"], []).append(entry["id"])
            sources.setdefault(code["scheme"], set()).update(code["sources"])
    print("| list | identifiers | sources |")
    print("|---|---|---|")
    for scheme in sorted(found):
        told = "; ".join(f"`{code}` {', '.join(ids)}" for code, ids in found[scheme].items())
        print(f"| `{scheme}` | {told} | {', '.join(f'`{id}`' for id in sorted(sources[scheme]))} |")
    print()
