"""Write the list of Thai words by which lines of Thai end: those that the program's Thai texts and the record hold.

    python scripts/thai_words.py [FILE...]

Needs pythainlp (its dictionary, of which the words come, is dedicated to the public domain under CC0). Words that the
list has stay in it; the texts of further files are read too. Names of places are words, however many they are made of.
What no dictionary knows is printed at the end: add by hand what is no foreign name, one word a line.
"""

from __future__ import annotations

import os
import re
import sys

from kurils.base.resources import PACKAGE, data_root
from kurils.base.thai import unknown, vocabulary
from kurils.record import load

TARGET = os.path.join(PACKAGE, "base", "thai.txt")
#: runs of Thai letters and marks
_RUN = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")


def names() -> set[str]:
    """The Thai names of places, each as one word; of those in several words each of them."""
    places = load().section("places")
    found = [entry["names"].get("th") or "" for kind in ("territories", "islands", "straits") for entry in places[kind]]
    texts = [each if isinstance(each, str) else " ".join(form["form"] for form in each) for each in found]
    return {run for text in texts for run in _RUN.findall(text)}


def runs(paths: list[str]) -> list[str]:
    """Every run of Thai letters in the record, the program's words and some files."""
    paths = [*paths, os.path.join(PACKAGE, "words", "locale", "th.yaml")]
    paths += [os.path.join(path, name) for path, _, found in os.walk(data_root()) for name in found]
    texts = []
    for path in paths:
        if os.path.exists(path) and not path.endswith(".gz"):
            with open(path, encoding="utf-8", errors="ignore") as stream:
                texts.append(stream.read())
    return _RUN.findall("\n".join(texts))


def main(paths: list[str]) -> None:
    """Write the list, and print what is in none."""
    from pythainlp.corpus import thai_words
    from pythainlp.tokenize import word_tokenize
    from pythainlp.util import dict_trie

    own = names() | set(vocabulary())
    known = {word for word in thai_words() if _RUN.fullmatch(word)} | own
    trie, found = dict_trie(known), runs(paths)
    kept = own | {word for run in found for word in word_tokenize(run, custom_dict=trie) if word in known}
    with open(TARGET, "w", encoding="utf-8") as stream:
        stream.write("\n".join(sorted(word for word in kept if len(word) > 1)) + "\n")
    vocabulary.cache_clear()
    print(f"{len(kept)} words; unknown:", *sorted({part for run in found for part in unknown(run)}))


if __name__ == "__main__":
    main(sys.argv[1:])
