"""Text of a record is text in every format: nothing hides, turns a line round, becomes structure, or runs."""

from __future__ import annotations

import io
import json

import pytest
import yaml

from kurils.show import geojson
from kurils.show.formats import to_csv, to_markdown, to_yaml
from kurils.words.citations import csl_json

HIDDEN = ["\u061c", "\u2028", "\u2029", "\u202e", "\u2066", "\u200f", "\U000e0041"]


@pytest.mark.parametrize("char", HIDDEN)
def test_what_hides_or_turns_text_is_escaped_in_yaml_and_geojson(char):
    """The value is kept, and not one such character is written as it is."""
    value = {"name": f"Итуруп{char}x"}

    class Presentation:
        answer = value

    stream = io.StringIO()
    to_yaml.write(Presentation(), stream)
    for text, read in ((stream.getvalue(), yaml.safe_load), (geojson.text_of(value), json.loads)):
        assert char not in text
        assert read(text) == value


@pytest.mark.parametrize("text", ["1. one", "12) twelve", "+ plus", "- minus", "---", "===", "~~~", "www.example.org"])
def test_no_text_becomes_structure_in_markdown(text):
    """What would begin a list, a rule, a fence or a link has a backslash in it."""
    escaped = to_markdown.escape(text)
    assert "\\" in escaped
    assert escaped.replace("\\", "") == text


@pytest.mark.parametrize("text", ["=1+1", ";=1+1", "a; =1+1", "＝1+1", "＠x", "-x", "a;+x"])
def test_no_cell_is_run(text):
    """It begins with an apostrophe; numbers and lists stay as they are."""
    stream = io.StringIO()
    to_csv.write_rows(["a"], [[text], ["-5"], ["japan;russia"]], stream)
    assert stream.getvalue() == f"a\n'{text}\n-5\njapan;russia\n"


def test_a_title_with_a_tag_is_no_markup_of_a_citation():
    """Citation processors read a few tags; `a < b` stays."""
    (item,) = json.loads(csl_json.write([{"title": "<i>x</i> a < b"}]))
    assert item["title"] == "&lt;i>x&lt;/i> a < b"
