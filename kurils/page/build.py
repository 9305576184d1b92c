"""The page as one text: template, style, script and record, with a policy that lets nothing else in."""

from __future__ import annotations

import hashlib
import json
import os
import re
from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from kurils.page.data import page_data

if TYPE_CHECKING:
    from typing import Any

    from kurils.record import Record

ASSETS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "assets")
#: the parts of the style; the last one overrides the others
STYLES = ("colours", "layout", "drawing", "reading", "screens")
#: the parts of the script, in the order in which they need one another
SCRIPTS = ("calendar", "record", "story", "dom", "map", "timeline", "panels", "documents", "page")
#: `{{key}}` stands for a text, `{{{key}}}` for a part of the page itself
_PLACE = re.compile(r"\{\{(\{?)([a-z.-]+)\}?\}\}")


def build_page(record: Record) -> str:
    """The page as HTML. The same record gives the same text."""
    style, script = "".join(_read(f"{name}.css") for name in STYLES), _script()
    data = page_data(record)
    meta = record.meta
    texts = {
        **record.section("wording"),
        "language": record.language,
        "policy": policy(style, script),
        "program": data["program"],
        "attribution": meta["attribution"],
        "neutrality": meta["neutrality"],
        # the one text of the record's head that keeps its languages
        "names": meta["names"].get(record.language) or meta["names"]["en"],
        "page.version": record.wording.tr(
            "page.version", program=data["program"], record=meta["version"], day=meta["coverage"]["to"]
        ),
    }
    return fill(_read("page.html"), texts, {"style": style, "script": script, "data": embedded(data)})


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy: nothing from anywhere, but this very style and this very script."""
    rules = ("default-src 'none'", f"style-src {_hash(style)}", f"script-src {_hash(script)}", "base-uri 'none'",
             "form-action 'none'")  # fmt: skip
    return "; ".join(rules)


def embedded(value: Any) -> str:
    """JSON that can stand in a script element: no character of it can end the element or open a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def fill(template: str, texts: dict[str, str], parts: dict[str, str]) -> str:
    """The template with escaped texts and parts as they are. A missing one is a programming error (KeyError)."""

    def put(match: re.Match[str]) -> str:
        raw, key = match.groups()
        return parts[key] if raw else escape(texts[key])

    return _PLACE.sub(put, template)


def _script() -> str:
    """The script, closed in a scope of its own."""
    data = 'const data = JSON.parse(document.getElementById("data").textContent);'
    parts = [_read(f"{name}.js") for name in SCRIPTS]
    return "\n".join(['"use strict";', "(() => {", data, *parts, "})();", ""])


def _read(name: str) -> str:
    with open(os.path.join(ASSETS, name), encoding="utf-8", newline="") as stream:
        return stream.read().replace("\r\n", "\n")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
