"""JSON Schema of the answers: what `--format json` prints is what `kurils schema` says."""

from __future__ import annotations

import copy
import json

import jsonschema
import pytest

import kurils
from kurils.answers.meanings import MEANINGS, meaning
from kurils.cli import COMMANDS
from kurils.query.schema import answers, keys, schema, types
from kurils.query.tables import TABLES

#: answer -> command lines that print it, chosen so that every key is met with and without a value
CASES = {
    "status": [
        "status 1905-09-05", "status --all 1945-09-02", "status 1700-01-01", "status 1945", "status 1850",
        "status today --view russia",
    ],
    "compare": ["compare", "compare iturup 1855-02-07", "compare 1700-01-01"],
    "timeline": ["timeline --all", "timeline --kind event --from 1900 --to 1950"],
    "diff": ["diff 1635-01-01 2026-01-01", "diff 1900-01-01 1900-01-02"],
    "documents": ["documents", "documents zzz"],
    "document": ["document 1855-shimoda", "document 1945-yalta", "document 1951-san-francisco"],
    "explain": ["explain iturup 1905-09-05", "explain habomai 1945-09-04", "explain shikotan"],
    "sources": ["sources", "sources zzz"],
    "glossary": ["glossary", "glossary executed"],
    "cite": ["cite 1855-shimoda compendium-1", "cite status 1905-09-05"],
    "verify": ["verify README.md pyproject.toml"],
    "islands": ["islands"],
    "island": ["island iturup", "island habomai", "island northern-kurils"],
    "locate": ["locate 45 147.9", "locate 43.36 145.75 --date 1945-09-02"],
    "border": ["border", "border 1870-01-01", "border 1700-01-01"],
    "straits": ["border --straits"],
    "map": ["map 1905-09-05"],
    "report": ["report 1905-09-05", "report --from 1945-08-01 --to 1946-03-01"],
    "check": ["check"],
    "audit": ["audit", "audit --weak iturup"],
    "error": ["status 1600-01-01", "document nothing", "status --format json --view x"],
}  # fmt: skip
#: answers that no single command line prints in JSON
APART = {
    "locate-points",
    # what `kurils mcp` gives: tests/test_mcp.py
    "brief-status", "brief-compare", "brief-explain", "brief-timeline", "brief-diff", "brief-documents",
    "brief-document", "brief-locate", "brief-cite", "evidence",
}  # fmt: skip


def of_record(name):
    """The schema for the record in use."""
    return schema(kurils.load().dispute, name)


def closed(document):
    """The schema with unknown keys refused, so that none is printed that nobody documented."""
    strict = copy.deepcopy(document)
    for part in strict["$defs"].values():
        part["additionalProperties"] = False
    return strict


def test_every_answer_has_a_case():
    """A new answer is held to its schema."""
    assert set(answers()) == set(CASES) | APART, "name a command that prints the new answer in CASES"


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, lines in CASES.items() for line in lines])
def test_what_is_printed_is_what_the_schema_says(cli, name, line):
    """Every key is there, none is unknown, each value has its type."""
    result = cli(*line.replace("--format json ", "").split(), "--format", "json")
    jsonschema.validate(json.loads(result.out), closed(of_record(name)), jsonschema.Draft202012Validator)


@pytest.mark.parametrize("name", [*answers(), None])
def test_every_schema_is_a_schema(name):
    """Of the dialect that it names."""
    document = of_record(name)
    jsonschema.Draft202012Validator.check_schema(document)
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda answer: answer["islands"][0].pop("holder"), "holder"),
        (lambda answer: answer["islands"][0]["control"].update(kind="conquest"), "conquest"),
        (lambda answer: answer.update(islands=None), "None"),
        (lambda answer: answer["kurils"].update(beyond_record="no"), "boolean"),
    ],
)
def test_a_damaged_answer_is_refused(record, damage, says):
    """The schema is no rubber stamp."""
    answer = copy.deepcopy(record.status("1905-09-05"))
    jsonschema.validate(answer, schema(record.dispute, "status"), jsonschema.Draft202012Validator)
    damage(answer)
    with pytest.raises(jsonschema.ValidationError, match=says):
        jsonschema.validate(answer, schema(record.dispute, "status"), jsonschema.Draft202012Validator)


def test_unknown_keys_are_allowed_to_others(record):
    """Keys are added over time, and a consumer's validator must not break then."""
    answer = {**record.status("1905-09-05"), "added_later": 1}
    jsonschema.validate(answer, schema(record.dispute, "status"), jsonschema.Draft202012Validator)


def test_every_type_says_what_it_is():
    """From its docstring."""
    undescribed = [name for name, type in types().items() if not (type.__doc__ or "").strip()]
    assert undescribed in ([], ["Span", "OpenSpan", "Coverage"])


def test_every_key_has_a_meaning():
    """Also every column of an exported table."""
    missing = [f"{name}.{key}" for name, type in types().items() for key in keys(type) if not meaning(name, key)]
    missing += [
        f"{table.name}.{column}" for table in TABLES for column in table.columns if not meaning(table.name, column)
    ]
    assert missing == []


def test_no_meaning_is_left_over():
    """A key that is gone takes its meaning with it."""
    used = set()
    for name, found in [*((n, keys(t)) for n, t in types().items()), *((t.name, t.columns) for t in TABLES)]:
        for key in found:
            general = f"*Answer.{key}" if name.endswith("Answer") and f"*Answer.{key}" in MEANINGS else key
            used.add(f"{name}.{key}" if f"{name}.{key}" in MEANINGS else general)
    assert set(MEANINGS) - used == set()


def test_schema_prints_and_writes(cli, tmp_path):
    """One answer, all of them, a file, and a suggestion for a near miss."""
    assert json.loads(cli("schema", "status").out)["$ref"] == "#/$defs/StatusAnswer"
    whole = json.loads(cli("schema").out)
    assert len(whole["oneOf"]) == len(answers())
    assert cli("schema", "-o", tmp_path / "all.json").code == 0
    assert json.loads((tmp_path / "all.json").read_text()) == whole
    missed = cli("schema", "statu")
    assert (missed.code, "did you mean status" in missed.err) == (4, True)


def test_answers_are_called_as_their_commands():
    """So that `kurils schema COMMAND` is what one tries first."""
    assert {name for name in answers() if name in COMMANDS} >= {"status", "compare", "timeline", "diff", "document"}
