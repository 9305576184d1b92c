"""Manual pages (`man kurils`, `man kurils-status`), written from the help of the commands when the program is built."""

from __future__ import annotations

import re
from typing import Any

from kurils.base.version import __version__
from kurils.cli import topics

#: where the sections of a help page begin
_EXAMPLES = "Examples:"


def pages() -> dict[str, str]:
    """File name -> manual page: one of the program, and one a command."""
    from kurils.cli.app import group

    made = group()
    commands = made.commands
    whole = _page("kurils", made, "COMMAND [OPTION]... [ARGUMENT]...")
    listed = "".join(f".TP\n.B kurils {_text(name)}\n{_text(topics.ABOUT[name])}\n" for name in commands)
    whole += f".SH COMMANDS\nEach has a page of its own, such as \\fBkurils\\-status\\fR(1).\n{listed}"
    whole += _topic("ENVIRONMENT", "environment") + _topic("EXIT STATUS", "exit-codes")
    whole += ".SH FILES\n.TP\n.I ~/.config/kurils/config.toml\nThe settings; see \\fBkurils\\-config\\fR(1).\n"
    whole += _see_also([f"kurils-{name}" for name in commands])
    found = {"kurils.1": _headed("kurils", whole)}
    for name, command in commands.items():
        page = _page(f"kurils {name}", command, _usage(name, command))
        page += (
            ".SH EXIT STATUS\n0 answered, 2 asked wrongly, 3 record not valid, 4 not found; see \\fBkurils\\fR(1).\n"
        )
        found[f"kurils-{name}.1"] = _headed(f"kurils-{name}", page + _see_also(["kurils"]))
    return found


def _headed(name: str, body: str) -> str:
    return f'.TH "{_text(name.upper())}" "1" "" "kurils {__version__}" "kurils"\n{body}'


def _page(name: str, command: Any, usage: str) -> str:
    text = re.sub(r"\x08", "", command.help or "")
    about, _, examples = text.partition(_EXAMPLES)
    paragraphs = [" ".join(part.split()) for part in about.strip().split("\n\n") if part.strip()]
    said = topics.ABOUT.get(name.partition(" ")[2]) or _sentence(command.help)
    body = f".SH NAME\n{_text(name.replace(' ', '-'))} \\- {_text(said.rstrip('.'))}\n"
    body += f".SH SYNOPSIS\n.B {_text(name)}\n{_text(usage)}\n.SH DESCRIPTION\n"
    body += "\n.PP\n".join(_text(paragraph) for paragraph in paragraphs) + "\n"
    context = command.make_context(name, [], resilient_parsing=True)
    records: dict[str, list[tuple[str, str]]] = {"ARGUMENTS": [], "OPTIONS": []}
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None:
            records["ARGUMENTS" if parameter.param_type_name == "argument" else "OPTIONS"].append(record)
    for title, entries in records.items():
        if entries:
            body += f".SH {title}\n" + "".join(f".TP\n.B {_text(said)}\n{_text(told)}\n" for said, told in entries)
    if examples.strip():
        lines = [line.strip() for line in examples.strip().splitlines()]
        body += ".SH EXAMPLES\n.nf\n" + "".join(f"{_text(line)}\n" for line in lines) + ".fi\n"
    return body


def _usage(name: str, command: Any) -> str:
    context = command.make_context(name, [], resilient_parsing=True)
    return " ".join(command.collect_usage_pieces(context))


def _sentence(text: str | None) -> str:
    """The first sentence of a help page."""
    return " ".join((text or "").strip().split("\n\n")[0].split())


def _topic(title: str, topic: str) -> str:
    _, entries = topics.TOPICS[topic]
    return f".SH {title}\n" + "".join(f".TP\n.B {_text(name)}\n{_text(text)}\n" for name, text in entries.items())


def _see_also(names: list[str]) -> str:
    return ".SH SEE ALSO\n" + ",\n".join(f"\\fB{_text(name)}\\fR(1)" for name in names) + "\n"


def _text(text: str) -> str:
    """A text that roff takes for nothing else: no escapes, no request at the beginning of a line, hyphens to copy."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return "\\&" + escaped if escaped.startswith(".") else escaped
