"""What has no text in a language stands in English, marked; one line says what the mark means, wherever people read."""

from __future__ import annotations

import pytest

import kurils
from kurils.base.names import MARK
from kurils.report import write


def says_so(shown, record):
    """Whether the text has the line; how a format escapes the mark does not matter."""
    line = record.wording.tr("untranslated", mark=MARK.strip()).partition(MARK.strip())[2].strip(" \"'。.")
    return line in shown


@pytest.mark.parametrize("format", ["markdown", "html"])
@pytest.mark.parametrize(("language", "marked"), [("ko", True), ("th", True), ("ru", False), ("en", False)])
def test_a_report_says_what_its_mark_means(language, marked, format):
    """The day of the Joint Declaration, of whose letters a core has no summary."""
    record = kurils.load(language)
    shown = write(record, record.report("1956-12-12"), format)
    assert says_so(shown, record) is marked
    assert (MARK.strip() in shown.replace("\\", "")) is marked


@pytest.mark.parametrize(("language", "marked"), [("zh", True), ("ja", False)])
def test_an_answer_says_what_its_mark_means(cli, language, marked):
    """Under the answer, in formats that people read; data say it by the mark alone."""
    record = kurils.load(language)
    shown = cli("document", "1956-khrushchev-kono", "--lang", language)
    assert says_so(" ".join(shown.out.split()).replace(" ", ""), record) is marked
    assert (MARK.strip() in shown.out) is marked
    assert not says_so(cli("document", "1956-khrushchev-kono", "--lang", language, "--json").out, record)
