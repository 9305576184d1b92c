"""What an answer says, in words: one function a phrase, whoever prints it.

Each takes values of an answer and the words of one language. `status` imports this module at every start: it must
stay light.
"""

from __future__ import annotations

from kurils.words.languages import BY_ITEM, IN_CHARACTERS, gender, in_characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from kurils.answers.days import Bearing, Control, Title, Variant
    from kurils.words.wording import Wording


#: states of a document that are said by a participle
_PARTICIPLES = ("executed", "signed", "declared")


def control(holder: str | None, kind: str, polity: str | None, wording: Wording) -> str:
    """Who in fact held a place, as short as a table wants it: an administration goes without saying."""
    if kind == "administration":
        return wording.state(holder)
    if kind == "none" and polity:
        return wording.tr("control.polity", holder=wording.state(None), polity=polity)
    return control_in_full(holder, kind, wording)


def control_in_full(holder: str | None, kind: str, wording: Wording) -> str:
    """Who in fact held a place, and in what manner."""
    said = manner(kind, wording)
    return wording.tr("control.kind", holder=wording.state(holder), kind=said) if holder else said


def held(found: Control, wording: Wording) -> str:
    """Who in fact held a place, as which polity of the day, and in what manner, as part of a sentence."""
    kind = "" if found["kind"] == "administration" else manner(found["kind"], wording)
    key = "map.unheld" if found["holder"] is None else "map.held-kind" if kind else "map.held"
    return wording.tr(key, state=wording.state(found["holder"]), polity=found["polity"], kind=kind)


def holder(island: Mapping[str, Any], wording: Wording) -> str:
    """`control` of a place on a day."""
    found: Control = island["control"]
    return control(found["holder"], found["kind"], found["polity"], wording)


def title(status: str, holder: str | None, wording: Wording) -> str:
    """Who owned a place under an instrument between the states, or why nobody did."""
    return wording.tr(f"title.{status}", holder=wording.state(holder))


def owner(island: Mapping[str, Any], wording: Wording) -> str:
    """`title` of a place on a day."""
    found: Title = island["title"]
    return title(found["status"], found["holder"], wording)


def claimed(claimants: list[str], wording: Wording) -> str:
    """Who claimed a place, as part of a sentence."""
    if not claimants:
        return wording.tr("map.unclaimed")
    return wording.tr("map.claimed", claimants=wording.listed(map(wording.state, claimants)))


def in_short(holder: str | None, claimants: Iterable[str], wording: Wording) -> str:
    """Who held a place and which others claimed it, in as few words as a map has room for."""
    others = [wording.state(id) for id in claimants if id != holder]
    held = wording.state(holder) if holder else wording.tr("map.short.nobody")
    if not others:
        return held
    key = "map.short.claims" if len(others) == 1 else "map.short.claim"
    return wording.tr(key, holder=held, others=wording.series(others))


def look(holder: str | None, kind: str, others: Iterable[str], wording: Wording) -> str:
    """What the colours and patterns of an island on a map mean: who held it, and which others claimed it."""
    claiming = wording.series(map(wording.state, others))
    who = "mixed" if kind == "mixed" else "held" if holder else "unheld"
    key = f"map.legend.{who}-claimed" if claiming else f"map.legend.{who}"
    return wording.tr(key, holder=wording.state(holder), others=claiming)


def changing_hands(found: Control, wording: Wording) -> str:
    """That the sources leave open whether control had passed on that day, and their spans; empty where they do not."""
    if not found["changing_hands"]:
        return ""
    spans = [span for span in (found["from_edtf"], found["to_edtf"]) if span and "/" in span]
    return wording.tr("changing-hands", span=wording.listed(spans))


def manner(kind: str, wording: Wording) -> str:
    """In what manner a place is held: administration, military occupation."""
    return wording.tr(f"kind.{kind}")


def standing(state: str, wording: Wording, title: str = "") -> str:
    """In which state a document governs or bears on a place: in force, executed, signed.

    Where the language has genders, a participle has that of the document, if its title is given.
    """
    form = gender(title, wording.language) if state in _PARTICIPLES else ""
    return wording.tr(f"document-state.{state}.{form}" if form else f"document-state.{state}")


def document(title: str | None, article: str | None, state: str | None, wording: Wording) -> str:
    """A document by its title, with the article that counts and the state it was in; or the word for none."""
    if title is None:
        return wording.tr("nothing-governs")
    phrase = in_article(title, article, wording) if article else title
    if state is None:
        return phrase
    return wording.tr("document.state", document=phrase, state=standing(state, wording, title))


def article(number: str, wording: Wording, title: str = "") -> str:
    """An article as it is cited: `Art. 2(c)`; what is no number with letters or more behind it is cited as it is.

    Some documents, known by their title, are cited by item in some languages.
    """
    return wording.tr(_article("article", number, title, wording), **_numbered(number, wording))


