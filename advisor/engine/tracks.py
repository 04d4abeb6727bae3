"""The states that an option, and the weighing, go through while questions are answered, by number.

What tells completions apart is then a few small numbers, which whole arrays of them can be looked up by.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from advisor.engine.conditions import HOLDS, Literals, Residue, progressed, waited_for

Array = npt.NDArray[Any]
Pending = tuple[tuple[Residue, int | None], ...]
"""What bears on one option and is not settled: residues, each with its points, or ``None`` if it rules out."""

OUT = 0
"""The state of an option that is out of the race."""
DONE = 1
"""The state in which nothing is pending any more."""


class Track:
    """The states that one option goes through: what is pending about it, by number; 0 is out, 1 is nothing pending."""

    def __init__(self, literals: Literals, pending: Pending) -> None:
        self._literals = literals
        self._states: list[Pending | None] = [None, ()]
        self._numbers: dict[Pending, int] = {(): DONE}
        self._steps: dict[tuple[int, str, int], tuple[int, int]] = {}
        self.start = self._number(pending)

    def __len__(self) -> int:
        return len(self._states)

    def step(self, state: int, question: str, holding: int) -> tuple[int, int]:
        """The state after an answer, and the points that the answer settles."""
        key = state, question, holding
        if key not in self._steps:
            self._steps[key] = self._taken(self._states[state], self._literals.of[question], holding)
        return self._steps[key]

    def _taken(self, pending: Pending | None, literals: int, holding: int) -> tuple[int, int]:
        gained, left = 0, []
        for residue, points in pending or ():
            after = progressed(residue, literals, holding)
            if after != HOLDS:
                left += [(after, points)] if after else []
            elif points is None:
                return OUT, 0
            else:
                gained += points
        return (OUT if pending is None else self._number(tuple(left))), gained

    def _number(self, pending: Pending) -> int:
        if pending not in self._numbers:
            self._numbers[pending] = len(self._states)
            self._states.append(pending)
        return self._numbers[pending]


class WeightTrack:
    """The same for the criteria that apply: once all is known about them, the weighted means are added."""

    def __init__(
        self, literals: Literals, residues: tuple[Residue, ...], means: dict[tuple[Residue, ...], Array]
    ) -> None:
        self._literals = literals
        self._means = means
        self._nothing = np.zeros_like(next(iter(means.values())))
        self._states: list[tuple[Residue, ...] | None] = [None, None]
        self._numbers: dict[tuple[Residue, ...], int] = {}
        self.first = self._nothing if waited_for(residues) else means[residues]
        self.start = self._number(residues)

    def __len__(self) -> int:
        return len(self._states)

    def step(self, state: int, question: str, holding: int) -> tuple[int, Array]:
        """The state after an answer, and the weighted mean of each option, once it is known."""
        residues, literals = self._states[state], self._literals.of[question]
        if residues is None:
            return state, self._nothing
        after = tuple(progressed(each, literals, holding) for each in residues)
        return self._number(after), self._nothing if waited_for(after) else self._means[after]

    def _number(self, residues: tuple[Residue, ...]) -> int:
        if not waited_for(residues):
            return DONE
        if residues not in self._numbers:
            self._numbers[residues] = len(self._states)
            self._states.append(residues)
        return self._numbers[residues]
