"""What the site holds and in which order: the documents by what a reader wants of them."""

from __future__ import annotations

from scripts.reference import QUESTIONS

#: part -> what it is for, and its pages, each by its path in the project
CONTENTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "Tutorial": (
        "Fifteen minutes, from one question to a report; in English, in Russian, in Japanese.",
        (
            "README.md", "docs/tutorial.md",
            "README.ru.md", "docs/tutorial.ru.md", "README.ja.md", "docs/tutorial.ja.md",
        ),
    ),
    "How-to": (
        "One task a page.",
        (
            "docs/questions.md", "docs/dates.md", "docs/map.md", "docs/report.md", "docs/page.md",
            "docs/explore.md", "docs/scripting.md", "docs/notebooks.md", "docs/assistants.md", "docs/tagging.md",
            "docs/spark.md", "docs/export.md", "docs/citing.md", "docs/qgis.md", "docs/datasette.md",
            "docs/gazetteers.md", "docs/completion.md", "docs/configuration.md", "docs/other-disputes.md",
            "CONTRIBUTING.md",
        ),
    ),
    "Reference": (
        "Every document, island and year of the record, every command, key and word.",
        (
            "reference/documents/index.md", "reference/islands/index.md", "reference/years/index.md", "docs/cli.md",
            "docs/json-output.md", "docs/json-answers.md", "docs/json-parts.md", "docs/json-report.md",
            "docs/exit-codes.md", "docs/glossary.md", "data/README.md", "CHANGELOG.md",
        ),
    ),
    "Explanation": (
        "How the answers are made, how far they can be trusted, and why names are as they are.",
        (
            "docs/method.md", "docs/names.md", "docs/languages.md", "docs/geometry.md", "docs/known-defects.md",
            "docs/performance.md", "docs/testing.md", "SECURITY.md",
        ),
    ),
}  # fmt: skip
#: pages that another one lists
BELOW = tuple(f"docs/{page}" for page in QUESTIONS)
#: names in the list of contents, where a page is titled by its place in the project
NAMES = {
    "README.md": "A first look, and how to install",
    "README.ru.md": "Первый взгляд и установка",
    "README.ja.md": "はじめに、インストールの仕方",
    "data/README.md": "Dictionary of the record",
    "docs/page.md": "The page: one file to mail or publish",
}
#: pages of which the site makes many: in no list, and found from their index and by searching
MANY = ("reference/documents", "reference/islands", "reference/years")


def index() -> str:
    """The first page, in the markup in which the generator takes its tables of contents."""
    lines = ["kurils", "======", ""]
    lines += [
        "Who held and who claimed Iturup, Kunashir, Shikotan and Habomai on any day since 1635, under which document,",
        "and what Japan and Russia each say of it. These pages are the documents of the program, and what its record",
        "holds: a page for every document, island and year.",
        "",
    ]
    for part, (purpose, pages) in CONTENTS.items():
        lines += [part, "-" * len(part), "", purpose, "", ".. toctree::", "   :maxdepth: 1", f"   :caption: {part}", ""]
        for page in pages:
            path = page.removesuffix(".md")
            lines.append(f"   {NAMES[page]} <{path}>" if page in NAMES else f"   {path}")
        lines.append("")
    return "\n".join(lines)
