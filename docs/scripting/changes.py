"""What changed between two days: each change with its document and its sources, as Markdown.

python changes.py 1945-08-27 1946-02-03 [ISLAND ...] > changes.md
"""

from __future__ import annotations

import sys

import kurils


def main(arguments: list[str]) -> int:
    """Print the changes and return the exit code that `kurils` would have ended with."""
    if len(arguments) < 2:
        print("usage: changes.py FIRST LAST [ISLAND ...]", file=sys.stderr)
        return 2
    begin, end, *islands = arguments
    record = kurils.load()
    try:
        answer = record.diff(begin, end, islands)
    except kurils.KurilsError as error:
        print(f"changes.py: {error.line()}", file=sys.stderr)
        return error.exit_code
    print(f"# What changed from {answer['from']['gregorian']} to {answer['to']['gregorian']}\n")
    for change in answer["changes"]:
        island = record.names[change["island"]]
        before, after = change["before"]["text"], change["after"]["text"]
        print(f"* **{change['date']}**, {island}, {change['track']}: {before} -> {after}")
        if change["document"]:
            print(f"  (by: {record.titles[change['document']]})")
    print("\nSources:\n")
    for source in answer["sources"]:
        print(f"* {source['title']}. {source['publisher']}. {source['url'] or ''}".rstrip())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
