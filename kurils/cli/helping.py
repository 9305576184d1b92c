"""The help of the program in the reader's language.

English help is what the framework makes of the commands, and the manual pages and the completion of shells are made of
the same, whatever the language. In another language the same texts are looked up in `words/locale/help/LANG.yaml`,
each by its key and a checksum of the English one, and laid out here, for scripts without blanks too. Where a language
has no words of a text, its English stands, and a line at the end says so.
"""

from __future__ import annotations

import inspect
import os
import re
from typing import TYPE_CHECKING, Any

from kurils.base.errors import NoSuchValue
from kurils.base.resources import PACKAGE
from kurils.base.widths import width_of, wrap
from kurils.cli import COMMANDS, manners, topics
from kurils.cli.everywhere import SECTIONS, section_of
from kurils.cli.voice import words
from kurils.store.index.sections import spoken
from kurils.store.loading import parse_yaml
from kurils.store.texts import checksum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FOLDER = os.path.join(PACKAGE, "words", "locale", "help")
#: what stands around the texts, under keys without a checksum; {value} and {usage} are filled in
FRAME = (
    "usage", "arguments", "options", "options-of-every", "commands", "examples", "default", "required", "help",
    "english", "pieces-options", "pieces-command",
)  # fmt: skip
#: the examples of a command begin with this, behind a mark that keeps the framework from wrapping them
EXAMPLES = "\b\nExamples:\n"
#: columns of a name, up to which its text stands beside it
_NAMES, _GAP = 30, 2
#: what is to be filled in: no variable of the environment, no code of a form
_PLACE = re.compile(r"(?<![A-Za-z_%])[A-Z]{2,}(?![A-Za-z_])")
_PIECES = {"[OPTIONS]": "pieces-options", "COMMAND [ARGS]...": "pieces-command"}


def language() -> str:
    """The language of the help: that of `--lang` anywhere in the line, else that of tables. Raises NoSuchValue."""
    wanted = manners.now.asked or manners.language("table")
    known = spoken()
    if wanted not in known:
        raise NoSuchValue(f"no texts in the language {wanted!r} yet", wanted, "complete", known)
    return wanted


class Texts:
    """The words of the help in one language."""

    def __init__(self, language: str) -> None:
        with open(os.path.join(FOLDER, f"{language}.yaml"), "rb") as stream:
            found = parse_yaml(f"words/locale/help/{language}.yaml", stream.read(), [])
        self._texts: Mapping[str, Any] = found or {}
        self._wording = words(language)
        #: whether English stood in for a text
        self.lacking = False

    def say(self, english: str, *keys: str) -> str:
        """The text of the first of the keys that has one made from this English; else the English."""
        found = (self._texts.get(key_of(key, english)) for key in keys)
        text = next((each for each in found if each is not None), None)
        self.lacking = self.lacking or text is None
        return english if text is None else self.placed(str(text))

    def placed(self, text: str) -> str:
        """A text with what is to be filled in, which English has in capitals, in words of the language."""
        return _PLACE.sub(lambda found: self._word_of(found[0]), text)

    def _word_of(self, place: str) -> str:
        key = f"placeholder.{place}"
        return self._wording.tr(key) if self._wording.has(key) else place

    def frame(self, key: str, **values: str) -> str:
        """A word of the frame."""
        return str(self._texts[key]).format(**values)


def key_of(key: str, english: str) -> str:
    """The key of a text with the checksum of its English, blanks and line ends as one."""
    return f"{key}~{checksum(' '.join(english.split()))}"


def every_text(group: Any) -> dict[str, str]:
    """Each text that a whole language has, by its key, in the order of the help."""
    found: dict[str, str] = {}
    options: dict[str, list[tuple[str, str]]] = {}
    for name, command in {"kurils": group, **group.commands}.items():
        found.update(_paragraphs(name, command))
        for parameter in command.get_params(command.make_context(name, [], resilient_parsing=True)):
            if parameter.help and parameter.name != "help":
                own, every = _keys(name, parameter)
                options.setdefault(key_of(every, parameter.help), []).append((own, parameter.help))
                found[own] = parameter.help
    # what several commands have in the same words is said once
    for key, several in options.items():
        if len(several) > 1:
            found[key.partition("~")[0]] = several[0][1]
            for own, _ in several:
                del found[own]
    found.update({f"about.{name}": text for name, text in topics.ABOUT.items()})
    for topic, (title, entries) in topics.TOPICS.items():
        found.update({topic: title, **{f"{topic}.{name}": text for name, text in entries.items()}})
    return found


