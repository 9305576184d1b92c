"""Which documents a query finds, where in them, and in which order: the one search of commands, page and explorer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kurils.answers.lists import SEARCHED
from kurils.base.names import MARK, close
from kurils.base.search import holds, key, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from kurils.answers.documents import FoundIn
    from kurils.store.rows import DocumentRow

#: characters of a text that are shown around a hit
_AROUND = 60
#: near misses that are offered at most, and words of a query that are taken for misspelt
NEAR, MISSPELT = 5, 8

#: how well a document is found, less is better: the title itself, a title that holds the phrase, all words in a title
TITLE, PHRASE, WORDS = 0, 1, 2


def named_places(document: DocumentRow) -> set[str]:
    """The places that a document names: territories, and islands of them."""
    return {id for id, how in document["territories"].items() if how == "named"} | {*document["members"]}


class Hit:
    """A document that a query finds: how well, and where."""

    __slots__ = ("found", "id", "rank")

    def __init__(self, id: str, rank: int, found: FoundIn) -> None:
        self.id = id
        #: less is better
        self.rank = rank
        self.found = found


def search(
    section: Mapping[str, Any],
    all: list[DocumentRow],
    query: str,
    named: Callable[[str], list[str]],
) -> list[Hit]:
    """The documents that hold every word of a query, and every phrase in quotation marks, the best first.

    `named` gives the ids of the places that go by a name: a document that names the place holds the name. Documents of
    one rank stay in order of time.
    """
    phrases = [key(phrase) for phrase in re.findall('["“„«]([^"“”„«»]+)["”»]', query)]
    wanted, whole = words(query), key(query)
    if not wanted:
        return []
    places = {word: set(named(word)) for word in query.replace('"', " ").split()}
    by_word = {word: ids for given, ids in places.items() if ids for word in key(given).split()}
    hits = []
    for document in all:
        rows = section["documents"][document["id"]]
        touched = named_places(document)
        left = [word for word in wanted if not any(holds(text, word) for _, _, text, _ in rows)]
        if any(not by_word.get(word, set()) & touched for word in left):
            continue
        if any(not any(phrase in text for _, _, text, _ in rows) for phrase in phrases):
            continue
        hits.append(_hit(document, rows, wanted, whole))
    return sorted(hits, key=lambda hit: hit.rank)


def near(section: Mapping[str, Any], all: list[DocumentRow], query: str) -> list[str]:
    """Ids of documents whose titles are like a query that finds nothing, or that hold what its words may mean."""
    titles = {
        text: id for id, rows in section["documents"].items() for field, _, text, _ in rows if field in ("title", "id")
    }
    like = [titles[text] for text in close(key(query), titles, NEAR, 0.65)]
    texts = (text for rows in section["documents"].values() for _, _, text, _ in rows)
    vocabulary = {word for text in texts for word in text.split() if len(word) > 3}
    unknown = [word for word in dict.fromkeys(words(query)) if word not in vocabulary]
    if len(unknown) > MISSPELT:
        return like
    ordered = sorted(vocabulary)
    likely = {word: "".join(close(word, ordered, 1, 0.75)) for word in unknown}
    meant = [likely.get(word) or word for word in words(query)]
    others = [hit.id for hit in search(section, all, " ".join(meant), lambda _: [])]
    return list(dict.fromkeys([*like, *others]))[:NEAR]


def titled(section: Mapping[str, Any], text: str) -> list[str]:
    """Ids of the documents that are called so: by id, whole or cut short, by a title, or by part of one title only."""
    wanted = key(text)
    if not wanted.strip():
        return []
    exact: list[str] = []
    partly: list[str] = []
    for id, rows in section["documents"].items():
        names = [row[2] for row in rows if row[0] in ("title", "id")]
        if any(wanted == name or _run(wanted) == _run(name) for name in names):
            exact.append(id)
        elif any(wanted in name for name in names) or (len(_run(wanted)) > 7 and id.startswith(text.strip())):
            partly.append(id)
    return exact or partly


def _run(text_key: str) -> str:
    """A key without its blanks, for scripts that put them where they please."""
    return text_key.replace(" ", "")


def _hit(document: DocumentRow, rows: list[Any], wanted: list[str], whole: str) -> Hit:
    """How well the document is found, and in which of its rows first."""
    best, place = len(SEARCHED) + WORDS + 1, rows[0]
    for row in rows:
        field, _, text, _ = row
        if field == "title" and _run(whole) == _run(text):
            rank = TITLE
        elif field == "title" and whole in text:
            rank = PHRASE
        elif all(holds(text, word) for word in wanted):
            rank = WORDS + SEARCHED.index(field)
        elif any(holds(text, word) for word in wanted):
            rank = WORDS + len(SEARCHED)
        else:
            continue
        if rank < best:
            best, place = rank, row
    field, number, _, form = place
    return Hit(
        document["id"], best, {"field": field, "number": number, "text": _shown(document, field, number, form, wanted)}
    )


def _shown(document: DocumentRow, field: str, number: str | None, form: str, wanted: list[str]) -> str:
    """What stands there: a title or a name whole, of a text the words around the first hit."""
    if form:
        return form
    text = document["id"] if field == "id" else str(document["summary"])
    if field == "note":
        text = str(document["note"])
    elif field == "article":
        text = next(str(article["summary"]) for article in document["articles"] if article["number"] == number)
    if field == "id":
        return text
    # what is not translated is marked, wherever the words are found in it
    mark = MARK if text.startswith(MARK) else ""
    pieces = text.removeprefix(mark).split()
    at = next((n for n, piece in enumerate(pieces) if any(holds(key(piece), word) for word in wanted)), 0)
    begin = at
    while begin > 0 and len(" ".join(pieces[begin - 1 : at])) <= _AROUND // 2:
        begin -= 1
    end = at + 1
    while end < len(pieces) and len(" ".join(pieces[begin : end + 1])) <= _AROUND:
        end += 1
    return mark + ("… " if begin else "") + " ".join(pieces[begin:end]) + (" …" if end < len(pieces) else "")
