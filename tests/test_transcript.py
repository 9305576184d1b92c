"""What a newcomer sees in the first hour: thirty commands at 80 columns, as one text to be read line by line."""

from __future__ import annotations

import shlex

#: in the order in which somebody who knows nothing might come to them, slips included
COMMANDS = """
kurils
kurils status
kurils status 1905-09-05
kurils stauts 1905-09-05
kurils status etorofu 1905-09-05 --brief --cite
kurils glossary executed
kurils explain kunashir 1905-09-05
kurils document treaty of portsmouth
kurils document 1905-portsmouth --part articles
kurils status 1945
kurils status 1945-09-02 --all
kurils status shikotan 1957-01-01 --full
kurils compare shikotan 1956-12-12
kurils timeline shikotan --from 1940 --to 1960 --kind control --kind title
kurils diff 1945-08-27 1946-02-03
kurils documents hand over habomai
kurils documents unicorn
kurils status atlantis
kurils status 1500-01-01
kurils status 31.2.1905
kurils islands
kurils island habomai
kurils locate 44.03 145.86 1905-09-05
kurils border 1875-08-22
kurils map 1945-09-03
kurils sources compendium --side both
kurils cite 1855-shimoda
kurils help diff
kurils config
kurils help exit-codes
"""


def test_the_first_hour_reads_well(cli, snapshot, monkeypatch, no_settings):
    """Every line was read; a changed one is to be read again before it is kept."""
    monkeypatch.setenv("HOME", str(no_settings))
    told = []
    for line in COMMANDS.split("\n")[1:-1]:
        result = cli(*shlex.split(line)[1:])
        end = f"[exit {result.code}]\n" if result.code else ""
        told.append(f"$ {line}\n{result.out}{result.err}{end}".replace(str(no_settings), "~/.config"))
    assert len(told) == 30
    snapshot("\n".join(told), "transcript.txt")