def _paragraphs(name: str, command: Any) -> Iterator[tuple[str, str]]:
    prose = inspect.cleandoc(command.help or "").partition(EXAMPLES)[0]
    for number, paragraph in enumerate(filter(None, prose.strip().split("\n\n")), 1):
        yield name if number == 1 else f"{name}.{number}", " ".join(paragraph.split())


def _keys(name: str, parameter: Any) -> tuple[str, str]:
    """Under which a text of a parameter may stand: that of its command, that of every command."""
    called = max(sorted(parameter.opts), key=len) if parameter.param_type_name == "option" else parameter.name
    return f"{name}.{called}", f"every.{called}"


def of_command(command: Any, context: Any) -> str:
    """The help of a command, or of the whole, as the framework would write it in English."""
    texts, width = Texts(language()), context.make_formatter().width
    name = context.info_name if context.parent else "kurils"
    pieces = " ".join(texts.frame(_PIECES[each]) if each in _PIECES else texts.placed(each)
                      for each in command.collect_usage_pieces(context))  # fmt: skip
    first, *more = wrap(texts.frame("usage", usage=f"{context.command_path} {pieces}"), width - 4)
    lines = [first, *(f"    {line}" for line in more), ""]
    for key, english in _paragraphs(name, command):
        lines += [*(f"  {line}" for line in wrap(texts.say(english, key), width - 2)), ""]
    examples = inspect.cleandoc(command.help or "").partition(EXAMPLES)[2]
    if examples:
        lines += [f"  {texts.frame('examples')}", *(f"  {line}" for line in examples.splitlines()), ""]
    for title, rows in _sections(command, context, name, texts):
        lines += [texts.frame(title), *_listed(rows, width - 2), ""]
    return "\n".join([*lines, *wrap(texts.frame("english"), width)] if texts.lacking else lines[:-1])


def _sections(command: Any, context: Any, name: str, texts: Texts) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    sections: dict[str, list[tuple[str, str]]] = {section: [] for section in SECTIONS}
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None:
            section = section_of(parameter) if context.parent else "options"
            own = parameter.name == "help"
            said = texts.frame("help") if own else texts.say(parameter.help or "", *_keys(name, parameter))
            sections[section].append((texts.placed(record[0]), said + _beside(record[1], texts)))
    if not context.parent:
        sections["commands"] = [(each, texts.say(topics.ABOUT[each], f"about.{each}")) for each in COMMANDS]
    yield from ((title, rows) for title, rows in sections.items() if rows)


def _beside(record: str, texts: Texts) -> str:
    """What the framework puts behind the text of a parameter: its default, and whether it may be left out."""
    found = re.search(r"\s+\[(default: ([^\];]*))?(; )?([^\]]*)\]$", record)
    if found is None:
        return ""
    parts = [texts.frame("default", value=found[2])] if found[1] else []
    parts += [texts.frame("required") if found[4] == "required" else found[4]] if found[4] else []
    return f"  [{'; '.join(parts)}]"


def _listed(rows: list[tuple[str, str]], width: int) -> Iterator[str]:
    left = min(max(width_of(name) for name, _ in rows), _NAMES) + _GAP
    for name, text in rows:
        lines = wrap(text, max(width - left, 10))
        if width_of(name) > left - _GAP:
            yield f"  {name}"
        else:
            yield "  " + name + " " * (left - width_of(name)) + lines.pop(0)
        yield from (" " * (left + 2) + line for line in lines)


def of_topic(topic: str, width: int) -> str:
    """The page of a topic."""
    title, entries = topics.TOPICS[topic]
    if language() == "en":
        return topics.page(title, entries.items(), width)
    texts = Texts(language())
    said: Iterable[tuple[str, str]] = [(name, texts.say(text, f"{topic}.{name}")) for name, text in entries.items()]
    page = topics.page(texts.say(title, topic), said, width)
    return page + "\n" + "".join(f"{line}\n" for line in wrap(texts.frame("english"), width)) if texts.lacking else page
