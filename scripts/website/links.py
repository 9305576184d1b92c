"""Follows every link of a built site that leads to the site: to a page, a file, or an anchor on it. No network."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

#: what a page takes from elsewhere when it is opened: tag -> attribute
LOADED = {
    "script": "src",
    "img": "src",
    "link": "href",
    "iframe": "src",
    "source": "src",
    "audio": "src",
    "video": "src",
}


class Page(HTMLParser):
    """The anchors of one page, and what it links to and loads."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the attributes of one element."""
        given = dict(attrs)
        self.anchors |= {value for value in (given.get("id"), given.get("name") if tag == "a" else None) if value}
        target = given.get(LOADED.get(tag, "href" if tag == "a" else ""))
        if target is not None:
            (self.links if tag == "a" else self.loaded).append(target)


def read(path: Path) -> Page:
    """The page in a file."""
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def broken(folder: Path) -> list[str]:
    """Every link that leads nowhere as `page: target`, and all that would be loaded from elsewhere."""
    pages = {path.resolve(): read(path) for path in sorted(folder.rglob("*.html"))}
    found = []
    for path, page in pages.items():
        name = path.relative_to(folder.resolve()).as_posix()
        for target in dict.fromkeys([*page.links, *page.loaded]):
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                if target in page.loaded:
                    found.append(f"{name}: loads {target}")
                continue
            file = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            anchor = unquote(parts.fragment)
            if not file.is_file() or (anchor and file in pages and anchor not in pages[file].anchors):
                found.append(f"{name}: {target}")
    return found
