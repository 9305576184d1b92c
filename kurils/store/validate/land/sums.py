"""Figures that agree: parts add up to the whole, by the same side and of the same time, and a summit has one height."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, pairwise
from math import inf
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kurils.store.validate.form.entries import Entries, Entry

#: what is asked of two areas before they are compared
SAME_SURVEY = ("side", "edition", "method")
#: what the areas of the parts and of the whole are of
COMPARED = (("island", "island"), ("with-islets", "with-islets"), ("island", "with-islets"))
#: part by which two sums may differ even if a `note` says so
NOTED = 0.1
#: and two heights of one summit if none does
LOWER = 0.05
#: how many times as high one height of a place may be as another, and if a `note` says why
RATHER_LOWER, FAR_LOWER = 1.25, 1.8
#: how many times as many people one side may count in a place as when it counted there before, if no `note` says why
FAR_MORE = 4


def check_sums(entries: Entries) -> None:
    """Report wholes that are not the sums of their parts, and summits of two heights."""
    islands = entries.by_id("islands")
    for entry in entries["totals"]:
        parts = [entries.by_id("territories").get(str(id)) or {} for id in entry.values.get("territories") or ()]
        _check_people(entry, parts)
        _check_one_count(entry, [_figures(part, "population") for part in parts], "its territories")
        _check_areas(entry, parts)
        _check_counts(entry)
    for entry in chain(entries["territories"], entries["islands"]):
        people = _figures(entry.values, "population")
        villages = [figure for figure in people if figure.get("place")]
        _check_parted(entry, villages, "its parts")
        _check_one_count(entry, [[{**figure, "place": None}] for figure in villages], "its parts")
        _check_islets(entry)
        _check_counts(entry)
    for entry in entries["territories"]:
        members = [_figures(islands.get(str(id)) or {}, "population") for id in entry.values.get("members") or ()]
        own = [figure for figures in members for figure in figures if not figure.get("place")]
        _check_parted(entry, own, "its islands", apart=True)
        _check_one_count(entry, members, "its islands")
    _check_summits(entries)


def _figures(place: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """The figures of a place that could be read."""
    return [figure for figure in place.get(key) or () if figure and figure.get("value")]


def _number(figure: dict[str, Any], key: str = "value") -> float | None:
    return float(figure[key]) if figure.get(key) else None


def _check_people(entry: Entry, parts: list[dict[str, Any]]) -> None:
    """People and households of one side and day; a place of which that side only ever counts nobody adds nobody."""
    for total in _figures(entry.values, "population"):
        for key in ("value", "households"):
            told = _number(total, key)
            if told is None or total.get("place"):
                continue
            counts = [_count(part, total, key) for part in parts]
            known = [count for count in counts if count is not None]
            whole = sum(known)
            if whole > told or (whole != told and known and len(known) == len(counts)):
                what = "people" if key == "value" else "households"
                note = (total.get("note") or {}).get("en") or ""
                said = f"{whole:,.0f}" in note or f"{whole:.0f}" in note
                if not said or abs(whole - told) > NOTED * told:
                    sums = f"{told:,.0f} {what} on {total.get('date')}, and {whole:,.0f} in its territories"
                    entry.at.problem("no-sum", f"{sums}: mend one, or say the other sum in its `note`")


def _count(part: dict[str, Any], total: dict[str, Any], key: str) -> float | None:
    own = [f for f in _figures(part, "population") if f.get("side") == total.get("side") and not f.get("place")]
    for figure in own:
        count = _number(figure, key)
        if figure.get("date") == total.get("date") and count is not None:
            return count
    nobody = own and all(_number(figure) == 0 for figure in own)
    return 0.0 if nobody else None


def _check_counts(entry: Entry) -> None:
    """From one count of a side to its next there are not many times as many people, or as few; but all may leave."""
    counts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for figure in _figures(entry.values, "population"):
        if figure.get("date") and _number(figure):
            counts[repr((figure.get("side"), figure.get("place")))].append(figure)
    for figures in counts.values():
        for before, after in pairwise(sorted(figures, key=lambda figure: str(figure["date"]))):
            few, many = sorted((_number(before) or 0, _number(after) or 0))
            if few * FAR_MORE < many and not (before.get("note") or after.get("note")):
                told = f"{before['value']} people on {before['date']}, and {after['value']} on {after['date']}"
                entry.at.problem("no-note", f"{told}: mend one, or say in a `note` why they differ")


def _check_parted(entry: Entry, parts: list[dict[str, Any]], what: str, apart: bool = False) -> None:
    """Where all people of a place live in some parts of it, so do all households, and the reverse.

    Parts that lie `apart` have no more of either; of others one may lie in another.
    """
    for whole in _figures(entry.values, "population"):
        if whole.get("place"):
            continue
        same = [part for part in parts if all(part.get(key) == whole.get(key) for key in ("side", "date"))]
        sums = {key: sum(_number(part, key) or 0 for part in same) for key in ("value", "households")}
        told = {key: _number(whole, key) for key in sums}
        whole_sum = [key for key in sums if sums[key] == told[key] and len(same) > 1]
        complete = all(part.get("households") for part in same) and told["households"]
        for key, wrong in (("value", "people"), ("households", "households")):
            most = told[key]
            if most is None:
                continue
            if (apart and sums[key] > most) or (whole_sum and complete and key not in whole_sum):
                message = f"{what} have {sums[key]:,.0f} {wrong} on {whole.get('date')}, the whole {most:,.0f}"
                entry.at.problem("no-sum", f"{message}: mend one of these figures")


def _check_one_count(entry: Entry, parts: list[list[dict[str, Any]]], what: str) -> None:
    """Where the parts of one day make the whole, one side has counted all of them."""
    for whole in _figures(entry.values, "population"):
        if whole.get("place"):
            continue
        found = []
        for figures in parts:
            same = [f for f in figures if f.get("date") == whole.get("date") and not f.get("place")]
            # of two counts of one day its own is meant
            found += sorted(same, key=lambda figure: figure.get("side") != whole.get("side"))[:1]
        others = sorted({str(figure.get("side")) for figure in found} - {str(whole.get("side"))})
        counted = [_number(figure) or 0 for figure in found]
        if others and len([count for count in counted if count]) > 1 and sum(counted) == _number(whole):
            told = f"{_number(whole):,.0f} people on {whole.get('date')} are {whole.get('side')}'s count, and {what}"
            message = f"{told}, which make the same, {' and '.join(others)}'s: mend the `side` of one"
            entry.at.problem("other-side", message)


def _check_summits(entries: Entries) -> None:
    """One summit has one height, about; surveys that differ by more say so."""
    seen: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for entry in chain(entries["territories"], entries["islands"]):
        _check_heights(entry)
        place = str(entry.values.get("territory") or entry.values.get("id"))
        for height in _figures(entry.values, "heights"):
            # `Alaid, on Atlasova` is the summit of that name
            forms = {str(form).partition(",")[0] for form in (height.get("summit") or {}).values() if form}
            for form in sorted(forms):
                for other in seen[place, form]:
                    low, high = sorted(float(each["value"]) for each in (height, other))
                    noted = height.get("note") or other.get("note")
                    if low * FAR_LOWER < high or (low < high * (1 - LOWER) and not noted):
                        told = f"{form} has {height['value']} m here and {other['value']} m elsewhere"
                        entry.at.problem("no-note", f"{told}: mend one, or say in a `note` why they differ")
                        break
                seen[place, form].append(height)


def _check_heights(entry: Entry) -> None:
    """The heights of a place are those of its highest ground, whichever summit that is taken to be."""
    heights = _figures(entry.values, "heights")
    for n, height in enumerate(heights):
        for other in heights[:n]:
            low, high = sorted(float(each["value"]) for each in (height, other))
            noted = height.get("note") or other.get("note")
            if low * (FAR_LOWER if noted else RATHER_LOWER) < high:
                told = f"{height['value']} m here and {other['value']} m above"
                entry.at.problem("no-note", f"heights: {told}: mend one, or say in a `note` why they differ")
                return


def _check_areas(entry: Entry, parts: list[dict[str, Any]]) -> None:
    """Areas of one survey, whole and in parts, up to the digits in which they are given."""
    for total in _figures(entry.values, "areas"):
        for of in ("island", "with-islets"):
            found = [[*_surveyed(part, total, of)] for part in parts]
            # with their islets they may be larger than without, and never smaller
            if not (found and all(found)) or (of, total.get("of")) not in COMPARED:
                continue
            slack = sum(_half_digit(figures[0]) for figures in found) + _half_digit(total)
            least, most = (
                sum(choose(float(figure["value"]) for figure in figures) for figures in found) for choose in (min, max)
            )
            if not least - slack <= float(total["value"]) <= (most + slack if of == total.get("of") else inf):
                told = f"an area of {total['value']} km2 of {total.get('edition')}; its territories have {least:.2f}"
                entry.at.problem("no-sum", f"{told} by the same survey: mend one of these figures")


def _surveyed(part: dict[str, Any], total: dict[str, Any], of: str) -> Iterator[dict[str, Any]]:
    """The areas of a part by the survey of the total; a group of islands is measured whole."""
    for figure in _figures(part, "areas"):
        if figure.get("of") in (of, "group") and all(figure.get(key) == total.get(key) for key in SAME_SURVEY):
            yield figure


def _half_digit(figure: dict[str, Any]) -> float:
    """Half of the last digit in which a figure is given, which rounding can have changed."""
    decimals = len(str(figure["value"]).partition(".")[2])
    return 0.5 * 0.1**decimals + 1e-9


def _check_islets(entry: Entry) -> None:
    """By one survey a place without its islets is no larger than with them."""
    areas = _figures(entry.values, "areas")
    for without in areas:
        for whole in areas:
            same = all(without.get(key) == whole.get(key) for key in SAME_SURVEY)
            if same and without.get("of") == "island" and whole.get("of") == "with-islets":
                slack = _half_digit(without) + _half_digit(whole)
                if float(without["value"]) > float(whole["value"]) + slack:
                    told = (
                        f"{without['value']} km2 without islets, {whole['value']} with them, of {whole.get('edition')}"
                    )
                    entry.at.problem("no-sum", f"{told}: mend one of these figures")
