"""What decides, the tests that say what it must do, and the changes that change nothing."""

from __future__ import annotations

_DATES = (
    "civil", "clock", "dual", "edtf", "forms", "japanese", "japanese_text", "julian", "notation", "parse", "readings",
    "tables", "text", "vocabulary", "western", "written",
)  # fmt: skip
_OF_DATES = (
    "dates_parse", "dates_forms", "dates_japanese", "dates_julian", "dates_edtf", "dates_triples", "dates_properties",
    "decisions",
)  # fmt: skip
#: what decides -> the tests that say what it must do, the quickest first
TESTS: dict[str, tuple[str, ...]] = {
    "kurils/query/status.py": ("decisions", "status_toy", "headline"),
    "kurils/query/changes.py": ("decisions", "status_toy"),
    "kurils/query/diff.py": ("decisions", "status_toy"),
    "kurils/query/locate.py": ("locate",),
    "kurils/store/tracks.py": ("decisions", "status_toy"),
    "kurils/store/validate/tracks.py": ("check_tracks", "check_mutation"),
    "kurils/store/validate/governing.py": ("check_mutation", "governing_rules"),
    "kurils/tagging/kernel.py": ("tag_kernel", "tag_agreement"),
    **{f"kurils/dates/{name}.py": _OF_DATES for name in _DATES},
}

_HALF = "`check` refuses a document without a state, and a state without a document (half-governing)"
#: changes that change nothing: module, function and the line with the change -> why
EQUAL: dict[tuple[str, str, str], str] = {
    (
        "kurils/store/validate/tracks.py",
        "_check_claims",
        "last[key] is None or first < str(last[key])  ->  first < str(last[key])",
    ): "no day is later than the text None",
    ("kurils/query/status.py", "status", "first < last  ->  first <= last"): "between a day and itself nothing changes",
    ("kurils/query/status.py", "_bearing", "id is None or state is None  ->  id is None and state is None"): _HALF,
    ("kurils/query/status.py", "_bearing", "id is None or state is None  ->  id is None"): _HALF,
    ("kurils/query/status.py", "_bearing", "id is None or state is None  ->  state is None"): _HALF,
    ("kurils/query/changes.py", "turning", "[spell] if spell else []  ->  [spell]"): (
        "on a day of a change there is a spell"
    ),
    (
        "kurils/store/tracks.py", "Place.on", "self._rows[track][at] or self._row(track, at)  ->  self._row(track, at)",
    ): "what was decoded once is kept for speed only",
    ("kurils/dates/dual.py", "reading_of", "0  ->  -1"): "a weekday is checked against the day that all notations name",
    ("kurils/dates/dual.py", "_beside", "notation.named[2] is None  ->  notation.named[2] is not None"): (
        "whether all are days or none is, is asked of what is no day as well as of what is one"
    ),
    ("kurils/dates/dual.py", "_beside", "1  ->  2"): "days alone without a month are refused in the same words later",
    ("kurils/dates/japanese.py", "_months_of", "14  ->  15"): "what is looked at more is of another year",
    ("kurils/dates/japanese.py", "_months_of", "14  ->  13"): (
        "a year of thirteen months begins with the first month that is looked at"
    ),
}  # fmt: skip
