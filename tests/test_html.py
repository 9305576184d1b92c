"""Every HTML page is laid out by the same rules and carries the same policy."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

import kurils
from kurils.maps.page import page as map_page
from kurils.report import write
from kurils.show.html import environment, rendered, text_in

RULES = "default-src 'none'; {own}base-uri 'none'; form-action 'none'"


def hashed(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


@pytest.fixture
def drawn(tmp_path):
    """Renders a template that is written for the test."""

    def draw(template, **values):
        (tmp_path / "page.html").write_text(template, encoding="utf-8")
        return rendered(environment(str(tmp_path)), "page.html", **values)

    return draw


def policy_of(text):
    (found,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
    return found


@pytest.mark.parametrize(
    ("body", "own"),
    [
        ("", ""),
        ("<style>a {}</style>", f"style-src {hashed('a {}')}; "),
        ("<style>a {}</style><script>b()</script>", f"style-src {hashed('a {}')}; script-src {hashed('b()')}; "),
        ("<style>a {}</style><style>b {}</style>", f"style-src {hashed('a {}')} {hashed('b {}')}; "),
        ("<style>a {}</style><style>a {}</style>", f"style-src {hashed('a {}')}; "),
        ('<script type="text/plain">data</script>', ""),
    ],
)
def test_the_policy_lets_in_the_styles_and_scripts_of_the_page_alone(drawn, body, own):
    """By their hashes; data in a script element are not run, and need none."""
    assert policy_of(drawn("{{ policy }}" + body)) == RULES.format(own=own)


def test_what_is_printed_is_escaped_and_clean(drawn):
    """No markup and no control character of a text gets into a page, nor a style or script into its policy."""
    text = drawn(
        "{{ policy }}<p>{{ text }}</p>{{ part }}", text="<script>b()</script>\x1b\x00&", part=Markup("<i></i>")
    )
    assert text.endswith("<p>&lt;script&gt;b()&lt;/script&gt;&amp;</p><i></i>")
    assert policy_of(text) == RULES.format(own="")


def test_a_name_without_a_value_is_a_mistake(drawn):
    """Nothing is filled with nothing."""
    with pytest.raises(UndefinedError):
        drawn("{{ missing }}")


def test_report_map_and_page_have_the_same_policy(record, whole_page):
    """Each with the hashes of its own style, and of its script where it has one."""
    pages = [
        write(record, record.report("1956-12-12", sections=["situation"]), "html"),
        map_page(record, record.map("1956-12-12")),
        whole_page,
    ]
    for text in pages:
        own = "".join(
            f"{kind}-src {' '.join(dict.fromkeys(map(hashed, found)))}; "
            for kind in ("style", "script")
            if (found := re.findall(rf"<{kind}>(.*?)</{kind}>", text, re.DOTALL))
        )
        assert policy_of(text) == RULES.format(own=own)


def test_the_policy_is_written_once():
    """In one module of the program, and in no template."""
    room = Path(kurils.__file__).parent
    files = [path for path in room.rglob("*") if path.suffix in (".py", ".html") and "_index" not in path.parts]
    assert [path.name for path in files if "default-src" in path.read_text(encoding="utf-8")] == ["html.py"]


def test_russian_pages_keep_together_what_a_line_of_text_keeps_together():
    """By blanks that forbid a break, in reports, maps and the page; markup and other languages stay as they are."""
    printed = text_in("ru")
    assert printed("№ 1 от 2 сентября 1945 г.") == "№\u00a01 от\u00a02\u00a0сентября 1945\u00a0г."
    assert printed(Markup("в <b>1945 г.</b>")) == "в <b>1945 г.</b>"
    assert printed(3) == 3
    assert text_in("en")("in 1945 г.") == "in 1945 г."
    record = kurils.load("ru")
    report = write(record, record.report("1855-02-07"), "html")
    for torn in (" 1855 г.", "№ 1", " и Шикотан"):
        assert torn not in re.sub(r"<style.*?</style>|<svg.*?</svg>|<[^>]*>", " ", report, flags=re.DOTALL), torn


@pytest.mark.parametrize("language", ["ja", "zh"])
def test_what_a_tab_is_called_hides_nothing(tmp_path, language):
    """Joiners keep lines of the body whole; a title is copied, and breaks nowhere."""
    template = "<html><head><title>{{ said }}</title></head><body>{{ said }}</body></html>"
    (tmp_path / "page.html").write_text(template, encoding="utf-8")
    page = rendered(environment(str(tmp_path), text_in(language)), "page.html", said="1905年9月5日")
    assert "<title>1905年9月5日</title>" in page
    assert "\u2060" in page.partition("</head>")[2]
