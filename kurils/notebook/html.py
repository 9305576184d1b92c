"""An answer as a piece of HTML for a notebook: the blocks that people read, and its sources to unfold.

Every text is escaped; of all attributes only addresses of the web come from the record.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from kurils.base.widths import clean
from kurils.show.elements import Columns, Facts, Heading, Items, Paragraph, Preformatted, Table
from kurils.words.assistant import edition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kurils.record import Record
    from kurils.show.elements import Block
    from kurils.show.formats import Presentation

#: headings of an answer are no headings of the notebook
_TOP = 2


def html(record: Record, answer: Mapping[str, Any], presentation: Presentation) -> str:
    """The blocks of a presentation, the sources of its answer, and the edition of the record."""
    assert presentation.blocks is not None
    parts = [_drawn(block) for block in presentation.blocks()]
    sources = answer.get("sources")
    if sources and isinstance(sources[0], dict):
        parts.append(_sources(sources, record.wording.count("notebook.sources", len(sources))))
    parts.append(f"<p><small>{_text(edition(record.meta, record.wording))}</small></p>")
    return f'<div class="kurils">{"".join(parts)}</div>'


def _text(text: str) -> str:
    return escape(clean(text))


def _drawn(block: Block) -> str:
    if isinstance(block, Heading):
        level = min(6, block.level + _TOP)
        return f"<h{level}>{_text(block.text)}</h{level}>"
    if isinstance(block, Paragraph):
        return f"<p>{_text(block.text)}</p>"
    if isinstance(block, Items):
        return _list(block.items)
    if isinstance(block, Facts):
        return _list([(fact.label, (", ", "; ")[fact.apart].join(fact.texts)) for fact in block.facts])
    if isinstance(block, Table):
        head = "".join(f"<th>{_text(column)}</th>" for column in block.columns)
        rows = ["".join(f"<td>{_text(cell.text)}</td>" for cell in row) for row in block.rows]
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    if isinstance(block, Preformatted):
        words = f"<p>{_text(block.words)}</p>" if block.words else ""
        lines = "\n".join(map(_text, block.plain()))
        return f"<pre>{lines}</pre>{words}"
    assert isinstance(block, Columns)
    cells = [
        f'<td style="vertical-align:top;text-align:left"><h5>{_text(title.text)}</h5>{"".join(map(_drawn, inner))}</td>'
        for title, inner in block.parts
    ]
    return f"<table><tr>{''.join(cells)}</tr></table>"


def _list(items: list[tuple[str, str]]) -> str:
    lines = [
        f"<b>{_text(label)}</b>: {_text(text)}" if label and text else _text(label or text) for label, text in items
    ]
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def _sources(lines: list[Any], title: str) -> str:
    """Sources, folded below how many they are."""
    told = []
    for line in lines:
        name = _text(f"{line['title']}. {line['publisher']}")
        url = line["url"] or ""
        linked = f'<a href="{escape(url)}">{name}</a>' if url.startswith(("https://", "http://")) else name
        told.append(f"<li>{linked} [{_text(line['id'])}]</li>")
    return f"<details><summary>{_text(title)}</summary><ul>{''.join(told)}</ul></details>"
