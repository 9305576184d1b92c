"""The fuzzer: asks the program what nobody would, and looks for what must not be (`make fuzz`, docs/testing.md).

A kind is one module with `case(draw, folder)`: it makes one case of the numbers that it draws,
runs it in this process,
and raises `Find` for what must not be. Every case is made of kind, seed and number alone, and comes again by them:

    python -m fuzz commands --seed 7 --only 1234
"""

#: kind -> what is made up
KINDS = {
    "commands": "command lines, with their stdin",
    "folders": "damaged folders of a record: what `check` accepts is answered, what it refuses is told",
    "csv": "tables for `tag`: no byte of a row is lost",
    "ndjson": "lines of JSON for `tag`",
    "geojson": "collections of features for `tag`",
    "parquet": "damaged Parquet and Arrow files for `tag`; needs pyarrow",
    "dates": "texts of dates: one answer, or one line that says why not",
    "names": "names of places and documents",
    "pages": "addresses of the page; needs playwright and chromium",
}


class Find(Exception):
    """Something that must not be."""
