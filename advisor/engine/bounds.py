"""What the questions still to come can do at most: rule an option out, or move it against another."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain

import numpy as np

from advisor.engine.conditions import HOLDS, Literals, Residue, progressed, waited_for
from advisor.engine.tracks import Array, Pending


class Bounds:
    """The bounds of a race: what is ``pending`` about each option, and the questions that it hangs on.

    ``means`` are the weighted means of the options for each pattern of the criteria's ``residues``, in the numbers
    that the points of ``pending`` are given in and that the bounds come in.
    """

    def __init__(
        self,
        literals: Literals,
        questions: Sequence[str],
        pending: Sequence[Pending],
        *,
        residues: tuple[Residue, ...],
        means: Mapping[tuple[Residue, ...], Array],
    ) -> None:
        self._literals = literals
        self._questions = questions
        self._pending = pending
        self._weighing = waited_for(residues)
        self._means = means
        self._relevant = self._weighing | waited_for(residue for each in pending for residue, _ in each)
        self._nothing = np.zeros_like(next(iter(means.values())))

    def safe(self, later: Sequence[str]) -> Array:
        """Which options the later questions can't rule out."""
        literals = self._of(later)
        return ~np.array([any(hard & literals for hard in each) for each in self._excluding], dtype=bool)

    def swing(self, later: Sequence[str]) -> Array:
        """(option, rival): the most that the later questions can add to an option over what they add to a rival."""
        literals = self._of(later)
        swing: Array = sum((self._swings[question] for question in later), np.zeros_like(self._base_swing))
        for several, wide in self._wide_swings:
            if several & literals:
                swing = swing + wide
        return swing + self._base_swing if self._weighing & literals else swing

    def order(self, question: str) -> tuple[bool, bool, int]:
        """Hard questions first: what can rule out or moves weights, what hangs together, what has most points."""
        literals = self._literals.of[question]
        hard = any(each & literals for each in chain(*self._excluding, [self._weighing]))
        wide = any(each & literals for each, _ in self._wide_swings)
        return not hard, not wide, -int(self._swings[question].max())

    def _of(self, questions: Iterable[str]) -> int:
        return sum(self._literals.of[question] for question in questions)

    @cached_property
    def _excluding(self) -> list[list[int]]:
        """The literals of each option's pending ``rules-out`` conditions."""
        return [[waited_for((residue,)) for residue, points in each if points is None] for each in self._pending]

    @cached_property
    def _base_swing(self) -> Array:
        """From the criteria; never below 0, as some rows have their means before all questions on criteria are done."""
        swing: Array = np.maximum(np.max([_over_rivals(each) for each in self._means.values()], axis=0), 0)
        return swing

    @cached_property
    def _swings(self) -> dict[str, Array]:
        """By question, from the notes that hang on it alone."""
        return {question: self._swing_of(question) for question in self._questions}

    def _swing_of(self, question: str) -> Array:
        literals = self._literals.of[question]
        alone = [
            [(residue, points) for residue, points in each if points and not waited_for((residue,)) & ~literals]
            for each in self._pending
        ]
        swings = []
        for holding, _ in self._literals.classes(question, self._relevant):
            gains = self._nothing.copy()
            for at, each in enumerate(alone):
                gains[at] = sum(points for residue, points in each if progressed(residue, literals, holding) == HOLDS)
            swings.append(_over_rivals(gains))
        most: Array = np.max(swings, axis=0)
        return most

    @cached_property
    def _wide_swings(self) -> list[tuple[int, Array]]:
        """From the notes that hang on several questions: their literals, and what they can add."""
        wide = []
        for at, pending in enumerate(self._pending):
            for residue, points in pending:
                if points and len(self._literals.questions([residue], self._questions)) > 1:
                    gains = self._nothing.copy()
                    gains[at] = points
                    wide.append((waited_for((residue,)), np.maximum(_over_rivals(gains), 0)))
        return wide


def _over_rivals(gains: Array) -> Array:
    """(option, rival): how much more the option gains than the rival."""
    over: Array = gains[:, np.newaxis] - gains
    return over
