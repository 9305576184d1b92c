"""The few words that stand at an island on a picture: who holds it, who else claims it; and what a line is.

Pictures show a state as it is called on that day (`called` of the section `status`), in its short form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from kurils.words.wording import Wording


class Labels:
    """Short words about places on one day."""

    def __init__(self, wording: Wording, called: Mapping[str, Sequence[Sequence[str]]], day: str) -> None:
        self._wording = wording
        self._called = called
        self._day = day

    def state(self, id: str) -> str:
        """A state as it was called on that day, in its short form."""
        rows = [row for row in self._called.get(id, ()) if row[0] <= self._day]
        return rows[-1][3] if rows else id

    def turns(self, id: str) -> list[str]:
        """The days from which a state is called something else."""
        return [row[0] for row in self._called.get(id, ()) if row[0]]

    def held(self, holder: str | None, kind: str, polity: str, changing: bool = False) -> str:
        """Who holds a place, in what manner: `Russia holds`, `USSR occupies`, `changing hands`."""
        if changing:
            return self._wording.tr("label.changing")
        state = self.state(holder) if holder else ""
        return self._wording.tr(f"label.held.{kind}", state=state, polity=polity)

    def holder(self, holder: str | None, kind: str, changing: bool = False) -> str:
        """The same as one word or two, for a table or a bar: `Russia`, `no state`, `changing`."""
        if changing:
            return self._wording.tr("label.changing")
        return self.state(holder) if holder else self._wording.tr(f"label.nobody.{kind}")

    def claims(self, claimants: Iterable[str], holder: str | None) -> str:
        """Who claims a place without holding it; empty where nobody does."""
        others = [self.state(id) for id in claimants if id != holder]
        if not others:
            return ""
        key = {1: "label.claims", 2: "label.claim-both"}.get(len(others), "label.claim-all")
        return self._wording.tr(key, states=self._wording.listed(others))

    def title(self, status: str, holder: str | None) -> str:
        """Who owns a place by agreement, or how the question stands."""
        return self._wording.tr(f"label.owned.{status}", state=self.state(holder) if holder else "")

    def line(self, state: str, by: str | None, since: str) -> str:
        """On what basis a line runs, with the year since when."""
        key = f"label.line.{state}"
        return self._wording.tr(key, state=self.state(by) if by else "", year=str(int(since[:4])))

    def tells(self, row: Mapping[str, Any]) -> list[str]:
        """Both of a row of a map, in lines: who holds, and who claims where anybody does."""
        held = self.held(row["holder"], row["control_kind"], row["polity"], row["changing_hands"])
        return [held, *filter(None, [self.claims(row["claimants"], row["holder"])])]

    def sign(self, kind: str, state: str | None = None) -> str:
        """What a sign of the legend means: `held.administration`, `claimed`, `owned.agreed`, `line.claimed` …"""
        return self._wording.tr(f"legend.{kind}", state=self.state(state) if state else "")
