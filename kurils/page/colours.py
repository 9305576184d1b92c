"""The colours of the parties on the page: one set of rules, written once for each, in light and in dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kurils.answers.dispute import Dispute, Look

#: of a party of which the record gives none
GREY = {"fill": "#8a8a8a", "soft": "#cccccc", "ink": "#444444", "on": "#ffffff"}
#: name of a colour on the page -> its role in the record
_VARIABLES = {"--{id}": "fill", "--{id}-soft": "soft", "--{id}-ink": "ink", "--on-{id}": "on"}


def state_rules(dispute: Dispute, rules: str) -> str:
    """`rules` for each party, and what their colours are."""
    looks: dict[str, Look] = {look["id"]: look for look in dispute["looks"]}
    parties = [looks[side] for side in dispute["sides"]]
    light, dark = (_variables(parties, palette) for palette in ("page", "page_dark"))
    colours = (
        f":root {{ {light} }}\n"
        f'@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {dark} }} }}\n'
        f'@media screen {{ :root[data-theme="dark"] {{ {dark} }} }}\n'
    )
    return colours + "".join(
        rules.replace("SLANT", f"{-look['slant']:g}").replace("ID", look["id"]) for look in parties
    )


def _variables(parties: list[Look], palette: str) -> str:
    found = []
    for look in parties:
        own: Mapping[str, str] = look["colours"].get(palette, GREY)
        found += [f"{name.format(id=look['id'])}: {own[role]};" for name, role in _VARIABLES.items()]
    return " ".join(found)
