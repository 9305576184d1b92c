"""The help in the reader's language: whole in Russian and Japanese, its frame in the others, and English as it was."""

from __future__ import annotations

import re

import pytest

from kurils.base.errors import NoSuchValue
from kurils.base.widths import width_of
from kurils.cli import COMMANDS, helping, manners, topics
from kurils.cli.app import group
from kurils.cli.completing import table
from kurils.cli.manual import pages
from kurils.store.index.sections import spoken
from kurils.store.loading import parse_yaml
from tests.partisan import partisan_in_program

TRANSLATED = [language for language in spoken() if language != "en"]
WHOLE = ("ru", "ja")
#: what stays in Latin letters: options, commands, values, names of programs and formats, and what is in capitals
NAMED = re.compile(r"`[^`]*`|--?[a-z-]+|'[^']*'|[a-z_]+://\S+|kurils(?: [a-z-]+)*|\S+@\S+")


@pytest.fixture(scope="module")
def english():
    """Every text of the help by its key."""
    return helping.every_text(group())


def read(language):
    """The texts of a language as they stand in its file."""
    problems = []
    with open(f"{helping.FOLDER}/{language}.yaml", "rb") as stream:
        found = parse_yaml(f"{language}.yaml", stream.read(), problems)
    assert problems == []
    return found


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_language_has_the_frame_and_every_text_or_none(language, english):
    """Of the English that is there now: what is missing is printed as it has to be filled in."""
    found = read(language)
    assert set(helping.FRAME) <= set(found)
    wanted = {helping.key_of(key, text): text for key, text in english.items()}
    if language in WHOLE:
        assert [f'{key}: "{text}"' for key, text in wanted.items() if key not in found] == []
    assert [key for key in found if key not in wanted and key not in helping.FRAME] == []


@pytest.mark.parametrize("language", WHOLE)
def test_a_text_names_the_options_and_the_values_that_the_english_one_names(language, english):
    """Those are typed, and are the same in every language."""
    found = read(language)
    typed = re.compile(r"--[a-z-]+|(?<![A-Za-z])[A-Z]{2,}(?![A-Za-z])|\b[a-z]+_[a-z]+\b|`[^`]*`")
    for key, text in english.items():
        said = found[helping.key_of(key, text)]
        assert set(typed.findall(said)) - {"ID"} <= {*typed.findall(text), "GNOME", "CSV", "JSON"}, key
        assert set(re.findall(r"--[a-z-]+|`[^`]*`", text)) <= set(re.findall(r"--[a-z-]+|`[^`]*`", said)), key


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_text_takes_a_side(language):
    """The words that the glossary keeps for positions and titles."""
    assert [text for text in read(language).values() if partisan_in_program(text, language)] == []


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_in_the_language_and_fits(cli, monkeypatch, language, name):
    """Of every command, at 80 columns; no English sentence in a whole language, and one line that says so in others."""
    monkeypatch.setenv("COLUMNS", "80")
    words = [name, "--help", "--lang", language] if name else ["--lang", language, "--help"]
    told = cli(*words)
    assert (told.code, told.err) == (0, "")
    assert max(map(width_of, told.out.splitlines())) <= 80
    frame = read(language)
    assert told.out.startswith(frame["usage"].format(usage=f"kurils {name}".strip()))
    assert frame["options-of-every" if name else "options"] in told.out
    assert (frame["english"] in " ".join(told.out.split()) or language in ("zh", "th")) == (language not in WHOLE)
    if language in WHOLE:
        plain = re.sub(r"(?m)^ +kurils .*", "", told.out)
        assert not re.search(r"\b(the|of|and|with|what|required|default|Usage|Options|Commands)\b", plain)


@pytest.mark.parametrize("language", WHOLE)
@pytest.mark.parametrize("topic", topics.TOPICS)
def test_topics_are_in_the_language(cli, monkeypatch, language, topic):
    """Variables and exit codes."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("KURILS_LANG", language)
    told = cli("help", topic).out
    assert max(map(width_of, told.splitlines())) <= 80
    assert not re.search(r"\b(the|of|when|what)\b", told)


def test_the_language_is_that_of_answers(cli, monkeypatch):
    """An option anywhere, else the variable, else English; one that there is not is told."""
    russian = cli("help", "status", "--lang", "ru").out
    assert "Использование" in russian
    for words in (["--lang", "ru", "help", "status"], ["--lang=ru", "status", "--help"], ["status", "-h", "--lang=ru"]):
        assert cli(*words).out == russian
    monkeypatch.setenv("KURILS_LANG", "ru")
    assert cli("status", "--help").out == russian
    assert cli("status", "--help", "--lang", "en").out.startswith("Usage: ")
    # told in the language that the variable names
    wrong = cli("--lang", "it", "--help")
    assert (wrong.code, "«it»" in wrong.err, "ru" in wrong.err) == (2, True, True)


def test_a_word_that_is_no_command_is_told_behind_a_language(cli):
    """The option is none of a command that nobody named."""
    assert "«statsu»" in cli("--lang", "ru", "statsu").err
    assert "«--foo»" in cli("--lang", "ru", "--foo").err or "--foo" in cli("--lang", "ru", "--foo").err


@pytest.mark.parametrize("language", ["ru", "th"])
def test_manual_pages_and_completion_are_english_whatever_the_language(monkeypatch, language):
    """They are prepared with the program, on any machine to the same bytes."""
    made, built = pages(), table.build()
    monkeypatch.setenv("KURILS_LANG", language)
    monkeypatch.setenv("LANG", f"{language}_XX.UTF-8")
    monkeypatch.setattr(manners.now, "asked", language)
    assert (pages(), table.build()) == (made, built)


def test_a_text_whose_english_has_changed_is_not_said(monkeypatch):
    """The English of today stands, and the help says that some of it is not translated."""
    texts = helping.Texts("ru")
    assert texts.say("Print the version.", "kurils.--version") == "Показать версию."
    assert not texts.lacking
    assert texts.say("Print the version at once.", "kurils.--version") == "Print the version at once."
    assert texts.lacking


def test_a_language_that_there_is_not_is_refused(monkeypatch):
    """With those that there are."""
    monkeypatch.setattr(manners.now, "asked", "xx")
    with pytest.raises(NoSuchValue, match="en, ja"):
        helping.language()
