"""Colours and letters of every picture: one table for light, dark and print without colour, and what each state adds.

Neutral colours stand here; those of the states come from the record (`looks` of dispute.yaml), two parties of equal
luminance, so that neither weighs more. In pure grey their fills are therefore the same: no fill stands alone, every
island has words and every stripe a direction, and the `mono` theme adds hairlines inside the fills.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kurils.base.errors import NoSuchValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kurils.answers.dispute import Look

_SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, "
_SERIF = "'Noto Serif', Charter, 'Bitstream Charter', 'Sitka Text', Georgia, 'Nimbus Roman', "
#: of each script its own fonts, without and with serifs: a character that Chinese, Japanese and Korean share has in
#: each the shape of its readers
_OWN = {
    "ja": ("'Noto Sans CJK JP', 'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic', Meiryo, ",
           "'Noto Serif CJK JP', 'Noto Serif JP', 'Hiragino Mincho ProN', 'Yu Mincho', "),
    "zh": ("'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', ",
           "'Noto Serif CJK SC', 'Noto Serif SC', 'Songti SC', SimSun, "),
    "ko": ("'Noto Sans CJK KR', 'Noto Sans KR', 'Apple SD Gothic Neo', 'Malgun Gothic', ",
           "'Noto Serif CJK KR', 'Noto Serif KR', AppleMyungjo, Batang, "),
    "th": ("'Noto Sans Thai', Thonburi, 'Leelawadee UI', Tahoma, ", "'Noto Serif Thai', Thonburi, 'Leelawadee UI', "),
}  # fmt: skip


def sans(language: str) -> str:
    """The fonts for texts in a language, the wanted ones first; those of names in Japanese behind them."""
    own, usual = _OWN.get(language, ("", ""))[0], _OWN["ja"][0]
    return f"'Noto Sans', {own}{_SANS}{usual if own != usual else ''}sans-serif"


def serif(language: str) -> str:
    """The fonts for headings in a language."""
    own, usual = _OWN.get(language, ("", ""))[1], _OWN["ja"][1]
    return f"{_SERIF}{own}{usual if own != usual else ''}serif"


class Ink(NamedTuple):
    """How one state looks: its fill, the deep colour of rings and words, the tint under the dots of an occupation."""

    fill: str
    deep: str
    tint: str
    #: stripes of its claim lean to the right (1) or to the left (-1)
    slant: int
    #: hairlines inside its fill in print without colour: `horizontal`, `vertical`, or none
    hairs: str = ""


class Theme(NamedTuple):
    """The colours of a picture by what they are for, and the inks of the states."""

    name: str
    bg: str
    panel: str
    band: str
    ink: str
    muted: str
    rule: str
    sea: str
    land: str
    coast: str
    grat: str
    geo: str
    landtxt: str
    on_fill: str
    none: str
    none_deep: str
    line: str
    casing: str
    gap: str
    unset: str
    inks: Mapping[str, Ink]
    #: of the words on the picture, and their fonts
    language: str
    sans: str
    serif: str

    def of(self, state: str | None) -> Ink:
        """The ink of a state, or of no state."""
        return self.inks.get(state or "") or Ink(self.none, self.none_deep, self.panel, 1)


_LIGHT = {
    "bg": "#fbfaf7", "panel": "#ffffff", "band": "#f3f0ea", "ink": "#1b1e22", "muted": "#565d65", "rule": "#d9d5cc",
    "sea": "#e9eff2", "land": "#dbd6cb", "coast": "#a39d90", "grat": "#cfdade", "geo": "#5b6872",
    "landtxt": "#5f5a50", "on_fill": "#ffffff", "none": "#b9b4a9", "none_deep": "#77736a", "line": "#1b1e22",
    "casing": "#ffffff", "gap": "#fbfaf7", "unset": "#3c4147",
}  # fmt: skip
_DARK = {
    "bg": "#14171a", "panel": "#1a1e22", "band": "#1b1f23", "ink": "#eeebe4", "muted": "#a9b0b7", "rule": "#363c42",
    "sea": "#1b2329", "land": "#3a3d40", "coast": "#666a6d", "grat": "#2b353d", "geo": "#9fb0bb",
    "landtxt": "#b9b5ac", "on_fill": "#14171a", "none": "#6d6a63", "none_deep": "#a5a198", "line": "#f4f1ea",
    "casing": "#14171a", "gap": "#14171a", "unset": "#d5d1c8",
}  # fmt: skip
#: on paper: no colour, no tinted grounds
_MONO = {
    **_LIGHT, "bg": "#ffffff", "band": "#f2f2f2", "ink": "#000000", "muted": "#4d4d4d", "rule": "#cccccc",
    "sea": "#ffffff", "land": "#e4e4e4", "coast": "#9a9a9a", "grat": "#e0e0e0", "geo": "#5c5c5c",
    "landtxt": "#555555", "none": "#c9c9c9", "none_deep": "#6f6f6f", "line": "#000000", "gap": "#ffffff",
    "unset": "#333333",
}  # fmt: skip
_NEUTRAL = {"light": _LIGHT, "dark": _DARK, "mono": _MONO}
THEMES = tuple(_NEUTRAL)
_ROLES = ("fill", "deep", "tint")
#: what every state looks like in print without colour
_GREY = ("#777777", "#2b2b2b", "#e2e2e2")


def theme(name: str, looks: Sequence[Look], language: str = "en") -> Theme:
    """The colours of a picture for the states of a record, and the fonts of its language. Raises
    UsageError for a theme that is none.

    Those of `css` are names of variables (`variables`), for pictures inside a page, which is light or dark by itself.
    """
    fonts = {"language": language, "sans": sans(language), "serif": serif(language)}
    if name == "css":
        inks = {
            state: Ink(f"var(--{state}-fill)", f"var(--{state}-deep)", f"var(--{state}-tint)", ink.slant)
            for state, ink in _inks("light", looks)
        }
        return Theme(name, **{role: f"var(--{role.replace('_', '-')})" for role in _LIGHT}, inks=inks, **fonts)
    if name not in _NEUTRAL:
        raise NoSuchValue(f"no theme is called {name!r}", name, "themes", THEMES)
    return Theme(name, **_NEUTRAL[name], inks=dict(_inks(name, looks)), **fonts)


def variables(looks: Sequence[Look], name: str) -> str:
    """The colours of a theme as declarations of CSS variables, which the pictures of the theme `css` name."""
    found = {role.replace("_", "-"): colour for role, colour in _NEUTRAL[name].items()}
    for state, ink in _inks(name, looks):
        found.update({f"{state}-{role}": getattr(ink, role) for role in _ROLES})
    return "".join(f"--{role}:{colour};" for role, colour in found.items())


def _inks(name: str, looks: Sequence[Look]) -> Iterable[tuple[str, Ink]]:
    for number, look in enumerate(looks):
        slant = -1 if float(look["slant"]) < 0 else 1
        if name == "mono":
            yield look["id"], Ink(*_GREY, slant, ("horizontal", "vertical", "")[min(number, 2)])
            continue
        colours = look["colours"].get(name) or {}
        neutral = _NEUTRAL[name]
        usual = {"fill": neutral["none"], "deep": neutral["none_deep"], "tint": neutral["panel"]}
        yield look["id"], Ink(**{key: colours.get(key) or usual[key] for key in usual}, slant=slant)