def in_article(title: str, number: str, wording: Wording) -> str:
    """A document with the article that counts: `Treaty of Shimoda, Art. 2`."""
    return wording.tr(
        _article("document.article", number, title, wording), document=title, **_numbered(number, wording)
    )


def _article(key: str, number: str, title: str, wording: Wording) -> str:
    if not number[:1].isdigit() or not number.isascii():
        # words for a number, which may begin with one: 1799年2月20日の命令
        return f"{key}.as-it-is"
    if _clause(number):
        return f"{key}.clause"
    return f"{key}.item" if any(mark in title for mark in BY_ITEM.get(wording.language, ())) else key


def _clause(number: str) -> str:
    """What an article of a statute has in brackets where that is a number of its own: the 2.1 of 67(2.1)."""
    at = number.find("(")
    inner = number[at + 1 : -1] if at > 0 else ""
    return inner if "." in inner and inner.replace(".", "").isdigit() else ""


def _numbered(number: str, wording: Wording) -> dict[str, str]:
    """An article as its number and what follows it, so that a word can stand between them: 第2条(c), 第二条(c)."""
    head = len(number) - len(number.lstrip("0123456789-"))
    clause, part = _clause(number), number[head:]
    first, *to = number[:head].split("-")
    last = to[0] if to else ""
    if wording.language in IN_CHARACTERS and not clause:
        first, last = in_characters(first), in_characters(last)
    return {
        "article": number, "number": wording.tr("article.range", first=first, last=last) if to else first,
        "part": wording.tr("article.gap") + part if part else "", "clause": clause,
    }  # fmt: skip


def governing(bearing: Bearing | None, wording: Wording) -> str:
    """A document that governs or bears on a place, or the word for none."""
    found = bearing or {"title": None, "article": None, "state": None}
    return document(found["title"], found["article"], found["state"], wording)


def role(spell: Mapping[str, Any], wording: Wording, title: str = "") -> str:
    """Under which article, in which state and how long a document governed or bore on a place."""
    parts = [article(spell["article"], wording, title)] if spell["article"] else []
    parts.append(standing(spell["state"], wording, title))
    return wording.linked([*parts, wording.spell(spell["from"], spell["to"])])


def event(event: str, by: str | None, wording: Wording) -> str:
    """What happened to a document, and whose act it was where it was one side's."""
    words = wording.tr(f"event.{event}")
    return wording.tr("event.by", event=words, by=wording.state(by)) if by else words


def line_basis(line: Mapping[str, Any], wording: Wording) -> str:
    """On what basis a line between the states ran: agreed, demarcated, in practice, or claimed by one side."""
    return wording.tr(f"map.line.{line['state']}", by=wording.state(line["by"]))


def dissent(variant: Variant, wording: Wording) -> str:
    """A value that some sources give, the one that the record accepts, and why."""
    line = wording.tr(
        "differ.line",
        of=wording.tr(f"of.{variant['of']}"),
        value=wording.word("value", variant["value"]),
        by=variant["by"],
        accepted=wording.word("value", variant["accepted"]),
    )
    return wording.sentences([wording.stopped(line), variant["why"]])


def dissent_in_short(variant: Variant, wording: Wording) -> str:
    """A value that some sources give, and the one that the record accepts."""
    of = wording.tr(f"of.{variant['of']}")
    value, accepted = (wording.word("value", variant[key]) for key in ("value", "accepted"))
    return wording.tr("differ.short", of=of, value=value, accepted=accepted, id=variant["id"])


def said_since(entry: Mapping[str, Any], wording: Wording) -> str:
    """Since when a side has said something, and how certain that is."""
    return wording.tr("compare.since", since=entry["since"], certainty=wording.tr(f"certainty.{entry['certainty']}"))


def places(ids: Iterable[str], names: Mapping[str, str], whole: list[str], wording: Wording) -> str:
    """The names of several places for a table; those of `whole`, the default territories, go together by one word."""
    found = list(ids)
    if len(found) > 1 and found == whole:
        return wording.count("names.whole", len(found), number=wording.number(len(found)))
    # ids are told apart by the comma of the command line
    return ", ".join(found) if all(names[id] == id for id in found) else wording.series(names[id] for id in found)


def where(ids: Iterable[str], names: Mapping[str, str], whole: list[str], wording: Wording) -> str:
    """The same in running text."""
    found = list(ids)
    if len(found) > 1 and found == whole:
        return wording.count("headline.all", len(found), number=wording.number(len(found)))
    return wording.listed(names[id] for id in found)


def everywhere(names: list[str], asked: int, wording: Wording) -> str:
    """The places of a group, all that were asked for as one phrase."""
    return wording.tr("report.all-places") if len(names) == asked > 1 else wording.series(names)
