"""Every HTML page that is written: one set of rules for templates, and one policy of what a page may load.

Whatever a template prints is escaped and freed of control characters, unless it is markup already. The policy lets a
page use the style sheets and scripts that stand in it, by their hashes, and nothing else from anywhere.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kurils.base import breaks, russian
from kurils.base.widths import clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

#: what a template prints in the head of its page; `rendered` puts the policy into it
_HEAD = '<meta http-equiv="Content-Security-Policy" content="{}">'
_PENDING = _HEAD.format("%%POLICY%%")
#: style sheets, and the scripts that are run; a script of another type is data
_OWN = re.compile(r"<(style|script)>(.*?)</\1>", re.DOTALL)


#: of no width, and forbids a line to end
JOINER = "\u2060"


def text(value: Any) -> Any:
    """A text as it is printed: without control characters; what is markup already stays."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def text_in(language: str) -> Callable[[Any], Any]:
    """How a text is printed in a page of a language: `text`, with what a language keeps in one line tied."""
    tie = {"ru": russian.tied, "ja": breaks.tied, "zh": breaks.tied}.get(language)
    if tie is None:
        return text
    return lambda value: tie(clean(value)) if isinstance(value, str) and not isinstance(value, Markup) else value


def environment(folder: str, finalize: Callable[[Any], Any] = text) -> Environment:
    """The templates of a folder; a name that they do not know is an error. `policy` is for the head of a page."""
    templates = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=finalize,
    )
    templates.globals["policy"] = Markup(_PENDING)
    return templates


def rendered(templates: Environment, name: str, **values: Any) -> str:
    """A page as text, with the policy for what stands in it."""
    page: str = templates.get_template(name).render(**values)
    # what the head says of the page goes where no line is broken: to tabs, bookmarks and previews
    head, end, body = page.partition("</head>")
    page = head.replace(JOINER, "") + end + body
    return page.replace(_PENDING, _HEAD.format(policy(page)), 1)


def policy(page: str) -> str:
    """The Content-Security-Policy of a page: nothing from anywhere, but its own style sheets and scripts."""
    allowed: dict[str, dict[str, None]] = {"style": {}, "script": {}}
    for kind, content in _OWN.findall(page):
        allowed[kind][f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"] = None
    own = [f"{kind}-src {' '.join(hashes)}" for kind, hashes in allowed.items() if hashes]
    return "; ".join(["default-src 'none'", *own, "base-uri 'none'", "form-action 'none'"])
