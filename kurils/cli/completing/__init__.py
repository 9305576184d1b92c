"""The completion key: what may stand where the cursor is, in bash, zsh, fish and PowerShell.

The scripts of the shells (`scripts`) start the program with `_KURILS_COMPLETE` set, as Typer's own do. What they ask is
answered before the framework is imported, from a table of the commands that is prepared with the program (`table`) and
from the lists of the record's section `candidates`; `engine` knows no shell, `shells` nothing else.
"""
