"""`kurils status` and `kurils --version` without the command-line framework, when they are asked in a usual form.

Importing Typer takes three times as long as the whole answer, from 0.29 on six times. What is taken here are the
options of `_FLAGS`, `_VALUES` and `_FORMATS` in any order and spelling; whatever else is met, or goes wrong, is left to
the real application, which says what it thinks of it. A test holds that both print the same bytes and end with the same
code.
"""

from __future__ import annotations

import gc
import sys

#: option -> what it is called here
_FLAGS = {
    "--all": "all", "-a": "all", "--brief": "brief", "-b": "brief", "--full": "full", "--quiet": "quiet", "-q": "quiet",
    "--no-pager": "no-pager",
}  # fmt: skip
_VALUES = {
    "--date": "date", "-d": "date", "--format": "format", "-f": "format", "--view": "view", "--color": "color",
    "--fields": "fields", "--sort": "sort", "--lang": "lang",
}  # fmt: skip
#: options that stand for a format
_FORMATS = {"--json": "json", "--csv": "csv"}
#: formats that import little
_LIGHT = ("table", "json", "ndjson", "csv")


def answered(arguments: list[str]) -> int | None:
    """Print the answer and return the exit code, or do nothing and return None."""
    if arguments in (["--version"], ["-V"]):
        from kurils.base.version import __version__

        sys.stdout.write(f"kurils {__version__}\n")
        sys.stdout.flush()
        return 0
    if arguments and arguments[0].partition("=")[0] in ("--show-completion", "--install-completion"):
        from kurils.cli.completing.install import run

        return run(arguments)
    words: list[str] = []
    options = _parse(arguments, words) if "status" in arguments else None
    # options may stand before the command
    if options is None or words[:1] != ["status"] or options.get("format", "table") not in _LIGHT:
        return None
    # nothing is made that would need it, and looking for it takes a thirtieth of the time
    gc.disable()
    try:
        return _answer(words[1:], options)
    finally:
        # nor need the one at the exit go through what is there
        gc.freeze()
        gc.enable()


def _answer(words: list[str], options: dict[str, str]) -> int | None:
    """What the command `status` does, for a record whose other questions need not be there."""
    from kurils.base.errors import KurilsError
    from kurils.cli import manners
    from kurils.cli.asked import places_and_date
    from kurils.cli.output import emit
    from kurils.dates import today
    from kurils.query.status import status
    from kurils.show.blocks.answers import of_status
    from kurils.store.contents import Contents

    view, format = options.get("view", "neutral"), options.get("format", "table")
    ways = [way for way in ("brief", "full") if way in options]
    if len(ways) > 1:
        return None
    way = ways[0] if ways else "short"
    if way == "full" and format == "csv":
        return None
    try:
        asked = (options.get(name) for name in ("fields", "sort"))
        manners.take(options.get("color"), "quiet" in options, "no-pager" not in options, *asked)
        manners.now.language = options.get("lang") or manners.language(format)
        record, now = Contents(manners.now.language), today()
        if view != "neutral" and view not in record.sides:
            return None
        names, day = places_and_date(record, words, options.get("date"))
        chosen = record.places(names, all="all" in options)
        answer = status(record.section("status"), record.date(day, now), chosen, now, view)
        # what only the whole record has, polygons, is needed by no light format
        presentation = of_status(record, answer, way)  # type: ignore[arg-type]
    except KurilsError:
        return None
    texts = format.endswith("json")
    if answer["changes"] or texts or (way == "brief" and format == "csv"):
        from kurils.words.brief import add_texts

        add_texts(answer, record.wording, record.titles)
    if texts or (format == "table" and way == "short"):
        from kurils.words.headline import Headlines

        Headlines(record.wording, record.default_territories, now.isoformat()).add(answer)
    emit(presentation, format)
    return 0


def _parse(arguments: list[str], words: list[str]) -> dict[str, str] | None:
    """What is asked by options, each by its name, the other arguments added to `words`; None for any other form."""
    options: dict[str, str] = {}
    rest = iter(arguments)
    for word in rest:
        value: str | None = None
        name = word
        if word[:2] == "--":
            name, given, value = word.partition("=")
            value = value if given else None
        elif word[:1] == "-" and len(word) > 2:
            name, value = word[:2], word[2:]
        if name in _FLAGS:
            if value is not None:
                return None
            options[_FLAGS[name]] = ""
        elif name in _FORMATS:
            if value is not None or "format" in options:
                return None
            options["format"] = _FORMATS[name]
        elif name in _VALUES:
            value = next(rest, None) if value is None else value
            if value is None or value[:1] == "-" or _VALUES[name] in options:
                return None
            options[_VALUES[name]] = value
        elif word[:1] == "-":
            return None
        else:
            words.append(word)
    return options
