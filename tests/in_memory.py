"""A record of entries in memory, for the tests of the checks; a problem is told by its list and the entry's number."""

from __future__ import annotations

from kurils.store.validate.form.entries import Entries, Entry
from kurils.store.validate.form.fields import At


def entries_of(lists, dispute=None, record=None):
    """Entries whose file is the name of their list, and whose line the number in it, from 0."""
    entries = Entries()
    entries.record, entries.dispute = record or {}, dispute or {}
    for name, rows in lists.items():
        entries.lists[name] = [
            Entry(At(name, number, "", entries.problems, entries.references), row) for number, row in enumerate(rows)
        ]
    return entries


def reported(check, lists, dispute=None, record=None):
    """What a check reports of them: (list, number, code), and the messages."""
    entries = entries_of(lists, dispute, record)
    check(entries)
    told = [(problem.file, problem.line, problem.code) for problem in entries.problems]
    return told, [problem.message for problem in entries.problems]
